"""Whatever a source says, it is shown letter by letter."""

import pytest
from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from dossier.gui.text import ElidedLabel, PlainLabel, menu_text, one_line, plain_tooltip, set_action

HOSTILE = [
    "<b>bold</b>",
    "<img src='file:///etc/passwd'>",
    "  \n<a href='http://example.org'>x</a>",
    "<!DOCTYPE html><p>x",
    "<?xml version='1.0'?><p>x</p>",
    "&lt;b&gt;",
    "a &lt; b",
    "<p",
    "<<b>>",
    "x <br/> y",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_tooltips_are_never_taken_for_markup(text: str) -> None:
    shown = plain_tooltip(text)
    assert not QtGui.Qt.mightBeRichText(shown)
    assert shown.replace("\u2060", "") == text


def test_the_hostile_texts_would_be_taken_for_markup_otherwise() -> None:
    assert sum(QtGui.Qt.mightBeRichText(text) for text in HOSTILE) >= 6


def test_ordinary_tooltips_stay_as_they_are() -> None:
    assert plain_tooltip("Merge “A” with “B”, 3 & 4 > 2") == "Merge “A” with “B”, 3 & 4 > 2"


@pytest.mark.parametrize("text", HOSTILE)
def test_labels_show_markup_as_letters(qtbot: QtBot, text: str) -> None:
    for label in (PlainLabel(text), ElidedLabel(text)):
        qtbot.addWidget(label)
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert label.text() == text
        assert not label.openExternalLinks()
        assert not QtGui.Qt.mightBeRichText(label.toolTip())


def test_an_ampersand_in_a_menu_is_a_letter(qtbot: QtBot) -> None:
    assert menu_text("Undo: Rename Smith & Sons") == "Undo: Rename Smith && Sons"
    action = QAction()
    set_action(action, "Undo: rename <b>A</b> & B")
    assert action.text() == "Undo: rename <b>A</b> && B"
    assert not QtGui.Qt.mightBeRichText(action.toolTip())


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("one  two\n three", 40, "one two three"),
        ("abcdefghij", 5, "abcd…"),
        ("ab cdefghij", 4, "ab…"),
        ("", 5, ""),
        ("x" * 10_000, 3, "xx…"),
    ],
)
def test_one_line(text: str, limit: int, shown: str) -> None:
    assert one_line(text, limit) == shown
