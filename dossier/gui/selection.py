"""What is selected, and what of it a change has left."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.domain.changes import Changes
from dossier.domain.mentions import EntityKind
from dossier.domain.views import EventView
from dossier.errors import NotFoundError

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile


@dataclass(frozen=True, slots=True)
class Ids:
    """A selection; 0 stands for nothing."""

    event: int = 0
    entity: int = 0
    article: int = 0


def entities_of(event: EventView) -> list[int]:
    """The ids of who and what takes part, people first, then the places."""
    people = [part.entity.id for part in event.participants if part.entity.kind is EntityKind.PERSON]
    others = [part.entity.id for part in event.participants if part.entity.kind is not EntityKind.PERSON]
    return [*people, *others, *(place.id for place in event.places)]


def alive(case: "CaseFile", wanted: Ids, changes: Changes) -> Ids:
    """Return *wanted* without what the change has removed."""
    from dossier.services import reading

    event, entity, article = wanted.event, wanted.entity, wanted.article
    if event in changes.events:
        event = _kept(event, lambda: reading.event(case, event))
    if entity in changes.entities:
        entity = _kept(entity, lambda: reading.find_entity(case, f"#{entity}"))
    if article in changes.articles:
        article = _kept(article, lambda: reading.article(case, article))
    return Ids(event, entity, article)


def _kept(number: int, ask: Callable[[], object]) -> int:
    try:
        ask()
    except NotFoundError:
        return 0
    return number
