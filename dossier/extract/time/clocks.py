"""Times of day to the minute, and what is counted from them: "at 8:30 …  an hour later they came back"."""

import re
from datetime import datetime, timedelta

from dossier.domain.ledger import Rule
from dossier.domain.mentions import TimexType
from dossier.domain.spans import Span
from dossier.extract.time.anchors import ClockTold, Discourse
from dossier.extract.time.expressions import Offset
from dossier.extract.time.ledger import Reason, expression_anchor, relative, step_to
from dossier.extract.time.periods import Unit, of_day
from dossier.extract.time.resolved import Place, Resolved

_TO_THE_MINUTE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d$")
_BACK = 2
"""Sentences back in which the time of day is looked for that hours count from."""
_MOST = 24
"""Hours that are counted so, at the most."""


def item_clock(value: str) -> bool:
    """Tell whether a TimeML value is a time of day to the minute."""
    return len(value) > 10 and _TO_THE_MINUTE.match(value) is not None


def clock_told(item: Resolved, place: Place, discourse: Discourse) -> ClockTold:
    """Return an expression that names a time of day, for others to count from."""
    words = discourse.story.text[item.cut.start : item.cut.end]
    return ClockTold(item.value, item.period, words, place.number, item.cut.start, item.steps)


def hours_on(place: Place, offset: Offset, discourse: Discourse, words: str, sign: int) -> Resolved | None:
    """Count minutes or hours from the time of day told last, None where none was told or no number is known."""
    told = discourse.clocks[-1] if discourse.clocks else None
    if told is None or not 0 <= place.number - told.sentence <= _BACK or told.start > place.cut.start:
        return None
    if any(m.sentence > told.sentence for m in discourse.mentioned[-1:]):
        return None
    step = {Unit.HOUR: timedelta(hours=1), Unit.MINUTE: timedelta(minutes=1)}.get(offset.unit)
    if offset.count is None or step is None or step * offset.count > timedelta(hours=_MOST):
        return None
    try:
        base = datetime.fromisoformat(told.value.replace("T24:", "T00:"))
        then = base + timedelta(days="T24:" in told.value) + sign * step * offset.count
    except (ValueError, OverflowError):
        return None
    value = then.isoformat(timespec="minutes")
    if told.period is None or not told.period.is_day:
        return Resolved(place.cut, TimexType.TIME, value, anchors=False)
    period = of_day(then.date())
    anchor = expression_anchor(told.words, Span(told.start, told.start + len(told.words)), told.period)
    rule = Rule.COUNTED_BACK if sign < 0 else Rule.COUNTED_ON
    steps = step_to(words, Span(place.cut.start, place.cut.end), Reason(rule, anchor, relative(told.steps)), period)
    return Resolved(place.cut, TimexType.TIME, value, period, steps=steps, anchors=False)
