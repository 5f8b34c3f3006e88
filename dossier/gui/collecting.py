"""When Python looks for cycles of objects that only hold one another.

Left to itself, Python looks in the middle of whatever makes many objects. In a large case that took up to half a second
at a time, in which the window stood still whichever thread it fell to. Here a look comes only in the window's thread:
a short one now and then for what is new, and one at everything once nothing has been asked for a while.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer

_LOOK_MILLISECONDS = 1_000
FEW = 20_000
"""So many new objects are looked at in a few milliseconds."""
MANY = 2_000_000
"""So many objects since the last look at everything may wait: some 300 MB at the most, were all of them garbage."""


class Collector(QObject):
    """Looks for cycles while it is ``started``, in the thread that made it; before, Python does so by itself.

    More new objects than FEW come of a large reading: nearly all of them are still used, and they wait for
    ``collect_all``, which comes at rest, or once MANY have come without a rest.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._middle = self._old = 0
        self._timer = QTimer(self, interval=_LOOK_MILLISECONDS)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.look)

    @property
    def is_started(self) -> bool:
        """Tell whether Python leaves looking to this."""
        return self._timer.isActive()

    @property
    def waiting(self) -> int:
        """How many objects have come since the last look at everything, fewer those that are gone again."""
        return gc.get_count()[0] + self._middle + self._old

    def start(self) -> None:
        """From now on nobody else looks. What is there already stays, and is never looked at again."""
        gc.disable()
        gc.freeze()
        self._middle = self._old = 0
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again."""
        if self.is_started:
            self._timer.stop()
            gc.unfreeze()
            gc.enable()

    def look(self) -> None:
        """Look at what is new, if that is short; at everything, if too much waits."""
        if self.waiting > MANY:
            self.collect_all()
            return
        new = gc.get_count()[0]
        if not 0 < new <= FEW:
            return
        self._middle += max(0, new - gc.collect(0))
        if FEW < self._middle <= 2 * FEW:
            self._old += max(0, self._middle - gc.collect(1))
            self._middle = 0

    def collect_all(self) -> None:
        """Look at everything that has come since the start. Takes about 50 ms for each 40,000 objects in use."""
        gc.collect()
        self._middle = self._old = 0
