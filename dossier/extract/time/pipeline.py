"""The row of stages from a story to its time expressions: cut, complete, resolve, bind."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from dossier.domain.dates import DateBasis
from dossier.domain.mentions import TimeContext, Timex, TimexType
from dossier.domain.spans import Span
from dossier.extract.time.anchors import Discourse, Mentioned, Said, is_narrative, is_seen_from_now
from dossier.extract.time.clocks import clock_told, item_clock
from dossier.extract.time.count_rules import plain_length
from dossier.extract.time.expressions import Clock, Cut, Expression, Incomplete, Known, Offset, Side, Vague
from dossier.extract.time.grammar import cut_sentence
from dossier.extract.time.hanging import Settled, given_step, period_of
from dossier.extract.time.ledger import Reason
from dossier.extract.time.lexicon import RELATIVES
from dossier.extract.time.passing import is_in_passing, pass_beside
from dossier.extract.time.prepositions import bound, completed
from dossier.extract.time.quotes import encloses, quoted_spans
from dossier.extract.time.resolve import resolve
from dossier.extract.time.resolved import Place, Resolved
from dossier.extract.time.rules import Order
from dossier.extract.time.statements import statement_day
from dossier.extract.time.unresolved import unresolved_value
from dossier.extract.tokens import Sentence, TokenizedStory

_NUMERIC = re.compile(r"(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2(?:\d{4}|\d\d)(?![\d/]|\.\d)")


@lru_cache(maxsize=2)
def numeric_order(text: str) -> Order:
    """Return the order of numeric dates that a source's own dates settle: 13/04/2020 is day first.

    None where nothing settles it, or where the dates contradict each other. Kept for the last source, since each of
    its stories asks.
    """
    day_first = month_first = False
    for match in _NUMERIC.finditer(text):
        one, two = int(match[1]), int(match[3])
        day_first |= 12 < one <= 31 and 1 <= two <= 12
        month_first |= 1 <= one <= 12 < two <= 31
    if day_first == month_first:
        return None
    return "DMY" if day_first else "MDY"


NOTHING_KNOWN = TimeContext()
"""Nothing is known of the story's times beyond its text."""


def find_timexes(
    story: TokenizedStory,
    context: TimeContext = NOTHING_KNOWN,
    settled: Sequence[Settled] = (),
) -> tuple[Timex, ...]:
    """Return the time expressions of a story in text order, each resolved as far as the story allows.

    What the words leave open is seen from the day on which the story was published, never from today. *context* is
    what people know beyond the text. *settled* are expressions that a later stage reads better, with their dates or
    None for none: they go before what the time stage finds there, and what hangs on them follows. No input raises.
    """
    text = _in_plain_letters(story.text)
    order = numeric_order(text) or context.order
    shared: dict[int, Reason] = {}
    cuts = [completed(cut_sentence(text, sentence, order), text, shared) for sentence in story.sentences]
    narrative = is_narrative(story, cuts)
    if not narrative:
        cuts = [[cut for cut in found if not _only_describes(cut)] for found in cuts]
    discourse = Discourse(story, story.story.published, narrative, is_seen_from_now(cuts))
    discourse.corrected = {span.start: given for span, given in context.corrected}
    discourse.settled = {known.span.start: known.when for known in settled}
    _put_in(settled, story, cuts)
    quoted: dict[int, tuple[Span, ...]] = {}
    found: list[Timex] = []
    for number, sentence in enumerate(story.sentences):
        if not cuts[number]:
            continue
        marks = quoted.get(sentence.paragraph)
        if marks is None:
            marks = quoted[sentence.paragraph] = quoted_spans(text, story.story.passages[sentence.paragraph].span)
        places = [
            Place(cut, sentence, number, encloses(marks, cut.start), shared.get(cut.start)) for cut in cuts[number]
        ]
        resolved = _resolve_all(places, discourse, marks)
        low, high = sentence.span.start, sentence.span.end
        for item, interval in zip(resolved, bound(resolved, text, low, high), strict=True):
            if not item.value and item.period is None:
                continue  # the name of a day that hangs on nothing known
            span = Span(item.cut.start, item.cut.end)
            found.append(Timex(span, item.type, item.value, interval.interval, interval.core))
    return tuple(found)


@lru_cache(maxsize=2)
def _in_plain_letters(text: str) -> str:
    """Put plain letters for those that an expression ignoring case takes for them, but str.lower() does not.

    Kept for the last source, as its order of dates is.
    """
    return text if text.isascii() or _ALIKE.search(text) is None else text.translate(_PLAIN)


_PLAIN = str.maketrans("ſıİ\u212a", "siIK")
_ALIKE = re.compile("[ſıİ\u212a]")


def _put_in(settled: Sequence[Settled], story: TokenizedStory, cuts: list[list[Cut]]) -> None:
    """Put the expressions whose date a later stage has found among the cuts of their sentences."""
    new: dict[int, list[Cut]] = {}
    for known in sorted(settled, key=lambda known: known.span):
        at = bisect_right(story.sentences, known.span.start, key=lambda sentence: sentence.span.start) - 1
        if known.when is not None and at >= 0:
            cut = Cut(known.span.start, known.span.end, Known(""), clock=known.clock or None)
            new.setdefault(at, []).append(cut)
    for at, taken in new.items():
        kept = [cut for cut in cuts[at] if _is_free(cut, taken)]
        cuts[at] = sorted([*kept, *taken], key=lambda cut: cut.start)


def _is_free(cut: Cut, taken: Sequence[Cut]) -> bool:
    """Tell whether a cut overlaps none of others that stand in order."""
    at = bisect_right(taken, cut.start, key=lambda other: other.end)
    return at == len(taken) or cut.end <= taken[at].start


def _only_describes(cut: Cut) -> bool:
    """Tell whether a cut is an adjective like "former": a history tells time by it, in news it says who somebody is."""
    return isinstance(cut.expression, Vague) and cut.expression.adjective


def _resolve_all(places: list[Place], discourse: Discourse, marks: tuple[Span, ...]) -> list[Resolved]:
    """Resolve the expressions of one sentence.

    Those outside quotation marks come first, since they date the quotation; times of day last, since they need a day.
    """
    done: dict[int, Resolved] = {}
    order = sorted(range(len(places)), key=lambda i: (_rank(places[i].cut.expression), places[i].quoted, i))
    for i in order:
        done[i] = _resolve_one(places[i], discourse)
        serving = _corrected(done[i], discourse) if discourse.corrected else done[i]
        said = _remember(serving, places[i].sentence, discourse, marks)
        _mention(serving, places[i], discourse, said)
        if done[i].period is None and isinstance(places[i].cut.expression, Incomplete):
            discourse.unknown = (places[i].number, places[i].cut.start)  # "left in January, and moved a month later"
        if item_clock(done[i].value):
            discourse.clocks.append(clock_told(done[i], places[i], discourse))
    return [done[i] for i in range(len(places))]


def _rank(expression: Expression) -> int:
    """Return the place in the order: days, then times of day, then what counts hours from these."""
    if isinstance(expression, Offset) and expression.unit.below_day and expression.side in (Side.BEFORE, Side.AFTER):
        return 2
    return int(isinstance(expression, Clock))


def _resolve_one(place: Place, discourse: Discourse) -> Resolved:
    offset = place.cut.expression
    settled = place.cut.start in discourse.settled
    when = discourse.settled.get(place.cut.start)
    period = period_of(when) if when is not None else None
    if when is not None and period is not None:
        clocked = place.cut.clock is not None and period.is_day
        value = f"{period.value}{place.cut.clock}" if clocked else period.value
        kind = TimexType.TIME if clocked else TimexType.DATE
        return Resolved(place.cut, kind, value, period, when.basis, when.ledger)
    item = resolve(place, discourse)
    if item.period is None and isinstance(offset, Offset) and offset.named:
        return Resolved(place.cut, TimexType.DATE, "", anchors=False)
    if settled:
        discourse.lost = place.cut.start
    if settled and item.period is not None:
        item = Resolved(place.cut, TimexType.DATE, unresolved_value(place.cut), anchors=False)
    if item.period is None and isinstance(offset, Offset) and offset.event:
        if re.match(r"the\s", discourse.story.text[place.cut.start : place.cut.end], re.IGNORECASE):
            return item  # "the day before his speech" is a date, though an unknown one
        length = plain_length(place.cut, discourse.story.text)
        return Resolved(length, TimexType.DURATION, length.expression.value, anchors=False)  # type: ignore[union-attr]
    return item


def _corrected(item: Resolved, discourse: Discourse) -> Resolved:
    """Put the date that a person gave in the place of the one that others would hang on."""
    given = discourse.corrected.get(item.cut.start)
    period = period_of(given) if given is not None else None
    if period is None:
        return item
    span = Span(item.cut.start, item.cut.end)
    steps = given_step(span.of(discourse.story.text), span, period)
    return replace(item, period=period, basis=DateBasis.GIVEN, steps=steps, anchors=True)


def _remember(item: Resolved, sentence: Sentence, discourse: Discourse, marks: tuple[Span, ...]) -> bool:
    """Keep the day of a statement for the quotations around it; tell whether this is one."""
    day = statement_day(item, sentence, marks)
    if day is not None:
        words = discourse.story.text[item.cut.start : item.cut.end]
        span = Span(item.cut.start, item.cut.end)
        discourse.said.append(Said(sentence.paragraph, day, words, span, item.steps))
    return day is not None


def _mention(item: Resolved, place: Place, discourse: Discourse, said: bool) -> None:
    if item.period is not None and item.anchors:
        words = discourse.story.text[item.cut.start : item.cut.end]
        tokens = place.sentence.tokens
        at = bisect_left(tokens, item.cut.start, key=lambda token: token.start)
        before = [token.text.lower() for token in tokens[max(0, at - _INNER) : at]]
        parted = max((i for i, low in enumerate(before) if low == ";"), default=-1)
        inner = not _SUBORDINATING.isdisjoint(before[parted + 1 :])
        aside = _is_aside(item, before, discourse)
        if not aside and is_in_passing(item, before, place.number, item.cut.start, discourse):
            aside = True
            pass_beside(place.number, item.cut.start, discourse)
        mention = Mentioned(
            item.period, words, place.number, item.cut.start, inner, said, place.quoted, item.steps, aside
        )
        discourse.mentioned.append(mention)


def _is_aside(item: Resolved, before: list[str], discourse: Discourse) -> bool:
    """Tell whether a date is none of the story's own course, which goes on from the date told before it.

    *before* are the words before it: "a printer whom they had arrested in 1944", "had been banned two days earlier",
    "interviews carried out between 16 September and 2 October".
    """
    had = max((i for i, low in enumerate(before) if low == "had"), default=-1)
    if any(low in RELATIVES for low in before[: had + 1]) and not _MAIN_AGAIN.intersection(before[had + 1 :]):
        return True
    back = isinstance(item.cut.expression, Offset) and item.cut.expression.side is Side.BEFORE
    if back and had >= 0 and "," not in before[had:]:
        return True
    led = max((i for i, low in enumerate(before) if low in _COMPARING), default=-1)
    if back and led >= 0 and "," not in before[led:]:
        return True  # "the largest force since the attack on Oslo a year earlier"
    if before[-1:] == ["between"] or _is_recalled(before):
        return True
    last = discourse.mentioned[-1] if discourse.mentioned else None
    opened = last is not None and last.aside and before[-1:] == ["and"] and "between" in before[-_SPAN:]
    return opened and item.cut.start - last.start < _APART if last is not None else False


def _is_recalled(before: list[str]) -> bool:
    """Tell whether a date is that of who looks back: "In May 1961, she recalled in an interview in" 1994."""
    opened = max((i for i, low in enumerate(before) if low == ","), default=-1)
    said = before[opened + 1 : opened + 1 + _TELLER]
    return opened > 0 and not _RECALLING.isdisjoint(said) and not _OCCASIONS.isdisjoint(before[opened + 1 :])


_RECALLING = frozenset("recalled remembered said wrote told claimed insisted explained".split())
_OCCASIONS = frozenset(
    "interview interviews memoir memoirs autobiography diary letter book article documentary speech".split()
)
_TELLER = 4
"""Words from the comma to the verb of who looks back, at the most."""
_SPAN, _APART = 6, 40
"""Words and characters from "between" and from its first date to its second, at the most."""
_SUBORDINATING = frozenset(
    "that who whom which whose where when because although while since until before after".split()
)
_COMPARING = frozenset({"since", "than"})
_MAIN_AGAIN = frozenset({";", ":"})
_INNER = 20
"""Words before a date among which a conjunction makes it part of a subordinate clause."""
