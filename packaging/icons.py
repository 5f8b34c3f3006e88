"""Draw the program's sign in the sizes and forms that desktops ask for: ``icons.py FOLDER``."""

import sys
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIGN = Path(__file__).parent.parent / "resources/icons/dossier.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def drawn(renderer: QSvgRenderer, size: int) -> QImage:
    """Return the sign, *size* pixels wide and high, on nothing."""
    image = QImage(QSize(size, size), QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def main(folder: Path) -> None:
    """Write dossier-SIZE.png, and dossier.ico and dossier.icns of one large picture."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QGuiApplication([])
    renderer = QSvgRenderer(str(SIGN))
    for size in SIZES:
        drawn(renderer, size).save(str(folder / f"dossier-{size}.png"))
    for name, size in (("dossier.ico", 256), ("dossier.icns", 512)):
        if not drawn(renderer, size).save(str(folder / name)):
            sys.exit(f"{name} could not be written: Qt has no plugin for it here.")
    del application


if __name__ == "__main__":
    main(Path(sys.argv[1]))
