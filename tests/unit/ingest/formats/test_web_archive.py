"""Archives of the web (WARC), as ``warcio`` writes them, and what is none."""

import io
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dossier.ingest.formats.parsed import CannotParse
from dossier.ingest.formats.web_archive import WebArchive
from dossier.services.formats import FormatReaders

_PAGE = "<html><head><title>Ein Fall</title></head><body><h1>Ein Fall für Müller</h1><p>{0}</p></body></html>"


def made(path: Path, *records: tuple[str, str, str, bytes], gzip: bool = True) -> Path:
    """Write responses: each an address, a status, a kind and its bytes."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    writer.write_record(writer.create_warcinfo_record("made.warc.gz", {"software": "warcio"}))
    for address, status, kind, body in records:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        day = {"WARC-Date": "2021-03-14T09:15:00Z"}
        record = writer.create_warc_record(
            address, "response", payload=io.BytesIO(body), http_headers=headers, warc_headers_dict=day
        )
        writer.write_record(record)
        record.raw_stream.close()
    path.write_bytes(out.getvalue())
    return path


@pytest.mark.parametrize("gzip", [True, False])
def test_only_pages_that_were_answered_are_taken(tmp_path: Path, readers: FormatReaders, gzip: bool) -> None:
    words = "Er wurde verurteilt. " * 30
    page = _PAGE.format(words).encode("windows-1252")
    archive = WebArchive(
        made(
            tmp_path / "a.warc.gz",
            ("https://news.example/a/fall.html", "200 OK", "text/html; charset=windows-1252", page),
            ("https://news.example/a/fall.html", "200 OK", "text/html; charset=windows-1252", page),
            ("https://news.example/bild.png", "200 OK", "image/png", b"\x89PNG"),
            ("https://news.example/weg", "404 Not Found", "text/html", page),
            ("https://news.example/../../etc/passwd?x=../1", "200 OK", "text/html", page.replace(b"Ein", b"Kein")),
            gzip=gzip,
        )
    )
    assert archive.names == [
        "2021-03-14/news.example/a/fall.mhtml",
        "2021-03-14/news.example/etc/passwd/index_x=.._1.mhtml",
    ]
    found = readers.parse("multipart/related", archive.take(archive.names[0]))
    assert "Ein Fall für Müller" in found.text
    assert "https://news.example/a/fall.html" in found.notes[0]
    assert "14 March 2021" in found.notes[1]
    with pytest.raises(CannotParse):
        archive.take("no/such.mhtml")


@pytest.mark.parametrize("data", [b"", b"WARC/1.0\r\n", b"\x1f\x8b\x08\x00junk", b"nothing of the kind\n" * 50])
def test_what_is_no_archive_is_empty_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "odd.warc.gz"
    path.write_bytes(data)
    try:
        assert WebArchive(path).names == []
    except CannotParse as error:
        assert "damaged" in str(error)


def test_an_archive_cut_short_gives_what_is_whole_or_is_refused(tmp_path: Path) -> None:
    page = _PAGE.format("Sie wurde freigesprochen. " * 40).encode()
    rows = [(f"https://news.example/{n}.html", "200 OK", "text/html", page + b"%d" % n) for n in range(4)]
    whole = made(tmp_path / "a.warc.gz", *rows).read_bytes()
    for cut in range(1, len(whole), 97):
        path = tmp_path / "cut.warc.gz"
        path.write_bytes(whole[:cut])
        try:
            archive = WebArchive(path)
            for name in archive.names:
                archive.take(name)
        except CannotParse:
            continue
