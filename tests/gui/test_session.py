"""The whole way through the real window on the demo articles, once by mouse and once by keyboard alone."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QFileDialog, QLineEdit, QWidget

from dossier.domain.mentions import EntityKind
from dossier.domain.views import EntityRow, EventView
from dossier.gui.dialogs.case import NewCaseDialog
from dossier.gui.dialogs.event import EventDialog, PublishedDialog
from dossier.gui.dialogs.following import FollowingDialog
from dossier.gui.dialogs.names import MergeDialog, RenameDialog
from dossier.gui.export_flow import ExportDialog
from dossier.gui.hub import Hub
from dossier.gui.importer.wizard import ImportWizard, Step
from dossier.gui.main_window import MainWindow
from dossier.gui.people.rows import RowKind
from dossier.gui.workspace import Workspace
from dossier.services import demo, reading

from .seen import are_words_in_view, words_set_off

Settle = Callable[[Hub], None]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
D = TypeVar("D", bound=QDialog)


class User:
    """Somebody at the window: clicks, presses keys, and waits until the window has come to rest."""

    def __init__(self, window: MainWindow, settle: Settle) -> None:
        self.window = window
        self._settle = settle

    def wait(self) -> None:
        self._settle(self.window.hub)

    def click(self, widget: QWidget) -> None:
        assert widget.isVisible(), widget.accessibleName()
        assert widget.isEnabled(), widget.accessibleName()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())
        self.wait()

    def click_row(self, view: QAbstractItemView, index: QModelIndex) -> None:
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
        self.wait()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.at_the_keyboard(), key, modifier)
            self.wait()

    def at_the_keyboard(self) -> QWidget:
        """Return what takes the keys. Where nothing manages windows, the last one opened gets the keyboard."""
        if QApplication.activeWindow() is None:
            open_dialogs = [child for child in self.window.findChildren(QDialog) if child.isVisible()]
            (open_dialogs[-1] if open_dialogs else self.window).activateWindow()
            QApplication.processEvents()
        found = QApplication.activePopupWidget() or QApplication.focusWidget() or QApplication.activeWindow()
        assert found is not None
        return found

    def write(self, text: str) -> None:
        QTest.keyClicks(self.at_the_keyboard(), text)
        self.wait()

    def tab_to(self, widget: QWidget) -> None:
        for _ in range(60):
            if QApplication.focusWidget() is widget:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {widget.accessibleName()}")

    def dialog(self, kind: type[D]) -> D:
        found = [child for child in self.window.findChildren(kind) if child.isVisible()]
        assert len(found) == 1, (kind, found)
        return found[0]

    @property
    def panes(self) -> Workspace:
        assert self.window.workspace is not None
        return self.window.workspace

    def people(self) -> list[EntityRow]:
        got: list[EntityRow] = []
        self.window.hub.read(lambda case: reading.entities(case, EntityKind.PERSON), got.extend)
        self.wait()
        return got

    def event(self) -> EventView:
        got: list[EventView] = []
        wanted = self.window.hub.selected_event
        self.window.hub.read(lambda case: reading.event(case, wanted), got.append)
        self.wait()
        return got[0]

    def first_event_row(self) -> QModelIndex:
        model = self.panes.dossier.model
        rows = (model.index(number) for number in range(model.rowCount()))
        return next(index for index in rows if (row := model.row(index)) is not None and row.kind is RowKind.EVENT)

    def save_as(self, path: Path) -> None:
        dialog = self.dialog(QFileDialog)
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(line, QLineEdit)
        line.setText(str(path))
        QTest.keyClick(line, Qt.Key.Key_Return)
        self.wait()


@pytest.fixture
def user(window: MainWindow, settle: Settle) -> User:
    return User(window, settle)


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


def test_with_the_mouse(user: User, window: MainWindow, tmp_path: Path) -> None:
    user.click(window.start.buttons[0])
    asked = user.dialog(NewCaseDialog)
    asked.title.setText("A session")
    asked.file.setText(str(tmp_path / "session.dossier"))
    user.click(asked.make)
    user.window.cases.import_paths(list(demo.demo_paths()))
    wizard = user.dialog(ImportWizard)
    user.click(wizard.next)
    assert wizard.step == Step.REVIEW
    wizard.review.all_date.setText("15 July 2023")
    user.click(wizard.review.apply_all)
    assert wizard.review.model.without_date() == 0
    user.click(wizard.next)
    assert wizard.step == Step.SUMMARY
    user.click(wizard.next)
    assert {"/" in row.file for row in user.panes.stories.model.rows} == {False}, "no folder of the user is stored"

    names = user.panes.people
    user.click_row(names.list, names.model.index(0))
    assert window.hub.selected_entity == user.people()[0].id
    user.click_row(user.panes.dossier.list, user.first_event_row())
    event = check_source(user)

    user.click(user.panes.source.bar.edit)
    editor = user.dialog(EventDialog)
    editor.date.line.setText("2 March 2016")
    user.click(editor.save)
    corrected = user.event().date
    assert corrected is not None
    assert str(corrected.start) == "2016-03-02"
    assert user.panes.source.bar.headline.text().startswith("2 March 2016")
    check_source(user)

    user.click(user.panes.source.bar.accept)
    assert user.event().review.value == "accepted"

    first, second = user.people()[:2]
    window.offers["merge"].trigger()
    user.wait()
    merge = user.dialog(MergeDialog)
    merge.search.setText(second.name)
    user.wait()
    user.click(merge.merge)
    assert second.id not in {row.id for row in user.people()}
    undo = window.toolbar.widgetForAction(window.offers["undo"])
    for _ in range(3):
        user.click(undo)
    assert [row.id for row in user.people()[:2]] == [first.id, second.id]
    assert user.event().date == event.date

    for name, suffix in (("export_person", "pdf"), ("export_csv", "csv"), ("export_json", "json")):
        window.offers[name].trigger()
        user.wait()
        user.save_as(tmp_path / f"out.{suffix}")
        done = user.dialog(ExportDialog)
        assert "complete" in done.words.text()
        user.click(done.dismiss)
        written = (tmp_path / f"out.{suffix}").read_bytes()
        assert len(written) > 500
        assert str(tmp_path).encode() not in written


def test_with_the_keyboard_alone(user: User, window: MainWindow, tmp_path: Path) -> None:
    key = Qt.Key
    user.press(key.Key_N, CONTROL)
    asked = user.dialog(NewCaseDialog)
    user.write("By keyboard")
    user.tab_to(asked.file)
    user.press(key.Key_A, CONTROL)
    user.write(str(tmp_path / "keys.dossier"))
    user.press(key.Key_Return)
    assert window.hub.info is not None
    user.press(key.Key_I, CONTROL)
    user.save_as(Path(" ".join(f'"{path}"' for path in demo.demo_paths())))
    wizard = user.dialog(ImportWizard)
    user.press(key.Key_Return)
    assert wizard.step == Step.REVIEW
    undated = next(n for n, row in enumerate(wizard.review.model.rows) if wizard.review.model.published(row) is None)
    user.press(key.Key_Down, times=undated)
    user.press(key.Key_Return)
    user.write("2023-07-15")
    user.press(key.Key_Return)
    user.press(key.Key_Return)
    user.press(key.Key_Escape)
    assert wizard.step == Step.REVIEW, "Return takes over a date; it never starts the import"
    assert str(wizard.review.model.rows[undated].given) == "2023-07-15"
    user.tab_to(wizard.next)
    user.press(key.Key_Return)
    assert wizard.step == Step.SUMMARY
    user.press(key.Key_Return)
    assert window.cases.wizard is None

    user.tab_to(user.panes.people.list)
    user.press(key.Key_Down)
    user.press(key.Key_Home)
    assert window.hub.selected_entity == user.people()[0].id
    user.press(key.Key_F6, times=2)
    assert QApplication.focusWidget() is user.panes.dossier.list
    user.press(key.Key_Down, times=user.first_event_row().row())
    check_source(user)

    user.press(key.Key_F4)
    user.dialog(EventDialog).date.setFocus()
    user.press(key.Key_A, CONTROL)
    user.write("since 2012")
    user.press(key.Key_Return)
    corrected = user.event().date
    assert corrected is not None
    assert corrected.end is None
    user.press(key.Key_Z, CONTROL)
    assert user.event().date != corrected
    user.press(key.Key_Z, CONTROL | SHIFT)
    assert user.event().date == corrected

    user.press(key.Key_D, CONTROL)
    assert user.dialog(PublishedDialog).date.line.hasFocus()
    user.write("2024-02-03")
    user.press(key.Key_Return)
    assert user.dialog(FollowingDialog).model.rowCount()
    user.press(key.Key_Return)
    assert "3 February 2024" in user.panes.source.about.text()

    user.press(key.Key_F2)
    user.dialog(RenameDialog)
    user.write("Known by another name")
    user.press(key.Key_Return)
    assert "Known by another name" in {row.name for row in user.people()}

    user.press(key.Key_K, CONTROL)
    user.write("another name")
    user.press(key.Key_Return)
    user.press(key.Key_Down)
    user.press(key.Key_Return)
    chosen = next(row for row in user.people() if row.name == "Known by another name")
    assert window.hub.selected_entity == chosen.id

    user.press(key.Key_E, CONTROL)
    user.save_as(tmp_path / "keys.pdf")
    assert "complete" in user.dialog(ExportDialog).words.text()
    user.press(key.Key_Escape)
    assert (tmp_path / "keys.pdf").read_bytes().startswith(b"%PDF")
    user.press(key.Key_W, CONTROL)
    assert window.stack.currentWidget() is window.start
