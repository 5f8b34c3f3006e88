"""Which words of one name can be words of the other, and the choice among them that matches most."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dossier.extract.identity import lexicon
from dossier.extract.identity.reading import Person, Word
from dossier.extract.identity.sounds import rough
from dossier.extract.identity.words import Likeness, Match, match

_CLOSE = (Likeness.SAME, Likeness.SPELLING)


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of one name that are words of the other: where they begin, how many they are, and how they match."""

    a: int
    b: int
    length_a: int
    length_b: int
    match: Match
    weight: float


def candidates(a: Person, b: Person) -> list[Pair]:
    """Return all words of *a* and *b* that can be one, compounds written apart or together among them."""
    tradition = _tradition(a, b)
    found = []
    for i, x in enumerate(a.words):
        for j, y in enumerate(b.words):
            met = match(x, y, tradition) or _with_article(x, y, tradition) or _with_article(y, x, tradition)
            if met is not None:
                found.append(Pair(i, j, 1, 1, met, min(weight(x), weight(y))))
    if len(a.words) != len(b.words) or any(w.particles for w in (*a.words, *b.words)):
        found += _joined(a.words, b.words, tradition)
        found += [
            replace(p, a=p.b, b=p.a, length_a=p.length_b, length_b=p.length_a)
            for p in _joined(b.words, a.words, tradition)
        ]
    return found


def _tradition(a: Person, b: Person) -> str:
    if "vi" in (a.tradition, b.tradition):
        return "vi"
    return " ".join(way for way in ("ar", "sl") if way in a.tradition or way in b.tradition)


def _with_article(one: Word, two: Word, tradition: str) -> Match | None:
    """Match a word with its article written to it: "Alharbi" and "al-Harbi", "Degherardini" and "De' Gherardini"."""
    glued = one.text[:2] in ("al", "el") and one.kind == "name" and len(one.text) > 5
    if glued and two.text[:2] not in ("al", "el"):
        rest = match(Word(one.text[2:], one.written[2:]), two, tradition)
        if rest is not None and rest.likeness in _CLOSE and (two.particles or rest.score > 0.9):
            return rest
    if two.particles and len(one.text) > len(two.text) + 1:
        rest = match(one, Word(two.particles + two.text, two.particles + two.written), tradition)
        if rest is not None and rest.likeness in _CLOSE:
            return rest
    return None


def _joined(long: Sequence[Word], short: Sequence[Word], tradition: str) -> list[Pair]:
    """Return matches of two or three words of *long* with one of *short*: "Karim Zai" and "Karimzai"."""
    found = []
    for j, other in enumerate(short):
        size = len(other.text)
        if other.kind == "initial" or size < 5:
            continue
        for i in range(len(long) - 1):
            for count in (2, 3):
                words = long[i : i + count]
                if len(words) < count or abs(sum(len(word.text) for word in words) - size) > 4:
                    continue
                met = _compound(tuple(words), other, tradition)
                if met is not None:
                    found.append(Pair(i, j, count, 1, met, max(weight(other), 1.2)))
    return found


@lru_cache(maxsize=30_000)
def _compound(words: tuple[Word, ...], other: Word, tradition: str) -> Match | None:
    """Return how *words* written together are *other*, with their articles or without."""
    if any(word.kind == "initial" or word.weak for word in words):
        return None
    forms = {
        ("".join(w.text for w in words), "".join(w.written for w in words)),
        ("".join(w.particles + w.text for w in words), "".join(w.particles + w.written for w in words)),
    }
    if any(word.particles for word in words[1:]):
        forms.add((words[0].text + "ul" + words[1].text, words[0].written + "ul" + words[1].written))
    first = rough(other.written, 1)
    alone = Word(other.text, other.written)
    met = [match(Word(text, spoken), alone, tradition) for text, spoken in forms if rough(spoken, 1) == first]
    close = [found for found in met if found is not None and found.likeness in _CLOSE]
    return max(close, key=lambda found: found.score, default=None)


@lru_cache(maxsize=30_000)
def weight(word: Word) -> float:
    """Return how much a word tells: rare names more than those that many bear."""
    if word.kind == "initial":
        return 0.3
    if word.kind == "patronymic" or word.text in lexicon.affixes("common"):
        return 0.7
    if lexicon.languages(word.text):
        return 0.8
    return 1.0 if lexicon.known(word.text) else 1.3


def best(pairs: list[Pair], size: int) -> list[Pair]:
    """Return the pairs that together match most, no word twice."""
    by_start: dict[int, list[Pair]] = {}
    for pair in pairs:
        by_start.setdefault(pair.a, []).append(pair)
    states: dict[tuple[int, int], tuple[float, tuple[Pair, ...]]] = {(0, 0): (0.0, ())}
    for at in range(size):
        for (start, used), (worth, chosen) in [item for item in states.items() if item[0][0] == at]:
            options = [(at + 1, used, worth, chosen)]
            for pair in by_start.get(at, ()):
                mask = ((1 << pair.length_b) - 1) << pair.b
                if not used & mask:
                    gain = pair.match.score * max(pair.weight, 0.3) + 0.4 * (pair.length_a + pair.length_b)
                    # Of two ways to match as much, the one that keeps the order is meant.
                    gain -= 0.01 * abs(pair.a - pair.b)
                    options.append((at + pair.length_a, used | mask, worth + gain, (*chosen, pair)))
            for following, taken, total, way in options:
                key = (following, taken)
                if key not in states or states[key][0] < total:
                    states[key] = (total, way)
            del start
    ends = [value for (at, _), value in states.items() if at == size]
    return list(max(ends, key=lambda value: value[0])[1])
