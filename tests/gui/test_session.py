"""A new user's whole session in the real window, once by mouse and once by keyboard alone.

On the demo articles, and on real ones where they are at hand. With ``DOSSIER_PICTURES=FOLDER`` each step leaves a
picture there; ``DOSSIER_WINDOW=1366x768`` and ``DOSSIER_THEME=dark`` choose how the window is (``scripts/session``).
"""

import csv
import json
import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView, QToolButton

from dossier.domain.views import EventView
from dossier.domain.wording import day_words
from dossier.gui import theme
from dossier.gui.dialogs.case import NewCaseDialog
from dossier.gui.dialogs.day_picker import DayPicker
from dossier.gui.dialogs.event import EventDialog, PublishedDialog
from dossier.gui.dialogs.following import FollowingDialog
from dossier.gui.dialogs.names import MergeDialog, RenameDialog
from dossier.gui.export_flow import ExportDialog
from dossier.gui.importer.wizard import ImportWizard, Step
from dossier.gui.main_window import MainWindow
from dossier.services import demo

from .seen import are_words_in_view, words_set_off
from .user import CONTROL, SHIFT, Settle, User

REAL = Path(__file__).resolve().parents[3] / "shared" / "seeds"
KEY = Qt.Key


@pytest.fixture(params=["demo", "real"])
def material(request: pytest.FixtureRequest, own_folders: Path) -> Path:
    """A folder of articles in the user's home: those of the demo, or real ones."""
    if request.param == "real" and not list(REAL.glob("*.txt")):
        pytest.skip(f"no real articles at {REAL}")
    paths = demo.demo_paths() if request.param == "demo" else sorted(REAL.glob("*.txt"))
    folder = own_folders / "articles"
    folder.mkdir()
    for path in paths:
        shutil.copy(path, folder)
    return folder


@pytest.fixture
def user(window: MainWindow, settle: Settle, request: pytest.FixtureRequest) -> User:
    width, _, height = os.environ.get("DOSSIER_WINDOW", "1280x800").partition("x")
    window.move(0, 0)
    window.resize(int(width), int(height))
    theme.choose(theme.Scheme(os.environ.get("DOSSIER_THEME", "light")))
    QApplication.processEvents()
    way = "mouse" if "mouse" in request.node.name else "keys"
    return User(window, settle, f"{way}-{request.node.callspec.params['material']}")


def squeezed(text: str) -> str:
    return " ".join(text.split())


def check_source(user: User) -> EventView:
    """The source shows the selected event's own words, set off and in view; every pane has the same selection."""
    event, panes = user.event(), user.panes
    assert squeezed(words_set_off(panes.source.text)) == squeezed(event.quote)
    assert are_words_in_view(panes.source.text)
    assert user.window.hub.selected_article == event.article
    assert panes.timeline.canvas.event_id(panes.timeline.canvas.marked.selected) == event.id
    current = panes.dossier.model.row(panes.dossier.list.currentIndex())
    assert current is not None
    assert current.target == event.id
    return event


def check_exports(folder: Path, event: EventView, home: Path) -> None:
    """What was written is whole, has the corrected date, and does not tell where it was written."""
    assert event.date is not None
    assert event.date.start is not None
    told = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    assert event.date.start.isoformat() in json.dumps(told)
    rows = list(csv.reader((folder / "case.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) > 3
    assert any(event.date.start.isoformat() in cell for row in rows for cell in row)
    pdf = (folder / "case.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert pdf.rstrip().endswith(b"%%EOF")
    for written in folder.glob("case.[pcj]*"):
        assert str(home).encode() not in written.read_bytes()


def test_with_the_mouse_alone(user: User, window: MainWindow, material: Path, own_folders: Path) -> None:
    """Not a single key is pressed."""
    user.take("start")
    user.click(window.start.buttons[0])
    asked = user.dialog(NewCaseDialog)
    user.take("new-case")
    user.click(asked.make)
    assert window.hub.info is not None
    assert window.hub.info.path.parent == own_folders
    user.take("empty-case")

    user.choose("File", "Import folder…")
    user.take("choose-folder")
    user.choose_file(material.name)
    wizard = user.dialog(ImportWizard)
    assert wizard.choose.paths() == [material]
    user.take("import-chosen")
    user.click(wizard.next)
    assert wizard.step == Step.REVIEW
    stories = wizard.review.model.included()
    assert stories >= len(list(material.iterdir()))
    user.take("import-look-over")
    user.click(wizard.next)
    assert wizard.step == Step.SUMMARY
    user.take("import-done")
    user.click(wizard.next)
    user.no_dialog()
    assert window.hub.info.articles == stories
    user.click_tab(user.panes.left.tabBar(), "Stories")
    assert len(user.panes.stories.model.rows) == stories
    assert {"/" in row.file for row in user.panes.stories.model.rows} == {False}, "no folder of the user is stored"
    user.take("stories")

    user.click_tab(user.panes.left.tabBar(), "Names")
    first, second = user.people()[:2]
    names = user.panes.people
    user.click_row(names.list, names.model.index(names.model.row_of(first.id)))
    assert window.hub.selected_entity == first.id
    user.take("person")

    user.click_row(user.panes.dossier.list, user.first_event_row())
    event = check_source(user)
    user.take("event-and-source")

    user.click(user.panes.source.bar.edit)
    editor = user.dialog(EventDialog)
    user.take("edit-event")
    given = pick_day(user, editor.date.picker, 17)
    assert editor.date.line.text() == given
    user.take("day-picked")
    user.click(editor.save)
    agree_if_asked(user)
    user.no_dialog()
    corrected = user.event()
    assert corrected.date is not None
    assert corrected.date.is_day
    assert corrected.date.start is not None
    assert day_words(corrected.date.start) == given
    assert user.panes.source.bar.headline.text().startswith(given)
    check_source(user)
    user.take("date-corrected")

    user.click(user.panes.source.bar.accept)
    assert user.event().review.value == "accepted"

    row = names.list.visualRect(names.model.index(names.model.row_of(first.id)))
    user.choose_in_popup(names.list.viewport(), "Merge with…", row.center(), context=True)
    merge = user.dialog(MergeDialog)
    place = next(n for n, row in enumerate(merge.rows) if row.id == second.id)
    user.click_row(merge.list, merge.model.index(place))
    user.take("merge")
    user.click(merge.merge)
    user.no_dialog()
    assert second.id not in {row.id for row in user.people()}
    assert window.hub.selected_entity == first.id
    merged = next(row for row in user.people() if row.id == first.id)
    assert merged.mentions == first.mentions + second.mentions
    user.take("merged")

    undo = window.toolbar.widgetForAction(window.offers["undo"])
    redo = window.toolbar.widgetForAction(window.offers["redo"])
    user.click(undo)
    assert {first.id, second.id} <= {row.id for row in user.people()}
    user.click(undo)
    assert user.event(event.id).review is corrected.review
    user.click(undo)
    assert user.event(event.id).date == event.date
    user.click(redo)
    assert user.event(event.id).date == corrected.date
    user.take("undone")

    for opens, words, suffix in (
        ("button", "Dossier of the selected name as PDF…", "pdf"),
        ("menu", "Chronology as CSV…", "csv"),
        ("menu", "Case as JSON…", "json"),
    ):
        if opens == "button":
            button = next(b for b in window.toolbar.findChildren(QToolButton) if b.accessibleName() == "Export")
            user.choose_in_popup(button, words)
        else:
            user.choose("File", "Export", words)
        user.take(f"export-{suffix}")
        user.take_file()
        done = user.dialog(ExportDialog)
        assert "complete" in done.words.text()
        user.take(f"exported-{suffix}")
        user.click(done.dismiss)
        written = max(own_folders.glob(f"*.{suffix}"), key=lambda path: path.stat().st_mtime)
        written.rename(own_folders / f"case.{suffix}")
    user.no_dialog()
    check_exports(own_folders, user.event(event.id), own_folders)
    user.choose("File", "Close case")
    assert window.stack.currentWidget() is window.start
    user.take("closed")


def pick_day(user: User, picker: DayPicker, day: int) -> str:
    """Choose a day of the month that the calendar shows, with the mouse, and return it in words."""
    user.click(picker)
    calendar = picker.calendar
    assert calendar is not None
    user.take("calendar")
    days = calendar.days
    shown = days.yearShown(), days.monthShown()
    view = days.findChild(QTableView)
    assert view is not None
    model = view.model()
    cells = [model.index(row, column) for row in range(1, model.rowCount()) for column in range(model.columnCount())]
    cell = next(index for index in cells if index.data() == day and index.isValid())
    user.click(view.viewport(), view.visualRect(cell).center())
    return day_words(date(*shown, day))


def agree_if_asked(user: User) -> None:
    """Where other dates follow the corrected one, they are shown first."""
    asked = [child for child in user.window.findChildren(FollowingDialog) if child.isVisible()]
    if asked:
        user.take("what-follows")
        user.click(asked[0].change)


def test_with_the_keyboard_alone(user: User, window: MainWindow, material: Path, own_folders: Path) -> None:
    """The mouse is never touched."""
    user.press(KEY.Key_N, CONTROL)
    user.dialog(NewCaseDialog)
    user.write("By keyboard")
    user.take("new-case")
    user.press(KEY.Key_Return)
    assert window.hub.info is not None
    assert window.hub.info.title == "By keyboard"
    user.no_dialog()

    user.press(KEY.Key_I, CONTROL | SHIFT)
    user.write_file(str(material))
    wizard = user.dialog(ImportWizard)
    assert wizard.choose.paths() == [material]
    user.press(KEY.Key_Return)
    assert wizard.step == Step.REVIEW
    model = wizard.review.model
    for place in [n for n, row in enumerate(model.rows) if model.published(row) is None]:
        user.tab_to(wizard.review.table)
        user.press(KEY.Key_Home, CONTROL)
        user.press(KEY.Key_Down, times=place)
        user.press(KEY.Key_Return)
        user.write("2023-07-15")
        user.press(KEY.Key_Return)
        assert wizard.step == Step.REVIEW, "Return takes over a date; it never starts the import"
        assert str(model.rows[place].given) == "2023-07-15"
    assert model.without_date() == 0
    user.take("import-look-over")
    user.tab_to(wizard.next)
    user.press(KEY.Key_Return)
    assert wizard.step == Step.SUMMARY
    user.press(KEY.Key_Return)
    user.no_dialog()
    assert window.hub.info.articles == len(model.rows)

    user.tab_to(user.panes.people.list)
    user.press(KEY.Key_Down)
    user.press(KEY.Key_Home)
    first, second = user.people()[:2]
    assert window.hub.selected_entity == first.id
    user.take("person")
    user.press(KEY.Key_F6, times=2)
    assert QApplication.focusWidget() is user.panes.dossier.list
    user.press(KEY.Key_Down, times=user.first_event_row().row())
    event = check_source(user)
    user.take("event-and-source")
    user.press(KEY.Key_F6)
    assert user.panes.source.isAncestorOf(user._keyboard())
    user.tab_to(user.panes.source.text)
    user.take("in-the-source")

    user.press(KEY.Key_F4)
    editor = user.dialog(EventDialog)
    user.press(KEY.Key_D, Qt.KeyboardModifier.AltModifier)
    assert editor.date.line.hasFocus()
    user.press(KEY.Key_A, CONTROL)
    user.write("2 March 2016")
    user.take("edit-event")
    user.press(KEY.Key_Return)
    agree_by_return(user)
    corrected = user.event(event.id).date
    assert corrected is not None
    assert str(corrected.start) == str(corrected.end) == "2016-03-02"
    user.press(KEY.Key_Z, CONTROL)
    assert user.event(event.id).date == event.date
    user.press(KEY.Key_Z, CONTROL | SHIFT)
    assert user.event(event.id).date == corrected
    user.take("date-corrected")

    user.press(KEY.Key_M, CONTROL)
    merge = user.dialog(MergeDialog)
    user.tab_to(merge.list)
    user.press(KEY.Key_Home)
    user.press(KEY.Key_Down, times=next(n for n, row in enumerate(merge.rows) if row.id == second.id))
    chosen = merge.chosen()
    assert chosen is not None
    assert chosen.id == second.id
    user.take("merge")
    user.press(KEY.Key_Return)
    user.no_dialog()
    assert second.id not in {row.id for row in user.people()}
    assert window.hub.selected_entity == first.id
    user.take("merged")
    user.press(KEY.Key_Z, CONTROL)
    assert {first.id, second.id} <= {row.id for row in user.people()}

    user.press(KEY.Key_D, CONTROL)
    assert user.dialog(PublishedDialog).date.line.hasFocus()
    user.write("2024-02-03")
    user.press(KEY.Key_Return)
    agree_by_return(user)
    user.no_dialog()
    assert "3 February 2024" in user.panes.source.about.text()
    user.press(KEY.Key_Z, CONTROL)
    assert "3 February 2024" not in user.panes.source.about.text()

    user.press(KEY.Key_F2)
    assert user.dialog(RenameDialog).name.hasFocus()
    user.write("Known by another name")
    user.press(KEY.Key_Return)
    assert "Known by another name" in {row.name for row in user.people()}
    user.press(KEY.Key_K, CONTROL)
    user.write("another name")
    user.take("search")
    user.press(KEY.Key_Return)
    user.press(KEY.Key_Down)
    user.press(KEY.Key_Return)
    assert window.hub.selected_entity == first.id

    user.press(KEY.Key_E, CONTROL)
    user.write_file(str(own_folders / "case.pdf"))
    assert "complete" in user.dialog(ExportDialog).words.text()
    user.take("exported")
    user.press(KEY.Key_Escape)
    for words, suffix in (("Chronology as CSV…", "csv"), ("Case as JSON…", "json")):
        user.choose_by_letter(KEY.Key_F, KEY.Key_E)
        user.go_to(words)
        user.write_file(str(own_folders / f"case.{suffix}"))
        assert "complete" in user.dialog(ExportDialog).words.text()
        user.press(KEY.Key_Escape)
    user.no_dialog()
    check_exports(own_folders, user.event(event.id), own_folders)
    user.press(KEY.Key_W, CONTROL)
    assert window.stack.currentWidget() is window.start


def agree_by_return(user: User) -> None:
    """Where other dates follow the corrected one, they are shown first; Return agrees."""
    if any(child.isVisible() for child in user.window.findChildren(FollowingDialog)):
        user.take("what-follows")
        user.press(KEY.Key_Return)
