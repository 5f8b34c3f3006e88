"""Words around an unknown name, and the way a story uses it, that tell a company or group from a person."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dossier.domain.mentions import EntityKind
from dossier.extract.naming import gazetteer
from dossier.extract.naming.candidates import Candidate, Line
from dossier.extract.naming.cues import EITHER, flesh_and_blood, person_cue
from dossier.extract.naming.particles import PARTICLES

ORGANISATION_NOUNS = frozenset(
    "company firm group organization organisation newspaper weekly daily tabloid agency militia network airline bank "
    "website channel "
    "broadcaster outlet subsidiary contractor party movement gang cartel startup start-up conglomerate retailer "
    "carrier manufacturer magazine charity nonprofit publisher brand brokerage lender app platform".split()
)
_MORE_NOUNS = ORGANISATION_NOUNS | frozenset(
    "business supplier maker producer developer shipyard refinery consultancy insurer fund trust factory hospital "
    "clinic school club studio foundation institute laboratory lab enterprise exporter importer operator builder "
    "corporation cooperative venture exchange exchanger hedge-fund think-tank regulator watchdog".split()
)
_COMPANIES = frozenset("company companies firm firms business corporation supplier contractor group charity".split())
_DESCRIBED = frozenset("called call calls describe described describes labelled labeled dubbed used using use".split())
_EMPLOYED = frozenset("worked works working employed job jobs".split())
_OWNED_OF = frozenset(
    "founder co-founder cofounder ceo chairman chairwoman owner co-owner employee employees subsidiary shareholder "
    "shareholders boss staff executives headquarters customers servers branch".split()
)
_ENDS = frozenset(("that", "which", "whose", "based", "in", "of", "owned", "run", "and", ",", ".", ")", "with", "”"))
_REACH = 8


def organisation_cue(line: Line, first: int, last: int) -> bool:
    """Tell whether the words around tokens *first* to *last* (exclusive) make them a company or group.

    These are an apposition ("X, a cybersecurity company that"), "X, which", "called X a front company", and, for
    names that begin with no given name, employment and ownership ("an accountant at X", "the founder of X").
    """
    after = (*line.lows[last : last + 2], "", "")
    before = ("", "", *line.lows[max(0, first - 2) : first])[-2:]
    word = line.lows[first]
    given = word in gazetteer.given_names() and word not in gazetteer.common_words()
    if after[0] == "," and (after[1] == "which" or _names_one(line, last + 1, may_be_either=not given)):
        return True
    if before[1] in _DESCRIBED and _names_one(line, last + (after[0] == "as")):
        return True
    if given:
        return False
    at_work = before[1] == "at" and before[0] in gazetteer.person_nouns()
    employed = before[0] in _EMPLOYED and before[1] in ("for", "at", "by")
    return at_work or employed or (before[0] in _OWNED_OF and before[1] in ("of", "at", "in"))


def _names_one(line: Line, start: int, may_be_either: bool = True) -> bool:
    """Tell whether "a Dutch shipping company" begins at token *start*; *may_be_either*: or "a wine exporter"."""
    lows = line.lows[start : start + _REACH]
    if not lows or lows[0] not in ("a", "an", "the", "one", "‘", "“", '"', "'"):
        return False
    for number, low in enumerate(lows):
        if low in EITHER and not may_be_either:
            return False
        if low in _MORE_NOUNS:
            following = lows[number + 1] if number + 1 < len(lows) else "."
            return following in _ENDS or following in ("’", '"', "'")
        if low in gazetteer.person_nouns() or low in (",", ".", ";", "of", "in", "for", "at", "who", "from", "with"):
            return False
    return False


def organisations_told(candidates: Sequence[Candidate], lines: Sequence[Line]) -> Iterator[tuple[str, ...]]:
    """Give the names of supposed people that the story shows to be companies or groups."""
    together: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for c in candidates:
        together[c.words(lines)].append(c)
    single = {words[0] for words in together if len(words) == 1}
    companies = any(low in _COMPANIES for line in lines for low in line.lows)
    for words, mentions in together.items():
        if not any(c.kind is EntityKind.PERSON for c in mentions):
            continue
        if any(flesh_and_blood(lines[c.line], c.first, c.last) for c in mentions):
            continue
        cued = any(organisation_cue(lines[c.line], c.first, c.last) for c in mentions)
        if cued or (companies and _never_short(words, mentions, lines, single)):
            yield words


def _never_short(
    words: tuple[str, ...], mentions: Sequence[Candidate], lines: Sequence[Line], single: set[str]
) -> bool:
    """Tell whether a story names X Y in full again and again, where neither is known as a name."""
    plain = [word for word in words if word not in PARTICLES]
    if (
        len(words) < 2
        or words[0] in PARTICLES
        or not plain
        or len({c.line for c in mentions if lines[c.line].named}) < 2
    ):
        return False
    listed = any(word in gazetteer.given_names() or word in gazetteer.surnames() or "-" in word for word in plain)
    if listed or words[0] in gazetteer.person_nouns() or any(word in single for word in words):
        return False
    return not any(person_cue(lines[c.line], c.first, c.last) for c in mentions)
