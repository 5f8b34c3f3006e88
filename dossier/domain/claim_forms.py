"""Claims as data for other programs: the names and meanings of the interchange format, in one place."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from dossier.domain.claims import ContradictionView, HappeningView, MergeView, Rung, UnknownView
from dossier.domain.date_forms import Form, date_form, offsets
from dossier.domain.events import Teller
from dossier.domain.spans import Span


def happening_form(value: HappeningView) -> Form:
    """Return what happened once: its reports, how many independent sources and copies, and where they disagree."""
    return {
        "id": value.key,
        "kind": value.kind.value,
        "label": value.label,
        "date": date_form(value.date),
        "events": list(value.events),
        "sources": value.independent,
        "copies": value.copies,
        "reports": [
            {"event": r.event, "article": r.article, "status": r.status.value, "copies": r.copies}
            for r in value.reports
        ],
        "contradictions": [contradiction_form(each) for each in value.contradictions],
        "denied_by": list(value.denied_by),
    }


def contradiction_form(value: ContradictionView) -> Form:
    """Return a contradiction; "settled" is the number of the side that a person chose, from 0, or null."""
    return {
        "key": value.key,
        "about": value.about.value,
        "sides": [{"words": side.words, "events": list(side.events)} for side in value.sides],
        "settled": value.settled,
        "note": value.note,
    }


def rung_form(value: Rung) -> Form:
    """Return one step of a person's standing before the law: its quote, and in it the words that state the step.

    "reported" is true where the date is the day of the report and not of the step.
    All offsets count in the source's text; "words" is empty where a case does not know them.
    """
    return {
        "standing": value.standing.value,
        "status": value.status.value,
        "date": date_form(value.date),
        "reported": value.reported,
        "events": list(value.events),
        "article": value.article,
        **({} if value.span is None else {"start": value.span.start, "end": value.span.end}),
        "text": value.quote,
        "words": [_word_form(value, word) for word in value.words],
        "attribution": value.attribution,
        "attribution_chain": chain_form(value.chain),
        "note": value.note,
    }


def _word_form(value: Rung, word: Span) -> Form:
    begin = value.span.start if value.span is not None else 0
    return {"start": word.start, "end": word.end, "text": value.quote[word.start - begin : word.end - begin]}


def chain_form(chain: Iterable[Teller]) -> list[Form]:
    """Return those through whom an event is told, the outermost first; offsets count in the source's text."""
    return [{**offsets(t.span), "text": t.text, "said": t.said, "when": t.when, "name": t.name} for t in chain]


def unknown_form(value: UnknownView) -> Form:
    """Return one thing that is not known."""
    return {
        "kind": value.kind.value,
        "sentence": value.sentence,
        "events": list(value.events),
        "articles": list(value.articles),
    }


def merge_form(value: MergeView) -> Form:
    """Return one entry in the history of a name; "at" is a moment in UTC or null."""
    return {
        "id": value.id,
        "how": value.how.value,
        "name": value.name,
        "names": list(value.names),
        "articles": list(value.articles),
        "at": moment(value.at),
        "sentence": value.sentence,
        "reversible": value.reversible,
    }


def moment(value: datetime | None) -> Any:
    """Return a moment as ISO text with its zone, None where there is none."""
    return None if value is None else value.isoformat().replace("+00:00", "Z")
