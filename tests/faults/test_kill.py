"""kill -9 at any moment: the case opens, holds whole files only, and importing again completes it without doubles."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.services import cases, editing, exporting, importing, reading, reading_again
from dossier.store import backups, journal

from .older_cases import make_older
from .parents import ROOT

CHAIN = 10
"""How many kills the driver makes in each case that it imports into."""
DRIVER = Path(__file__).with_name("kill_driver.py")

pytestmark = [pytest.mark.skipif(os.name != "posix", reason="SIGKILL"), pytest.mark.slow]

PEOPLE = "Anna Berg, Karl Lund, Maria Voss, Peter Holm, Selma Aydin, Ivo Maric, Ruth Stone, Omar Haddad".split(", ")
PLACES = "Oslo, Hamburg, Sarajevo, Ankara, Chicago, Lyon".split(", ")
DEEDS = "arrested, charged with fraud, convicted of bribery, released, sentenced to four years in prison".split(", ")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """24 files, some of two stories, that share people."""
    chance = random.Random(5)
    root = tmp_path / "articles"
    root.mkdir()
    for number in range(24):
        lines = [f"Harbour case, part {number}", "", f"Published: {number % 27 + 1} March 2019", ""]
        for _ in range(6):
            who, where = chance.choice(PEOPLE), chance.choice(PLACES)
            year, deed = chance.randrange(2001, 2019), chance.choice(DEEDS)
            lines += [
                f"{who} was {deed} in {where} in {year}. {who.split()[1]} met {chance.choice(PEOPLE)} last month.",
                "",
            ]
        (root / f"{number:02}.txt").write_text("\n".join(lines), "utf-8")
    return root


MANY = int(os.environ.get("DOSSIER_KILLS", "0"))
"""How many kills each test makes where there is time for more than a few."""


def _number(few: int) -> str:
    return str(MANY or few)


def _kills(*arguments: str) -> Iterator[list[str]]:
    """Run the driver and yield after each kill what the program had acknowledged until then."""
    with subprocess.Popen(
        [sys.executable, str(DRIVER), *arguments], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as driver:  # fmt: skip
        assert driver.stdin is not None
        assert driver.stdout is not None
        for line in driver.stdout:
            yield json.loads(line)["told"]
            driver.stdin.write("\n")
            driver.stdin.flush()
        driver.stdin.close()
        assert driver.wait() == 0


def _expected(folder: Path, path: Path) -> tuple[list[str], dict[str, int]]:
    """Return the dump of an import that nobody disturbed, and how many stories each file has."""
    case = cases.create_case(path)
    stories = {outcome.file: outcome.stories for outcome in importing.import_paths(case, [folder])}
    dump = list(cases.dump_case(case))
    cases.close_case(case)
    return dump, stories


def test_killing_imports_leaves_whole_files_and_loses_none(folder: Path, tmp_path: Path) -> None:
    whole, stories = _expected(folder, tmp_path / "whole.dossier")
    kills = max(3 * CHAIN, MANY)
    unfinished = 0
    acknowledged: set[str] = set()
    for number, told in enumerate(_kills("import", str(tmp_path), str(folder), "0", str(kills)), 1):
        path = tmp_path / f"killed {(number - 1) // CHAIN}.dossier"
        acknowledged |= {line.split(" ", 1)[1] for line in told}
        held = _held(path)
        assert acknowledged <= set(held)
        assert held == {file: stories[file] for file in held}
        unfinished += len(held) < len(stories)
        if number % CHAIN == 0:
            _completed(path, folder, whole)
            acknowledged.clear()
    assert number == kills
    # How many comes of how busy the machine is: each case was killed in the middle of its import at least once.
    assert unfinished >= kills // CHAIN
    assert {p.suffix for p in tmp_path.iterdir()} == {"", ".dossier", ".backups"}


def _completed(path: Path, folder: Path, whole: list[str]) -> None:
    """Import again into a case whose imports were killed: it ends as if nothing had been, and can be undone."""
    case = cases.open_case(path)
    assert all(outcome.reason is None for outcome in importing.import_paths(case, [folder]))
    assert list(cases.dump_case(case)) == whole
    # What each killed import had committed is a step of its own.
    while cases.case_info(case).undo is not None:
        editing.undo(case)
    assert list(cases.dump_case(case)) == []
    cases.close_case(case)


def _held(path: Path) -> dict[str, int]:
    """Return the files of a case and how many stories of each it holds, having found it sound."""
    if not path.exists():
        return {}
    case = cases.open_case(path)
    assert cases.check_case(case).findings == ()
    held: dict[str, int] = {}
    for row in reading.articles(case):
        held[row.file] = held.get(row.file, 0) + 1
    cases.close_case(case)
    return held


def _sound_with(path: Path, acknowledged: list[str]) -> None:
    """Find the case sound, and its newest entry the last that was acknowledged or the one after it."""
    case = cases.open_case(path)
    assert cases.check_case(case).findings == ()
    with case.reading():
        digests = [entry.digest for entry in journal.entries(case.connection)]
    if acknowledged:
        assert acknowledged[-1] in digests[-2:]
        assert set(acknowledged) <= set(digests)
    cases.close_case(case)


@pytest.mark.parametrize("what", ["edit", "merge", "remove"])
def test_killing_changes_leaves_whole_steps(what: str, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "changed.dossier"
    whole, _ = _expected(folder, path)
    acknowledged = 0
    for told in _kills(what, str(path), "7", _number(12)):
        acknowledged += len(told)
        _sound_with(path, told)
    assert acknowledged
    case = cases.open_case(path)
    while len([step for step in reading.history(case) if not step.undone]) > 1:
        editing.undo(case)
    if not reading.articles(case):
        editing.redo(case)
    assert list(cases.dump_case(case)) == whole
    cases.close_case(case)


def test_killing_the_undo_of_an_import_leaves_all_of_it_or_nothing(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "undone.dossier"
    whole, _ = _expected(folder, path)
    states = []
    for told in _kills("undo", str(path), "3", _number(16)):
        _sound_with(path, told)
        case = cases.open_case(path)
        dump = list(cases.dump_case(case))
        assert dump in ([], whole)
        assert reading.history(case)[-1].undone is not bool(dump)
        states.append(bool(dump))
        cases.close_case(case)
    assert len(states) == int(_number(16))
    case = cases.open_case(path)
    while cases.case_info(case).redo is not None:
        editing.redo(case)
    assert list(cases.dump_case(case)) == whole
    cases.close_case(case)


def test_killing_the_reading_again_leaves_whole_stories_and_it_goes_on(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "again.dossier"
    whole, stories = _expected(folder, path)
    case = cases.open_case(path)
    with case.writing():
        case.connection.exec_driver_sql("UPDATE articles SET engine = NULL, timexes_json = '[]', sketch = NULL")
    before = list(cases.dump_case(case))
    cases.close_case(case)
    left = [sum(stories.values())]
    for _ in _kills("reread", str(path), "5", "6"):
        case = cases.open_case(path)
        assert cases.check_case(case).findings == ()
        left.append(cases.outdated_stories(case))
        cases.close_case(case)
    assert left == sorted(left, reverse=True)
    assert left[-1] < left[0]
    case = cases.open_case(path)
    list(reading_again.read_again(case))
    assert list(cases.dump_case(case)) == whole
    while len([step for step in reading.history(case) if not step.undone]) > 1:
        editing.undo(case)
    assert list(cases.dump_case(case)) == before
    cases.close_case(case)


def test_killing_backups_leaves_whole_ones_only(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "kept.dossier"
    _expected(folder, path)
    acknowledged = []
    for told in _kills("backup", str(path), "13", _number(12)):
        acknowledged += told
        case = cases.open_case(path)
        assert cases.check_case(case).findings == ()
        cases.close_case(case)
        found = backups.of_case(path)
        assert all(backup.is_whole for backup in found)
        if acknowledged:
            assert found[0].path.name >= acknowledged[-1]
    assert acknowledged
    newest = backups.of_case(path)[0].path
    copy = cases.open_case(newest)
    assert cases.check_case(copy).findings == ()
    cases.close_case(copy)


def test_killing_exports_leaves_whole_files_or_none(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "told.dossier"
    for file in sorted(folder.iterdir())[4:]:
        file.unlink()  # so that one export is soon done, and many can be killed
    _expected(folder, path)
    case = cases.open_case(path)
    whole = {}
    for export, name in (
        (exporting.export_json, "told.json"),
        (exporting.export_csv, "told.csv"),
        (exporting.export_pdf, "told.pdf"),
    ):
        whole[name] = export(case, tmp_path / "expected").read_bytes()
    cases.close_case(case)
    seen: set[str] = set()
    acknowledged: set[str] = set()
    kills = 0
    for told in _kills("export", str(path), "17", _number(12)):
        kills += 1
        seen.update(told)
        for name, content in whole.items():
            made = tmp_path / name
            assert made.read_bytes() == content if made.exists() else name not in seen
            if kills % 3 == 0:
                made.unlink(missing_ok=True)  # the next ones are made where there is none
                seen.discard(name)
        case = cases.open_case(path)
        assert cases.check_case(case).findings == ()
        cases.close_case(case)
        acknowledged.update(told)
    assert kills == int(_number(12))
    assert acknowledged == set(whole)


def test_killing_a_migration_leaves_the_old_case_or_the_new_one(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "older.dossier"
    whole, _ = _expected(folder, path)
    make_older(path)
    opened = 0
    for number, told in enumerate(_kills("migrate", str(path), "19", _number(12))):
        opened += bool(told)
        target = path.with_suffix(f".{number}.dossier")
        case = cases.open_case(target)
        assert cases.check_case(case).findings == ()
        assert list(cases.dump_case(case)) == whole
        cases.close_case(case)
    assert opened < int(_number(12))
