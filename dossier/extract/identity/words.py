"""Whether two words of names are one: the same, spelled otherwise, short for one another, an initial, a slip."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from dossier.extract.identity import lexicon
from dossier.extract.identity.reading import Word
from dossier.extract.identity.sounds import distance, rough, sounds
from dossier.extract.naming.evidence import near

_FAR = 0.12
"""The most that spellings of one name differ, in sounds for each sound of the longer."""
_LONG = 6
"""A word with fewer letters is another name when one of them is another."""


class Likeness(StrEnum):
    """In what way two words are one."""

    SAME = "same"
    SPELLING = "spelling"
    SHORT = "short"
    INITIAL = "initial"
    SLIP = "slip"
    ENDING = "ending"


@dataclass(frozen=True, slots=True)
class Match:
    """That two words are one, how, and how well (0 to 1)."""

    likeness: Likeness
    score: float


@lru_cache(maxsize=60_000)
def match(a: Word, b: Word, tradition: str = "") -> Match | None:
    """Return how the words *a* and *b* are one name, None where they are two.

    *tradition* ("ar", "sl", both, "vi" or "") names the spellings to expect. Words that the lists of given names know
    as different names are different however near their letters.
    """
    if tradition == "vi" and "initial" not in (a.kind, b.kind):
        return _vietnamese(a, b)
    if a.text == b.text:
        return _initials(a, b) if a.kind == "initial" else Match(Likeness.SAME, 1.0)
    if "initial" in (a.kind, b.kind):
        return _initials(a, b)
    if a.kind != b.kind and ("kunya" in (a.kind, b.kind)):
        # "Abu Bakr" and "Aboubaker": the second may have been read as one word.
        return _spelled(a, b, tradition) if a.text[:2] == b.text[:2] == "ab" else None
    if a.kind == b.kind == "kunya" and a.text[:3] != b.text[:3]:
        return None
    if a.kind == "patronymic" or b.kind == "patronymic":
        return _patronymics(a, b, tradition)
    return _names(a, b, tradition)


def _vietnamese(a: Word, b: Word) -> Match | None:
    """Match words with the same letters whose marks do not differ: Hùng is no Hưng, and Hung may be either."""
    marked = a.written != b.written and not a.written.isascii() and not b.written.isascii()
    return Match(Likeness.SAME, 1.0) if a.text == b.text and not marked else None


def _initials(a: Word, b: Word) -> Match | None:
    if a.kind == b.kind == "initial":
        return Match(Likeness.INITIAL, 0.97) if a.text == b.text else None
    initial, name = (a, b) if a.kind == "initial" else (b, a)
    first = sounds(name.written)[:1]
    fits = name.text[0] == initial.text or (first and first == sounds(initial.written)[:1])
    # "Yevgeny" and "Evgeny" begin with other letters, and so have other initials.
    fits = fits or (name.text[:2] in ("ye", "yu", "ya", "iu", "ia", "ts", "kh") and name.text[1] == initial.text)
    return Match(Likeness.INITIAL, 0.9) if fits else None


def _patronymics(a: Word, b: Word, tradition: str) -> Match | None:
    if a.kind != b.kind:
        other, word = (a, b) if a.kind == "patronymic" else (b, a)
        found = _names(Word(other.text, other.written), word, tradition)
        return found if found is not None and found.likeness is Likeness.SPELLING else None
    if (a.text.endswith("a")) != (b.text.endswith("a")):
        return None
    found = _names(Word(a.stem, a.stem), Word(b.stem, b.stem), "sl", whole=False)
    return Match(Likeness.SPELLING, 0.97) if found is not None and found.likeness is not Likeness.SHORT else None


def _names(a: Word, b: Word, tradition: str, whole: bool = True) -> Match | None:
    one, two = lexicon.groups(a.text), lexicon.groups(b.text)
    if not whole:
        one, two = _groups_of_stem(a.text), _groups_of_stem(b.text)
    if one.spelled & two.spelled:
        return Match(Likeness.SPELLING, 0.98)
    if (one.spelled & two.short) or (one.short & two.spelled) or (one.short & two.short):
        return Match(Likeness.SHORT, 0.93)
    if one.spelled and two.spelled and not a.bare and not b.bare:
        return None
    told = _after_names(a.text, b.text)
    if told is not None:
        return Match(Likeness.SPELLING, 0.98) if told else None
    found = _spelled(a, b, tradition)
    if found is not None:
        return found
    return _ending(a, b) or _slip(a, b)


def _after_names(a: str, b: str) -> bool | None:
    """Tell whether family names made from given names (Hosseini, Hassani) come from one; None where they are not."""
    if a[-1:] not in "iy" or b[-1:] not in "iy":
        return None
    one, two = lexicon.groups(a.rstrip("iy")).spelled, lexicon.groups(b.rstrip("iy")).spelled
    return bool(one & two) if one and two else None


def _groups_of_stem(stem: str) -> lexicon.Groups:
    """Return the groups of a father's name without its ending: "grigor" of "Grigorievich" is Grigory."""
    for ending in ("", "y", "i", "ei", "iy", "a", "o", "ii", "ey", "ai"):
        found = lexicon.groups(stem + ending)
        if found.spelled:
            return lexicon.Groups(found.spelled, frozenset())
    return lexicon.Groups()


@lru_cache(maxsize=60_000)
def as_russian(written: str) -> str:
    """Return a Slavic name with the endings that Belarusian and German write otherwise: Kazlou, Schukow, Lukashenka."""
    written = written.replace("w", "v")
    if len(written) > 4:
        if written.endswith(("ou", "iau", "eu")):
            return written[:-1] + "v"
        if written.endswith("enka"):
            return written[:-1] + "o"
    return written


def _spelled(a: Word, b: Word, tradition: str) -> Match | None:
    spelled_a, spelled_b = a.written, b.written
    if "sl" in tradition:
        spelled_a, spelled_b = as_russian(spelled_a), as_russian(spelled_b)
    one, two = sounds(spelled_a), sounds(spelled_b)
    if not one or not two:
        return None
    if one == two:
        return Match(Likeness.SPELLING, 0.98)
    length = max(len(one), len(two))
    if one[:-1] == two[:-1] and {one[-1], two[-1]} == {"a", "o"}:
        return None  # Paolo and Paola
    bare = a.bare or b.bare
    if not bare and not _may_sound_alike(spelled_a, spelled_b):
        return None
    # A short name has no letter to spare; and two known names are rarely spellings of one.
    limit = _FAR * length if length > 3 else 0.11
    if lexicon.known(a.text) and lexicon.known(b.text):
        limit = min(limit, 0.36) if not tradition else limit * 0.85
    limit = min(max(limit, 0.5) if bare else limit, 1.0)
    best = distance(one, two, tradition, not bare)
    if best > limit and tradition:
        best = distance(one, two, "", not bare)
    return Match(Likeness.SPELLING, 1.0 - 0.12 * best / limit) if best <= limit else None


def _may_sound_alike(a: str, b: str) -> bool:
    """Tell quickly whether two words have the same kinds of consonants, but for one."""
    if near(rough(a, 12), rough(b, 12)):
        return True
    return near(rough(a, 12, soft=True), rough(b, 12, soft=True))


def _ending(a: Word, b: Word) -> Match | None:
    """Match the surnames of a man and a woman of one family: -ov and -ova, -sky and -skaya."""
    short, long = sorted((a.text, b.text), key=len)
    if len(short) < 5:
        return None
    same = long == short + "a" and short.endswith(("ov", "ev", "in", "yn"))
    same = same or (long.endswith("skaya") and short.rstrip("iy").endswith("sk") and long[:-3] == short.rstrip("iy"))
    same = same or (long.endswith(("ska", "cka")) and short == long)
    return Match(Likeness.ENDING, 0.9) if same else None


def _slip(a: Word, b: Word) -> Match | None:
    """Match rare long words that differ by one letter left out, doubled or exchanged with its neighbour."""
    short, long = sorted((a.text, b.text), key=len)
    if len(short) < _LONG or short[0] != long[0] or abs(len(short) - len(long)) > 1:
        return None
    exchanged = _exchanged(short, long)
    if not exchanged and not near(short, long):
        return None
    if lexicon.known(short) and lexicon.known(long) and not exchanged:
        return None
    if len(short) == len(long) and not exchanged:
        at = next(i for i in range(len(short)) if short[i] != long[i])
        # Another letter in place of one is a slip only in a long word: Ivashov and Ivanov are two families.
        if len(short) < 8 or at >= len(short) - 2:
            return None
    elif long[:-1] == short and long[-1] in "aeoi":
        return None
    return Match(Likeness.SLIP, 0.86)


def _exchanged(a: str, b: str) -> bool:
    """Tell whether two letters that stand side by side are exchanged."""
    changed = [i for i in range(min(len(a), len(b))) if a[i] != b[i]]
    if len(a) != len(b) or len(changed) != 2 or changed[1] - changed[0] != 1:
        return False
    i, j = changed
    return a[i] == b[j] and a[j] == b[i]
