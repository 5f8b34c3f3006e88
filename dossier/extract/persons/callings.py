"""Which words for what somebody is can mean one person: "a timber magnate … the tycoon"."""

from collections.abc import Iterable

_FAMILIES = (
    "tycoon magnate businessman businesswoman billionaire millionaire oligarch entrepreneur trader financier mogul "
    "banker investor industrialist broker dealer executive merchant developer",
    "official minister mayor governor hokim prefect commissioner administrator bureaucrat vice-governor",
    "politician lawmaker senator congressman congresswoman legislator parliamentarian mp deputy candidate",
    "general commander colonel warlord officer major brigadier captain militiaman admiral marshal",
    "officer policeman policewoman constable sergeant detective inspector superintendent",
    "journalist reporter correspondent editor broadcaster columnist blogger presenter",
    "priest cleric imam bishop pastor preacher archbishop cardinal sheikh mullah rabbi vicar",
    "doctor surgeon physician gp medic anaesthetist cardiologist paediatrician dentist psychiatrist",
    "academic professor lecturer scholar scientist researcher historian economist",
    "footballer goalkeeper striker midfielder defender player athlete sprinter runner swimmer cyclist boxer",
    "president leader ruler strongman dictator",
    "manager head chief boss director executive chairman chairwoman",
    "activist campaigner dissident protester organiser",
)
_OF: dict[str, set[int]] = {}
for _number, _family in enumerate(_FAMILIES):
    for _word in _family.split():
        _OF.setdefault(_word, set()).add(_number)

_HEADS = frozenset(
    "head chief boss president director chairman chairwoman chair founder co-founder leader owner manager partner "
    "co-owner shareholder sheikh executive defendant suspect accused fugitive man woman native resident".split()
)
"""Whoever is one of these can be called anything else besides."""

_UNDER = ("vice-", "deputy-", "under-", "sub-")


def same(a: str, b: str) -> bool:
    """Tell whether two nouns are one: equal, or the longer form of the other ("ex-minister", "minister")."""
    if " " in a or " " in b:
        return a == b  # "deputy premier"
    if a.startswith(_UNDER) != b.startswith(_UNDER):
        return False  # "vice-president", "president"
    return a == b or (min(len(a), len(b)) > 5 and (a.endswith(b) or b.endswith(a)))


def alike(a: str, b: str) -> bool:
    """Tell whether two nouns can mean the same person by what they say: they are one, or of one family."""
    return same(a, b) or not _OF.get(a, set()).isdisjoint(_OF.get(b, set()))


def telling(noun: str) -> bool:
    """Tell whether "the" with this noun can take up somebody whom the story did not call so: "the tycoon"."""
    return noun in _OF


def agrees(noun: str, callings: Iterable[str]) -> bool:
    """Tell whether somebody of whom the story says *callings* can be meant by *noun*."""
    told = [calling for calling in callings if calling not in _HEADS and telling(calling)]
    return not told or any(alike(noun, calling) for calling in told)
