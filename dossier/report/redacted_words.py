"""How words that are to be covered are recognised in whatever form they stand in a text.

What is compared is folded: case, accents, invisible letters and line ends make no difference. Names are looked for with
the endings that their script hangs on them, written together, and with other signs between their words.
"""

import re
import unicodedata
from collections.abc import Iterable

LETTER = r"[^\W\d_]"
_IGNORED = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2066\u2067\u2068\u2069\ufeff\u202a\u202b\u202c\u202d\u202e\u0640\u034f"
)
_SOFT_HYPHEN = "\u00ad"
_ALIKE = {
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "–": "-", "—": "-", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "…": "…",
    "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ё": "е",
}  # fmt: skip
_UNBROKEN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR"})
_INFLECTED = frozenset({"CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN"})
_ENDS_OF_WORDS = frozenset("аеиоуыэюяйьіїєαεηιουωςσն")
_LATIN_ENDING = r"(?:'s|s'|'[^\W\d_]{1,4}|es|s|isms?|ists?|ites?|ians?|esque|gate)?"
_LINE_END = re.compile(r"[-‐‑\u00ad][ \t\r\n]+(?=\w)|\u00ad")
_HANDED = {"ae": "a", "oe": "o", "ue": "u"}
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}

_TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady dame judge justice prince princess president minister general "
    "colonel captain major sergeant king queen pope saint father sister brother mother sheikh imam rabbi".split()
)
_SMALL = frozenset(
    "the and of von der den de del della di da dos du des la le las los el al bin bint ibn ben abu zu zum van ten ter "
    "af av".split()
)
_LAST = frozenset("junior senior jr sr ii iii iv esq phd md".split())
_MAY_BE_FIRST = frozenset("al ben van la".split())


def parts_of_name(name: str) -> tuple[str, ...]:
    """Return the single words of a person's name by which it can be known: no titles, no particles, no initials."""
    words = re.findall(rf"{LETTER}+(?:['’ʼ]{LETTER}+)*", name)
    return tuple(word for at, word in enumerate(words) if _is_telling(words, at))


def _is_telling(words: list[str], at: int) -> bool:
    word = words[at]
    low = word.casefold()
    if len(word) < 2 and script_of(word) not in _UNBROKEN:
        return False
    if len(words) == 1:
        return True
    if at + 1 < len(words) and low in _TITLES:
        return False
    if low in _SMALL and not (at == 0 and low in _MAY_BE_FIRST):
        return at > 0 and at + 1 == len(words) and len(word) > 2
    return not (at and low in _LAST)


def script_of(words: str) -> str:
    """Return the script of the first letter, by the name that Unicode gives it."""
    letter = next((c for c in words if c.isalpha()), "a")
    return unicodedata.name(letter, "LATIN").split(maxsplit=1)[0]


def is_unbroken(words: str) -> bool:
    """Tell whether *words* are of a script that writes words without blanks between them."""
    return script_of(words) in _UNBROKEN


def spellings(name: str) -> tuple[str, ...]:
    """Return *name*, folded, as it is also written: "Müller" as "Mueller", and the other way round."""
    low = unicodedata.normalize("NFC", name).casefold()
    spread = "".join(_UMLAUTS.get(c, c) for c in low)
    closed = low
    for pair, one in _HANDED.items():
        closed = closed.replace(pair, one)
    return tuple(dict.fromkeys(folded(each)[0].strip() for each in (name, spread, closed)))


def passage_pattern(passages: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds folded *passages*; None for none."""
    return _any_of(_passage(each) for each in _longest(passages))


def name_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds folded *names* with their endings, also written together; None for none."""
    listed = _longest(names)
    return _any_of([*map(_name, listed), *(_spaced(each) for each in listed if len(each) > 3 and each.isalpha())])


def initials_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds the names of people by their initials alone: "F. K.", "F.A.K."; None for none."""
    found = set()
    for name in names:
        letters = [folded(word[0])[0] for word in re.findall(rf"{LETTER}+", name) if word.casefold() not in _TITLES]
        if 2 <= len(letters) <= 4:
            found |= {tuple(letters), (letters[0], letters[-1])}
    return _any_of(
        r"(?<![\w.])" + " ?".join(rf"{re.escape(one)}\." for one in each) + r"(?!\w)" for each in sorted(found)
    )


def folded(text: str, joins: bool = False) -> tuple[str, list[int]]:
    """Return *text* folded for comparing, and for each of its letters (and its end) the place in *text*.

    With *joins*, words that a hyphen parts at the end of a line are joined.
    """
    made: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(text):
        letter = text[at]
        if joins and letter in "-‐‑\u00ad" and (parted := _LINE_END.match(text, at)):
            at = parted.end()
            continue
        if letter.isspace():
            if not made or made[-1] != " ":
                made.append(" ")
                places.append(at)
        elif letter not in _IGNORED and letter != _SOFT_HYPHEN:
            for one in _folded_letter(letter):
                made.append(one)
                places.append(at)
        at += 1
    places.append(len(text))
    return "".join(made), places


def _folded_letter(letter: str) -> str:
    if letter.isascii():
        return "'" if letter == "`" else letter.lower()
    alike = _ALIKE.get(letter.lower())
    if alike is not None:
        return alike
    plain = "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))
    return "".join(_ALIKE.get(c, c) for c in plain.casefold())


def _any_of(expressions: Iterable[str]) -> re.Pattern[str] | None:
    found = list(expressions)
    return re.compile("|".join(found)) if found else None


def _longest(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda each: (-len(each), each))


def _passage(words: str) -> str:
    inside = r"[ _.,+-]{1,3}".join(map(re.escape, words.split()))
    if is_unbroken(words):
        return inside
    before = rf"(?<!{LETTER})" if words[:1].isalpha() else ""
    after = rf"{_LATIN_ENDING}(?!{LETTER})" if words[-1:].isalpha() else ""
    return before + inside + after


def _name(name: str) -> str:
    """Return the expression for a name, or for one word of it."""
    words = re.findall(r"[^\W_]+", name) or [name]
    between = r"[ _.,+'\"-]{0,3}"
    script = script_of(name)
    if script in _UNBROKEN:
        return between.join(map(re.escape, words))
    if script in _INFLECTED:
        return rf"(?<!{LETTER})" + between.join(map(_stem, words)) + rf"(?!{LETTER})"
    if script in {"ARABIC", "HEBREW"}:
        bare = [word.removeprefix("ال") if len(word) > 4 else word for word in words]
        inside = r"[ '-]{0,2}(?:ال)?".join(map(re.escape, bare))
        return rf"(?<!{LETTER}){LETTER}{{0,4}}{inside}{LETTER}{{0,3}}(?!{LETTER})"
    return rf"(?<!{LETTER})(?:[ae]l-?)?" + between.join(map(re.escape, words)) + rf"{_LATIN_ENDING}(?!{LETTER})"


def _spaced(word: str) -> str:
    """Return the expression for a word in spaced letters, as headlines have them: "K A Z E M I"."""
    return rf"(?<!{LETTER})" + "[ .]{1,2}".join(map(re.escape, word)) + rf"(?!{LETTER})"


def _stem(word: str) -> str:
    """Return the expression for a word whose ending changes with its case: "Мария", "Марии", "Марию"."""
    bare = word
    while len(bare) > 3 and len(word) - len(bare) < 2 and bare[-1] in _ENDS_OF_WORDS:
        bare = bare[:-1]
    return rf"{re.escape(bare)}{LETTER}{{0,4}}"
