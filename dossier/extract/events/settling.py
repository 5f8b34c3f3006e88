"""Dates that count from happenings of the story: the happening is known by its kind and by whom it befell.

The events are found without such dates first; then each expression is settled by the one date on which the story
tells its happening, left hanging where the story tells of it without a date, or left undated; then the events are
found again.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dossier.domain.dates import DateInterval, Precision
from dossier.domain.events import EventKind, StoryEvent
from dossier.domain.ledger import Anchor, AnchorKind, Hanging
from dossier.domain.mentions import EntityKind, StoryEntity, TimeContext, Timex, TimexType
from dossier.domain.spans import Span
from dossier.extract.events.anchored import Counted, Happening, bare_length, find_counted
from dossier.extract.events.finder import find_events
from dossier.extract.events.tellings import UNKNOWN, Tellings
from dossier.extract.events.words import Marked
from dossier.extract.time import NOTHING_KNOWN, find_timexes
from dossier.extract.time.hanging import Settled, given_step, hung, period_of
from dossier.extract.time.lexicon import PARTS_OF_DAY
from dossier.extract.tokens import TokenizedStory

_THAT = re.compile(r"\bthat [a-z]")
_ROUNDS = 2
"""How often dates are settled: what counts from a happening that itself counts from another takes a second time."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of an expression: its date, or what it hangs on, or neither."""

    when: DateInterval | None = None
    hanging: Hanging | None = None


def find_dated_events(
    story: TokenizedStory, entities: Sequence[StoryEntity], context: TimeContext = NOTHING_KNOWN
) -> tuple[tuple[Timex, ...], tuple[StoryEvent, ...]]:
    """Return the time expressions and the events of a story, with the dates that count from its own events."""
    guessed = _without_names(find_timexes(story, context), entities, story.text)
    plain = _without_happenings(guessed, story.text)
    kinds = {entity.key: entity.kind for entity in entities}
    marked = Marked.of(entities, plain)
    counted = find_counted(story, plain, marked, kinds)
    corrected = dict(context.corrected)
    if not counted:
        return guessed, find_events(story, guessed, entities, corrected)
    untouched = find_events(story, plain, entities, corrected)
    case = _Case(story, entities, context, counted, {t.span.start: t for t in guessed}, plain, untouched)
    outcomes = [_Outcome()] * len(counted)
    timexes, events = plain, untouched
    for turn in range(_ROUNDS):
        tellings = Tellings(story, events, kinds, marked)
        settled = [case.outcome(expression, tellings) for expression in counted]
        if turn and settled == outcomes:
            break
        outcomes = settled
        timexes, events = case.read_again(outcomes)
    return timexes, events


@dataclass(frozen=True, slots=True)
class _Case:
    """One story with the expressions that count from its happenings.

    ``guessed`` are the time expressions as the time stage alone reads them, by where they start; ``untouched`` the
    events without any date that counts from another, found with the expressions ``plain``.
    """

    story: TokenizedStory
    entities: Sequence[StoryEntity]
    context: TimeContext
    counted: tuple[Counted, ...]
    guessed: Mapping[int, Timex]
    plain: tuple[Timex, ...]
    untouched: tuple[StoryEvent, ...]

    def outcome(self, expression: Counted, tellings: Tellings) -> _Outcome:
        """Settle one expression by the events found so far."""
        happening = expression.happening
        telling = tellings.of(happening)
        days = telling.apart_from(expression.span)
        if len(days) > 1 or not telling.certain:
            return _Outcome()
        if days and _THAT.search(expression.words) and not self._is_near(days[0][0].trigger, expression.span):
            return _Outcome()  # "four days before that hearing": one just told of
        guess = self._guess(expression)
        if days:
            if expression.count is not None:
                return _Outcome(self._hung(expression, days[0][0]))
            anchor = guess.ledger[-1].anchor if guess is not None else None
            when = days[0][0].date
            same = anchor is not None and when is not None and (anchor.start, anchor.end) == (when.start, when.end)
            return _Outcome(guess if same else None)
        if guess is not None and _is_about(guess, happening, tellings):
            return _Outcome(guess)
        return _Outcome(hanging=_hanging(expression))

    def _is_near(self, told: Span, counting: Span) -> bool:
        """Tell whether two places lie in one paragraph, or in two that follow one another."""
        sentences = self.story.sentences
        first, second = (
            sentences[max(bisect_left(sentences, at.start + 1, key=lambda s: s.span.start) - 1, 0)].paragraph
            for at in (told, counting)
        )
        return 0 <= second - first <= 1

    def read_again(self, outcomes: Sequence[_Outcome]) -> tuple[tuple[Timex, ...], tuple[StoryEvent, ...]]:
        """Find the events with the dates settled so far."""
        timexes = self.timexes(outcomes)
        waiting = [i for i, outcome in enumerate(outcomes) if outcome.hanging is not None]
        if not waiting and timexes == self.plain:
            return timexes, self.untouched
        standing = _with(timexes, [self._stand_in(i) for i in waiting])
        found = []
        before = {(e.trigger, e.kind): e for e in self.untouched}
        hangings = {_day_of(i): outcomes[i].hanging for i in waiting}
        for event in find_events(self.story, standing, self.entities, dict(self.context.corrected)):
            if event.date is None or event.date.start not in hangings:
                found.append(event)
                continue
            own = before.get((event.trigger, event.kind))
            dated = own is not None and own.date is not None
            found.append(
                replace(event, date=own.date)
                if own is not None and dated
                else replace(event, date=None, hanging=hangings[event.date.start])
            )
        return timexes, self._with_covered(found, outcomes)

    def _with_covered(self, found: list[StoryEvent], outcomes: Sequence[_Outcome]) -> tuple[StoryEvent, ...]:
        """Add the events whose words the expressions have taken: "the day he was freed" tells of that too.

        What the story dates elsewhere is not told again without its date.
        """
        again = [c.happening.span for c, o in zip(self.counted, outcomes, strict=True) if o.when]
        found = [e for e in found if e.date or e.hanging or not any(s.covers(e.trigger) for s in again)]
        spans = [c.span for c, o in zip(self.counted, outcomes, strict=True) if o.when or o.hanging]
        known = {event.trigger for event in found}
        lost = [e for e in self.untouched if e.trigger not in known and any(s.covers(e.trigger) for s in spans)]
        told = {(e.kind, p.entity) for e in found for p in e.participants}
        new = [e for e in lost if not any((e.kind, p.entity) in told for p in e.participants)]
        return tuple(sorted([*found, *new], key=lambda e: (e.trigger, e.span)))

    def timexes(self, outcomes: Sequence[_Outcome]) -> tuple[Timex, ...]:
        """Return the time expressions of the story with the dates settled so far."""
        pairs = list(zip(self.counted, outcomes, strict=True))
        settled = [Settled(c.span, o.when, _part(c)) for c, o in pairs if c.timex is not None or o.when is not None]
        return find_timexes(self.story, self.context, settled) if settled else tuple(self.guessed.values())

    def _stand_in(self, index: int) -> Timex:
        """Return an expression whose day nobody knows yet, with a day before all history, for the dating rules."""
        expression, day = self.counted[index], _day_of(index)
        when = DateInterval(day, day, Precision.DAY, mentions=(expression.span,))
        return Timex(expression.span, TimexType.DATE, "", when, when)

    def _guess(self, expression: Counted) -> DateInterval | None:
        """Return what the time stage alone made of an expression by its happening's word."""
        timex = self.guessed.get(expression.span.start)
        if timex is None or timex.date is None or bare_length(timex, self.story.text) is None:
            return None
        return timex.date

    def _hung(self, expression: Counted, event: StoryEvent) -> DateInterval | None:
        """Return the date that counts from an event of the story, or from what a person corrected it to."""
        given = dict(self.context.corrected)
        when = event.date
        assert when is not None
        for mention in when.mentions:
            corrected = given.get(mention)
            period = period_of(corrected) if corrected is not None else None
            if corrected is not None and period is not None:
                when = replace(corrected, ledger=given_step(mention.of(self.story.text), mention, period))
        words = expression.happening.words
        anchor = Anchor(AnchorKind.EVENT, words, when.start, when.end, event.trigger)
        found = hung(_as_hanging(expression, -1), when, anchor)
        return replace(found, mentions=(expression.span,)) if found is not None else None


def _without_names(timexes: tuple[Timex, ...], entities: Sequence[StoryEntity], text: str) -> tuple[Timex, ...]:
    """Leave out the weekdays that name a person: "the brothers Monday and Sunday Eweka".

    A weekday alone that is taken for a person is one of two names; "an official Sunday said" has none.
    """
    people = (entity.mentions for entity in entities if entity.kind is EntityKind.PERSON)
    ends = {m.span.start: m.span.end for mentions in people for m in mentions}
    named = [
        t
        for t in timexes
        if t.span.end <= ends.get(t.span.start, -1)
        and _is_weekday(t)
        and (ends[t.span.start] > t.span.end or text.startswith(_AND, t.span.end))
    ]
    return tuple(t for t in timexes if t not in named) if named else timexes


_AND = (" and ", " or ")


def _is_weekday(timex: Timex) -> bool:
    return timex.type is TimexType.DATE and timex.span.end - timex.span.start <= _WEEKDAY


_WEEKDAY = len("Wednesday")


def _without_happenings(timexes: Sequence[Timex], text: str) -> tuple[Timex, ...]:
    return tuple(_bare(timex, text) for timex in timexes)


def _bare(timex: Timex, text: str) -> Timex:
    return bare_length(timex, text) or timex


def _is_about(guess: DateInterval, happening: Happening, tellings: Tellings) -> bool:
    """Tell whether the sentence that the time stage took for the happening speaks of those whom it befell."""
    anchor = guess.ledger[-1].anchor
    return anchor is not None and anchor.span is not None and tellings.may_stand_at(anchor.span, happening)


def _hanging(expression: Counted) -> Hanging | None:
    """Return what an expression hangs on where its story does not date that: the happening of one known person."""
    happening = expression.happening
    if happening.kind is None or happening.kind in UNKNOWN or len(happening.people) != 1 or happening.over:
        return None
    return _as_hanging(expression, next(iter(happening.people))) if expression.count is not None else None


def _as_hanging(expression: Counted, entity: int) -> Hanging:
    happening = expression.happening
    return Hanging(
        words=expression.words,
        span=Span(expression.span.start, happening.span.end),
        event=(happening.kind or EventKind.OTHER).value,
        entity=entity,
        anchor_words=happening.words,
        count=expression.count,
        unit=expression.unit,
        side=expression.side,
        within=expression.within,
    )


def _part(expression: Counted) -> str:
    """Return the part of the day that "the night of the raid" names."""
    return next((PARTS_OF_DAY[word] for word in expression.words.split(" ", 3)[1:3] if word in PARTS_OF_DAY), "")


def _day_of(index: int) -> date:
    return date.min + timedelta(days=index)


def _with(timexes: Sequence[Timex], new: Sequence[Timex]) -> tuple[Timex, ...]:
    """Put time expressions in the place of those that stand where they do."""
    taken = sorted(t.span for t in new)

    def is_free(timex: Timex) -> bool:
        at = bisect_left(taken, timex.span.start, key=lambda span: span.end - 1)
        return at == len(taken) or not taken[at].overlaps(timex.span)

    return tuple(sorted([*filter(is_free, timexes), *new], key=lambda t: t.span))
