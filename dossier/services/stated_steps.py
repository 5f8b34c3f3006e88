"""Which words of a source state a step of the law: a step that no words state is none."""

import re

from dossier.domain.claims import Standing
from dossier.domain.spans import Span
from dossier.domain.views import EventView

ACCUSING = re.compile(r"\b(?:alleg|accus|suspect|charged|denie)\w*", re.IGNORECASE)
"""An indictment also tells of harmless things, such as where someone worked. Only words that accuse make a rung."""

_MUST_SAY = {
    Standing.CONVICTED: re.compile(r"\b(?:convict|guilty|verdict|condemn|admit|plea)\w*", re.IGNORECASE),
    Standing.SENTENCED: re.compile(
        r"\b(?:sentenc\w*|jail\w*|gaol\w*|prison\w*|imprison\w*|years?|months?|life|death|term|probation|bars)\b",
        re.IGNORECASE,
    ),
    Standing.ACCUSED: ACCUSING,
}
"""Words of which at least one must stand in the quote, whatever the machine made of it."""

_NOT_SO = re.compile(
    r"\bnot guilty\b|\b(?:never|not)\s+(?:been\s+)?(?:convicted|found guilty|sentenced)\b", re.IGNORECASE
)
_UNSURE = re.compile(
    r"\b(?:if|unless|until|whether|could|(?-i:may)|might|would|should|to be|before being|awaiting|faces?|facing|risks?|"
    r"possible|potential)\b[\w\s,'’-]{0,28}$",
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
    if step is not Standing.ACCUSED and (_UNSURE.search(before) or _NEVER.search(before)):
        return ()
    needed = _MUST_SAY.get(step)
    if needed is None or needed.search(word_of(event)):
        said: tuple[Span, ...] = (event.trigger,)
    else:
        said = _with_nearest(event, needed)
    return () if step is Standing.CONVICTED and _NOT_SO.search(event.quote) else said


def _with_nearest(event: EventView, needed: re.Pattern[str]) -> tuple[Span, ...]:
    """Return the trigger and the nearest word of those needed, in text order; none where the quote has no such word."""
    spans = [Span(event.span.start + m.start(), event.span.start + m.end()) for m in needed.finditer(event.quote)]
    if not spans:
        return ()
    nearest = min(spans, key=lambda span: (abs(span.start - event.trigger.start), span.start))
    return tuple(sorted((event.trigger, nearest)))


def word_of(event: EventView) -> str:
    """Return the word that names an event, as its source has it."""
    start = event.trigger.start - event.span.start
    return event.quote[start : start + len(event.trigger)]
