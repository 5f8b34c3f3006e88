"""What a word beside a name tells of somebody's standing: "convicted murderer Tom Fox", "Tom Fox, a fugitive, …".

Such words presuppose what they say, whatever becomes of the sentence around them; they give no date.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.domain.events import EventKind, Role, Status, StoryEvent, StoryParticipant
from dossier.domain.mentions import EntityKind
from dossier.extract.events.clauses import Clause, subject_words
from dossier.extract.events.participants import Cast
from dossier.extract.events.reading_state import Reader, Scene, make_event
from dossier.extract.events.references import is_somebody, references
from dossier.extract.events.status import judge
from dossier.extract.events.words import NOMINAL, Pos, Word


@dataclass(frozen=True, slots=True)
class Epithet:
    """What a word tells of whom it is said; ``alone`` tells that it is a noun and needs none behind it."""

    kind: EventKind
    role: Role = Role.PATIENT
    status: Status = Status.ASSERTED
    alone: bool = False


def _table(epithet: Epithet, words: str) -> Mapping[str, Epithet]:
    return dict.fromkeys(words.split(), epithet)


EPITHETS: Mapping[str, Epithet] = {
    **_table(Epithet(EventKind.CONVICT), "convicted twice-convicted"),
    **_table(Epithet(EventKind.CONVICT, alone=True), "convict ex-convict ex-con convicts"),
    **_table(Epithet(EventKind.CHARGE), "indicted"),
    **_table(Epithet(EventKind.ARREST), "jailed imprisoned detained"),
    **_table(Epithet(EventKind.END_POSITION), "disbarred"),
    **_table(Epithet(EventKind.OTHER, alone=True), "fugitive fugitives"),
    **_table(Epithet(EventKind.OTHER), "wanted"),
    **_table(Epithet(EventKind.OTHER, Role.AGENT, Status.ALLEGED), "alleged suspected accused"),
}
"""What tells of somebody's standing, by word."""
# Whose deeds the words name: only these are alleged of somebody in "the alleged …" and "the suspected …".
_WRONGDOERS = frozenset(
    "killer murderer gunman bomber terrorist militant mastermind ringleader spy smuggler trafficker fraudster swindler "
    "kingpin mobster hacker rapist criminal conspirator accomplice kidnapper hijacker arsonist robber thief dealer "
    "launderer extremist assassin attacker hitman gangster shooter abuser cartel mafia mafioso extortionist forger "
    "operative financier recruiter bombmaker bomb-maker plotter poisoner torturer felon abductor".split()
)
_UNSAID = frozenset(
    "not never no wrongly wrongfully unjustly falsely mistakenly allegedly former formerly previously nor neither ex "
    "any most".split()
)
_ARTICLES = frozenset({"a", "an", "the", "another", "himself", "herself"})
_LONGEST = 7
"""How many words may stand between such a word and the name."""


def epithet_event(reader: Reader, scene: Scene, i: int) -> StoryEvent | None:
    """Return what the word at *i* tells of the standing of somebody named beside it, None where it tells nothing."""
    words = scene.words
    epithet = EPITHETS.get(words[i].low)
    if epithet is None or i in scene.spent or (i and words[i - 1].low in _UNSAID) or _is_quoted(words, i):
        return None
    k = next((n for n, c in enumerate(scene.clauses) if c.start <= i < c.end), None)
    if any(c.group.main == i and (c.group.finite or c.group.first < i) for c in scene.clauses):
        return None  # "was convicted", "jailed him"
    head = _head(reader, words, i, epithet)
    if head is None:
        return None
    whom = _whom(reader, scene, i, head, k)
    if whom is None or (words[i].low, whom) in reader.called:
        return None
    reader.called.add((words[i].low, whom))
    source = scene.sources[k] if k is not None else None
    clause = scene.clauses[k] if k is not None else None
    cast = Cast((StoryParticipant(whom, epithet.role),), ())
    return make_event(scene, clause, i, epithet.kind, epithet.status, source, None, cast)


def _is_quoted(words: Sequence[Word], i: int) -> bool:
    return sum(word.token.text in '"“”' for word in words[:i]) % 2 == 1


def _head(reader: Reader, words: Sequence[Word], i: int, epithet: Epithet) -> int | None:
    """Return the noun that the epithet is said with, or itself; None where it is said of no single person."""
    behind = words[i + 1] if i + 1 < len(words) else None
    if epithet.alone and (behind is None or behind.pos not in (Pos.NOUN, Pos.ADJ)):
        return i
    head = None
    for j in range(i + 1, min(i + 1 + _LONGEST, len(words))):
        if words[j].pos not in NOMINAL or _person(reader, words[j]) is not None:
            break
        head = j
    if head is None or not (is_somebody(words[head]) or words[head].low in _WRONGDOERS):
        return None
    named = epithet.status is not Status.ALLEGED or any(w.low in _WRONGDOERS for w in words[i + 1 : head + 1])
    return head if named else None


def _person(reader: Reader, word: Word) -> int | None:
    """Return the person whose name a word is part of."""
    known = word.entity is not None and word.pos is Pos.NAME
    return word.entity if known and reader.kinds[word.entity or 0] is EntityKind.PERSON else None


def _whom(reader: Reader, scene: Scene, i: int, head: int, k: int | None) -> int | None:
    """Return of whom it is said: the name right behind, the one it is set beside, or the subject of "is"."""
    words = scene.words
    if head + 1 < len(words) and (named := _person(reader, words[head + 1])) is not None:
        end = head + 1
        while end < len(words) and words[end].mention == words[head + 1].mention and words[end].entity == named:
            end += 1
        return None if end < len(words) and words[end].pos is Pos.POSS else named
    first = i
    while first > 0 and words[first - 1].pos in (Pos.ADJ, Pos.NOUN, Pos.ADV, Pos.NUM):
        first -= 1
    if first < 2 or words[first - 1].low not in _ARTICLES or words[head].low.endswith("s"):
        return None
    if words[first - 2].pos is Pos.COMMA and first >= 3:
        return _person(reader, words[first - 3])
    return next(_subject(reader, scene, scene.clauses[k], k, first - 1), None) if k is not None else None


def _subject(reader: Reader, scene: Scene, clause: Clause, k: int, article: int) -> Iterator[int]:
    """Give the person of whom a clause states that he is one: "Tom Fox is a convicted felon"."""
    group = clause.group
    is_said = group.copula and group.finite and not (group.negated or group.modal)
    if not is_said or article - group.last > 1 or judge(scene.words, scene.clauses, k) is not Status.ASSERTED:
        return
    for ref in references(scene.words, *subject_words(scene.clauses, k), reader.kinds):
        if reader.kinds[ref.entity] is EntityKind.PERSON and not ref.preposition and not ref.possessive:
            yield ref.entity
