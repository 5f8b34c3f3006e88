"""People of one word for whom neither the lexicons, the story nor the words around them speak."""

from collections import defaultdict
from collections.abc import Sequence

from dossier.domain.mentions import EntityKind
from dossier.extract.naming import gazetteer
from dossier.extract.naming.candidates import SAYING, Candidate, Line
from dossier.extract.naming.cues import person_cue
from dossier.extract.naming.evidence import Evidence, bare

# The tagger gives a person whom it does not doubt 0.95 to 0.97; a ship, a breed or a trade name gets less. What
# rules find is sure.
_PLAIN = 0.945

_REACH = 6
_BEFALLING = frozenset(
    "arrested charged jailed sentenced convicted acquitted detained imprisoned extradited indicted fined remanded "
    "deported pardoned".split()
)
"""What is done to people alone, beside a name or behind "was"."""
_BEING = frozenset("was were been be is has had later also".split())
_CALLED = frozenset("alias nickname nicknamed codenamed pseudonym addressed known answered".split())


def without_faint(candidates: Sequence[Candidate], lines: Sequence[Line], known: Evidence) -> list[Candidate]:
    """Leave out people named once, by one word nobody is known to be called, of whom the tagger is not sure.

    A form of address, a role, a relation ("her uncle X"), an age, an apposition or a word of saying beside it keeps
    the name, as does a fuller name that shares the word.
    """
    alone: dict[str, list[Candidate]] = defaultdict(list)
    shared: set[str] = set()
    for c in candidates:
        words = c.words(lines)
        if c.kind is EntityKind.PERSON:
            if len(words) == 1:
                alone[bare(words[0])].append(c)
            else:
                shared.update(words)
    faint = {
        word
        for word, mentions in alone.items()
        if len(mentions) == 1 and word not in shared and not _known(word, known) and not _firm(mentions[0], lines)
    }
    if not faint:
        return list(candidates)
    return [
        c
        for c in candidates
        if c.kind is not EntityKind.PERSON or c.last - c.first > 1 or bare(c.words(lines)[0]) not in faint
    ]


def _known(word: str, known: Evidence) -> bool:
    return (
        word in gazetteer.given_names()
        or word in gazetteer.surnames()
        or word in known.people_words
        or (word,) in known.family
    )


def _firm(c: Candidate, lines: Sequence[Line]) -> bool:
    """Tell whether the tagger, a rule or the words around it are sure that it is a person."""
    line = lines[c.line]
    if c.sure >= _PLAIN or person_cue(line, c.first, c.last):
        return True
    before = line.lows[max(0, c.first - _REACH) : c.first]
    if {*before[-1:], *line.lows[c.last : c.last + 1]} & SAYING or _befalls(line, c):
        return True
    # "her uncle X", "the wife of the detained, X"; "whom they addressed as X".
    near = before if before and before[-1] == "," else before[-1:]
    return any(low in gazetteer.person_nouns() for low in near) or not _CALLED.isdisjoint(before[-3:])


def _befalls(line: Line, c: Candidate) -> bool:
    """Tell whether a step of the law is taken against whoever the name is: "jailed X", "X has been charged"."""
    if c.first and line.lows[c.first - 1] in _BEFALLING:
        return True
    at = c.last
    while at < min(len(line.lows), c.last + 3) and line.lows[at] in _BEING:
        at += 1
    return c.last < at < len(line.lows) and line.lows[at] in _BEFALLING
