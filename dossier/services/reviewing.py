"""What the machine is unsure of, as questions to a person, and the answers as steps that can be undone.

An answer is kept as the decision that it is (a merge, a publication day, a reviewed event); only "this cannot be
known" has a place of its own, by a key made from the contents of the sources, so that no question answered once
comes back when a story is imported or read again.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from dossier.domain.changes import Changes
from dossier.domain.claims import ContradictionView, HappeningView
from dossier.domain.documents import PublicationBasis
from dossier.domain.events import Review
from dossier.domain.importing import IsCancelled
from dossier.domain.publication import proposal_words
from dossier.domain.review import Answer, Question, QuestionKind, ReviewProgress
from dossier.domain.spans import Span
from dossier.domain.views import ArticleRow, EntityRow, EventView, ProposalView
from dossier.domain.wording import counted, date_words, day_words, entity_words, titled
from dossier.errors import ImpossibleError, NotFoundError
from dossier.services import claims, dating_stories, editing, event_views, numeric_dates, reading
from dossier.services.gaps import HARMFUL
from dossier.store import (
    answer_store,
    article_store,
    doubts,
    entity_store,
    event_store,
    merge_store,
    proposal_store,
    settlement_store,
    source_store,
)
from dossier.store.case_file import CaseFile

_LEFT_OPEN = "open"
"""What is kept of a question to which a person said that it cannot be known."""
_BLOCK = 500
"""Articles looked through at a time, so that a question comes soon in a case of any size."""
_STEPS = 3
"""From so many steps on, a date is far from the words that it is counted from."""


def questions(
    case: CaseFile, kinds: frozenset[QuestionKind] | None = None, cancelled: IsCancelled | None = None
) -> Iterator[Question | None]:
    """Yield the open questions in the order of QuestionKind: all, or those of some *kinds*. Raises DamagedCaseError.

    They come as they are found, the first ones at once in a case of any size; None where a stretch of the case holds
    none, so that whoever asks can breathe between two steps.
    """
    for kind in QuestionKind:
        if kinds is None or kind in kinds:
            for question in _SEEK[kind](case):
                if cancelled is not None and cancelled():
                    return
                yield question


def find(case: CaseFile, key: str) -> Question:
    """Return the open question of a key. Raises NotFoundError where there is none."""
    for question in questions(case):
        if question is not None and question.key == key:
            return question
    raise NotFoundError(f"There is no open question {key} in this case. `dossier review` lists those that are open.")


def progress(case: CaseFile, cancelled: IsCancelled | None = None) -> ReviewProgress:
    """Count the questions answered and open. In a large case this takes a while."""
    found = Counter(question.kind for question in questions(case, cancelled=cancelled) if question is not None)
    return ReviewProgress(answered(case), dict(found))


def answered(case: CaseFile) -> int:
    """Return how many decisions people have taken in a case that could have been asked for."""
    with case.reading():
        days, refused = article_store.given_days(case), proposal_store.refused(case)
        names, sides = refused + merge_store.made_by_hand(case), len(settlement_store.sides(case))
        days += source_store.ordered(case)
        return event_store.reviewed(case) + days + names + sides + len(answer_store.answers(case))


def renewed(case: CaseFile, question: Question) -> Question | None:
    """Return a question as it is to be asked now, None where it is answered or makes no sense any more."""
    match question.kind:
        case QuestionKind.NAMES:
            found = proposal_store.open_record(case, question.subject)
            return None if found is None else _name_question(case, reading.proposal_view(case, found))
        case QuestionKind.DAY:
            rows = article_store.rows(case, [question.subject])
            is_open = rows and rows[0].published is None and rows[0].undated_events
            return _day_question(case, rows[0]) if is_open and not _is_left_open(case, question) else None
        case QuestionKind.ORDER:
            is_open = source_store.numeric_order(case, question.subject) is None and not _is_left_open(case, question)
            return question if is_open else None
        case QuestionKind.WHO | QuestionKind.EVENT:
            return _renewed_event(case, question)
        case QuestionKind.CONTRADICTION:
            return _renewed_contradiction(case, question)


def _is_left_open(case: CaseFile, question: Question) -> bool:
    return question.key in answer_store.answers(case)


def _renewed_event(case: CaseFile, question: Question) -> Question | None:
    with case.reading():
        found = event_store.records(case, ids=[question.subject])
        if not found:
            return None
        article = found[0].article
        told = doubts.doubtful(case, article, article, HARMFUL, _STEPS)
        if question.subject not in told:
            return None
        views = event_views.views(case, event_store.records(case, ids=told))
        asked = _once_each([(view, told[view.id]) for view in sorted(views, key=_place)])
        return next((each for each in asked if question.subject in each.events), None)


def _renewed_contradiction(case: CaseFile, question: Question) -> Question | None:
    try:
        each, happening = claims.find_contradiction(case, question.key)
    except NotFoundError:
        return None
    is_open = each.settled is None and not _is_left_open(case, question)
    return _contradiction_question(happening, each) if is_open else None


def _names(case: CaseFile) -> Iterator[Question]:
    yield from (_name_question(case, each) for each in reading.proposals(case))


def _name_question(case: CaseFile, each: ProposalView) -> Question:
    first, second = each.first, each.second
    seen = entity_store.first_mention(case, second.id)
    return Question(
        key=f"names@{each.id}",
        kind=QuestionKind.NAMES,
        sentence=f"Are {first.name} and {second.name} one {entity_words(first.kind)}?",
        reasons=(each.reason, *(f"{row.name}: {_told_of(case, row)}." for row in (first, second))),
        accept=("They are one",),
        reject="They are two",
        subject=each.id,
        article=None if seen is None else seen[0],
        span=None if seen is None else seen[1],
        entities=(first.id, second.id),
    )


def _told_of(case: CaseFile, row: EntityRow) -> str:
    """Say how much is told of a name, and where it is told once alone: two of one name are else worded alike."""
    seen = entity_store.first_mention(case, row.id) if row.articles == 1 else None
    where = counted(row.articles, "story", "stories")
    if seen is not None:
        where = f"“{article_store.rows(case, [seen[0]])[0].title}”"
    return f"{counted(row.events, 'event')} in {where}"


def _days(case: CaseFile) -> Iterator[Question]:
    with case.reading():
        rows = [row for row in article_store.rows(case) if row.published is None and row.undated_events]
        known = answer_store.answers(case)
    for row in rows:
        if _day_key(row) not in known:
            yield _day_question(case, row)


def _day_key(row: ArticleRow) -> str:
    return f"day@{row.digest}"


def _day_question(case: CaseFile, row: ArticleRow) -> Question:
    proposal = dating_stories.kept(case, row.id)
    reasons = [f"{counted(row.undated_events, 'event')} of it cannot be dated without."]
    accept: tuple[str, ...] = ()
    words = None
    if proposal is not None:
        reasons += [reason.sentence for reason in proposal.reasons]
        words = next((reason.span for reason in proposal.reasons if reason.span is not None), None)
        if proposal.is_closed and not proposal.conflicting:
            accept = (proposal_words(proposal).capitalize(),)
    return Question(
        key=_day_key(row),
        kind=QuestionKind.DAY,
        sentence=f"When was “{row.title}” published?",
        reasons=tuple(reasons),
        accept=accept,
        reject="It cannot be known",
        subject=row.id,
        article=row.id,
        span=words,
    )


def _orders(case: CaseFile) -> Iterator[Question | None]:
    """Yield a question for each file with numeric dates that its text leaves open."""
    known = answer_store.answers(case)
    asked: set[int] = set()
    for row in reading.articles(case):
        if row.source in asked:
            continue
        found = numeric_dates.numeric_dates(case, row.id)
        if found is None or found.order is not None:
            yield None
            continue
        asked.add(row.source)
        key = f"order@{_source_digest(case, row.source)}"
        if key not in known:
            yield Question(
                key=key,
                kind=QuestionKind.ORDER,
                sentence=f"Is “{found.words}” in {row.file} {day_words(found.day_first)}?",
                reasons=(f"It may also be {day_words(found.month_first)}; nothing in the file settles it.",),
                accept=(f"{day_words(found.day_first)} (day first)", f"{day_words(found.month_first)} (month first)"),
                reject="It cannot be known",
                subject=row.source,
                article=row.id,
            )


def _source_digest(case: CaseFile, source: int) -> str:
    return source_store.record(case, source).sha256


def _who(case: CaseFile) -> Iterator[Question | None]:
    yield from (each for each in _doubtful(case) if each is None or each.kind is QuestionKind.WHO)


def _events(case: CaseFile) -> Iterator[Question | None]:
    yield from (each for each in _doubtful(case) if each is None or each.kind is QuestionKind.EVENT)


def _doubtful(case: CaseFile) -> Iterator[Question | None]:
    first, last = article_store.id_range(case)
    for start in range(first, last + 1, _BLOCK):
        with case.reading():
            found = doubts.doubtful(case, start, start + _BLOCK - 1, HARMFUL, _STEPS)
            views = event_views.views(case, event_store.records(case, ids=found)) if found else []
            made = _once_each([(view, found[view.id]) for view in sorted(views, key=_place)])
        yield from made
        yield None


def _once_each(told: Iterable[tuple[EventView, doubts.Doubt]]) -> list[Question]:
    """Return a question for each event in doubt; what the same words of a story leave open of several is asked once."""
    found: dict[object, Question] = {}
    for view, doubt in told:
        question = _event_question(view, doubt)
        words = frozenset(doubt.unnamed.items())
        same = doubt.unnamed and None not in doubt.unnamed.values()
        key = (view.article, words) if same else view.id
        first = found.get(key)
        if first is not None:
            reasons = dict.fromkeys((first.reasons[0], question.reasons[0], *first.reasons[1:], *question.reasons[1:]))
            question = replace(first, reasons=tuple(reasons), events=(*first.events, *question.events))
        found[key] = question
    return list(found.values())


def _place(view: EventView) -> tuple[int, int, int]:
    return view.article, view.span.start, view.id


def _event_question(view: EventView, doubt: doubts.Doubt) -> Question:
    reasons = [_unnamed(view, who, words) for who, words in sorted(doubt.unnamed.items())]
    if doubt.nobody:
        reasons.append("Nobody whom the case knows takes part in it.")
    if doubt.far and view.date is not None:
        reasons.append(f"Its date, {date_words(view.date)}, is counted over {len(view.date.ledger)} steps.")
    who = doubt.unnamed
    kind = QuestionKind.WHO if who else QuestionKind.EVENT
    names = " and ".join(p.entity.name for p in view.participants if p.entity.id in who)
    return Question(
        key=f"{kind.value}@{view.id}",
        kind=kind,
        sentence=_who_is_meant(view, who, names) if who else f"{titled(view)}: is that what the source says?",
        reasons=(f"Read as: {titled(view)} · {date_words(view.date)} · {view.status.value}", *reasons),
        accept=("It is" if who else "It is right",),
        reject=f"It is not {names}" if who else "No such event",
        subject=view.id,
        article=view.article,
        span=view.span,
        events=(view.id,),
        entities=tuple(sorted(who)),
        quote=view.quote,
    )


def _who_is_meant(view: EventView, who: Mapping[int, Span | None], names: str) -> str:
    words = next(iter(who.values())) if len(who) == 1 else None
    return f"Is this about {names}?" if words is None else f"Is “{_said(view, words)}” {names}?"


def _said(view: EventView, words: Span) -> str:
    return " ".join(view.quote[words.start - view.span.start : words.end - view.span.start].split())


def _unnamed(view: EventView, entity: int, words: Span | None) -> str:
    name = next(p.entity.name for p in view.participants if p.entity.id == entity)
    if words is None:
        return f"The clause does not name {name}: the machine took that from the sentences around it."
    return f"The machine takes “{_said(view, words)}” to mean {name}."


def _contradictions(case: CaseFile) -> Iterator[Question]:
    known = answer_store.answers(case)
    for happening in claims.happenings(case):
        for each in happening.unsettled:
            if each.key not in known:
                yield _contradiction_question(happening, each)


def _contradiction_question(happening: HappeningView, each: ContradictionView) -> Question:
    by_event = {report.event: report for report in happening.reports}
    told = [
        f"{side.words}: {'; '.join(dict.fromkeys(by_event[e].source_title for e in side.events if e in by_event))}."
        for side in each.sides
    ]
    event = each.sides[0].events[0]
    report = by_event.get(event)
    return Question(
        key=each.key,
        kind=QuestionKind.CONTRADICTION,
        sentence=f"“{happening.label}”: which source is right?",
        reasons=(each.note, *told) if each.note else tuple(told),
        accept=tuple(side.words for side in each.sides),
        reject="It cannot be known",
        subject=event,
        article=report.article if report is not None else None,
        events=tuple(e for side in each.sides for e in side.events),
    )


_SEEK: dict[QuestionKind, Callable[[CaseFile], Iterator[Question | None]]] = {
    QuestionKind.NAMES: _names,
    QuestionKind.DAY: _days,
    QuestionKind.ORDER: _orders,
    QuestionKind.WHO: _who,
    QuestionKind.EVENT: _events,
    QuestionKind.CONTRADICTION: _contradictions,
}


def answer(case: CaseFile, question: Question, given: Answer, choice: int = 0) -> Changes:
    """Act on what a person says to a question, as one step that can be undone; *choice* is which way of accepting.

    Raises ImpossibleError where the question has no such way, NotFoundError where what it asks about is gone.
    """
    if given is Answer.ACCEPT and not 0 <= choice < len(question.accept):
        raise ImpossibleError("This question cannot be answered that way. Choose one of the answers that it offers.")
    return (_accept if given is Answer.ACCEPT else _reject)(case, question, choice)


def _accept(case: CaseFile, question: Question, choice: int) -> Changes:
    match question.kind:
        case QuestionKind.NAMES:
            return editing.accept_proposal(case, question.subject)
        case QuestionKind.DAY:
            proposal = dating_stories.kept(case, question.subject)
            between = None if proposal is None else proposal.as_published(PublicationBasis.GIVEN)
            if between is None:
                raise NotFoundError("What was proposed is no longer there. Set the publication date by hand.")
            return editing.set_published(case, question.subject, between)
        case QuestionKind.ORDER:
            return editing.set_numeric_order(case, question.subject, "MDY" if choice else "DMY")
        case QuestionKind.WHO | QuestionKind.EVENT:
            return editing.review_events(case, question.events, Review.ACCEPTED)
        case QuestionKind.CONTRADICTION:
            return editing.settle_contradiction(case, question.key, choice)


def _reject(case: CaseFile, question: Question, _: int) -> Changes:
    match question.kind:
        case QuestionKind.NAMES:
            return editing.reject_proposal(case, question.subject)
        case QuestionKind.EVENT:
            return editing.review_event(case, question.subject, Review.REJECTED)
        case QuestionKind.WHO:
            return editing.take_out(case, question.events, question.entities)
        case QuestionKind.DAY | QuestionKind.ORDER | QuestionKind.CONTRADICTION:
            return editing.leave_open(case, question.key, question.sentence, _LEFT_OPEN)
