"""Names put together as peoples put theirs together of whom the lexicons know few, from the parts in ``parts.toml``."""

import random
import re
import tomllib
from collections.abc import Callable
from pathlib import Path


def read_parts(path: Path = Path(__file__).parent / "parts.toml") -> dict[str, list[str]]:
    """Return the parts of names by what they are parts of."""
    with path.open("rb") as file:
        read = tomllib.load(file)
    return {name: value.split() if isinstance(value, str) else value for name, value in read.items()}


PARTS = read_parts()


def capital(name: str) -> str:
    """Return *name* with a capital at the start of each of its parts."""
    return re.sub(r"(^|[\s\-'’])([^\W\d_])", lambda found: found[1] + found[2].upper(), name)


def _syllables(kind: str, counts: tuple[int, ...], chance: random.Random) -> str:
    return "".join(chance.choice(PARTS[kind]) for _ in range(chance.choice(counts)))


def _chinese(chance: random.Random) -> list[str]:
    return [chance.choice(PARTS["chinese"]), _syllables("chinese_given", (1, 2, 2), chance)]


def _korean(chance: random.Random) -> list[str]:
    first, second = chance.choice(PARTS["korean_given"]), chance.choice(PARTS["korean_given"])
    given = chance.choice(
        (f"{first.title()}-{second}", f"{first.title()}-{second}", f"{first} {second}", first + second)
    )
    return [chance.choice(PARTS["korean"]), *given.split()]


def _vietnamese(chance: random.Random) -> list[str]:
    given = [chance.choice(PARTS["vietnamese_given"]) for _ in range(chance.choice((1, 2, 2)))]
    return [chance.choice(PARTS["vietnamese"]), *given]


def _burmese(chance: random.Random) -> list[str]:
    return [chance.choice(PARTS["burmese"]) for _ in range(chance.choice((2, 3, 3, 4)))]


def _arab(chance: random.Random) -> list[str]:
    name = [chance.choice(PARTS["arab"])]
    if chance.random() < 0.12:
        name.insert(0, chance.choice(("abdul", "abdel", "abu")))
    elif chance.random() < 0.1:
        name += [chance.choice(("bin", "ould")), chance.choice(PARTS["arab"])]
    if chance.random() < 0.3:
        name.append(chance.choice(PARTS["arab"]))
    if chance.random() < 0.4:
        return [*name, chance.choice(PARTS["arab"])]
    joined = chance.choice(("al-", "al-", "al-", "el-", "al ")) + capital(chance.choice(PARTS["nisba"]))
    return [*name, *joined.split()]


def _african(chance: random.Random) -> list[str]:
    return [_syllables("african", (2, 3), chance), _syllables("african", (2, 3, 4), chance)]


def _indian(chance: random.Random) -> list[str]:
    name = [chance.choice(PARTS["indian_start"]) + chance.choice(PARTS["indian_end"]) for _ in range(2)]
    if chance.random() < 0.2:
        name[0] = f"{chance.choice('ABCDGHJKMNPRSTV')}.{chance.choice('ABCDGHJKMNPRSTV')}."
    return name


def _eurasian(chance: random.Random) -> list[str]:
    given = chance.choice(PARTS["indian_start"]) + chance.choice(PARTS["slavic_given"])
    return [given, _syllables("slavic_stem", (2,), chance) + chance.choice(PARTS["slavic_end"])]


def _ethiopian(chance: random.Random) -> list[str]:
    return [chance.choice(PARTS["ethiopian"]) for _ in range(2)]


def _thai(chance: random.Random) -> list[str]:
    return [chance.choice(PARTS["thai_given"]), _syllables("thai_parts", (3, 4, 4, 5), chance)]


def _malay(chance: random.Random) -> list[str]:
    name = [chance.choice(PARTS["malay"]) for _ in range(chance.choice((1, 2, 2, 3)))]
    return name if len(name) > 1 else [*name, _syllables("thai_parts", (2, 3), chance)]


def _persian(chance: random.Random) -> list[str]:
    stem = _syllables("persian_stem", (1, 2, 2), chance)
    return [chance.choice(PARTS["persian_given"]), stem + chance.choice(PARTS["persian_end"])]


def _turkish(chance: random.Random) -> list[str]:
    return [chance.choice(PARTS["turkish_given"]), _syllables("turkish_parts", (2, 2, 3), chance)]


def _pacific(chance: random.Random) -> list[str]:
    return [_syllables("pacific", (2, 3, 3), chance), _syllables("pacific", (3, 4), chance)]


def _malagasy(chance: random.Random) -> list[str]:
    return [_syllables("pacific", (3,), chance), "ra" + _syllables("malagasy", (3, 4, 5), chance)]


def _israeli(chance: random.Random) -> list[str]:
    start = chance.choice(("", "", "", "ben-", "bar-", "ben "))
    return [chance.choice(PARTS["israeli_given"]), *(start + _syllables("israeli", (2, 3), chance)).split()]


def _central_asian(chance: random.Random) -> list[str]:
    given = _syllables("steppe", (2,), chance) + chance.choice(PARTS["steppe_given_end"])
    return [given, _syllables("steppe", (2, 2, 3), chance) + chance.choice(PARTS["steppe_end"])]


def _mongol(chance: random.Random) -> list[str]:
    return [_syllables("mongol", (2, 3), chance), _syllables("mongol", (2, 2, 3), chance)][chance.choice((0, 0, 1)) :]


def _iberian(chance: random.Random) -> list[str]:
    name = [chance.choice(PARTS["iberian_given"])]
    if chance.random() < 0.3:
        name.append(chance.choice(PARTS["iberian_given"]))
    between = chance.choice(("", "", "", "", "", "de ", "da ", "dos ", "de la ", "y "))
    return [*name, chance.choice(PARTS["iberian"]), *(between + chance.choice(PARTS["iberian"])).split()]


def _french_african(chance: random.Random) -> list[str]:
    given = chance.choice(PARTS["french_given"])
    if chance.random() < 0.3:
        given = f"{given}-{capital(chance.choice(PARTS['french_given']))}"
    return [given, chance.choice((_african, _african, _arab))(chance)[-1]]


def _northern(chance: random.Random) -> list[str]:
    stem = _syllables("nordic", (1, 2), chance)
    return [chance.choice(PARTS["nordic_given"]), stem + chance.choice(PARTS["nordic_end"])]


def _particled(chance: random.Random) -> list[str]:
    given = chance.choice(PARTS["nordic_given"] + PARTS["french_given"] + PARTS["iberian_given"])
    particle = chance.choice(
        ("van der", "van", "van den", "de", "von", "di", "della", "du", "ter", "zu", "af", "Mac", "Mc", "O'")
    )
    stem = capital(_syllables("nordic", (1, 2), chance) + chance.choice(PARTS["nordic_end"]))
    return [given, particle + stem] if particle[0].isupper() and particle != "Mac" else [given, *particle.split(), stem]


def _doubled(chance: random.Random) -> list[str]:
    first, second = _simple(chance), _simple(chance)
    return [*first[:-1], f"{first[-1]}-{second[-1]}"]


def _simple(chance: random.Random) -> list[str]:
    return chance.choice((_african, _indian, _eurasian, _ethiopian, _persian, _turkish, _pacific, _northern))(chance)


_PEOPLES: tuple[Callable[[random.Random], list[str]], ...] = (
    _chinese,
    _korean,
    _vietnamese,
    _burmese,
    _arab,
    _arab,
    _african,
    _african,
    _indian,
    _indian,
    _eurasian,
    _eurasian,
    _ethiopian,
    _thai,
    _malay,
    _persian,
    _turkish,
    _pacific,
    _malagasy,
    _israeli,
    _central_asian,
    _mongol,
    _iberian,
    _iberian,
    _french_african,
    _northern,
    _particled,
    _doubled,
    _doubled,
)
# What stays small inside a name.
_SMALL = frozenset("bin ould ben van der den de von di della du ter zu af da dos la y".split())


def foreign_person(chance: random.Random) -> list[str]:
    """Return a full name put together as names of East Asia, the Arab world, Africa, India or Eurasia are."""
    name = chance.choice(_PEOPLES)(chance)
    return [word if word in _SMALL or word.startswith(("al-", "el-")) else _initial(word) for word in name]


def _initial(word: str) -> str:
    """Return *word* with a capital at its start, and in each part of a double name but of a Korean given name."""
    first, dash, second = word.partition("-")
    if not dash or (first[:1].isupper() and second[:1].islower()):
        return word[:1].upper() + word[1:]
    return capital(word)
