"""What a command changed, so that views re-read only that."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids that a command touched (made, altered or removed), and one line saying what was done.

    ``case`` tells that facts of the case itself changed (title, counts, proposals, history).
    """

    label: str = ""
    articles: frozenset[int] = field(default=frozenset())
    entities: frozenset[int] = field(default=frozenset())
    events: frozenset[int] = field(default=frozenset())
    case: bool = False

    def __bool__(self) -> bool:
        return bool(self.articles or self.entities or self.events or self.case)

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(
            label=other.label or self.label,
            articles=self.articles | other.articles,
            entities=self.entities | other.entities,
            events=self.events | other.events,
            case=self.case or other.case,
        )


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One step of the case's history. ``undone`` steps can be redone until something new is done."""

    id: int
    when: datetime
    label: str
    undone: bool
