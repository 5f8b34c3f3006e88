"""The timeline as a picture: SVG, sharp at any size, or PNG."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QRect, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFileDialog, QWidget

from dossier.errors import ExportError
from dossier.gui import preferences
from dossier.gui.preferences import Folder
from dossier.gui.timeline.surface import TimelineSurface

_FINE = 2.0
"""Device pixels of a PNG for each pixel of the window."""
SUFFIXES = (".svg", ".png")


def save(surface: TimelineSurface, path: Path, title: str) -> None:
    """Write the lanes and the part of time in sight to *path*, by its ending. Raises ExportError."""
    made = QByteArray()
    buffer = QBuffer(made)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    if path.suffix.lower() == ".svg":
        _draw_svg(surface, buffer, title)
    else:
        _draw_png(surface, buffer)
    buffer.close()
    try:
        path.write_bytes(made.data())
    except OSError as error:
        reason = error.strerror or error
        raise ExportError(f"{path.name} cannot be written: {reason}. Choose another folder, or make room.") from error


def ask(parent: QWidget) -> QFileDialog:
    """Return a dialog that asks where the picture is to go; the ending says what it becomes."""
    dialog = QFileDialog(parent, "Save the timeline as a picture", str(preferences.last_folder(Folder.EXPORTS)))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(["Drawing that stays sharp (*.svg)", "Picture (*.png)"])
    dialog.setDefaultSuffix("svg")
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix("png" if "png" in chosen else "svg"))
    dialog.selectFile("timeline.svg")
    return dialog


def _draw_svg(surface: TimelineSurface, buffer: QBuffer, title: str) -> None:
    size = surface.picture_size()
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setSize(size.toSize())
    made.setViewBox(QRect(0, 0, round(size.width()), round(size.height())))
    made.setTitle(title)
    painter = QPainter(made)
    surface.picture(painter, size)
    painter.end()


def _draw_png(surface: TimelineSurface, buffer: QBuffer) -> None:
    size = surface.picture_size()
    image = QImage(QSize(round(size.width() * _FINE), round(size.height() * _FINE)), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_FINE)
    painter = QPainter(image)
    surface.picture(painter, size)
    painter.end()
    image.save(buffer, "PNG")  # type: ignore[call-overload]
