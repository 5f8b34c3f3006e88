"""What a pane paints as a picture: SVG, sharp at any size, or PNG."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QMimeData, QRect, QSize, QSizeF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFileDialog, QWidget

from dossier.errors import ExportError
from dossier.gui import preferences
from dossier.gui.preferences import Folder
from dossier.tongue import tr

_FINE = 2.0
"""Device pixels of a PNG for each pixel of the window."""
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

    To pack the points of a picture takes far longer than to paint them.
    """
    image = QImage() if path.suffix.lower() == ".svg" else _image(surface)
    made = _svg(surface, title) if image.isNull() else QByteArray()

    def write() -> None:
        buffer = QBuffer(made)
        if not image.isNull():
            buffer.open(QBuffer.OpenModeFlag.WriteOnly)
            image.save(buffer, "PNG")  # type: ignore[call-overload]
            buffer.close()
        try:
            path.write_bytes(made.data())
        except OSError as error:
            reason = error.strerror or error
            told = tr("{0} cannot be written: {1}. Choose another folder, or make room.").format(path.name, reason)
            raise ExportError(told) from error

    return write


def dragged(surface: Pictured, title: str) -> QMimeData:
    """Return what *surface* shows for another program: as a picture of points, and as a drawing."""
    made = QMimeData()
    made.setImageData(_image(surface))
    made.setData("image/svg+xml", _svg(surface, title))
    return made


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


def _image(surface: Pictured) -> QImage:
    size = surface.picture_size()
    image = QImage(QSize(round(size.width() * _FINE), round(size.height() * _FINE)), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_FINE)
    painter = QPainter(image)
    surface.picture(painter, size)
    painter.end()
    return image
