"""A printed chronology: one line of time of everybody, a chapter a year, each statement with its notes."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from dossier.domain.claim_words import DossierClaims, Told, told
from dossier.domain.claims import HappeningView
from dossier.domain.dossier_options import DossierOptions
from dossier.domain.mentions import EntityKind
from dossier.domain.views import ArticleRow, CaseInfo, DossierView, EntityRow, EventView
from dossier.domain.wording import MONTHS, UNDATED, counted
from dossier.report.beside import Beside
from dossier.report.binding import Binder
from dossier.report.book import Book, Chapter, Group, Part
from dossier.report.claims_binding import UNDATED_HEADING, statements_of
from dossier.report.printable import english, isolated

NOBODY = 0
"""The id of the one whom a chronology is about: no name of a case has it."""


def everybody(events: Iterable[EventView], sources: Iterable[ArticleRow]) -> DossierView:
    """Return all *events* as if they were those of one."""
    row = EntityRow(NOBODY, EntityKind.PERSON, "", (), 0, 0, 0, None, None)
    return DossierView(row, (), (), tuple(events), (), tuple(sources))


def told_by_all(
    events: Sequence[EventView], happenings: Sequence[HappeningView], look: Callable[[], None] = lambda: None
) -> tuple[Told, ...]:
    """Return what happened, each happening once, in time order and the undated last; *look* may raise Cancelled."""
    return told(everybody(events, ()), DossierClaims(happenings=tuple(happenings)), look)


def bind_chronology(
    info: CaseInfo,
    events: Sequence[EventView],
    happenings: Sequence[HappeningView],
    articles: Sequence[ArticleRow],
    made: datetime,
    options: DossierOptions,
    beside: Beside,
    look: Callable[[], None] = lambda: None,
) -> Book:
    """Make a chronology of those *events* whose happening the *options* choose; *look* is called with every statement,
    and may raise Cancelled."""
    kept = [each for each in told_by_all(events, happenings, look) if options.takes(each.status, each.date)]
    cited = {event.article for each in kept for event in (*(e for _, e in each.reports), *each.denials)}
    binder = Binder(articles, beside, look)
    binder.cite([everybody((), (row for row in articles if row.id in cited))], ())
    chapters: list[Chapter] = []
    for year, those in _by(statements_of(kept), _year):
        groups = tuple(
            Group(month, tuple(binder.entry(one, NOBODY) for one in some)) for month, some in _by(those, _month)
        )
        chapters.append(_chapter(f"c{len(chapters) + 1}", year, groups))
    sources = binder.sources()
    statements = sum(len(chapter.entries) for chapter in chapters)
    undated = sum(len(chapter.undated) for chapter in chapters)
    stories = sum(len(file.stories) for file in sources)
    return Book(
        title=isolated(info.title),
        case=isolated(info.title),
        made=made,
        single=False,
        figures=(
            counted(statements, "statement") + (f", {undated:,} of them {UNDATED}" if undated else ""),
            counted(stories, "story", "stories"),
            counted(len(sources), "file"),
        ),
        legend=binder.legend(),
        remarks=binder.remarks(),
        chapters=tuple(chapters),
        further=(),
        sources=sources if beside.lists_sources else (),
        edition=tuple(english(sentence) for sentence in beside.edition),
        form="chronology",
        lists_sources=beside.lists_sources,
        texts=binder.texts(),
    )


def _by(those: Iterable[Sequence[Told]], heading: Callable[[Told], str]) -> list[tuple[str, list[Sequence[Told]]]]:
    headed: dict[str, list[Sequence[Told]]] = {}
    for one in those:
        headed.setdefault(heading(one[0]), []).append(one)
    return list(headed.items())


def _year(each: Told) -> str:
    first = (each.date.start or each.date.end) if each.date is not None else None
    return str(first.year) if first is not None else UNDATED_HEADING


def _month(each: Told) -> str:
    """Return the month in which all of it lies, "" where it reaches over several."""
    when = each.date
    if when is None or when.start is None or when.end is None:
        return ""
    is_one = (when.start.year, when.start.month) == (when.end.year, when.end.month)
    return f"{MONTHS[when.start.month - 1]} {when.start.year}" if is_one else ""


def _chapter(anchor: str, year: str, groups: tuple[Group, ...]) -> Chapter:
    part = Part("chronology", year, "", groups)
    return Chapter(anchor, year, "", "", (), (), (), None, (part,), (), (), (), ())
