"""Weekdays of the time that a story tells of: "They quarrelled on 9 May. On the Monday she reported him missing"."""

import re
from datetime import timedelta

from dossier.extract.time.anchors import Discourse, Mentioned
from dossier.extract.time.expressions import DayName
from dossier.extract.time.periods import Period, of_day
from dossier.extract.time.resolved import Place

_FAR = 3
"""Sentences back in which the day must stand that such a weekday lies beside."""
_BESIDE = 3
"""Days before or after it: of the seven around a day each weekday is there once."""


def is_of_the_story(place: Place, discourse: Discourse) -> bool:
    """Tell whether a weekday is one of the time that the story tells of: "had bought it on the Friday"."""
    text, cut = discourse.story.text, place.cut
    led = _THE_DAY.search(text[max(place.sentence.span.start, cut.start - 12) : cut.start]) is not None
    return led and NO_NOUN.match(text, cut.end) is not None


def nearest_told(place: Place, what: DayName, discourse: Discourse) -> tuple[Period, Mentioned] | None:
    """Return such a weekday, the nearest to the day told last, with that day; None where none stands close before."""
    told = discourse.anchor(place.number, place.cut.start, that_day=True, quoted=place.quoted)
    if told is None or not told.period.is_day or place.number - told.sentence > _FAR or what.week is not None:
        return None
    if told.quoted != place.quoted or what.day is not None:
        return None
    ahead = (what.weekday - told.period.start.weekday()) % 7
    try:
        return of_day(told.period.start + timedelta(days=ahead if ahead <= _BESIDE else ahead - 7)), told
    except OverflowError:
        return None


NO_NOUN = re.compile(
    r"\s{0,40}(?:[.,;:!?)”\"]|$)|\s{1,40}(?:before|after|and|but|he|she|they|it|the|when|was|were|had|that|in|at)\b"
)
"""What follows a weekday that describes no noun."""
_THE_DAY = re.compile(r"\b(?:on|by|until|from|that)\s+the\s+$", re.IGNORECASE)
