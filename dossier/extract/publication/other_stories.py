"""What other stories, whose dates are known, tell of the same happening: "on Friday" is then that Friday."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dossier.domain.documents import PublicationBasis, PublicationDate, Story
from dossier.domain.events import EventKind, Status
from dossier.domain.publication import ReasonKind
from dossier.domain.spans import Span
from dossier.domain.wording import day_words, kind_words
from dossier.extract.pipeline import analyse
from dossier.extract.publication.clues import Clue, quote, shifted

SINGULAR = frozenset(
    {
        EventKind.ARREST,
        EventKind.CHARGE,
        EventKind.CONVICT,
        EventKind.SENTENCE,
        EventKind.EXTRADITE,
        EventKind.ACQUIT,
        EventKind.DIE,
        EventKind.RELEASE,
        EventKind.EXECUTE,
        EventKind.PARDON,
        EventKind.MARRY,
        EventKind.ELECT,
        EventKind.NOMINATE,
        EventKind.FINE,
        EventKind.SANCTION,
        EventKind.SUE,
    }
)
"""Kinds of happening that befall a person so rarely that two stories of one weekday tell the same."""
_SHARED = 3
"""Names that two stories must share before they are taken to tell the same."""
_REACH = 7
"""Days after (before) a day on which a story may call it by its weekday, and a day of it by "today"."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A happening as a story of known date tells it. ``people`` are whatever names persons alike in both stories.

    ``names`` are all that the story names, ``title`` its headline.
    """

    kind: EventKind
    people: frozenset[str]
    day: date
    title: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Untold:
    """A happening of a story without a date that its story does not date. ``trigger`` is the word that names it."""

    kind: EventKind
    people: frozenset[str]
    trigger: Span
    status: Status


def shared_clues(
    text: str, story: Story, untold: Iterable[Untold], names: frozenset[str], tellings: Sequence[Telling]
) -> Iterator[Clue]:
    """Yield on which days *story* can have been published if it tells the same as a story of known date.

    Only for what befalls somebody once, where all other stories agree on its day, and where "on Friday" or "today" in
    this story then is that day. *names* are all that the story names.
    """
    for event in untold:
        alike = [t for t in tellings if t.kind is event.kind and t.people & event.people and _is_near(names, t)]
        days = {telling.day for telling in alike}
        if event.kind not in SINGULAR or len(days) != 1 or event.status not in (Status.ASSERTED, Status.PLANNED):
            continue
        found = _days_that_fit(text, story, event, alike[0].day)
        if found is not None:
            start, end, words = found
            who = ", ".join(sorted(alike[0].people & event.people))
            told = (
                f"{quote(text, words)}: the story “{alike[0].title}” tells of the same "
                f"({kind_words(event.kind).lower()}, {who}), and there it was on {day_words(alike[0].day)}."
            )
            yield Clue(ReasonKind.OTHER_STORY, told, words, start, end)


def _is_near(names: frozenset[str], telling: Telling) -> bool:
    return len(names & telling.names) >= _SHARED


def _days_that_fit(text: str, story: Story, event: Untold, day: date) -> tuple[date, date, Span] | None:
    """Try the days around *day*: on which of them would the story's own words date the event to that day?"""
    steps = range(_REACH) if event.status is Status.ASSERTED else range(-_REACH, 1)
    fitting: list[date] = []
    words: Span | None = None
    for step in steps:
        published = shifted(day, step)
        if published is None:
            continue
        told = _dated_if(text, story, event, published)
        if told is not None and told[0] == day:
            fitting.append(published)
            words = told[1]
    if not fitting or words is None or (fitting[-1] - fitting[0]).days != len(fitting) - 1:
        return None
    return fitting[0], fitting[-1], Span(min(words.start, event.trigger.start), max(words.end, event.trigger.end))


def _dated_if(text: str, story: Story, event: Untold, published: date) -> tuple[date, Span] | None:
    """Return the day that the event would have in a story of *published*, and the words that name it."""
    supposed = PublicationDate(published, published, PublicationBasis.INFERRED)
    for found in analyse(text, replace(story, published=supposed)).events:
        if found.trigger == event.trigger and found.date is not None and found.date.is_day and found.date.mentions:
            return (found.date.start, found.date.mentions[0]) if found.date.start is not None else None
    return None
