"""When nobody has been at the window for a while, or the machine was asleep meanwhile.

There is no way to be told of sleep without talking to other programs. So clocks are compared: one that stands still
while the machine sleeps, and one that does not.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_LOOK_MILLISECONDS = 5_000
_ASLEEP_SECONDS = 3.0
"""So far do the clocks differ by themselves at most."""
_LATE_SECONDS = 60.0
"""So late comes a look only where the machine slept, on systems whose clocks all go on meanwhile."""

_INPUT = frozenset(
    (
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.KeyPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    )
)


@dataclass(frozen=True, slots=True)
class Clocks:
    """One moment on three clocks, in seconds: *awake* stands still in sleep on most systems, *all* nowhere."""

    awake: float
    all: float
    wall: float


def read_clocks() -> Clocks:
    """Return the present moment."""
    awake = time.monotonic()
    since_boot = getattr(time, "CLOCK_BOOTTIME", None)
    wall = time.time()
    return Clocks(awake, time.clock_gettime(since_boot) if since_boot is not None else wall, wall)


def slept(before: Clocks, now: Clocks) -> bool:
    """Tell whether the machine was asleep between two looks, which are _LOOK_MILLISECONDS apart while it is awake."""
    awake = now.awake - before.awake
    return now.all - before.all - awake > _ASLEEP_SECONDS or now.wall - before.wall > _LATE_SECONDS


class Idleness(QObject):
    """Watches the windows of the program while it is ``started``."""

    passed = Signal()
    """Nobody touched mouse or keyboard for so many minutes, or the machine was asleep."""

    def __init__(self, parent: QObject, clocks: Callable[[], Clocks] = read_clocks) -> None:
        super().__init__(parent)
        self._clocks = clocks
        self._minutes = 0
        self._looked = self._touched = clocks()
        self._watched: list[QWindow] = []
        self._timer = QTimer(self, interval=_LOOK_MILLISECONDS)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.look)

    def start(self, minutes: int) -> None:
        """Watch from now on. With 0 minutes only for sleep."""
        self._minutes = minutes
        self._looked = self._touched = self._clocks()
        if not self._timer.isActive():
            QGuiApplication.instance().focusWindowChanged.connect(self._watch)  # type: ignore[union-attr]
            self._watch(QGuiApplication.focusWindow())
            self._timer.start()

    def stop(self) -> None:
        """Watch no longer."""
        if self._timer.isActive():
            self._timer.stop()
            QGuiApplication.instance().focusWindowChanged.disconnect(self._watch)  # type: ignore[union-attr]
        for window in self._watched:
            window.removeEventFilter(self)
        self._watched.clear()

    @property
    def is_watching(self) -> bool:
        """Tell whether it watches."""
        return self._timer.isActive()

    def touch(self) -> None:
        """Somebody is there, or something goes on that must not be cut short."""
        self._touched = self._clocks()

    def look(self) -> None:
        """Compare the clocks."""
        before, self._looked = self._looked, self._clocks()
        idle = self._looked.awake - self._touched.awake
        if slept(before, self._looked) or (self._minutes and idle >= self._minutes * 60):
            self.touch()
            self.passed.emit()

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self.touch()
        return False

    def _watch(self, window: QWindow | None) -> None:
        """Watch the window that has the keyboard; a filter on the whole program would slow every event down."""
        if window is None or window in self._watched:
            return
        self._watched.append(window)
        window.installEventFilter(self)
        window.destroyed.connect(lambda: self._watched.remove(window) if window in self._watched else None)
