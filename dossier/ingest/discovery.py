"""Which files an import would take: files as given, folders searched through."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

# What lies about in folders without being an article: data, programs, cases and their companions.
# A file that is named outright is always taken; only the search of a folder passes these over.
_PASSED_OVER = frozenset(
    ".dossier .dossier-wal .dossier-shm .dossier-journal .dossier-closing .json .jsonl .csv .tsv .py .pyc .ini .toml "
    ".yaml .yml .lock .db .sqlite .sqlite3 .log .tmp .part .bak .lnk .url".split()
)
_PASSED_OVER_NAMES = frozenset({"thumbs.db", "desktop.ini", "__macosx", "meta-inf"})
_ARCHIVES = (".zip", ".warc", ".warc.gz")

Inside = Callable[[Path], Sequence[str]]
"""Returns the files in a ZIP file, by their place in it; none where it is a document or cannot be opened."""


def find_files(paths: Iterable[Path], inside: Inside | None = None) -> Iterator[tuple[Path, str]]:
    """Yield every file that *paths* lead to, and the name under which a case keeps it.

    A file is named as it was given, a file in a folder by its path from that folder, always with ``/``. Folders are
    searched with all their subfolders in the order of their names; hidden files, case files and data files are passed
    over, links to folders are followed once. A file reached twice is yielded once. A path that does not exist
    and a folder that cannot be read are yielded too, so that reading them can say so.

    With *inside* a ZIP file counts as a folder: what lies in it is named as if the ZIP file were one ("a.zip/b.html"),
    and ``archive_of`` tells such a path. One in which nothing is found is yielded itself.
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
            packed = _unpacked(found, inside) if inside is not None else []
            for place in packed:
                yield found / place, f"{name}/{readable_name(place)}"
            if not packed:
                yield found, name


def archive_of(path: Path) -> tuple[Path, str] | None:
    """Return the ZIP file in which *path* lies and its place in there, None where it lies in none."""
    for parent in path.parents:
        if is_archive(parent):
            return parent, path.relative_to(parent).as_posix()
    return None


def is_archive(path: Path) -> bool:
    """Tell whether *path* is a ZIP file, or an archive of the web (WARC), by its name."""
    return path.name.casefold().endswith(_ARCHIVES) and path.is_file()


def _unpacked(path: Path, inside: Inside) -> list[str]:
    """Return what is to be imported of the ZIP file *path*, nothing where it is none."""
    if not is_archive(path):
        return []
    return sorted(
        name
        for name in inside(path)
        if not any(part.startswith((".", "~$")) for part in PurePosixPath(name).parts)
        if not _PASSED_OVER_NAMES & {part.casefold() for part in PurePosixPath(name).parts}
        if PurePosixPath(name).suffix.casefold() not in _PASSED_OVER
    )


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
