"""A book as a PDF: tagged, archival, with bookmarks, set by typst from the template in ``resources/report``.

The texts go to typst as JSON inside the process: never as markup, and never through a file.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, is_dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

import typst

from dossier import paths
from dossier.domain.wording import day_words
from dossier.errors import ExportError
from dossier.report.atomic import written_whole
from dossier.report.book import Book, Chapter, Group, Part
from dossier.report.coverage import fonts_folder
from dossier.report.provenance import sealed

STANDARDS: "list[typst.PDFStandard]" = ["a-3a", "ua-1"]
"""Archival with tags and data inside, and accessible. Texts that no such file may hold fall back to a plain tagged PDF
1.7."""

_SMALLEST = 5_000
"""Bytes: a page with one embedded font is several times as large."""


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Return the fonts of the program, and none of the machine's: a dossier looks the same wherever it is made."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(fonts_folder())])


def _go_on() -> None:
    """Let it go on: nobody waits for it who could stop it."""


def book_json(book: Book, look: Callable[[], None] = _go_on) -> str:
    """Return what the template is given: the book's fields, and the moment of making in words.

    *look* is called with every statement and source, and may raise Cancelled.
    """
    made = book.made
    offset = made.utcoffset() or timedelta()
    minutes = int(offset.total_seconds()) // 60
    sign = "+" if minutes >= 0 else "−"
    zone = "UTC" if minutes == 0 else f"UTC{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
    return _packed(book, look, {"made": f"{day_words(made.date())}, {made:%H:%M} {zone}"})


def _packed(value: object, look: Callable[[], None], instead: Mapping[str, object] | None = None) -> str:
    """Return what JSON makes of *value*, with *instead* in place of those of its fields, statement by statement."""
    look()
    if isinstance(value, Book | Chapter | Part | Group):
        known = instead or {}
        each = ((field.name, known.get(field.name, getattr(value, field.name))) for field in fields(value))
        return "{" + ", ".join(f'"{name}": {_packed(part, look)}' for name, part in each) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(_packed(part, look) for part in value) + "]"
    return json.dumps(
        asdict(value) if is_dataclass(value) and not isinstance(value, type) else value, ensure_ascii=False
    )


@dataclass(frozen=True, slots=True)
class Pages:
    """What typst is given: the book as JSON, whether it lists sources, and the moment of making. It can be pickled."""

    data: str
    lists_sources: bool
    made: datetime


def pages_of(book: Book, look: Callable[[], None] = _go_on) -> Pages:
    """Return what is to be set of a book. *look* is called now and then, and may raise Cancelled."""
    return Pages(book_json(book, look), book.lists_sources, book.made)


def set_pages(pages: Pages) -> bytes:
    """Return a PDF. Equal pages give equal bytes. It takes its time, and nothing stops it: see ``typesetting``."""
    try:
        return _compile(pages, STANDARDS)
    except typst.TypstError:
        # A combination of letters that no font of ours can show is forbidden there, but must not cost the dossier.
        return _compile(pages, ["1.7"])


def _compile(pages: Pages, standards: "list[typst.PDFStandard]") -> bytes:
    folder = paths.resources() / "report"
    return typst.compile(
        str(folder / "dossier.typ"),
        root=str(folder),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"book": pages.data, "sources": "yes" if pages.lists_sources else "no"},
        pdf_standards=standards,
        timestamp=pages.made.astimezone(UTC).replace(microsecond=0),
    )


def render_pdf(book: Book) -> bytes:
    """Return the book as a PDF. Equal books give equal bytes."""
    return set_pages(pages_of(book))


def check_pdf(file: Path) -> None:
    """Make sure that *file* is a whole PDF.

    Raises:
        ExportError: it is not.
    """
    size = file.stat().st_size
    with file.open("rb") as handle:
        head = handle.read(8)
        handle.seek(max(0, size - 1024))
        tail = handle.read()
    if size < _SMALLEST or not head.startswith(b"%PDF-") or b"%%EOF" not in tail:
        raise ExportError("The PDF came out incomplete and was not kept. Free some space on the disk and try again.")


def write_pdf(
    book: Book,
    out: Path,
    secret: str = "",
    setting: Callable[[Pages], bytes] = set_pages,
    look: Callable[[], None] = _go_on,
) -> None:
    """Write the book to *out*: whole or not at all, sealed with *secret* where there is one; *setting* sets the pages.

    *look* is called until they are set. Raises:
        ExportError: it could not be written. What *setting* and *look* raise; nothing was written then.
    """
    content = sealed(setting(pages_of(book, look)), secret)

    def check(file: Path) -> None:
        check_pdf(file)
        if file.stat().st_size != len(content):
            raise ExportError(f"“{out}” came out incomplete and was not kept. Free some space and try again.")

    with written_whole(out, check) as file:
        file.write(content)
