"""The name lexicons of ``resources/lexicon``, read once."""

import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from dossier.paths import resources

_LETTERS = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
# The source of the countries lists what people treat as an organisation.
_NO_PLACES = frozenset(("european union",))
_QUOTES = str.maketrans("’‘‐‑`´", "''--''")


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """Return *word* for comparing: no case, no diacritics, straight apostrophes and hyphens."""
    lowered = word.casefold()
    if lowered.isascii():
        return lowered
    plain = unicodedata.normalize("NFKD", lowered.translate(_LETTERS).translate(_QUOTES))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _rows(file: str) -> list[list[str]]:
    path: Path = resources() / "lexicon" / file
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]


@cache
def _words(file: str) -> frozenset[str]:
    return frozenset(fold(row[0]) for row in _rows(file))


@cache
def given_names() -> dict[str, str]:
    """Return folded given names with their gender: ``m``, ``f`` or ``u`` (either, or not known)."""
    found = {row[0]: row[1] for row in _rows("given_names.tsv")}
    found.update((row[0], row[1]) for row in _rows("given_names_more.tsv"))
    return found


@cache
def surnames() -> frozenset[str]:
    """Return folded family names."""
    return _words("surnames.txt")


@cache
def honorifics() -> dict[str, str]:
    """Return forms of address ("mr", "gen.") with the gender they tell ("" where none)."""
    return {fold(row[0]): row[1] if len(row) > 1 else "" for row in _rows("honorifics.txt")}


@cache
def roles() -> frozenset[str]:
    """Return nouns that say what a person is ("spokesman", "minister")."""
    return _words("roles.txt")


@cache
def organisation_heads() -> frozenset[str]:
    """Return words that make a capitalised name an organisation ("ministry", "foundation")."""
    return _words("organisation_heads.txt")


@cache
def organisations() -> frozenset[str]:
    """Return folded names of well-known organisations that no word in them tells to be one."""
    return frozenset(fold(" ".join(row[0].split())) for row in _rows("organisations.txt"))


@cache
def movements() -> frozenset[str]:
    """Return first words that only movements and armed groups have in their names ("jaish", "hizb")."""
    return _words("movements.txt")


@cache
def demonyms() -> frozenset[str]:
    """Return adjectives and nouns of nations, faiths and languages, singular and plural."""
    singular = _words("demonyms.txt")
    return singular | {word + "s" for word in singular if not word.endswith(("s", "ish", "ch", "ese"))}


@cache
def never_names() -> frozenset[str]:
    """Return capitalised words that name nobody by themselves: months, weekdays, feasts, parties' followers."""
    return _words("never_names.txt")


@cache
def common_words() -> frozenset[str]:
    """Return words that texts mostly write in lower case."""
    return _words("common_words.txt")


@cache
def places() -> dict[str, str]:
    """Return folded place names (words separated by one space) with their kind: country, region or city."""
    rank = {"city": 0, "region": 1, "country": 2}
    found: dict[str, str] = {}
    for row in _rows("places.tsv") + _rows("places_more.tsv"):
        name = fold(row[0])
        if rank[row[1]] >= rank[found.get(name, "city")] and name not in _NO_PLACES:
            found[name] = row[1]
    return found


@cache
def place_lengths() -> dict[str, int]:
    """Return the first words of place names of several words, with the length in words of the longest."""
    found: dict[str, int] = {}
    for name in places():
        first, _, rest = name.partition(" ")
        if rest:
            found[first] = max(found.get(first, 0), rest.count(" ") + 2)
    return found


@cache
def nicknames() -> dict[str, frozenset[int]]:
    """Return given names with the numbers of the nickname groups that they belong to."""
    groups: dict[str, set[int]] = {}
    for number, row in enumerate(_rows("nicknames.tsv")):
        for name in row:
            groups.setdefault(fold(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


@cache
def person_nouns() -> dict[str, str]:
    """Return the singular nouns for a person, roles among them, with the gender that they tell ("" for either)."""
    found = dict.fromkeys(roles() - {"head", "principal", "anchor"}, "")
    found.update((fold(row[0]), row[1] if len(row) > 1 else "") for row in _rows("person_nouns.txt"))
    return found
