"""The stages of reading one story, in order: sentences, names, people, times, events."""

from dossier.domain.documents import Story
from dossier.domain.events import StoryAnalysis
from dossier.domain.mentions import TimeContext
from dossier.extract.events import find_dated_events, with_happenings
from dossier.extract.names import find_names
from dossier.extract.naming.chosen import chosen_tagger
from dossier.extract.people import resolve_entities
from dossier.extract.time import NOTHING_KNOWN
from dossier.extract.tokens import tokenize


def analyse(text: str, story: Story, context: TimeContext = NOTHING_KNOWN) -> StoryAnalysis:
    """Read one *story* of a source whose whole text is *text*. All spans count from the start of *text*.

    *context* is what people know about its times beyond the text. Raises ImpossibleError where the names model of the
    story is not installed.
    """
    sentences = tokenize(text, story)
    tagger = None if story.names_model is None else chosen_tagger(story.names_model)
    entities = resolve_entities(sentences, find_names(sentences, tagger))
    timexes, events = find_dated_events(sentences, entities, context)
    return StoryAnalysis(entities, *with_happenings(timexes, events))
