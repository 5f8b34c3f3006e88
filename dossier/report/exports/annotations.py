"""The marks of a case as W3C Web Annotations (JSON-LD): each on the exact words of a source.

Positions count Unicode code points, as the Web Annotation model asks for and as the case does. A source is named by
its SHA-256, so that an annotation finds its text wherever the file lies.
"""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from dossier.domain.edtf import edtf
from dossier.domain.export_formats import Loss
from dossier.domain.notes import Note, NoteForm, SubjectKind
from dossier.domain.records import MentionRecord
from dossier.domain.spans import Span
from dossier.domain.views import EventView
from dossier.report.exports.claim_lines import claim_title, date_line, denial_lines, status_line
from dossier.report.exports.hand_over import HandOver, digest, losses, rejected_loss

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Letters before and after a quotation that tell it from the same words elsewhere."""


def write_annotations(case: HandOver, file: BinaryIO) -> tuple[Loss, ...]:
    """Write the annotations as one collection and return what it does not hold."""
    left = (*case.notes, *case.marks)
    apart = Counter(note.form for note in left if _place_of(note) is None)
    total = len(case.events) + len(case.mentions) + sum(_place_of(note) is not None for note in left)
    name = f"urn:x-dossier:case:{digest(*sorted(s.sha256 for s in case.sources.values()))}"
    head: dict[str, Any] = {
        "@context": [CONTEXT, {"schema": "http://schema.org/"}],
        "id": name,
        "type": "AnnotationCollection",
    }
    head |= {"label": case.title, "total": total}
    file.write(json.dumps(head, ensure_ascii=False)[:-1].encode("utf-8"))
    page = f"{name}:page:1"
    file.write(f', "first": {{"id": "{page}", "type": "AnnotationPage", "startIndex": 0, "items": ['.encode())
    separator = b"\n"
    for each in annotations(case):
        file.write(separator + json.dumps(each, ensure_ascii=False).encode("utf-8"))
        separator = b",\n"
    file.write(b"\n]}}\n")
    return losses(
        rejected_loss(case),
        *(
            (apart[form], form.value, f"{form.value}s", "on people and places left out: they stand on no words.")
            for form in NoteForm
        ),
        (len(case.facts), "fact", "facts", "about people left out."),
        (len(case.sources), "text", "texts", "of the sources left out: each mark quotes its words and names its file."),
    )


def annotations(case: HandOver) -> Iterator[dict[str, Any]]:
    """Yield the annotations: events in time order, names and notes in the order of stories."""
    for event in case.events:
        yield _event(case, event)
    for mention in case.mentions:
        yield _mention(case, mention)
    for note in (*case.notes, *case.marks):
        article = _place_of(note)
        if article is None:
            continue
        span = note.span or case.articles[article].span
        name = digest(note.form.value, case.source_of(article).sha256, span, note.text)
        why = _MOTIVATIONS[note.form]
        bodies = [_words(note.text, why)] if note.text else []
        if note.form is NoteForm.QUESTION and note.is_answered:
            bodies.append(_words("answered", "classifying"))
        yield _annotation(f"urn:x-dossier:{note.form.value}:{name}", why, bodies, _target(case, article, span))


_MOTIVATIONS = {
    NoteForm.NOTE: "commenting",
    NoteForm.TAG: "tagging",
    NoteForm.STAR: "bookmarking",
    NoteForm.QUESTION: "questioning",
    NoteForm.PAGE: "describing",
}


def _place_of(note: Note) -> int | None:
    """Return the story on whose words something stands, None for what is about a name."""
    return note.subject if note.kind is SubjectKind.ARTICLE else note.article


def _annotation(id_: str, motivation: str, bodies: list[dict[str, Any]], target: dict[str, Any]) -> dict[str, Any]:
    return {"id": id_, "type": "Annotation", "motivation": motivation, "body": bodies, "target": target}


def _words(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _event(case: HandOver, event: EventView) -> dict[str, Any]:
    bodies = [
        _words(claim_title(event), "describing"),
        _words(status_line(event), "assessing"),
        _words(event.status.value, "classifying"),
        _words(event.kind.value, "tagging"),
        _words(date_line(event), "describing"),
    ]
    if event.date is not None:
        bodies.append(_words(edtf(event.date), "tagging"))
    bodies += [_words(line, "describing") for line in denial_lines(event)]
    for part in event.participants:
        bodies.append(_words(f"{part.role.value}: {part.entity.name}", "identifying"))
    name = f"urn:x-dossier:event:{case.event_key(event)}"
    return _annotation(name, "describing", bodies, _target(case, event.article, event.span))


def _mention(case: HandOver, mention: MentionRecord) -> dict[str, Any]:
    entity = case.entities[mention.entity]
    sha256 = case.source_of(mention.article).sha256
    name = digest("mention", sha256, mention.span.start, mention.span.end, case.entity_key(entity.id))
    bodies = [
        {
            **_words(entity.name, "identifying"),
            "id": f"urn:x-dossier:{entity.kind.value}:{case.entity_key(entity.id)}:{name}",
        },
        _words(entity.kind.value, "tagging"),
        _words(mention.form.value, "tagging"),
    ]
    target = _target(case, mention.article, mention.span)
    return _annotation(f"urn:x-dossier:mention:{name}", "identifying", bodies, target)


def _target(case: HandOver, article: int, span: Span) -> dict[str, Any]:
    source = case.source_of(article)
    text = case.text_of(source.id)
    return {
        "type": "SpecificResource",
        "source": {
            "id": f"urn:x-dossier:source:{source.sha256}",
            "type": "Text",
            "format": "text/plain",
            "schema:name": source.file,
        },
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
        ],
    }
