"""What the timeline says of an event in plain words: to the pointer, to the keyboard, to a screen reader."""

from dossier.domain.claims import HappeningView
from dossier.domain.events import Review
from dossier.domain.views import EventView
from dossier.gui.figures import grouped
from dossier.gui.saying import backing_words, contradiction_words, denial_words, ledger_lines, said, told_through
from dossier.gui.text import one_line, wrapped
from dossier.gui.wording import (
    MONTHS,
    STATUS_SIGNS,
    counted,
    date_words,
    kind_words,
    status_meaning,
    status_word,
    time_words,
    titled,
)
from dossier.timeline.calendar import DAYS_PER_YEAR, civil, year_words
from dossier.timeline.items import Edge, Form, TimelineItem
from dossier.timeline.lanes import Lane, Lanes
from dossier.timeline.placement import Cluster
from dossier.timeline.scale import Scale
from dossier.tongue import tr

_REVIEWS = {Review.ACCEPTED: "Accepted", Review.REJECTED: "Rejected", Review.EDITED: "Edited by hand"}


def tooltip(event: EventView, happening: HappeningView | None = None) -> str:
    """Return several lines on an event: what, when and why then (a line per step), status, source.

    *happening* is what it reports, where others report it too.
    """
    lines = [one_line(titled(event), 120), date_words(event.date)]
    lines += tuple(map(said, event.waiting)) or ledger_lines(event.date)
    by = f", {one_line(told_through(event), 100)}" if event.attribution else ""
    status = status_word(event.status).capitalize()
    lines.append(f"{STATUS_SIGNS[event.status]} {status}{by}: {status_meaning(event.status)}")
    lines += _denial_lines(event)
    if event.review in _REVIEWS:
        lines.append(tr(_REVIEWS[event.review]))
    lines.append(tr("Source: {0}").format(one_line(event.article_title, 90)))
    return wrapped((*lines, *_shared_words(happening)))


def _denial_lines(event: EventView) -> list[str]:
    return [one_line(denial_words(denial), 160) for denial in event.denied_by]


def _shared_words(happening: HappeningView | None) -> list[str]:
    """Return how many report a happening, how well it is backed, and what they disagree about."""
    if happening is None:
        return []
    reports = f"{counted(len(happening.reports), 'report')}: {backing_words(happening)}"
    return [reports, *(one_line(contradiction_words(each), 160) for each in happening.unsettled)]


def spoken(
    event: EventView, lane: Lane | None = None, position: int = 0, happening: HappeningView | None = None
) -> str:
    """Return one sentence on an event for a screen reader, and those on the happening that it reports with others."""
    parts = [one_line(titled(event), 120), date_words(event.date), status_word(event.status)]
    if event.review in _REVIEWS:
        parts.append(tr(_REVIEWS[event.review]).lower())
    parts.append(tr("source {0}").format(one_line(event.article_title, 80)))
    if lane is not None:
        parts.append(tr("{0} of {1} in the lane of {2}").format(grouped(position + 1), grouped(len(lane)), lane.name))
    further = (
        *_denial_lines(event),
        *_shared_words(happening),
        *(tuple(map(said, event.waiting)) or ledger_lines(event.date)),
    )
    return ". ".join((", ".join(parts), *further))


def window_words(scale: Scale) -> str:
    """Return the part of time in sight: "From 3 May 2012 to 9 June 2014"."""
    return tr("From {0} to {1}").format(day_words(scale.left), day_words(scale.right))


def day_words(day: float, days_per_pixel: float = 0.0) -> str:
    """Return a day as "3 May 2012", or only its month or year where a pixel is more than that."""
    year, month, number = civil(int(day // 1))
    if 0 < days_per_pixel < 1 / 400:
        hour, minute = divmod(int(day % 1 * 1440), 60)
        return f"{time_words(f'{number} {MONTHS[month - 1]}')} {year_words(year)}, {hour:02d}:{minute:02d}"
    if days_per_pixel > 60:
        return year_words(year)
    name = MONTHS[month - 1]
    return f"{time_words(name if days_per_pixel > 2.5 else f'{number} {name}')} {year_words(year)}"


def item_date_words(item: TimelineItem) -> str:
    """Return the days of an item in words, as far as the board knows them."""
    first, last = day_words(item.start), day_words(item.end - 1)
    if item.left is Edge.OPEN or item.right is Edge.OPEN:
        return tr("until {0}").format(first) if item.left is Edge.OPEN else tr("since {0}").format(first)
    about = tr("about ") if Edge.FADED in (item.left, item.right) else ""
    if first == last:
        return f"{about}{first}"
    return (
        tr("{0}{1} to {2}").format(about, first, last)
        if item.form is Form.SPAN
        else tr("{0}between {1} and {2}").format(about, first, last)
    )


def item_words(item: TimelineItem) -> str:
    """Return one sentence on an item as far as the board knows it, for a screen reader."""
    parts = [one_line(item.label, 120) or kind_words(item.kind), item_date_words(item), status_word(item.status)]
    if item.review in _REVIEWS:
        parts.append(tr(_REVIEWS[item.review]).lower())
    if item.reports > 1:
        parts.append(counted(item.reports, "report"))
    if item.contradicted:
        parts.append(tr("sources disagree"))
    return ", ".join(parts)


def gap_words(start: float, end: float) -> str:
    """Return a gap from one day to another (exclusive) in words."""
    return tr("Nothing known between {0} and {1}").format(day_words(start - 1), day_words(end))


def length_of_gap(start: float, end: float) -> str:
    """Return a gap in words with about how long it is."""
    return f"{gap_words(start, end)} ({length_words(end - start)})"


def length_words(days: float) -> str:
    """Return a number of days about as people say it: "9 days", "5 months", "3 years"."""
    if days < 60:
        return counted(round(days), "day")
    return counted(round(days / 30.44), "month") if days < 730 else counted(int(days / DAYS_PER_YEAR), "year")


def cluster_words(cluster: Cluster) -> str:
    """Return what a cluster holds and what a click does."""
    count, first, last = len(cluster), day_words(cluster.start), day_words(cluster.end - 1)
    if not cluster.partial:
        return tr("{0}\n{1} to {2}\nClick to open").format(counted(count, "event"), first, last)
    return tr("{0}\n{1} to {2}\nClick to open").format(counted(count, "more event"), first, last)


def summary(lanes: Lanes, undated: int, window: str) -> str:
    """Return what the whole timeline shows, in a few sentences."""
    if not lanes:
        return tr("No dated events. {0} on the shelf.").format(counted(undated, "undated event"))
    named = ", ".join(f"{lane.name} ({grouped(len(lane))})" for lane in lanes[:5])
    more = f" and {counted(len(lanes) - 5, 'more lane')}" if len(lanes) > 5 else ""
    return tr("{0}. {1}: {2}{3}. {4} on the shelf.").format(
        window, counted(len(lanes), "lane"), named, more, counted(undated, "undated event")
    )
