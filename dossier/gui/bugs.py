"""Failures that should never happen: caught in every thread, never fatal, shown with a text to copy."""

import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion

from dossier import __version__


class BugReporter(QObject):
    """Takes what no one caught. ``caught`` comes in the thread that made the reporter, with the text to show."""

    caught = Signal(str)

    def install(self) -> None:
        """Catch what falls through in the window's slots and in every thread."""
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        if sys.stderr is not None:
            # The desktop may keep what is written there: no words, which may be those of a case.
            sys.stderr.write(f"dossier: a fault of the program: {places(error)}\n")
        self.caught.emit(text)

    def _uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            self._uncaught(args.exc_type, args.exc_value, args.exc_traceback)


def places(error: BaseException) -> str:
    """Return the type of a fault and where it passed, innermost first, without words from any case."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} at " + " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(frames))


def report_text(trace: str) -> str:
    """Return what a user copies: the program, the system, and where it went wrong. Nothing of the case is added."""
    # Only needed when something has gone wrong; the first frame need not wait for it.
    import platform

    return (
        f"Dossier {__version__}\n"
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}\n\n"
        f"{trace.rstrip()}\n"
    )
