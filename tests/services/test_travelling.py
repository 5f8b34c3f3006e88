"""Any step of the history in one go, and the case as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.domain.events import Review
from dossier.errors import Cancelled, CaseError, ImpossibleError, NotFoundError
from dossier.services import cases, editing, importing, reading, removing, travelling
from dossier.services.cases import CaseFile


def _dump(case: CaseFile) -> list[str]:
    assert cases.check_case(case).findings == ()
    return list(cases.dump_case(case))


def _worked(case: CaseFile, folder: Path) -> list[list[str]]:
    """Do several things to an empty case; return what it was before each, and after the last."""
    dumps = [_dump(case)]

    def done(_: object) -> None:
        dumps.append(_dump(case))

    done(list(importing.import_paths(case, [folder / "berg.txt", folder / "undated.txt"])))
    done(editing.rename_entity(case, reading.find_entity(case, "Anna Berg").id, "Berg, Anna"))
    done(editing.review_event(case, reading.events(case)[0].id, Review.REJECTED))
    done(list(importing.import_paths(case, [folder / "more"])))
    done(removing.remove_stories(case, [reading.articles(case)[0].id]))
    return dumps


@pytest.mark.parametrize("at_once", [0, 60], ids=["singly", "together"])
def test_any_step_is_reached_from_any_other(case: CaseFile, folder: Path, at_once: float) -> None:
    dumps = _worked(case, folder)
    steps = [travelling.BEGINNING, *(entry.id for entry in reading.history(case))]
    assert len(steps) == len(dumps)
    for place in (2, 0, 5, 1, 4, 4, 3, 5):
        moves = list(travelling.go_to(case, steps[place], at_once=at_once))
        assert all(moves)
        assert _dump(case) == dumps[place]
    assert list(travelling.go_to(case, steps[-1])) == []


@pytest.mark.parametrize("at_once", [0, 60], ids=["singly", "together"])
def test_going_can_be_stopped_between_two_steps_and_tells_how_far_it_is(
    case: CaseFile, folder: Path, at_once: float
) -> None:
    dumps = _worked(case, folder)
    told: list[tuple[int, int, str]] = []
    going = travelling.go_to(case, travelling.BEGINNING, lambda *far: told.append(far), lambda: len(told) > 1, at_once)
    assert len(list(going)) == (1 if at_once else 2)
    assert told[0][:2] == (0, 5)
    assert _dump(case) == dumps[3]


def test_a_change_on_the_way_ends_it(case: CaseFile, folder: Path) -> None:
    _worked(case, folder)
    going = travelling.go_to(case, travelling.BEGINNING, at_once=0)
    next(going)
    editing.rename_entity(case, reading.find_entity(case, "Karl Lund").id, "Lund, Karl")
    assert list(going) == []
    assert reading.history(case)[-1].label.startswith("Renamed “Karl Lund”")


def test_an_unknown_step_is_refused(imported: CaseFile) -> None:
    with pytest.raises(NotFoundError, match="no step number 77"):
        list(travelling.go_to(imported, 77))
    with pytest.raises(NotFoundError, match="no step number 77"):
        travelling.as_of(imported, 77)


CHANGES: dict[str, Callable[[CaseFile], object]] = {
    "rename": lambda c: editing.rename_entity(c, reading.entities(c)[0].id, "Somebody Else"),
    "review": lambda c: editing.review_event(c, reading.events(c)[0].id, Review.ACCEPTED),
    "undo": editing.undo,
    "redo": editing.redo,
    "remove": lambda c: removing.remove_stories(c, [reading.articles(c)[0].id]),
    "go": lambda c: list(travelling.go_to(c, travelling.BEGINNING)),
}


@pytest.mark.parametrize("passphrase", [None, "open sesame"])
def test_the_past_is_as_it_was_and_cannot_be_changed(tmp_path: Path, folder: Path, passphrase: str | None) -> None:
    case = cases.create_case(tmp_path / "a.dossier", passphrase=passphrase)
    dumps = _worked(case, folder)
    editing.undo(case)
    case.checkpoint()
    before = (case.path.read_bytes(), sorted(path.name for path in tmp_path.iterdir()))
    steps = [travelling.BEGINNING, *(entry.id for entry in reading.history(case))]
    for place, dump in enumerate(dumps):
        past = travelling.as_of(case, steps[place])
        assert _dump(past) == dump
        info = cases.case_info(past)
        assert (info.undo, info.redo, info.title) == (None, None, "a")
        assert info.as_of is not None
        cases.close_case(past)
    past = travelling.as_of(case, steps[3])
    assert "Rejected an event" in (cases.case_info(past).as_of or "")
    assert reading.search(past, "Berg")
    for change in CHANGES.values():
        with pytest.raises(ImpossibleError, match="Return to the present"):
            change(past)
    with pytest.raises(ImpossibleError, match="Return to the present"):
        list(importing.import_paths(past, [folder / "more"]))
    assert _dump(past) == dumps[3]
    assert _dump(case) == dumps[4]
    assert (case.path.read_bytes(), sorted(path.name for path in tmp_path.iterdir())) == before
    cases.close_case(past)
    with pytest.raises(CaseError):
        reading.articles(past)
    editing.redo(case)
    assert _dump(case) == dumps[5]
    cases.close_case(case)


@pytest.mark.parametrize("passphrase", [None, "open sesame"])
def test_looking_back_tells_how_far_it_is_and_can_be_stopped(
    tmp_path: Path, folder: Path, passphrase: str | None
) -> None:
    case = cases.create_case(tmp_path / "a.dossier", passphrase=passphrase)
    dumps = _worked(case, folder)
    told: list[str] = []
    past = travelling.as_of(case, travelling.BEGINNING, lambda _, __, what: told.append(what))
    assert any(what.startswith("Renamed") for what in told)
    assert _dump(past) == dumps[0]
    cases.close_case(past)
    with pytest.raises(Cancelled):
        travelling.as_of(case, travelling.BEGINNING, cancelled=lambda: True)
    assert _dump(case) == dumps[-1]
    editing.undo(case)
    assert _dump(case) == dumps[-2]
    cases.close_case(case)
