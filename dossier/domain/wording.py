"""Dates, statuses and kinds in the words that people read; the same in the window, on paper and in the terminal."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dossier.domain.dates import DateInterval, Extent, Precision
from dossier.domain.documents import PublicationBasis, PublicationDate, page_at
from dossier.domain.events import EventKind, Role, Status
from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.domain.views import DenialView, EntityRow, EventView, ParticipantView

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

UNDATED = "undated"

_KIND_WORDS = {
    EventKind.BE_BORN: "Birth",
    EventKind.MARRY: "Marriage",
    EventKind.DIVORCE: "Divorce",
    EventKind.INJURE: "Injury",
    EventKind.DIE: "Death",
    EventKind.TRANSPORT: "Movement",
    EventKind.TRANSFER_OWNERSHIP: "Change of ownership",
    EventKind.TRANSFER_MONEY: "Payment",
    EventKind.START_ORG: "Founding",
    EventKind.MERGE_ORG: "Merger",
    EventKind.END_ORG: "Dissolution",
    EventKind.DECLARE_BANKRUPTCY: "Bankruptcy",
    EventKind.ATTACK: "Attack",
    EventKind.DEMONSTRATE: "Protest",
    EventKind.MEET: "Meeting",
    EventKind.PHONE_WRITE: "Message",
    EventKind.START_POSITION: "Start in a position",
    EventKind.END_POSITION: "End of a position",
    EventKind.NOMINATE: "Nomination",
    EventKind.ELECT: "Election",
    EventKind.ARREST: "Arrest",
    EventKind.RELEASE: "Release",
    EventKind.TRIAL: "Trial",
    EventKind.CHARGE: "Charge",
    EventKind.SUE: "Lawsuit",
    EventKind.CONVICT: "Conviction",
    EventKind.SENTENCE: "Sentence",
    EventKind.FINE: "Fine",
    EventKind.EXECUTE: "Execution",
    EventKind.EXTRADITE: "Extradition",
    EventKind.ACQUIT: "Acquittal",
    EventKind.APPEAL: "Appeal",
    EventKind.PARDON: "Pardon",
    EventKind.SANCTION: "Sanction",
    EventKind.STATEMENT: "Statement",
    EventKind.OTHER: "Other",
}

STATUS_SIGNS = {Status.ASSERTED: "●", Status.ALLEGED: "○", Status.DENIED: "⊗", Status.PLANNED: "◌"}
"""One sign per status, so that no status is told by colour alone."""

STATUS_MEANINGS = {
    Status.ASSERTED: "the source states it as having happened",
    Status.ALLEGED: "the source reports it as an allegation",
    Status.DENIED: "the source reports that it is denied, or says that it did not happen",
    Status.PLANNED: "it had not yet happened when the source was written",
}

_ENTITY_WORDS = {
    EntityKind.PERSON: ("person", "people"),
    EntityKind.ORGANISATION: ("organisation", "organisations"),
    EntityKind.PLACE: ("place", "places"),
}


def kind_words(kind: EventKind) -> str:
    """Return the name of an event kind for readers: "Arrest"."""
    return _KIND_WORDS[kind]


def entity_words(kind: EntityKind, count: int = 1) -> str:
    """Return the name of an entity kind for readers, plural where *count* is not 1."""
    return _ENTITY_WORDS[kind][count != 1]


def counted(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: "1 story", "3 stories"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def day_words(day: date) -> str:
    """Return a day as "14 July 2023"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _starts_month(day: date) -> bool:
    return day.day == 1


def _ends_month(day: date) -> bool:
    return day == date.max or (day + timedelta(days=1)).day == 1


def _named(start: date, end: date, precision: Precision) -> str | None:
    """Name an interval that is a unit of the calendar, or None."""
    if start == end:
        return day_words(start)
    if not (_starts_month(start) and _ends_month(end)):
        return None
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if months == 1:
        return f"{MONTHS[start.month - 1]} {start.year}"
    if months == 12 and start.month == 1:
        return str(start.year)
    if months == 120 and start.year % 10 == 0 and start.month == 1:
        return f"{start.year}s"
    if precision is Precision.QUARTER and months == 3:
        return f"quarter {(start.month + 2) // 3} of {start.year}"
    if precision is Precision.HALF and months == 6:
        return f"{'first' if start.month == 1 else 'second'} half of {start.year}"
    if precision is Precision.SEASON and months == 3:
        name = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}.get(start.month)
        if name is not None:
            return f"{name} {start.year}" if start.year == end.year else f"{name} {start.year}–{end.year % 100:02d}"
    return None


def interval_words(start: date | None, end: date | None, precision: Precision = Precision.RANGE) -> str:
    """Return an interval of inclusive days in words: "October 2017", "1 August to 30 November 2020", "since 2007"."""
    if start is None and end is None:
        return UNDATED
    if start is None and end is not None:
        whole_year = end.month == 12 and end.day == 31 and precision is not Precision.DAY
        whole_month = f"{MONTHS[end.month - 1]} {end.year}"
        coarse = _ends_month(end) and precision is not Precision.DAY
        return f"until {end.year if whole_year else whole_month if coarse else day_words(end)}"
    if end is None and start is not None:
        whole_year = start.month == 1 and start.day == 1 and precision is not Precision.DAY
        whole_month = f"{MONTHS[start.month - 1]} {start.year}"
        coarse = _starts_month(start) and precision is not Precision.DAY
        return f"since {start.year if whole_year else whole_month if coarse else day_words(start)}"
    assert start is not None
    assert end is not None
    name = _named(start, end, precision)
    if name is not None:
        return name
    if precision is Precision.WEEK and (end - start).days == 6:
        return f"week of {day_words(start)}"
    if start.month == 1 and start.day == 1 and end.month == 12 and end.day == 31:
        return f"{start.year} to {end.year}"
    if _starts_month(start) and _ends_month(end):
        first = MONTHS[start.month - 1] if start.year == end.year else f"{MONTHS[start.month - 1]} {start.year}"
        return f"{first} to {MONTHS[end.month - 1]} {end.year}"
    if start.year == end.year:
        same_month = start.month == end.month
        first = str(start.day) if same_month else f"{start.day} {MONTHS[start.month - 1]}"
        return f"{first} to {day_words(end)}"
    return f"{day_words(start)} to {day_words(end)}"


def spread_words(row: EntityRow) -> str:
    """Return from when to when events of somebody are dated, each end as finely as it is known: "2017 to 5 May 2018".

    "" where none is dated.
    """
    if row.first is None or row.last is None:
        return ""
    if row.first_until is not None and row.last <= row.first_until:
        # All of it lies within what the first one is dated, such as a year.
        return interval_words(row.first, row.first_until)
    if row.last_from is not None and row.last_from <= row.first:
        return interval_words(row.last_from, row.last)
    begins, ends = _edge(row.first, row.first_until), _edge(row.last, row.last_from)
    return begins if begins == ends else f"{begins} to {ends}"


def _edge(day: date, other: date | None) -> str:
    """Return one end of a spread as finely as it is known; *day* and *other* bound its date, None where it is open."""
    if other is None:
        whole = _starts_month(day), _ends_month(day)
        year = (day.month == 1 and whole[0]) or (day.month == 12 and whole[1])
        return str(day.year) if year else f"{MONTHS[day.month - 1]} {day.year}" if any(whole) else day_words(day)
    start, end = sorted((day, other))
    named = _named(start, end, Precision.RANGE)
    if named is not None or not (_starts_month(start) and _ends_month(end)):
        return named or day_words(day)
    return str(day.year) if start.month == 1 and end.month == 12 else f"{MONTHS[day.month - 1]} {day.year}"


def _part(start: date, end: date) -> str | None:
    """Name the first, middle or last third of a month or year: "late October 2020"."""
    if (start.year, start.month) == (end.year, end.month):
        days = (start.day, 31 if _ends_month(end) else end.day)
        name = {(1, 10): "early", (11, 20): "mid", (21, 31): "late"}.get(days)
        return f"{name} {MONTHS[start.month - 1]} {start.year}" if name else None
    if start.year == end.year and _starts_month(start) and _ends_month(end):
        name = {(1, 4): "early", (5, 8): "mid", (9, 12): "late"}.get((start.month, end.month))
        return f"{name} {start.year}" if name else None
    return None


def date_words(when: DateInterval | None) -> str:
    """Return an event's date in words; a range and a span read differently, approximate dates say so."""
    if when is None:
        return UNDATED
    if when.approximate and when.start is not None and when.end is not None:
        part = _part(when.start, when.end)
        if part is not None:
            return part
    words = interval_words(when.start, when.end, when.precision)
    closed = when.start is not None and when.end is not None
    if when.precision is Precision.RANGE and closed:
        words = f"from {words}" if when.extent is Extent.THROUGHOUT else f"between {words.replace(' to ', ' and ')}"
        if " and " not in words and " to " not in words:
            words = words.split(" ", 1)[1]
    if not when.approximate:
        return words
    opening, _, rest = words.partition(" ")
    return f"{opening} about {rest}" if opening in {"since", "until"} else f"about {words}"


def pages_words(pages: Sequence[int], seen: Span) -> str:
    """Return which pages of a file a stretch of it stands on, "" where it has none: "page 3 of 12"."""
    first, last = page_at(pages, seen.start), page_at(pages, max(seen.start, seen.end - 1))
    if first is None or last is None:
        return ""
    return f"page {first} of {len(pages)}" if first == last else f"pages {first}–{last} of {len(pages)}"


def told_in(event: EventView) -> str:
    """Return the story that tells of an event, with the page where its file has pages."""
    return event.article_title if event.page is None else f"{event.article_title}, page {event.page}"


def titled(event: EventView) -> str:
    """Return an event's label with who it is about, so that it cannot be read as anybody else's doing."""
    return titled_label(event.label, event.participants)


def titled_label(label: str, participants: Iterable[ParticipantView]) -> str:
    """Return a label with who it is about.

    Who acts or speaks stands before it ("Anna Berg: went to Oslo"); where nobody is known to, those concerned stand
    behind it ("was raided (Anna Berg)"). A label that names one of them already stays as it is.
    """
    people = sorted(participants, key=lambda part: part.entity.kind is not EntityKind.PERSON)
    if not people or any(part.entity.name in label for part in people):
        return label
    acting = [part.entity.name for part in people if part.role in (Role.AGENT, Role.SPEAKER)]
    if acting:
        return f"{acting[0]}: {label}"
    return f"{label} ({people[0].entity.name})"


def denier(event: EventView) -> str:
    """Return who denies by an event: whose account it is, or who speaks in it; "" where nobody is named."""
    speaking = [part.entity.name for part in event.participants if part.role is Role.SPEAKER]
    acting = [part.entity.name for part in event.participants if part.role is Role.AGENT]
    own = acting if event.kind is EventKind.STATEMENT else []
    return event.attribution or ", ".join(dict.fromkeys(speaking or own))


def denial_words(denial: DenialView, citing: str = "{0}, citing {1}") -> str:
    """Return one line on a denial: "Denied by Karl Lund: “Lund denied it” (A week in court)".

    *citing* is how one of several through whom it is told stands beside the next.
    """
    who = denial.by
    if len(denial.chain) > 1:
        *outer, who = (" ".join((each.name or each.text).split()) for each in denial.chain)
        for teller in reversed(outer):
            who = citing.format(teller, who)
    by = f" by {who}" if who else ""
    return f"Denied{by}: “{' '.join(denial.quote.split())}” ({denial.article_title})"


def titled_within(title: str, name: str) -> str:
    """Return what ``titled`` made without *name*, for a place that says already that it is about *name*."""
    return title.removeprefix(f"{name}: ").removesuffix(f" ({name})")


def published_words(published: PublicationDate | None) -> str:
    """Return a publication date and how it is known: "19 November 2021 (stated)"."""
    if published is None:
        return "publication date unknown"
    how = {
        PublicationBasis.STATED: "stated in the text",
        PublicationBasis.INFERRED: "worked out from the text",
        PublicationBasis.GIVEN: "set by hand",
    }[published.basis]
    return f"{interval_words(published.start, published.end)} ({how})"


def published_clause(published: PublicationDate | None) -> str:
    """Return the same as a clause that can follow a title: "published 19 November 2021 (stated in the text)"."""
    return published_words(published) if published is None else f"published {published_words(published)}"
