"""The whole case at a glance, ready to be shown: who weighs most, when things happened, what tells of them."""

from dataclasses import dataclass
from datetime import date

from dossier.domain.events import Status
from dossier.domain.views import EntityRef

STATUS_ORDER = (Status.ASSERTED, Status.ALLEGED, Status.DENIED, Status.PLANNED)
"""The order in which the numbers of a ``Tally`` stand."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many events there are of each status."""

    asserted: int = 0
    alleged: int = 0
    denied: int = 0
    planned: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.asserted + self.alleged + self.denied + self.planned

    @property
    def parts(self) -> tuple[tuple[Status, int], ...]:
        """The statuses that there are, with their numbers."""
        numbers = (self.asserted, self.alleged, self.denied, self.planned)
        return tuple((status, n) for status, n in zip(STATUS_ORDER, numbers, strict=True) if n)


@dataclass(frozen=True, slots=True)
class Weight:
    """Somebody with the dated events that he or she takes part in."""

    entity: EntityRef
    events: Tally


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time from ``first`` to ``last`` (inclusive days) with the dated events in it."""

    first: date
    last: date
    events: Tally


@dataclass(frozen=True, slots=True)
class SourceShare:
    """A file with its stories, of which so many have a day of publication, and the events that they tell.

    ``article`` is its first story.
    """

    article: int
    file: str
    stories: int
    dated: int
    events: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What part of time the dated events cover. ``gaps`` are the longest stretches without any, longest first."""

    first: date | None
    last: date | None
    dated: int
    undated: int
    gaps: tuple[tuple[date, date], ...]


@dataclass(frozen=True, slots=True)
class CaseOverview:
    """The case at a glance. Lists hold the heaviest only; the numbers beside them count all there are.

    Rejected events count nowhere. ``periods`` stand without gaps, the empty ones too. ``stories_undated`` are those
    without a day of publication.
    """

    people: tuple[Weight, ...]
    people_count: int
    periods: tuple[Period, ...]
    sources: tuple[SourceShare, ...]
    source_count: int
    stories: int
    stories_undated: int
    coverage: Coverage
