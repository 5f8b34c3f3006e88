"""The window in other languages: the catalogue is whole, what is on screen goes through it, and right to left works."""

import json
import re
import string
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QTabBar, QTableView, QWidget

from dossier import tongue
from dossier.domain.dates import DateInterval, Precision
from dossier.gui import preferences, right_to_left, wording
from dossier.gui.hub import Hub
from dossier.gui.importer.wizard import ImportWizard
from dossier.gui.language import Language, chosen
from dossier.gui.main_window import MainWindow
from dossier.gui.start_page import StartPage
from dossier.gui.time_words import time_words

from .test_plain_and_reachable import DIALOGS, made

ROOT = Path(__file__).parents[2]
GERMAN = tongue.catalogue("de")
Settle = Callable[[Hub], None]
_SAID = re.compile(r"[A-Za-z]{3,}")
MOST_UNSAID = 14
"""So many words of windows and dialogs may still stand on screen without having gone through the catalogue."""


@pytest.fixture
def wrapping() -> Iterator[None]:
    """A language in which every translated text stands in brackets."""
    tongue.use(lambda text: f"⟦{text}⟧")
    yield
    tongue.use(None)


@pytest.fixture
def german() -> Iterator[None]:
    tongue.use(lambda text: GERMAN.get(text, text))
    yield
    tongue.use(None)


def places(text: str) -> list[str]:
    return sorted(f"{name}:{form}" for _, name, form, _ in string.Formatter().parse(text) if name is not None)


def test_the_german_catalogue_is_whole_and_up_to_date() -> None:
    program = (
        "import sys, json; sys.path.insert(0, 'tools'); import translations; print(json.dumps(translations.words()))"
    )
    told = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    words = json.loads(told.stdout)
    assert len(words) > 500
    assert [word for word in words if word not in GERMAN] == []


@pytest.mark.parametrize("said", sorted(GERMAN))
def test_a_translation_keeps_its_places_and_marks(said: str) -> None:
    anew = GERMAN[said]
    assert places(anew) == places(said)
    assert ("&" in anew) == ("&" in said)
    assert anew.endswith("…") == said.endswith("…")


def test_menus_have_letters_of_their_own_in_german() -> None:
    for menus in (("&File", "&Edit", "&View", "&Help"), ("&Panes", "&Theme", "&Language", "Te&xt")):
        letters = [re.findall(r"&(\w)", GERMAN[name])[0].lower() for name in menus]
        assert len(set(letters)) == len(letters), letters


@pytest.mark.parametrize(
    ("when", "german_words"),
    [
        (DateInterval(date(2021, 11, 19), date(2021, 11, 19), Precision.DAY), "19. November 2021"),
        (DateInterval(date(2020, 5, 1), date(2020, 5, 31), Precision.MONTH), "Mai 2020"),
        (DateInterval(date(2007, 1, 1), None, Precision.YEAR), "seit 2007"),
        (DateInterval(date(2020, 3, 3), date(2020, 4, 5), Precision.RANGE), "zwischen 3. März und 5. April 2020"),
        (DateInterval(date(2010, 1, 1), date(2019, 12, 31), Precision.DECADE), "2010er"),
        (None, "undatiert"),
    ],
)
def test_dates_are_said_in_german(german: None, when: DateInterval | None, german_words: str) -> None:
    assert wording.date_words(when) == german_words


@pytest.mark.parametrize(
    ("label", "german_words"),
    [("2010s", "2010er"), ("Dec 2019", "Dez 2019"), ("Tue 4 May", "Di 4. Mai"), ("2000–2049", "2000–2049")],
)
def test_the_axis_of_time_is_said_in_german(german: None, label: str, german_words: str) -> None:
    assert time_words(label) == german_words


def test_counts_are_said_in_german(german: None) -> None:
    assert wording.counted(1, "story", "stories") == "1 Bericht"
    assert wording.counted(3, "event") == "3 Ereignisse"


def test_without_a_catalogue_everything_is_as_in_the_code() -> None:
    assert tongue.tr("Names") == "Names"
    assert wording.day_words(date(2021, 11, 19)) == "19 November 2021"
    assert chosen("no such language") is Language.SYSTEM


def shown(root: QWidget) -> Iterator[str]:
    """Yield every text of *root* that is ours: of labels, buttons, tabs, menus, headers and hints."""
    for widget in [root, *root.findChildren(QWidget)]:
        yield from (widget.accessibleName(), widget.windowTitle(), widget.toolTip())
        if isinstance(widget, QAbstractButton | QLabel):
            yield widget.text()
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(n) for n in range(widget.count()))
        elif isinstance(widget, QMenu):
            yield from (action.text() for action in widget.actions())
            yield widget.title()
        elif isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QTableView) and widget.model() is not None:
            header = widget.model().headerData
            columns = range(widget.model().columnCount())
            yield from (str(header(n, Qt.Orientation.Horizontal) or "") for n in columns)


def unsaid(root: QWidget, data: str) -> set[str]:
    """Return texts that did not go through the catalogue and do not come from the case, of which *data* is the text."""
    return {
        text
        for text in shown(root)
        if _SAID.search(text) and "⟦" not in text and text not in data and not text.startswith("qt_")
    }


def test_what_is_on_screen_goes_through_the_catalogue(
    wrapping: None, light: None, open_window: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    """What is left is counted; the number may only fall."""
    data = "\n".join(path.read_text(encoding="utf-8") for path in (tmp_path / "articles").glob("*.txt"))
    data += "Dossier\nEnglish\nDeutsch\nHarbour harbour.txt verdict.txt undated.txt"
    left = unsaid(open_window, data)
    for name in DIALOGS:
        dialog = made(name, open_window, settle)
        settle(open_window.hub)
        left |= unsaid(dialog, data)
        dialog.close()
    open_window.cases.import_paths([tmp_path / "articles"])
    wizard = open_window.cases.wizard
    assert isinstance(wizard, ImportWizard)
    left |= unsaid(wizard, data)
    wizard.next.click()
    settle(open_window.hub)
    left |= unsaid(wizard, data)
    print(*sorted(left), sep="\n")
    assert len(left) <= MOST_UNSAID


def test_the_start_page_is_said_whole(wrapping: None, dressed: QApplication) -> None:
    page = StartPage()
    assert unsaid(page, "Dossier") == set()
    page.deleteLater()


def test_a_choice_of_language_is_kept(window: MainWindow) -> None:
    action = next(each for each in window.offers.languages.actions() if each.data() == "de")
    action.trigger()
    assert preferences.language() == "de"
    assert chosen(preferences.language()) is Language.GERMAN


def test_right_to_left_turns_the_window_round_but_not_the_axis_of_time(open_window: MainWindow) -> None:
    workspace = open_window.workspace
    assert workspace is not None
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setLayoutDirection(right_to_left.DIRECTION)
    try:
        # At a start the direction is there before the panes are.
        open_window.resize(open_window.width() + 2, open_window.height())
        QApplication.processEvents()
        left = workspace.left.mapTo(open_window, workspace.left.rect().topLeft()).x()
        assert left > open_window.width() / 2, "names stand where reading begins"
        assert workspace.timeline.canvas.layoutDirection() is Qt.LayoutDirection.LeftToRight
    finally:
        application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert right_to_left.in_arabic_letters("&File {0:,}") == "&فيله {0:,}"
