"""What the name tagger looks at: each word of a sentence as a few strings."""

from collections.abc import Sequence
from functools import lru_cache

from dossier.extract.naming import gazetteer

CONNECTORS = frozenset(
    "of for the and de del della di da do dos du la le el al bin ibn bint ben van von der den ter ten zu y e abu "
    "& 's ' - on in to".split()
)
PARTICLES = frozenset(
    "de del della di da do dos du la le el al ul bin ibn bint ben van von der den ter ten zu y e abu".split()
)
_QUOTES = str.maketrans("’‘“”‐‑", "''\"\"--")
_ROMAN = frozenset("ii iii iv vi vii viii".split())


@lru_cache(maxsize=20000)
def shape(word: str) -> str:
    """Return the shape of *word*: ``Xx``, ``XX``, ``x``, ``d``, ``X.``, ``x-Xx`` …; runs are shortened."""
    found: list[str] = []
    for letter in word:
        mark = "X" if letter.isupper() else "x" if letter.isalpha() else "d" if letter.isdigit() else letter
        if len(found) < 2 or found[-1] != mark or (mark == "X" and found[-2] != mark):
            found.append(mark)
    return "".join(found[:6])


@lru_cache(maxsize=20000)
def word_features(word: str) -> tuple[str, ...]:
    """Return the features that depend on *word* alone (lexicons, prefixes, suffixes)."""
    low = gazetteer.fold(word)
    found = ["w=" + low, "s=" + shape(word)]
    if not word[0].isalpha():
        return tuple(found)
    if len(low) > 2:
        found += ["p3=" + low[:3], "x2=" + low[-2:], "x3=" + low[-3:], "x4=" + low[-4:]]
    flags = lexicon_flags(low)
    found += ["l=" + flag for flag in flags]
    found.append("lx=" + "".join(flag[0] for flag in flags) + ("c" if word[0].isupper() else "l"))
    if "-" in word[1:-1]:
        head, _, tail = low.rpartition("-")
        found += ["hh=" + head, "ht=" + tail]
    return tuple(found)


@lru_cache(maxsize=20000)
def lexicon_flags(low: str) -> tuple[str, ...]:
    """Name the lexicons that hold the folded word *low*."""
    found = []
    if low in gazetteer.given_names():
        found.append("given")
    bare = low[3:] if low[:3] in ("al-", "el-", "ul-") else low
    if bare in gazetteer.surnames():
        found.append("surname")
    kind = gazetteer.places().get(low)
    if kind is not None:
        found.append({"country": "Country", "region": "Region", "city": "Town"}[kind])
    if low in gazetteer.demonyms():
        found.append("demonym")
    if low in gazetteer.honorifics():
        found.append("title")
    if low in gazetteer.roles():
        found.append("role")
    if low in gazetteer.organisation_heads():
        found.append("head")
    if low in gazetteer.never_names():
        found.append("never")
    if low in gazetteer.common_words():
        found.append("common")
    return tuple(found)


def place_marks(lows: Sequence[str]) -> list[str]:
    """Mark the words of place names of several words: ``B`` first, ``I`` inside, ``""`` elsewhere."""
    marks = [""] * len(lows)
    lengths, places = gazetteer.place_lengths(), gazetteer.places()
    i = 0
    while i < len(lows):
        for length in range(min(lengths.get(lows[i], 0), len(lows) - i), 1, -1):
            if " ".join(lows[i : i + length]) in places:
                marks[i : i + length] = ["B"] + ["I"] * (length - 1)
                i += length - 1
                break
        i += 1
    return marks


def capital_runs(words: Sequence[str]) -> list[tuple[int, int]]:
    """Return the stretches ``[start, end)`` of capitalised words, with small words between capitals."""
    runs, i, size = [], 0, len(words)
    while i < size:
        if not words[i][0].isupper():
            i += 1
            continue
        start, end = i, i + 1
        while end < size:
            if words[end][0].isupper() or (words[end].isdigit() and end + 1 < size and words[end + 1][0].isupper()):
                end += 1
                continue
            ahead = end
            while ahead < size and ahead - end < 3 and words[ahead] in CONNECTORS:
                ahead += 1
            if ahead == end or ahead >= size or not words[ahead][0].isupper():
                break
            end = ahead + 1
        runs.append((start, end))
        i = end
    return runs


def _run_features(words: Sequence[str], lows: Sequence[str], found: list[list[str]]) -> None:
    heads, roles = gazetteer.organisation_heads(), gazetteer.roles()
    for start, end in capital_runs(words):
        before = lows[start - 1] if start else "<s>"
        after = lows[end] if end < len(lows) else "</s>"
        two = after + " " + lows[end + 1] if end + 1 < len(lows) else after
        common = [
            f"rb={before}",
            f"ra={after}",
            f"r2={two}",
            f"rn={min(end - start, 5)}",
            f"re={lows[end - 1]}",
            f"rs={lows[start]}",
        ]
        if any(lows[k] in heads and words[k][0].isupper() for k in range(start, end)):
            common.append("rh")
        if lows[end - 1] in heads:
            common.append("rhe")
        if after in roles:
            common.append("rar")
        if before in roles:
            common.append("rbr")
        within = [k for k in range(start, end) if lows[k] in heads]
        for k in range(start, end):
            found[k] += common
            found[k].append(f"rp={k - start},{end - 1 - k}" if end - start < 5 else f"rp={min(k - start, 3)}-")
            if within and within[-1] > k:
                found[k].append("hn")
            if within and within[0] < k:
                found[k].append("hb")


def features(raw: Sequence[str]) -> list[list[str]]:
    """Return the features of each word of a sentence."""
    words = [word.translate(_QUOTES) for word in raw]
    lows = [gazetteer.fold(word) for word in words]
    marks = place_marks(lows)
    size = len(words)
    near = [words[k][0].isupper() for k in range(size)]
    shouting = sum(near) > 3 and sum(word.isupper() and len(word) > 1 for word in words) > 0.6 * size
    found: list[list[str]] = []
    for i in range(size):
        if not (near[i] or (i and near[i - 1]) or (i + 1 < size and near[i + 1])) or (
            not words[i][0].isalpha() and not near[i]
        ):
            found.append(["lower", "w=" + lows[i]] if lows[i] in CONNECTORS else ["lower"])
            continue
        mine = list(word_features(words[i]))
        before, after = (lows[i - 1] if i else "<s>"), (lows[i + 1] if i + 1 < size else "</s>")
        mine += ["b=" + before, "a=" + after]
        if near[i]:
            shape_before = shape(words[i - 1]) if i else "<s>"
            shape_after = shape(words[i + 1]) if i + 1 < size else "</s>"
            mine += [f"t={shape_before}|{shape(words[i])}|{shape_after}", f"ba={before}|{after}"]
            mine += ["b2=" + (lows[i - 2] if i > 1 else "<s>"), "a2=" + (lows[i + 2] if i + 2 < size else "</s>")]
            if i:
                mine += ["bl=" + flag for flag in lexicon_flags(before)]
            if i + 1 < size:
                mine += ["al=" + flag for flag in lexicon_flags(after)]
            if i == 0 or (i == 1 and not words[0][0].isalnum()):
                mine.append("first")
                mine += ["fl=" + flag for flag in lexicon_flags(lows[i])]
            if shouting:
                mine.append("shout")
        if marks[i]:
            mine.append("g=" + marks[i])
        found.append(mine)
    _run_features(words, lows, found)
    return found
