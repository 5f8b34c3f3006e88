"""What of a case a timeline shows, and by what its lanes stand."""

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from dossier.domain.events import EventKind, Review, Status
from dossier.timeline.columns import KIND_OF, REVIEW, REVIEW_OF, STATUS, STATUS_OF, Columns, Flags, Members


class Grouping(StrEnum):
    """What the lanes stand for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    KIND = "kind"
    SOURCE = "source"
    NONE = "none"
    """All events in one lane."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown: events of these statuses, kinds, reviews, stories and entities, and those whose words fit.

    None is for all. An event of any of ``entities`` passes. ``ids`` are the events that a search found. Rejected
    events pass where ``rejected`` is set or ``reviews`` asks for them. With ``once`` the reports of one happening have
    one mark in a lane, that of the leading one where it is shown.
    """

    statuses: frozenset[Status] | None = None
    kinds: frozenset[EventKind] | None = None
    rejected: bool = False
    once: bool = False
    reviews: frozenset[Review] | None = None
    articles: frozenset[int] | None = None
    entities: frozenset[int] | None = None
    ids: frozenset[int] | None = None
    people: frozenset[int] | None = None
    """Like ``entities``; where both are set, an event must be of both."""

    def passes(self, status: Status, kind: EventKind, review: Review) -> bool:
        """Tell whether an event of this status, kind and review is shown, whatever else is asked for."""
        return (
            (self.statuses is None or status in self.statuses)
            and (self.kinds is None or kind in self.kinds)
            and (self.reviews is None or review in self.reviews)
            and (self._shows_rejected or review is not Review.REJECTED)
        )

    def narrowed(self, entity: int, article: int, ids: frozenset[int] | None) -> "Filter":
        """Return the filter with also one entity and one story (0: any) and just the events *ids* (None: any)."""
        chosen = self.articles
        if article:
            chosen = frozenset({article}) if chosen is None else chosen & {article}
        return replace(self, entities=frozenset({entity}) if entity else self.entities, articles=chosen, ids=ids)

    @property
    def _shows_rejected(self) -> bool:
        return self.rejected or (self.reviews is not None and Review.REJECTED in self.reviews)

    def mask(self, columns: Columns, members: Members) -> Flags:
        """Return which events pass."""
        mask = np.ones(len(columns), np.bool_)
        if self.statuses is not None:
            mask &= np.isin(columns.part(STATUS), [STATUS_OF[status] for status in self.statuses])
        if self.kinds is not None:
            mask &= np.isin(columns.kinds, [KIND_OF[kind] for kind in self.kinds])
        if self.reviews is not None:
            mask &= np.isin(columns.part(REVIEW), [REVIEW_OF[review] for review in self.reviews])
        if not self._shows_rejected:
            mask &= columns.part(REVIEW) != REVIEW_OF[Review.REJECTED]
        if self.articles is not None:
            mask &= np.isin(columns.articles, list(self.articles))
        for keys in (self.entities, self.people):
            if keys is not None:
                part = np.zeros(len(columns), np.bool_)
                for key in keys:
                    part[members.of(key)] = True
                mask &= part
        if self.ids is not None:
            mask &= np.isin(columns.ids, list(self.ids))
        return mask
