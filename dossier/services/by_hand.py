"""What a person marks in a source that the machine missed or got wrong: events, names, dates and notes.

Each function that changes the case is one step that can be undone. What is marked here no machine changes again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dossier.domain.by_hand import Suggestion
from dossier.domain.changes import Changes
from dossier.domain.dates import DateBasis, DateInterval
from dossier.domain.events import EventKind, Review, Status, StoryEvent, StoryParticipant
from dossier.domain.ledger import LedgerStep, Rule
from dossier.domain.mentions import EntityKind, MentionForm
from dossier.domain.notes import CorrectionKind, Note, SubjectKind
from dossier.domain.records import ArticleRecord, EventRecord, MentionRecord, Participant
from dossier.domain.spans import Span
from dossier.domain.views import EntityRef, ParticipantView
from dossier.domain.wording import date_words
from dossier.errors import ImpossibleError, NotFoundError
from dossier.services import event_views, following, word_hints
from dossier.store import (
    article_store,
    correction_store,
    entity_store,
    event_store,
    note_store,
    removal,
    unit_of_work,
)
from dossier.store.case_file import CaseFile
from dossier.store.folding import storable

FIELDS = frozenset({"date", "kind", "status", "participants", "trigger"})
"""What is ``edited`` of an event that a person made: of the machine's own, "trigger" never is."""
_LONGEST_NAME, _LONGEST_NOTE = 300, 20_000
_NAMED, _QUOTED = 20, 40


def _short(text: str, limit: int = _QUOTED) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= limit else folded[: limit - 1].rstrip() + "…"


def _words(case: CaseFile, article: int, span: Span) -> str:
    """Return the words of a story at a span. Raises NotFoundError, ImpossibleError outside of the story."""
    record = article_store.record(case, article)
    if not len(span) or not record.span.covers(span):
        raise ImpossibleError("These words do not stand in this story. Select words of the story.")
    return article_store.text(case, article)[span.start - record.span.start : span.end - record.span.start]


# What the words tell.


def suggest(case: CaseFile, article_id: int, span: Span) -> Suggestion:
    """Return all that some words of a story tell. Raises NotFoundError, ImpossibleError, DamagedCaseError."""
    with case.reading():
        words = _words(case, article_id, span)
        record, row = article_store.record(case, article_id), article_store.rows(case, [article_id])[0]
        # Spans count in the whole source; the letters before the story are of no interest.
        text = " " * record.span.start + article_store.check(case, article_id)
        sentence = _sentence(record, text, span)
        trigger, kind = word_hints.trigger_in(text, span)
        mentions = entity_store.mention_records(case, article=article_id)
        told = [e for e in event_store.records(case, article=article_id) if e.span.overlaps(sentence)]
        date, timex = _time(case, article_id, span, sentence, words)
        people, places = _named(case, text, trigger, [m for m in mentions if sentence.covers(m.span)])
        name = " ".join(words.split())
        called = entity_store.rows(case, entity_store.find(case, name)) if len(name) <= _LONGEST_NAME else []
        return Suggestion(
            article=article_id,
            article_title=row.title,
            file=row.file,
            span=span,
            words=words,
            sentence=sentence,
            quote=sentence.of(text),
            trigger=trigger,
            kind=kind,
            status=word_hints.status_in(text, sentence, (e.status for e in told)),
            date=date,
            timex=timex,
            people=people,
            places=places,
            called=tuple(called),
            kind_of_name=word_hints.kind_of_name(name, [entity.kind for entity in called]),
            same_words=word_hints.same_words(text, record.span, span, mentions) if len(name) > 1 else (),
            told=tuple(event_views.views(case, told)),
        )


def _sentence(record: ArticleRecord, text: str, words: Span) -> Span:
    met = [passage.span for passage in record.passages if passage.span.overlaps(words)]
    if not met:
        return words
    around = Span(min(met[0].start, words.start), max(met[-1].end, words.end))
    return word_hints.sentence_around(text, around, words)


def _time(
    case: CaseFile, article: int, span: Span, sentence: Span, words: str
) -> tuple[DateInterval | None, Span | None]:
    """Return what words say of the time: those selected before the rest of their sentence."""
    known = [(t.span, t.date) for t in article_store.timexes(case, article)]
    known += [(c.span, c.date) for c in correction_store.records(case, article) if c.kind is CorrectionKind.DATE]
    for place in (span, sentence):
        for at, date in sorted(known, key=lambda pair: pair[0]):
            if date is not None and place.overlaps(at):
                return date, at
        if place is span and (typed := word_hints.date_in(words)) is not None:
            return replace(typed, explanation=f"“{_short(words)}”"), None
    return None, None


def _named(
    case: CaseFile, text: str, trigger: Span, mentions: Sequence[MentionRecord]
) -> tuple[tuple[ParticipantView, ...], tuple[EntityRef, ...]]:
    refs = entity_store.refs(case, {m.entity for m in mentions})
    first: dict[int, MentionRecord] = {}
    for mention in mentions:
        first.setdefault(mention.entity, mention)
    people = [
        ParticipantView(refs[id_], word_hints.role_of(text, trigger, mention.span))
        for id_, mention in first.items()
        if refs[id_].kind is not EntityKind.PLACE
    ]
    places = [refs[id_] for id_ in first if refs[id_].kind is EntityKind.PLACE]
    return tuple(people[:_NAMED]), tuple(places[:_NAMED])


# Events.


def add_event(
    case: CaseFile,
    article_id: int,
    span: Span,
    trigger: Span,
    *,
    kind: EventKind,
    status: Status,
    date: DateInterval | None,
    participants: Sequence[Participant] = (),
    places: Sequence[int] = (),
) -> Changes:
    """Keep an event that a person read in a story; *span* is what states it, *trigger* the word that names it.

    Raises NotFoundError, ImpossibleError (not in the story, or there already), DamagedCaseError.
    """
    with case.reading():
        _words(case, article_id, span)
        if not span.covers(trigger):
            raise ImpossibleError("The word that names an event stands in the sentence that tells it.")
        for p in participants:
            entity_store.record(case, p.entity)
        present = event_store.records(case, article=article_id)
        if any(e.trigger == trigger and e.kind is kind for e in present):
            raise ImpossibleError("The case has an event of this kind at these words already. Edit that one.")
        words = _short(_words(case, article_id, trigger))
    parties = tuple(StoryParticipant(p.entity, p.role) for p in dict.fromkeys(participants))
    told = StoryEvent(span, trigger, kind, status, None, None, parties, tuple(dict.fromkeys(places)))
    known = {p.entity: p.entity for p in parties} | {place: place for place in told.places}
    with following.command(case, f"Added the event “{words}”", [article_id]) as running:
        made = event_store.record(case, event_store.add(case, article_id, [told], known)[0])
        dated = made if date is None else _dated(case, made, date)
        event_store.save(case, replace(dated, review=Review.EDITED, edited=FIELDS))
        running.also_entities.update(known)
    return running.changes


def _dated(case: CaseFile, event: EventRecord, date: DateInterval) -> EventRecord:
    """Return an event with a date: one that the story's words give keeps them, one that was typed is set by hand."""
    if date.mentions or date.ledger:
        return replace(event, date=date)
    return following.dated_by_hand(case, event, date)


def is_by_hand(event: EventRecord) -> bool:
    """Tell whether a person made an event."""
    return "trigger" in event.edited


def remove_event(case: CaseFile, event_id: int) -> Changes:
    """Take out an event that a person made. Raises NotFoundError, ImpossibleError for one that the machine read."""
    with case.reading():
        event = event_store.record(case, event_id)
        words = _short(_words(case, event.article, event.trigger))
    if not is_by_hand(event):
        raise ImpossibleError("The machine read this event in the story. Reject it instead.")
    with following.command(case, f"Removed the event “{words}”", [event.article]) as running:
        event_store.remove(case, [event_id])
        running.also_entities.update(p.entity for p in event.participants)
    return running.changes


# Names.


def add_mentions(
    case: CaseFile, article_id: int, spans: Sequence[Span], entity: int | None, kind: EntityKind, name: str = ""
) -> Changes:
    """Say that words of a story name somebody: an *entity* of the case, or with None a new one of a kind and name.

    Names that the machine marked there otherwise leave. Raises NotFoundError, ImpossibleError.
    """
    with case.reading():
        words = [" ".join(_words(case, article_id, span).split()) for span in spans]
        known = None if entity is None else entity_store.record(case, entity)
        here = entity_store.mention_records(case, article=article_id)
    called = " ".join(storable(name).split()) or words[0]
    if known is None and (not any(c.isalnum() for c in called) or len(called) > _LONGEST_NAME):
        raise ImpossibleError(f"A name needs a letter, and may have {_LONGEST_NAME} at most. Type another name.")
    who = called if known is None else known.name
    wrong = [m for m in here if any(m.span.overlaps(span) for span in spans)]
    with following.command(case, f"Marked “{_short(words[0])}” as {_short(who)}", [article_id]) as running:
        id_ = entity if entity is not None else entity_store.add(case, kind, called)
        # First, so that somebody named by nothing but the words that leave does not leave the case.
        entity_store.give_mentions(case, article_id, id_, sorted(set(spans)))
        _take_out(case, article_id, wrong)
        _take_back(case, article_id, spans, CorrectionKind.NO_NAME)
        names = {who, *(known.aliases if known is not None else ())}
        entity_store.add_aliases(case, id_, {word for word in words if word[:1].isupper()} - names)
        running.also_entities.add(id_)
        running.also_articles.add(article_id)
    return running.changes


def remove_mention(case: CaseFile, article_id: int, span: Span, entity: int, *, everywhere: bool = False) -> Changes:
    """Say that words of a story do not name somebody; *everywhere*: wherever the story has the same words.

    The machine never marks a name there again. Who is named nowhere any more leaves the case, and leaves events of
    whose sentences no mention is left. Raises NotFoundError.
    """
    with case.reading():
        here = entity_store.mention_records(case, article=article_id, entity=entity)
        words = _words(case, article_id, span)
        gone = [m for m in here if m.span == span]
        if not gone:
            raise NotFoundError("These words are not marked as this name any more.")
        who = entity_store.record(case, entity).name
        if everywhere:
            gone = [m for m in here if m.span == span or _words(case, article_id, m.span) == words]
            left = [m for m in here if m not in gone]
            # "He" and "the owner" stand for a name of the story.
            gone += left if all(m.form is not MentionForm.NAME for m in left) else []
    label = f"“{_short(words)}” is no name" if everywhere else f"“{_short(words)}” is not {_short(who)} here"
    with following.command(case, label, [article_id]) as running:
        for mention in gone:
            if not mention.given:
                correction_store.add(case, article_id, mention.span, CorrectionKind.NO_NAME)
        _take_out(case, article_id, gone)
        running.also_entities.add(entity)
        running.also_articles.add(article_id)
    return running.changes


def _take_out(case: CaseFile, article: int, gone: Sequence[MentionRecord]) -> None:
    """Remove mentions, those from events who took part by them alone, and entities of which nothing is left."""
    entity_store.remove_mentions(case, [m.id for m in gone])
    concerned = {m.entity for m in gone}
    for entity in concerned:
        left = [m.span for m in entity_store.mention_records(case, article=article, entity=entity)]
        lost = [m.span for m in gone if m.entity == entity]
        for event in event_store.records(case, article=article, entity=entity, rejected=True):
            rests = any(event.span.overlaps(span) for span in lost)
            if rests and not any(event.span.overlaps(span) for span in left):
                _leave(case, event, entity)
        if not left:
            entity_store.remove_facts(case, article, entity)
    removal.remove_entities(case, removal.unnamed(case, concerned))


def _leave(case: CaseFile, event: EventRecord, entity: int) -> None:
    people = tuple(p for p in event.participants if p.entity != entity)
    event_store.leave_place(case, event.id, entity)
    if people != event.participants:
        review = Review.REJECTED if event.review is Review.REJECTED else Review.EDITED
        event_store.save(
            case, replace(event, participants=people, review=review, edited=event.edited | {"participants"})
        )


def _take_back(case: CaseFile, article: int, spans: Iterable[Span], *kinds: CorrectionKind) -> None:
    wanted = list(spans)
    corrections = correction_store.records(case, article)
    gone = [c.id for c in corrections if c.kind in kinds and any(c.span.overlaps(span) for span in wanted)]
    correction_store.remove(case, gone)


# Dates.


def add_date(case: CaseFile, article_id: int, span: Span, date: DateInterval, event_id: int | None = None) -> Changes:
    """Say that words of a story mean a *date*, and that they date an event of it where one is named.

    Raises NotFoundError, ImpossibleError.
    """
    with case.reading():
        words = " ".join(_words(case, article_id, span).split())
        event = None if event_id is None else event_store.record(case, event_id)
    meant = replace(date, basis=DateBasis.GIVEN, mentions=(), ledger=())
    label = f"Marked “{_short(words)}” as {date_words(date)}"
    with following.command(case, label, [article_id], event_id) as running:
        _take_back(case, article_id, [span], CorrectionKind.NO_DATE, CorrectionKind.DATE)
        correction_store.add(case, article_id, span, CorrectionKind.DATE, meant)
        if event is not None:
            step = LedgerStep(words, span, Rule.GIVEN, None, date.start, date.end)
            dated = replace(meant, mentions=(span,), ledger=(step,))
            edited = event.edited | {"date"}
            event_store.save(case, replace(event, date=dated, review=Review.EDITED, edited=edited))
        running.also_articles.add(article_id)
    return running.changes


def remove_date(case: CaseFile, article_id: int, span: Span) -> Changes:
    """Say that words of a story are no date. Events keep the dates that they have. Raises NotFoundError."""
    with case.reading():
        words = _words(case, article_id, span)
        is_read = any(t.span == span for t in article_store.timexes(case, article_id))
    with unit_of_work.command(case, f"“{_short(words)}” is no date") as running:
        _take_back(case, article_id, [span], CorrectionKind.DATE)
        if is_read:
            correction_store.add(case, article_id, span, CorrectionKind.NO_DATE)
        running.also_articles.add(article_id)
    return running.changes


# Notes.


def notes(case: CaseFile, article_id: int | None = None) -> list[Note]:
    """Return the notes on a story and its events, or all of the case."""
    return note_store.records(case, article_id)


def notes_about(case: CaseFile, kind: SubjectKind, subject: int) -> list[Note]:
    """Return the notes on a person, organisation or place, on an event, or on a story."""
    return note_store.records(case, about=(kind, subject))


def add_note_about(case: CaseFile, kind: SubjectKind, subject: int, text: str) -> Changes:
    """Keep a note on a person, organisation or place, on an event, or on a whole story.

    That on an event stands on the words that tell it, and stays there should the event go.
    Raises NotFoundError, ImpossibleError (an empty note).
    """
    if kind is SubjectKind.ARTICLE:
        return add_note(case, subject, None, text)
    with case.reading():
        if kind is SubjectKind.ENTITY:
            name, article, span = entity_store.record(case, subject).name, None, None
        else:
            event = event_store.record(case, subject)
            article, span = event.article, event.span
            name = _words(case, article, event.trigger)
    with unit_of_work.command(case, f"Wrote a note on “{_short(name)}”") as running:
        note_store.add(case, kind, subject, _sound(text), article, span)
    return running.changes


def add_note(case: CaseFile, article_id: int, span: Span | None, text: str) -> Changes:
    """Keep a note on words of a story, or on the whole story. Raises NotFoundError, ImpossibleError (an empty note)."""
    with case.reading():
        record = article_store.record(case, article_id)
        where = record.span if span is None else span
        words = article_store.rows(case, [article_id])[0].title if span is None else _words(case, article_id, where)
    with unit_of_work.command(case, f"Wrote a note on “{_short(words)}”") as running:
        note_store.add(case, SubjectKind.ARTICLE, article_id, _sound(text), article_id, span)
        running.also_articles.add(article_id)
    return running.changes


def change_note(case: CaseFile, note_id: int, text: str) -> Changes:
    """Give a note other words. Raises NotFoundError, ImpossibleError (an empty note)."""
    with case.reading():
        before = note_store.record(case, note_id)
    if before.text == _sound(text):
        return Changes()
    with unit_of_work.command(case, f"Changed the note “{_short(before.text)}”") as running:
        note_store.change(case, note_id, _sound(text))
    return running.changes


def remove_note(case: CaseFile, note_id: int) -> Changes:
    """Take a note out of the case. Raises NotFoundError."""
    with case.reading():
        before = note_store.record(case, note_id)
    with unit_of_work.command(case, f"Removed the note “{_short(before.text)}”") as running:
        note_store.remove(case, note_id)
    return running.changes


def _sound(text: str) -> str:
    written = storable(text).strip()
    if not written:
        raise ImpossibleError("There is nothing in the note. Write something, or remove it.")
    if len(written) > _LONGEST_NOTE:
        raise ImpossibleError(f"A note may have {_LONGEST_NOTE:,} letters at most. Write two notes.")
    return written
