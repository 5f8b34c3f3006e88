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


_PEOPLES: tuple[Callable[[random.Random], list[str]], ...] = (
    _chinese,
    _korean,
    _vietnamese,
    _burmese,
    _arab,
    _arab,
    _african,
    _indian,
    _eurasian,
)
# What stays small inside a name.
_SMALL = ("bin", "ould")


def foreign_person(chance: random.Random) -> list[str]:
    """Return a full name put together as names of East Asia, the Arab world, Africa, India or Eurasia are."""
    name = chance.choice(_PEOPLES)(chance)
    return [word if word in _SMALL or "-" in word else capital(word) for word in name]
