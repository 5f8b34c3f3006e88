"""Writing what the case holds into files for others: PDF for readers, JSON for programs, CSV for spreadsheets."""

from collections.abc import Sequence
from datetime import datetime
from itertools import accumulate
from pathlib import Path

from dossier.domain.claim_words import DossierClaims
from dossier.domain.importing import IsCancelled, Progress
from dossier.domain.mentions import EntityKind
from dossier.domain.views import ArticleRow, DossierView, EntityRow
from dossier.errors import Cancelled, ExportError, ImpossibleError
from dossier.report.binding import bind
from dossier.report.book import Book
from dossier.report.chronology_csv import write_csv
from dossier.report.interchange import InterchangeCase, write_json
from dossier.report.pdf import write_pdf
from dossier.services import claims, dating_stories, dossier_claims, marking, merging, reading
from dossier.services.pictures import picture_of
from dossier.services.verifying import edition_moment, with_provenance
from dossier.store import (
    article_store,
    case_facts,
    correction_store,
    entity_store,
    event_store,
    note_store,
    proposal_store,
    source_store,
)
from dossier.store.case_file import CaseFile

_FEWEST_MENTIONS = 2
"""A person without events needs as many mentions to be in a dossier of all."""
_MOST_CHAPTERS = 200
_MOST_EVENTS = 2_000
"""What one volume holds: setting pages takes some megabytes a chapter. The others are listed in it."""


def export_json(case: CaseFile, out: Path) -> Path:
    """Write the whole case as JSON for other programs; return where. Every story is checked against its digest first.

    Raises ExportError, DamagedCaseError.
    """
    refuse_cases(case, out)
    with case.reading():
        write_json(interchange_case(case), out)
    return out


def interchange_case(case: CaseFile) -> InterchangeCase:
    """Return all that other programs are told of a case, inside a block that reads it; its lists are read once.

    Every story is checked against its digest first. Raises DamagedCaseError.
    """
    with case.reading():
        articles = article_store.records(case)
        for article in articles:
            article_store.check(case, article.id)
        info = case_facts.info(case)
        return InterchangeCase(
            title=info.title,
            created=info.created,
            sources=source_store.records(case),
            text_of=lambda source: source_store.text(case, source),
            articles=articles,
            entities=entity_store.records(case),
            mentions=entity_store.mention_records(case),
            facts=entity_store.fact_records(case),
            events=event_store.records(case, rejected=True),
            proposals=proposal_store.records(case, rejected=True),
            worked_out=dating_stories.worked_out(case),
            happenings=claims.happenings(case),
            standing=claims.standings(case),
            merges=merging.decided(case),
            notes=note_store.records(case),
            corrections=correction_store.records(case),
            marks=marking.everything(case),
            data_of=lambda source: source_store.data(case, source),
            pages_of=lambda source: source_store.pages(case, source),
            order_of=lambda source: source_store.numeric_order(case, source),
        )


def export_csv(case: CaseFile, out: Path) -> Path:
    """Write the chronology of the whole case, without rejected events, as a table; return where.

    Raises ExportError, DamagedCaseError.
    """
    refuse_cases(case, out)
    with case.reading():
        articles = {row.id: row for row in reading.articles(case)}
        write_csv(claims.told_events(case), articles, out)
    return out


def export_pdf(
    case: CaseFile,
    out: Path,
    entity_id: int | None = None,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
    made: datetime | None = None,
) -> Path:
    """Write the dossier of one entity, or of all people of the case, as a PDF; return where.

    A very large case fills a volume with the weightiest people and lists the others.

    *made* is printed as the moment of which the dossier tells: where it is None, that of the last change to the case,
    so that a case exported again gives the same bytes. Cancelling is possible until the pages are set.

    Raises ExportError, DamagedCaseError, NotFoundError, Cancelled, ImpossibleError (nobody to write about).
    """
    refuse_cases(case, out)
    book = gather_book(case, entity_id, progress, cancelled, made or edition_moment(case))
    if progress is not None:
        steps = len(book.chapters) + 1
        progress(steps - 1, steps, "Setting the pages")
    write_pdf(book, out)
    if progress is not None:
        progress(steps, steps, "Done")
    return out


def refuse_cases(case: CaseFile, out: Path) -> None:
    """Raise ExportError where an export would take the place of a case, by a slip of the hand."""
    out = out.expanduser()
    own = [case.path, *(case.path.with_name(case.path.name + ending) for ending in ("-wal", "-shm"))]
    try:
        is_own = any(path.exists() and path.samefile(out) for path in own) if out.exists() else False
        if is_own or (out.suffix.casefold() == ".dossier" and out.is_file()):
            raise ExportError(f"“{out}” is a case; an export would replace it. Choose another name.")
    except OSError:
        # That it cannot be written there is told when it is written.
        return


def gather_book(
    case: CaseFile,
    entity_id: int | None,
    progress: Progress | None,
    cancelled: IsCancelled | None,
    made: datetime,
) -> Book:
    """Read everything that a PDF needs, from one state of the case. Raises as export_pdf() does."""
    with case.reading():
        people = [] if entity_id is not None else people_of_weight(case)
        chosen = [row.id for row in _volume(people)] if entity_id is None else [entity_id]
        if not chosen:
            raise ImpossibleError(
                "There is nobody in this case to write about yet. Import articles that name people, or export the "
                "chronology as CSV."
            )
        dossiers: list[DossierView] = []
        claims: dict[int, DossierClaims] = {}
        for number, person in enumerate(chosen):
            if cancelled is not None and cancelled():
                raise Cancelled("The export was stopped; nothing was written.")
            dossiers.append(reading.dossier(case, person))
            claims[person] = dossier_claims.claims_of(case, dossiers[-1])
            if progress is not None:
                progress(number, len(chosen) + 1, dossiers[-1].entity.name)
        articles: Sequence[ArticleRow] = reading.articles(case)
        info = case_facts.info(case)
    drawn = {dossier.entity.id: picture_of(dossier, claims[dossier.entity.id]) for dossier in dossiers}
    pictures = {i: picture for i, picture in drawn.items() if picture is not None}
    further = people[len(chosen) :]
    single = entity_id is not None
    book = bind(info, dossiers, articles, made, pictures, single=single, further=further, claims=claims)
    return with_provenance(case, book, dossiers)


def people_of_weight(case: CaseFile) -> list[EntityRow]:
    """Return the people whom a dossier of the whole case is about, the weightiest first."""
    rows = reading.entities(case, EntityKind.PERSON)
    return sorted((row for row in rows if row.events or row.mentions >= _FEWEST_MENTIONS), key=_weight)


def _volume(people: Sequence[EntityRow]) -> Sequence[EntityRow]:
    """Return as many of the first people as one volume holds; at least one."""
    events = accumulate(row.events for row in people)
    fitting = sum(total <= _MOST_EVENTS for total in events)
    return people[: max(1, min(fitting, _MOST_CHAPTERS))]


def _weight(row: EntityRow) -> tuple[int, int, str, int]:
    return -row.events, -row.mentions, row.name, row.id
