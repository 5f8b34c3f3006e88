"""The stages of reading one story, in order: sentences, names, people, times, events."""

from dossier.domain.documents import Story
from dossier.domain.events import StoryAnalysis
from dossier.extract.events import find_events
from dossier.extract.names import find_names
from dossier.extract.people import resolve_entities
from dossier.extract.time import find_timexes
from dossier.extract.tokens import tokenize


def analyse(text: str, story: Story) -> StoryAnalysis:
    """Read one *story* of a source whose whole text is *text*. All spans count from the start of *text*."""
    sentences = tokenize(text, story)
    entities = resolve_entities(sentences, find_names(sentences))
    timexes = find_timexes(sentences)
    return StoryAnalysis(entities, timexes, find_events(sentences, timexes, entities))
