"""First page: which files and folders."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from dossier.gui import preferences
from dossier.gui.drops import DropFrame
from dossier.gui.preferences import Folder
from dossier.gui.text import PlainLabel, label_for, plain_tooltip
from dossier.tongue import tr

_PATH = int(Qt.ItemDataRole.UserRole)


class ChoosePage(QWidget):
    """A list of files and folders, filled by dialogs and by dropping."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Files and folders to import"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setSpacing(2)
        self.list.itemSelectionChanged.connect(self._tell)
        self.add_files = _button(tr("Add &files…"), self._ask_files)
        self.add_folder = _button(tr("Add f&older…"), self._ask_folder)
        self.remove = _button(tr("&Remove"), self._remove)
        QShortcut(QKeySequence.StandardKey.Delete, self.list, self._remove, context=Qt.ShortcutContext.WidgetShortcut)
        self._frame = DropFrame()
        self._frame.dropped.connect(self.add)
        self._stack = QStackedWidget()
        inside = QVBoxLayout(self._frame)
        inside.addWidget(self._stack)
        self._stack.addWidget(_hint())
        self._stack.addWidget(self.list)
        side = QVBoxLayout()
        for button in (self.add_files, self.add_folder, self.remove):
            side.addWidget(button)
        side.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._frame, 1)
        row.addLayout(side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(
            PlainLabel(
                tr("A file may hold several stories, and a folder is searched with everything inside it."), "muted"
            )
        )
        layout.addLayout(row, 1)
        layout.addWidget(self._model_row())
        self._tell()

    def _model_row(self) -> QWidget:
        """Return the row that offers other names models; it is hidden until ``offer_models`` has some."""
        self.models, self.model_row = QComboBox(), QWidget()
        self.models.addItem(tr("Dossier’s own model"), None)
        self.models.setAccessibleName(tr("Names are found &by").replace("&", ""))
        row = QHBoxLayout(self.model_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label_for(self.models, tr("Names are found &by")))
        row.addWidget(self.models)
        row.addStretch(1)
        self.model_row.hide()
        return self.model_row

    def offer_models(self, models: Sequence[str]) -> None:
        """Offer the installed names *models* ("spacy:en_core_web_sm") besides the program's own, if there are any."""
        for model in models:
            self.models.addItem(model.partition(":")[2], model)
        self.model_row.setVisible(bool(models))

    def names_model(self) -> str | None:
        """Return the names model that was chosen, None for the program's own."""
        chosen: str | None = self.models.currentData()
        return chosen

    def paths(self) -> list[Path]:
        """Return what was chosen, in the order in which it was added."""
        return [Path(self.list.item(row).data(_PATH)) for row in range(self.list.count())]

    def add(self, paths: Iterable[Path]) -> None:
        """Add *paths*, each once."""
        present = set(self.paths())
        style = self.style()
        for path in (path.absolute() for path in paths):
            if path in present:
                continue
            present.add(path)
            folder = path.is_dir()
            icon = QStyle.StandardPixmap.SP_DirIcon if folder else QStyle.StandardPixmap.SP_FileIcon
            item = QListWidgetItem(style.standardIcon(icon), f"{path}/" if folder else str(path), self.list)
            item.setData(_PATH, str(path))
            item.setToolTip(plain_tooltip(str(path)))
        self._tell()

    def _tell(self) -> None:
        self._stack.setCurrentIndex(1 if self.list.count() else 0)
        self.remove.setEnabled(bool(self.list.selectedItems()))
        self.changed.emit()

    def _remove(self) -> None:
        for item in self.list.selectedItems():
            self.list.takeItem(self.list.row(item))
        self._tell()

    def _ask_files(self) -> None:
        dialog = QFileDialog(self, tr("Choose article files"), str(preferences.last_folder(Folder.ARTICLES)))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self._ask(dialog)

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, tr("Choose a folder of articles"), str(preferences.last_folder(Folder.ARTICLES)))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._ask(dialog)

    def _ask(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, names: list[str]) -> None:
        if names:
            preferences.remember_folder(Folder.ARTICLES, Path(names[0]).parent)
        self.add(Path(name) for name in names)


def _button(text: str, act: object) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text.replace("&", "").removesuffix("…"))
    button.setAutoDefault(False)
    button.clicked.connect(act)
    return button


def _hint() -> QWidget:
    hint = QWidget()
    layout = QVBoxLayout(hint)
    layout.addStretch(1)
    for text, rank in (
        (tr("Drop article files or folders here"), "heading"),
        (tr("or add them with the buttons"), "muted"),
    ):
        label = PlainLabel(text, rank)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(label)
    layout.addStretch(1)
    return hint
