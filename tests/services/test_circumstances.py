"""What is unusual about how a case is open is said plainly: others, copies in conflict, clocks, moved files."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dossier.errors import CaseError
from dossier.services import cases, circumstances, editing, exporting, importing, reading
from dossier.services.cases import CaseFile
from dossier.store import journal, seal
from dossier.store.seal import Seal

ROOT = Path(__file__).parents[2]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Pilot held\n\nRada Lukin was arrested in Split on 4 March 2014.\n", "utf-8")
    made = cases.create_case(tmp_path / "a.dossier")
    list(importing.import_paths(made, [folder]))
    yield made
    cases.close_case(made)


def _rename(case: CaseFile, name: str) -> None:
    editing.rename_entity(case, reading.entities(case)[0].id, name)


def test_nothing_is_said_of_a_case_that_one_program_has_open(case: CaseFile) -> None:
    assert circumstances.of_case(case) == []
    _rename(case, "R. Lukin")
    assert circumstances.of_case(case) == []


def test_another_program_that_has_it_open_is_told_and_both_go_on(case: CaseFile) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom dossier.services import cases\n"
        f"case = cases.open_case(Path({str(case.path)!r}))\nprint('open', flush=True)\nsys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        (sentence,) = circumstances.of_case(case)
        assert "open in another window or program" in sentence
        _rename(case, "R. Lukin")
        other.communicate()
    assert circumstances.of_case(case) == []
    _rename(case, "Rada L.")
    assert cases.check_case(case).findings == ()


def test_two_programs_never_write_at_once(case: CaseFile) -> None:
    code = (
        "from pathlib import Path\nfrom dossier.services import cases, editing, reading\n"
        f"case = cases.open_case(Path({str(case.path)!r}))\nprint('open', flush=True)\n"
        "who = reading.entities(case)[0].id\n"
        "for number in range(40):\n    editing.rename_entity(case, who, f'Other {number}')\n"
        "cases.close_case(case)\n"
    )
    steps = len(reading.history(case))
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        for number in range(40):
            _rename(case, f"Mine {number}")
    assert other.returncode == 0
    assert len(reading.history(case)) == steps + 80
    assert cases.check_case(case).findings == ()
    with case.reading():
        assert [entry.id for entry in journal.entries(case.connection)] == list(range(1, len(_journal(case)) + 1))


def _journal(case: CaseFile) -> list[journal.Entry]:
    with case.reading():
        return journal.entries(case.connection)


@pytest.mark.parametrize(
    "name",
    [
        "a (Mara's conflicted copy 2026-03-01).dossier",
        "a.sync-conflict-20260301-101010-ABCDEFG.dossier",
        "a (conflicted copy 2026-03-01 101010).dossier",
    ],
)
def test_a_copy_of_a_synchronised_folder_is_told(case: CaseFile, name: str) -> None:
    shutil.copy(case.path, case.path.with_name(name))
    (sentence,) = circumstances.of_case(case)
    assert name in sentence


def test_other_cases_in_the_folder_are_none_of_its_business(case: CaseFile) -> None:
    for name in ("a second one.dossier", "armed conflict.dossier", "a.conflict.txt"):
        shutil.copy(case.path, case.path.with_name(name))
    assert circumstances.of_case(case) == []


def test_a_clock_that_was_set_back_is_told(case: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    class Earlier(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime.now(UTC) - timedelta(days=3)

    monkeypatch.setattr(circumstances, "datetime", Earlier)
    (sentence,) = circumstances.of_case(case)
    assert "clock" in sentence


def test_a_case_that_was_renamed_takes_no_changes_and_loses_none(case: CaseFile) -> None:
    _rename(case, "R. Lukin")
    moved = case.path.with_name("moved.dossier")
    case.path.rename(moved)
    with pytest.raises(CaseError, match="moved, renamed, deleted"):
        _rename(case, "Nobody")
    cases.close_case(case)
    assert not case.path.with_name("a.dossier-wal").exists()
    again = cases.open_case(moved)
    assert "R. Lukin" in {row.name for row in reading.entities(again)}
    assert cases.check_case(again).findings == ()
    cases.close_case(again)


def test_a_case_that_was_replaced_takes_no_changes(case: CaseFile, tmp_path: Path) -> None:
    other = tmp_path / "other.dossier"
    cases.close_case(cases.create_case(other))
    other.replace(case.path)
    with pytest.raises(CaseError, match="replaced"):
        _rename(case, "Nobody")


def test_a_case_on_a_disk_that_can_only_be_read_is_looked_at(
    case: CaseFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases.close_case(case)
    disk = tmp_path / "disk"
    disk.mkdir()
    shutil.copy(case.path, disk)
    before = (disk / "a.dossier").read_bytes()
    can = os.access
    # Whoever runs this as root may write everywhere.
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and can(path, mode))
    (disk / "a.dossier").chmod(0o400)
    disk.chmod(0o500)
    seen = cases.open_case(disk / "a.dossier")
    assert [row.name for row in reading.entities(seen)]
    assert cases.check_case(seen).findings == ()
    assert exporting.export_json(seen, tmp_path / "a.json").exists()
    assert len(circumstances.of_case(seen)) == 1
    with pytest.raises(CaseError, match="nothing can be written"):
        _rename(seen, "Nobody")
    cases.close_case(seen)
    disk.chmod(0o700)
    assert [path.name for path in disk.iterdir()] == ["a.dossier"]
    assert (disk / "a.dossier").read_bytes() == before
    assert seal.examine(disk / "a.dossier") is Seal.WHOLE
