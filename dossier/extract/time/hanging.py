"""Dates that hang on a happening: counted from it once somebody knows when it was."""

from dataclasses import dataclass
from datetime import timedelta

from dossier.domain.dates import DateBasis, DateInterval, Precision
from dossier.domain.ledger import Anchor, AnchorKind, Hanging, LedgerStep, Rule
from dossier.domain.spans import Span
from dossier.extract.time.deixis import stepped
from dossier.extract.time.explain import explained
from dossier.extract.time.expressions import Offset, Side
from dossier.extract.time.ledger import Steps, plain_words, relative, taken
from dossier.extract.time.periods import Period, Unit, containing

FINEST = {Unit.HOUR: 2, Unit.DAY: 2, Unit.WEEK: 8, Unit.MONTH: 32, Unit.QUARTER: 93}
"""Days below which a date is fine enough to count such units from it."""
COARSEST = 366
"""The same for all other units."""
_ROUGH = ("about ", "around ", "nearly ", "almost ", "roughly ", "approximately ")
_UNIT_OF = {
    Precision.DAY: Unit.DAY,
    Precision.WEEK: Unit.WEEK,
    Precision.MONTH: Unit.MONTH,
    Precision.QUARTER: Unit.QUARTER,
    Precision.SEASON: Unit.SEASON,
    Precision.HALF: Unit.HALF,
    Precision.YEAR: Unit.YEAR,
    Precision.DECADE: Unit.DECADE,
}


@dataclass(frozen=True, slots=True)
class Settled:
    """An expression that a later stage reads better than the words alone allow: its date, None for none.

    ``clock`` is its part of the day in TimeML's writing ("TNI"), "" for none.
    """

    span: Span
    when: DateInterval | None
    clock: str = ""


def period_of(when: DateInterval) -> Period | None:
    """Return an interval as a period to count from, None for an open one."""
    if when.start is None or when.end is None:
        return None
    unit = _UNIT_OF.get(when.precision)
    named = containing(when.start, unit) if unit is not None else None
    value = named.value if named is not None and (named.start, named.end) == (when.start, when.end) else ""
    return Period(when.start, when.end, when.precision, value, when.approximate)


def wide_as(when: DateInterval, precision: Precision) -> Period | None:
    """Return the period of *precision* in which an interval lies: the year of a day; None for an open interval."""
    own = period_of(when)
    unit = _UNIT_OF.get(precision)
    wide = containing(own.start, unit) if own is not None and unit is not None else None
    return wide if own is not None and wide is not None and own.end <= wide.end else own


def in_days(offset: Offset, anchor: Period) -> Offset:
    """Count weeks from a day in days: "a week before the raid" is a day too."""
    if offset.unit is not Unit.WEEK or not anchor.is_day or offset.count is None or offset.less:
        return offset
    return Offset(offset.count * 7, Unit.DAY, offset.side)


def counted(hanging: Hanging, anchor: Period) -> Period | None:
    """Return the period that lies so far from *anchor*, None where that is not fine enough or no number is known."""
    try:
        unit = Unit(hanging.unit)
    except ValueError:
        return None
    if not hanging.count:
        return _in_time_of(unit, anchor) if hanging.count == 0 else None
    if (anchor.end - anchor.start) >= timedelta(days=FINEST.get(unit, COARSEST)):
        return None
    side = Side.BEFORE if hanging.side < 0 else Side.AFTER
    offset = Offset(hanging.count, unit, side, less=hanging.within)
    return stepped(in_days(offset, anchor), anchor, -1 if hanging.side < 0 else 1)


def _in_time_of(unit: Unit, anchor: Period) -> Period | None:
    """Return the unit in which the anchor lies; of "the day" of what is known by its month, that month."""
    first, last = containing(anchor.start, unit), containing(anchor.end, unit)
    if first is None or last is None:
        return None
    return first if first == last else anchor


def date_of(hanging: Hanging, anchor: DateInterval, anchor_words: str, event: int | None) -> DateInterval | None:
    """Return the date that hangs on an event, now that its *anchor* is known; None where nothing follows.

    *anchor_words* are how a reader knows the event ("his arrest", or its label), *event* is its id in the case.
    Where the anchor is itself relative, its steps come first in the ledger.
    """
    return hung(hanging, anchor, Anchor(AnchorKind.EVENT, anchor_words, anchor.start, anchor.end, event=event))


def hung(hanging: Hanging, when: DateInterval, anchor: Anchor) -> DateInterval | None:
    """Return the date that hangs on *anchor*, which was at *when*."""
    base = period_of(when)
    period = counted(hanging, base) if base is not None else None
    if base is None or period is None:
        return None
    rule = Rule.COUNTED_BACK if hanging.side < 0 else Rule.COUNTED_ON
    steps = _steps(hanging, Rule.SAME_PERIOD if hanging.count == 0 else rule, anchor, period, relative(when.ledger))
    inferred = when.basis is DateBasis.INFERRED
    approximate = period.approximate or when.approximate or hanging.words.lower().startswith(_ROUGH)
    return DateInterval(
        period.start,
        period.end,
        period.precision,
        DateBasis.INFERRED if inferred else DateBasis.RESOLVED,
        approximate=approximate,
        explanation=explained(steps, period.precision, approximate=approximate),
        mentions=(hanging.span,),
        ledger=steps,
    )


def _steps(hanging: Hanging, rule: Rule, anchor: Anchor, period: Period, before: Steps) -> Steps:
    words = plain_words(hanging.words)
    return taken(before, LedgerStep(words, hanging.span, rule, anchor, period.start, period.end))


def given_step(words: str, span: Span, period: Period) -> Steps:
    """Return the ledger of a date that a person set in place of what an expression gave."""
    return (LedgerStep(plain_words(words), span, Rule.GIVEN, None, period.start, period.end),)
