"""Who only speaks for another: "Roe, through his counsel, Ann Fox, denied having made the call" is Roe's denial."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dossier.domain.events import Role, StoryEvent
from dossier.domain.mentions import EntityKind
from dossier.extract.events.words import Marked

_THROUGH = re.compile(
    r"\b(?:through|via)\s(?:his|her|their|its|an?|the)\s(?:[\w'’-]{1,30}\s){0,3}?"
    r"(?:lawyers?|attorneys?|counsel|solicitors?|barristers?|advocates?|agents?|publicists?|representatives?|"
    r"spokes(?:man|woman|person)|advisers?|relatives?|brother|sister|wife|husband|son|daughter),?\s$",
    re.IGNORECASE,
)
_ACTING = (Role.AGENT, Role.SPEAKER)
_BACK = 80


def without_proxies(
    events: Sequence[StoryEvent], kinds: Mapping[int, EntityKind], marked: Marked, text: str
) -> list[StoryEvent]:
    """Return *events*; through whom somebody speaks has a part in what he says, but does and denies nothing himself."""
    starts = [span.start for span, _, _ in marked.mentions]
    found = []
    for event in events:
        acting = {p.entity for p in event.participants if p.role in _ACTING and kinds[p.entity] is EntityKind.PERSON}
        if len(acting) > 1:
            inside = marked.mentions[bisect_left(starts, event.span.start) : bisect_left(starts, event.span.end)]
            proxies = {
                key
                for span, key, _ in inside
                if key in acting and _THROUGH.search(text[max(event.span.start, span.start - _BACK) : span.start])
            }
            if proxies and proxies < acting:
                event = replace(
                    event,
                    participants=tuple(
                        replace(p, role=Role.OTHER) if p.entity in proxies and p.role in _ACTING else p
                        for p in event.participants
                    ),
                )
        found.append(event)
    return found
