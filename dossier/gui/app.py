"""Starts the window."""

import contextlib
import gc
import importlib
import linecache
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from dossier import __version__
from dossier.gui import preferences, theme
from dossier.gui.main_window import MainWindow

_SWITCH_SECONDS = 0.001
"""How long the worker may hold the interpreter while the window waits for it (Python's own value is 5 ms)."""

_ARENA_MAX = -8
"""M_ARENA_MAX of <malloc.h>."""
_NEEDED = (
    "numpy",
    "dossier.timeline.stage",
    "dossier.timeline.gaps",
    "dossier.services.reading",
    "dossier.services.timelines",
    "dossier.services.importing",
)
"""What the panes and the first case need, in the order in which it is loaded."""


def make_application(arguments: Sequence[str] = ()) -> QApplication:
    """Return the one QApplication, named and dressed."""
    present = QApplication.instance()
    application = present if isinstance(present, QApplication) else QApplication(["dossier", *arguments])
    application.setApplicationName("Dossier")
    application.setOrganizationName("Dossier")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("dossier")
    if (chosen := preferences.language()) != "en":
        from dossier.gui import language

        language.install(application, language.chosen(chosen))
    theme.install(application, preferences.scheme(), preferences.text_size())
    return application


def main(argv: Sequence[str]) -> int:
    """Show the window until it is closed; return the exit status.

    *argv* may name a case to open, or be ``--demo``. Messages about a case that cannot be opened are shown in the
    window, never raised. Without a display one sentence goes to standard error, and the status is 1.
    """
    if not _has_display():
        print(
            "dossier: No display was found, so no window can be opened. Every command works without one: "
            "see dossier --help.",
            file=sys.stderr,
        )
        return 1
    sys.setswitchinterval(_SWITCH_SECONDS)
    hold_collections()
    application = make_application()
    window = MainWindow()
    window.painted.connect(lambda: _report_bugs(window))
    when_fitted(window, argv)
    window.built.connect(lambda: resume_collections(window))
    window.show()
    status = application.exec()
    window.shut_down()
    return status


def _has_display() -> bool:
    """Tell whether Qt can open a window; where it cannot, it ends the process with a text for programmers."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def when_fitted(window: MainWindow, argv: Sequence[str]) -> None:
    """After the first frame of *window*, go on with what takes longer, and with what *argv* asks for."""
    window.painted.connect(share_memory)
    window.fitted.connect(lambda: _begin(window, argv))


def hold_collections() -> None:
    """Let Python look for cycles no more: while modules are loaded there is nothing to find, and it takes a tenth."""
    gc.disable()


def resume_collections(window: MainWindow) -> None:
    """Look for cycles again, but never in what was loaded: it stays, and passing over it would stop the window.

    It is done when that stops nobody, until *window* is shut down.
    """
    forget_sources()
    window.hub.resting.collector.start()


def share_memory() -> None:
    """Let the case's thread take its memory where the window's takes it: kept apart, both keep more than they use."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    # Other C libraries than GNU's have no such function, and nothing to share.
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)


def forget_sources() -> None:
    """Let go of the text of modules.

    With each import PySide6 reads the module's source, to see whether it names PySide6, and Python keeps what it has
    read: 20 MB for what the window loads.
    """
    linecache.clearcache()


def _report_bugs(window: MainWindow) -> None:
    from dossier.gui.bugs import BugReporter

    reporter = BugReporter(window)
    reporter.caught.connect(window.show_bug)
    reporter.install()


def _begin(window: MainWindow, argv: Sequence[str]) -> None:
    """Load what takes long on the worker, make the panes, then do what the command line asks for."""
    from dossier.gui import icons

    QApplication.setWindowIcon(icons.application_icon())
    names = [argument for argument in argv if not argument.startswith("-")]
    if "--demo" in argv:
        window.built.connect(window.cases.demo)
    elif names:
        window.built.connect(lambda: window.cases.open(Path(names[0]).absolute()))
    # What is asked for the first time loads modules too.
    window.hub.worker.idle.connect(forget_sources)
    window.hub.worker.run(_load, lambda _: window.begin_workspace(), window.hub.report)


def _load(_: object) -> None:
    """Load, off the window's thread, what the panes and the first case need."""
    for name in _NEEDED:
        importlib.import_module(name)
        forget_sources()
