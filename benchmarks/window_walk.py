"""Every command of the window in a case of 100,000 articles: the longest turn of its thread, and how it is stopped.

    .venv/bin/python benchmarks/window_walk.py [ARTICLES | CASE] [WORDS …]

Of each command: the longest turn of the window's thread in milliseconds of its own processor time and by the clock, the
whole time until nothing is asked for any more, how long nothing told of work going on, and how long it went on once
Stop was pressed. A command that can be stopped is stopped first and then done again. With WORDS only the commands whose
names hold one of them are told of. A CASE is copied, never changed.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QEventLoop, QSettings
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QProgressBar, QPushButton

from benchmarks import made_up_case, window_steps
from dossier.gui import app
from dossier.gui.main_window import MainWindow
from dossier.services import cases
from tests.gui.watchdog import Watched

_QUIET = 0.35
"""Seconds without anything asked for, after which a command is at its end: what waits for a pause has begun by then."""
_LONGEST = 240.0
"""Seconds after which a command is stopped, whether that is offered or not."""
_LOOKING = 6.0
"""Seconds that a look for questions is watched."""
_BOUND, _SILENT = 50.0, 0.75
_HEAD = f"{'command':46s} {'cpu ms':>7s} {'wall ms':>8s} {'whole s':>8s} {'silent s':>8s} {'stop s':>7s}  longest turn"


@dataclass
class Measured:
    """What one command took; ``silent`` and ``stopping`` are seconds, -1 where nothing could be stopped."""

    cpu: float = 0.0
    wall: float = 0.0
    whole: float = 0.0
    silent: float = 0.0
    stopping: float = -1.0
    what: str = ""
    told: set[str] = field(default_factory=set)


class Walk:
    """Does one command after the other in a window that is watched."""

    def __init__(self, application: Watched, window: MainWindow) -> None:
        self.application = application
        self.window = window

    def do(self, act: Callable[[], object], *, again: bool, stops: bool = True) -> Measured:
        """Do *act*, with *stops* stop it where that is offered, and with *again* do it once more then."""
        first = self._once(act, stops=stops)
        if first.stopping < 0 or not again:
            return first
        second = self._once(act, stops=False)
        second.stopping = first.stopping
        second.cpu, second.wall = max(first.cpu, second.cpu), max(first.wall, second.wall)
        return second

    def _once(self, act: Callable[[], object], *, stops: bool) -> Measured:
        made, watch = Measured(), self.application.watch
        watch.start()
        begun, own = time.monotonic(), time.thread_time()
        act()
        made.cpu, made.what = time.thread_time() - own, "the command itself"
        made.wall = time.monotonic() - begun
        quiet_since, told_at, stopped_at = begun, 0.0, 0.0
        while True:
            self.application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.002)
            now = time.monotonic()
            words = self._told()
            if words:
                told_at = told_at or now
                made.told.add(words)
            is_at_work = not self.window.hub.worker.is_idle()
            if words == "review" and now - begun > _LOOKING:
                # It looks on behind everything else, and gives way to it.
                break
            if now - begun > 1.5 * _LONGEST:
                print("  (it never comes to an end)")
                break
            if is_at_work:
                quiet_since = now
            elif now - quiet_since > _QUIET:
                break
            stop = self._stop() if (stops and not stopped_at) or now - begun > _LONGEST else None
            if stop is not None and now - begun > 0.6 and is_at_work:
                stopped_at = now
                stop.click()
        made.whole = quiet_since - begun
        made.silent = min(told_at or quiet_since, quiet_since) - begun
        if stopped_at:
            made.stopping = quiet_since - stopped_at
        if watch.worst > made.cpu:
            made.cpu, made.what = watch.worst, watch.what
        made.wall = max(made.wall, watch.longest)
        return made

    def _told(self) -> str:
        """Return what tells that something is going on, "" where nothing does."""
        if self.window.busy_bar.isVisible():
            return self.window.busy_words.text() or "…"
        if self.window.workspace is not None and self.window.workspace.review._is_looking:
            return "review"
        bars = (bar for dialog in _dialogs() for bar in dialog.findChildren(QProgressBar))
        return next(("a dialog" for bar in bars if bar.isVisible()), "")

    def _stop(self) -> QPushButton | None:
        for dialog in _dialogs():
            if any(bar.isVisible() for bar in dialog.findChildren(QProgressBar)) or self.window.busy_bar.isVisible():
                for button in dialog.findChildren(QPushButton):
                    if button.isVisible() and button.isEnabled() and button.text() in ("Stop", "Cancel"):
                        return button
        stop = self.window.busy_stop
        return stop if stop.isVisible() and stop.isEnabled() else None


def _dialogs() -> Iterator[QDialog]:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible() and not isinstance(widget, QMainWindow):
            yield widget


def _row(name: str, made: Measured) -> str:
    stopping = f"{made.stopping:7.1f}" if made.stopping >= 0 else "      –"
    signs = ("!" if made.cpu * 1000 > _BOUND else " ") + ("?" if made.silent > _SILENT else " ")
    return (
        f"{signs}{name:44s} {1000 * made.cpu:7.0f} {1000 * made.wall:8.0f} {made.whole:8.1f} {made.silent:8.1f} "
        f"{stopping}  {made.what}"
    )


def _made_or_copied(home: Path, argument: str) -> Path:
    if argument.isdigit():
        case, _ = made_up_case.opened(home, int(argument))
        cases.close_case(case)
        return case.path
    copied = home / "case.dossier"
    shutil.copyfile(argument, copied)
    return copied


def main() -> None:
    """Walk and print."""
    argument, wanted = (sys.argv[1] if len(sys.argv) > 1 else "100000"), sys.argv[2:]
    application = Watched(["benchmark"])
    with tempfile.TemporaryDirectory(dir=os.environ.get("DOSSIER_WALK")) as name:
        home = Path(name)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(home / "settings"))
        path = _made_or_copied(home, argument)
        app.make_application()
        app.hold_collections()
        window = MainWindow()
        window.built.connect(lambda: app.resume_collections(window))
        app.when_fitted(window, [])
        window.resize(1366, 768)
        window.show()
        while window.workspace is None:
            application.processEvents()
        window.hub.failed.connect(lambda words: print(f"  failed: {words}"))
        window.hub.bug.connect(print)
        walk = Walk(application, window)
        print(_HEAD, flush=True)
        for title, act, is_needed in window_steps.steps(window, path):
            if is_needed or not wanted or any(word in title for word in wanted):
                try:
                    # A dialog that was finished is gone: what it was for is not stopped but done.
                    finishes = title.endswith("done")
                    made = walk.do(act, again=not title.startswith("export"), stops=not finishes)
                except Exception as error:
                    print(f"  {title}: {error!r}")
                    continue
                print(_row(title, made), flush=True)
        window.shut_down()


if __name__ == "__main__":
    main()
