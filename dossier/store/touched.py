"""What a command that still runs has done to events so far: read from the notes that its triggers make."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, text

from dossier.domain.dates import DateInterval
from dossier.store.case_file import CaseFile
from dossier.store.packing import date_of
from dossier.store.schema import events, participants
from dossier.store.selection import among

Image = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Touched:
    """``events`` are those whose own row, or whose participants, came, went or changed; ``people`` whoever takes part
    in them, or did. ``dates`` are the dates before and now of events that were there before and still are, by id.
    """

    events: frozenset[int]
    people: frozenset[int]
    dates: Mapping[int, tuple[DateInterval | None, DateInterval | None]]
    added: frozenset[int]
    removed: frozenset[int]


def so_far(case: CaseFile) -> Touched:
    """Return what the command that runs has touched until now."""
    first: dict[int, Image | None] = {}
    last: dict[int, Image | None] = {}
    touched: set[int] = set()
    people: set[int] = set()
    query = "SELECT table_name, row, before, after FROM noted WHERE table_name IN (:events, :participants) ORDER BY seq"
    names = {"events": events.name, "participants": participants.name}
    for table, row, before, after in case.connection.execute(text(query), names):
        images = [None if image is None else json.loads(image) for image in (before, after)]
        if table == events.name:
            first.setdefault(row, images[0])
            last[row] = images[1]
        else:
            touched.update(image["event"] for image in images if image is not None)
            people.update(image["entity"] for image in images if image is not None)
    touched |= set(first)
    taking_part = select(participants.c.entity).where(among(participants.c.event, touched))
    people.update(case.connection.execute(taking_part).scalars())
    return Touched(
        events=frozenset(touched),
        people=frozenset(people),
        dates={
            id_: (date_of(was), date_of(image))
            for id_, image in last.items()
            if image is not None and (was := first[id_]) is not None
        },
        added=frozenset(id_ for id_, image in last.items() if image is not None and first[id_] is None),
        removed=frozenset(id_ for id_, image in last.items() if image is None and first[id_] is not None),
    )
