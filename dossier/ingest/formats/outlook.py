"""MSG: an e-mail as Outlook saves it."""

import io
import struct
from datetime import UTC, date, datetime, timedelta

import olefile

from dossier.ingest.formats.layout import one_line
from dossier.ingest.formats.message import attached_note, body_text, head_of
from dossier.ingest.formats.parsed import CannotParse, Parsed

_SUBJECT, _SENDER, _RECEIVERS, _BODY, _HTML, _ATTACHED_NAME = "0037", "0C1A", "0E04", "1000", "1013", "3707"
_SENT, _DELIVERED = 0x0039_0040, 0x0E06_0040
_HEADER, _ENTRY = 32, 16
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_MOST = 32 * 1024 * 1024
_LOCKED = "EncryptedPackage"


def parse(data: bytes) -> Parsed:
    """Return the text of an e-mail saved by Outlook. Raises CannotParse."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            return _parsed(file)
    except (OSError, ValueError, IndexError, struct.error) as error:
        raise CannotParse("it is damaged. Save it again in Outlook, or save its text as a .txt file.") from error


def _parsed(file: olefile.OleFileIO) -> Parsed:
    if file.exists(_LOCKED):
        raise CannotParse("it is locked with a password. Open it with that, save it without one, and import the copy.")
    if not file.exists("__properties_version1.0"):
        raise CannotParse("this is an older Office file (such as DOC), a format that cannot be read. Save it as DOCX.")
    text = _words(file, _BODY)
    if not (text or "").strip():
        page = _stream(file, f"__substg1.0_{_HTML}0102")
        text = body_text("text/html", page, None) if page else None
    else:
        text = body_text("text/plain", (text or "").encode("utf-8"), "utf-8")
    if not text:
        raise CannotParse("its text is kept in a way that cannot be read. Save it as .eml or .txt and import that.")
    sender, receivers = (one_line(_words(file, number)) for number in (_SENDER, _RECEIVERS))
    head = head_of(_words(file, _SUBJECT), sender, receivers, _day(file))
    folders = sorted({path[0] for path in file.listdir() if path[0].startswith("__attach")})
    names = [_words(file, _ATTACHED_NAME, f"{folder}/") or "one without a name" for folder in folders]
    return Parsed("\n\n".join(part for part in (head, text) if part), attached_note(names))


def _stream(file: olefile.OleFileIO, name: str) -> bytes | None:
    if not file.exists(name) or file.get_size(name) > _MOST:
        return None
    return bytes(file.openstream(name).read())


def _words(file: olefile.OleFileIO, number: str, folder: str = "") -> str | None:
    """Return a property that is a text, in Unicode or in the encoding of the computer that wrote it."""
    wide = _stream(file, f"{folder}__substg1.0_{number}001F")
    if wide is not None:
        return wide.decode("utf-16-le", "replace").rstrip("\0")
    narrow = _stream(file, f"{folder}__substg1.0_{number}001E")
    return None if narrow is None else body_text("text/plain", narrow.rstrip(b"\0"), None)


def _day(file: olefile.OleFileIO) -> date | None:
    """Return the day on which it was sent, by the clock of Greenwich: it keeps no other."""
    table = _stream(file, "__properties_version1.0") or b""
    found = {}
    for place in range(_HEADER, len(table) - _ENTRY + 1, _ENTRY):
        (tag,) = struct.unpack_from("<I", table, place)
        if tag in (_SENT, _DELIVERED):
            (found[tag],) = struct.unpack_from("<Q", table, place + 8)
    ticks = found.get(_SENT) or found.get(_DELIVERED)
    try:
        return (_EPOCH + timedelta(microseconds=ticks // 10)).date() if ticks else None
    except OverflowError:
        return None
