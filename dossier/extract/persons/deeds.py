"""What only people do, or what is done only to people: verbs behind "they" and before "them"."""

from collections.abc import Sequence

from dossier.extract.persons.phrases import IRREGULAR
from dossier.extract.tokens import Token

# What people do by themselves, in whatever form it stands.
_DONE_BY = frozenset(
    "met meet married divorced wed argued quarrelled quarreled embraced parted fought agreed conspired planned plotted "
    "fled denied deny pleaded admitted told said lived live moved travelled traveled earned ran wrote shared share "
    "drove flew walked spoke talked sat dined played studied worked tried attempted separate separated reconciled went "
    "stole robbed set".split()
)
# What is done to people and hardly to things.
UNDERGONE = frozenset(
    "arrested jailed charged accused sentenced convicted detained acquitted indicted extradited fined sanctioned "
    "released held shot killed questioned freed flown deported shown buried split hired interrogated tortured beaten "
    "kidnapped abducted blindfolded handcuffed kept wounded injured rescued evacuated recruited trained promoted "
    "dismissed sacked fired paid fed dressed told asked warned ordered allowed forbidden forced expelled escorted "
    "taught brought expected suspected believed alleged thought remanded bailed imprisoned executed hanged murdered "
    "raped robbed stopped seen summoned sworn tried married employed betrayed blackmailed bribed cheated "
    "poisoned strangled stabbed drowned cleared pardoned exiled conscripted drafted elected appointed".split()
)
DEEDS = UNDERGONE | _DONE_BY
SEIZED = UNDERGONE - frozenset("kept held show shown brought paid tried alleged believed thought split".split()) | {
    "caught",
    "charging",
    "arresting",
    "accusing",
    "detaining",
    "confronted",
    "searched",
    "pursued",
    "chased",
    "interviewed",
    "ambushed",
    "attacked",
}
"""What is done to people, before "them"."""
# What things do as well: "They cost", "They fell", "They showed".
_THINGS_DO = frozenset(
    "cost contained included belonged happened occurred began started ended lasted took came fell rose showed proved "
    "led caused covered carried bore held read failed collapsed burned burnt broke sank stood lay hung remained "
    "became appeared seemed arrived followed changed grew ran worked stopped went turned got made did had gave left "
    "brought reached hit struck killed injured damaged destroyed won opened closed produced helped provided "
    "dated existed amounted totalled totaled ranged varied rested depended related meant indicated suggested "
    "revealed named listed described".split()
)
_ONLY_THINGS = frozenset(
    "stolen sold bought purchased auctioned built constructed demolished printed published painted forged faked "
    "manufactured produced repaired installed assembled insured valued cashed spent deleted uploaded downloaded copied "
    "posted mailed shipped exported imported stored unearthed excavated confiscated impounded looted laundered "
    "donated bequeathed displayed exhibited signed issued cancelled canceled repealed ratified".split()
)
PASTS = IRREGULAR | frozenset(
    "ate drank slept woke wept swore spoke sang taught thought chose built caught fought sought forgave forgot forgave "
    "wore tore dug fed hung rode rang rose shook slid spun stuck swam swept threw understood withdrew undertook "
    "bound bred burst cast clung crept dealt dreamt lent meant overthrew split spat struck wove smuggled".split()
)
"""Past forms that do not end in "ed", and the most frequent ones."""
_HELPERS = frozenset(
    "were was are is be been being have has had will would can could may might must should did".split()
)
_BESIDE = frozenset("not also both later then never all each soon now still once first eventually".split())
_OBJECTS = frozenset("a an the his her their him it them each every some any".split())
_ALONG = frozenset("in on at to from with by for off out away home back".split())
_REACH = 7


def only_people(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the verb behind "they" at token *at* is something that only people do, or that befalls only them."""
    passive = modal = False
    for number in range(at + 1, min(at + _REACH, len(tokens))):
        low = tokens[number].text.lower()
        if low in _HELPERS:
            passive = passive or low in ("were", "was", "are", "been", "be", "being")
            modal = modal or low not in ("have", "has", "had")
            continue
        if low in _BESIDE or low.endswith("ly"):
            continue
        if low in UNDERGONE and passive:
            return True
        if low in _DONE_BY and not (passive and low in ("set", "shared", "planned", "moved", "run", "wrote")):
            return True
        active = not modal and (low in PASTS or low.endswith("ed")) and low not in _THINGS_DO
        return active and _acts(tokens, number)
    return False


def only_things(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether what is done to "they" at token *at* is done to things only: "They were stolen in May"."""
    passive = False
    for number in range(at + 1, min(at + _REACH, len(tokens))):
        low = tokens[number].text.lower()
        if low in _HELPERS:
            passive = passive or low in ("were", "are", "been", "be", "being")
        elif low not in _BESIDE and not low.endswith("ly"):
            return passive and low in _ONLY_THINGS
    return False


def _acts(tokens: Sequence[Token], verb: int) -> bool:
    """Tell whether something follows a verb that it acts upon: "bought a villa", "adopted two boys"."""
    after = tokens[verb + 1] if verb + 1 < len(tokens) else None
    if after is None:
        return False
    low = after.text.lower()
    return low in _OBJECTS or after.text.isdigit() or after.is_capitalised or (after.is_word and low not in _ALONG)
