"""Comparing a dossier that was printed once with the case as it is now."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import chain
from pathlib import Path

from dossier.domain.dossier_options import BLACK
from dossier.domain.records import SourceRecord
from dossier.domain.spans import Span
from dossier.domain.views import DossierView
from dossier.errors import DamagedCaseError, ExportError
from dossier.report import provenance
from dossier.report.book import Book
from dossier.report.printable import file_words
from dossier.report.provenance import Provenance, Quote, QuotedSource
from dossier.report.redaction import Redaction
from dossier.services import withholding
from dossier.services.watching import Watch
from dossier.store import article_store, case_facts, journal, source_store
from dossier.store.case_file import CaseFile

_LONGEST_COVERED = 2_000
"""Letters that one black bar may cover at most, where a redacted quote is looked for."""


class Standing(StrEnum):
    """How something in a dossier compares with the case."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Compared:
    """A source or a quote of a dossier: how it stands, and what it is in words."""

    standing: Standing
    words: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of comparing a dossier with a case.

    ``edition`` tells whether the case had the edition from which the dossier was made; ``since`` what was done in it
    after that, oldest first. ``added`` are files of the case that the dossier does not quote. ``redacted`` tells that
    it is a redacted edition: of ``covered`` quotes only what is not blacked out could be compared. ``altered`` tells
    that the file is not as the case made it.
    """

    edition: Standing
    sources: tuple[Compared, ...]
    quotes: tuple[Compared, ...]
    since: tuple[str, ...]
    added: tuple[str, ...]
    redacted: bool = False
    covered: int = 0
    altered: bool = False

    @property
    def holds(self) -> bool:
        """Tell whether the file is as it was made, and every source and every quote in the case as it has it."""
        return not self.altered and all(each.standing is Standing.SAME for each in chain(self.sources, self.quotes))


def edition_moment(case: CaseFile) -> datetime:
    """Return when the case was changed last."""
    with case.reading():
        head = journal.last(case.connection)
        return case_facts.info(case).created if head is None else datetime.fromisoformat(head.at)


def secret_of(case: CaseFile) -> str:
    """Return the key to the seal of what the case makes now: the digest of its journal; "" for a case as it was."""
    with case.reading():
        head = journal.last(case.connection) if case.as_of is None else None
        return "" if head is None else head.digest


def _quoted(dossier: DossierView) -> set[int]:
    """Return the stories from which a dossier quotes."""
    return {event.article for event in dossier.events} | {fact.article for fact in dossier.facts}


def with_provenance(
    case: CaseFile,
    book: Book,
    dossiers: Sequence[DossierView],
    redaction: Redaction | None = None,
    hidden: frozenset[int] = frozenset(),
    watch: Watch | None = None,
) -> Book:
    """Return the book with what it is made from, read from the same state of the case.

    *redaction* covers its words; the digests of the files *hidden* are withheld. Raises Cancelled where *watch* does.
    """
    hiding = redaction if redaction is not None and not redaction.is_empty else None
    with case.reading():
        # The case as it was has no edition of its own.
        head = journal.last(case.connection) if case.as_of is None else None
        told: set[tuple[int, Span]] = set()
        homes = article_store.sources_of(case, {i for dossier in dossiers for i in _quoted(dossier)})
        for dossier in dossiers:
            told.update((homes[event.article], event.span) for event in dossier.events)
            told.update((homes[fact.article], fact.span) for fact in dossier.facts)
        secret = head.digest if hiding is not None and head is not None else ""
        quoted = {source for source, _ in told}
        records = {record.id: record for record in source_store.records(case, quoted)}
        listed = {source: _listed(records[source], secret, hiding, source in hidden) for source in quoted}
        # By the numbers of a case, files stand in the order of their names: that of a covered one would tell of it.
        ordered = sorted(listed, key=lambda i: (*_told(listed[i]), i) if hiding is not None else ("", "", "", i))
        numbers = {source: number for number, source in enumerate(ordered)}
        quotes = [
            Quote(numbers[source], span.start, span.end, span.of(source_store.text(case, source)))
            for source, span in (watch or Watch()).over(
                sorted(told, key=lambda each: (numbers[each[0]], each[1].start, each[1].end))
            )
        ]
    if hiding is not None:
        quotes = [Quote(quote.source, -1, -1, hiding.cover(quote.text)) for quote in quotes]
    edition, entry = ("", 0) if head is None else (withholding.mark(secret) if secret else head.digest, head.id)
    sources = tuple(listed[source] for source in ordered)
    packed = Provenance(edition, entry, sources, tuple(quotes), hiding is not None, head is not None).packed()
    if hiding is not None and hiding.finds_in(packed):
        raise ExportError("The redaction did not reach all words, so nothing was written. Tell the makers of Dossier.")
    return replace(book, provenance=packed)


def _listed(record: SourceRecord, secret: str, hiding: Redaction | None, is_withheld: bool) -> QuotedSource:
    name = file_words(record.file)
    file = name if hiding is None else hiding.cover(name)
    if not is_withheld:
        return QuotedSource(file, record.sha256)
    return QuotedSource(file, "", withholding.mark(secret, record.sha256) if secret else "")


def _told(source: QuotedSource) -> tuple[str, str, str]:
    return source.file, source.sha256, source.mark


def verify(case: CaseFile, pdf: Path) -> Verdict:
    """Compare the dossier at *pdf* with the case. Raises ExportError where it does not say what it was made from."""
    made_from = provenance.read(pdf)
    with case.reading():
        entries = journal.entries(case.connection)
        records = source_store.records(case)
        known = [entry for entry in entries if _is_edition(entry, made_from)]
        held = {record.sha256: record.id for record in records}
        marks = {withholding.mark(entry.digest, sha256): id_ for entry in known for sha256, id_ in held.items()}
        homes = [
            held.get(source.sha256) if source.sha256 else marks.get(source.mark) or _by_quotes(case, made_from, number)
            for number, source in enumerate(made_from.sources)
        ]
        texts = {number: _text(case, home) for number, home in enumerate(homes)}
    names = {name for record in records for name in (record.file, file_words(record.file))}
    later = [entry for entry in entries if entry.id > made_from.entry] if known else []
    return Verdict(
        edition=Standing.GONE if not known else Standing.CHANGED if later else Standing.SAME,
        sources=tuple(_source(source, homes[n], names, texts[n]) for n, source in enumerate(made_from.sources)),
        quotes=tuple(_quote(quote, made_from, texts[quote.source]) for quote in made_from.quotes),
        since=tuple(f"Undone: {e.label}" if e.did == "undone" else e.label for e in later if e.label),
        added=tuple(record.file for record in records if record.id not in homes),
        redacted=made_from.redacted,
        altered=made_from.sealed and any(not provenance.is_as_made(pdf, entry.digest) for entry in known),
        covered=sum(made_from.redacted and BLACK in quote.text for quote in made_from.quotes),
    )


def _by_quotes(case: CaseFile, made_from: Provenance, number: int) -> int | None:
    """Return the file in which all that a source is quoted with stands, where nothing else tells which one it was."""
    if made_from.sources[number].mark:
        return None
    quotes = [quote.text for quote in made_from.quotes if quote.source == number]
    for record in source_store.records(case):
        text = _text(case, record.id)
        if text is not None and all(stands_in(quote, text) for quote in quotes):
            return record.id
    return None


def _is_edition(entry: journal.Entry, made_from: Provenance) -> bool:
    if made_from.redacted and withholding.mark(entry.digest) == made_from.edition:
        return entry.id == made_from.entry
    return entry.digest == made_from.edition


def _text(case: CaseFile, source: int | None) -> str | None:
    """Return the text of a file, None where the case does not hold it or holds something else in its place."""
    if source is None:
        return None
    try:
        source_store.data(case, source)
        return source_store.text(case, source)
    except DamagedCaseError:
        return None


def _source(source: QuotedSource, home: int | None, names: set[str], text: str | None) -> Compared:
    standing = Standing.SAME
    if text is None:
        standing = Standing.CHANGED if home is not None or source.file in names else Standing.GONE
    return Compared(standing, source.file)


def _quote(quote: Quote, made_from: Provenance, text: str | None) -> Compared:
    standing = Standing.GONE
    if text is not None:
        is_there = stands_in(quote.text, text) if made_from.redacted else text[quote.start : quote.end] == quote.text
        standing = Standing.SAME if is_there else Standing.CHANGED
    words = " ".join(quote.text.split())
    shown = words if len(words) <= 80 else words[:79].rstrip() + "…"
    place = "" if made_from.redacted else f", from character {quote.start}"
    return Compared(standing, f"{made_from.sources[quote.source].file}{place}: “{shown}”")


def stands_in(quote: str, text: str) -> bool:
    """Tell whether what a redacted quote still shows stands in *text*, in its order, with words between its parts."""
    parts = [part for part in quote.split(BLACK) if part]
    ends: list[int] | None = [0] if quote.startswith(BLACK) else None
    for number, part in enumerate(parts):
        places = _places(text, part)
        if number or ends is not None:
            places = _after(places, ends or [], anywhere=number == 0)
        ends = [place + len(part) for place in places]
        if not ends:
            return False
    return True


def _places(text: str, part: str) -> list[int]:
    found = []
    at = text.find(part)
    while at >= 0:
        found.append(at)
        at = text.find(part, at + 1)
    return found


def _after(places: list[int], ends: list[int], anywhere: bool) -> list[int]:
    """Return those *places* before which, within what may be covered, one of *ends* lies."""
    if anywhere:
        return places
    kept = []
    nearest = 0
    for place in places:
        while nearest < len(ends) and ends[nearest] < place - _LONGEST_COVERED:
            nearest += 1
        if nearest < len(ends) and ends[nearest] < place:
            kept.append(place)
    return kept
