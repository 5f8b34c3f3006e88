"""Surnames written with one letter wrong."""

from collections import defaultdict
from collections.abc import Sequence

from dossier.domain.mentions import EntityKind
from dossier.extract.naming import gazetteer
from dossier.extract.naming.candidates import Candidate, Line
from dossier.extract.naming.evidence import LONG_SURNAME, Evidence, near


def near_spread(candidates: Sequence[Candidate], lines: Sequence[Line], known: Evidence) -> list[Candidate]:
    """Find surnames that stray by one letter from a person's of the story: "Velcev" where "Hristo Velchev" is named.

    The stray word is no known name, place or ordinary word itself, and is close to one surname alone.
    """
    wanted: dict[str, list[str]] = defaultdict(list)
    for name in {surname[-1] for surname in known.surnames if len(surname[-1]) >= LONG_SURNAME}:
        wanted[name[:2]].append(name)
    taken = {(c.line, i) for c in candidates if c.last - c.first > 1 for i in range(c.first, c.last)}
    found = []
    for number, line in enumerate(lines):
        for i, low in enumerate(line.lows):
            close = wanted.get(low[:2]) if len(low) >= LONG_SURNAME and line.tokens[i].is_capitalised else None
            if close is None or (number, i) in taken or low in known.lower or low in known.people_words:
                continue
            if sum(near(low, name) for name in close) == 1 and not _listed(low):
                found.append(Candidate(number, i, i + 1, EntityKind.PERSON))
    places = {(c.line, c.first) for c in found}
    return [c for c in candidates if c.last - c.first > 1 or (c.line, c.first) not in places] + found


def _listed(low: str) -> bool:
    return (
        low in gazetteer.surnames()
        or low in gazetteer.given_names()
        or low in gazetteer.places()
        or low in gazetteer.common_words()
        or low in gazetteer.organisations()
        or low in gazetteer.demonyms()
    )
