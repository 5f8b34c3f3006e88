"""The window as a whole: ways in, menus that say what they do, failures that are told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from dossier.domain.mentions import EntityKind
from dossier.domain.views import EntityRow, EventView
from dossier.gui import preferences, theme
from dossier.gui.bugs import BugReporter
from dossier.gui.dialogs.base import BugDialog, MessageDialog
from dossier.gui.dialogs.case import BackupDialog, NewCaseDialog, UnlockDialog
from dossier.gui.dialogs.event import EventDialog, PublishedDialog
from dossier.gui.dialogs.following import FollowingDialog
from dossier.gui.dialogs.names import MergeDialog, RenameDialog
from dossier.gui.export_flow import ExportDialog
from dossier.gui.hub import Hub
from dossier.gui.importer.wizard import ImportWizard
from dossier.gui.main_window import MainWindow
from dossier.gui.people.search import SearchBox
from dossier.gui.text import file_name
from dossier.services import cases, editing, importing, reading

Settle = Callable[[Hub], None]


def shown(window: MainWindow, kind: type[QDialog]) -> QDialog:
    found = [child for child in window.findChildren(kind) if child.isVisible()]
    assert len(found) == 1, found
    return found[0]


def people(window: MainWindow, settle: Settle) -> list[EntityRow]:
    got: list[EntityRow] = []
    window.hub.read(lambda case: reading.entities(case, EntityKind.PERSON), got.extend)
    settle(window.hub)
    return got


def events(window: MainWindow, settle: Settle) -> list[EventView]:
    got: list[EventView] = []
    window.hub.read(reading.events, got.extend)
    settle(window.hub)
    return got


def drop(window: MainWindow, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(QPoint(20, 20)),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def test_it_starts_with_the_start_page_and_without_panes(window: MainWindow) -> None:
    assert window.stack.currentWidget() is window.start
    assert window.workspace is None
    assert not window.offers["close"].isEnabled()
    assert not window.offers["undo"].isEnabled()


def test_a_new_case_asks_for_articles(window: MainWindow, tmp_path: Path, settle: Settle) -> None:
    window.offers["new"].trigger()
    asked = shown(window, NewCaseDialog)
    assert isinstance(asked, NewCaseDialog)
    asked.title.setText("Harbour / bribes")
    assert Path(asked.file.text()).name == "Harbour - bribes.dossier"
    asked.file.setText(str(tmp_path / "fresh.dossier"))
    asked.make.click()
    settle(window.hub)
    assert window.hub.info is not None
    assert window.hub.info.title == "Harbour / bribes"
    assert window.workspace is not None
    assert window.workspace.currentIndex() == 1
    assert preferences.remembered_cases() == [tmp_path / "fresh.dossier"]


def test_a_new_case_never_overwrites_a_file(window: MainWindow, case_path: Path) -> None:
    window.offers["new"].trigger()
    asked = shown(window, NewCaseDialog)
    assert isinstance(asked, NewCaseDialog)
    asked.file.setText(str(case_path))
    assert not asked.make.isEnabled()
    assert "never overwrites" in asked.problem.text()


def test_a_protected_case_asks_for_its_passphrase(window: MainWindow, tmp_path: Path, settle: Settle) -> None:
    path = tmp_path / "locked.dossier"
    window.offers["new"].trigger()
    asked = shown(window, NewCaseDialog)
    assert isinstance(asked, NewCaseDialog)
    asked.file.setText(str(path))
    asked.protect.setChecked(True)
    assert not asked.make.isEnabled()
    asked.passphrase.setText("copper lantern")
    asked.again.setText("copper lanter")
    assert not asked.make.isEnabled()
    asked.again.setText("copper lantern")
    asked.make.click()
    settle(window.hub)
    assert window.hub.info is not None
    assert window.hub.info.encrypted
    window.offers["close"].trigger()
    settle(window.hub)
    window.cases.open(path)
    settle(window.hub)
    for words, opens in (("wrong", False), ("copper lantern", True)):
        unlock = shown(window, UnlockDialog)
        assert isinstance(unlock, UnlockDialog)
        unlock.passphrase.setText(words)
        unlock.unlock.click()
        settle(window.hub)
        assert (window.hub.info is not None) is opens
    assert not [child for child in window.findChildren(UnlockDialog) if child.isVisible()]


def test_a_damaged_case_offers_its_backup(window: MainWindow, tmp_path: Path, settle: Settle) -> None:
    path = tmp_path / "harbour.dossier"
    (tmp_path / "a.txt").write_text("Clerk held\n\nMara Lindt was arrested in Bergen on 4 March 2014.\n", "utf-8")
    case = cases.create_case(path)
    list(importing.import_paths(case, [tmp_path / "a.txt"]))
    cases.close_case(case)
    whole = path.read_bytes()
    path.write_bytes(whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:])
    window.cases.open(path)
    settle(window.hub)
    assert window.hub.info is None
    offer = shown(window, BackupDialog)
    assert isinstance(offer, BackupDialog)
    offer.bring_back.click()
    settle(window.hub)
    assert window.hub.info is not None
    assert window.hub.info.articles == 1


def test_opening_something_else_is_one_sentence(window: MainWindow, tmp_path: Path, settle: Settle) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear reader", encoding="utf-8")
    window.cases.open(other)
    settle(window.hub)
    message = shown(window, MessageDialog)
    assert isinstance(message, MessageDialog)
    assert "letter.txt" in message.message.text()
    assert "Traceback" not in message.message.text()


def test_an_open_case_fills_the_window(open_window: MainWindow) -> None:
    assert open_window.windowTitle() == "Harbour – Dossier"
    assert "3 stories" in open_window.counts.text()
    assert open_window.workspace is not None
    assert open_window.workspace.stories.model.rowCount() == 3
    assert open_window.toolbar.isVisible()


def test_closing_a_case_leads_back_to_the_start_page(open_window: MainWindow, settle: Settle) -> None:
    person = people(open_window, settle)[0]
    open_window.hub.command(lambda case: editing.rename_entity(case, person.id, "Someone"))
    settle(open_window.hub)
    assert "Someone" in open_window.statusBar().currentMessage()
    open_window.offers["close"].trigger()
    settle(open_window.hub)
    assert open_window.stack.currentWidget() is open_window.start
    assert open_window.statusBar().currentMessage() == "", "nothing of a closed case stays on screen"
    assert open_window.start.recent.count() == 1
    assert open_window.windowTitle() == "Dossier"


def test_dropped_articles_open_the_wizard(open_window: MainWindow, articles: Path) -> None:
    drop(open_window, articles / "harbour.txt", articles)
    wizard = shown(open_window, ImportWizard)
    assert isinstance(wizard, ImportWizard)
    assert wizard.choose.paths() == [articles / "harbour.txt", articles]


def test_articles_dropped_without_a_case_ask_for_one_first(
    window: MainWindow, articles: Path, tmp_path: Path, settle: Settle
) -> None:
    drop(window, articles)
    asked = shown(window, NewCaseDialog)
    assert isinstance(asked, NewCaseDialog)
    asked.file.setText(str(tmp_path / "dropped.dossier"))
    asked.make.click()
    settle(window.hub)
    wizard = shown(window, ImportWizard)
    assert isinstance(wizard, ImportWizard)
    assert wizard.choose.paths() == [articles]


def test_a_dropped_case_is_opened(window: MainWindow, case_path: Path, settle: Settle) -> None:
    drop(window, case_path)
    settle(window.hub)
    assert window.hub.info is not None


def test_rename_undo_and_redo_say_what_they_do(open_window: MainWindow, settle: Settle) -> None:
    person = people(open_window, settle)[0]
    open_window.hub.select_entity(person.id)
    open_window.offers["rename"].trigger()
    settle(open_window.hub)
    asked = shown(open_window, RenameDialog)
    assert isinstance(asked, RenameDialog)
    asked.name.setText("Smith & <b>Sons</b>")
    asked.rename.click()
    settle(open_window.hub)
    assert "Smith && <b>Sons</b>" in open_window.offers["undo"].text()
    open_window.offers["undo"].trigger()
    settle(open_window.hub)
    assert people(open_window, settle)[0].name == person.name
    assert open_window.offers["redo"].isEnabled()
    open_window.offers["redo"].trigger()
    settle(open_window.hub)
    assert "Smith & <b>Sons</b>" in {row.name for row in people(open_window, settle)}


@pytest.mark.parametrize("keep_other", [False, True])
def test_merging_keeps_the_chosen_name(open_window: MainWindow, settle: Settle, keep_other: bool) -> None:
    first, second = people(open_window, settle)[:2]
    open_window.hub.select_entity(first.id)
    open_window.offers["merge"].trigger()
    settle(open_window.hub)
    asked = shown(open_window, MergeDialog)
    assert isinstance(asked, MergeDialog)
    assert first.id not in {row.id for row in asked.rows}
    asked.search.setText(second.name)
    settle(open_window.hub)
    assert [row.id for row in asked.rows] == [second.id]
    asked.keep_other.setChecked(keep_other)
    asked.merge.click()
    settle(open_window.hub)
    left = {row.id for row in people(open_window, settle)}
    assert (first.id in left, second.id in left) == (not keep_other, keep_other)
    assert open_window.hub.selected_entity == (second.id if keep_other else first.id)


def test_editing_an_event_stores_what_was_changed(open_window: MainWindow, settle: Settle) -> None:
    event = next(event for event in events(open_window, settle) if event.participants)
    open_window.edits.edit_event(event.id)
    settle(open_window.hub)
    asked = shown(open_window, EventDialog)
    assert isinstance(asked, EventDialog)
    asked.date.line.setText("13th of never")
    assert not asked.save.isEnabled()
    asked.date.line.setText("early 2017")
    asked.status.setCurrentIndex(asked.status.findData("denied"))
    asked.people.table.setCurrentCell(0, 0)
    asked.people.remove.click()
    asked.save.click()
    settle(open_window.hub)
    after = next(other for other in events(open_window, settle) if other.id == event.id)
    assert after.date is not None
    assert after.date.start is not None
    assert (after.date.start.year, after.status.value) == (2017, "denied")
    assert len(after.participants) == len(event.participants) - 1
    assert after.kind is event.kind
    assert after.edited == {"date", "status", "participants"}


def test_saving_an_event_unchanged_makes_no_step(open_window: MainWindow, settle: Settle) -> None:
    open_window.edits.edit_event(events(open_window, settle)[0].id)
    settle(open_window.hub)
    asked = shown(open_window, EventDialog)
    assert isinstance(asked, EventDialog)
    asked.save.click()
    settle(open_window.hub)
    assert "Imported 3 files" in open_window.offers["undo"].text()


def test_setting_a_publication_date_dates_what_was_relative(open_window: MainWindow, settle: Settle) -> None:
    assert open_window.workspace is not None
    row = next(row for row in open_window.workspace.stories.model.rows if row.file.endswith("undated.txt"))
    open_window.hub.select_article(row.id)
    open_window.offers["published"].trigger()
    settle(open_window.hub)
    asked = shown(open_window, PublishedDialog)
    assert isinstance(asked, PublishedDialog)
    asked.date.line.setText("5 September 2020")
    asked.save.click()
    settle(open_window.hub)
    follows = shown(open_window, FollowingDialog)
    assert isinstance(follows, FollowingDialog)
    follows.change.click()
    settle(open_window.hub)
    after = next(other for other in open_window.workspace.stories.model.rows if other.id == row.id)
    assert after.published is not None
    assert after.undated_events < row.undated_events


def test_accepting_and_rejecting(open_window: MainWindow, settle: Settle) -> None:
    first, second = events(open_window, settle)[:2]
    open_window.hub.select_event(first.id)
    open_window.offers["accept"].trigger()
    settle(open_window.hub)
    open_window.hub.select_event(second.id)
    open_window.offers["reject"].trigger()
    settle(open_window.hub)
    after = {event.id: event.review.value for event in events(open_window, settle)}
    assert after[first.id] == "accepted"
    assert second.id not in after


@pytest.mark.parametrize("suffix", ["csv", "json"])
def test_exporting_writes_the_file_and_says_so(
    open_window: MainWindow, settle: Settle, tmp_path: Path, suffix: str
) -> None:
    from dossier.services import exporting

    writer = {"csv": exporting.export_csv, "json": exporting.export_json}[suffix]
    out = tmp_path / f"out.{suffix}"
    open_window.exports.write("Export", out, lambda case, path, _: writer(case, path))
    settle(open_window.hub)
    done = shown(open_window, ExportDialog)
    assert isinstance(done, ExportDialog)
    assert out.stat().st_size > 100
    assert "complete" in done.words.text()


def test_an_export_that_fails_is_one_sentence(open_window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    from dossier.services import exporting

    out = tmp_path / "nowhere" / "out.csv"
    open_window.exports.write("Export", out, lambda case, path, _: exporting.export_csv(case, path))
    settle(open_window.hub)
    assert shown(open_window, MessageDialog)
    assert not [child for child in open_window.findChildren(ExportDialog) if child.isVisible()]


def test_a_mistake_of_the_program_shows_one_dialog_to_copy_from(window: MainWindow) -> None:
    reporter = BugReporter()
    reporter.caught.connect(window.show_bug)
    for number in range(3):
        try:
            raise ValueError(f"mistake {number} <b>")
        except ValueError as error:
            reporter._uncaught(ValueError, error, error.__traceback__)
    QApplication.processEvents()
    bug = shown(window, BugDialog)
    assert isinstance(bug, BugDialog)
    bug.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert all(f"mistake {number} <b>" in copied for number in range(3))
    assert copied.startswith("Dossier ")


def test_the_theme_menu_changes_and_remembers(qtbot: QtBot, open_window: MainWindow) -> None:
    dark = next(action for action in open_window.offers.schemes.actions() if action.data() == "dark")
    dark.trigger()
    assert theme.colours() is theme.DARK
    assert preferences.scheme() is theme.Scheme.DARK
    qtbot.waitUntil(open_window.updatesEnabled)
    assert open_window.palette().window().color().name() == theme.DARK.window


def test_panes_can_be_hidden_and_shown(open_window: MainWindow) -> None:
    assert open_window.workspace is not None
    for action, pane in zip(open_window.menus.panes.actions(), open_window.workspace.panes().values(), strict=True):
        action.trigger()
        assert not pane.isVisible()
        action.trigger()
        assert pane.isVisible()


def test_f6_goes_round_the_panes(open_window: MainWindow) -> None:
    assert open_window.workspace is not None
    panes = list(open_window.workspace.panes().values())
    visited: list[int] = []
    for _ in range(len(panes) + 1):
        open_window.offers["next_pane"].trigger()
        focus = QApplication.focusWidget()
        visited.append(next(i for i, pane in enumerate(panes) if focus is not None and pane.isAncestorOf(focus)))
    assert visited == [(visited[0] + step) % len(panes) for step in range(len(panes) + 1)]


def test_nothing_of_a_case_is_kept_in_the_settings(open_window: MainWindow, settle: Settle) -> None:
    names = [row.name for row in people(open_window, settle)]
    open_window.close()
    settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Dossier", "Dossier")
    assert {key.split("/")[0] for key in settings.allKeys()} <= {"layout", "recent", "folder", "scheme"}
    settings.sync()
    stored = Path(settings.fileName()).read_bytes().decode("utf-8", "replace")
    assert not [name for name in names if name in stored]


def test_the_demo_case_is_made_once_and_then_opened(window: MainWindow, settle: Settle) -> None:
    window.offers["demo"].trigger()
    settle(window.hub)
    assert window.hub.info is not None
    first = window.hub.info
    assert first.articles >= 5
    window.offers["close"].trigger()
    settle(window.hub)
    window.offers["demo"].trigger()
    settle(window.hub)
    assert window.hub.info is not None
    assert (window.hub.info.articles, window.hub.info.created) == (first.articles, first.created)


def test_the_shortcut_for_search_moves_the_keyboard_there(open_window: MainWindow) -> None:
    for key in (Qt.Key.Key_K, Qt.Key.Key_F):
        assert open_window.workspace is not None
        open_window.workspace.stories.table.setFocus()
        QTest.keyClick(open_window, key, Qt.KeyboardModifier.ControlModifier)
        box = QApplication.focusWidget()
        assert isinstance(box, SearchBox)
    shown = open_window.offers["find"].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    assert shown in box.placeholderText(), "the menu and the box name the same keys"


def test_no_two_actions_share_a_shortcut(open_window: MainWindow) -> None:
    keys = [key.toString() for action in open_window.offers.all() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_closing_twice_is_no_harm(open_window: MainWindow, case_path: Path) -> None:
    open_window.close()
    open_window.shut_down()
    case = cases.open_case(case_path)
    cases.close_case(case)


def test_a_case_whose_file_is_gone_takes_no_changes_and_says_so(
    open_window: MainWindow, case_path: Path, settle: Settle
) -> None:
    told: list[str] = []
    open_window.hub.failed.connect(told.append)
    person = people(open_window, settle)[0]
    case_path.rename(case_path.with_name("moved.dossier"))
    for name in ("First", "Second"):
        open_window.hub.command(lambda case, name=name: editing.rename_entity(case, person.id, name))
        settle(open_window.hub)
    assert len(told) == 2
    assert all("no longer the file that was opened" in each and "Nothing was changed" in each for each in told)
    case_path.with_name("moved.dossier").rename(case_path)
    assert next(each.name for each in people(open_window, settle)) == person.name


def test_a_mistake_in_a_question_to_the_case_is_shown(open_window: MainWindow, settle: Settle) -> None:
    def question(_: object) -> None:
        raise ValueError("never expected")

    open_window.hub.read(question, lambda _: None)
    settle(open_window.hub)
    bug = shown(open_window, BugDialog)
    assert isinstance(bug, BugDialog)
    assert "never expected" in bug.text.toPlainText()
    bug.accept()
    assert people(open_window, settle), "the window goes on working"


def test_exports_are_proposed_under_the_name_and_beside_the_case(
    open_window: MainWindow, settle: Settle, case_path: Path
) -> None:
    person = people(open_window, settle)[0]
    open_window.hub.select_entity(person.id)
    for name, proposed in (("export_person", person.name), ("export_all", case_path.stem)):
        open_window.offers[name].trigger()
        settle(open_window.hub)
        dialog = shown(open_window, QFileDialog)
        assert isinstance(dialog, QFileDialog)
        assert Path(dialog.selectedFiles()[0]) == case_path.with_name(f"{proposed}.pdf")
        dialog.reject()
        settle(open_window.hub)


def test_each_use_has_a_folder_of_its_own(open_window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    preferences.remember_folder(preferences.Folder.ARTICLES, tmp_path / "in")
    assert preferences.last_folder(preferences.Folder.ARTICLES) == tmp_path / "in"
    assert preferences.last_folder(preferences.Folder.EXPORTS, tmp_path) == tmp_path


@pytest.mark.parametrize("name", ["Ada: a/b", "  ..  ", "x" * 300])
def test_a_name_becomes_the_name_of_a_file(name: str, tmp_path: Path) -> None:
    made = file_name(name)
    assert len(made) <= 80
    (tmp_path / f"{made or 'case'}.pdf").touch()


def test_a_copy_in_conflict_beside_a_case_is_told_when_it_opens(
    window: MainWindow, case_path: Path, settle: Settle
) -> None:
    from dossier.gui.dialogs.base import MessageDialog

    copy = case_path.with_name("harbour (Anna's conflicted copy 2024-05-01).dossier")
    copy.write_bytes(case_path.read_bytes())
    window.cases.open(case_path)
    settle(window.hub)
    (told,) = [each for each in window.findChildren(MessageDialog) if each.isVisible()]
    assert copy.name in told.message.text()
    assert window.hub.info is not None
