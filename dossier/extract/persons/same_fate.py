"""Whether two sentences tell one fate, of somebody unnamed and of somebody named: "killed by a bear … by a tree".

Only where both tell it with one verb, or with verbs of the same violence, do their circumstances have to agree.
"""

from collections.abc import Iterator, Sequence

from dossier.extract.naming import gazetteer
from dossier.extract.tokens import Token

_MANNERS = frozenset(
    "shot stabbed drowned strangled poisoned beheaded hanged burned burnt electrocuted crushed beaten gunned bitten "
    "mauled struck trampled suffocated".split()
)
_DEATHS = _MANNERS | frozenset("killed died murdered slain dead".split())
_FATES = _DEATHS | frozenset(
    "arrested jailed sentenced fined charged convicted acquitted injured wounded hurt kidnapped abducted robbed "
    "rescued born elected appointed sacked dismissed extradited released attacked raped assaulted deported".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = frozenset(
    "january february march april june july august september october november december".split()
)  # "may" is a verb besides
_CAUSES = frozenset(("by", "of", "from", "with"))
_PLACED = frozenset(("in", "at", "near", "outside"))
_INDEFINITE = frozenset(("a", "an", "one"))
_UNITS = frozenset(
    "years year months month weeks days hours pounds dollars euros francs kroner rupees rand lashes shillings".split()
)
_NUMBERS = {word: n for n, word in enumerate("zero one two three four five six seven eight nine ten".split())}
_WHO = frozenset("man woman person people gunman gunmen attacker attackers police officer officers somebody".split())
_REACH, _CAUSE = 24, 4


def tell_two_fates(first: Sequence[Token], at: int, second: Sequence[Token], behind: int) -> bool:
    """Tell whether the sentences tell two fates: of whom *first* speaks up to token *at*, and *second* to *behind*."""
    one, two = _fate(first, at), _fate(second, behind)
    if one is None or two is None:
        return False
    a, b = first[one].text.lower(), second[two].text.lower()
    if a != b and not {a, b} <= _DEATHS:
        return False
    if a != b and {a, b} <= _MANNERS:
        return True
    rest, other = first[one + 1 : one + _REACH], second[two + 1 : two + _REACH]
    return any(_differ(set(read(rest)), set(read(other))) for read in (_causes, _cities, _days, _months)) or (
        _counts_differ(dict(_counts(rest)), dict(_counts(other)))
    )


def _differ(one: set[str], two: set[str]) -> bool:
    return bool(one and two) and one.isdisjoint(two)


def _fate(tokens: Sequence[Token], at: int) -> int | None:
    """Return where the verb stands that tells what befell whoever is spoken of before token *at*."""
    for i in range(at, min(len(tokens), at + _REACH)):
        if tokens[i].text.lower() in _FATES:
            return i
        if tokens[i].text.lower() in ("whose", "after", "when", "while", "as", "that"):
            return None
    return None


def _causes(tokens: Sequence[Token]) -> Iterator[str]:
    """Give the heads of what did it, where it is brought in as something new: "by a bear", "of a fever"."""
    for i, token in enumerate(tokens[:-2]):
        if token.text.lower() not in _CAUSES or tokens[i + 1].text.lower() not in _INDEFINITE:
            continue
        head = ""
        for word in tokens[i + 2 : i + 2 + _CAUSE]:
            low = word.text.lower()
            if not word.text.islower() or low in _CAUSES | _PLACED | frozenset(("on", "while", "who", "that", "and")):
                break
            head = low
        if head and head not in _WHO:
            yield head


def _cities(tokens: Sequence[Token]) -> Iterator[str]:
    """Give the towns in which it happened: two of them are two places, as a town and its country are not."""
    for i, token in enumerate(tokens[:-1]):
        if token.text.lower() in _PLACED and tokens[i + 1].is_capitalised:
            name = gazetteer.fold(tokens[i + 1].text)
            last = i + 2
            if last < len(tokens) and tokens[last].is_capitalised:
                name = f"{name} {gazetteer.fold(tokens[last].text)}"
                last += 1
            if gazetteer.places().get(name) == "city":
                yield name


def _days(tokens: Sequence[Token]) -> Iterator[str]:
    return (low for token in tokens if (low := token.text.lower()) in _DAYS)


def _months(tokens: Sequence[Token]) -> Iterator[str]:
    for i, token in enumerate(tokens):
        low = token.text.lower()
        if low in _MONTHS or (token.text == "May" and i and tokens[i - 1].text.lower() in ("in", "on", "of")):
            yield low


def _counts(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Give how much of what was meted out, by its unit: "five years", "400 pounds"."""
    for i, token in enumerate(tokens[1:], 1):
        unit, number = token.text.lower(), tokens[i - 1].text.lower().replace(",", "")
        if unit in _UNITS and (number.isdigit() or number in _NUMBERS):
            yield unit.rstrip("s"), str(_NUMBERS.get(number, number))


def _counts_differ(one: dict[str, str], two: dict[str, str]) -> bool:
    return any(one[unit] != two[unit] for unit in one.keys() & two.keys())
