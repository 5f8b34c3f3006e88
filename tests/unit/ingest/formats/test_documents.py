"""Word and OpenDocument files and books: made by LibreOffice, and made to do harm."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from dossier.domain.documents import SourceDocument
from dossier.ingest.formats.parsed import CannotParse
from dossier.ingest.media import media_type_of
from dossier.ingest.structure import find_stories
from dossier.services.formats import FormatReaders

SAMPLES = Path(__file__).parent / "samples"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
EPUB = "application/epub+zip"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def packed(**files: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in files.items():
            archive.writestr(name, words)
    return out.getvalue()


def docx(body: str, doctype: str = "", **more: str) -> bytes:
    document = f'<?xml version="1.0"?>{doctype}<w:document {W}><w:body>{body}</w:body></w:document>'
    return packed(**{"[Content_Types].xml": "<a/>", "word/document.xml": document, **more})


@pytest.mark.parametrize(("name", "media_type"), [("harbour.docx", DOCX), ("harbour.odt", ODT), ("harbour.epub", EPUB)])
def test_a_file_made_by_libreoffice(readers: FormatReaders, name: str, media_type: str) -> None:
    data = (SAMPLES / name).read_bytes()
    assert media_type_of(data, "renamed.txt")[0] == media_type
    found = readers.parse(media_type, data)
    (story,) = find_stories(SourceDocument(name, data, "", found.encoding, media_type, found.text))
    assert story.title is not None
    assert story.byline is not None
    assert story.title.of(found.text) == "Harbour chief jailed over bribes"
    assert story.byline.of(found.text) == "By Anna Berg"
    assert story.published is not None
    assert story.published.day == date(2021, 3, 5)
    assert "his lawyer Maria Voss said that he would appeal." in found.text
    assert found.text.split("\n\n")[-1].endswith("during the whole of the year.")


def test_what_was_struck_out_stays_out_and_notes_come_below(readers: FormatReaders) -> None:
    body = (
        "<w:p><w:r><w:t>Lund was</w:t><w:tab/><w:t>freed</w:t></w:r><w:del><w:r><w:t> jailed</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t> at last</w:t></w:r></w:ins><w:r><w:br/><w:t>He left.</w:t></w:r></w:p>"
    )
    notes = f"<w:footnotes {W}><w:footnote><w:p><w:r><w:t>By a court.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    core = '<c xmlns:d="http://purl.org/dc/terms/"><d:created>2020-02-29T10:00:00Z</d:created></c>'
    found = readers.parse(DOCX, docx(body, **{"word/footnotes.xml": notes, "docProps/core.xml": core}))
    assert found.text == "Lund was freed at last\nHe left.\n\nBy a court."
    assert found.notes == (
        "The file says that it was made on 29 February 2020; this need not be the day of publication.",
    )


def test_chapters_stand_in_the_order_of_the_book(readers: FormatReaders) -> None:
    book = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:opf="http://www.idpf.org/2007/opf"><metadata><dc:title>The harbour papers</dc:title>'
        '<dc:date opf:event="publication">2020-02-29</dc:date></metadata><manifest>'
        '<item id="b" href="two%20b.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="a" href="../one.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="x" href="../../../etc/passwd" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/><itemref idref="x"/><itemref idref="b"/></spine></package>'
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="in/book.opf"/></rootfiles></container>'
    )
    page = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{}</p></body></html>'
    data = packed(
        **{
            "mimetype": EPUB,
            "META-INF/container.xml": container,
            "in/book.opf": book,
            "in/two b.xhtml": page.format("Lund was freed."),
            "one.xhtml": page.format("Lund was jailed in Москва."),
        }
    )
    text = readers.parse(EPUB, data).text
    assert text.split() == (
        "The harbour papers Published: 29 February 2020 Lund was jailed in Москва. Lund was freed.".split()
    )


BILLION = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "Lund"}">' for n in range(10))
HOSTILE = [
    (docx("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", f"<!DOCTYPE w [{BILLION}]>"), "entities"),
    (
        docx("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "entities",
    ),
    (docx("<w:p>"), "damaged"),
    (docx("<w:p/>"), "holds no text"),
    (packed(**{"[Content_Types].xml": "<a/>"}), "a part of it is missing"),
    ((SAMPLES / "harbour.docx").read_bytes()[:3000], "damaged"),
    (packed(**{"word/document.xml": b" " * (65 * 1024 * 1024)}), "unpacks to far more"),
    (b"PK\x03\x04nothing", "damaged"),
]


@pytest.mark.parametrize(("data", "reason"), HOSTILE, ids=range(len(HOSTILE)))
def test_a_file_made_to_do_harm_gets_one_line(readers: FormatReaders, data: bytes, reason: str) -> None:
    with pytest.raises(CannotParse, match=reason) as caught:
        readers.parse(DOCX, data)
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")


def test_an_entity_outside_is_not_put_in(readers: FormatReaders) -> None:
    document = docx("<w:p><w:r><w:t>Lund left.</w:t></w:r></w:p>", '<!DOCTYPE w SYSTEM "http://example.org/a.dtd">')
    assert readers.parse(DOCX, document).text == "Lund left."


def test_deep_nesting_costs_the_file_alone(readers: FormatReaders) -> None:
    deep = "<w:p>" * 100_000
    with pytest.raises(CannotParse, match="damaged"):
        readers.parse(DOCX, docx(deep))
    assert readers.parse(DOCX, docx("<w:p><w:r><w:t>Lund left.</w:t></w:r></w:p>")).text == "Lund left."


def test_a_spreadsheet_is_told(readers: FormatReaders) -> None:
    relations = '<R><Relationship Type="http://x/officeDocument" Target="xl/workbook.xml"/></R>'
    with pytest.raises(CannotParse, match="a spreadsheet"):
        readers.parse(DOCX, packed(**{"_rels/.rels": relations, "xl/workbook.xml": "<a/>"}))
