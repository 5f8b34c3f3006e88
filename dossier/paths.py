"""The only place that knows where the program's own files live: checkout, installed wheel or frozen program."""

import sys
from pathlib import Path


def _root(checkout: str, installed: str) -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / checkout
    package = Path(__file__).resolve().parent
    inside = package / installed
    return inside if inside.is_dir() else package.parent / checkout


def resources() -> Path:
    """Return the folder of what the program ships: lexicons, fonts, icons, report templates."""
    return _root("resources", "_resources")


def demo_articles() -> Path:
    """Return the folder of the demo articles that ship with the program."""
    return _root("seeds", "_seeds")


def manual() -> Path:
    """Return the folder of the manual, ``manual.md`` with its ``images``."""
    return _root("docs", "_manual")
