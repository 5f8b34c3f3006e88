"""The events whose day or month is known as whole days of a calendar (iCalendar, RFC 5545)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import BinaryIO

from dossier.domain.dates import DateInterval, Extent
from dossier.domain.events import Status
from dossier.domain.export_formats import Loss
from dossier.domain.views import EventView
from dossier.domain.wording import date_words, kind_words
from dossier.report.exports.claim_lines import claim_title, date_line, denial_lines, proof_line, status_line
from dossier.report.exports.hand_over import HandOver, flat, losses, marks_loss, rejected_loss

_LONGEST_LINE = 75
"""Octets of a line, without its end."""
_MOST_DAYS = 31
"""Something at an unknown day of a longer time would fill the calendar with days on which it did not happen."""


def write_calendar(case: HandOver, file: BinaryIO) -> tuple[Loss, ...]:
    """Write the calendar and return what it does not hold."""
    undated = vague = unknown_day = 0
    file.write(_lines("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dossier//Hand-over//EN", "CALSCALE:GREGORIAN"))
    file.write(_lines(f"X-WR-CALNAME:{_text(case.title)}"))
    for event in case.events:
        days = None if event.date is None else _days(event.date)
        if event.date is None:
            undated += 1
        elif days is None:
            vague += 1
        else:
            unknown_day += days[0] != days[1] and event.date.extent is Extent.WITHIN
            file.write(_lines(*_event(case, event, event.date, *days)))
    file.write(_lines("END:VCALENDAR"))
    return losses(
        rejected_loss(case),
        *marks_loss(case),
        (undated, "event", "events", "without a date left out."),
        (vague, "event", "events", "dated less finely than to a month, or open at one end, left out."),
        (
            unknown_day,
            "event",
            "events",
            "on an unknown day cover all the days on which they may have happened; the title says so.",
        ),
    )


def _days(when: DateInterval) -> tuple[date, date] | None:
    """Return the first and the last day in the calendar, None for what has no place in one."""
    if when.start is None or when.end is None or when.end == date.max:
        return None
    if when.extent is Extent.WITHIN and (when.end - when.start).days >= _MOST_DAYS:
        return None
    return when.start, when.end


def _event(case: HandOver, event: EventView, when: DateInterval, first: date, last: date) -> Iterator[str]:
    title = claim_title(event)
    if when.approximate or (first != last and when.extent is Extent.WITHIN):
        title = f"{title} (some time: {date_words(when)})"
    lines = [status_line(event), f"“{flat(event.quote)}”", *denial_lines(event)]
    lines += [f"Date: {date_line(event)}", f"Source: {proof_line(case, event)}"]
    yield "BEGIN:VEVENT"
    yield f"UID:{case.event_key(event)}@dossier.invalid"
    # What this must say is when the entry was made; that of the case is the same on any day.
    yield f"DTSTAMP:{_stamp(case.created)}"
    yield f"DTSTART;VALUE=DATE:{_basic(first)}"
    # The end is the first day after it.
    yield f"DTEND;VALUE=DATE:{_basic(last + timedelta(days=1))}"
    yield f"SUMMARY:{_text(title)}"
    yield "DESCRIPTION:" + _text("\n".join(lines))
    yield f"CATEGORIES:{_text(kind_words(event.kind))},{_text(event.status.value)}"
    places = ", ".join(dict.fromkeys(place.name for place in event.places))
    if places:
        yield f"LOCATION:{_text(places)}"
    yield f"STATUS:{'CONFIRMED' if event.status is Status.ASSERTED else 'TENTATIVE'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _basic(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _stamp(moment: datetime) -> str:
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return f"{_basic(aware.date())}T{aware:%H%M%S}Z"


def _text(words: str) -> str:
    """Return words as a text value: what has a meaning there is escaped, and control characters leave."""
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    escaped = escaped.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(c for c in escaped if c == "\t" or (c >= " " and c != "\x7f"))


def _lines(*lines: str) -> bytes:
    return b"".join(folded(line) for line in lines)


def folded(line: str) -> bytes:
    """Return a content line in parts of at most 75 octets, no letter of it torn apart, with its end."""
    parts: list[bytes] = []
    part = b""
    limit = _LONGEST_LINE
    for letter in line:
        octets = letter.encode("utf-8")
        if len(part) + len(octets) > limit:
            parts.append(part)
            # The blank that begins a further part counts too.
            part, limit = b"", _LONGEST_LINE - 1
        part += octets
    parts.append(part)
    return b"\r\n ".join(parts) + b"\r\n"
