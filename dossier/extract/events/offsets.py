"""A happening some days from another of its sentence: "left on 28 June, a day before police searched the house"."""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from dossier.domain.dates import DateBasis, DateInterval, Precision
from dossier.domain.ledger import Anchor, AnchorKind, LedgerStep, Rule
from dossier.domain.mentions import Timex, TimexType
from dossier.domain.spans import Span
from dossier.extract.events.clause_dates import Dates
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.triggers import noun_kind
from dossier.extract.events.words import NOMINAL, Pos, Word
from dossier.extract.time.explain import explained
from dossier.extract.time.hanging import given_step, period_of
from dossier.extract.time.ledger import relative, taken

_DAYS = re.compile(r"P(\d{1,3})([DW])")
_MONTHS = re.compile(r"P(\d{1,2})M")
_YEARS = re.compile(r"P(\d{1,2})Y")


def counted_date(
    words: Sequence[Word],
    clauses: Sequence[Clause],
    k: int,
    timexes: Sequence[Timex],
    corrected: Mapping[Span, DateInterval],
) -> DateInterval | None:
    """Return the day of clause *k* ("before police searched") from the length and the day right before it.

    Where a person gave another day in its place (*corrected*), it counts from that one.
    Only where nothing but a comma parts the length from a full day of the clause that it hangs on; else None.
    """
    clause = clauses[k]
    if clause.marker == "," and clause.link in (Link.ROOT, Link.AND) and clause.group.finite:
        return _next_day(words, clause, timexes, corrected)
    if clause.link is not Link.SUB or clause.marker not in {"before", "after"} or not clause.group.finite:
        return None
    marker = next((i for i in range(clause.start, clause.group.first) if words[i].low == clause.marker), 0)
    return _apposed(words, marker, timexes, corrected)


def counted_nouns(
    words: Sequence[Word], dates: Dates, timexes: Sequence[Timex], corrected: Mapping[Span, DateInterval]
) -> None:
    """Date the noun of "resigned on 12 May, two days after the fire" by the length and the date right before it."""
    for i in range(3, len(words) - 1):
        if words[i].low not in {"after", "before"} or words[i - 1].pos is not Pos.TIME:
            continue
        noun = _noun_behind(words, i + 1)
        if noun is None or noun in dates.nouns:
            continue
        date = _apposed(words, i, timexes, corrected)
        if date is not None:
            dates.counted_nouns[noun] = date


def _noun_behind(words: Sequence[Word], first: int) -> int | None:
    """Return the noun of "the fire", "her release from prison", if it names a happening."""
    if words[first].pos not in (Pos.DET, Pos.POSS) and words[first].pos is not Pos.NAME:
        return None
    i = first
    while i < len(words) and (words[i].pos in NOMINAL or words[i].pos in (Pos.DET, Pos.POSS)):
        i += 1
    noun = i - 1
    closes = i >= len(words) or words[i].pos in (Pos.PUNCT, Pos.COMMA, Pos.PREP)
    return noun if closes and words[noun].pos is Pos.NOUN and noun_kind(words, noun) is not None else None


def _apposed(
    words: Sequence[Word], marker: int, timexes: Sequence[Timex], corrected: Mapping[Span, DateInterval]
) -> DateInterval | None:
    """Return the date of what follows "before" or "after" (word *marker*), from the length and the date before it."""
    length, first = _timex_ending(words, marker)
    if length is None or first < 2 or words[first - 1].pos is not Pos.COMMA:
        return None
    anchor, _ = _timex_ending(words, first - 1)
    if anchor is None or timexes[length].type is not TimexType.DURATION:
        return None
    before = words[marker].low == "before"
    match = _DAYS.fullmatch(timexes[length].value)
    day = _corrected(timexes[anchor], corrected, words)
    months, years = _MONTHS.fullmatch(timexes[length].value), _YEARS.fullmatch(timexes[length].value)
    if years is not None and day is not None:
        span = Span(words[first].token.start, words[marker].token.end)
        count = int(years[1]) if before else -int(years[1])
        return _year_away(words, day, count, span, timexes[anchor], timexes[length])
    if months is not None and day is not None:
        span = Span(words[first].token.start, words[marker].token.end)
        count = int(months[1]) if before else -int(months[1])
        return _month_away(words, day, count, span, timexes[anchor], timexes[length])
    if match is None or day is None or day.start is None or not day.is_day:
        return None
    count = int(match[1]) * (7 if match[2] == "W" else 1)
    span = Span(words[first].token.start, words[marker].token.end)
    return _counted(words, day, count if before else -count, span, timexes[anchor], timexes[length])


def date_freed(
    words: Sequence[Word],
    clauses: Sequence[Clause],
    dates: Dates,
    timexes: Sequence[Timex],
    corrected: Mapping[Span, DateInterval],
) -> None:
    """Date who was "arrested on 3 March, held for 19 days and released": not on the day of the arrest."""
    for k in range(2, len(clauses)):
        freed, after = _freed_after(words, clauses, k, dates.clauses, timexes, corrected)
        if freed and not any(word.pos is Pos.TIME for word in words[clauses[k].start : clauses[k].end]):
            dates.clauses.pop(k, None)
            if after is not None:
                dates.counted[k] = after


def _freed_after(
    words: Sequence[Word],
    clauses: Sequence[Clause],
    k: int,
    dated: Mapping[int, int],
    timexes: Sequence[Timex],
    corrected: Mapping[Span, DateInterval],
) -> tuple[bool, DateInterval | None]:
    """Tell whether clause *k* frees somebody after a time told, and when: "arrested on 3 March, held for 19 days and
    released".

    *dated* holds the time expressions of clauses.
    """
    clause = clauses[k]
    if k < 2 or clause.link is not Link.AND or not clause.shared or clause.group.lemma not in _FREEING:
        return False, None
    held, taken_ = clauses[k - 1], clauses[k - 2]
    first = held.group.last + 1
    stays = held.group.lemma in _HOLDING and held.shared and words[first].low == "for" and first + 1 < held.end
    length = words[first + 1].timex if stays else None
    if length is None or timexes[length].type is not TimexType.DURATION or taken_.group.lemma not in _SEIZING:
        return False, None
    anchor = dated.get(k - 2)
    day = _corrected(timexes[anchor], corrected, words) if anchor is not None else None
    if anchor is None or day is None or day.start is None:
        return True, None
    span = timexes[length].span
    days, months = _DAYS.fullmatch(timexes[length].value), _MONTHS.fullmatch(timexes[length].value)
    if months is not None:
        return True, _month_away(words, day, int(months[1]), span, timexes[anchor], timexes[length])
    if days is None or not day.is_day:
        return True, None
    count = int(days[1]) * (7 if days[2] == "W" else 1)
    return True, _counted(words, day, count, span, timexes[anchor], timexes[length])


_FREEING = frozenset("release free deport expel bail let charge".split())
_HOLDING = frozenset("hold detain keep jail imprison lock question remand".split())
_SEIZING = frozenset("arrest detain seize pick take catch capture abduct kidnap rearrest".split())


def _next_day(
    words: Sequence[Word], clause: Clause, timexes: Sequence[Timex], corrected: Mapping[Span, DateInterval]
) -> DateInterval | None:
    """Return the day of "left on 3 August 2015, the day before the offices were raided"; so a year."""
    first = clause.start + 1
    lows = [word.low for word in words[first : first + 3]]
    anchor, _ = _timex_ending(words, clause.start)
    length = words[first].timex if first < len(words) else None
    unit = lows[1] if len(lows) > 2 and lows[0] == "the" else ""
    if unit not in {"day", "year"} or lows[2] not in {"before", "after"} or anchor is None or length is None:
        return None
    day = _corrected(timexes[anchor], corrected, words)
    if unit == "year" and words[first + 2].timex == length and day is not None and clause.group.form in "dn":
        span = Span(words[first].token.start, words[first + 2].token.end)
        return _year_away(words, day, 1 if lows[2] == "before" else -1, span, timexes[anchor], timexes[length])
    if words[first + 2].timex != length or day is None or day.start is None or not day.is_day:
        return None
    span = Span(words[first].token.start, words[first + 2].token.end)
    return _counted(words, day, 1 if lows[2] == "before" else -1, span, timexes[anchor], timexes[length])


def _counted(
    words: Sequence[Word], day: DateInterval, count: int, span: Span, anchor: Timex, length: Timex
) -> DateInterval | None:
    """Return the day *count* days after *day*, with the step that led there."""
    assert day.start is not None
    try:
        found = day.start + timedelta(days=count)
    except OverflowError:
        return None
    later = count > 0
    rule = Rule.COUNTED_ON if later else Rule.COUNTED_BACK
    at = day.mentions[0] if day.mentions else anchor.span
    on = Anchor(AnchorKind.EXPRESSION, _told(words, at), day.start, day.end, at)
    step = LedgerStep(_told(words, span), span, rule, on, found, found)
    steps = taken(relative(day.ledger), step)
    return replace(
        day,
        start=found,
        end=found,
        basis=DateBasis.RESOLVED,
        explanation=explained(steps, day.precision, approximate=day.approximate),
        mentions=(*day.mentions, length.span),
        ledger=steps,
    )


def _month_away(
    words: Sequence[Word], day: DateInterval, count: int, span: Span, anchor: Timex, length: Timex
) -> DateInterval | None:
    """Return the month so many months from a day or a month: "in July 2020, two months after they held a sit-in"."""
    start, end = day.start, day.end
    if start is None or end is None or (start.year, start.month) != (end.year, end.month):
        return None
    number = start.year * 12 + start.month - 1 + count
    year, month = divmod(number, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    first, last = date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])
    rule = Rule.COUNTED_ON if count > 0 else Rule.COUNTED_BACK
    at = day.mentions[0] if day.mentions else anchor.span
    on = Anchor(AnchorKind.EXPRESSION, _told(words, at), start, end, at)
    steps = taken(relative(day.ledger), LedgerStep(_told(words, span), span, rule, on, first, last))
    return replace(
        day,
        start=first,
        end=last,
        precision=Precision.MONTH,
        basis=DateBasis.RESOLVED,
        explanation=explained(steps, Precision.MONTH, approximate=day.approximate),
        mentions=(*day.mentions, length.span),
        ledger=steps,
    )


def _year_away(
    words: Sequence[Word], day: DateInterval, count: int, span: Span, anchor: Timex, length: Timex
) -> DateInterval | None:
    """Return the year so many years from a date of one year: "in 2017, a year after she had left"."""
    start, end = day.start, day.end
    if start is None or end is None or start.year != end.year or not MINYEAR <= start.year + count <= MAXYEAR:
        return None
    first, last = date(start.year + count, 1, 1), date(start.year + count, 12, 31)
    rule = Rule.COUNTED_ON if count > 0 else Rule.COUNTED_BACK
    at = day.mentions[0] if day.mentions else anchor.span
    on = Anchor(AnchorKind.EXPRESSION, _told(words, at), start, end, at)
    steps = taken(relative(day.ledger), LedgerStep(_told(words, span), span, rule, on, first, last))
    approximate = day.approximate or day.precision is not Precision.YEAR
    return replace(
        day,
        start=first,
        end=last,
        precision=Precision.YEAR,
        basis=DateBasis.RESOLVED,
        approximate=approximate,
        explanation=explained(steps, Precision.YEAR, approximate=approximate),
        mentions=(*day.mentions, length.span),
        ledger=steps,
    )


def _corrected(timex: Timex, corrected: Mapping[Span, DateInterval], words: Sequence[Word]) -> DateInterval | None:
    given = corrected.get(timex.span)
    period = period_of(given) if given is not None else None
    if given is None or period is None:
        return timex.date
    steps = given_step(_told(words, timex.span), timex.span, period)
    return replace(given, mentions=(timex.span,), ledger=steps)


def _told(words: Sequence[Word], span: Span) -> str:
    """Return the words of a sentence at a span, as a reader sees them."""
    return " ".join(word.token.text for word in words if span.start <= word.token.start < span.end)


def _timex_ending(words: Sequence[Word], end: int) -> tuple[int | None, int]:
    """Return the time expression that ends before word *end*, and its first word."""
    index = words[end - 1].timex if end else None
    first = end
    while index is not None and first and words[first - 1].timex == index:
        first -= 1
    return index, first
