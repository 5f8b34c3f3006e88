"""Forgetting for good: nothing of what was removed or undone is left in the case's file, nor in its backups."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.domain.mentions import EntityKind
from dossier.errors import Cancelled, CaseBusyError, CaseError, ImpossibleError
from dossier.services import backups, cases, editing, importing, protecting, reading, removing, searching, travelling
from dossier.store import opening

KEPT = """Harbour master convicted

Published: 20 June 2019

Lena Markovic, the harbour master of Odrin, was arrested on 12 May 2018. She was convicted on Tuesday.
"""
GONE = """Quibblewick scandal widens

Published: 22 June 2019

Zanthorpe Vexley, a broker of Quibblewick, was arrested on 3 May 2018. Lena Markovic met Vexley on Monday.
Zanthorpe Vexley denied having paid the Frobnitz Company in 2016.
"""
CANARIES = (b"quibblewick", b"zanthorpe", b"vexley", b"frobnitz", b"thistledown", b"marrowby")


def _holds(folder: Path) -> dict[str, list[bytes]]:
    """Return which files hold which of the words, in letters of any case."""
    found: dict[str, list[bytes]] = {}
    for file in folder.rglob("*"):
        if file.is_file() and file.suffix != ".txt":
            data = file.read_bytes().lower()
            if held := [word for word in CANARIES if word in data]:
                found[file.name] = held
    return found


@pytest.fixture
def removed(tmp_path: Path) -> Iterator[Path]:
    """A closed case from which a file was taken out, and a name that was chosen was undone; with backups of before."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "kept.txt").write_text(KEPT)
    (folder / "vexley thistledown.txt").write_text(GONE)
    (tmp_path / "case").mkdir()
    path = tmp_path / "case" / "a.dossier"
    case = cases.create_case(path, "Harbour")
    list(importing.import_paths(case, [folder]))
    lena = reading.find_entity(case, "Lena Markovic", EntityKind.PERSON)
    editing.rename_entity(case, lena.id, "Lena Marrowby")
    editing.undo(case)
    story = next(row.id for row in reading.articles(case) if "thistledown" in row.file)
    removing.remove_stories(case, [story])
    cases.close_case(case)
    yield path


def test_nothing_is_left_of_what_was_removed(removed: Path) -> None:
    assert set(CANARIES) - {b"marrowby"} <= {word for words in _holds(removed.parent).values() for word in words}
    before = list(_dump(removed))
    done = protecting.forget(removed, None)
    assert done.deleted == 1
    assert done.left == ()
    assert _holds(removed.parent) == {}
    assert list(_dump(removed)) == before
    assert [kept.is_whole for kept in backups.kept(removed)] == [True]
    case = cases.open_case(removed)
    assert cases.check_case(case).findings == ()
    info = cases.case_info(case)
    assert (info.undo, info.redo) == (None, None)
    assert [hit.title for hit in searching.search(case, "convicted")]
    assert not searching.search(case, "Vexley")
    with pytest.raises(ImpossibleError):
        editing.undo(case)
    with pytest.raises(ImpossibleError):
        travelling.as_of(case, travelling.BEGINNING)
    # What is done from now on can be undone as ever.
    lena = reading.find_entity(case, "Lena Markovic", EntityKind.PERSON)
    editing.rename_entity(case, lena.id, "Lena M.")
    editing.undo(case)
    cases.close_case(case)
    assert list(_dump(removed)) == before
    assert protecting.forget(removed, None).deleted == 1


def test_a_case_that_is_open_is_not_touched(removed: Path) -> None:
    case = cases.open_case(removed)
    steps = reading.history(case)
    with pytest.raises(CaseBusyError):
        protecting.forget(removed, None)
    assert reading.history(case) == steps
    cases.close_case(case)


def test_what_people_decided_is_still_known(removed: Path) -> None:
    case = cases.open_case(removed)
    lena = reading.find_entity(case, "Lena Markovic", EntityKind.PERSON)
    editing.rename_entity(case, lena.id, "Lena M.")
    cases.close_case(case)
    protecting.forget(removed, None)
    case = cases.open_case(removed)
    from dossier.store import history

    assert lena.id in history.touched(case)[0]
    cases.close_case(case)


def test_an_encrypted_case_stays_so(removed: Path) -> None:
    protecting.change_passphrase(removed, None, "a key")
    assert _holds(removed.parent) == {}
    assert protecting.forget(removed, "a key").left == ()
    assert opening.is_encrypted(removed)
    with pytest.raises(CaseError):
        protecting.forget(removed, "another")
    assert all(opening.is_encrypted(kept.path) for kept in backups.kept(removed))


def _dump(path: Path) -> Iterator[str]:
    case = cases.open_case(path)
    yield from list(cases.dump_case(case))
    cases.close_case(case)


def test_forgetting_that_is_stopped_leaves_the_case_as_it_was(removed: Path) -> None:
    before = removed.read_bytes()
    with pytest.raises(Cancelled):
        protecting.forget(removed, None, lambda: True)
    assert len(removed.read_bytes()) == len(before)
    case = cases.open_case(removed)
    # What had been taken out comes back: nothing was forgotten.
    assert editing.undo(case)
    assert any("thistledown" in row.file for row in reading.articles(case))
    cases.close_case(case)


def test_a_passphrase_that_is_stopped_is_not_given(removed: Path) -> None:
    with pytest.raises(Cancelled):
        protecting.change_passphrase(removed, None, "a new one, long enough", None, lambda: True)
    assert not cases.is_encrypted(removed)
    assert sorted(each.name for each in removed.parent.iterdir() if each.name.startswith(".")) == []
    case = cases.open_case(removed)
    assert cases.check_case(case).is_sound
    cases.close_case(case)
