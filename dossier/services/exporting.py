"""Writing what the case holds into files for others: PDF for readers, JSON for programs, CSV for spreadsheets."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from dossier.domain.dossier_options import DossierOptions
from dossier.domain.importing import IsCancelled, Progress
from dossier.domain.views import EventView
from dossier.errors import ExportError
from dossier.report.book import Book
from dossier.report.chronology_csv import write_csv
from dossier.report.interchange import InterchangeCase, write_json
from dossier.report.pdf import write_pdf
from dossier.services import claims, dating_stories, gathering, marking, merging, reading
from dossier.services.typesetting import set_stoppably
from dossier.services.verifying import edition_moment, secret_of
from dossier.services.watching import Watch, watched
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


def export_json(
    case: CaseFile, out: Path, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> Path:
    """Write the whole case as JSON for other programs; return where. Every story is checked against its digest first.

    Raises ExportError, DamagedCaseError, Cancelled; then nothing was written.
    """
    refuse_cases(case, out)
    with watched(case, progress, cancelled) as watch, case.reading():
        write_json(interchange_case(case, watch), out)
    return out


def interchange_case(
    case: CaseFile, watch: Watch | None = None, told: Sequence[EventView] | None = None
) -> InterchangeCase:
    """Return all that other programs are told of a case, inside a block that reads it; its lists are read once.

    *told* are all its events as ``claims.told_events`` returns them, where they were read already.

    Every story is checked against its digest first. Raises DamagedCaseError, and Cancelled where *watch* does, also
    when the lists are gone through.
    """
    watch = watch or Watch()
    with case.reading():
        articles = article_store.records(case)
        article_store.check_all(case, watch.over([article.id for article in articles], "Checking the stories"))
        watch.begin("Reading the case")
        info = case_facts.info(case)
        if told is None:
            # Which works out the happenings too.
            told = claims.told_events(case, watch=watch)
        return InterchangeCase(
            title=info.title,
            created=info.created,
            sources=watch.over(source_store.records(case), "Writing the files"),
            text_of=lambda source: source_store.text(case, source),
            articles=watch.over(articles),
            entities=watch.over(entity_store.records(case), "Writing the names"),
            mentions=watch.over(entity_store.mention_records(case)),
            facts=watch.over(entity_store.fact_records(case)),
            events=watch.over(event_store.records(case, rejected=True), "Writing the events"),
            proposals=proposal_store.records(case, rejected=True),
            worked_out=dating_stories.worked_out(case),
            happenings=claims.happenings(case, watch=watch),
            standing=claims.standings(case, told, watch),
            merges=merging.decided(case),
            notes=note_store.records(case),
            corrections=correction_store.records(case),
            marks=marking.everything(case),
            data_of=lambda source: source_store.data(case, source),
            pages_of=lambda source: source_store.pages(case, source),
            order_of=lambda source: source_store.numeric_order(case, source),
        )


def export_csv(
    case: CaseFile, out: Path, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> Path:
    """Write the chronology of the whole case, without rejected events, as a table; return where.

    Raises ExportError, DamagedCaseError, Cancelled; then nothing was written.
    """
    refuse_cases(case, out)
    with watched(case, progress, cancelled) as watch, case.reading():
        watch.begin("Reading the case")
        articles = {row.id: row for row in reading.articles(case)}
        write_csv(watch.over(claims.told_events(case, watch=watch), "Writing the events"), articles, out)
    return out


def export_pdf(
    case: CaseFile,
    out: Path,
    entity_id: int | None = None,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
    made: datetime | None = None,
    options: DossierOptions | None = None,
) -> Path:
    """Write the dossier of one entity, of those that *options* choose, or of all people of the case, as a PDF.

    A very large case fills a volume with the weightiest people and lists the others. Returns where it was written.

    *made* is printed as the moment of which the dossier tells: where it is None, that of the last change to the case,
    so that a case exported again gives the same bytes. It can be stopped until the file is written.

    Raises ExportError, DamagedCaseError, NotFoundError, Cancelled, ImpossibleError (nobody to write about, or nothing
    that the options choose).
    """
    chosen = options or DossierOptions()
    if entity_id is not None:
        chosen = replace(chosen, people=(entity_id,))
    export_book(case, out, chosen, progress, cancelled, made)
    return out


def export_book(
    case: CaseFile,
    out: Path,
    chosen: DossierOptions,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
    made: datetime | None = None,
) -> Book:
    """Do as export_pdf() and return the book that was printed: it says what a reader has to know of it."""
    refuse_cases(case, out)
    with watched(case, progress, cancelled) as gathered:
        book = gathering.gather_book(case, chosen, made or edition_moment(case), gathered)
    watch = Watch(progress, cancelled)
    steps = len(book.chapters) + 1
    watch.tell(steps - 1, steps, "Setting the pages")
    write_pdf(book, out, secret_of(case), partial(set_stoppably, watch=watch), watch.look)
    if progress is not None:
        progress(steps, steps, "Done")
    return book


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
