"""From clues to a proposal: what the strong ones agree on, and a word where they do not."""

from collections.abc import Iterable, Sequence
from datetime import date

from dossier.domain.publication import PublicationProposal, PublicationReason
from dossier.domain.wording import interval_words
from dossier.extract.publication.clues import Clue, Window

_HORIZON = 60
"""Years within which something that fits again and again is looked for."""
_WINDOWS_TOLD = 2
_Bounds = tuple[date | None, date | None]


def weigh(clues: Iterable[Clue]) -> PublicationProposal | None:
    """Return what follows from all clues together, None where there is none.

    Strong clues that contradict each other are told but bound nothing. What fits again and again narrows only what
    other strong clues have bounded on that side.
    """
    known = tuple({(clue.kind, clue.sentence): clue for clue in clues}.values())
    if not known:
        return None
    sound, conflicting = _without_conflicts([clue for clue in known if clue.strong and clue.repeats is None])
    start = max((clue.start for clue in sound if clue.start is not None), default=None)
    end = min((clue.end for clue in sound if clue.end is not None), default=None)
    repeating = [clue for clue in known if clue.strong and clue.repeats is not None]
    narrowed = _narrow(start, end, repeating)
    if narrowed is None:
        conflicting = True
    else:
        start, end = narrowed
    return PublicationProposal(start, end, _reasons(known, start, end), conflicting)


def _without_conflicts(clues: Sequence[Clue]) -> tuple[list[Clue], bool]:
    """Drop every clue that another contradicts."""
    latest = max((clue.start for clue in clues if clue.start is not None), default=None)
    earliest = min((clue.end for clue in clues if clue.end is not None), default=None)
    if latest is None or earliest is None or latest <= earliest:
        return list(clues), False
    sound = [
        clue
        for clue in clues
        if not (clue.start is not None and clue.start > earliest) and not (clue.end is not None and clue.end < latest)
    ]
    return sound, True


def _narrow(start: date | None, end: date | None, repeating: Sequence[Clue]) -> _Bounds | None:
    """Return the bounds after what fits again and again, None where nothing fits between them."""
    if not repeating or (start is None and end is None):
        return start, end
    low = start.year - 1 if start is not None else max(end.year - _HORIZON, 2) if end is not None else 2
    high = end.year + 1 if end is not None else min(low + _HORIZON, 9998)
    windows: list[Window] = [(start or date(low, 1, 1), end or date(high, 12, 31))]
    for clue in repeating:
        assert clue.repeats is not None
        fitting = [window for year in range(max(low, 2), min(high, 9998) + 1) for window in clue.repeats(year)]
        windows = _met(windows, fitting)
    if not windows:
        return None
    return (
        min(first for first, _ in windows) if start is not None else None,
        max(last for _, last in windows) if end is not None else None,
    )


def _met(one: Sequence[Window], other: Sequence[Window]) -> list[Window]:
    """Return the stretches of days that lie in a window of either."""
    return [
        (max(a, c), min(b, d)) for a, b in one for c, d in other if max(a, c) <= min(b, d)
    ]  # fmt: skip


def _reasons(clues: Sequence[Clue], start: date | None, end: date | None) -> tuple[PublicationReason, ...]:
    """Return the reasons: those that bound the interval first, then other strong ones, then the hints."""

    def rank(clue: Clue) -> tuple[bool, bool, int, int]:
        bounds = (
            clue.repeats is not None
            or (clue.start is not None and clue.start == start)
            or (clue.end is not None and clue.end == end)
        )
        latest = -clue.start.toordinal() if clue.start is not None else 0
        return not clue.strong, not bounds, latest, clue.span.start if clue.span is not None else 0

    ordered = sorted(clues, key=rank)
    return tuple(_reason(clue, start, end) for clue in ordered)


def _reason(clue: Clue, start: date | None, end: date | None) -> PublicationReason:
    first, last = clue.start, clue.end
    if clue.repeats is not None and start is not None and end is not None:
        years = range(max(start.year - 1, 2), min(end.year + 1, 9998) + 1)
        windows = _met([(start, end)], [window for year in years for window in clue.repeats(year)])
        if windows:
            first, last = min(a for a, _ in windows), max(b for _, b in windows)
    sentence = clue.sentence if clue.repeats is None else f"{clue.sentence}{_told(clue, start, end)}"
    return PublicationReason(clue.kind, sentence, clue.span, first, last, clue.strong)


def _told(clue: Clue, start: date | None, end: date | None) -> str:
    """Return the first days that fit what fits again and again, from the start of the interval on."""
    assert clue.repeats is not None
    if start is None:
        return ""
    last = min(end.year + 1 if end is not None else start.year + _HORIZON, 9998)
    windows = [w for year in range(max(start.year - 1, 2), last + 1) for w in clue.repeats(year) if w[1] >= start]
    told = [w for w in windows if end is None or w[0] <= end][: _WINDOWS_TOLD + 1]
    words = ", ".join(interval_words(*window) for window in told[:_WINDOWS_TOLD])
    more = " and later" if len(told) > _WINDOWS_TOLD else ""
    return f" Days that fit: {words}{more}." if told else ""
