"""The words that are shown as the evidence of an event: its sentence, or of a long one the clause that tells it."""

from collections.abc import Collection, Sequence

from dossier.domain.spans import Span
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.words import Pos, Word

_WHOLE = 280
"""A sentence of no more characters is shown whole."""
_FEWEST = 4
"""A clause of fewer words cannot be read by itself."""
_OBJECTS = (Link.AND, Link.INFINITIVE, Link.CONTENT, Link.GERUND)
_OUTER = (Pos.COMMA, Pos.AND, Pos.PUNCT, Pos.DASH)
_NO_WORDS = (Pos.COMMA, Pos.PUNCT, Pos.DASH, Pos.QUOTE)


def evidence_of(
    words: Sequence[Word],
    clauses: Sequence[Clause],
    clause: Clause | None,
    trigger: int,
    dates: Sequence[Span],
    people: Collection[int],
) -> Span:
    """Return the span that states the happening named by the word *trigger* of *clause*, readable by itself.

    It holds the words in *dates* and those that name *people* (keys of entities), as far as the sentence, whose
    *words* and *clauses* these are, has them.
    """
    whole = Span(words[0].token.start, words[-1].token.end)
    if len(whole) <= _WHOLE or clause is None:
        return whole
    first, last = clause.start, _end(words, clauses, clause) - 1
    while first < last and words[first].pos in _OUTER:
        first += 1
    while last > first and words[last].pos in (Pos.COMMA, Pos.AND, Pos.DASH):
        last -= 1
    first, last = min(first, trigger), max(last, trigger)
    for who in people:
        named = [i for i, word in enumerate(words) if word.entity == who or who in word.others]
        if named and not any(first <= i <= last for i in named):
            nearest = min(named, key=lambda i: min(abs(i - first), abs(i - last)))
            first, last = _with_mention(words, nearest, first, last)
    for i, word in enumerate(words):
        if any(word.token.start < span.end and span.start < word.token.end for span in dates):
            first, last = min(first, i), max(last, i)
    if sum(word.pos not in _NO_WORDS for word in words[first : last + 1]) < _FEWEST:
        return whole
    return Span(words[first].token.start, words[last].token.end)


def _end(words: Sequence[Word], clauses: Sequence[Clause], clause: Clause) -> int:
    """Return where a clause ends: one that stops at its verb goes on to its object, "made and sold x"."""
    end = clause.end
    for other in clauses:
        is_next = other.start == end and other.link in _OBJECTS
        if is_next and all(word.pos in _OUTER or word.pos is Pos.ADV for word in words[clause.group.last + 1 : end]):
            clause, end = other, other.end
    return end


def _with_mention(words: Sequence[Word], i: int, first: int, last: int) -> tuple[int, int]:
    """Return a stretch widened to the whole mention that the word *i* belongs to."""
    start = end = i
    while start > 0 and words[start - 1].mention == words[i].mention >= 0:
        start -= 1
    while end + 1 < len(words) and words[end + 1].mention == words[i].mention >= 0:
        end += 1
    return min(first, start), max(last, end)
