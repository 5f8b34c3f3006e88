"""Lengths of time that begin with a date told before: "Within a fortnight they had …", "the following three days"."""

import re
from bisect import bisect_left

from dossier.domain.ledger import Rule
from dossier.domain.mentions import TimexType
from dossier.domain.spans import Span
from dossier.extract.time.anchors import Discourse, Mentioned
from dossier.extract.time.deixis import stepped
from dossier.extract.time.expressions import Length, Offset, Side, Stretch, Way
from dossier.extract.time.hanging import COARSEST, FINEST, in_days
from dossier.extract.time.ledger import Reason, step_to
from dossier.extract.time.lengths import duration_value
from dossier.extract.time.periods import Period, Unit, span_of
from dossier.extract.time.resolved import Place, Resolved
from dossier.extract.time.tense import leaning

_NEAR = 3
"""Sentences from the date told before to the stretch that begins with it, at the most."""
_NEAR_HOURS = 5
"""Sentences from the lead to what is counted in hours from it, at the most."""
_LEAD = 3
"""Sentences among which the day of the news is told."""
_FEW_HOURS = 3
_NEWS = 4
"""Days before that of writing within which a day is that of the news."""
_VALUE = re.compile(r"P(\d{1,3})([DWMY])$")
_UNITS = {"D": Unit.DAY, "W": Unit.WEEK, "M": Unit.MONTH, "Y": Unit.YEAR}
_OPENING = frozenset({",", ";", "and", "but"})


def within_told(place: Place, length: Length, discourse: Discourse, words: str) -> Resolved | None:
    """Return the stretch of "Within a fortnight officers had searched the house", from the date told before on.

    Only where it opens what it dates and that is past, and nothing is named that it counts from.
    """
    match = _VALUE.match(length.value)
    if match is None or not _opens_clause(place) or leaning(place.sentence, place.cut.start, place.cut.end):
        return None
    if discourse.story.text.startswith(_COUNTING, place.cut.end):
        return None
    offset = Offset(float(match[1]), _UNITS[match[2]], Side.AFTER)
    last = _told(place, offset.unit, discourse)
    if last is None:
        return None
    end = stepped(in_days(offset, last.period), last.period, 1)
    return _stretched(place, last, last.period, end, length.value, words)


def following_told(place: Place, stretch: Stretch, discourse: Discourse, words: str) -> Resolved | None:
    """Return "over the following three days", told of the past: from the day after the date told before on."""
    if stretch.way is not Way.NEXT or stretch.count is None or stretch.unit.below_day or stretch.unit is Unit.YEAR:
        return None
    if "following" not in words.lower() and leaning(place.sentence, place.cut.start, place.cut.end) is not False:
        return None
    last = _told(place, stretch.unit, discourse)
    if last is None:
        return None
    offset = Offset(stretch.count, stretch.unit, Side.AFTER)
    first = stepped(Offset(1.0, Unit.DAY, Side.AFTER), last.period, 1) if last.period.is_day else last.period
    end = stepped(in_days(offset, last.period), last.period, 1)
    value = duration_value(stretch.count, stretch.unit)
    return _stretched(place, last, first, end, value, words) if first is not None else None


def is_hours_on(place: Place, offset: Offset, last: Mentioned, discourse: Discourse) -> bool:
    """Tell whether "two hours later" goes on with the day of the news, told a few sentences before.

    "A blast tore through the market on Monday. … A second device was defused two hours later."
    """
    base, day = discourse.published, last.period
    if base is None or not day.is_day or last.said or last.inner or last.aside or last.quoted or place.quoted:
        return False
    hours = offset.count if offset.unit is Unit.HOUR else 1.0 if offset.unit is Unit.MINUTE else None
    if offset.side is not Side.AFTER or hours is None or hours > _FEW_HOURS or last.sentence > _LEAD:
        return False
    return place.number - last.sentence <= _NEAR_HOURS and 0 <= (base.start - day.start).days <= _NEWS


def _stretched(
    place: Place, last: Mentioned, first: Period, end: Period | None, value: str, words: str
) -> Resolved | None:
    if end is None or end.end < first.start:
        return None
    period = span_of(first.start, end.end, value)
    reason = Reason(Rule.COUNTED_ON, last.anchor(), last.before())
    steps = step_to(words, Span(place.cut.start, place.cut.end), reason, period)
    return Resolved(place.cut, TimexType.DURATION, value, period, steps=steps, anchors=False)


def _told(place: Place, unit: Unit, discourse: Discourse) -> Mentioned | None:
    """Return the date told close before that is fine enough for the unit; None for one that somebody said it on."""
    last = discourse.anchor(place.number, place.cut.start, finest=FINEST.get(unit), quoted=place.quoted)
    if last is None or last.said or last.quoted != place.quoted or place.number - last.sentence > _NEAR:
        return None
    return last if (last.period.end - last.period.start).days < FINEST.get(unit, COARSEST) else None


def _opens_clause(place: Place) -> bool:
    tokens = place.sentence.tokens
    at = bisect_left(tokens, place.cut.start, key=lambda token: token.start)
    if not at or tokens[at - 1].text.lower() != "within":
        return False
    return at == 1 or tokens[at - 2].text.lower() in _OPENING


_COUNTING = (" of ", " after ", " from ", " following ", " before ")
