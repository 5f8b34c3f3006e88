"""Dates of events that share their words with one whose date a person corrected: "In 2015 Roe was arrested and freed".

Who says that Roe was arrested in 2013 says of these words that they are wrong; what they date along follows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dossier.domain.dates import DateBasis, DateInterval
from dossier.domain.events import StoryEvent
from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.extract.time.explain import explained
from dossier.extract.time.hanging import given_step, wide_as


def with_corrected(
    events: Sequence[StoryEvent], corrected: Mapping[Span, DateInterval], kinds: Mapping[int, EntityKind], text: str
) -> list[StoryEvent]:
    """Return *events*, those of corrected words in the time that the correction gives these words.

    Only where it lies outside of what the words said, and where all that they date happened to one person: in a list
    of what several people did, nobody knows whose date was wrong.
    """
    if not corrected:
        return list(events)
    moved = {span: when for span, when in corrected.items() if _is_of_one(events, span, kinds)}
    return [_moved(event, moved, text) for event in events]


def _is_of_one(events: Sequence[StoryEvent], span: Span, kinds: Mapping[int, EntityKind]) -> bool:
    people = [
        {p.entity for p in event.participants if kinds[p.entity] is EntityKind.PERSON}
        for event in events
        if event.date is not None and event.date.mentions == (span,)
    ]
    return len(people) > 1 and bool(set.intersection(*people))


def _moved(event: StoryEvent, corrected: Mapping[Span, DateInterval], text: str) -> StoryEvent:
    when = event.date
    if when is None or len(when.mentions) != 1 or (given := corrected.get(when.mentions[0])) is None:
        return event
    period = wide_as(given, when.precision)
    if period is None or when.start is None or when.end is None:
        return event
    if period.start <= when.end and when.start <= period.end:
        return event  # "2015" is right still where it was in May 2015.
    span = when.mentions[0]
    steps = given_step(span.of(text), span, period)
    moved = replace(
        when, start=period.start, end=period.end, precision=period.precision, basis=DateBasis.RESOLVED, ledger=steps
    )
    return replace(event, date=replace(moved, explanation=explained(steps, period.precision)))
