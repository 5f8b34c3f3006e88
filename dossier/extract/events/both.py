"""Who "both" and "neither" are: the two whom their paragraph tells accused."""

from collections.abc import Sequence

from dossier.domain.events import EventKind, Role, Status, StoryEvent
from dossier.domain.mentions import EntityKind
from dossier.extract.events.clauses import subject_words
from dossier.extract.events.reading_state import Reader, Scene
from dossier.extract.events.words import Pos

_MEN = ("men", "women", "defendants", "suspects", "brothers", "sisters")
_MAN = ("man", "woman", "defendant", "suspect", "brother", "sister", "one")
_BOTH = frozenset({("both",), *(("both", each) for each in _MEN), ("both", "of", "them")})
_NEITHER = frozenset({("neither",), *(("neither", each) for each in _MAN), ("neither", "of", "them")})
_CHARGED = frozenset({EventKind.CHARGE, EventKind.ARREST, EventKind.TRIAL})
_ACCUSED = frozenset("accused alleged suspected".split())
_PAIR = 2
_MOST = 40
"""How many events back are looked at."""


def both_accused(reader: Reader, scene: Scene, k: int) -> tuple[int, ...]:
    """Return the two whom "both" or "neither" in the subject of clause *k* means, none where that is not certain."""
    start, end = subject_words(scene.clauses, k)
    words = [word for word in scene.words[start:end] if word.pos not in (Pos.QUOTE, Pos.COMMA)]
    if tuple(word.low for word in words) not in _BOTH | _NEITHER or any(word.entity is not None for word in words):
        return ()
    text = reader.story.text
    here = scene.sentence.span.start
    first = text.rfind("\n", 0, here)
    accused: dict[int, None] = {}
    for event in reader.events[-_MOST:]:
        if first < event.trigger.start < here:
            accused.update(dict.fromkeys(_accused(event, text, reader)))
    return tuple(accused) if len(accused) == _PAIR else ()


def _accused(event: StoryEvent, text: str, reader: Reader) -> Sequence[int]:
    """Return the people whom an event tells accused or charged, or to have done something by an accuser's account."""
    told = event.kind in _CHARGED or event.trigger.of(text).lower() in _ACCUSED
    blamed = event.status is Status.ALLEGED and event.kind is not EventKind.STATEMENT
    roles = [Role.PATIENT] * told + [Role.AGENT] * blamed
    if event.status is Status.DENIED:
        return ()
    return [p.entity for p in event.participants if p.role in roles and reader.kinds[p.entity] is EntityKind.PERSON]
