"""Gentle movement of the view to where it should be."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

from dossier.timeline.scale import Scale

_MILLISECONDS = 260
_ZOOM_MILLISECONDS = 120
"""So long a notch of the wheel takes: seen as movement, not waited for."""


class Glide(QObject):
    """Moves a scale and a scroll position to a goal, a frame at a time; ``move`` is called with each stage."""

    def __init__(self, move: Callable[[Scale, float], None], parent: QObject) -> None:
        super().__init__(parent)
        self._move = move
        self._from: tuple[Scale, float] | None = None
        self._to: tuple[Scale, float] | None = None
        self._zooms = False
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.valueChanged.connect(self._advance)

    @property
    def goal(self) -> tuple[Scale, float] | None:
        """Where the movement under way leads, None at rest."""
        return self._to

    def start(self, here: tuple[Scale, float], goal: tuple[Scale, float]) -> None:
        """Move from *here* to *goal*."""
        self._run(here, goal, _MILLISECONDS, QEasingCurve.Type.InOutCubic)

    def zoom(self, here: tuple[Scale, float], goal: tuple[Scale, float]) -> None:
        """Move as a zoom by hand does: short, and fast from the first frame, so that notch follows notch evenly."""
        self._run(here, goal, _ZOOM_MILLISECONDS, QEasingCurve.Type.OutCubic)
        self._zooms = True

    @property
    def zooms(self) -> bool:
        """Tell whether a zoom by hand is under way."""
        return self._zooms and self._to is not None

    def scroll_to(self, scroll: float) -> None:
        """Let a zoom by hand go on at another scroll position."""
        if self._zooms and self._from is not None and self._to is not None:
            self._from, self._to = (self._from[0], scroll), (self._to[0], scroll)

    def stop(self) -> None:
        """Stay where the movement has come to."""
        self._animation.stop()
        self._to = None
        self._zooms = False

    def _run(
        self, here: tuple[Scale, float], goal: tuple[Scale, float], milliseconds: int, easing: QEasingCurve.Type
    ) -> None:
        self.stop()
        self._from, self._to = here, goal
        self._animation.setDuration(milliseconds)
        self._animation.setEasingCurve(easing)
        self._animation.start()

    def _advance(self, part: float) -> None:
        if self._from is None or self._to is None:
            return
        (scale, scroll), (goal, goal_scroll) = self._from, self._to
        if part >= 1.0:
            self._to = None
            self._zooms = False
            self._move(goal, goal_scroll)
        else:
            self._move(scale.toward(goal, part), scroll + (goal_scroll - scroll) * part)
