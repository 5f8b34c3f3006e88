"""The stories of a case."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import case as sql_case
from sqlalchemy import func, select, update

from dossier.domain.documents import PassageRole, PublicationBasis, PublicationDate, SourceDocument, Story
from dossier.domain.engine import ENGINE
from dossier.domain.events import Review
from dossier.domain.mentions import NumericOrder, Timex
from dossier.domain.records import ArticleRecord
from dossier.domain.spans import Span
from dossier.domain.views import ArticleRow
from dossier.errors import DamagedCaseError, NotFoundError
from dossier.store import names_models, source_store
from dossier.store.case_file import CaseFile
from dossier.store.digests import article_digest, story_digest
from dossier.store.packing import (
    maybe_span,
    pack_passages,
    pack_timexes,
    published_columns,
    published_of,
    unpack_passages,
    unpack_timexes,
)
from dossier.store.schema import articles, events, sources
from dossier.store.selection import among, insert_rows, packed

_OPENING = 90
"""How many characters of a story without a headline stand for its title."""
_AT_ONCE = 64
"""So many stories are read with one query where many are gone through."""


@dataclass(frozen=True, slots=True)
class StoredStory:
    """A story as it can be analysed again: the text of its whole source, and the story as it was found.

    ``order`` is what a person said of the numeric dates of the source.
    """

    text: str
    story: Story
    order: NumericOrder | None


def opening_of(words: str) -> str:
    """Return the first words of a story, on one line, for a list."""
    line = " ".join(words[: _OPENING * 4].split())
    if len(line) <= _OPENING:
        return line
    return line[:_OPENING].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _columns(
    source: int, document: SourceDocument, story: Story, timexes: Sequence[Timex], sketch: str
) -> dict[str, Any]:
    words = story.span.of(document.text)
    body = story.opening(document.text)
    row = {
        "source": source,
        "ordinal": story.ordinal,
        "start": story.span.start,
        "end": story.span.end,
        "title": " ".join(story.title.of(document.text).split()) if story.title else None,
        "title_start": story.title.start if story.title else None,
        "title_end": story.title.end if story.title else None,
        "byline": " ".join(story.byline.of(document.text).split()) if story.byline else None,
        "byline_start": story.byline.start if story.byline else None,
        "byline_end": story.byline.end if story.byline else None,
        **published_columns(story.published),
        "opening": opening_of(body),
        "passages_json": pack_passages(story.passages),
        "timexes_json": pack_timexes(timexes),
        "text_digest": story_digest(document.text, story),
        "sketch": sketch,
        "engine": ENGINE,
    }
    row["sha256"] = article_digest(row, words, document.sha256)
    return row


def add(
    case: CaseFile, source: int, document: SourceDocument, found: Sequence[tuple[Story, Sequence[Timex], str]]
) -> list[int]:
    """Keep stories of a file with their time expressions and the sketches of their texts. Return their ids."""
    rows = [_columns(source, document, story, timexes, sketch) for story, timexes, sketch in found]
    return insert_rows(case.connection, articles, rows)


def record(case: CaseFile, article: int, roles: Collection[PassageRole] | None = None) -> ArticleRecord:
    """Return one story, with its passages of some *roles* where they are given. Raises NotFoundError."""
    found = records(case, [article], roles)
    if not found:
        raise NotFoundError(f"There is no article number {article} in this case.")
    return found[0]


def records(
    case: CaseFile, ids: Iterable[int] | None = None, roles: Collection[PassageRole] | None = None
) -> list[ArticleRecord]:
    """Return stories, all of them where no ids are given, in the order of files and stories.

    Where *roles* are given, only passages of these are among theirs.
    """
    query = select(articles, sources.c.file).join(sources).order_by(articles.c.source, articles.c.ordinal)
    if ids is not None:
        query = query.where(among(articles.c.id, ids))
    with case.reading():
        return [_record(row, roles) for row in case.connection.execute(query).mappings()]


def _record(row: Any, roles: Collection[PassageRole] | None) -> ArticleRecord:
    return ArticleRecord(
        id=row["id"],
        source=row["source"],
        file=row["file"],
        ordinal=row["ordinal"],
        span=Span(row["start"], row["end"]),
        title=row["title"],
        title_span=maybe_span(row["title_start"], row["title_end"]),
        byline=row["byline"],
        published=published_of(row),
        passages=unpack_passages(row["passages_json"], roles),
    )


def starts(case: CaseFile, ids: Iterable[int]) -> dict[int, int]:
    """Return where each of some stories begins in the text of its source."""
    query = select(articles.c.id, articles.c.start).where(among(articles.c.id, ids))
    with case.reading():
        return {row.id: row.start for row in case.connection.execute(query)}


def sources_of(case: CaseFile, ids: Iterable[int]) -> dict[int, int]:
    """Return the file that each of some stories stands in."""
    query = select(articles.c.id, articles.c.source).where(among(articles.c.id, ids))
    with case.reading():
        return {row.id: row.source for row in case.connection.execute(query)}


def rows(case: CaseFile, ids: Iterable[int] | None = None) -> list[ArticleRow]:
    """Return stories as a list shows them. Rejected events are not counted."""
    undated = sql_case((events.c.date_precision.is_(None), 1), else_=0)
    tally = (
        select(events.c.article, func.count().label("events"), func.sum(undated).label("undated"))
        .where(events.c.review != Review.REJECTED.value)
        .group_by(events.c.article)
    )
    # The digest of a row guards what the case says of a story; a list shows that of the file, as it was imported.
    light = [c for c in articles.c if c.name not in {"passages_json", "timexes_json", "sha256"}]
    if ids is not None:
        tally = tally.where(among(events.c.article, ids))
    counts = tally.subquery()
    query = (
        select(
            *light,
            sources.c.sha256,
            articles.c.sha256.label("digest"),
            sources.c.file,
            counts.c.events,
            counts.c.undated,
        )
        .join(sources)
        .outerjoin(counts, counts.c.article == articles.c.id)
        .order_by(articles.c.source, articles.c.ordinal)
    )
    if ids is not None:
        query = query.where(among(articles.c.id, ids))
    with case.reading():
        return [_row(row) for row in case.connection.execute(query).mappings()]


def _row(row: Any) -> ArticleRow:
    return ArticleRow(
        id=row["id"],
        source=row["source"],
        file=row["file"],
        ordinal=row["ordinal"],
        title=row["title"] or row["opening"] or row["file"],
        byline=row["byline"],
        published=published_of(row),
        sha256=row["sha256"],
        events=row["events"] or 0,
        undated_events=row["undated"] or 0,
        digest=row["digest"],
    )


# Straight to the driver: lists of events and of search results read many stories at once.
_CHECKED = """SELECT a.*, s.sha256 AS source_sha256, s.file FROM articles a JOIN sources s ON s.id = a.source
 WHERE a.id = :article"""
_CHECKED_MANY = """SELECT a.*, s.sha256 AS source_sha256, s.file FROM articles a JOIN sources s ON s.id = a.source
 WHERE a.id IN (SELECT value FROM json_each(:ids)) ORDER BY a.source, a.id"""


def text(case: CaseFile, article: int) -> str:
    """Return the words of a story, checked against its digest. Raises NotFoundError, DamagedCaseError."""
    return case.texts.get(article, lambda: check(case, article))


def check(case: CaseFile, article: int) -> str:
    """Read the words of a story from the file, check them, and return them. Raises as text() does."""
    with case.reading():
        row = case.connection.exec_driver_sql(_CHECKED, {"article": article}).mappings().first()
        if row is None:
            raise NotFoundError(f"There is no article number {article} in this case.")
        words = source_store.text(case, row["source"])[row["start"] : row["end"]]
    _compare(row, words)
    return words


def texts(case: CaseFile, ids: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Yield the words of some stories with their ids, checked as text() does, in a few queries for many of them.

    Raises as text() does. Of a file with many stories it is asked for them in a row.
    """
    wanted = iter(ids)
    with case.reading():
        while some := list(islice(wanted, _AT_ONCE)):
            missing = [article for article in some if article not in case.texts]
            found = dict(_checked(case, missing)) if missing else {}
            for article in some:
                yield article, found[article] if article in found else text(case, article)


def check_all(case: CaseFile, ids: Iterable[int]) -> None:
    """Read the words of some stories from the file and check them, as check() does. Raises DamagedCaseError."""
    wanted = iter(ids)
    with case.reading():
        while some := list(islice(wanted, _AT_ONCE)):
            for _ in _checked(case, some):
                pass


def _checked(case: CaseFile, ids: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Yield the words of those of some stories that the case has, checked, and keep them at hand."""
    rows = case.connection.exec_driver_sql(_CHECKED_MANY, {"ids": packed(ids)}).mappings().all()
    text_of = source_store.texts_at_hand(case, {row["source"] for row in rows})
    for row in rows:
        words = text_of(row["source"])[row["start"] : row["end"]]
        _compare(row, words)
        case.texts.put(row["id"], words)
        yield row["id"], words


def _compare(row: Any, words: str) -> None:
    """Raise DamagedCaseError where the words of a story do not match its digest."""
    if article_digest(row, words, row["source_sha256"]) != row["sha256"]:
        name = row["title"] or row["opening"] or f"story {row['ordinal']}"
        raise DamagedCaseError(
            f"The case is damaged: the story “{name}” of {row['file']} does not match its digest. Open a backup of the "
            "case, or import the file into a new case."
        )


def stored_story(case: CaseFile, article: int) -> StoredStory:
    """Return a story with the text of its source, checked. Raises NotFoundError, DamagedCaseError."""
    with case.reading():
        check(case, article)
        row = case.connection.execute(select(articles).where(articles.c.id == article)).mappings().one()
        story = Story(
            ordinal=row["ordinal"],
            span=Span(row["start"], row["end"]),
            title=maybe_span(row["title_start"], row["title_end"]),
            byline=maybe_span(row["byline_start"], row["byline_end"]),
            published=published_of(row),
            passages=unpack_passages(row["passages_json"]),
            names_model=names_models.of_source(case, row["source"]),
        )
        source = row["source"]
        return StoredStory(source_store.text(case, source), story, source_store.numeric_order(case, source))


def timexes(case: CaseFile, article: int) -> tuple[Timex, ...]:
    """Return the time expressions of a story in text order."""
    with case.reading():
        packed = case.connection.execute(select(articles.c.timexes_json).where(articles.c.id == article)).scalar_one()
    return unpack_timexes(packed)


def set_published(case: CaseFile, article: int, published: PublicationDate | None, found: Sequence[Timex]) -> None:
    """Change a story's publication date and with it how its time expressions are understood."""
    connection = case.connection
    query = select(articles, sources.c.sha256.label("source_sha256")).join(sources).where(articles.c.id == article)
    row = dict(connection.execute(query).mappings().one())
    words = source_store.text(case, row["source"])[row["start"] : row["end"]]
    changed = {**published_columns(published), "timexes_json": pack_timexes(found)}
    changed["sha256"] = article_digest({**row, **changed}, words, row["source_sha256"])
    connection.execute(update(articles).where(articles.c.id == article).values(**changed))


def numeric_order(case: CaseFile, article: int) -> NumericOrder | None:
    """Return what a person said of the numeric dates of the file in which a story stands. Raises NotFoundError."""
    return source_store.numeric_order(case, record(case, article).source)


def set_timexes(case: CaseFile, article: int, found: Sequence[Timex]) -> None:
    """Change how the time expressions of a story are understood."""
    wanted = update(articles).where(articles.c.id == article)
    case.connection.execute(wanted.values(timexes_json=pack_timexes(found)))


def places(case: CaseFile, ids: Iterable[int]) -> dict[int, tuple[str, int]]:
    """Return where stories stand whatever their ids: the SHA-256 of the file, and the story's number in it."""
    query = select(articles.c.id, sources.c.sha256, articles.c.ordinal).join(sources).where(among(articles.c.id, ids))
    with case.reading():
        return {id_: (sha256, ordinal) for id_, sha256, ordinal in case.connection.execute(query)}


@dataclass(frozen=True, slots=True)
class Origin:
    """What tells where a story comes from: its file's SHA-256, its number in it, what it says, its byline, its sketch.

    ``sketch`` is None where it was stored by an older program.
    """

    sha256: str
    ordinal: int
    digest: str
    byline: str | None
    sketch: str | None


def origins(case: CaseFile, ids: Iterable[int]) -> dict[int, Origin]:
    """Return where stories come from, by their ids."""
    columns = (articles.c.ordinal, articles.c.text_digest, articles.c.byline, articles.c.sketch)
    query = select(articles.c.id, sources.c.sha256, *columns).join(sources).where(among(articles.c.id, ids))
    with case.reading():
        return {row[0]: Origin(*row[1:]) for row in case.connection.execute(query)}


def publication_proposal(case: CaseFile, article: int) -> str | None:
    """Return what was worked out about when a story was published, packed; None where nothing was."""
    query = select(articles.c.publication_proposal_json).where(articles.c.id == article)
    with case.reading():
        return case.connection.execute(query).scalar_one_or_none()


def undated_proposals(case: CaseFile) -> dict[int, str]:
    """Return what was worked out about the stories without a publication date, packed, by the stories' ids."""
    kept = articles.c.publication_proposal_json
    query = select(articles.c.id, kept).where(articles.c.published_start.is_(None), kept.is_not(None))
    with case.reading():
        return {row.id: row.publication_proposal_json for row in case.connection.execute(query)}


def set_publication_proposal(case: CaseFile, article: int, packed: str | None) -> None:
    """Keep what was worked out about when a story was published, packed as JSON; None takes it away."""
    wanted = update(articles).where(articles.c.id == article)
    case.connection.execute(wanted.values(publication_proposal_json=packed))


def given_days(case: CaseFile) -> int:
    """Return to how many stories a person gave a publication date."""
    query = select(func.count()).select_from(articles).where(articles.c.published_basis == PublicationBasis.GIVEN.value)
    with case.reading():
        return int(case.connection.execute(query).scalar_one())


def id_range(case: CaseFile) -> tuple[int, int]:
    """Return the lowest and the highest id of an article; (1, 0) in an empty case."""
    with case.reading():
        first, last = case.connection.execute(select(func.min(articles.c.id), func.max(articles.c.id))).one()
    return (1, 0) if first is None else (int(first), int(last))


def of_source(case: CaseFile, source: int) -> list[int]:
    """Return the stories of a file, in its order."""
    query = select(articles.c.id).where(articles.c.source == source).order_by(articles.c.ordinal)
    with case.reading():
        return list(case.connection.execute(query).scalars())


def ordinals(case: CaseFile, sha256: str) -> frozenset[int]:
    """Return which stories of the file with this digest the case holds; none where it does not know the file."""
    with case.reading():
        source = source_store.find(case, sha256)
        if source is None:
            return frozenset()
        query = select(articles.c.ordinal).where(articles.c.source == source.id)
        return frozenset(case.connection.execute(query).scalars())


def with_digest(case: CaseFile, text_digest: str) -> list[int]:
    """Return the stories that say the same, by their story digest."""
    with case.reading():
        query = select(articles.c.id).where(articles.c.text_digest == text_digest).order_by(articles.c.id)
        return list(case.connection.execute(query).scalars())
