"""Whom "the two suspects", "the defendants" and "both accused" mean: exactly those of whose case the story told."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from dossier.domain.spans import Span
from dossier.extract.naming.candidates import SAYING
from dossier.extract.persons.groups import Owned, by_sentence
from dossier.extract.persons.scenes import is_official
from dossier.extract.persons.sightings import LEGAL
from dossier.extract.tokens import TokenizedStory, tokens_at

_NOUNS = frozenset("defendants suspects accused".split())
_ACCUSING = LEGAL | frozenset(
    "seized held apprehended nabbed remanded bailed tried suspected suspects suspect defendants defendant arraigned "
    "prosecuted custody trial captured caught wanted arrest arrests charges charge indictment court accused conspired "
    "conspiracy allegedly alleged denied deny denies accuses accuse accusing charging arresting sues sued detain "
    "detains jails jailing convicts sentencing indicts plot".split()
)
_TWO = 2


def only_the_accused(
    story: TokenizedStory,
    mentions: Sequence[Owned],
    known: Mapping[Span, frozenset[int]],
    side_by_side: frozenset[int],
) -> dict[Span, frozenset[int]]:
    """Return *known* words for two with those for suspects given to the only two of whom the story told as such so far.

    They are left out where it told so of nobody, of one, or of more than two, but for the only two whom the story names
    *side_by_side* (nobody where there are others). *mentions* are in order.
    """
    if not any(_is_accused(story, span) for span in known):
        return dict(known)
    first = _accused(story, mentions)
    order = sorted(first, key=first.__getitem__)
    starts = [first[person] for person in order]
    kept = {}
    for span, people in known.items():
        if not _is_accused(story, span):
            kept[span] = people
        elif side_by_side and all(first.get(person, span.end) < span.start for person in side_by_side):
            kept[span] = side_by_side
        elif bisect_left(starts, span.start) == _TWO:
            kept[span] = frozenset(order[:_TWO])
    return kept


def _is_accused(story: TokenizedStory, span: Span) -> bool:
    return not _NOUNS.isdisjoint(span.of(story.text).lower().split())


def _accused(story: TokenizedStory, mentions: Sequence[Owned]) -> dict[int, int]:
    """Return whom the story mentions where it tells of an arrest, a charge or a trial, with where it first does so.

    Not those who only tell of it, nor officials.
    """
    found: dict[int, int] = {}
    for sentence, here in by_sentence(story, mentions):
        lows = [token.text.lower() for token in sentence.tokens]
        if _ACCUSING.isdisjoint(lows):
            continue
        for span, person, _ in here:
            first, last = tokens_at(sentence.tokens, span)
            after = lows[last : last + 1]
            tells = after and after[0] in SAYING - {"pleaded", "admitted", "denied"}
            owns = after and after[0] in ("'s", "’s", "'", "’")
            if first < last and not tells and not owns and not is_official(sentence.tokens, first, last):
                found.setdefault(person, span.start)
    return found
