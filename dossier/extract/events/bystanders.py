"""Whom the words behind a verb name, and who has no part in what it tells."""

from collections.abc import Sequence

from dossier.domain.events import EventKind
from dossier.extract.events.clauses import Clause
from dossier.extract.events.lexicon import verb_forms
from dossier.extract.events.references import Reference, owns_person
from dossier.extract.events.words import NOMINAL, Pos, Word

NAMING = frozenset("name call dub nickname".split())
"""Verbs that give a name."""
_KNOWING = frozenset(
    "publish learn know see read discover watch view print reveal study remember recall understand reuse notice "
    "cite quote".split()
)
"""Verbs that do nothing to those whose letters, decisions or pictures they are about."""
# What a name before it says more about: "the Roe trial", and not "the Roe administration".
_DEEDS = frozenset(
    "trial case inquiry inquest investigation probe verdict murder killing death shooting arrest scandal hearing "
    "extradition sentencing kidnapping abduction conviction lawsuit appeal trials cases killings".split()
)
# Within how many words "and" joins a name to another.
_JOINED = 5
_AFTER = frozenset("run look chase go come send seek take follow".split())
# What stands between a deed in an adjunct and whoever it is about: "after a visit by X", "amid a row between X and Y".
_INSIDE = frozenset("of with by between against over".split())
_OF_MIND = frozenset(
    "hope hopes intention intentions willingness desire concern concerns readiness determination commitment regret "
    "regrets condolences gratitude sympathy opinion confidence optimism belief disappointment anger".split()
)
"""What only whoever speaks or acts can have: "his hope" is the subject's."""
_ARTICLES = frozenset({"the", "a", "an"})
_WHEN = frozenset("after before during following amid since until despite".split())


def is_only_named(words: Sequence[Word], ref: Reference, clause: Clause, kind: EventKind) -> bool:
    """Tell whether words behind a verb name somebody who has no part in it.

    "Named after X", "joined the army under X", "wrote a book about X", "fled after a row with X", "learned of X's
    decision", "demanded the resignation of X"; also "hid allies of X", where it is others.
    """
    at = ref.first - 1
    while at > clause.group.last and words[at].pos not in (Pos.PREP, Pos.TO, Pos.COMMA):
        at -= 1
    governed = at > clause.group.last and words[at].low == ref.preposition and words[at - 1].pos is Pos.NOUN
    if ref.possessive:
        if words[ref.first].pos is Pos.DET and ref.last + 1 < len(words) and words[ref.last + 1].low in _OF_MIND:
            return True  # "the pope expressed his hope": his own, whoever that is
        fronted = ref.first < clause.group.first
        if _is_adjunct(words, ref.first, clause.start - 1 if fronted else clause.group.last):
            return True
        if fronted and ref.preposition == "with":
            return True  # "With X's term over, Y took office"
        return clause.group.lemma in _KNOWING or (kind is EventKind.STATEMENT and governed)
    if ref.preposition in ("after", "for") and clause.group.lemma in NAMING | {"rename", "christen"}:
        return words[ref.first - 1].low == ref.preposition
    if ref.preposition == "under":
        return True
    if ref.preposition == "after" and clause.group.lemma not in _AFTER and words[ref.first - 1].low == "after":
        return True
    if ref.preposition == "with" and ref.first == 1 and ref.last + 1 < len(words):
        return words[ref.last + 1].pos is Pos.PREP  # "With X in prison, Y took over"
    if ref.preposition == "about" and kind is not EventKind.STATEMENT:
        return governed
    if ref.preposition in _INSIDE and governed and _is_adjunct(words, at - 1, clause.group.last):
        return True
    if ref.preposition == "of" and governed and (kind is EventKind.STATEMENT or clause.group.lemma in _KNOWING):
        return True
    return ref.preposition in ("of", "for") and owns_person(words, ref)


def modifies(words: Sequence[Word], ref: Reference, end: int, bare: bool) -> bool:
    """Tell whether a name only says which thing is meant: "the Roe administration", "in the Roe trial".

    With *bare* without an article too: "Roe aides said".
    """
    after = ref.last + 1
    if ref.possessive or after >= end or words[ref.last].pos is not Pos.NAME or words[after].token.is_capitalised:
        return False
    verb = verb_forms().get(words[after].low)
    joined = any(word.pos is Pos.AND for word in words[max(0, ref.first - _JOINED) : ref.first])
    if joined and verb is not None and "b" in verb.forms:
        return False  # "Roe and Fox plan to"
    if (
        words[after].pos is not Pos.NOUN
        or words[after].low == "-"
        or (verb is not None and {"s", "d"} & set(verb.forms))
    ):
        return False  # "Roe stands accused"
    i = ref.first - 1
    while i >= 0 and words[i].pos is Pos.ADJ:
        i -= 1
    return bare or (i >= 0 and words[i].low in _ARTICLES)


def tells_of_deed(word: Word) -> bool:
    """Tell whether a noun behind a name is about what the one named did or suffered: "the Roe trial"."""
    return word.low in _DEEDS


def _is_adjunct(words: Sequence[Word], noun: int, floor: int) -> bool:
    """Tell whether a noun stands in what only says when it was: "after talks", "during the trial"."""
    i = noun
    while i > floor and (words[i].pos in NOMINAL or words[i].pos in (Pos.DET, Pos.POSS, Pos.NUM)):
        i -= 1
    if i > floor + 1 and words[i].low == "of" and words[i - 1].low == "ahead":
        return True  # "ahead of his trip"
    return i > floor and words[i].low in _WHEN
