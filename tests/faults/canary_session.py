"""Somebody's day with an encrypted case, in a process of its own: at the window, from opening to a fault and a crash.

    python canary_session.py ROOT IN OUT       # the passphrase is read from the first line of standard input

Prints what Python itself opened for writing outside of ROOT. Ends by SIGABRT where the last word is ``crash``.
"""

import os
import sys
import threading
from pathlib import Path

ROOT, IN, OUT = (Path(each) for each in sys.argv[1:4])
KEY, OTHER = sys.stdin.readline().rstrip("\n"), sys.stdin.readline().rstrip("\n")
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND
outside: set[str] = set()


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Note what is opened for writing."""
    if event == "open" and isinstance(arguments[0], str) and isinstance(arguments[2], int) and arguments[2] & WRITES:
        path = os.path.abspath(arguments[0])  # noqa: PTH100 - resolving would look at the disk, and call this again
        if not path.startswith((str(ROOT), "/dev/", "/proc/")):
            outside.add(path)


sys.addaudithook(watch)

from collections.abc import Iterator  # noqa: E402

from PySide6.QtCore import QCoreApplication  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QLineEdit  # noqa: E402

from dossier.domain.export_formats import EXPORT_FORMATS  # noqa: E402
from dossier.gui import app  # noqa: E402
from dossier.gui.bugs import BugReporter  # noqa: E402
from dossier.gui.main_window import MainWindow  # noqa: E402
from dossier.gui.tasks import Context  # noqa: E402
from dossier.gui.text import copy_text  # noqa: E402
from dossier.services import (  # noqa: E402
    by_hand,
    cases,
    crashes,
    editing,
    exporting,
    handing_over,
    importing,
    protecting,
    reading,
    removing,
)

crashes.leave_no_dumps()
application = app.make_application()
window = MainWindow()
hub = window.hub
reporter = BugReporter(window)
reporter.caught.connect(window.show_bug)
reporter.install()
hub.failed.connect(lambda sentence: print("FAILED", file=sys.stderr))
hub.bug.connect(lambda text: print("BUG", text.splitlines()[-1].partition(":")[0], file=sys.stderr))
PATH = ROOT / "case" / "a.dossier"


def rest() -> None:
    """Wait until the window has come to rest."""
    for _ in range(50):
        QCoreApplication.processEvents()
        hub.flush()
        if hub.worker.is_idle():
            return
        assert hub.worker.drain(120_000)
    raise AssertionError("the window never comes to rest")


def take_in() -> None:
    """Import everything that lies in IN."""

    def work(case: cases.CaseFile, context: Context) -> Iterator[object]:
        yield from importing.import_paths(case, [IN], progress=context.quiet_progress)

    hub.run_long(work, step=lambda outcome: hub.add_changes(outcome.changes), done=lambda _: hub.flush())  # type: ignore[attr-defined]
    rest()


def export() -> None:
    """Write everything that can be written."""

    def write(case: cases.CaseFile) -> None:
        exporting.export_pdf(case, OUT / "all.pdf")
        exporting.export_json(case, OUT / "case.json")
        exporting.export_csv(case, OUT / "chronology.csv")
        for each in EXPORT_FORMATS:
            handing_over.export_as(case, each.name, OUT / f"{each.name}.{each.ending}")

    hub.read(write, lambda _: None, rehearses=True)
    rest()


def work_in_it() -> None:
    """Select, search, edit, note, copy, undo, remove, go back in time."""
    found: list[int] = []
    hub.read(lambda case: [row.id for row in reading.entities(case)], found.extend)
    rest()
    hub.select_entity(found[0])
    rest()
    articles: list[int] = []
    hub.read(lambda case: [row.id for row in reading.articles(case)], articles.extend)
    rest()
    hub.select_article(articles[0])
    box = window.toolbar.findChildren(QLineEdit)[0]
    box.setFocus()
    QTest.keyClicks(box, "Zanthorpe")
    QTest.qWait(300)
    rest()
    hub.command(lambda case: editing.rename_entity(case, found[0], "Zanthorpe the Elder"))
    hub.command(lambda case: by_hand.add_note(case, articles[0], None, "Frobnitz knows"))
    rest()
    copy_text("Zanthorpe Vexley")
    hub.command(editing.undo)
    hub.command(lambda case: removing.remove_stories(case, articles[:1]))
    hub.command(editing.undo)
    rest()
    hub.look_back(1)
    rest()
    hub.return_to_present()
    rest()


def fault(_: object = None) -> None:
    """Be a mistake of the program whose message holds words of the case."""
    raise ValueError("Zanthorpe Vexley of Quibblewick")


window.resize(1280, 800)
window.show()
QCoreApplication.processEvents()
hub.open_case(lambda: cases.create_case(PATH, "Quibblewick", KEY))
rest()
take_in()
assert hub.info is not None and hub.info.articles >= 6, hub.info
work_in_it()
export()
window.locking.lock()
rest()
window.locking.unlock(KEY)
rest()
assert hub.info is not None
thread = threading.Thread(target=fault)
thread.start()
thread.join()
hub.read(fault, lambda _: None)
rest()
if window.bug_dialog is not None:
    window.bug_dialog.reject()
window.cases.close()
rest()
protecting.change_passphrase(PATH, KEY, OTHER)
protecting.change_passphrase(PATH, OTHER, KEY)
window.cases.open(PATH, KEY)
rest()
print("OUTSIDE", sorted(outside), flush=True)
if sys.argv[4:] == ["crash"]:
    take_in()
    os.abort()
window.close()
