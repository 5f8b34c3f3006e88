"""The demo articles that ship with the program."""

from pathlib import Path

from dossier import paths


def demo_paths() -> list[Path]:
    """Return the demo articles, in order of name."""
    return sorted(paths.demo_articles().glob("*.txt"))
