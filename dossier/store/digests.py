"""The digests that tell a damaged case: one for each source, its text, and each story."""

import hashlib
from collections.abc import Mapping
from typing import Any

from dossier.domain.documents import PassageRole, Story
from dossier.store.packing import to_json

_COVERED = (
    "ordinal start end title title_start title_end byline byline_start byline_end published_start published_end "
    "published_basis evidence_start evidence_end opening passages_json".split()
)


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 of *data* in lower-case hex."""
    return hashlib.sha256(data).hexdigest()


def sha256_of_text(text: str) -> str:
    """Return the SHA-256 of the UTF-8 form of *text*."""
    return sha256_of(text.encode("utf-8", "surrogatepass"))


def article_digest(columns: Mapping[Any, Any], words: str, source_sha256: str) -> str:
    """Return the digest of a story: its words, what its row says of it, and the source it comes from."""
    digest = hashlib.sha256(to_json([source_sha256, *(columns[name] for name in _COVERED)]).encode())
    digest.update(words.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def story_digest(text: str, story: Story) -> str:
    """Return a digest of what a story says, by which the same story is known again in another file or layout.

    Title and body count, without case and blanks; bylines, captions, page furniture and comments do not.
    """
    words: list[str] = []
    for passage in story.passages:
        if passage.role is PassageRole.BODY:
            words.extend(passage.span.of(text).casefold().split())
    if not words:
        words = story.span.of(text).casefold().split()
    return sha256_of_text(" ".join(words))
