"""The roles of those who stand beside a verb: who does what it tells, and whom it befalls."""

from dossier.domain.events import EventKind, Role
from dossier.extract.events.clauses import Clause

TARGETED = frozenset(
    {
        EventKind.SANCTION,
        EventKind.CHARGE,
        EventKind.CONVICT,
        EventKind.SENTENCE,
        EventKind.ARREST,
        EventKind.ATTACK,
        EventKind.SUE,
        EventKind.FINE,
        EventKind.INJURE,
        EventKind.DIE,
    }
)
"""Kinds of what is done to somebody."""
SUFFERED = frozenset("die perish drown succumb bear collapse".split())
"""Verbs whose subject undergoes what they tell."""
# Verbs that say of whom something was done: "faced charges", "received a sentence".
_UNDERGOING = frozenset("face receive get serve undergo incur draw earn sustain".split())
_DEALT = frozenset({EventKind.ATTACK, EventKind.SANCTION, EventKind.SUE})


def subject_role(clause: Clause, kind: EventKind) -> Role:
    """Return the role of the subject of a clause that tells of something of a kind."""
    if clause.group.passive or clause.group.lemma in SUFFERED:
        return Role.PATIENT
    if clause.group.lemma in _UNDERGOING and kind in TARGETED - _DEALT:
        return Role.PATIENT
    return Role.SPEAKER if kind is EventKind.STATEMENT else Role.AGENT


def governed_role(passive: bool, governor: str) -> Role:
    """Return the role of somebody beside a verb by the preposition before them."""
    if not governor:
        return Role.OTHER if passive else Role.PATIENT
    return Role.AGENT if passive and governor == "by" else Role.OTHER
