"""Chinese and Korean names as syllables: their spellings follow tables, and one letter makes another person."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice, product

from dossier.extract.identity import lexicon

Syllables = tuple[str, ...]


@cache
def _wade_giles() -> dict[str, str]:
    """Return the pinyin of each syllable in Wade-Giles, with the apostrophe written ' where it has one."""
    heads = {"b": "p", "p": "p'", "d": "t", "t": "t'", "g": "k", "k": "k'", "j": "ch", "q": "ch'", "zh": "ch"}
    heads |= {"ch": "ch'", "z": "ts", "c": "ts'", "x": "hs", "r": "j"}
    whole = {"zi": "tzu", "ci": "tz'u", "si": "szu", "zhi": "chih", "chi": "ch'ih", "shi": "shih", "ri": "jih"}
    whole |= {"er": "erh", "you": "yu", "yan": "yen", "ye": "yeh", "yi": "i", "ge": "ko", "ke": "k'o", "he": "ho"}
    whole |= {"gui": "kuei", "kui": "k'uei", "e": "o", "guo": "kuo", "kuo": "k'uo", "huo": "huo", "shuo": "shuo"}
    found: dict[str, str] = {}
    for syllable in sorted(lexicon.syllables()):
        head = next((h for h in ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw") if syllable.startswith(h)), "")
        tail = syllable[len(head) :]
        for end, other in (("ong", "ung"), ("ian", "ien"), ("ie", "ieh"), ("ue", "ueh"), ("iong", "iung")):
            if tail == end:
                tail = other
        if tail == "uo":
            tail = "o"
        spelled = whole.get(syllable, heads.get(head, head) + tail)
        found.setdefault(spelled, syllable)
    found.setdefault("yu", "yu")
    return found


def _split(word: str, allowed: frozenset[str], longest: int = 7) -> Syllables | None:
    """Cut *word* into the fewest allowed syllables, None where that cannot be done."""
    best: list[Syllables | None] = [()]
    for end in range(1, len(word) + 1):
        cuts = [
            (*before, word[start:end])
            for start in range(max(0, end - longest), end)
            if (before := best[start]) is not None and word[start:end] in allowed
        ]
        best.append(min(cuts, key=len) if cuts else None)
    return best[-1]


@cache
def _wade_words() -> frozenset[str]:
    return frozenset(_wade_giles())


@lru_cache(maxsize=20_000)
def chinese(words: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    """Return the readings of *words* as a Chinese name (surname, given name) in pinyin; none where it is not one.

    Read as pinyin, or all of it as Wade-Giles; with the surname first, or last.
    """
    if not 2 <= len(words) <= 4:
        return frozenset()
    plain = [word.replace("lyu", "lu").replace("lv", "lu").replace("nyu", "nu").replace("nv", "nu") for word in words]
    found: set[tuple[str, str]] = set()
    split = [_split(word.replace("'", ""), lexicon.syllables()) for word in plain]
    if all(split):
        found |= _orders(tuple(s for s in split if s))
    older = [_split(word, _wade_words()) for word in plain]
    if all(older):
        found |= _orders(tuple(tuple(_wade_giles()[x] for x in s) for s in older if s))
    looser = [_split(word.replace("'", ""), frozenset(_without_marks())) for word in plain]
    if all(looser) and any(x not in lexicon.syllables() for s in looser for x in s or ()):
        # Newspapers leave the apostrophes out; then each syllable may be either.
        sizes = [len(s) for s in looser if s]
        for way in product(*(_without_marks()[x] for s in looser for x in s or ())):
            at = iter(way)
            found |= _orders(tuple(tuple(islice(at, size)) for size in sizes))
    return frozenset(found)


@cache
def _without_marks() -> dict[str, tuple[str, ...]]:
    """Return the pinyin syllables for each one of Wade-Giles written without its apostrophe."""
    found: dict[str, tuple[str, ...]] = {}
    for spelled, syllable in _wade_giles().items():
        plain = spelled.replace("'", "")
        found[plain] = (*found.get(plain, ()), syllable)
    return found


def _orders(parts: Sequence[Syllables]) -> set[tuple[str, str]]:
    surnames, found = lexicon.affixes("chinese-surname"), set()
    for first, rest in ((parts[:1], parts[1:]), (parts[-1:], parts[:-1]), (parts[:2], parts[2:])):
        family, given = "".join(s for p in first for s in p), [s for p in rest for s in p]
        if family in surnames and 1 <= len(given) <= 2:
            found.add((family, "".join(given)))
    return found


_KOREAN = re.compile(
    r"(kk|gg|tt|dd|pp|bb|ss|jj|tch|ch|sh|k|g|t|d|p|b|s|j|n|m|r|l|h)?"
    r"(yeo|you|yoo|yae|yai|wae|woo|eui|yu|yo|ya|ye|wo|wa|we|wi|weo|ae|ai|eo|eu|oo|ou|oi|oe|ui|yi|ee|ie|a|e|i|o|u|y)"
    r"(ng|rk|k|g|n|t|d|s|l|r|m|p|b|h)?"
)
_LEADS = {"kk": "k", "gg": "k", "g": "k", "tt": "t", "dd": "t", "d": "t", "pp": "p", "bb": "p", "b": "p", "ss": "s"}
_LEADS |= {"sh": "s", "jj": "c", "tch": "c", "ch": "c", "j": "c", "l": "r"}
_TAILS = {"g": "k", "rk": "k", "d": "t", "s": "t", "r": "l", "b": "p", "h": ""}
_VOWELS = {
    "u": "u eo eu", "o": "o eo", "eo": "eo", "eu": "eu", "oo": "u", "woo": "u", "yu": "yu yeo", "yo": "yo yeo",
    "you": "yeo yu", "yoo": "yu", "yeo": "yeo", "ui": "ui", "eui": "ui", "i": "i ui", "ee": "i ui", "ie": "i",
    "y": "i", "yi": "i", "oi": "oe", "oe": "oe", "ou": "u", "ai": "ae", "ae": "ae", "e": "e ae",
    "ye": "ye yeo", "wo": "wo",
    "weo": "wo", "we": "we wae", "a": "a", "ya": "ya", "wa": "wa", "wi": "wi", "wae": "wae", "yae": "yae", "yai": "yae",
}  # fmt: skip
_Readings = frozenset[str]


@lru_cache(maxsize=20_000)
def korean(words: tuple[str, ...]) -> tuple[tuple[_Readings, ...], ...]:
    """Return the readings of *words* as a Korean name: each its syllables, the surname first, each syllable a set.

    A syllable is the set of what its letters can stand for; two spellings may be one where the sets meet.
    """
    if not 2 <= len(words) <= 3:
        return ()
    surnames = lexicon.affixes("korean-surname")
    found = []
    for family, given in ((words[0], words[1:]), (words[-1], words[:-1])):
        if family not in surnames:
            continue
        first = _syllable(family.replace("ark", "ak"), surname=True)
        rest = _given(given)
        if first and rest and len(rest) <= 2:
            found.append((first, *rest))
    return tuple(found)


def _given(words: Sequence[str]) -> tuple[_Readings, ...]:
    if len(words) == 2:
        both = [_syllable(word) for word in words]
        return tuple(found for found in both if found) if all(both) else ()
    word = words[0]
    one = _syllable(word)
    if one:
        return (one,)
    for cut in range(2, len(word) - 1):
        # A consonant between two vowels begins the second syllable; "ng" ends the first.
        a, b = _syllable(word[:cut]), _syllable(word[cut:])
        if a and b and (word[cut] not in "aeiouyw" or word[cut - 2 : cut] == "ng"):
            return (a, b)
    return ()


def _syllable(text: str, surname: bool = False) -> _Readings:
    met = _KOREAN.fullmatch(text)
    if met is None:
        return frozenset()
    lead, vowel, tail = met[1] or "", met[2], met[3] or ""
    lead, tail = _LEADS.get(lead, lead), _TAILS.get(tail, tail)
    found = {lead + sound + tail for sound in _VOWELS[vowel].split()}
    if surname or lead in ("r", "n"):
        # The North writes the r and n that the South no longer speaks before i and y: Ri and Lee, Ryu and Yoo.
        found |= {x[1:] for x in found if x[:1] in ("r", "n") and x[1:2] in ("i", "y")}
        found |= {"n" + x[1:] for x in found if x[:1] == "r"}
    return frozenset(found)


def same_korean(a: tuple[tuple[_Readings, ...], ...], b: tuple[tuple[_Readings, ...], ...]) -> bool:
    """Tell whether two names can be spellings of one Korean name."""
    return any(len(x) == len(y) and all(one & two for one, two in zip(x, y, strict=True)) for x in a for y in b)
