"""Who speaks in a sentence, and from whom somebody hears in it."""

from collections.abc import Sequence

from dossier.extract.naming import gazetteer
from dossier.extract.naming.candidates import SAYING
from dossier.extract.persons.presence import Focus
from dossier.extract.persons.scenes import Item
from dossier.extract.tokens import Token

_ALSO = frozenset("also later then once again earlier repeatedly previously further reportedly".split())
_HEARD = frozenset("heard hears evidence testimony statement".split())
_CLOSERS = frozenset(',”"’!?')
_ADDRESSING = frozenset("told tells asked urged warned".split())


def speakers(tokens: Sequence[Token], items: Sequence[Item], focus: Focus) -> set[int]:
    """Return who speaks in a sentence: those beside a word of saying, else the last speaker."""
    found = set()
    for item in items:
        titles = titles_before(tokens, item.first)
        # "Y also said X was", "Y said the lad could": not X, nor the lad
        behind = titles == 1 or (titles > 1 and tokens[titles - 2].text in _CLOSERS)
        around = [tokens[titles - 1].text.lower()] if titles and behind else []
        around = [low for low in around if low not in _ADDRESSING]
        later = item.last + (item.last < len(tokens) and tokens[item.last].text.lower() in _ALSO)
        around += [token.text.lower() for token in tokens[later : later + 1]]
        account = [token.text.lower() for token in tokens[max(0, item.first - 2) : item.first]] == ["according", "to"]
        if item.tells or account or any(low in SAYING for low in around):
            found.add(item.person)
    if not found and focus.speaker is not None:
        found.add(focus.speaker)
    return found


def titles_before(tokens: Sequence[Token], first: int) -> int:
    """Return where the forms of address before the name at token *first* begin: "replied | Coun Roe"."""
    while first > 0 and (
        gazetteer.fold(tokens[first - 1].text) in gazetteer.honorifics()
        or (
            tokens[first - 1].text == "."
            and first > 1
            and gazetteer.fold(tokens[first - 2].text) in gazetteer.honorifics()
        )
    ):
        first -= 1
    return first


def witness(tokens: Sequence[Token], items: Sequence[Item]) -> int | None:
    """Return from whom somebody heard last in a sentence: "the jury heard from his neighbour, X"."""
    heard = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].text.lower() == "from"), 0)
    if not heard or tokens[heard - 1].text.lower() not in _HEARD:
        return None
    people = [item.person for item in items if item.first > heard and item.person >= 0 and not item.owner]
    return people[-1] if people else None
