"""Figures in the window are written as its language writes them; what a source wrote stays."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dossier import tongue
from dossier.domain import wording as domain_wording
from dossier.domain.views import ArticleRow
from dossier.gui import saying, wording
from dossier.gui.figures import figure_words, grouped, tenths
from dossier.gui.loss_words import loss_words
from dossier.gui.models.articles import ArticleModel, Column
from dossier.gui.timeline.drawing import short_count
from dossier.gui.timeline.shelf import Shelf
from dossier.gui.timeline.table import TimelineTableModel

GERMAN = tongue.catalogue("de")


@pytest.fixture
def german() -> Iterator[None]:
    tongue.use(lambda text: GERMAN.get(text, text), "de")
    yield
    tongue.use(None)


@pytest.mark.parametrize(
    ("number", "english", "anew"),
    [(0, "0", "0"), (999, "999", "999"), (1426, "1,426", "1.426"), (-1426, "-1,426", "-1.426"),
     (1234567, "1,234,567", "1.234.567")],
)  # fmt: skip
def test_thousands_are_set_apart_as_the_language_does(number: int, english: str, anew: str) -> None:
    assert grouped(number) == english
    tongue.use(lambda text: GERMAN.get(text, text), "de")
    try:
        assert grouped(number) == figure_words(english) == anew
    finally:
        tongue.use(None)


def test_a_language_without_a_way_of_its_own_has_the_english_one() -> None:
    tongue.use(lambda text: f"⟦{text}⟧")
    try:
        assert (grouped(1426), tenths(1.25)) == ("1,426", "1.2")
    finally:
        tongue.use(None)


def test_counts_have_a_point_in_german(german: None) -> None:
    assert wording.counted(1426, "event") == "1.426 Ereignisse"
    assert short_count(1_400_000) == "1,4M"
    assert loss_words("1,426 events without a date left out.") == "1.426 Ereignisse ohne Datum weggelassen."
    assert domain_wording.counted(1426, "event") == "1,426 events", "exports and the terminal stay English"


def test_widgets_show_figures_as_german_has_them(german: None, dressed: QApplication) -> None:
    shelf = Shelf()
    shelf.show_events([], 1426)
    assert (shelf.button.text(), shelf.button.accessibleName()) == ("1.426 undatiert", "1.426 undatierte Ereignisse")
    shelf.deleteLater()
    assert TimelineTableModel().headerData(1425, Qt.Orientation.Vertical) == "1.426"
    story = ArticleRow(1, 1, "harbour.txt", 1, "Night ships", None, None, "", 2310, 1426)
    model = ArticleModel()
    model.show(np.array([1], np.int32), {1: story})
    assert model.data(model.index(0, Column.EVENTS)) == "2.310"
    tip = str(model.data(model.index(0, Column.TITLE), Qt.ItemDataRole.ToolTipRole))
    assert "2.310 Ereignisse, 1.426 ohne Datum" in tip


@pytest.mark.parametrize(
    ("english", "anew"),
    [
        ("Imported 1,426 stories", "1.426 Berichte eingelesen"),
        ("1,426 independent sources · 2,001 copies", "1.426 unabhängige Quellen · 2.001 Abschriften"),
        ("big.pdf: the file is too large (1,426 MiB; at most 500 MiB can be read). Split it into parts.", "1.426 MiB"),
        ("x.pdf: it has more than 5,000 pages. Split it into parts.", "5.000 Seiten"),
        ("Renamed “1,426” to “1,500 men”", "„1,426“ in „1,500 men“ umbenannt"),
        ("1,426", "1,426"),
        ("killed 1,426 people", "killed 1,426 people"),
    ],
)  # fmt: skip
def test_figures_in_sentences_of_the_services_are_written_anew(german: None, english: str, anew: str) -> None:
    assert anew in saying.said(english)
    tongue.use(None)
    assert saying.said(english) == english
