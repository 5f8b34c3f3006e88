"""ZIP files and documents made of ZIP files: bombs, names that lead out, entities, parts that lie."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

from .entries import TOLD, Hostile

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODT = "urn:oasis:names:tc:opendocument:xmlns:"
_TYPES = b"<Types/>"
_LAUGHS = "".join(
    f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' if number else '<!ENTITY l0 "ha">' for number in range(10)
)
_LAUGHING = f"<!DOCTYPE x [{_LAUGHS}]>"
_OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
_FETCHED = '<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">'
_PARAMETER = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://example.invalid/p">%p;]>'
_BLOWN_UP = f'<!DOCTYPE x [<!ENTITY e "{"x" * 100_000}">]>'
_DANGER = "do harm"
_PARTS_FAIL = "damaged"


def zipped(*files: tuple[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP file of *files*, their names as they stand."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", kind) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name), data, kind)
    return made.getvalue()


def docx(body: str, kinds: str = "", **parts: bytes) -> bytes:
    """Return a Word document with *body*, and *kinds* (a DOCTYPE) before it."""
    words = f'<?xml version="1.0"?>{kinds}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    named = [(name.replace("__", "/") + ".xml", data) for name, data in parts.items()]
    return zipped(("[Content_Types].xml", _TYPES), ("word/document.xml", words.encode("utf-8")), *named)


def said(words: str = TOLD) -> str:
    """Return a paragraph of a Word document."""
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def _odt(body: str, kinds: str = "") -> bytes:
    content = (
        f'<?xml version="1.0"?>{kinds}<o:document-content xmlns:o="{_ODT}office:1.0" xmlns:t="{_ODT}text:1.0">'
        f"<o:body><o:text>{body}</o:text></o:body></o:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.text"
    return zipped(("mimetype", kind), ("content.xml", content.encode("utf-8")), kind=zipfile.ZIP_STORED)


def _epub(page: str, kinds: str = "", target: str = "page.xhtml", listing: str = "book.opf") -> bytes:
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        f'<rootfile full-path="{listing}"/></rootfiles></container>'
    )
    book = (
        f'{kinds}<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
        f'<item id="a" href="{target}" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    return zipped(
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", container.encode()),
        ("book.opf", book.encode()),
        ("page.xhtml", page.encode()),
        kind=zipfile.ZIP_STORED,
    )


def _lying(data: bytes) -> bytes:
    """Let a ZIP file say of its last file that it is one byte long."""
    at = data.rindex(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<I", 1) + data[at + 28 :]


def _overlapping(count: int, size: int) -> bytes:
    """Return a ZIP file whose many names all lead to the same packed zeros."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    zeros = b"\0" * size
    packed = squeeze.compress(zeros) + squeeze.flush()
    about = (0, 0, 8, 0, 0, zlib.crc32(zeros), len(packed), size)
    first = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0, about[5], len(packed), size, 5, 0)
    body = first + b"a.txt" + packed
    listing = b"".join(_listed(number, about) for number in range(count))
    # The count has two bytes; what is beyond is told by the length alone.
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count % 65536, count % 65536, len(listing), len(body), 0)
    return body + listing + end


def _listed(number: int, about: tuple[int, ...]) -> bytes:
    name = f"{number:09}.txt".encode()
    _, _, kind, _, _, crc, packed, size = about
    head = struct.pack(
        "<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, kind, 0, 0, crc, packed, size, len(name), *(0,) * 6
    )
    return head + name


def _nested(depth: int) -> bytes:
    data = zipped(("a.txt", b"a" * 1_000_000))
    for _ in range(depth):
        data = zipped(("in.zip", data), ("b.zip", data))
    return data


def _locked() -> bytes:
    """Return a ZIP file that says its only file is locked."""
    data = bytearray(zipped(("a.txt", TOLD.encode())))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _many(path: Path) -> None:
    path.write_bytes(_overlapping(1_000_000, 10))


def _linked() -> bytes:
    """Return a ZIP file with a symbolic link to a file outside."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return made.getvalue()


_ZEROS = zipped(("a.txt", b"a" * 65 * 1024 * 1024))
_OUT = ("../../o.txt", "/tmp/o.txt", "C:/o.txt", "..\\..\\o.txt", "a/../../o.txt", "\\\\host\\share\\a.txt")

_ZIPS = (
    *(
        Hostile(f"out-{number}.zip", zipped((name, TOLD.encode()), ("ok.txt", b"Lund left.")), "lead out of it")
        for number, name in enumerate(_OUT)
    ),
    Hostile("bomb.zip", _ZEROS, "unpacks to far more"),
    Hostile("overlapping.zip", _overlapping(3_000, 10_000_000), "unpacks to far more"),
    Hostile("many.zip", _overlapping(30_000, 10), "more than 20,000 files"),
    Hostile("millions.zip", _many, "more than 20,000 files|damaged", big=True),
    Hostile("nested.zip", _nested(5), "not inside another"),
    Hostile("torn.zip", zipped(("a.txt", TOLD.encode()))[:-30], "damaged"),
    Hostile("head-only.zip", b"PK\x03\x04" + b"\0" * 400, "damaged"),
    Hostile("end-only.zip", b"PK\x05\x06" + b"\xff" * 18, "damaged"),
    Hostile("lying.zip", _lying(zipped(("a.txt", TOLD.encode() * 900))), "damaged"),
    Hostile("locked.zip", _locked(), "password"),
    Hostile("none.zip", zipped(), "damaged|nothing|packed file"),
    Hostile("twice.zip", zipped(("a.txt", TOLD.encode()), ("./a.txt", b"Another one."))),
    Hostile("link.zip", _linked(), holds="/etc/passwd", lacks="root:"),
    Hostile("odd-names.zip", zipped(("a\n\x1b[31mb\u202e.txt", TOLD.encode()))),
    Hostile("long-name.zip", zipped(("n" * 60_000 + ".txt", TOLD.encode()))),
    Hostile("text.zip", TOLD.encode(), "damaged"),
)

_DEEP = "<w:p>" * 100_000
_DOCUMENTS = (
    Hostile("plain.docx", docx(said())),
    Hostile("laughs.docx", docx(said("&l9;"), _LAUGHING), _DANGER),
    Hostile("blow-up.docx", docx(said("&e;" * 10_000), _BLOWN_UP), _DANGER),
    Hostile("outside.docx", docx(said("&e;"), _OUTSIDE), _DANGER),
    Hostile("parameter.docx", docx(said(), _PARAMETER), _DANGER),
    Hostile("fetched.docx", docx(said(), _FETCHED)),
    Hostile("laughs-below.docx", docx(said(), word__footnotes=f"<?xml version='1.0'?>{_LAUGHING}<x>&l9;</x>".encode()),
            _DANGER),
    Hostile("bomb.docx", docx("<w:p/>" * 12_000_000), "unpacks to far more"),
    Hostile("zeros.docx", zipped(("[Content_Types].xml", _TYPES), ("word/document.xml", b"\0" * 60_000_000)),
            _PARTS_FAIL),
    Hostile("empty-paragraphs.docx", docx("<w:p/>" * 4_000_000), "too much memory|no text", big=True),
    Hostile("deep.docx", docx(_DEEP + said() + "</w:p>" * 100_000), _PARTS_FAIL),
    Hostile("attributes.docx", docx("<w:p " + " ".join(f'a{n}="x"' for n in range(50_000)) + ">" + said() + "</w:p>")),
    Hostile("torn.docx", docx(said())[:200], _PARTS_FAIL),
    Hostile("cut.docx", docx(said())[:-60], _PARTS_FAIL),
    Hostile("no-words.docx", docx(""), "no text"),
    Hostile("no-part.docx", zipped(("[Content_Types].xml", _TYPES), ("word/styles.xml", b"<x/>")), "missing"),
    Hostile("no-xml.docx", zipped(("[Content_Types].xml", _TYPES), ("word/document.xml", b"not XML")), _PARTS_FAIL),
    Hostile("leads-out.docx", zipped(
        ("[Content_Types].xml", _TYPES),
        ("_rels/.rels", b'<R><r Type="/officeDocument" Target="/../../../etc/passwd"/></R>')), "missing"),
    Hostile("fetches.docx", zipped(
        ("[Content_Types].xml", _TYPES),
        ("_rels/.rels", b'<R><r Type="/officeDocument" Target="http://x.invalid/a.xml" TargetMode="External"/></R>')),
        "missing"),
    Hostile("fields.docx", docx(said() + '<w:p><w:r><w:instrText>DDEAUTO c:\\\\cmd</w:instrText></w:r></w:p>'),
            lacks="DDEAUTO"),
    Hostile("wide.docx", docx(said().replace("<w:t>", "<w:t>&#x202e;")), note="direction of writing"),
    Hostile("one-run.docx", docx(said("a " * 500_000)), holds="a a"),
    Hostile("sheet.xlsx", zipped(
        ("[Content_Types].xml", _TYPES),
        ("_rels/.rels", b'<R><r Type="/officeDocument" Target="xl/workbook.xml"/></R>')),
        "spreadsheet"),
    Hostile("plain.odt", _odt(f"<t:p>{TOLD}</t:p>")),
    Hostile("laughs.odt", _odt("<t:p>&l9;</t:p>", _LAUGHING), _DANGER),
    Hostile("outside.odt", _odt("<t:p>&e;</t:p>", _OUTSIDE), _DANGER),
    Hostile("blanks.odt", _odt(f'<t:p>{TOLD}<t:s t:c="99999999999"/></t:p>')),
    Hostile("many-blanks.odt", _odt(f"<t:p>{TOLD}" + '<t:s t:c="100"/>' * 20_000 + "</t:p>")),
    Hostile("deep.odt", _odt("<t:p>" * 300 + TOLD + "</t:p>" * 300, ""), _PARTS_FAIL),
    Hostile("script.odt", _odt(f'<t:p>{TOLD}<t:script>alert(1)</t:script></t:p>')),
    Hostile("plain.epub", _epub(f"<html><p>{TOLD}</p></html>")),
    Hostile("laughs.epub", _epub(f"<html><p>{TOLD}</p></html>", _LAUGHING), _DANGER),
    Hostile("laughs-in-page.epub", _epub(f"{_LAUGHING}<html><p>{TOLD} &l9;</p></html>"), lacks="hahahaha"),
    Hostile("outside.epub", _epub(f"{_OUTSIDE}<html><p>{TOLD} &e;</p></html>"), lacks="root:"),
    Hostile("leads-out.epub", _epub(f"<html><p>{TOLD}</p></html>", target="../../../../etc/passwd"), "no text"),
    Hostile("lost.epub", _epub(f"<html><p>{TOLD}</p></html>", listing="nowhere.opf"), "missing"),
)  # fmt: skip

PACKED = (*_ZIPS, *_DOCUMENTS)
