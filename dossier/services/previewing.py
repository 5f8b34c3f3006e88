"""How much a printed dossier would hold, told while it is still being chosen: statements, and pages about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from dossier.domain.claim_words import Section, Told, told
from dossier.domain.dates import DateInterval
from dossier.domain.dossier_options import DossierOptions, SourcesPart
from dossier.domain.events import Status
from dossier.domain.importing import IsCancelled, Progress
from dossier.report.chronology import told_by_all
from dossier.report.claims_binding import statements_of
from dossier.services import claims, dossier_claims, event_views, gathering, reading
from dossier.services.watching import watched
from dossier.store import article_store, event_store
from dossier.store.case_file import CaseFile

# Lines of the page, measured on printed dossiers: what stands in a chapter beside its statements, and what each takes.
_PAGE, _CHAPTER, _CHAPTER_OF_MANY, _FIRST = 62.0, 26.0, 72.0, 40.0
_OF_CHRONOLOGY = 0.95
_STATEMENT, _NOTE, _STORY = 3.2, 4.6, 3.0
_LETTERS_OF_STATEMENT, _LETTERS_OF_NOTE, _LETTERS_OF_TEXT = 80, 120, 90


@dataclass(frozen=True, slots=True)
class Line:
    """A statement that could be told: its status and time, the lines that it takes, the stories it is from."""

    status: Status
    date: DateInterval | None
    height: float
    stories: frozenset[int]


@dataclass(frozen=True, slots=True)
class Outline:
    """What could be told of one person (or, with ``person`` None, of everybody in the order of time)."""

    person: int | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """How much was chosen: people, statements, and pages as far as they can be told before they are set."""

    people: int
    statements: int
    pages: int


def outline(
    case: CaseFile, person: int | None, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> Outline:
    """Return what could be told of *person*, or of everybody in the order of time. Raises DamagedCaseError, Cancelled.

    *progress* hears how far it is.
    """
    with watched(case, progress, cancelled) as watch, case.reading():
        if person is None:
            events = event_views.views(case, event_store.records(case), watch)
            apart = [statements_of(told_by_all(events, claims.happenings(case, watch=watch, known=events)))]
        else:
            dossier = reading.dossier(case, person, watch=watch)
            made = told(dossier, dossier_claims.claims_of(case, dossier, watch))
            apart = [statements_of([each for each in made if each.section is section]) for section in Section]
        return Outline(person, tuple(_line(one[0]) for those in apart for one in watch.over(those)))


def letters_of(case: CaseFile) -> Mapping[int, int]:
    """Return how many letters each story has."""
    return {article.id: article.span.end - article.span.start for article in article_store.records(case)}


def candidates(case: CaseFile) -> Sequence[tuple[int, str, bool]]:
    """Return id and name of everybody of weight, and whether a volume of all holds them."""
    with case.reading():
        people = gathering.people_of_weight(case)
        held = {row.id for row in gathering.volume(people)} if people else set()
        return [(row.id, row.name, row.id in held) for row in people]


def amount_of(known: Iterable[Outline], options: DossierOptions, letters: Mapping[int, int]) -> Amount:
    """Return how much *options* choose of what is known."""
    parts = list(known)
    chosen = [line for part in parts for line in part.lines if options.takes(line.status, line.date)]
    stories = frozenset[int]().union(*(line.stories for line in chosen))
    told = sum(line.height for line in chosen)
    lines = _FIRST + (told * _OF_CHRONOLOGY if options.chronology else told)
    if not options.chronology:
        lines += (_CHAPTER if len(parts) == 1 else _CHAPTER_OF_MANY) * len(parts)
    if options.sources is not SourcesPart.NONE:
        lines += _STORY * len(stories)
    if options.sources is SourcesPart.TEXTS:
        lines += sum(letters.get(story, 0) / _LETTERS_OF_TEXT * 1.4 + 4 for story in stories)
    return Amount(len(parts), len(chosen), ceil(lines / _PAGE))


def _line(each: Told) -> Line:
    quotes = [len(event.quote) for _, event in each.reports]
    height = _STATEMENT + len(each.lead.quote) / _LETTERS_OF_STATEMENT
    height += sum(_NOTE + 2 * quote / _LETTERS_OF_NOTE for quote in quotes) * 0.8
    height += 4.0 * len(each.denials)
    return Line(each.status, each.date, height, frozenset(event.article for _, event in each.reports))
