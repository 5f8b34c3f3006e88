"""What leaves the timeline: the picture of it, made on the worker from what is shown, and an event in words."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDrag, QGuiApplication

from dossier.domain.views import EventView
from dossier.errors import Cancelled
from dossier.gui import patient_reading, preferences
from dossier.gui.hub import Hub
from dossier.gui.resting import unheard
from dossier.gui.tasks import Context, Job
from dossier.gui.timeline import asking
from dossier.gui.timeline.canvas import TimelineCanvas
from dossier.gui.timeline.filter_bar import FilterBar
from dossier.gui.timeline.filter_words import heading_of
from dossier.gui.timeline.sheet import Sheet
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.gui.timeline.picture import Carried
    from dossier.services.cases import CaseFile

EventsOf = Callable[[int, Callable[[EventView], None]], None]
"""Calls the second with the event of an id, at once or when it has been read."""


class TakingOut(QObject):
    """Makes pictures of what *canvas* shows, and hands them and events over."""

    ready = Signal(object)
    """QMimeData: what was dragged out is there."""

    def __init__(self, hub: Hub, canvas: TimelineCanvas, filters: FilterBar, with_event: EventsOf) -> None:
        super().__init__(canvas)
        self._hub, self._canvas, self._filters, self._with_event = hub, canvas, filters, with_event
        canvas.dragged_out.connect(self.drag)
        self.ready.connect(self._hand_over)

    def ask_and_save(self) -> None:
        """Ask where the lanes and the part of time in sight are to go as a picture, and put them there."""
        from dossier.gui.timeline import picture

        dialog = picture.ask(self._canvas)
        if dialog.exec() == dialog.DialogCode.Accepted:
            path = Path(dialog.selectedFiles()[0])
            preferences.remember_folder(preferences.Folder.EXPORTS, path.parent)
            self.save(path)

    def save(self, path: Path) -> Job | None:
        """Write the timeline on paper to *path*, by its ending: on the worker, which can be stopped."""
        made = self._sheet()

        def question(case: "CaseFile", context: Context) -> None:
            from dossier.gui.timeline import picture

            with case.reading():
                sheet = made(case, context)
                picture.save(sheet, path, sheet.title, picture.told(context))

        return patient_reading.ask(self._hub, question, unheard)

    def carry(self, then: Callable[["Carried"], None]) -> Job | None:
        """Make the picture for another program on the worker, and call *then* with it."""
        made = self._sheet()

        def question(case: "CaseFile", context: Context) -> "Carried":
            from dossier.gui.timeline import picture

            with case.reading():
                sheet = made(case, context)
                return picture.carried(sheet, sheet.title, lambda: _look(context))

        return patient_reading.ask(self._hub, question, then)

    def drag(self, event_id: int) -> None:
        """Make an event, or with 0 the picture, ready for another program."""
        from dossier.gui import dragging
        from dossier.gui.timeline import picture

        if event_id:
            self._with_event(event_id, lambda event: self.ready.emit(dragging.words([dragging.event_words(event)])))
        else:
            self.carry(lambda made: self.ready.emit(picture.handed(made)))

    def _hand_over(self, what: QMimeData) -> None:
        """Let the mouse take it to where it goes, unless the button was let go meanwhile."""
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            drag = QDrag(self._canvas)
            drag.setMimeData(what)
            drag.exec(Qt.DropAction.CopyAction)

    def _sheet(self) -> "Callable[[CaseFile, Context], Sheet]":
        """Return what makes the timeline on paper, as it is shown now."""
        shown, heading = self._canvas.shown(), heading_of(self._hub.info, self._canvas.scale, self._filters)
        laying_out = tr("Laying out the lanes")

        def made(case: "CaseFile", context: Context) -> Sheet:
            def words(ids: list[int]) -> Mapping[int, str]:
                _look(context)
                if not ids:
                    return {}
                context.progress(0, 0, laying_out)
                return asking.labels(case, ids)

            return Sheet(shown, heading, words)

        return made


def _look(context: Context) -> None:
    if context.is_cancelled():
        raise Cancelled
