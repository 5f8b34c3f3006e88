"""What a dossier was made from, as data inside its PDF: the digests of its sources, each quote with its place, and the
edition of the case. With it the dossier can be compared with the case later.
"""

import hashlib
import hmac
import json
import re
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path

from dossier.errors import ExportError

FILE = "dossier-provenance.json"
"""The name of the data inside the PDF."""

_FORMAT = "dossier-provenance"
_SEAL = re.compile(rb"/DSSR_Seal\(([0-9a-f]{64})\)")
"""Stands in the trailer, behind all that readers of PDF files look at."""
_TRAILER_ENDS = b">>\nstartxref"
_MOST = 64 << 20
"""Bytes of data that are read, at most."""
_BEGINNING = re.compile(rb"/EmbeddedFile\b[^\n]{0,400}?(?:\n[^\n]{0,400}?){0,40}?stream\r?\n")


@dataclass(frozen=True, slots=True)
class QuotedSource:
    """A file that is quoted: its name and the SHA-256 of its bytes.

    Where a redacted edition withholds the digest, it is "", and ``mark`` is what only the case can make of it.
    """

    file: str
    sha256: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that are quoted: which of the sources they stand in, where (code points), and what they say.

    A redacted edition tells no places (both are -1): from them one could count how long the covered words are.
    """

    source: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a dossier was made from. ``edition`` is the digest of the last entry of the case's journal, ``entry`` its
    number; "" and 0 for a case without one. ``redacted`` tells that words are covered; ``edition`` is then a mark that
    only the case can make of that digest. ``sealed`` tells that the file bears a seal, see sealed()."""

    edition: str
    entry: int
    sources: tuple[QuotedSource, ...]
    quotes: tuple[Quote, ...]
    redacted: bool = False
    sealed: bool = False

    def packed(self) -> str:
        """Return it as JSON, equal for equal contents."""
        data = {"format": _FORMAT, "version": 1, **asdict(self)}
        if not self.redacted:
            data["sources"] = [{"file": each.file, "sha256": each.sha256} for each in self.sources]
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def sealed(content: bytes, secret: str) -> bytes:
    """Return a PDF with a seal over every byte of it, which only who has *secret* can make; as it is for no secret."""
    at = content.rfind(_TRAILER_ENDS)
    if not secret or at < 0:
        return content
    return b"%b/DSSR_Seal(%b)%b" % (content[:at], _seal(content, secret).encode(), content[at:])


def is_as_made(pdf: Path, secret: str) -> bool:
    """Tell whether not one byte of a sealed PDF was changed since it was made. Raises ExportError."""
    content = _content(pdf)
    found = None
    for found in _SEAL.finditer(content):  # noqa: B007 - the last one
        pass
    if found is None:
        return False
    bare = content[: found.start()] + content[found.end() :]
    return hmac.compare_digest(found.group(1).decode(), _seal(bare, secret))


def _seal(content: bytes, secret: str) -> str:
    return hmac.new(secret.encode(), b"seal of a dossier" + hashlib.sha256(content).digest(), "sha256").hexdigest()


def _content(pdf: Path) -> bytes:
    try:
        return pdf.read_bytes()
    except OSError as error:
        raise ExportError(f"“{pdf}” cannot be read: {error.strerror or error}.") from error


def read(pdf: Path) -> Provenance:
    """Return what the dossier at *pdf* was made from. Raises ExportError where it cannot be read or does not say."""
    content = _content(pdf)
    for found in _BEGINNING.finditer(content):
        data = _inflated(content[found.end() :])
        try:
            return _unpacked(json.loads(data))
        except (ValueError, KeyError, TypeError):
            continue
    raise ExportError(
        f"“{pdf}” does not say what it was made from: it is no dossier of this program, or an older one, or damaged. "
        "Export it again to be able to verify it."
    )


def _inflated(content: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(content, _MOST)
    except zlib.error:
        return content.partition(b"endstream")[0]


def _unpacked(data: object) -> Provenance:
    if not isinstance(data, dict) or data["format"] != _FORMAT:
        raise ValueError("other data")
    sources = tuple(
        QuotedSource(str(each["file"]), str(each["sha256"]), str(each.get("mark", ""))) for each in data["sources"]
    )
    quotes = tuple(Quote(int(q["source"]), int(q["start"]), int(q["end"]), str(q["text"])) for q in data["quotes"])
    if any(not 0 <= quote.source < len(sources) for quote in quotes):
        raise ValueError("a quote of no source")
    redacted, is_sealed = data.get("redacted") is True, data.get("sealed") is True
    return Provenance(str(data["edition"]), int(data["entry"]), sources, quotes, redacted, is_sealed)
