"""Which event of the case an anchor inside a story is, so that a reader can go there."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dossier.domain.dates import DateInterval
from dossier.domain.ledger import Hanging, Rule
from dossier.domain.spans import Span

Dated = tuple[int, Span, DateInterval | None, Hanging | None]
"""An event's id, its trigger, its date, and what it waits for."""


def owners(events: Iterable[Dated]) -> dict[Span, int]:
    """Return which event of a story words belong to: its trigger, and the expression that dates it and no other."""
    found: dict[Span, set[int]] = {}
    for id_, trigger, when, hanging in events:
        for span in (trigger, *dating_spans(when, hanging)):
            found.setdefault(span, set()).add(id_)
    return {span: min(ids) for span, ids in found.items() if len(ids) == 1}


def dating_spans(when: DateInterval | None, hanging: Hanging | None) -> tuple[Span, ...]:
    """Return the expressions that date an event; for a date that a person set, those that did until then."""
    if when is not None:
        given = tuple(step.span for step in when.ledger if step.rule is Rule.GIVEN)
        spans = when.mentions or (given if when.ledger and when.ledger[-1].rule is Rule.GIVEN else ())
        if spans:
            return spans
    return (hanging.span,) if hanging is not None else ()


def linked(when: DateInterval | None, owner: Mapping[Span, int], own: int) -> DateInterval | None:
    """Return a date with the events of its own story named in its ledger; *own* is the id of the dated event."""
    if when is None or not when.ledger:
        return when
    steps = []
    for step in when.ledger:
        anchor = step.anchor
        if anchor is not None and anchor.span is not None:
            event = owner.get(anchor.span)
            step = replace(step, anchor=replace(anchor, event=None if event == own else event))
        steps.append(step)
    return replace(when, ledger=tuple(steps))
