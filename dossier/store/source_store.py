"""The files of a case: their bytes as they were, and their text as it was read."""

import json
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import bindparam, func, select, update

from dossier.domain.documents import SourceDocument
from dossier.domain.mentions import NumericOrder
from dossier.domain.records import SourceRecord
from dossier.errors import DamagedCaseError, DossierError, NotFoundError
from dossier.store.case_file import CaseFile
from dossier.store.digests import sha256_of, sha256_of_text
from dossier.store.packing import pack_text, to_json, unpack_text
from dossier.store.schema import articles, sources
from dossier.store.selection import among, insert_rows, packed

_MANY = 20_000
"""Of a case that cannot say how many files it has, so many are asked for."""
_DESCRIPTION = [column for column in sources.c if column.name not in {"text", "data", "numeric_order", "pages_json"}]


def _record(row: Any) -> SourceRecord:
    notes = tuple(json.loads(row.notes_json))
    return SourceRecord(row.id, row.file, row.sha256, row.bytes, row.encoding, row.media_type, notes)


def add(case: CaseFile, document: SourceDocument, order: NumericOrder | None = None) -> int:
    """Keep a file as it was read, and in which order a person said that it writes numeric dates. Return its id."""
    row = {
        "file": document.file,
        "sha256": document.sha256,
        "bytes": len(document.data),
        "encoding": document.encoding,
        "media_type": document.media_type,
        "notes_json": to_json(list(document.notes)),
        "text_sha256": sha256_of_text(document.text),
        "imported": datetime.now(UTC).isoformat(timespec="seconds"),
        "text": pack_text(document.text),
        "data": zlib.compress(document.data, 6),
        "numeric_order": order,
        "pages_json": to_json(list(document.pages)) if document.pages else None,
    }
    return insert_rows(case.connection, sources, [row])[0]


def records(case: CaseFile, ids: Iterable[int] | None = None) -> list[SourceRecord]:
    """Return files, all of the case where no ids are given, in the order of import."""
    query = select(*_DESCRIPTION).order_by(sources.c.id)
    if ids is not None:
        query = query.where(among(sources.c.id, ids))
    with case.reading():
        return [_record(row) for row in case.connection.execute(query)]


def record(case: CaseFile, source: int) -> SourceRecord:
    """Return one file's description. Raises NotFoundError."""
    with case.reading():
        row = case.connection.execute(select(*_DESCRIPTION).where(sources.c.id == source)).first()
    if row is None:
        raise NotFoundError(f"There is no source number {source} in this case.")
    return _record(row)


_HELD = (
    select(sources.c.id, sources.c.numeric_order, articles.c.ordinal)
    .outerjoin(articles, articles.c.source == sources.c.id)
    .where(sources.c.sha256 == bindparam("sha256"))
)


@dataclass(frozen=True, slots=True)
class Held:
    """A file that the case has: its id, what a person said of its numeric dates, and which of its stories are kept."""

    id: int
    order: NumericOrder | None
    ordinals: frozenset[int]


def held(case: CaseFile, sha256: str) -> Held | None:
    """Return what the case has of the file with these bytes, None where it has nothing."""
    with case.reading():
        rows = case.connection.execute(_HELD, {"sha256": sha256}).all()
    if not rows:
        return None
    order = cast("NumericOrder | None", rows[0].numeric_order)
    return Held(rows[0].id, order, frozenset(row.ordinal for row in rows if row.ordinal is not None))


def find(case: CaseFile, sha256: str) -> SourceRecord | None:
    """Return the file with these bytes, None where the case has none."""
    with case.reading():
        row = case.connection.execute(select(*_DESCRIPTION).where(sources.c.sha256 == sha256)).first()
    return None if row is None else _record(row)


def highest(case: CaseFile) -> int:
    """Return a number that no file of the case exceeds, also where parts of a damaged case cannot be read."""
    for column in (sources.c.id, articles.c.source):
        try:
            with case.reading():
                return case.connection.execute(select(func.max(column))).scalar() or 0
        except DossierError:
            continue
    return _MANY


def pages(case: CaseFile, source: int) -> tuple[int, ...]:
    """Return where in the text of a file its pages begin, empty where it has none. Raises NotFoundError."""
    with case.reading():
        row = case.connection.execute(select(sources.c.pages_json).where(sources.c.id == source)).first()
    if row is None:
        raise NotFoundError(f"There is no source number {source} in this case.")
    return tuple(json.loads(row.pages_json)) if row.pages_json else ()


def pages_of(case: CaseFile, ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Return where the pages of some files begin, by the files that have any."""
    query = select(sources.c.id, sources.c.pages_json).where(
        among(sources.c.id, ids), sources.c.pages_json.is_not(None)
    )
    with case.reading():
        return {
            row.id: tuple(json.loads(row.pages_json))
            for row in case.connection.execute(query.where(sources.c.pages_json.is_not(None)))
        }


def numeric_order(case: CaseFile, source: int) -> NumericOrder | None:
    """Return what a person said of the numeric dates of a file. Raises NotFoundError."""
    with case.reading():
        row = case.connection.execute(select(sources.c.numeric_order).where(sources.c.id == source)).first()
    if row is None:
        raise NotFoundError(f"There is no source number {source} in this case.")
    return cast("NumericOrder | None", row.numeric_order)


def ordered(case: CaseFile) -> int:
    """Return of how many files a person said how they write numeric dates."""
    # IS NOT NULL is seen in the head of a row: its text and bytes are not read.
    query = select(func.count()).select_from(sources).where(sources.c.numeric_order.is_not(None))
    with case.reading():
        return case.connection.execute(query).scalar_one()


def set_numeric_order(case: CaseFile, source: int, order: NumericOrder | None) -> None:
    """Keep what a person says of the numeric dates of a file."""
    case.connection.execute(update(sources).where(sources.c.id == source).values(numeric_order=order))


def text(case: CaseFile, source: int) -> str:
    """Return the text of a file, checked against its digest. Raises NotFoundError, DamagedCaseError."""
    return case.texts.source(source, lambda: _read_text(case, source))


# Straight to the driver: a page of search results reads many texts at once.
_TEXT = "SELECT file, text, text_sha256 FROM sources WHERE id = :source"
_TEXTS = "SELECT id, file, text, text_sha256 FROM sources WHERE id IN (SELECT value FROM json_each(:ids))"


def _read_text(case: CaseFile, source: int) -> str:
    with case.reading():
        row = case.connection.exec_driver_sql(_TEXT, {"source": source}).first()
    if row is None:
        raise NotFoundError(f"There is no source number {source} in this case.")
    return _unpacked(row)


def _unpacked(row: Any) -> str:
    try:
        words = unpack_text(row.text)
    except (zlib.error, ValueError, TypeError) as error:
        raise _damaged(row.file) from error
    if sha256_of_text(words) != row.text_sha256:
        raise _damaged(row.file)
    return words


def texts_at_hand(case: CaseFile, wanted: Collection[int]) -> Callable[[int], str]:
    """Return what gives the text of one of some files, checked as text() does; they are read with one query."""
    missing = [source for source in wanted if not case.texts.is_last(source)]
    found = case.connection.exec_driver_sql(_TEXTS, {"ids": packed(missing)}).all() if missing else []
    rows = {row.id: row for row in found}

    def read(source: int) -> str:
        return _unpacked(rows[source]) if source in rows else _read_text(case, source)

    return lambda source: case.texts.source(source, lambda: read(source))


def data(case: CaseFile, source: int) -> bytes:
    """Return the bytes of a file, checked against their digest. Raises NotFoundError, DamagedCaseError."""
    with case.reading():
        query = select(sources.c.file, sources.c.data, sources.c.sha256).where(sources.c.id == source)
        row = case.connection.execute(query).first()
    if row is None:
        raise NotFoundError(f"There is no source number {source} in this case.")
    try:
        original = zlib.decompress(row.data)
    except (zlib.error, TypeError) as error:
        raise _damaged(row.file) from error
    if sha256_of(original) != row.sha256:
        raise _damaged(row.file)
    return original


def _damaged(file: str) -> DamagedCaseError:
    return DamagedCaseError(
        f"The case is damaged: what it holds of {file} does not match its digest. Open a backup of the case, or import "
        "the file into a new case."
    )


def is_whole(text: bytes, data: bytes, text_sha256: str, sha256: str) -> bool:
    """Tell whether a packed text and packed bytes are what their digests say."""
    try:
        return sha256_of_text(unpack_text(text)) == text_sha256 and sha256_of(zlib.decompress(data)) == sha256
    except (zlib.error, ValueError, TypeError):
        return False


def texts(case: CaseFile) -> Iterator[tuple[SourceRecord, str]]:
    """Yield each file with its text, one at a time."""
    for source in records(case):
        yield source, _read_text(case, source.id)
