"""What a story itself takes back: a correction at its foot, "That is wrong" behind what was rumoured.

What an earlier version said wrongly is no happening. What is told by hearsay and then called wrong is denied.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dossier.domain.events import EventKind, Status, StoryEvent
from dossier.domain.spans import Span
from dossier.extract.tokens import Sentence

_SAID = (
    r"(?:said|says|stated|states|reported|gave|wrote|suggested|identified|described|claimed|indicated|implied|"
    r"misstated|misidentified|misreported|named|told|read|had|quoted|announced|listed)"
)
_WORK = (
    r"(?:versions?|editions?|reports?|stor(?:y|ies)|articles?|headlines?|captions?|posts?|tweets?|entr(?:y|ies)|"
    r"updates?|obituar(?:y|ies)|blogs?|columns?|pieces?|profiles?|newspapers?|papers?|pages?|bulletins?|alerts?|"
    r"graphics?|charts?|tables?|programmes?|broadcasts?|items?|standfirsts?|picture\scaptions?)"
)
_WRONGLY = (
    r"(?:incorrectly|wrongly|mistakenly|erroneously|inaccurately|falsely|in\serror|by\smistake|through\san\serror)"
)
_GAP = r"[^.;:!?]{0,100}?"
_EARLIER = re.compile(
    rf"\b(?:earlier|previous|original|initial|first|prior)\s(?:[\w-]{{1,20}}\s)?(?:versions?|editions?)\b(?:"
    rf"\s(?:of|in)\s(?:this|our|the|that)\s(?:[\w-]{{1,20}}\s){{0,2}}?{_WORK}\b{_GAP}\b{_SAID}|"
    rf"(?!\sof\b){_GAP}\b(?:said|stated|reported|misstated|misidentified|suggested|misreported|{_WRONGLY}\s{_SAID}))\b",
    re.IGNORECASE,
)
_OWN_ERROR = re.compile(
    rf"\b(?:this|our|an|a)\s(?:[\w-]{{1,20}}\s){{0,2}}?{_WORK}\b{_GAP}\b(?:{_WRONGLY}\s{_SAID}|"
    rf"(?:said|stated|reported|wrote|claimed|suggested)\s{_WRONGLY})\b(?!\s\w{{3,20}}ed\b)",
    re.IGNORECASE,
)
_OWN = re.compile(rf"\b(?:this|our|an?|the)\s(?:[\w-]{{1,20}}\s){{0,2}}?{_WORK}\b{_GAP}\b{_SAID}\b", re.IGNORECASE)
_LABEL = re.compile(
    r"\s?(?:corrections?|clarifications?|errat(?:um|a)|amendments?|corrigend(?:um|a)|for the record|editor['’]s note|"
    r"corrections and clarifications)(?:\s(?:on\s|of\s)?[\w ,]{0,24})?\s?[:.–—-]|"
    r"\s?(?:because|as a result) of (?:an?|our) (?:[\w-]{1,20}\s){0,2}?(?:error|mistake|mix-up)\b|"
    r"\s?(?:due|owing) to (?:an?|our) (?:[\w-]{1,20}\s){0,2}?(?:error|mistake|mix-up)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[;:]|,\s(?:but|when|whereas|although|though|in\sfact)\b|\s[–—]\s")
_NOUNS = (
    r"(?:reports?|claims?|rumou?rs?|stor(?:y|ies)|articles?|allegations?|accusations?|statements?|posts?|news|"
    r"information|accounts?|suggestions?|messages?|charges?|tweets?)"
)
_FALSE = (
    r"(?:wrong|false|untrue|incorrect|inaccurate|lies|mistaken|fabricated|invented|baseless|unfounded|groundless|"
    r"nonsense|fake|bogus|made\sup|fiction|not\s(?:true|so|correct|right|the\scase|accurate)|"
    r"an?\s(?:[\w-]{1,16}\s)?(?:lie|hoax|fabrication|invention|mistake|error|fake|falsehood))"
)
_THAT_IS_WRONG = re.compile(
    rf"\s?(?:but\s|yet\s|however,\s)?(?:that|this|it|they|these|those|both|neither|all\sof\s(?:it|this|that)|(?:the|that|this|these|those|such|both)\s"
    rf"(?:[\w-]{{1,20}}\s)?{_NOUNS})\s(?:(?:later|since|soon|has|have|had|been|all|quickly)\s){{0,4}}"
    rf"(?:is|was|were|are|isn['’]t|wasn['’]t|proved|proven|turned\sout|proved\sto\sbe|turned\sout\sto\sbe)\s"
    rf"(?:(?:to|be|all|entirely|completely|simply|plainly|both|later|found|shown|proved|proven|utterly|wholly|quite)\s){{0,4}}"
    rf"{_FALSE}\b",
    re.IGNORECASE,
)
_IN_FACT = re.compile(r"\s?(?:but\s|yet\s)?(?:in\s(?:fact|reality|truth)|actually|in\sactual\sfact)\b", re.IGNORECASE)
_SPOKEN = re.compile(
    r"[^.;!?]{0,120}?\b(?:said|says|insisted|wrote|added|told|according|argued|claimed|maintained)\b", re.IGNORECASE
)
_HEARSAY = re.compile(
    r"\b(?:said|says|saying|report(?:s|ed|edly|ing)?|rumou?r(?:s|ed)?|hear(?:ing|d|say)?|claim(?:s|ed)?|suggest(?:s|ed|ions?)?|"
    r"wrote|posted|tweeted|told|social\smedia|alleg(?:es?|ed|ations?)|accus(?:es?|ed|ations?)|announced|stories|broadcast|"
    r"believed|thought)\b",
    re.IGNORECASE,
)
_DISPUTED = re.compile(
    r",\s(?:which|an?\s(?:[\w-]{1,16}\s)?(?:claim|charge|statement|report|story|accusation|suggestion|allegation|"
    r"assertion|account)(?:\s(?:that|which))?)\s[^,.;:!?]{0,60}?\b(?:call(?:ed|s)|den(?:ied|ies)|dismiss(?:ed|es)|"
    r"reject(?:ed|s)|disput(?:ed|es)|describ(?:ed|es)|brand(?:ed|s)|contest(?:ed|s)|retract(?:ed|s))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Taken:
    """What is taken back of a sentence: the characters that an earlier version had wrong, and where it is disputed.

    ``wrong``: the next sentence calls it wrong; ``doubted``: the next sentence says how it was "in fact".
    """

    corrected: range | None
    wrong: bool
    doubted: bool
    disputed: int | None


def with_withdrawn(events: Sequence[StoryEvent], sentences: Sequence[Sentence], text: str) -> list[StoryEvent]:
    """Return *events* without what a correction takes back, and with what the story then calls wrong as denied.

    What somebody tells and somebody else calls a lie in the same sentence is alleged.
    """
    spans = sorted(sentence.span for sentence in sentences)
    starts = [span.start for span in spans]
    found = []
    known: dict[int, _Taken] = {}
    for event in events:
        at = bisect_right(starts, event.trigger.start) - 1
        if at < 0:
            found.append(event)
            continue
        if at not in known:
            known[at] = _read(spans, at, text)
        taken = known[at]
        if taken.corrected is not None and event.trigger.start in taken.corrected:
            continue
        claimed = event.status in (Status.ASSERTED, Status.ALLEGED)
        if claimed and (taken.wrong or taken.doubted) and _is_hearsay(event, spans[at], text):
            event = replace(event, status=Status.DENIED if taken.wrong else Status.ALLEGED)
        elif taken.disputed is not None and event.trigger.start < taken.disputed and _is_told(event):
            event = replace(event, status=Status.ALLEGED)
        found.append(event)
    return found


def _read(spans: Sequence[Span], at: int, text: str) -> _Taken:
    """Return what a sentence, or the one behind it, takes back of what it tells."""
    sentence, begin = spans[at].of(text), spans[at].start
    corrected = _corrected_from(sentence, _is_labelled(spans, at, text))
    disputed = _DISPUTED.search(sentence)
    after = spans[at + 1].of(text) if at + 1 < len(spans) and _is_near(spans, at, text) else ""
    wrong = _THAT_IS_WRONG.match(after)
    return _Taken(
        None if corrected is None else range(begin + corrected, _end_of(begin + corrected, spans[at], text)),
        wrong is not None and _SPOKEN.match(after, wrong.end()) is None,
        _IN_FACT.match(after) is not None,
        None if disputed is None else begin + disputed.start(),
    )


def _is_near(spans: Sequence[Span], at: int, text: str) -> bool:
    """Tell whether the next sentence stands in the same paragraph, and opens no quotation."""
    between = text[spans[at].end : spans[at + 1].start]
    return "\n" not in between.strip(" ") and not any(quote in between for quote in '“"„«')


def _is_labelled(spans: Sequence[Span], at: int, text: str) -> bool:
    """Tell whether the sentence, or the one before in its paragraph, opens a correction: "Clarification: …"."""
    begin = text.rfind("\n", 0, spans[at].start) + 1
    return _LABEL.match(text, begin, begin + 120) is not None or _LABEL.match(spans[at].of(text)) is not None


def _corrected_from(sentence: str, labelled: bool) -> int | None:
    """Return behind which character a sentence tells what an earlier version had wrong, None where it does not."""
    found = _EARLIER.search(sentence) or _OWN_ERROR.search(sentence) or (_OWN.search(sentence) if labelled else None)
    return None if found is None else found.end()


def _end_of(corrected: int, sentence: Span, text: str) -> int:
    """Return where what an earlier version had wrong ends: "…, when in fact he was freed"."""
    broken = _BREAK.search(text, corrected, sentence.end)
    return sentence.end if broken is None else broken.start()


def _is_told(event: StoryEvent) -> bool:
    told = event.attribution is not None and event.status is Status.ASSERTED
    return told and event.kind is not EventKind.STATEMENT


def _is_hearsay(event: StoryEvent, sentence: Span, text: str) -> bool:
    """Tell whether an event is what somebody is said to have said, and not that it was said."""
    if event.kind is EventKind.STATEMENT:
        return False
    return event.attribution is not None or _HEARSAY.search(text, sentence.start, event.trigger.start) is not None
