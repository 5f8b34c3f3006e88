"""The manual inside the program: complete, closed in itself, and open at the right place."""

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from dossier.gui.dialogs.base import MessageDialog
from dossier.gui.dialogs.case import NewCaseDialog
from dossier.gui.dialogs.protection import ForgetDialog
from dossier.gui.help import commands
from dossier.gui.help.page import ManualPage, _pictures, slug
from dossier.gui.help.places import START, chapter_for, chapters, classes
from dossier.gui.help.window import ManualWindow
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.paths import manual

ROOT = Path(__file__).parents[3]
TEXT = (manual() / "manual.md").read_text(encoding="utf-8")
Settle = Callable[[Hub], None]


@pytest.fixture
def page(dressed: QApplication) -> Iterator[ManualPage]:
    made = ManualPage(manual())
    made.resize(700, 500)
    made.show_markdown(TEXT)
    yield made
    made.deleteLater()


@pytest.fixture
def shown(open_window: MainWindow) -> Iterator[ManualWindow]:
    open_window.offers["manual"].trigger()
    made = open_window.menus.manual
    assert made is not None
    yield made
    made.close()


def test_every_picture_and_every_link_of_the_manual_resolves(page: ManualPage) -> None:
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", TEXT)
    assert len(pictures) >= 4
    for name in pictures:
        assert page.loadResource(2, QUrl(name)).width() > 300, name
    slugs = {slug(heading.words) for heading in page.headings()}
    for target in re.findall(r"(?<!!)\[[^\]]+\]\(([^)]+)\)", TEXT):
        assert target.startswith("#"), f"{target} leads out of the manual"
        assert target[1:] in slugs, target


@pytest.mark.parametrize(
    "name", ["/etc/hostname", "../../pyproject.toml", "file:///etc/hostname", "http://example.org/a.png", "images"]
)
def test_nothing_but_pictures_of_the_manual_is_opened(page: ManualPage, name: str) -> None:
    image = page.loadResource(2, QUrl(name))
    assert image is None or image.isNull()
    assert page.loadResource(1, QUrl("manual.md")) is None


def test_a_link_goes_to_its_heading_and_html_is_letters(page: ManualPage) -> None:
    page.show()
    page.show_markdown("# One\n\n[there](#far-away)\n\n<b>x</b>\n\n" + "word\n\n" * 200 + "## Far away\n\nhere\n")
    assert "<b>x</b>" in page.toPlainText()
    page.anchorClicked.emit(QUrl("#far-away"))
    assert page.heading_at(page.textCursor().position()) == "Far away"
    assert page.verticalScrollBar().value() > 1000


def test_pictures_are_never_wider_than_the_page(page: ManualPage) -> None:
    for width in (900, 400):
        page.resize(width, 500)
        page.show()
        QApplication.processEvents()
        assert page.document().idealWidth() <= width


def test_every_chapter_that_a_pane_leads_to_is_there(page: ManualPage) -> None:
    assert chapters() <= {heading.words for heading in page.headings()}


def test_every_class_that_has_a_chapter_exists() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "dossier/gui").rglob("*.py"))
    assert classes() <= set(re.findall(r"^class (\w+)", code, re.MULTILINE))


def test_the_key_for_help_opens_the_chapter_on_the_pane_in_use(open_window: MainWindow, settle: Settle) -> None:
    assert open_window.workspace is not None
    for pane, chapter in (
        (open_window.workspace.timeline, "Reading the timeline"),
        (open_window.workspace.source, "The window"),
    ):
        assert chapter_for(pane) == chapter
    open_window.offers["judge"].trigger()
    settle(open_window.hub)
    QTest.keyClick(open_window, Qt.Key.Key_F1)
    shown = open_window.menus.manual
    assert shown is not None
    assert shown.isVisible()
    assert shown.page.heading_at(shown.page.textCursor().position()) == "Judging what the machine is unsure of"
    assert shown.contents.currentItem().text(0) == "Judging what the machine is unsure of"
    shown.close()
    assert chapter_for(None) == START


def test_every_command_of_the_menus_is_told(shown: ManualWindow, open_window: MainWindow) -> None:
    told = shown.page.toPlainText()
    for action in open_window.offers.all():
        assert commands.plain_words(action) in told, action.text()
    assert commands.HEADING in {heading.words for heading in shown.page.headings()}


def test_words_are_found_and_gone_through(shown: ManualWindow) -> None:
    shown.search.setText("passphrase")
    places = shown.page.toPlainText().lower().count("passphrase")
    assert places >= 2
    assert shown.count.text() == f"1 of {places}"
    first = shown.page.textCursor().position()
    shown.search.setFocus()
    QTest.keyClick(shown.search, Qt.Key.Key_Return)
    assert shown.count.text() == f"2 of {places}"
    assert shown.page.textCursor().position() > first
    assert shown.page.textCursor().selectedText().lower() == "passphrase"
    QTest.keyClick(shown.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert shown.page.textCursor().position() == first
    shown.search.setText("no such word anywhere")
    assert shown.count.text() == "Nothing found"


def test_contents_lead_to_chapters_by_the_keyboard(shown: ManualWindow) -> None:
    shown.contents.setFocus()
    QTest.keyClick(shown.contents, Qt.Key.Key_Home)
    for _ in range(3):
        QTest.keyClick(shown.contents, Qt.Key.Key_Down)
    item = shown.contents.currentItem().text(0)
    assert shown.page.heading_at(shown.page.textCursor().position()) == item
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_the_manual_is_part_of_what_is_installed_and_frozen() -> None:
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    carried = wheel["wheel"]["force-include"]
    assert carried["docs/manual.md"] == "dossier/_manual/manual.md"
    assert carried["docs/manual.de.md"] == "dossier/_manual/manual.de.md"
    assert carried["docs/images"] == "dossier/_manual/images"
    spec = (ROOT / "packaging/dossier.spec").read_text(encoding="utf-8")
    assert '"docs/manual.md"), "docs"' in spec
    assert '"docs/images"), "docs/images"' in spec


@pytest.mark.parametrize(
    ("make", "chapter"),
    [
        (lambda window: NewCaseDialog(lambda *_: None, window), "Starting"),
        (lambda window: MessageDialog("That did not work", "No.", window), "If something goes wrong"),
        (lambda window: ForgetDialog(window.hub, False, lambda _: None, window), "Correcting"),
    ],
)
def test_f1_in_a_dialog_opens_its_chapter(
    window: MainWindow, make: Callable[[MainWindow], QDialog], chapter: str
) -> None:
    dialog = make(window)
    dialog.open()
    dialog.activateWindow()
    QApplication.processEvents()
    focus = QApplication.focusWidget() or dialog
    QTest.keyClick(focus, Qt.Key.Key_F1)
    assert window.menus.manual is not None
    assert window.menus.manual.isVisible()
    assert window.menus.manual.contents.currentItem().text(0) == chapter
    window.menus.manual.close()
    dialog.close()


def test_both_sides_of_a_picture_are_known_before_it_is_read(qtbot: QtBot, tmp_path: Path) -> None:
    picture = QImage(300, 150, QImage.Format.Format_RGB32)
    picture.fill(0xFF3366)
    assert picture.save(str(tmp_path / "far.png"))
    page = ManualPage(tmp_path)
    qtbot.addWidget(page)
    page.show_markdown("# Title\n\n![far](far.png)\n")
    (image,) = [form.toImageFormat() for _, form in _pictures(page.document())]
    assert image.width() >= 120
    assert image.height() == image.width() / 2
