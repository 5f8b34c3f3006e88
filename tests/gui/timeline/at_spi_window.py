"""A window with a timeline, for the test that reads it as a screen reader does. It shows until it is ended."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from dossier.gui.app import make_application
from dossier.gui.main_window import MainWindow


def main() -> int:
    """Open the case that is named and print a line once its timeline has been painted."""
    application = make_application()
    window = MainWindow()
    window.resize(1366, 768)
    window.show()
    window.cases.open(Path(sys.argv[1]))

    def tell() -> None:
        if window.workspace is not None and window.workspace.timeline.canvas.seen_lanes:
            watch.stop()
            print("painted", flush=True)

    watch = QTimer()
    watch.timeout.connect(tell)
    watch.start(50)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
