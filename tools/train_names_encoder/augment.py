"""Lines made from lines: other names in the places of the names, lines in capitals, headlines."""

import random
from collections import defaultdict
from pathlib import Path

from corpora import Line
from peoples import PARTS, capital, foreign_person


class Letters:
    """Makes words letter by letter after the words of a list: three letters give the next."""

    def __init__(self, words: list[str]) -> None:
        self._next: dict[str, list[str]] = defaultdict(list)
        for word in words:
            marked = f"^^^{word}$"
            for at in range(3, len(marked)):
                self._next[marked[at - 3 : at]].append(marked[at])

    def make(self, chance: random.Random) -> str:
        """Return a word of 3 to 12 letters."""
        while True:
            made = "^^^"
            while not made.endswith("$") and len(made) < 18:
                made += chance.choice(self._next[made[-3:]])
            if made.endswith("$") and 6 < len(made) < 17:
                return made[3:-1]


class Names:
    """Names of people, places and organisations to put in the places of others."""

    def __init__(self, lexicon: Path) -> None:
        def rows(name: str) -> list[list[str]]:
            text = (lexicon / name).read_text(encoding="utf-8")
            return [row.split("\t") for row in text.splitlines() if row and not row.startswith("#")]

        common = {row[0] for row in rows("common_words.txt")}
        self._given = [row[0] for row in rows("given_names.tsv") if row[0].isalpha() and row[0] not in common]
        self._surnames = [row[0] for row in rows("surnames.txt") if len(row[0]) > 2]
        self.countries = sorted(
            row[0]
            for row in rows("places.tsv")
            if row[1] == "country" and "(" not in row[0] and row[0] != "European Union"
        )
        self._places = [row[0] for row in rows("places.tsv") if len(row) > 1 and row[1] == "city"]
        self._more_given, self._more_surnames = Letters(self._given), Letters(self._surnames)
        self._more_places = Letters([place.lower() for place in self._places if place.isalpha()])

    def given(self, chance: random.Random) -> str:
        """Return a given name, one in four made up."""
        made = chance.random() < 0.25
        return capital(self._more_given.make(chance) if made else chance.choice(self._given))

    def surname(self, chance: random.Random) -> str:
        """Return a family name, two in five made up, some with a particle or in two parts."""
        name = capital(self._more_surnames.make(chance) if chance.random() < 0.4 else chance.choice(self._surnames))
        luck = chance.random()
        if luck < 0.08:
            return chance.choice(PARTS["particles"]) + name
        if luck < 0.12:
            return f"{name}-{capital(chance.choice(self._surnames))}"
        return name

    def person(self, words: int, chance: random.Random) -> list[str]:
        """Return a name of about as many words as asked for."""
        if words == 1:
            if chance.random() < 0.35:
                name = foreign_person(chance)
                return [word for word in name if len(word) > 2 and word.lower() not in ("bin", "ould")][-1:] or name
            return (self.surname(chance) if chance.random() < 0.8 else self.given(chance)).split()
        if chance.random() < 0.45:
            return foreign_person(chance)
        luck = chance.random()
        first, last = self.given(chance), self.surname(chance)
        if luck < 0.06:
            # Chinese and Korean names: the family first, the given name of two syllables.
            short = [name for name in (self.given(chance) for _ in range(6)) if len(name) <= 5] or ["Min"]
            return [short[0], f"{short[-1]}-{short[len(short) // 2].lower()}"]
        if luck < 0.12:
            first = chance.choice(PARTS["arabic"]) + first
        elif words > 2 or luck < 0.2:
            middle = f"{self.given(chance)[0]}." if chance.random() < 0.5 else self.given(chance)
            first = f"{first} {middle}"
        elif luck < 0.23:
            first = f"{first[0]}."
        return f"{first} {last}".split()

    def place(self, chance: random.Random) -> list[str]:
        """Return the name of a town, three in ten made up."""
        if chance.random() < 0.3:
            made = capital(self._more_places.make(chance))
            return [*chance.choice(PARTS["place_starts"]).split(), made] if chance.random() < 0.15 else [made]
        return chance.choice(self._places).split()

    def organisation(self, chance: random.Random) -> list[str]:
        """Return the name of a company, a paper, a club: or letters."""
        luck = chance.random()
        if luck < 0.16:
            return ["".join(chance.choice("ABCDEFGHIKLMNOPRSTU") for _ in range(chance.randint(2, 5)))]
        if luck < 0.3:
            return [self._coined(chance)]
        if luck < 0.36:
            return [self._coined(chance), self._coined(chance)]
        name = " ".join(self.place(chance)) if chance.random() < 0.35 else self.surname(chance)
        name = self._coined(chance) if chance.random() < 0.2 else name
        field = [chance.choice(PARTS["fields"])] if chance.random() < 0.3 else []
        return [*name.split(), *field, *chance.choice(PARTS["heads"]).split()]

    def _coined(self, chance: random.Random) -> str:
        """Return one word that might be a company: made up, or two parts in one ("VinaThep"), or joined."""
        letters = chance.choice((self._more_surnames, self._more_given, self._more_places))
        luck = chance.random()
        if luck < 0.15:
            return capital(letters.make(chance)[:4]) + capital(letters.make(chance)[:5])
        if luck < 0.25:
            return f"{capital(letters.make(chance))}-{capital(letters.make(chance))}"
        if luck < 0.5:
            return capital(letters.make(chance)[:5]) + chance.choice(PARTS["endings"])
        return capital(letters.make(chance))


def spans(tags: list[str]) -> list[tuple[int, int, str]]:
    """Return the names that *tags* mark, as (start, end, kind)."""
    found, start = [], None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and not (tag.startswith("I-") and tag[2:] == tags[start][2:]):
            found.append((start, i, tags[start][2:]))
            start = None
        if tag[0] in "BI" and start is None:
            start = i
    return found


RATES = {"PER": 0.38, "LOC": 0.15, "ORG": 0.13}
_TITLES = frozenset(
    "Mr. Mrs. Ms. Dr. President Minister Prime Secretary General Senator King Prince Judge Pope".split()
)


def renamed(window: list[Line], names: Names, chance: random.Random) -> list[Line]:
    """Return *window* with some names exchanged; a name that comes again is exchanged alike."""
    instead: dict[tuple[str, str], list[str] | None] = {}
    found = []
    for line in window:
        words: list[str] = []
        tags: list[str] = []
        last = 0
        for start, end, kind in spans(line.tags):
            words += line.words[last:start]
            tags += line.tags[last:start]
            old = line.words[start:end]
            key = (" ".join(old), kind)
            if key not in instead:
                instead[key] = _exchange(old, kind, names, chance)
                if kind == "PER" and instead[key] is not None and len(old) > 1:
                    # Who is called by the last word alone later on keeps that word.
                    instead[(old[-1], kind)] = instead[key][-1:]
            new = instead[key] or old
            words += new
            tags += [f"B-{kind}", *[f"I-{kind}"] * (len(new) - 1)]
            last = end
        words += line.words[last:]
        tags += line.tags[last:]
        found.append(Line(words, tags))
    return found


def _exchange(old: list[str], kind: str, names: Names, chance: random.Random) -> list[str] | None:
    if chance.random() >= RATES[kind] or not old[0][0].isupper():
        return None
    if kind == "PER":
        return None if old[0] in _TITLES or len(old) > 4 else names.person(len(old), chance)
    if kind == "LOC":
        return names.place(chance) if len(old) == 1 and old[0].isalpha() and len(old[0]) > 3 else None
    plain = len(old) <= 3 and all(word[0].isupper() for word in old) and "U.S." not in old
    return names.organisation(chance) if plain else None


def recast(line: Line, chance: random.Random) -> Line:
    """Return *line*, seldom in capitals, as a headline or in small letters."""
    luck = chance.random()
    if luck < 0.015:
        return Line([word.upper() for word in line.words], line.tags)
    if luck < 0.04:
        return Line([word[:1].upper() + word[1:] for word in line.words], line.tags)
    if luck < 0.05:
        return Line([word.lower() for word in line.words], line.tags)
    return line
