"""Cuts the time expressions out of a sentence.

Every candidate begins at a word or figure of the sentence; its first word decides which rules are tried there, the
first that builds something wins, and the search goes on after it. No rule looks back, so the work is linear.
"""

import re
from dataclasses import replace
from functools import lru_cache

from dossier.domain.spans import Span
from dossier.extract.time import dispatch
from dossier.extract.time import relative_rules as relative
from dossier.extract.time.expressions import (
    Absolute,
    Anaphor,
    AnaphorDate,
    Clock,
    Cut,
    DayName,
    Deictic,
    Directed,
    Ended,
    Expression,
    Fiscal,
    Found,
    Incomplete,
    Known,
    Latest,
    Length,
    MonthDay,
    Nothing,
    Nth,
    Offset,
    Opening,
    Side,
    Stretch,
    Way,
)
from dossier.extract.time.lengths import duration_value
from dossier.extract.time.lexicon import PARTS_OF_DAY, WEEKDAY_NUMBERS
from dossier.extract.time.periods import Unit
from dossier.extract.time.rules import Order, Site
from dossier.extract.tokens import Sentence

_LEAD = re.compile(
    r"(?:the\s+)?(?:very\s+)?(?:(?P<adverb>early|mid|late|later|earlier|end(?=[-‐‑–]))(?:\s*[-‐‑–]\s*|\s+(?:(?:in|on)\s+)?)"
    r"|(?P<noun>beginning|start|end|middle|close|latter\s+part|latter\s+half|early\s+part|first\s+half|second\s+half|"
    r"first\s+part|rest|remainder|final\s+days|closing\s+days|last\s+days|early\s+days|opening\s+days|final\s+months|"
    r"closing\s+months|last\s+months|early\s+months|opening\s+months|later\s+part|dying\s+days|week)\s+of\s+"
    r"|(?P<week>week)\s+(?:beginning|starting|ending|ended|commencing)\s+(?:on\s+)?|(?P<short>w/[ec])\s+)",
    re.IGNORECASE,
)
_PARTS = {
    "beginning": "start", "start": "start", "end": "end", "middle": "mid", "close": "end", "latter part": "late",
    "latter half": "second", "early part": "early", "first half": "first", "second half": "second",
    "first part": "early", "rest": "later", "remainder": "later", "final days": "end", "closing days": "end",
    "last days": "end", "early days": "start", "opening days": "start", "final months": "end", "last months": "end",
    "closing months": "end", "early months": "start", "opening months": "start", "later part": "late",
    "dying days": "end", "week": "week",
}  # fmt: skip
_LEAD_WORDS = frozenset(
    "early mid late later earlier beginning start end middle close latter first second rest remainder final closing "
    "last opening dying very week w".split()
)
_DAY_PART_LEAD = re.compile(
    r"(?:the\s+)?(?:(?:very\s+)?(?:early|late)\s+(?:in\s+the\s+|on\s+the\s+)?)?(?P<part>morning|afternoon|evening|night|"
    r"(?:early|small)\s+hours)(?:\s+hours)?\s+(?:of\s+|on\s+)",
    re.IGNORECASE,
)
_THE = re.compile(r"the\s+", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+|\d")
_PART_OF_DAY = re.compile(r"(?:\s{1,40}|,\s{1,40})(morning|afternoon|evening|night)\b(?!-)", re.IGNORECASE)


_DAY_WORDS = frozenset("morning afternoon evening night early late small very".split())
_RULES = dispatch.table()
_STARTERS = frozenset(_RULES) | _LEAD_WORDS | {"the"}


def _core(site: Site, position: int, definite: bool) -> Found:
    """Try the rules at *position*; after a "the" (*definite*) only those that take one into their span."""
    word = _WORD.match(site.text, position, site.end)
    if word is None:
        return ()
    key = word.group().lower()
    for candidate in _RULES.get("0" if key.isdigit() else key, ()):
        if not (candidate.the if definite else candidate.bare):
            continue
        match = candidate.pattern.match(site.text, position, site.end)
        if match is not None:
            found = candidate.build(match, site)
            if found:
                return found
    return ()


def _with_the(site: Site, position: int) -> Found:
    """Cut at *position*, where a "the" may stand that belongs to the expression."""
    the = _THE.match(site.text, position, site.end)
    if the is None:
        return _core(site, position, definite=False)
    found = _core(site, the.end(), definite=True)
    return (replace(found[0], start=min(position, found[0].start)), *found[1:]) if found else ()


def _led(site: Site, position: int) -> Found:
    """Cut an expression with a part before it: "early 2017", "the end of the year", "later that month"."""
    lead = _LEAD.match(site.text, position, site.end)
    if lead is None:
        return ()
    noun = lead["noun"] or lead["week"] or "week"
    part = lead["adverb"].lower() if lead["adverb"] else _PARTS[" ".join(noun.lower().split())]
    inner = _with_the(site, lead.end())
    if (not inner or isinstance(inner[0].expression, Latest)) and (lead["noun"] or " in " in lead.group().lower()):
        inner = _the_unit(site, lead.end())
    if not inner or not _can_lead(part, inner[0]):
        return ()
    what, named = inner[0].expression, _THEN_DAY.match(site.text, inner[0].end, site.end)
    if named is not None and isinstance(what, Anaphor) and what.unit is Unit.DAY and what.count == 0:
        weekday = DayName(WEEKDAY_NUMBERS[named[1].lower()])  # "the end of the day Saturday"
        inner = (replace(inner[0], end=named.end(), expression=weekday),)
    return (replace(inner[0], start=position, part=part), *inner[1:])


_THEN_DAY = re.compile(r",?\s{1,40}(?:on\s{1,40})?((?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.IGNORECASE)


def _part_of_day_led(site: Site, position: int) -> Found:
    """Cut "the night of 8 February 1904", "early in the morning of that day"."""
    lead = _DAY_PART_LEAD.match(site.text, position, site.end)
    if lead is None:
        return ()
    inner = _with_the(site, lead.end())
    if (
        not inner
        or inner[0].clock
        or not isinstance(inner[0].expression, Absolute | Incomplete | DayName | MonthDay | Anaphor)
    ):
        return ()
    what = inner[0].expression
    names_day = (
        what.period.is_day
        if isinstance(what, Absolute)
        else what.day is not None or what.holiday is not None
        if isinstance(what, Incomplete)
        else True
    )
    clock = PARTS_OF_DAY.get(lead["part"].lower(), "TMO")
    return (replace(inner[0], start=position, clock=clock), *inner[1:]) if names_day else ()


def _the_unit(site: Site, position: int) -> Found:
    the = _THE.match(site.text, position, site.end)
    match = relative.THE_UNIT_RULES[0].pattern.match(site.text, the.end(), site.end) if the else None
    return relative.THE_UNIT_RULES[0].build(match, site) if match else ()


def _can_lead(part: str, cut: Cut) -> bool:
    if part == "week":
        what = cut.expression
        return (isinstance(what, Incomplete) and what.day is not None) or (
            isinstance(what, Absolute) and what.period.is_day
        )
    if isinstance(cut.expression, Absolute | Incomplete | Directed | Deictic | Anaphor | AnaphorDate | DayName):
        return not (
            isinstance(cut.expression, Absolute) and cut.expression.period.is_day and part in ("first", "second")
        )
    return False


def _opening(site: Site, position: int, key: str) -> Found:
    """Cut what begins with a part of a period or of a day: "early 2017", "the night of 8 February"."""
    if key == "the":
        the = _THE.match(site.text, position, site.end)
        following = _WORD.match(site.text, the.end(), site.end) if the else None
        key = following.group().lower() if following else ""
    found: Found = ()
    if key in _DAY_WORDS:
        found = _part_of_day_led(site, position)
    if not found and key in _LEAD_WORDS:
        found = _led(site, position)
    return found


def _cut_at(site: Site, position: int, key: str) -> Found:
    """Return what begins at *position* with the word *key*, with its part before and its part of day after."""
    found = _opening(site, position, key)
    found = found or _with_the(site, position)
    found = found or _rough_clock(site, position, key)
    if not found:
        return ()
    last = found[-1]
    if isinstance(last.expression, Offset) and last.expression.event == "":
        return (*found[:-1], _anchored(site, last))
    if isinstance(last.expression, Ended):
        return _ending(site, last)
    if isinstance(last.expression, Offset) and last.expression.side is Side.AGO:
        return (*found[:-1], _ago_on(site, last))
    if isinstance(last.expression, Opening | Nth):
        return (*found[:-1], _of_whole(site, last))
    if isinstance(last.expression, Clock) and len(found) == 1:
        return _on_day(site, last)
    day = isinstance(last.expression, DayName | Deictic | Anaphor | Absolute | Incomplete | Directed)
    if day and last.clock is None and (tail := _PART_OF_DAY.match(site.text, last.end, site.end)):
        return (*found[:-1], replace(last, end=tail.end(), clock=PARTS_OF_DAY[tail[1].lower()]))
    return found


_ROUGHLY = re.compile(r"(?:about|around|approximately|roughly|nearly|almost)\s+", re.IGNORECASE)
_ROUGH_WORDS = frozenset("about around approximately roughly nearly almost".split())


def _rough_clock(site: Site, position: int, key: str) -> Found:
    """Cut "about 3 a.m. on Sunday"; of a date "about" is no part."""
    rough = _ROUGHLY.match(site.text, position, site.end) if key in _ROUGH_WORDS else None
    inner = _core(site, rough.end(), definite=False) if rough else ()
    if len(inner) != 1 or not isinstance(inner[0].expression, Clock):
        return ()
    return (replace(inner[0], start=position), *inner[1:])


def _ending(site: Site, cut: Cut) -> Found:
    """Take the date after "the nine weeks to" as the end of these weeks."""
    ended = cut.expression
    assert isinstance(ended, Ended)
    inner = _with_the(site, ended.at)
    if len(inner) != 1 or not isinstance(inner[0].expression, Absolute | Incomplete):
        return (replace(cut, expression=Length(duration_value(ended.count, ended.unit))),)
    end = replace(ended, at=inner[0].start, stop=inner[0].end, end=inner[0].expression)
    return (replace(cut, expression=end), *inner)


_AGO_ON = re.compile(
    r"(?:\s{1,40}(?P<today>today|tomorrow|yesterday)|\s{1,40}(?P<unit>this\s{1,40}(?:week|month))|"
    r"\s{1,40}(?P<on>on\s{1,40})?(?P<wday>(?:mon|tues|wednes|thurs|fri|satur|sun)day))\b(?!['’])",
    re.IGNORECASE,
)
_DEICTIC_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}


def _ago_on(site: Site, cut: Cut) -> Cut:
    """Take the day or week meant into the cut: "two years ago this week", "a week ago on Friday"."""
    offset = cut.expression
    tail = _AGO_ON.match(site.text, cut.end, site.end)
    assert isinstance(offset, Offset)
    if tail is None or offset.count is None or offset.unit.below_day or offset.unit is Unit.DAY:
        return cut
    on: Expression
    if tail["today"]:
        on = Deictic(Unit.DAY, _DEICTIC_DAYS[tail["today"].lower()])
    elif tail["unit"]:
        on = Deictic(Unit.WEEK if tail["unit"].lower().endswith("week") else Unit.MONTH, 0)
    else:
        on = DayName(WEEKDAY_NUMBERS[tail["wday"].lower()], 0 if tail["on"] else None)
    if isinstance(on, DayName) and offset.unit is not Unit.WEEK:
        return cut
    return replace(cut, end=tail.end(), expression=replace(offset, on=on))


_ON = re.compile(r",?\s+on\s+(?:the\s+)?|,?\s+", re.IGNORECASE)
_OF = re.compile(r"\s{1,40}(?:of|in)\s{1,40}", re.IGNORECASE)


def _names_day(what: Expression) -> bool:
    """Tell whether an expression is a day."""
    if isinstance(what, Absolute):
        return what.period.is_day
    if isinstance(what, Incomplete):
        return what.day is not None or what.holiday is not None
    return isinstance(what, DayName) or (isinstance(what, Deictic | Anaphor) and what.unit is Unit.DAY)


_PARTS_TOLD = frozenset({None, *PARTS_OF_DAY.values()})


def _on_day(site: Site, cut: Cut) -> Found:
    """Take the day after a time of day into it: "8 p.m. Saturday", "9:30 a.m. on March 3"."""
    clock = cut.expression
    assert isinstance(clock, Clock)
    joint = _ON.match(site.text, cut.end, site.end)
    inner = _with_the(site, joint.end()) if joint else ()
    if joint is None or not inner or inner[0].clock not in _PARTS_TOLD or not _names_day(inner[0].expression):
        return (cut,)
    if "," in joint.group() and isinstance(inner[0].expression, Deictic | Anaphor):
        return (cut,)
    tail = _PART_OF_DAY.match(site.text, inner[0].end, site.end)
    end = tail.end() if tail is not None and inner[0].clock is None else inner[0].end
    return (replace(inner[0], start=cut.start, end=end, clock=clock.value), *inner[1:])


def _of_whole(site: Site, cut: Cut) -> Cut:
    """Take the whole into a part that is counted: "the first nine months of 2012"."""
    opening = cut.expression
    assert isinstance(opening, Opening | Nth)
    joint = _OF.match(site.text, cut.end, site.end)
    inner = (_with_the(site, joint.end()) or _the_unit(site, joint.end())) if joint else ()
    if not inner or len(inner) > 1 or not isinstance(inner[0].expression, _WHOLES):
        if isinstance(opening, Opening) and opening.last and opening.count is not None:
            return replace(cut, expression=Stretch(opening.count, opening.unit, Way.LAST))
        return cut
    whole = inner[0].expression
    if isinstance(whole, Anaphor) and whole.count == 0 and not _same(site, inner[0]):
        whole = Latest(whole.unit)
    return replace(cut, end=inner[0].end, expression=replace(opening, whole=whole))


def _same(site: Site, cut: Cut) -> bool:
    """Tell whether an anaphor is "that year", not "the year", which in news is that of writing."""
    return re.match(r"that|the\s+same", site.text[cut.start : cut.end], re.IGNORECASE) is not None


_WHOLES = (Absolute, Incomplete, Deictic, Anaphor, Directed, Fiscal, Known, Latest)


_OBJECT = re.compile(r"\s+([^.,;:()\"“”—–]{1,80})")
_ELECTION = re.compile(
    r"(?:(?:the|an?)\s+)?(?:(?:upcoming|coming|next|last|november)\s+)?(?:(?:[12]\d{3})\s+)?"
    r"(?:(?:u\.?s\.?a?|american|united\s+states)\s+)?(?:(?:presidential|general|midterm|mid-term|congressional)\s+)?"
    r"(?:elections?(?:\s+day)?|midterms?|polling\s+day)\b"
    r"|the\s+(?:vote|ballot)\b(?!\s+(?:in|on|of|by|against|for|to)\b)",
    re.IGNORECASE,
)


def _anchored(site: Site, cut: Cut) -> Cut:
    """Take the anchor into the cut: another time expression, an election, or the words of an event."""
    offset = cut.expression
    assert isinstance(offset, Offset)
    rest = _OBJECT.match(site.text, cut.end, site.end)
    if rest is None:
        return replace(cut, expression=replace(offset, event=None))
    if election := _ELECTION.match(site.text, rest.start(1), site.end):
        return replace(cut, end=election.end(), expression=replace(offset, event=election.group()))
    inner = _with_the(site, rest.start(1)) or _led(site, rest.start(1))
    if (
        inner
        and not isinstance(inner[0].expression, Length)
        and not (isinstance(inner[0].expression, Absolute) and inner[0].expression.premodifier)
    ):
        return replace(cut, end=inner[0].end, expression=replace(offset, anchor=inner[0].expression, event=None))
    return replace(cut, expression=replace(offset, event=rest[1].rstrip()))


def cut_sentence(text: str, sentence: Sentence, order: Order = None) -> list[Cut]:
    """Return the time expressions of a sentence in text order, none overlapping another.

    *order* is the order of numeric dates in this source ("DMY", "MDY" or None where nothing decides it).
    """
    site = Site(text, sentence.span.start, sentence.span.end, order)
    cuts: list[Cut] = []
    reached = site.start
    for token in sentence.tokens:
        start, word = token.start, token.text
        if start < reached:
            # "winter-spring of 1920", "27 May-28 May": a second expression may begin inside a hyphenated word.
            if token.end <= reached + 1 or text[reached] not in "-‐‑–":
                continue
            start, word = reached + 1, text[reached + 1 : token.end]
        key = _key(word) if len(word) < _LONGEST else _key_of(word)
        if key and (found := _cut_at(site, start, key)):
            cuts.extend(cut for cut in found if not isinstance(cut.expression, Nothing))
            reached = found[-1].end
    return cuts


_LONGEST = 24
"""Characters from which on a word is no ordinary one, and not worth remembering."""
_PREFIX = re.compile(r"[a-z]{1,20}(?=[-‐‑'’.\d])")


def _key_of(word: str) -> str:
    """Return the first word of an expression that may begin at *word*, "0" at a figure, "" where nothing can begin.

    "mid" at "mid-October", "q" at "Q3", "d" at "D-Day".
    """
    if word[0].isdigit():
        return "0"
    key = word.lower()
    if key in _STARTERS:
        return key
    match = _PREFIX.match(key)
    return match.group() if match is not None and match.group() in _STARTERS else ""


_key = lru_cache(maxsize=1 << 14)(_key_of)


def span_of(cut: Cut) -> Span:
    """Return where a cut stands."""
    return Span(cut.start, cut.end)
