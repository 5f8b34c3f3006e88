"""Whether the names of two people are one person's: certain, likely with its reason, or not."""

from collections.abc import Sequence

from dossier.extract.identity import lexicon
from dossier.extract.identity.alignment import THRESHOLD, Alignment, align
from dossier.extract.identity.pairing import Pair
from dossier.extract.identity.reading import Person, Word, read
from dossier.extract.identity.verdicts import IdentityContext, Judgement, Verdict
from dossier.extract.identity.words import Likeness

_HALF = 0.45
"""How alike a single name and a part of a full one must be: the name itself fits, as half of the other."""
_DOUBTFUL = 0.58
"""From here on names that would not do by themselves are worth a proposal where the files share much."""
_MUCH = 5
_ENOUGH = 6


def judge_people(a: str, b: str, context: IdentityContext | None) -> Judgement:
    """Judge two names of people, with what the files tell of both where somebody has looked."""
    one, two = read(a), read(b)
    found = align(one, two)
    judged = _by_name(a, b, one, two, found)
    return judged if context is None else _in_context(a, b, found, judged, context)


def _by_name(a: str, b: str, one: Person, two: Person, found: Alignment) -> Judgement:
    pair = f"“{a}” and “{b}”"
    if found.single and found.score >= _HALF:
        return _half(pair, one, two, found)
    if found.score >= THRESHOLD and not found.against:
        told = _certain(one, two, found)
        if told:
            return Judgement(Verdict.CERTAIN, f"{pair}{told}.")
        return Judgement(Verdict.LIKELY, f"{pair}: {_told(one, two, found)}.")
    if found.against:
        return Judgement(Verdict.UNLIKELY, f"{pair} differ: {found.against}.")
    return Judgement(Verdict.UNLIKELY, f"{pair} are different names.")


def _half(pair: str, one: Person, two: Person, found: Alignment) -> Judgement:
    """Judge names of which at least one has a single word. They are never certain across files."""
    match = found.pairs[0].match
    spelled = "" if match.likeness is Likeness.SAME else ", spelled another way"
    if len(one.core) == len(two.core):
        same = "are the same single name" if not spelled else "are one single name, spelled in two ways"
        return Judgement(Verdict.LIKELY, f"{pair} {same}; the files do not say who is meant.")
    longer, at = (one, found.pairs[0].a) if len(one.core) > len(two.core) else (two, found.pairs[0].b)
    names = [i for i, word in enumerate(longer.words) if not word.weak]
    word = longer.words[at]
    if match.likeness is Likeness.INITIAL or word.kind == "patronymic":
        return Judgement(Verdict.UNLIKELY, f"{pair} are different names.")
    # Who is called by a first name alone is nobody of whom only the surname sounds like it: "Jill" is no "Gill".
    given = one.core[0] if len(one.core) == 1 else two.core[0]
    if spelled and (lexicon.sex(given.text) or (at == names[0] != names[-1] and not longer.syllabic)):
        return Judgement(Verdict.UNLIKELY, f"{pair} are different names.")
    if at == names[-1] or word.weak or (at == names[0] and longer.syllabic):
        return Judgement(Verdict.LIKELY, f"{pair}: one file gives only the surname{spelled}.")
    if at == names[0]:
        return Judgement(Verdict.LIKELY, f"{pair}: one file gives only the first name{spelled}.")
    return Judgement(Verdict.UNLIKELY, f"{pair}: one file gives only a name that is not the other's surname.")


def _certain(one: Person, two: Person, found: Alignment) -> str:
    """Return what makes two names certainly one person's, "" where nothing does.

    A false join can ruin a name, so only what is no spelling, no guess and no slip will do.
    """
    if one.suffix != two.suffix or found.turned:
        return ""
    if found.reading:
        return " are the same full name" if "".join(_texts(one)) == "".join(_texts(two)) else ""
    names = [pair for pair in found.pairs if not (one.words[pair.a].weak or two.words[pair.b].weak)]
    if len(names) < len(found.pairs) and (found.left_a or found.left_b):
        return ""
    if not names or not _ends_meet(one, two, names):
        return ""
    names.sort(key=lambda pair: pair.a)
    first, *rest = names
    between = [pair for pair in rest if pair is not names[-1]]
    if names[-1].match.likeness is not Likeness.SAME or not all(_agree(pair) for pair in between):
        return ""
    left = (*found.left_a, *found.left_b)
    if first.match.likeness is Likeness.SAME and not left:
        return (
            " are the same full name"
            if not between or all(p.match.likeness is Likeness.SAME for p in between)
            else (": same first name and surname; the names between agree")
        )
    if not _may_lack(one, two, left, names):
        return ""
    if first.match.likeness is Likeness.SAME:
        return ": same first name and surname; the names between agree"
    if _short(one, two, first) and not _common(one.words[names[-1].a]):
        return ": same surname, and one first name is short for the other"
    return ""


def _texts(name: Person) -> Sequence[str]:
    return [word.text for word in name.core]


def _ends_meet(one: Person, two: Person, names: Sequence[Pair]) -> bool:
    """Tell whether the first names and the last names of both are among the words that match."""
    at_a = {i for pair in names for i in range(pair.a, pair.a + pair.length_a)}
    at_b = {i for pair in names for i in range(pair.b, pair.b + pair.length_b)}
    for name, used in ((one, at_a), (two, at_b)):
        core = [i for i, word in enumerate(name.words) if not word.weak]
        if core[0] not in used or core[-1] not in used:
            return False
    return len(names) > 1 or not (one.core[1:] and two.core[1:]) or names[0].length_a + names[0].length_b > 2


def _agree(pair: Pair) -> bool:
    return pair.match.likeness in (Likeness.SAME, Likeness.INITIAL)


def _short(one: Person, two: Person, first: Pair) -> bool:
    """Tell whether one first name is short for the other in texts in English, where nobody doubts it."""
    groups = lexicon.english_nicknames()
    a, b = one.words[first.a].text, two.words[first.b].text
    return bool(groups.get(a, frozenset()) & groups.get(b, frozenset()))


def _common(word: Word) -> bool:
    return word.text in lexicon.affixes("common")


def _may_lack(one: Person, two: Person, left: Sequence[Word], names: Sequence[Pair]) -> bool:
    """Tell whether the names that one side lacks are such as texts leave out without meaning somebody else."""
    if not left:
        return True
    if _common(one.words[names[-1].a]) and (len(names) < 3 or "ar" in one.tradition):
        return False
    if "ar" in one.tradition or "ar" in two.tradition:
        return False
    return all(word.kind in ("initial", "patronymic", "name") for word in left) and len(left) < 3


def _told(one: Person, two: Person, found: Alignment) -> str:
    """Return why two names are likely one person's."""
    if found.reading:
        return f"spellings of one {found.reading} name"
    ways: dict[Likeness, list[str]] = {}
    for pair in sorted(found.pairs, key=lambda p: p.a):
        words = _shown(one, pair.a, pair.length_a), _shown(two, pair.b, pair.length_b)
        ways.setdefault(pair.match.likeness, []).append(" ~ ".join(words))
    same = len(ways.get(Likeness.SAME, ()))
    parts = []
    if not found.turned and same and found.pairs:
        last = max(found.pairs, key=lambda p: p.a)
        first = min(found.pairs, key=lambda p: p.a)
        if last.match.likeness is Likeness.SAME and last is not first:
            parts.append("same surname")
        elif first.match.likeness is Likeness.SAME:
            parts.append("same first name")
    told = {
        Likeness.SPELLING: "spellings of one name",
        Likeness.SHORT: "short for the other",
        Likeness.INITIAL: "the initial fits",
        Likeness.SLIP: "one letter differs",
        Likeness.ENDING: "a man's and a woman's form of one surname",
    }
    parts += [f"{words} ({', '.join(ways[way])})" for way, words in told.items() if way in ways]
    if found.turned:
        parts.append("the names stand in another order")
    left = (*found.left_a, *found.left_b)
    if left:
        parts.append(f"one file leaves out {' '.join(word.text.title() for word in left)}")
    if one.suffix != two.suffix:
        parts.append(f"only one has “{(one.suffix or two.suffix).title()}”, which may mean father and son")
    return "; ".join(parts) or "the same names"


def _shown(name: Person, at: int, length: int) -> str:
    return " ".join(word.text.title() for word in name.words[at : at + length])


def _in_context(a: str, b: str, found: Alignment, judged: Judgement, context: IdentityContext) -> Judgement:
    """Raise or lower a judgement by what the files tell."""
    told, plain = context.told(), judged.reason.rstrip(".")
    if context.contradictions:
        against = "; ".join(context.contradictions)
        lower = Verdict.LIKELY if judged.verdict is Verdict.CERTAIN else Verdict.UNLIKELY
        return Judgement(lower, f"{plain}; but {against}.")
    if judged.verdict is Verdict.CERTAIN:
        return judged
    if judged.verdict is Verdict.LIKELY:
        if found.single and context.weight < 2:
            return Judgement(Verdict.UNLIKELY, f"{plain}; the files share nothing else that tells it.")
        firm = context.weight >= _ENOUGH and context.kinds > 1 and read(a).suffix == read(b).suffix and _firm(found)
        verdict = Verdict.CERTAIN if firm else Verdict.LIKELY
        return Judgement(verdict, f"“{a}” ~ “{b}”: {told}. {_reason(judged)}.") if told else judged
    if found.score >= _DOUBTFUL and context.weight >= _MUCH:
        return Judgement(Verdict.LIKELY, f"“{a}” ~ “{b}”: {told}. {_reason(judged)}.")
    return judged


def _reason(judged: Judgement) -> str:
    """Return a judgement's reason without the names, which the sentence before it has given."""
    text = judged.reason.rstrip(".")
    text = text.partition("”: ")[2] or text
    return text[:1].upper() + text[1:]


def _firm(found: Alignment) -> bool:
    """Tell whether two full names differ so little that shared events and people settle it."""
    if any(word.kind == "name" for word in (*found.left_a, *found.left_b)):
        return False
    if found.single or found.against or found.score < 0.85 or (len(found.pairs) < 2 and not found.reading):
        return False
    return all(pair.match.likeness in (Likeness.SAME, Likeness.SPELLING, Likeness.SLIP) for pair in found.pairs)
