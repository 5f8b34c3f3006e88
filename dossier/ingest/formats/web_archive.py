"""WARC: archives of the web, as crawlers keep them. Each page that was answered in it is a file of its own.

A page is handed on as browsers save one (MHTML), with its address and the day on which it was fetched above it.
"""

import base64
import re
import zlib
from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from dossier.ingest.formats.packed import MOST_BYTES
from dossier.ingest.formats.parsed import CannotParse

ENDINGS = (".warc", ".warc.gz")
_MOST_PAGES = 20_000
_MOST_RECORDS = 1_000_000
_BLOCK = 1 << 20
_LONGEST_NAME = 160
_PAGES = ("text/html", "application/xhtml+xml")
_UNFIT = re.compile(r"[^\w.,=&+~-]+")
_BROKEN = (ArchiveLoadFailed, OSError, ValueError, EOFError, AttributeError, TypeError, LookupError, zlib.error)
"""What the library runs into with broken records."""
_DAMAGED = "the archive of the web is damaged, or not quite one. Fetch it again, or save the pages one by one."


class WebArchive:
    """An archive of the web. Raises CannotParse where it cannot be read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._places: dict[str, int] = {}
        seen: set[tuple[str, str]] = set()
        for record, records in self._records(0):
            if not _is_page(record):
                continue
            # Asking for its place reads a record to its end: what is wanted of it has to be read before.
            address, fetched = _address(record), _day(record)
            digest = record.rec_headers.get_header("WARC-Payload-Digest") or ""
            offset = records.get_record_offset()
            if digest and (address, digest) in seen:
                continue
            seen.add((address, digest))
            self._places.setdefault(self._unused(_place(address, fetched)), offset)
            if len(self._places) > _MOST_PAGES:
                raise CannotParse(f"it holds more than {_MOST_PAGES:,} pages. Split it into parts.")

    @property
    def names(self) -> list[str]:
        """The pages in it, by the day on which each was fetched and its address."""
        return list(self._places)

    def take(self, name: str) -> bytes:
        """Return a page. Raises CannotParse."""
        offset = self._places.get(name)
        if offset is None:
            raise CannotParse("it is not in the archive any more. Look at that again.")
        for record, _ in self._records(offset):
            try:
                return _saved(record)
            except _BROKEN as error:
                raise CannotParse(_DAMAGED) from error
        raise CannotParse(_DAMAGED)

    def _records(self, offset: int) -> Iterator[tuple[Any, Any]]:
        try:
            with self._path.open("rb") as file:
                file.seek(offset)
                records = ArchiveIterator(file)
                for number, record in enumerate(records):
                    if number > _MOST_RECORDS:
                        raise CannotParse("it holds more records than can be gone through. Split it into parts.")
                    yield record, records
        except _BROKEN as error:
            raise CannotParse(_DAMAGED) from error

    def _unused(self, place: str) -> str:
        found, number = place, 2
        while found in self._places:
            found, number = f"{place.removesuffix('.mhtml')}-{number}.mhtml", number + 1
        return found


def _is_page(record: Any) -> bool:
    """Tell whether a record is a page that a server answered with, or one that was kept as it is."""
    if record.rec_type == "resource":
        return (record.rec_headers.get_header("Content-Type") or "").casefold().startswith(_PAGES)
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = (record.http_headers.get_header("Content-Type") or "").casefold()
    return kind.startswith(_PAGES) and (record.http_headers.get_statuscode() or "").startswith("2")


def _address(record: Any) -> str:
    """Return the address of a page; wget writes it between angle brackets."""
    return (record.rec_headers.get_header("WARC-Target-URI") or "").strip().removeprefix("<").removesuffix(">")


def _day(record: Any) -> datetime | None:
    try:
        return datetime.fromisoformat((record.rec_headers.get_header("WARC-Date") or "").replace("Z", "+00:00"))
    except ValueError:
        return None


def _place(address: str, fetched: datetime | None) -> str:
    """Return where a page lies in the archive: the day, the host, and the path of its address."""
    try:
        parts = urlsplit(address)
        host, path, query = parts.hostname or "", unquote(parts.path), parts.query
    except ValueError:
        host, path, query = "", "", ""
    words = [_UNFIT.sub("_", word)[:_LONGEST_NAME].strip(".") for word in path.split("/")]
    last = words.pop() if words and "." in words[-1] else "index"
    last = last.rpartition(".")[0] if last.endswith((".html", ".htm", ".php", ".xhtml")) else last
    if query:
        last = f"{last}_{_UNFIT.sub('_', query)[:_LONGEST_NAME]}"
    day = fetched.date().isoformat() if fetched is not None else "undated"
    return "/".join(word for word in (day, _UNFIT.sub("_", host), *words[-8:], f"{last or 'index'}.mhtml") if word)


def _saved(record: Any) -> bytes:
    """Return a page as browsers save it. Raises CannotParse."""
    stream = record.content_stream()
    page = bytearray()
    while block := stream.read(_BLOCK):
        page += block
        if len(page) > MOST_BYTES:
            raise CannotParse("one page in it is larger than any document. Leave it out.")
    kind = (record.http_headers or record.rec_headers).get_header("Content-Type") or "text/html"
    fetched = _day(record)
    head = ["MIME-Version: 1.0"]
    if fetched is not None:
        head.append(f"Date: {format_datetime(fetched)}")
    address = _address(record)
    head += [f"Snapshot-Content-Location: {address}", f"Content-Type: {kind}", "Content-Transfer-Encoding: base64"]
    lines = "\r\n".join(" ".join(line.split())[:900] for line in head).encode("ascii", "replace")
    return lines + b"\r\n\r\n" + base64.encodebytes(bytes(page)).replace(b"\n", b"\r\n")
