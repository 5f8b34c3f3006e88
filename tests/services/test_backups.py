"""Backups come by themselves: after an import, and before names are merged; one is brought back by one command."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dossier.domain.mentions import EntityKind
from dossier.errors import CaseError, ImpossibleError
from dossier.services import backups, cases, editing, importing, reading
from dossier.services.cases import CaseFile
from dossier.store import backups as stored


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "Bridge case\n\nLena Moor was arrested in Graz on 4 March 2014. Otto Hain met Lena Moor in 2015.\n", "utf-8"
    )
    made = cases.create_case(tmp_path / "a.dossier")
    list(importing.import_paths(made, [folder]))
    yield made
    cases.close_case(made)


def _merge(case: CaseFile) -> None:
    one, other = (row.id for row in reading.entities(case, EntityKind.PERSON)[:2])
    editing.merge_entities(case, one, other)


def test_an_import_leaves_a_backup(case: CaseFile) -> None:
    (backup,) = backups.kept(case.path)
    assert backup.is_whole
    assert case.backup_failure is None


def test_a_merge_is_preceded_by_a_backup_where_one_is_due(case: CaseFile) -> None:
    (first,) = backups.kept(case.path)
    # As if it had been made some time ago.
    earlier = datetime.now(UTC) - timedelta(hours=1)
    first.path.rename(first.path.with_name(f"{earlier:%Y%m%dT%H%M%S%fZ}.000000000000.dossier"))
    people = {row.name for row in reading.entities(case, EntityKind.PERSON)}
    _merge(case)
    newest = cases.open_case(backups.kept(case.path)[0].path)
    assert {row.name for row in reading.entities(newest, EntityKind.PERSON)} == people
    cases.close_case(newest)
    assert len(backups.kept(case.path)) == 2


def test_what_keeps_a_backup_from_being_made_is_told_and_the_import_stands(case: CaseFile, tmp_path: Path) -> None:
    folder = stored.folder_of(case.path)
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    folder.write_text("in the way", "utf-8")
    (tmp_path / "b.txt").write_text("Second\n\nLena Moor was released in Graz in 2016.\n", "utf-8")
    states = [outcome.state.value for outcome in importing.import_paths(case, [tmp_path / "b.txt"])]
    assert states == ["committed"]
    assert case.backup_failure is not None
    assert "No backup of a.dossier could be made" in case.backup_failure


def test_a_whole_case_is_not_replaced(case: CaseFile) -> None:
    with pytest.raises(ImpossibleError, match="is whole"):
        backups.restore(case.path)
    cases.close_case(case)
    with pytest.raises(ImpossibleError, match="is whole"):
        backups.restore(case.path)


def test_a_case_that_was_deleted_is_brought_back(case: CaseFile) -> None:
    dump = list(cases.dump_case(case))
    cases.close_case(case)
    case.path.unlink()
    done = backups.restore(case.path)
    assert done.aside is None
    again = cases.open_case(case.path)
    assert list(cases.dump_case(again)) == dump
    cases.close_case(again)


def test_without_a_backup_restoring_says_so(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="no backup"):
        backups.restore(tmp_path / "none.dossier")
