"""What a relative expression can hang on: the day of writing, the day of a statement, the dates mentioned, events."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from dossier.domain.dates import DateInterval
from dossier.domain.documents import PublicationDate
from dossier.domain.ledger import Anchor, AnchorKind
from dossier.domain.spans import Span
from dossier.domain.wording import day_words
from dossier.extract.time.days import Election, elections
from dossier.extract.time.expressions import Absolute, Cut, DayName, Deictic, Directed, Known
from dossier.extract.time.ledger import Steps, expression_anchor, plain_words, relative
from dossier.extract.time.periods import Period, Unit, of_day
from dossier.extract.tokens import Sentence, TokenizedStory

_RECENT = 40
"""Dates and sentences that a search for an anchor goes back."""
_NEAR = 4
"""Sentences that "July of that year" looks back for a year other than that of writing."""
_BEFORE_ASIDE = 8
"""Sentences from an aside back to the date of the story's own course before it."""
_WIDEST = 62
"""Days of a publication interval beyond which nothing is resolved against it."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A date that the story has named: its period, its words, and the sentence (by number) and place of it.

    ``inner``: it stands in a subordinate clause or after "since", "until", "before", "after"; ``said``: it only dates
    what somebody said; ``quoted``: it stands in quotation marks. ``steps`` led to it.
    """

    period: Period
    words: str
    sentence: int
    start: int
    inner: bool = False
    said: bool = False
    quoted: bool = False
    steps: Steps = ()
    aside: bool = False
    """It dates what had been before, in a clause inside another: "a printer whom they had arrested in 1944"."""

    def anchor(self) -> Anchor:
        """Return it as the anchor of another date."""
        return expression_anchor(self.words, Span(self.start, self.start + len(self.words)), self.period)

    def before(self) -> Steps:
        """Return the steps that come first where another date hangs on it."""
        return relative(self.steps)


@dataclass(frozen=True, slots=True)
class Said:
    """A statement that the story reports in a passage (by number): its day, the words that name it, where they
    stand, and the steps that led to it."""

    paragraph: int
    period: Period
    words: str
    span: Span
    steps: Steps

    def anchor(self) -> Anchor:
        """Return the statement as the anchor of a date in it."""
        words = f"the statement of {plain_words(self.words)}"
        return Anchor(AnchorKind.STATEMENT, words, self.period.start, self.period.end, self.span)


@dataclass(frozen=True, slots=True)
class ClockTold:
    """A time of day that the story has named: the TimeML value with the day that it goes under, and where it stands.

    ``period`` is its day, None where nobody knows it; ``steps`` led to that day.
    """

    value: str
    period: Period | None
    words: str
    sentence: int
    start: int
    steps: Steps


@dataclass
class Discourse:
    """What is known while a story is read from its first sentence to its last.

    ``narrative`` tells a history, in which months without a year belong to the year last mentioned, from news, in
    which they are seen from the day of writing. ``seen_from_now``: the story has expressions
    that only make sense on that day. ``said`` are the statements reported. ``corrected`` are dates that
    a person gave, ``settled`` those (None for none) that a later stage found, by where their expressions start.
    """

    story: TokenizedStory
    published: PublicationDate | None
    narrative: bool = False
    seen_from_now: bool = False
    mentioned: list[Mentioned] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    corrected: Mapping[int, DateInterval] = field(default_factory=dict)
    settled: Mapping[int, DateInterval | None] = field(default_factory=dict)
    clocks: list["ClockTold"] = field(default_factory=list)
    report: tuple[int, int] | None = None
    """The fiscal year and quarter that the story reports on, as far as it has told."""
    fiscal_end: object = False
    """What the story tells of the end of its fiscal years, once somebody asks; None for nothing."""
    lost: int = -1
    """Where the last expression starts that would be an anchor but whose date nobody knows."""
    unknown: tuple[int, int] = (-1, -1)
    """The sentence (by number) and start of the last month or day of which nobody knows the year."""

    @cached_property
    def elections(self) -> "ElectionsTold":
        """What the story says of elections."""
        return elections_told(self.story)

    def writing_days(self) -> Iterator[date]:
        """Yield every day on which the story may have been written; none where nobody knows."""
        known = self.published
        if known is None or (known.end - known.start).days > _WIDEST:
            return
        for offset in range((known.end - known.start).days + 1):
            yield known.start + timedelta(days=offset)

    def agreed(self, resolve: Callable[[date], Period | None]) -> Period | None:
        """Return what *resolve* gives for every possible day of writing, None where the days disagree."""
        found: Period | None = None
        for day in self.writing_days():
            period = resolve(day)
            if period is None or (found is not None and period != found):
                return None
            found = period
        return found

    def recent(self, sentence: int) -> list[Mentioned]:
        """Return the last dates mentioned in a sentence (by number), at most a few, the newest first."""
        return [mention for mention in reversed(self.mentioned[-_RECENT:]) if mention.sentence == sentence]

    def last(self, sentence: int | None = None) -> Mentioned | None:
        """Return the date mentioned last; seen from a *sentence* (by number), none of an aside in one before it."""
        if not self.mentioned:
            return None
        last = self.mentioned[-1]
        if sentence is None or not last.aside or last.sentence == sentence:
            return last
        return self._told_on(self.mentioned[-_RECENT:], last) or last

    def before_aside(self, last: Mentioned) -> Mentioned | None:
        """Return the date of the story's own course before an aside, None where none stands close before it."""
        return self._told_on(self.mentioned[-_RECENT:], last)

    def before(self, sentence: int, start: int) -> Mentioned | None:
        """Return the date of the story's own course that stands close before *start* in a sentence (by number)."""
        for mention in reversed(self.mentioned[-_RECENT:]):
            if sentence - mention.sentence > _BEFORE_ASIDE:
                return None
            if not mention.aside and not mention.quoted and mention.start < start:
                return mention
        return None

    @staticmethod
    def _told_on(mentions: "list[Mentioned]", last: Mentioned) -> Mentioned | None:
        """Return the date of the story's own course before an aside that ends in *last*, if it stands close before."""
        for mention in reversed(mentions):
            if last.sentence - mention.sentence > _BEFORE_ASIDE:
                return None
            if not mention.aside and not mention.quoted and mention.start < last.start:
                return mention
        return None

    def anchor(
        self, sentence: int, start: int, that_day: bool = False, finest: int | None = None, quoted: bool = True
    ) -> Mentioned | None:
        """Return what "later" at *start* in a sentence (by number) counts from: the date told last.

        Of an earlier sentence its main clause tells, not one inside it. "That day" (*that_day*) is not the day on
        which somebody spoke of it, if the story has named another. A date in the main clause that is longer than
        *finest* days is too coarse to count from, where the one inside is not. Outside quotation marks (not *quoted*)
        nothing counts from a date inside them.
        """
        # "The first nine months" is no point in time to count from.
        recent = (m for m in self.mentioned[-_RECENT:] if not m.period.value.startswith("P"))
        before = [m for m in recent if m.sentence < sentence or m.start < start]
        if not quoted:
            before = [m for m in before if not m.quoted] or before
        if that_day and before:
            latest = before[-1]
            reported = self.story.text.startswith(" that ", latest.start + len(latest.words))
            if latest.sentence == sentence and latest.period.is_day and not reported:
                return latest  # "had been stolen on Thursday and … reported the theft the same day"
            days = [m for m in before if m.period.is_day and not m.said]
            here = self._paragraph(sentence)
            if days and latest.period.is_day and self._paragraph(days[-1].sentence) < here:
                # "In a broadcast on Saturday he declared … A judge overruled him the same evening."
                days = days if self._paragraph(latest.sentence) < here else [latest]
            before = days or before
            passed = before[-1].sentence < latest.sentence and not latest.said
            if passed and self._paragraph(before[-1].sentence) != self._paragraph(sentence):
                return None  # the story has gone on to a month since: "that night" is of that one
        if not before or before[-1].start < self.lost < start:
            return None
        if self.unknown[0] == sentence and before[-1].start < self.unknown[1] < start:
            return None
        last = before[-1]
        if last.aside and last.sentence < sentence and (told := self._told_on(before, last)) is not None:
            return told
        if last.sentence == sentence or not last.inner:
            return last
        main = [m for m in before if m.sentence == last.sentence and not m.inner]
        if not main or (finest is not None and _days(main[-1]) > finest >= _days(last)):
            return last
        return main[-1]

    def of_earlier_year(self, sentence: int, start: int) -> Mentioned | None:
        """Return the date told last, a few sentences back at most, that is not of the year of writing."""
        year = self.published.start.year if self.published is not None else None
        for told in reversed(self.mentioned[-_RECENT:]):
            if sentence - told.sentence > _NEAR:
                return None
            before = told.sentence < sentence or told.start < start
            if before and told.period.start.year != year and not told.period.value.startswith("P"):
                return told
        return None

    def _paragraph(self, sentence: int) -> int:
        return self.story.sentences[sentence].paragraph

    def last_said(self, paragraph: int, same: bool = False) -> Said | None:
        """Return the statement last reported up to a passage (by number).

        *same*: only one reported in that passage itself.
        """
        for said in reversed(self.said):
            if said.paragraph == paragraph or (said.paragraph < paragraph and not same):
                return said
        return None

    @cached_property
    def entries(self) -> tuple[tuple[int, int], ...]:
        """Where the entries of a live report start and the minute of the day each was written; none in other stories.

        Their times stand by themselves, or open them, and go only one way through the report.
        """
        heads = [
            (passage.span.start, int(found[1]) % 12 * 60 + int(found[2]) + 720 * found[3].lower().startswith("p"))
            if found[3]
            else (passage.span.start, int(found[1]) * 60 + int(found[2]))
            for passage in self.story.story.passages
            if (found := _ENTRY.match(self.story.text, passage.span.start, passage.span.end)) is not None
        ]
        told = [minute for _, minute in heads]
        one_way = told == sorted(told) or told == sorted(told, reverse=True)
        return tuple(heads) if len(heads) >= _ENTRIES and one_way else ()

    @cached_property
    def publication(self) -> Anchor | None:
        """The day of writing as an anchor, None where nobody knows it."""
        known = self.published
        if known is None:
            return None
        between = f"publication between {day_words(known.start)} and {day_words(known.end)}"
        words = f"publication on {day_words(known.day)}" if known.day is not None else between
        return Anchor(AnchorKind.PUBLICATION, words, known.start, known.end)


_ENTRY = re.compile(
    r"(?:(?:Updated|Posted|At)\s)?([01]?\d|2[0-3])[:.]([0-5]\d)(?:\s?([apAP]\.?[mM]\.?))?(?:\s[A-Z]{2,4})?"
    r"(?=\s?[-–—:|]|\s{0,4}$|\s{1,4}[A-Z])"
)
"""The time that opens an entry of a live report: "17:05", "5.05pm BST – "."""
_ENTRIES = 3
"""Entries with their times from which on a story is a live report."""


def _days(mention: Mentioned) -> int:
    return (mention.period.end - mention.period.start).days


def is_narrative(story: TokenizedStory, sentences: list[list[Cut]]) -> bool:
    """Tell a history from news by its time expressions.

    A history names many dates in full, most of them years from the day of writing, and hardly ever a weekday by
    itself or "today"; and hardly anyone is quoted. What is not clearly a history is news.
    """
    cuts = [cut for found in sentences for cut in found]
    published = story.story.published
    full = [c.expression for c in cuts if isinstance(c.expression, Absolute) and not c.expression.premodifier]
    full_count = len(full) + sum(isinstance(c.expression, Known) for c in cuts)
    near = sum(abs(e.period.start.year - published.start.year) <= 1 for e in full) if published else 0
    if full_count - near < (5 if published and not near else 12):
        return False
    spoken = sum(isinstance(c.expression, DayName) or _is_today(c.expression) for c in cuts)
    said = sum(1 for _ in _SAID.finditer(story.text, story.story.span.start, story.story.span.end))
    return full_count - near >= 8 * spoken + 1.4 * near and 2 * said <= full_count


def is_seen_from_now(sentences: list[list[Cut]]) -> bool:
    """Tell whether a story is written for its day: "on Tuesday", "today", "last month", and not only once."""
    cuts = [cut.expression for found in sentences for cut in found]
    return _OFTEN * sum(_is_of_now(what) for what in cuts) > sum(isinstance(what, Absolute) for what in cuts)


_OFTEN = 16
"""Dates in full for each expression of the day of writing, at the most, in a story that is written for its day."""


def _is_of_now(expression: object) -> bool:
    if isinstance(expression, Directed):
        return not expression.told
    return isinstance(expression, DayName | Deictic)


_SAID = re.compile(r"\b(?:said|says|told|announced)\b")


def _is_today(expression: object) -> bool:
    return isinstance(expression, Deictic) and expression.unit is Unit.DAY


_FIGURES = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_ELECTION_WORDS = re.compile(r"\b(?:elections?|elect|elected|midterms?|voters?|presidential)\b")
_YEAR_OF_ELECTION = re.compile(r"\b(1[89]\d\d|20\d\d)\s+(?:[\w.]+\s+){0,3}?elections?\b")
_FOREIGN_ELECTION = re.compile(
    r"\b(?!American|Republican|European)[A-Z][a-z]+(?:ian|ish|ese|aqi|eli|ani|ench|rman|utch)\s+(?:[a-z]+\s+)?elections?\b"
)


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("u.s.", "us").split())


def _names_country(kind: Election, plain: str) -> bool:
    return any(re.search(rf"\b{re.escape(word)}\b", plain) for word in kind.of)


@dataclass(frozen=True, slots=True)
class ElectionsTold:
    """What a story says of elections as a whole: whose they are, of which years, and whether another country's too."""

    kinds: tuple[Election, ...]
    years: frozenset[int]
    foreign: bool


def elections_told(story: TokenizedStory) -> ElectionsTold:
    """Read once what a story says of elections."""
    text = story.text[story.story.span.start : story.story.span.end]
    context = _plain(text)
    near = [context[max(0, m.start() - 48) : m.end() + 24] for m in _ELECTION_WORDS.finditer(context)]
    kinds = tuple(k for k in elections() if any(_names_country(k, words) for words in near))
    years = frozenset(int(y) for y in _YEAR_OF_ELECTION.findall(text))
    return ElectionsTold(kinds, years, _FOREIGN_ELECTION.search(text) is not None)


_VOTE = re.compile(
    r"(?:the )?(?:vote|ballot|polls|polling)(?! (?:in|on|of|by|against|for)\b)|americans (?:vote|voted)\b"
)


def election_day(words: str, discourse: Discourse, before: bool) -> Period | None:
    """Return the day of the election that *words* name, None where it is not certain which election is meant.

    The words name an election on a calendar by themselves ("the 2020 U.S. presidential election") or in the light
    of the story. Its year stands in the words, or only one year stands before "election" in the story, or it is the
    nearest from the day of writing: the next where something is told to be *before* it, else the last.
    """
    plain = _plain(words)
    if _ELECTION_WORDS.search(plain) is None and _VOTE.match(plain) is None:
        return None
    kinds = [k for k in elections() if _names_country(k, plain)]
    if not kinds:
        told = discourse.elections
        kinds = [] if told.foreign else list(told.kinds)
    kinds = [k for k in kinds if any(name in plain for name in k.names)] or kinds
    years = {int(y) for y in _FIGURES.findall(words)}
    years = years or {y for y in discourse.elections.years if any(k.day_in(y) for k in kinds)}
    if years:
        days = {day for k in kinds for y in years if (day := k.day_in(y))}
        return of_day(days.pop()) if len(days) == 1 else None
    return discourse.agreed(lambda day: _nearest_election(kinds, day, before))


def _nearest_election(kinds: list[Election], day: date, ahead: bool) -> Period | None:
    found = sorted(d for k in kinds for y in range(day.year - 4, day.year + 5) if (d := k.day_in(y)) is not None)
    fitting = [d for d in found if d >= day] if ahead else [d for d in reversed(found) if d <= day]
    return of_day(fitting[0]) if fitting else None


_WORD = re.compile(r"[A-Za-z]{4,}")
_EMPTY = frozenset(
    "that this they their there when were with from have been after before which while until other about would could "
    "being first second same what where into over under more than some such".split()
)
# Who does something is no happening: "the day after police raided the office".
_ACTORS = frozenset(
    "police officers court judge company firm bank government ministry minister president prosecutors authorities army "
    "soldiers troops rebels gunmen mother father brother sister wife husband daughter family parliament officials team "
    "party group agents investigators detectives husband regulator regulators founder chairman board mayor".split()
)


def event_mentioned(words: str, discourse: Discourse, sentence: int, finest: int) -> tuple[Mentioned, Span] | None:
    """Return the date of the last earlier sentence that tells of the event in *words* ("his arrest": "arrested"),
    and where its word stands.

    The event is known by the stem of the first of its words that says something. Only a sentence with one date
    counts: with two, nobody knows which is meant; and it must be shorter than *finest* days.
    """
    stems = [w.lower() for w in _WORD.findall(words)[:4] if w.islower() and w not in _EMPTY and w not in _ACTORS]
    if not stems:
        return None
    first = stems[0].removesuffix("ing") if len(stems[0]) > 6 else stems[0]
    stem = first if first != stems[0] else stems[0][: max(4, min(6, len(stems[0]) - 1))]
    sentences = discourse.story.sentences
    by_sentence: dict[int, list[Mentioned]] = {}
    for mention in discourse.mentioned[-_RECENT:]:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    for number in sorted((n for n in by_sentence if n < sentence), reverse=True):
        dates = by_sentence[number]
        trigger = next((t for t in sentences[number].tokens if t.text.lower().startswith(stem)), None)
        if trigger is not None:
            told = dates[0] if len(dates) == 1 else _beside(sentences[number], stem, dates)
            if told is not None:
                fine = (told.period.end - told.period.start).days < finest
                return (told, Span(trigger.start, trigger.end)) if fine else None
    return None


def _beside(sentence: Sentence, stem: str, dates: list[Mentioned]) -> Mentioned | None:
    """Return the only one of several dates with nothing but a few words between it and the event."""
    near: list[Mentioned] = []
    for date_ in dates:
        at = bisect_left(sentence.tokens, date_.start, key=lambda token: token.start)
        for token in reversed(sentence.tokens[max(0, at - _BESIDE) : at]):
            if token.text in ",;:()“”" or token.text.lower() in ("and", "but"):
                break
            if token.text.lower().startswith(stem):
                near.append(date_)
                break
    return near[0] if len(near) == 1 else None


_BESIDE = 6
"""Words between an event and its date when its sentence has another."""
