"""How a case ended where the verb before says only whom it befell, and what is put off or not proven.

"Roe saw the charges against her dropped", "the jury found it not proven", "Sentencing of Roe was adjourned".
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dossier.domain.events import EventKind, Role, Status, StoryEvent, StoryParticipant
from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.extract.events.clauses import Clause
from dossier.extract.events.words import Marked, Word

_CASE = r"(?:cases?|charges?|prosecution|proceedings|indictments?|investigations?|accusations?)"
_HAD_ENDED = re.compile(
    r"\b(?P<had>saw|seen|seeing|sees|had|has|having)\s(?P<what>(?:all\s)?(?:of\s)?(?:the|his|her|their|all|both|these|those)\s"
    rf"(?:[\w'’-]{{1,30}}\s){{0,3}}?{_CASE}\b(?:\s(?:against|over|of|for)\s[^,.;:]{{1,60}}?)?)\s"
    r"(?P<end>dropped|dismissed|discontinued|withdrawn|shelved|stayed|quashed|thrown\sout|struck\sout)\b",
    re.IGNORECASE,
)
_HAVING = re.compile(r"(?:saw|seen|seeing|sees|had|has|having)$", re.IGNORECASE)
_ENDED = frozenset("dropped dismissed discontinued withdrawn shelved stayed quashed thrown struck".split())
_CASES = frozenset("case cases charge charges prosecution proceedings indictment investigation".split())
_TOLD = frozenset(
    {EventKind.OTHER, EventKind.STATEMENT, EventKind.ACQUIT, EventKind.TRIAL, EventKind.RELEASE, EventKind.END_POSITION}
)
_UP_TO_VERB = re.compile(r"(?:\s(?:has|had|have|later|also|then|eventually|finally|since|who|which|that|,)){0,8}\s?$")
_INSERTED = re.compile(r",\s[^.;:]{1,160}?,\s?$")
_NOT_PROVEN = re.compile(
    r"(?:f[io]und|finds|return\w{0,3}|deliver\w{0,3}|brought|ruled)\s[^.;:]{0,80}?\bnot[\s-]proven\b", re.IGNORECASE
)
_ADJOURNED = re.compile(
    r"sentencing\b[^.;:]{0,160}?\b(?:was|were|is|has been|had been)\s(?:\w{2,12}\s)?"
    r"(?:adjourned|postponed|delayed|deferred|put\s(?:off|back))\b",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"\b(?:(?:in|of)\s(?:prison|jail|custody|detention|imprisonment)|imprisonment|(?:prison|jail)\s(?:sentence|term)|"
    r"(?:sentenced|jailed|imprisoned)\b[^.;:,]{1,40}\b(?:years?|months?|weeks?|days?))"
    r"(?:\sfor\s[^.;:,]{1,60})?,?\s(?:(?:but|all|fully|partly|wholly|which|that|was|were)\s){0,3}$",
    re.IGNORECASE,
)
# How far before "suspended" the term stands.
_BACK = 120
# How far behind a verb its words are looked at.
_FAR = 240
# How many words behind "saw".
_NEAR = 14

Named = tuple[Span, int]


def with_ended_cases(
    events: Sequence[StoryEvent], kinds: Mapping[int, EntityKind], marked: Marked, text: str
) -> list[StoryEvent]:
    """Return *events*, in text order: ends of cases with whom they befall, "not proven" as what clears somebody.

    A sentencing that was put off is still to come.
    """
    starts = [span.start for span, _, _ in marked.mentions]
    found: list[StoryEvent] = []
    for event in events:
        told = text[event.trigger.start : min(event.span.end, event.trigger.start + _FAR)]
        if event.kind is EventKind.END_POSITION and _is_of_term(event, text):
            continue
        if event.kind is EventKind.SENTENCE and event.status is Status.ASSERTED and _ADJOURNED.match(told):
            event = replace(event, status=Status.PLANNED)
        elif event.status is Status.ASSERTED and event.kind in _TOLD:
            if _NOT_PROVEN.match(told):
                event = _cleared(event, kinds)
            elif (ended := _had_ended(event, kinds, marked, starts, text)) is not None:
                if found and found[-1].trigger == ended.trigger:
                    continue  # "saw … dropped": both verbs tell of the one end
                event = ended
        found.append(event)
    return found


def _is_of_term(event: StoryEvent, text: str) -> bool:
    """Tell whether what is suspended is a term of prison, and nobody: "to eight months in prison, suspended"."""
    before = text[max(event.span.start, event.trigger.start - _BACK) : event.trigger.start]
    return event.trigger.of(text).lower() == "suspended" and _TERM.search(before) is not None


def sees_case_end(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether somebody lives to see a case end: "saw the charges against her dropped"."""
    group = clause.group
    if group.lemma != "see" or group.passive or group.negated or group.modal or group.infinitive:
        return False
    lows = [word.low for word in words[group.last + 1 : min(clause.end, group.last + 1 + _NEAR)]]
    case = next((i for i, low in enumerate(lows) if low in _CASES), None)
    return case is not None and not _ENDED.isdisjoint(lows[case + 1 :])


def _cleared(event: StoryEvent, kinds: Mapping[int, EntityKind]) -> StoryEvent:
    """Return a finding of "not proven" as one that befalls whoever it speaks of."""
    befallen = tuple(
        replace(p, role=Role.PATIENT) if kinds[p.entity] is EntityKind.PERSON and p.role is Role.OTHER else p
        for p in event.participants
    )
    return replace(event, kind=EventKind.ACQUIT, participants=befallen)


def _had_ended(
    event: StoryEvent, kinds: Mapping[int, EntityKind], marked: Marked, starts: Sequence[int], text: str
) -> StoryEvent | None:
    """Return what "saw the case against her dropped" tells: the end of the case, and whose it was."""
    word = event.trigger.of(text).lower()
    if word not in _ENDED and not _HAVING.match(word):
        return None
    begin = event.trigger.start if _HAVING.match(word) else max(event.span.start, event.trigger.start - _FAR)
    told = next(
        (m for m in _HAD_ENDED.finditer(text, begin, event.span.end) if _is_at(m, event.trigger)),
        None,
    )
    if told is None:
        return None
    spoken = _people(marked, starts, Span(told.start("what"), told.end("what")), kinds)
    whose = spoken[-1][1] if spoken else _subject(marked, starts, Span(event.span.start, told.start()), kinds, text)
    if whose is None:
        return None
    others = tuple(p for p in event.participants if kinds[p.entity] is not EntityKind.PERSON)
    trigger = Span(told.start("end"), told.start("end") + len(told["end"].split()[0]))
    participants = (StoryParticipant(whose, Role.PATIENT), *others)
    return replace(event, kind=EventKind.OTHER, trigger=trigger, participants=participants)


def _is_at(told: re.Match[str], trigger: Span) -> bool:
    return trigger.start in (told.start("had"), told.start("end"))


def _people(marked: Marked, starts: Sequence[int], place: Span, kinds: Mapping[int, EntityKind]) -> list[Named]:
    inside = marked.mentions[bisect_left(starts, place.start) : bisect_left(starts, place.end)]
    return [(span, key) for span, key, _ in inside if kinds[key] is EntityKind.PERSON]


def _subject(
    marked: Marked, starts: Sequence[int], place: Span, kinds: Mapping[int, EntityKind], text: str
) -> int | None:
    """Return who stands as the subject right before a verb, or before what is inserted between commas."""
    for span, key in reversed(_people(marked, starts, place, kinds)):
        between = text[span.end : place.end]
        if _UP_TO_VERB.match(between) or _INSERTED.match(between):
            return key
    return None
