"""What a hostile file is called, how it is made, and what the program is to say of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

TOLD = "Karl Lund was arrested on 4 May 2014 in Oslo."
"""What the readable ones tell."""


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file to be imported.

    ``name`` is its place below the folder. ``make`` is its contents, or what makes it there. ``refused`` is what the
    one line says that refuses it, None where it is taken. ``holds`` stands in its text then, ``lacks`` does not;
    ``note`` is what is told of the reading. ``big`` ones are made only in the long run.
    """

    name: str
    make: bytes | Callable[[Path], None]
    refused: str | None = None
    holds: str = TOLD
    lacks: str = ""
    note: str = ""
    big: bool = False

    def put(self, folder: Path) -> Path:
        """Make the file below *folder* and return where."""
        path = folder / self.name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(self.make, bytes):
            path.write_bytes(self.make)
        else:
            self.make(path)
        return path
