"""From a path to a source document, or to one clear sentence why not."""

import hashlib
import os
import stat
from collections.abc import Callable
from pathlib import Path

from dossier.domain.documents import SourceDocument
from dossier.errors import UnreadableFileError
from dossier.ingest.characters import odd_characters
from dossier.ingest.decoding import Decoded, decode
from dossier.ingest.formats.parsed import CannotParse, Parsed
from dossier.ingest.formats.parsers import FORMATS
from dossier.ingest.media import TEXT, media_type_of

MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is read, in bytes. A year of a newspaper is smaller."""

_FOLDER = "this is a folder. Import the folder to take the files in it."

Reader = Callable[[bytes], Decoded | None]
"""Turns the bytes of one format into text; None where they are not of that format."""

READERS: dict[str, Reader] = {TEXT: decode}
"""One reader per media type that is read in this process: text. The other formats are read by a Parse."""

Parse = Callable[[str, bytes], Parsed]
"""Turns the media type and the bytes of a file of another format into its text, apart from this process.

Raises CannotParse."""


def read_file(path: Path, file: str, parse: Parse | None = None) -> SourceDocument:
    """Read the file at *path*, kept in the case under the name *file*; *parse* reads what is not plain text.

    Raises UnreadableFileError with the reason where it is missing, no ordinary file, empty, too large, of a format
    that cannot be read, or no text at all.
    """
    return document_of(_bytes_of(path, file), path.name, file, parse)


def document_of(data: bytes, name: str, file: str, parse: Parse | None = None) -> SourceDocument:
    """Read the contents of a file called *name*, kept under *file*. Raises UnreadableFileError as read_file does."""
    media_type, called = media_type_of(data, name)
    if parse is not None and media_type in FORMATS:
        return _parsed_document(data, file, media_type, parse)
    reader = READERS.get(media_type)
    if media_type == "application/zip" and parse is not None:
        raise UnreadableFileError(
            file, "a packed file (ZIP) is opened only by its name, “….zip”, and not inside another."
        )
    if reader is None:
        raise UnreadableFileError(
            file, f"this is {called}, a format that cannot be read yet. Save its text as a .txt file and import that."
        )
    decoded = reader(data)
    if decoded is None:
        raise UnreadableFileError(file, "this is no document that can be read: its contents are binary. Leave it out.")
    if not any(character.isalnum() for character in decoded.text):
        raise UnreadableFileError(file, "there are no words in it, only blank space or signs. Leave it out.")
    return SourceDocument(
        file=file,
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        media_type=media_type,
        text=decoded.text,
        notes=decoded.notes + _odd(decoded.text),
    )


def _odd(text: str) -> tuple[str, ...]:
    return tuple(f"The file contains {phrase}." for phrase in odd_characters(text))


def _parsed_document(data: bytes, file: str, media_type: str, parse: Parse) -> SourceDocument:
    """Return a file whose text was taken out of it: spans lead into that text, the bytes are the original's."""
    try:
        parsed = parse(media_type, data)
    except CannotParse as error:
        raise UnreadableFileError(file, str(error)) from error
    return SourceDocument(
        file=file,
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=parsed.encoding,
        media_type=media_type,
        text=parsed.text,
        notes=parsed.notes + _odd(parsed.text),
        pages=parsed.pages,
    )


def _bytes_of(path: Path, file: str) -> bytes:
    """Return the bytes of *path*; refuse what is no ordinary file before anything of it is read."""
    try:
        # Without O_NONBLOCK, opening a pipe would wait for ever for someone to write into it.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise UnreadableFileError(file, _refusal(path, error)) from error
    except ValueError as error:
        raise UnreadableFileError(file, "this is not a possible file name.") from error
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableFileError(file, _FOLDER)
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFileError(file, "this is a device or a pipe, not an ordinary file. Leave it out.")
        with os.fdopen(descriptor, "rb", closefd=False) as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableFileError(file, _refusal(path, error)) from error
    finally:
        os.close(descriptor)
    if not data:
        raise UnreadableFileError(file, "the file is empty. Leave it out, or fetch it again.")
    if len(data) > MAX_BYTES:
        size = max(status.st_size, len(data)) / 1024 / 1024
        limit = MAX_BYTES // 1024 // 1024
        raise UnreadableFileError(
            file, f"the file is too large ({size:,.0f} MiB; at most {limit} MiB can be read). Split it into parts."
        )
    return data


def _refusal(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        broken = path.is_symlink()
        return (
            "the link leads nowhere." if broken else "there is no such file. Check the name, or whether it was moved."
        )
    if isinstance(error, PermissionError):
        return "there is no permission to read it. Change its permissions, or copy it to a folder of your own."
    if isinstance(error, IsADirectoryError):
        return _FOLDER
    return f"the system could not read it ({error.strerror or error}). Check the disk and try again."
