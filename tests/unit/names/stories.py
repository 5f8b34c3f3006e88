"""Stories for the tests of this folder, made of plain paragraphs."""

import re

from dossier.domain.documents import Passage, PassageRole, Story
from dossier.domain.mentions import EntityKind, StoryEntity
from dossier.domain.spans import Span
from dossier.extract.names import find_names
from dossier.extract.people import resolve_entities
from dossier.extract.tokens import TokenizedStory, tokenize


def story_of(text: str, title: bool = False) -> TokenizedStory:
    """Return *text* as a story: each line a passage, the first one the headline where *title* says so."""
    passages = tuple(
        Passage(Span(match.start(), match.end()), PassageRole.TITLE if title and not number else PassageRole.BODY)
        for number, match in enumerate(re.finditer(r"[^\n]+", text))
    )
    return tokenize(text, Story(1, Span(0, len(text)), passages=passages))


def names_in(text: str, kind: EntityKind, title: bool = False) -> list[str]:
    """Return the names of *kind* as the text writes them, in order."""
    return [name.span.of(text) for name in find_names(story_of(text, title)) if name.kind is kind]


def entities_in(text: str, title: bool = False) -> tuple[StoryEntity, ...]:
    """Return the entities of *text*."""
    story = story_of(text, title)
    return resolve_entities(story, find_names(story))


def person_in(text: str, name: str) -> StoryEntity:
    """Return the one person whose fullest name is *name*."""
    found = [e for e in entities_in(text) if e.kind is EntityKind.PERSON and e.name == name]
    assert len(found) == 1, [e.name for e in entities_in(text)]
    return found[0]
