"""Whom "the two suspects", "the defendants" and "both accused" mean: exactly those of whose case the story told."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dossier.domain.spans import Span
from dossier.extract.persons.fates import ACCUSING, CASES, Fate, fate_after, fate_before
from dossier.extract.persons.groups import Owned, by_sentence, words_for_two
from dossier.extract.persons.plurals import joined
from dossier.extract.persons.scenes import is_official
from dossier.extract.tokens import Sentence, TokenizedStory, tokens_at

_NOUNS = frozenset("defendants suspects accused".split())
_LAWYERS = frozenset("lawyer lawyers attorney solicitor barrister bail".split())
_ENDINGS = frozenset(("'s", "’s", "'", "’"))
_TWO = 2


def only_the_accused(
    story: TokenizedStory,
    mentions: Sequence[Owned],
    known: Mapping[Span, frozenset[int]],
    members: Iterable[tuple[frozenset[int], Span, Fate | None]],
) -> dict[Span, frozenset[int]]:
    """Return *known* words for two with those for suspects given to the only two of whom the story told as such so far.

    They are left out where it told so of nobody, of one, or of more than two. *mentions* are in order, *members* those
    whom the story names as the people of a group, with what befell it.
    """
    words = [*_words(story)]
    kept = {span: people for span, people in known.items() if not _is_accused(story, span)}
    if not words:
        return kept
    first = _accused(story, mentions)
    for people, span, fate in members:
        for person in people if fate is Fate.ACCUSED else ():
            first[person] = min(span.end, first.get(person, span.end))
    order = sorted(first, key=first.__getitem__)
    starts = [first[person] for person in order]
    kept |= {span: frozenset(order[:_TWO]) for span in words if bisect_left(starts, span.start) == _TWO}
    return kept


def _words(story: TokenizedStory) -> Iterator[Span]:
    """Find "the two suspects" and "both defendants"."""
    for sentence in story.body:
        lows = sentence.lows
        for i in range(len(lows) - 1) if not _NOUNS.isdisjoint(lows) else ():
            last = words_for_two(lows, i)
            if last is not None and not _NOUNS.isdisjoint(lows[i : last + 1]):
                yield Span(sentence.tokens[i].start, sentence.tokens[last].end)


def _is_accused(story: TokenizedStory, span: Span) -> bool:
    return not _NOUNS.isdisjoint(span.of(story.text).lower().split())


def _accused(story: TokenizedStory, mentions: Sequence[Owned]) -> dict[int, int]:
    """Return whom the story tells to be arrested, charged or tried, with where it first does so; no officials."""
    found: dict[int, int] = {}
    for sentence, here in by_sentence(story, mentions):
        if not here or ACCUSING.isdisjoint(sentence.lows):
            continue
        for person, start in _in_sentence(sentence, here):
            found.setdefault(person, start)
    return found


def _in_sentence(sentence: Sentence, here: Sequence[Owned]) -> Iterator[tuple[int, int]]:
    """Give who stands accused by the words around them, alone or together with others."""
    tokens = sentence.tokens
    for first, last, people in joined(sentence, here):
        if fate_before(tokens, first) is Fate.ACCUSED or fate_after(tokens, last) is Fate.ACCUSED:
            yield from ((person, tokens[first].start) for person in sorted(people))
    for span, person, _ in here:
        first, last = tokens_at(tokens, span)
        if first >= last or is_official(tokens, first, last):
            continue
        after = [token.text.lower() for token in tokens[last : last + 3]]
        owns = bool(after) and after[0] in _ENDINGS and not (CASES | _LAWYERS).isdisjoint(after)
        if owns or fate_before(tokens, first) is Fate.ACCUSED or fate_after(tokens, last) is Fate.ACCUSED:
            yield person, span.start
