"""Which kind of happening a verb or noun names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dossier.domain.events import EventKind
from dossier.domain.mentions import EntityKind
from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.lexicon import Condition, Trigger, triggers
from dossier.extract.events.words import NOMINAL, Pos, Word

PEOPLE = frozenset(
    "man woman men women people person boy girl boys girls child children suspect suspects teenager citizen citizens "
    "civilian civilians soldier soldiers fighter fighters officer officers militant militants protester protesters "
    "hostage hostages prisoner prisoners detainee detainees journalist journalists leader student students worker "
    "workers brother brothers wife husband son daughter father mother others victims him her them defendant "
    "defendants gunman gunmen migrant migrants refugees villagers troops operative activist activists national "
    "nationals member members two three four dozens hundreds thousands".split()
)
_ORGANISATIONS = frozenset("company firm group party government army bank agency organisation organization".split())
_PARTICLES = frozenset("off up out down away back over".split())
_CLOSING = frozenset({Pos.PUNCT, Pos.COMMA, Pos.PREP, Pos.TIME, Pos.ADV, Pos.AND, Pos.QUOTE})
# Verbs of saying that as often do something to a thing: "added him to a list".
_THINGS = frozenset("add read show offer recall".split())
# Verbs that tell of a beginning, a course or an end of what their subject names.
_RUNNING = frozenset("begin start open end conclude resume take occur happen follow finish erupt".split())
_FURTHER = 4
_FIGHTS = frozenset("battle war fight siege battles".split())
_NO_FIGHTS = frozenset("legal court custody political bidding price trade culture cold uphill succession".split())
_REALMS = frozenset("country nation kingdom state island region city world empire tribe".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """What a word names: its kind, and whether a line of the lexicon says so or it is only some happening."""

    kind: EventKind
    known: bool


def read_verb(words: Sequence[Word], clauses: Sequence[Clause], k: int, kinds: Mapping[int, EntityKind]) -> Reading:
    """Return the kind of the happening that the verb of clause *k* names."""
    clause = clauses[k]
    group = clause.group
    end = clause.end
    if k + 1 < len(clauses) and clauses[k + 1].link is Link.INFINITIVE:
        end = clauses[k + 1].group.last + 1
    after = range(group.last + 1, end)
    target = _object(words, after)
    if group.passive:
        start, stop = subject_words(clauses, k)
        target = [i for i in range(start, stop) if words[i].pos is not Pos.TIME]
    lexicon = triggers()
    for trigger in lexicon.verbs.get(group.lemma, ()):
        if _holds(words, trigger, after, target, group.passive, kinds):
            return Reading(trigger.kind, True)
    if group.lemma in lexicon.light:
        heads = _heads(words, target)
        for i in reversed(heads):
            kind = noun_kind(words, i)
            if kind is not None:
                return Reading(kind, True)
    if group.lemma in _RUNNING and not group.passive:
        start, stop = subject_words(clauses, k)
        for i in reversed(_heads(words, range(start, stop))):
            kind = noun_kind(words, i)
            if kind is not None:
                return Reading(kind, True)
    if group.lemma == "deny" and group.passive:
        # "was denied bail"
        return Reading(EventKind.OTHER, False)
    if (
        group.lemma == "rule"
        and target
        and (any(words[i].low in _REALMS or kinds.get(words[i].entity or -1) is EntityKind.PLACE for i in target))
    ):
        return Reading(EventKind.OTHER, False)
    if group.lemma in _THINGS and target and target[0] == group.last + 1:
        return Reading(EventKind.OTHER, False)
    if group.lemma in lexicon.saying:
        return Reading(EventKind.STATEMENT, group.lemma in lexicon.weighty)
    return Reading(EventKind.OTHER, False)


def noun_kind(words: Sequence[Word], i: int) -> EventKind | None:
    """Return the kind of the happening that the noun at word *i* names, None where it names none."""
    word = words[i]
    if word.pos is not Pos.NOUN:
        return None
    before = words[i - 1].low if i else ""
    if word.low in _FIGHTS and before in _NO_FIGHTS:
        return None
    if word.low == "release":
        freed = before in {"his", "her", "their"} or (i and words[i - 1].pos is Pos.POSS)
        from_jail = i + 1 < len(words) and words[i + 1].low == "from"
        return EventKind.RELEASE if freed or from_jail else None
    nouns = triggers().nouns
    if i:
        kind = nouns.get(f"{words[i - 1].low} {_singular(word.low)}")
        if kind is not None:
            return kind
    return nouns.get(word.low) or nouns.get(_singular(word.low))


def _singular(word: str) -> str:
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def _object(words: Sequence[Word], after: range) -> list[int]:
    """Return the words of the object: what follows the verb up to a preposition or a comma."""
    found: list[int] = []
    particle = bool(after) and words[after[0]].low in _PARTICLES
    least = bool(after) and len(after) > 2 and words[after[0]].low == "at" and words[after[1]].low in {"least", "most"}
    for i in after[2:] if least else after[1:] if particle else after:
        if words[i].pos in (Pos.PREP, Pos.COMMA, Pos.TO, Pos.PUNCT, Pos.SUB, Pos.REL, Pos.QUOTE):
            if not (words[i].low == "of" or words[i].pos is Pos.QUOTE) or not found:
                break
            if words[i].low == "of":
                found.append(i)
            continue
        found.append(i)
    return found


def _heads(words: Sequence[Word], span: Sequence[int]) -> list[int]:
    """Return the nouns of an object before its "of"."""
    found = []
    for i in span:
        if words[i].low == "of":
            break
        if words[i].pos is Pos.NOUN:
            found.append(i)
    return found


def _holds(
    words: Sequence[Word],
    trigger: Trigger,
    after: range,
    target: Sequence[int],
    passive: bool,
    kinds: Mapping[int, EntityKind],
) -> bool:
    if trigger.further:
        near = [words[i].low for i in after[: _FURTHER + 1]]
        parts = trigger.further.split()
        if not all(part in near for part in parts):
            return False
    return all(_condition(words, c, after, target, passive, kinds) for c in trigger.conditions)


def _condition(
    words: Sequence[Word],
    condition: Condition,
    after: range,
    target: Sequence[int],
    passive: bool,
    kinds: Mapping[int, EntityKind],
) -> bool:
    if condition.name == "passive":
        return passive
    if condition.name == "object":
        return any(words[i].low in condition.words for i in target)
    if condition.name == "with":
        return any(words[i].low in condition.words for i in after)
    if condition.name == "alone":
        return not any(words[i].pos in NOMINAL or words[i].pos is Pos.DET for i in target)
    if condition.name == "place":
        return _goes_somewhere(words, after, kinds)
    if condition.name == "intransitive":
        return not after or words[after[0]].pos in _CLOSING
    if condition.name == "location":
        return any(kinds.get(e) is EntityKind.PLACE for i in target if (e := words[i].entity) is not None)
    if condition.name == "name":
        named = [kinds.get(e) for i in target if (e := words[i].entity) is not None]
        return bool(named) and EntityKind.PERSON not in named
    wanted = EntityKind.PERSON if condition.name == "person" else EntityKind.ORGANISATION
    names = PEOPLE if condition.name == "person" else _ORGANISATIONS
    for i in target:
        entity = words[i].entity
        if words[i].low in names or (entity is not None and kinds.get(entity) is wanted):
            return True
    return False


def _goes_somewhere(words: Sequence[Word], after: range, kinds: Mapping[int, EntityKind]) -> bool:
    """Tell whether a place follows "to", "into" or "from"."""
    for i in after:
        if words[i].low in {"to", "into", "from"} and i + 1 < len(words):
            near = words[i + 1 : i + 4]
            return any(w.entity is not None and kinds.get(w.entity) is EntityKind.PLACE for w in near)
    return False
