"""The window says when a backup could not be made, and no longer once one could."""

from collections.abc import Callable
from pathlib import Path

from dossier.gui.dialogs.base import MessageDialog
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.services import importing

Settle = Callable[[Hub], None]


def take_in(window: MainWindow, folder: Path, text: str) -> None:
    """Import one more story, after which a backup is due."""
    path = folder / f"{len(text)}.txt"
    path.write_text(text, encoding="utf-8")

    def work(case, context):  # type: ignore[no-untyped-def]
        yield from importing.import_paths(case, [path])

    window.hub.run_long(
        work, step=lambda outcome: window.hub.add_changes(outcome.changes), done=lambda _: None, busy=""
    )


def test_a_failed_backup_is_told_and_can_be_tried_again(
    window: MainWindow, case_path: Path, tmp_path: Path, settle: Settle
) -> None:
    # A file stands where the folder of backups would be.
    folder = case_path.with_name(case_path.name + ".backups")
    if folder.exists():
        for each in folder.iterdir():
            each.unlink()
        folder.rmdir()
    folder.write_text("in the way")
    window.cases.open(case_path)
    settle(window.hub)
    assert not window.backup.isVisible()
    take_in(window, tmp_path, "Court meets\n\nTomas Hale met Ruben Aldana in Odrin on 3 May 2021.\n")
    settle(window.hub)
    window.hub.flush()
    settle(window.hub)
    assert window.backup.isVisible()
    assert case_path.name in window.backup.words.text()
    assert not [told for told in window.findChildren(MessageDialog) if told.isVisible()], "the bar says it already"
    folder.unlink()
    window.backup.again.click()
    settle(window.hub)
    assert not window.backup.isVisible()
    assert list(folder.iterdir())


def test_the_bar_goes_with_the_case(open_window: MainWindow, settle: Settle) -> None:
    open_window.hub.backup_failed.emit("No room.")
    assert open_window.backup.isVisible()
    open_window.hub.close_case()
    settle(open_window.hub)
    assert not open_window.backup.isVisible()
