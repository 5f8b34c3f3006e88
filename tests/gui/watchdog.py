"""Measures how long the window's thread is busy with each event, in processor time: a busy machine does not count.

An application can only be watched by being one: ``Watched`` takes the place of QApplication, in a process of its own.
"""

import time
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication


@dataclass
class Watch:
    """The slowest handling since the last ``start``, in seconds, and what it was."""

    worst: float = 0.0
    what: str = ""
    count: int = 0
    longest: float = 0.0
    """The longest by the clock, which counts what other programs and threads take as well."""
    _depth: int = field(default=0, repr=False)

    def start(self) -> None:
        """Forget what was seen."""
        self.worst, self.what, self.count, self.longest = 0.0, "", 0, 0.0


class Watched(QApplication):
    """Hands each event on and notes how long that took; an event within an event counts with the outer one."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.watch = Watch()

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        watch = self.watch
        watch._depth += 1
        before, begun = time.thread_time(), time.monotonic()
        kind = event.type()
        try:
            return super().notify(receiver, event)
        finally:
            watch._depth -= 1
            if watch._depth == 0:
                watch.count += 1
                spent = time.thread_time() - before
                watch.longest = max(watch.longest, time.monotonic() - begun)
                if spent > watch.worst:
                    watch.worst = spent
                    watch.what = f"{kind.name} of {type(receiver).__name__}"
