"""What a story says somebody is not: "is no longer a suspect", "is not under investigation", "had no case to answer".

Such a clause tells of no happening by its verb, yet who leaves it out leaves a suspicion standing.
"""

from collections.abc import Iterator, Sequence

from dossier.domain.events import EventKind, Role, Status, StoryEvent, StoryParticipant
from dossier.domain.mentions import EntityKind
from dossier.extract.events.both import both_accused
from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.participants import Cast
from dossier.extract.events.reading_state import Reader, Scene, make_event
from dossier.extract.events.references import references
from dossier.extract.events.words import Pos, Word

_CALLED = frozenset("suspect suspects target targets subject subjects accused culprit culprits perpetrator".split())
_UNDER = frozenset("investigation suspicion inquiry scrutiny".split())
_OF_INVESTIGATION = frozenset({"target", "targets", "subject", "subjects"})
_CUES = _CALLED | _UNDER | {"interest", "answer"}
_LINKS = (Link.ROOT, Link.AND, Link.RELATIVE, Link.CONTENT)
_CONDITIONS = frozenset({"if", "unless", "whether", "until", "till"})
_REACH = 7
"""How many words behind the verb what somebody is called may stand."""


def unsuspected_events(reader: Reader, scene: Scene) -> Iterator[StoryEvent]:
    """Yield for each clause of a sentence what it says somebody named is not, or no longer, before the law."""
    if _CUES.isdisjoint(word.low for word in scene.words):
        return
    for k, clause in enumerate(scene.clauses):
        found = _cleared_in(scene.words, clause)
        if found is None or found[0] in scene.spent or _is_open(scene.words, clause):
            continue
        at, kind = found
        whom = _subject(reader, scene, k)
        if whom:
            scene.spent.add(at)
            status = Status.DENIED if kind is EventKind.OTHER else Status.ASSERTED
            cast = Cast(tuple(StoryParticipant(key, Role.PATIENT) for key in whom), ())
            yield make_event(scene, clause, at, kind, status, scene.sources[k], None, cast)


def _is_open(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether a clause only asks or supposes."""
    asked = any(word.low == "?" for word in words[clause.group.last :])
    return clause.link not in _LINKS or clause.marker in _CONDITIONS or bool(clause.group.modal) or asked


def _cleared_in(words: Sequence[Word], clause: Clause) -> tuple[int, EventKind] | None:
    """Return the word by which a clause says what somebody is not, and the kind of what that tells."""
    group = clause.group
    behind = range(group.last + 1, min(clause.end, group.last + 1 + _REACH))
    lows = [words[i].low for i in behind]
    if group.lemma == "have" and [word.low for word in words[group.last + 1 :][:4]] == ["no", "case", "to", "answer"]:
        return behind[1], EventKind.ACQUIT
    if not group.copula or not group.negated:
        return None
    for n, i in enumerate(behind):
        if words[i].pos is Pos.COMMA or lows[n] in ("but", "only"):
            return None
        investigated = lows[n] in _OF_INVESTIGATION and lows[n + 1 : n + 2] != ["of"]
        if lows[n] in _CALLED and not investigated and words[i].pos in (Pos.NOUN, Pos.VERB):
            return i, EventKind.OTHER
        if (lows[n] in _UNDER and "under" in lows[:n]) or (
            lows[n] == "interest" and lows[max(n - 2, 0) : n] == ["person", "of"]
        ):
            return i, EventKind.OTHER
    return None


def _subject(reader: Reader, scene: Scene, k: int) -> tuple[int, ...]:
    """Return of whom a clause says it: the people in its subject, or the two whom "neither" means."""
    start, end = subject_words(scene.clauses, k)
    people = (r for r in references(scene.words, start, end, reader.kinds) if not r.preposition and not r.possessive)
    named = tuple(dict.fromkeys(r.entity for r in people if reader.kinds[r.entity] is EntityKind.PERSON))
    return named or both_accused(reader, scene, k)
