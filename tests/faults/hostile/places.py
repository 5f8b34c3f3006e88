"""What lies in a folder without being an ordinary file, and names that nobody would give."""

import os
import socket
from pathlib import Path

from .entries import TOLD, Hostile


def _words(path: Path) -> None:
    path.write_text(TOLD, "utf-8")


def _folder(path: Path) -> None:
    path.mkdir()
    (path / "inside.txt").write_text(f"{TOLD} A folder held it.", "utf-8")


def _loop(path: Path) -> None:
    path.mkdir()
    (path / "again").symlink_to(path, target_is_directory=True)
    (path / "up").symlink_to(path.parent, target_is_directory=True)
    (path / "inside.txt").write_text(f"{TOLD} A loop held it.", "utf-8")


def _pair(path: Path) -> None:
    other = path.with_name("loop-b.txt")
    path.symlink_to(other)
    other.symlink_to(path)


def _socket(path: Path) -> None:
    # A path of a socket is short: it is made where it lies.
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(before)


def _unreadable(path: Path) -> None:
    _words(path)
    path.chmod(0)


def _deep(path: Path) -> None:
    for _ in range(60):
        path = path / "deep"
    path.mkdir(parents=True)
    (path / "inside.txt").write_text(f"{TOLD} It lay deep.", "utf-8")


def _bytes_name(path: Path) -> None:
    Path(os.fsdecode(os.fsencode(path.parent) + b"/bytes-\xff\xfe.txt")).write_text(f"{TOLD} Bytes.", "utf-8")


_DEVICE = "not an ordinary file"
PLACES = (
    Hostile("pipe.txt", os.mkfifo, _DEVICE),
    Hostile("socket.txt", _socket, "not an ordinary file|could not read it"),
    Hostile("null.txt", lambda path: path.symlink_to("/dev/null"), _DEVICE),
    Hostile("zero.txt", lambda path: path.symlink_to("/dev/zero"), _DEVICE),
    Hostile("random-device.txt", lambda path: path.symlink_to("/dev/urandom"), _DEVICE),
    Hostile("memory.txt", lambda path: path.symlink_to("/proc/self/mem"), "could not read|no permission"),
    Hostile("broken-link.txt", lambda path: path.symlink_to("nowhere.txt"), "leads nowhere"),
    Hostile("loop-a.txt", _pair, "could not read|leads nowhere"),
    Hostile("folder.txt", _folder),
    Hostile("loop", _loop),
    Hostile("deep", _deep),
    Hostile("a\nnew line.txt", _words),
    Hostile("tab\tbell\x07escape\x1b[31m.txt", _words),
    Hostile("bytes", _bytes_name),
    Hostile("\u202etxt.exe.txt", _words),
    Hostile("\u2066isolate\u2069.txt", _words),
    Hostile("-rf.txt", _words),
    Hostile("--help", _words),
    Hostile("n" * 251 + ".txt", _words),
    Hostile("🚢👩\u200d🚀.txt", _words),
    Hostile(" blank .txt", _words),
    Hostile("back\\slash\\..\\up.txt", _words),
    Hostile("'; DROP TABLE sources; --.txt", _words),
    Hostile("%2e%2e%2fup.txt", _words),
    Hostile("$(touch owned).txt", _words),
    Hostile("`touch owned`.txt", _words),
    Hostile("a&b<c>.txt", _words),
    Hostile("con.txt", _words),
    Hostile("é.txt", _words),
    Hostile("e\u0301.txt", _words),
    Hostile("no-ending", _words),
    Hostile("UPPER.TXT", _words),
    Hostile("many.dots...txt", _words),
)

UNREADABLE = Hostile("closed.txt", _unreadable, "no permission")
"""Root may read everything: looked at only where that is not so."""
