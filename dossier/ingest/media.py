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
    (0, b"!BDN", "application/vnd.ms-outlook-pst", "an Outlook mailbox"),
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


# What is packed in a ZIP file or in an older Office file, by the name of its first part or by one that it must have.
_FIRST_PARTS = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/", b"xl/", b"ppt/")
_OFFICE = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "an Office file (such as DOCX)")
_PACKED = {
    b"application/epub+zip": ("application/epub+zip", "an electronic book"),
    b"application/vnd.oasis.opendocument": ("application/vnd.oasis.opendocument.text", "an OpenDocument file"),
}
_NAME_IN_ZIP = 30
_MAIL_PART = "__properties_version1.0".encode("utf-16-le")
_LOCKED_PART = "EncryptedPackage".encode("utf-16-le")
_MAIL = ("application/vnd.ms-outlook", "an e-mail saved by Outlook")


def _made_of(media_type: str, data: bytes) -> tuple[str, str] | None:
    """Tell what is made of a ZIP file or of an older Office file, None where it is that and no more."""
    if media_type == "application/zip":
        if data.startswith(_FIRST_PARTS, _NAME_IN_ZIP):
            return _OFFICE
        if data.startswith(b"mimetype", _NAME_IN_ZIP):
            return next((found for sign, found in _PACKED.items() if sign in data[:200]), None)
        # Some programs put the parts in another order.
        return _OFFICE if b"word/document.xml" in data[-65536:] and b"[Content_Types].xml" in data else None
    if media_type == "application/x-ole-storage" and (_MAIL_PART in data or _LOCKED_PART in data):
        return _MAIL
    return None


def media_type_of(data: bytes, name: str) -> tuple[str, str]:
    """Return the media type of *data* and what a person calls it ("a PDF file").

    The bytes decide before the name does. Whatever is not recognised is offered as text; decoding has the last word.
    """
    for offset, signature, media_type, called in _SIGNATURES:
        if data.startswith(signature, offset):
            return _made_of(media_type, data) or (media_type, called)
    opening = data[:512].removeprefix(_BYTE_ORDER_MARKS).lstrip().lower()
    if opening.startswith(_MARKUP_OPENINGS) or (opening.startswith(b"<?xml") and b"<html" in opening):
        return "text/html", "a web page"
    return _MARKUP_SUFFIXES.get(PurePath(name).suffix.casefold(), (TEXT, "text"))
