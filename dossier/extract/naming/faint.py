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
_HUMAN = frozenset(
    "smiled laughed shrugged nodded wept cried sobbed grinned frowned sighed whispered shouted screamed yelled sang "
    "danced ate drank slept woke sat knelt prayed walked strolled drove dressed undressed smoked stole shot stabbed "
    "robbed punched slapped strangled raped kissed hugged wed married divorced begged apologised apologized lied "
    "confessed thought knew believed remembered forgot hoped feared loved hated hesitated blushed fainted vomited "
    "stammered waved winked studied retired graduated emigrated drowned limped fled hid climbed dialled phoned "
    "stolen eaten drunk woken driven hidden forgotten forgiven known sworn sung telephoned borrowed forgave knocked "
    "swore boasted joked complained wondered wished regretted admired".split()
)
"""What only people do, or what is told of people far more often than of anything else."""
_BREAKING = frozenset("broke smashed opened closed lit threw grabbed carried packed unlocked painted repaired".split())
"""What people do to a thing in the hand, where the thing follows: "broke a window", not "broke the record"."""
_HANDS = frozenset(
    "window windows door doors gate lock bottle glass vase mirror jaw nose arm leg rib knife gun rifle pistol bag bags "
    "suitcase suitcases case box cigarette candle fire lamp stone stones brick bricks fence wall bicycle car letter "
    "envelope safe drawer phone camera chair table plate cup house room garage".split()
)
_SINKING = frozenset("sank capsized docked berthed erupted exploded derailed anchored".split())
"""What ships, volcanoes and trains do, and nobody."""
_BETWEEN = frozenset("had has have then later also never once only just still often always quietly".split())
_OWN = frozenset("his her himself herself".split())
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
    if c.last < len(line.lows) and line.lows[c.last] in _SINKING:
        return False
    if c.sure >= _PLAIN or person_cue(line, c.first, c.last):
        return True
    before = line.lows[max(0, c.first - _REACH) : c.first]
    if {*before[-1:], *line.lows[c.last : c.last + 1]} & SAYING or _befalls(line, c):
        return True
    if _acts(line, c) or _goes_on(line, c, lines):
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


def _acts(line: Line, c: Candidate) -> bool:
    """Tell whether the name does what only people do: "X smiled", "X had stolen", "X broke a window"."""
    at = c.last
    while at < min(len(line.lows), c.last + 2) and line.lows[at] in _BETWEEN:
        at += 1
    if at >= len(line.lows):
        return False
    if line.lows[at] in _HUMAN:
        return True
    return line.lows[at] in _BREAKING and not _HANDS.isdisjoint(line.lows[at + 1 : at + 4])


def _goes_on(line: Line, c: Candidate, lines: Sequence[Line]) -> bool:
    """Tell whether a sentence that the name opens goes on with "his" or "her", or the next one with "He" or "She".

    Nothing else with a capital may stand before: what is somebody else's tells nothing.
    """
    if c.first or not line.named or any(token.is_capitalised for token in line.tokens[c.last :]):
        return False
    if not _OWN.isdisjoint(line.lows[c.last + 1 : c.last + _REACH]):
        return not any(low in gazetteer.person_nouns() for low in line.lows[c.last : c.last + _REACH - 1])
    following = lines[c.line + 1] if c.line + 1 < len(lines) else None
    alone = not any(low in gazetteer.person_nouns() for low in line.lows)
    return alone and following is not None and following.lows[:1] in (("he",), ("she",))
