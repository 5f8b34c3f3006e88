"""Clauses that are told only where a rule asks for them, however much a timeline might want them by their weights.

What never came about, what only is, what usually happens, what a tale or a theory has happen, and what another word
of the sentence tells already: of each class hardly any but those that rules know are happenings.
"""

from collections.abc import Mapping, Sequence

from dossier.domain.events import EventKind, Status
from dossier.domain.mentions import EntityKind
from dossier.extract.events.accounts import is_wrong
from dossier.extract.events.actors import is_actor
from dossier.extract.events.clause_types import Clause, Link, subject_words
from dossier.extract.events.tales import LEGENDS, TALES
from dossier.extract.events.triggers import Reading
from dossier.extract.events.words import Pos, Word

_STATIVE = frozenset(
    "call name dub title entitle nickname style term become appear seem remain last tend have know include own need "
    "want like love hate contain consist belong mean matter depend consider regard feel lack cost believe think "
    "expect owe base interest concern involve locate relate deserve resemble represent reflect underscore understand "
    "design aim exist associate affiliate connect accord link miss keep emerge transpire".split()
)
# What things are, people may do: "The chapel stood on a hill".
_POSTURES = frozenset("stand lie sit hang lean rest".split())
# What news does to people: "News of the fire has shocked many".
_MOVING = frozenset(
    "shock stun surprise anger horrify delight outrage dismay appal appall upset worry alarm please sadden amaze "
    "impress disgust frighten scare astonish puzzle annoy embarrass thrill fascinate intrigue unsettle unnerve".split()
)
_SAYING = frozenset("say believe think know report allege claim suspect understand expect rumour suppose".split())
# What one of these holds never was, or nobody knows it to be so.
_SUPPOSING = frozenset(
    "lie pretend imagine dream joke wish hope fear doubt guess bet speculate assume presume surmise theorise theorize "
    "hypothesise hypothesize fantasise fantasize worry fancy predict".split()
)
_LEADING = frozenset("take lead prompt cause".split())
# Verbs beside which another clause tells what came about.
_BRINGING = frozenset("take make manage keep need cost prompt cause lead allow force fail begin start continue".split())
_USUALLY = frozenset(
    "usually often always typically normally generally regularly routinely habitually sometimes occasionally "
    "frequently traditionally customarily rarely seldom hardly scarcely barely".split()
)
_EVERY = frozenset({"every", "each"})
_SPELLS = frozenset(
    "day week month year winter summer spring autumn night morning evening afternoon weekend season time hour "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_NOBODY = frozenset("nobody nothing none no neither nowhere".split())
_NEITHER = frozenset({"nor", "neither"})
_HEARSAY = frozenset("theory theories rumour rumours rumor rumors hoax".split()) | LEGENDS
_NEAR = 12
"""Words before a clause in which a tale or a theory is looked for."""


def is_left_to_rules(
    words: Sequence[Word],
    clauses: Sequence[Clause],
    k: int,
    reading: Reading,
    kinds: Mapping[int, EntityKind],
    status: Status,
) -> bool:
    """Tell whether clause *k*, undated and asked for by no rule, is of a class that weights have no say in."""
    clause, group = clauses[k], clauses[k].group
    if status is Status.ASSERTED and is_wrong(group.lemma):
        return True  # whose word it is that somebody did wrong
    if group.copula or group.infinitive or group.lemma in _STATIVE or _brings_on(clauses, k):
        return True
    if group.modal and status is not Status.PLANNED:
        return True  # "could have been stopped"
    if group.lemma in _MOVING or group.lemma in _SUPPOSING or _only_stands(words, clauses, k, kinds):
        return True
    if is_unreal(words, clauses, k) or _is_usual(words, clause) or _is_of_nobody(words, clauses, k):
        return True
    if _is_of_tale(words, clause):
        return True
    if reading.kind is EventKind.STATEMENT:
        return _is_word_of_others(clauses, k)
    return group.present and not (group.perfect or group.progressive)


def is_unreal(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether a clause tells what never was: "… had he closed the valve", "lied that it had sold the ship"."""
    clause = clauses[k]
    if clause.link is Link.CONTENT and clause.parent is not None:
        above = clauses[clause.parent].group.lemma
        return above in _SUPPOSING or above == "have"  # "Rumour has it that …"
    if clause.marker in {"if", "though"} and any(word.low == "as" for word in words[_before(clause, 2) : clause.end]):
        return True  # "as though it had sold the ship"
    if not k or clauses[k - 1].end != clause.start:
        return False
    before = clauses[k - 1]
    if before.group.last + 1 == before.end and before.group.lemma in _SUPPOSING:
        return clause.link is Link.ROOT and clause.subject[0] == clause.start  # "wished he had sold the ship"
    if before.group.lemma == "do" and clause.group.bare and before.group.first <= before.start + 1:
        return words[before.start].low in _NEITHER  # "Nor did the van hit the wall"
    opens = before.group.lemma == "have" and before.start == before.group.first
    return opens and words[before.start].low == "had" and clause.group.bare


def _before(clause: Clause, count: int) -> int:
    return max(clause.start - count, 0)


def _is_usual(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether a clause tells of no one time: "usually calls at Leith", "Every winter it was painted"."""
    for i in range(_before(clause, 4), clause.end):
        low = words[i].low
        if low in _USUALLY and i >= clause.start and not (low == "always" and clause.group.perfect):
            return True  # but "has always said so"
        after = words[i + 1].low if i + 1 < len(words) else ""
        if low in _EVERY and (words[i].pos is Pos.TIME or after in _SPELLS):
            return True
    return False


def _is_of_nobody(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether nobody and nothing underwent it: "cleared nobody", "made no statement"."""
    clause = clauses[k]
    behind = clause.group.last + 1
    if behind >= clause.end or words[behind].low not in _NOBODY:
        return False
    return not any(after.link is Link.CONTENT and after.parent == k for after in clauses[k + 1 : k + 3])


def _is_of_tale(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether it comes about in a tale or by hearsay alone: "In the film …", "According to one theory …"."""
    for i in range(_before(clause, _NEAR), clause.end):
        opening = [word.low for word in words[max(i - 3, 0) : i]]
        if (words[i].low in TALES and "in" in opening) or (words[i].low in _HEARSAY and "to" in opening):
            return True
    return False


def _only_stands(words: Sequence[Word], clauses: Sequence[Clause], k: int, kinds: Mapping[int, EntityKind]) -> bool:
    """Tell whether a thing only is somewhere or turns out to be so, or somebody only looks forward to something."""
    clause = clauses[k]
    behind = words[clause.group.last + 1].low if clause.group.last + 1 < len(words) else ""
    if clause.group.lemma == "look":
        return behind in {"forward", "like", "as", "set"}
    if clause.group.lemma == "turn" and behind == "out":
        return True  # "turned out to be false"
    return clause.group.lemma in _POSTURES and not is_actor(words, *subject_words(clauses, k), kinds)


def _is_word_of_others(clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether words are not told by the story's own voice, or at no one time."""
    clause, group = clauses[k], clauses[k].group
    if group.passive and (group.lemma in _SAYING or (group.present and not (group.perfect or group.progressive))):
        return True  # "is said to have left", "Visitors are told …"
    above = clauses[clause.parent] if clause.link is Link.RELATIVE and clause.parent is not None else None
    return above is not None and above.link is Link.CONTENT  # "says that he led a firm that had pledged help"


def _brings_on(clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether another clause or noun tells what came about: "took an hour to decide", "led to protests"."""
    if clauses[k].group.lemma not in _BRINGING:
        return False
    if clauses[k].group.lemma in _LEADING and not clauses[k].group.passive:
        return True
    return any(after.link is Link.INFINITIVE and after.parent == k for after in clauses[k + 1 : k + 3])
