"""Small stories for the tests of time expressions."""

from datetime import date

from dossier.domain.documents import Passage, PassageRole, PublicationBasis, PublicationDate, Story
from dossier.domain.mentions import TimeContext, Timex
from dossier.domain.spans import Span
from dossier.extract.time import NOTHING_KNOWN, find_timexes
from dossier.extract.tokens import TokenizedStory, tokenize


def story_of(text: str, published: str = "-") -> TokenizedStory:
    """Make a story of paragraphs (parted by empty lines), published on a day, in "first..last", or "-" unknown."""
    known = None
    if published != "-":
        days = [date.fromisoformat(day) for day in published.split("..")]
        known = PublicationDate(days[0], days[-1], PublicationBasis.STATED)
    passages, position = [], 0
    for paragraph in text.split("\n\n"):
        passages.append(Passage(Span(position, position + len(paragraph)), PassageRole.BODY))
        position += len(paragraph) + 2
    return tokenize(text, Story(1, Span(0, len(text)), published=known, passages=tuple(passages)))


def timexes_of(text: str, published: str = "-", context: TimeContext = NOTHING_KNOWN) -> tuple[Timex, ...]:
    """Return the time expressions of a small story."""
    return find_timexes(story_of(text, published), context)
