"""The tables of ``resources/lexicon`` that comparing names needs, read once."""

from dataclasses import dataclass
from functools import cache

from dossier.extract.naming.gazetteer import fold, given_names, nicknames, surnames
from dossier.paths import resources


def _rows(file: str) -> list[list[str]]:
    lines = (resources() / "lexicon" / file).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]


@dataclass(frozen=True, slots=True)
class Groups:
    """The names that a word may stand for, by their numbers: as a spelling of the name, or short for it."""

    spelled: frozenset[int] = frozenset()
    short: frozenset[int] = frozenset()


_NONE = Groups()
_PLAIN = str.maketrans({"'": None, "ʻ": None, "ʼ": None, "·": None, "ə": "a"})


@cache
def _groups() -> dict[str, Groups]:
    spelled: dict[str, set[int]] = {}
    short: dict[str, set[int]] = {}
    rows = _rows("name_variants.tsv")
    for number, (_, _, same, *pet) in enumerate(rows):
        for word in same.split():
            spelled.setdefault(plain(word), set()).add(number)
        for word in " ".join(pet).split():
            short.setdefault(plain(word), set()).add(number)
    for word, numbers in nicknames().items():
        # The groups of nicknames do not say which of their names is the full one, so all are short for it.
        short.setdefault(plain(word), set()).update(len(rows) + number for number in numbers)
    return {
        word: Groups(frozenset(spelled.get(word, ())), frozenset(short.get(word, ())))
        for word in spelled.keys() | short.keys()
    }


def plain(word: str) -> str:
    """Return *word* folded, without apostrophes."""
    return fold(word).translate(_PLAIN)


def groups(word: str) -> Groups:
    """Return the names that *word* (plain) may stand for; empty where it is no known given name."""
    return _groups().get(word, _NONE)


@cache
def _sexes() -> dict[str, str]:
    found: dict[str, str] = {}
    for _, sex, same, *_ in _rows("name_variants.tsv"):
        for word in same.split():
            key = plain(word)
            found[key] = sex if found.get(key, sex) == sex else "u"
    return found


def sex(word: str) -> str:
    """Return "m" or "f" where a given name (plain) is one of men or of women alone, else ""."""
    told = _sexes().get(word) or given_names().get(word, "")
    return told if told in ("m", "f") else ""


@cache
def _languages() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for language, _, same, *_ in _rows("name_variants.tsv"):
        for word in same.split():
            found.setdefault(plain(word), set()).add(language)
    return {word: frozenset(tags) for word, tags in found.items()}


def languages(word: str) -> frozenset[str]:
    """Return the languages ("ar", "sl", …) whose name *word* is known to be."""
    return _languages().get(word, frozenset())


@cache
def affixes(kind: str) -> frozenset[str]:
    """Return the small words of a kind of ``name_affixes.tsv``."""
    return frozenset(word for name, words in _rows("name_affixes.tsv") if name == kind for word in words.split())


def known(word: str) -> bool:
    """Tell whether *word* (plain) is a name that many people bear: a slip of the pen seldom makes another one."""
    return word in given_names() or word in surnames() or word in _groups()


@cache
def letters() -> dict[str, str]:
    """Return the Latin spelling of each letter of the other alphabets."""
    found: dict[str, str] = {}
    for signs, latin in _rows("letters.tsv"):
        found.update(zip(signs.split(), (s.replace("-", "") for s in latin.split()), strict=True))
    return found


@cache
def hanzi() -> dict[str, str]:
    """Return the Mandarin syllable of each Chinese character in common use."""
    return {sign: syllable for syllable, signs in _rows("hanzi.tsv") for sign in signs}


@cache
def syllables() -> frozenset[str]:
    """Return the syllables of Mandarin in pinyin, without tones; ü is written u."""
    return frozenset(syllable for syllable, _ in _rows("hanzi.tsv"))


@cache
def arabic_words() -> dict[str, str]:
    """Return the usual Latin spelling of common words of names in Arabic script."""
    return {row[0]: row[1] for row in _rows("arabic_script_names.tsv")}


@cache
def english_nicknames() -> dict[str, frozenset[int]]:
    """Return first names with their groups in English-language texts, in which each stands for the others."""
    return nicknames()
