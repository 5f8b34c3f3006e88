"""Another theme or size of text comes in several turns of the event loop, and then to the same as at once."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dossier.gui import theme
from dossier.gui.main_window import MainWindow
from dossier.gui.theme import Scheme

Looks = dict[int, tuple[str, tuple[str, ...]]]
"""Of each widget, by its address: its letters, and its colours."""


@pytest.fixture(autouse=True)
def usual(light: None) -> Iterator[None]:
    yield
    theme.enlarge(100)


def looks_of(window: QWidget) -> Looks:
    """Return what *window* and all that lies in it look like."""
    roles = [role for role in QPalette.ColorRole if role is not QPalette.ColorRole.NColorRoles]
    found: Looks = {}
    for widget in (window, *window.findChildren(QWidget)):
        if widget.objectName() in ("qt_scrollarea_hcontainer", "qt_scrollarea_vcontainer"):
            continue  # These hold scroll bars and no letters.
        colours = tuple(widget.palette().color(role).name() for role in roles)
        found[id(widget)] = (widget.font().toString(), colours)
    return found


def picture_of(window: QWidget) -> QImage:
    for _ in range(5):
        QApplication.processEvents()
    return window.grab().toImage()


@pytest.mark.parametrize("scheme", [Scheme.DARK, Scheme.CONTRAST_LIGHT, Scheme.CONTRAST_DARK])
def test_every_widget_has_the_looks_that_a_new_start_gives(
    qtbot: QtBot, open_window: MainWindow, dressed: QApplication, scheme: Scheme
) -> None:
    theme.choose(scheme, gently=True)
    qtbot.waitUntil(open_window.updatesEnabled)
    theme.enlarge(125, gently=True)
    qtbot.waitUntil(open_window.updatesEnabled)
    gently = looks_of(open_window)
    sheet = dressed.styleSheet()
    dressed.setStyleSheet("")
    dressed.setStyleSheet(sheet)
    anew = looks_of(open_window)
    assert {key: gently[key] for key in gently.keys() & anew.keys()} == {
        key: anew[key] for key in gently.keys() & anew.keys()
    }
    assert len(gently.keys() & anew.keys()) > 300


def test_nothing_is_painted_before_all_is_dressed(qtbot: QtBot, open_window: MainWindow) -> None:
    before = open_window.palette().window().color().name()
    theme.choose(Scheme.DARK, gently=True)
    assert not open_window.updatesEnabled()
    assert open_window.palette().window().color().name() == before
    turns = 0
    while not open_window.updatesEnabled():
        QApplication.processEvents()
        turns += 1
    assert turns > 1
    assert open_window.palette().window().color().name() == theme.DARK.window


def test_what_comes_while_another_change_goes_on_takes_its_place(qtbot: QtBot, open_window: MainWindow) -> None:
    points = open_window.menuBar().font().pointSizeF()
    theme.enlarge(150, gently=True)
    QApplication.processEvents()
    theme.choose(Scheme.DARK, gently=True)
    QApplication.processEvents()
    theme.choose(Scheme.CONTRAST_LIGHT, gently=True)
    qtbot.waitUntil(open_window.updatesEnabled)
    assert open_window.menuBar().font().pointSizeF() == pytest.approx(1.5 * points)
    colours = {label.palette().window().color().name() for label in open_window.findChildren(QLabel)}
    assert colours == {theme.CONTRAST_LIGHT.window}


def test_a_window_that_goes_meanwhile_is_no_trouble(qtbot: QtBot, open_window: MainWindow) -> None:
    other = QDialog(open_window)
    layout = QHBoxLayout(other)
    for number in range(200):
        layout.addWidget(QPushButton(str(number)))
    other.show()
    QApplication.processEvents()
    theme.choose(Scheme.DARK, gently=True)
    QApplication.processEvents()
    other.deleteLater()
    qtbot.waitUntil(open_window.updatesEnabled)
    assert open_window.palette().window().color().name() == theme.DARK.window


def test_what_shares_its_width_does_so_anew_beside_smaller_letters(qtbot: QtBot, open_window: MainWindow) -> None:
    """The bar over the timeline is in one line again, though it is as wide as before."""
    assert open_window.workspace is not None
    head = open_window.workspace.timeline.head
    picture_of(open_window)
    before = head.height(), head.sizeHint()
    for size in (125, 200, 125, 100):
        theme.enlarge(size, gently=True)
        qtbot.waitUntil(open_window.updatesEnabled)
        picture_of(open_window)
    assert (head.height(), head.sizeHint()) == before


@pytest.mark.parametrize("is_seen", [True, False])
def test_the_source_is_read_in_letters_as_large_as_asked_for(
    qtbot: QtBot, open_window: MainWindow, *, is_seen: bool
) -> None:
    """Also where it stands on a tab behind the timeline meanwhile."""
    panes = open_window.workspace
    assert panes is not None
    panes.show_part(panes.source) if is_seen else panes.show_overview()
    picture_of(open_window)
    before = panes.source.text.font().pointSizeF()
    for size in (200, 100, 200):
        theme.enlarge(size, gently=True)
        qtbot.waitUntil(open_window.updatesEnabled)
        picture_of(open_window)
    panes.show_timeline()
    panes.show_part(panes.source)
    picture_of(open_window)
    assert panes.source.text.isVisible()
    assert panes.source.text.font().pointSizeF() == pytest.approx(2 * before)


def test_the_names_of_all_tabs_have_room_beside_large_letters(qtbot: QtBot, open_window: MainWindow) -> None:
    """Where the letters grow in several turns, the room is measured when they have grown."""
    panes = open_window.workspace
    assert panes is not None
    theme.enlarge(200, gently=True)
    qtbot.waitUntil(open_window.updatesEnabled)
    picture_of(open_window)
    assert panes.people.width() >= panes.people.least_width()
    assert panes.left.width() >= panes.left.tabBar().sizeHint().width()
