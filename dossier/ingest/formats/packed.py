"""Opening packed files (ZIP and what is made of it) without trusting what they say of themselves."""

import io
import zipfile
import zlib

from dossier.ingest.formats.parsed import CannotParse

MOST_BYTES = 64 * 1024 * 1024
"""The largest file that is taken out of a packed one, in bytes: as large as one that lies in a folder."""
_MOST_TOGETHER = 512 * 1024 * 1024
_MOST_FILES = 20_000
_ENCRYPTED = 0x1
_BLOCK = 1 << 20

_DAMAGED = "the packed file is damaged. Fetch it again, or unpack it and import what comes out."
_BOMB = "it unpacks to far more than a document holds, as files made to do harm do. It was not opened further."


class Package:
    """A packed file. What is taken out stays in memory: no name in it is ever taken for a place on the disk."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._files = {info.filename: info for info in self._zip.infolist() if not info.is_dir()}
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
            raise CannotParse(_DAMAGED) from error
        if len(self._files) > _MOST_FILES:
            raise CannotParse(f"it holds more than {_MOST_FILES:,} files. Unpack it and import what you need.")
        self._taken = 0

    @property
    def names(self) -> list[str]:
        """The names of the files in it, as they stand there."""
        return list(self._files)

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
                    if len(found) > MOST_BYTES or self._taken > _MOST_TOGETHER:
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
