"""How those through whom an event is told stand in its row: as a small JSON list, the outermost first."""

import json
from collections.abc import Iterable
from functools import lru_cache

from dossier.domain.events import Teller
from dossier.domain.spans import Span

_SHARED = 1024
"""Chains held to be given out again: what one sentence tells has one chain."""


def pack_chain(chain: Iterable[Teller]) -> str | None:
    """Return tellers as JSON, None where there are none."""
    packed = [[t.text, t.span.start, t.span.end, t.said, t.when, t.name] for t in chain]
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":")) if packed else None


@lru_cache(maxsize=_SHARED)
def unpack_chain(packed: str | None) -> tuple[Teller, ...]:
    """Return the tellers that pack_chain stored."""
    if packed is None:
        return ()
    return tuple(
        Teller(text, Span(start, end), said, when, name) for text, start, end, said, when, name in json.loads(packed)
    )
