"""Words for two people ("the pair", "the two men", "the defendants") where it is certain whom they mean."""

from collections.abc import Sequence
from itertools import pairwise

from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.extract.clusters import Cluster
from dossier.extract.tokens import TokenizedStory

_PAIRS = frozenset("pair duo men women brothers sisters couple defendants suspects accused".split())
_AFTER_TWO = frozenset("are were have had then also allegedly face did will would could , . and , is".split())
_NEAR = 12


def nominals(story: TokenizedStory, clusters: Sequence[Cluster]) -> dict[int, list[Span]]:
    """Return, for people by number, the words for two that mean them.

    They are certain where the story has named two people side by side ("A and B", "A, 24, and B") before, and no
    other two that way anywhere.
    """
    people = [cluster for cluster in clusters if cluster.kind is EntityKind.PERSON]
    spans = sorted((span, number) for number, cluster in enumerate(people) for span in cluster.spans)
    pairs = _pairs(story, spans)
    found: dict[int, list[Span]] = {}
    if len({frozenset(pair) for _, *pair in pairs}) != 1:
        return found
    named, first, second = pairs[0]
    for sentence in story.body:
        tokens = sentence.tokens
        lows = [token.text.lower() for token in tokens]
        for i in range(len(tokens) - 1):
            last = _last_word(lows, i)
            if last is not None and tokens[i].start > named:
                span = Span(tokens[i].start, tokens[last].end)
                found.setdefault(first, []).append(span)
                found.setdefault(second, []).append(span)
    return found


def _last_word(lows: Sequence[str], i: int) -> int | None:
    """Return the last token of words for two that begin at token *i*, or None."""
    if lows[i] not in ("the", "both"):
        return None
    after = lows[i + 2] if i + 2 < len(lows) else "."
    if lows[i + 1] == "two":
        if after in _PAIRS:
            return i + 2
        return i + 1 if after in _AFTER_TWO else None
    single = lows[i + 1] in _PAIRS and after not in ("'s", "’s", "of")
    return i + 1 if single and (lows[i] == "the" or lows[i + 1] in ("men", "women", "defendants", "suspects")) else None


def _pairs(story: TokenizedStory, spans: Sequence[tuple[Span, int]]) -> list[tuple[int, int, int]]:
    """Return where two people are named side by side, and who."""
    found = []
    for (a, first), (b, second) in pairwise(spans):
        between = story.text[a.end : b.start]
        if first != second and len(between) <= _NEAR:
            words = between.replace(",", " ").split()
            if "and" in words and all(word == "and" or word.isdigit() for word in words):
                found.append((b.end, first, second))
    return found
