"""A person, organisation or place out of words of a source that the machine did not take for a name."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QRadioButton, QWidget

from dossier.domain.by_hand import Suggestion
from dossier.domain.mentions import EntityKind
from dossier.domain.views import EntityRow
from dossier.gui.dialogs.names import EntityChooser
from dossier.gui.hub import Hub
from dossier.gui.text import menu_text, one_line
from dossier.gui.wording import counted, entity_words
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.domain.changes import Changes
    from dossier.services.cases import CaseFile

_SHOWN = 40


class MakeNameDialog(EntityChooser):
    """Asks whom some words name: somebody of the case, or somebody new."""

    def __init__(self, hub: Hub, hint: Suggestion, parent: QWidget | None = None) -> None:
        words = " ".join(hint.words.split())
        super().__init__(hub, tr("Who or what is “{0}”?").format(one_line(words, _SHOWN)), "", frozenset(), parent)
        self._hint, self._words = hint, words
        self.new, self.known = QRadioButton(tr("&New, called")), QRadioButton(tr("One of the &case:"))
        self.name, self.kind = QLineEdit(words), QComboBox()
        self.name.setAccessibleName(tr("New name"))
        self.kind.setAccessibleName(tr("Kind of name"))
        for kind in EntityKind:
            self.kind.addItem(entity_words(kind).capitalize(), kind.value)
        self.kind.setCurrentIndex(self.kind.findData(hint.kind_of_name.value))
        more = counted(len(hint.same_words), "other place")
        self.everywhere = QCheckBox(
            menu_text(tr("Also at the {0} where the story says “{1}”").format(more, one_line(words, _SHOWN)))
        )
        self.everywhere.setVisible(bool(hint.same_words))
        self.everywhere.setChecked(bool(hint.same_words))
        row = QHBoxLayout()
        row.addWidget(self.new)
        row.addWidget(self.name, 1)
        row.addWidget(self.kind)
        self.body.insertLayout(0, row)
        self.body.insertWidget(1, self.known)
        self.body.addWidget(self.everywhere)
        self.list.setMinimumSize(440, 180)
        self.mark = self.add_primary(tr("Mark"), self._finish)
        self.add_dismiss()
        (self.known if hint.called else self.new).setChecked(True)
        self.new.toggled.connect(lambda: self.selection_changed(self.chosen()))
        self.name.textEdited.connect(lambda: self.new.setChecked(True))
        self.name.textChanged.connect(lambda: self.selection_changed(self.chosen()))
        self.search.textEdited.connect(lambda: self.known.setChecked(True))
        self.list.clicked.connect(lambda: self.known.setChecked(True))
        # The longest of the words finds who is called so in part.
        self.search.setText(words if hint.called else max(words.split(), key=len, default=""))
        self.selection_changed(None)
        self.ask()
        (self.search if hint.called else self.name).setFocus()

    def selection_changed(self, row: EntityRow | None) -> None:
        is_new = self.new.isChecked()
        self.mark.setEnabled(bool(self.name.text().strip()) if is_new else row is not None)

    def _finish(self) -> None:
        hint, row = self._hint, self.chosen()
        is_new = self.new.isChecked()
        if not is_new and row is None:
            return
        entity = None if is_new or row is None else row.id
        kind, name = EntityKind(self.kind.currentData()), self.name.text()
        spans = [hint.span, *(hint.same_words if self.everywhere.isChecked() else ())]

        def change(case: "CaseFile") -> "Changes":
            from dossier.services import by_hand

            return by_hand.add_mentions(case, hint.article, spans, entity, kind, name)

        self.accept()
        self._hub.command(change)
