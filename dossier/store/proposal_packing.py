"""How what is known of a story's publication stands in its row: as one small JSON object."""

import json
from typing import Any

from dossier.domain.publication import PublicationProposal, PublicationReason, ReasonKind
from dossier.domain.spans import Span
from dossier.store.packing import day, iso, to_json


def pack_publication(proposal: PublicationProposal | None) -> str | None:
    """Return a proposal as JSON in one canonical spelling, None where there is none."""
    if proposal is None:
        return None
    return to_json(
        {
            "start": iso(proposal.start),
            "end": iso(proposal.end),
            "conflicting": proposal.conflicting,
            "reasons": [_packed(reason) for reason in proposal.reasons],
        }
    )


def unpack_publication(packed: str | None) -> PublicationProposal | None:
    """Return the proposal that pack_publication stored."""
    if packed is None:
        return None
    value: dict[str, Any] = json.loads(packed)
    reasons = tuple(_unpacked(reason) for reason in value["reasons"])
    return PublicationProposal(day(value["start"]), day(value["end"]), reasons, bool(value["conflicting"]))


def _packed(reason: PublicationReason) -> list[Any]:
    span = None if reason.span is None else [reason.span.start, reason.span.end]
    return [reason.kind.value, reason.sentence, span, iso(reason.start), iso(reason.end), reason.strong]


def _unpacked(packed: list[Any]) -> PublicationReason:
    kind, sentence, span, start, end, strong = packed
    return PublicationReason(
        ReasonKind(kind), sentence, None if span is None else Span(*span), day(start), day(end), bool(strong)
    )
