"""What a pane paints as a picture: SVG, sharp at any size, or PNG."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QMimeData, QRect, QSize, QSizeF
from PySide6.QtGui import QImage, QPainter, QPicture
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFileDialog, QWidget

from dossier.errors import Cancelled, ExportError
from dossier.gui import patient_reading, preferences
from dossier.gui.hub import Hub
from dossier.gui.preferences import Folder
from dossier.gui.resting import unheard
from dossier.gui.tasks import Context, Job
from dossier.gui.timeline.packing import Far, png
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile

_FINE = 2.0
"""Device pixels of a PNG for each pixel of the window."""
_MOST_POINTS = 16_000_000
"""What is dragged has one point for each pixel where it would have more: the other program waits for it."""
_SVG = "image/svg+xml"
SUFFIXES = (".svg", ".png")


class Pictured(Protocol):
    """What can paint itself as a picture."""

    def picture_size(self) -> QSizeF:
        """Return how large the picture is, in pixels."""

    def picture(self, painter: QPainter, size: QSizeF) -> None:
        """Paint all that belongs on paper."""


def save(surface: Pictured, path: Path, title: str, far: Far = lambda _, __: None) -> None:
    """Write what *surface* shows to *path*, by its ending, in any thread that may paint it. Raises ExportError.

    *far* is told how many rows of points of how many are painted. What it raises comes through; nothing is written
    then.
    """
    drawn(surface, path, title)(far)


def drawn(surface: Pictured, path: Path, title: str) -> Callable[[Far], None]:
    """Draw what *surface* shows now; what comes back writes it to *path* as ``save`` does, in any thread.

    To paint and pack the points of a picture takes far longer than to say what is painted.
    """
    pack = _drawing(surface, title) if path.suffix.lower() == ".svg" else _points(surface)

    def write(far: Far) -> None:
        made = pack(far)
        try:
            path.write_bytes(made)
        except OSError as error:
            reason = error.strerror or error
            told = tr("{0} cannot be written: {1}. Choose another folder, or make room.").format(path.name, reason)
            raise ExportError(told) from error

    return write


def keep(hub: Hub, write: Callable[[Far], None]) -> Job | None:
    """Let the worker write what was ``drawn``: it says how far it is, and can be stopped."""

    def question(_: "CaseFile", context: Context) -> None:
        write(told(context))

    return patient_reading.ask(hub, question, unheard)


def told(context: Context) -> Far:
    """Return what tells somebody waiting how many rows of points are painted. It raises Cancelled once stopped."""
    what = tr("Lines of the picture")

    def far(done: int, total: int) -> None:
        if context.is_cancelled():
            raise Cancelled
        context.progress(done, total, what)

    return far


@dataclass(frozen=True, eq=False)
class Carried:
    """A picture for another program: of points, and as a drawing. It is made by any thread."""

    points: QImage
    drawing: QByteArray


def carried(surface: Pictured, title: str, look: Callable[[], None] = lambda: None) -> Carried:
    """Paint what *surface* shows for another program; what *look* raises between the two comes through."""
    points = _image(surface)
    look()
    return Carried(points, _svg(surface, title))


def handed(picture: Carried) -> QMimeData:
    """Return a picture as what is dragged."""
    made = QMimeData()
    made.setImageData(picture.points)
    made.setData(_SVG, picture.drawing)
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


def _drawing(surface: Pictured, title: str) -> Callable[[Far], bytes]:
    made = _svg(surface, title)
    return lambda _: bytes(made.data())


def _points(surface: Pictured) -> Callable[[Far], bytes]:
    """Take down what *surface* paints; what comes back packs it as PNG."""
    size, painted = surface.picture_size(), QPicture()
    painter = QPainter(painted)
    surface.picture(painter, size)
    painter.end()
    return lambda far: png(painted, size, _FINE, far)


def _image(surface: Pictured) -> QImage:
    size = surface.picture_size()
    fine = _FINE if size.width() * size.height() * _FINE**2 <= _MOST_POINTS else 1.0
    image = QImage(QSize(round(size.width() * fine), round(size.height() * fine)), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(fine)
    painter = QPainter(image)
    surface.picture(painter, size)
    painter.end()
    return image
