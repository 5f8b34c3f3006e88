"""The dossier of somebody of whom very much is told: each text is read once, and it can be stopped on the way."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from benchmarks.made_up_case import opened
from dossier.domain.dossier_options import DossierOptions
from dossier.domain.views import DossierView
from dossier.errors import Cancelled
from dossier.services import cases, claims, dossier_claims, exporting, gathering, merging, reading, verifying
from dossier.services.cases import CaseFile
from dossier.services.watching import Watch, watched
from dossier.store import article_store, entity_store

BUSIEST = 1


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    """A made-up case in which one name takes part in hundreds of events."""
    made, _ = opened(tmp_path_factory.mktemp("large"), 600)
    yield made
    cases.close_case(made)


def asked_anew(case: CaseFile) -> None:
    cases.rest(case)


def test_claims_are_the_same_whether_the_events_were_read_before_or_not(case: CaseFile) -> None:
    asked_anew(case)
    found, told = dossier_claims.dossier_with_claims(case, BUSIEST)
    assert len(found.events) > 150
    for ask, known in (
        (claims.happenings, told.happenings),
        (claims.standing, told.standing),
        (claims.unknowns, told.unknowns),
        (merging.history_of, told.merges),
    ):
        asked_anew(case)
        assert ask(case, BUSIEST) == known


def test_names_are_those_that_the_texts_use(case: CaseFile) -> None:
    counted: dict[str, int] = {}
    with case.reading():
        for mention in entity_store.mention_records(case, entity=BUSIEST):
            words = article_store.text(case, mention.article)[mention.span.start : mention.span.end]
            name = " ".join(words.split())
            counted[name] = counted.get(name, 0) + 1
    found: DossierView = reading.dossier(case, BUSIEST)
    assert {use.name: use.count for use in found.names} == counted
    assert {row.id for row in found.sources} == {m.article for m in entity_store.mention_records(case, entity=BUSIEST)}


def test_statements_do_not_grow_with_the_events(case: CaseFile) -> None:
    statements: list[str] = []
    raw = case.idle_connection().connection.driver_connection
    assert raw is not None
    few = next(row.id for row in reversed(reading.entities(case)) if row.events == 3)
    spent = []
    for name in (few, BUSIEST):
        asked_anew(case)
        statements.clear()
        raw.set_trace_callback(statements.append)
        dossier_claims.dossier_with_claims(case, name)
        raw.set_trace_callback(None)
        spent.append(len(statements))
    events = len(reading.dossier(case, BUSIEST).events)
    # One more for each 64 stories; those that are compared with others without a sketch are read one by one.
    assert spent[1] < spent[0] + events


def test_it_tells_how_far_it_is_and_is_stopped(case: CaseFile) -> None:
    asked_anew(case)
    heard: list[tuple[int, int, str]] = []
    dossier_claims.dossier_with_claims(case, BUSIEST, Watch(lambda *far: heard.append(far)))
    assert {what for _, _, what in heard} >= {"Reading the events", "Comparing the events"}
    assert any(0 < done < total for done, total, _ in heard)
    for wanted in {what for _, _, what in heard}:
        asked_anew(case)
        assert stopped_at(case, wanted) == wanted


def stopped_at(case: CaseFile, wanted: str) -> str:
    """Stop the dossier once it tells of *wanted*, and return what it told of last."""
    heard: list[str] = []
    with pytest.raises(Cancelled):
        watch = Watch(lambda *far: heard.append(far[2]), lambda: wanted in heard)
        dossier_claims.dossier_with_claims(case, BUSIEST, watch)
    return heard[-1]


def test_others_are_let_in_between_and_what_they_write_ends_it(case: CaseFile, tmp_path: Path) -> None:
    row = reading.find_entity(case, f"#{BUSIEST}")

    def ask(*_: object) -> None:
        with case.pausing() as can_enter, case.reading():
            assert can_enter
            assert entity_store.record(case, BUSIEST).name == row.name

    asked_anew(case)
    assert dossier_claims.dossier_with_claims(case, BUSIEST, Watch(ask))[0].entity == row

    def write(*_: object) -> None:
        with case.pausing(), case.writing():
            entity_store.add_aliases(case, BUSIEST, ["The Busiest"])

    asked_anew(case)
    with pytest.raises(Cancelled):
        dossier_claims.dossier_with_claims(case, BUSIEST, Watch(write))


def test_nobody_is_let_in_while_something_is_written(case: CaseFile) -> None:
    with case.writing():
        entity_store.add_aliases(case, BUSIEST, ["Another Name"])
        with case.pausing() as can_enter:
            assert not can_enter
        assert "Another Name" in entity_store.record(case, BUSIEST).aliases


def test_a_printed_dossier_tells_how_far_it_is_and_is_stopped(
    case: CaseFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "_MOST_EVENTS", 100)
    options = DossierOptions(people=(BUSIEST,))
    heard: list[str] = []
    out = tmp_path / "busiest.pdf"
    with pytest.raises(Cancelled):
        exporting.export_pdf(
            case,
            out,
            options=options,
            progress=lambda *far: heard.append(far[2]),
            cancelled=lambda: "Comparing the events" in heard,
        )
    assert "Reading the events" in heard and not out.exists()


def test_gathering_looks_with_every_statement_whether_to_go_on(case: CaseFile) -> None:
    asked_anew(case)
    looks = 0

    def count() -> bool:
        nonlocal looks
        looks += 1
        return False

    options, made = DossierOptions(people=(BUSIEST,)), verifying.edition_moment(case)
    book = gathering.gather_book(case, options, made, Watch(None, count))
    statements = sum(len(chapter.entries) for chapter in book.chapters)
    assert statements > 100 and looks > statements
    for last in range(looks // 5, looks, looks // 5):
        asked_anew(case)
        left = iter([False] * last)
        with pytest.raises(Cancelled):
            gathering.gather_book(case, options, made, Watch(None, partial(next, left, True)))


def test_who_is_answered_while_something_is_stopped_is_answered_to_the_end(case: CaseFile) -> None:
    answers: list[int] = []
    is_over = False

    def ask(*_: object) -> None:
        nonlocal is_over
        is_over = True
        answers.append(len(reading.entities(case)))

    everybody = len(reading.entities(case))
    with pytest.raises(Cancelled), watched(case, ask, lambda: is_over) as watch:
        watch.tell(0, 1, "Reading the case")
        case.idle_connection().exec_driver_sql("SELECT count(*) FROM events, events, events").scalar_one()
    assert answers == [everybody]
