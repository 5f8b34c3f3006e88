"""Claims across files: who stands behind a happening, where sources disagree, and what nobody knows."""

from collections.abc import Mapping
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from dossier.domain.claims import About, HappeningView, Standing, UnknownKind
from dossier.domain.events import EventKind, Status
from dossier.domain.mentions import EntityKind
from dossier.errors import NotFoundError
from dossier.services import cases, claims, editing, importing, reading, shared_claims
from dossier.services.cases import CaseFile

POST = (
    "Shipping owner held in Bergen\n\nPublished: 13 May 2015\n\n"
    "Police arrested Karl Lund on 12 May 2015 at the harbour of Bergen, where his ferries lie. Witnesses said that "
    "officers had waited for two hours.\n"
)
HERALD = (
    "Lund detained\n\nPublished: 14 May 2015\n\n"
    "Karl Lund, who runs a ferry line, was arrested on 12 May 2015. His lawyer refused to talk to reporters.\n"
)
TIMES = (
    "A week in the courts\n\nPublished: 20 May 2015\n\n"
    "Karl Lund was arrested on 14 May 2015. The ferry line said that it would go on.\n"
)


def _take(case: CaseFile, folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        for outcome in importing.import_paths(case, [path]):
            assert outcome.reason is None


def _person(case: CaseFile, name: str) -> int:
    return reading.find_entity(case, name, EntityKind.PERSON).id


def _of_kind(case: CaseFile, name: str, kind: EventKind) -> list[HappeningView]:
    return [each for each in claims.happenings(case, _person(case, name)) if each.kind is kind]


def _told(each: HappeningView) -> tuple[int, int, int]:
    return len(each.reports), each.independent, each.copies


def test_two_papers_that_tell_of_one_arrest_are_two_sources(case: CaseFile, tmp_path: Path) -> None:
    _take(case, tmp_path, {"post.txt": POST, "herald.txt": HERALD})
    (arrest,) = _of_kind(case, "Karl Lund", EventKind.ARREST)
    assert _told(arrest) == (2, 2, 0)
    assert arrest.date is not None
    assert arrest.date.start == date(2015, 5, 12)
    assert [report.source_title for report in arrest.reports] == ["Shipping owner held in Bergen", "Lund detained"]
    assert not arrest.contradictions
    assert claims.happening_of(case, arrest.events[0]).key == arrest.key


BRIEF = (
    "In brief\n\nPublished: 15 May 2015\n\nPolice arrested Karl Lund on 12 May 2015 at the harbour of Bergen, where "
    "his ferries lie. Snow fell in Tromsø, and the museum there opens again in June after a long renewal of its roof.\n"
)
EDITED = POST.replace("at the harbour of Bergen", "at the harbour of Bergen in Norway").replace("had waited", "waited")
COPIES = [
    ("the same text again", POST.replace("Published: 13 May 2015", "Published: 15 May 2015")),
    ("edited", EDITED.replace("Published: 13", "Published: 15")),
    ("with more behind it", POST + "\nThe weather in Bergen was mild for the season and ships left on time.\n"),
    ("the same sentence alone", BRIEF),
]


@pytest.mark.parametrize("copy", [row[1] for row in COPIES], ids=[row[0] for row in COPIES])
def test_a_copy_is_no_second_source(case: CaseFile, tmp_path: Path, copy: str) -> None:
    _take(case, tmp_path, {"post.txt": POST, "copy.txt": copy})
    (arrest,) = _of_kind(case, "Karl Lund", EventKind.ARREST)
    assert _told(arrest) == (2, 1, 1)
    assert [report.copies for report in arrest.reports] == [None, arrest.reports[0].event]


def test_two_papers_that_print_one_agency_are_one_source(case: CaseFile, tmp_path: Path) -> None:
    wire = "Ferry owner held\n\nPublished: {}\n\nBERGEN (Reuters) - {}\n"
    one = "Ferry owner Karl Lund was arrested in the harbour of Bergen on 12 May 2015 over unpaid taxes."
    two = "Karl Lund was arrested on 12 May 2015 over unpaid taxes in the harbour, prosecutors in the city said."
    _take(case, tmp_path, {"a.txt": wire.format("13 May 2015", one), "b.txt": wire.format("14 May 2015", two)})
    (arrest,) = _of_kind(case, "Karl Lund", EventKind.ARREST)
    assert _told(arrest) == (2, 1, 1)


def test_dates_that_exclude_each_other_are_set_side_by_side(case: CaseFile, tmp_path: Path) -> None:
    _take(case, tmp_path, {"post.txt": POST, "herald.txt": HERALD, "times.txt": TIMES})
    (arrest,) = _of_kind(case, "Karl Lund", EventKind.ARREST)
    (found,) = arrest.contradictions
    assert (found.about, [side.words for side in found.sides]) == (About.DATE, ["12 May 2015", "14 May 2015"])
    assert [len(side.events) for side in found.sides] == [2, 1]
    assert arrest.date is not None
    assert arrest.date.start == date(2015, 5, 12), "what more sources say stands until somebody settles it"


def _done(case: CaseFile) -> int:
    return sum(not entry.undone for entry in reading.history(case))


def test_a_person_settles_a_contradiction_for_good(case: CaseFile, tmp_path: Path) -> None:
    _take(case, tmp_path, {"herald.txt": HERALD, "times.txt": TIMES})
    (arrest,) = _of_kind(case, "Karl Lund", EventKind.ARREST)
    (found,) = arrest.contradictions
    before, steps = list(cases.dump_case(case)), _done(case)
    editing.settle_contradiction(case, found.key, 1)
    (arrest,) = _of_kind(case, "Karl Lund", EventKind.ARREST)
    assert arrest.contradictions[0].settled == 1
    assert arrest.date is not None
    assert arrest.date.start == date(2015, 5, 14)
    _take(case, tmp_path, {"post.txt": POST})
    for row in reading.articles(case):
        editing.set_published(case, row.id, date(2015, 6, 1))
    (arrest,) = _of_kind(case, "Karl Lund", EventKind.ARREST)
    assert [c.settled for c in arrest.contradictions] == [1]
    editing.settle_contradiction(case, arrest.contradictions[0].key, None)
    assert [c.settled for c in _of_kind(case, "Karl Lund", EventKind.ARREST)[0].contradictions] == [None]
    while _done(case) > steps:
        editing.undo(case)
    after = [line for line in cases.dump_case(case) if "Shipping owner held" not in line]
    assert [line for line in before if line.startswith('["settled"')] == []
    assert [line for line in after if line.startswith('["settled"')] == []
    with pytest.raises(NotFoundError):
        editing.settle_contradiction(case, "date@0000000000000000:1-2", 0)


def test_counts_that_differ(case: CaseFile, tmp_path: Path) -> None:
    one = "Blast\n\nPublished: 5 May 2016\n\nOn 4 May 2016 Karl Lund attacked the ferry port and killed 12 people.\n"
    two = (
        "Port attack\n\nPublished: 7 May 2016\n\nKarl Lund killed 14 people at the port on 4 May 2016, rescuers said.\n"
    )
    _take(case, tmp_path, {"a.txt": one, "b.txt": two})
    found = [c for each in claims.happenings(case, _person(case, "Karl Lund")) for c in each.contradictions]
    assert [(c.about, [side.words for side in c.sides]) for c in found] == [(About.NUMBER, ["12 people", "14 people"])]


def test_a_denial_stands_beside_what_it_denies(imported: CaseFile) -> None:
    (paid,) = _of_kind(imported, "Anna Berg", EventKind.TRANSFER_MONEY)
    (denial,) = paid.denied_by
    assert reading.event(imported, denial).quote == "Lund denied it."


def test_several_arrests_stay_several(case: CaseFile, tmp_path: Path) -> None:
    again = POST.replace("12 May 2015", "3 May 2017").replace("13 May 2015", "4 May 2017")
    both = "Twice\n\nPublished: 9 May 2018\n\nKarl Lund was arrested on 12 May 2015 and arrested again on 3 May 2017.\n"
    _take(case, tmp_path, {"post.txt": POST, "again.txt": again, "both.txt": both})
    found = _of_kind(case, "Karl Lund", EventKind.ARREST)
    assert [each.date.start.year for each in found if each.date and each.date.start] == [2015, 2017]
    assert not any(each.contradictions for each in found)


def test_the_order_of_import_does_not_matter(tmp_path: Path) -> None:
    files = {"post.txt": POST, "herald.txt": HERALD, "times.txt": TIMES}
    answers = []
    for number, order in enumerate(permutations(files)):
        case = cases.create_case(tmp_path / f"{number}.dossier")
        _take(case, tmp_path / "in", {name: files[name] for name in order})
        found = claims.happenings(case)
        answers.append([(h.key, h.label, h.date, _told(h), [c.key for c in h.contradictions]) for h in found])
        cases.close_case(case)
    assert all(answer == answers[0] for answer in answers)


def test_the_ladder_says_no_more_than_the_sources(case: CaseFile, tmp_path: Path) -> None:
    text = (
        "Court\n\nPublished: 9 May 2020\n\n"
        "Karl Lund was charged with fraud on 3 March 2019. If convicted, Lund faces ten years in prison. "
        "Lund will be sentenced on 1 June 2020. Lund was acquitted on 7 May 2020.\n"
    )
    _take(case, tmp_path, {"court.txt": text})
    rungs = claims.standing(case, _person(case, "Karl Lund")).rungs
    assert [rung.standing for rung in rungs] == [Standing.NAMED, Standing.CHARGED, Standing.ACQUITTED]
    assert all(rung.status is Status.ASSERTED for rung in rungs)
    assert [rung.date.start for rung in rungs if rung.date] == [date(2020, 5, 9), date(2019, 3, 3), date(2020, 5, 7)]
    assert "acquitted" in rungs[-1].quote


def test_what_becomes_of_a_conviction_is_said_beside_it(case: CaseFile, tmp_path: Path) -> None:
    text = (
        "Appeal\n\nPublished: 9 May 2020\n\nKarl Lund was convicted of fraud on 3 March 2019. "
        "On 7 May 2020 the court acquitted Lund.\n"
    )
    _take(case, tmp_path, {"appeal.txt": text})
    rungs = {rung.standing: rung for rung in claims.standing(case, _person(case, "Karl Lund")).rungs}
    assert rungs[Standing.CONVICTED].note == "acquitted later, 7 May 2020"


def test_what_is_not_known(imported: CaseFile) -> None:
    found = claims.unknowns(imported, _person(imported, "Karl Lund"))
    kinds = {each.kind for each in found}
    assert kinds == {UnknownKind.UNDATED, UnknownKind.SINGLE_SOURCE, UnknownKind.NO_PUBLICATION_DAY}
    (undated,) = [each for each in found if each.kind is UnknownKind.UNDATED]
    assert undated.sentence == (
        "No source dates “Charged: Karl Lund”. “Friday” counts from the day on which the story came out, and that day "
        "is not known."
    )


def test_an_allegation_without_an_answer(case: CaseFile, tmp_path: Path) -> None:
    text = "Claim\n\nPublished: 9 May 2020\n\nProsecutors allege that Anna Berg paid Karl Lund in October 2013.\n"
    _take(case, tmp_path, {"claim.txt": text})
    kinds = [each.kind for each in claims.unknowns(case, _person(case, "Anna Berg"))]
    assert UnknownKind.UNANSWERED in kinds


def test_words_that_are_alleged_too_are_no_answer(case: CaseFile, tmp_path: Path) -> None:
    text = (
        "Claim\n\nPublished: 9 May 2020\n\nAnna Berg allegedly paid Karl Lund in October 2013, claiming that he was a "
        "cousin.\n"
    )
    _take(case, tmp_path, {"claim.txt": text})
    kinds = [each.kind for each in claims.unknowns(case, _person(case, "Anna Berg"))]
    assert UnknownKind.UNANSWERED in kinds


def test_nobody_has_to_answer_to_a_harmless_fact_of_an_indictment(case: CaseFile, tmp_path: Path) -> None:
    text = (
        "Claim\n\nPublished: 9 May 2020\n\nAnna Berg moved to Oslo in May 2008 and worked for a ferry line, according "
        "to the indictment.\n"
    )
    _take(case, tmp_path, {"claim.txt": text})
    told = claims.happenings(case, _person(case, "Anna Berg"))
    assert {report.status for each in told for report in each.reports} == {Status.ALLEGED}
    kinds = [each.kind for each in claims.unknowns(case, _person(case, "Anna Berg"))]
    assert UnknownKind.UNANSWERED not in kinds


def test_answers_are_new_after_an_import(case: CaseFile, tmp_path: Path) -> None:
    _take(case, tmp_path, {"post.txt": POST})
    person = _person(case, "Karl Lund")
    assert [each.independent for each in claims.happenings(case, person)] == [1]
    _take(case, tmp_path, {"herald.txt": HERALD})
    assert max(each.independent for each in claims.happenings(case, person)) == 2


def test_a_denial_speaks_of_what_its_own_story_alleges_of_whoever_denies(case: CaseFile, tmp_path: Path) -> None:
    text = (
        "Two accused\n\nPublished: 9 May 2020\n\nProsecutors allege that Anna Berg paid Rita Holm in October 2013. "
        "Prosecutors allege that Karl Lund robbed the bank in May 2014. Lund denied it.\n"
    )
    _take(case, tmp_path, {"two.txt": text})
    assert [each.denied_by for each in claims.happenings(case, _person(case, "Anna Berg"))] == [()]
    alleged = [e for e in claims.happenings(case, _person(case, "Karl Lund")) if e.reports[0].status is Status.ALLEGED]
    assert [len(each.denied_by) for each in alleged] == [1]


def test_whom_others_accuse_is_no_witness_of_his_own_deeds(case: CaseFile, tmp_path: Path) -> None:
    path = tmp_path / "files.txt"
    path.write_text(
        "Two men charged over leaked files\n\nPublished: 4 March 2020\n\n"
        "The indictment accuses the defendants, Ivan Petrov and Oleg Sidorov, of stealing files from the ministry. In "
        "May, they allegedly sent emails to senators, claiming the party planned to sell the port. They also allegedly "
        "created and distributed a fake video on Twitter.\n",
        encoding="utf-8",
    )
    assert [o.reason for o in importing.import_paths(case, [path])] == [None]
    deeds = [e for e in reading.events(case) if e.quote.startswith("They also")]
    assert len(deeds) == 2
    assert [(e.status, e.attribution) for e in deeds] == [(Status.ALLEGED, None)] * 2


def test_what_several_report_is_the_same_worked_out_lot_by_lot(case: CaseFile, tmp_path: Path) -> None:
    denied = (
        "Lund denies all\n\nPublished: 21 May 2015\n\n"
        "Prosecutors allege that Karl Lund paid Anna Berg on 3 March 2014. Karl Lund denied the allegations.\n"
    )
    again = "Berg on trial\n\nPublished: 2 June 2015\n\nKarl Lund paid Anna Berg on 3 March 2014, the court heard.\n"
    _take(case, tmp_path, {"post.txt": POST, "herald.txt": HERALD, "times.txt": TIMES, "d.txt": denied, "a.txt": again})
    wanted = [each for each in claims.happenings(case) if len(each.reports) > 1]
    found = shared_claims.shared_happenings(case)
    assert len(wanted) > 1
    assert any(each.contradictions for each in wanted)
    assert any(each.denied_by for each in wanted)
    assert sorted(found, key=lambda each: each.key) == sorted(wanted, key=lambda each: each.key)
