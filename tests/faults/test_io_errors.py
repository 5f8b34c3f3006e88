"""The disk is full, fails, may not be written to, or no more files can be opened: at any call of any work.

Each time a command says so in a line that names the cause, or has done what it was asked for; nothing acknowledged is
lost, the case opens and is sound, and the same command works once the disk does. There is no temporary folder either.

Some in every run; more with DOSSIER_IO_ERRORS=1000 in the environment. A C compiler is needed: the failing disk is
preloaded into the program.
"""

import errno
import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dossier.cli.__main__ import EXIT_FAULT
from dossier.errors import DossierError
from dossier.services import backups, cases, editing, importing, reading

from .older_cases import make_older
from .parents import ROOT

ERRORS = int(os.environ.get("DOSSIER_IO_ERRORS", "60"))
HERE = Path(__file__).parent
OPENS, WRITES, SYNCS, NAMES, READS = 1, 2, 4, 8, 16
ALWAYS = 1 << 30

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="a disk that fails is preloaded"),
    pytest.mark.skipif(shutil.which("gcc") is None, reason="there is no C compiler (gcc) for the failing disk"),
    pytest.mark.slow,
]

KINDS = (
    ("ENOSPC", WRITES | OPENS, ALWAYS), ("ENOSPC", WRITES, 1), ("EDQUOT", WRITES, ALWAYS),
    ("EIO", WRITES, 1), ("EIO", WRITES, ALWAYS), ("EIO", READS, 1), ("EIO", READS, ALWAYS), ("EIO", SYNCS, 1),
    ("EIO", SYNCS, ALWAYS), ("ENOSPC", SYNCS, 1), ("EROFS", OPENS | NAMES | WRITES, ALWAYS), ("EROFS", OPENS, 1),
    ("EACCES", OPENS | NAMES, ALWAYS), ("EACCES", OPENS, 1), ("EMFILE", OPENS, ALWAYS), ("EMFILE", OPENS, 1),
    ("EIO", NAMES, 1), ("EACCES", NAMES, ALWAYS), ("ENOSPC", NAMES, 1),
)  # fmt: skip
"""Errors, at which calls, and how many calls fail from the first on."""

ANY_DISK = r"disk reported an error|input/output error|could not be|cannot be|may not be"
NAMED = {
    "ENOSPC": r"room|space|full|" + ANY_DISK, "EDQUOT": r"room|quota|share|" + ANY_DISK, "EIO": ANY_DISK,
    "EROFS": r"read|written|permission|" + ANY_DISK, "EACCES": r"permission|" + ANY_DISK,
    "EMFILE": r"files|" + ANY_DISK,
}  # fmt: skip


@dataclass(frozen=True)
class Work:
    """What is done while the disk fails: on which copy, by which commands, and what may stand there afterwards."""

    name: str
    start: Path
    commands: tuple[tuple[str, ...], ...]
    states: tuple[list[str], ...]
    """The dumps of the case before and after; none for an import, which goes on by files."""
    makes: str | None = None
    """The file that an export writes."""


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., dict[str, Any]]]:
    """A process of the program on a disk that fails: give it a folder, calls, the first, how many, and commands."""
    library = tmp_path_factory.mktemp("failing") / "failing_disk.so"
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", library, HERE / "failing_disk.c", "-ldl"], check=True)
    there = {**os.environ, "PYTHONPATH": str(ROOT), "LD_PRELOAD": str(library), "TMPDIR": "/nowhere/at/all"}
    with subprocess.Popen(
        [sys.executable, HERE / "failing_driver.py"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=there, cwd=ROOT,
    ) as driver:  # fmt: skip
        assert driver.stdin is not None
        assert driver.stdout is not None
        asking, answering = driver.stdin, driver.stdout

        def ask(*request: object) -> dict[str, Any]:
            asking.write(json.dumps(request) + "\n")
            asking.flush()
            answer: dict[str, Any] = json.loads(answering.readline())
            return answer

        yield ask
        asking.close()


def _dump(path: Path) -> list[str]:
    case = cases.open_case(path)
    assert cases.check_case(case).findings == ()
    lines = list(cases.dump_case(case))
    cases.close_case(case)
    return lines


def _articles(folder: Path) -> Path:
    folder.mkdir()
    for number, who in enumerate(("Ada Korn", "Nils Brandt", "Ada Korn", "Edda Falk")):
        story = f"Harbour, part {number}\n\n{who} was arrested in Turku in {2001 + number}. Police freed Edda Falk.\n"
        (folder / f"{number}.txt").write_text(story, "utf-8")
    return folder


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> list[Work]:
    """Every kind of work, each with a folder to start from."""
    home = tmp_path_factory.mktemp("works")
    articles = _articles(home / "articles")
    base = home / "base"
    base.mkdir()
    case = cases.create_case(base / "a.dossier")
    list(importing.import_paths(case, [articles], processes=1))
    cases.close_case(case)
    shutil.rmtree(base / "a.dossier.backups")
    shutil.copytree(articles, base / "articles")
    dump = _dump(base / "a.dossier")

    def started(name: str) -> Path:
        shutil.copytree(base, home / name)
        return home / name

    def after(name: str, change: Callable[[cases.CaseFile], object]) -> list[str]:
        path = started(f"after {name}") / "a.dossier"
        changed = cases.open_case(path)
        change(changed)
        cases.close_case(changed)
        return _dump(path)

    def person(changed: cases.CaseFile, name: str) -> int:
        return reading.find_entity(changed, name).id

    renamed = after("edit", lambda c: editing.rename_entity(c, person(c, "Ada Korn"), "Ada Weiss"))
    merged = after("merge", lambda c: editing.merge_entities(c, person(c, "Ada Korn"), person(c, "Nils Brandt")))
    fresh, broken, old = home / "import", started("restore"), started("migrate")
    fresh.mkdir()
    shutil.copytree(articles, fresh / "articles")
    case = cases.open_case(broken / "a.dossier")
    assert backups.after_import(case) is None
    cases.close_case(case)
    with (broken / "a.dossier").open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * 4096)
    make_older(old / "a.dossier")
    one = ("rename", "a.dossier", "Ada Korn", "Ada Weiss")
    return [
        Work("import", fresh, (("import", "a.dossier", "articles"),), ()),
        Work("edit", base, (one,), (dump, renamed)),
        Work("merge and backup", base, (("merge", "a.dossier", "Ada Korn", "Nils Brandt"),), (dump, merged)),
        Work("undo", base, (one, ("undo", "a.dossier")), (dump, renamed)),
        Work("migration", old, (("info", "a.dossier"),), (dump,)),
        Work("restore", broken, (("restore", "a.dossier"),), (dump,)),
        *(
            Work(
                f"export {form}", base, (("export", "a.dossier", *how, "--out", f"out.{form}"),), (dump,), f"out.{form}"
            )
            for form, how in (
                ("pdf", ("--format", "pdf")),
                ("json", ("--format", "json")),
                ("csv", ("--format", "csv")),
                ("xlsx", ("--as", "xlsx")),
            )
        ),
    ]


def _asked(work: Work, folder: Path) -> list[list[str]]:
    inside = {"a.dossier", "articles", work.makes}
    return [[str(folder / each) if each in inside else each for each in command] for command in work.commands]


def _faults(
    work: Work, folder: Path, said: dict[str, Any], name: str, whole: list[str], made: bytes | None
) -> list[str]:
    """Return what was wrong with how *work* ended."""
    wrong: list[str] = []
    path, err = folder / "a.dossier", str(said["err"])
    if said["code"] not in {0, 1}:
        wrong.append("a fault" if said["code"] == EXIT_FAULT else f"ended with {said['code']}")
    if "Traceback" in err:
        wrong.append("a traceback")
    if said["code"] != 0 and (not err.strip() or not re.search(NAMED[name], err, re.IGNORECASE)):
        wrong.append("no cause was named")
    if work.name == "import":
        wrong += _import_faults(folder, said, whole)
    elif work.name == "restore" and said["code"] != 0:
        if not (path.exists() or list(folder.glob("a.damaged-*"))):
            wrong.append("the damaged case is gone")
        if not path.exists() or path.read_bytes() == (work.start / "a.dossier").read_bytes():
            backups.restore(path)
        wrong += [] if _dump(path) == whole else ["the backup did not come back"]
    else:
        dump = _dump(path)
        if dump not in work.states or (said["code"] == 0 and work.name in {"edit", "merge"} and dump != work.states[1]):
            wrong.append("the case is neither as before nor as after")
    if work.makes is not None:
        out = folder / work.makes
        if out.exists() != (said["code"] == 0) and not err:
            wrong.append("the file is not as was said")
        if out.exists() and out.read_bytes() != made:
            wrong.append("the file is half there")
    if work.name == "merge and backup" and said["code"] == 0 and not err and not list(folder.glob("*.backups/*")):
        wrong.append("no backup, and no word of it")
    return [f"{each}: {said['code']} {err!r}" for each in wrong]


def _import_faults(folder: Path, said: dict[str, Any], whole: list[str]) -> Iterator[str]:
    path = folder / "a.dossier"
    acknowledged = {line.split(" ", 1)[1] for line in str(said["out"]).splitlines() if line.startswith("COMMITTED")}
    case = cases.open_case(path) if path.exists() else cases.create_case(path)
    if cases.check_case(case).findings:
        yield "the case is not sound"
    if not acknowledged <= {row.file for row in reading.articles(case)}:
        yield "acknowledged files are lost"
    if said["code"] == 0 and len(acknowledged) != 4:
        yield "silent success"
    list(importing.import_paths(case, [folder / "articles"], processes=1))
    if [line.replace(str(folder), "") for line in cases.dump_case(case)] != whole:
        yield "importing again did not complete it"
    cases.close_case(case)


def test_every_error_of_the_disk_is_told_and_costs_nothing(
    works: list[Work], disk: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    chance = random.Random(11)
    calls: dict[tuple[str, int], int] = {}
    expected: dict[str, tuple[list[str], bytes | None]] = {}
    wrong: list[str] = []
    hit: Counter[str] = Counter()
    for number in range(ERRORS):
        work, (name, classes, times) = works[number % len(works)], chance.choice(KINDS)
        folder = tmp_path / f"run {number}"
        if (work.name, classes) not in calls:
            shutil.copytree(work.start, folder)
            said = disk(str(folder), classes, 0, 0, 0, _asked(work, folder))
            assert said["code"] == 0, said
            calls[work.name, classes] = said["seen"]
            lines = [line.replace(str(folder), "") for line in _dump(folder / "a.dossier")]
            expected[work.name] = lines, (folder / work.makes).read_bytes() if work.makes else None
            shutil.rmtree(folder)
        most = calls[work.name, classes]
        if most == 0:
            continue
        shutil.copytree(work.start, folder)
        first = chance.randint(1, most)
        said = disk(str(folder), classes, first, times, getattr(errno, name), _asked(work, folder))
        if said["seen"] >= first:
            hit[work.name] += 1
            hit[name] += 1
        told = f"{work.name}, {name} at {classes}:{first}/{most} times {times}"
        try:
            found = _faults(work, folder, said, name, *expected[work.name])
        except (DossierError, AssertionError) as error:
            found = [f"the case does not open or is not sound ({error}): {said}"]
        wrong += [f"{told}: {each}" for each in found]
        shutil.rmtree(folder)
    assert not wrong, "\n".join([f"{len(wrong)} of {ERRORS}", *wrong])
    assert hit["EIO"]
    assert sum(hit[work.name] for work in works) >= ERRORS * 0.8, hit
