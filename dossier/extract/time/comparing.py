"""The periods that reports are about and those they are compared with: "the quarter", "the year-earlier period"."""

from bisect import bisect_left
from dataclasses import replace

from dossier.domain.dates import Precision
from dossier.domain.ledger import Rule
from dossier.extract.time.anchors import Discourse, Mentioned
from dossier.extract.time.expressions import Compared, Latest
from dossier.extract.time.ledger import Reason
from dossier.extract.time.periods import Period, Unit, containing, span_of, step, unit_after, year
from dossier.extract.tokens import Sentence

_NEAR = 4
"""Sentences back in which the period of a report is looked for."""
_UNITS = {
    Precision.DAY: Unit.DAY,
    Precision.WEEK: Unit.WEEK,
    Precision.MONTH: Unit.MONTH,
    Precision.QUARTER: Unit.QUARTER,
    Precision.HALF: Unit.HALF,
    Precision.SEASON: Unit.SEASON,
    Precision.YEAR: Unit.YEAR,
}


def _reported(mention: Mentioned) -> bool:
    """Tell whether a date is a period that accounts are given for: a quarter, a half, so many months."""
    period = mention.period
    return period.precision in (Precision.QUARTER, Precision.HALF) or period.value.startswith("P")


def period_told(discourse: Discourse, sentence: int, monthly: bool = False) -> Mentioned | None:
    """Return the period that a report is about at a sentence (by number), None where it names none.

    That is a quarter, a half or so many months of the sentences before, or any month or year of the same sentence;
    with *monthly* also a month of the sentence before: "Inflation fell in May. Prices rose 3% from a year earlier".
    """
    for mention in reversed(discourse.mentioned):
        back = sentence - mention.sentence
        if back > _NEAR:
            return None
        if _reported(mention):
            return mention
        if monthly and back == 1 and mention.period.precision is Precision.MONTH and not mention.inner:
            return mention
        if back == 0 and mention.period.precision in (Precision.MONTH, Precision.YEAR):
            return mention
    return None


def of_report(
    expression: Compared | Latest, discourse: Discourse, sentence: int
) -> tuple[Period | None, Reason | None]:
    """Return the period that a report is about, or that it compares its own with, and why.

    *sentence* is the number of the one in which the expression stands.
    """
    if isinstance(expression, Compared):
        period, told = _compared(expression, discourse, sentence)
    else:
        period, told = _latest(expression, discourse, sentence)
    if told is None:
        return period, Reason(Rule.RELATIVE, discourse.publication)
    rule = Rule.COUNTED_BACK if isinstance(expression, Compared) else Rule.SAME_PERIOD
    return period, Reason(rule, told.anchor(), told.before())


def _compared(expression: Compared, discourse: Discourse, sentence: int) -> tuple[Period | None, Mentioned | None]:
    """Return the period of another year that a report compares its own with, and the report's own."""
    told = period_told(discourse, sentence, expression.plain is not None)
    if told is None:
        if expression.year is not None:
            return year(expression.year), None
        return discourse.agreed(lambda day: unit_after(day, -1, Unit.YEAR)), None
    count = -1 if expression.year is None else expression.year - told.period.start.year
    return shifted(told.period, count), told


def shifted(period: Period, years: int) -> Period | None:
    """Return the same period so many years later."""
    start, end = step(period.start, years, Unit.YEAR), step(period.end, years, Unit.YEAR)
    if start is None or end is None:
        return None
    unit = _UNITS.get(period.precision)
    if unit is not None:
        found = containing(start, unit)
        return replace(found, approximate=period.approximate) if found else None
    return span_of(start, end, f"{start.year:04d}", period.approximate)


def _latest(expression: Latest, discourse: Discourse, sentence: int) -> tuple[Period | None, Mentioned | None]:
    """Return the unit that a report is about: the one told of, else one seen from the day of writing."""
    last = discourse.last()
    if expression.unit is Unit.QUARTER:
        last = period_told(discourse, sentence)
    if last is not None and sentence - last.sentence <= (_NEAR if expression.unit is Unit.QUARTER else 0):
        first, final = containing(last.period.start, expression.unit), containing(last.period.end, expression.unit)
        if first is not None and first == final:
            return first, last
    if discourse.narrative:
        return None, None
    count = -1 if expression.ended else 0
    return discourse.agreed(lambda day: unit_after(day, count, expression.unit)), None


def means_nowadays(discourse: Discourse, sentence: Sentence, number: int, start: int) -> bool:
    """Tell whether "Today" sets the present off from years told before: "Today the mill is a museum".

    *number* is that of the sentence, *start* where the word stands.
    """
    last, base = discourse.last(), discourse.published
    if last is None or base is None or number - last.sentence > 2:
        return False
    tokens = sentence.tokens
    at = bisect_left(tokens, start, key=lambda token: token.start)
    old = base.start.year - last.period.end.year >= 2
    return old and at <= 1 and any(token.text.lower() in _PRESENT for token in tokens[at : at + 14])


_PRESENT = frozenset("is are has have remains remain there".split())
