"""Who takes part in events with whom, as GraphML: people and organisations are nodes, events that two share an edge.

An edge says of how many of its events the status is which: one that rests on allegations alone is marked so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from dossier.domain.edtf import edtf
from dossier.domain.events import Status
from dossier.domain.export_formats import Loss
from dossier.domain.mentions import EntityKind
from dossier.domain.views import EventView
from dossier.report.exports.claim_lines import claim_title, proof_line
from dossier.report.exports.hand_over import HandOver, flat, losses, marks_loss, rejected_loss

_MOST = 25
"""An event of more people than this says nothing of any two of them, and would fill the picture with edges."""

_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_NODE_KEYS = {"label": "string", "kind": "string", "aliases": "string", "mentions": "int", "events": "int"}
_EDGE_KEYS = {
    "weight": "int",
    **{status.value: "int" for status in Status},
    "alleged_only": "boolean",
    "dates": "string",
    "claims": "string",
    "proofs": "string",
}


@dataclass
class _Edge:
    events: list[EventView] = field(default_factory=list)


def write_graph_ml(case: HandOver, file: BinaryIO) -> tuple[Loss, ...]:
    """Write the network and return what it does not hold."""
    edges: dict[tuple[int, int], _Edge] = {}
    crowded = lonely = 0
    told: dict[int, int] = {}
    for event in case.events:
        people = sorted({p.entity.id for p in event.participants if p.entity.kind is not EntityKind.PLACE})
        for who in people:
            told[who] = told.get(who, 0) + 1
        if len(people) > _MOST:
            crowded += 1
            continue
        lonely += len(people) < 2
        for pair in combinations(people, 2):
            edges.setdefault(pair, _Edge()).events.append(event)
    for line in _lines(case, told, edges):
        file.write(line.encode("utf-8"))
    places = sum(entity.kind is EntityKind.PLACE for entity in case.entities.values())
    return losses(
        rejected_loss(case),
        *marks_loss(case),
        (lonely, "event", "events", "in which fewer than two take part make no link; they are counted at the person."),
        (crowded, "event", "events", f"with more than {_MOST} people make no links."),
        (places, "place", "places", "left out: the network is one of people and organisations."),
    )


def _lines(case: HandOver, told: dict[int, int], edges: dict[tuple[int, int], _Edge]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for domain, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for name, type_ in keys.items():
            yield f'<key id="{domain}_{name}" for="{domain}" attr.name="{name}" attr.type="{type_}"/>\n'
    yield '<graph id="people" edgedefault="undirected">\n'
    mentions: dict[int, int] = {}
    for mention in case.mentions:
        mentions[mention.entity] = mentions.get(mention.entity, 0) + 1
    for entity in case.entities.values():
        if entity.kind is EntityKind.PLACE:
            continue
        values = (entity.name, entity.kind.value, "; ".join(entity.aliases), mentions.get(entity.id, 0))
        data = dict(zip(_NODE_KEYS, (*values, told.get(entity.id, 0)), strict=True))
        yield f"<node id={quoteattr(case.entity_key(entity.id))}>{_data('node', data)}</node>\n"
    for (first, second), edge in sorted(edges.items()):
        ends = f"source={quoteattr(case.entity_key(first))} target={quoteattr(case.entity_key(second))}"
        yield f"<edge {ends}>{_data('edge', _edge(case, edge))}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _edge(case: HandOver, edge: _Edge) -> dict[str, object]:
    counts = {status.value: sum(event.status is status for event in edge.events) for status in Status}
    return {
        "weight": len(edge.events),
        **counts,
        "alleged_only": "true" if counts[Status.ASSERTED.value] == 0 else "false",
        "dates": "; ".join(dict.fromkeys(edtf(e.date) for e in edge.events if e.date is not None)),
        "claims": "\n".join(claim_title(event) for event in edge.events),
        "proofs": "\n".join(f"“{flat(event.quote)}” ({proof_line(case, event)})" for event in edge.events),
    }


def _data(domain: str, values: dict[str, object]) -> str:
    return "".join(f'<data key="{domain}_{name}">{escape(_xml(str(v)))}</data>' for name, v in values.items())


def _xml(text: str) -> str:
    """Return text with a mark for each letter that no XML file can hold."""
    return _NOT_XML.sub("\ufffd", text)
