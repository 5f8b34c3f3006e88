"""Ledgers, waiting dates and what people said of a file come back as they were kept, and are undone."""

from dataclasses import replace
from datetime import date

import pytest

from dossier.domain.dates import DateBasis, DateInterval, Precision
from dossier.domain.ledger import Anchor, AnchorKind, Hanging, LedgerStep, Rule
from dossier.domain.spans import Span
from dossier.store import (
    article_store,
    dump,
    event_store,
    history,
    merge_store,
    source_store,
    unit_of_work,
    verification,
)
from dossier.store.case_file import CaseFile
from dossier.store.packing import pack_timexes, unpack_timexes

ARREST, DENIAL = 1, 2
ANNA, INITIAL = 1, 2

STEPS = (
    LedgerStep("4 March 2014", Span(19, 31), Rule.AS_WRITTEN, None, date(2014, 3, 4), date(2014, 3, 4)),
    LedgerStep(
        "Đà Nẵng “later”",
        Span(62, 69),
        Rule.COUNTED_ON,
        Anchor(AnchorKind.EVENT, "the arrest", date(2014, 3, 4), None, Span(39, 47), ARREST, happening="arrested Anna"),
        date(2014, 6, 1),
        None,
    ),
)
HANGING = Hanging("14 months after", Span(71, 77), "arrest", ANNA, "his arrest", 14.0, "M", 1, within=True)


def _denial_is(case: CaseFile, hanging: Hanging | None, ledger: tuple[LedgerStep, ...]) -> None:
    when = DateInterval(date(2014, 6, 1), None, Precision.MONTH, DateBasis.RESOLVED, ledger=ledger)
    with unit_of_work.command(case, "Tried"):
        event_store.save(case, replace(event_store.record(case, DENIAL), date=when, hanging=hanging))


@pytest.mark.parametrize("hanging", [HANGING, replace(HANGING, count=None, within=False), None])
def test_what_was_kept_comes_back(filled: CaseFile, hanging: Hanging | None) -> None:
    _denial_is(filled, hanging, STEPS)
    found = event_store.record(filled, DENIAL)
    assert found.hanging == hanging
    assert found.date is not None
    assert found.date.ledger == STEPS


def test_time_expressions_keep_their_ledger(filled: CaseFile) -> None:
    (timex,) = article_store.timexes(filled, 1)
    assert timex.date is not None
    assert timex.date.ledger == ()
    stepped = replace(timex, date=replace(timex.date, ledger=STEPS))
    assert unpack_timexes(pack_timexes([stepped])) == (stepped,)


def test_undo_takes_a_ledger_back(filled: CaseFile) -> None:
    before = list(dump.lines(filled))
    _denial_is(filled, HANGING, STEPS)
    after = list(dump.lines(filled))
    assert after != before
    unit_of_work.undo(filled)
    assert list(dump.lines(filled)) == before
    unit_of_work.redo(filled)
    assert list(dump.lines(filled)) == after


def test_the_dump_names_an_anchor_by_its_place(filled: CaseFile) -> None:
    _denial_is(filled, HANGING, STEPS)
    (line,) = (line for line in dump.lines(filled) if "14 months after" in line)
    trigger = event_store.record(filled, ARREST).trigger
    source = source_store.record(filled, 1).sha256
    assert '"arrested Anna"' in line
    assert f'["{source}",1,{trigger.start},{trigger.end},"arrest"]' in line


def test_a_merge_takes_along_what_waits(filled: CaseFile) -> None:
    _denial_is(filled, HANGING, ())
    with unit_of_work.command(filled, "Merged"):
        merge_store.absorb(filled, INITIAL, ANNA)
    moved = event_store.record(filled, DENIAL).hanging
    assert moved is not None
    assert moved.entity == INITIAL
    assert verification.check(filled).is_sound
    unit_of_work.undo(filled)
    assert event_store.record(filled, DENIAL).hanging == HANGING


@pytest.mark.parametrize(
    ("hanging", "ledger", "words"),
    [
        (replace(HANGING, entity=99), (), "waits for what happened to number 99"),
        (replace(HANGING, span=Span(71, 7000)), (), "lie outside its story"),
        (None, (replace(STEPS[0], span=Span(1, 7000)),), "lie outside its story"),
        (None, (replace(STEPS[1], anchor=Anchor(AnchorKind.EVENT, "x", None, None, event=99)),), "event 99, which"),
    ],
)
def test_what_leads_nowhere_is_found(
    filled: CaseFile, hanging: Hanging | None, ledger: tuple[LedgerStep, ...], words: str
) -> None:
    _denial_is(filled, hanging, ledger)
    assert [words in finding for finding in verification.check(filled).findings] == [True]


def test_the_order_of_a_file_is_a_step_that_keeps_no_text(filled: CaseFile) -> None:
    before = list(dump.lines(filled))
    with unit_of_work.command(filled, "Said how dates are written") as running:
        source_store.set_numeric_order(filled, 1, "MDY")
    assert running.changes
    assert source_store.numeric_order(filled, 1) == "MDY"
    assert article_store.stored_story(filled, 1).order == "MDY"
    assert list(dump.lines(filled)) != before
    assert verification.check(filled).is_sound
    assert history.offers(filled) == ("Said how dates are written", None)
    unit_of_work.undo(filled)
    assert source_store.numeric_order(filled, 1) is None
    assert list(dump.lines(filled)) == before


def test_a_proposal_for_the_publication_date_is_kept(filled: CaseFile) -> None:
    before = list(dump.lines(filled))
    with unit_of_work.command(filled, "Proposed"):
        article_store.set_publication_proposal(filled, 1, '{"start":"2014-03-04"}')
    assert article_store.publication_proposal(filled, 1) == '{"start":"2014-03-04"}'
    assert list(dump.lines(filled)) != before
    assert verification.check(filled).is_sound
    unit_of_work.undo(filled)
    assert article_store.publication_proposal(filled, 1) is None
