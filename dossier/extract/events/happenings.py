"""What happened at an anchor: 'three months later' + 'July 2017' (the arrest)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dossier.domain.dates import DateInterval
from dossier.domain.events import EventKind, StoryEvent
from dossier.domain.ledger import AnchorKind, LedgerStep
from dossier.domain.mentions import Timex
from dossier.domain.spans import Span
from dossier.extract.time.explain import explained

_CALLED = {
    EventKind.BE_BORN: "the birth",
    EventKind.MARRY: "the wedding",
    EventKind.DIVORCE: "the divorce",
    EventKind.DIE: "the death",
    EventKind.ATTACK: "the attack",
    EventKind.DEMONSTRATE: "the protest",
    EventKind.MEET: "the meeting",
    EventKind.NOMINATE: "the nomination",
    EventKind.ELECT: "the election",
    EventKind.ARREST: "the arrest",
    EventKind.RELEASE: "the release",
    EventKind.TRIAL: "the trial",
    EventKind.CHARGE: "the charge",
    EventKind.SUE: "the lawsuit",
    EventKind.CONVICT: "the conviction",
    EventKind.SENTENCE: "the sentence",
    EventKind.FINE: "the fine",
    EventKind.EXECUTE: "the execution",
    EventKind.EXTRADITE: "the extradition",
    EventKind.ACQUIT: "the acquittal",
    EventKind.APPEAL: "the appeal",
    EventKind.PARDON: "the pardon",
    EventKind.SANCTION: "the sanctions",
}


def with_happenings(
    timexes: Sequence[Timex], events: Sequence[StoryEvent]
) -> tuple[tuple[Timex, ...], tuple[StoryEvent, ...]]:
    """Name in the ledgers what the story dates by each expression that serves as an anchor, where that is certain.

    It is certain where all that is told on that date is of one kind.
    """
    called = _called(events)
    if not called:
        return tuple(timexes), tuple(events)
    known: dict[int, DateInterval] = {}

    def told(when: DateInterval | None) -> DateInterval | None:
        if when is None or (len(when.ledger) == 1 and when.ledger[0].anchor is None):
            return when
        if id(when) not in known:
            known[id(when)] = _told(when, called)
        return known[id(when)]

    dated = [(timex, told(timex.date), told(timex.core)) for timex in timexes]
    done = tuple(
        timex if date is timex.date and core is timex.core else replace(timex, date=date, core=core)
        for timex, date, core in dated
    )
    return done, tuple(e if (date := told(e.date)) is e.date else replace(e, date=date) for e in events)


def _called(events: Iterable[StoryEvent]) -> dict[Span, str]:
    """Return what happened by the only expression that dates it."""
    kinds: dict[Span, set[EventKind]] = {}
    for event in events:
        if event.date is not None and len(event.date.mentions) == 1:
            kinds.setdefault(event.date.mentions[0], set()).add(event.kind)
    return {span: _CALLED[kind] for span, (kind, *others) in kinds.items() if not others and kind in _CALLED}


def _told(when: DateInterval, called: dict[Span, str]) -> DateInterval:
    steps = tuple(_named(step, called) for step in when.ledger)
    if steps == when.ledger:
        return when
    why = explained(steps, when.precision, when.extent, when.approximate)
    return replace(when, ledger=steps, explanation=why)


def _named(step: LedgerStep, called: dict[Span, str]) -> LedgerStep:
    anchor = step.anchor
    if anchor is None or anchor.kind is not AnchorKind.EXPRESSION or anchor.span not in called:
        return step
    if anchor.span.overlaps(step.span) or step.span.start == anchor.span.start:
        return step
    return replace(step, anchor=replace(anchor, happening=called[anchor.span]))
