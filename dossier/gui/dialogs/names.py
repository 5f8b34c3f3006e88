"""Renaming, and choosing whom to merge with."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLineEdit, QListView, QRadioButton, QWidget

from dossier.domain.mentions import EntityKind
from dossier.domain.views import EntityRow
from dossier.gui.dialogs.base import BaseDialog
from dossier.gui.hub import Hub
from dossier.gui.models.entities import EntityModel
from dossier.gui.people.entity_delegate import EntityDelegate
from dossier.gui.text import PlainLabel, menu_text, one_line
from dossier.gui.wording import counted, entity_words
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.domain.changes import Changes
    from dossier.services.cases import CaseFile

_LIMIT = 300
"""Names shown at once; the search line finds the others."""


class RenameDialog(BaseDialog):
    """Asks for the name by which a person, organisation or place is to be known in this case."""

    def __init__(self, hub: Hub, entity: EntityRow, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Rename {0}").format(entity_words(entity.kind)),
            tr("The articles stay as they are; the name in use until now is kept among the other names."),
            parent,
        )
        self._hub = hub
        self._entity = entity
        self.close_with_case(hub)
        self.name = QLineEdit(entity.name)
        self.name.setAccessibleName(tr("New name"))
        self.name.setMinimumWidth(380)
        self.name.selectAll()
        self.body.addWidget(self.name)
        self.rename = self.add_primary(tr("Rename"), self._finish)
        self.add_dismiss()
        self.name.textChanged.connect(lambda text: self.rename.setEnabled(bool(text.strip())))

    def _finish(self) -> None:
        entity, name = self._entity.id, self.name.text().strip()

        def change(case: "CaseFile") -> "Changes":
            from dossier.services import editing

            return editing.rename_entity(case, entity, name)

        self.accept()
        if name != self._entity.name:
            self._hub.command(change)


class EntityChooser(BaseDialog):
    """A list of names with search, of which one is chosen."""

    def __init__(
        self, hub: Hub, title: str, explanation: str, without: frozenset[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(title, explanation, parent)
        self._hub = hub
        self.close_with_case(hub)
        self._without = without
        self.rows: list[EntityRow] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find by name"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Find by name"))
        self.model = EntityModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntityDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(tr("Names to choose from"))
        self.list.setMinimumSize(440, 260)
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        self.search.textChanged.connect(self.ask)
        self.list.selectionModel().currentChanged.connect(self._tell)

    def chosen(self) -> EntityRow | None:
        """Return the row that is current."""
        index = self.list.currentIndex()
        return self.rows[index.row()] if index.isValid() else None

    def ask(self) -> None:
        """Read the names that fit what was typed."""
        query = self.search.text()

        def question(case: "CaseFile") -> list[EntityRow]:
            return self.candidates(case, query)

        self._hub.read(question, self._show, key=f"choose {id(self)}")

    def candidates(self, case: "CaseFile", query: str) -> list[EntityRow]:
        """Return the names to offer for *query*; runs on the worker."""
        return self.first_names(case, None, query)

    def first_names(self, case: "CaseFile", kind: EntityKind | None, query: str) -> list[EntityRow]:
        """Return the most mentioned of the names that fit *query*, as many as are shown."""
        from dossier.services import listing

        ids = listing.names(case, kind, query)[: _LIMIT + len(self._without)]
        return list(listing.name_rows(case, ids.tolist()).values())

    def selection_changed(self, row: EntityRow | None) -> None:
        """Take note of the row that is now current."""

    def _show(self, rows: list[EntityRow]) -> None:
        self.rows = [row for row in rows if row.id not in self._without][:_LIMIT]
        self.model.show_all(self.rows)
        if self.rows:
            self.list.setCurrentIndex(self.model.index(0, 0))
        self.selection_changed(self.chosen())

    def _tell(self, _: QModelIndex, __: QModelIndex) -> None:
        self.selection_changed(self.chosen())


class MergeDialog(EntityChooser):
    """Chooses another name for the same person, and which of the two stays."""

    def __init__(self, hub: Hub, entity: EntityRow, parent: QWidget | None = None) -> None:
        self._entity = entity
        asked = (
            tr("Choose the {0} who is the same.")
            if entity.kind is EntityKind.PERSON
            else tr("Choose the {0} which is the same.")
        )
        later = tr("All mentions, facts and events come together; a merge can be taken apart at any later time.")
        super().__init__(
            hub,
            tr("Merge {0} with…").format(one_line(entity.name, 60)),
            f"{asked.format(entity_words(entity.kind))} {later}",
            frozenset({entity.id}),
            parent,
        )
        self.keep_this, self.keep_other = QRadioButton(), QRadioButton()
        self.keep_this.setChecked(True)
        self.body.addWidget(PlainLabel(tr("Name to keep:"), "muted"))
        self.body.addWidget(self.keep_this)
        self.body.addWidget(self.keep_other)
        self.merge = self.add_primary(tr("Merge"), self._finish)
        self.add_dismiss()
        self.selection_changed(None)
        self.ask()

    def candidates(self, case: "CaseFile", query: str) -> list[EntityRow]:
        return self.first_names(case, self._entity.kind, query)

    def selection_changed(self, row: EntityRow | None) -> None:
        _offer(self.keep_this, self._entity)
        _offer(self.keep_other, row)
        self.merge.setEnabled(row is not None)

    def _finish(self) -> None:
        other = self.chosen()
        if other is None:
            return
        keep, absorb = self._entity.id, other.id
        if self.keep_other.isChecked():
            keep, absorb = absorb, keep

        def change(case: "CaseFile") -> "Changes":
            from dossier.services import editing

            return editing.merge_entities(case, keep, absorb)

        self.accept()
        self._hub.select_entity(keep)
        self._hub.command(change)


class PersonChooser(EntityChooser):
    """Chooses who else takes part in an event."""

    def __init__(
        self, hub: Hub, without: frozenset[int], chose: Callable[[EntityRow], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(hub, tr("Who takes part?"), tr("People and organisations of the case."), without, parent)
        self._chose = chose
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.add = self.add_primary(tr("Add"), self._finish)
        self.add_dismiss()
        self.selection_changed(None)
        self.ask()

    def selection_changed(self, row: EntityRow | None) -> None:
        self.add.setEnabled(row is not None)

    def _finish(self) -> None:
        row = self.chosen()
        if row is not None:
            self.accept()
            self._chose(row)


def _offer(button: QRadioButton, row: EntityRow | None) -> None:
    name = f"{one_line(row.name, 70)}   ({counted(row.mentions, 'mention')})" if row else "–"
    button.setText(menu_text(name))
    button.setAccessibleName(tr("Keep the name {0}").format(row.name) if row else tr("Keep the other name"))
    button.setEnabled(row is not None)
