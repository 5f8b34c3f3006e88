"""How ledgers, and dates that hang on events of other stories, stand in rows: as small JSON lists."""

import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from dossier.domain.ledger import Anchor, AnchorKind, Hanging, LedgerStep, Rule
from dossier.domain.spans import Span

_SHARED = 4096
"""Ledgers and anchors held to be given out again: all relative dates of a story hang on the same publication day."""
_RULES = {rule.value: rule for rule in Rule}
_KINDS = {kind.value: kind for kind in AnchorKind}


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _iso(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def pack_ledger(steps: Iterable[LedgerStep]) -> str | None:
    """Return the steps of a date as JSON, None where it has none."""
    packed = [
        [step.words, step.span.start, step.span.end, step.rule.value, _iso(step.start), _iso(step.end), _anchor(step)]
        for step in steps
    ]
    return _to_json(packed) if packed else None


def _anchor(step: LedgerStep) -> list[Any] | None:
    anchor = step.anchor
    if anchor is None:
        return None
    span = None if anchor.span is None else [anchor.span.start, anchor.span.end]
    return [anchor.kind.value, anchor.words, _iso(anchor.start), _iso(anchor.end), span, anchor.event, anchor.happening]


@lru_cache(maxsize=_SHARED)
def unpack_ledger(packed: str | None) -> tuple[LedgerStep, ...]:
    """Return the steps that pack_ledger stored."""
    if packed is None:
        return ()
    return tuple(
        LedgerStep(words, Span(start, end), _RULES[rule], _unpacked_anchor(anchor), _day(first), _day(last))
        for words, start, end, rule, first, last, anchor in json.loads(packed)
    )


def _unpacked_anchor(packed: list[Any] | None) -> Anchor | None:
    if packed is None:
        return None
    kind, words, first, last, span, event, happening = packed
    return _known_anchor(kind, words, first, last, None if span is None else tuple(span), event, happening)


@lru_cache(maxsize=_SHARED)
def _known_anchor(
    kind: str,
    words: str,
    first: str | None,
    last: str | None,
    span: tuple[int, int] | None,
    event: int | None,
    happening: str,
) -> Anchor:
    where = None if span is None else Span(*span)
    return Anchor(_KINDS[kind], words, _day(first), _day(last), where, event, happening)


def pack_hanging(hanging: Hanging | None) -> str | None:
    """Return a date that waits for an event as JSON; its entity is the case's."""
    if hanging is None:
        return None
    h = hanging
    place = [h.words, h.span.start, h.span.end]
    return _to_json([h.entity, h.event, *place, h.anchor_words, h.count, h.unit, h.side, h.within])


def unpack_hanging(packed: str | None) -> Hanging | None:
    """Return what pack_hanging stored."""
    if packed is None:
        return None
    entity, event, words, start, end, anchor_words, count, unit, side, within = json.loads(packed)
    return Hanging(words, Span(start, end), event, entity, anchor_words, count, unit, side, within)
