"""People whom a role, or a person beside them, brings in where the tagger saw no name."""

from collections.abc import Iterator, Sequence

from dossier.domain.mentions import EntityKind
from dossier.extract.naming import gazetteer
from dossier.extract.naming.candidates import SAYING, Candidate, Line
from dossier.extract.naming.cues import KIN
from dossier.extract.naming.particles import PARTICLES
from dossier.extract.tokens import Token

# Roles that are things, groups or software too, so that a lone name behind them says little.
_UNSURE = frozenset(
    "head chief leader principal anchor user vendor partner carrier supplier host guard agent owner producer maker "
    "member operator developer publisher winner champion rival giant".split()
)


def by_roles(candidates: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """Find the people whom a role brings in where the tagger saw no name: "association president Sehar Memon"."""
    taken = _taken(candidates)
    return [
        Candidate(number, first, last, EntityKind.PERSON)
        for number, line in enumerate(lines)
        if line.named
        for first, last in _brought_in(line)
        if not any((number, i) in taken for i in range(first, last))
    ]


def beside_people(candidates: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """Find unknown single words that "and" joins to a person of one word: the Brevian of "Hossein and Brevian"."""
    taken = _taken(candidates)
    found = []
    for c in candidates:
        line, at = lines[c.line], c.last + 1
        if c.kind is not EntityKind.PERSON or c.last - c.first > 1 or not line.named or at >= len(line.tokens):
            continue
        free = (c.line, at) not in taken and line.lows[c.last] == "and"
        if free and _may_join(line, at) and not _proper_follows(line, at):
            found.append(Candidate(c.line, at, at + 1, EntityKind.PERSON, sure=0.0))
    return found


def _taken(candidates: Sequence[Candidate]) -> set[tuple[int, int]]:
    return {(c.line, i) for c in candidates for i in range(c.first, c.last)}


def _brought_in(line: Line) -> Iterator[tuple[int, int]]:
    for i in range(len(line.tokens) - 1):
        kin = line.lows[i] in KIN
        if not line.tokens[i].text.islower() or not (kin or line.lows[i] in gazetteer.roles()):
            continue
        first = last = i + 1
        while last < len(line.tokens) and last - first < 4 and _may_join(line, last):
            last += 1
        size = last - first
        if size < 1 or _proper_follows(line, last - 1):
            continue
        after = line.lows[last] if last < len(line.tokens) else "."
        if size > 1 or kin or (line.lows[i] not in _UNSURE and (after in SAYING or after == ",")):
            yield first, last


def _may_join(line: Line, i: int) -> bool:
    """Tell whether a word can be part of a person's name and of nothing else."""
    token, low = line.tokens[i], line.lows[i]
    if not _name_shaped(token) or low in PARTICLES or low in SAYING:
        return False
    if low in gazetteer.given_names() and low not in gazetteer.common_words():
        return low not in gazetteer.places()
    return not any(
        low in words
        for words in (
            gazetteer.common_words(),
            gazetteer.places(),
            gazetteer.demonyms(),
            gazetteer.organisation_heads(),
            gazetteer.organisations(),
            gazetteer.never_names(),
            gazetteer.honorifics(),
            gazetteer.person_nouns(),
            gazetteer.movements(),
        )
    )


def _name_shaped(token: Token) -> bool:
    text = token.text
    return len(text) > 2 and text[0].isupper() and text[1:].islower() and "-" not in text


def _proper_follows(line: Line, i: int) -> bool:
    """Tell whether a capitalised word stands right behind token *i*, so that a longer name goes on."""
    return i + 1 < len(line.tokens) and (line.tokens[i + 1].is_capitalised or line.tokens[i + 1].text == "&")
