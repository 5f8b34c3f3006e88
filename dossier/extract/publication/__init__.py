"""When a story without a stated date was published, as far as its own words settle it."""

from collections.abc import Iterable, Iterator

from dossier.domain.documents import Story
from dossier.domain.events import StoryAnalysis
from dossier.domain.publication import PublicationProposal
from dossier.extract.publication.calendar_clues import ages, anniversaries, awaited_elections
from dossier.extract.publication.clues import Clue
from dossier.extract.publication.day_clues import beside, dateline, weekday_pairs
from dossier.extract.publication.picture_clues import captions, hints
from dossier.extract.publication.reading import read
from dossier.extract.publication.tenses import open_plans, past_facts, plans
from dossier.extract.publication.weighing import weigh
from dossier.extract.tokens import as_far_as_read

__all__ = ["Clue", "clues_of", "propose", "weigh"]

_MOST = 12
"""Reasons of one kind that are kept; the latest facts and the earliest plans say all."""
_MOST_HINTS = 3


def propose(
    text: str, story: Story, analysis: StoryAnalysis, file: str = "", further: Iterable[Clue] = ()
) -> PublicationProposal | None:
    """Return what can be known of when *story* was published, None where nothing hints at it.

    *text* is the whole source, *analysis* what was found in the story, *file* the name of its file, *further* what
    other stories or people add. Nothing depends on the day on which this is asked.
    """
    return weigh((*clues_of(text, story, analysis, file), *further))


def clues_of(text: str, story: Story, analysis: StoryAnalysis, file: str = "") -> tuple[Clue, ...]:
    """Return all that the words of a story, and the name of its file, tell of its publication."""
    return tuple(_clues(text, story, analysis, file))


def _clues(text: str, story: Story, analysis: StoryAnalysis, file: str) -> Iterator[Clue]:
    reading = read(text, as_far_as_read(text, story), analysis)
    facts = sorted(past_facts(reading), key=lambda clue: str(clue.start), reverse=True)
    yield from facts[:_MOST]
    yield from sorted(plans(reading), key=lambda clue: str(clue.end))[:_MOST]
    for find in (beside, dateline, weekday_pairs, captions, awaited_elections, anniversaries, ages):
        yield from tuple(find(reading))[:_MOST]
    yield from tuple(open_plans(reading))[:_MOST_HINTS]
    yield from tuple(hints(reading, file))[:_MOST]
