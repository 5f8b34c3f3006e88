"""Words around a name that only a person has around it."""

from dossier.extract.naming import gazetteer
from dossier.extract.naming.candidates import SAYING, Line

_DETERMINERS = frozenset("a an the his her their its then one".split())
_WHO = frozenset("who whose whom".split())
_DOINGS = frozenset("pleaded testified resigned apologised apologized married died wept confessed".split())
_REACH = 9
KIN = frozenset(
    "wife husband brother sister son daughter father mother uncle aunt cousin nephew niece grandfather grandmother "
    "grandson granddaughter widow girlfriend boyfriend fiance fiancee stepson stepdaughter mum dad".split()
)
"""What somebody is to somebody else in the family."""
EITHER = frozenset(
    "seller buyer owner co-owner maker rival partner supplier producer publisher operator developer lender carrier "
    "employer client customer host champion winner vendor contractor importer exporter manufacturer retailer sponsor "
    "bidder borrower creditor landlord tenant insurer builder distributor competitor".split()
)
"""What people are called, and companies too."""


def person_cue(line: Line, first: int, last: int) -> bool:
    """Tell whether the words around tokens *first* to *last* (exclusive) make them a person.

    These are a form of address or a role before the name, words of saying beside it, an age or "who" after it, and
    an apposition with a role ("X, Iran's ambassador to Iraq").
    """
    before = line.lows[first - 1] if first else ""
    # "to head X" is no head of anything.
    verb = first > 1 and line.lows[first - 2] == "to"
    if before in gazetteer.honorifics() or (before in gazetteer.roles() and not verb):
        return True
    after = (*line.lows[last : last + 3], "", "", "")
    if before == "," and after[0] == "," and first > 1 and line.lows[first - 2] in gazetteer.person_nouns():
        return line.tokens[first - 2].text.islower() and line.lows[first - 2] not in EITHER
    # Companies and groups say things too, so that saying counts only beside a given name.
    if (before in SAYING or after[0] in SAYING) and line.lows[first] in gazetteer.given_names():
        return True
    if after[0] in _DOINGS or after[0] in _WHO:
        return True
    if after[0] == "(" and after[1].isdigit() and after[2] == ")":
        return len(after[1]) < 4
    if after[0] != ",":
        return False
    # An age; a year says nothing.
    return (after[1].isdigit() and len(after[1]) < 4) or after[1] in _WHO or _apposition(line, last + 1)


def flesh_and_blood(line: Line, first: int, last: int) -> bool:
    """Tell whether the name is that of a relative ("his brother X", "his brother, X,") or has an age ("X, 46,")."""
    at = first - 1 - (first > 1 and line.lows[first - 1] == ",")
    if at >= 0 and line.lows[at] in KIN and line.tokens[at].text.islower():
        return True
    after = (*line.lows[last : last + 3], "", "", "")
    return after[0] == "," and after[1].isdigit() and len(after[1]) < 4 and after[2] in (",", ".")


def _apposition(line: Line, start: int) -> bool:
    """Tell whether words from token *start* to the next comma are a role: "a spokesman for Y", "Iran's ambassador"."""
    lows = line.lows[start : start + _REACH]
    for number, low in enumerate(lows):
        if low in (",", ".", ";", "and", "in", "at", "of", "for", "with", "from"):
            return False
        if low in gazetteer.roles():
            following = lows[number + 1] if number + 1 < len(lows) else "."
            owned = any(word in ("'s", "’s") for word in lows[:number])
            ends = following in (",", ".", "of", "for", "to", "at", "in", "with", "who", "and", ")")
            return ends and (number == 0 or lows[0] in _DETERMINERS or owned or number < 4)
    return False
