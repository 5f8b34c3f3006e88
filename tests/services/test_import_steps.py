"""An import is one step of the history: undone and redone as a whole, and as the case was before and after."""

from pathlib import Path

import pytest

from dossier.domain.events import Review
from dossier.services import cases, editing, importing, reading
from dossier.services.cases import CaseFile


def _dump(case: CaseFile) -> list[str]:
    assert cases.check_case(case).findings == ()
    return list(cases.dump_case(case))


def _labels(case: CaseFile) -> list[str]:
    return [entry.label for entry in reading.history(case)]


def _rows(case: CaseFile, table: str) -> list[tuple[object, ...]]:
    with case.reading():
        found = case.connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY 1").all()
    return [tuple(row) for row in found]


FURTHER = {
    "a.txt": "Appeal of Lund\n\nPublished: 3 June 2021\n\nLund was convicted of bribery on 1 June 2021 in Oslo. "
    "Anna Berg testified. Karl Lund said that he would appeal.\n",
    "b.txt": "A namesake\n\nPublished: 5 June 2021\n\nErik Lund met A. Berg in Bergen on 4 June 2021. "
    "The sentence came two years after his arrest.\n",
}


def _write(folder: Path, texts: dict[str, str]) -> Path:
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_an_import_of_many_files_is_one_step(imported: CaseFile) -> None:
    assert _labels(imported) == ["Imported 3 files"]
    before = _rows(imported, "mentions")
    whole = _dump(imported)
    undone = editing.undo(imported)
    assert undone.label == "Undone: Imported 3 files"
    assert len(undone.articles) == 3
    assert undone.events
    assert undone.entities
    assert _dump(imported) == []
    assert reading.search(imported, "Berg") == []
    assert cases.case_info(imported).redo == "Imported 3 files"
    redone = editing.redo(imported)
    assert (redone.articles, redone.entities, redone.events) == (undone.articles, undone.entities, undone.events)
    assert _dump(imported) == whole
    assert _rows(imported, "mentions") == before
    assert {hit.kind.value for hit in reading.search(imported, "Berg")} == {"entity", "event", "article"}


def test_one_file_is_named(case: CaseFile, folder: Path) -> None:
    list(importing.import_paths(case, [folder / "berg.txt"]))
    assert _labels(case) == [f"Imported “{(folder / 'berg.txt').as_posix()}”"]


def test_an_import_that_brings_nothing_is_no_step(imported: CaseFile, folder: Path) -> None:
    editing.undo(imported)
    editing.redo(imported)
    list(importing.import_paths(imported, [folder]))
    assert len(_labels(imported)) == 1


def test_undoing_a_further_import_gives_back_what_it_had_changed(imported: CaseFile, tmp_path: Path) -> None:
    berg, lund = (reading.find_entity(imported, name).id for name in ("Anna Berg", "Karl Lund"))
    editing.rename_entity(imported, berg, "Anna Maria Berg")
    editing.review_event(imported, reading.events(imported)[0].id, Review.ACCEPTED)
    tables = ("entities", "aliases", "mentions", "events", "participants", "proposals", "merges", "sources")
    before, rows = _dump(imported), {table: _rows(imported, table) for table in tables}
    list(importing.import_paths(imported, [_write(tmp_path / "further", FURTHER)]))
    after = _dump(imported)
    assert after != before
    for _ in range(2):
        editing.undo(imported)
        assert _dump(imported) == before
        assert {table: _rows(imported, table) for table in tables} == rows
        editing.redo(imported)
        assert _dump(imported) == after
    assert reading.find_entity(imported, f"#{lund}").name == "Karl Lund"


def test_names_that_an_import_joined_or_took_apart_come_back(case: CaseFile, tmp_path: Path) -> None:
    shared = "Maria Voss met Lund in Oslo on {}. Police searched Kestrel Lines. The court convicted Lund of fraud."
    first = {
        "a.txt": "One\n\nPublished: 3 June 2021\n\nKarl Lund was charged with fraud on 2 June 2021. "
        + shared.format("1 June 2021"),
        "b.txt": "Two\n\nPublished: 8 June 2021\n\n" + shared.format("1 June 2021"),
    }
    second = {"c.txt": "Three\n\nErik Lund met Peter Lund on 4 May 2020 in Bergen. Erik Lund was fined.\n"}
    list(importing.import_paths(case, [_write(tmp_path / "first", first)]))
    before = _dump(case)
    list(importing.import_paths(case, [_write(tmp_path / "second", second)]))
    after = _dump(case)
    editing.undo(case)
    assert _dump(case) == before
    editing.redo(case)
    assert _dump(case) == after


def test_a_new_import_forgets_the_undone_one_with_its_files(imported: CaseFile, tmp_path: Path) -> None:
    editing.undo(imported)
    assert len(_rows(imported, "set_aside")) == 3
    list(importing.import_paths(imported, [_write(tmp_path / "further", FURTHER)]))
    assert _labels(imported) == ["Imported 2 files"]
    assert _rows(imported, "set_aside") == []
    assert cases.check_case(imported).findings == ()


def test_undone_files_can_be_imported_again(imported: CaseFile, folder: Path) -> None:
    whole = _dump(imported)
    editing.undo(imported)
    states = {outcome.state.value for outcome in importing.import_paths(imported, [folder])}
    assert states == {"committed"}
    assert _dump(imported) == whole


def test_a_change_between_two_files_parts_the_step(case: CaseFile, folder: Path) -> None:
    outcomes = importing.import_paths(case, [folder])
    next(outcomes)
    editing.rename_entity(case, reading.find_entity(case, "Anna Berg").id, "Berg, Anna")
    assert len(list(outcomes)) == 2
    labels = _labels(case)
    assert [label.split(" ")[0] for label in labels] == ["Imported", "Renamed", "Imported"]
    whole = _dump(case)
    for _ in labels:
        editing.undo(case)
        assert cases.check_case(case).findings == ()
    assert _dump(case) == []
    for _ in labels:
        editing.redo(case)
    assert _dump(case) == whole


def test_a_look_at_what_would_follow_parts_nothing(case: CaseFile, folder: Path) -> None:
    from datetime import date

    from dossier.services import following

    outcomes = importing.import_paths(case, [folder])
    next(outcomes)
    following.preview_published(case, reading.articles(case)[0].id, date(2019, 3, 20))
    list(outcomes)
    assert _labels(case) == ["Imported 3 files"]
    editing.undo(case)
    assert _dump(case) == []


def test_an_import_that_is_stopped_is_a_step_all_the_same(case: CaseFile, folder: Path) -> None:
    outcomes = importing.import_paths(case, [folder])
    for _ in range(2):
        next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert _labels(case) == ["Imported 2 files"]
    editing.rename_entity(case, reading.find_entity(case, "Karl Lund").id, "Lund, Karl")
    editing.undo(case)
    editing.undo(case)
    assert _dump(case) == []


def test_the_history_of_an_import_is_small_and_survives_closing(imported: CaseFile) -> None:
    with imported.reading():
        assert imported.connection.exec_driver_sql("SELECT count(*) FROM history_rows").scalar_one() == 0
    whole = _dump(imported)
    cases.close_case(imported)
    case = cases.open_case(imported.path)
    editing.undo(case)
    cases.close_case(case)
    case = cases.open_case(imported.path)
    assert _dump(case) == []
    editing.redo(case)
    assert _dump(case) == whole
    cases.close_case(case)


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_two_programs_that_import_by_turns_make_steps_that_come_apart(tmp_path: Path, steps: int) -> None:
    texts = {f"{n}.txt": f"Part {n}\n\nAnna Berg met Karl Lund in Oslo on {n + 1} May 2014.\n" for n in range(6)}
    folder = _write(tmp_path / "many", texts)
    one = cases.create_case(tmp_path / "a.dossier")
    two = cases.open_case(tmp_path / "a.dossier")
    turns = [importing.import_paths(one, [folder / f"{n}.txt" for n in range(0, 6, 2)])]
    turns.append(importing.import_paths(two, [folder / f"{n}.txt" for n in range(1, 6, 2)]))
    dumps: list[list[str]] = [[]]
    for number in range(6):
        next(turns[number % 2])
        dumps.append(_dump(one))
    whole = dumps.pop()
    for before in reversed(dumps[-steps:]):
        editing.undo(two)
        assert _dump(two) == before
    for _ in range(steps):
        editing.redo(one)
    assert _dump(one) == whole
    cases.close_case(two)
    cases.close_case(one)


def test_nothing_is_watched_once_an_import_has_ended(imported: CaseFile) -> None:
    with imported.reading():
        left = imported.connection.exec_driver_sql("SELECT name FROM temp.sqlite_schema").scalars().all()
    # What keeps the digests up to date stays as long as the case is open.
    assert [name for name in left if not name.startswith(("guard_", "touched_"))] == []


def test_all_that_the_images_of_rows_leave_out_is_set_aside() -> None:
    from dossier.store import noting, schema

    for table in schema.UNDOABLE:
        left_out = {column.name for column in table.c} - {column.name for column in noting.kept_columns(table)}
        expected = {column.name for column in schema.set_aside.c} - {"id"} if table is schema.sources else set()
        assert left_out == expected, table.name
