"""The commands on the notes that people write on stories, names and events."""

from collections.abc import Mapping

from dossier.cli import json_forms
from dossier.cli.arguments import Arguments
from dossier.cli.terminal import say, table
from dossier.domain.changes import Changes
from dossier.domain.notes import Note, SubjectKind
from dossier.domain.spans import Span
from dossier.errors import ImpossibleError, NotFoundError
from dossier.services import by_hand, reading
from dossier.services.cases import CaseFile


def write(case: CaseFile, arguments: Arguments) -> Changes:
    """Write a note on a story, on the first place where it has some words, on a name or on an event.

    Raises NotFoundError, AmbiguousError, ImpossibleError.
    """
    subject, text, words = arguments.article, arguments.note, arguments.words
    if arguments.about != "story" and words is not None:
        raise ImpossibleError("Only a note on a story can stand on words of it. Leave out --on, or --about.")
    if arguments.about == "name":
        return by_hand.add_note_about(case, SubjectKind.ENTITY, reading.find_entity(case, subject).id, text)
    if arguments.about == "event":
        return by_hand.add_note_about(case, SubjectKind.EVENT, _number(subject), text)
    row = reading.find_article(case, subject)
    if words is None:
        return by_hand.add_note(case, row.id, None, text)
    story = reading.article(case, row.id)
    at = story.text.find(words)
    if at < 0 or not words:
        raise NotFoundError(f"“{words}” does not stand in “{row.title}”. Give words exactly as the story has them.")
    return by_hand.add_note(case, row.id, Span(story.start + at, story.start + at + len(words)), text)


def _number(text: str) -> int:
    number = text.strip().removeprefix("#")
    if not number.isdecimal():
        raise NotFoundError(f"“{text}” is no number of an event. `dossier timeline` lists the events with theirs.")
    return int(number)


def show(case: CaseFile, as_json: bool) -> None:
    """Print all notes: those on names, then story by story."""
    found = by_hand.notes(case)
    titles = {row.id: row.title for row in reading.articles(case)} if found else {}
    said = [(note, _words(case, note)) for note in found]
    if as_json:
        json_forms.show([_form(note, words) for note, words in said])
        return
    if not found:
        say("There are no notes in this case.")
        return
    rows = ((str(n.id), _about(case, n, titles), words, " ".join(n.text.split())) for n, words in said)
    table(("note", "about", "on", "what"), rows)


def _about(case: CaseFile, note: Note, titles: Mapping[int, str]) -> str:
    if note.kind is SubjectKind.ENTITY:
        return reading.find_entity(case, f"#{note.subject}").name
    return titles.get(note.article or 0, "")


def _words(case: CaseFile, note: Note) -> str:
    if note.article is None or note.span is None:
        return ""
    story = reading.article(case, note.article)
    return story.text[note.span.start - story.start : note.span.end - story.start]


def _form(note: Note, words: str) -> json_forms.Form:
    return {
        "id": note.id,
        "about": note.kind.value,
        "subject": note.subject,
        "article": note.article,
        "words": words or None,
        "note": note.text,
    }
