"""Times of day to the minute, and what is counted from them: "at 8:30 …  an hour later they came back"."""

import re
from bisect import bisect_right
from datetime import datetime, timedelta

from dossier.domain.dates import DateBasis
from dossier.domain.ledger import Rule
from dossier.domain.mentions import TimexType
from dossier.domain.spans import Span
from dossier.extract.time.anchors import ClockTold, Discourse, Mentioned
from dossier.extract.time.expressions import Clock, Offset
from dossier.extract.time.ledger import Reason, expression_anchor, relative, step_to
from dossier.extract.time.periods import Period, Unit, of_day
from dossier.extract.time.resolved import Place, Resolved
from dossier.extract.time.tense import looks_ahead

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


def _is_past_bound(place: Place, mention: Mentioned, discourse: Discourse) -> bool:
    """Tell whether a day opens another stretch of the sentence: "at 4 p.m., after they had spoken since Tuesday"."""
    before = discourse.story.text[max(place.sentence.span.start, mention.start - 6) : mention.start]
    return before.lower() == "since "


def _describes_later(place: Place, mention: Mentioned, discourse: Discourse) -> bool:
    """Tell whether a day behind a time of day stands in a clause that only describes a noun."""
    return _DESCRIBED.search(discourse.story.text, place.cut.end, mention.start) is not None


_DESCRIBED = re.compile(r",?\s(?:which|who|whom|whose|that)\s")


def of_clock(place: Place, clock: Clock, discourse: Discourse, words: str) -> Resolved:
    """Resolve a time of day: it belongs to the nearest day named in its sentence, or last in the one before."""
    last = discourse.last()
    days = [m for m in discourse.recent(place.number) if m.period.is_day and not _is_past_bound(place, m, discourse)]
    # "marched at dawn to a terminal, which the state approved on 30 March"
    days = [m for m in days if m.start < place.cut.start or not _describes_later(place, m, discourse)]
    testified = [m for m in days if m.start < place.cut.start and _is_of_testimony(place, m, discourse)]
    if testified and len(testified) == len(days):
        # "Roe testified on Monday that she had seen him at 11pm": nobody knows of which day
        discourse.lost = place.cut.start
        return _without_day(place, clock, discourse)
    if discourse.published and not looks_ahead(place.sentence, place.cut.start, place.cut.end):
        days = [m for m in days if m.period.start <= discourse.published.end]
        last = last if last is None or last.period.start <= discourse.published.end else None
    if not days and last is not None and last.sentence == place.number - 1 and last.period.is_day:
        near = discourse.story.sentences[last.sentence].paragraph == place.sentence.paragraph
        days = [last] if near else []
    if days:
        day = min(days, key=lambda mention: abs(mention.start - place.cut.start))
        value = f"{day.period.value}{clock.value}"
        reason = Reason(Rule.SAME_PERIOD, day.anchor(), day.before())
        steps = step_to(words, Span(place.cut.start, place.cut.end), reason, day.period)
        return Resolved(place.cut, TimexType.TIME, value, day.period, DateBasis.RESOLVED, steps, False)
    live = _day_of_entry(place, clock, discourse)
    if live is not None and discourse.publication is not None:
        steps = step_to(words, Span(place.cut.start, place.cut.end), Reason(Rule.RELATIVE, discourse.publication), live)
        return Resolved(place.cut, TimexType.TIME, f"{live.value}{clock.value}", live, DateBasis.RESOLVED, steps, False)
    return _without_day(place, clock, discourse)


def _is_of_testimony(place: Place, day: Mentioned, discourse: Discourse) -> bool:
    """Tell whether a day before a time of day is only that on which somebody told of what had been at that time."""
    text = discourse.story.text
    between = text[day.start : place.cut.start][:_TESTIMONY]
    lead = text[max(place.sentence.span.start, day.start - _TESTIMONY) : day.start]
    if _COURT.search(between) is not None or (
        _COURT_BEFORE.search(lead) is not None and _THAT_HE.match(between, len(day.words))
    ):
        return True
    return _HAD.search(between) is not None


_TESTIMONY = 160
"""Characters between the day of a testimony and the time of day in it, at the most."""
_COURT = re.compile(r"\b(?:testified|deposed|(?:told|heard by) the (?:court|jury|inquiry|trial|judge|commission))\b")
_COURT_BEFORE = re.compile(
    r"\b(?:testified|deposed|told the (?:court|jury|inquiry|trial|judge|commission))\s(?:on\s)?$"
)
_THAT_HE = re.compile(r"\s(?:that|how)\s")
_HAD = re.compile(
    r"\b(?:said|told|claimed|alleged|stated|recalled|deposed|testified)\b[^.;,]{0,80}\bthat\b[^.;,]{0,40}\bhad\b"
)


def _without_day(place: Place, clock: Clock, discourse: Discourse) -> Resolved:
    """Leave a time of day whose day nobody knows: TimeML wants that of writing, a timeline none."""
    day_of_writing = None if discourse.narrative else discourse.agreed(of_day)
    value = day_of_writing.value if day_of_writing else "XXXX-XX-XX"
    return Resolved(place.cut, TimexType.TIME, value + clock.value, anchors=False)


def _day_of_entry(place: Place, clock: Clock, discourse: Discourse) -> Period | None:
    """Return the day of a live report for a time of day in one of its entries, None where it may be another.

    What is told at 00:40 of 23:50 was the evening before, and an entry that has named another day may go on with it.
    """
    known = discourse.published
    if known is None or known.day is None or discourse.narrative:
        return None
    heads = discourse.entries
    if not heads:
        return None
    at = bisect_right(heads, place.cut.start, key=lambda head: head[0]) - 1
    if at < 0:
        return None
    since, written = heads[at]
    others = (m for m in reversed(discourse.mentioned) if m.start >= since)
    if any(m.period.is_day and m.period.start != known.day for m in others):
        return None
    told = _MINUTES.match(clock.value)
    ahead = looks_ahead(place.sentence, place.cut.start, place.cut.end)
    if told is not None and not ahead and int(told[1]) * 60 + int(told[2]) > written:
        return None
    return of_day(known.day)


_MINUTES = re.compile(r"T(\d\d):(\d\d)$")
