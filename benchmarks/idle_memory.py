"""How much memory the window takes at rest, beside a bare window of PySide6, and how long panes take to be filled.

    .venv/bin/python benchmarks/idle_memory.py [--folder FOLDER] [ARTICLES ...]

Each line is a fresh process, offscreen, in MB, from /proc, so on Linux only. RSS is all that is resident, the pages of
Qt's and Python's libraries included, whoever else uses them. PSS divides shared pages among those who share them: it is
smaller where other programs of the kind run beside it. Own is what the process alone has written, whatever else runs:
what closing the window gives back for certain. A made-up case has six events an article; the
usual sizes make 10,002 events (and, with 166667, a million: making that case takes some minutes, so give a FOLDER to
keep it in). Seconds are from the wish to open the case until every pane has been answered, and, of these, those of
processor time in the case's thread. The line below each case is the same at rest again after the dossier of name 1 was
read: in a made-up case of a million events 46,000 are told of it. At rest the pages of libraries have been handed back;
what their return costs is seen in the processor time until the panes show a name chosen after the rest, beside the name
chosen next.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

_BARE, _EMPTY = "bare window", "no case open"
_SETTLED = 200
"""So many turns of the event loop are enough for what the window does by itself."""


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("articles", nargs="*", type=int, default=[1_667])
    arguments.add_argument("--folder", type=Path)
    arguments.add_argument("--child", help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.child is not None:
        _child(given.child)
        return
    with tempfile.TemporaryDirectory() as home:
        folder = given.folder or Path(home)
        bare = _told(_BARE, home)
        print(f"{'':28s} {'RSS':>8s} {'PSS':>8s} {'own':>8s} {'RSS over bare':>14s}")
        _print(_BARE, bare, bare)
        _print(_EMPTY, _told(_EMPTY, home), bare)
        for articles in given.articles:
            path, events = _made(folder, articles)
            found = _told(str(path), home)
            _print(f"{events:,} events", found, bare)
            _print("after its most told name", {key: found[f"{key} after"] for key in bare}, bare)
            print(f"{'':28s} filled after {found['seconds']:.2f} s ({found['worked']:.2f} s of work)")
            print(f"{'':28s} a name after the rest {found['first']:.0f} ms, the next {found['next']:.0f} ms")


def _made(folder: Path, articles: int) -> tuple[Path, int]:
    from benchmarks.made_up_case import opened
    from dossier.services import cases

    case, _ = opened(folder, articles)
    events = cases.case_info(case).events
    cases.close_case(case)
    return case.path, events


def _told(what: str, home: str) -> dict[str, float]:
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **dict.fromkeys(names, home)}
    command = [sys.executable, __file__, "--child", what]
    made = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=environment)
    if made.returncode:
        # Why has been said already, by the process itself.
        raise SystemExit(made.returncode)
    found: dict[str, float] = json.loads(made.stdout)
    return found


def _print(name: str, found: dict[str, float], bare: dict[str, float]) -> None:
    three = " ".join(f"{found[key]:8.1f}" for key in ("Rss", "Pss", "Private_Dirty"))
    print(f"{name:28s} {three} {found['Rss'] - bare['Rss']:14.1f}")


def _memory() -> dict[str, float]:
    """Return what is resident of this process, its share of it, and what it has written, in MB."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    values, wanted = (line.split() for line in lines), ("Rss", "Pss", "Private_Dirty")
    return {each[0].rstrip(":"): int(each[1]) / 1024 for each in values if each[0][:-1] in wanted}


def _child(what: str) -> None:
    print(json.dumps(_bare() if what == _BARE else _ours(None if what == _EMPTY else Path(what))))


def _bare() -> dict[str, float]:
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    application = QApplication(["bare"])
    application.setStyle("Fusion")
    window = QMainWindow()
    window.setCentralWidget(QLabel("bare"))
    window.resize(1366, 768)
    window.show()
    for _ in range(_SETTLED):
        application.processEvents()
    return _memory()


def _ours(path: Path | None) -> dict[str, float]:
    from dossier.gui import app
    from dossier.gui.main_window import MainWindow

    app.hold_collections()
    application = app.make_application()
    window = MainWindow()
    window.built.connect(lambda: app.resume_collections(window))
    app.when_fitted(window, [])
    window.resize(1366, 768)
    window.show()
    while window.workspace is None:
        application.processEvents()
    hub, wrong = window.hub, list[str]()
    hub.failed.connect(wrong.append)
    hub.bug.connect(wrong.append)

    def until(reached: Callable[[], bool]) -> None:
        while not (reached() and hub.worker.is_idle()):
            application.processEvents()
            if wrong or (hub.worker.is_idle() and not reached()):
                # A dialog may ask something that nobody answers here: for a passphrase, or whether to take a backup.
                window.shut_down()
                raise SystemExit(f"Nothing can be measured: {' '.join(wrong) or 'the case could not be opened.'}")
        for _ in range(_SETTLED):
            application.processEvents()

    until(lambda: True)
    found: dict[str, float] = {}
    if path is not None:
        spent: list[float] = []
        before = time.perf_counter()
        # Both ends of the case's thread's clock are read on that thread.
        hub.worker.run(_clock, spent.append, hub.report)
        window.cases.open(path)
        until(lambda: hub.info is not None)
        found["seconds"] = time.perf_counter() - before
        hub.worker.run(_clock, spent.append, hub.report)
        until(lambda: len(spent) == 2)
        found["worked"] = spent[1] - spent[0]

        def chosen(name: int) -> float:
            begun = time.process_time()
            hub.select_entity(name)
            until(lambda: True)
            return 1000 * (time.process_time() - begun)

        hub.rest()
        until(lambda: True)
        found |= _memory()
        chosen(1)
        hub.rest()
        until(lambda: True)
        found |= {f"{key} after": value for key, value in _memory().items()}
        found |= {"first": chosen(2), "next": chosen(3)}
    else:
        found |= _memory()
    window.shut_down()
    return found


def _clock(_: Any) -> float:
    return time.thread_time()


if __name__ == "__main__":
    main()
