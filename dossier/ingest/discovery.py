"""Which files an import would take: files as given, folders searched through."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

# What lies about in folders without being an article: data, programs, cases and their companions.
# A file that is named outright is always taken; only the search of a folder passes these over.
_PASSED_OVER = frozenset(
    ".dossier .dossier-wal .dossier-shm .dossier-journal .json .jsonl .csv .tsv .py .pyc .ini .toml .yaml .yml .lock "
    ".db .sqlite .sqlite3 .log .tmp .part .bak .lnk .url".split()
)
_PASSED_OVER_NAMES = frozenset({"thumbs.db", "desktop.ini"})


def find_files(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Yield every file that *paths* lead to, and the name under which a case keeps it.

    A file is named as it was given, a file in a folder by its path from that folder, always with ``/``. Folders are
    searched with all their subfolders in the order of their names; hidden files, case files and data files are passed
    over, links to folders are followed once. A file reached twice is yielded once. A path that does not exist
    and a folder that cannot be read are yielded too, so that reading them can say so.
    """
    seen: set[str] = set()
    names: set[str] = set()
    for path in paths:
        for found, name in _below(path):
            real = os.path.realpath(found)
            if real in seen:
                continue
            seen.add(real)
            if name in names and path.is_dir():
                name = f"{readable_name(path.absolute().name)}/{name}"
            names.add(name)
            yield found, name


def readable_name(name: str) -> str:
    """Return *name* with what cannot be stored or shown on one line (stray bytes, control characters) replaced."""
    clean = os.fsencode(name).decode("utf-8", "replace")
    return "".join(c if c.isprintable() else "\ufffd" for c in clean)


def _below(path: Path) -> Iterator[tuple[Path, str]]:
    """Yield *path* itself where it is a file, or the files of the folder *path*."""
    if not path.is_dir():
        yield path, readable_name(path.as_posix())
        return
    visited: set[str] = set()
    folders = [path]
    while folders:
        folder = folders.pop()
        real = os.path.realpath(folder)
        if real in visited:
            continue
        visited.add(real)
        try:
            files, inside = _entries(folder)
        except OSError:
            yield folder, readable_name((folder.relative_to(path) if folder != path else path).as_posix())
            continue
        for file in files:
            yield file, readable_name(file.relative_to(path).as_posix())
        folders.extend(reversed(inside))


def _entries(folder: Path) -> tuple[list[Path], list[Path]]:
    """Return the files and the subfolders of *folder*, each in order. Raises OSError where it cannot be read."""
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if not entry.name.startswith((".", "~$")))
    files, folders = [], []
    for name in names:
        path = folder / name
        if path.is_dir():
            folders.append(path)
        elif path.suffix.casefold() not in _PASSED_OVER and name.casefold() not in _PASSED_OVER_NAMES:
            files.append(path)
    return files, folders
