"""How a name sounds, whatever the spelling: letters as sounds, and how far two rows of sounds are from each other."""

import unicodedata
from functools import cache, lru_cache

VOWELS = frozenset("aeiouAOEäöü")
_MARKED = str.maketrans(
    {"š": "S", "ş": "S", "ș": "S", "ś": "S", "ŝ": "S", "č": "C", "ç": "C", "ć": "C", "ž": "Z", "ż": "Z", "ź": "Z"}
    | {"ğ": "G", "ı": "i", "ł": "l", "đ": "đ", "ø": "ö", "ß": "s", "æ": "ä", "œ": "ö", "ð": "D", "þ": "T", "ə": "ä"}
    | {"å": "a", "ä": "ä", "ö": "ö", "ü": "ü", "ţ": "3", "ț": "3", "ő": "ö", "ű": "ü", "ё": "E"}
)
# Letters that stand for one sound together; the longest is tried first.
_TOGETHER = {
    "shch": "SC", "stsch": "SC", "schtsch": "SC", "tsch": "C", "dsch": "j", "dzh": "j", "sch": "S", "tch": "C",
    "tsh": "C", "zh": "Z", "sh": "S", "sz": "S", "cz": "C", "ch": "X", "kh": "H", "gh": "G", "th": "T",
    "dh": "D", "ph": "f",
    "ck": "k", "dj": "j", "dz": "3", "ts": "3", "tz": "3", "tc": "C", "tj": "C", "sj": "S", "oua": "wa",
    "oui": "wi", "que": "ke", "qui": "ki", "ks": "x", "ou": "u", "oo": "u", "ee": "i", "ie": "i", "ii": "i", "yj": "i",
    "iy": "i", "yi": "i", "ij": "i", "yy": "i", "uu": "u", "ei": "A", "ey": "A", "ai": "A", "ay": "A", "aa": "a",
    "au": "O", "aw": "O", "ow": "O", "ae": "ä", "oe": "ö", "ue": "ü", "yo": "E", "gue": "ge", "gui": "gi",
}  # fmt: skip
_LONGEST = max(map(len, _TOGETHER))
# What may stand for what, and how much of a letter that is in hundredths; both ways.
_ALIKE = """
ae 30 ei 20 ou 20 ao 35 ai 70 au 70 iu 80 eo 55 eu 70 io 80 iy 5 Ai 25 Ae 20 Aa 30 Ay 20 Oa 40 Oo 15 Ou 20 yu 60
äa 10 äe 10 äA 10 öo 5 öe 25 öu 20 öü 20 üu 5 üi 35 üe 40 üy 30 üo 40 Ee 10 Eo 10 Ei 50 OA 80 ye 40
ck 0 cs 30 cC 20 cX 20 c3 10 cj 40 cS 50 kq 5 kH 25 kX 20 kG 55 kg 65 qH 30 qG 10 qg 25 GH 50 Gg 5 Gh 40 gh 90 gj 50
hH 15 hX 25 HX 5 XC 5 XS 25 Xj 45 X3 40 CS 50 Cj 50 CZ 60 C3 40 Ss 30 SZ 60 sz 25 s3 40 z3 30 zZ 30 zD 15 zd 80 zj 50
zT 40 Zj 10 jy 30 Zy 50 Tt 5 Ts 30 TD 10 Td 35 Dd 5 td 55 vw 0 vf 30 vb 50 pb 55 pf 60 bf 90 mn 85 lr 90 wu 20 wo 40
vu 50 yE 30 đj 0 đd 5 đD 5 xk 40 xs 60 xz 50 xX 20 xH 20 xS 30 jS 70 j3 60 Gy 50 Gw 60 Gv 70
"""
# What names of one tradition confuse more than others do.
_TRADITIONS = {
    "ar": """
ae 15 ei 10 ou 10 ai 45 ao 20 au 45 iu 60 eo 35 eu 45 Ai 15 Aa 20 Ae 10 Ou 10 Oo 10 äe 5 äa 5 iy 0 gj 10 gq 15 kg 40
pb 25 vw 0 vb 25 fp 20 Td 20 zD 5 Dd 5 Ts 10 Ss 30 dz 50 qk 5 qG 5 Gk 35 gG 5 Gh 40 Xk 30 XS 10 XH 5 mn 60
""",
    "sl": """
ao 30 eo 40 ei 15 Ee 5 yi 0 jy 10 vu 15 vw 0 gh 15 Gh 15 gH 40 Hh 10 HX 5 kX 20 xH 5 3c 10 cS 40 SC 30 SZ 30 XC 0
""",
}
_Costs = dict[str, float]


def _table(text: str) -> _Costs:
    fields = text.split()
    found = {pair: int(cost) / 100 for pair, cost in zip(fields[::2], fields[1::2], strict=True)}
    return found | {pair[::-1]: cost for pair, cost in found.items()}


@cache
def _costs(tradition: str) -> _Costs:
    found = _table(_ALIKE)
    for way in tradition.split():
        for pair, cost in _table(_TRADITIONS.get(way, "")).items():
            found[pair] = min(cost, found.get(pair, 1.0))
    return found


@lru_cache(maxsize=60_000)
def sounds(word: str) -> str:
    """Return the sounds of *word* (lower case, with its marks): one sign each, no doubles, silent letters left out."""
    if not word.isascii():
        marked = unicodedata.normalize("NFC", word).replace("ñ", "ny").translate(_MARKED)
        word = "".join(c if c in "äöüđ" else unicodedata.normalize("NFD", c)[0] for c in marked)
    if word[:2] in ("wr", "kn", "pn", "ps", "pf") and len(word) > 3:
        word = word[1:]
    word = "".join(c for n, c in enumerate(word) if not n or c != word[n - 1] or c in "aeou")
    found: list[str] = []
    i = 0
    while i < len(word):
        for length in range(min(_LONGEST, len(word) - i), 1, -1):
            part, after = word[i : i + length], word[i + length : i + length + 1]
            signs = _TOGETHER.get(part)
            # Before vowels "y", "w" and "j" are consonants: "Ayad", "Dawud", "Wijaya".
            between = part[-1] in "ywj" and part[0] not in "dts" and after and after in "aeiou"
            if signs and not between and not (part == "yo" and i and word[i - 1] in VOWELS):
                break
        else:
            signs, length = word[i], 1
        found += [sign for sign in signs if sign.isalnum()]
        i += length
    return _settled("".join(sign for n, sign in enumerate(found) if not n or found[n - 1] != sign))


def _settled(sign: str) -> str:
    """Settle what depends on its neighbours: "y" as a vowel, and ends that are not spoken."""
    letters = list(sign)
    for i, letter in enumerate(letters):
        before, after = letters[i - 1] if i else "", letters[i + 1] if i + 1 < len(letters) else ""
        if letter == "y" and before and before not in VOWELS and after not in VOWELS:
            letters[i] = "i"
        elif letter == "w" and after not in VOWELS and before in ("a", "o"):
            letters[i] = "u"
    aspirated = len(letters) > 2 and letters[-1] == "h" and letters[-2] in VOWELS
    if aspirated or (len(letters) > 3 and letters[-1] == "e" and letters[-2] not in VOWELS):
        letters.pop()
    return "".join(letter for n, letter in enumerate(letters) if not n or letters[n - 1] != letter)


def _gap(row: str, i: int) -> float:
    """Return what it costs to leave out the sound at *i* of *row*."""
    letter, before, after = row[i], row[i - 1] if i else "", row[i + 1] if i + 1 < len(row) else ""
    if letter in VOWELS:
        if before in VOWELS or after in VOWELS:
            return 0.3
        return (0.35 if letter == "e" else 0.9) if not after else 0.6
    if letter == "h":
        if after == "t" and not before:
            return 0.05  # Burmese: Htun and Tun
        return 0.2 if before else 0.5
    if letter in "yw":
        return 0.2 if before in VOWELS or after in VOWELS else 0.4
    if letter in "dt" and after in ("j", "X", "C", "3"):
        return 0.1
    return 1.0


_MOST = 1.5


@lru_cache(maxsize=60_000)
def distance(a: str, b: str, tradition: str = "", vowels_written: bool = True) -> float:
    """Return how many sounds tell the rows *a* and *b* apart; sounds that are spelled for one another count in part.

    What is further than any spelling is not measured to the end.
    With ``vowels_written`` false one of the rows comes from a script without short vowels, whose lack costs little.
    """
    costs = _costs(tradition)
    cheaper = 0.6 if "ar" in tradition else 1.0
    gaps_a, gaps_b = _gaps(a, cheaper, vowels_written), _gaps(b, cheaper, vowels_written)
    above = [0.0]
    for lost in gaps_b:
        above.append(above[-1] + lost)
    older: list[float] = []
    for i, x in enumerate(a):
        gap = gaps_a[i]
        row = [above[0] + gap]
        for j, y in enumerate(b):
            best = above[j] if x == y else above[j] + costs.get(x + y, 1.0)
            if (without := above[j + 1] + gap) < best:
                best = without
            if (without := row[j] + gaps_b[j]) < best:
                best = without
            if i and j and x == b[j - 1] and y == a[i - 1] and x != y:
                best = min(best, older[j - 1] + 1.0)
            row.append(best)
        if min(row) > _MOST:
            return _MOST + 1.0
        older, above = above, row
    return above[-1]


@lru_cache(maxsize=60_000)
def _gaps(row: str, cheaper: float, vowels_written: bool) -> tuple[float, ...]:
    found = []
    for i, letter in enumerate(row):
        gap = _gap(row, i)
        if letter in VOWELS:
            inner = i + 1 < len(row)
            gap = 0.05 if not vowels_written else gap * (cheaper if inner else 1.0)
        found.append(gap)
    return tuple(found)


_KINDS = {"K": "kqcgGHXChjSsz3Zx", "T": "tdTDđ", "P": "pbfvw", "M": "m", "N": "n", "L": "l", "R": "r"}
_CLASSES = {sign: kind for kind, signs in _KINDS.items() for sign in signs}


@lru_cache(maxsize=60_000)
def rough(word: str, length: int = 3, soft: bool = False) -> str:
    """Return the classes of the first consonants of *word*: alike for nearly all spellings of one name.

    ``soft`` gives the other reading of the letters that have two: "th" and "dh" as "s" and "z", "ch" and "kh" as the
    "h" and "j" as the "y" that are not counted, and "w" as the "v" that is.
    """
    row = sounds(word)
    found: list[str] = []
    for n, sign in enumerate(row):
        kind = _CLASSES.get(sign, "")
        # "h" and "w" come and go, and so do "d" and "t" before the sounds that begin like them.
        if (
            not kind
            or (sign == "h" and n)
            or (sign == "w" and n and not soft)
            or (kind == "T" and row[n + 1 : n + 2] in ("j", "X", "C"))
        ):
            continue
        if soft and sign in "HXj" and n:
            continue
        if soft and sign in "TDđ":
            kind = "K"
        if not found or found[-1] != kind:
            found.append(kind)
    return "".join(found[:length])
