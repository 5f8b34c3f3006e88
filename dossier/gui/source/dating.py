"""Which words of a story an event's date hangs on: those that date it, and the anchors behind them. No Qt in here."""

from dataclasses import dataclass

from dossier.domain.dates import DateInterval
from dossier.domain.spans import Span
from dossier.tongue import tr


@dataclass(frozen=True, slots=True)
class Dating:
    """``own`` are the expressions that date an event, ``anchors`` those that they are counted from."""

    own: tuple[Span, ...] = ()
    anchors: tuple[Span, ...] = ()

    def note(self, offset: int) -> str:
        """Return what the words at an offset of the source are to the date, "" for nothing."""
        if _covered(self.own, offset):
            return tr("These words date the event.")
        if _covered(self.anchors, offset):
            return tr("Anchor: the date of the event is counted from these words.")
        return ""


def dating_of(when: DateInterval | None, shown: Span) -> Dating:
    """Return the words within *shown*, a story's place in its source, on which a date hangs."""
    if when is None or not (when.ledger or when.mentions):
        return Dating()
    own = when.mentions or (when.ledger[-1].span,)
    hung = [step.span for step in when.ledger]
    hung += [step.anchor.span for step in when.ledger if step.anchor is not None and step.anchor.span is not None]
    anchors = [span for span in dict.fromkeys(hung) if not any(span.overlaps(other) for other in own)]
    return Dating(_within(own, shown), _within(anchors, shown))


def _within(spans: tuple[Span, ...] | list[Span], shown: Span) -> tuple[Span, ...]:
    return tuple(sorted({span for span in spans if shown.covers(span) and len(span)}))


def _covered(spans: tuple[Span, ...], offset: int) -> bool:
    return any(span.start <= offset < span.end for span in spans)
