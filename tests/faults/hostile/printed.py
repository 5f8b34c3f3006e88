"""PDF files and files of Outlook: cut, looping, lying about their sizes, with things inside that run."""

from .entries import TOLD, Hostile

_SHOWN = f"BT /F1 12 Tf 50 700 Td ({TOLD}) Tj ET".encode()
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def pdf(*parts: bytes, trailer: bytes = b"") -> bytes:
    """Return a PDF file of *parts*, its objects from 1 on; the first is its catalogue."""
    made, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(parts) + 1, table)
    closing = b"trailer\n<< /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, trailer, len(made))
    return made + end + closing


def _stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), more, data)


def paged(
    catalogue: bytes = b"", page: bytes = b"", shown: bytes = _SHOWN, *more: bytes, trailer: bytes = b""
) -> bytes:
    """Return a PDF file of one page; further objects begin with number 6."""
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R %b >>" % catalogue,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 4 0 R >> >> "
        b"/Contents 5 0 R %b >>" % page,
        _FONT,
        _stream(shown),
        *more,
        trailer=trailer,
    )


_ROOT = b"<< /Type /Catalog /Pages 2 0 R >>"
_NO_PDF = "damaged|no text"
_SCRIPT = b"/OpenAction << /S /JavaScript /JS (app.launchURL\\('http://example.invalid'\\)) >>"
_LAUNCH = b"/OpenAction << /S /Launch /F (/bin/sh) >>"
_SHARE = b"/OpenAction << /S /GoToR /F (\\\\\\\\host\\\\share\\\\a.pdf) >>"
_EMBEDDED = b"/Names << /EmbeddedFiles << /Names [(a) << /F (../../a) /EF << /F 6 0 R >> >>] >> >>"
_LOCK = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (%b) /U (%b) /P -4 >> /ID [(a) (a)]" % (b"o" * 32, b"u" * 32)
_DEEP = b"[" * 50_000

PDFS = (
    Hostile("plain.pdf", paged()),
    Hostile("script.pdf", paged(_SCRIPT)),
    Hostile("launch.pdf", paged(_LAUNCH)),
    Hostile("share.pdf", paged(_SHARE)),
    Hostile("embedded.pdf", paged(_EMBEDDED, b"", _SHOWN, _stream(b"owned")), lacks="owned"),
    Hostile("form.pdf", paged(b"/AcroForm << /XFA (x) /Fields [] >>")),
    Hostile("locked.pdf", paged(trailer=_LOCK), "password"),
    Hostile("cut.pdf", paged()[:300], _NO_PDF),
    Hostile("cut-at-the-end.pdf", paged()[:-40], _NO_PDF),
    Hostile("head-only.pdf", b"%PDF-1.7\n", _NO_PDF),
    Hostile("zeros.pdf", b"%PDF-1.7\n" + b"\0" * 200_000, _NO_PDF),
    Hostile("letters.pdf", b"%PDF-1.7\n" + b"1 0 obj << " * 50_000, _NO_PDF),
    Hostile("loop.pdf", pdf(_ROOT, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"), _NO_PDF),
    Hostile("loop-of-two.pdf", pdf(_ROOT, b"<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>",
                                    b"<< /Type /Pages /Kids [2 0 R] /Count 2 /Parent 2 0 R >>"), _NO_PDF),
    Hostile("no-pages.pdf", pdf(_ROOT, b"<< /Type /Pages /Kids [] /Count 0 >>"), _NO_PDF),
    Hostile("millions-of-pages.pdf", pdf(_ROOT, b"<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>",
                                           b"<< /Type /Page >>"), "more than 5,000 pages|damaged|no text"),
    Hostile("less-than-no-pages.pdf", pdf(_ROOT, b"<< /Type /Pages /Kids [3 0 R] /Count -5 >>", b"<< /Type /Page >>"),
            _NO_PDF),
    Hostile("deep.pdf", paged(b"/X " + _DEEP), holds=""),
    Hostile("words-in-a-loop.pdf", pdf(_ROOT, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                       b"<< /Type /Page /Parent 2 0 R /Contents 3 0 R >>"), _NO_PDF),
    Hostile("prev-loop.pdf", paged(trailer=b"/Prev 9"), holds=""),
    Hostile("many-words.pdf", paged(shown=_SHOWN * 3_000)),
    Hostile("huge-size.pdf", paged(page=b"/UserUnit 1e30 /Rotate 7 /CropBox [1e38 -1e38 1e38 1e38]"), holds=""),
    Hostile("odd-font.pdf", paged(shown=_SHOWN.replace(b"12 Tf", b"1e30 Tf")), holds=""),
    Hostile("bidi.pdf", paged(shown=_SHOWN.replace(b"Lund", b"Lund\\000\\001"))),
    Hostile("odd-day.pdf", paged(trailer=b"/Info << /CreationDate (D:99991399) /Title (x) >>")),
    Hostile("stream-length.pdf", paged().replace(b"/Length ", b"/Length 99999999"), holds=""),
)  # fmt: skip

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAIL_SIGN = "__properties_version1.0".encode("utf-16-le")
OUTLOOK = (
    Hostile("head.msg", _OLE, "older Office file|damaged"),
    Hostile("zeros.msg", _OLE + b"\0" * 5_000, "older Office file|damaged"),
    Hostile("ones.msg", _OLE + b"\xff" * 5_000, "older Office file|damaged"),
    Hostile("loop.msg", _OLE + b"\0" * 22 + b"\x01\0" * 100 + b"\0" * 4_000 + _MAIL_SIGN, "damaged|older Office"),
    Hostile("sizes.msg", _OLE + b"\0" * 16 + b">\0\x03\0\xfe\xff\xff\xff\xff\xff" + b"\xfe" * 2_000 + _MAIL_SIGN,
            "damaged|older Office"),
    Hostile("old.doc", _OLE + b"W\0o\0r\0d\0" * 200, "older Office"),
    Hostile("rich.rtf", b"{\\rtf1 \\object\\objdata 0105}", "RTF"),
    Hostile("program.txt", b"\x7fELF" + b"\0" * 500, "program"),
    Hostile("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "picture"),
    Hostile("tape.txt", b"a" * 257 + b"ustar" + b"\0" * 300, "archive"),
    Hostile("squeezed.txt", b"\x1f\x8b" + b"\0" * 300, "compressed"),
)  # fmt: skip

PRINTED = (*PDFS, *OUTLOOK)
