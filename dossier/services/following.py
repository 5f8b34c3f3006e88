"""What follows when somebody knows better when a story came out, when something happened, or how dates are written.

All that hangs on the change is resolved anew: inside the story, and from there in other stories whose dates hang on
its events. A preview runs the very change and takes it back, so that it can promise nothing else than what happens.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date

from dossier.domain.changes import Changes
from dossier.domain.dates import DateBasis, DateInterval
from dossier.domain.documents import PublicationBasis, PublicationDate
from dossier.domain.events import Review
from dossier.domain.ledger import LedgerStep, Rule
from dossier.domain.mentions import NumericOrder
from dossier.domain.records import EventRecord
from dossier.domain.spans import Span
from dossier.domain.views import DateChange, DatePreview
from dossier.domain.wording import counted, titled
from dossier.services import event_views, hanging_dates, rereading
from dossier.services.event_links import dating_spans
from dossier.store import article_store, event_store, source_store, touched, unit_of_work
from dossier.store.case_file import CaseFile
from dossier.store.history import StepKind
from dossier.store.touched import Touched
from dossier.store.unit_of_work import Command


@dataclass
class Following:
    """What a change that still runs brings with it: ``kept`` are dates set by hand to which the words disagree now."""

    kept: set[int] = field(default_factory=set)


def given_on(published: date | PublicationDate | None) -> PublicationDate | None:
    """Return a day, or the days between which a story came out, as a person set them; None where taken away."""
    if isinstance(published, PublicationDate):
        return replace(published, basis=PublicationBasis.GIVEN)
    return None if published is None else PublicationDate(published, published, PublicationBasis.GIVEN)


def dated_by_hand(case: CaseFile, event: EventRecord, when: DateInterval | None) -> EventRecord:
    """Return an event with the date that a person gave it; its ledger says in place of which words."""
    edited = event.edited | {"date"}
    if when is None:
        return replace(event, date=None, edited=edited)
    stored = article_store.stored_story(case, event.article)
    text = stored.text
    # The date of an event of another story has its words there, not here.
    here = tuple(span for span in when.mentions if stored.story.span.covers(span))
    steps = tuple(
        LedgerStep(" ".join(span.of(text).split()), span, Rule.GIVEN, None, when.start, when.end)
        for span in _words_until_now(case, event)
    )
    why = when.explanation or "set by hand"
    given = replace(when, basis=DateBasis.GIVEN, explanation=why, mentions=here, ledger=steps)
    return replace(event, date=given, edited=edited)


def _words_until_now(case: CaseFile, event: EventRecord) -> tuple[Span, ...]:
    """Return the expressions that dated an event until a person did, or else the word that tells of it."""
    spans = dating_spans(event.date, event.hanging)
    if not spans and "date" in event.edited:
        spans = rereading.words_dating(case, event, rereading.context_of(case, event.article))
    return spans or (event.trigger,)


@contextmanager
def command(
    case: CaseFile,
    label: str,
    articles: Collection[int] = (),
    subject: int | None = None,
    kind: StepKind | None = None,
) -> Iterator[Command]:
    """Run a command as one step, and with it all that follows from it; the step's label says how much that is.

    *articles* are the stories of which people may know more after it; *kind* says what it is where it is no edit.
    """
    with unit_of_work.command(case, label, kind) as running:
        with _followed(case, articles, Following()):
            yield running
        count = len(_moved(touched.so_far(case), subject))
        if count:
            running.label += f"; {counted(count, 'date')} followed"


@contextmanager
def _followed(case: CaseFile, articles: Collection[int], following: Following) -> Iterator[None]:
    before = {article: rereading.context_of(case, article) for article in articles}
    unheard = hanging_dates.unheard(case)
    yield
    for article, known in before.items():
        now = rereading.context_of(case, article)
        if now != known:
            following.kept |= rereading.reread(case, article, known, now)
    changed = touched.so_far(case)
    hanging_dates.resolve(case, changed.people, changed.events)
    following.kept |= _newly_unheard(case, unheard)


def _newly_unheard(case: CaseFile, before: Mapping[int, DateInterval | None]) -> set[int]:
    """Return the waiting events dated by hand to which the words would give another date now than before."""
    now = {id_: when for id_, when in hanging_dates.unheard(case).items() if when is not None and id_ in before}
    moved = {id_ for id_, when in now.items() if not rereading.same_days(when, before[id_])}
    stored = event_store.records(case, ids=moved, rejected=True) if moved else []
    return {event.id for event in stored if not rereading.same_days(now[event.id], event.date)}


def _moved(changed: Touched, subject: int | None = None) -> list[int]:
    """Return the events whose date means another time now, but for the *subject* of the change."""
    dates = changed.dates.items()
    return [id_ for id_, (was, now) in dates if id_ != subject and not rereading.same_days(was, now)]


def preview_published(case: CaseFile, article_id: int, published: date | PublicationDate | None) -> DatePreview:
    """Return what ``editing.set_published`` would change. Raises NotFoundError, DamagedCaseError, CaseBusyError."""

    def publish(following: Following) -> None:
        following.kept |= rereading.publish(case, article_id, given_on(published))

    return _preview(case, [article_id], publish)


def preview_event_date(case: CaseFile, event_id: int, date: DateInterval | None) -> DatePreview:
    """Return what ``editing.edit_event`` with this *date* would change, the date of the event itself among it.

    Raises NotFoundError, DamagedCaseError, CaseBusyError.
    """
    with case.reading():
        event = event_store.record(case, event_id)
    return _preview(
        case,
        [event.article],
        lambda _: event_store.save(case, replace(dated_by_hand(case, event, date), review=Review.EDITED)),
    )


def preview_order(case: CaseFile, source_id: int, order: NumericOrder | None) -> DatePreview:
    """Return what ``editing.set_numeric_order`` would change. Raises NotFoundError, DamagedCaseError, CaseBusyError."""
    with case.reading():
        source_store.record(case, source_id)
        articles = article_store.of_source(case, source_id)
    return _preview(case, articles, lambda _: source_store.set_numeric_order(case, source_id, order))


def _preview(case: CaseFile, articles: Collection[int], change: Callable[[Following], None]) -> DatePreview:
    following = Following()
    with unit_of_work.rehearsal(case):
        with _followed(case, articles, following):
            change(following)
        changed = touched.so_far(case)
        records = event_store.records(case, ids=_moved(changed), rejected=True)
        views = event_views.views(case, records)
    return DatePreview(
        changes=tuple(DateChange(v.id, titled(v), v.article_title, *changed.dates[v.id]) for v in views),
        kept=len(following.kept),
        added=len(changed.added),
        removed=len(changed.removed),
    )


def settle(case: CaseFile, changes: Changes) -> set[int]:
    """Bring up to date what hangs on rows that an undo or redo brought back; an import may have come in between."""
    people = hanging_dates.people_of(case, changes.events) | changes.entities
    return hanging_dates.resolve(case, people, changes.events)
