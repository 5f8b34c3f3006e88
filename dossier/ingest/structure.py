"""From a source document to its stories: the entry of this part of the pipeline."""

import re
from collections.abc import Sequence

from dossier.domain.documents import Doubt, DoubtKind, Passage, PassageRole, PublicationDate, SourceDocument, Story
from dossier.domain.spans import Span
from dossier.ingest.characters import odd_characters
from dossier.ingest.datelines import dateline_of
from dossier.ingest.header_dates import day_after_headline
from dossier.ingest.looks import Look, look_at
from dossier.ingest.paragraphs import Paragraph, split_paragraphs
from dossier.ingest.publication import publication_of
from dossier.ingest.roles import Roles, assign_roles
from dossier.ingest.segmentation import split_stories

_TITLE_PREFIX = re.compile(r"(?:#{1,6}\s{1,4}|(?:title|headline|heading|head)\s?:\s{0,4})", re.IGNORECASE)
_BYLINE_LABEL = re.compile(r"(?:byline|authors?|reporter|correspondent)\s?:\s{0,4}", re.IGNORECASE)
_BYLINE_END = " \t\xa0|-–—•·,"
_INVISIBLE = "\u200b\u200e\u200f\ufeff\u2060\x00"
_NO_DATE = (
    "The text does not say when it was published. "
    "Set the date, or words such as “Friday” in it cannot be placed in time."
)
_NEAR = 0.8  # share of a story's running text that must stand in an earlier story to call it a repetition


def find_stories(document: SourceDocument) -> tuple[Story, ...]:
    """Return the stories of *document* in reading order, each with its passages, headline, byline, date and doubts.

    Every character of the text that is no white space lies in exactly one passage of exactly one story (a byte-order
    mark at the beginning aside). Never raises, whatever the text is.
    """
    text = document.text
    paragraphs = split_paragraphs(text)
    looks = look_at(paragraphs)
    earlier: dict[str, int] = {}
    stories = []
    for ordinal, part in enumerate(split_stories(paragraphs, looks), 1):
        own, own_looks = paragraphs[part.start : part.stop], looks[part.start : part.stop]
        stories.append(_story(text, ordinal, own, own_looks, earlier))
    return tuple(stories)


def _story(
    text: str, ordinal: int, paragraphs: Sequence[Paragraph], looks: Sequence[Look], earlier: dict[str, int]
) -> Story:
    found = assign_roles(paragraphs, looks)
    published = publication_of(paragraphs, looks, found)
    span = Span(paragraphs[0].start, paragraphs[-1].end)
    return Story(
        ordinal=ordinal,
        span=span,
        title=_title_span(paragraphs[found.title]) if found.title is not None else None,
        byline=_byline_span(paragraphs[found.byline]) if found.byline is not None else None,
        published=published,
        passages=_passages(paragraphs, found),
        doubts=_doubts(text, span, ordinal, paragraphs, found, published, earlier),
    )


def _title_span(p: Paragraph) -> Span:
    """Return the headline without its mark ("# ", "Title: ") and without a date that ends its line."""
    prefix = _TITLE_PREFIX.match(p.text)
    start = p.start + (prefix.end() if prefix and prefix.end() < len(p.text) else 0)
    day = day_after_headline(p.text)
    if day is not None and start < p.start + day:
        return Span(start, p.start + len(p.text[:day].rstrip(_BYLINE_END)))
    bare = p.text[start - p.start :]
    lead = len(bare) - len(bare.lstrip(_INVISIBLE))
    end = start + len(bare.rstrip(_INVISIBLE))
    return Span(start + lead, end) if start + lead < end else p.span


def _byline_span(p: Paragraph) -> Span:
    """Return the byline without a label before it ("BYLINE: ") and without the signs behind it."""
    label = _BYLINE_LABEL.match(p.text)
    bare = p.text.rstrip(_BYLINE_END)
    return Span(p.start + (label.end() if label and label.end() < len(bare) else 0), p.start + len(bare))


def _passages(paragraphs: Sequence[Paragraph], found: Roles) -> tuple[Passage, ...]:
    """Return the passages of a story: its paragraphs, with prefixes of headline and first paragraph cut off."""
    passages: list[Passage] = []
    for i, (p, role) in enumerate(zip(paragraphs, found.roles, strict=True)):
        if i == found.title:
            passages.extend(_title_passages(p))
            continue
        dateline = dateline_of(p.text) if role is PassageRole.BODY and i == found.body else None
        if dateline is not None:
            passages.extend(_cut(p, p.start + dateline.end, PassageRole.DATELINE, role))
        else:
            passages.append(Passage(p.span, role))
    return tuple(passages)


def _title_passages(p: Paragraph) -> list[Passage]:
    title = _title_span(p)
    parts = [(p.start, title.start, PassageRole.NOTICE), (title.start, title.end, PassageRole.TITLE)]
    if day_after_headline(p.text) is not None:
        parts.append((title.end, p.end, PassageRole.DATELINE))
    else:
        parts[1] = (title.start, p.end, PassageRole.TITLE)
    found = []
    for start, end, role in parts:
        bare = p.text[start - p.start : end - p.start]
        start += len(bare) - len(bare.lstrip())
        if bare.strip():
            found.append(Passage(Span(start, start + len(bare.strip())), role))
    return found


def _cut(p: Paragraph, where: int, before: PassageRole, after: PassageRole) -> list[Passage]:
    """Return *p* as two passages that meet at *where* (the blanks before it left out), or as one."""
    head = p.text[: where - p.start].rstrip()
    if not head:
        return [Passage(p.span, after)]
    return [Passage(Span(p.start, p.start + len(head)), before), Passage(Span(where, p.end), after)]


def _doubts(
    text: str,
    span: Span,
    ordinal: int,
    paragraphs: Sequence[Paragraph],
    found: Roles,
    published: PublicationDate | None,
    earlier: dict[str, int],
) -> tuple[Doubt, ...]:
    doubts = [] if published is not None else [Doubt(DoubtKind.NO_DATE, _NO_DATE)]
    repeated = _repeated(ordinal, paragraphs, found, earlier)
    if repeated is not None:
        message = f"This story says the same as story {repeated} of this file. Leave one of the two out."
        doubts.append(Doubt(DoubtKind.REPEATED_TEXT, message))
    doubts.extend(
        Doubt(DoubtKind.ODD_CHARACTERS, f"This story contains {phrase}.")
        for phrase in odd_characters(text, span.start, span.end)
    )
    return tuple(doubts)


def _repeated(ordinal: int, paragraphs: Sequence[Paragraph], found: Roles, earlier: dict[str, int]) -> int | None:
    """Return the earlier story that holds nearly all of this story's running text; remember this story's own."""
    body = [p for p, role in zip(paragraphs, found.roles, strict=True) if role is PassageRole.BODY and p.words >= 5]
    words: dict[int, int] = {}
    for p in body:
        if p.key in earlier:
            words[earlier[p.key]] = words.get(earlier[p.key], 0) + p.words
    for p in body:
        earlier.setdefault(p.key, ordinal)
    if not words:
        return None
    nearest = max(words, key=lambda story: words[story])
    return nearest if words[nearest] >= _NEAR * sum(p.words for p in body) else None
