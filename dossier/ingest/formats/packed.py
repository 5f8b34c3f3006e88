"""Opening packed files (ZIP and what is made of it) without trusting what they say of themselves."""

import io
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from dossier.ingest.formats.parsed import CannotParse

MOST_BYTES = 64 * 1024 * 1024
"""The largest file that is taken out of a packed one, in bytes: as large as one that lies in a folder."""
_MOST_TOGETHER = 512 * 1024 * 1024
_MOST_FILES = 20_000
_MOST_IN_ARCHIVE = 4 * 1024 * 1024 * 1024
_DOCUMENT_PARTS = frozenset({"[Content_Types].xml", "mimetype"})
_ENCRYPTED = 0x1
_IN_UTF_8 = 0x800
_BLOCK = 1 << 20

_DAMAGED = "the packed file is damaged. Fetch it again, or unpack it and import what comes out."
_LEADS_OUT = "it holds names that lead out of it, as files made to do harm do. It was not opened further."
_BOMB = "it unpacks to far more than a document holds, as files made to do harm do. It was not opened further."


class Package:
    """A packed file. What is taken out stays in memory: no name in it is ever taken for a place on the disk."""

    def __init__(self, source: bytes | Path, most: int = _MOST_TOGETHER) -> None:
        self._most = most
        try:
            self._zip = zipfile.ZipFile(source if isinstance(source, Path) else io.BytesIO(source))
            self._files = {_name(info): info for info in self._zip.infolist() if not info.is_dir()}
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
            raise CannotParse(_DAMAGED) from error
        if len(self._files) > _MOST_FILES:
            raise CannotParse(f"it holds more than {_MOST_FILES:,} files. Unpack it and import what you need.")
        self._taken = 0

    @property
    def names(self) -> list[str]:
        """The names of the files in it, as they stand there."""
        return list(self._files)

    @property
    def size(self) -> int:
        """How many bytes the files in it make up unpacked, as it says itself; no more are ever read."""
        return sum(info.file_size for info in self._files.values())

    def read(self, name: str) -> bytes | None:
        """Return the bytes of the file *name*, None where there is none. Raises CannotParse."""
        info = self._files.get(name)
        if info is None:
            return None
        if info.flag_bits & _ENCRYPTED:
            raise CannotParse("it is locked with a password. Unpack it and import what comes out.")
        found = bytearray()
        try:
            with self._zip.open(info) as stream:
                while block := stream.read(_BLOCK):
                    found += block
                    self._taken += len(block)
                    if len(found) > MOST_BYTES or self._taken > self._most:
                        raise CannotParse(_BOMB)
        except (
            zipfile.BadZipFile,
            zlib.error,
            ValueError,
            OSError,
            EOFError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise CannotParse(_DAMAGED) from error
        return bytes(found)

    def need(self, name: str) -> bytes:
        """Return the bytes of the file *name*. Raises CannotParse where there is none."""
        found = self.read(name)
        if found is None:
            raise CannotParse("a part of it is missing. Open it in the program that made it and save it again.")
        return found


class Archive:
    """A ZIP file of documents, which are imported one by one. Raises CannotParse where it is not to be trusted."""

    def __init__(self, path: Path) -> None:
        self._package = package = Package(path, 4 * _MOST_IN_ARCHIVE)
        # Two ways to write one place ("./a", "a") lead to the first.
        self._names: dict[str, str] = {}
        for name in package.names:
            self._names.setdefault(_place(name), name)
        if package.size > _MOST_IN_ARCHIVE:
            raise CannotParse(_BOMB)
        self._is_document = bool(_DOCUMENT_PARTS & self._names.keys())

    @property
    def names(self) -> list[str]:
        """The files in it, by their place in it; none where it is a document itself, whatever its name."""
        return [] if self._is_document else list(self._names)

    def take(self, name: str) -> bytes:
        """Return the bytes of a file. Raises CannotParse."""
        found = self._package.read(self._names.get(name, ""))
        if found is None:
            raise CannotParse("it is not in the packed file any more. Look at that again.")
        return found


def _name(info: zipfile.ZipInfo) -> str:
    """Return the name of a file. Some programs (Info-ZIP) write UTF-8 without saying that they do."""
    if info.flag_bits & _IN_UTF_8 or info.filename.isascii():
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _place(name: str) -> str:
    """Return where in a packed file *name* lies. Raises CannotParse where that is outside.

    Windows long wrote its own separator ("news\\a.html") where the format wants another.
    """
    name = name.replace("\\", "/")
    place = PurePosixPath(name)
    if place.is_absolute() or ".." in place.parts or "\0" in name or (name[1:2] == ":"):
        raise CannotParse(_LEADS_OUT)
    return place.as_posix()
