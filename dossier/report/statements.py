"""Statements: the events of one sentence put together, and its words cut to what a page can bear."""

import re
from collections.abc import Iterable, Sequence

from dossier.domain.dossier_options import BLACK
from dossier.domain.views import EventView
from dossier.report.book import Pieces
from dossier.report.printable import isolated_parts

QUOTE_SIDE = 360
"""The most characters of a quote before, between and after the marked words; what is cut says so."""
WORDS_SIDE = 150
"""The same where the words stand as the statement itself."""

_CUT = "[…]"
_BAR = re.compile(f"{BLACK[0]}+")


def grouped(events: Iterable[EventView]) -> list[tuple[EventView, ...]]:
    """Put together what one sentence tells of one time, with one status and by one account; the first sets the order.

    A sentence such as "he was arrested, tried and convicted in May" makes one statement, not three.
    """
    groups: dict[object, list[EventView]] = {}
    for event in events:
        groups.setdefault(sentence_key(event), []).append(event)
    return [tuple(group) for group in groups.values()]


def sentence_key(event: EventView) -> object:
    """Return what the events of one statement have in common."""
    when = event.date
    time = None if when is None else (when.start, when.end, when.approximate, when.basis, when.explanation)
    return event.article, event.span, event.status, event.attribution, event.review, time


def own_label(event: EventView) -> str:
    """Return the event's label where it says the thing in our words, "" where it is only a piece of the quote."""
    bare = " ".join(event.label.removeprefix("…").removesuffix("…").split())
    return "" if bare in " ".join(event.quote.split()) else event.label


def evened(text: str) -> str:
    """Return *text* with all that is blacked out of one length: else the place of a cut would tell how long it was."""
    return _BAR.sub(BLACK, text)


def _head(text: str, most: int) -> str:
    """Return the first *most* characters of *text*, cut at a blank where there is one."""
    if len(text) <= most:
        return text
    cut = text.rfind(" ", 0, most)
    return f"{text[: cut if cut > 0 else most]} {_CUT}"


def _tail(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    cut = text.find(" ", len(text) - most)
    return f"{_CUT} {text[cut + 1 if cut >= 0 else len(text) - most :]}"


def _middle(text: str, most: int) -> str:
    if len(text) <= 2 * most:
        return text
    return f"{_head(text, most)} {_tail(text, most).removeprefix(_CUT).lstrip()}"


def quoted(group: Sequence[EventView], side: int = QUOTE_SIDE) -> Pieces:
    """Return the sentence of a group of events with their triggers marked, its long stretches cut."""
    first = group[0]
    marks = sorted({(e.trigger.start - first.span.start, e.trigger.end - first.span.start) for e in group})
    parts: list[tuple[str, bool]] = []
    at = 0
    for start, end in marks:
        if start < at:
            continue
        plain = evened(first.quote[at:start])
        parts.append((_tail(plain, side) if not parts else _middle(plain, side), False))
        parts.append((first.quote[start:end], True))
        at = end
    parts.append((_head(evened(first.quote[at:]), side), False))
    shown = isolated_parts(*(text for text, _ in parts))
    return tuple((text, marked) for text, (_, marked) in zip(shown, parts, strict=True) if text)
