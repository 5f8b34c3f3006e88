"""What a page of search results shows of each row, read by plain statements: it must be there while one types."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dossier.domain.events import EventKind, Role, Status
from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.domain.views import EntityRef, ParticipantView
from dossier.store import asking
from dossier.store.case_file import CaseFile
from dossier.store.packing import to_json

_MANY = 100
"""Mentions are counted up to so many: enough to tell who is named more often."""
_IDS = "(SELECT value FROM json_each(:ids))"
_NAMES = f"""SELECT id, name, (SELECT count(*) FROM (SELECT 1 FROM mentions WHERE entity = e.id LIMIT {_MANY}))
 FROM entities e WHERE id IN {_IDS}"""
_ALIASES = f"SELECT entity, name FROM aliases WHERE entity IN {_IDS} ORDER BY id"
_EVENTS = f"""SELECT id, article, kind, status, start, "end", trigger_start, trigger_end FROM events
 WHERE review <> 'rejected' AND id IN {_IDS}"""
_PEOPLE = f"""SELECT p.event, n.id, n.kind, n.name, p.role FROM participants p JOIN entities n ON n.id = p.entity
 WHERE p.event IN {_IDS} ORDER BY p.id"""
_STORIES = f"""SELECT a.id, coalesce(nullif(a.title, ''), nullif(a.opening, ''), s.file), a.start
 FROM articles a JOIN sources s ON s.id = a.source WHERE a.id IN {_IDS}"""


@dataclass(frozen=True, slots=True)
class NameLine:
    """A name that was found; ``mentions`` are counted up to a few hundred."""

    id: int
    name: str
    aliases: tuple[str, ...]
    mentions: int


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event that was found."""

    id: int
    article: int
    span: Span
    trigger: Span
    kind: EventKind
    status: Status
    participants: tuple[ParticipantView, ...]


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story that was found, and where it begins in its source."""

    id: int
    title: str
    start: int


def _rows(case: CaseFile, statement: str, ids: Iterable[int]) -> list[Any]:
    # Straight to the driver: building the statement anew for each key typed would take longer than running it.
    return asking.rows(case, statement, ids=to_json(sorted(ids)))


def names(case: CaseFile, ids: Iterable[int]) -> dict[int, NameLine]:
    """Return names with their other names, by id."""
    wanted = list(ids)
    others: defaultdict[int, list[str]] = defaultdict(list)
    with case.reading():
        for entity, name in _rows(case, _ALIASES, wanted):
            others[entity].append(name)
        return {
            id_: NameLine(id_, name, tuple(others[id_]), mentions)
            for id_, name, mentions in _rows(case, _NAMES, wanted)
        }


def events(case: CaseFile, ids: Iterable[int]) -> dict[int, EventLine]:
    """Return events with who takes part in them, by id."""
    wanted = list(ids)
    people: defaultdict[int, list[ParticipantView]] = defaultdict(list)
    with case.reading():
        for event, id_, kind, name, role in _rows(case, _PEOPLE, wanted):
            people[event].append(ParticipantView(EntityRef(id_, EntityKind(kind), name), Role(role)))
        return {
            id_: EventLine(
                id_, article, Span(*span), Span(*trigger), EventKind(kind), Status(status), tuple(people[id_])
            )
            for id_, article, kind, status, *places in _rows(case, _EVENTS, wanted)
            for span, trigger in [(places[:2], places[2:])]
        }


def stories(case: CaseFile, ids: Iterable[int]) -> dict[int, StoryLine]:
    """Return stories, by id."""
    with case.reading():
        return {id_: StoryLine(id_, title, start) for id_, title, start in _rows(case, _STORIES, ids)}
