"""Bare surnames across files: whose they are where the stories tell, and nobody's where it may be anybody."""

from collections.abc import Iterable
from itertools import permutations
from pathlib import Path

from dossier.domain.claims import JoinKind
from dossier.domain.mentions import EntityKind
from dossier.services import cases, editing, importing, reading
from dossier.services.cases import CaseFile

FILES = {
    "namesake.txt": (
        "Councillor speaks\n\nPublished: 12 March 2024\n\nErik Halvorsen, a councillor, said he is not the Erik "
        "Halvorsen who was convicted of fraud on 5 March 2024. Erik Halvorsen was sentenced in Oslo.\n"
    ),
    "full.txt": (
        "Ferry owner before the court\n\nPublished: 3 May 2018\n\nErik Halvorsen was charged with fraud on 2 May 2018, "
        "the Norwegian Police Service said. Erik Halvorsen met Anna Berg in Oslo.\n"
    ),
    "bare.txt": (
        "Pressure on Halvorsen\n\nPublished: 9 May 2018\n\nThe Norwegian Police Service searched the house of "
        "Halvorsen on 8 May 2018. Halvorsen left Oslo with Anna Berg.\n"
    ),
    "far.txt": (
        "Cup final\n\nPublished: 9 June 2018\n\nHalvorsen scored twice in Bodø on 8 June 2018. Halvorsen smiled.\n"
    ),
    "police.txt": (
        "Burglary\n\nPublished: 9 July 2018\n\nThe Norwegian Police Service caught Halvorsen in Oslo on 8 July 2018. "
        "Halvorsen had climbed a roof.\n"
    ),
    "brother.txt": (
        "A brother speaks\n\nPublished: 19 May 2018\n\nLars Halvorsen said on 18 May 2018 that he knew of nothing. "
        "Lars Halvorsen lives in Hamar.\n"
    ),
}


def _take(case: CaseFile, folder: Path, names: Iterable[str]) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FILES[name], encoding="utf-8")
        for outcome in importing.import_paths(case, [path]):
            assert outcome.reason is None


def _people(case: CaseFile) -> list[tuple[str, int]]:
    rows = reading.entities(case, EntityKind.PERSON, "halvorsen")
    return sorted((row.name, row.articles) for row in rows)


def _person(case: CaseFile, name: str) -> int:
    return next(row.id for row in reading.entities(case, EntityKind.PERSON) if row.name == name)


def test_a_bare_surname_is_the_only_bearers_where_the_stories_share_company(case: CaseFile, tmp_path: Path) -> None:
    _take(case, tmp_path, ["bare.txt", "full.txt", "far.txt"])
    assert _people(case) == [("Erik Halvorsen", 2), ("Halvorsen", 1)]
    assert cases.check_case(case).is_sound


def test_police_and_town_alone_make_nobody_the_same(case: CaseFile, tmp_path: Path) -> None:
    _take(case, tmp_path, ["full.txt", "police.txt"])
    assert _people(case) == [("Erik Halvorsen", 1), ("Halvorsen", 1)]


def test_a_namesake_takes_the_join_back(case: CaseFile, tmp_path: Path) -> None:
    _take(case, tmp_path, ["full.txt", "bare.txt"])
    assert _people(case) == [("Erik Halvorsen", 2)]
    _take(case, tmp_path, ["brother.txt"])
    assert _people(case) == [("Erik Halvorsen", 1), ("Halvorsen", 1), ("Lars Halvorsen", 1)]
    assert cases.check_case(case).is_sound


def test_joins_do_not_depend_on_the_order_of_import(tmp_path: Path) -> None:
    for names in (["full.txt", "bare.txt", "far.txt"], ["full.txt", "bare.txt", "brother.txt", "far.txt"]):
        dumps = []
        for number, order in enumerate(permutations(names)):
            case = cases.create_case(tmp_path / f"{len(names)}-{number}.dossier")
            _take(case, tmp_path / "in", order)
            dumps.append(list(cases.dump_case(case)))
            cases.close_case(case)
        assert all(dump == dumps[0] for dump in dumps)


def test_what_a_person_has_touched_is_left_alone(case: CaseFile, tmp_path: Path) -> None:
    _take(case, tmp_path, ["bare.txt"])
    editing.rename_entity(case, _person(case, "Halvorsen"), "The man of the house")
    _take(case, tmp_path, ["full.txt"])
    assert _people(case) == [("Erik Halvorsen", 1), ("The man of the house", 1)]


def test_a_join_of_an_import_can_be_taken_apart_and_stays_so(case: CaseFile, tmp_path: Path) -> None:
    _take(case, tmp_path, ["full.txt", "bare.txt"])
    erik = _person(case, "Erik Halvorsen")
    joins = [m for m in reading.merges(case, erik) if m.how is JoinKind.JOINED and m.name == "Halvorsen"]
    assert [(m.id, m.reversible) for m in joins] == [(None, True)]
    before = list(cases.dump_case(case))
    editing.split_entity(case, erik, joins[0].articles)
    assert _people(case) == [("Erik Halvorsen", 1), ("Halvorsen", 1)]
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "again.txt").write_text(FILES["bare.txt"] + "\n", encoding="utf-8")
    for _ in importing.import_paths(case, [tmp_path / "copy" / "again.txt"]):
        pass
    assert ("Erik Halvorsen", 1) in _people(case)
    assert {p.first.name for p in reading.proposals(case)} & {"Erik Halvorsen"} == set()
    assert cases.check_case(case).is_sound
    assert before != list(cases.dump_case(case))


def test_a_story_that_tells_namesakes_apart_gives_the_deed_to_neither_by_a_guess(tmp_path: Path) -> None:
    for number, order in enumerate(permutations(["full.txt", "namesake.txt"])):
        case = cases.create_case(tmp_path / f"{number}.dossier")
        _take(case, tmp_path / "in", order)
        assert _people(case) == [("Erik Halvorsen", 1)] * 3
        assert cases.check_case(case).is_sound
        told = [e for e in reading.events(case) if "sentenced" in e.quote]
        assert told
        assert not any(p.entity.name == "Erik Halvorsen" for e in told for p in e.participants)
        cases.close_case(case)


def test_a_by_name_of_many_words_is_no_name_to_be_shown_under(case: CaseFile, tmp_path: Path) -> None:
    FILES["by-name.txt"] = (
        "Eleven years\n\nPublished: 3 June 2021\n\nErik Halvorsen, also known as Abu Nasir al-Oslawi al-Kabir, was "
        "jailed on 2 June 2021.\n"
    )
    for number, order in enumerate((["full.txt", "by-name.txt"], ["by-name.txt", "full.txt"])):
        other = cases.create_case(tmp_path / f"{number}.dossier")
        _take(other, tmp_path, order)
        assert _people(other) == [("Erik Halvorsen", 2)]
        cases.close_case(other)


def test_a_fuller_name_is_shown_whichever_story_came_first(case: CaseFile, tmp_path: Path) -> None:
    FILES["short.txt"] = (
        "Held\n\nPublished: 3 June 2021\n\nErik Halvorsen, also known as Erik Johan Halvorsen, "
        "was held on 2 June 2021.\n"
    )
    FILES["long.txt"] = (
        "Freed\n\nPublished: 9 June 2021\n\nErik Johan Halvorsen was freed on 8 June 2021. Halvorsen smiled.\n"
    )
    for number, order in enumerate((["short.txt", "long.txt"], ["long.txt", "short.txt"])):
        other = cases.create_case(tmp_path / f"{number}.dossier")
        _take(other, tmp_path, order)
        assert _people(other) == [("Erik Johan Halvorsen", 2)]
        cases.close_case(other)
