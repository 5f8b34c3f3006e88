"""What ``domain.wording`` says, in the language of the window. Exports and the command line keep the English words.

Everything here can be taken in the place of its namesake there.
"""

from datetime import date

from dossier.domain import wording
from dossier.domain.dates import DateInterval, Precision
from dossier.domain.documents import PublicationDate
from dossier.domain.events import EventKind, Status
from dossier.domain.mentions import EntityKind
from dossier.domain.views import EntityRow, EventView
from dossier.domain.wording import MONTHS, STATUS_SIGNS, UNDATED, pages_words, titled_within, told_in
from dossier.gui.figures import grouped
from dossier.gui.saying import said
from dossier.gui.time_words import time_words
from dossier.tongue import tr

__all__ = [
    "MONTHS",
    "STATUS_SIGNS",
    "counted",
    "date_words",
    "day_words",
    "entity_words",
    "facts_line",
    "interval_words",
    "kind_words",
    "pages_words",
    "published_clause",
    "published_words",
    "spread_words",
    "status_meaning",
    "status_word",
    "time_words",
    "titled",
    "titled_within",
    "told_in",
]


def kind_words(kind: EventKind) -> str:
    """Return the name of an event kind: "Arrest"."""
    return tr(wording.kind_words(kind))


def entity_words(kind: EntityKind, count: int = 1) -> str:
    """Return the name of an entity kind, plural where *count* is not 1."""
    return tr(wording.entity_words(kind, count))


def titled(event: EventView) -> str:
    """Return an event's label with who it is about; what stands in it of ours is said in the language of the window."""
    return said(wording.titled(event))


def status_word(status: Status) -> str:
    """Return the name of a status: "alleged"."""
    return tr(status.value)


def status_meaning(status: Status) -> str:
    """Return what a status means, as the rest of a sentence."""
    return tr(wording.STATUS_MEANINGS[status])


def counted(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: "1 story", "3 stories"."""
    return f"{grouped(count)} {tr(one if count == 1 else many or one + 's')}"


def day_words(day: date) -> str:
    """Return a day as "14 July 2023"."""
    return time_words(wording.day_words(day))


def interval_words(start: date | None, end: date | None, precision: Precision = Precision.RANGE) -> str:
    """Return an interval of inclusive days in words: "October 2017", "since 2007"."""
    return time_words(wording.interval_words(start, end, precision))


def date_words(when: DateInterval | None) -> str:
    """Return a date of an event in words."""
    return time_words(wording.date_words(when))


def spread_words(row: EntityRow) -> str:
    """Return from when to when events of somebody are dated."""
    return time_words(wording.spread_words(row))


def facts_line(row: EntityRow) -> str:
    """Return what there is of an entity in one line: how much, and from when to when."""
    parts = [counted(row.articles, "story", "stories")]
    if row.events:
        parts.insert(0, counted(row.events, "event"))
    years = interval_words(row.first, row.last)
    if years != UNDATED and row.first is not None and row.last is not None:
        parts.append(str(row.first.year) if row.first.year == row.last.year else f"{row.first.year}–{row.last.year}")
    return " · ".join(parts)


def published_words(published: PublicationDate | None) -> str:
    """Return a publication date and how it is known: "19 November 2021 (stated)"."""
    when, bracket, how = wording.published_words(published).partition(" (")
    if not bracket:
        return tr(when)
    return f"{time_words(when)} ({tr(how.removesuffix(')'))})"


def published_clause(published: PublicationDate | None) -> str:
    """Return the same as a clause that can follow a title."""
    return published_words(published) if published is None else tr("published {0}").format(published_words(published))
