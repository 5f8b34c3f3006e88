"""The ledger of a date as one readable line: expression, anchor, result."""

import re
from datetime import date

from dossier.domain.dates import DateInterval, Extent, Precision
from dossier.domain.ledger import Anchor, AnchorKind, LedgerStep, Rule
from dossier.domain.wording import date_words, interval_words

_SHOWN = 3
"""Steps that the line shows, the last ones."""
_OPENING = frozenset({Rule.SINCE, Rule.UNTIL, Rule.BEFORE, Rule.AFTER})
_JOINING = {Rule.BETWEEN: "at some time ", Rule.FROM_TO: "lasting "}
_WRITTEN = frozenset({Rule.AS_WRITTEN, Rule.SHARED_PART})
_NAMED = frozenset({AnchorKind.EVENT, AnchorKind.CALENDAR})
"""Anchors whose words do not tell their days."""


def explained(
    steps: tuple[LedgerStep, ...],
    precision: Precision = Precision.RANGE,
    extent: Extent = Extent.WITHIN,
    approximate: bool = False,
) -> str:
    """Return the explanation of a date whose ledger is *steps*; "" for none.

    The other arguments are those of the date: they choose the words of the result.
    """
    if not steps:
        return ""
    shown = _gathered(steps)
    last = shown[-1][-1]
    if len(shown) == 1 and len(shown[0]) == 1 and last.rule is Rule.AS_WRITTEN:
        return _as_written(last)
    parts = [f"{_sum(group)} -> {_days(group[-1].start, group[-1].end)}" for group in shown[-_SHOWN:-1]]
    if len(shown) > _SHOWN:
        parts[0] = _sum(shown[-_SHOWN], dated=True) + parts[0][len(_sum(shown[-_SHOWN])) :]
    result = _days(last.start, last.end, precision, extent, approximate)
    joining = _JOINING.get(last.rule, "") if last.start != last.end else ""
    parts.append(f"{_sum(shown[-1])} -> {joining}{result}")
    return "; ".join(parts)


def _gathered(steps: tuple[LedgerStep, ...]) -> list[tuple[LedgerStep, ...]]:
    """Take a preposition together with the step that it opens; leave out what a join only puts together."""
    joined = steps[-1].rule in _JOINING
    found: list[tuple[LedgerStep, ...]] = []
    for step in steps:
        if found and step.rule in _OPENING and step.anchor is not None and step.anchor.span == found[-1][-1].span:
            found[-1] = (*found[-1], step)
        elif not (joined and step.rule in _WRITTEN):
            found.append((step,))
    return found


def _sum(group: tuple[LedgerStep, ...], dated: bool = False) -> str:
    """Return expression and anchor: "'three months later' + 'July 2017' (the arrest)"."""
    step = group[0]
    opening = f"{group[1].words} " if len(group) > 1 else f"{step.words} " if step.rule in _OPENING else ""
    if step.rule in _OPENING and step.anchor is not None:
        return f"{opening}{_anchor(step.anchor, dated)}"
    words = f"{opening}'{step.words}'"
    if step.rule is Rule.GIVEN:
        return f"{words} set by a person"
    if step.anchor is not None and _is_turned(step):
        return f"{_anchor(step.anchor, dated)}, which is {words}"
    if step.anchor is not None and _ends_there(step):
        return f"{words} up to {_anchor(step.anchor, dated)}"
    return words if step.anchor is None else f"{words} + {_anchor(step.anchor, dated)}"


_BACK_WORDS = re.compile(r"\b(?:before|earlier|prior to|ahead of)$", re.IGNORECASE)
_ON_WORDS = re.compile(r"\b(?:after|later|following)$", re.IGNORECASE)


def _is_turned(step: LedgerStep) -> bool:
    """Tell whether the words count from what is sought to the anchor: "on 28 June, a day before"."""
    if step.rule is Rule.COUNTED_ON:
        return _BACK_WORDS.search(step.words) is not None
    return step.rule is Rule.COUNTED_BACK and _ON_WORDS.search(step.words) is not None


def _ends_there(step: LedgerStep) -> bool:
    """Tell whether the words are a stretch that the anchor after them ends: "the nine weeks to 28 May"."""
    span = step.anchor.span if step.anchor is not None else None
    return step.rule is Rule.COUNTED_BACK and span is not None and step.span is not None and span.start >= step.span.end


def _anchor(anchor: Anchor, dated: bool) -> str:
    words = f"'{anchor.words}'" if anchor.kind is AnchorKind.EXPRESSION else anchor.words
    known = [anchor.happening] if anchor.happening else []
    if (dated and anchor.kind is AnchorKind.EXPRESSION) or anchor.kind in _NAMED:
        known.append(interval_words(anchor.start, anchor.end))
    return f"{words} ({', '.join(known)})" if known else words


def _as_written(step: LedgerStep) -> str:
    if step.anchor is not None:
        return f"'{step.words}', which is {interval_words(step.start, step.end)} in the calendar"
    return f"'{step.words}' as the text has it"


def _days(
    start: date | None,
    end: date | None,
    precision: Precision = Precision.RANGE,
    extent: Extent = Extent.WITHIN,
    approximate: bool = False,
) -> str:
    """Return an interval as the result of a step: "October 2017", "from 2007 on"."""
    finest = Precision.DAY if precision is Precision.RANGE else precision
    about = "about " * approximate
    if end is None and start is not None:
        return f"from {about}{interval_words(start, None, finest).removeprefix('since ')} on"
    if start is None:
        words = interval_words(None, end, finest).removeprefix("until ")
        return f"until {about}{'' if words[0].isdigit() and ' ' in words else 'the end of '}{words}"
    words = date_words(DateInterval(start, end, precision, extent=extent, approximate=approximate))
    for opening, better in _SMOOTHER:
        if words.startswith(opening):
            return better + words.removeprefix(opening)
    return words


_SMOOTHER = (
    ("about between ", "between about "),
    ("about from ", "from about "),
    ("about week ", "about the week "),
    ("week of ", "the week of "),
)
