"""Whom a hearing or a verdict is about that names nobody: the one whom the story's other events accuse."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dossier.domain.events import EventKind, Role, Status, StoryEvent, StoryParticipant
from dossier.domain.mentions import EntityKind, StoryEntity
from dossier.domain.spans import Span

_ACCUSING = frozenset(
    {EventKind.CHARGE, EventKind.TRIAL, EventKind.CONVICT, EventKind.SENTENCE, EventKind.ACQUIT, EventKind.EXTRADITE}
)
_PROCEDURE = _ACCUSING | {EventKind.APPEAL}
_PROCEEDINGS = frozenset(
    "hearing hearings trial verdict indictment charges prosecution extradition adjourned jurors jury acquittal "
    "conviction sentencing".split()
)
_DENYING = frozenset("deny denies denied denying".split())
_COUNTS = frozenset("count counts charge charges".split())
# What somebody does whose name the story keeps, and hearings about the dead.
_OWN = frozenset("plead pleads pleaded pled admitted confessed".split())
_DEATHS = frozenset("inquest coroner".split())
# Whoever a sentence begins with so is not known here, and may be others.
_OPENING = 3
_SOMEBODY = frozenset(
    "they their them he she his her him trio pair couple man woman men women another others two three four".split()
)
_OTHERS = (
    r"(?:an?|another|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,4}|several|some|other|others|more|"
    r"(?:the\s)?(?:other|second|third|fourth|fifth))\b"
)
_PEOPLE = (
    r"(?:m[ae]n|wom[ae]n|people|persons?|defendants?|suspects?|others|accomplices?|officers?|soldiers?|boys?|girls?|"
    r"co-defendants?|brothers?|teenagers?|militants?|officials?|members?)\b"
)
# "acquitted a third man", "but two others were jailed": somebody else, whom no name tells.
_DONE_TO_OTHERS = re.compile(rf"\w{{4,12}}\s{_OTHERS}(?:\s[\w-]{{1,20}}){{0,4}}?\s{_PEOPLE}", re.IGNORECASE)
_OTHERS_WERE = re.compile(
    rf"\b{_OTHERS}(?:\s[\w-]{{1,20}}){{0,3}}?(?:\s{_PEOPLE})?,?"
    r"\s(?:was|were|has been|have been|is|are)\s(?:\w{1,12}\s)?$",
    re.IGNORECASE,
)
_BEFORE = 80
# More than so many are seldom all meant.
_MOST = 4


def with_defendants(events: Sequence[StoryEvent], entities: Mapping[int, StoryEntity], text: str) -> list[StoryEvent]:
    """Return *events*, those of a court that involve nobody with the story's defendants.

    Only where the story has one, or several who stand accused together; and only events whose sentence mentions
    nobody else, not even by a name that is left open.
    """
    people = {key for key, entity in entities.items() if entity.kind is EntityKind.PERSON}
    accused = _defendants(events, people, text)
    borne = Counter(entities[key].name for key in people)
    if not accused or any(borne[entities[key].name] > 1 for key in accused):
        return list(events)  # which of two namesakes a verdict is about is not known
    named = {entities[key].name.split()[-1].lower() for key in people - accused}
    others = sorted(mention.span for key in people - accused for mention in entities[key].mentions)
    added = tuple(StoryParticipant(key, Role.PATIENT) for key in sorted(accused))
    return [
        replace(event, participants=event.participants + added)
        if _is_procedure(event, people, text)
        and not _mentions(others, event.span)
        and named.isdisjoint(_words(event.span.of(text)))
        else event
        for event in events
    ]


def with_the_departed(events: Sequence[StoryEvent], entities: Mapping[int, StoryEntity], text: str) -> list[StoryEvent]:
    """Return *events*, a birth and a death told in a line by themselves with the one whom the story names most.

    "Born 3 May 1939; died 29 March 2016" stands above or below the lives of people.
    """
    people = [entity for entity in entities.values() if entity.kind is EntityKind.PERSON]
    main = max(people, key=lambda entity: len(entity.mentions), default=None)
    if main is None:
        return list(events)
    added = (StoryParticipant(main.key, Role.PATIENT),)
    return [
        replace(event, participants=added)
        if event.kind in (EventKind.BE_BORN, EventKind.DIE)
        and not event.participants
        and event.span.of(text).lower().startswith(("born ", "died "))
        else event
        for event in events
    ]


def _defendants(events: Sequence[StoryEvent], people: set[int], text: str) -> set[int]:
    """Return the one whom the story says to be charged, tried or convicted, or those who are so together, or nobody."""
    groups = []
    for event in events:
        if event.status is Status.DENIED:
            continue  # "was never charged"
        if event.kind in _ACCUSING:
            roles = (Role.PATIENT, Role.AGENT) if event.kind is EventKind.CONVICT else (Role.PATIENT,)
            group = {p.entity for p in event.participants if p.role in roles} & people
        elif event.kind is EventKind.STATEMENT and event.trigger.of(text).lower() in _DENYING:
            counts = not _COUNTS.isdisjoint(_words(event.span.of(text)))
            group = {p.entity for p in event.participants if counts and p.role is Role.SPEAKER} & people
        else:
            continue
        if group:
            groups.append(group)
    everybody = set[int]().union(*groups)
    together = len(everybody) == 1 or any(group == everybody for group in groups)
    return everybody if together and len(everybody) <= _MOST else set()


def _is_procedure(event: StoryEvent, people: set[int], text: str) -> bool:
    """Tell whether an event that involves no person is one of a court."""
    if event.status is Status.DENIED or any(p.entity in people for p in event.participants):
        return False
    sentence = event.span.of(text)
    words, opening = _words(sentence), _words(" ".join(sentence.split()[:_OPENING]))
    if event.trigger.of(text).lower() in _OWN or words & _DEATHS or opening & _SOMEBODY:
        return False
    if _DONE_TO_OTHERS.match(text[event.trigger.start : event.span.end]):
        return False
    if _OTHERS_WERE.search(text[max(event.span.start, event.trigger.start - _BEFORE) : event.trigger.start]):
        return False
    return event.kind in _PROCEDURE or (event.kind is EventKind.OTHER and not words.isdisjoint(_PROCEEDINGS))


def _words(sentence: str) -> set[str]:
    return {word.strip("“”\"',.;:()").lower() for word in sentence.split()}


def _mentions(others: Sequence[Span], place: Span) -> bool:
    """Tell whether one of the spans *others*, which are in order, begins inside *place*."""
    at = bisect_left(others, Span(place.start, place.start))
    return at < len(others) and others[at].start < place.end
