"""How long the window takes to its first frame, beside a bare window of PySide6: both in fresh processes, in turn.

    .venv/bin/python benchmarks/first_frame.py [ROUNDS]

Prints the medians in milliseconds of processor time from the start of Python, the ratio, and which modules of ours or
of others were loaded by then that need not be. Ours is begun as ``dossier.cli.__main__`` begins it.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.bare_window import SHOWN

_BARE = f"""{SHOWN}
application.processEvents()
print(round(1000 * time.process_time(), 2), "[]")
"""
_OURS = """
import gc, sys, time
gc.disable()
from dossier.gui import app
application = app.make_application()
window = app.MainWindow()

def tell():
    spent = 1000 * time.process_time()
    import json
    heavy = ("sqlalchemy", "dateparser", "numpy", "onnxruntime", "typst", "sqlcipher3", "regex", "dossier.domain")
    print(round(spent, 2), json.dumps([name for name in heavy if name in sys.modules]))
    application.quit()

window.painted.connect(tell)
window.show()
application.exec()
window.shut_down()
"""


def _run(program: str, home: str) -> tuple[float, list[str]]:
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **dict.fromkeys(names, home)}
    # Programs are installed with their bytecode; the first run of each makes it.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = home
    made = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    spent, _, loaded = made.stdout.partition(" ")
    return float(spent), json.loads(loaded)


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    times: dict[str, list[float]] = {"bare": [], "dossier": []}
    loaded: list[str] = []
    with tempfile.TemporaryDirectory() as home:
        for program in (_BARE, _OURS):
            _run(program, home)
        for _ in range(rounds):
            times["bare"].append(_run(_BARE, home)[0])
            spent, loaded = _run(_OURS, home)
            times["dossier"].append(spent)
    bare, ours = (statistics.median(times[name]) for name in ("bare", "dossier"))
    print(f"bare window   {bare:7.1f} ms (best {min(times['bare']):.1f})")
    print(f"Dossier       {ours:7.1f} ms (best {min(times['dossier']):.1f})")
    print(f"ratio         {ours / bare:7.2f}    (best of each: {min(times['dossier']) / min(times['bare']):.2f})")
    print(f"loaded early  {', '.join(loaded) or 'nothing heavy'}")


if __name__ == "__main__":
    main()
