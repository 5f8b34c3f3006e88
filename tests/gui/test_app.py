"""The program as it is started: a quick first frame, the case that was named, mistakes that do not kill it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dossier.gui import start_page, text, theme
from dossier.gui.main_window import MainWindow

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
SLOW = ("sqlalchemy", "sqlcipher3", "dateparser", "numpy", "dossier.domain", "dossier.gui.hub", "PySide6.QtSvg")

FIRST_FRAME = f"""
import sys
from PySide6 import QtCore
from dossier.gui.app import make_application
from dossier.gui.main_window import MainWindow
application = make_application()
window = MainWindow()

def look():
    assert window.isVisible()
    print([name for name in {SLOW!r} if name in sys.modules], "Qt" in vars(QtCore))
    application.quit()

window.painted.connect(look)
window.show()
application.exec()
window.close()
"""

RUN = """
import sys
from PySide6.QtCore import QTimer
from dossier.gui import app
from dossier.gui.main_window import MainWindow

application = app.make_application()
timer = QTimer()

def look():
    window = next((w for w in application.topLevelWidgets() if isinstance(w, MainWindow)), None)
    if window is None or not window.isVisible() or not window.hub.worker.is_idle():
        return
    if sys.argv[1] == "mistake" and window.bug_dialog is None:
        raise ValueError("a mistake in a slot")
    if sys.argv[1] == "case" and window.hub.info is None:
        return
    timer.stop()
    info, bug = window.hub.info, window.bug_dialog
    print(info.title if info else None, "a mistake in a slot" in bug.text.toPlainText() if bug else None)
    window.close()

timer.timeout.connect(look)
timer.start(20)
sys.exit(app.main(sys.argv[2:]))
"""


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False, timeout=120
    )


def test_the_first_frame_waits_for_nothing_heavy(own_folders: Path) -> None:
    done = run(FIRST_FRAME)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[] False"


def test_what_is_called_by_its_number_is_what_it_is_meant_to_be() -> None:
    assert Qt.TextFormat.PlainText.value == text.PLAIN_TEXT
    assert Qt.FocusPolicy.NoFocus.value == start_page.NO_FOCUS
    assert Qt.AlignmentFlag.AlignCenter.value == start_page.CENTRED


def test_the_first_dress_is_that_of_the_platform(qapp: QApplication) -> None:
    hints = qapp.styleHints()
    for asked in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light):
        hints.setColorScheme(asked)
        if hints.colorScheme() == asked:
            assert theme._is_dark() is (asked == Qt.ColorScheme.Dark)
    theme.choose(theme.Scheme.SYSTEM)


def test_what_is_asked_for_before_the_first_frame_is_there(qapp: QApplication, own_folders: Path) -> None:
    window = MainWindow()
    assert window.offers["new"].isEnabled()
    assert [action.text() for action in window.menuBar().actions()] == ["&File", "&Edit", "&View", "&Help"]
    assert window.menus.file.actions()
    window.shut_down()
    window.deleteLater()


def test_the_case_that_was_named_is_opened(case_path: Path) -> None:
    done = run(RUN, "case", str(case_path))
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "Harbour None"


def test_a_mistake_in_a_slot_is_shown_and_the_program_goes_on(own_folders: Path) -> None:
    done = run(RUN, "mistake")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "None True"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_without_a_display_one_sentence_says_so(own_folders: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if name not in DISPLAYS}
    done = subprocess.run(
        [sys.executable, "-m", "dossier.cli", "gui"], env=bare, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 1
    assert "No display" in done.stderr
    assert len(done.stderr.splitlines()) == 1
