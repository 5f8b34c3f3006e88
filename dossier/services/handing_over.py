"""Handing a case over to other programs, and taking in what they hand over."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from dossier.domain.dossier_options import DossierOptions
from dossier.domain.export_formats import Loss
from dossier.domain.importing import IsCancelled, Progress
from dossier.report.exports.hand_over import HandOver
from dossier.report.exports.writers import write_format
from dossier.services import claims, exporting, redacting
from dossier.services.watching import Watch, watched
from dossier.store import source_store
from dossier.store.case_file import CaseFile

_BARE = re.compile("[\u2066-\u2069\u200b]")
"""Signs that only a page needs."""


class Written(NamedTuple):
    """A file that was written, and what it could not hold."""

    path: Path
    losses: Sequence[Loss]


def export_as(
    case: CaseFile, name: str, out: Path, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> Written:
    """Write the whole case in the format called *name* (``domain.export_formats``); return where, and what is missing.

    Every story is checked against its digest first. Raises ExportError, DamagedCaseError, Cancelled; then nothing was
    written.
    """
    exporting.refuse_cases(case, out)
    with watched(case, progress, cancelled) as watch, case.reading():
        return Written(out, write_format(gathered(case, watch), name, out))


def export_dossier(
    case: CaseFile,
    out: Path,
    options: DossierOptions,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Written:
    """Write a dossier as PDF; return where, with what was left out, blacked out, or could not be shown in it.

    Raises as ``exporting.export_pdf`` does.
    """
    book = exporting.export_book(case, out, options, progress, cancelled)
    told = (*book.edition, *book.remarks, *redacting.sentences_on(case, options.redact))
    return Written(out, [Loss(1, _BARE.sub("", sentence)) for sentence in told])


def gathered(case: CaseFile, watch: Watch | None = None) -> HandOver:
    """Return the case as exporters take it. Raises DamagedCaseError where a story does not match its digest, and
    Cancelled where *watch* does, also when it is gone through."""
    watch = watch or Watch()
    watch.begin("Reading the case")
    told = claims.told_events(case, watch=watch)
    document = exporting.interchange_case(case, watch, told)
    everything = tuple(document.events)
    shown = {event.id for event in told}
    return HandOver(
        title=document.title,
        created=document.created,
        sources={source.id: source for source in document.sources},
        text_of=document.text_of,
        articles={article.id: article for article in document.articles},
        entities={entity.id: entity for entity in document.entities},
        mentions=watch.over(tuple(document.mentions)),
        facts=tuple(document.facts),
        events=watch.over(tuple(told), "Writing the events"),
        notes=tuple(document.notes),
        worked_out=document.worked_out,
        rejected=len(everything) - len(told),
        marks=tuple(document.marks),
        proposals=tuple(document.proposals),
        data_of=lambda source: source_store.data(case, source),
        pages_of=document.pages_of,
        order_of=document.order_of,
        hanging=sum(event.hanging is not None and event.id in shown for event in everything),
        corrections=len(tuple(document.corrections)),
        merges=sum(map(len, document.merges.values())),
        tell=watch.tell,
        settled=sum(each.settled is not None for happening in document.happenings for each in happening.contradictions),
    )
