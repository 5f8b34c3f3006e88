"""Which words of a source tell how a case ended without a verdict, that there was none, or that somebody is banned."""

import re

from dossier.domain.claims import Standing
from dossier.domain.events import EventKind, Role, Status
from dossier.domain.views import EventView
from dossier.services.outcomes import Outcome, is_of_verdict, outcome_of
from dossier.services.told_words import from_trigger, to_trigger, word_of

_ENDING = re.compile(
    r"(?:dropped|drops?|stay(?:ed|s)?|shelved?|discontinued?|withdr(?:ew|awn|aws?)|abandon(?:ed|s)?|collapsed?|"
    r"dismiss(?:ed|es)?|thr(?:ew|own|ows?)|quash(?:ed|es)?|clos(?:ed|es?)|struck|halted)$",
    re.IGNORECASE,
)
_CASE = r"(?:cases?|charges?|prosecutions?|proceedings|indictments?|investigations?|trials?|accusations?)"
_ENDED = re.compile(
    rf"\w{{1,20}}(?:\s{{1,9}}(?:out|down))?\s{{1,9}}(?P<whose>(?:[\w'’-]{{1,40}}\s{{1,9}}){{0,3}}?){_CASE}\b",
    re.IGNORECASE,
)
_HAS_ENDED = re.compile(
    rf"(?P<whose>(?:\b[\w'’-]{{1,40}}\s{{1,9}}){{0,3}}){_CASE}\b(?:\s{{1,9}}(?:against|of|over|for|in)\b[^,.;:]{{1,60}})?,?\s{{1,9}}"
    r"(?:(?:was|were|is|are|has|have|had|been|be|being|later|then|eventually|finally|soon)\s{1,9}){0,4}$",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|several|other|others|another|remaining|further|"
    r"most|half|lesser|second|third|fourth)\b",
    re.IGNORECASE,
)
"""Charges of which only some are dropped end no case."""
_BANNED = re.compile(
    r"(?:banned|barred|disqualified|debarred|excluded)\s{1,9}(?:(?:for|until|from|indefinitely|permanently)\b|(?:by|in)\b"
    r"[^,.;:]{1,60}\b(?:for|from)\s)",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(
    r"\w{1,20}\s{1,9}(?P<what>(?:in|over|with|for)\s{1,9}(?:the|a|an|any|his|her|their|that|those)\s{1,9}[\w'’-]{1,40})"
    r"(?=[.,;:]|\s{1,9}(?:and|but|or)\b)",
    re.IGNORECASE,
)


def end_of(event: EventView, roles: set[Role]) -> Standing | None:
    """Return what an event tells of the end of somebody's case, or of a ban, None where it tells neither.

    *roles* are those in which he takes part. "Was never charged" is told as denied, and is a step of its own.
    """
    if event.kind is EventKind.CHARGE and event.status is Status.DENIED:
        return Standing.NOT_CHARGED if roles & {Role.PATIENT, Role.OTHER} and _is_uncharged(event) else None
    if event.status is not Status.ASSERTED:
        return None
    if event.kind is EventKind.OTHER and Role.PATIENT in roles and _BANNED.match(from_trigger(event)):
        return Standing.BANNED
    if not roles & {Role.PATIENT, Role.OTHER}:
        return None
    if event.kind in _REVIEWED and outcome_of(event) is Outcome.UNDONE and is_of_verdict(event):
        return Standing.OVERTURNED
    return Standing.DROPPED if event.kind in _TOLD and _ends_case(event) else None


_TOLD = frozenset({EventKind.OTHER, EventKind.ACQUIT, EventKind.TRIAL, EventKind.CHARGE, EventKind.RELEASE})
_REVIEWED = _TOLD | {EventKind.APPEAL}
_FACES_NONE = re.compile(r"fac\w{1,3}\sno\b", re.IGNORECASE)
_UNCHARGED = re.compile(r"\b(?:not|never|nor|neither|without|no)\b[^,.;:]{0,60}$|n['’]t\s(?:been\s)?$", re.IGNORECASE)


def uncharged_of(event: EventView) -> str:
    """Return of what somebody was never charged, as the source has it ("in the death"), "" where it is not said."""
    found = _OF_WHAT.match(from_trigger(event))
    return "" if found is None else " ".join(found["what"].split())


def _is_uncharged(event: EventView) -> bool:
    return _UNCHARGED.search(to_trigger(event)) is not None or _FACES_NONE.match(from_trigger(event)) is not None


def _ends_case(event: EventView) -> bool:
    """Tell whether a case, and not only some charges of it, is dropped, stayed or shelved."""
    if not _ENDING.match(word_of(event)):
        return False
    found = _ENDED.match(from_trigger(event)) or _HAS_ENDED.search(to_trigger(event))
    return found is not None and _SOME.search(found["whose"]) is None
