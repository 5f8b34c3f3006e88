"""The dated events as a TimelineJS timeline. TimelineJS shows headlines and texts as HTML: every word is escaped."""

import json
from datetime import date
from html import escape
from typing import Any, BinaryIO

from dossier.domain.dates import DateInterval, Extent
from dossier.domain.edtf import edtf
from dossier.domain.export_formats import Loss
from dossier.domain.views import EventView
from dossier.domain.wording import date_words, kind_words
from dossier.report.exports.claim_lines import claim_title, denial_lines, proof_line, status_line
from dossier.report.exports.hand_over import HandOver, losses, marks_loss, rejected_loss


def write_timeline_js(case: HandOver, file: BinaryIO) -> tuple[Loss, ...]:
    """Write the timeline and return what it does not hold."""
    dated = [event for event in case.events if event.date is not None]
    made = {
        "title": {"text": {"headline": escape(case.title), "text": _ABOUT}},
        "events": [_event(case, event, event.date) for event in dated if event.date is not None],
    }
    file.write(json.dumps(made, ensure_ascii=False, indent=1).encode("utf-8") + b"\n")
    within = sum(e.date is not None and _is_between(e.date) for e in dated)
    return losses(
        rejected_loss(case),
        *marks_loss(case),
        (len(case.events) - len(dated), "event", "events", "without a date left out."),
        (
            within,
            "event",
            "events",
            "of which only bounds are known stand at the first of them (or the last, where only that is known); "
            "the date beside says so.",
        ),
    )


_ABOUT = "What the sources tell, each with its status, the account it stands on, and the words that tell it."


def _event(case: HandOver, event: EventView, when: DateInterval) -> dict[str, Any]:
    text = [f"<p>{escape(status_line(event))}</p>", f"<blockquote>{escape(event.quote)}</blockquote>"]
    text += [f"<p>{escape(line)}</p>" for line in denial_lines(event)]
    text.append(f"<p>{escape(proof_line(case, event))}</p>")
    made: dict[str, Any] = {
        "unique_id": f"event-{case.event_key(event)}",
        "start_date": _start(when),
        "display_date": escape(date_words(when)),
        "group": kind_words(event.kind),
        "text": {"headline": escape(claim_title(event)), "text": "".join(text)},
    }
    if when.extent is Extent.THROUGHOUT and when.start is not None and when.end is not None and not when.is_day:
        made["end_date"] = _day(when.end)
    return made


def _is_between(when: DateInterval) -> bool:
    """Tell whether the place on the line says more than is known."""
    is_lasting = when.extent is Extent.THROUGHOUT and when.start is not None and when.end is not None
    return not is_lasting and not _plain(when)


def _plain(when: DateInterval) -> list[int]:
    """Return year, month and day as far as a date is one unit of these; empty where it is none."""
    parts = edtf(when).rstrip("~").split("-")
    if not all(part.isdecimal() for part in parts):
        return []
    numbers = [int(part) for part in parts]
    return [] if len(numbers) > 1 and numbers[1] > 12 else numbers


def _start(when: DateInterval) -> dict[str, int]:
    numbers = _plain(when) if when.extent is Extent.WITHIN else []
    if numbers:
        return dict(zip(("year", "month", "day"), numbers, strict=False))
    first = when.start or when.end
    assert first is not None, "an interval has one end at least"
    return _day(first)


def _day(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}
