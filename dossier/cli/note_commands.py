"""The commands on the notes that people write beside the stories."""

from dossier.cli import json_forms
from dossier.cli.terminal import say, table
from dossier.domain.changes import Changes
from dossier.domain.notes import Note
from dossier.domain.spans import Span
from dossier.errors import NotFoundError
from dossier.services import by_hand, reading
from dossier.services.cases import CaseFile


def write(case: CaseFile, article: str, text: str, words: str | None) -> Changes:
    """Write a note on a story, or on the first place where it has some *words*.

    Raises NotFoundError, AmbiguousError, ImpossibleError.
    """
    row = reading.find_article(case, article)
    if words is None:
        return by_hand.add_note(case, row.id, None, text)
    story = reading.article(case, row.id)
    at = story.text.find(words)
    if at < 0 or not words:
        raise NotFoundError(f"“{words}” does not stand in “{row.title}”. Give words exactly as the story has them.")
    return by_hand.add_note(case, row.id, Span(story.start + at, story.start + at + len(words)), text)


def show(case: CaseFile, as_json: bool) -> None:
    """Print all notes, story by story."""
    found = by_hand.notes(case)
    titles = {row.id: row.title for row in reading.articles(case)} if found else {}
    said = [(note, _words(case, note)) for note in found]
    if as_json:
        json_forms.show([_form(note, words) for note, words in said])
        return
    if not found:
        say("There are no notes in this case.")
        return
    rows = ((str(n.id), titles.get(n.article or 0, ""), words, " ".join(n.text.split())) for n, words in said)
    table(("note", "story", "on", "what"), rows)


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
