"""Surnames that are ordinary words too: "Banks", "Price", "Cook"."""

from dossier.extract.naming.candidates import SAYING, Line

_AFTER_NAMES = frozenset(
    "has was is had also then later himself herself introduced unveiled returned joined left died resigned married "
    "promised called described met moved wrote spoke began became went took gave got came made won lost".split()
)
_DESCRIBING = frozenset("born who whose aged".split())


def may_be_ordinary(line: Line, i: int, small: frozenset[str]) -> bool:
    """Tell whether a surname that is an ordinary word too ("Banks", "Price") may be that word at token *i*.

    A capital inside a sentence makes it a name; at its start only a verb that follows does, and only in a story that
    never writes the word small (*small* are the words that it does).
    """
    if not line.named or line.tokens[i].text.isupper():
        return True
    before = line.tokens[i - 1].text if i else ""
    after = line.lows[i + 1] if i + 1 < len(line.lows) else ""
    if after and line.tokens[i + 1].text[0].isupper():
        return True
    if before[:1].isalnum() or before == ",":
        return before[:1].isupper() and i > 1
    if after == "," and i + 2 < len(line.lows):
        # "Banks, born in Oslo, …", "Banks, 54, …"
        return line.lows[i + 2] not in _DESCRIBING and not line.lows[i + 2].isdigit()
    return line.lows[i] in small or not (after in SAYING or after in _AFTER_NAMES)
