"""Going to the events of a name that is chosen anywhere in the window, and back to what was in sight before."""

from PySide6.QtCore import QObject, Signal

from dossier.gui import preferences
from dossier.gui.hub import Hub
from dossier.gui.timeline.canvas import TimelineCanvas
from dossier.timeline.scale import Scale


class Going(QObject):
    """Moves the canvas when a name is chosen, where the user wants it to; one step leads back from any number."""

    changed = Signal(bool)
    """Whether there is a way back now."""

    def __init__(self, hub: Hub, canvas: TimelineCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hub, self._canvas = hub, canvas
        self._before: tuple[Scale, float, bool] | None = None
        self.wanted = preferences.goes_to_names()
        canvas.back_wanted.connect(self.back)
        hub.case_closed.connect(self.forget)

    def want(self, on: bool) -> None:
        """Go to chosen names from now on, at the next start too, or stay where one is."""
        self.wanted = on
        preferences.go_to_names(on)
        if on:
            self.follow(self._hub.selected_entity)

    def follow(self, entity: int) -> None:
        """Go to the events of a name that was chosen by itself, not with an event; 0 is none."""
        stage = self._canvas.stage
        number = stage.number_of(entity) if entity and self.wanted and not self._hub.follows_event else None
        if number is None:
            return
        before = (self._canvas.scale_ahead, self._canvas.scroll_y, self._canvas.is_fitted)
        if self._canvas.show_lane(number) and self._before is None:
            self._before = before
            self.changed.emit(True)

    def back(self) -> None:
        """Show again what was in sight before the first of the names that one has gone to."""
        if self._before is None:
            return
        scale, scroll, was_fitted = self._before
        self.forget()
        if was_fitted:
            self._canvas.fit_all()
        else:
            self._canvas.glide_to(scale)
        self._canvas.scroll_to(scroll)

    def forget(self) -> None:
        """Let go of the way back: the user has gone elsewhere."""
        self._before = None
        self.changed.emit(False)
