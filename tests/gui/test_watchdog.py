"""The watchdog sees which handling of an event took longest."""

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from tests.gui.watchdog import Watched

class Slow(QObject):
    rounds = 0
    def event(self, event):
        for number in range(self.rounds):
            number * number
        return True

application = Watched(["watched"])
quick, slow = Slow(), Slow()
quick.rounds, slow.rounds = 10, 300_000
slow.setObjectName("slow")
for receiver in (quick, slow, quick):
    QCoreApplication.sendEvent(receiver, QEvent(QEvent.Type.User))
assert application.watch.count == 3
assert application.watch.what == "User of Slow", application.watch
seen = application.watch.worst
QCoreApplication.sendEvent(quick, QEvent(QEvent.Type.User))
assert application.watch.worst == seen > 0
application.watch.start()
assert application.watch.worst == 0
"""


def test_the_slowest_handling_is_kept() -> None:
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(root)}
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, env=environment, cwd=root
    )
    assert run.returncode == 0, run.stderr
