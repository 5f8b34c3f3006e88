"""Words for the client of a lawyer: "X's lawyer, Y, said his client", "Y said her client"."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dossier.domain.mentions import MentionForm
from dossier.domain.spans import Span
from dossier.extract.persons.groups import Owned
from dossier.extract.tokens import Token, TokenizedStory, tokens_at

_LAWYERS = frozenset("lawyer lawyers attorney attorneys solicitor barrister counsel".split())
_ENDINGS = frozenset(("'s", "’s", "'", "’"))
_OWNERS = frozenset("his her their".split())
_NEAR = 3


def clients(story: TokenizedStory, mentions: Sequence[Owned]) -> Iterator[Owned]:
    """Give "his client" with the one for whom the lawyer speaks; *mentions* are those of single people, in order.

    The sentence names the lawyer by whose they are, or a pronoun means a lawyer whose only client the story named;
    where it names none, the client is the one whom the story is about.
    """
    represented: dict[int, set[int]] = {}
    main = _most_named(mentions)
    at = 0
    for sentence in story.body:
        tokens = sentence.tokens
        here = []
        while at < len(mentions) and mentions[at][0].start < sentence.span.end:
            if mentions[at][0].start >= sentence.span.start:
                here.append(mentions[at])
            at += 1
        owners = {person for mention in here if (person := _represented(tokens, mention)) is not None}
        if len(owners) == 1:
            owner = next(iter(owners))
            for lawyer in _lawyers(tokens, here, owner):
                represented.setdefault(lawyer, set()).add(owner)
        pronouns = {span.start: person for span, person, form in here if form is MentionForm.PRONOUN}
        for whose, client in pairwise(tokens) if "client" in sentence.lows else ():
            if whose.text.lower() not in _OWNERS or client.text.lower() != "client":
                continue
            lawyer = pronouns.get(whose.start, -1)
            named = {person for span, person, form in here if form is MentionForm.NAME and span.end < whose.start}
            meant = represented.get(lawyer, owners) or (main if named and not main & (named | {lawyer}) else set())
            if len(meant) == 1:
                # "Her" stays the lawyer's.
                start = client.start if lawyer in represented else whose.start
                yield Span(start, client.end), next(iter(meant)), MentionForm.NOMINAL


def _most_named(mentions: Sequence[Owned]) -> set[int]:
    """Return the one whom the story names more often than any other."""
    counts = Counter(person for _, person, form in mentions if form is MentionForm.NAME).most_common(2)
    alone = bool(counts) and (len(counts) == 1 or counts[0][1] > counts[1][1])
    return {counts[0][0]} if alone else set()


def _represented(tokens: Sequence[Token], mention: Owned) -> int | None:
    """Return whose lawyer the words around a mention speak of: "X's lawyer", "a lawyer for X"."""
    span, person, form = mention
    first, last = tokens_at(tokens, span)
    after = [token.text.lower() for token in tokens[last : last + _NEAR]]
    before = [token.text.lower() for token in tokens[max(0, first - _NEAR) : first]]
    owning = bool(after) and after[0] in _ENDINGS
    if form is MentionForm.PRONOUN:
        owning = span.end - span.start == 3 and tokens[first].text.lower() in _OWNERS
    if (owning and not _LAWYERS.isdisjoint(after)) or ("for" in before[-1:] and not _LAWYERS.isdisjoint(before)):
        return person
    return None


def _lawyers(tokens: Sequence[Token], here: Sequence[Owned], owner: int) -> Iterator[int]:
    """Give who is named beside the word "lawyer"."""
    for span, person, form in here:
        if form is not MentionForm.NAME or person == owner:
            continue
        first, last = tokens_at(tokens, span)
        near = [token.text.lower() for token in (*tokens[max(0, first - 2) : first], *tokens[last : last + _NEAR + 2])]
        if not _LAWYERS.isdisjoint(near):
            yield person
