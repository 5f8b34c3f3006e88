"""What is marked in a story, sorted once so that any stretch of it is found at once. Made on the worker; no Qt here."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from dossier.domain.documents import Passage, PassageRole
from dossier.domain.notes import Note
from dossier.domain.spans import Span
from dossier.domain.views import ArticleView, Highlight, Layer

DIMMED = frozenset(
    {PassageRole.CAPTION, PassageRole.NOTICE, PassageRole.COMMENT, PassageRole.REPEAT, PassageRole.DATELINE}
)
SET_OFF = DIMMED | {PassageRole.TITLE}
"""The roles of passages that do not look like the rest of a story: others need not be read to show it."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a story in text order, the longer first where several begin at one place."""

    highlights: tuple[Highlight, ...] = ()
    passages: tuple[Passage, ...] = ()
    notes: tuple[Note, ...] = ()
    _starts: tuple[int, ...] = ()
    _longest: int = 0
    _names: dict[int, tuple[Span, ...]] = field(default_factory=dict)
    _passage_starts: tuple[int, ...] = ()

    def within(self, span: Span) -> Iterator[Highlight]:
        """Yield the marks that share a letter with *span*, in order."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        return (mark for mark in self.highlights[first:last] if mark.span.end > span.start)

    def at(self, offset: int) -> list[Highlight]:
        """Return what is marked at an offset of the source, the shortest first."""
        return sorted(self.within(Span(offset, offset + 1)), key=lambda mark: len(mark.span))

    def passages_within(self, span: Span) -> tuple[Passage, ...]:
        """Return the passages that share a letter with *span*."""
        first = max(bisect_right(self._passage_starts, span.start) - 1, 0)
        return self.passages[first : bisect_left(self._passage_starts, span.end)]

    def names_of(self, entity: int) -> tuple[Span, ...]:
        """Return where the story mentions an entity, in order."""
        return self._names.get(entity, ())

    def notes_within(self, span: Span) -> list[Note]:
        """Return the notes that stand on words of *span*."""
        return [note for note in self.notes if note.span is not None and note.span.overlaps(span)]


NO_MARKS = Marks()


def marks_of(article: ArticleView) -> Marks:
    """Return the marks of a story."""
    found = tuple(sorted(article.highlights, key=lambda mark: (mark.span.start, -mark.span.end)))
    names: dict[int, list[Span]] = {}
    for mark in found:
        if mark.target is not None and mark.layer not in (Layer.EVENT, Layer.TIME):
            names.setdefault(mark.target, []).append(mark.span)
    passages = tuple(sorted(article.passages, key=lambda passage: passage.span.start))
    return Marks(
        found,
        passages,
        article.written,
        tuple(mark.span.start for mark in found),
        max((len(mark.span) for mark in found), default=0),
        {entity: tuple(spans) for entity, spans in names.items()},
        tuple(passage.span.start for passage in passages),
    )
