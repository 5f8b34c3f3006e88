"""Whose date it is that stands behind a verb without a subject of its own, or behind something put in between.

"convicted of "aiding arson" on 15 July" tells of the verdict; "suspended from trading in 2017" of the suspension; "On
Tuesday, according to nine people interviewed apart, fighters went" of what the fighters did; "fought there between May
and July, among them the capture of the fort on 13 June" of the capture.
"""

from collections.abc import Sequence

from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.dated_nouns import Place
from dossier.extract.events.sequels import is_past
from dossier.extract.events.triggers import noun_kind
from dossier.extract.events.words import Pos, Word

_KEPT = frozenset(
    "suspend ban bar block prevent stop keep prohibit exclude disqualify discourage dissuade restrain stay withdraw "
    "forbid retire exempt excuse".split()
)
"""Of what is done once, so that something does not go on: "barred from teaching in 2017"."""
_PAIRS = frozenset({("among", "them"), ("among", "which"), ("among", "those"), ("such", "as")})
_SINGLE = frozenset("including notably".split())
_FAR = 16
"""Words from the sign that opens an insertion to the date, at the most."""


def governing(words: Sequence[Word], clauses: Sequence[Clause], k: int, place: Place) -> int | None:
    """Return the clause that a time in clause *k* dates where that is another one, None where nothing tells so."""
    clause = clauses[k]
    if place.first < clause.group.first:
        return _behind_insertion(words, clauses, k, place)
    if clause.parent is None or clause.group.finite or clauses[clause.parent].group.last > clause.group.first:
        return None
    parent = clauses[clause.parent]
    if not is_past(parent):
        return None
    kept = clause.link is Link.GERUND and clause.marker == "from" and parent.group.lemma in _KEPT
    return clause.parent if kept or _closes_quotation(words, clause, place) else None


def _closes_quotation(words: Sequence[Word], clause: Clause, place: Place) -> bool:
    """Tell whether a clause without a subject stands in quotation marks, and a time behind them."""
    first, last = clause.group.first, clause.group.last
    opened = any(word.pos is Pos.QUOTE for word in words[max(first - 3, 0) : first])
    closed = sum(word.pos is Pos.QUOTE for word in words[last + 1 : place.first])
    return opened and closed == 1 and place.first - last <= _FAR


def _behind_insertion(words: Sequence[Word], clauses: Sequence[Clause], k: int, place: Place) -> int | None:
    """Return the clause behind "On Tuesday, according to nine people interviewed apart, …"."""
    clause = clauses[k]
    if not clause.group.bare or k + 1 >= len(clauses) or clause.start > place.first or place.end + 1 >= len(words):
        return None
    after = clauses[k + 1]
    fronted = all(word.pos is Pos.PREP for word in words[clause.start : place.first])
    opened = words[place.end].pos is Pos.COMMA and words[place.end + 1].pos is Pos.PREP
    closed = after.group.first > clause.end and Pos.COMMA in (words[clause.end].pos, words[clause.end - 1].pos)
    plain = not any(word.pos is Pos.COMMA for word in words[place.end + 1 : clause.group.first])
    main = after.group.finite and after.link is Link.ROOT
    return k + 1 if fronted and opened and closed and plain and main else None


def is_of_example(words: Sequence[Word], clauses: Sequence[Clause], place: Place, nouns: dict[int, int]) -> bool:
    """Tell whether a time closes an example of what a clause tells: "…, among them the capture of the fort on 13 June".

    The happening that the example names takes the time in *nouns*.
    """
    opening = next((i for i in range(place.first - 1, max(place.first - _FAR, 0), -1) if _opens(words, i)), None)
    if opening is None or any(opening < clause.group.main < place.first for clause in clauses):
        return False
    told = next((i for i in range(opening + 1, place.first) if noun_kind(words, i) is not None), None)
    if told is not None:
        nouns.setdefault(told, place.index)
    return True


def _opens(words: Sequence[Word], i: int) -> bool:
    """Tell whether word *i* opens an example behind a comma."""
    if words[i - 1].pos is not Pos.COMMA or i + 1 >= len(words):
        return False
    return words[i].low in _SINGLE or (words[i].low, words[i + 1].low) in _PAIRS


def as_it_was_by_then(words: Sequence[Word], clause: Clause, place: Place) -> bool:
    """Tell whether "by" only leads to what was so at a time: "By dusk on Monday there were shots", not "had left".

    A part of a day must be named, for what was so by a year may have begun long before.
    """
    group = clause.group
    plain = group.finite and not (group.perfect or group.modal or group.passive or group.present)
    was = plain and (group.copula or words[group.first].low in _WAS)
    fronted = place.first < group.first and place.first > 0 and words[place.first - 1].low == "by"
    return was and fronted and any(word.low in _PARTS for word in words[place.first : place.end])


_WAS = frozenset({"was", "were"})
_PARTS = frozenset("dawn daybreak sunrise morning noon midday afternoon dusk sunset nightfall evening".split())
