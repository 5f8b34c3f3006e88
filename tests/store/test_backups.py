"""Backups: made when they are due, whole or not offered, thinned by age, never the only good one lost."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from dossier.errors import CaseError, DamagedCaseError
from dossier.store import backups, dump, opening
from dossier.store.case_file import CaseFile

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def _change(case: CaseFile, title: str) -> None:
    with case.writing():
        case.connection.exec_driver_sql("UPDATE case_facts SET value = ? WHERE name = 'title'", (title,))


def _break(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)


def test_a_backup_is_a_whole_case_of_its_own(filled: CaseFile) -> None:
    made = backups.make(filled, START)
    assert made is not None
    assert made.is_whole
    assert made.path.parent.name == "a.dossier.backups"
    assert made.path.parent.stat().st_mode & 0o777 == 0o700
    assert made.path.stat().st_mode & 0o777 == 0o600
    with closing(opening.open_existing(made.path)) as copy:
        assert list(dump.lines(copy)) == list(dump.lines(filled))


def test_a_backup_is_due_after_a_change_and_some_time(filled: CaseFile) -> None:
    assert backups.make(filled, START) is not None
    assert backups.make(filled, START + timedelta(days=1)) is None
    _change(filled, "b")
    assert backups.make(filled, START + timedelta(minutes=4)) is None
    assert backups.make(filled, START + timedelta(minutes=5)) is not None
    _change(filled, "c")
    assert backups.make(filled, START + timedelta(minutes=6), at_once=True) is not None
    # The clock was set back.
    _change(filled, "d")
    assert backups.make(filled, START - timedelta(days=2)) is not None


def test_larger_cases_wait_longer() -> None:
    assert backups.shortest_wait(1_000_000) == timedelta(minutes=5)
    assert timedelta(minutes=8) < backups.shortest_wait(1 << 30) < timedelta(minutes=10)


def test_older_backups_are_thinned_by_age(filled: CaseFile) -> None:
    moment = START
    for number in range(60):
        _change(filled, str(number))
        assert backups.make(filled, moment) is not None
        moment += timedelta(hours=7) if number < 50 else timedelta(minutes=10)
    kept = [backup.made for backup in backups.of_case(filled.path)]
    assert kept[0] == moment - timedelta(minutes=10)
    assert len(kept) < 30
    age = [kept[0] - made for made in kept]
    assert sum(each < timedelta(hours=1) for each in age) <= 4
    assert len({each.days for each in age if each >= timedelta(days=1)}) == sum(e >= timedelta(days=1) for e in age)


def test_the_only_good_backup_is_not_thinned_away(filled: CaseFile) -> None:
    good = backups.make(filled, START)
    assert good is not None
    for minutes in range(10, 60, 10):
        _change(filled, str(minutes))
        made = backups.make(filled, START + timedelta(minutes=minutes))
        assert made is not None
        if minutes < 50:
            _break(made.path)
    assert backups.last_good(filled.path) == made


def test_a_damaged_case_offers_its_last_good_backup_and_is_kept_beside(filled: CaseFile) -> None:
    path, before = filled.path, list(dump.lines(filled))
    good = backups.make(filled, START)
    assert good is not None
    _change(filled, "b")
    newer = backups.make(filled, START + timedelta(hours=1))
    assert newer is not None
    filled.close()
    _break(path)
    _break(newer.path)
    with pytest.raises(DamagedCaseError, match="dossier restore") as failed:
        opening.open_existing(path)
    assert failed.value.backup == good.path
    damaged = path.read_bytes()
    backup, aside = backups.restore(path, START)
    assert (backup, aside) == (good, path.with_name("a.damaged-20260302T090000.dossier"))
    assert aside.read_bytes() == damaged
    with closing(opening.open_existing(path)) as case:
        assert list(dump.lines(case)) == before
    assert good.is_whole


@pytest.mark.parametrize("spoil", [_break, lambda path: path.write_bytes(path.read_bytes()[:9000])])
def test_no_backup_is_made_of_a_damaged_case(filled: CaseFile, spoil: Callable[[Path], object]) -> None:
    filled.close()
    spoil(filled.path)
    with pytest.raises(CaseError):
        opening.open_existing(filled.path)
    assert backups.of_case(filled.path) == []


def test_rows_changed_behind_an_open_case_are_not_backed_up(filled: CaseFile) -> None:
    assert backups.make(filled, START) is not None
    with closing(dbapi2.connect(str(filled.path), isolation_level=None)) as other:
        other.execute("UPDATE events SET kind = 'meet' WHERE id = 1")
    _change(filled, "b")
    with pytest.raises(DamagedCaseError, match="not backed up"):
        backups.make(filled, START + timedelta(hours=1))
    assert len(backups.of_case(filled.path)) == 1


def test_backups_of_a_case_with_a_passphrase_have_the_same(tmp_path: Path) -> None:
    with closing(opening.create(tmp_path / "s.dossier", passphrase="birch")) as case:
        made = backups.make(case, START)
    assert made is not None
    assert made.is_whole
    assert b"SQLite" not in made.path.read_bytes()
    with closing(opening.open_existing(made.path, "birch")) as copy:
        assert copy.encrypted


def test_a_backup_of_a_case_that_was_sealed_can_be_brought_back(filled: CaseFile) -> None:
    path, lines = filled.path, list(dump.lines(filled))
    filled.close()
    with closing(opening.open_existing(path)) as case:
        assert backups.make(case, START) is not None
    _break(path)
    backups.restore(path, START)
    with closing(opening.open_existing(path)) as case:
        assert list(dump.lines(case)) == lines
