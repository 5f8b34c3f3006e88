"""Verb groups: a main verb with its auxiliaries ("will be", "has not been", "to have") read as one."""

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.extract.events.lexicon import VerbForm
from dossier.extract.events.words import AUXILIARY, Pos, Word

_NEGATED_AUX = frozenset({"cannot"})
_BE_FORM = VerbForm("be", "b", False)
_REFLEXIVE = frozenset("himself herself itself themselves".split())
_PRESENT = frozenset("am is are has have do does 's".split())


@dataclass(slots=True)
class Group:
    """A verb group. ``first``..``last`` and ``main`` are indices of words.

    ``form`` is the letter of the main verb's form (see VerbForm); ``bare`` tells that a past form stands without an
    auxiliary, so that it is a finite past or a participle ("released"); ``infinitive`` that it follows "to".
    """

    first: int
    last: int
    main: int
    lemma: str
    form: str
    finite: bool = False
    bare: bool = False
    passive: bool = False
    perfect: bool = False
    progressive: bool = False
    present: bool = False
    negated: bool = False
    infinitive: bool = False
    copula: bool = False
    modal: str = ""


_OPENING = frozenset({*AUXILIARY, Pos.TO, Pos.VERB})
"""Classes of words that a verb group begins with."""


_FLOATING = frozenset("all both each".split())
"""Words that stand between an auxiliary and the next: "should both have been"."""


def find_groups(words: Sequence[Word]) -> list[Group]:
    """Return the verb groups of a sentence in text order."""
    found = []
    i = 0
    while i < len(words):
        group = _group_at(words, i) if words[i].pos in _OPENING else None
        if group is None:
            i += 1
        else:
            found.append(group)
            i = group.last + 1
    return found


def _skip(words: Sequence[Word], i: int) -> int:
    """Pass adverbs, negations and a time expression with its preposition; at most five words."""
    limit = i + 5
    while i < len(words) and i < limit:
        word = words[i]
        timed = word.low in {"on", "in"} and i + 1 < len(words) and words[i + 1].pos is Pos.TIME
        quoted = word.pos is Pos.QUOTE and i + 1 < len(words) and words[i + 1].pos in (Pos.VERB, Pos.NOT)
        himself = word.low in _REFLEXIVE and i + 1 < len(words) and words[i + 1].pos is Pos.VERB
        floats = word.low in _FLOATING and i + 1 < len(words) and words[i + 1].pos in (Pos.HAVE, Pos.BE)
        if word.pos not in (Pos.ADV, Pos.NOT, Pos.TIME) and not (timed or quoted or himself or floats):
            break
        i += 1
    return i


def _group_at(words: Sequence[Word], i: int) -> Group | None:
    """Read the verb group that starts at word *i*, if one does."""
    word = words[i]
    if word.pos is Pos.TO:
        j = i + 1
        while j < len(words) and words[j].pos in (Pos.ADV, Pos.NOT) and j < i + 3:
            j += 1
        if j >= len(words) or not (words[j].pos in (Pos.BE, Pos.HAVE, Pos.DO) or _is_base(words[j])):
            return None
        if words[j].low not in {"be", "have", "do"} and words[j].pos is not Pos.VERB:
            return None
        return _chain(words, i, j, infinitive=True)
    if word.pos in AUXILIARY or word.pos is Pos.VERB:
        return _chain(words, i, i, infinitive=False)
    return None


def _is_base(word: Word) -> bool:
    return word.pos is Pos.VERB and word.verb is not None and "b" in word.verb.forms


def _fits(auxiliary: Word | None, infinitive: bool, verb: VerbForm) -> bool:
    """Tell whether a verb form can follow the auxiliary (or "to")."""
    if auxiliary is None:
        return not infinitive or "b" in verb.forms
    if auxiliary.pos is Pos.BE:
        return "i" in verb.forms or "n" in verb.forms
    if auxiliary.pos is Pos.HAVE or auxiliary.low.endswith("'ve"):  # "might've"
        return "n" in verb.forms or "d" in verb.forms
    return "b" in verb.forms


def _chain(words: Sequence[Word], first: int, i: int, infinitive: bool) -> Group | None:
    auxiliaries: list[Word] = []
    last = i
    main: int | None = None
    while i < len(words):
        word = words[i]
        if word.pos in AUXILIARY:
            if auxiliaries and word.pos is Pos.MODAL:
                break
            auxiliaries.append(word)
            last, i = i, _skip(words, i + 1)
            continue
        if word.pos is Pos.VERB and word.verb is not None:
            if _fits(auxiliaries[-1] if auxiliaries else None, infinitive, word.verb):
                main = last = i
            break
        break
    until = last + 2 if main is None else main
    negated = any(w.pos is Pos.NOT for w in words[max(first - 1, 0) : until]) or any(
        a.low.endswith("n't") or a.low in _NEGATED_AUX for a in auxiliaries
    )
    modal = next((a.low for a in auxiliaries if a.pos is Pos.MODAL), "")
    if main is None:
        return _bare_auxiliary(words, first, last, auxiliaries, infinitive, negated, modal)
    gotten = _gotten(words, main)
    if gotten is not None:
        got = words[main].verb or _BE_FORM
        form = _form(got, auxiliaries[-1] if auxiliaries else None, infinitive)
        return Group(
            first,
            gotten,
            gotten,
            (words[gotten].verb or _BE_FORM).lemma,
            "n",
            finite=_finite(auxiliaries, form, infinitive),
            passive=True,
            perfect=any(a.pos is Pos.HAVE for a in auxiliaries),
            present=(auxiliaries[0].low in _PRESENT) if auxiliaries else form in "bs",
            negated=negated,
            infinitive=infinitive,
            modal=modal,
        )
    verb = words[main].verb or _BE_FORM
    before = auxiliaries[-1] if auxiliaries else None
    after_be = before is not None and before.pos is Pos.BE
    form = _form(verb, before, infinitive)
    return Group(
        first,
        last,
        main,
        verb.lemma,
        form,
        finite=_finite(auxiliaries, form, infinitive),
        bare=not auxiliaries and form in "dn",
        passive=after_be and form == "n",
        perfect=any(a.pos is Pos.HAVE or a.low.endswith("'ve") for a in auxiliaries),
        progressive=after_be and form == "i",
        present=(auxiliaries[0].low in _PRESENT) if auxiliaries else form in "bs",
        negated=negated,
        infinitive=infinitive,
        modal=modal,
    )


def _gotten(words: Sequence[Word], i: int) -> int | None:
    """Return the participle behind a form of "get": "got arrested", "had got killed"."""
    verb, after = words[i].verb, words[i + 1] if i + 1 < len(words) else None
    if verb is None or verb.lemma != "get" or after is None or after.pos is not Pos.VERB or after.verb is None:
        return None
    return i + 1 if "n" in after.verb.forms and "b" not in after.verb.forms else None


def _finite(auxiliaries: Sequence[Word], form: str, infinitive: bool) -> bool:
    if infinitive:
        return False
    if auxiliaries:
        return auxiliaries[0].low not in {"being", "having", "been", "be"}
    return form in "dsb"


def _form(verb: VerbForm, before: Word | None, infinitive: bool) -> str:
    if (infinitive and before is None) or (before is not None and before.pos in (Pos.MODAL, Pos.DO)):
        return "b"
    if before is not None and before.pos is Pos.BE:
        return "i" if "i" in verb.forms else "n"
    if before is not None and before.pos is Pos.HAVE:
        return "n"
    return next(letter for letter in "dnsib" if letter in verb.forms)


def _bare_auxiliary(
    words: Sequence[Word],
    first: int,
    last: int,
    auxiliaries: Sequence[Word],
    infinitive: bool,
    negated: bool,
    modal: str,
) -> Group | None:
    """Read a group whose main verb is "be", "have" or "do" itself."""
    if not auxiliaries or auxiliaries[-1].pos is Pos.MODAL:
        return None
    main = next(i for i in range(last, first - 1, -1) if words[i] is auxiliaries[-1])
    own = auxiliaries[-1]
    return Group(
        first,
        main,
        main,
        {Pos.BE: "be", Pos.HAVE: "have"}.get(own.pos, "do"),
        "b" if infinitive or modal else ("i" if own.low in {"being", "having"} else "d"),
        finite=_finite(auxiliaries, "d", infinitive),
        perfect=len(auxiliaries) > 1 and auxiliaries[0].pos is Pos.HAVE,
        present=auxiliaries[0].low in _PRESENT,
        negated=negated,
        infinitive=infinitive,
        copula=own.pos is Pos.BE,
        modal=modal,
    )
