"""What was found in a document, as JSON: one line for scorers, or a readable document with everything."""

from collections.abc import Iterable
from typing import Any

from dossier.domain.date_forms import date_form, iso, offsets, published_form
from dossier.domain.dates import DateInterval
from dossier.domain.documents import Story
from dossier.domain.events import StoryEvent
from dossier.domain.mentions import EntityKind, Mention, MentionForm, StoryEntity, Timex, TimexType
from dossier.domain.spans import Span
from dossier.services.annotating import Annotation

Form = dict[str, Any]

_UNKNOWN = {
    TimexType.DATE: "XXXX-XX-XX",
    TimexType.TIME: "XXXX-XX-XXTXX:XX",
    TimexType.DURATION: "PXX",
    TimexType.SET: "XXXX",
}
"""How TimeML writes what is a time expression but cannot be known."""


def as_line(doc: object, found: Annotation) -> Form:
    """Return the form that scorers read. Offsets are code points of the text, end exclusive; days are inclusive.

    ``spans`` have TimeML types and values; ``dates`` the days that an expression names by itself, whatever
    preposition stands before it, null for an open side; ``people`` every certain mention, ``entities`` names only.
    """
    return {
        "doc": doc,
        "spans": [
            {**offsets(timex.span), "type": timex.type.value, "value": timex.value or _UNKNOWN[timex.type]}
            for timex in found.timexes
        ],
        "dates": [
            {**offsets(timex.span), "from": iso(timex.core.start), "to": iso(timex.core.end)}
            for timex in found.timexes
            if timex.core is not None
        ],
        "people": [
            {"id": entity.key, "name": entity.name, "mentions": [offsets(m.span) for m in _ordered(entity.mentions)]}
            for entity in found.entities
            if entity.kind is EntityKind.PERSON
        ],
        "entities": [
            {**offsets(span), "kind": kind.value}
            for span, kind in sorted(
                (mention.span, entity.kind)
                for entity in found.entities
                for mention in entity.mentions
                if mention.form is MentionForm.NAME
            )
        ],
    }


def as_document(doc: object, found: Annotation) -> Form:
    """Return everything found, with its words, its reasons and its events, as the interchange format names them."""
    return {
        "doc": doc,
        "text": found.text,
        "articles": [_story(story, found.text) for story in found.stories],
        "spans": [_timex(timex, found.text) for timex in found.timexes],
        "entities": [_entity(entity, found.text) for entity in found.entities],
        "events": [_event(i, event, found.text) for i, event in enumerate(found.events, 1)],
    }


def _quote(span: Span, text: str) -> Form:
    return {**offsets(span), "text": span.of(text)}


def _ordered(mentions: Iterable[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda mention: mention.span)


def _story(story: Story, text: str) -> Form:
    return {
        **offsets(story.span),
        "title": None if story.title is None else story.title.of(text),
        "published": published_form(story.published),
    }


def _timex(timex: Timex, text: str) -> Form:
    return {
        **_quote(timex.span, text),
        "type": timex.type.value,
        "value": timex.value,
        "date": _interval(timex.date, text),
    }


def _interval(when: DateInterval | None, text: str) -> Form | None:
    form = date_form(when)
    if when is None or form is None:
        return None
    return {**form, "mentions": [_quote(span, text) for span in when.mentions]}


def _entity(entity: StoryEntity, text: str) -> Form:
    return {
        "id": entity.key,
        "kind": entity.kind.value,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "mentions": [{**_quote(m.span, text), "form": m.form.value} for m in _ordered(entity.mentions)],
        "facts": [{"kind": f.kind.value, "value": f.value, **_quote(f.span, text)} for f in entity.facts],
    }


def _event(number: int, event: StoryEvent, text: str) -> Form:
    return {
        "id": number,
        **_quote(event.span, text),
        "trigger": _quote(event.trigger, text),
        "kind": event.kind.value,
        "status": event.status.value,
        "attribution": event.attribution,
        "date": _interval(event.date, text),
        "participants": [{"entity": part.entity, "role": part.role.value} for part in event.participants],
        "places": list(event.places),
    }
