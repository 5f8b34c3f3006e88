"""Which words of a source state a step of the law: a step that no words state is none."""

import re

from dossier.domain.claims import Standing
from dossier.domain.events import EventKind, Status
from dossier.domain.spans import Span
from dossier.domain.views import EventView
from dossier.services.told_words import from_trigger, word_of

ACCUSING = re.compile(
    r"\b(?:(?:alleg|accus|charged|denie)\w*|suspected|(?:police|they|he|she|who|prosecutors|detectives|investigators|"
    r"officials|authorities)\s+suspects?\b)",
    re.IGNORECASE,
)
"""An indictment also tells of harmless things, such as where someone worked. Only words that accuse make a rung."""

_TOLD_OTHERWISE = frozenset({Standing.ACCUSED, Standing.NOT_CHARGED, Standing.NOT_ACCUSED, Standing.CLEARED})
"""Steps that "could" and "never" do not take back."""

_MUST_SAY = {
    Standing.CONVICTED: re.compile(r"\b(?:convict|guilty|verdict|condemn|admit|plea)\w*", re.IGNORECASE),
    Standing.SENTENCED: re.compile(
        r"\b(?:sentenc\w*|jail\w*|gaol\w*|prison\w*|imprison\w*|years?|months?|life|death|term|probation|bars)\b",
        re.IGNORECASE,
    ),
    Standing.ACCUSED: ACCUSING,
}
"""Words of which at least one must stand in the quote, whatever the machine made of it."""

_PLEADED = re.compile(r"(?:plead|pled)\w*|(?:enter|chang|switch|alter)\w*|plea\b", re.IGNORECASE)
"""Who does these convicts himself: a court finds guilty, the accused pleads so. A confession is no conviction."""
_FLEEING = re.compile(
    r"(?:jump|skip|breach|forfeit)\w{0,4} (?:(?:his|her|their|on) )?bail\b|abscond|"
    r"(?:escap|fle[ed]|broke|break|walk)\w{0,3} (?!arrest\b)(?:out )?(?:of |from )?"
    r"(?:(?:an?|the|his|her|their|police|house|open) ){0,2}(?:prison|jail|custody|detention|arrest|cell)\b|"
    r"(?:went|gone|go|goes|been|remains?|remained|is|are|was|were|still) (?:still )?"
    r"(?:on the run|at large|into hiding)\b|(?:fugitive|on the run|at large)\b",
    re.IGNORECASE,
)
"""Words of somebody who is out of reach of the law, from the trigger on."""
_WITNESS = re.compile(
    r"testif|cross-exam|(?:giv\w{1,9}|gave|took|tak\w{1,9}|hear|heard)\b[^.;:]{0,30}?\b(?:evidence|stand|from)\b|"
    r"[^.;:,]{0,60}\bwitness",
    re.IGNORECASE,
)
"""Who testifies in a trial is not the one on trial."""
_HEARD = re.compile(r"hear", re.IGNORECASE)
_CASE = re.compile(r"\b(?:cases?|trial|charges?)\b", re.IGNORECASE)
"""A court that hears a person hears a witness, unless it hears his case."""
_UNDOING = re.compile(r"overturn|quash|annul|vacat|thr[oe]w|revers|strike|struck|set\b|setting", re.IGNORECASE)
_PARTLY = re.compile(
    r"\w{1,40}\s{1,9}(?:(?!of\b|on\b|over\b)[\w'’-]{1,40}\s{1,9}){0,4}?(?P<part>(?:of|on|over)\s{1,9}"
    r"(?:just\s{1,9}|only\s{1,9})?(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|an?other|"
    r"other|the other|the remaining|the rest|some|several|a|the (?:second|third|fourth|lesser|more serious))\b"
    r"(?:\s{1,9}[\w-]{1,40}){0,3}?\s{1,9}(?:counts?|charges?|offences?|offenses?)\b)",
    re.IGNORECASE,
)
"""An acquittal of some counts says nothing about the others."""

_NOT_SO = re.compile(
    r"\bnot guilty\b(?! to guilty)|\b(?:never|not)\s+(?:been\s+)?(?:convicted|found guilty|sentenced)\b", re.IGNORECASE
)
_PLEA_UNDONE = re.compile(
    r"\b(?:withdr[ae]w\w*|thr[eo]w\w*|reject\w*|cancel\w*|vacat\w*|retract\w*|nullif\w*|annul\w*|invalidat\w*|"
    r"set\w* aside|refus\w*)\s(?:out\s|aside\s)?(?:[\w'’-]{1,30}\s){0,3}?(?:guilty\s)?pleas?\b|"
    r"\bpleas?\s(?:was|were|has been|had been|is)\s(?:later\s)?(?:withdrawn|thrown|rejected|cancelled|canceled|vacated|"
    r"retracted|nullified|annulled|set aside)",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\bnot guilty\b[^.;]{0,120}\b(?:but|and|was|were) (?:was |were |later |then )?(?:found )?guilty\b|"
    r"(?<!not )\bguilty\b[^.;]{0,120}\bnot guilty\b",
    re.IGNORECASE,
)
"""Words that tell of a verdict of guilty beside "not guilty"."""
_CLEARED_OF = re.compile(r"\bnot guilty (?:of|on) [^,.;:]{1,50}?(?=[,.;:]| (?:but|and|in|on)\b|$)", re.IGNORECASE)
_UNSURE = re.compile(
    r"\b(?:if|unless|until(?![\w\s,'’-]{1,28}\bwhen\b)|"
    r"whether|could|(?-i:may)|might|would|should|to be|before being|awaiting|ahead of|pending|prior to|faces?|facing|"
    r"risks?|possible|potential)\b[\w\s,'’-]{0,28}$",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"\b(?:not|never|nor|neither|without|nobody|no one|avoided|avoid|escaped|escape)\s+"
    r"(?:(?:yet|been|being|be|ever|even|so|far|actually|formally)\s+){0,3}$",
    re.IGNORECASE,
)
_BEFORE = 60
"""How many characters before the trigger may take back what it says."""


def stating_words(event: EventView, step: Standing) -> tuple[Span, ...]:
    """Return where the words stand in the source that state *step* of an event, none where no words do.

    The trigger is the first of them; a word that the step needs and that stands apart ("found … guilty") is another.
    What a person set by hand needs no further word.
    """
    if "kind" in event.edited or "status" in event.edited:
        return (event.trigger,)
    before = event.quote[: event.trigger.start - event.span.start][-_BEFORE:]
    if step not in _TOLD_OTHERWISE and (_UNSURE.search(before) or _NEVER.search(before)):
        return ()
    needed = _MUST_SAY.get(step)
    if needed is None or needed.search(word_of(event)):
        said: tuple[Span, ...] = (event.trigger,)
    else:
        said = _with_nearest(event, needed)
    if step is Standing.CONVICTED and _PLEA_UNDONE.search(event.quote) and word_of(event).casefold().startswith("plea"):
        return ()
    denied = step is Standing.CONVICTED and _NOT_SO.search(event.quote) and not _BOTH.search(event.quote)
    return () if denied else said


def _with_nearest(event: EventView, needed: re.Pattern[str]) -> tuple[Span, ...]:
    """Return the trigger and the nearest word of those needed, in text order; none where the quote has no such word."""
    spans = [Span(event.span.start + m.start(), event.span.start + m.end()) for m in needed.finditer(event.quote)]
    if not spans:
        return ()
    behind = [span for span in spans if 0 <= span.start - event.trigger.end <= _BEFORE]
    nearest = min(behind or spans, key=lambda span: (abs(span.start - event.trigger.start), span.start))
    return tuple(sorted((event.trigger, nearest)))


def pleads(event: EventView) -> bool:
    """Tell whether an event is somebody's own plea of guilty: what its agent does makes the agent guilty."""
    return bool(_PLEADED.match(word_of(event))) and _NOT_SO.search(event.quote) is None


def flees(event: EventView) -> bool:
    """Tell whether an event is somebody's flight from the law: "jumped bail", "escaped from prison"."""
    return event.status is Status.ASSERTED and _FLEEING.match(" ".join(from_trigger(event).split())) is not None


def testifies(event: EventView) -> bool:
    """Tell whether an event of a trial tells of a witness: "gave evidence", "took the stand", "heard from"."""
    told = from_trigger(event)
    return _WITNESS.match(told) is not None or (_HEARD.match(told) is not None and _CASE.search(event.quote) is None)


def part_acquitted(event: EventView) -> str:
    """Return the words by which somebody is acquitted of some counts alone, "" for an acquittal of all."""
    found = _PARTLY.match(from_trigger(event))
    if found is None and _BOTH.search(event.quote) and (cleared := _CLEARED_OF.search(event.quote)):
        return cleared.group().lower()
    return "" if found is None else f"{word_of(event)} {' '.join(found['part'].split())}"


_ACQUITTED_OF = re.compile(
    r"\w{1,40}\s{1,9}(?:(?!of\b|on\b)[\w'’-]{1,40}\s{1,9}){0,4}?of\s{1,9}(?P<what>[^,.;:]{1,80})", re.IGNORECASE
)
_ALL_OF_IT = frozenset("all both every everything charges charge counts count wrongdoing offences".split())
_GIVEN = re.compile(
    r"(?:got|gets?|received?|receives|drew|serv(?:ed?|es|ing)|accepted|won|secured|gained|obtained)$", re.IGNORECASE
)
_LETTERS = 4


def acquitted_of(event: EventView) -> tuple[str, ...]:
    """Return the words that name what somebody is acquitted of, none where it is everything or is not said."""
    found = _ACQUITTED_OF.match(from_trigger(event))
    words = re.findall(r"\w+", found["what"].casefold()) if found is not None else []
    if not _ALL_OF_IT.isdisjoint(words[:3]):
        return ()
    return tuple(word for word in words[:5] if len(word) >= _LETTERS)


def is_given(event: EventView) -> bool:
    """Tell whether whom a sentence or a pardon befalls stands as its subject: "Roe got nine years"."""
    return _GIVEN.match(word_of(event)) is not None


def is_said_of_person(kind: EventKind, told: str) -> bool:
    """Tell whether words, from their trigger on, may be told as what was done to a person: "Acquitted: Roe".

    A verdict is quashed and nobody acquitted by that, acquitted of one count is no acquittal, and a witness is not
    on trial.
    """
    if kind is EventKind.ACQUIT:
        return _UNDOING.match(told) is None and _PARTLY.match(told) is None
    return kind is not EventKind.TRIAL or not (_WITNESS.match(told) or _HEARD.match(told))
