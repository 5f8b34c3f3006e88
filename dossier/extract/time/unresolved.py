"""The TimeML value of an expression whose anchor is not known, with X for what is missing."""

from dossier.extract.time.anchors import Discourse
from dossier.extract.time.deixis import stepped
from dossier.extract.time.expressions import (
    Anaphor,
    AnaphorDate,
    Compared,
    Cut,
    DayName,
    Deictic,
    Directed,
    Incomplete,
    Latest,
    MonthDay,
    Nth,
    Offset,
    Opening,
    Side,
    Stretch,
)
from dossier.extract.time.lengths import duration_value
from dossier.extract.time.periods import Unit, of_day, unit_after


def unresolved_value(cut: Cut) -> str:
    """Return the TimeML value of an expression whose anchor is not known, with X for what is missing."""
    expression = cut.expression
    what = expression.what if isinstance(expression, Directed | AnaphorDate) else expression
    value = ""
    if isinstance(what, DayName):
        value = f"XXXX-WXX-{what.weekday + 1}"
    elif isinstance(what, MonthDay):
        value = f"XXXX-XX-{what.day:02d}"
    elif isinstance(what, Incomplete):
        value = _incomplete_value(what)
    elif isinstance(what, Deictic | Anaphor):
        value = {Unit.DAY: "XXXX-XX-XX", Unit.WEEK: "XXXX-WXX", Unit.MONTH: "XXXX-XX"}.get(what.unit, "XXXX")
        value = "PRESENT_REF" if isinstance(what, Deictic) and what.count == 0 and what.unit is Unit.DAY else value
    elif isinstance(what, Stretch | Opening):
        return duration_value(what.count, what.unit)
    elif isinstance(what, Offset):
        value = "FUTURE_REF" if what.side in (Side.AHEAD, Side.AFTER) else "PAST_REF"
    elif isinstance(what, Nth):
        value = "XXXX-XX-XX" if what.unit is Unit.DAY else "XXXX"
    elif isinstance(what, Compared | Latest):
        value = "PAST_REF" if isinstance(what, Compared) else "XXXX"
    return value + (cut.clock or "" if value.startswith("X") else "")


def value_from_writing(cut: Cut, discourse: Discourse) -> str:
    """Return the TimeML value of "the previous day" or "a month earlier" where nothing is told that it counts from.

    News then counts from the day of writing; that is good enough for a value, but dates nothing.
    """
    what = cut.expression
    period = None
    if not discourse.narrative and isinstance(what, Anaphor):
        count, unit = what.count, what.unit
        period = discourse.agreed(lambda day: unit_after(day, count, unit))
    elif not discourse.narrative and isinstance(what, Offset) and what.side in (Side.BEFORE, Side.AFTER):
        offset, sign = what, -1 if what.side is Side.BEFORE else 1
        known = what.count is not None and not what.unit.below_day
        period = discourse.agreed(lambda day: stepped(offset, of_day(day), sign)) if known else None
    return period.value + (cut.clock or "") if period is not None else unresolved_value(cut)


def _incomplete_value(what: Incomplete) -> str:
    if what.month is not None:
        return f"XXXX-{what.month:02d}" + (f"-{what.day:02d}" if what.day is not None else "")
    if what.season is not None:
        return "XXXX-" + {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}[what.season]
    if what.quarter is not None:
        return f"XXXX-Q{what.quarter}"
    return "XXXX"
