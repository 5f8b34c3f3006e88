"""The text layer of a PDF file, page by page. Its scripts and forms are not started."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from dossier.ingest.formats.layout import cleaned, made_note
from dossier.ingest.formats.page_lines import Line, joined
from dossier.ingest.formats.parsed import MOST_CHARACTERS, CannotParse, Parsed
from dossier.ingest.formats.pdf_right_to_left import line_from_right, runs_left

_MOST_PAGES = 5_000
_MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_FOLIO = re.compile(
    r"(?:page|seite|p\.)?\s?\d{1,4}(?:\s?(?:of|/|von)\s?\d{1,4})?|[-–—]\s?\d{1,4}\s?[-–—]", re.IGNORECASE
)
_SOFT = "\ufffe\x02\xad"
"""A hyphen that only parts a word at the end of its line: PDFium's signs for it, and the one in the file itself."""
_WORDS = re.compile(rf"[^\s{_SOFT}]+[{_SOFT}]?")
_EDGE = 2  # lines at the head and at the foot of a page that may be repeated on every page
_APART = 1.6  # times the letters' size: the distance between a page's head and its text
_REPEATED = 3


def parse(data: bytes) -> Parsed:
    """Return the text of a PDF file and where its pages begin. Raises CannotParse."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise CannotParse(_reason(error)) from error
    with closing(document):
        if len(document) > _MOST_PAGES:
            raise CannotParse(f"it has more than {_MOST_PAGES:,} pages. Split it into parts.")
        pages = list(_pages(document))
        made = _made(document)
    empty = sum(not lines for lines in pages)
    if empty == len(pages):
        raise CannotParse("it holds no text; it may be a scan. Have its text recognised (OCR) and import that.")
    text, starts = joined(_without_furniture(pages))
    return Parsed(text, _notes(empty, len(pages)) + made_note(made), tuple(starts))


def _reason(error: pypdfium2.PdfiumError) -> str:
    if getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return "it is locked with a password. Open it with that, save it without one, and import the copy."
    return "it is damaged, or no PDF file at all. Fetch it again, or save its text as a .txt file."


def _notes(empty: int, count: int) -> tuple[str, ...]:
    if not empty:
        return ()
    held = "1 page holds" if empty == 1 else f"{empty:,} pages hold"
    return (f"Of the file's {count:,} pages, {held} no text; they may be scans or pictures, and were not read.",)


def _made(document: pypdfium2.PdfDocument) -> date | None:
    match = _MADE.match(document.get_metadata_dict().get("CreationDate") or "")
    try:
        return date(*(int(part) for part in match.groups())) if match is not None else None
    except ValueError:
        return None


def _pages(document: pypdfium2.PdfDocument) -> Iterator[list[Line]]:
    characters = 0
    for number in range(len(document)):
        try:
            with closing(document[number]) as page, closing(page.get_textpage()) as words:
                lines = list(_lines(words))
        except pypdfium2.PdfiumError:
            lines = []
        characters += sum(len(line.text) for line in lines)
        if characters > MOST_CHARACTERS:
            raise CannotParse("it holds more text than can be read in one piece. Split it into parts.")
        yield lines


def _lines(words: pypdfium2.PdfTextPage) -> Iterator[Line]:
    """Yield the lines of a page that are not blank, with where they stand on it."""
    count = words.count_chars()
    text = words.get_text_range() if count else ""
    # Where a sign takes two places the counts differ, and places cannot be told.
    placed = len(text) == count
    is_page_so = placed and runs_left(text)
    begin = 0
    for run in re.split(r"(\r\n|\r|\n)", text):
        if placed and run.strip() and runs_left(run, is_page_so):
            first = begin + len(run) - len(run.lstrip())
            line = line_from_right(words, run, begin, pdfium.FPDFText_GetFontSize(words, first))
            yield replace(line, text=_clean(line.text))
        elif placed:
            yield from _printed(words, run, begin)
        elif run.strip():
            yield Line(_clean(run))
        begin += len(run)


def _printed(words: pypdfium2.PdfTextPage, run: str, begin: int) -> Iterator[Line]:
    """Yield a line as PDFium gives it, or the several printed ones that it has taken for one.

    *begin* is the place of *run* on its page.
    """
    first: int | None = None
    last, left, right, bottom = 0, 0.0, 0.0, 0.0
    for word in _WORDS.finditer(run):
        try:
            near = words.get_charbox(begin + word.start(), loose=True)
            far = words.get_charbox(begin + word.end() - 1, loose=True)
        except pypdfium2.PdfiumError:
            near = far = (right, bottom, right, bottom)
        if first is not None and (near[0] < left or run[last - 1] in _SOFT):
            yield _line(words, run[first:last], begin + first, (left, right, bottom))
            first = None
        if first is None:
            first, left, bottom = word.start(), near[0], near[1]
        last, right = word.end(), max(far[2], near[2])
    if first is not None:
        yield _line(words, run[first:last], begin + first, (left, right, bottom))


def _line(words: pypdfium2.PdfTextPage, text: str, first: int, place: tuple[float, float, float]) -> Line:
    left, right, bottom = place
    return Line(_clean(text), left, right, bottom, pdfium.FPDFText_GetFontSize(words, first))


def _clean(line: str) -> str:
    line = line.strip()
    soft = "\xad" if line.endswith(tuple(_SOFT)) else ""
    return cleaned("".join(c for c in line if c not in _SOFT and c != "\ufffd")).strip() + soft


def _without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the pages without their numbers, and without the lines that head or foot every page after the first."""
    edges = [_edge_lines(lines) for lines in pages]
    counts = Counter(key for found in edges for key in set(found.values()))
    often = {key for key, count in counts.items() if count >= max(_REPEATED, len(pages) // 3)}
    seen: set[tuple[str, int]] = set()
    kept = []
    for lines, found in zip(pages, edges, strict=True):
        page = []
        for place, line in enumerate(lines):
            key = found.get(place)
            if key is not None and (key in seen or _FOLIO.fullmatch(line.text)):
                continue
            if key in often and key is not None:
                seen.add(key)
            page.append(line)
        kept.append(page)
    return kept


def _edge_lines(lines: Sequence[Line]) -> dict[int, tuple[str, int]]:
    """Return the lines that stand apart at the head or the foot of a page: by their number, what makes them the same.

    That is their words, whatever the digits in them, and how high on the page they stand.
    """
    found: dict[int, tuple[str, int]] = {}
    for numbers in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        for count, (number, beyond) in enumerate(pairwise(numbers)):
            gap = abs(lines[number].bottom - lines[beyond].bottom)
            if count < _EDGE and lines[number].size and gap > _APART * max(lines[number].size, lines[beyond].size):
                for edge in numbers[: count + 1]:
                    found[edge] = (re.sub(r"\d+", "#", lines[edge].text.casefold()), round(lines[edge].bottom))
                break
            if count >= _EDGE:
                break
    return found
