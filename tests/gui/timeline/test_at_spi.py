"""The timeline over the real accessibility bus, under a real X server, as a screen reader meets it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")

SCRIPT = """
set -e
{launcher} --launch-immediately --a11y=1 &
{python} {window} {case} > {out} 2> {err} &
app=$!
for _ in $(seq 1200); do grep -q painted {out} && break; sleep 0.1; done
{system} {reader}
kill $app
"""


def has_bindings() -> bool:
    """Tell whether the system's Python can read the bus."""
    ask = [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"]
    return Path(SYSTEM_PYTHON).exists() and subprocess.run(ask, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xvfb-run") and shutil.which("dbus-run-session") and LAUNCHER.exists()),
    reason="needs Xvfb, D-Bus and at-spi2-core",
)
def test_a_screen_reader_finds_every_painted_event_and_presses_one(case_path: Path, tmp_path: Path) -> None:
    if not has_bindings():
        pytest.skip("needs the Atspi bindings of the system's Python")
    script = tmp_path / "session.sh"
    names = {"window": HERE / "at_spi_window.py", "reader": HERE / "at_spi_reader.py", "case": case_path}
    script.write_text(
        SCRIPT.format(
            launcher=LAUNCHER, python=sys.executable, system=SYSTEM_PYTHON, out=tmp_path / "out", err=tmp_path / "err",
            **names,
        )
    )  # fmt: skip
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_ACCESSIBILITY": "1",
        "PYTHONPATH": str(ROOT),
    }
    command = ["xvfb-run", "-a", "-s", "-screen 0 1400x800x24", "dbus-run-session", "--", "bash", str(script)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr[-3000:] + (tmp_path / "err").read_text()[-3000:]
    told = json.loads(done.stdout.strip().splitlines()[-1])
    events = [child for child in told["children"] if child["role"] == "list item"]
    assert len(events) > 4
    assert any("Arrested: Lena Markovic" in child["name"] and "12 May 2018" in child["name"] for child in events)
    assert all(child["box"][2] > 0 and child["box"][3] > 0 for child in told["children"])
    assert told["pressed"] in told["selected"]
