"""A change of a date on which others may hang: what follows is shown first, where anything does."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dossier.domain.changes import Changes
from dossier.domain.views import DatePreview
from dossier.gui.hub import Hub

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile


@dataclass(frozen=True, slots=True)
class Step:
    """What a person is about to do: ``reason`` is a sentence on it, ``own`` the event whose date they set, or 0."""

    reason: str
    preview: "Callable[[CaseFile], DatePreview]"
    change: "Callable[[CaseFile], Changes]"
    own: int = 0


class DateChanger(QObject):
    """Asks the case what would follow, shows it, and changes. Lives as long as the widget that it belongs to."""

    done = Signal()
    """The change is on its way to the case."""
    left = Signal()
    """Nothing was changed: the user thought better of it, or the case could not say what would follow."""

    def __init__(self, hub: Hub, owner: QWidget) -> None:
        super().__init__(owner)
        self._hub = hub
        self._owner = owner
        self._step: Step | None = None

    def take(self, step: Step) -> None:
        """Do *step*, after showing what follows from it. None is taken while another waits."""
        if self._step is None:
            self._step = step
            self._hub.read(step.preview, self._previewed, failed=self._failed, rehearses=True)

    def _previewed(self, preview: DatePreview) -> None:
        step = self._step
        assert step is not None
        if not has_followers(preview, step.own):
            self._agreed()
            return
        from dossier.gui.dialogs.following import FollowingDialog

        dialog = FollowingDialog(step.reason, own_first(preview, step.own), self._agreed, self._owner)
        dialog.close_with_case(self._hub)
        dialog.rejected.connect(self._refused)
        dialog.open()

    def _agreed(self) -> None:
        step, self._step = self._step, None
        assert step is not None
        self.done.emit()
        self._hub.command(step.change)

    def _refused(self) -> None:
        self._step = None
        self.left.emit()

    def _failed(self, error: BaseException) -> None:
        self._refused()
        self._hub.report(error)


def has_followers(preview: DatePreview, own: int) -> bool:
    """Tell whether anything changes besides the event *own*."""
    return any(change.event != own for change in preview.changes) or bool(preview.added or preview.removed)


def own_first(preview: DatePreview, own: int) -> DatePreview:
    """Return *preview* with the event *own* before the others."""
    return replace(preview, changes=tuple(sorted(preview.changes, key=lambda change: change.event != own)))
