"""A story taken apart, for all that looks for clues in it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from dossier.domain.documents import PassageRole, Story
from dossier.domain.events import StoryAnalysis
from dossier.domain.mentions import Timex
from dossier.domain.spans import Span
from dossier.extract.events.clauses import find_clauses
from dossier.extract.events.dating import find_dates
from dossier.extract.events.words import Marked, read_words
from dossier.extract.publication.backdrop import Backdrop, backdrop_of
from dossier.extract.publication.scenes import Scene
from dossier.extract.time.quotes import quoted_spans
from dossier.extract.tokens import Sentence, TokenizedStory, sentences_of, tokenize

_LONGEST = 200
"""Words beyond which a sentence is none, but a list or a table."""


@dataclass(frozen=True)
class Reading:
    """A story with its sentences taken apart. ``asides`` are those of captions."""

    text: str
    story: Story
    timexes: tuple[Timex, ...]
    scenes: tuple[Scene, ...]
    asides: tuple[Scene, ...]

    @cached_property
    def words(self) -> str:
        """The story's own words."""
        return self.story.span.of(self.text)

    @cached_property
    def backdrop(self) -> Backdrop:
        """What the story as a whole says of its dates."""
        return backdrop_of(self.text, self.story, self.scenes, self.timexes)

    @cached_property
    def _in_order(self) -> tuple[list[int], list[Scene]]:
        ordered = sorted((*self.scenes, *self.asides), key=lambda scene: scene.sentence.span)
        return [scene.sentence.span.start for scene in ordered], ordered

    def scene_at(self, position: int) -> Scene | None:
        """Return the sentence that holds a place of the text."""
        starts, ordered = self._in_order
        i = bisect_right(starts, position) - 1
        return ordered[i] if i >= 0 and position < ordered[i].sentence.span.end else None


def read(text: str, story: Story, analysis: StoryAnalysis) -> Reading:
    """Take the running text of a story, and its captions, apart."""
    tokens = tokenize(text, story)
    marked = Marked.of(analysis.entities, analysis.timexes)
    asides = [
        Sentence(span, words, passage.role, number)
        for number, passage in enumerate(story.passages)
        if passage.role is PassageRole.CAPTION
        for span, words in sentences_of(text, passage.span)
    ]
    scenes, captions = tuple(_scenes(tokens, tokens.body, marked)), tuple(_scenes(tokens, asides, marked))
    return Reading(text, story, marked.timexes, scenes, captions)


def _scenes(tokens: TokenizedStory, sentences: Iterable[Sentence], marked: Marked) -> Iterator[Scene]:
    quoted: dict[int, tuple[Span, ...]] = {}
    for sentence in sentences:
        if len(sentence.tokens) > _LONGEST:
            continue
        marks = quoted.get(sentence.paragraph)
        if marks is None:
            passage = tokens.story.passages[sentence.paragraph].span
            marks = quoted[sentence.paragraph] = quoted_spans(tokens.text, passage)
        words = read_words(sentence, marked)
        clauses = find_clauses(words)
        yield Scene(sentence, words, clauses, find_dates(words, clauses, marked.timexes, {}), marks)
