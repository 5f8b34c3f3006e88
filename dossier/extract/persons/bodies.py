"""Short words for an organisation that was named before: "the department", "the foundation"."""

from collections.abc import Iterator, Sequence

from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.extract.persons.clusters import Cluster
from dossier.extract.tokens import TokenizedStory

_HEADS = frozenset(
    "department ministry agency bureau foundation commission committee council institute authority university union "
    "federation association corporation party bank tribunal directorate secretariat".split()
)
"""Words that stand in the names of organisations and, alone, mean one named before."""


def short_forms(story: TokenizedStory, clusters: Sequence[Cluster]) -> dict[int, list[Span]]:
    """Return for each cluster of *clusters*, by its place, where the story means it by its head noun alone.

    Only where exactly one organisation named so far in the story bears that noun in its name; where two do
    ("the department" after two departments) the words are left out.
    """
    named = [
        (span.start, head, number)
        for number, cluster in enumerate(clusters)
        if cluster.kind is EntityKind.ORGANISATION
        for head in _HEADS & {word for words in cluster.variants for word in words}
        for span in cluster.spans[:1]
    ]
    found: dict[int, list[Span]] = {}
    for span, head in _phrases(story):
        bearing = {number for start, noun, number in named if noun == head and start < span.start}
        if len(bearing) == 1:
            found.setdefault(bearing.pop(), []).append(span)
    return found


def _phrases(story: TokenizedStory) -> Iterator[tuple[Span, str]]:
    """Yield "the department" where neither a name nor an "of" follows that would say which one."""
    for sentence in story.body:
        tokens = sentence.tokens
        for i, token in enumerate(tokens[:-1]):
            head = tokens[i + 1]
            if token.text.casefold() != "the" or head.text not in _HEADS:
                continue
            after = tokens[i + 2].text if i + 2 < len(tokens) else "."
            if after in {"of", "for"} or after[0].isupper():
                continue
            yield Span(token.start, head.end), head.text
