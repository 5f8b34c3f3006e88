"""Tags, stars, questions and free pages: what people leave on names, events and stories to find them again.

Each function that changes the case is one step that can be undone. They are kept like notes: through merges, through
reading again, and on the words of an event that is gone.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dossier.domain.changes import Changes
from dossier.domain.notes import Marks, Note, NoteForm, SubjectKind
from dossier.domain.spans import Span
from dossier.errors import ImpossibleError
from dossier.store import article_store, entity_store, event_store, note_store, unit_of_work
from dossier.store.case_file import CaseFile
from dossier.store.folding import storable

_LONGEST_TAG, _LONGEST_QUESTION, _LONGEST_PAGE = 60, 2_000, 200_000
_QUOTED = 40


@dataclass(frozen=True, slots=True)
class Marked:
    """The ids of what bears something that people left."""

    entities: frozenset[int] = field(default=frozenset())
    events: frozenset[int] = field(default=frozenset())
    articles: frozenset[int] = field(default=frozenset())

    def __and__(self, other: "Marked") -> "Marked":
        return Marked(self.entities & other.entities, self.events & other.events, self.articles & other.articles)


def sound_tag(text: str) -> str:
    """Return a tag as it is kept: without the sign before it, spaces folded. Raises ImpossibleError."""
    tag = " ".join(storable(text).split()).lstrip("#").strip()
    if not any(c.isalnum() for c in tag) or len(tag) > _LONGEST_TAG:
        raise ImpossibleError(f"A tag needs a letter or a figure, and has {_LONGEST_TAG} at most. Type another one.")
    return tag


# Reading.


def marks(case: CaseFile, kind: SubjectKind, subject: int) -> Marks:
    """Return what people left on one subject."""
    with case.reading():
        return _marks_of(_left_on(case, kind, subject))


def marks_of_entities(case: CaseFile) -> Mapping[int, Marks]:
    """Return what people left on names, by their ids."""
    left: defaultdict[int, list[Note]] = defaultdict(list)
    for note in note_store.records(case, form=None):
        if note.kind is SubjectKind.ENTITY and note.form is not NoteForm.NOTE:
            left[note.subject].append(note)
    return {id_: _marks_of(notes) for id_, notes in left.items()}


def marks_of_everything(case: CaseFile) -> Mapping[SubjectKind, Mapping[int, Marks]]:
    """Return what people left, by kind and id of its subject; on the words of an event, it is the event's."""
    left: defaultdict[tuple[SubjectKind, int], list[Note]] = defaultdict(list)
    with case.reading():
        for note in everything(case):
            if note.kind is SubjectKind.ARTICLE and note.span is not None:
                for event in _at(case, note.subject, note.span):
                    left[SubjectKind.EVENT, event].append(note)
            else:
                left[note.kind, note.subject].append(note)
    found: dict[SubjectKind, dict[int, Marks]] = {kind: {} for kind in SubjectKind}
    for (kind, subject), notes in left.items():
        found[kind][subject] = _marks_of(notes)
    return found


def tags(case: CaseFile) -> Mapping[str, int]:
    """Return the tags of a case with how often each is used, in the order of the alphabet."""
    found = note_store.texts(case, NoteForm.TAG)
    return dict(sorted(found.items(), key=lambda pair: (pair[0].casefold(), pair[0])))


def questions(case: CaseFile, is_answered: bool | None = None) -> list[Note]:
    """Return the user's own questions, in the order in which they were asked: the open ones, the others, or all."""
    found = note_store.records(case, form=NoteForm.QUESTION)
    return sorted((q for q in found if is_answered in (None, q.is_answered)), key=lambda q: q.id)


def everything(case: CaseFile) -> list[Note]:
    """Return all tags, stars, questions and pages, in the order in which they were made."""
    found = note_store.records(case, form=None)
    return sorted((note for note in found if note.form is not NoteForm.NOTE), key=lambda note: note.id)


def name_of(case: CaseFile, kind: SubjectKind, subject: int) -> str:
    """Return what a name, an event or a story is called, in short. Raises NotFoundError."""
    with case.reading():
        return _place(case, kind, subject).name


def called(case: CaseFile, note: Note) -> str:
    """Return what that is called on which something was left; of words whose event is gone, the title of the story."""
    with case.reading():
        return _place(case, note.kind, note.subject).name


def marked(case: CaseFile, form: NoteForm, text: str | None = None) -> Marked:
    """Return what bears something of a *form*; of tags, those that are *text* whatever the letters' case.

    A question counts while it is open.
    """
    wanted: Iterable[str | None] = (None,)
    if text is not None:
        folded = text.lstrip("#").casefold()
        wanted = [tag for tag in note_store.texts(case, form) if tag.casefold() == folded]
    found: dict[SubjectKind, set[int]] = {kind: set() for kind in SubjectKind}
    with case.reading():
        for each in wanted:
            for kind, subject, span in note_store.subjects(case, form, each):
                is_on_words = kind is SubjectKind.ARTICLE and span is not None
                if is_on_words and span is not None:
                    found[SubjectKind.EVENT].update(_at(case, subject, span))
                if not is_on_words or form is NoteForm.NOTE:
                    found[kind].add(subject)
    return Marked(
        frozenset(found[SubjectKind.ENTITY]), frozenset(found[SubjectKind.EVENT]), frozenset(found[SubjectKind.ARTICLE])
    )


def _at(case: CaseFile, article: int, span: Span) -> list[int]:
    """Return the events that some words of a story tell: one that is read again has another number."""
    return [event.id for event in event_store.records(case, article=article, rejected=True) if event.span == span]


def _left_on(case: CaseFile, kind: SubjectKind, subject: int) -> list[Note]:
    found = note_store.records(case, about=(kind, subject), form=None)
    if kind is SubjectKind.ARTICLE:
        found = [note for note in found if note.span is None]
    elif kind is SubjectKind.EVENT:
        event = event_store.record(case, subject)
        of_story = note_store.records(case, about=(SubjectKind.ARTICLE, event.article), form=None)
        found += [note for note in of_story if note.span == event.span]
    return [note for note in found if note.form is not NoteForm.NOTE]


def _marks_of(notes: Iterable[Note]) -> Marks:
    left = list(notes)
    tagged = {note.text for note in left if note.form is NoteForm.TAG}
    asked = [note for note in left if note.form is NoteForm.QUESTION]
    return Marks(
        is_starred=any(note.form is NoteForm.STAR for note in left),
        tags=tuple(sorted(tagged, key=lambda tag: (tag.casefold(), tag))),
        questions=tuple(sorted(asked, key=lambda note: (note.is_answered, note.id))),
        page="\n\n".join(note.text for note in left if note.form is NoteForm.PAGE),
    )


# Changing.


def tag(case: CaseFile, kind: SubjectKind, subject: int, text: str) -> Changes:
    """Put a tag on something; nothing is done where it has it. Raises NotFoundError, ImpossibleError."""
    word = sound_tag(text)
    with case.reading():
        place = _place(case, kind, subject)
        has = {each.casefold() for each in marks(case, kind, subject).tags}
        # One tag is written one way in the whole case.
        word = next((known for known in tags(case) if known.casefold() == word.casefold()), word)
    if word.casefold() in has:
        return Changes()
    return _leave(case, kind, subject, NoteForm.TAG, word, f"Tagged “{place.name}” with #{word}", place)


def untag(case: CaseFile, kind: SubjectKind, subject: int, text: str) -> Changes:
    """Take a tag away. Raises NotFoundError."""
    word = sound_tag(text)
    with case.reading():
        place = _place(case, kind, subject)
        gone = [
            note.id
            for note in _left_on(case, kind, subject)
            if note.form is NoteForm.TAG and note.text.casefold() == word.casefold()
        ]
    return _take(case, kind, subject, gone, f"Took the tag #{word} off “{place.name}”")


def star(case: CaseFile, kind: SubjectKind, subject: int, on: bool = True) -> Changes:
    """Give something a star, or take it away. Raises NotFoundError."""
    with case.reading():
        place = _place(case, kind, subject)
        present = [note.id for note in _left_on(case, kind, subject) if note.form is NoteForm.STAR]
    if on:
        return (
            Changes() if present else _leave(case, kind, subject, NoteForm.STAR, "", f"Starred “{place.name}”", place)
        )
    return _take(case, kind, subject, present, f"Took the star off “{place.name}”")


def ask(case: CaseFile, kind: SubjectKind, subject: int, text: str) -> Changes:
    """Keep a question about something. Raises NotFoundError, ImpossibleError."""
    words = storable(text).strip()
    if not words or len(words) > _LONGEST_QUESTION:
        raise ImpossibleError(f"A question needs words, and has {_LONGEST_QUESTION:,} letters at most. Write it again.")
    with case.reading():
        place = _place(case, kind, subject)
    return _leave(case, kind, subject, NoteForm.QUESTION, words, f"Asked about “{place.name}”", place)


def answer(case: CaseFile, question: int, is_answered: bool = True) -> Changes:
    """Say that a question is answered, or is open again. Raises NotFoundError."""
    with case.reading():
        asked = note_store.record(case, question)
    if asked.is_answered == is_answered:
        return Changes()
    did = "Answered" if is_answered else "Opened again"
    with unit_of_work.command(case, f"{did}: “{_short(asked.text)}”") as running:
        note_store.answer(case, question, is_answered)
        _also(running, asked.kind, asked.subject)
    return running.changes


def set_marks(
    case: CaseFile,
    kind: SubjectKind,
    subject: int,
    *,
    is_starred: bool,
    tagged: Iterable[str],
    answered: Iterable[int] = (),
    question: str = "",
) -> Changes:
    """Give something just these marks, as one step; of its questions, *answered* are the ids of those that are.

    *question* is a new one, "" for none. Raises NotFoundError, ImpossibleError.
    """
    words, answers = {word.casefold(): word for word in map(sound_tag, tagged)}, frozenset(answered)
    asked = storable(question).strip()[:_LONGEST_QUESTION]
    with case.reading():
        place = _place(case, kind, subject)
        present = _left_on(case, kind, subject)
        written = {tag.casefold(): tag for tag in tags(case)}
    stars = [note.id for note in present if note.form is NoteForm.STAR]
    has = {note.text.casefold(): note.id for note in present if note.form is NoteForm.TAG}
    with unit_of_work.command(case, f"Marked “{place.name}”") as running:
        gone = [note.id for note in present if note.form is NoteForm.TAG and note.text.casefold() not in words]
        for id_ in (*gone, *(() if is_starred else stars)):
            note_store.remove(case, id_)
        fresh = [(NoteForm.TAG, written.get(key, word)) for key, word in words.items() if key not in has]
        fresh += [(NoteForm.STAR, "")] * (is_starred and not stars) + [(NoteForm.QUESTION, asked)] * bool(asked)
        for form, text in fresh:
            note_store.add(case, kind, subject, text, place.article, place.span, form=form)
        for note in present:
            if note.form is NoteForm.QUESTION and note.is_answered != (note.id in answers):
                note_store.answer(case, note.id, note.id in answers)
        _also(running, kind, subject)
    return running.changes


def page(case: CaseFile, entity: int) -> str:
    """Return the free page of a name."""
    return marks(case, SubjectKind.ENTITY, entity).page


def write_page(case: CaseFile, entity: int, text: str) -> Changes:
    """Put *text* on the free page of a name, in place of what stands there. Raises NotFoundError, ImpossibleError."""
    written = storable(text).rstrip()
    if len(written) > _LONGEST_PAGE:
        raise ImpossibleError(f"A page has {_LONGEST_PAGE:,} letters at most. Take something out of it.")
    with case.reading():
        place = _place(case, SubjectKind.ENTITY, entity)
        present = [note for note in _left_on(case, SubjectKind.ENTITY, entity) if note.form is NoteForm.PAGE]
    if "\n\n".join(note.text for note in present) == written:
        return Changes()
    with unit_of_work.command(case, f"Wrote on the page of “{place.name}”") as running:
        for note in present[bool(written) :]:
            note_store.remove(case, note.id)
        if written and present:
            note_store.change(case, present[0].id, written)
        elif written:
            note_store.add(case, SubjectKind.ENTITY, entity, written, form=NoteForm.PAGE)
        running.also_entities.add(entity)
    return running.changes


@dataclass(frozen=True, slots=True)
class _Place:
    name: str
    article: int | None = None
    span: Span | None = None


def _place(case: CaseFile, kind: SubjectKind, subject: int) -> _Place:
    """Return what something is called in the history, and where what is left on it stands. Raises NotFoundError."""
    if kind is SubjectKind.ENTITY:
        return _Place(_short(entity_store.record(case, subject).name))
    if kind is SubjectKind.ARTICLE:
        article_store.record(case, subject)
        return _Place(_short(article_store.rows(case, [subject])[0].title), subject)
    event = event_store.record(case, subject)
    start = article_store.record(case, event.article).span.start
    words = article_store.text(case, event.article)[event.trigger.start - start : event.trigger.end - start]
    return _Place(_short(words), event.article, event.span)


def _leave(
    case: CaseFile, kind: SubjectKind, subject: int, form: NoteForm, text: str, label: str, place: _Place
) -> Changes:
    with unit_of_work.command(case, label) as running:
        note_store.add(case, kind, subject, text, place.article, place.span, form=form)
        _also(running, kind, subject)
    return running.changes


def _take(case: CaseFile, kind: SubjectKind, subject: int, gone: Iterable[int], label: str) -> Changes:
    ids = list(gone)
    if not ids:
        return Changes()
    with unit_of_work.command(case, label) as running:
        for id_ in ids:
            note_store.remove(case, id_)
        _also(running, kind, subject)
    return running.changes


def _also(running: unit_of_work.Command, kind: SubjectKind, subject: int) -> None:
    own = {
        SubjectKind.ENTITY: running.also_entities,
        SubjectKind.EVENT: running.also_events,
        SubjectKind.ARTICLE: running.also_articles,
    }
    own[kind].add(subject)


def _short(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= _QUOTED else folded[: _QUOTED - 1].rstrip() + "…"
