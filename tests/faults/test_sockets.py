"""A whole session at the window over hostile files: no socket, no foreign program, nothing opened that is not ours.

An audit hook sees what Python opens; a trace of the system, where one may be made, would see the libraries' calls too.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .hostile.everything import GROUPS
from .parents import ROOT

PROGRAM = """
import os, sys, time
from pathlib import Path

HOME, ARTICLES, OUT = map(Path, sys.argv[1:4])
opened, broken = set(), []
LOCAL = 1


def listen(event, arguments):
    if event == "socket.__new__" and arguments[1] != LOCAL:
        broken.append(f"{event} {arguments[1:]}")
    if event.startswith(("socket.connect", "socket.bind", "socket.get", "urllib", "http", "ftplib", "smtplib")):
        broken.append(f"{event} {arguments[1:]}")
    if event in ("os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile", "webbrowser.open"):
        broken.append(f"{event} {arguments}")
    if event == "subprocess.Popen":
        program, line = arguments[0], list(arguments[1])
        ours = [f"dossier.services.{name}_process" for name in ("format", "worker", "typesetting")]
        if program != sys.executable or not any(f"from {name} import main" in line[-1] for name in ours):
            broken.append(f"{event} {line}")
    if event == "open" and isinstance(arguments[0], (str, bytes, os.PathLike)):
        opened.add(os.path.realpath(os.fsdecode(arguments[0])))


sys.addaudithook(listen)
from dossier.domain.events import Review
from dossier.gui import app
from dossier.gui.importer.wizard import ImportWizard, Step
from dossier.gui.main_window import MainWindow
from dossier.services import cases, handing_over, exporting, scanning
from dossier.domain.export_formats import EXPORT_FORMATS

application = app.make_application()
window = MainWindow()
app.when_fitted(window, [])
window.show()
while window.workspace is None:
    application.processEvents()


def rest():
    for _ in range(200):
        application.processEvents()
        window.hub.flush()
        if window.hub.worker.is_idle():
            return
        window.hub.worker.drain()


def until(true):
    ends = time.monotonic() + 200
    while not true():
        rest()
        assert time.monotonic() < ends, wizard.step


case = HOME / "case.dossier"
cases.close_case(cases.create_case(case))
window.cases.open(case)
rest()
wizard = ImportWizard(window.hub, window)
wizard.show()
wizard.add_paths([ARTICLES])
wizard.scan()
until(lambda: wizard.step == Step.REVIEW)
rest()
wizard.next.click()
until(lambda: window.hub.info.articles and wizard.step == Step.SUMMARY)
rest()
stories = window.hub.info.articles
wizard.close()
panes = window.workspace
for article in range(1, stories + 1, 12):
    window.hub.select_article(article)
    rest()
    window.grab()
for entity in (1, 2, 3):
    window.hub.select_entity(entity)
    rest()
window.hub.select_event(1)
rest()
panes.people.search.setText("lund")
rest()
panes.left.setCurrentWidget(panes.stories)
panes.stories.search.setText("<img src=//host/share/a>")
rest()
window.edits.review(Review.REJECTED)
rest()


def export(found):
    exporting.export_pdf(found, OUT / "case.pdf")
    exporting.export_json(found, OUT / "case.json")
    for each in EXPORT_FORMATS:
        handing_over.export_as(found, each.name, OUT / f"{each.name}.{each.ending}")


window.grab()
window.shut_down()
found = cases.open_case(case)
export(found)
cases.close_case(found)
maps = Path("/proc/self/maps")
assert not maps.exists() or "Qt6Network" not in maps.read_text(), "the part of Qt for networks is loaded"
import json
print(json.dumps({"stories": stories, "broken": broken, "opened": sorted(opened)}))
"""

BELONGING = ("/dev/null", "/dev/urandom", "/dev/zero", "/dev/pts", "/proc/", "/sys/", "/etc/fonts", "/etc/localtime",
             "/usr/share/zoneinfo", "/usr/share/fonts", "/usr/share/locale", "/etc/mime.types", "/etc/os-release",
             "/etc/debian_version", "/usr/lib/os-release", "/etc/lsb-release")  # fmt: skip
"""What a program reads of the system that it runs on. The devices are what links among the hostile files lead to."""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="hostile files of this system")
def test_a_session_over_hostile_files_touches_nothing_else(tmp_path: Path) -> None:
    articles, home, out = (tmp_path / name for name in ("articles", "home", "out"))
    for folder in (articles, home, out):
        folder.mkdir()
    for group in ("places", "web", "packed", "printed"):
        (articles / group).mkdir()
        for entry in GROUPS[group]:
            if isinstance(entry.make, bytes) and len(entry.make) > 20_000:
                continue
            if not entry.name.startswith(("day", "many", "overlapping", "bomb", "nested")):
                entry.put(articles / group)
    for path in (ROOT / "seeds").glob("*.txt"):
        shutil.copy(path, articles)
    environment = {
        **os.environ,
        **dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"), str(home)),
        "TMPDIR": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(home), str(articles), str(out)],
        capture_output=True, text=True, check=False, env=environment, cwd=home,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["broken"] == []
    assert told["stories"] > 50
    assert (out / "case.pdf").read_bytes().startswith(b"%PDF")
    ours = (str(tmp_path), str(ROOT), sys.prefix, sys.base_prefix, os.path.realpath(sys.executable))
    strange = [path for path in told["opened"] if not path.startswith(ours + BELONGING)]
    assert strange == []
    assert not any("host/share" in path or "example.invalid" in path for path in told["opened"])
    left = {path.name for path in home.iterdir() if not path.name.startswith("case.dossier")}
    assert not any(name.endswith((".txt", ".html", ".pdf")) for name in left), left
    assert "Microsoft" not in left, "a library keeps a number of this device"


def test_the_names_model_writes_nothing_and_asks_for_no_network(tmp_path: Path) -> None:
    # Its library would keep a number of the device and tell its maker of its use, in code that no audit hook sees.
    home = tmp_path / "home"
    home.mkdir()
    names = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    program = (
        "from dossier.extract.naming.encoder import load\n"
        "load()\n"
        "import onnxruntime, os\n"
        "assert os.environ['ORT_DISABLE_TELEMETRY'] == '1'\n"
    )
    environment = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    environment |= {**dict.fromkeys(names, str(home)), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-c", program], check=True, env=environment, cwd=home)
    assert list(home.iterdir()) == []
