"""Work of the window's thread in small parts, so that keys and the pointer are answered in between."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer


class Slices(QObject):
    """Takes one part each time the event loop comes round; ``finish`` does what is left at once.

    *parts* does a little between two yields. *done* is called once, after the last part. A part must not ask for the
    whole: it would wait for itself.
    """

    def __init__(self, parts: Iterator[None], done: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts: Iterator[None] | None = parts
        self._done = done
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._next)

    def start(self) -> None:
        """Begin, at the next turn of the event loop."""
        if self._parts is not None:
            self._timer.start(0)

    def stop(self) -> None:
        """Do nothing more; what is not done yet never will be."""
        self._timer.stop()
        self._parts = None

    def finish(self) -> None:
        """Do what is left now. Safe to call when all is done."""
        while self._parts is not None:
            self._next()

    def _next(self) -> None:
        if self._parts is None:
            return
        try:
            next(self._parts)
        except StopIteration:
            self.stop()
            self._done()
        except BaseException:
            self.stop()
            raise
