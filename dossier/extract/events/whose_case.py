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
    "filed collapsed resumed resumes ended ends discontinued suspended thrown threw set due expected heard hear "
    "annulled annul voided vacated reversed struck nullified rescinded abandoned cancelled".split()
)
"""What becomes of a case, a trial or charges."""
_CASES = frozenset(
    "case charges charge trial hearing verdict indictment prosecution appeal conviction retrial proceedings "
    "sentencing judgment judgement accusation accusations".split()
)
_VERDICTS = frozenset("verdict conviction judgment judgement".split())
_CHARGES = frozenset("charges charge indictment".split())
# Where the clause of a step ends, and another may speak of others: "was overturned because he had never been told".
_BEHIND = frozenset("because after when while since as although though until before".split())
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
_NEXT_CLAUSE = re.compile(r"\b(?:because|after|when|while|since|although|though|until|before)\b", re.IGNORECASE)
# How many characters behind sanctions what becomes of them may be told.
_AWAY = 1500
_THEM = re.compile(r"\s(?:them|these|both|all\sof\sthem)\b", re.IGNORECASE)
# How many characters behind sanctions "lifted them" may follow.
_FURTHER = 400
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
    convicted: set[int] = set()
    charged: set[int] = set()
    begin, unnamed = -1, False
    found = []
    sanctioned: tuple[int, frozenset[int]] = (-1, frozenset())
    for event in events:
        start = text.rfind("\n", 0, event.trigger.start)
        if start != begin:
            accused, convicted, charged, begin, unnamed = set(), set(), set(), start, False
        patients = {p.entity for p in event.participants if p.role is Role.PATIENT} & people
        told = event.kind in _BEFALLING or event.trigger.of(text).lower() in _SUSPECTED
        case = _case_of(event, people, text)
        step = bool(case) and not _names(named, event, accused, text)
        whose = convicted if case in _VERDICTS and convicted else charged if case in _CHARGES and charged else accused
        if event.kind is EventKind.OTHER and _lifts_them(event, sanctioned, named, text):
            further = (StoryParticipant(key, Role.PATIENT) for key in sorted(sanctioned[1]))
            event = replace(event, kind=EventKind.SANCTION, participants=(*event.participants, *further))
        elif event.kind is EventKind.SANCTION:
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
        if step and not unnamed and len(whose) == 1:
            found.append(_with(event, next(iter(whose))))
        elif step and not unnamed and not accused and topic is not None and event.kind is EventKind.TRIAL:
            found.append(_with(event, topic))
        else:
            found.append(event)
            if told and event.status is not Status.DENIED:
                accused |= patients
                convicted |= patients if event.kind is EventKind.CONVICT else set()
                charged |= patients if event.kind is EventKind.CHARGE else set()
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


def _lifts_them(
    event: StoryEvent, sanctioned: tuple[int, frozenset[int]], named: Sequence[tuple[int, int]], text: str
) -> bool:
    """Tell whether "lifted them" takes up sanctions told right before, and nobody else was named since."""
    told, aimed = sanctioned
    if not aimed or event.status is not Status.ASSERTED or not 0 < event.trigger.start - told < _FURTHER:
        return False
    if not _THEM.match(text, event.trigger.end) or not _LIFTED.match(event.trigger.of(text)):
        return False
    since = named[bisect_left(named, (told, -1)) : bisect_left(named, (event.trigger.start, -1))]
    return all(key in aimed for _, key in since) and _follows(told, event, text)


def _follows(told: int, event: StoryEvent, text: str) -> bool:
    """Tell whether an event stands in the paragraph of what was told at *told*, or in the next."""
    between = text[told : event.trigger.start] if event.trigger.start - told < _AWAY else "\n\n\n\n"
    return told >= 0 and len(re.findall(r"\n\s", between)) <= 1


def _with(event: StoryEvent, person: int) -> StoryEvent:
    return replace(event, participants=(*event.participants, StoryParticipant(person, Role.PATIENT)))


def _case_of(event: StoryEvent, people: Collection[int], text: str) -> str:
    """Return what of a case an event without people tells of, "the charges were dropped"; "" where of none."""
    trigger = event.trigger.of(text).lower()
    if event.kind is EventKind.ACQUIT and _NOT_PROVEN.match(text, event.trigger.start, event.span.end):
        return "" if event.participants else "case"
    if any(p.entity in people for p in event.participants) or event.status is Status.DENIED:
        return ""
    if trigger not in _STEPS | _CASES or event.kind not in _PROCEDURE | {EventKind.OTHER, EventKind.RELEASE}:
        return ""
    span = event.span
    before = _words(text[max(span.start, event.trigger.start - _FAR) : event.trigger.start])[-_NEAR:]
    after = _up_to_next(_words(text[event.trigger.end : min(span.end, event.trigger.end + _FAR)])[:_NEAR])
    near = [*before, trigger, *after]
    cases = (i for i, word in enumerate(near) if word in _CASES)
    at = next((i for i in cases if _is_definite(near, i)), None)
    if at is None or not _OTHERS.isdisjoint(near):
        return ""
    return near[at]


def _is_definite(near: Sequence[str], at: int) -> bool:
    """Tell whether a case was spoken of before: "the case", "his own trial", "a judgment that was annulled"."""
    before = near[max(0, at - 2) : at]
    if near[at] in _VERDICTS and near[at - 1 : at] in (["a"], ["an"]):
        return near[at + 1 : at + 2] in (["that"], ["which"])
    return not _DEFINITE.isdisjoint(before)


def _up_to_next(words: Sequence[str]) -> Sequence[str]:
    """Return *words* up to one that opens another clause, also "and" behind the case: "the conviction, and he left"."""
    known = False
    for i, word in enumerate(words):
        if word in _BEHIND or (known and word in ("and", "but")):
            return words[:i]
        known = known or word in _CASES
    return words


def _words(text: str) -> list[str]:
    return [word.strip("“”\"',.;:()").lower() for word in text.split()]


def _names(named: Sequence[tuple[int, int]], event: StoryEvent, accused: Collection[int], text: str) -> bool:
    """Tell whether somebody else than the *accused* is mentioned near the words of an event, in their clause."""
    end = min(event.span.end, event.trigger.end + _FAR)
    end = next((m.start() for m in _NEXT_CLAUSE.finditer(text, event.trigger.end, end)), end)
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
