"""What a dossier was made from, as data inside its PDF: the digests of its sources, each quote with its place, and the
edition of the case. With it the dossier can be compared with the case later.
"""

import json
import re
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path

from dossier.errors import ExportError

FILE = "dossier-provenance.json"
"""The name of the data inside the PDF."""

_FORMAT = "dossier-provenance"
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
    only the case can make of that digest."""

    edition: str
    entry: int
    sources: tuple[QuotedSource, ...]
    quotes: tuple[Quote, ...]
    redacted: bool = False

    def packed(self) -> str:
        """Return it as JSON, equal for equal contents."""
        data = {"format": _FORMAT, "version": 1, **asdict(self)}
        if not self.redacted:
            data["sources"] = [{"file": each.file, "sha256": each.sha256} for each in self.sources]
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def read(pdf: Path) -> Provenance:
    """Return what the dossier at *pdf* was made from. Raises ExportError where it cannot be read or does not say."""
    try:
        content = pdf.read_bytes()
    except OSError as error:
        raise ExportError(f"“{pdf}” cannot be read: {error.strerror or error}.") from error
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
    return Provenance(str(data["edition"]), int(data["entry"]), sources, quotes, data.get("redacted") is True)
