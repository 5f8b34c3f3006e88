"""Time the frozen program's first frame beside a bare window of PySide6: ``time_frozen.py PROGRAM [ROUNDS]``.

Run it with packaging/build/venv/bin/python. Needs Linux and Xvfb (Debian: xvfb). Both are fresh processes, in turn, on
one virtual screen; a frame is there when pixels of the window are. Time runs from the start of the process: on the
clock, and on the processor (all threads). Prints medians and ratios; the status is 1 where one is over 1.5.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QScreen

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.bare_window import SHOWN

AT_MOST = 1.5
"""How often the bare window's time the program may take."""
_LIMIT = 60.0
"""Seconds after which no frame is waited for."""
_LOOK = 0.002
"""Seconds between two looks at the screen."""
_BARE = f"{SHOWN}application.exec()"
Times = tuple[float, float]
"""Milliseconds on the clock and on the processor."""


def processor(process: int) -> float:
    """Return the milliseconds that all threads of a process have run."""
    spent = 0
    for task in Path(f"/proc/{process}/task").iterdir():
        spent += int((task / "schedstat").read_text().split()[0])
    return spent / 1e6


def painted(screen: QScreen) -> bool:
    """Tell whether anything but the black of an empty screen is shown where every window is."""
    picture = screen.grabWindow(0, 300, 300, 40, 40).toImage()
    return any(picture.pixelColor(x, y).lightness() > 0 for x in range(0, 40, 13) for y in range(0, 40, 13))


def first_frame(command: Sequence[str], screen: QScreen, home: str) -> Times:
    """Start *command*, wait for its first frame, end it, and return how long the frame took."""
    given = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "QT_"))}
    given |= dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"), home)
    started = time.perf_counter()
    with subprocess.Popen(command, env=given, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while not painted(screen):
            if process.poll() is not None or time.perf_counter() - started > _LIMIT:
                process.kill()
                sys.exit(f"{command[0]} showed no window.")
            time.sleep(_LOOK)
        taken = (1000 * (time.perf_counter() - started), processor(process.pid))
        process.kill()
    while painted(screen):
        time.sleep(_LOOK)
    return taken


def measure(program: Path, rounds: int, screen: QScreen) -> dict[str, list[Times]]:
    """Return the times of both programs, each started *rounds* times and once before, to fill the disk's cache."""
    commands = {"bare": [sys.executable, "-c", _BARE], "frozen": [str(program), "gui"]}
    times: dict[str, list[Times]] = {"bare": [], "frozen": []}
    with tempfile.TemporaryDirectory() as home:
        for turn in range(rounds + 1):
            for name, command in commands.items():
                taken = first_frame(command, screen, home)
                if turn:
                    times[name].append(taken)
    return times


def tell(times: dict[str, list[Times]]) -> float:
    """Print medians and ratios; return the larger ratio."""
    ratios = []
    for place, kind in enumerate(("clock", "processor")):
        bare, frozen = ([each[place] for each in times[name]] for name in ("bare", "frozen"))
        ratios.append(statistics.median(frozen) / statistics.median(bare))
        print(
            f"{kind:<10} bare {statistics.median(bare):6.0f} ms   frozen {statistics.median(frozen):6.0f} ms   "
            f"ratio {ratios[-1]:.2f}   (best: {min(bare):.0f} and {min(frozen):.0f} ms, {min(frozen) / min(bare):.2f})"
        )
    return max(ratios)


def main(program: Path, rounds: int) -> int:
    """Make a screen, measure on it and print."""
    reading, writing = os.pipe()
    server = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(server, pass_fds=[writing], stderr=subprocess.DEVNULL) as display:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                os.environ |= {"DISPLAY": f":{told.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
            os.environ.pop("WAYLAND_DISPLAY", None)
            application = QGuiApplication(["time_frozen"])
            times = measure(program, rounds, application.primaryScreen())
            del application
        finally:
            display.terminate()
    return int(tell(times) > AT_MOST)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 11))
