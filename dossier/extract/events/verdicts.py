"""Whom a court's words befall that its verb leaves out: "cleared him of that", "and Roe nine years"."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dossier.domain.events import EventKind, Role, Status, StoryEvent, StoryParticipant
from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.extract.events.words import Marked

_OF_THAT = re.compile(
    r"\w{1,20}\s(?:him|her|them)\s(?:of|over|on)\s"
    r"(?:that|this|it|those|these|the (?:charge|claim|accusation|allegation)s?|any wrongdoing)\b",
    re.IGNORECASE,
)
_ACCUSED = frozenset("accused alleged suspected blamed".split())
_NUMBER = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|a)"
_TERM = rf"(?:{_NUMBER}(?:\s(?:and a half|further|more))?[\s-](?:years?|months?)|life|death)\b"
_TO_TERM = re.compile(rf"(?:,[^,.;]{{1,60}})?,?\sto\s{_TERM}", re.IGNORECASE)
_ELLIPTIC = re.compile(rf"(?:,[^,.;]{{1,60}},)?\s(?:to\s)?(?P<term>{_TERM})", re.IGNORECASE)
_FOUND = re.compile(r"(?:f[io]und|finds|finding|return(?:ed|s)?|deliver(?:ed|s)?)$", re.IGNORECASE)
_GUILTY = re.compile(r"\b(?P<joined>(?:but|and)\s(?:was\s|were\s)?(?:found\s)?)?(?P<no>not\s)?guilty\b", re.IGNORECASE)
_JOINING = re.compile(r"(?:,|;|\band|\bwhile|\bbut)\s(?:(?:his|her|their|the)\s[^,.;]{1,50},?\s)?$", re.IGNORECASE)
# How far before a name what joins it is looked for, and between two sentences of one paragraph.
_BACK, _GAP = 70, 3
# How far behind its verb a court's second finding may stand.
_FAR = 160
_VERDICTS = frozenset({EventKind.CONVICT, EventKind.ACQUIT})


def with_befallen(
    events: Sequence[StoryEvent], kinds: Mapping[int, EntityKind], marked: Marked, text: str
) -> list[StoryEvent]:
    """Return *events*, in text order, with whom a court's words befall, and sentences that share another's verb."""
    starts = [span.start for span, _, _ in marked.mentions]
    taken = {event.trigger for event in events if event.kind is EventKind.SENTENCE}
    found: list[StoryEvent] = []
    accused: StoryEvent | None = None
    for event in events:
        if event.kind is EventKind.ACQUIT and accused is not None:
            event = _of_that(event, accused, kinds, text)
        if event.kind in _VERDICTS and event.status is Status.ASSERTED:
            event, other = _each_finding(event, text)
            found.extend(other)
        if event.kind is EventKind.SENTENCE and event.status in (Status.ASSERTED, Status.ALLEGED):
            named = _people(marked, starts, Span(event.trigger.end, event.span.end), kinds)
            found.append(_with_sentenced(event, named, kinds, text))
            found.extend(_further(event, named, text, taken))
        else:
            found.append(event)
        if _is_accusation(event, text):
            accused = event
    return found


def _each_finding(event: StoryEvent, text: str) -> tuple[StoryEvent, Sequence[StoryEvent]]:
    """Return both verdicts of "found guilty of theft but not guilty of murder": the first in place of the event."""
    if not _FOUND.match(event.trigger.of(text)):
        return event, ()
    start = event.trigger.end
    said = list(_GUILTY.finditer(text[start : min(event.span.end, start + _FAR)]))
    if len(said) < 2 or not said[1]["joined"] or bool(said[0]["no"]) is bool(said[1]["no"]):
        return event, ()
    guilty, cleared = EventKind.CONVICT, EventKind.ACQUIT
    first, second = (cleared, guilty) if said[0]["no"] else (guilty, cleared)
    behind = Span(
        start + (said[1].start("no") if said[1]["no"] else said[1].end() - len("guilty")), start + said[1].end()
    )
    return replace(event, kind=first), (replace(event, kind=second, trigger=behind),)


def _is_accusation(event: StoryEvent, text: str) -> bool:
    if event.status is Status.DENIED:
        return False
    return event.kind is EventKind.CHARGE or event.trigger.of(text).lower() in _ACCUSED


def _of_that(event: StoryEvent, accused: StoryEvent, kinds: Mapping[int, EntityKind], text: str) -> StoryEvent:
    """Return an acquittal "of that" as one of whom the sentence before it tells accused, where it names nobody."""
    if event.span.start - accused.span.end > _GAP:
        return event
    between = text[accused.span.end : event.span.start]
    is_told = _OF_THAT.match(text[event.trigger.start : event.span.end]) is not None
    if not is_told or between.strip() or "\n\n" in between:
        return event
    told = [p for p in accused.participants if p.role is Role.PATIENT and kinds[p.entity] is EntityKind.PERSON]
    if not told:
        return event
    others = [p for p in event.participants if p.role is not Role.PATIENT or kinds[p.entity] is not EntityKind.PERSON]
    here = {p.entity for p in told}
    return replace(event, participants=(*told, *(p for p in others if p.entity not in here)))


Named = tuple[Span, int]


def _people(marked: Marked, starts: Sequence[int], place: Span, kinds: Mapping[int, EntityKind]) -> list[Named]:
    """Return the people mentioned inside *place*, in text order."""
    inside = marked.mentions[bisect_left(starts, place.start) : bisect_left(starts, place.end)]
    return [(span, key) for span, key, _ in inside if kinds[key] is EntityKind.PERSON]


def _with_sentenced(
    event: StoryEvent, named: Sequence[Named], kinds: Mapping[int, EntityKind], text: str
) -> StoryEvent:
    """Return a sentence whose verb has nobody near it with the one whom "to nine years" stands behind."""
    if any(p.role is Role.PATIENT and kinds[p.entity] is EntityKind.PERSON for p in event.participants):
        return event
    for span, key in named:
        if _TO_TERM.match(text[span.end : event.span.end]):
            others = tuple(p for p in event.participants if p.entity != key)
            return replace(event, participants=(StoryParticipant(key, Role.PATIENT), *others))
    return event


def _further(event: StoryEvent, named: Sequence[Named], text: str, taken: set[Span]) -> list[StoryEvent]:
    """Return the sentences that share a verb with another: "was sentenced to 14 years, his brother Tom Roe to nine"."""
    known = {p.entity for p in event.participants if p.role is Role.PATIENT}
    found = []
    for span, key in named:
        before = text[max(event.trigger.end, span.start - _BACK) : span.start]
        term = _ELLIPTIC.match(text[span.end : event.span.end])
        if key in known or term is None or _JOINING.search(before) is None:
            continue
        trigger = Span(span.end + term.start("term"), span.end + term.end("term"))
        if not any(trigger.overlaps(each) for each in taken):
            found.append(replace(event, trigger=trigger, participants=(StoryParticipant(key, Role.PATIENT),)))
    return found
