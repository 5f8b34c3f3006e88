"""Which verbs name a happening that a timeline wants."""

from collections.abc import Mapping, Sequence

from dossier.domain.dates import DateInterval
from dossier.domain.events import EventKind, Role
from dossier.domain.mentions import EntityKind
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.participants import Cast
from dossier.extract.events.status import is_called_alleged
from dossier.extract.events.triggers import Reading
from dossier.extract.events.words import Word

# Verbs of being and the like: no happenings unless something dates them.
_STATES = frozenset(
    "be have do base call know name describe design aim concern involve locate relate include use make own need want "
    "like love hate contain consist belong mean seem appear remain stay keep live exist matter depend consider regard "
    "see feel look understand deserve lack cost hold stand lie sit wear resemble represent reflect underscore "
    "tend bear link associate affiliate connect accord say tell give take get go come find follow entitle title "
    "believe think hope wish expect fear allow let help cause become continue interest will school point miss".split()
)
# Of these, what somebody is accused of: "accused of taking bribes".
_TAKING = frozenset("take give hold keep help cause".split())
TELLING_NOUNS = frozenset(
    {
        EventKind.ARREST,
        EventKind.DIE,
        EventKind.CONVICT,
        EventKind.SENTENCE,
        EventKind.EXTRADITE,
        EventKind.ACQUIT,
        EventKind.END_POSITION,
        EventKind.START_POSITION,
        EventKind.INJURE,
        EventKind.EXECUTE,
        EventKind.RELEASE,
    }
)
# Kinds that are told even where nobody known takes part.
_GRAVE = TELLING_NOUNS | {
    EventKind.ATTACK,
    EventKind.CHARGE,
    EventKind.SANCTION,
    EventKind.TRIAL,
    EventKind.FINE,
    EventKind.APPEAL,
}


def is_worth_telling(
    words: Sequence[Word],
    clauses: Sequence[Clause],
    clause: Clause,
    reading: Reading,
    date: DateInterval | None,
    cast: Cast,
    kinds: Mapping[int, EntityKind],
) -> bool:
    """Tell whether the verb of a clause names a happening for the timeline: all that is dated, and what befalls people.

    Undated states, plain "he said" and "would do" are none.
    """
    group = clause.group
    if date is not None:
        return True
    if group.copula or group.lemma in {"have", "do"} or (clause.marker == "as" and group.bare and group.passive):
        return False
    if reading.kind is EventKind.STATEMENT:
        speaks = any(p.role is Role.SPEAKER for p in cast.participants) and not (group.passive or group.form == "b")
        accused = group.lemma == "accuse" and bool(cast.participants)
        return reading.known and clause.link is not Link.SOURCE and (speaks or accused)
    if is_called_alleged(words, clause) and group.form in "dn" and (group.finite or reading.known):
        return True
    if reading.known:
        after = words[group.last + 1].low if group.last + 1 < clause.end else ""
        if reading.kind in (EventKind.CONVICT, EventKind.SENTENCE) and group.passive and after == "by":
            return True
        return (
            bool(cast.participants)
            or (reading.kind in _GRAVE and group.finite and (group.form in "dni" or bool(group.modal)))
            or (
                reading.kind in _GRAVE
                and clause.link is Link.INFINITIVE
                and not clause.governor
                and _is_planned(clauses, clause)
            )
        )
    if clause.link is Link.GERUND and clause.parent is not None and clause.marker == "of":
        blamed = clauses[clause.parent].group.lemma == "accuse"
        if blamed and group.lemma in _TAKING and any(p.role is Role.AGENT for p in cast.participants):
            return True
    roles = (Role.PATIENT,) if group.bare and group.passive else (Role.AGENT, Role.PATIENT, Role.SPEAKER)
    person = any(kinds[p.entity] is EntityKind.PERSON for p in cast.participants if p.role in roles)
    present = group.present and not group.perfect
    return person and not present and group.lemma not in _STATES and group.form in "dni"


def _is_planned(clauses: Sequence[Clause], clause: Clause) -> bool:
    """Tell whether somebody plans to do what an infinitive tells: "plans to appeal"."""
    parent = clauses[clause.parent].group if clause.parent is not None else None
    return parent is not None and parent.finite and parent.lemma in {"plan", "intend", "expect", "vow", "promise"}
