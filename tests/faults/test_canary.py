"""No byte of an encrypted case in any file: not in temporary ones, settings, logs, crash reports, nor deleted ones.

A day with a case whose articles hold words that stand nowhere else, while every file that appears is read.
"""

import os
import shutil
import signal
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="open files are looked at in /proc")

REPO = Path(__file__).parents[2]
KEY, OTHER = "copper lantern drizzle moth", "verge tundra pelican sash"
WORDS = ("Quibblewick", "Zanthorpe", "Vexley", "Frobnitz", "Maria Voss", "Peter Holm", KEY, OTHER)
NEEDLES = tuple(
    form.encode(encoding) for word in WORDS for form in (word, word.lower()) for encoding in ("utf-8", "utf-16-le")
)
STORY = """Quibblewick scandal widens

Published: 22 June 2019

Zanthorpe Vexley, a broker of Quibblewick, was arrested on 3 May 2018. Zanthorpe Vexley met Lena Frobnitz on Monday.
Vexley denied having paid the Frobnitz Company in {year}.
"""


def _holds(data: bytes) -> bool:
    return any(needle in data for needle in NEEDLES)


@dataclass
class Watch:
    """Looks at every file below *root* again and again, but for what was given and asked for, and at open ones."""

    root: Path
    spared: tuple[Path, ...]
    found: set[str] = field(default_factory=set)
    looks: int = 0
    _over: threading.Event = field(default_factory=threading.Event)

    def during(self, process: "subprocess.Popen[str]") -> None:
        """Look until the process has ended."""
        while process.poll() is None and not self._over.wait(0.02):
            self.look()
            self.look_at_process(process.pid)
        self.look()

    def look(self) -> None:
        """Read every file that is there now."""
        self.looks += 1
        for folder, _, names in os.walk(self.root):
            if Path(folder) in self.spared or any(spared in Path(folder).parents for spared in self.spared):
                continue
            for name in names:
                self._read(f"{folder}/{name}", f"{folder}/{name}")

    def look_at_process(self, number: int) -> None:
        """Look at command line, environment and deleted files of a process and its children."""
        base = f"/proc/{number}"
        for name in ("cmdline", "environ"):
            self._read(f"{base}/{name}", f"{name} of a process")
        try:
            for each in Path(f"{base}/fd").iterdir():
                target = str(each.readlink())
                if target.endswith(" (deleted)") and not target.startswith("/dev/"):
                    self._read(str(each), target)
            for task in Path(f"{base}/task").iterdir():
                children = (task / "children").read_text().split()
                for child in children:
                    self.look_at_process(int(child))
        except OSError:
            # It has just ended, or closed what was looked at.
            return

    def _read(self, path: str, said: str) -> None:
        try:
            data = Path(path).read_bytes()
        except OSError:
            return
        if _holds(data):
            self.found.add(said)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Folders for everything that a program may write to, and articles in every format, to be taken in."""
    for name in ("home", "tmp", "config", "data", "cache", "run", "cwd", "case", "in", "out"):
        (tmp_path / name).mkdir(mode=0o700)
    given = tmp_path / "in"
    (given / "one.txt").write_text(STORY.format(year=2016))
    (given / "two.html").write_text(f"<html><body><p>{STORY.format(year=2015)}</p></body></html>")
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = "News", "a@example.org", "Sat, 22 Jun 2019 10:00:00 +0000"
    mail.set_content(STORY.format(year=2014))
    (given / "three.eml").write_bytes(bytes(mail))
    with zipfile.ZipFile(given / "four.zip", "w") as packed:
        packed.writestr("inside.txt", STORY.format(year=2013))
    for sample in (REPO / "tests/unit/ingest/formats/samples").glob("harbour.*"):
        shutil.copy(sample, given)
    return tmp_path


def _environment(root: Path) -> Mapping[str, str]:
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "PYTEST"))},
        "HOME": str(root / "home"),
        **{name: str(root / "tmp") for name in ("TMPDIR", "TMP", "TEMP", "SQLITE_TMPDIR")},
        "XDG_CONFIG_HOME": str(root / "config"),
        "XDG_DATA_HOME": str(root / "data"),
        "XDG_CACHE_HOME": str(root / "cache"),
        "XDG_RUNTIME_DIR": str(root / "run"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(REPO),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _watched(root: Path, command: list[str], given: str = "", descriptor: int | None = None) -> tuple[int, str, str]:
    watch = Watch(root, (root / "in", root / "out"))
    with (
        (root / "out" / "stdout").open("w") as told,
        (root / "out" / "stderr").open("w") as complained,
        subprocess.Popen(
            command,
            cwd=root / "cwd",
            env=_environment(root),
            stdin=subprocess.PIPE,
            stdout=told,
            stderr=complained,
            text=True,
            pass_fds=() if descriptor is None else (descriptor,),
        ) as process,
    ):
        assert process.stdin is not None
        process.stdin.write(given)
        process.stdin.close()
        watch.during(process)
    assert watch.looks > 1
    assert watch.found == set()
    out, err = ((root / "out" / name).read_text() for name in ("stdout", "stderr"))
    return process.returncode, out, err


def _session(root: Path, *more: str) -> tuple[int, str, str]:
    program = [sys.executable, str(Path(__file__).with_name("canary_session.py"))]
    return _watched(root, [*program, *(str(root / n) for n in ("", "in", "out")), *more], f"{KEY}\n{OTHER}\n")


def _modes(root: Path) -> Iterator[str]:
    """Yield what others may look into of what the program itself has made."""
    for path in (root / "case").rglob("*"):
        if path.stat().st_mode & 0o077:
            yield str(path)


def test_a_day_at_the_window_leaves_no_word_in_any_file(root: Path) -> None:
    code, out, err = _session(root)
    assert code == 0, err
    assert "OUTSIDE []" in out
    assert "ValueError at canary_session.py" in err
    assert [line for line in err.splitlines() if line.startswith("BUG")] == ["BUG ValueError"]
    assert "FAILED" not in err
    assert not _holds(err.encode())
    assert list(_modes(root)) == []
    written = {each.name for each in (root / "out").iterdir()}
    assert {"all.pdf", "case.json", "chronology.csv", "xlsx.xlsx"} <= written
    assert not [name for name in written if name.startswith(".") or name.endswith((".new", ".tmp"))]
    assert _holds((root / "out" / "case.json").read_bytes())
    assert list((root / "case" / "a.dossier.backups").iterdir())


def test_a_crash_leaves_nothing(root: Path) -> None:
    code, _, err = _session(root, "crash")
    assert code == -signal.SIGABRT
    assert not _holds(err.encode())
    assert list((root / "cwd").iterdir()) == []


def test_a_day_at_the_shell_leaves_no_word_in_any_file(root: Path) -> None:
    for arguments in (
        ("import", "../case/a.dossier", "../in"),
        ("search", "../case/a.dossier", "Vexley"),
        ("timeline", "../case/a.dossier"),
        ("remove", "../case/a.dossier", "one.txt"),
        ("undo", "../case/a.dossier"),
        ("export", "../case/a.dossier", "--out", "../out/all.pdf"),
        ("dump", "../case/a.dossier"),
        ("check", "../case/a.dossier"),
        ("remove", "../case/a.dossier", "one.txt"),
        ("forget", "../case/a.dossier", "--yes"),
        ("annotate", "../in/one.txt"),
    ):
        reading, writing = os.pipe()
        os.write(writing, f"{KEY}\n".encode())
        os.close(writing)
        command = [sys.executable, "-m", "dossier.cli", *arguments]
        if arguments[0] != "annotate":
            command += ["--passphrase-fd", str(reading)]
        # What is searched for stands on the command line by the user's own doing.
        if arguments[0] == "search":
            command[-3] = "was arrested"
        try:
            code, _, err = _watched(root, command, descriptor=reading)
        finally:
            os.close(reading)
        assert code == 0, err
        assert not _holds(err.encode())
    assert list(_modes(root)) == []


def test_the_watch_sees_what_it_looks_for(tmp_path: Path) -> None:
    watch = Watch(tmp_path, ())
    (tmp_path / "settings.ini").write_text("recent=Quibblewick")
    hidden = tmp_path / "gone"
    with hidden.open("wb") as file:
        file.write("vexley".encode("utf-16-le"))
        file.flush()
        hidden.unlink()
        watch.look_at_process(os.getpid())
        watch.look()
    assert {each.rsplit("/", 1)[-1] for each in watch.found} >= {"settings.ini", "gone (deleted)"}
