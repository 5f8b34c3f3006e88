"""Whose case "the charges were dropped" tells of: that of the only one of whom its paragraph tells an accusation."""

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from dossier.domain.events import EventKind, Role, Status, StoryEvent, StoryParticipant
from dossier.domain.mentions import EntityKind, StoryEntity

_BEFALLING = frozenset(
    {EventKind.ARREST, EventKind.CHARGE, EventKind.CONVICT, EventKind.SENTENCE, EventKind.EXTRADITE, EventKind.ACQUIT}
)
_SUSPECTED = frozenset("questioned investigated accused suspected interviewed sued suspended reported".split())
_PROCEDURE = frozenset({EventKind.TRIAL, EventKind.ACQUIT, EventKind.APPEAL, EventKind.CHARGE})
_STEPS = frozenset(
    "dropped drop drops stayed stay shelved closed reopened adjourned dismissed dismiss dismisses quashed quash "
    "overturned overturn upheld withdrawn withdrew opened opens open began begins begin postponed delayed interrupted "
    "filed collapsed resumed resumes ended ends discontinued suspended thrown threw set due expected heard hear".split()
)
"""What becomes of a case, a trial or charges."""
_CASES = frozenset(
    "case charges charge trial hearing verdict indictment prosecution appeal conviction retrial proceedings "
    "sentencing".split()
)
_DEFINITE = frozenset("the that this these those a his her".split())
# Whoever a sentence of a case speaks of itself, named or not, is another one.
_OTHERS = frozenset(
    "man woman men women suspects defendants they their them he she him police officers against another others "
    "brothers couple pair trio two three four inquest coroner of".split()
)
_NOT_PROVEN = re.compile(r"\w{4,12}\s(?:it|the\s(?:case|charge)s?)\snot\sproven\b", re.IGNORECASE)
_LIFTED = re.compile(
    r"(?:lift|eas|annul|suspend|dropp|remov|cancel|revok|end|extend|renew)(?:ed|s|ing|led)?$", re.IGNORECASE
)
_THE_SANCTIONS = re.compile(
    r"\s?\b(?:the|those|these|its|their|all|both)\s(?:\w{2,12}\s)?"
    r"(?:sanctions|measures|restrictions|penalties)\b(?!\s(?:on|against)\b)",
    re.IGNORECASE,
)
# How many characters behind sanctions what becomes of them may be told.
_AWAY = 1500
# How many words and characters around a step are looked at, and how much more often the one is named.
_NEAR, _FAR, _OFTEN = 5, 60, 2


def with_whose_case(events: Sequence[StoryEvent], entities: Mapping[int, StoryEntity], text: str) -> list[StoryEvent]:
    """Return *events*, in text order, steps of a case that involve nobody with the one whose case it is.

    That is the only one whom the paragraph tells accused before; where it tells of nobody, the one whom the story
    names by far the most and tells charged or tried. Nobody where a sentence speaks of somebody else.
    """
    people = {key for key, entity in entities.items() if entity.kind is EntityKind.PERSON}
    named = sorted((mention.span.start, key) for key in people for mention in entities[key].mentions)
    topic = _topic(events, people, entities)
    accused: set[int] = set()
    begin, unnamed = -1, False
    found = []
    sanctioned: tuple[int, frozenset[int]] = (-1, frozenset())
    for event in events:
        start = text.rfind("\n", 0, event.trigger.start)
        if start != begin:
            accused, begin, unnamed = set(), start, False
        patients = {p.entity for p in event.participants if p.role is Role.PATIENT} & people
        told = event.kind in _BEFALLING or event.trigger.of(text).lower() in _SUSPECTED
        step = _is_step(event, people, text) and not _names(named, event, accused)
        if event.kind is EventKind.SANCTION:
            aimed = _aimed_at(event)
            if (
                not aimed
                and _is_lifted(event, text)
                and len(sanctioned[1]) == 1
                and _follows(sanctioned[0], event, text)
            ):
                event = _with(event, next(iter(sanctioned[1])))
            elif event.status is Status.ASSERTED:
                sanctioned = (event.trigger.end, aimed)
        if step and not unnamed and len(accused) == 1:
            found.append(_with(event, next(iter(accused))))
        elif step and not unnamed and not accused and topic is not None and event.kind is EventKind.TRIAL:
            found.append(_with(event, topic))
        else:
            found.append(event)
            if told and event.status is not Status.DENIED:
                accused |= patients
                unnamed = unnamed or not (patients or step)
    return found


def _aimed_at(event: StoryEvent) -> frozenset[int]:
    """Return whom an event of sanctions befalls."""
    return frozenset(p.entity for p in event.participants if p.role is not Role.AGENT)


def _is_lifted(event: StoryEvent, text: str) -> bool:
    """Tell whether it is said what becomes of sanctions, and not on whom they are: "the sanctions were lifted"."""
    before = text[max(event.span.start, event.trigger.start - _FAR) : event.trigger.start]
    after = text[event.trigger.end : min(event.span.end, event.trigger.end + _FAR)]
    return _LIFTED.match(event.trigger.of(text)) is not None and bool(
        _THE_SANCTIONS.search(before) or _THE_SANCTIONS.match(after)
    )


def _follows(told: int, event: StoryEvent, text: str) -> bool:
    """Tell whether an event stands in the paragraph of what was told at *told*, or in the next."""
    between = text[told : event.trigger.start] if event.trigger.start - told < _AWAY else "\n\n\n\n"
    return told >= 0 and len(re.findall(r"\n\s", between)) <= 1


def _with(event: StoryEvent, person: int) -> StoryEvent:
    return replace(event, participants=(*event.participants, StoryParticipant(person, Role.PATIENT)))


def _is_step(event: StoryEvent, people: Collection[int], text: str) -> bool:
    """Tell whether an event without people is what becomes of some case: "the charges were dropped"."""
    trigger = event.trigger.of(text).lower()
    if event.kind is EventKind.ACQUIT and _NOT_PROVEN.match(text, event.trigger.start, event.span.end):
        return not event.participants
    if any(p.entity in people for p in event.participants) or event.status is Status.DENIED:
        return False
    if trigger not in _STEPS | _CASES or event.kind not in _PROCEDURE | {EventKind.OTHER, EventKind.RELEASE}:
        return False
    span = event.span
    before = _words(text[max(span.start, event.trigger.start - _FAR) : event.trigger.start])[-_NEAR:]
    after = _words(text[event.trigger.end : min(span.end, event.trigger.end + _FAR)])[:_NEAR]
    near = [*before, trigger, *after]
    at = next((i for i, word in enumerate(near) if word in _CASES), None)
    if at is None or not any(word in _DEFINITE for word in near[max(0, at - 2) : at]):
        return False
    return _OTHERS.isdisjoint(near)


def _words(text: str) -> list[str]:
    return [word.strip("“”\"',.;:()").lower() for word in text.split()]


def _names(named: Sequence[tuple[int, int]], event: StoryEvent, accused: Collection[int]) -> bool:
    """Tell whether somebody else than the *accused* is mentioned near the words of an event."""
    end = min(event.span.end, event.trigger.end + _FAR)
    at = bisect_left(named, (max(event.span.start, event.trigger.start - _FAR), -1))
    while at < len(named) and named[at][0] < end:
        if named[at][1] not in accused:
            return True
        at += 1
    return False


def _topic(events: Sequence[StoryEvent], people: Collection[int], entities: Mapping[int, StoryEntity]) -> int | None:
    """Return the one whom the story names by far the most, if it tells of a charge against them or of their trial."""
    ranked = sorted(people, key=lambda key: (-len(entities[key].mentions), key))
    if not ranked:
        return None
    if len(ranked) > 1 and len(entities[ranked[0]].mentions) < _OFTEN * len(entities[ranked[1]].mentions):
        return None
    charged = {
        p.entity
        for event in events
        if event.kind in (EventKind.CHARGE, EventKind.TRIAL)
        for p in event.participants
        if p.role is Role.PATIENT
    }
    return ranked[0] if ranked[0] in charged else None
