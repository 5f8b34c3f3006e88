"""Two names laid side by side: which words are one, which are missing, which contradict, and how alike they are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dossier.extract.identity import lexicon
from dossier.extract.identity.pairing import Pair, best, candidates, weight
from dossier.extract.identity.reading import Person, Word, read
from dossier.extract.identity.syllables import chinese, korean, same_korean
from dossier.extract.identity.words import Likeness

THRESHOLD = 0.7
"""Two names with at least this likeness are more often one person's than not."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """How two names compare.

    ``score`` is their likeness from 0 to 1. ``left_a`` and ``left_b`` are the words that the other name lacks;
    ``against`` says in a few words what tells against one person, "" where nothing does.
    """

    score: float
    pairs: tuple[Pair, ...] = ()
    left_a: tuple[Word, ...] = ()
    left_b: tuple[Word, ...] = ()
    against: str = ""
    turned: bool = False
    single: bool = False
    reading: str = ""


_NOTHING = Alignment(0.0, against="no name is the same")


def similarity(a: str, b: str) -> float:
    """Return how likely it is that *a* and *b* are names of one person, from 0 to 1, by the names alone.

    From ``THRESHOLD`` on they are more often one than not; 1 is the same name. The order of the names plays no part.
    """
    return align(read(a), read(b)).score


def align(a: Person, b: Person) -> Alignment:
    """Compare two names that were read."""
    if a.also or b.also:
        names = [(x, y) for x in (a, *map(read, a.also)) for y in (b, *map(read, b.also))]
        return max((_compared(x, y) for x, y in names), key=lambda found: found.score)
    return _compared(a, b)


def _compared(a: Person, b: Person) -> Alignment:
    if not a.words or not b.words:
        return Alignment(0.0)
    if a.organisation or b.organisation:
        return _organisations(a, b)
    told = _by_syllables(a, b) if a.syllabic or b.syllabic else None
    if told is not None:
        return told
    found = _aligned(a, b)
    return _judged(a, b, found)


def _by_syllables(a: Person, b: Person) -> Alignment | None:
    """Compare two Chinese or two Korean names, whose spellings follow tables; None where they are not."""
    one, two = _syllable_words(a), _syllable_words(b)
    if not one or not two:
        return None
    chinese_a, chinese_b = chinese(one), chinese(two)
    if chinese_a and chinese_b:
        same = bool(chinese_a & chinese_b)
        return Alignment(0.97 if same else 0.3, against="" if same else "they are other syllables", reading="Chinese")
    korean_a, korean_b = korean(one), korean(two)
    if korean_a and korean_b:
        same = same_korean(korean_a, korean_b)
        return Alignment(0.95 if same else 0.3, against="" if same else "they are other syllables", reading="Korean")
    return None


def _syllable_words(name: Person) -> tuple[str, ...]:
    if name.suffix or not 2 <= len(name.core) <= 4:
        return ()
    # "O" and "I" are family names of the North, and no initials there.
    if any(word.kind != "name" and word.text not in ("o", "i", "u") for word in name.core):
        return ()
    return tuple(word.written if "'" in word.written else word.text for word in name.core)


def _organisations(a: Person, b: Person) -> Alignment:
    """Compare where a name is a firm's: nothing may be left over, and a person is no firm."""
    if a.organisation != b.organisation:
        return Alignment(0.2, against="one of them is an organisation")
    found = _aligned(a, b)
    if found.left_a or found.left_b:
        return replace(found, score=0.4, against="a part of the name is different")
    return _judged(a, b, found)


def _aligned(a: Person, b: Person) -> Alignment:
    """Return the best assignment of the words of *a* to those of *b*."""
    pairs = candidates(a, b)
    if not pairs:
        return _NOTHING
    chosen = best(pairs, len(a.words))
    used_a = {i for pair in chosen for i in range(pair.a, pair.a + pair.length_a)}
    used_b = {i for pair in chosen for i in range(pair.b, pair.b + pair.length_b)}
    left_a = tuple(word for i, word in enumerate(a.words) if i not in used_a and not word.weak)
    left_b = tuple(word for i, word in enumerate(b.words) if i not in used_b and not word.weak)
    whole = sum(pair.weight for pair in chosen)
    score = sum(pair.weight * pair.match.score for pair in chosen) / whole if whole else 0.0
    return Alignment(score, tuple(chosen), left_a, left_b)


def _judged(a: Person, b: Person, found: Alignment) -> Alignment:
    """Lower the likeness of an alignment by what tells against one person."""
    names_a, names_b = _names(a), _names(b)
    strong = [pair for pair in found.pairs if pair.match.likeness is not Likeness.INITIAL]
    if not strong:
        if not found.pairs:
            return found
        return replace(found, score=min(found.score, 0.2), against="no name is the same")
    against, ceiling = _against(a, b, found)
    if against:
        return replace(found, score=found.score * ceiling, against=against)
    if min(names_a, names_b) < 2:
        return _single(found, names_a, names_b)
    matched = [pair for pair in found.pairs if not (a.words[pair.a].weak and b.words[pair.b].weak)]
    covered = sum(max(pair.length_a, pair.length_b) for pair in matched)
    if covered < 2:
        return replace(found, score=0.5 * found.score, against="only one name is the same")
    score, turned = found.score, _turned(a, b, found)
    slips = sum(pair.match.likeness is Likeness.SLIP for pair in found.pairs)
    score -= 0.12 * max(0, slips - 1)
    left = (*found.left_a, *found.left_b)
    if left:
        score -= _missing(a, b, found, left)
    if a.suffix != b.suffix:
        score -= 0.15
    if turned and _given_turned(a, b, found):
        return replace(found, score=min(score, 0.6), against="the given names stand in another order", turned=True)
    return replace(found, score=max(score, 0.0), turned=turned)


def _names(name: Person) -> int:
    return len(name.core)


def _against(a: Person, b: Person, found: Alignment) -> tuple[str, float]:
    """Return what contradicts, and the share of the likeness that stays."""
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return f"one is “{a.suffix}”, the other “{b.suffix}”", 0.3
    if a.sex and b.sex and a.sex != b.sex and not _same_given(a, b, found):
        return "one is a man's name, the other a woman's", 0.4
    if any(pair.match.likeness is Likeness.ENDING for pair in found.pairs) and not _one_woman(a, b, found):
        return "the surnames are of a man and a woman", 0.45
    if _initials_differ(a, b, found):
        return "the initials differ", 0.5
    if found.left_a and found.left_b:
        return f"“{_shown(found.left_a)}” and “{_shown(found.left_b)}” are different", 0.45
    return "", 1.0


def _initials_differ(a: Person, b: Person, found: Alignment) -> bool:
    """Tell whether both give initials, and one has one more: George H. W. Bush is not George W. Bush."""
    both = any(a.words[p.a].kind == b.words[p.b].kind == "initial" for p in found.pairs)
    return both and any(word.kind == "initial" for word in (*found.left_a, *found.left_b))


def _one_woman(a: Person, b: Person, found: Alignment) -> bool:
    """Tell whether surnames with a man's and a woman's ending can be one woman's, who writes hers either way abroad."""
    return _same_given(a, b, found) and "m" not in (a.sex, b.sex)


def _same_given(a: Person, b: Person, found: Alignment) -> bool:
    """Tell whether the first names are the same or spellings of one listed name."""
    for pair in found.pairs:
        one, two = a.words[pair.a].text, b.words[pair.b].text
        alike = one == two or lexicon.groups(one).spelled & lexicon.groups(two).spelled
        if alike and pair.match.likeness is not Likeness.INITIAL and lexicon.sex(one):
            return True
    return False


def _shown(words: Sequence[Word]) -> str:
    return " ".join(word.text.title() for word in words)


def _single(found: Alignment, names_a: int, names_b: int) -> Alignment:
    """Judge where one side has a single word: two single words are as alike as they are, else it is half a name."""
    if names_a == names_b:
        return replace(found, score=found.score * 0.9, single=True)
    joined = any(pair.length_a + pair.length_b > 2 for pair in found.pairs)
    if joined and not found.left_a and not found.left_b:
        return found
    return replace(found, score=found.score * 0.55, single=True, against="one has only one name")


def _missing(a: Person, b: Person, found: Alignment, left: Sequence[Word]) -> float:
    """Return what the words cost that only one name has."""
    cost = 0.0
    for word in left:
        cost += {"initial": 0.02, "patronymic": 0.03}.get(word.kind, 0.06)
    longer, first = (
        (a, min((p.a for p in found.pairs), default=0)) if found.left_a else (b, min(p.b for p in found.pairs))
    )
    names = [word for word in longer.words if not word.weak]
    lead = longer.words[first]
    if names and lead is not names[0] and names[0] in left and not _leads(names[0]):
        cost += 0.1
    common = all(weight(a.words[p.a]) < 0.9 for p in found.pairs)
    if common and len(found.pairs) < 3 and any(word.kind == "name" for word in left):
        cost += 0.08
    return cost


def _leads(word: Word) -> bool:
    """Tell whether a first name often stands before the one that is used: Muhammad Ali, María José, Jean-Marc."""
    return word.text[:5] in ("muham", "moham") or word.text in (
        "maria",
        "jose",
        "jean",
        "juan",
        "ahmad",
        "ahmed",
        "abu",
    )


def _turned(a: Person, b: Person, found: Alignment) -> bool:
    order = [
        pair.b for pair in sorted(found.pairs, key=lambda p: p.a) if not (a.words[pair.a].weak or b.words[pair.b].weak)
    ]
    return order != sorted(order)


def _given_turned(a: Person, b: Person, found: Alignment) -> bool:
    """Tell whether the order differs in more than the family name coming first.

    A family name may lead or end; a father and his son have the same names the other way round.
    """
    kept = [p for p in sorted(found.pairs, key=lambda p: p.a) if not (a.words[p.a].weak or b.words[p.b].weak)]
    order = [pair.b for pair in kept]
    falls = sum(x > y for x, y in zip(order, [*order[1:], order[0]], strict=True))
    if falls > 1:
        return True
    arabic = "ar" in a.tradition and "ar" in b.tradition
    given = all(lexicon.languages(a.words[p.a].text) for p in kept)
    return arabic and given
