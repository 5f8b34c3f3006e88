"""Gathering what a printed dossier tells, from one state of the case: chosen, and with the redacted words taken out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import accumulate

from dossier.domain.claim_words import DossierClaims
from dossier.domain.dossier_options import DossierOptions, SourcesPart
from dossier.domain.mentions import EntityKind
from dossier.domain.notes import Marks, SubjectKind
from dossier.domain.views import ArticleRow, CaseInfo, DossierView, EntityRow
from dossier.errors import ExportError, ImpossibleError
from dossier.report.beside import Beside, StoryWords
from dossier.report.binding import bind, cited_articles
from dossier.report.book import Book
from dossier.report.chronology import bind_chronology, everybody, told_by_all
from dossier.report.picture import Picture
from dossier.report.redaction import Redaction
from dossier.services import claims, dossier_claims, event_views, marking, reading, redacting, selecting, withholding
from dossier.services.pictures import picture_of
from dossier.services.verifying import with_provenance
from dossier.services.watching import Watch
from dossier.store import article_store, case_facts, event_store
from dossier.store.case_file import CaseFile

_FEWEST_MENTIONS = 2
"""A person without events needs as many mentions to be in a dossier of all."""
_MOST_CHAPTERS = 200
_MOST_EVENTS = 2_000
"""What one volume holds: setting pages takes some megabytes a chapter. The others are listed in it."""
_MOST_LETTERS = 4_000_000
"""Letters of stories that one volume prints in full."""


@dataclass(frozen=True, slots=True)
class _Chosen:
    """One dossier as chosen and masked."""

    dossier: DossierView
    claims: DossierClaims


@dataclass(frozen=True, slots=True)
class _Wish:
    """A book that somebody wants: of which case, by which choice, what is covered in it, and who waits for it."""

    case: CaseFile
    options: DossierOptions
    redaction: Redaction
    made: datetime
    watch: Watch


def gather_book(case: CaseFile, options: DossierOptions, made: datetime, watch: Watch | None = None) -> Book:
    """Read everything that a PDF needs, from one state of the case. *watch* hears how far it is, and may stop it.

    Raises DamagedCaseError, NotFoundError, Cancelled, ExportError, ImpossibleError (nobody or nothing to write about).
    """
    with case.reading():
        watch = watch or Watch()
        redaction = redacting.redaction_of(case, options.redact).stopped_by(watch.look)
        wish = _Wish(case, options, redaction, made, watch)
        return _chronology(wish) if options.chronology else _dossiers(wish)


def people_of_weight(case: CaseFile) -> list[EntityRow]:
    """Return the people whom a dossier of the whole case is about, the weightiest first."""
    rows = reading.entities(case, EntityKind.PERSON)
    return sorted((row for row in rows if row.events or row.mentions >= _FEWEST_MENTIONS), key=_weight)


def volume(people: Sequence[EntityRow]) -> Sequence[EntityRow]:
    """Return as many of the first people as one volume holds; at least one."""
    events = accumulate(row.events for row in people)
    fitting = sum(total <= _MOST_EVENTS for total in events)
    return people[: max(1, min(fitting, _MOST_CHAPTERS))]


def _dossiers(wish: _Wish) -> Book:
    case, options, redaction = wish.case, wish.options, wish.redaction
    people = [] if options.people else withholding.people_in_order(people_of_weight(case), redaction)
    ids = options.people or [row.id for row in volume(people)]
    if not ids:
        raise ImpossibleError(
            "There is nobody in this case to write about yet. Import articles that name people, or export the "
            "chronology as CSV."
        )
    plain: list[DossierView] = []
    chosen: list[_Chosen] = []
    left_out = 0
    for number, person in enumerate(ids):
        # It is told who is being read, and of somebody of whom more is told than one volume holds, how far that is.
        watch = wish.watch if _is_long(case, person) else wish.watch.quiet()
        watch.look()
        dossier = reading.dossier(case, person, watch=watch)
        own_claims = dossier_claims.claims_of(case, dossier, watch)
        part = selecting.selected(withholding.without_order(dossier, redaction), own_claims, options)
        left_out += part.left_out
        plain.append(part.dossier)
        chosen.append(_Chosen(redaction.masked(part.dossier), redaction.masked(part.claims)))
        wish.watch.tell(number, len(ids) + 1, dossier.entity.name)
    wish.watch.look()
    cited = cited_articles([each.dossier for each in chosen], [each.claims for each in chosen])
    everything = tuple(article_store.rows(case, cited))
    hidden = _withheld(wish, cited, everything)
    articles = withholding.without_digests(redaction.covered(everything), hidden)
    beside = _beside(wish, _stories(chosen), left_out)
    book = bind(
        _titled(wish),
        [each.dossier for each in chosen],
        articles,
        wish.made,
        _pictures(wish, plain, chosen),
        single=len(ids) == 1 and bool(options.people),
        further=redaction.masked(tuple(people[len(ids) :])),
        claims={each.dossier.entity.id: each.claims for each in chosen},
        beside=beside,
        look=wish.watch.look,
    )
    return with_provenance(case, _covered(redaction, book), plain, redaction, hidden, wish.watch)


def _is_long(case: CaseFile, person: int) -> bool:
    return len(event_store.of_entity(case, person)) > _MOST_EVENTS


def _chronology(wish: _Wish) -> Book:
    case, options, redaction = wish.case, wish.options, wish.redaction
    wish.watch.tell(0, 2, "Reading the case")
    events = event_views.views(case, event_store.records(case), wish.watch)
    happenings = claims.happenings(case, watch=wish.watch, known=events)
    events = withholding.events_in_order(events, redaction)
    if options.people:
        wanted = set(options.people)
        those = {e.id for e in events if any(p.entity.id in wanted for p in e.participants)}
        happenings = tuple(h for h in happenings if those.intersection(h.events))
        own = {i for h in happenings for i in (*h.events, *h.denied_by)} | those
        events = [event for event in events if event.id in own]
    everything = told_by_all(events, happenings, wish.watch.look)
    kept = [each for each in everything if options.takes(each.status, each.date)]
    if not kept:
        raise ImpossibleError("Nothing in this case fits what was chosen. Choose more statuses or a longer period.")
    wish.watch.look()
    shown = [event for each in kept for event in (*(e for _, e in each.reports), *each.denials)]
    rows = tuple(article_store.rows(case, {event.article for event in shown}))
    hidden = _withheld(wish, {event.article for event in shown}, rows)
    articles = withholding.without_digests(redaction.covered(rows), hidden)
    beside = _beside(wish, {event.article for event in shown}, len(everything) - len(kept))
    masked, told = redaction.masked(tuple(events)), redaction.masked(tuple(happenings))
    book = bind_chronology(_titled(wish), masked, told, articles, wish.made, options, beside, wish.watch.look)
    return with_provenance(case, _covered(redaction, book), [everybody(shown, ())], redaction, hidden, wish.watch)


def _withheld(wish: _Wish, cited: Iterable[int], rows: Iterable[ArticleRow]) -> frozenset[int]:
    if wish.options.digests:
        return frozenset()
    files = withholding.sources_of(cited, {row.id: row for row in rows})
    return withholding.withheld(wish.case, wish.redaction, files, wish.watch)


def _pictures(wish: _Wish, plain: Iterable[DossierView], chosen: Iterable[_Chosen]) -> dict[int, Picture]:
    """Return the timelines by entity. Where words are covered, no width of a label may tell how long they were."""
    made, redaction = {}, wish.redaction
    for own, each in zip(plain, chosen, strict=True):
        wish.watch.look()
        # A covered name must not be taken for that of the dossier, which labels leave out.
        dossier = replace(redaction.covered(each.dossier), entity=own.entity)
        picture = picture_of(dossier, redaction.covered(each.claims), wish.watch)
        if picture is not None:
            made[own.entity.id] = picture
    return made


def _titled(wish: _Wish) -> CaseInfo:
    info = case_facts.info(wish.case)
    return replace(info, title=wish.redaction.mask(info.title))


def _stories(chosen: Iterable[_Chosen]) -> set[int]:
    found: set[int] = set()
    for each in chosen:
        found.update(row.id for row in each.dossier.sources)
        found.update(event.article for event in (*each.dossier.events, *each.claims.further))
    return found


def _beside(wish: _Wish, stories: set[int], left_out: int) -> Beside:
    """Return what was chosen to stand beside the statements, its words masked."""
    case, options, redaction = wish.case, wish.options, wish.redaction
    marks = marking.marks_of_everything(case) if options.marks or options.pages else {}

    def of(kind: SubjectKind) -> Mapping[int, Marks]:
        return marks.get(kind, {}) if options.marks else {}

    beside = Beside(
        edition=options.sentences(left_out),
        lists_sources=options.sources is not SourcesPart.NONE,
        pages={i: each.page for i, each in marks.get(SubjectKind.ENTITY, {}).items() if each.page and options.pages},
        entities=of(SubjectKind.ENTITY),
        events=of(SubjectKind.EVENT),
        articles=of(SubjectKind.ARTICLE),
        notes=options.marks,
        texts=_texts(wish, stories) if options.sources is SourcesPart.TEXTS else {},
    )
    # Texts are masked, as notes count places in them; all else is covered at once, and tags stand in no telling order.
    return replace(
        redaction.covered(replace(beside, texts={})),
        texts=redaction.masked(beside.texts),
        entities=_covered_marks(redaction, beside.entities),
        events=_covered_marks(redaction, beside.events),
        articles=_covered_marks(redaction, beside.articles),
    )


def _covered_marks(redaction: Redaction, marks: Mapping[int, Marks]) -> Mapping[int, Marks]:
    return {i: replace(each, tags=tuple(sorted(each.tags))) for i, each in redaction.covered(marks).items()}


def _texts(wish: _Wish, stories: set[int]) -> dict[int, StoryWords]:
    starts = article_store.starts(wish.case, stories)
    texts = {i: StoryWords(starts[i], article_store.text(wish.case, i)) for i in wish.watch.over(sorted(stories))}
    if sum(len(each.text) for each in texts.values()) > _MOST_LETTERS:
        raise ExportError(
            "The texts of the sources are too long for one PDF. Choose fewer people or a shorter period, or leave the "
            "texts out."
        )
    return texts


def _covered(redaction: Redaction, book: Book) -> Book:
    """Return the book with every covered word gone. Raises ExportError where one is still in it."""
    if redaction.is_empty:
        return book
    covered = redaction.covered(book)
    if redaction.is_in(covered):
        raise ExportError("The redaction did not reach all words, so nothing was written. Tell the makers of Dossier.")
    return covered


def _weight(row: EntityRow) -> tuple[int, int, str, int]:
    return -row.events, -row.mentions, row.name, row.id
