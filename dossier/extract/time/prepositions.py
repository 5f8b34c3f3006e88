"""Prepositions: "since", "until", "by", "before" and "after" open an interval, "from … to" joins two."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dossier.domain.dates import DateBasis, DateInterval, Extent, Precision
from dossier.domain.ledger import LedgerStep, Rule
from dossier.domain.spans import Span
from dossier.extract.time.deixis import in_year
from dossier.extract.time.explain import explained
from dossier.extract.time.expressions import Absolute, Clock, Cut, DayName, Incomplete, Length, Repeat, Vague
from dossier.extract.time.ledger import LONGEST, Reason, Steps, expression_anchor, plain_words, taken
from dossier.extract.time.lexicon import EVENT_NOUNS
from dossier.extract.time.periods import Period
from dossier.extract.time.resolved import Resolved

_SOFT = (
    r"(?:(?:at\s+least|about|around|roughly|approximately|as\s+early\s+as|as\s+late\s+as|sometime\s+in|"
    r"in|on|the\s+start\s+of|late|early)\s+)?"
)
_OPENER = re.compile(
    rf"\b(since|ever since|until|till|up to|up until|by|before|after|prior to|following|through|from|"
    rf"n(?:ot|o) (?:later|earlier) than|between (?:then|that day) and)\s+{_SOFT}(?:the\s+)?$",
    re.IGNORECASE,
)
_THEN_TO = frozenset({"between then and", "between that day and"})
_ROUGH = re.compile(
    r"\b(?:around|about|circa|c\.|ca\.|approximately|roughly|some\s+time\s+(?:in|around)|sometime\s+(?:in|around))\s+$|"
    r"(?<![\w.])(?:c|ca)\.\s?$",
    re.IGNORECASE,
)
_LEGAL = r"(?:(?:in|on)\s+or\s+(?:about|around)\s+|in\s+|on\s+)?"
"""The caution of indictments: "from in or about May 2017 through in or around June 2019"."""
_BETWEEN = re.compile(
    rf"\b(between|from|beginning|starting)\s+{_LEGAL}(?:about\s+|at\s+least\s+|around\s+)?(?:the\s+)?$", re.IGNORECASE
)
_AND = re.compile(r"\s{1,40}and\s{1,40}(?:the\s{1,40})?", re.IGNORECASE)
_TO = re.compile(
    r"\s{0,40}(?:,\s{0,40})?(?:and\s{1,40}(?:continuing|lasting|running)\s{1,40})?"
    r"(?:to|until|till|through|up to|up until)\s{1,40}"
    rf"{_LEGAL}(?:at least\s{{1,40}}|about\s{{1,40}}|around\s{{1,40}}|the\s{{1,40}})?|\s?[-‐‑–—/]\s?",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"(?:\s{0,40},\s{0,40}|(?:\s{0,40},)?\s{1,40}(?:and|or|to|through|until|till)\s{1,40}|\s?[-‐‑–—/]\s?)(?:(?:on|in|from)\s{1,40})?(?:the\s{1,40})?",
    re.IGNORECASE,
)
_OR = re.compile(r"\b(?:on|in|at)\s+or\s+before\s+(?:the\s+)?$", re.IGNORECASE)
_ONWARD = re.compile(r"\s{1,40}(?:on|onwards?|forward)\b(?!\s{1,40}(?:the|a|his|her|its)\b)", re.IGNORECASE)
_UNTIL_EVENT = re.compile(r"\s{1,40}(?:until|till|to)\s{1,40}(?:his|her|their|its|the)\s{1,40}[a-z]", re.IGNORECASE)
"""After "from 2009": "until his disappearance". The end is an event that no date names."""
_TO_EVENT = re.compile(
    r"\s{1,40}(?:until|till|to)\s{1,40}(?:his|her|their|its|the)\s{1,40}[a-z]+\s{1,40}(?:in|on)\s{1,40}(?:the\s{1,40})?",
    re.IGNORECASE,
)
_PUT_OFF = re.compile(
    r"\b(?:adjourn|postpon|delay|deferr|reschedul|remand|extend|put\s(?:off|back)|pushed\s(?:off|back)|moved)"
    r"[^.;]{0,40}\bon\s$"
)
"""Before a day to which something was not put off, but on which it was."""
_PART_OF_DAY = re.compile(
    r"(?:dawn|daybreak|sunrise|sunset|dusk|nightfall|first\s+light|noon|midday|midnight)\b", re.IGNORECASE
)
"""What "before" leads to inside the day: "before dawn on Friday"."""
_EVERY = re.compile(r"\b(?:every|each)\s+[a-z]+\s+from\s+$", re.IGNORECASE)
"""Before a year from which something was repeated: "every summer from 1998"."""
_NEXT = re.compile(r"['’]s\b|\s{1,40}([A-Za-z]+)")


@dataclass(frozen=True, slots=True)
class Bound:
    """The interval of an expression together with its preposition or its other half."""

    interval: DateInterval | None
    core: DateInterval | None


def core_of(resolved: Resolved, text: str, low: int) -> DateInterval | None:
    """Return the interval that an expression names by itself. *low*: where its sentence begins."""
    period = resolved.period
    if period is None:
        return None
    rough = bool(_ROUGH.search(text[max(low, resolved.cut.start - 20) : resolved.cut.start]))
    approximate = period.approximate or rough
    return DateInterval(
        period.start,
        period.end,
        period.precision,
        resolved.basis,
        approximate=approximate,
        explanation=explained(resolved.steps, period.precision, approximate=approximate),
        mentions=(Span(resolved.cut.start, resolved.cut.end),),
        ledger=resolved.steps,
    )


def completed(cuts: list[Cut], text: str, shared: dict[int, Reason]) -> list[Cut]:
    """Give the first of two joined dates the year that only the second has: "August and November 2020".

    *shared* takes the reason of each date completed so, by where its expression starts.
    """
    done = list(cuts)
    for i in range(len(done) - 2, -1, -1):
        left, right = done[i], done[i + 1]
        if (week := _week_of(left, right, text)) is not None:
            done[i] = replace(left, expression=week)
            continue
        if not (isinstance(left.expression, Incomplete) and isinstance(right.expression, Absolute)):
            continue
        if right.expression.premodifier or _LISTED.fullmatch(text, left.end, right.start) is None:
            continue
        whole = _shared_year(left.expression, right.expression.period)
        if whole is not None:
            done[i] = replace(left, expression=Absolute(whole))
            full = expression_anchor(
                text[right.start : right.end], Span(right.start, right.end), right.expression.period
            )
            shared[left.start] = shared.get(right.start) or Reason(Rule.SHARED_PART, full)
    return done


def _week_of(left: Cut, right: Cut, text: str) -> DayName | None:
    """ "Monday to Friday last week": the first of two weekdays is of the week of the second."""
    one, two = left.expression, right.expression
    if not (isinstance(one, DayName) and isinstance(two, DayName)) or one.week is not None or two.week is None:
        return None
    joined = one.weekday < two.weekday and _LISTED.fullmatch(text, left.end, right.start) is not None
    return replace(one, week=two.week) if joined else None


def _shared_year(left: Incomplete, right: Period) -> Period | None:
    same_kind = right.precision in {
        Precision.DAY if left.day is not None or left.holiday else Precision.MONTH if left.month else Precision.SEASON,
        Precision.QUARTER if left.quarter else Precision.MONTH,
        Precision.RANGE,
    }
    if not same_kind:
        return None
    period = in_year(left, right.start.year)
    if period is not None and period.start > right.end:
        period = in_year(left, right.start.year - 1)
    return period


def bound(items: list[Resolved], text: str, low: int, high: int) -> list[Bound]:
    """Return the intervals of a sentence's expressions, with prepositions and pairs taken into account."""
    found: list[Bound] = []
    cores = [core_of(item, text, low) for item in items]
    i = 0
    while i < len(items):
        joined = _joined(items, cores, i, text, low) if i + 1 < len(items) else None
        if joined is not None:
            found += [Bound(joined, cores[i]), Bound(joined, cores[i + 1])]
            i += 2
            continue
        found.append(Bound(_opened(items[i], cores[i], text, low, high), cores[i]))
        i += 1
    return found


def _joined(
    items: list[Resolved], cores: list[DateInterval | None], i: int, text: str, low: int
) -> DateInterval | None:
    """Join two expressions into one interval: "between A and B" lies within, "from A to B" lasts."""
    left, right = cores[i], cores[i + 1]
    if left is None or right is None or left.start is None or right.end is None or right.end < left.start:
        return None
    if any(isinstance(item.cut.expression, Length | Repeat | Vague) for item in items[i : i + 2]):
        return None
    lead = _BETWEEN.search(text[max(low, items[i].cut.start - 24) : items[i].cut.start])
    word = lead[1].lower() if lead else ""
    gap = items[i].cut.end, items[i + 1].cut.start
    between = word == "between" and _AND.fullmatch(text, *gap)
    through = word != "between" and (_TO.fullmatch(text, *gap) or (word and _TO_EVENT.fullmatch(text, *gap)))
    dashed = word == "between" and re.fullmatch(r"\s?[-–—]\s?", text[slice(*gap)])
    if not (between or through or dashed):
        return None
    if through and not word and _PUT_OFF.search(text, max(low, items[i].cut.start - 60), items[i].cut.start):
        return None  # "was adjourned on Monday until 9 September"
    if through and not word and left.precision != right.precision:
        return None
    resolved = DateBasis.RESOLVED if DateBasis.RESOLVED in (left.basis, right.basis) else DateBasis.STATED
    extent = Extent.WITHIN if between or dashed else Extent.THROUGHOUT
    approximate = left.approximate or right.approximate
    opening = max(low, items[i].cut.start - 24) + lead.start() if lead else items[i].cut.start
    span = Span(opening, items[i + 1].cut.end)
    rule = Rule.BETWEEN if extent is Extent.WITHIN else Rule.FROM_TO
    step = LedgerStep(plain_words(span.of(text)), span, rule, None, left.start, right.end)
    steps = _joint(left.ledger, right.ledger, step)
    return DateInterval(
        left.start,
        right.end,
        Precision.RANGE,
        resolved,
        extent,
        approximate,
        explained(steps, Precision.RANGE, extent, approximate),
        left.mentions + right.mentions,
        steps,
    )


def _joint(left: Steps, right: Steps, step: LedgerStep) -> Steps:
    """Return the steps that led to both ends of a joint interval, each once, and the one that joins them."""
    half = LONGEST // 2
    ends = dict.fromkeys((*left[-half:], *right[-half:]))
    return taken(tuple(ends), step)


def _is_premodifier(item: Resolved, text: str, high: int) -> bool:
    """Tell whether an expression only modifies a noun: "after Friday's attack", "before the 2014 protests"."""
    expression = item.cut.expression
    if isinstance(expression, Absolute) and expression.premodifier:
        return True
    following = _NEXT.match(text, item.cut.end, high)
    if following is None:
        return False
    return following[1] is None or following[1].lower() in EVENT_NOUNS


def _opened(item: Resolved, core: DateInterval | None, text: str, low: int, high: int) -> DateInterval | None:
    """Open the interval of an expression where a preposition says so."""
    if core is None or isinstance(item.cut.expression, Clock):
        return core
    match = _OPENER.search(text[max(low, item.cut.start - 40) : item.cut.start])
    if match is None or _is_premodifier(item, text, high):
        return core
    word = plain_words(match[1].lower())
    if word in ("before", "prior to", "after", "following") and _PART_OF_DAY.match(text, item.cut.start, item.cut.end):
        return core
    opening = max(low, item.cut.start - 40)
    start, end = core.start, core.end
    rule = _RULES_OF.get(word, Rule.UNTIL)
    if word in ("since", "ever since", "not earlier than", "no earlier than"):
        end = None
    elif (
        word in ("until", "till", "up to", "up until", "by", "not later than", "no later than", "through")
        or word in _THEN_TO
    ):
        start = None
    elif word in ("before", "prior to"):
        # "before the end of the year" leaves its last day in.
        within = item.cut.part == "end" or _OR.search(text[opening : item.cut.start]) is not None
        start, end = None, core.end if within else _shift(core.start, -1)
    elif word in ("after", "following"):
        start, end = _shift(core.end, 1), None
    elif word == "from":
        yearly = _EVERY.search(text[max(low, item.cut.start - 40) : item.cut.start]) is not None
        onward = _ONWARD.match(text, item.cut.end, high) or _UNTIL_EVENT.match(text, item.cut.end, high)
        if onward is None and not yearly:
            return core
        end = None
    if start is None and end is None:
        return None
    extent = (
        Extent.THROUGHOUT
        if word in ("since", "ever since", "until", "till", "from", "through", "up to", "up until")
        else Extent.WITHIN
    )
    own = core.mentions[0]
    period = item.period
    assert period is not None
    step = LedgerStep(
        word,
        Span(opening + match.start(1), opening + match.end(1)),
        rule,
        expression_anchor(own.of(text), own, period),
        start,
        end,
    )
    steps = taken(core.ledger, step)
    why = explained(steps, core.precision, extent, core.approximate)
    return replace(core, start=start, end=end, extent=extent, explanation=why, ledger=steps)


_RULES_OF = {
    "not earlier than": Rule.SINCE,
    "no earlier than": Rule.SINCE,
    "since": Rule.SINCE,
    "ever since": Rule.SINCE,
    "from": Rule.SINCE,
    "before": Rule.BEFORE,
    "prior to": Rule.BEFORE,
    "after": Rule.AFTER,
    "following": Rule.AFTER,
}
"""Rules by preposition; all others lead up to a date."""


def _shift(day: date | None, count: int) -> date | None:
    try:
        return day + timedelta(days=count) if day else None
    except OverflowError:
        return None
