"""The commands on what people leave on names, events and stories: tags, stars and questions."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from dossier.cli import json_forms
from dossier.cli.arguments import Arguments
from dossier.cli.terminal import say, table
from dossier.domain.changes import Changes
from dossier.domain.notes import NoteForm, SubjectKind
from dossier.errors import NotFoundError
from dossier.services import marking, reading
from dossier.services.cases import CaseFile

Opened = Callable[[Arguments], AbstractContextManager[CaseFile]]
Done = Callable[[Arguments, Changes], int]
_ABOUT = {"name": SubjectKind.ENTITY, "event": SubjectKind.EVENT, "story": SubjectKind.ARTICLE}


def commands(opened: Opened, done: Done) -> dict[str, Callable[[Arguments], int]]:
    """Return the commands by name. *opened* opens the case that was named, *done* says what was done."""

    def changing(change: Callable[[CaseFile, Arguments], Changes]) -> Callable[[Arguments], int]:
        def run(arguments: Arguments) -> int:
            with opened(arguments) as case:
                return done(arguments, change(case, arguments))

        return run

    def looking(arguments: Arguments) -> int:
        with opened(arguments) as case:
            show(case, arguments.json)
        return 0

    changes = {"tag": _tag, "star": _star, "question": _ask, "answered": _answered}
    return {**{name: changing(change) for name, change in changes.items()}, "marks": looking}


def _subject(case: CaseFile, arguments: Arguments) -> tuple[SubjectKind, int]:
    """Return what is meant: by default a name."""
    kind, subject = _ABOUT[arguments.about], arguments.article
    if kind is SubjectKind.ENTITY:
        return kind, reading.find_entity(case, subject).id
    if kind is SubjectKind.ARTICLE:
        return kind, reading.find_article(case, subject).id
    number = subject.strip().removeprefix("#")
    if not number.isdecimal():
        raise NotFoundError(f"“{subject}” is no number of an event. `dossier timeline` lists the events with theirs.")
    return kind, int(number)


def _tag(case: CaseFile, arguments: Arguments) -> Changes:
    change = marking.untag if arguments.remove else marking.tag
    return change(case, *_subject(case, arguments), arguments.note)


def _star(case: CaseFile, arguments: Arguments) -> Changes:
    return marking.star(case, *_subject(case, arguments), on=not arguments.remove)


def _ask(case: CaseFile, arguments: Arguments) -> Changes:
    return marking.ask(case, *_subject(case, arguments), arguments.note)


def _answered(case: CaseFile, arguments: Arguments) -> Changes:
    return marking.answer(case, arguments.merge, is_answered=not arguments.remove)


def show(case: CaseFile, as_json: bool) -> None:
    """Print all tags, stars and questions: each with what it is on."""
    found = [note for note in marking.everything(case) if note.form is not NoteForm.PAGE]
    named = [(note, marking.called(case, note)) for note in found]
    if as_json:
        json_forms.show(
            [
                {
                    "id": note.id,
                    "form": note.form.value,
                    "about": note.kind.value,
                    "subject": note.subject,
                    "name": name,
                    "text": note.text,
                    "answered": note.is_answered if note.form is NoteForm.QUESTION else None,
                }
                for note, name in named
            ]
        )
        return
    if not found:
        say("There are no tags, stars or questions in this case.")
        return
    state = {True: "answered", False: ""}
    table(
        ("#", "what", "on", "text", ""),
        ((str(n.id), n.form.value, name, " ".join(n.text.split()), state[n.is_answered]) for n, name in named),
    )
