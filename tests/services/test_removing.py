"""Files taken out of the case: as if they had never come, and all of it comes back with undo."""

from pathlib import Path

import pytest

from dossier.domain.events import Review
from dossier.domain.mentions import EntityKind
from dossier.domain.views import HitKind
from dossier.errors import DamagedCaseError, ImpossibleError, NotFoundError
from dossier.services import cases, editing, importing, reading, removing
from dossier.services.cases import CaseFile

TEXTS = {
    "berg.txt": "Clerk jailed\n\nPublished: 14 March 2019\n\nAnna Berg was arrested on 4 February 2014 in Oslo. "
    "Berg was convicted of fraud on Monday. Karl Lund met Maria Voss on 3 May 2013 in Oslo.\n",
    "lund.txt": "Owner freed\n\nPublished: 9 May 2020\n\nKarl Lund, 52, was acquitted on 7 May 2020. "
    "Karl Johan Lund was released the same day. He was fined two years after his arrest.\n",
    "voss.txt": "Witness\n\nPublished: 2 June 2020\n\nMaria Voss testified on Monday. Lund met Voss in Oslo in May 2013"
    ". Lund was acquitted.\n",
    "namesake.txt": "Namesake\n\nPublished: 4 June 2020\n\nErik Lund met Anna Berg in Bergen on 3 June 2020. "
    "Erik Lund was arrested in March 2017. Kestrel Lines paid Erik Lund.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "texts"
    root.mkdir()
    for name, text in TEXTS.items():
        (root / name).write_text(text, encoding="utf-8")
    return root


def _filled(path: Path, files: list[Path]) -> CaseFile:
    case = cases.create_case(path)
    assert all(outcome.reason is None for outcome in importing.import_paths(case, files))
    return case


def _dump(case: CaseFile) -> list[str]:
    assert cases.check_case(case).findings == ()
    return list(cases.dump_case(case))


def _story(case: CaseFile, file: str) -> int:
    return next(row.id for row in reading.articles(case) if row.file.endswith(file))


@pytest.mark.parametrize("gone", sorted(TEXTS))
def test_a_case_without_a_file_is_as_if_it_had_never_come(tmp_path: Path, folder: Path, gone: str) -> None:
    files = [folder / name for name in TEXTS]
    without = _filled(tmp_path / "without.dossier", [path for path in files if path.name != gone])
    case = _filled(tmp_path / "with.dossier", files)
    before = _dump(case)
    changes = removing.remove_stories(case, [_story(case, gone)])
    assert changes.label.startswith(f"Removed “{(folder / gone).as_posix()}”")
    after = _dump(case)
    assert after == _dump(without)
    stories = {row.id for row in reading.articles(case)}
    assert {hit.id for hit in reading.search(case, "Oslo") if hit.kind is HitKind.ARTICLE} <= stories
    undone = editing.undo(case)
    assert undone.articles >= changes.articles
    assert _dump(case) == before
    assert reading.article(case, _story(case, gone)).text.strip() == TEXTS[gone].strip()
    editing.redo(case)
    assert _dump(case) == after
    cases.close_case(case)
    cases.close_case(without)


def test_several_files_go_in_one_step_and_come_back_after_a_restart(tmp_path: Path, folder: Path) -> None:
    case = _filled(tmp_path / "a.dossier", [folder])
    before = _dump(case)
    removing.remove_stories(case, [_story(case, "berg.txt"), _story(case, "voss.txt")])
    assert reading.history(case)[-1].label.startswith("Removed 2 files with 2 stories")
    assert [Path(row.file).name for row in reading.articles(case)] == ["lund.txt", "namesake.txt"]
    with pytest.raises(NotFoundError):
        reading.find_entity(case, "Maria Voss")
    cases.close_case(case)
    case = cases.open_case(case.path)
    editing.undo(case)
    assert _dump(case) == before
    assert {hit.kind.value for hit in reading.search(case, "Voss")} == {"entity", "event", "article"}
    cases.close_case(case)


def test_what_people_decided_about_the_rest_stays(tmp_path: Path, folder: Path) -> None:
    case = _filled(tmp_path / "a.dossier", [folder])
    berg = reading.find_entity(case, "Anna Berg").id
    editing.rename_entity(case, berg, "A. M. Berg")
    arrest = next(e for e in reading.events(case) if e.file.endswith("berg.txt"))
    editing.review_event(case, arrest.id, Review.ACCEPTED)
    removing.remove_stories(case, [_story(case, "namesake.txt")])
    assert reading.find_entity(case, "A. M. Berg").id == berg
    assert reading.event(case, arrest.id).review is Review.ACCEPTED
    assert "Anna Berg" in reading.find_entity(case, "A. M. Berg").aliases
    assert [row.name for row in reading.entities(case, EntityKind.PERSON, "Erik")] == []
    cases.close_case(case)


def test_a_removed_file_can_come_again(tmp_path: Path, folder: Path) -> None:
    case = _filled(tmp_path / "a.dossier", [folder])
    before = _dump(case)
    removing.remove_stories(case, [_story(case, "lund.txt")])
    assert {o.state.value for o in importing.import_paths(case, [folder])} == {"already", "committed"}
    assert _dump(case) == before
    for _ in range(2):
        editing.undo(case)
    assert _dump(case) == before
    cases.close_case(case)


@pytest.mark.parametrize("first", ["removal", "order"])
def test_a_file_removed_after_a_step_on_it_was_undone_comes_back(tmp_path: Path, folder: Path, first: str) -> None:
    case = _filled(tmp_path / "x.dossier", [folder / "berg.txt", folder / "lund.txt"])
    story = _story(case, "berg.txt")
    whole = _dump(case)
    if first == "removal":
        removing.remove_stories(case, [story])
    else:
        editing.set_numeric_order(case, reading.articles(case)[0].source, "DMY")
    editing.undo(case)
    removing.remove_stories(case, [story])
    assert len(_dump(case)) < len(whole)
    editing.undo(case)
    assert _dump(case) == whole
    cases.close_case(case)


def test_the_check_misses_what_is_not_kept_for_the_way_back(tmp_path: Path, folder: Path) -> None:
    case = _filled(tmp_path / "x.dossier", [folder / "berg.txt"])
    removing.remove_stories(case, [_story(case, "berg.txt")])
    with case.writing():
        case.connection.exec_driver_sql("DELETE FROM set_aside")
    assert [finding for finding in cases.check_case(case).findings if "not kept for the way back" in finding]
    with pytest.raises(DamagedCaseError):
        editing.undo(case)
    cases.close_case(case)


def test_all_stories_of_a_file_go_together_and_the_question_says_so(tmp_path: Path) -> None:
    two = "First\n\nPublished: 3 May 2020\n\n" + "Anna Berg met Karl Lund in Oslo on 2 May 2020. " * 12
    (tmp_path / "one.txt").write_text(two + "\n", encoding="utf-8")
    case = _filled(tmp_path / "a.dossier", [tmp_path / "one.txt"])
    story = reading.articles(case)[0].id
    going = removing.of_stories(case, [story])
    assert going.words == f"“{(tmp_path / 'one.txt').as_posix()}”"
    removing.remove_stories(case, [story])
    assert _dump(case) == []
    cases.close_case(case)


def test_nothing_and_unknown_stories_are_refused(tmp_path: Path, folder: Path) -> None:
    case = _filled(tmp_path / "a.dossier", [folder / "berg.txt"])
    with pytest.raises(ImpossibleError, match="Choose the stories"):
        removing.remove_stories(case, [])
    with pytest.raises(NotFoundError):
        removing.remove_stories(case, [99])
    assert len(reading.history(case)) == 1
    cases.close_case(case)


def test_the_check_looks_at_what_is_kept_for_the_way_back(tmp_path: Path, folder: Path) -> None:
    case = _filled(tmp_path / "a.dossier", [folder])
    removing.remove_stories(case, [_story(case, "berg.txt")])
    assert cases.check_case(case).findings == ()
    with case.writing():
        case.connection.exec_driver_sql("UPDATE set_aside SET data = x'00'")
    (finding,) = cases.check_case(case).findings
    assert finding.startswith("What is kept to bring ")
    assert "berg.txt" in finding
    cases.close_case(case)
