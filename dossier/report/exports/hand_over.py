"""What every exporter is given: the case as the JSON export has it, and its events as readers are told them."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from dossier.domain.documents import PublicationDate
from dossier.domain.export_formats import Loss
from dossier.domain.mentions import NumericOrder
from dossier.domain.notes import Note, NoteForm, SubjectKind
from dossier.domain.records import (
    ArticleRecord,
    EntityRecord,
    FactRecord,
    MentionRecord,
    ProposalRecord,
    SourceRecord,
)
from dossier.domain.spans import Span
from dossier.domain.views import EventView
from dossier.domain.wording import counted


@dataclass(frozen=True)
class HandOver:
    """A case to be handed over. ``events`` stand in time order, the undated last, without those that were rejected.

    ``text_of`` returns a source's text by its id. ``worked_out`` is what is known of when stories without a date were
    published, by their ids. ``rejected`` counts the events that a person rejected: they are in no hand-over. ``marks``
    are tags, stars, questions and pages. ``proposals`` are questions whether two names are the same.

    ``data_of`` returns the bytes of a source by its id, ``pages_of`` where its pages begin, ``order_of`` what a person
    said of its numeric dates. ``hanging`` counts undated events that wait for another, ``corrections`` what people set
    right in texts, ``merges`` what they did with names, ``settled`` the contradictions that they decided. ``tell``
    hears how far something is that takes long (done, of how many, what), and raises Cancelled where it shall stop.
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
    proposals: Sequence[ProposalRecord] = ()
    data_of: Callable[[int], bytes] = lambda _: b""
    pages_of: Callable[[int], Sequence[int]] = lambda _: ()
    order_of: Callable[[int], NumericOrder | None] = lambda _: None
    hanging: int = 0
    corrections: int = 0
    merges: int = 0
    settled: int = 0
    tell: Callable[[int, int, str], None] = lambda *_: None

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
    def originals(self) -> frozenset[int]:
        """The ids of the files whose text, in its encoding, is not their bytes."""
        return frozenset(source.id for source in self.sources.values() if not self._is_told_by_text(source))

    def _is_told_by_text(self, source: SourceRecord) -> bool:
        try:
            return hashlib.sha256(self.text_of(source.id).encode(source.encoding)).hexdigest() == source.sha256
        except (LookupError, UnicodeError):
            return False

    @property
    def on_rejected(self) -> int:
        """How many notes and marks are about events that a person rejected."""
        told = {event.id for event in self.events}
        left = (*self.notes, *self.marks)
        return sum(each.kind is SubjectKind.EVENT and each.subject not in told for each in left)

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


def work_losses(case: HandOver) -> list[tuple[int, str, str, str]]:
    """Return rows of ``losses`` on what only the case itself and our JSON keep of the work of people and machine."""
    ways = sum(event.date is not None and bool(event.date.ledger) for event in case.events)
    return [
        (ways, "date", "dates", "written without each step by which they were found; one sentence says how."),
        (case.hanging, "undated event", "undated events", "written without the event from which they count."),
        (case.corrections, "correction", "corrections", "of names and dates in the texts left out."),
        (case.merges, "merge", "merges", "of names done already; they cannot be taken apart from the file."),
        (case.settled, "decision", "decisions", "between contradicting sources left out."),
    ]


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
