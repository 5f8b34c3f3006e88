"""Says in the language of the window what the services and the case say in English.

A sentence is compared with the patterns of ``gui/messages``; what fills their places is said anew in turn: counts,
dates, names of kinds and statuses, and sentences within sentences. What is nobody's sentence of ours stays as it is.
"""

import itertools
import re
from collections import defaultdict
from functools import cache

from dossier import tongue
from dossier.domain import claim_words, ledger_words, publication
from dossier.domain import wording as domain_wording
from dossier.domain.claims import ContradictionView, HappeningView, Rung, Standing
from dossier.domain.dates import DateInterval
from dossier.domain.events import EventKind, Status
from dossier.domain.ledger import Rule
from dossier.domain.publication import PublicationProposal
from dossier.domain.views import DenialView, EventView
from dossier.domain.wording import MONTHS
from dossier.gui.figures import figure_words
from dossier.gui.messages import MESSAGES
from dossier.gui.time_words import time_words
from dossier.tongue import tr

_LONGEST = 4_000
"""Characters; a longer text is no sentence of ours."""
_DEEPEST = 4
"""So deep may sentences stand in one another."""
_COLON = re.compile(": ")
_MOST_COLONS = 3
"""So many colons in a text are looked behind for a sentence of ours."""
WITHIN = frozenset(("{0} or {1}",))
"""Patterns of so few words that they are looked for inside other sentences alone: a source may say the same."""
_PLACE = re.compile(r"\{\d\}")
_COUNT = re.compile(r"(\d[\d,]{0,20}) ([a-z][a-z ]{0,80})")
_NOUNS = (
    "story",
    "stories",
    "event",
    "events",
    "date",
    "dates",
    "mention",
    "mentions",
    "copy",
    "copies",
    "file",
    "files",
)
"""What the services count."""
_TIME_WORDS = frozenset(
    (
        "undated since until between and from to about early mid late of week spring summer autumn winter quarter "
        "first second half before after"
    ).split()
) | frozenset(month.lower() for month in MONTHS)
_TIME = re.compile(r"[A-Za-z]+|\d{1,4}(?:s)?|[-–,]|\s+")


def said(text: str) -> str:
    """Return *text*, a sentence or phrase of the services, in the language of the window."""
    if tongue.is_english() or not text:
        return text
    if (anew := _said(text, 0)) != text:
        return anew
    # What a file is refused for stands behind its name, which may have any signs.
    for at in (found.start() for found in itertools.islice(_COLON.finditer(text), _MOST_COLONS)):
        reason = text[at + 2 :]
        if (anew := _said(reason, 0)) != reason:
            return f"{text[:at]}: {anew}"
    return text


def step_notes(note: str) -> str:
    """Return what is said beside a step of the law, in the language of the window: "on bail; overturned, May 2020"."""
    parts = [part.partition(", ") for part in note.split("; ")]
    return "; ".join(f"{said(what)}{comma}{said(when)}" for what, comma, when in parts)


def _said(text: str, depth: int) -> str:
    if len(text) > _LONGEST or depth > _DEEPEST:
        return text
    whole = tr(text)
    if whole != text:
        return whole
    if (small := _small(text)) is not None:
        return small
    # A figure alone may be somebody's words; one that fills a place of a sentence of ours is ours.
    if depth > 0 and (figure := figure_words(text)) != text:
        return figure
    for pattern in _patterns().get(_opening(text), ()), _patterns().get("", ()):
        for each in pattern:
            values = None if depth == 0 and each in WITHIN else fillings(each, text)
            if values is not None:
                return tr(each).format(*_anew(each, values, depth))
    return text


def _anew(pattern: str, values: list[str], depth: int) -> list[str]:
    """Return what fills the places of *pattern*, each said anew but for what stands between quotation marks."""
    parts = _PLACE.split(pattern)
    return [
        value if parts[number].endswith(("“", "#")) else _said(value, depth + 1) for number, value in enumerate(values)
    ]


def fillings(pattern: str, text: str) -> list[str] | None:
    """Return what fills the places of *pattern* in *text*; None where it is no such sentence. Linear in the text."""
    parts = _PLACE.split(pattern)
    if not text.startswith(parts[0]) or len(text) < len(parts[0]) + len(parts[-1]) or not text.endswith(parts[-1]):
        return None
    values: list[str] = []
    at, end = len(parts[0]), len(text) - len(parts[-1])
    for number, part in enumerate(parts[1:], 1):
        found = end if number == len(parts) - 1 else text.find(part, at, end)
        if found <= at:
            return None
        values.append(text[at:found])
        at = found + len(part)
    return values if values or pattern == text else None


def _small(text: str) -> str | None:
    """Return a count with its noun or a date in words anew, None where *text* is neither."""
    if (counted := _COUNT.fullmatch(text)) is not None:
        noun = tr(counted[2])
        return f"{figure_words(counted[1])} {noun}" if noun != counted[2] else None
    words = _TIME.findall(text)
    if words and "".join(words) == text and any(word[0].isdigit() or word.lower() in _TIME_WORDS for word in words):
        letters = [word for word in words if word[0].isalpha()]
        if letters and all(word.lower() in _TIME_WORDS for word in letters):
            return time_words(text)
    return None


def _opening(text: str) -> str:
    """Return the first word of a text, by which its patterns are found."""
    return text.partition(" ")[0]


@cache
def _patterns() -> dict[str, tuple[str, ...]]:
    """Return the patterns with places by their first word, "" where that is a place; the most telling ones first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for each in all_messages():
        if _PLACE.search(each):
            opening = _opening(each)
            found["" if _PLACE.search(opening) else opening].append(each)
    return {opening: tuple(sorted(group, key=_letters, reverse=True)) for opening, group in found.items()}


def _letters(pattern: str) -> int:
    return len(_PLACE.sub("", pattern))


def why_lines(when: DateInterval | None) -> tuple[str, ...]:
    """Return the lines that answer why an event has this date, or none."""
    return tuple(map(said, ledger_words.why_lines(when)))


def ledger_lines(when: DateInterval | None) -> tuple[str, ...]:
    """Return why a date is what it is, a line per step; () for no date."""
    return tuple(map(said, ledger_words.ledger_lines(when)))


def proposal_words(proposal: PublicationProposal) -> str:
    """Return a proposed publication day in words that cannot be taken for a stated one."""
    return said(publication.proposal_words(proposal))


def denial_words(denial: DenialView) -> str:
    """Return one line on a denial."""
    return said(domain_wording.denial_words(denial, tr("{0}, citing {1}")))


def backing_words(happening: HappeningView) -> str:
    """Return how well a happening is backed."""
    return said(claim_words.backing_words(happening))


def contradiction_words(each: ContradictionView) -> str:
    """Return one sentence on what sources disagree about."""
    return said(claim_words.contradiction_words(each))


def standing_words(standing: Standing) -> str:
    """Return a rung of the ladder."""
    return said(claim_words.standing_words(standing))


def all_messages() -> tuple[str, ...]:
    """Return everything that can be said anew: the table, and what each rule of a date does."""
    rules = [ledger_words.rule_words(rule) for rule in Rule] + [ledger_words.rule_words(rule, "{0}") for rule in Rule]
    rungs = [claim_words.standing_words(standing) for standing in Standing]
    labels = [
        f"{domain_wording.kind_words(kind)} {status.value}: {{0}}"
        for kind in EventKind
        for status in Status
        if status is not Status.ASSERTED
    ]
    said_alone = [ledger_words.capitalised(each) for each in rules if not each.startswith("{")]
    return tuple(dict.fromkeys((*MESSAGES, *rules, *said_alone, *rungs, *_NOUNS, *labels)))


def told_through(event: EventView | Rung) -> str:
    """Return through whom an event or a step is told: "police (Friday), citing the indictment"; "" in its own voice."""
    return claim_words.told_through(event, tr("{0}, citing {1}"))
