"""Opens what the user leaves on something, and stars what is selected."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from dossier.domain.notes import Marks, SubjectKind
from dossier.gui.hub import Hub

if TYPE_CHECKING:
    from dossier.domain.changes import Changes
    from dossier.services.cases import CaseFile


def open_marks(hub: Hub, subject: int, window: QWidget, kind: SubjectKind = SubjectKind.ENTITY) -> None:
    """Open star, tags and questions of a name, or of what *kind* says."""
    from dossier.gui.marks.dialog import MarksDialog

    def question(case: "CaseFile") -> tuple[str, Marks, list[str]]:
        from dossier.services import marking

        return marking.name_of(case, kind, subject), marking.marks(case, kind, subject), list(marking.tags(case))

    def show(read: tuple[str, Marks, list[str]]) -> None:
        name, marks, known = read
        MarksDialog(hub, kind, subject, name, marks, known, window).open()

    if subject:
        hub.read(question, show, key="marks")


def open_page(hub: Hub, entity: int, window: QWidget) -> None:
    """Open the free page of a name."""
    from dossier.gui.marks.page_dialog import PageDialog

    def question(case: "CaseFile") -> tuple[str, str]:
        from dossier.services import marking

        return marking.name_of(case, SubjectKind.ENTITY, entity), marking.page(case, entity)

    if entity:
        hub.read(question, lambda read: PageDialog(hub, entity, *read, window).show(), key="page")


def turn_star(hub: Hub) -> None:
    """Give the selected name a star, or take it away."""
    entity = hub.selected_entity

    def change(case: "CaseFile") -> "Changes":
        from dossier.services import marking

        has = marking.marks(case, SubjectKind.ENTITY, entity).is_starred
        return marking.star(case, SubjectKind.ENTITY, entity, on=not has)

    if entity:
        hub.command(change)
