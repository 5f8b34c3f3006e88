"""What a story tells as past or as still to come, with a date in full."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from dossier.domain.dates import DateBasis, Extent, Precision
from dossier.domain.mentions import Timex
from dossier.domain.publication import ReasonKind
from dossier.domain.spans import Span
from dossier.domain.wording import day_words
from dossier.extract.events.clauses import Link
from dossier.extract.events.triggers import noun_kind
from dossier.extract.events.words import Pos, Word
from dossier.extract.publication.clues import LONGEST_QUOTE, Clue, quote
from dossier.extract.publication.scenes import Reading, Scene, Tense

# Verbs whose date may be that of what they speak of: "announced elections on 5 May 2024".
_ARRANGING = frozenset(
    "announce schedule call plan set propose order agree promise arrange book expect predict forecast project approve "
    "confirm reveal unveil invite offer sign award win host bid apply prepare organise organize extend postpone delay "
    "move reschedule adjourn threaten pledge vow warn hint suggest discuss debate vote pass adopt endorse back support "
    "seek demand urge want defer fix slate target envisage anticipate foresee estimate say tell report note state add "
    "claim believe think know hope fear write publish print date design build secure choose select appoint elect "
    "commit recommend bail remand release suspend ban bar grant give allow permit sell order contract hire renew "
    "budget allocate earmark aim intend decide insist demand advertise market tip back name nominate".split()
)
_AHEAD = frozenset(
    "until till possibility eligibility eligible parole effective starting beginning ending expiring expires term "
    "lease contract deadline target due forecast upcoming forthcoming planned scheduled proposed future next ahead "
    "towards toward".split()
)
_OCCASIONS = frozenset(
    "election elections vote ballot referendum summit games olympics cup championship championships tournament trial "
    "retrial hearing sentencing launch opening release retirement inauguration conference season".split()
)
_TAKES_UP = frozenset("over about into against from after since who which that whose".split())
_STATES = frozenset("deadline target goal valid expiry expiration due contract lease term forecast budget date".split())
_IMAGINED = re.compile(
    r"\b(?:films?|novels?|movies?|games?|fiction\w*|imagin\w+|scenarios?|simulations?|forecasts?|projections?|dystopian|"
    r"sci-fi|futuristic|thriller|prophec\w+|dreams?|satir\w+|spoof|hoax)\b",
    re.IGNORECASE,
)
_ROUGH = re.compile(r"\b(?:about|around|circa|roughly|approximately|some\s+time|nearly|almost)\b", re.IGNORECASE)
_ROUGH_REACH = 12
_NO_YEAR = re.compile(r"XXXX-\d\d(?:-\d\d)?")
_FARTHEST = 14
"""Words between a verb and its date."""
_ADJACENT = frozenset("on in during early late mid at the".split())
_PAST_PREPOSITIONS = frozenset("in on during since of early late mid between and".split())


def past_facts(reading: Reading) -> Iterator[Clue]:
    """Yield what a story tells as having happened on a date in full: it was not published before."""
    met: set[int] = set()
    for scene, k, index in _dated(reading):
        if index in met or scene.tense(k) is not Tense.PAST or not _is_told_as_past(reading, scene, k, index):
            continue
        last = _last_part(reading, index)
        if last is None or last.core is None or last.core.start is None:
            continue
        met.add(index)
        start, span = last.core.start, _words_of(scene, k, reading.timexes[index], last)
        told = f"Not before {day_words(start)}. It tells of something as past: {quote(reading.text, span)}."
        yield Clue(ReasonKind.FACT, told, span, start=start)


def plans(reading: Reading) -> Iterator[Clue]:
    """Yield what a story tells as still to come on a date in full: it was published before that was over.

    Nothing where the story tells its past in the present tense ("In 1938 he is arrested"): then its "will" is past.
    """
    if _has_historical_present(reading):
        return
    met: set[int] = set()
    for scene, k, index in (*_dated(reading), *_dated(reading, nouns=True)):
        timex = reading.timexes[index]
        if index in met or scene.tense(k) is not Tense.FUTURE or timex.core is None or timex.core.end is None:
            continue
        if not _is_told_to_come(reading, scene, k, index):
            continue
        met.add(index)
        span, end = _words_of(scene, k, timex), timex.core.end
        told = f"Not after {day_words(end)}. It tells of something as still to come: {quote(reading.text, span)}."
        yield Clue(ReasonKind.PLAN, told, span, end=end)


def open_plans(reading: Reading) -> Iterator[Clue]:
    """Yield what is told as to come in a month without a year: a hint, since every year has that month."""
    for timex in reading.timexes:
        scene = reading.scene_at(timex.span.start)
        k = scene.clause_at(timex.span.start) if scene is not None and _NO_YEAR.fullmatch(timex.value) else None
        if scene is None or k is None or timex.date is not None or scene.is_quoted(timex.span.start):
            continue
        if scene.tense(k) is Tense.FUTURE:
            span = _words_of(scene, k, timex)
            told = f"“{timex.span.of(reading.text)}” was still to come: {quote(reading.text, span)}."
            yield Clue(ReasonKind.PLAN, told, span, strong=False)


def _bound(scenes: tuple[Scene, ...]) -> Iterator[tuple[Scene, int, int]]:
    """Yield each clause with each time expression (by index) that dates it."""
    for scene in scenes:
        for k, index in sorted(scene.dates.clauses.items()):
            yield scene, k, index
            for further in scene.dates.again.get(k, ()):
                yield scene, k, further


def _noun_bound(scenes: tuple[Scene, ...]) -> Iterator[tuple[Scene, int, int]]:
    """Yield each clause with the time expressions that date a noun in it ("will face sentencing in October")."""
    for scene in scenes:
        for i, index in sorted(scene.dates.nouns.items()):
            k = scene.clause_at(scene.words[i].token.start)
            if k is not None:
                yield scene, k, index


def _dated(reading: Reading, nouns: bool = False) -> Iterator[tuple[Scene, int, int]]:
    """Yield the clauses that a date in full dates, each with its date by index."""
    for scene, k, index in _noun_bound(reading.scenes) if nouns else _bound(reading.scenes):
        timex = reading.timexes[index]
        stated = timex.core is not None and timex.core.basis is DateBasis.STATED
        if stated and not _ROUGH.search(reading.text, max(0, timex.span.start - _ROUGH_REACH), timex.span.end):
            yield scene, k, index


def _last_part(reading: Reading, index: int) -> Timex | None:
    """Return the date in full from which on the telling is past; None where a preposition leads ahead ("until").

    Of "between August and November 2020" the second part had begun.
    """
    timex = reading.timexes[index]
    core, whole = timex.core, timex.date
    if core is None or whole is None or whole.start is None or core.start is None:
        return None
    if (
        whole.extent is Extent.WITHIN
        and whole.precision is Precision.RANGE
        and (whole.start, whole.end)
        != (
            core.start,
            core.end,
        )
    ):
        near = reading.timexes[max(0, index - 1) : index + 2]
        twins = [t for t in near if t.date == whole and t.core is not None and t.core.start is not None]
        return max(twins, key=lambda t: t.core.start if t.core and t.core.start else date.min, default=timex)
    return timex


def _is_told_as_past(reading: Reading, scene: Scene, k: int, index: int) -> bool:
    """Tell whether the date surely is that of the past happening, not of something it speaks of."""
    clause, timex = scene.clauses[k], reading.timexes[index]
    words, group = scene.words, clause.group
    places = [i for i, word in enumerate(words) if word.timex == index]
    if not places or _is_imagined(reading, scene):
        return False
    first = places[0]
    before = words[first - 1].low if first else ""
    if before not in _PAST_PREPOSITIONS and not _stands_alone(timex, first, group.first):
        return False
    lows = {word.low for word in words}
    if group.copula and (before not in _PAST_PREPOSITIONS or lows & _STATES):
        return False
    if first < group.first:
        return _opens(scene, k, first)
    between = [words[i].low for i in range(group.last + 1, first)]
    if all(low in _ADJACENT for low in between):
        return group.lemma not in {"schedule", "set", "plan", "slate", "fix", "book", "tip", "expect", "date", "target"}
    if group.lemma in _ARRANGING or len(between) > _FARTHEST:
        return False
    if set(between) & _AHEAD or ({"for", "to"} & set(between) and set(between) & _OCCASIONS):
        return False
    return not _leads_on(words, group.last + 1, first)


def _is_told_to_come(reading: Reading, scene: Scene, k: int, index: int) -> bool:
    """Tell whether the date surely is that of what is to come, and "to come" is seen from the day of publication."""
    timex, words, group = reading.timexes[index], scene.words, scene.clauses[k].group
    if scene.is_quoted(timex.span.start) or scene.is_quoted(words[group.first].token.start):
        return False
    if _is_told_of_old(reading, scene, k) or _is_imagined(reading, scene):
        return False
    first = next((i for i, word in enumerate(words) if word.timex == index), 0)
    if first < group.first:
        return scene.dates.clauses.get(k) == index and _opens(scene, k, first)
    before = words[first - 1].low
    if before not in ("on", "in", "by", "until", "till", "from", "for", "during", "early", "late", "mid"):
        return timex.core is not None and timex.core.is_day and first == group.last + 1
    between = words[group.last + 1 : first - 1]
    if any(word.low in _TAKES_UP for word in between) or any(_happened(words, i) for i in range(group.last + 1, first)):
        return False
    whole_day = timex.core is not None and timex.core.is_day
    return whole_day or not any(word.low in ("of", "for", "with") for word in between)


def _happened(words: Sequence[Word], i: int) -> bool:
    """Tell whether a noun names a happening that may be past, and have the date to itself: "the attack in 2015"."""
    return words[i].low not in _OCCASIONS and noun_kind(words, i) is not None


def _opens(scene: Scene, k: int, first: int) -> bool:
    """Tell whether a date opens its sentence or clause: "In 2017 he fled", but not "bonds due in 2030 fell"."""
    words = scene.words
    at = first
    while (at > 0 and words[at - 1].low in _PAST_PREPOSITIONS | _OPENERS) or (
        at > 0 and words[at - 1].timex is not None
    ):
        at -= 1
    if at == first:
        return False
    while at > 0 and (words[at - 1].pos in _LEADS or words[at - 1].low in _LEAD_WORDS):
        at -= 1
    return at in (0, scene.clauses[k].start)


_OPENERS = frozenset("by from until the".split())
_LEADS = frozenset({Pos.AND, Pos.QUOTE, Pos.DASH, Pos.THAT})
_LEAD_WORDS = frozenset("then later so also however meanwhile".split())


def _stands_alone(timex: Timex, first: int, verb: int) -> bool:
    """Tell whether a date without preposition dates the verb: "was born 4 May 1980" does, "the 2028 vote" does not."""
    return first > verb and timex.core is not None and timex.core.is_day


def _leads_on(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether an infinitive stands between: "decided to leave in 2030"."""
    listed = words[start:end]
    return any(word.pos is Pos.TO for word in listed) and any(word.pos is Pos.VERB for word in listed)


def _is_imagined(reading: Reading, scene: Scene) -> bool:
    span = scene.sentence.span
    return _IMAGINED.search(reading.text, span.start, span.end) is not None


def _is_told_of_old(reading: Reading, scene: Scene, k: int) -> bool:
    """Tell whether what is to come was so when somebody spoke on another date: "said in 2015 that it will open"."""
    while scene.clauses[k].link in (Link.CONTENT, Link.INFINITIVE, Link.GERUND, Link.SUB):
        parent = scene.clauses[k].parent
        if parent is None or parent >= k:
            return False
        k = parent
        index = scene.dates.clauses.get(k)
        if index is not None and reading.timexes[index].core is not None and scene.tense(k) is Tense.PAST:
            return True
    return False


def _has_historical_present(reading: Reading) -> bool:
    return any(
        scene.tense(k) is Tense.PRESENT
        and any(word.timex == index for word in scene.words[:3])
        and not scene.is_quoted(reading.timexes[index].span.start)
        for scene, k, index in _dated(reading)
    )


def _words_of(scene: Scene, k: int, *timexes: Timex) -> Span:
    """Return the verb with its date and the preposition before it, or the dates alone where they stand far apart."""
    group = scene.clauses[k].group
    start, end = min(t.span.start for t in timexes), max(t.span.end for t in timexes)
    before = [w for w in scene.words if w.token.end <= start]
    if before and before[-1].low in _PAST_PREPOSITIONS | {"by", "from", "for", "until"}:
        start = before[-1].token.start
    first, last = scene.words[group.first].token.start, scene.words[group.last].token.end
    span = Span(min(first, start), max(last, end))
    return span if len(span) <= LONGEST_QUOTE else Span(start, end)
