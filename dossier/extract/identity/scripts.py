"""Names of other scripts in Latin letters: Cyrillic, Greek, Arabic, Hebrew, Chinese, Hangul and a few more."""

import unicodedata

from dossier.extract.identity import lexicon

_LEADS = "g kk n d tt r m b pp s ss - j jj ch k t p h".replace("-", "_").split()
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_TAILS = "_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split()
# What Chinese characters are read as in a surname where that differs from their usual reading.
_SURNAMES = {"曾": "zeng", "单": "shan", "單": "shan", "解": "xie", "仇": "qiu", "任": "ren", "查": "zha", "盖": "ge"}
_DOUBLE_SURNAMES = frozenset(("欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "皇甫", "司徒", "慕容"))

_BLOCKS = (
    (0x0600, 0x06FF, "arabic"),
    (0x0750, 0x077F, "arabic"),
    (0x3040, 0x30FF, "kana"),
    (0x3400, 0x9FFF, "han"),
    (0xAC00, 0xD7A3, "hangul"),
)
_SKELETON = "\u02d1"
"""Marks a word that was spelled from letters without their short vowels."""


def to_latin(text: str) -> str:
    """Return *text* with the letters of other scripts spelled in Latin ones; Latin letters stay as they are."""
    if text.isascii() or not any(letter > "\u036f" and letter.isalpha() for letter in text):
        return text
    return " ".join(_word(word) for word in text.split())


def _word(word: str) -> str:
    kinds = {_script(letter) for letter in word}
    if "arabic" in kinds:
        return _arabic(word)
    if "han" in kinds:
        return _chinese(word)
    if "hangul" in kinds:
        return _korean(word)
    if "kana" in kinds:
        return "".join(_kana(letter) for letter in unicodedata.normalize("NFKC", word)).capitalize()
    table, plain = lexicon.letters(), unicodedata.normalize("NFC", word)
    spelled = "".join(_letter(table, letter) for letter in plain)
    # Only names of the alphabets with capitals have them; the others are given one, as a name.
    return spelled if spelled[:1].isupper() or spelled == word else spelled[:1].upper() + spelled[1:]


def _letter(table: dict[str, str], letter: str) -> str:
    lower = letter.lower()
    spelled = table.get(lower)
    if spelled is None and letter > "\u036f":
        bare = unicodedata.normalize("NFD", lower)[:1]
        spelled = table.get(bare)
    if spelled is None:
        return letter
    return spelled.capitalize() if letter != lower else spelled


def _script(letter: str) -> str:
    return next((name for first, last, name in _BLOCKS if first <= ord(letter) <= last), "")


def _arabic(word: str) -> str:
    """Spell a word of Arabic script by its table, else letter by letter; "و" and "ي" between consonants are vowels."""
    # The marks for vowels and the sign that only stretches a word are seldom written, and say little of it.
    bare = "".join(letter for letter in word if not unicodedata.combining(letter) and letter not in "ـ\u200c\u200d")
    known = lexicon.arabic_words()
    if bare in known:
        return known[bare].capitalize()
    if bare.startswith("ال") and len(bare) > 4:
        rest = bare[2:]
        return "al-" + (known[rest].capitalize() if rest in known else _spelled(rest))
    return _spelled(bare)


def _spelled(word: str) -> str:
    table = lexicon.letters()
    signs = [table.get(letter, letter if letter.isascii() else "") for letter in word]
    found: list[str] = []
    for i, sign in enumerate(signs):
        inner = i > 0 and (i == len(signs) - 1 or signs[i + 1] not in ("a", "w", "y"))
        # A long vowel that stands in the word; the short ones are not written and are left to the comparison.
        found.append({"w": "u", "y": "i"}.get(sign, sign) if inner and signs[i - 1] not in ("a",) else sign)
    # A point keeps letters apart that would be read as one: "z" and "h" are no "zh".
    return "".join(f"·{sign}" if sign == "h" else sign for sign in found).capitalize() + _SKELETON


def skeleton(word: str) -> bool:
    """Tell whether *word* comes from a script that leaves short vowels out."""
    return word.endswith(_SKELETON)


def _chinese(word: str) -> str:
    """Spell Chinese characters: the surname, then the given name, in pinyin."""
    table = lexicon.hanzi()
    signs = [sign for sign in word if sign in table or sign in _SURNAMES]
    if not signs:
        return word
    first = 2 if word[:2] in _DOUBLE_SURNAMES and len(signs) > 2 else 1
    family = "".join(_SURNAMES.get(sign, table.get(sign, "")) for sign in signs[:first])
    given = "".join(table.get(sign, "") for sign in signs[first:])
    return f"{family.capitalize()} {given.capitalize()}".strip()


def _korean(word: str) -> str:
    """Spell Hangul as the syllables sound (Revised Romanisation): a name in one word gets its surname apart."""
    spelled = [_syllable(letter) for letter in word if _script(letter) == "hangul"]
    if 2 <= len(spelled) <= 4:
        return f"{spelled[0].capitalize()} {'-'.join(spelled[1:]).capitalize()}"
    return "".join(spelled).capitalize()


def _syllable(letter: str) -> str:
    number = ord(letter) - 0xAC00
    lead, vowel, tail = number // 588, number % 588 // 28, number % 28
    return (_LEADS[lead] + _VOWELS[vowel] + _TAILS[tail]).replace("_", "")


def _kana(letter: str) -> str:
    name = unicodedata.name(letter, "")
    if "LETTER " not in name:
        return ""
    return name.rsplit(" ", 1)[-1].lower()
