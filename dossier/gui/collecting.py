"""When Python looks for cycles of objects that only hold one another.

Left to itself, Python looks in the middle of whatever makes many objects. In a large case that took up to half a second
at a time, in which the window stood still whichever thread it fell to. Here a look comes only in the window's thread,
short ones at what is new. What large readings made is hardly ever in cycles: it goes when nobody holds it, and is
looked at once the case is closed.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer

_LOOK_MILLISECONDS = 1_000
FEW = 20_000
"""So many new objects are looked at in a few milliseconds."""
MANY = 2 * FEW
"""So many objects are looked at, at rest, in some 50 ms; more are set aside."""


class Collector(QObject):
    """Looks for cycles while it is ``started``, in the thread that made it; before, Python does so by itself.

    More new objects than FEW come of a large reading: nearly all of them are still used. They wait until ``rest`` sets
    them aside; ``collect_all``, once the case is closed, looks at them too.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._middle = self._old = 0
        self._set_aside = False
        self._timer = QTimer(self, interval=_LOOK_MILLISECONDS)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.look)

    @property
    def is_started(self) -> bool:
        """Tell whether Python leaves looking to this."""
        return self._timer.isActive()

    @property
    def waiting(self) -> int:
        """How many objects have come that are neither looked at nor set aside, fewer those that are gone again."""
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
        """Look at what is new, if that is short."""
        new = gc.get_count()[0]
        if not 0 < new <= FEW:
            return
        self._middle += max(0, new - gc.collect(0))
        if FEW < self._middle <= 2 * FEW:
            self._old += max(0, self._middle - gc.collect(1))
            self._middle = 0

    def rest(self) -> None:
        """Look at what waits, or set it aside where that would take long."""
        if self.waiting > MANY:
            gc.freeze()
            self._set_aside = True
        else:
            gc.collect()
        self._middle = self._old = 0

    def collect_all(self) -> None:
        """Look at everything, also at what was set aside. Takes about 50 ms for each 40,000 objects in use."""
        if self._set_aside:
            gc.unfreeze()
        gc.collect()
        if self._set_aside:
            gc.freeze()  # what was there at the start is among it again
            self._set_aside = False
        self._middle = self._old = 0
