"""The program's own icons, drawn in the colours of the theme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from dossier.gui.theme import colours
from dossier.paths import resources

_SIZES = (16, 20, 24, 32, 40, 64)
_INK = "#000000"
"""The colour in the files that stands for the theme's text colour."""


def application_icon() -> QIcon:
    """Return the icon of program and window."""
    return QIcon(str(resources() / "icons" / "dossier.svg"))


def icon(name: str) -> QIcon:
    """Return the icon *name* in the colours in use now; ask again when they change."""
    return _drawn(name, colours().text, colours().outline)


@lru_cache(maxsize=64)
def _drawn(name: str, ink: str, pale: str) -> QIcon:
    from PySide6.QtSvg import QSvgRenderer

    drawing = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, ink), (QIcon.Mode.Disabled, pale)):
        renderer = QSvgRenderer(QByteArray(drawing.replace(_INK, colour).encode()))
        for size in _SIZES:
            pixmap = QPixmap(size, size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter, QRectF(0, 0, size, size))
            painter.end()
            made.addPixmap(pixmap, mode)
    return made
