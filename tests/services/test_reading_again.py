"""Stories read again by a newer engine: what the older one said goes, what people decided stays."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dossier.domain.events import EventKind, Review, Status
from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.services import by_hand, cases, editing, importing, reading, reading_again
from dossier.services.cases import CaseFile

TEXTS = {
    "berg.txt": "Clerk jailed\n\nPublished: 14 March 2019\n\nAnna Berg, 41, was arrested on 4 February 2014 in Oslo. "
    "Berg was convicted of fraud on Monday. Karl Lund met Maria Voss on 3 May 2013 in Oslo.\n",
    "lund.txt": "Owner freed\n\nPublished: 9 May 2020\n\nKarl Lund, 52, was acquitted on 7 May 2020. "
    "Karl Johan Lund was released the same day. He was fined two years after his arrest.\n",
    "voss.txt": "Witness\n\nMaria Voss testified on Monday. Lund met Voss in Oslo in May 2013. Lund was acquitted.\n",
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


def _dump(case: CaseFile) -> list[str]:
    assert cases.check_case(case).findings == ()
    return list(cases.dump_case(case))


def _run(case: CaseFile, *statements: str) -> None:
    """Let the rows of a case be as an older program would have written them."""
    with case.writing():
        for statement in statements:
            case.connection.exec_driver_sql(statement)


def _all(case: CaseFile) -> None:
    for _ in reading_again.read_again(case, outdated_only=False):
        pass


def _id(case: CaseFile, name: str) -> int:
    return reading.find_entity(case, name).id


def _event(case: CaseFile, kind: EventKind, name: str = "") -> int:
    return next(e.id for e in reading.events(case, rejected=True) if e.kind is kind and name in str(e.participants))


def _span(case: CaseFile, article: int, words: str) -> Span:
    view = reading.article(case, article)
    start = view.text.index(words) + view.start
    return Span(start, start + len(words))


def _berg(case: CaseFile) -> Span:
    start = _span(case, 1, "Berg was convicted").start
    return Span(start, start + len("Berg"))


DECISIONS: dict[str, Callable[[CaseFile], object]] = {
    "nothing": lambda c: None,
    "renamed": lambda c: editing.rename_entity(c, _id(c, "Anna Berg"), "Berg, A."),
    "merged": lambda c: editing.merge_entities(c, _id(c, "Anna Berg"), _id(c, "Maria Voss")),
    "split": lambda c: editing.split_entity(
        c, _id(c, "Anna Berg"), [next(r.id for r in reading.articles(c) if r.file.endswith("namesake.txt"))]
    ),
    "taken apart": lambda c: (
        editing.merge_entities(c, _id(c, "Anna Berg"), _id(c, "Maria Voss")),
        editing.unmerge(c, next(m.id for m in reading.merges(c, _id(c, "Anna Berg")) if m.id is not None)),
    ),
    "accepted": lambda c: editing.review_event(c, _event(c, EventKind.ARREST), Review.ACCEPTED),
    "rejected": lambda c: editing.review_event(c, _event(c, EventKind.ARREST), Review.REJECTED),
    "a date": lambda c: editing.edit_event(c, _event(c, EventKind.ARREST), date=editing.parse_date("March 2013")),
    "a kind": lambda c: editing.edit_event(c, _event(c, EventKind.ARREST), kind=EventKind.CHARGE),
    "a status": lambda c: editing.edit_event(c, _event(c, EventKind.ARREST), status=Status.DENIED),
    "people": lambda c: editing.edit_event(c, _event(c, EventKind.ARREST), participants=()),
    "several at once": lambda c: editing.review_events(c, [e.id for e in reading.events(c)], Review.ACCEPTED),
    "a name marked": lambda c: by_hand.add_mentions(c, 3, [_span(c, 3, "Namesake")], None, EntityKind.PERSON),
    "a name marked as somebody else": lambda c: by_hand.add_mentions(
        c, 1, [_berg(c)], None, EntityKind.PERSON, "Berg the elder"
    ),
    "no name": lambda c: by_hand.remove_mention(c, 3, _span(c, 3, "Kestrel Lines"), _id(c, "Kestrel Lines")),
    "no name everywhere": lambda c: by_hand.remove_mention(
        c, 3, _span(c, 3, "Erik Lund"), _id(c, "Erik Lund"), everywhere=True
    ),
    "an event marked": lambda c: by_hand.add_event(
        c,
        3,
        _span(c, 4, "Lund met Voss in Oslo"),
        _span(c, 4, "Voss in"),
        kind=EventKind.MEET,
        status=Status.ASSERTED,
        date=None,
        places=[_id(c, "Oslo")],
    ),
    "an event marked where one is told": lambda c: by_hand.add_event(
        c,
        3,
        _span(c, 4, "Lund was acquitted"),
        _span(c, 4, "acquitted"),
        kind=EventKind.RELEASE,
        status=Status.ALLEGED,
        date=None,
    ),
    "a publication day": lambda c: editing.set_published(
        c, next(r.id for r in reading.articles(c) if r.published is None), date(2020, 6, 3)
    ),
}


@pytest.mark.parametrize("decision", DECISIONS)
def test_the_same_engine_changes_nothing_whatever_people_decided(case: CaseFile, folder: Path, decision: str) -> None:
    list(importing.import_paths(case, [folder]))
    DECISIONS[decision](case)
    before = _dump(case)
    assert cases.outdated_stories(case) == 0
    assert list(reading_again.read_again(case)) == []
    _all(case)
    assert _dump(case) == before


OLDER = {
    "an event was missed": (
        "DELETE FROM participants WHERE event = 1", "DELETE FROM event_places WHERE event = 1",
        "DELETE FROM events WHERE id = 1", "DELETE FROM search WHERE rowid = 2 * (1 << 40) + 1",
    ),
    "an event of another kind": ("UPDATE events SET kind = 'charge' WHERE id = 1",),
    "other people took part": (
        "DELETE FROM participants WHERE event = 1",
        "INSERT INTO participants(event, entity, role) SELECT 1, max(id), 'agent' FROM entities WHERE kind = 'person'",
    ),
    "no places and another status": ("DELETE FROM event_places", "UPDATE events SET status = 'alleged', start = start"),
    "other dates": ("UPDATE events SET date_start = '1999-01-01', date_end = '1999-01-01' WHERE date_start > ''",),
    "no time expressions and no sketch": ("UPDATE articles SET timexes_json = '[]', sketch = NULL",),
    "no facts": ("DELETE FROM facts",),
    "a mention was missed": ("DELETE FROM mentions WHERE id IN (SELECT max(id) FROM mentions GROUP BY article)",),
}  # fmt: skip


def test_what_copies_and_translations_are_known_by_is_renewed(case: CaseFile, folder: Path) -> None:
    def sketches() -> list[str]:
        with case.reading():
            return list(case.connection.exec_driver_sql("SELECT sketch FROM articles ORDER BY id").scalars())

    list(importing.import_paths(case, [folder]))
    present = sketches()
    # An older program kept neither agencies nor the marks of translations.
    _run(case, "UPDATE articles SET sketch = substr(sketch, 1, instr(sketch, '|') - 1), engine = 5")
    assert not any("|" in sketch for sketch in sketches())
    assert any(sketch.rpartition("|")[2] for sketch in present)
    list(reading_again.read_again(case))
    assert sketches() == present


@pytest.mark.parametrize("older", OLDER)
def test_what_only_an_older_engine_said_becomes_what_the_present_one_says(
    case: CaseFile, folder: Path, older: str
) -> None:
    list(importing.import_paths(case, [folder]))
    present = _dump(case)
    _run(case, *OLDER[older], "UPDATE articles SET engine = NULL")
    before = list(cases.dump_case(case))
    assert before != present
    assert cases.outdated_stories(case) == 4
    changes = list(reading_again.read_again(case))
    assert len([change for change in changes if change.articles]) == 4
    assert _dump(case) == present
    assert cases.outdated_stories(case) == 0
    assert [entry.label for entry in reading.history(case)] == ["Imported 4 files", "Read 4 stories again"]
    editing.undo(case)
    assert list(cases.dump_case(case)) == before
    assert cases.outdated_stories(case) == 4
    editing.redo(case)
    assert _dump(case) == present


def test_a_name_that_was_read_wrongly_goes_with_all_that_hung_on_it(case: CaseFile, folder: Path) -> None:
    list(importing.import_paths(case, [folder]))
    present = _dump(case)
    berg = _id(case, "Anna Berg")
    _run(
        case,
        "INSERT INTO entities(kind, name, folded, renamed) VALUES ('person', 'Owner Freed', 'owner freed', 0)",
        'INSERT INTO mentions(entity, article, start, "end", form) '
        "SELECT max(entities.id), 2, 0, 5, 'name' FROM entities",
        "UPDATE articles SET engine = 1",
    )
    list(reading_again.read_again(case))
    assert _dump(case) == present
    assert _id(case, "Anna Berg") == berg
    assert not [row for row in reading.entities(case, EntityKind.PERSON) if row.name == "Owner Freed"]


def test_judged_events_stay_as_judged_though_the_engine_says_otherwise(case: CaseFile, folder: Path) -> None:
    list(importing.import_paths(case, [folder]))
    arrest = reading.event(case, 1)
    _run(case, "UPDATE events SET kind = 'charge', date_start = '1999-01-01', date_end = '1999-01-01' WHERE id = 1")
    editing.review_event(case, 1, Review.ACCEPTED)
    rejected = next(e.id for e in reading.events(case) if e.id != 1)
    _run(case, f"UPDATE events SET kind = 'other' WHERE id = {rejected}", "UPDATE articles SET engine = NULL")
    editing.review_event(case, rejected, Review.REJECTED)
    judged = [reading.event(case, id_) for id_ in (1, rejected)]
    count = len(reading.events(case, rejected=True))
    list(reading_again.read_again(case))
    assert [reading.event(case, id_) for id_ in (1, rejected)] == judged
    assert len(reading.events(case, rejected=True)) == count
    assert arrest.kind is not judged[0].kind


KEPT = {"renamed", "merged", "split", "taken apart", "no name", "a publication day", "several at once"}


@pytest.mark.parametrize("older", ["a mention was missed", "no facts", "no time expressions and no sketch"])
@pytest.mark.parametrize("decision", sorted(KEPT))
def test_decisions_stay_where_the_engine_has_learnt_more(
    case: CaseFile, folder: Path, decision: str, older: str
) -> None:
    list(importing.import_paths(case, [folder]))
    DECISIONS[decision](case)
    decided = _dump(case)
    _run(case, *OLDER[older], "UPDATE articles SET engine = NULL")
    list(reading_again.read_again(case))
    assert _dump(case) == decided


def test_it_can_be_stopped_and_goes_on_where_it_stopped(case: CaseFile, folder: Path) -> None:
    list(importing.import_paths(case, [folder]))
    present = _dump(case)
    _run(case, "UPDATE articles SET engine = NULL, timexes_json = '[]'")
    told: list[str] = []
    list(reading_again.read_again(case, lambda _, __, what: told.append(what), lambda: len(told) == 2))
    assert cases.outdated_stories(case) == 2
    list(reading_again.read_again(case))
    assert cases.outdated_stories(case) == 0
    assert _dump(case) == present
    editing.undo(case)
    assert cases.outdated_stories(case) == 2
