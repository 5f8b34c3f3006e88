"""The sentences of a story taken apart: its clauses, what dates them, and in which tense they speak."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from dossier.domain.documents import PassageRole, Story
from dossier.domain.events import Status, StoryAnalysis
from dossier.domain.mentions import Timex
from dossier.domain.spans import Span
from dossier.extract.events.clauses import Clause, Link, find_clauses
from dossier.extract.events.dating import Dates, find_dates
from dossier.extract.events.status import judge
from dossier.extract.events.words import Marked, Word, read_words
from dossier.extract.time.quotes import encloses, quoted_spans
from dossier.extract.tokens import Sentence, TokenizedStory, sentences_of, tokenize

_LONGEST = 200
"""Words beyond which a sentence is none, but a list or a table."""
_PROSPECTS = frozenset("due set scheduled slated expected likely poised".split())
_MEANING_TO = frozenset("plan intend hope expect".split())
_FACING = frozenset("face begin start await".split())
_FUTURE = frozenset({"will", "shall"})


class Tense(Enum):
    """When a clause places what it tells, seen from the day of writing."""

    PAST = auto()
    FUTURE = auto()
    PRESENT = auto()
    OPEN = auto()
    """It cannot be told, or nothing happens: "could", "if", "would", "did not"."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence. ``quoted`` are the stretches of its paragraph that stand between quotation marks."""

    sentence: Sentence
    words: Sequence[Word]
    clauses: Sequence[Clause]
    dates: Dates
    quoted: tuple[Span, ...]

    def tense(self, k: int) -> Tense:
        """Return the tense of clause *k*."""
        clause, status = self.clauses[k], judge(self.words, self.clauses, k)
        group = clause.group
        if clause.link is Link.GERUND and clause.parent is not None:
            faced = self.clauses[clause.parent].group
            if faced.lemma in _FACING and group.first == faced.last + 1:
                return self.tense(clause.parent)  # "will face sentencing"
        if group.infinitive:
            return Tense.FUTURE if self._is_prospect(clause) else Tense.OPEN
        if status not in (Status.ASSERTED, Status.ALLEGED, Status.PLANNED):
            return Tense.OPEN
        if group.modal:
            return Tense.FUTURE if group.modal in _FUTURE and not group.perfect else Tense.OPEN
        if not group.finite or status is Status.PLANNED or clause.link is Link.SOURCE:
            return Tense.OPEN
        return Tense.PRESENT if group.present and not group.perfect else Tense.PAST

    def _is_prospect(self, clause: Clause) -> bool:
        """Tell whether an infinitive is told as to come: "is due to stand trial", "plans to appeal"."""
        if clause.parent is None or clause.link is not Link.INFINITIVE or clause.governor:
            return False
        parent = self.clauses[clause.parent].group
        first, to = parent.first, clause.group.first
        if to - parent.last > 3 or parent.negated or parent.modal or parent.perfect:
            return False
        start = self.clauses[clause.parent].start
        present = any(self.words[i].low in ("is", "are", "'s", "'re") for i in range(max(start, first - 2), to))
        due = any(self.words[i].low in _PROSPECTS for i in range(first, to))
        if due:
            return present
        return parent.present and parent.lemma in _MEANING_TO and to == parent.last + 1 and not parent.passive

    def clause_at(self, position: int) -> int | None:
        """Return the clause that holds a place of the text, None where no clause does."""
        i = next((n for n, word in enumerate(self.words) if word.token.end > position), None)
        if i is None:
            return None
        for k in range(len(self.clauses) - 1, -1, -1):
            clause = self.clauses[k]
            if clause.start <= i < clause.end or clause.apart[0] <= i < clause.apart[1]:
                return k
        return None

    def is_quoted(self, position: int) -> bool:
        """Tell whether a place of the text stands between quotation marks."""
        return encloses(self.quoted, position)


@dataclass(frozen=True, slots=True)
class Reading:
    """A story with its sentences taken apart, for all that looks for clues in it. ``asides`` are those of captions."""

    text: str
    story: Story
    tokens: TokenizedStory
    analysis: StoryAnalysis
    timexes: tuple[Timex, ...]
    scenes: tuple[Scene, ...]
    asides: tuple[Scene, ...]

    @property
    def words(self) -> str:
        """The story's own words."""
        return self.story.span.of(self.text)

    def scene_at(self, position: int) -> Scene | None:
        """Return the sentence that holds a place of the text."""
        scenes = (*self.scenes, *self.asides)
        return next((s for s in scenes if s.sentence.span.start <= position < s.sentence.span.end), None)


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
    return Reading(text, story, tokens, analysis, marked.timexes, scenes, captions)


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
