"""The date cell of the import table: typed as text, read by the program's own rules."""

from datetime import date

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dossier.errors import ImpossibleError
from dossier.gui.dates import read_day
from dossier.tongue import tr

Index = QModelIndex | QPersistentModelIndex


class DateCell(QStyledItemDelegate):
    """Edits a publication date. What cannot be read changes nothing and is told by ``refused``."""

    refused = Signal(str)
    """Why the typed text is not a date; "" once one was taken."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def createEditor(self, parent: QWidget, _: QStyleOptionViewItem, __: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFrame(False)
        editor.setPlaceholderText("2021-11-19")
        editor.setAccessibleName(tr("Publication date"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if not isinstance(editor, QLineEdit) or editor.text() == (index.data(Qt.ItemDataRole.EditRole) or ""):
            return
        try:
            day: date | None = read_day(editor.text())
        except ImpossibleError as error:
            self.refused.emit(str(error))
            return
        self.refused.emit("")
        model.setData(index, day, Qt.ItemDataRole.EditRole)
