"""Words for one person without a name: "a former director", "the teacher", "a Kosovo-born New York resident"."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dossier.extract.naming import gazetteer
from dossier.extract.tokens import Token

IRREGULAR = frozenset(
    "gave told met took made sent sold bought paid left went came brought found kept held hid shot stole threw drove "
    "flew fled ran got let put cut hit beat led drew wrote knew saw said forced fell spent grew lost won quit "
    "wept slept stood sat woke spoke began chose rose rang sang drank ate swore tore wore froze broke became caught "
    "crept dealt dug fed felt fought forgave forgot heard hurt knelt laid lent meant rode sank sought shook struck "
    "swam taught thought understood withdrew bore bit bled built rebuilt clung awoke arose overcame undertook".split()
)
"""Frequent past forms of verbs that do not end in "ed"."""
_INDEFINITE = frozenset("a an another one".split())
_DEFINITE = frozenset("the this that".split())
OWNING = frozenset("his her its their my our your 's ’s ' ’".split())
_FOLLOWING = frozenset(
    "who whose whom that of from in at on with for to by and or but as when while after before since until because "
    "was were is are has have had will would could can may might must should did does do be been being not also "
    "now then later once told said says won lost went fled fell got took made gave began became came left ran saw "
    "held kept met led fought shot stole sold bought sent spent built broke drove flew hid knew paid put sought "
    "spoke stood swore taught thought threw wept wore wrote admitted allegedly reportedly there here named called "
    "known only out off into over under against through without believed convicted charged accused will shall within "
    "between among about near during if so than whether though although unless via despite upon around behind again "
    "here quit cut put set let hit shut cost hurt beat sued today yesterday tomorrow yet still always never soon "
    "himself herself alone too guilty dead innocent liable responsible unconscious alive missing wounded".split()
)
_PAPERS = frozenset(
    "courier guardian observer economist citizen spectator examiner messenger correspondent advertiser investor "
    "traveller enquirer inquirer reporter reader champion pilot advocate sentinel scotsman irishman oregonian ranger "
    "rangers runner rover scout".split()
)
"""Callings that are names of newspapers, clubs and ships where they are written with a capital."""
# What somebody does, and what nobody is: "the broker denies it", "rang the captain twice".
_DOING = frozenset(
    "denies denied insists maintains argues alleges claims faces lives owns remains wants says tells twice slept rang "
    "sang wept stood swore spoke rose chose tried died lied fought bit struck woke wore".split()
)
# What stands between somebody and their verb: "the governor first won", "the clerk recently left".
_BEFORE_VERBS = frozenset(
    "first last just ever eventually finally initially originally recently previously formally repeatedly briefly "
    "immediately quickly simply apparently subsequently publicly privately personally openly secretly regularly "
    "ultimately soon often sometimes usually rarely already almost nearly even suddenly quietly angrily calmly".split()
)
LESSER = frozenset("deputy vice assistant shadow".split())
"""What makes a calling another one: the deputy premier is not the premier."""
_WRITERS = frozenset("reporter correspondent writer journalist columnist author".split())
# Endings of compounds for what somebody does: "shipbroker", "beekeeper".
_TRADES = ("broker", "owner", "maker", "keeper", "worker", "writer", "dealer", "breeder", "ologist", "ographer")
_COMPOUND = 8
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class PersonPhrase:
    """Words for one unnamed person: tokens ``first`` (the article, possessive or nothing) to ``head``.

    ``noun`` is the folded head; ``gender`` what it tells (``m``, ``f``, "" for either). ``definite`` tells "the" from
    "a"; ``owned`` that the person is somebody's ("his brother").
    """

    first: int
    head: int
    noun: str
    gender: str
    definite: bool
    owned: bool


@lru_cache(maxsize=1 << 14)
def person_noun(word: str) -> str | None:
    """Return the gender that a noun for a person tells ("" for either), or None where it is no such noun."""
    nouns = gazetteer.person_nouns()
    low = gazetteer.fold(word)
    for known in (low, low.rsplit("-", 1)[-1], low[6:] if low.startswith("school") else low):
        if known in nouns:
            return nouns[known]
    if len(low) > 6 and low.endswith(("woman", "man")) and low not in ("german", "human", "ottoman", "roman"):
        return "f" if low.endswith("woman") else "m"
    trade = low.endswith(_TRADES) and len(low) > _COMPOUND and low not in ("typewriter", "bestseller", "pacemaker")
    return "" if trade else None


def person_phrases(tokens: Sequence[Token], named: Container[int]) -> list[PersonPhrase]:
    """Find the words for one person in a sentence; *named* are the starts of tokens that belong to people's names.

    A noun before a person's name is that person's role and is not given, nor is one before another noun.
    """
    found = []
    for head, token in enumerate(tokens):
        use = _use(token.text)
        if not use:
            continue
        if use & _SEVERAL:
            found += _one_of(tokens, head)
        if not use & _ONE or token.start in named:
            continue
        gender = "" if _heads(tokens, head) else person_noun(token.text)
        if gender is None and not _nation(tokens, head):
            continue
        if not _ends(tokens, head, named) or _is_charged(tokens, head):
            continue
        first = _begin(tokens, head, named)
        if first is None:
            continue
        low = tokens[first].text.lower()
        noun = gazetteer.fold(token.text)
        if (noun == "chair" and low not in _DEFINITE) or (noun in _PAPERS and token.is_capitalised):
            continue  # "in a dentist's chair", "told the Sunday Courier"
        if low == "this" and noun in _WRITERS:
            continue  # "told this reporter"
        lesser = tokens[head - 1].text.lower() if head > first + 1 else ""
        noun = f"{lesser} {noun}" if lesser in LESSER else noun
        found.append(PersonPhrase(first, head, noun, gender or "", low in _DEFINITE, low in OWNING))
    return found


def _one_of(tokens: Sequence[Token], head: int) -> list[PersonPhrase]:
    """Return "one of the policemen" as a phrase for one unnamed person."""
    word = tokens[head].text
    noun = f"{word[:-2]}an" if word.endswith("men") else word[:-1]
    gender = person_noun(noun) if len(noun) > 2 else None
    if gender is None:
        return []
    first = next((i for i in range(head - 3, max(-1, head - _LONGEST), -1) if tokens[i].text.lower() == "one"), None)
    if first is None or tokens[first + 1].text != "of" or tokens[first + 2].text.lower() not in _DEFINITE | OWNING:
        return []
    if not all(token.is_word for token in tokens[first:head]):
        return []
    return [PersonPhrase(first, head, gazetteer.fold(noun), gender, False, False)]


_SINGLE_NATIONS = frozenset("turk dane swede pole finn scot serb croat kurd czech greek filipino thai dutchman".split())


@lru_cache(maxsize=1 << 14)
def _may_head(word: str) -> bool:
    """Tell whether a word can be a person at all, whatever stands around it."""
    low = gazetteer.fold(word)
    return word == "head" or person_noun(word) is not None or low in gazetteer.demonyms() or low == "yorker"


_SEVERAL, _ONE = 1, 2


@lru_cache(maxsize=1 << 14)
def _use(word: str) -> int:
    """Return what a word may be in words for one person: the several that "one of" goes before, or that person."""
    noun = f"{word[:-2]}an" if word.endswith("men") else word[:-1]
    several = word.endswith(("s", "men")) and word.islower() and len(noun) > 2 and person_noun(noun) is not None
    return _SEVERAL * several | _ONE * (_may_head(word) and word[0].isalpha())


def _heads(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether "head" is a person here: "the deputy head of customs"."""
    if tokens[i].text != "head" or i == 0 or i + 1 >= len(tokens) or tokens[i + 1].text != "of":
        return False
    return tokens[i - 1].text.lower() in ("deputy", "former", "acting", "then", "the", "a")


def _nation(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether "Iraqi" is a person here: "an Iraqi who", "the Iraqi", but not "the Dutch"."""
    low = gazetteer.fold(tokens[i].text)
    if not tokens[i].is_capitalised or not (low in gazetteer.demonyms() or low == "yorker") or low.endswith("s"):
        return False
    if i + 1 < len(tokens) and tokens[i + 1].text.lower() == "who":
        return True
    return i > 0 and tokens[i - 1].text.lower() == "the" and (low.endswith(("an", "i")) or low in _SINGLE_NATIONS)


def _ends(tokens: Sequence[Token], head: int, named: Container[int]) -> bool:
    """Tell whether the phrase ends with this noun: no name and no other noun follows."""
    return closes_phrase(tokens, head) and not (head + 1 < len(tokens) and tokens[head + 1].start in named)


def closes_phrase(tokens: Sequence[Token], head: int) -> bool:
    """Tell whether a verb, a preposition or a stop follows the noun at token *head*, and not another noun."""
    if head + 1 >= len(tokens):
        return True
    after = tokens[head + 1]
    low = after.text.lower()
    if not after.is_word or low in _FOLLOWING or low in _DOING or low in IRREGULAR or low in _BEFORE_VERBS:
        return True
    return after.text.islower() and low.endswith(("ed", "ing")) and len(low) > 3


def _is_charged(tokens: Sequence[Token], head: int) -> bool:
    """Tell whether "accused" says what somebody is accused of: "an heir accused of fraud"."""
    return (
        tokens[head].text == "accused"
        and head > 0
        and tokens[head + 1 : head + 2] != ()
        and (tokens[head + 1].text == "of" and person_noun(tokens[head - 1].text) is not None)
    )


def _joins_nations(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether "and" stands inside "a dual Russian and Israeli national"."""
    near = (tokens[i - 1], tokens[i + 1]) if 0 < i < len(tokens) - 1 else ()
    return bool(near) and all(t.is_capitalised and gazetteer.fold(t.text) in gazetteer.demonyms() for t in near)


def _begin(tokens: Sequence[Token], head: int, named: Container[int]) -> int | None:
    """Return where the article or possessive of the phrase stands, or None where it has none."""
    for i in range(head - 1, max(-1, head - _LONGEST - 1), -1):
        low = tokens[i].text.lower()
        if low in _INDEFINITE or low in _DEFINITE or low in OWNING:
            return i
        if tokens[i].start in named or not (tokens[i].is_word or tokens[i].text[0].isdigit() or low in '-,.“”"‘'):
            return None
        if low == "and" and _joins_nations(tokens, i):
            continue
        if low in _FOLLOWING or (person_noun(low) is not None and tokens[i].text.islower() and low.endswith("s")):
            return None
    return None
