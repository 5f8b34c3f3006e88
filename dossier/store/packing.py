"""How values stand in rows: spans, days, dates, passages and time expressions, to and fro."""

import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from dossier.domain.dates import DateBasis, DateInterval, Extent, Precision
from dossier.domain.documents import Passage, PassageRole, PublicationBasis, PublicationDate
from dossier.domain.mentions import Timex, TimexType
from dossier.domain.spans import Span
from dossier.store.ledger_packing import pack_ledger, unpack_ledger

Row = Mapping[Any, Any]

_SHARED = 4096
"""Dates held to be given out again: many events of a case are of one day."""

_PIECE = 100_000
"""About so many letters of a long list are read at once: some two milliseconds."""

_ROLES = {role.value: role for role in PassageRole}
"""Passage roles by their value: an enumeration is asked slowly, and a story of ten million letters has 18,000."""

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def to_json(value: object) -> str:
    """Return *value* as compact JSON in one canonical spelling."""
    return _CANONICAL.encode(value)


def pack_text(text: str) -> bytes:
    """Return a source text as it is stored. Lone surrogates survive."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def unpack_text(packed: bytes) -> str:
    """Return the text that pack_text stored. Damaged bytes raise zlib.error or UnicodeDecodeError."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


def maybe_span(start: int | None, end: int | None) -> Span | None:
    """Return the span of two nullable columns."""
    return None if start is None or end is None else Span(start, end)


def day(text: str | None) -> date | None:
    """Return the day of an ISO column."""
    return None if text is None else date.fromisoformat(text)


def iso(value: date | None) -> str | None:
    """Return a day as its column."""
    return None if value is None else value.isoformat()


def date_columns(value: DateInterval | None) -> dict[str, Any]:
    """Return the nine ``date_…`` columns of an event."""
    if value is None:
        names = ("start", "end", "precision", "basis", "extent", "approximate", "explanation", "mentions_json")
        return {f"date_{name}": None for name in (*names, "ledger_json")}
    return {
        "date_start": iso(value.start),
        "date_end": iso(value.end),
        "date_precision": value.precision.value,
        "date_basis": value.basis.value,
        "date_extent": value.extent.value,
        "date_approximate": int(value.approximate),
        "date_explanation": value.explanation,
        "date_mentions_json": to_json([[s.start, s.end] for s in value.mentions]),
        "date_ledger_json": pack_ledger(value.ledger),
    }


_DATE = tuple(f"date_{name}" for name in ("start", "end", "precision", "basis", "extent", "approximate"))


def date_of(row: Row) -> DateInterval | None:
    """Return the date that the ``date_…`` columns hold."""
    if row["date_precision"] is None:
        return None
    # Time expressions stored by version 1 have no ledger.
    words = row["date_explanation"], row["date_mentions_json"], row.get("date_ledger_json")
    return _date(*(row[name] for name in _DATE), *words)


@lru_cache(maxsize=_SHARED)
def _date(
    start: str | None,
    end: str | None,
    precision: str,
    basis: str,
    extent: str,
    approximate: int,
    explanation: str,
    mentions: str,
    ledger: str | None,
) -> DateInterval:
    return DateInterval(
        start=day(start),
        end=day(end),
        precision=Precision(precision),
        basis=DateBasis(basis),
        extent=Extent(extent),
        approximate=bool(approximate),
        explanation=explanation,
        mentions=tuple(Span(first, last) for first, last in json.loads(mentions)),
        ledger=unpack_ledger(ledger),
    )


def published_columns(value: PublicationDate | None) -> dict[str, Any]:
    """Return the five columns of a publication date."""
    evidence = value.evidence if value is not None else None
    return {
        "published_start": iso(value.start) if value is not None else None,
        "published_end": iso(value.end) if value is not None else None,
        "published_basis": value.basis.value if value is not None else None,
        "evidence_start": evidence.start if evidence is not None else None,
        "evidence_end": evidence.end if evidence is not None else None,
    }


def published_of(row: Row) -> PublicationDate | None:
    """Return the publication date that a row holds."""
    start, end = row["published_start"], row["published_end"]
    if start is None or end is None:
        return None
    return _published(start, end, row["published_basis"], row["evidence_start"], row["evidence_end"])


@lru_cache(maxsize=_SHARED)
def _published(start: str, end: str, basis: str, first: int | None, last: int | None) -> PublicationDate:
    evidence = maybe_span(first, last)
    return PublicationDate(date.fromisoformat(start), date.fromisoformat(end), PublicationBasis(basis), evidence)


def pack_passages(passages: Iterable[Passage]) -> str:
    """Return passages as JSON."""
    return to_json([[p.span.start, p.span.end, p.role.value] for p in passages])


def unpack_passages(packed: str, roles: Collection[PassageRole] | None = None) -> tuple[Passage, ...]:
    """Return the passages that pack_passages stored, those of some *roles* where they are given."""
    return tuple(
        Passage(Span(start, end), known)
        for start, end, role in _in_pieces(packed)
        if (known := _ROLES.get(role) or PassageRole(role)) and (roles is None or known in roles)
    )


def _in_pieces(packed: str) -> Iterator[Any]:
    """Yield the members of a JSON list of lists of words without brackets.

    A long one is read piece by piece: nothing else in the program goes on while one is, the window neither.
    """
    begin = 0
    while (cut := packed.find("],[", begin + _PIECE)) >= 0:
        yield from json.loads(f"[{packed[begin or 1 : cut + 1]}]")
        begin = cut + 2
    yield from json.loads(f"[{packed[begin:]}" if begin else packed)


def pack_timexes(timexes: Iterable[Timex]) -> str:
    """Return time expressions as JSON."""
    return to_json(
        [[t.span.start, t.span.end, t.type.value, t.value, t.date and date_columns(t.date)] for t in timexes]
    )


def unpack_timexes(packed: str) -> tuple[Timex, ...]:
    """Return the time expressions that pack_timexes stored."""
    return tuple(
        Timex(Span(start, end), TimexType(kind), value, None if when is None else date_of(when))
        for start, end, kind, value, when in json.loads(packed)
    )
