"""What a pane paints as a picture: SVG, sharp at any size, or PNG."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QMimeData, QRect, QSize, QSizeF
from PySide6.QtGui import QImage, QPainter, QPicture
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFileDialog, QWidget

from dossier.errors import ExportError
from dossier.gui import preferences
from dossier.gui.preferences import Folder
from dossier.gui.timeline.packing import png
from dossier.tongue import tr

_FINE = 2.0
"""Device pixels of a PNG for each pixel of the window."""
_MOST_POINTS = 16_000_000
"""What is dragged has one point for each pixel where it would have more: the other program waits for it."""
_IMAGE, _SVG = "application/x-qt-image", "image/svg+xml"
SUFFIXES = (".svg", ".png")


class Pictured(Protocol):
    """What can paint itself as a picture."""

    def picture_size(self) -> QSizeF:
        """Return how large the picture is, in pixels."""

    def picture(self, painter: QPainter, size: QSizeF) -> None:
        """Paint all that belongs on paper."""


def save(surface: Pictured, path: Path, title: str) -> None:
    """Write what *surface* shows to *path*, by its ending. Raises ExportError."""
    drawn(surface, path, title)()


def drawn(surface: Pictured, path: Path, title: str) -> Callable[[], None]:
    """Draw what *surface* shows now; what comes back writes it to *path*, in any thread, and raises ExportError.

    To paint and pack the points of a picture takes far longer than to say what is painted.
    """
    pack = _drawing(surface, title) if path.suffix.lower() == ".svg" else _points(surface)

    def write() -> None:
        made = pack()
        try:
            path.write_bytes(made)
        except OSError as error:
            reason = error.strerror or error
            told = tr("{0} cannot be written: {1}. Choose another folder, or make room.").format(path.name, reason)
            raise ExportError(told) from error

    return write


def dragged(surface: Pictured, title: str) -> QMimeData:
    """Return what *surface* shows for another program: as a picture of points, and as a drawing.

    Each is made when it is asked for.
    """
    return _Dragged(surface, title)


class _Dragged(QMimeData):
    """A picture that is painted once another program takes it."""

    def __init__(self, surface: Pictured, title: str) -> None:
        super().__init__()
        self._makers: dict[str, Callable[[], QImage | QByteArray]] = {
            _IMAGE: lambda: _image(surface),
            _SVG: lambda: _svg(surface, title),
        }
        self._made: dict[str, QImage | QByteArray] = {}

    def formats(self) -> list[str]:
        return list(self._makers)

    def hasFormat(self, name: str) -> bool:
        return name in self._makers

    def retrieveData(self, name: str, _: object) -> object:
        if name not in self._makers:
            return None
        if name not in self._made:
            self._made[name] = self._makers[name]()
        return self._made[name]


def ask(parent: QWidget, title: str = "", name: str = "timeline.svg") -> QFileDialog:
    """Return a dialog that asks where the picture is to go; the ending says what it becomes."""
    dialog = QFileDialog(
        parent, title or tr("Save the timeline as a picture"), str(preferences.last_folder(Folder.EXPORTS))
    )
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([f"{tr('Drawing that stays sharp')} (*.svg)", f"{tr('Picture')} (*.png)"])
    dialog.setDefaultSuffix("svg")
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix("png" if "png" in chosen else "svg"))
    dialog.selectFile(name)
    return dialog


def _svg(surface: Pictured, title: str) -> QByteArray:
    drawing = QByteArray()
    buffer = QBuffer(drawing)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    size = surface.picture_size()
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setSize(size.toSize())
    made.setViewBox(QRect(0, 0, round(size.width()), round(size.height())))
    made.setTitle(title)
    painter = QPainter(made)
    surface.picture(painter, size)
    painter.end()
    buffer.close()
    return drawing


def _drawing(surface: Pictured, title: str) -> Callable[[], bytes]:
    made = _svg(surface, title)
    return lambda: bytes(made.data())


def _points(surface: Pictured) -> Callable[[], bytes]:
    """Take down what *surface* paints; what comes back packs it as PNG."""
    size, painted = surface.picture_size(), QPicture()
    painter = QPainter(painted)
    surface.picture(painter, size)
    painter.end()
    return lambda: png(painted, size, _FINE)


def _image(surface: Pictured) -> QImage:
    size = surface.picture_size()
    fine = _FINE if size.width() * size.height() * _FINE**2 <= _MOST_POINTS else 1.0
    image = QImage(QSize(round(size.width() * fine), round(size.height() * fine)), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(fine)
    painter = QPainter(image)
    surface.picture(painter, size)
    painter.end()
    return image
