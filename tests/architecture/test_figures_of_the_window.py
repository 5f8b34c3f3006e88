"""One place writes figures in the window: what is set apart elsewhere would be read as one and a half in German."""

import re
from pathlib import Path

GUI = Path(__file__).parents[2] / "dossier/gui"
_ENGLISH_FIGURE = re.compile(r":,(?:\.\d)?[df]?\}|:\.\d+[f%]\}|format\([^()]{1,80}, \",[df]?\"\)")
"""A number put into a text with a comma between its thousands, or with a point before its tenths."""


def test_figures_are_written_in_one_place_of_the_window() -> None:
    modules = {path: path.read_text(encoding="utf-8") for path in GUI.rglob("*.py")}
    writing = {path.name for path, text in modules.items() if _ENGLISH_FIGURE.search(text)}
    assert writing == {"figures.py"}, "use grouped() and tenths() of gui/figures"


def test_what_the_walk_looks_for_is_found() -> None:
    for text in ('f"{count:,}"', 'tr("{0:,} more")', 'f"{size:,.0f} MiB"', 'f"{share:.1f}"', 'format(count, ",")'):
        assert _ENGLISH_FIGURE.search(text), text
    for text in ('f"{when:%H:%M}"', "rows[:, 1]", 'f"{hour:02d}"', '", ".join(names)', 'text.split(",")'):
        assert not _ENGLISH_FIGURE.search(text), text
