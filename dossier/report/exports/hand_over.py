"""What every exporter is given: the case as the JSON export has it, and its events as readers are told them."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from dossier.domain.documents import PublicationDate
from dossier.domain.export_formats import Loss
from dossier.domain.notes import Note, NoteForm
from dossier.domain.records import ArticleRecord, EntityRecord, FactRecord, MentionRecord, SourceRecord
from dossier.domain.spans import Span
from dossier.domain.views import EventView
from dossier.domain.wording import counted


@dataclass(frozen=True)
class HandOver:
    """A case to be handed over. ``events`` stand in time order, the undated last, without those that were rejected.

    ``text_of`` returns a source's text by its id. ``worked_out`` is what is known of when stories without a date were
    published, by their ids. ``rejected`` counts the events that a person rejected: they are in no hand-over. ``marks``
    are tags, stars, questions and pages.
    """

    title: str
    created: datetime
    sources: Mapping[int, SourceRecord]
    text_of: Callable[[int], str]
    articles: Mapping[int, ArticleRecord]
    entities: Mapping[int, EntityRecord]
    mentions: Sequence[MentionRecord]
    facts: Sequence[FactRecord]
    events: Sequence[EventView]
    notes: Sequence[Note]
    worked_out: Mapping[int, PublicationDate]
    rejected: int
    marks: Sequence[Note] = ()

    def source_of(self, article: int) -> SourceRecord:
        """Return the file of a story."""
        return self.sources[self.articles[article].source]

    def words(self, article: int, span: Span) -> str:
        """Return the words of a story at a span."""
        return span.of(self.text_of(self.articles[article].source))

    def published(self, article: ArticleRecord) -> PublicationDate | None:
        """Return when a story was published, as far as it is known."""
        return article.published or self.worked_out.get(article.id)

    def event_key(self, event: EventView) -> str:
        """Return a name of an event that follows from its words alone: the same in every case that holds them."""
        source = self.source_of(event.article).sha256
        return digest(source, event.trigger.start, event.trigger.end, event.kind.value)

    def entity_key(self, entity: int) -> str:
        """Return a name of an entity that follows from where it is first named."""
        return self._entity_keys[entity]

    @cached_property
    def _entity_keys(self) -> dict[int, str]:
        first: dict[int, tuple[str, int, int]] = {}
        for mention in self.mentions:
            place = (self.source_of(mention.article).sha256, mention.span.start, mention.span.end)
            first[mention.entity] = min(place, first.get(mention.entity, place))
        return {
            id_: digest(entity.kind.value, *first.get(id_, (entity.name, id_))) for id_, entity in self.entities.items()
        }


def digest(*parts: object) -> str:
    """Return a short name made of *parts*: 40 hexadecimal digits."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8")).hexdigest()[:40]


def losses(*found: tuple[int, str, str, str]) -> tuple[Loss, ...]:
    """Return what was left out, from rows of a count, the word for one thing, that for several, and what of them."""
    return tuple(Loss(count, f"{counted(count, one, many)} {rest}") for count, one, many, rest in found if count)


def rejected_loss(case: HandOver) -> tuple[int, str, str, str]:
    """Return the row of ``losses`` on events that a person rejected."""
    return case.rejected, "rejected event", "rejected events", "left out."


def marks_loss(case: HandOver) -> list[tuple[int, str, str, str]]:
    """Return rows of ``losses`` on what people wrote and left, for a format that has no place for it."""
    forms = Counter(mark.form for mark in case.marks)
    rest = "left out: this format has no place for what people wrote or marked."
    return [(len(case.notes), "note", "notes", rest), *((forms[form], one, many, rest) for form, one, many in _MARKS)]


_MARKS = (
    (NoteForm.TAG, "tag", "tags"),
    (NoteForm.STAR, "star", "stars"),
    (NoteForm.QUESTION, "question", "questions"),
    (NoteForm.PAGE, "page", "pages"),
)


def flat(words: Iterable[str] | str) -> str:
    """Return words on one line."""
    return " ".join((words if isinstance(words, str) else " ".join(words)).split())
