"""A guard against releases of the binding that lose references to True and None and abort."""

import subprocess
import sys

SOUND = """
import sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPainter

class Source(QObject):
    told = Signal(bool)

app = QGuiApplication(["guard"])
seen = []
source = Source()
source.told.connect(seen.append)
before = sys.getrefcount(True), sys.getrefcount(None)
for _ in range(100_000):
    source.told.emit(True)
    if len(seen) >= 1000:
        seen.clear()
seen.clear()
image = QImage(64, 64, QImage.Format.Format_ARGB32_Premultiplied)
painter = QPainter(image)
for n in range(100_000):
    painter.drawLine(0, 0, n % 64, 63)
painter.end()
after = sys.getrefcount(True), sys.getrefcount(None)
lost = [b - a for b, a in zip(before, after)]
assert max(lost) < 1000, lost
print("sound")
"""


def test_signals_and_painting_lose_no_references() -> None:
    done = subprocess.run([sys.executable, "-c", SOUND], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "sound"
