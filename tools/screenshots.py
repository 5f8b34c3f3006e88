"""Drives the real window and saves what it shows: ``screenshots.py ARTICLES [OUT]`` (OUT is docs/images).

Needs a display; ``scripts/screenshots`` starts one where there is none. Settings and the case go into a temporary
folder that is removed afterwards.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QWidget

from dossier.domain.mentions import EntityKind
from dossier.domain.views import EntityRow, EventView
from dossier.gui import theme
from dossier.gui.app import make_application
from dossier.gui.dialogs.case import NewCaseDialog
from dossier.gui.dialogs.shortcuts import ShortcutsDialog
from dossier.gui.importer.wizard import ImportWizard
from dossier.gui.main_window import MainWindow
from dossier.services import cases, reading

ROOT = Path(__file__).resolve().parents[1]
WINDOW = (1440, 900)
_REST_MILLISECONDS = 350
"""Long enough for an animation of the timeline to end."""


class Camera:
    """Saves pictures of widgets once they have come to rest."""

    def __init__(self, out: Path, window: MainWindow) -> None:
        out.mkdir(parents=True, exist_ok=True)
        self._out = out
        self._window = window

    def settle(self) -> None:
        """Wait for the worker, and for what moves on its own."""
        for _ in range(3):
            self._window.hub.worker.drain()
            self._window.hub.flush()
            loop = QEventLoop()
            QTimer.singleShot(_REST_MILLISECONDS, loop.quit)
            loop.exec()

    def take(self, name: str, widget: QWidget) -> None:
        """Save *widget* as it is now."""
        self.settle()
        self.snap(name, widget)

    def snap(self, name: str, widget: QWidget) -> None:
        """Save *widget* at once, in the middle of what it does."""
        QCoreApplication.processEvents()
        path = self._out / f"{name}.png"
        if not widget.grab().save(str(path)):
            raise SystemExit(f"cannot write {path}")
        print(path)


def wizard_pages(camera: Camera, window: MainWindow, articles: Path) -> None:
    """Go through the import, a picture per page."""
    window.cases.import_paths([articles])
    wizard = window.cases.wizard
    assert isinstance(wizard, ImportWizard)
    camera.take("wizard-1-choose", wizard)
    wizard.next.click()
    camera.take("wizard-2-look-over", wizard)
    rows = wizard.review.model.rows
    doubtful = next((i for i, row in enumerate(rows) if row.story and wizard.review.model.published(row) is None), 0)
    wizard.review.table.selectRow(doubtful)
    theme.choose(theme.Scheme.DARK)
    camera.take("wizard-2-look-over-dark", wizard)
    theme.choose(theme.Scheme.LIGHT)
    wizard.next.click()
    while not wizard._outcomes:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    camera.snap("wizard-3-import", wizard)
    camera.take("wizard-4-done", wizard)
    wizard.next.click()


def choose_someone(camera: Camera, window: MainWindow) -> EventView | None:
    """Select the person with most events, and one event in the middle."""
    people: list[EntityRow] = []
    events: list[EventView] = []
    window.hub.read(lambda case: reading.entities(case, EntityKind.PERSON), people.extend)
    camera.settle()
    if not people:
        return None
    person = max(people, key=lambda row: row.events).id
    window.hub.read(lambda case: reading.events(case, person), events.extend)
    window.hub.select_entity(person)
    camera.settle()
    dated = [event for event in events if event.date is not None] or events
    chosen = dated[len(dated) // 2] if dated else None
    if chosen is not None:
        window.hub.select_event(chosen.id)
    return chosen


def dialogs(camera: Camera, window: MainWindow, event: EventView | None) -> None:
    """One picture per dialog that says more than a sentence."""
    makers: list[tuple[str, Callable[[], QWidget]]] = [
        ("dialog-new-case", lambda: NewCaseDialog(lambda *_: None, window)),
        ("dialog-shortcuts", lambda: ShortcutsDialog(window.offers.all(), window)),
    ]
    for name, make in makers:
        dialog = make()
        if isinstance(dialog, NewCaseDialog):
            dialog.file.setText("/tmp/Harbour.dossier")
            dialog.protect.setChecked(True)
            dialog.passphrase.setText("copper lantern drizzle moth")
        dialog.show()
        camera.take(name, dialog)
        dialog.close()
    for name, act in (
        ("dialog-merge", window.edits.merge),
        ("dialog-proposals", window.edits.proposals),
        ("dialog-edit-event", lambda: window.edits.edit_event(event.id if event else 0)),
        ("dialog-publication-date", window.edits.set_published),
        ("dialog-history", window.offers["history"].trigger),
    ):
        before = set(window.findChildren(QWidget))
        act()
        camera.settle()
        for dialog in set(window.findChildren(QWidget)) - before:
            if dialog.isWindow() and dialog.isVisible() and dialog.parentWidget() is window:
                camera.take(name, dialog)
                dialog.close()


def main(articles: Path, out: Path) -> int:
    """Take every picture."""
    with tempfile.TemporaryDirectory(prefix="pictures-", ignore_cleanup_errors=True) as folder:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        make_application()
        theme.choose(theme.Scheme.LIGHT)
        window = MainWindow()
        window.resize(*WINDOW)
        window.show()
        camera = Camera(out, window)
        camera.take("start", window)
        theme.choose(theme.Scheme.DARK)
        camera.take("start-dark", window)
        theme.choose(theme.Scheme.LIGHT)
        case = Path(folder) / "Harbour.dossier"
        window.hub.open_case(lambda: cases.create_case(case, "Demo case"))
        camera.take("empty-case", window)
        # A copy, so that no picture shows where this checkout lies.
        copy = shutil.copytree(articles, Path(folder) / "articles")
        wizard_pages(camera, window, copy)
        event = choose_someone(camera, window)
        camera.take("window", window)
        theme.choose(theme.Scheme.DARK)
        camera.take("window-dark", window)
        theme.choose(theme.Scheme.LIGHT)
        window.offers["judge"].trigger()
        camera.take("review", window)
        dialogs(camera, window, event)
        window.close()
    return 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    raise SystemExit(main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) == 3 else ROOT / "docs" / "images"))
