"""Nothing of the program speaks to a network."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

# An audit hook sees every socket, whoever opens it from Python; only sockets of the local machine may be made.
WATCHED = """
import socket, sys
LOCAL = {getattr(socket, "AF_UNIX", None)}
def watch(event, args):
    if event == "socket.__new__" and args[1] not in LOCAL:
        raise SystemExit(f"a socket of family {args[1]} was made")
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        raise SystemExit(f"{event} {args[1:]}")
sys.addaudithook(watch)
from dossier.cli.__main__ import run
sys.argv = ["dossier", *sys.argv[1:]]
run()
"""


def dossier(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WATCHED, *arguments], capture_output=True, text=True, check=False, cwd=ROOT
    )


def test_import_search_and_export_open_no_socket(tmp_path: Path) -> None:
    case = str(tmp_path / "case.dossier")
    steps = [
        ("import", case, "seeds"),
        ("people", case),
        ("search", case, "sanctions"),
        ("check", case),
        ("export", case, "--format", "json", "--out", str(tmp_path / "case.json")),
        ("export", case, "--format", "csv", "--out", str(tmp_path / "case.csv")),
        ("export", case, "--format", "pdf", "--out", str(tmp_path / "case.pdf")),
    ]
    for step in steps:
        done = dossier(*step)
        assert done.returncode == 0, (step, done.stderr)
    assert (tmp_path / "case.pdf").read_bytes().startswith(b"%PDF")


def test_the_watch_itself_sees_a_socket() -> None:
    code = WATCHED.split("from dossier")[0] + "socket.socket(socket.AF_INET)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "a socket of family" in done.stderr


def test_no_part_of_qt_that_speaks_to_networks_is_loaded() -> None:
    code = (
        "import pathlib, sys, os\n"
        "os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from dossier.gui.app import make_application\n"
        "from dossier.gui.main_window import MainWindow\n"
        "application = make_application()\n"
        "window = MainWindow()\n"
        "window.show()\n"
        "window.shut_down()\n"
        "maps = pathlib.Path('/proc/self/maps')\n"
        "loaded = maps.read_text() if maps.exists() else ''\n"
        "assert 'Qt6Network' not in loaded and 'QtNetwork' not in sys.modules, 'QtNetwork is loaded'\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
