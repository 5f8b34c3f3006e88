"""Writing a file so that a reader finds the old one or the whole new one, never a half of it."""

import contextlib
import errno
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dossier.errors import ExportError

_REASONS = {
    errno.ENOSPC: "the disk is full; free some space and try again",
    errno.EDQUOT: "your share of the disk is used up; free some space and try again",
    errno.EACCES: "you may not write there; choose another folder",
    errno.EPERM: "you may not write there; choose another folder",
    errno.EROFS: "that disk can only be read; choose another folder",
    errno.ENOENT: "that folder does not exist; make it or choose another",
    errno.ENOTDIR: "a part of the path is a file, not a folder; choose another path",
    errno.EISDIR: "there is a folder of that name; choose another name",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.EFBIG: "the file would be larger than the disk allows; choose another disk",
}


_PREFIX, _SUFFIX = ".dossier-", ".part"
_SECONDS_BEGUN = 24 * 3600
"""After so long nobody writes a file any more, whoever began it, on this computer or another."""


def export_error(out: Path, error: OSError) -> ExportError:
    """Put *error* into one sentence about *out* that says what to do next."""
    reason = _REASONS.get(error.errno or 0, f"{error.strerror or error}; choose another place")
    return ExportError(f"“{out}” could not be written: {reason}.")


def _sync_folder(folder: Path) -> None:
    """Make the new name itself last. Some systems cannot open folders; there the rename alone has to do."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _remove_left_behind(folder: Path) -> None:
    """Remove from *folder* what a program that was killed had begun to write: it holds words of a case."""
    with contextlib.suppress(OSError):
        for begun in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            if time.time() - begun.lstat().st_mtime > _SECONDS_BEGUN:
                begun.unlink()


@contextmanager
def written_whole(out: Path, check: Callable[[Path], None] | None = None) -> Iterator[BinaryIO]:
    """Give a file to write *out* into; put it in place, synced to disk, when the block ends well.

    *check* is given the finished temporary file and raises ExportError where it is not right. Whatever fails,
    nothing is left behind and an older file at *out* stays as it was.

    Raises:
        ExportError: it could not be written; the sentence says why.
    """
    out = out.expanduser()
    temporary: Path | None = None
    try:
        if out.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        if out.exists() and not out.is_file():
            raise ExportError(f"“{out}” is a device or a pipe, not an ordinary file. Choose another name.")
        _remove_left_behind(out.absolute().parent)
        handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=out.absolute().parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if check is not None:
            check(temporary)
        temporary.replace(out)
        temporary = None
        _sync_folder(out.absolute().parent)
    except OSError as error:
        raise export_error(out, error) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()
