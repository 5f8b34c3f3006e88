"""Fiscal years: their values are known by name, their days only where the story tells when such a year ends."""

import re
from dataclasses import dataclass, replace

from dossier.domain.dates import Precision
from dossier.domain.ledger import Anchor, Rule
from dossier.domain.spans import Span
from dossier.extract.time.anchors import Discourse
from dossier.extract.time.comparing import period_told
from dossier.extract.time.expressions import (
    Anaphor,
    Compared,
    Deictic,
    Expression,
    Fiscal,
    FiscalYear,
    Incomplete,
    Latest,
)
from dossier.extract.time.ledger import Reason, expression_anchor
from dossier.extract.time.periods import Period, Unit, months, unit_after
from dossier.extract.time.rules import MON, month_number

_DATE = (
    rf"(?:on\s+|in\s+|at\s+the\s+end\s+of\s+)?(?:(?P<mon>{MON})(?:\s+(?P<day>\d{{1,2}})\b)?"
    rf"|(?P<day2>\d{{1,2}})\s+(?P<mon2>{MON}))"
)
_YEAR_ENDS = re.compile(
    r"\b(?:fiscal|financial)[\s-]years?\s+(?:(?:that|which)\s+)?(?:ended|ending|ends|closes|closed|to|runs\s+(?:to|until))\s+"
    + _DATE,
    re.IGNORECASE,
)
_NTH = r"first|second|third|fourth"
_QUARTER_ENDS = re.compile(
    rf"\b(?:fiscal[\s-](?P<q>{_NTH})[\s-]quarter|(?P<q2>{_NTH})[\s-](?:fiscal[\s-]quarter|quarter\s+of\s+(?:its\s+|the\s+)?"
    r"fiscal(?:\s+year)?(?:\s+\d{4})?)),?\s+(?:(?:that|which)\s+)?(?:ended|ending|ends)\s+" + _DATE,
    re.IGNORECASE,
)
_SOON = 7
"""Days of a month up to which a fiscal year of whole weeks belongs to the month before."""
_NAMED_BY_END = 6
"""The first month in which a fiscal year may end whose number is surely that of the year in which it ends."""


@dataclass(frozen=True, slots=True)
class YearEnd:
    """The month (1 to 12) that ends a story's fiscal years, and where the story tells so."""

    month: int
    span: Span
    words: str


def year_end(text: str, low: int, high: int) -> YearEnd | None:
    """Return what *text* between two places tells of the end of its fiscal years; None where it tells two or none."""
    found: dict[int, YearEnd] = {}
    for pattern in (_YEAR_ENDS, _QUARTER_ENDS):
        for match in pattern.finditer(text, low, high):
            month = month_number(match["mon"] or match["mon2"])
            day = int(match["day"] or match["day2"] or 28)
            month = (month - 2) % 12 + 1 if day <= _SOON else month
            if pattern is _QUARTER_ENDS:
                number = _NTH.split("|").index((match["q"] or match["q2"]).lower()) + 1
                month = (month + 3 * (4 - number) - 1) % 12 + 1
            found.setdefault(month, YearEnd(month, Span(*match.span()), " ".join(match.group().split())))
    return found.popitem()[1] if len(found) == 1 else None


def days_of(known: FiscalYear, end: YearEnd) -> Period | None:
    """Return the months of a fiscal year or of one quarter of it, None where its number does not settle them.

    A fiscal year that ends in the first months may have the number of either year.
    """
    if end.month < _NAMED_BY_END:
        return None
    first, count = (known.year - 1) * 12 + end.month, 12
    if known.quarter is not None:
        first, count = first + 3 * (known.quarter - 1), 3
    return months(first // 12, first % 12 + 1, count, Precision.RANGE, value_of(known))


def value_of(known: FiscalYear) -> str:
    """Return the TimeML value, by the number of the fiscal year."""
    return f"{known.year:04d}" + (f"-Q{known.quarter}" if known.quarter else "")


def _end(discourse: Discourse) -> YearEnd | None:
    if discourse.fiscal_end is False:
        story = discourse.story
        discourse.fiscal_end = year_end(story.text, story.story.span.start, story.story.span.end)
    end = discourse.fiscal_end
    return end if isinstance(end, YearEnd) else None


def fiscal(expression: Fiscal, discourse: Discourse, ahead: bool) -> tuple[str, Period | None, Reason | None]:
    """Return the TimeML value of a fiscal year or quarter, and its days and why, where the story tells them."""
    end = None if expression.sport else _end(discourse)
    known = _numbered(expression, discourse, end, ahead)
    if known is None:
        what = expression.what
        return ("XXXX" + (f"-Q{what.quarter}" if isinstance(what, Incomplete) else "")), None, None
    if known.quarter is not None:
        discourse.report = max(discourse.report or (0, 0), (known.year, known.quarter))
    period = days_of(known, end) if end is not None else None
    if period is None or end is None:
        return value_of(known), None, None
    return period.value, period, Reason(Rule.RELATIVE, _told(end, period))


def _told(end: YearEnd, period: Period) -> Anchor:
    return expression_anchor(end.words, end.span, replace(period, start=period.end))


def _numbered(expression: Fiscal, discourse: Discourse, end: YearEnd | None, ahead: bool) -> FiscalYear | None:
    """Return a fiscal period by its number, None where nobody knows the day from which it is seen."""
    what = expression.what
    if isinstance(what, FiscalYear):
        return what
    here = discourse.agreed(lambda day: unit_after(day, 0, Unit.MONTH))
    if here is None:
        whole = discourse.agreed(lambda day: unit_after(day, 0, Unit.YEAR))
        if whole is None:
            return None
        here = whole
        end = None
    year = here.start.year + bool(end is not None and end.month >= _NAMED_BY_END and here.start.month > end.month)
    if isinstance(what, Deictic):
        return FiscalYear(year + what.count)
    if end is None or what.quarter is None:
        return FiscalYear(year, what.quarter)
    own = days_of(FiscalYear(year, what.quarter), end)
    step = 0 if own is None or ahead or own.end <= here.end else -1
    return FiscalYear(year + step, what.quarter)


def as_fiscal(expression: Expression, discourse: Discourse, sentence: int, ahead: bool) -> Fiscal | None:
    """Read "the quarter", "a year earlier", "the fourth quarter" as fiscal in a report on a fiscal quarter.

    None where the story reports on no fiscal quarter, or the sentence (by number) on one of the calendar.
    """
    if discourse.report is None:
        return None
    year, quarter = discourse.report
    if isinstance(expression, Incomplete) and expression.quarter is not None:
        return Fiscal(FiscalYear(year if ahead or expression.quarter <= quarter else year - 1, expression.quarter))
    if isinstance(expression, Anaphor) and expression.unit is Unit.QUARTER:
        index = year * 4 + quarter - 1 + expression.count
        return Fiscal(FiscalYear(index // 4, index % 4 + 1))
    told = period_told(discourse, sentence)
    counted = told is not None and told.period.value.startswith("P")
    if told is not None and (not counted or (told.sentence == sentence and isinstance(expression, Compared))):
        return None
    if isinstance(expression, Latest) and expression.unit is Unit.QUARTER:
        return Fiscal(FiscalYear(year, quarter))
    if isinstance(expression, Compared):
        return Fiscal(FiscalYear(expression.year or year - 1, quarter))
    return None
