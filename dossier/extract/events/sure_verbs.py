"""Words that are nouns as well, and are verbs for certain where they stand: "cut him", "and set fire to", "he lay"."""

from collections.abc import Sequence

from dossier.extract.events.lexicon import VerbForm
from dossier.extract.events.word_types import AUXILIARY, NOMINAL, Pos, Word

# What only a verb has behind it.
_OBJECTS = frozenset("him them me us himself herself themselves itself myself".split())
_HE = frozenset("he she it who".split())
_OTHERS = frozenset("another others one some both".split())
_OWNERS = frozenset("his her their its my our".split())
_ALIGHT = frozenset("fire ablaze alight light free sail foot off out up about".split())
_BEFORE_NOUN = (Pos.DET, Pos.ADJ, Pos.POSS, Pos.PREP, Pos.TO, Pos.NUM, Pos.VERB)
_BORDERS = frozenset({Pos.SUB, Pos.REL, Pos.THAT, Pos.QUOTE, Pos.PUNCT})


def is_sure_verb(words: Sequence[Word], i: int, verb: VerbForm) -> bool:
    """Tell whether the word *i*, which has the form *verb*, can be no noun where it stands."""
    if not i or i + 1 >= len(words) or not ({"s", "d"} & set(verb.forms) or "b" in verb.forms):
        return False
    before, after = words[i - 1], words[i + 1]
    finite = bool({"s", "d"} & set(verb.forms))
    if before.pos is Pos.QUOTE and i > 1 and words[i - 2].pos is Pos.HAVE:
        return "n" in verb.forms  # 'boasted of having "put him there"'
    if before.low in _HE and before.pos in (Pos.PRON, Pos.REL):
        return "d" in verb.forms  # "He cut the rope", "He lay in the road"
    if after.low in _OBJECTS and finite and (before.pos not in _BEFORE_NOUN or before.low in _OTHERS):
        return True  # "an officer called “Red” cut him"
    if before.pos is Pos.AND and verb.lemma == "set" and after.low in _ALIGHT:
        return True  # "drove to the mill and set fire to it"
    if before.pos is Pos.NAME and _waits(words, i):
        apart = after.pos in (Pos.TIME, Pos.NUM, Pos.PREP, Pos.PUNCT)
        return (apart and finite) or _is_at_large(words, i, verb)
    opens = after.pos in (Pos.DET, Pos.NAME) or after.low in _OWNERS
    if before.pos is Pos.NOUN and "s" in verb.forms and opens and not before.low.endswith("s"):
        return _waits(words, i)  # "A guard in a grey coat strikes the boy"
    if before.pos is Pos.NOUN and "d" in verb.forms and "b" in verb.forms and after.pos in (Pos.TIME, Pos.PUNCT):
        return _waits(words, i)  # "was halted and the auditors quit that week"
    return False


def _is_at_large(words: Sequence[Word], i: int, verb: VerbForm) -> bool:
    """Tell whether two or more people are the subject of a base form: "Roe and Fox remain at large"."""
    k = i - 1
    while k >= 0 and words[k].pos is Pos.NAME:
        k -= 1
    joined = k > 0 and words[k].pos is Pos.AND and words[k - 1].pos is Pos.NAME
    return joined and "b" in verb.forms and words[i + 1].pos in (Pos.PREP, Pos.TO, Pos.DET, Pos.ADJ, Pos.ADV)


def _waits(words: Sequence[Word], i: int) -> bool:
    """Tell whether the clause of word *i* begins with a subject and has no verb but this one."""
    k = i - 1
    while k >= 0 and words[k].pos not in _BORDERS:
        word = words[k]
        joins = word.pos is Pos.AND and words[k + 1].pos in (Pos.DET, Pos.PRON)
        if joins and any(w.pos in AUXILIARY or w.pos is Pos.VERB for w in words[:k]):
            break  # "…, and the auditors quit"
        if word.pos in AUXILIARY or word.pos is Pos.VERB or word.pos is Pos.COMMA:
            return False
        k -= 1
    start = k + 1
    if start + 1 < i and words[start].pos is Pos.PREP and words[start + 1].pos is Pos.PRON:
        start += 2  # "In it a guard strikes him"
    while start < i and words[start].pos in (Pos.AND, Pos.TIME, Pos.ADV):
        start += 1
    if start >= i or words[start].pos not in (Pos.DET, Pos.NAME, Pos.NUM, Pos.NOUN, Pos.ADJ):
        return False
    if words[start].pos in (Pos.NOUN, Pos.ADJ) and words[i - 1].pos not in NOMINAL:
        return False
    for word in words[i + 1 :]:
        if word.pos in _BORDERS or word.pos in (Pos.COMMA, Pos.AND):
            return True
        if word.pos in AUXILIARY or (word.verb is not None and "d" in word.verb.forms):
            return False
    return True
