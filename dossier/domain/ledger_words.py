"""Why a date is what it is, in words: the ledger line by line; the same in the window and on paper."""

import re
from datetime import date

from dossier.domain.dates import DateBasis, DateInterval
from dossier.domain.ledger import Anchor, AnchorKind, LedgerStep, Rule
from dossier.domain.wording import date_words, interval_words

NO_DATE = "The sources give no date that can be known."

_LONGEST = 48
"""How many characters of an expression or anchor a line shows."""

_OPENING = frozenset({Rule.SINCE, Rule.UNTIL, Rule.BEFORE, Rule.AFTER})

_OPENING_MARK = re.compile(r"(?<![^\s(])'(?=\S)")

_ALONE = {
    Rule.AS_WRITTEN: "as the text has it",
    Rule.SHARED_PART: "what it leaves out is taken from the date beside it",
    Rule.SAME_PERIOD: "what it leaves out is taken from the date before it",
    Rule.LATEST_BEFORE: "the last one before",
    Rule.NEXT_AFTER: "the next one after",
    Rule.RELATIVE: "seen from the day it was told",
    Rule.COUNTED_BACK: "counted back",
    Rule.COUNTED_ON: "counted on",
    Rule.BETWEEN: "at some point between the two",
    Rule.FROM_TO: "lasting from the one to the other",
    Rule.SINCE: "from then on",
    Rule.UNTIL: "up to then",
    Rule.BEFORE: "at some time before",
    Rule.AFTER: "at some time after",
    Rule.GIVEN: "set by a person",
}

_ANCHORED = {
    Rule.AS_WRITTEN: "known from {}",
    Rule.SHARED_PART: "what it leaves out is taken from {}",
    Rule.SAME_PERIOD: "what it leaves out is taken from {}",
    Rule.LATEST_BEFORE: "the last one up to {}",
    Rule.NEXT_AFTER: "the next one from {}",
    Rule.RELATIVE: "seen from {}",
    Rule.COUNTED_BACK: "counted back from {}",
    Rule.COUNTED_ON: "counted on from {}",
    Rule.BETWEEN: "at some point between it and {}",
    Rule.FROM_TO: "lasting between it and {}",
    Rule.SINCE: "from {} on",
    Rule.UNTIL: "up to {}",
    Rule.BEFORE: "at some time before {}",
    Rule.AFTER: "at some time after {}",
    Rule.GIVEN: "set by a person, after {}",
}


def rule_words(rule: Rule, anchor: str = "") -> str:
    """Return what a rule does, for readers: "counted on from “July 2017”". *anchor* is "" where it hangs on none."""
    return _ANCHORED[rule].format(anchor) if anchor else _ALONE[rule]


def anchor_words(anchor: Anchor) -> str:
    """Return an anchor as a reader sees it: what happened at it, and its days where its own words do not name them."""
    words = _cut(anchor.words)
    shown = f"“{words}”" if anchor.kind is AnchorKind.EXPRESSION and words else words
    days = _days(anchor.start, anchor.end)
    is_named = not days or days.casefold() in " ".join(anchor.words.split()).casefold()
    known = [_cut(anchor.happening), "" if is_named else days]
    about = ", ".join(part for part in known if part)
    return f"{shown} ({about})" if shown and about else shown or about


def ledger_lines(when: DateInterval | None) -> tuple[str, ...]:
    """Return why a date is what it is, a line per step, long words cut; () for no date.

    Before other steps, a date that stands in the text as it is needs no line. A date that came without steps has its
    explanation as the one line.
    """
    if when is None:
        return ()
    if not when.ledger:
        return (capitalised(when.explanation),) if when.explanation else ()
    results = [*(_days(step.start, step.end) for step in when.ledger[:-1]), date_words(when)]
    told = [pair for pair in zip(when.ledger, results, strict=True) if not _is_plain(*pair)]
    return tuple(_line(*pair) for pair in told or [(when.ledger[-1], results[-1])])


def ledger_line(when: DateInterval) -> str:
    """Return the explanation of a date as it is set on paper: ‘three months later’ + ‘July 2017’ → October 2017."""
    opened = _OPENING_MARK.sub("‘", when.explanation)
    return opened.replace("'", "’").replace(" -> ", " → ")


def why_lines(when: DateInterval | None) -> tuple[str, ...]:
    """Return the lines that answer why an event has this date, or none; always at least one."""
    if when is None:
        return (NO_DATE,)
    return ledger_lines(when) or (_BASES[when.basis],)


_BASES = {
    DateBasis.STATED: "The text states it.",
    DateBasis.RESOLVED: "Worked out from the text.",
    DateBasis.INFERRED: "Worked out from other dates, less certain.",
    DateBasis.GIVEN: "Set by hand.",
}


def capitalised(words: str) -> str:
    """Return *words* with a capital at the beginning; the other letters stay as they are."""
    return words[:1].upper() + words[1:]


def _line(step: LedgerStep, result: str) -> str:
    words = f"“{_cut(step.words)}”" if step.words.strip() else ""
    anchor = anchor_words(step.anchor) if step.anchor is not None else ""
    said = step.words
    if step.rule in _OPENING and anchor and words:
        # The expression is only the preposition, and the anchor what stands behind it.
        assert step.anchor is not None
        said = f"{step.words} {step.anchor.words}"
        words, anchor = f"{words} {anchor}", ""
    rule = rule_words(step.rule, anchor)
    line = f"{words}: {rule}" if words else capitalised(rule)
    return line if not result or _says(said, result) else f"{line} → {result}"


def _is_plain(step: LedgerStep, result: str) -> bool:
    """Tell whether a step only repeats a date that stands in the text."""
    return step.rule is Rule.AS_WRITTEN and step.anchor is None and _says(step.words, result)


def _says(words: str, result: str) -> bool:
    return " ".join(words.split()).casefold().removeprefix("the ") == result.casefold()


def _days(start: date | None, end: date | None) -> str:
    return "" if start is None and end is None else interval_words(start, end)


def _cut(words: str) -> str:
    """Return *words* on one line, with an ellipsis at the end where they are long."""
    folded = " ".join(words.split())
    return folded if len(folded) <= _LONGEST else folded[: _LONGEST - 1].rstrip() + "…"
