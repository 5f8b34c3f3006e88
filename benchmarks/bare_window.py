"""The least window of PySide6, which ours is held against: a program up to where its window has been asked for.

Needs no more than PySide6, so that it can be timed beside a frozen program too.
"""

SHOWN = """
import time
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
application = QApplication(["bare"])
application.setStyle("Fusion")
window = QMainWindow()
window.setCentralWidget(QLabel("bare"))
window.resize(1360, 860)
window.show()
"""
