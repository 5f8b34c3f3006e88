"""Dates as data for other programs: the names and meanings of the interchange format, in one place."""

from datetime import date
from typing import Any

from dossier.domain.dates import DateBasis, DateInterval
from dossier.domain.documents import PublicationDate
from dossier.domain.ledger import Anchor, LedgerStep
from dossier.domain.spans import Span

Form = dict[str, Any]


def iso(day: date | None) -> str | None:
    """Return a day as YYYY-MM-DD, None for an open side."""
    return None if day is None else day.isoformat()


def offsets(span: Span) -> Form:
    """Return where words stand: code points of the source's text, the end exclusive."""
    return {"start": span.start, "end": span.end}


def published_form(value: PublicationDate | None) -> Form | None:
    """Return a publication date, None where it is not known."""
    if value is None:
        return None
    return {"start": iso(value.start), "end": iso(value.end), "basis": value.basis.value}


def date_form(when: DateInterval | None) -> Form | None:
    """Return when something happened, with the steps that led there; None where it is not known.

    What a person set counts as stated, and says so apart.
    """
    if when is None:
        return None
    is_given = when.basis is DateBasis.GIVEN
    return {
        "start": iso(when.start),
        "end": iso(when.end),
        "precision": when.precision.value,
        "approximate": when.approximate,
        "basis": DateBasis.STATED.value if is_given else when.basis.value,
        "given": is_given,
        "extent": when.extent.value,
        "explanation": when.explanation,
        "ledger": [step_form(step) for step in when.ledger],
    }


def step_form(step: LedgerStep) -> Form:
    """Return one step of a ledger: "from" and "to" are the days reached, null for an open side."""
    return {
        "words": step.words,
        **offsets(step.span),
        "rule": step.rule.value,
        "from": iso(step.start),
        "to": iso(step.end),
        "anchor": None if step.anchor is None else anchor_form(step.anchor),
    }


def anchor_form(anchor: Anchor) -> Form:
    """Return what a step hangs on; "event" is the id of the case's event that it is, null where it is none."""
    span = anchor.span
    return {
        "kind": anchor.kind.value,
        "words": anchor.words,
        "start": None if span is None else span.start,
        "end": None if span is None else span.end,
        "from": iso(anchor.start),
        "to": iso(anchor.end),
        "event": anchor.event,
        "happening": anchor.happening,
    }
