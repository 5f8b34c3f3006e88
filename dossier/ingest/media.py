"""What kind of file it is, by its first bytes and its name."""

from pathlib import PurePath

TEXT = "text/plain"

# (offset, signature, media type, what a person calls it)
_SIGNATURES: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"%PDF-", "application/pdf", "a PDF file"),
    (0, b"PK\x03\x04", "application/zip", "a ZIP or Office file (such as DOCX)"),
    (0, b"PK\x05\x06", "application/zip", "a ZIP file"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage", "an older Office file (such as DOC)"),
    (0, b"{\\rtf", "application/rtf", "an RTF file"),
    (0, b"\x89PNG\r\n", "image/png", "a picture"),
    (0, b"\xff\xd8\xff", "image/jpeg", "a picture"),
    (0, b"GIF87a", "image/gif", "a picture"),
    (0, b"GIF89a", "image/gif", "a picture"),
    (0, b"II*\x00", "image/tiff", "a picture"),
    (0, b"MM\x00*", "image/tiff", "a picture"),
    (8, b"WEBPVP8", "image/webp", "a picture"),
    (4, b"ftyp", "video/mp4", "a video or picture"),
    (0, b"\x1aE\xdf\xa3", "video/webm", "a video"),
    (0, b"ID3", "audio/mpeg", "a sound recording"),
    (0, b"OggS", "audio/ogg", "a sound recording"),
    (0, b"RIFF", "audio/x-wav", "a sound recording or video"),
    (0, b"\x1f\x8b", "application/gzip", "a compressed file"),
    (0, b"BZh9", "application/x-bzip2", "a compressed file"),
    (0, b"\xfd7zXZ\x00", "application/x-xz", "a compressed file"),
    (0, b"(\xb5/\xfd", "application/zstd", "a compressed file"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", "a compressed file"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar", "a compressed file"),
    (257, b"ustar", "application/x-tar", "an archive"),
    (0, b"\x7fELF", "application/x-executable", "a program"),
    (0, b"SQLite format 3\x00", "application/vnd.sqlite3", "a database"),
    (0, b"!BDN", "application/vnd.ms-outlook", "an Outlook mailbox"),
)

# Formats made of text whose marks would be taken for the article's words.
_MARKUP_SUFFIXES = {
    ".html": ("text/html", "a web page"),
    ".htm": ("text/html", "a web page"),
    ".xhtml": ("text/html", "a web page"),
    ".mht": ("multipart/related", "a saved web page"),
    ".mhtml": ("multipart/related", "a saved web page"),
    ".eml": ("message/rfc822", "an e-mail"),
    ".mbox": ("application/mbox", "a mailbox"),
    ".xml": ("application/xml", "an XML file"),
    ".svg": ("image/svg+xml", "a picture"),
}
_MARKUP_OPENINGS = (b"<!doctype html", b"<html")
_BYTE_ORDER_MARKS = b"\xef\xbb\xbf"


def media_type_of(data: bytes, name: str) -> tuple[str, str]:
    """Return the media type of *data* and what a person calls it ("a PDF file").

    The bytes decide before the name does. Whatever is not recognised is offered as text; decoding has the last word.
    """
    for offset, signature, media_type, called in _SIGNATURES:
        if data.startswith(signature, offset):
            return media_type, called
    opening = data[:512].removeprefix(_BYTE_ORDER_MARKS).lstrip().lower()
    if opening.startswith(_MARKUP_OPENINGS):
        return "text/html", "a web page"
    return _MARKUP_SUFFIXES.get(PurePath(name).suffix.casefold(), (TEXT, "text"))
