"""Values as JSON for other programs. Names and meanings follow the interchange format."""

import json
from typing import Any

from dossier.domain.changes import Changes, HistoryEntry
from dossier.domain.claim_forms import chain_form
from dossier.domain.claims import HappeningView
from dossier.domain.date_forms import date_form, iso, offsets, published_form
from dossier.domain.importing import FileOutcome
from dossier.domain.views import ArticleRow, CaseInfo, CheckReport, DatePreview, EntityRow, EventView, SearchHit

Form = dict[str, Any]


def show(value: object) -> None:
    """Print *value* as one JSON document."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def line(value: object) -> str:
    """Return *value* as JSON on one line."""
    return json.dumps(value, ensure_ascii=False)


def outcome(value: FileOutcome) -> Form:
    """Return how one file fared."""
    return {
        "state": value.state.value,
        "file": value.file,
        "stories": value.stories,
        "events": value.events,
        "reason": value.reason,
        "unread": value.unread,
    }


def entity(row: EntityRow) -> Form:
    """Return a person, organisation or place."""
    return {
        "id": row.id,
        "kind": row.kind.value,
        "name": row.name,
        "aliases": list(row.aliases),
        "mentions": row.mentions,
        "articles": row.articles,
        "events": row.events,
        "first": iso(row.first),
        "last": iso(row.last),
    }


def event(view: EventView, told: HappeningView | None = None) -> Form:
    """Return an event with its words, and how many independent sources tell of the same, where that is known."""
    at = view.trigger.start - view.span.start
    trigger = view.quote[at : at + len(view.trigger)]
    return {
        "id": view.id,
        "article": view.article,
        "file": view.file,
        "title": view.article_title,
        "label": view.label,
        "start": view.span.start,
        "end": view.span.end,
        "text": view.quote,
        "trigger": {**offsets(view.trigger), "text": trigger},
        "kind": view.kind.value,
        "status": view.status.value,
        "attribution": view.attribution,
        "attribution_chain": chain_form(view.chain),
        "date": date_form(view.date),
        "waiting": view.waiting,
        "participants": [
            {"entity": p.entity.id, "name": p.entity.name, "kind": p.entity.kind.value, "role": p.role.value}
            for p in view.participants
        ],
        "places": [{"entity": place.id, "name": place.name} for place in view.places],
        "review": view.review.value,
        "happening": None if told is None else told.key,
        "sources": None if told is None else told.independent,
        "denied_by": [] if told is None else list(told.denied_by),
        "denials": [
            {
                "event": d.event,
                "by": d.by,
                "attribution_chain": chain_form(d.chain),
                "text": d.quote,
                "article": d.article,
                "title": d.article_title,
            }
            for d in view.denied_by
        ],
    }


def article(row: ArticleRow) -> Form:
    """Return a story."""
    return {
        "id": row.id,
        "source": row.source,
        "file": row.file,
        "ordinal": row.ordinal,
        "title": row.title,
        "byline": row.byline,
        "published": published_form(row.published),
        "sha256": row.sha256,
        "events": row.events,
        "undated_events": row.undated_events,
    }


def hit(value: SearchHit) -> Form:
    """Return a search result."""
    return {
        "kind": value.kind.value,
        "id": value.id,
        "title": value.title,
        "snippet": value.snippet,
        "marks": [[mark.start, mark.end] for mark in value.marks],
        "article": value.article,
        "start": value.span.start if value.span is not None else None,
        "end": value.span.end if value.span is not None else None,
    }


def changes(value: Changes) -> Form:
    """Return what a command changed."""
    return {
        "done": value.label,
        "articles": sorted(value.articles),
        "entities": sorted(value.entities),
        "events": sorted(value.events),
    }


def preview(value: DatePreview) -> Form:
    """Return what follows from a new date."""
    return {
        "changes": [
            {
                "event": change.event,
                "label": change.label,
                "article_title": change.article_title,
                "before": date_form(change.before),
                "after": date_form(change.after),
            }
            for change in value.changes
        ],
        "kept": value.kept,
        "added": value.added,
        "removed": value.removed,
    }


def step(entry: HistoryEntry) -> Form:
    """Return a step of the history."""
    return {"id": entry.id, "when": entry.when.isoformat(), "done": entry.label, "undone": entry.undone}


def report(value: CheckReport) -> Form:
    """Return what a check found."""
    return {
        "sound": value.is_sound,
        "findings": list(value.findings),
        "sources": value.sources,
        "articles": value.articles,
        "entities": value.entities,
        "events": value.events,
        "steps": value.steps,
    }


def info(value: CaseInfo) -> Form:
    """Return a case at a glance."""
    return {
        "path": str(value.path),
        "title": value.title,
        "created": value.created.isoformat().replace("+00:00", "Z"),
        "encrypted": value.encrypted,
        "sources": value.sources,
        "articles": value.articles,
        "people": value.people,
        "organisations": value.organisations,
        "places": value.places,
        "events": value.events,
        "dated_events": value.dated_events,
        "proposals": value.proposals,
        "undo": value.undo,
        "redo": value.redo,
    }
