"""What takes long can be stopped in the middle, and nothing of it stays."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from dossier.errors import Cancelled
from dossier.services import cases, editing, importing, travelling
from dossier.services.cases import CaseFile
from dossier.store import stopping

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
        (what for _, _, what in told), key=["names", "events", "stories"].index
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
