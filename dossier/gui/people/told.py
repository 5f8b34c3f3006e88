"""What a long dossier tells of, so that a change which touches none of it does not make it be read again."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from dossier.domain.changes import Changes
from dossier.domain.claim_words import DossierClaims
from dossier.domain.views import DossierView

_MANY = 2_000
"""What touches more is not compared one by one: it is the window's thread that asks."""


@dataclass(frozen=True, slots=True)
class Told:
    """The stories, events and entities of a dossier, by their ids in order."""

    articles: "array[int]"
    events: "array[int]"
    entities: "array[int]"

    def is_touched_by(self, changes: Changes) -> bool:
        """Tell whether *changes* may show in the dossier. What denies an event is told in the same story."""
        pairs = (
            (self.articles, changes.articles),
            (self.events, changes.events),
            (self.entities, changes.entities),
        )
        return any(len(touched) > _MANY or _share(mine, touched) for mine, touched in pairs)


def told_in(dossier: DossierView, claims: DossierClaims) -> Told:
    """Return what a dossier with its claims tells of."""
    events = (*dossier.events, *claims.further)
    named = {part.entity.id for event in events for part in event.participants}
    named.update(place.id for event in events for place in event.places)
    named.update(companion.entity.id for companion in dossier.companions)
    named.update(row.id for each in dossier.proposals for row in (each.first, each.second))
    stories = {row.id for row in dossier.sources} | {event.article for event in events}
    stories |= {fact.article for fact in dossier.facts}
    return Told(_in_order(stories), _in_order(event.id for event in events), _in_order(named | {dossier.entity.id}))


def _in_order(ids: Iterable[int]) -> "array[int]":
    return array("q", sorted(ids))


def _share(mine: "array[int]", ids: Iterable[int]) -> bool:
    places = ((bisect_left(mine, id_), id_) for id_ in ids)
    return any(place < len(mine) and mine[place] == id_ for place, id_ in places)
