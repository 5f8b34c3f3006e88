"""Reads a case that was exported as JSON back into plain values. A document that is not whole is refused whole."""

import base64
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, TypeVar

from dossier.domain.dates import DateBasis, DateInterval, Extent, Precision
from dossier.domain.documents import Passage, PassageRole, PublicationBasis, PublicationDate, SourceDocument
from dossier.domain.events import EventKind, Review, Role, Status, Teller
from dossier.domain.ledger import Anchor, AnchorKind, Hanging, LedgerStep, Rule
from dossier.domain.mentions import EntityKind, FactKind, MentionForm, NumericOrder
from dossier.domain.notes import CorrectionKind, NoteForm, SubjectKind
from dossier.domain.records import (
    ArticleRecord,
    EntityRecord,
    EventRecord,
    FactRecord,
    MentionRecord,
    Participant,
    ProposalRecord,
)
from dossier.domain.spans import Span
from dossier.errors import UnreadableFileError

_FORMAT, _VERSION = "dossier-case", 1
_ORDERS: Mapping[str, NumericOrder] = {"DMY": "DMY", "MDY": "MDY"}
_Value = TypeVar("_Value")
Form = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class HandedNote:
    """A note as it was handed over."""

    kind: SubjectKind
    subject: int
    article: int | None
    span: Span | None
    text: str
    made: datetime | None = None
    changed: datetime | None = None
    form: NoteForm = NoteForm.NOTE
    is_answered: bool = False


@dataclass(frozen=True, slots=True)
class HandedCorrection:
    """What a person had set right about words of a story."""

    article: int
    span: Span
    kind: CorrectionKind
    date: DateInterval | None


@dataclass(frozen=True, slots=True)
class HandedCase:
    """What a document holds. Ids are those of the case that it came from; every link leads to something in it.

    ``settled`` are the words of the sides that a person chose, by the keys of contradictions. ``merges`` counts the
    entries in the histories of names.
    """

    title: str
    sources: Mapping[int, SourceDocument]
    articles: Sequence[ArticleRecord]
    entities: Sequence[EntityRecord]
    mentions: Sequence[MentionRecord]
    facts: Sequence[FactRecord]
    events: Sequence[EventRecord]
    proposals: Sequence[ProposalRecord]
    notes: Sequence[HandedNote]
    corrections: Sequence[HandedCorrection]
    settled: Mapping[str, str]
    merges: int
    orders: Mapping[int, NumericOrder] = field(default_factory=dict)
    """What people said of the numeric dates of sources, by their ids."""


def read_exported_case(data: bytes, file: str) -> HandedCase:
    """Return what the bytes of an exported case hold; *file* is its name.

    Raises:
        UnreadableFileError: it is no such document, of a newer program, or not whole; the sentence says which.
    """
    return _Reader(file).read(data)


def case_of_form(whole: Form, file: str) -> HandedCase:
    """Return what a document holds that was put together from a file called *file*. Raises UnreadableFileError."""
    return _Reader(file).read_form(whole)


class _Reader:
    """Reads one document, and knows at which record it is."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._where = "its beginning"
        self._texts: dict[int, str] = {}
        self._spans: dict[int, Span] = {}
        self._source_of: dict[int, int] = {}

    def read(self, data: bytes) -> HandedCase:
        with self._refusing():
            whole = _loaded(data)
            if not isinstance(whole, dict) or whole.get("format") != _FORMAT:
                raise UnreadableFileError(self._file, "it is not a case that Dossier exported as JSON")
            if whole["version"] != _VERSION:
                raise UnreadableFileError(self._file, "a newer Dossier exported it; update this program and try again")
            return self._case(whole)

    def read_form(self, whole: Form) -> HandedCase:
        with self._refusing():
            return self._case(whole)

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except (KeyError, TypeError, ValueError, IndexError, AttributeError, RecursionError, LookupError) as error:
            raise UnreadableFileError(
                self._file,
                f"it is not a whole case exported by Dossier (at {self._where}); export it again from its case",
            ) from error

    def _case(self, whole: Form) -> HandedCase:
        sources = dict(self._each(whole, "sources", self._source))
        if len({document.sha256 for document in sources.values()}) != len(whole["sources"]):
            raise ValueError("a file is there twice")
        self._texts = {id_: document.text for id_, document in sources.items()}
        articles = list(self._each(whole, "articles", self._article))
        pairs = list(self._each(whole, "entities", self._entity))
        known = {entity.id for entity, *_ in pairs}
        events = list(self._each(whole, "events", self._event))
        proposals = list(self._each(whole, "proposals", _proposal))
        self._where = "its links"
        linked = {p.entity for e in events for p in e.participants} | {place for e in events for place in e.places}
        linked |= {id_ for p in proposals for id_ in (p.first, p.second)}
        linked |= {e.hanging.entity for e in events if e.hanging is not None}
        if not linked <= known or len(known) != len(pairs) or len({e.id for e in events}) != len(events):
            raise ValueError("a link leads nowhere")
        return HandedCase(
            title=_text(whole["title"]),
            sources=sources,
            articles=articles,
            entities=[entity for entity, *_ in pairs],
            mentions=[mention for _, mentions, _, _ in pairs for mention in mentions],
            facts=[fact for _, _, facts, _ in pairs for fact in facts],
            events=events,
            proposals=proposals,
            notes=[*self._each(whole, "notes", self._note), *self._each(whole, "marks", self._mark)],
            corrections=list(self._each(whole, "corrections", self._correction)),
            settled=dict(pair for each in self._each(whole, "happenings", _settled) for pair in each),
            merges=sum(merges for *_, merges in pairs),
            orders={
                s["id"]: _ORDERS[s["numeric_dates"]] for s in whole["sources"] if s.get("numeric_dates") is not None
            },
        )

    def _each(self, whole: Form, name: str, read: Callable[[Form], _Value]) -> Iterator[_Value]:
        # Documents of older programs have not all of the lists.
        for number, form in enumerate(whole.get(name, ()), 1):
            self._where = f"{name}, number {number}"
            yield read(form)

    def _source(self, form: Form) -> tuple[int, SourceDocument]:
        text, encoding = form["text"], _text(form["encoding"])
        if not isinstance(text, str):
            raise TypeError("a text is wanted")
        notes = tuple(map(_text, form.get("notes", ())))
        data = _original(form, text, encoding)
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 != form["sha256"]:
            if "data" in form:
                raise ValueError("the bytes are not those of the digest")
            notes = (
                *notes,
                f"The original is not in the case, only its text; its SHA-256 was {_text(form['sha256'])}.",
            )
        pages = tuple(map(_number, form.get("pages", ())))
        if any(page > len(text) for page in pages) or list(pages) != sorted(pages):
            raise ValueError("pages outside of the text")
        file, media_type = _text(form["file"]), _text(form["media_type"])
        if not file:
            raise ValueError("a file has a name")
        return _number(form["id"]), SourceDocument(file, data, sha256, encoding, media_type, text, notes, pages)

    def _article(self, form: Form) -> ArticleRecord:
        id_, source, span = _number(form["id"]), _number(form["source"]), _span(form)
        text = self._texts[source]
        if span.end > len(text) or id_ in self._spans:
            raise ValueError("a story outside of its file")
        self._spans[id_], self._source_of[id_] = span, source
        passages = tuple(Passage(self._inside(id_, _span(p)), PassageRole(p["role"])) for p in form["passages"])
        return ArticleRecord(
            id=id_,
            source=source,
            file=_text(form["file"]),
            ordinal=_number(form["ordinal"]),
            span=span,
            title=_maybe(_text, form["title"]),
            title_span=None,
            byline=_maybe(_text, form["byline"]),
            published=_maybe(self._published(id_), form["published"]),
            passages=passages,
        )

    def _published(self, article: int) -> Callable[[Form], PublicationDate]:
        def read(form: Form) -> PublicationDate:
            evidence = _maybe(_span, form.get("evidence"))
            if evidence is not None:
                self._inside(article, evidence)
            first, last = _day(form["start"]), _day(form["end"])
            if last < first:
                raise ValueError("it ends before it starts")
            return PublicationDate(first, last, PublicationBasis(form["basis"]), evidence)

        return read

    def _inside(self, article: int, span: Span) -> Span:
        if not self._spans[article].covers(span):
            raise ValueError("words outside of their story")
        return span

    def _quoted(self, article: int, form: Form) -> Span:
        """Return the place of words, which must be those that the source has there."""
        span = self._inside(article, _span(form))
        if span.of(self._texts[self._source_of[article]]) != form["text"]:
            raise ValueError("the source has other words there")
        return span

    def _entity(self, form: Form) -> tuple[EntityRecord, list[MentionRecord], list[FactRecord], int]:
        id_ = _number(form["id"])
        name = _text(form["name"])
        if not name.strip():
            raise ValueError("somebody without a name")
        entity = EntityRecord(
            id_, EntityKind(form["kind"]), name, tuple(map(_text, form["aliases"])), form.get("renamed", False) is True
        )
        mentions = [
            MentionRecord(
                0, id_, m["article"], self._quoted(m["article"], m), MentionForm(m["form"]), m.get("given") is True
            )
            for m in form["mentions"]
        ]
        facts = [
            FactRecord(0, id_, f["article"], FactKind(f["kind"]), _text(f["value"]), self._quoted(f["article"], f))
            for f in form.get("facts", ())
        ]
        merges = sum(merge.get("id") is not None for merge in form.get("merges", ()))
        return entity, mentions, facts, merges

    def _event(self, form: Form) -> EventRecord:
        article = _number(form["article"])
        span, trigger = self._quoted(article, form), self._quoted(article, form["trigger"])
        if not span.covers(trigger):
            raise ValueError("the word that names it stands elsewhere")
        return EventRecord(
            id=_number(form["id"]),
            article=article,
            span=span,
            trigger=trigger,
            kind=EventKind(form["kind"]),
            status=Status(form["status"]),
            attribution=_maybe(_text, form["attribution"]),
            date=_maybe(lambda value: self._date(article, value), form["date"]),
            participants=tuple(Participant(_number(p["entity"]), Role(p["role"])) for p in form["participants"]),
            places=tuple(map(_number, form["places"])),
            review=Review(form["review"]),
            edited=frozenset(map(_text, form.get("edited", ()))),
            hanging=_maybe(lambda value: self._hanging(article, value), form.get("hanging")),
            chain=tuple(self._teller(article, teller) for teller in form.get("attribution_chain", ())),
        )

    def _teller(self, article: int, form: Form) -> Teller:
        span = self._quoted(article, form)
        when, name = (_maybe(_text, form.get(key)) for key in ("when", "name"))
        return Teller(form["text"], span, _text(form["said"]), when, name)

    def _date(self, article: int, form: Form) -> DateInterval:
        basis = DateBasis.GIVEN if form.get("given") is True else DateBasis(form["basis"])
        return DateInterval(
            start=_maybe(_day, form["start"]),
            end=_maybe(_day, form["end"]),
            precision=Precision(form["precision"]),
            basis=basis,
            extent=Extent(form.get("extent", Extent.WITHIN.value)),
            approximate=form["approximate"] is True,
            explanation=_text(form["explanation"]),
            mentions=tuple(self._quoted(article, m) for m in form["mentions"]),
            ledger=tuple(self._step(article, step) for step in form.get("ledger", ())),
        )

    def _step(self, article: int, form: Form) -> LedgerStep:
        return LedgerStep(
            words=_text(form["words"]),
            span=self._inside(article, _span(form)),
            rule=Rule(form["rule"]),
            anchor=_maybe(_anchor, form["anchor"]),
            start=_maybe(_day, form["from"]),
            end=_maybe(_day, form["to"]),
        )

    def _hanging(self, article: int, form: Form) -> Hanging:
        count = form["count"]
        if count is not None and not isinstance(count, int | float):
            raise TypeError("a count is a number")
        return Hanging(
            words=_text(form["words"]),
            span=self._inside(article, _span(form)),
            event=EventKind(form["event"]).value,
            entity=_number(form["entity"]),
            anchor_words=_text(form["anchor_words"]),
            count=count,
            unit=_text(form["unit"]),
            side={-1: -1, 0: 0, 1: 1}[form["side"]],
            within=form["within"] is True,
        )

    def _note(self, form: Form) -> HandedNote:
        article = _maybe(_number, form["article"])
        span = None
        if article is not None and form["words"] is not None:
            span = self._quoted(article, form["words"])
        kind, subject = SubjectKind(form["about"]), _number(form["subject"])
        made, changed = _maybe(_moment, form["made"]), _maybe(_moment, form["changed"])
        return HandedNote(kind, subject, article, span, _text(form["note"]), made, changed)

    def _mark(self, form: Form) -> HandedNote:
        note = self._note({**form, "note": form["text"]})
        return replace(note, form=NoteForm(form["form"]), is_answered=form.get("answered") is True)

    def _correction(self, form: Form) -> HandedCorrection:
        article = _number(form["article"])
        when = _maybe(lambda value: self._date(article, value), form["date"])
        return HandedCorrection(article, self._quoted(article, form), CorrectionKind(form["what"]), when)


def _loaded(data: bytes) -> Any:
    text = data.decode("utf-8-sig")
    whole = json.loads(text, parse_constant=_refused)
    if "\\ud" in text.lower():
        # Half a letter can stand in no text: encoding it fails.
        json.dumps(whole, ensure_ascii=False).encode("utf-8")
    return whole


def _refused(word: str) -> None:
    raise ValueError(f"{word} is no number")


def _original(form: Form, text: str, encoding: str) -> bytes:
    if "data" in form:
        return base64.b64decode(_text(form["data"]), validate=True)
    try:
        return text.encode(encoding)
    except (LookupError, UnicodeError):
        return text.encode("utf-8")


def _proposal(form: Form) -> ProposalRecord:
    first, second = _number(form["first"]), _number(form["second"])
    return ProposalRecord(_number(form["id"]), first, second, _text(form["reason"]), form["rejected"] is True)


def _settled(form: Form) -> list[tuple[str, str]]:
    """Return the sides that a person chose in a happening."""
    return [
        (_text(each["key"]), _text(each["sides"][_number(each["settled"])]["words"]))
        for each in form["contradictions"]
        if each["settled"] is not None
    ]


def _anchor(form: Form) -> Anchor:
    return Anchor(
        kind=AnchorKind(form["kind"]),
        words=_text(form["words"]),
        start=_maybe(_day, form["from"]),
        end=_maybe(_day, form["to"]),
        span=None if form["start"] is None else _span(form),
        event=_maybe(_number, form["event"]),
        happening=_text(form["happening"]),
    )


def _maybe(read: Callable[[Any], _Value], value: Any) -> _Value | None:
    return None if value is None else read(value)


def _text(value: Any) -> str:
    if not isinstance(value, str) or "\x00" in value:
        raise TypeError("words are wanted")
    return value


def _number(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 1 << 53:
        raise TypeError("a number is wanted")
    return value


def _span(form: Form) -> Span:
    return Span(_number(form["start"]), _number(form["end"]))


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(_text(value))
    if moment.tzinfo is None:
        raise ValueError("a moment has a zone")
    return moment


def _day(value: Any) -> date:
    return date.fromisoformat(_text(value))
