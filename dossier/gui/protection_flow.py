"""What writes the open case anew: it is closed for that, and opened again where it was left.

The window keeps no passphrase: whoever wants this gives it once more.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dossier.gui.hub import Hub
from dossier.gui.selection import Ids
from dossier.gui.tasks import Context
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.gui.dialogs.protection import ForgetDialog, PassphraseDialog
    from dossier.services.cases import CaseFile


class ProtectionFlow(QObject):
    """The passphrase of the open case, and forgetting for good."""

    def __init__(self, hub: Hub, window: QWidget) -> None:
        super().__init__(window)
        self._hub = hub
        self._window = window

    def passphrase(self) -> None:
        """Ask for another passphrase, a first one or none."""
        from dossier.gui.dialogs.protection import PassphraseDialog

        info = self._hub.info
        if info is None or not self._may_be_closed():
            return

        def chosen(old: str | None, new: str | None) -> None:
            def work(context: Context) -> Sequence[Path]:
                from dossier.services import protecting

                return protecting.change_passphrase(info.path, old, new, context.quiet_progress, context.is_cancelled)

            busy = tr("Writing the case anew…")
            self._once_it_fits(dialog, old, lambda: self._write_anew(info.path, work, old, new, busy))

        dialog = PassphraseDialog(self._hub, info.path, info.encrypted, chosen, self._window)
        dialog.open()

    def forget(self) -> None:
        """Warn, and then forget for good what undo keeps."""
        from dossier.gui.dialogs.protection import ForgetDialog

        info = self._hub.info
        if info is None or not self._may_be_closed():
            return

        def agreed(passphrase: str | None) -> None:
            def work(context: Context) -> Sequence[Path]:
                from dossier.services import protecting

                return protecting.forget(info.path, passphrase, context.is_cancelled).left

            again = (passphrase, passphrase, tr("Forgetting for good…"))
            self._once_it_fits(dialog, passphrase, lambda: self._write_anew(info.path, work, *again))

        dialog = ForgetDialog(self._hub, info.encrypted, agreed, self._window)
        dialog.open()

    def _may_be_closed(self) -> bool:
        if self._hub.info is not None and self._hub.info.as_of is not None:
            self._hub.failed.emit(tr("This is the case as it was. Return to the present first."))
            return False
        return True

    def _once_it_fits(
        self, dialog: "PassphraseDialog | ForgetDialog", passphrase: str | None, go_on: Callable[[], None]
    ) -> None:
        """Try the passphrase while the case is still open, and go on where it fits."""

        def question(case: "CaseFile") -> bool:
            from dossier.services import protecting

            return passphrase is None or protecting.fits(case.path, passphrase)

        def answer(fits: bool) -> None:
            if fits:
                dialog.accept()
                go_on()
            else:
                dialog.refuse()

        self._hub.read(question, answer, rehearses=True)

    def _write_anew(
        self, path: Path, work: Callable[[Context], Sequence[Path]], old: str | None, new: str | None, busy: str
    ) -> None:
        hub = self._hub
        selected = Ids(hub.selected_event, hub.selected_entity, hub.selected_article)
        left: list[Path] = []

        def before(context: Context) -> None:
            left.extend(work(context))

        def opener() -> "CaseFile":
            from dossier.services import cases

            return cases.open_case(path, new)

        def opener_of_old() -> "CaseFile":
            from dossier.services import cases

            return cases.open_case(path, old)

        def opened() -> None:
            hub.busy.emit("")
            hub.select_article(selected.article)
            hub.select_entity(selected.entity)
            hub.select_event(selected.event)
            self._tell_of(left)

        def failed(error: BaseException) -> None:
            hub.report(error)
            hub.open_case(opener_of_old, lambda _: hub.busy.emit(""), lambda: hub.busy.emit(""))

        def closed() -> None:
            hub.busy.emit(busy)
            hub.open_case(opener, failed, opened, before)

        hub.close_case(closed)

    def _tell_of(self, left: Sequence[Path]) -> None:
        if left:
            from dossier.gui.dialogs.base import MessageDialog

            names = ", ".join(each.name for each in left)
            sentence = tr(
                "The case itself is done. These copies of it were left as they are: {0}. Delete those that nobody "
                "should read."
            )
            MessageDialog(tr("Copies that did not follow"), sentence.format(names), self._window).open()
