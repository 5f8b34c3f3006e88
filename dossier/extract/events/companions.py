"""Names told a sentence later: "Police arrested seven people. Among them were Tom Fox and Ann Roe." """

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dossier.domain.events import EventKind, Role, StoryEvent, StoryParticipant
from dossier.domain.mentions import EntityKind
from dossier.extract.events.clauses import Clause
from dossier.extract.events.references import references
from dossier.extract.events.words import Pos, Word

_BEFALLEN = frozenset(
    {
        EventKind.ARREST,
        EventKind.ATTACK,
        EventKind.CHARGE,
        EventKind.CONVICT,
        EventKind.DIE,
        EventKind.EXECUTE,
        EventKind.FINE,
        EventKind.INJURE,
        EventKind.PARDON,
        EventKind.RELEASE,
        EventKind.SANCTION,
        EventKind.SENTENCE,
        EventKind.ACQUIT,
        EventKind.END_POSITION,
    }
)
_ALL = frozenset("them these".split())
# "Among the dead was": which happening is meant.
_SOME = {
    "dead": EventKind.DIE,
    "killed": EventKind.DIE,
    "slain": EventKind.DIE,
    "injured": EventKind.INJURE,
    "wounded": EventKind.INJURE,
    "detainees": EventKind.ARREST,
    "arrested": EventKind.ARREST,
    "accused": EventKind.CHARGE,
    "convicted": EventKind.CONVICT,
}


def add_companions(
    before: Sequence[StoryEvent], words: Sequence[Word], clauses: Sequence[Clause], kinds: Mapping[int, EntityKind]
) -> list[StoryEvent]:
    """Return the events of the sentence *before* with those whom "Among them was …" names after it."""
    people = _named(words, clauses, kinds)
    events = list(before)
    meant = _meant(words) if people else frozenset()
    place = next((i for i, event in enumerate(events) if event.kind in meant), None)
    if place is not None:
        known = {p.entity for p in events[place].participants}
        added = tuple(StoryParticipant(entity, Role.PATIENT) for entity in people if entity not in known)
        events[place] = replace(events[place], participants=events[place].participants + added)
    return events


def _meant(words: Sequence[Word]) -> frozenset[EventKind]:
    """Return the kinds of happening that the words after "among" may mean."""
    if words[1].low in _ALL:
        return _BEFALLEN
    kind = next((_SOME[word.low] for word in words[1:4] if word.low in _SOME), None)
    return frozenset({kind}) if kind is not None else frozenset()


def _named(words: Sequence[Word], clauses: Sequence[Clause], kinds: Mapping[int, EntityKind]) -> list[int]:
    """Return the people named after "Among them were", "Among the dead was"."""
    if len(words) < 4 or words[0].low not in {"among", "amongst", "including"} or not clauses:
        return []
    group = clauses[0].group
    if not group.copula or group.first > 4 or any(words[i].pos is Pos.NAME for i in range(1, group.first)):
        return []
    refs = references(words, group.last + 1, clauses[0].end, kinds)
    return [r.entity for r in refs if kinds[r.entity] is EntityKind.PERSON and not r.preposition and not r.possessive]
