"""PDF files: paragraphs, words and pages as they were before they were set."""

import re
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
import typst

from dossier.domain.documents import SourceDocument, page_at
from dossier.ingest.formats.parsed import CannotParse
from dossier.ingest.structure import find_stories
from dossier.services.formats import FormatReaders

SAMPLES = Path(__file__).parent / "samples"

PARAGRAPHS = [
    f"In the year {year} Karl Lund told the investigators of the harbour board what he had seen of the payments, and "
    f"nobody asked him about the superintendent or the other responsibilities of the administration in {year + 1}."
    for year in range(1950, 2000)
]


def made(tmp_path: Path, source: str) -> bytes:
    path = tmp_path / "a.typ"
    path.write_text(source, "utf-8")
    return typst.compile(path)


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("justified", ["true", "false"])
def test_paragraphs_columns_and_pages(tmp_path: Path, readers: FormatReaders, columns: int, justified: str) -> None:
    head = (
        f'#set page(columns: {columns}, numbering: "1", header: [The Daily Example, 5 March 2021])\n'
        f'#set text(lang: "en", hyphenate: true)\n#set par(justify: {justified})\n'
        "= Harbour chief jailed over bribes\n\n"
    )
    data = made(tmp_path, head + "\n\n".join(PARAGRAPHS))
    found = readers.parse("application/pdf", data)
    paragraphs = found.text.split("\n\n")
    assert [p for p in paragraphs if p.startswith("In the year")] == PARAGRAPHS
    assert paragraphs[:2] == ["The Daily Example, 5 March 2021", "Harbour chief jailed over bribes"]
    assert len(paragraphs) == len(PARAGRAPHS) + 2
    assert len(found.pages) == len(pypdfium2.PdfDocument(data)) > 1
    _pages_are_right(data, found.text, found.pages)


def _pages_are_right(data: bytes, text: str, pages: tuple[int, ...]) -> None:
    document = pypdfium2.PdfDocument(data)
    for year in range(1950, 2000):
        place = text.index(f"In the year {year}")
        page = page_at(pages, place)
        assert page is not None
        printed = document[page - 1].get_textpage().get_text_range()
        assert f"In the year {year}" in " ".join(printed.split())


def test_a_file_made_by_libreoffice(readers: FormatReaders) -> None:
    data = (SAMPLES / "harbour.pdf").read_bytes()
    found = readers.parse("application/pdf", data)
    document = SourceDocument("a.pdf", data, "", found.encoding, "application/pdf", found.text)
    (story,) = find_stories(document)
    assert story.title is not None
    assert story.title.of(found.text) == "Harbour chief jailed over bribes"
    assert story.published is not None
    assert story.published.day == date(2021, 3, 5)
    assert len(found.text.split("\n\n")) == 8
    assert any(re.match(r"The file says that it was made on \d", note) for note in found.notes)


def test_a_scan_is_told(tmp_path: Path, readers: FormatReaders) -> None:
    with pytest.raises(CannotParse, match=r"it may be a scan\."):
        readers.parse("application/pdf", made(tmp_path, "#rect(width: 50%)\n#pagebreak()\n#circle()"))


def test_pages_without_text_are_told(tmp_path: Path, readers: FormatReaders) -> None:
    source = "Lund was freed.\n#pagebreak()\n#circle()\n#pagebreak()\nHe left."
    found = readers.parse("application/pdf", made(tmp_path, source))
    assert found.text == "Lund was freed.\n\nHe left."
    assert [page_at(found.pages, found.text.index(word)) for word in ("Lund", "He left")] == [1, 3]
    assert any(note.startswith("Of the file's 3 pages, 1 page holds no text;") for note in found.notes)


def test_a_locked_file_is_told(readers: FormatReaders) -> None:
    with pytest.raises(CannotParse, match=r"it is locked with a password\."):
        readers.parse("application/pdf", (SAMPLES / "locked.pdf").read_bytes())


@pytest.mark.parametrize("keep", [9, 200, 5000])
def test_a_torn_file_is_refused_or_read(readers: FormatReaders, keep: int) -> None:
    with pytest.raises(CannotParse, match="damaged"):
        readers.parse("application/pdf", (SAMPLES / "harbour.pdf").read_bytes()[:keep])
