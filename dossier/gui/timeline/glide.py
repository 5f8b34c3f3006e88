"""Gentle movement of the view to where it should be."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

from dossier.timeline.scale import Scale

_MILLISECONDS = 260


class Glide(QObject):
    """Moves a scale and a scroll position to a goal, a frame at a time; ``move`` is called with each stage."""

    def __init__(self, move: Callable[[Scale, float], None], parent: QObject) -> None:
        super().__init__(parent)
        self._move = move
        self._from: tuple[Scale, float] | None = None
        self._to: tuple[Scale, float] | None = None
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(_MILLISECONDS)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._animation.valueChanged.connect(self._advance)

    @property
    def goal(self) -> tuple[Scale, float] | None:
        """Where the movement under way leads, None at rest."""
        return self._to

    def start(self, here: tuple[Scale, float], goal: tuple[Scale, float]) -> None:
        """Move from *here* to *goal*."""
        self._animation.stop()
        self._from, self._to = here, goal
        self._animation.start()

    def stop(self) -> None:
        """Stay where the movement has come to."""
        self._animation.stop()
        self._to = None

    def _advance(self, part: float) -> None:
        if self._from is None or self._to is None:
            return
        (scale, scroll), (goal, goal_scroll) = self._from, self._to
        if part >= 1.0:
            self._to = None
            self._move(goal, goal_scroll)
        else:
            self._move(scale.toward(goal, part), scroll + (goal_scroll - scroll) * part)
