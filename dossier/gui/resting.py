"""Gives memory back when the window has had nothing to do for a while, and when a case has been closed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from dossier.gui.collecting import Collector

if TYPE_CHECKING:
    from dossier.gui.hub import Hub
    from dossier.services.cases import CaseFile

_REST_MILLISECONDS = 10_000
"""So long after the last answer, memory that is not needed any more is given back."""


class Resting(QObject):
    """Waits until the worker of *hub* has been idle for a while, then lets the case rest, once."""

    def __init__(self, hub: "Hub") -> None:
        super().__init__(hub)
        self._hub = hub
        self._is_resting = self._was_open = False
        self.collector = Collector(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MILLISECONDS)
        self._timer.timeout.connect(self.rest)
        hub.worker.idle.connect(self._later)

    @property
    def is_due(self) -> bool:
        """Tell whether memory will be given back unless something is asked for before."""
        return self._timer.isActive()

    def stop(self) -> None:
        """Give nothing back any more."""
        self._timer.stop()
        self.collector.stop()

    def rest(self) -> None:
        """Give back now what can be given back, unless something is asked for."""
        self._timer.stop()
        if self._hub.info is not None and self._hub.worker.is_idle():
            self._is_resting = True
            if self.collector.is_started:
                self.collector.rest()
            self._hub.read(_rested, unheard, key="rest", failed=unheard, waited_for=False)

    def _later(self) -> None:
        # Resting is something to do, after which nothing is left to do: it must not go on for ever.
        if self._is_resting:
            self._is_resting = False
        elif self._hub.info is not None:
            self._was_open = True
            self._timer.start()
        elif self._was_open and self.collector.is_started:
            # Nothing of a case that is closed stays behind.
            self._was_open = False
            self.collector.collect_all()


def _rested(case: "CaseFile") -> None:
    from dossier.gui import library_pages
    from dossier.services import cases

    cases.rest(case)
    library_pages.hand_back()


def unheard(_: object) -> None:
    """Do nothing with an answer, or a failure, that nobody waits for."""


def closed(case: "CaseFile | None") -> None:
    """Close a case, and where it is a past one, the present one behind it too."""
    from dossier.services import cases

    cases.close_with_present(case)


def settled(case: "CaseFile") -> None:
    """Bring everything into the one file, so that a copy of it is whole. Runs on the worker."""
    from dossier.services import cases

    cases.settle(case)
