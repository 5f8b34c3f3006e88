"""A picture is taken down in the window's thread, and painted and packed strip by strip in another."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from dossier.errors import Cancelled
from dossier.gui.timeline import packing, picture


class Slopes:
    """Lines, boxes and words over the whole height."""

    def picture_size(self) -> QSizeF:
        return QSizeF(301, 240)

    def picture(self, painter: QPainter, size: QSizeF) -> None:
        painter.fillRect(QRectF(QPointF(), size), QColor("white"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for step in range(0, 240, 20):
            painter.setPen(QColor(step, 80, 120))
            painter.drawLine(QPointF(0, step), QPointF(300, step + 37))
            painter.fillRect(QRectF(step, step + 3.5, 40, 9), QColor(10, step, 200, 120))
            painter.drawText(QPointF(60, step), f"Harbour {step}")


def test_strips_make_the_picture_that_is_painted_at_once(
    dressed: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for strip in (100_000, 70):
        monkeypatch.setattr(packing, "_STRIP", strip)
        picture.save(Slopes(), tmp_path / "slopes.png", "Slopes")
        made.append(QImage(str(tmp_path / "slopes.png")))
    assert (made[0].width(), made[0].height()) == (602, 480)
    assert made[0] == made[1]
    whole = picture._image(Slopes())
    assert made[0].dotsPerMeterX() == whole.dotsPerMeterX()
    taken_down, painted = (
        np.frombuffer(each.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint8)
        for each in (made[0], whole)
    )
    # Letters that were taken down may stand a fraction of a point aside.
    assert np.count_nonzero(taken_down != painted) < 0.05 * len(painted)


def test_another_program_gets_points_and_a_drawing(dressed: QApplication) -> None:
    made = picture.handed(picture.carried(Slopes(), "Slopes"))
    assert made.hasImage() and not made.hasText()
    image = made.imageData()
    assert isinstance(image, QImage) and image.width() == 602
    assert b"<svg" in bytes(made.data("image/svg+xml").data())


def test_packing_that_is_stopped_ends_with_the_strip_and_writes_nothing(
    dressed: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "_STRIP", 100)
    heard = []

    def far(done: int, total: int) -> None:
        heard.append((done, total))
        if done >= 200:
            raise Cancelled

    with pytest.raises(Cancelled):
        picture.save(Slopes(), tmp_path / "slopes.png", "Slopes", far)
    assert heard == [(0, 480), (100, 480), (200, 480)]
    assert not list(tmp_path.glob("slopes*"))
