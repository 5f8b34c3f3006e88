"""The dated events as Timesketch reads them: one JSON object on a line, with a message, a moment and what it means."""

import json
from datetime import UTC, date, datetime, time
from typing import BinaryIO

from dossier.domain.dates import DateInterval, Extent
from dossier.domain.edtf import edtf
from dossier.domain.export_formats import Loss
from dossier.domain.views import EventView
from dossier.domain.wording import date_words
from dossier.report.exports.claim_lines import claim_title, date_line, denial_lines, status_line
from dossier.report.exports.hand_over import HandOver, losses, marks_loss, rejected_loss


def write_timesketch(case: HandOver, file: BinaryIO) -> tuple[Loss, ...]:
    """Write the lines and return what they do not hold."""
    dated = bounded = 0
    for event in case.events:
        if event.date is None:
            continue
        dated += 1
        bounded += not event.date.is_day
        line = {**_moment(event.date), **_told(case, event, event.date)}
        file.write(json.dumps(line, ensure_ascii=False).encode("utf-8") + b"\n")
    return losses(
        rejected_loss(case),
        *marks_loss(case),
        (len(case.events) - dated, "event", "events", "without a date left out."),
        (
            bounded,
            "event",
            "events",
            "whose day is not known stand at one end of what is; “timestamp_desc” and “edtf” say what that is.",
        ),
    )


def _moment(when: DateInterval) -> dict[str, str | int]:
    day = when.start or when.end
    assert day is not None, "an interval has one end at least"
    moment = datetime.combine(day, time(), UTC)
    # Whole days from the first day of the epoch: no clock and no zone of any machine has a part in it.
    microseconds = (day - date(1970, 1, 1)).days * 86_400_000_000
    return {"datetime": moment.isoformat(), "timestamp": microseconds, "timestamp_desc": _meaning(when)}


def _meaning(when: DateInterval) -> str:
    if when.is_day:
        return "About this day" if when.approximate else "Day told by the source"
    if when.start is None:
        kind = "End" if when.extent is Extent.THROUGHOUT else "Latest possible day"
    else:
        kind = "Start" if when.extent is Extent.THROUGHOUT else "Earliest possible day"
    return f"{kind} ({date_words(when)})"


def _told(case: HandOver, event: EventView, when: DateInterval) -> dict[str, object]:
    source = case.source_of(event.article)
    return {
        "message": claim_title(event),
        "data_type": "dossier:event",
        "edtf": edtf(when),
        "status": event.status.value,
        "claim": status_line(event),
        "attribution": event.attribution or "",
        "denials": denial_lines(event),
        "kind": event.kind.value,
        "date_told": date_line(event),
        "people": list(dict.fromkeys(part.entity.name for part in event.participants)),
        "places": list(dict.fromkeys(place.name for place in event.places)),
        "quote": event.quote,
        "source_file": source.file,
        "source_sha256": source.sha256,
        "source_start": event.span.start,
        "source_end": event.span.end,
        "event_id": case.event_key(event),
    }
