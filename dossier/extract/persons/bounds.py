"""Where clauses and quotations of a sentence begin and end."""

from collections.abc import Sequence

from dossier.extract.persons.phrases import IRREGULAR
from dossier.extract.persons.scenes import Item
from dossier.extract.tokens import Token

_CLAUSES = frozenset(
    "that who whom which when after before as because if while since until although though where and but or".split()
)
_JOINING = frozenset("and but or".split())
_GOING_ON = frozenset(
    "was were is are has have had will would could can may might must should did does never then also later again "
    "not once always allegedly reportedly eventually finally instead often twice repeatedly still".split()
)
_CALLING = frozenset("a an the his her".split())
_CONTRACTED = ("'d", "’d", "'ll", "’ll", "'ve", "’ve", "'re", "’re")
_MARKS = frozenset('“‘”’"')
# How many words a clause has at most, and how many are set between commas.
_CLAUSE, _INSERTED = 40, 14


def uncontracted(word: str) -> str:
    """Return the pronoun of "he'd", "she'll" and "they've"; any other word as it is."""
    if not word.endswith(_CONTRACTED):
        return word
    return word[:-2] if word[-1] == "d" else word[:-3]


def same_clause(tokens: Sequence[Token], at: int, item: Item) -> bool:
    """Tell whether somebody mentioned before token *at* stands in its clause, as the subject of it."""
    if at - item.last > _CLAUSE or item.last >= at:
        return item.last == at
    first = item.last
    relative = tokens[first + 1].text.lower() in ("who", "whose", "whom")
    apposed = item.first > 0 and tokens[item.first - 1].text == ","
    if tokens[first].text == "," and apposed and not relative:
        first = _behind_apposition(tokens, first + 1, at)  # "His cousin, X, sued him"
    elif tokens[first].text == ",":
        # "X, who lives there, sued her"
        commas = (i for i in range(first + 1, min(first + _INSERTED, at)) if tokens[i].text == ",")
        first = next(commas, first - 1) + 1
    if tokens[first].text.lower() in ("who", "that"):
        first += 1  # "a diplomat who met him"
    return not any(_parts(tokens, i) for i in range(first, at))


def _behind_apposition(tokens: Sequence[Token], first: int, at: int) -> int:
    """Return where a clause goes on that calls a named person more: "His cousin, X, | a priest, | sued him"."""
    if tokens[first].text.lower() not in _CALLING and not tokens[first].text.isdigit():
        return first
    commas = (i for i in range(first + 1, min(first + _INSERTED, at)) if tokens[i].text == ",")
    return next(commas, first - 1) + 1


def _parts(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a word parts clauses; "and" before a verb does not: "X met Y and offered him"."""
    token, low = tokens[i], tokens[i + 1].text.lower()
    if low == "then" and i + 2 < len(tokens):
        low = tokens[i + 2].text.lower()  # "but then circumstances changed"
    if token.text in _JOINING and (low.endswith("ed") or low in IRREGULAR or low in _GOING_ON):
        return False
    return token.text in (",", ";", "”", '"') or token.text.lower() in _CLAUSES


def quoted_tokens(tokens: Sequence[Token], inside: bool) -> tuple[list[bool], bool]:
    """Tell for each token whether it stands between quotation marks, and whether a quotation goes on at the end."""
    if _MARKS.isdisjoint([token.text for token in tokens]):
        return [inside] * len(tokens), inside
    marks = []
    for token in tokens:
        if token.text in ("“", "‘") or (token.text == '"' and not inside):
            inside = True
            marks.append(False)
        elif token.text in ("”", '"') or (token.text == "’" and inside):
            inside = False
            marks.append(False)
        else:
            marks.append(inside)
    return marks, inside
