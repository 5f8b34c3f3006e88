"""From files to a case, with and without a look at them first."""

from datetime import date
from pathlib import Path

import pytest

from dossier.domain.documents import DoubtKind, PublicationBasis
from dossier.domain.importing import FileOutcome, FileState, ImportChoices, ImportPlan
from dossier.domain.mentions import EntityKind, StoryEntity
from dossier.errors import Cancelled
from dossier.services import cases, editing, importing, joining, reading
from dossier.services.cases import CaseFile
from dossier.services.joining import EntityIndex


def _states(outcomes: list[FileOutcome]) -> dict[str, FileState]:
    return {outcome.file: outcome.state for outcome in outcomes}


def _doubts(plan: ImportPlan) -> dict[str, set[DoubtKind]]:
    return {file.file: {doubt.kind for story in file.stories for doubt in story.doubts} for file in plan.files}


def test_a_folder_comes_in_whole(case: CaseFile, folder: Path) -> None:
    outcomes = list(importing.import_paths(case, [folder]))
    assert _states(outcomes) == dict.fromkeys(["berg.txt", "undated.txt", "more/lund.txt"], FileState.COMMITTED)
    assert all(outcome.stories == 1 and outcome.events == len(outcome.changes.events) for outcome in outcomes)
    assert [row.file for row in reading.articles(case)] == ["berg.txt", "undated.txt", "more/lund.txt"]
    assert cases.check_case(case).findings == ()


def test_a_second_import_changes_nothing(imported: CaseFile, folder: Path) -> None:
    before = list(cases.dump_case(imported))
    assert set(_states(list(importing.import_paths(imported, [folder]))).values()) == {FileState.ALREADY}
    assert list(cases.dump_case(imported)) == before


def test_the_order_of_import_does_not_matter(folder: Path, tmp_path: Path) -> None:
    (folder / "again").mkdir()
    for name in ("berg.txt", "undated.txt"):
        (folder / name).rename(folder / "again" / name)
    dumps = []
    for number, parts in enumerate((("again", "more"), ("more", "again"))):
        case = cases.create_case(tmp_path / f"{number}.dossier", f"Title {number}")
        list(importing.import_paths(case, [folder / part for part in parts]))
        dumps.append(list(cases.dump_case(case)))
        cases.close_case(case)
    assert dumps[0] == dumps[1]


NAMESAKES = {
    "a.txt": "Karl Lund was arrested in Oslo. Police held Karl Lundh, a driver, in Bergen on 3 May 2014.",
    "b.txt": "Karl Lund met Erik Lund in Oslo on 4 May 2014. Erik Lund left.",
    "c.txt": "Lund was charged in Oslo on 5 May 2014. Lund denied it, the court said.",
    "d.txt": "Maria Lund and Petra Lund testified in Oslo on 6 May 2014.",
    "e.txt": "K. Lund was released in Oslo on 7 May 2014, his lawyer said.",
}


def test_proposals_do_not_depend_on_the_order_of_import(tmp_path: Path) -> None:
    files = []
    for name, text in NAMESAKES.items():
        files.append(tmp_path / name)
        files[-1].write_text(f"Court case {name[0].upper()}\n\n{text}\n", encoding="utf-8")
    orders = (files, files[::-1], files[2:] + files[:2], [files[i] for i in (3, 0, 4, 1, 2)])
    dumps, pairs = [], []
    for number, order in enumerate(orders):
        case = cases.create_case(tmp_path / f"{number}.dossier")
        for path in order:
            # One import each: what one import remembers must not matter either.
            list(importing.import_paths(case, [path]))
        dumps.append([line.replace(f"{tmp_path}/", "") for line in cases.dump_case(case)])
        pairs.append({frozenset((p.first.name, p.second.name)) for p in reading.proposals(case)})
        cases.close_case(case)
    assert frozenset(("Karl Lund", "Karl Lundh")) in pairs[0]
    assert not any("Lund" in pair for pair in pairs[0]), "one who could be anybody is proposed with nobody"
    assert all(pair == pairs[0] for pair in pairs)
    assert all(dump == dumps[0] for dump in dumps)


def test_a_by_name_that_two_share_makes_them_no_one(case: CaseFile) -> None:
    def told(name: str, *others: str) -> StoryEntity:
        return StoryEntity(0, EntityKind.PERSON, name, (), others)

    with case.writing():
        index = EntityIndex(case)
        elder = index.join([told("Karl Georg Lund", "Karl Lund")])[0]
        younger = index.join([told("Karl Erik Lund", "Karl Lund")])[0]
        assert elder != younger
        assert index.join([told("Karl Georg Lund", "Lund")])[0] == elder
        index.settle({elder, younger})
    assert {(p.first.id, p.second.id) for p in reading.proposals(case)} == {(elder, younger)}


def test_the_same_person_is_one_across_files(imported: CaseFile) -> None:
    names = [row.name for row in reading.entities(imported)]
    assert names.count("Karl Lund") == 1
    assert names.count("Anna Berg") == 1
    assert reading.find_entity(imported, "karl lund").articles == 3


def test_bad_files_are_named_and_the_others_come_in(case: CaseFile, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    outcomes = list(importing.import_paths(case, [folder]))
    failed = {outcome.file: outcome.reason for outcome in outcomes if outcome.state is FileState.FAILED}
    assert set(failed) == {"empty.txt", "picture.txt"}
    assert all(failed.values())
    assert len(reading.articles(case)) == 3


def test_the_original_bytes_and_text_are_kept(case: CaseFile, tmp_path: Path) -> None:
    data = "\ufeffBerg held\r\n\r\nAnna Berg was arrested in “Møre”.\r\n".encode()
    (tmp_path / "a.txt").write_bytes(data)
    list(importing.import_paths(case, [tmp_path / "a.txt"]))
    source = reading.articles(case)[0].source
    assert reading.source_bytes(case, source) == data
    text = reading.source_text(case, source)
    for view in reading.events(case):
        assert text[view.span.start : view.span.end] == view.quote


def test_a_given_date_is_for_stories_that_state_none(case: CaseFile, folder: Path) -> None:
    list(importing.import_paths(case, [folder], published=date(2021, 11, 19)))
    published = {row.file: row.published for row in reading.articles(case)}
    undated, berg = published["undated.txt"], published["berg.txt"]
    assert undated is not None
    assert (undated.day, undated.basis) == (date(2021, 11, 19), PublicationBasis.GIVEN)
    assert berg is not None
    assert (berg.day, berg.basis) == (date(2019, 3, 14), PublicationBasis.STATED)


def test_a_plan_shows_stories_and_doubts_and_stores_nothing(case: CaseFile, folder: Path) -> None:
    (folder / "again.txt").write_text((folder / "berg.txt").read_text("utf-8") + "\n", "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    plan = importing.scan([folder], case)
    assert [file.file for file in plan.files] == ["again.txt", "berg.txt", "empty.txt", "undated.txt", "more/lund.txt"]
    doubts = _doubts(plan)
    assert DoubtKind.NO_DATE in doubts["undated.txt"]
    assert DoubtKind.NO_DATE not in doubts["berg.txt"]
    assert DoubtKind.REPEATED_TEXT in doubts["berg.txt"]
    assert plan.files[2].error
    story = plan.files[1].stories[0]
    assert story.title == "Former harbour clerk jailed in Oslo"
    assert "14 March 2019" in story.published_note
    assert story.words > 30
    assert reading.articles(case) == []


def test_a_plan_knows_what_is_in_the_case(imported: CaseFile, folder: Path) -> None:
    plan = importing.scan([folder], imported)
    assert all(story.in_case for file in plan.files for story in file.stories)
    assert set.union(*_doubts(plan).values()) == {DoubtKind.ALREADY_IN_CASE}


def test_the_users_decisions_are_followed(case: CaseFile, folder: Path) -> None:
    plan = importing.scan([folder], case)
    path = {file.file: file.path for file in plan.files}
    choices = ImportChoices(
        left_out=frozenset({(path["berg.txt"], 1)}), dates={(path["undated.txt"], 1): date(2021, 5, 7)}
    )
    states = _states(list(importing.import_plan(case, plan, choices)))
    assert states == {
        "berg.txt": FileState.ALREADY,
        "more/lund.txt": FileState.COMMITTED,
        "undated.txt": FileState.COMMITTED,
    }
    rows = {row.file: row for row in reading.articles(case)}
    assert set(rows) == {"more/lund.txt", "undated.txt"}
    published = rows["undated.txt"].published
    assert published is not None
    assert published.day == date(2021, 5, 7)


def test_a_stated_date_can_be_set_aside(case: CaseFile, folder: Path) -> None:
    plan = importing.scan([folder], case)
    stated = next(file for file in plan.files if file.stories[0].published is not None)
    choices = ImportChoices(published=date(2021, 5, 7), undated=frozenset({(stated.path, 1)}))
    list(importing.import_plan(case, plan, choices))
    rows = {row.file: row for row in reading.articles(case)}
    assert rows[stated.file].published is None
    assert rows["undated.txt"].published is not None


def test_bare_names_tell_nothing_of_the_folders_but_what_keeps_two_apart(case: CaseFile, folder: Path) -> None:
    twin = folder / "more" / "berg.txt"
    twin.write_text("Another story\n\nAnna Berg met Karl Lund in Oslo on 3 May 2020.\n", encoding="utf-8")
    plan = importing.scan([folder / "berg.txt", folder / "undated.txt", twin], case, bare_names=True)
    assert [file.file for file in plan.files] == ["berg.txt", "undated.txt", "more/berg.txt"]
    plan = importing.scan([folder], case, bare_names=True)
    assert "more/lund.txt" in {file.file for file in plan.files}
    given = folder / "undated.txt"
    assert importing.scan([given], case).files[0].file == given.as_posix()


def test_what_was_left_out_can_come_later(case: CaseFile, folder: Path) -> None:
    plan = importing.scan([folder], case)
    everything = frozenset((file.path, story.ordinal) for file in plan.files for story in file.stories)
    list(importing.import_plan(case, plan, ImportChoices(left_out=everything)))
    assert cases.case_info(case).sources == 0
    states = _states(list(importing.import_plan(case, plan, ImportChoices())))
    assert set(states.values()) == {FileState.COMMITTED}


def test_a_file_changed_since_the_plan_is_not_taken(case: CaseFile, folder: Path) -> None:
    plan = importing.scan([folder], case)
    with (folder / "berg.txt").open("a", encoding="utf-8") as file:
        file.write("One more line.\n")
    outcomes = {outcome.file: outcome for outcome in importing.import_plan(case, plan, ImportChoices())}
    assert outcomes["berg.txt"].state is FileState.FAILED
    assert "changed" in (outcomes["berg.txt"].reason or "")
    assert outcomes["undated.txt"].state is FileState.COMMITTED


def test_an_import_can_be_stopped_between_files(case: CaseFile, folder: Path) -> None:
    done: list[FileOutcome] = []
    done.extend(importing.import_paths(case, [folder], cancelled=lambda: bool(reading.articles(case))))
    assert [outcome.file for outcome in done] == ["berg.txt"]
    assert [row.file for row in reading.articles(case)] == ["berg.txt"]


def test_a_scan_can_be_stopped(case: CaseFile, folder: Path) -> None:
    with pytest.raises(Cancelled):
        importing.scan([folder], case, cancelled=lambda: True)


def test_learning_the_names_of_a_case_is_told_and_can_be_stopped(
    imported: CaseFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joining, "_TOLD", 1)
    (tmp_path / "later.txt").write_text("Later\n\nNina Falk was arrested in Odrin on 2 May 2019.\n", encoding="utf-8")
    stories, told = len(reading.articles(imported)), list[tuple[int, int, str]]()

    def heard(done: int, total: int, what: str) -> None:
        told.append((done, total, what))
        # Questions are answered meanwhile.
        assert len(reading.articles(imported)) >= stories

    stopped = importing.import_paths(
        imported,
        [tmp_path / "later.txt"],
        progress=heard,
        cancelled=lambda: any("Learning" in each[2] for each in told),
    )
    assert list(stopped) == []
    names = [each for each in told if "Learning" in each[2]]
    assert names[0][:2] == (1, len(reading.entities(imported)))
    assert len(names) == 1, "it stopped at once"
    assert len(list(importing.import_paths(imported, [tmp_path / "later.txt"], progress=heard))) == 1
    assert len(reading.articles(imported)) == stories + 1


def test_progress_is_told_file_by_file(case: CaseFile, folder: Path) -> None:
    told: list[tuple[int, int, str]] = []
    list(importing.import_paths(case, [folder], progress=lambda *how_far: told.append(how_far)))
    assert told == [(0, 3, "berg.txt"), (1, 3, "undated.txt"), (2, 3, "more/lund.txt"), (3, 3, "")]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """One file of many stories."""
    stories = "".join(
        f"{n} of 80 DOCUMENTS\n\nStory {n} of the harbour\n\nPublished: 3 May 2019\n\n"
        f"Nina Falk was arrested in Odrin in {1930 + n}. " + "The harbour police were asked about it. " * 9 + "\n\n"
        for n in range(1, 81)
    )
    (tmp_path / "archive.txt").write_text(stories, encoding="utf-8")
    return tmp_path / "archive.txt"


def test_progress_is_told_story_by_story_within_a_file_of_many(case: CaseFile, archive: Path) -> None:
    told: list[tuple[int, int, str]] = []
    (outcome,) = importing.import_paths(case, [archive], progress=lambda *how_far: told.append(how_far))
    assert outcome.stories == 80
    within = [done for done, total, what in told if total == 80 and what.endswith("archive.txt")]
    assert len(within) > 3
    read = within.index(80) + 1
    assert within[:read] == sorted(within[:read])
    assert within[read:] == list(range(80)), "and once more while they are kept"


def test_an_import_stops_between_two_stories_of_a_file_while_they_are_read_and_while_they_are_kept(
    case: CaseFile, archive: Path
) -> None:
    asked = 0
    most = 0

    def stop() -> bool:
        nonlocal asked
        asked += 1
        return asked == most

    assert len(list(importing.import_paths(case, [archive], cancelled=stop))) == 1
    assert asked > 160, "each story when it is read, and when it is kept"
    often = asked
    editing.undo(case)
    for at in (often // 4, often - 40):
        most, asked = at, 0
        assert list(importing.import_paths(case, [archive], cancelled=stop)) == []
        assert reading.articles(case) == []
        assert cases.check_case(case).findings == ()
    most, asked = 0, 0
    assert len(list(importing.import_paths(case, [archive], cancelled=stop))) == 1
    assert len(reading.articles(case)) == 80


def test_an_import_goes_on_after_a_change_between_two_files(case: CaseFile, folder: Path) -> None:
    outcomes = importing.import_paths(case, [folder])
    next(outcomes)
    keep, gone = (reading.find_entity(case, name).id for name in ("Anna Berg", "Karl Lund"))
    editing.merge_entities(case, keep, gone)
    assert {outcome.state for outcome in outcomes} == {FileState.COMMITTED}
    assert reading.find_entity(case, "Karl Lund").id == keep
    assert cases.check_case(case).findings == ()
