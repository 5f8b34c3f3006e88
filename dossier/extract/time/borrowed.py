"""The year that a month, a day or a named day borrows from a date told before it, in its sentence or the one before."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date, timedelta

from dossier.domain.dates import Precision
from dossier.domain.wording import MONTHS, WEEKDAYS
from dossier.extract.time.anchors import Discourse, Mentioned
from dossier.extract.time.deixis import in_year
from dossier.extract.time.expressions import Anaphor, AnaphorDate, Incomplete, MonthDay
from dossier.extract.time.lexicon import RELATIVES
from dossier.extract.time.periods import Period, Unit, day, of_day
from dossier.extract.time.resolved import Place
from dossier.extract.time.tense import is_since, is_told_as_past, looks_ahead, was_meant_then
from dossier.extract.tokens import Sentence


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
    first = _start_of_stretch(last, discourse)
    if last.aside and _ASIDE_CLOSED.search(between):
        # "whom they had summoned in 2021, hung up when he was reached on 5 December"; but "between May and July 2015,
        # among them the capture on 13 June" lies within
        inside = in_year(what, last.period.start.year) if first < last.period.start else None
        return (inside, last) if inside is not None and first <= inside.start <= last.period.end else None
    if last.period.end.year - last.period.start.year > 0:
        return None
    if base is not None and _is_past_relative(place, what, last, base.start, discourse):
        return None
    if _COUNTED.search(last.words) and _COMPARED.search(between):
        return None  # "from a year earlier, compared with 12.9 per cent in August"
    fronted = last.start - place.sentence.span.start < _FRONT
    if not fronted and _AS_SEEN.match(last.words) and _JOINED.search(between):
        return None  # "was declared bankrupt last year and his wife left him in August"
    if last.inner and last.period.precision is Precision.YEAR and _CLOSED.search(between):
        return None  # "a scheme that was scrapped eight years later, and the cabinet took his passport in May"
    yearly = last.period.precision is Precision.YEAR
    if yearly and not fronted and _GAPPED.match(between, len(last.words)):
        return None  # "Her father died in 2003, her mother a week before Christmas"
    joined = not fronted and _JOINED.search(between) is not None
    if yearly and (_RELATIVE.search(between) or joined):
        # "fled in 2022 and was arrested in March", "led it in 2014, which failed in March": of this year
        return None
    year = last.period.start.year
    ahead = looks_ahead(place.sentence, place.cut.start, place.cut.end)
    ahead = ahead and not was_meant_then(place.sentence, place.cut.start)
    if base is not None and last.period.end < base.start and ahead:
        return None  # "spun from 1832 to 1981, will open on 15 September"
    on = what.holiday or _JOINT.fullmatch(discourse.story.text, last.start + len(last.words), place.cut.start)
    years = (year, year + 1) if on and year < MAXYEAR else (year,)
    later = (p for y in years if (p := in_year(what, y)) is not None and p.start >= first)
    period = next(later, None)
    return (period, last) if period is not None else None


def _start_of_stretch(last: Mentioned, discourse: Discourse) -> date:
    """Return where "between May and July 2015" begins, whose end is the date told *last*; of others their start."""
    before = discourse.mentioned[-2] if len(discourse.mentioned) > 1 else None
    if before is None or before.sentence != last.sentence or before.period.start > last.period.start:
        return last.period.start
    text = discourse.story.text
    joined = text[before.start + len(before.words) : last.start].strip()
    opened = text[max(0, before.start - _OPENING) : before.start].rstrip().lower()
    between = (joined == "and" and opened.endswith("between")) or (joined in _TO and opened.endswith("from"))
    return before.period.start if between else last.period.start


_OPENING = 10
_TO = frozenset({"to", "until", "till", "through"})


def _is_past_relative(place: Place, what: Incomplete, last: Mentioned, base: date, discourse: Discourse) -> bool:
    """Tell whether a date is of the main verb behind a clause that only describes its subject by the date *last*.

    "The firm, which he launched in February 2020, froze withdrawals on June 13": of the months before the story was
    written, as any date without its year; but "The strike, which began in March 2019, ended on June 13".
    """
    text = discourse.story.text
    before = text[max(place.sentence.span.start, last.start - _CLAUSE_LONG) : last.start]
    opened = before.rfind(", ")
    yearly = last.period.precision is Precision.YEAR
    if opened < 0 or not (_DESCRIBES.match(before, opened) or (yearly and _DESCRIBED.match(before, opened))):
        return False
    closed = _ASIDE_CLOSED.search(text, last.start + len(last.words), place.cut.start)
    if closed is None or (not yearly and _ENDS_IT.search(text, closed.end(), place.cut.start)):
        return False
    years = (base.year, base.year - 1)
    found = next((p for y in years if (p := in_year(what, y)) is not None and p.start <= base), None)
    return found is not None and (base - found.start).days <= _SOON


_DESCRIBES = re.compile(r", (?:which|who|whom|whose|where) ")
_DESCRIBED = re.compile(r", (?:[a-z]{2,20}ly )?[a-z]{1,30}(?:ed|own|ilt|ought|eld|en|orn|made|set|un|ent|ost|on) [a-z]")
"""A participle behind a comma: "The firm, founded in 1987, collapsed in January"."""
_CLAUSE_LONG = 200
"""Characters from the comma that opens such a clause to the date in it, at the most."""
_ENDS_IT = re.compile(r"\b(?:end|close|finish|conclude|stop|last|expire|collapse|resume|culminate)(?:s|d|ed)?\b")
"""Of what began at the date before: "which began in March, ended on 13 June"."""


def goes_on(place: Place, what: Incomplete, discourse: Discourse) -> tuple[Period, Mentioned] | None:
    """ "It was raided on 20 August 2019. In September …": the month that follows next on the date told before it.

    Only where that date is as fine as a month, lies in a year before that of writing and close before: in the same
    paragraph, or in the one before it where both tell of the same name.
    """
    last, base = discourse.last(place.number), discourse.published
    if last is None or not 1 <= place.number - last.sentence <= _FAR + _CLOSE:
        return None
    if within := _within(place, what, last, discourse):
        return within, last
    longest = _SEASON if last.period.precision is Precision.SEASON else _MONTH
    if base is None or not (what.month or what.holiday) or (last.period.end - last.period.start).days > longest:
        return None
    if place.quoted or last.quoted or _is_told(place) or last.aside:
        return None
    if base.start.year <= last.period.start.year or (last.said and (base.start - last.period.start).days < _SOON):
        return None
    if looks_ahead(place.sentence, place.cut.start, place.cut.end) and not _is_past_until(place):
        return None
    reach = 0 if _is_back_in_the_present(place, last, discourse) else _reach(place, last, discourse)
    found = _next(what, last.period) if reach else None
    if found is not None and longest == _SEASON and found.start.year > last.period.start.year:
        return None
    if found is None or (found.start - last.period.start).days > reach or (base.start - found.start).days < _YEAR:
        return None
    return found, last


def _within(place: Place, what: Incomplete, last: Mentioned, discourse: Discourse) -> Period | None:
    """Return the day or month of *what* that lies in a season or quarter told right before, in the same paragraph."""
    fits = last.period.precision in (Precision.SEASON, Precision.QUARTER, Precision.HALF)
    if not fits or what.month is None or place.quoted != last.quoted or last.aside or last.inner or _is_told(place):
        return None
    if place.number - last.sentence > _CLOSE or looks_ahead(place.sentence, place.cut.start, place.cut.end):
        return None
    if discourse.story.sentences[last.sentence].paragraph != place.sentence.paragraph:
        return None
    found = (in_year(what, year) for year in {last.period.start.year, last.period.end.year})
    return next((p for p in found if p is not None and last.period.start <= p.start <= last.period.end), None)


def _reach(place: Place, last: Mentioned, discourse: Discourse) -> int:
    """Return within how many days of the date told *last* a month is taken to follow it, 0 for not at all."""
    apart = place.number - last.sentence
    if discourse.story.sentences[last.sentence].paragraph == place.sentence.paragraph:
        return (_LONG if apart <= _CLOSE else _SOON) if apart <= _FAR else 0
    passages = place.sentence.paragraph - discourse.story.sentences[last.sentence].paragraph
    if passages != 1 or last.inner or _is_spoken(place):
        return 0  # "since his arrest in May 2019. … She said that he had fallen ill in August"
    goes_on = _goes_on_with(place, last, discourse) or _tells_of_same(place, last, discourse)
    return _SOON if goes_on else 0


def _is_back_in_the_present(place: Place, last: Mentioned, discourse: Discourse) -> bool:
    """Tell whether a story has come back to its own day since the date told *last*: "It now has forty shops"."""
    sentences = discourse.story.sentences[last.sentence : place.number]
    since = is_since(place.sentence, place.cut.start)
    if any(_speaks_of_now(sentence) for sentence in sentences):
        return True
    if any(t.text.lower() in _SPOKEN for t in place.sentence.tokens[-_CLOSING:]):
        return True  # "He was convicted in February, police said."
    here = (token.text.lower() for token in place.sentence.tokens if token.end <= place.cut.start)
    return any(word in _PRESENT or (since and word in ("has", "have")) for word in here)


def _speaks_of_now(sentence: Sentence) -> bool:
    """Tell whether the main clause of a sentence that quotes nobody is in the present."""
    for token in sentence.tokens:
        low = token.text.lower()
        if low in RELATIVES or token.text in _MARKS:
            return False
        if low in _PRESENT:
            return True
    return False


_CLOSING = 4
"""Words at the end of a sentence among which a verb of saying makes it news of the day."""
_MARKS = frozenset('“”"')
_PRESENT = frozenset("now currently today nowadays has is are".split())
"""Words that bring a story back from what it tells of the past."""


def _is_spoken(place: Place) -> bool:
    """Tell whether a verb of saying stands before an expression in its sentence."""
    return any(t.text.lower() in _SPOKEN for t in place.sentence.tokens if t.end <= place.cut.start)


def _goes_on_with(place: Place, last: Mentioned, discourse: Discourse) -> bool:
    """Tell whether the paragraph of an expression goes on with the one before: "He …", "Instead, …"."""
    sentences = discourse.story.sentences
    first = place.number
    while first > last.sentence + 1 and sentences[first - 1].paragraph == place.sentence.paragraph:
        first -= 1
    opening = sentences[first].tokens
    return bool(opening) and opening[0].text.lower() in _ONWARD


def _tells_of_same(place: Place, last: Mentioned, discourse: Discourse) -> bool:
    """Tell whether the paragraph of an expression has named, up to it, who is named in that of the date *last*."""
    sentences = discourse.story.sentences
    first = place.number
    while first > last.sentence + 1 and sentences[first - 1].paragraph == place.sentence.paragraph:
        first -= 1
    here = {name for s in sentences[first : place.number + 1] for name in _names(s) if s.span.start < place.cut.start}
    told = sentences[max(0, last.sentence - _FAR) : first]
    paragraph = sentences[last.sentence].paragraph
    return any(name in here for sentence in told if sentence.paragraph == paragraph for name in _names(sentence))


def _names(sentence: Sentence) -> Iterator[str]:
    """Yield the words of a sentence that look like names."""
    for token in sentence.tokens:
        word = token.text.removesuffix("'s").removesuffix("’s")
        if token.is_capitalised and len(word) > _SHORT and word not in _NO_NAMES:
            yield word


def _next(what: Incomplete, told: Period) -> Period | None:
    """Return the month or day of *what* that follows next on a date told; of a month told, one in it or just before."""
    earliest = 0 if told.is_day or what.day is not None else -_MONTH
    for year in (told.start.year, told.start.year + 1):
        period = in_year(what, year) if year <= MAXYEAR else None
        first = told.start.replace(day=1) if what.day is None else told.start
        if period is not None and (period.start - first).days >= earliest:
            return period
    return None


def _is_past_until(place: Place) -> bool:
    """Tell whether a clause in the past reaches up to an expression: "did not go to the police until April"."""
    tokens = place.sentence.tokens
    at = bisect_left(tokens, place.cut.start, key=lambda token: token.start)
    words = [token.text.lower() for token in tokens[max(0, at - _CLAUSE) : at]]
    return words[-1:] in (["until"], ["till"]) and is_told_as_past(place.sentence, place.cut.start)


_ONWARD = frozenset("he she they instead then later soon eventually afterwards meanwhile finally still".split())
_SHORT = 3
"""Letters of a name that is too short to tell that two sentences are about the same."""
_NO_NAMES = (
    frozenset("This That These Those When Where After Before While They There Their Then Court Police".split())
    | frozenset(MONTHS)
    | frozenset(WEEKDAYS)
)
_LONG = 240
"""Days within which a month is taken to follow a date told in the sentence before, in one paragraph."""
_FAR = 4
"""Sentences back in which a date told may lend its year, within one paragraph."""
_CLOSE = 2
"""Sentences back in which a date told lends its year to what comes long after it."""
_YEAR = 365
"""Days before that of writing within which a month without its year is the same either way."""
_MONTH = 31
"""Days by which a month may come before another month told."""
_SEASON = 92
"""Days of a season, which "In spring 1964 … found it in September" goes on from."""
_SOON = 183
"""Days within which a month is taken to follow a date told further back."""
_STILL = re.compile(r"\b(?:has|have)\s(?:(?:since|also|already)\s)?(?:been|\w+ed)\b")
_ASIDE_CLOSED = re.compile(r",\s+(?!and\b|or\b|then\b)")
_COUNTED = re.compile(r"\b(?:ago|earlier|before)$", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:compared|against|versus|than)\b")
_FRONT = 8
"""Characters within which a date opens its sentence ("In 2022, …")."""
_RELATIVE = re.compile(r", (?:which|who|whose)\b")
_JOINT = re.compile(r"\s{1,40}(?:to|until|till|through|and)\s{1,40}|\s?[-–—]\s?", re.IGNORECASE)
_AS_SEEN = re.compile(r"(?:late |early )?(?:last|this) year$", re.IGNORECASE)
_CLOSED = re.compile(r", (?:and|but) (?:the|his|her|their|its|a|an|he|she|they|it)\b")
_GAPPED = re.compile(
    r"[,;] (?:and |but )?(?:his|her|their|its|the|a|an) (?:[a-z-]+ ){1,3}(?=a |in |on |at |last |this |two |$)"
)
"""After a year: another subject whose verb is left out."""
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
    now = discourse.published is not None and what.holiday and last.sentence < place.number
    if _is_told(place) or (now and _is_back_in_the_present(place, last, discourse)):
        return None  # "She died in 2008. He is survived by two sons. He gave his last lesson on Labor Day."
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
            of = discourse.story.text[max(0, place.cut.start - 4) : place.cut.start].lower().endswith(" of ")
            near = base.start.year > start.year and (of or base.start.year - start.year <= _YEARS)
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


def of_month_of_writing(place: Place, what: MonthDay, discourse: Discourse) -> Period | None:
    """ "He left on the 15th", written on the 24th: the last such day before, or the next where the clause looks ahead.

    Only where the story tells of no month of its own close before, or of one right before it was written.
    """
    base = discourse.published
    last = discourse.anchor(place.number, place.cut.start)
    if base is None or (place.quoted and what.months is None):
        return None
    if what.months is not None:
        months = what.months
        return discourse.agreed(lambda writing: _day_of_month(writing, what.day, months))
    near = last is None or place.number - last.sentence > _FAR
    if not near and last is not None and abs((base.start - last.period.start).days) > _MONTH:
        return None
    ahead = looks_ahead(place.sentence, place.cut.start, place.cut.end)

    def nearest(writing: date) -> Period | None:
        this = _day_of_month(writing, what.day, 0)
        fits = this is not None and (this.start >= writing if ahead else this.start <= writing)
        return this if fits else _day_of_month(writing, what.day, 1 if ahead else -1)

    return discourse.agreed(nearest)


def _day_of_month(writing: date, number: int, months: int) -> Period | None:
    year, month = divmod(writing.year * 12 + writing.month - 1 + months, 12)
    return day(year, month + 1, number) if MINYEAR <= year <= MAXYEAR else None


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
