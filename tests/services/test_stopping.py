"""What takes long can be stopped in the middle, and nothing of it stays."""

import os
import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from dossier.errors import Cancelled
from dossier.services import cases, editing, importing, travelling
from dossier.services.cases import CaseFile
from dossier.store import seal, stopping

FOR_EVER = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def _dumped(case: CaseFile) -> list[str]:
    return list(cases.dump_case(case))


def _after(looks: int) -> Callable[[], bool]:
    """Return what says, so many times, that it goes on."""
    asked = count()
    return lambda: next(asked) >= looks


def test_a_statement_without_end_is_stopped_and_leaves_nothing(imported: CaseFile) -> None:
    before = _dumped(imported)
    with pytest.raises(Cancelled), cases.stopped_by(imported, _after(3)), imported.writing():
        imported.connection.exec_driver_sql("DELETE FROM mentions")
        imported.connection.exec_driver_sql(FOR_EVER)
    assert _dumped(imported) == before
    editing.undo(imported)
    assert cases.check_case(imported).is_sound


@pytest.mark.parametrize("looks", [0, 1, 3, 10, 40, 160])
def test_an_undo_that_is_stopped_has_not_happened(
    case: CaseFile, folder: Path, monkeypatch: pytest.MonkeyPatch, looks: int
) -> None:
    monkeypatch.setattr(stopping, "_INSTRUCTIONS", 40)
    empty = _dumped(case)
    list(importing.import_paths(case, [folder]))
    whole = _dumped(case)
    for move, here, there in ((editing.undo, whole, empty), (editing.redo, empty, whole)):
        with pytest.raises(Cancelled), cases.stopped_by(case, _after(looks)):
            move(case)
        assert _dumped(case) == here
        assert cases.check_case(case).is_sound
        move(case)
        assert _dumped(case) == there


def test_an_undo_tells_how_far_it_is(imported: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stopping, "_AT_ONCE", 2)
    told: list[tuple[int, int, str]] = []
    editing.undo(imported, lambda *far: told.append(far))
    assert [what for _, _, what in told] == sorted(
        (what for _, _, what in told), key=["Setting aside what the step brought", "names", "events", "stories"].index
    )
    for what in ("names", "events", "stories"):
        far = [(done, total) for done, total, each in told if each == what]
        assert len({total for _, total in far}) == 1
        assert [done for done, _ in far] == list(range(0, far[0][1], 2))


def test_going_to_a_step_stops_in_the_middle_of_a_move(imported: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stopping, "_INSTRUCTIONS", 40)
    before = _dumped(imported)
    moved = list(travelling.go_to(imported, travelling.BEGINNING, cancelled=_after(20)))
    assert moved == []
    assert _dumped(imported) == before


def _copied_while_open(case: CaseFile, folder: Path) -> Path:
    """Return a copy of a case as a program that was killed leaves it: without a seal, the last changes in a log."""
    copy = folder / "killed.dossier"
    with case.writing():
        case.connection.exec_driver_sql("UPDATE case_facts SET value = value")
    for ending in ("", "-wal"):
        shutil.copy(f"{case.path}{ending}", f"{copy}{ending}")
    return copy


def test_opening_tells_how_far_it_is_and_is_stopped_before_anything_is_changed(
    imported: CaseFile, tmp_path: Path
) -> None:
    copy, far = _copied_while_open(imported, tmp_path), list[tuple[int, int, str]]()
    with pytest.raises(Cancelled):
        cases.open_case(copy, cancelled=_after(3))
    opened = cases.open_case(copy, progress=lambda *told: far.append(told))
    try:
        done, totals, words = zip(*far, strict=True)
        assert list(done) == list(range(len(done))) and set(totals) == {len(done)}
        assert set(words) == {"Comparing what the case holds"}
        assert _dumped(opened) == _dumped(imported)
    finally:
        cases.close_case(opened)


@pytest.mark.parametrize("reads_anywhere", [True, False], ids=["as here", "as on Windows"])
def test_a_large_file_tells_how_far_it_is_with_its_seal(
    imported: CaseFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reads_anywhere: bool
) -> None:
    if not reads_anywhere:
        monkeypatch.delattr(os, "pread", raising=False)
    monkeypatch.setattr(seal, "_CHUNK", 1 << 12)
    whole = tmp_path / "whole.dossier"
    made = cases.create_case(whole)
    cases.close_case(made)
    far: list[tuple[int, int, str]] = []
    cases.close_case(cases.open_case(whole, progress=lambda *told: far.append(told)))
    assert far[0][0] == 0 and far[0][2] == "Comparing the file with its seal"
    assert [done for done, _, _ in far] == sorted(done for done, _, _ in far)
    with pytest.raises(Cancelled):
        cases.open_case(whole, cancelled=lambda: True)
