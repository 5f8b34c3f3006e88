"""A check of the whole case: whatever can be verified is."""

import json
from collections.abc import Iterator

from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from dossier.domain.claims import JoinKind
from dossier.domain.spans import Span
from dossier.domain.views import CheckReport, HitKind
from dossier.errors import DamagedCaseError, DossierError
from dossier.store import (
    article_store,
    correction_store,
    entity_store,
    event_store,
    history,
    merge_store,
    note_store,
    protection,
    search_index,
    source_store,
)
from dossier.store.case_file import CaseFile
from dossier.store.failures import is_of_the_disk
from dossier.store.schema import history_rows, set_aside, sources

_MOST = 1000
"""After so many findings the rest would say nothing new."""


def check(case: CaseFile) -> CheckReport:
    """Verify the file's structure, digests, spans, links, search index and history."""
    findings: list[str] = [] if case.damage is None else [case.damage]
    with case.reading():
        case.texts.clear()
        for examine in _CALLED:
            try:
                for finding in examine(case):
                    findings.append(finding)
                    if len(findings) >= _MOST:
                        break
            except DossierError as error:
                findings.append(str(error))
            except (DBAPIError, dbapi2.Error, ValueError, KeyError, TypeError) as error:
                if is_of_the_disk(error):
                    raise
                findings.append(f"{_CALLED[examine]} cannot be read: that part of the file is damaged.")
        return CheckReport(
            findings=tuple(dict.fromkeys(findings)),
            sources=_count(case, "sources"),
            articles=_count(case, "articles"),
            entities=_count(case, "entities"),
            events=_count(case, "events"),
            steps=_count(case, "history"),
        )


def _count(case: CaseFile, table: str) -> int:
    try:
        return int(case.connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())
    except DBAPIError:
        return 0


def _structure(case: CaseFile) -> Iterator[str]:
    connection = case.connection
    broken = sum(line != "ok" for line in connection.exec_driver_sql("PRAGMA integrity_check(100)").scalars())
    if broken:
        places = "a place" if broken == 1 else f"{broken} places" if broken < 100 else "a hundred places or more"
        yield f"The structure of the file is damaged in {places}: what is kept there cannot be read or found."
    for table, row, target, _ in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        yield f"Row {row} of {table} leads to a row of {target} that does not exist."


def _digests(case: CaseFile) -> Iterator[str]:
    """Every row must be as its digest says, and the journal must lead to the case as it is.

    The case as it was, in memory, is none that was written by a commit: its digests are still those of the present.
    """
    if case.as_of is None:
        yield from protection.findings(case.connection)


def _sources(case: CaseFile) -> Iterator[str]:
    for source in source_store.records(case):
        for read in (source_store.text, source_store.data):
            try:
                read(case, source.id)
            except DamagedCaseError as error:
                yield str(error)


def _articles(case: CaseFile) -> Iterator[str]:
    for article in article_store.records(case):
        try:
            article_store.check(case, article.id)
        except DamagedCaseError as error:
            yield str(error)


def _spans(case: CaseFile) -> Iterator[str]:
    """Every span must lie in its story, and every trigger in its clause."""
    stories = {article.id: article for article in article_store.records(case)}

    def outside(article: int, span: Span) -> bool:
        return article not in stories or not stories[article].span.covers(span)

    for article in stories.values():
        for passage in article.passages:
            if not article.span.covers(passage.span):
                yield f"A passage of article {article.id} lies outside its story."
    for mention in entity_store.mention_records(case):
        if outside(mention.article, mention.span):
            yield f"Mention {mention.id} lies outside its story."
    for fact in entity_store.fact_records(case):
        if outside(fact.article, fact.span):
            yield f"Fact {fact.id} lies outside its story."
    for event in event_store.records(case, rejected=True):
        if outside(event.article, event.span) or not event.span.covers(event.trigger):
            yield f"Event {event.id} does not stand in its story."
        steps, dated = (event.date.ledger, event.date.mentions) if event.date is not None else ((), ())
        hanging = (event.hanging.span,) if event.hanging is not None else ()
        if any(outside(event.article, span) for span in (*(step.span for step in steps), *dated, *hanging)):
            yield f"The words that date event {event.id} lie outside its story."
    for note in note_store.records(case, form=None):
        if note.article is not None and note.span is not None and outside(note.article, note.span):
            yield f"Note {note.id} stands on words outside its story."
    for each in correction_store.records(case):
        if outside(each.article, each.span):
            yield f"What a person set right in article {each.article} lies outside its story."


def _ledgers(case: CaseFile) -> Iterator[str]:
    """Whatever a date counts from must be there."""
    found = event_store.records(case, rejected=True)
    known, people = {event.id for event in found}, entity_store.refs(case)
    for event in found:
        steps = event.date.ledger if event.date is not None else ()
        for step in steps:
            if step.anchor is not None and step.anchor.event not in {None, *known}:
                yield f"Event {event.id} counts from event {step.anchor.event}, which does not exist."
        if event.hanging is not None and event.hanging.entity not in people:
            yield f"Event {event.id} waits for what happened to number {event.hanging.entity}, who does not exist."
    for article in article_store.records(case):
        packed = article_store.publication_proposal(case, article.id)
        if packed is not None and not isinstance(json.loads(packed), dict | list):
            yield f"What was worked out about the publication of article {article.id} cannot be read."


def _merges(case: CaseFile) -> Iterator[str]:
    """Whoever a merge names must be there as long as it lasts, and who was taken in must not."""
    people = entity_store.refs(case)
    for merge in merge_store.records(case):
        if merge.how is JoinKind.SPLIT or merge.ended is not None:
            continue
        if merge.keep not in people:
            yield f"Merge {merge.id} leads to number {merge.keep}, who does not exist."
        if merge.gone in people:
            yield f"Merge {merge.id} took in number {merge.gone}, who is there all the same."
    merge_store.all_apart(case)


def _search(case: CaseFile) -> Iterator[str]:
    connection = case.connection
    indexes = {search_index.table_of(kind) for kind in HitKind}
    rows = {index: set(connection.execute(text(f"SELECT id FROM {index}_docsize")).scalars()) for index in indexes}
    for kind, table in ((HitKind.ENTITY, "entities"), (HitKind.EVENT, "events"), (HitKind.ARTICLE, "articles")):
        missing = [
            id_
            for id_ in connection.execute(text(f"SELECT id FROM {table}")).scalars()
            if search_index.row_of(kind, id_) not in rows[search_index.table_of(kind)]
        ]
        if missing:
            yield f"The search index misses {len(missing)} of the {table}."


def _history(case: CaseFile) -> Iterator[str]:
    known = {entry.id for entry in history.entries(case)}
    for row in case.connection.execute(select(history_rows)):
        if row.step not in known:
            yield f"A row of the history belongs to step {row.step}, which does not exist."
        elif not history.is_readable(row.table_name, row.before_json, row.after_json):
            yield f"Step {row.step} of the history cannot be read."


def _set_aside(case: CaseFile) -> Iterator[str]:
    """What is kept for the way back of files that are out of the case must be whole too."""
    present = select(sources.c.id).union(select(set_aside.c.id))
    of_files = history_rows.c.table_name == sources.name
    lost = select(history_rows.c.row.distinct()).where(of_files, history_rows.c.row.not_in(present))
    for number in case.connection.execute(lost).scalars():
        yield f"File {number} was taken out of the case, and is not kept for the way back."
    images = select(
        history_rows.c.row, func.coalesce(history_rows.c.after_json, history_rows.c.before_json).label("is")
    )
    images = images.where(history_rows.c.table_name == sources.name, history_rows.c.row.in_(select(set_aside.c.id)))
    digests: dict[int, dict[str, str]] = {}
    for file, image in case.connection.execute(images.order_by(history_rows.c.id)):
        found = json.loads(image)
        if "text_sha256" in found:
            digests[file] = found
    for number in case.connection.execute(select(set_aside.c.id).order_by(set_aside.c.id)).scalars().all():
        row = case.connection.execute(select(set_aside.c.text, set_aside.c.data).where(set_aside.c.id == number)).one()
        known = digests.get(number)
        if known is None:
            yield f"A file is set aside under number {number}, and no step of the history knows of it."
        elif not source_store.is_whole(row.text, row.data, known["text_sha256"], known["sha256"]):
            yield f"What is kept to bring {known['file']} back does not match its digest."


_CALLED = {
    _structure: "The structure of the file",
    _digests: "What the case says of its own rows",
    _sources: "The list of files",
    _articles: "The list of stories",
    _spans: "Where names and events stand in their stories",
    _ledgers: "What dates count from",
    _merges: "The list of merges",
    _search: "The search index",
    _history: "The history",
    _set_aside: "What undo keeps",
}
"""What is looked at, in order, and how it is called in a sentence."""
