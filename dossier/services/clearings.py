"""Which words of a source say that somebody is not, or no longer, suspected of anything.

A court that acquits is another thing: here police rule somebody out, an inquiry clears him, or a story says that
nobody accuses him.
"""

import re

from dossier.domain.claims import Standing
from dossier.domain.events import EventKind, Role, Status
from dossier.domain.views import EventView
from dossier.services.told_words import from_trigger, to_trigger, word_of

_COURT = re.compile(
    r"\b(?:courts?|judges?|jur(?:y|ies|ors?)|tribunal|magistrates?|appeals?|verdict|trial|retrial)\b", re.IGNORECASE
)
_CLEARING = re.compile(r"(?:clear|exonerat|vindicat|absolv)\w{0,5}$", re.IGNORECASE)
_NO_CHARGE = re.compile(
    r"\w{1,20}(?:\s{1,9}(?:him|her|them|both|(?-i:[A-Z])[\w'’-]{1,40})){0,4}(?=[.,;:]|$|\s{1,9}(?:by|in|on|after|when|later|last|this|and|but|over)\b)|"
    r"\w{1,20}\s{1,9}(?:[\w.'’-]{1,40}\s{1,9}){0,4}?of\s{1,9}(?:(?:any|all|the)\s{1,9}){0,2}"
    r"(?:wrong-?doing|misconduct|suspicion|blame|impropriety|involvement|negligence|responsibility)\b",
    re.IGNORECASE,
)
"""What is no charge before a court, or nothing said: "was later cleared", "cleared him of any wrongdoing"."""
_WHOM = r"\s{1,9}(?:[\w.'’-]{1,40}\s{1,9}){0,5}?"
_RULED_OUT = re.compile(
    rf"rul\w{{1,4}}(?:{_WHOM}|\s{{1,9}})out\b|eliminat\w{{1,4}}(?:{_WHOM}|\s{{1,9}})(?:from\b[^.;]{{0,40}}\b(?:in|en)quir|as\b)",
    re.IGNORECASE,
)
_AS_CULPRIT = re.compile(
    r"\bas\s{1,9}(?:an?|the|its|their|possible)\s{1,9}(?:[\w'’-]{1,20}\s{1,9}){0,2}?(?:suspects?|culprits?|perpetrators?|source|"
    r"killer|murderer|attacker|assailant|gunman|shooter|robber|thief|rapist|arsonist|bomber|hacker|burglar|leaker|author)\b",
    re.IGNORECASE,
)
_INVESTIGATING = re.compile(
    r"\b(?:police|detectives?|investigators?|officers?|prosecutors?|sheriff|fbi|dna|tests?|forensic|analysis|evidence)\b",
    re.IGNORECASE,
)
_FOUND_NOTHING = re.compile(
    r"f[io]und\s{1,9}(?:to\s{1,9}(?:be\s{1,9}(?:innocent|blameless)|have\s{1,9}done\s{1,9}nothing\s{1,9}wrong)|"
    r"(?:innocent|blameless)\b|to\s{1,9}be\s{1,9}(?:false|untrue|baseless|groundless|unfounded)\b|"
    r"no\s{1,9}(?:evidence|proof|sign|signs|indication)\s{1,9}of\s{1,9}(?:any\s{1,9}|criminal\s{1,9}){0,2}"
    r"(?:wrong-?doing|misconduct|impropriety|involvement|crimes?|offences?|guilt)\b)",
    re.IGNORECASE,
)
_ALLEGATIONS = re.compile(r"\b(?:allegations?|accusations?|claims?|charges?|suspicions?|complaints?)\b", re.IGNORECASE)
_NO_SUSPECT = re.compile(
    r"(?:suspect|accus|target|subject|culprit|perpetrator|investigat|suspicion|inquiry|scrutiny|interest|implicat)",
    re.IGNORECASE,
)
_NO_LONGER = re.compile(r"\bno\s{1,9}longer\b[^.;]{0,30}$", re.IGNORECASE)


def clearing_of(event: EventView, roles: set[Role]) -> Standing | None:
    """Return CLEARED or NOT_ACCUSED where an event says that somebody in *roles* is under no suspicion, else None."""
    if not roles & {Role.PATIENT, Role.OTHER}:
        return None
    if event.status is Status.DENIED:
        if event.kind not in (EventKind.OTHER, EventKind.STATEMENT) or Role.PATIENT not in roles:
            return None
        if not _NO_SUSPECT.match(word_of(event)):
            return None
        return Standing.CLEARED if _NO_LONGER.search(to_trigger(event)) else Standing.NOT_ACCUSED
    if event.status is not Status.ASSERTED:
        return None
    told = from_trigger(event)
    if _CLEARING.match(word_of(event)) and Role.PATIENT in roles:
        outside = _NO_CHARGE.match(told) is not None and _COURT.search(event.quote) is None
        return Standing.CLEARED if outside and event.kind in (EventKind.ACQUIT, EventKind.OTHER) else None
    if event.kind not in (EventKind.OTHER, EventKind.STATEMENT):
        return None
    found = _FOUND_NOTHING.match(told)
    if found is not None and "to be" in found.group() and "innocent" not in found.group():
        found = found if _ALLEGATIONS.search(to_trigger(event)) else None
    if found is None and _RULED_OUT.match(told) is not None:
        about = told.partition(" as ")[1]
        suspected = _AS_CULPRIT.search(told) if about else _INVESTIGATING.search(to_trigger(event) or told)
        found = suspected or re.search(r"quir", told)
    return Standing.CLEARED if found is not None else None
