"""Printing for people: plain lines without anything that could steer a terminal, and a progress bar."""

import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence

_BAR = 24


def plain(text: str) -> str:
    """Return *text* on one line without control and formatting characters, which a source may hold."""
    if text.isprintable():
        return text
    kept = (" " if c.isspace() else "" if unicodedata.category(c) in {"Cc", "Cf"} else c for c in text)
    return " ".join("".join(kept).split())


def say(*parts: str) -> None:
    """Print a line on stdout at once."""
    print(*(plain(part) for part in parts), flush=True)


def warn(line: str) -> None:
    """Print a line on stderr at once."""
    print(plain(line), file=sys.stderr, flush=True)


def width_of(text: str) -> int:
    """Return how many columns *text* takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in {"W", "F"} else 1 for c in text
    )


def table(head: Sequence[str], rows: Iterable[Sequence[str]], notes: Sequence[Sequence[str]] = ()) -> None:
    """Print rows in columns under a head; the last column takes what is left of the terminal's width.

    Under each row stand the lines of its note, where *notes* are given, one for each row.
    """
    cells = [[plain(cell) for cell in row] for row in rows]
    widths = [max(width_of(row[i]) for row in (list(head), *cells)) for i in range(len(head) - 1)]
    room = shutil.get_terminal_size((120, 24)).columns if sys.stdout.isatty() else 10**6
    for number, row in enumerate((list(head), *cells), -1):
        fixed = "  ".join(cell + " " * (w - width_of(cell)) for cell, w in zip(row, widths, strict=False))
        left = max(20, room - width_of(fixed) - 3)
        last = row[-1] if len(row[-1]) <= left else row[-1][: left - 1] + "…"
        print(f"{fixed}  {last}".rstrip())
        for note in notes[number] if notes and number >= 0 else ():
            print(f"    {plain(note)}")


class ProgressBar:
    """A bar on stderr where that is a terminal, nothing elsewhere. ``show`` fits domain.importing.Progress."""

    def __init__(self) -> None:
        self._shown = False
        self._wanted = sys.stderr.isatty()

    def show(self, done: int, total: int, what: str) -> None:
        """Draw how far it is."""
        if not self._wanted or not total:
            return
        filled = _BAR * done // total
        room = max(10, shutil.get_terminal_size((80, 24)).columns - _BAR - 20)
        line = f"[{'#' * filled}{'.' * (_BAR - filled)}] {done}/{total} {plain(what)[:room]}"
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()
        self._shown = True

    def clear(self) -> None:
        """Take the bar away, so that a line can be printed."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False
