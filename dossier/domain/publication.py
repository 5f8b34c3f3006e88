"""What can be known of when a story without a stated date was published, and why. Never a guess told as a fact."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dossier.domain.documents import PublicationBasis, PublicationDate
from dossier.domain.spans import Span
from dossier.domain.wording import day_words, interval_words


class ReasonKind(StrEnum):
    """What a reason rests on."""

    FACT = "fact"
    """Something dated that the story tells as having happened."""
    PLAN = "plan"
    """Something dated that the story tells as still to come."""
    WEEKDAY = "weekday"
    """A day of the week beside a day of the month."""
    BESIDE = "beside"
    """"Today", "this year" or "three years ago" beside the date that it means."""
    DATELINE = "dateline"
    """The day of a dateline that has no year."""
    CAPTION = "caption"
    """The day on which a photograph was taken."""
    ELECTION = "election"
    """An election that the story waits for."""
    ANNIVERSARY = "anniversary"
    """The anniversary of something whose year is told."""
    AGE = "age"
    """Somebody's age beside the birth date."""
    GIVEN = "given"
    """The date that a person gave to one of the story's events."""
    OTHER_STORY = "other-story"
    """Another story, of known date, that tells the same."""
    LINK = "link"
    """A date in an address of the web."""
    COPYRIGHT = "copyright"
    """The year of a copyright line."""
    FILE_NAME = "file-name"
    """A date in the name of the file."""


@dataclass(frozen=True, slots=True)
class PublicationReason:
    """One reason, and what follows from it.

    ``sentence`` is what a reader is told, ``span`` the words of the story that it rests on (None for what stands
    outside its text: the name of its file, another story). The story was published from ``start`` to ``end``
    (inclusive days, None for an open side; both None where the reason alone settles nothing). Only ``strong``
    reasons make the interval of a proposal; the others are hints for the eye.
    """

    kind: ReasonKind
    sentence: str
    span: Span | None
    start: date | None
    end: date | None
    strong: bool


@dataclass(frozen=True, slots=True)
class PublicationProposal:
    """When a story was published, as far as can be known: for a person to confirm, never a stated date.

    ``start`` and ``end`` are inclusive days, None for an open side. ``conflicting`` tells that strong reasons
    contradict each other: then the interval rests only on those that nothing contradicts.
    """

    start: date | None
    end: date | None
    reasons: tuple[PublicationReason, ...] = field(default=())
    conflicting: bool = False

    @property
    def day(self) -> date | None:
        """The only day that is possible, None where several are."""
        return self.start if self.start is not None and self.start == self.end else None

    @property
    def is_bounded(self) -> bool:
        """Tell whether at least one end is known; where none is there are only hints."""
        return self.start is not None or self.end is not None

    @property
    def is_closed(self) -> bool:
        """Tell whether both ends are known."""
        return self.start is not None and self.end is not None

    def as_published(self, basis: PublicationBasis) -> PublicationDate | None:
        """Return the interval as a publication date on *basis*, None where a side is open."""
        if self.start is None or self.end is None:
            return None
        return PublicationDate(self.start, self.end, basis)


def proposal_words(proposal: PublicationProposal) -> str:
    """Return a proposal in words that cannot be taken for a stated date: "probably 12 to 18 July 2023"."""
    start, end = proposal.start, proposal.end
    if start is None and end is None:
        return "not known, but there are hints"
    if start is None:
        assert end is not None
        return f"probably not after {day_words(end)}"
    if end is None:
        return f"probably not before {day_words(start)}"
    return f"probably {interval_words(start, end)}"
