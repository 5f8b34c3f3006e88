"""Who appears with whom: the people who take part in the same events, and these events as the evidence."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from dossier.domain.events import Review
from dossier.domain.mentions import EntityKind
from dossier.domain.overviews import STATUS_ORDER, Tally
from dossier.domain.views import EventView
from dossier.network.graph import Graph, graph_of
from dossier.network.layout import Places, laid_out
from dossier.services import event_views
from dossier.store import event_store, overview_store, timeline_store
from dossier.store.case_file import CaseFile
from dossier.store.stopping import look

MOST_EVENTS = 200
"""So many of the events that two people share are read at once."""
_REJECTED = timeline_store.REVIEWS.index(Review.REJECTED)
_CODES = [timeline_store.STATUSES.index(status) for status in STATUS_ORDER]


@dataclass(frozen=True, eq=False)
class Network:
    """The graph with the names of its people, in its order, and where each stands (0 to 1 both ways)."""

    graph: Graph
    names: tuple[str, ...]
    places: Places

    def __len__(self) -> int:
        return len(self.names)

    def tally(self, link: int) -> Tally:
        """Return the events of a link by their status."""
        return Tally(*self.graph.counts[link][_CODES].tolist())

    def position(self, person: int) -> int:
        """Return where a person stands in the order of the graph, -1 for one who is not in it."""
        found = np.flatnonzero(self.graph.people == person)
        return int(found[0]) if len(found) else -1


def network(case: CaseFile, most: int, least: int = 1, around: int | None = None) -> Network:
    """Return who takes part in the same events: at most *most* people, and links of at least *least* events.

    With *around*, that person and who shares events with him or her. Rejected events count nowhere.
    Raises Cancelled where what asks is stopped.
    """
    with case.reading():
        packed = timeline_store.load(case)
        told = (packed.reviews != _REJECTED)[packed.member_events]
        told &= np.isin(packed.member_entities, overview_store.ids_of_kind(case, EntityKind.PERSON))
        look(case)
        members = packed.member_entities[told], packed.member_events[told]
        graph = graph_of(*members, packed.statuses, most, least, around, partial(look, case))
        named = {id_: name for id_, _, name in timeline_store.entity_names(case, graph.people.tolist())}
    places = laid_out(len(graph.people), graph.links, graph.shared, partial(look, case))
    return Network(graph, tuple(named[id_] for id_ in graph.people.tolist()), places)


def shared_events(case: CaseFile, one: int, other: int) -> list[EventView]:
    """Return the events in which two people take part, in order of time, the undated last: ``MOST_EVENTS`` at most."""
    with case.reading():
        packed = timeline_store.load(case)
        of = [packed.member_events[packed.member_entities == person] for person in (one, other)]
        both = np.intersect1d(*of)
        ids = packed.ids[both[packed.reviews[both] != _REJECTED]][:MOST_EVENTS].tolist()
        return event_views.views(case, event_store.records(case, ids=ids))
