"""What a story says of people apart from events: age, role, organisation, nationality, residence, aliases."""

from collections.abc import Sequence

from dossier.domain.mentions import EntityKind, FactKind, PersonFact
from dossier.domain.spans import Span
from dossier.extract.clusters import Cluster
from dossier.extract.tokens import Token, TokenizedStory


def facts(story: TokenizedStory, clusters: Sequence[Cluster]) -> dict[int, tuple[PersonFact, ...]]:
    """Return the facts of people by the number of their cluster among *clusters*."""
    owners = {span: key for key, c in enumerate(clusters) if c.kind is EntityKind.PERSON for span in c.spans}
    found: dict[int, dict[tuple[FactKind, str], PersonFact]] = {}
    for sentence in story.body:
        for span, key in owners.items():
            if not sentence.span.covers(span):
                continue
            for fact in _ages(story, sentence.tokens, span):
                found.setdefault(key, {}).setdefault((fact.kind, fact.value.casefold()), fact)
    return {key: tuple(sorted(known.values(), key=lambda fact: fact.span)) for key, known in found.items()}


def _ages(story: TokenizedStory, tokens: Sequence[Token], name: Span) -> list[PersonFact]:
    after = [token for token in tokens if token.start >= name.end][:3]
    if len(after) > 1 and after[0].text in (",", "(") and after[1].text.isdigit() and 4 < int(after[1].text) < 111:
        if len(after) < 3 or after[2].text in (",", ")", ".", "-", "–", "—"):
            span = Span(after[1].start, after[1].end)
            return [PersonFact(FactKind.AGE, span.of(story.text), span)]
    return []
