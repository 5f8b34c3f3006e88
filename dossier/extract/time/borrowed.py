"""The year that a month, a day or a named day borrows from a date told before it, in its sentence or the one before."""

import re
from bisect import bisect_left
from datetime import MAXYEAR, timedelta

from dossier.domain.dates import Precision
from dossier.extract.time.anchors import Discourse, Mentioned
from dossier.extract.time.deixis import in_year
from dossier.extract.time.expressions import Anaphor, AnaphorDate, Incomplete, MonthDay
from dossier.extract.time.periods import Period, Unit, day, of_day
from dossier.extract.time.resolved import Place
from dossier.extract.time.tense import is_since, looks_ahead, was_meant_then


def in_same_sentence(place: Place, what: Incomplete, discourse: Discourse) -> tuple[Period, Mentioned] | None:
    """ "arrested in July 2017 and tried in October": the year goes on from the date before it in the sentence."""
    last = discourse.last(place.number)
    if last is None or last.sentence != place.number or place.quoted or last.quoted or last.period.value[:1] == "P":
        return None
    if not (what.month or what.holiday) or (
        last.words.lower().endswith("ago") and is_since(place.sentence, place.cut.start)
    ):
        return None  # "who took office 14 months ago, said that sales had grown since New Year's Day"
    base = discourse.published
    if base is not None and base.start.year - last.period.start.year < 1:
        return None
    between = discourse.story.text[last.start : place.cut.start]
    if base is not None and is_since(place.sentence, place.cut.start) and _STILL.search(between):
        return None  # "who quit in 2018, has been speaking to regulators since February"
    if last.aside and _ASIDE_CLOSED.search(between):
        return None  # "whom they had summoned in 2021, hung up when he was reached on 5 December"
    if last.period.end.year - last.period.start.year > 0:
        return None
    if _COUNTED.search(last.words) and _COMPARED.search(between):
        return None  # "from a year earlier, compared with 12.9 per cent in August"
    fronted = last.start - place.sentence.span.start < _FRONT
    yearly = last.period.precision is Precision.YEAR
    if yearly and (_RELATIVE.search(between) or (what.day and not fronted and _JOINED.search(between))):
        # "fled in 2022 and was arrested on 3 March", "led it in 2014, which failed in March": of this year
        return None
    year = last.period.start.year
    ahead = looks_ahead(place.sentence, place.cut.start, place.cut.end)
    ahead = ahead and not was_meant_then(place.sentence, place.cut.start)
    if base is not None and last.period.end < base.start and ahead:
        return None  # "spun from 1832 to 1981, will open on 15 September"
    on = what.holiday or _JOINT.fullmatch(discourse.story.text, last.start + len(last.words), place.cut.start)
    years = (year, year + 1) if on and year < MAXYEAR else (year,)
    later = (p for y in years if (p := in_year(what, y)) is not None and p.start >= last.period.start)
    period = next(later, None)
    return (period, last) if period is not None else None


def goes_on(place: Place, what: Incomplete, discourse: Discourse) -> tuple[Period, Mentioned] | None:
    """ "It was raided on 20 August 2019. In September …": the sentence before, of the same paragraph, has the year.

    Only where the month follows within half a year, and the year is not that of writing or the one before.
    """
    last, base = discourse.last(place.number), discourse.published
    if last is None or base is None or not 1 <= place.number - last.sentence <= _FAR:
        return None
    if not (what.month or what.holiday):
        return None
    if place.quoted or last.quoted or _is_told(place):
        return None
    if discourse.story.sentences[last.sentence].paragraph != place.sentence.paragraph or last.aside or last.said:
        return None
    fine = last.period.precision in (Precision.DAY, Precision.MONTH)
    years = base.start.year - last.period.start.year
    if not fine or years < 1 or (years == 1 and place.number - last.sentence > _CLOSE):
        return None
    if looks_ahead(place.sentence, place.cut.start, place.cut.end):
        return None
    period = in_year(what, last.period.start.year)
    earliest = 0 if last.period.is_day else -_MONTH
    if period is None or not earliest <= (period.start - last.period.start).days <= _SOON:
        return None
    return period, last


_FAR = 4
"""Sentences back in which a date told may lend its year, within one paragraph."""
_CLOSE = 2
"""Sentences back in which a date of the year before that of writing may lend it."""
_MONTH = 31
"""Days by which a month may come before another month told."""
_SOON = 183
"""Days within which a month is taken to follow a date told in the sentence before."""
_STILL = re.compile(r"\b(?:has|have)\s(?:(?:since|also|already)\s)?(?:been|\w+ed)\b")
_ASIDE_CLOSED = re.compile(r",\s+(?!and\b|or\b|then\b)")
_COUNTED = re.compile(r"\b(?:ago|earlier|before)$", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:compared|against|versus|than)\b")
_FRONT = 8
"""Characters within which a date opens its sentence ("In 2022, …")."""
_RELATIVE = re.compile(r", (?:which|who|whose)\b")
_JOINT = re.compile(r"\s{1,40}(?:to|until|till|through|and)\s{1,40}|\s?[-–—]\s?", re.IGNORECASE)
_JOINED = re.compile(r"\b(?:and|but)\b")


def narrated(place: Place, what: Incomplete, discourse: Discourse) -> tuple[Period, Mentioned] | None:
    """Return a month or season in the year last mentioned.

    Of a story that is written for its day of publication, only the sentence itself and the one before it in the
    paragraph are such a history, what they quote is not, and nothing to come is.
    """
    last = discourse.last(place.number)
    if last is not None and last.aside and last.sentence == place.number:
        # "whom they had summoned in 2021, hung up when he was reached on 5 December"
        between = discourse.story.text[last.start : place.cut.start]
        last = discourse.before_aside(last) if _ASIDE_CLOSED.search(between) else last
    if last is None:
        return None
    if discourse.published is not None:
        if discourse.seen_from_now and not _tells_on(place, last, discourse):
            return None
        if looks_ahead(place.sentence, place.cut.start, place.cut.end):
            return None
    if _is_told(place):
        return None
    year = last.period.start.year
    period = in_year(what, year)
    joined = last.sentence == place.number and _JOINT.fullmatch(
        discourse.story.text, last.start + len(last.words), place.cut.start
    )
    told = len(discourse.mentioned) > 1 and discourse.mentioned[-2].sentence == place.number
    if joined and told and period is not None and period.end < last.period.start and year < MAXYEAR:
        period = in_year(what, year + 1)  # "In 1961 … from November to March"
    elif (
        period is not None
        and (last.period.start - period.end).days > _BACKWARDS
        and last.period.precision is not Precision.YEAR
    ):
        period = in_year(what, year + 1)  # after November comes the February of the next year
    return (period, last) if period else None


def earlier_year(
    place: Place, expression: Anaphor | AnaphorDate, last: Mentioned | None, discourse: Discourse
) -> Mentioned | None:
    """Return what "July of that year" counts from: never the year of writing, which would be "this year".

    That is *last* but where its year was not written, only seen from the day of writing, and one before has another.
    """
    base = discourse.published
    whole = isinstance(expression, AnaphorDate) or (expression.unit is Unit.YEAR and place.cut.part is None)
    if last is None or base is None or not whole or expression.count != 0:
        return last
    year = base.start.year
    if last.period.start.year != year or str(year) in last.words:
        return last
    return discourse.of_earlier_year(place.number, place.cut.start) or last


def told_in_full(place: Place, what: Incomplete, discourse: Discourse) -> tuple[Period, Mentioned] | None:
    """ "warned on 9 January 2020 … left on 9 January": a day that the story has named with its year is that day."""
    base = discourse.published
    if what.day is None or base is None or place.quoted or looks_ahead(place.sentence, place.cut.start, place.cut.end):
        return None
    for told in reversed(discourse.mentioned[-_DATES:]):
        start = told.period.start
        if told.period.is_day and (start.month, start.day) == (what.month, what.day):
            near = 0 < base.start.year - start.year <= _YEARS
            return (told.period, told) if near else None
    return None


def had_been(place: Place, what: Incomplete, discourse: Discourse) -> tuple[Period, Mentioned] | None:
    """ "By 18 June 1973 the mill had burned. The strike had begun on April 2": what had been then was before it.

    Only where the date told last, close before, is of an earlier year than that of writing, and nobody says it.
    """
    last, base = discourse.last(), discourse.published
    if last is None or base is None or not what.month or place.quoted or last.quoted or last.said:
        return None
    fine = last.period.precision in (Precision.DAY, Precision.MONTH)
    if not fine or base.start.year <= last.period.start.year or not 0 < place.number - last.sentence <= _FAR:
        return None
    if not _is_pluperfect(place):
        return None
    years = (last.period.start.year, last.period.start.year - 1)
    period = next((p for y in years if (p := in_year(what, y)) is not None and p.start <= last.period.end), None)
    return (period, last) if period is not None else None


def _is_pluperfect(place: Place) -> bool:
    """Tell whether "had" with a participle stands before the expression, and no verb of saying."""
    tokens = place.sentence.tokens
    at = bisect_left(tokens, place.cut.start, key=lambda token: token.start)
    words = [token.text.lower() for token in tokens[max(0, at - _CLAUSE) : at]]
    if not words or any(word in _SPOKEN for word in words):
        return False
    had = next((i for i in range(len(words) - 1, -1, -1) if words[i] == "had"), None)
    if had is None or "," in words[had:]:
        return False  # "his wife, who had stayed behind, gave evidence in September"
    return any(_PARTICIPLE.search(word) for word in words[had + 1 : had + 4])


_YEARS = 3
"""Years back within which a day without its year is taken for the same day told with it: no anniversary."""
_DATES = 100
"""Dates back among which the same day is looked for."""
_CLAUSE = 30
_SPOKEN = frozenset("said says told testified heard claimed alleged added wrote recalled insisted argued".split())
_PARTICIPLE = re.compile(r"(?:ed|en|wn|ne|un|lt|nt|ught|ft|ld|ade|et|ut|ung|me)$")


def of_month_told(place: Place, what: MonthDay, discourse: Discourse) -> tuple[Period, Mentioned] | None:
    """ "It voted on 11 August. … resigned on the 16th": the month is that of the date told last, close before.

    A day that lies before the one told last is left open: it may be of the next month.
    """
    last = discourse.anchor(place.number, place.cut.start, finest=_MONTH)
    if last is None or place.number - last.sentence > _FAR or place.quoted != last.quoted:
        return None
    start, end = last.period.start, last.period.end
    period = day(start.year, start.month, what.day)
    within = (start.year, start.month) == (end.year, end.month)
    if not within or period is None or (last.period.is_day and period.start < start):
        return None
    return period, last


def _tells_on(place: Place, last: Mentioned, discourse: Discourse) -> bool:
    """Tell whether the date told last may lend its year to an expression."""
    if last.quoted or place.quoted or looks_ahead(place.sentence, place.cut.start, place.cut.end):
        return False
    if last.sentence == place.number:
        return True
    near = last.sentence == place.number - 1
    return near and discourse.story.sentences[last.sentence].paragraph == place.sentence.paragraph


def _is_told(place: Place) -> bool:
    """Tell whether the expression dates what somebody says: "told reporters on 17 May"."""
    tokens = place.sentence.tokens
    at = bisect_left(tokens, place.cut.start, key=lambda token: token.start)
    return any(token.text.lower() in _TELLING for token in tokens[max(0, at - 5) : at])


_TELLING = frozenset("said told announced stated tweeted declared".split())
_BACKWARDS = 240
"""Days that a history is not taken to step back within a year."""


def before_told(place: Place, found: Period, discourse: Discourse) -> tuple[Period, Mentioned] | None:
    """ "said on Friday that he had been held on Thursday", "fell on Monday after a run that began on Thursday".

    The weekday *found* from the day of writing lies behind the day told before it in the sentence, though it must come
    first: then it is of the week before.
    """
    days = [m for m in discourse.recent(place.number) if m.period.is_day and m.start < place.cut.start]
    told = days[0] if days else None
    if told is None or not found.is_day or found.start <= told.period.start or told.quoted != place.quoted:
        return None
    between = discourse.story.text[told.start + len(told.words) : place.cut.start]
    if len(between) > _BETWEEN or _CAME_FIRST.search(between) is None:
        return None
    back = (told.period.start.weekday() - found.start.weekday()) % 7
    try:
        return of_day(told.period.start - timedelta(days=back)), told
    except OverflowError:
        return None


_BETWEEN = 160
"""Characters between two days of a sentence, at the most."""
_CAME_FIRST = re.compile(r"\b(?:had|after|following)\b(?:(?!\band\b)[^,;:])*$")
