"""Reads a case out of the CSV tables that we export, as they were written or edited in a spreadsheet.

The tables become the document that ``interchange_reader`` reads, so that both ways in keep the same rules. What a
person wrote into a table counts as set by hand.
"""

import base64
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from dossier.domain.date_forms import date_form, iso, offsets
from dossier.domain.dates import DateBasis, DateInterval, Extent, Precision
from dossier.domain.documents import PassageRole, PublicationBasis
from dossier.domain.edtf import edtf, from_edtf
from dossier.domain.events import EventKind, Review, Role, Status
from dossier.domain.mentions import EntityKind, FactKind, MentionForm
from dossier.domain.notes import NoteForm, SubjectKind
from dossier.domain.spreadsheet_cells import as_meant, printable
from dossier.errors import UnreadableFileError
from dossier.ingest.interchange_reader import HandedCase, case_of_form
from dossier.ingest.table_rows import DayOrder, TableRow, read_rows

_COLUMNS: Mapping[str, str] = {
    "files": "number file text original media_type encoding sha256 pages numeric_dates remarks",
    "sources": "story file ordinal title byline published_from published_to published_basis start end sha256"
    " published_words",
    "passages": "story role start end",
    "people": "entity kind name other_names renamed",
    "mentions": "entity story words start end form by_hand",
    "facts": "entity story kind value words start end",
    "events": "event status attribution kind date_edtf date_from date_to precision extent approximate basis why review"
    " quote start end story trigger_start trigger_end place_numbers date_words edited",
    "claims": "event entity role kind status attribution",
    "questions": "number first second reason rejected",
    "notes": "form about number text answered start end made changed story",
}
"""The columns of each table that are taken in; the others say the same in other words."""
_ALSO: Mapping[str, str] = {
    "sources": "media_type bytes encoding",
    "people": "mentions stories events facts",
    "events": "title denied_by date people organisations places file sha256 told_through attribution_chain",
    "claims": "name denied_by date_edtf quote file start end",
    "notes": "name file",
}
"""Columns that are known and say the same again, or that may be missing."""
_DAYS: Mapping[str, tuple[str, ...]] = {
    "events": ("date_from", "date_to"),
    "sources": ("published_from", "published_to"),
}
Form = dict[str, Any]


@dataclass(frozen=True, slots=True)
class HandedTables:
    """A case out of tables: what it holds, columns that nobody knows, and parts of events that are gone."""

    case: HandedCase
    unknown: int
    loose: int


def _chain(row: TableRow) -> list[Form]:
    """Return through whom an event is told; tables of earlier versions have no column for it."""
    cell = as_meant(row.cells.get("attribution_chain", "")).strip()
    try:
        found = json.loads(cell or "[]")
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        row.refuse("the column “attribution_chain” cannot be read; leave it as it was exported, or empty")
    return found


def is_table(name: str) -> bool:
    """Tell whether a file is called as one of the tables is."""
    stem, dot, ending = name.casefold().rpartition(".")
    return bool(dot) and ending == "csv" and stem in _COLUMNS


def read_tables(file: str, take: Callable[[str], bytes]) -> HandedTables:
    """Return the case of the tables that *take* gives by name: "events.csv", "texts/1.txt"; *file* is what is read.

    Raises:
        UnreadableFileError: a table is missing (*take* raised FileNotFoundError), or a row cannot be read; the sentence
            says which row of which table.
    """
    return _Tables(take, file).read()


@dataclass
class _Tables:
    """Makes the document of the tables."""

    take: Callable[[str], bytes]
    file: str
    unknown: int = 0
    loose: int = 0
    order: DayOrder = field(default_factory=DayOrder)
    texts: dict[int, str] = field(default_factory=dict)

    def read(self) -> HandedTables:
        rows = {name: self._rows(name) for name in _COLUMNS}
        for name, column in (("files", "number"), ("sources", "story"), ("people", "entity"), ("events", "event")):
            _refuse_twice(rows[name], column)
        for name, columns in _DAYS.items():
            self.order.look(row.cells[column].strip() for row in rows[name] for column in columns)
        files = [self._source(row) for row in rows["files"]]
        by_digest = {form["sha256"]: form for form in files}
        parts = _by_number(rows["passages"], "story")
        articles = [self._article(row, by_digest, parts) for row in rows["sources"]]
        whole: Form = {"title": self.file, "sources": files, "articles": articles}
        mentions, facts = _by_number(rows["mentions"], "entity"), _by_number(rows["facts"], "entity")
        whole["entities"] = [self._entity(row, mentions, facts) for row in rows["people"]]
        known = {form["id"] for form in whole["entities"]}
        claims = _by_number(rows["claims"], "event")
        whole["events"] = [self._event(row, claims, known) for row in rows["events"]]
        told = {form["id"] for form in whole["events"]}
        self.loose = sum(len(of) for number, of in claims.items() if number not in told)
        whole["proposals"] = [_question(row, known) for row in rows["questions"]]
        left = [self._note(row) for row in rows["notes"]]
        whole["notes"] = [form for form in left if form["form"] == NoteForm.NOTE.value]
        whole["marks"] = [form for form in left if form["form"] != NoteForm.NOTE.value]
        return HandedTables(case_of_form(whole, self.file), self.unknown, self.loose)

    def _rows(self, name: str) -> list[TableRow]:
        table = f"{name}.csv"
        try:
            data = self.take(table)
        except FileNotFoundError as error:
            reason = f"the table {table} is missing; export the tables again and keep them together"
            raise UnreadableFileError(self.file, reason) from error
        known = _COLUMNS[name].split()
        rows, others = read_rows(data, table, known)
        self.unknown += max(0, others - len(_ALSO.get(name, "").split()))
        return rows

    def _source(self, row: TableRow) -> Form:
        text = self._part(row, "text").decode("utf-8", "replace")
        order = row.words("numeric_dates").strip()
        if order not in {"", "DMY", "MDY"}:
            row.refuse("numeric_dates is DMY, MDY or empty")
        form: Form = {
            "id": row.number_in("number"),
            "file": row.words("file"),
            "sha256": row.words("sha256").strip(),
            "encoding": row.words("encoding").strip(),
            "media_type": row.words("media_type").strip(),
            "notes": [line for line in row.words("remarks").splitlines() if line],
            "pages": row.numbers_in("pages"),
            "numeric_dates": order or None,
            "text": text,
        }
        if row.words("original"):
            form["data"] = base64.b64encode(self._part(row, "original")).decode("ascii")
        return form

    def _part(self, row: TableRow, column: str) -> bytes:
        name = row.words(column)
        folder, _, own = name.partition("/")
        if folder not in {"texts", "originals"} or not own or "/" in own or "\\" in own or own.startswith("."):
            row.refuse(f"the column “{column}” names no file beside the tables; leave it as it was exported")
        try:
            return self.take(name)
        except FileNotFoundError:
            row.refuse(f"the file {name} is missing; keep it beside the tables")

    def _article(self, row: TableRow, files: Mapping[str, Form], parts: Mapping[int, list[TableRow]]) -> Form:
        source = files.get(row.words("sha256").strip())
        if source is None:
            row.refuse("its file is not in files.csv; leave the column “sha256” as it was exported")
        id_, span = row.number_in("story"), row.span()
        self.texts[id_] = source["text"]
        if span.end > len(source["text"]):
            row.refuse("its words lie behind the end of the text; leave “start” and “end” as they were exported")
        passages = [(each.span(), each.one_of("role", PassageRole).value) for each in parts.get(id_, ())]
        return {
            "id": id_,
            "source": source["id"],
            "file": source["file"],
            "ordinal": row.number_in("ordinal"),
            **offsets(span),
            "title": row.words("title") or None,
            "byline": row.words("byline") or None,
            "published": self._published(row),
            "passages": [{**offsets(place), "role": role} for place, role in passages],
        }

    def _published(self, row: TableRow) -> Form | None:
        first, last = (row.day_in(column, self.order) for column in ("published_from", "published_to"))
        first, last = first or last, last or first
        if first is None or last is None:
            return None
        if last < first:
            row.refuse("published_to lies before published_from")
        by_hand = not row.cells["published_basis"].strip()
        basis = PublicationBasis.GIVEN if by_hand else row.one_of("published_basis", PublicationBasis)
        evidence = next(map(offsets, row.places_in("published_words")), None)
        return {"start": iso(first), "end": iso(last), "basis": basis.value, "evidence": evidence}

    def _entity(
        self, row: TableRow, mentions: Mapping[int, list[TableRow]], facts: Mapping[int, list[TableRow]]
    ) -> Form:
        id_, name = row.number_in("entity"), row.words("name")
        if not name.strip():
            row.refuse("the name is empty; write one, or delete the row with all that leads to it")
        others = [part.strip() for part in row.words("other_names").split(";")]
        return {
            "id": id_,
            "kind": row.one_of("kind", EntityKind).value,
            "name": name,
            "aliases": [part for part in others if part],
            "renamed": row.yes("renamed"),
            "mentions": [
                self._quoted(each, "words")
                | {"form": each.one_of("form", MentionForm).value, "given": each.yes("by_hand")}
                for each in mentions.get(id_, ())
            ],
            "facts": [
                self._quoted(each, "words")
                | {"kind": each.one_of("kind", FactKind).value, "value": each.words("value")}
                for each in facts.get(id_, ())
            ],
        }

    def _quoted(self, row: TableRow, column: str) -> Form:
        """Return the place that a row names, whose words must be those of the story, whatever blanks they have."""
        story, span = row.number_in("story"), row.span()
        text = self._text(row, story)
        words = span.of(text)
        if printable(words).split() != row.words(column).split() or span.end > len(text):
            row.refuse(f"the words in “{column}” are not those of the story there; leave them as they were exported")
        return {"article": story, **offsets(span), "text": words}

    def _text(self, row: TableRow, story: int) -> str:
        if story not in self.texts:
            row.refuse(f"there is no story {story} in sources.csv")
        return self.texts[story]

    def _event(self, row: TableRow, claims: Mapping[int, list[TableRow]], known: set[int]) -> Form:
        id_, quoted, trigger = (
            row.number_in("event"),
            self._quoted(row, "quote"),
            row.span("trigger_start", "trigger_end"),
        )
        text = self.texts[quoted["article"]]
        own = claims.get(id_, [])
        for each in own:
            _refuse_unknown(each, each.number_in("entity"), known)
        places = row.numbers_in("place_numbers")
        for place in places:
            _refuse_unknown(row, place, known)
        when, by_hand = self._date(row)
        edited = set(row.words("edited").replace(";", " ").split()) | set(_changed(row, own))
        review = row.one_of("review", Review)
        if (by_hand or edited) and review is Review.UNREVIEWED:
            review = Review.EDITED
        form = date_form(when)
        if form is not None:
            words = [] if by_hand else row.places_in("date_words")
            form["mentions"] = [{**offsets(span), "text": span.of(text)} for span in words]
        return {
            "id": id_,
            **quoted,
            "trigger": {**offsets(trigger), "text": trigger.of(text)},
            "kind": row.one_of("kind", EventKind).value,
            "status": row.one_of("status", Status).value,
            "attribution": row.words("attribution") or None,
            "attribution_chain": _chain(row),
            "date": form,
            "participants": [
                {"entity": each.number_in("entity"), "role": each.one_of("role", Role).value} for each in own
            ],
            "places": places,
            "review": review.value,
            "edited": sorted(edited | ({"date"} if by_hand else set())),
        }

    def _date(self, row: TableRow) -> tuple[DateInterval | None, bool]:
        """Return when it was, and whether a person wrote that into the table: then date_edtf says another day."""
        start, end = (row.day_in(column, self.order) for column in ("date_from", "date_to"))
        words = row.words("date_edtf").strip()
        told = from_edtf(words)
        if start is None and end is None:
            if words and told is None:
                row.refuse(f"date_edtf “{words[:40]}” cannot be read; write days into date_from and date_to instead")
            return (None if told is None else _by_hand(told)), bool(words)
        if start is not None and end is not None and end < start:
            row.refuse("date_to lies before date_from")
        precision = row.one_of("precision", Precision) if row.cells["precision"].strip() else _precision(start, end)
        extent = row.one_of("extent", Extent) if row.cells["extent"].strip() else Extent.WITHIN
        basis = row.one_of("basis", DateBasis) if row.cells["basis"].strip() else DateBasis.GIVEN
        about = row.yes("approximate")
        when = DateInterval(start, end, precision, basis, extent, about, row.words("why"))
        if not words:
            return _by_hand(DateInterval(start, end, _precision(start, end), basis, extent, about)), True
        if told is not None and (told.start, told.end) != (start, end) and edtf(when) != words:
            row.refuse("date_edtf says another day than date_from and date_to; change them and empty date_edtf")
        return when, False

    def _note(self, row: TableRow) -> Form:
        story = row.maybe_number("story")
        words = None
        if story is not None and row.cells["start"].strip():
            span = row.span()
            words = {**offsets(span), "text": span.of(self._text(row, story))}
        form = row.one_of("form", NoteForm)
        return {
            "form": form.value,
            "about": row.one_of("about", SubjectKind).value,
            "subject": row.number_in("number"),
            "article": story,
            "words": words,
            "text" if form is not NoteForm.NOTE else "note": row.words("text"),
            "made": _moment(row, "made"),
            "changed": _moment(row, "changed"),
            "answered": row.yes("answered"),
        }


def _by_hand(when: DateInterval) -> DateInterval:
    return DateInterval(
        when.start, when.end, when.precision, DateBasis.GIVEN, when.extent, when.approximate, "set by hand in a table"
    )


def _precision(start: date | None, end: date | None) -> Precision:
    """Return the coarseness of a date of which only the days are told."""
    if start is None or end is None or start == end:
        return Precision.DAY
    for words in (f"{start:%Y-%m}", f"{start:%Y}"):
        whole = from_edtf(words)
        if whole is not None and (whole.start, whole.end) == (start, end):
            return whole.precision
    return Precision.RANGE


def _changed(row: TableRow, claims: Iterable[TableRow]) -> Iterator[str]:
    """Yield what somebody changed in the table of events: the claims, which nobody edits, say it as it was."""
    for claim in claims:
        for column in ("kind", "status"):
            if row.words(column).strip() != claim.words(column).strip():
                yield column


def _question(row: TableRow, known: set[int]) -> Form:
    for column in ("first", "second"):
        _refuse_unknown(row, row.number_in(column), known)
    form: Form = {name: row.number_in(name) for name in ("first", "second")}
    return {"id": row.number_in("number"), **form, "reason": row.words("reason"), "rejected": row.yes("rejected")}


def _refuse_unknown(row: TableRow, entity: int, known: set[int]) -> None:
    if entity not in known:
        row.refuse(f"there is nobody with the number {entity} in people.csv")


def _refuse_twice(rows: Iterable[TableRow], column: str) -> None:
    seen: set[int] = set()
    for row in rows:
        if (number := row.number_in(column)) in seen:
            row.refuse(f"the number {number} in the column “{column}” is there twice")
        seen.add(number)


def _by_number(rows: Iterable[TableRow], column: str) -> dict[int, list[TableRow]]:
    found: dict[int, list[TableRow]] = defaultdict(list)
    for row in rows:
        found[row.number_in(column)].append(row)
    return found


def _moment(row: TableRow, column: str) -> str | None:
    cell = row.cells[column].strip()
    if not cell:
        return None
    try:
        has_zone = datetime.fromisoformat(cell).tzinfo is not None
    except ValueError:
        has_zone = False
    if not has_zone:
        row.refuse(f"{column} is no moment such as 2026-05-31T10:00:00+00:00; write one, or empty the cell")
    return cell
