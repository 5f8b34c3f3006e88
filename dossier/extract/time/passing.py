"""Dates told in passing: "a firm that was founded in 1911", "…, which began in 2016 and stopped last September, …".

A story goes on from the date of its own course before them, not from them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dossier.domain.dates import Precision
from dossier.domain.wording import MONTHS, WEEKDAYS
from dossier.extract.time.anchors import Discourse, Mentioned
from dossier.extract.time.expressions import Deictic, Directed
from dossier.extract.time.resolved import Resolved

_BEFORE = 20
"""Words before a date among which the clause opens that it stands in."""
_NAME = 6
"""Words before a comma among which another one makes what follows the second the verb of the sentence."""
_RELATIVES = frozenset("who whom whose which".split())
_TOLD_THAT = frozenset("that because how why whether".split())
_VERBS_BEHIND_THAT = tuple([word] for word in "was were had is are has have".split())
_NEVER_ALONE = frozenset("founded established built born made written formed bought".split())
_MADE = _NEVER_ALONE | frozenset("created launched opened signed painted designed published owned run led set".split())
_BESIDE = 60
"""Characters between two dates of one clause, at the most."""
_ON = ("and ", "but ", "until ", "to ")
_PARTING = frozenset(",;:()")
_CLOSING = frozenset(';:()“”"')


def is_in_passing(item: Resolved, before: Sequence[str], number: int, start: int, discourse: Discourse) -> bool:
    """Tell whether a date at *start* in sentence *number* stands in a clause that only says more of a noun.

    Only one that leads away from the story's own course: back behind the date told before it, or on to the day of
    writing.
    *before* are the words before it in its sentence, in small letters.
    """
    if item.period is None or not _stands_in_modifier(before[-_BEFORE:]):
        return False
    told = discourse.before(number, start)
    if told is None or told.period.value.startswith("P"):
        return False
    return _leads_away(item, told, discourse) or _runs_ahead(item, told, before, number, discourse)


def pass_beside(number: int, start: int, discourse: Discourse) -> None:
    """Take the date right before one told in passing at *start* of sentence *number* as told so too.

    "Which began in 2016 and stopped last September": nothing but words of one clause parts them.
    """
    last = discourse.mentioned[-1] if discourse.mentioned else None
    if last is None or last.sentence != number or last.aside:
        return
    between = discourse.story.text[last.start + len(last.words) : start]
    if len(between) <= _BESIDE and _PARTING.isdisjoint(between) and between.lstrip().startswith(_ON):
        discourse.mentioned[-1] = replace(last, aside=True)


def _leads_away(item: Resolved, told: Mentioned, discourse: Discourse) -> bool:
    """Tell whether a date is of another time than the one of the story's course *told* before it."""
    period, base = item.period, discourse.published
    if period is None:
        return False
    back = period.end < told.period.start
    if base is not None and told.period.end.year >= base.start.year:
        # News of the year: what it tells of the past may go on from there, but not from "last September".
        return back and _is_seen_from_now(item)
    onward = period.start.year > told.period.end.year and _is_seen_from_now(item)
    return back or onward


def _runs_ahead(item: Resolved, told: Mentioned, before: Sequence[str], number: int, discourse: Discourse) -> bool:
    """Tell whether a year only says what became of the subject: "Roe, who left in 2012, says that he forgot it".

    It lies after the course of the story, and the sentence tells nothing else that is dated.
    """
    period, base = item.period, discourse.published
    if period is None or base is None or period.precision is not Precision.YEAR:
        return False
    if not told.period.end.year < period.start.year < base.start.year:
        return False
    who = next((i for i in range(len(before) - 1, -1, -1) if before[i] in _PEOPLE), None)
    sentence = discourse.story.sentences[number]
    if who is None or not 0 < who <= _SUBJECT or before[who - 1] != "," or len(before) > _BEFORE - 1:
        return False
    behind = discourse.story.text[item.cut.end : sentence.span.end]
    return "," in behind and _DATED.search(behind) is None


_PEOPLE = frozenset({"who", "whose"})
_SUBJECT = 8
"""Words from the start of a sentence to the "who" behind its subject, at the most."""
_DATED = re.compile(
    r"\d{4}|\b(?:day|week|month|year|night|morning|evening|later|" + "|".join((*MONTHS, *WEEKDAYS)) + r")s?\b",
    re.IGNORECASE,
)


def _is_seen_from_now(item: Resolved) -> bool:
    expression = item.cut.expression
    return isinstance(expression, Deictic) or (isinstance(expression, Directed) and not expression.told)


def _stands_in_modifier(before: Sequence[str]) -> bool:
    """Tell whether the words before a date open a clause about a noun, or one inside another that looks back."""
    for i in range(len(before) - 1, -1, -1):
        low = before[i]
        if low in _RELATIVES:
            return True
        if low in _TOLD_THAT:
            return "had" in before[i + 1 :] or (low == "that" and before[i + 1 : i + 2] in _VERBS_BEHIND_THAT)
        if low == ",":
            # "the bank, founded by a Swiss family in" 1880, but "The firm, Acme, opened by chance in"
            described = i + 1 < len(before) and before[i + 1] in _MADE and "," not in before[max(0, i - _NAME) : i]
            return described and (before[i + 1] in _NEVER_ALONE or "by" in before[i + 1 :])
        if low in _CLOSING:
            return False
    return False
