"""Whether two names across files mean the same person, organisation or place: certain, likely with a reason, or not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from dossier.domain.mentions import EntityKind
from dossier.extract.naming import gazetteer
from dossier.extract.naming.evidence import Words, bare, near
from dossier.extract.naming.features import PARTICLES
from dossier.extract.persons.clusters import name_words
from dossier.extract.persons.organisations import SAME_PLACE, core, initials, organisation_words


class Verdict(StrEnum):
    """How sure it is that two entities are one."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNLIKELY = "unlikely"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and the sentence that tells a person why."""

    verdict: Verdict
    reason: str


_ORDER = {Verdict.UNLIKELY: 0, Verdict.LIKELY: 1, Verdict.CERTAIN: 2}
_NO = Judgement(Verdict.UNLIKELY, "The names differ.")
_TITLE_NAMES = frozenset(
    "seyyed seyed sayyed sayyid sayed syed hajj haji haj hajji sheikh shaikh mullah ayatollah".split()
)
# Letters that one spelling of a name has and another has not, in the order in which they are put alike.
_SPELLINGS = (
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "i"), ("ey", "i"), ("ay", "ai"), ("kh", "h"), ("gh", "g"),
    ("ck", "k"), ("ph", "f"), ("dj", "j"), ("zh", "j"), ("ch", "c"), ("sch", "sh"), ("q", "k"), ("y", "i"),
    ("e", "a"), ("o", "u"), ("w", "v"), ("x", "ks"), ("c", "k"),
)  # fmt: skip


def judge(kind: EntityKind, a: Sequence[str], b: Sequence[str]) -> Judgement:
    """Judge whether the entity with the names *a* is the one with the names *b* (each: its name, then its aliases).

    For people the fullest names decide; an alias joins only where it is a full name too.
    """
    if not a or not b:
        return _NO
    if kind is EntityKind.PERSON:
        return _best(_judge_people(x, y) for x in _full_or_first(a) for y in _full_or_first(b))
    if kind is EntityKind.PLACE:
        return _best(_judge_places(x, y) for x in a for y in b)
    return _judge_organisations(a, b)


def blocking_keys(kind: EntityKind, name: str) -> frozenset[str]:
    """Return the keys of *name*; two entities of one kind can only be one where their names share a key."""
    words = name_words(name)
    if kind is EntityKind.PERSON:
        plain = [bare(word) for word in words if word not in PARTICLES and word not in _TITLE_NAMES and len(word) > 1]
        keys = {sound(word) for word in plain[-1:]}
        if len(plain) > 1:
            # Name order differs between languages, so the first word is a key as well, marked with its sound alone.
            keys.add(sound(plain[0]))
        return frozenset(key for key in keys if key)
    if kind is EntityKind.PLACE:
        return frozenset({_place_key(words)})
    parts = core(organisation_words(words))
    keys = {"".join(parts)[:24], *parts[:1]}
    if len(parts) > 1:
        keys |= initials(words)
    return frozenset(keys)


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """Return a rough key of how a folded name sounds, alike for its usual transliterations."""
    word = _as_heard(word)
    for spelled, alike in _SPELLINGS:
        word = word.replace(spelled, alike)
    letters = [letter for letter in word if letter.isalpha()]
    first = letters[:1]
    rest = [letter for letter in letters[1:] if letter not in "aiuh"]
    kept = first + rest
    return "".join(letter for i, letter in enumerate(kept) if i == 0 or kept[i - 1] != letter)


def _as_heard(word: str) -> str:
    """Leave out a first letter that English does not speak: "wray" gives "ray"."""
    return word[1:] if word[:2] in ("wr", "kn", "gn", "pn", "ps", "ts", "pf") and len(word) > 3 else word


def _full_or_first(names: Sequence[str]) -> list[str]:
    full = [name for name in names if len(name.split()) > 1]
    return full or list(names[:1])


def _best(judgements: Iterable[Judgement]) -> Judgement:
    return max(judgements, key=lambda judgement: _ORDER[judgement.verdict], default=_NO)


def _parts(name: str) -> tuple[Words, Words]:
    """Return a person's given and middle names and their surname, articles and honorary first names taken off."""
    words = [word for word in name_words(name) if word not in _TITLE_NAMES or len(name.split()) < 3]
    last = len(words) - 1
    first = last
    while first > 1 and words[first - 1] in PARTICLES:
        first -= 1
    surname = tuple(bare(word) for word in words[first:] if word not in PARTICLES) or tuple(words[first:])
    flat = tuple(part for word in words[:first] if word not in PARTICLES for part in word.split("-") if part)
    return flat, tuple(part for word in surname for part in word.split("-") if part)


def _same_letters(a: Words, b: Words) -> bool:
    return "".join(a).replace("'", "").replace(".", "") == "".join(b).replace("'", "").replace(".", "")


def _judge_people(a: str, b: str) -> Judgement:
    (given_a, last_a), (given_b, last_b) = _parts(a), _parts(b)
    if not given_a or not given_b:
        return _judge_single(a, b, (*given_a, *last_a), (*given_b, *last_b))
    pair = f"“{a}” and “{b}”"
    if _same_letters((*given_a, *last_a), (*given_b, *last_b)):
        return Judgement(Verdict.CERTAIN, f"{pair} are the same full name.")
    if _same_letters(last_a, last_b):
        return _judge_given(pair, given_a, given_b)
    if sorted((*given_a, *last_a)) == sorted((*given_b, *last_b)):
        return Judgement(Verdict.LIKELY, f"{pair} are the same names in another order.")
    surnames = "".join(last_a), "".join(last_b)
    given_fits = _given(given_a[0], given_b[0]) or _spelled_alike(given_a[0], given_b[0])
    if given_fits and min(map(len, surnames)) > 3:
        if near(*surnames):
            return Judgement(Verdict.LIKELY, f"{pair}: the surnames differ by one letter.")
        if sound(surnames[0]) == sound(surnames[1]):
            return Judgement(Verdict.LIKELY, f"{pair}: the surnames are spellings of the same sound.")
    if given_fits and min(map(len, surnames)) > 2 and _as_heard(surnames[0]) == _as_heard(surnames[1]):
        return Judgement(Verdict.LIKELY, f"{pair}: the first names agree, and the surnames sound the same.")
    longer, shorter = sorted(((*given_a, *last_a), (*given_b, *last_b)), key=len, reverse=True)
    if len(shorter) > 1 and len(longer) > len(shorter) and _inside(shorter, longer):
        return Judgement(Verdict.LIKELY, f"{pair}: the shorter name is part of the longer one.")
    return Judgement(Verdict.UNLIKELY, f"{pair} are different names.")


def _judge_given(pair: str, a: Words, b: Words) -> Judgement:
    """Judge two people with one surname by their given and middle names."""
    middle_a, middle_b = a[1:], b[1:]
    if len(a[0]) == 1 or len(b[0]) == 1:
        if a[0][0] == b[0][0]:
            return Judgement(Verdict.LIKELY, f"{pair}: same surname, and the initial fits the first name.")
    elif a[0] == b[0]:
        if _middles_agree(middle_a, middle_b):
            return Judgement(Verdict.CERTAIN, f"{pair}: same first name and surname; the names between agree.")
        return Judgement(Verdict.UNLIKELY, f"{pair}: same first name and surname, but other names between.")
    elif _given(a[0], b[0]):
        if _middles_agree(middle_a, middle_b):
            return Judgement(Verdict.CERTAIN, f"{pair}: same surname, and one first name is short for the other.")
    elif _spelled_alike(a[0], b[0]):
        return Judgement(Verdict.LIKELY, f"{pair}: same surname, and the first names are spellings of one name.")
    elif set(a) & set(b):
        shared = sorted(set(a) & set(b))[0]
        return Judgement(Verdict.LIKELY, f"{pair}: same surname, and both are called {shared.title()}.")
    return Judgement(Verdict.UNLIKELY, f"{pair}: same surname, but different first names.")


def _judge_single(a: str, b: str, one: Words, two: Words) -> Judgement:
    """Judge names of which at least one has a single word. They are never certain across files."""
    pair = f"“{a}” and “{b}”"
    single, other = sorted((one, two), key=len)
    word, last = bare("".join(single)), bare(other[-1])
    if len(other) == 1:
        if word == last:
            return Judgement(Verdict.LIKELY, f"{pair} are the same single name; the files do not say who is meant.")
        if _near_or_alike(word, last):
            return Judgement(Verdict.LIKELY, f"{pair}: the names differ by one letter or spelling.")
        return Judgement(Verdict.UNLIKELY, f"{pair} are different names.")
    if word == last:
        return Judgement(Verdict.LIKELY, f"{pair}: one file gives only the surname.")
    if _near_or_alike(word, last):
        return Judgement(
            Verdict.LIKELY, f"{pair}: one file gives only a surname, which differs by one letter or spelling."
        )
    if word == other[0]:
        return Judgement(Verdict.LIKELY, f"{pair}: one file gives only the first name.")
    return Judgement(Verdict.UNLIKELY, f"{pair} are different names.")


def _near_or_alike(a: str, b: str) -> bool:
    return min(len(a), len(b)) > 4 and (near(a, b) or sound(a) == sound(b))


def _given(a: str, b: str) -> bool:
    groups = gazetteer.nicknames()
    return a == b or bool(groups.get(a, frozenset()) & groups.get(b, frozenset()))


def _spelled_alike(a: str, b: str) -> bool:
    return min(len(a), len(b)) > 2 and ((sound(a) == sound(b) and a[0] == b[0]) or (len(a) > 4 and near(a, b)))


def _middles_agree(a: Words, b: Words) -> bool:
    """Tell whether the names between agree: one side has none, or each of the fewer fits one of the others."""
    fewer, more = sorted((a, b), key=len)
    rest = iter(more)
    return all(
        any(x == y or (min(len(x), len(y)) == 1 and x[0] == y[0]) or _spelled_alike(x, y) for y in rest) for x in fewer
    )


def _inside(shorter: Words, longer: Words) -> bool:
    rest = iter(longer)
    return all(any(_spelled_alike(x, y) or x == y for y in rest) for x in shorter)


def _place_key(words: Words) -> str:
    joined = " ".join(words).replace(" ,", ",")
    for number, group in enumerate(SAME_PLACE):
        if joined in group:
            return f"={number}"
    return joined


def _judge_places(a: str, b: str) -> Judgement:
    one, two = name_words(a), name_words(b)
    if _place_key(one) == _place_key(two):
        return Judgement(Verdict.CERTAIN, f"“{a}” and “{b}” name the same place.")
    return Judgement(Verdict.UNLIKELY, f"“{a}” and “{b}” are different places.")


def _judge_organisations(a: Sequence[str], b: Sequence[str]) -> Judgement:
    pair = f"“{a[0]}” and “{b[0]}”"
    cores_a, cores_b = ({core(organisation_words(name_words(name))) for name in names} for names in (a, b))
    long_shared = {shared for shared in cores_a & cores_b if len(shared) > 1}
    if long_shared:
        return Judgement(Verdict.CERTAIN, f"{pair} are the same organisation's name.")
    if cores_a & cores_b:
        clash = all(any(len(c) > 1 for c in cores) for cores in (cores_a, cores_b))
        if not clash:
            return Judgement(Verdict.CERTAIN, f"{pair} share the same name.")
        return Judgement(Verdict.LIKELY, f"{pair} share a short name, but their long names differ.")
    for x in a:
        for y in b:
            judged = _spelled(x, y)
            if judged is not None:
                return judged
    return Judgement(Verdict.UNLIKELY, f"{pair} are different names.")


def _spelled(a: str, b: str) -> Judgement | None:
    one, two = name_words(a), name_words(b)
    short, long = sorted((one, two), key=len)
    if len(short) == 1 and len(long) > 1 and 2 < len(short[0]) < 9 and short[0].replace(".", "") in initials(long):
        return Judgement(Verdict.LIKELY, f"“{a}” and “{b}”: the letters of one are the initials of the other.")
    x, y = ("".join(core(organisation_words(words))) for words in (one, two))
    if min(len(x), len(y)) > 6 and x[0] == y[0] and near(x, y):
        return Judgement(Verdict.LIKELY, f"“{a}” and “{b}”: the names differ by one letter.")
    return None
