"""A person's name as written, read into the words that are compared: titles off, compounds together, order known."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from dossier.extract.identity import lexicon
from dossier.extract.identity.scripts import skeleton, to_latin

_LONGEST = 200
"""Letters of a name that are read; no name has more."""
_MOST_WORDS = 8
_QUOTES = str.maketrans("’‘`´ʻʼʿʾ‐‑–—“”„«»", "''''''''----" + '"' * 5)
_ASIDE = re.compile(r"[(\[]([^()\[\]]{0,80})[)\]]|\"([^\"]{0,60})\"")
_BORN = re.compile(r"[,;]?\s{1,40}(?=(?:n[ée]e|born|formerly|a\.?k\.?a\.?|f\.?k\.?a\.?|alias)\s)", re.IGNORECASE)
_ALIAS = re.compile(r"(?:a\.?k\.?a\.?|f\.?k\.?a\.?|alias)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\s,;/]+")
# Wade-Giles writes an apostrophe that makes another syllable: "ch'ang" is no "chang".
_ASPIRATED = re.compile(r"(?:ts|tz|ch|k|p|t)'[a-zü]{1,5}$")
_TONES = frozenset("\u0323\u0309\u031b\u0303đơư")
_ABD = re.compile(r"abd(?:ou|[aeiou])(?P<first>[b-df-hj-np-tv-z])(?P<rest>.{2,})")
_DIN = re.compile(r"(?P<name>.{2,80}?)h?(?:(?:[ueoa]|ou|al|el|ul)d?d?|d)d(?:i|ee)ne?")
_ULLAH = re.compile(r"(?P<name>.{2,80}?)(?:[uoaei]|ou)?l{1,3}[aou]h")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name. ``text`` is plain; ``written`` keeps the marks that change the sound.

    ``kind``: "name", "initial", "patronymic" (``stem``: the father's name), "kunya" (father or mother of somebody).
    ``weak`` words (titles that may be names, names in brackets) match but are not missed. ``particles`` stood before
    it and may be written together with it; ``bare`` came from a script without vowels.
    """

    text: str
    written: str
    kind: str = "name"
    stem: str = ""
    weak: bool = False
    particles: str = ""
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A name read.

    ``words`` stand in the order given name, family name where that is known; ``core`` are those that must be found in
    the other name. ``tradition`` tells which letters its spellings confuse: "ar", "sl", both, "vi" or "". ``syllabic``:
    one of its words is a Chinese or Korean family name. ``also`` are whole names that stand beside it ("alias …").
    """

    words: tuple[Word, ...]
    core: tuple[Word, ...]
    tradition: str = ""
    suffix: str = ""
    sex: str = ""
    organisation: bool = False
    syllabic: bool = False
    also: tuple[str, ...] = ()


def _vietnamese(names: Sequence[Word]) -> bool:
    """Tell whether a name is Vietnamese, whose short words are other names with every other letter."""
    if len(names) < 2 or not lexicon.affixes("vietnamese-surname") & {names[0].text, names[-1].text}:
        return False
    if max(len(word.text) for word in names) > 6:
        return False
    return len(names) > 2 or any(_TONES & set(unicodedata.normalize("NFD", word.written)) for word in names)


@lru_cache(maxsize=20_000)
def read(name: str) -> Person:
    """Read a person's name. Names in brackets or quotes, maiden names and aliases become words that may match."""
    text = " ".join(unicodedata.normalize("NFKC", name[:_LONGEST].translate(_QUOTES)).split())
    asides = [a or b for a, b in _ASIDE.findall(text)]
    text = _ASIDE.sub(" ", text)
    main, *more = _BORN.split(text)
    main, suffix = _in_order(to_latin(main))
    builder = _Builder()
    for token in _tokens(main):
        builder.add(token)
    builder.settle()
    for aside in [*asides, *more]:
        builder.add_aside(_tokens(to_latin(aside)))
    person = builder.person(suffix or builder.suffix)
    also = [_ALIAS.sub("", aside).strip() for aside in more if _ALIAS.match(aside)]
    return replace(person, also=tuple(name for name in also if name)) if also else person


def _in_order(text: str) -> tuple[str, str]:
    """Return a name with the part after a comma put first, and its "Jr." apart."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    suffix = ""
    if len(parts) > 1 and lexicon.plain(parts[-1]).rstrip(".") in lexicon.affixes("suffix"):
        suffix = lexicon.plain(parts.pop()).rstrip(".")
    if len(parts) == 2:
        parts.reverse()
    return " ".join(parts), suffix


def _tokens(text: str) -> list[str]:
    found: list[str] = []
    for token in _WORD.findall(text):
        dotted = token.split(".")
        if len(dotted) > 2 and all(len(part) < 2 or part[0] == "-" for part in dotted):
            found += [part.strip("-") for part in dotted if part.strip("-")]
        elif "." in token.rstrip(".") and len(dotted[0]) == 1:
            found += [part for part in dotted if part]
        else:
            parts = [part for part in token.rstrip(".").split("-") if part]
            # The hyphen of "al-" and "Jong-un" tells what belongs together, which the lists of words tell as well.
            found += parts
    return found


def _initial(token: str) -> bool:
    return len(token) == 1 and token.isalpha()


@dataclass(slots=True)
class _Builder:
    """Gathers the words of a name from its tokens."""

    words: list[Word] = field(default_factory=list)
    suffix: str = ""
    sex: str = ""
    arabic: bool = False
    organisation: bool = False
    _particles: str = ""
    _article: bool = False
    _kunya: str = ""
    _servant: bool = False
    _front: bool = True
    _plain: list[str] = field(default_factory=list)

    def add(self, token: str) -> None:
        """Take the next token of the name."""
        bare, token = skeleton(token), token.rstrip("\u02d1").rstrip(".")
        text = lexicon.plain(token).strip(".'\"")
        if not text or not any(letter.isalnum() for letter in text):
            return
        if text in lexicon.affixes("organisation") and len(self.words) + len(self._particles) > 0:
            self.organisation = True
        if self.words and text in lexicon.affixes("suffix") and not (text in ("ii", "iv") and token.islower()):
            self.suffix = text
            return
        title = text in lexicon.affixes("honorific") or text in lexicon.affixes("honorific-soft")
        if title and (self._front or (len(text) > 8 and len(self.words) > 1)):
            self.words.append(Word(text, token.lower(), weak=True))
            self._note_sex(text)
            return
        self._plain.append(text)
        if self._small(text, token):
            return
        self._front = False
        lower = token.lower()
        self._whole(text, lower if _ASPIRATED.match(lower) else lower.replace("'", ""), bare)

    def _note_sex(self, text: str) -> None:
        if text in ("mrs", "miss", "ms", "mme", "lady", "dame", "frau", "sister", "queen", "princess", "senora", "daw"):
            self.sex = "f"
        elif text in ("mr", "sir", "lord", "herr", "brother", "king", "prince", "senor", "monsieur"):
            self.sex = "m"

    def _small(self, text: str, token: str) -> bool:
        """Take a particle, a "son of", a kunya's "father of" or the "servant of" of a compound name."""
        if text in lexicon.affixes("kunya") and not self._kunya:
            self._kunya = "umm" if text[:2] in ("um", "om", "ou") else "abu"
            self._front = False
            return True
        if text in lexicon.affixes("servant-bare") and not self._servant:
            self._servant = self.arabic = True
            self._front = False
            return True
        if (
            text in lexicon.affixes("filiation")
            and (len(text) > 1 or token == "b")
            and (self.words or text in ("bin", "ibn", "bint"))
        ):
            if text[:4] in ("bint", "qizi", "kyzy"):
                self.sex = "f"
            elif text in ("bin", "ibn", "oglu", "ogly", "ogli"):
                self.sex = self.sex or "m"
            self.arabic = self.arabic or text in ("bin", "ibn", "bint", "ould")
            self._particles += text
            return True
        article = text in lexicon.affixes("arabic-article")
        if article and (self._servant or self._kunya or len(text) > 1):
            self._article = True
            self._particles += text
            return True
        if text == "van" and self._plain[:1] != ["van"] and self._plain[0] in lexicon.affixes("vietnamese-surname"):
            return False
        if text in lexicon.affixes("particle") and (self.words or token.islower()) and (len(text) > 1 or token == "y"):
            self._particles += text
            return True
        return False

    def _whole(self, text: str, written: str, bare: bool) -> None:
        if self._servant and len(text) > 1:
            text = "lah" if text in ("allah", "ullah", "llah") else text
            text, written = "abd" + text, "abd" + text
        elif self._kunya and len(text) > 1:
            text, written = self._kunya + text, self._kunya + written
        elif text in ("din", "deen", "dine", "eddine", "uddin", "addin", "uddeen") and self._joins():
            last = self.words.pop()
            text, written = _compound(last.text) + "din", _compound(last.text) + "din"
            self.arabic = True
        elif text in ("allah", "ullah", "llah", "ollah") and self._joins():
            last = self.words.pop()
            text, written = _compound(last.text) + "ulah", _compound(last.text) + "ulah"
            self.arabic = True
        else:
            plain = _compound(text)
            if plain != text:
                self.arabic = True
                text, written = plain, plain
        kind = "kunya" if self._kunya else "initial" if _initial(text) else "name"
        stem = "" if kind != "name" else _father(text)
        if stem and self.words:
            kind = "patronymic"
        languages = lexicon.languages(text)
        self.arabic = self.arabic or languages == {"ar"} or text.startswith("abd") or bare
        self.words.append(Word(text, written, kind, stem, particles=self._particles, bare=bare))
        self._particles, self._kunya, self._servant, self._article = "", "", False, False

    def _joins(self) -> bool:
        return bool(self.words) and not self.words[-1].weak and self.words[-1].kind == "name"

    def settle(self) -> None:
        """Take what was left: a name that ends in a particle, a title that is the name itself."""
        left = "abd" if self._servant else self._kunya or self._particles
        if left and (self._servant or self._kunya or len(self.words) < 2):
            self._particles, self._kunya, self._servant = "", "", False
            self.words.append(Word(left, left))
        names = [word for word in self.words if not word.weak]
        if len(names) > 2 and names[0].text in ("u", "daw") and names[0].kind in ("initial", "name"):
            self.words[self.words.index(names[0])] = Word(names[0].text, names[0].text, weak=True)
        soft = lexicon.affixes("honorific-soft")
        if (
            len(names) == 1
            and (at := next((i for i, w in enumerate(self.words) if w.weak and w.text in soft), -1)) >= 0
        ):
            # "Sheikh Hasina", "Hafiz Saeed": a title that is half of the name by which somebody is known.
            self.words[at] = replace(self.words[at], weak=False)
        if not names and self.words:
            self.words = [Word(word.text, word.written) for word in self.words]

    def add_aside(self, tokens: list[str]) -> None:
        """Take a name in brackets: it may match, and nobody misses it."""
        inner = _Builder()
        for token in tokens:
            if lexicon.plain(token).strip(".'\"") not in lexicon.affixes("other-name"):
                inner.add(token)
        self.words += [Word(w.text, w.written, w.kind, w.stem, True, w.particles, w.bare) for w in inner.words]

    def person(self, suffix: str) -> Person:
        """Return what was gathered."""
        words = tuple(self.words[:_MOST_WORDS])
        names = [word for word in words if not word.weak]
        last = max((i for i, word in enumerate(words) if not word.weak), default=0)
        fathers = sum(word.kind == "patronymic" for word in names)
        if names and names[-1].kind == "patronymic" and (len(names) == 2 or fathers > 1):
            # At the end of a name without another one it is a family name: Roman Abramovich.
            words = (*words[:last], replace(words[last], kind="name", stem=""), *words[last + 1 :])
            names = [word for word in words if not word.weak]
        told = any(word.kind == "patronymic" for word in names)
        slavic = told or any(_slavic(word.text) for word in names)
        arabic = self.arabic and not told
        traditions = ("ar" if arabic else "", "sl" if slavic else "")
        tradition = "vi" if _vietnamese(names) else " ".join(filter(None, traditions))
        surnames = lexicon.affixes("chinese-surname") | lexicon.affixes("korean-surname")
        return Person(
            words,
            tuple(word for word in words if not word.weak),
            tradition,
            {"junior": "jr", "senior": "sr", "filho": "jr", "hijo": "jr"}.get(suffix, suffix),
            self.sex or _sex_of(names),
            self.organisation,
            any(word.text in surnames for word in (*names[:2], *names[-1:])),
        )


_AFTER_FATHER = tuple(
    "yevich ievich eyevich iyovych iiovych iovych yovych ovych evych ovich evich avich owitsch ovitch evitch "
    "yevna ievna iivna yivna ivna ovna evna auna avna nichna ichna ych ich".split()
)
_SLAVIC = tuple(
    "ov ova ev eva enko chuk yuk iuk sky skiy ski skyj skij skyy enka skaya in ina vych vich "
    "kou lou rou nou kow off eff dze shvili yan ian".split()
)


def _slavic(text: str) -> bool:
    """Tell whether a word ends as family names of the former Soviet lands do."""
    return len(text) > 4 and text.endswith(_SLAVIC) and not lexicon.languages(text)


def _father(text: str) -> str:
    """Return the father's name in a patronymic, "" where *text* is none."""
    if len(text) < 6 or not text.endswith(("ich", "ych", "vna", "chna", "ic", "icz", "vny")):
        return ""
    for end in _AFTER_FATHER:
        if text.endswith(end) and len(text) - len(end) > 1:
            # A surname on -ich alone ("Petrovich" is both) is told by its place, after a first name.
            return text[: -len(end)].rstrip("iyje") or text[: -len(end)]
    return ""


def _compound(text: str) -> str:
    """Return a compound Arabic name in one form: Abdurrahman, Abdelrahman -> abdrahman; Salahuddin -> saladin."""
    if len(text) < 6:
        return text
    met = _ABD.fullmatch(text)
    if met is not None:
        first, rest = met["first"], met["rest"]
        # The article's l becomes the sound it meets: ar-Rahman, as-Salam, ash-Shakur.
        if first == "l" or rest.startswith(first) or (first == "s" and rest.startswith("hs")):
            return "abd" + (rest[1:] if rest.startswith("hs") else rest)
        return text
    met = _DIN.fullmatch(text)
    if met is not None and text not in ("constantine", "bernardine", "geraldine"):
        return met["name"] + "din"
    met = _ULLAH.fullmatch(text)
    if met is not None and text.endswith(("llah", "lah", "loh")):
        return met["name"] + "ulah"
    return re.sub(r"^ab[ou]l(?=[b-df-hj-np-tv-z])", "abu", text)


def _sex_of(names: list[Word]) -> str:
    """Tell whether a name is a man's or a woman's where its words agree: patronymic, Slavic ending, given name."""
    told = set()
    for word in names:
        if word.kind == "patronymic":
            told.add("f" if word.text.endswith("na") else "m")
        elif word.kind == "kunya":
            told.add("f" if word.text.startswith("umm") else "m")
    first = names[0].text if names else ""
    given = lexicon.sex(first) if len(names) > 1 else ""
    if told:
        return told.pop() if len(told) == 1 else ""
    return given
