"""Hostile and odd files: each gives the right text or one clear line, and the good ones beside it are always stored.

``DOSSIER_HOSTILE=1`` makes the big ones too, and measures time and memory of every file by itself.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.errors import UnreadableFileError
from dossier.ingest.discovery import find_files
from dossier.services import format_process, formats
from dossier.services.formats import FormatReaders
from dossier.services.scanning import read_stories

from .hostile.entries import TOLD, Hostile
from .hostile.everything import GROUPS
from .hostile.places import UNREADABLE

ALL = bool(os.environ.get("DOSSIER_HOSTILE"))
MOST_SECONDS, MOST_MEMORY = 10, 600 * 1024 * 1024

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pipes, devices and names that other systems refuse")

ENTRIES = [
    pytest.param(entry, id=f"{group}-{entry.name.encode('unicode_escape').decode()[:40]}")
    for group, entries in GROUPS.items()
    for entry in entries
    if ALL or not entry.big
]


@pytest.fixture(scope="module")
def readers() -> Iterator[FormatReaders]:
    with FormatReaders() as made:
        yield made


def test_there_are_enough_of_them() -> None:
    assert sum(map(len, GROUPS.values())) >= 200
    names = [entry.name for entries in GROUPS.values() for entry in entries]
    assert len(names) == len(set(names))


def test_a_small_file_may_take_so_much_and_no_more() -> None:
    assert formats.SECONDS < MOST_SECONDS
    assert format_process.MEMORY < MOST_MEMORY


def _read(folder: Path, readers: FormatReaders) -> tuple[list[str], list[str], list[str]]:
    """Return the texts of what lies in *folder*, what is told of the reading, and the lines that refuse files."""
    texts, notes, refused = [], [], []
    for path, file in find_files([folder], readers.names_if_any):
        assert file.isprintable()
        try:
            document, stories = read_stories(path, file, readers)
        except UnreadableFileError as error:
            refused.append(error.reason)
            continue
        assert all(0 <= story.span.start < story.span.end <= len(document.text) for story in stories)
        texts.append(document.text)
        notes += document.notes
    return texts, notes, refused


def _is_one_clear_line(reason: str) -> bool:
    return reason.isprintable() and len(reason) < 400 and "fault of the program" not in reason


@pytest.mark.parametrize("entry", ENTRIES)
def test_each_is_read_or_refused_in_one_line(entry: Hostile, tmp_path: Path, readers: FormatReaders) -> None:
    entry.put(tmp_path)
    texts, notes, refused = _read(tmp_path, readers)
    assert all(map(_is_one_clear_line, refused)), refused
    if entry.refused is not None:
        assert any(re.search(entry.refused, reason) for reason in refused), (refused, [t[:200] for t in texts])
        return
    if not entry.holds and refused:
        return
    assert any(entry.holds in text for text in texts), (refused, [t[:300] for t in texts])
    assert not entry.lacks or not any(entry.lacks in text for text in texts)
    assert entry.note in " ".join(notes)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="may read everything")
def test_what_may_not_be_read_is_told(tmp_path: Path, readers: FormatReaders) -> None:
    UNREADABLE.put(tmp_path)
    assert "no permission" in _read(tmp_path, readers)[2][0]


def _dossier(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "dossier.cli", *arguments], capture_output=True, cwd=cwd, env=_environment(), check=False
    )


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUTF8": "1"}


def _good(folder: Path) -> list[str]:
    """Put good files among the others: at the beginning, between them and at the end."""
    names = ["!first.txt", "aa.txt", "middle.txt", "zzz-last.txt"]
    for number, name in enumerate(names):
        (folder / name).write_text(
            f"Court case {number}\n\nPublished: 5 May 2014\n\n{TOLD} It was case {number}.\n", "utf-8"
        )
    return names


@pytest.mark.slow
@pytest.mark.parametrize("group", GROUPS)
def test_the_good_ones_beside_them_are_stored(group: str, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    heavy = {"names.txt", "initials.txt", "capitals.txt", "lines.txt", "many-stories.txt", "one-run.docx"}
    for entry in GROUPS[group]:
        if not entry.big and (ALL or entry.name not in heavy):
            entry.put(folder)
    good = _good(folder)
    before = _listing(tmp_path)
    done = _dossier("import", "case.dossier", "articles", cwd=tmp_path)
    assert done.returncode in (0, 1), done.stderr[-2000:]
    lines = done.stdout.decode("utf-8").split("\n")
    assert {f"COMMITTED {name}" for name in good} <= set(lines)
    assert b"Traceback" not in done.stderr
    assert b"fault of the program" not in done.stderr
    assert all(_is_plain(line) for line in (*lines, *done.stderr.decode("utf-8").split("\n")))
    assert _dossier("check", "case.dossier", cwd=tmp_path).returncode == 0
    assert {name for name in _listing(tmp_path) - before if not name.startswith("case.dossier")} == set()


def _is_plain(line: str) -> bool:
    """Tell whether a line gives a terminal no orders and turns no direction."""
    return not any(ord(c) < 32 or 127 <= ord(c) < 160 or 0x202A <= ord(c) <= 0x202E for c in line)


def _listing(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.iterdir()}


def test_a_file_that_changes_while_it_is_looked_at(tmp_path: Path) -> None:
    from dossier.domain.importing import FileState, ImportChoices
    from dossier.services import cases, importing, scanning

    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        (tmp_path / name).write_text(f"{TOLD} {name}", "utf-8")
    case = cases.create_case(tmp_path / "case.dossier")
    plan = scanning.scan([tmp_path], case)
    (tmp_path / "a.txt").write_text("Another one.", "utf-8")
    (tmp_path / "b.txt").unlink()
    (tmp_path / "c.txt").unlink()
    (tmp_path / "c.txt").mkdir()
    outcomes = list(importing.import_plan(case, plan, ImportChoices()))
    states = [outcome.state for outcome in outcomes]
    assert states == [FileState.FAILED] * 3 + [FileState.COMMITTED]
    for outcome, told in zip(outcomes, ("was changed", "no such file", "folder"), strict=False):
        assert told in str(outcome.reason)
    cases.close_case(case)


@pytest.mark.skipif(not ALL, reason="minutes: set DOSSIER_HOSTILE=1")
@pytest.mark.parametrize("entry", ENTRIES)
def test_time_and_memory_of_each(entry: Hostile, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    entry.put(folder)
    began = time.monotonic()
    held = _most_held(tmp_path)
    print(f"FIGURES {entry.name!r:.40} {time.monotonic() - began:.1f} s {held / 1e6:.0f} MB")
    assert held < MOST_MEMORY


def _most_held(tmp_path: Path) -> int:
    """Return the most memory, in bytes, that an import and its process held together."""
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run([sys.executable, '-m', 'dossier.cli', 'import', 'case.dossier', 'articles'], check=False,"
        " stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=tmp_path, env=_environment(), check=True
    )
    return int(done.stdout) * 1024
