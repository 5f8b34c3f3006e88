"""Who speaks of himself: "Roe, now in Oslo, denied that he had lied", "a man who said he had been robbed"."""

from collections.abc import Sequence

from dossier.extract.persons.scenes import Item
from dossier.extract.tokens import Token

# Who denies, admits or swears something, does so of himself.
_OF_ONESELF = frozenset(
    "denied denies deny admitted admits conceded concedes confessed confesses boasted boasts acknowledged acknowledges "
    "recalled recalls remembered swore swears regretted regrets".split()
)
_SAYING = _OF_ONESELF | frozenset("said says claimed claims testified insisted thought believed complained".split())
_TELLING = frozenset("told tells assured informed".split())
_BESIDE = frozenset("has have had also later never always repeatedly once since falsely still flatly again".split())
# Who speaks for somebody else.
_PROXIES = frozenset(
    "lawyer lawyers attorney solicitor barrister counsel advocate spokesman spokeswoman spokesperson agent manager "
    "father mother brother sister son daughter wife husband widow friend prosecutor officer detective doctor client "
    "representative defender family parents uncle aunt cousin neighbour neighbor colleague girlfriend boyfriend".split()
)
_TOLD, _ASIDE, _TITLE = 4, 12, 6


def speaks_of_himself(tokens: Sequence[Token], at: int, seen: Sequence[Item]) -> tuple[bool, int | None]:
    """Tell whether "he" or "she" at token *at* is whoever denies, admits or tells it of himself, and who that is.

    The one is None where nobody knows him by name: "a clerk who said he had been robbed". A lawyer or a relative may
    well speak of another, so nothing is decided there.
    """
    verb = at - 1 - (at > 1 and tokens[at - 1].text.lower() == "that")
    low = tokens[verb].text.lower() if verb > 0 else ""
    telling = False
    if low not in _SAYING:
        verb = next((i for i in range(verb, max(0, verb - _TOLD), -1) if tokens[i].text.lower() in _TELLING), 0)
        telling = verb > 0 and not any(verb < item.first and item.person >= 0 for item in seen)
        if not telling or any(not token.is_word for token in tokens[verb + 1 : at]):
            return False, None
    before = verb - 1
    while before > 0 and tokens[before].text.lower() in _BESIDE:
        before -= 1
    who = before > 0 and tokens[before].text.lower() == "who"
    if not who and low not in _OF_ONESELF:
        return False, None
    if who:
        before -= 1
    end = _before_aside(tokens, before) if tokens[before].text == "," and not who else before
    end -= tokens[end].text == "," and end > 0
    item = next((item for item in reversed(seen) if item.first <= end < item.last), None)
    first = item.first if item is not None else end
    if any(token.text.lower() in _PROXIES for token in tokens[max(0, first - _TITLE) : end + 1]):
        return False, None
    if item is not None:
        return True, item.person if item.person >= 0 else None
    return who and tokens[end].text.islower() and tokens[end].is_word, None


def _before_aside(tokens: Sequence[Token], comma: int) -> int:
    """Return the token before the aside that *comma* closes: "Roe|, now in Oslo, denied"."""
    for i in range(comma - 1, max(0, comma - _ASIDE), -1):
        if tokens[i].text == ",":
            return i - 1
    return comma


_OTHER_ONES = frozenset(
    "predecessor predecessors successor rival opponent challenger deputy rivals opponents namesake".split()
)


def whose_other(tokens: Sequence[Token], seen: Sequence[Item]) -> set[int]:
    """Return who only serves to say who another is: "His predecessor, Roe, went after auditors found that he had …"."""
    if len(seen) < 2 or len(tokens) < 2 or seen[0].first != 0 or tokens[1].text.lower() not in _OTHER_ONES:
        return set()
    other = next((item for item in seen[1:] if item.subject and item.person != seen[0].person), None)
    return {seen[0].person} if other is not None and not other.tells else set()
