"""Questions that were stopped: what they were asked for is older than the case until they are asked once more."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal


class Unread(QObject):
    """Keeps what was stopped, by the key of the question."""

    changed = Signal(bool)
    """Whether anything that is shown may be older than the case."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._again: dict[str, Callable[[], object]] = {}

    @property
    def is_any(self) -> bool:
        """Tell whether a question was stopped and not asked since."""
        return bool(self._again)

    def stopped(self, key: str, again: Callable[[], object]) -> None:
        """Take note that the question *key* was stopped; *again* asks it once more."""
        self._again[key] = again
        self.changed.emit(True)

    def asked(self, key: str) -> None:
        """Take note that the question *key* is asked."""
        if self._again.pop(key, None) is not None and not self._again:
            self.changed.emit(False)

    def forget(self) -> None:
        """Let go of all: the case is closed."""
        if self._again:
            self._again.clear()
            self.changed.emit(False)

    def read_again(self) -> None:
        """Ask all of them once more."""
        for again in list(self._again.values()):
            again()
