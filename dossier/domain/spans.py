"""Places in a source text."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a source's text: Unicode code points, counted from 0, end exclusive.

    All spans of the program count from the start of the *source text* (the whole file as read), never from the
    start of a story or sentence, so that any span can be quoted without knowing where it came from.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words of *text* that this span covers."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Tell whether *other* lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


def nearest(span: Span, others: Iterable[Span]) -> Span | None:
    """Return the one of *others* with the fewest characters between it and *span*; of two, the one before it."""

    def gap(other: Span) -> tuple[int, int]:
        return max(0, other.start - span.end, span.start - other.end), other.start

    return min(others, key=gap, default=None)
