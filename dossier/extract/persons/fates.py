"""What a sentence says that befalls those it names: that they are accused, or that they came to harm."""

from collections.abc import Sequence
from enum import Enum

from dossier.extract.persons.sightings import LEGAL, closing_comma
from dossier.extract.tokens import Token


class Fate(Enum):
    """What befell somebody."""

    ACCUSED = "accused"
    HARMED = "harmed"


_SEIZED = LEGAL | frozenset(
    "held apprehended nabbed remanded bailed tried suspected arraigned prosecuted caught captured wanted sought "
    "deported seized sanctioned interrogated questioned expelled punished handcuffed executed hanged sued cleared "
    "freed released".split()
)
_DOING = frozenset(
    "accuses accuse accusing charges charging arresting detaining jails jailing convicts convicting sentencing indicts "
    "indicting sanctions sanctioning punishing punishes designated designating lists listed listing blacklisted "
    "blacklisting targeted targeting named".split()
)
"""What is done to those whom a verb in the active names as accused or as under sanctions."""
_OWN = frozenset(
    "pleaded pled admitted denied deny denies appeared appear appears face faces faced confessed remain remains "
    "stand stood await awaits".split()
)
"""What the accused do themselves."""
_GIVEN = frozenset("given handed ordered found received got went go goes put on".split())
_PENALTIES = frozenset(
    "years year months life sentence sentences guilty fine fines custody prison jail bail court trial charges".split()
)
_HARMED = frozenset(
    "died killed dead drowned shot stabbed perished injured wounded hurt missing murdered beaten robbed raped "
    "kidnapped abducted tortured attacked".split()
)
_AUXILIARIES = frozenset(
    "was were is are be been being has have had will would may could can to also both all later then now still "
    "already allegedly each not due expected believed".split()
)
CASES = frozenset(
    "charges charge case trial trials arrest arrests detention indictment extradition conviction prosecution "
    "proceedings warrant warrants sentencing jailing custody".split()
)
ACCUSING = _SEIZED | _DOING | _OWN | _GIVEN | CASES
"""One of these words stands in whatever says that somebody stands accused."""
_GOVERNING = frozenset("of against for to".split())
_SKIPPED = frozenset("the two three four five six men women suspects brothers accused mr mrs ms".split())
_PASSIVE = frozenset("was were are is have has will".split())
_REACH, _TRIES, _BACK, _RELATIVE = 7, 3, 4, 20


def fate_after(tokens: Sequence[Token], at: int) -> Fate | None:
    """Return what the predicate behind a name or a noun, which end before token *at*, says befalls them."""
    if tokens[at : at + 1] and tokens[at].text == "(":
        at = next((i + 1 for i in range(at, min(at + _REACH, len(tokens))) if tokens[i].text == ")"), at)
    if tokens[at : at + 1] and tokens[at].text.lower() == "who":
        ends = (i for i in range(at + 1, min(at + _RELATIVE, len(tokens))) if tokens[i].text.lower() in _PASSIVE)
        found = next((fate for i in ends if (fate := fate_after(tokens, i)) is not None), None)
        if found is not None:
            return found
    for _ in range(_TRIES):
        opens = tokens[at].text.lower() if at < len(tokens) else ""
        end = closing_comma(tokens, at + (opens == ",")) if opens in ("who", ",") else None
        if end is None:
            break
        at = end + 1 if opens == "," else max(end, at + 1)
    lows = [token.text.lower() for token in tokens[at : at + _REACH]]
    for number, low in enumerate(lows):
        if low in _SEIZED or low in _OWN:
            return Fate.ACCUSED
        if low in _HARMED:
            return Fate.HARMED
        if low in _GIVEN:
            behind = {token.text.lower() for token in tokens[at + number + 1 : at + number + 1 + _REACH]}
            return None if _PENALTIES.isdisjoint(behind) else Fate.ACCUSED
        if low not in _AUXILIARIES:
            return None
    return None


def fate_before(tokens: Sequence[Token], first: int) -> Fate | None:
    """Return what is done to those whose words begin at token *first*: "arrested X", "charges against X"."""
    at = first - 1
    while at > max(0, first - _BACK) and tokens[at].text.lower() in _SKIPPED:
        at -= 1
    low = tokens[at].text.lower() if at >= 0 else ""
    if low in _DOING or (low in _SEIZED and low not in ("denied", "admitted", "pleaded")):
        return Fate.ACCUSED
    if low in _HARMED - {"died", "dead", "missing"}:
        return Fate.HARMED
    if low in _GOVERNING and at > 0 and tokens[at - 1].text.lower() in CASES:
        return Fate.ACCUSED
    return None
