"""One command on a case: one transaction, one step of the history, and the ids of all that it touched.

While a command runs, temporary triggers note every row that comes, goes or changes, before and after. So no command
can forget to make itself undoable. What goes on over many transactions, as an import does, is a gradual step.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from dossier.domain.changes import Changes
from dossier.domain.importing import Progress
from dossier.store import event_store, file_names, gradual_steps, history, noting, search_index, search_stories
from dossier.store.case_file import CaseFile
from dossier.store.history import Moved, StepKind
from dossier.store.stopping import in_parts


@dataclass
class Command:
    """A command while it runs. ``changes`` is there once the block has ended.

    ``also_…`` are ids whose own rows did not change and which must be read again all the same (an event whose
    participant is renamed).
    """

    label: str
    also_articles: set[int] = field(default_factory=set)
    also_events: set[int] = field(default_factory=set)
    also_entities: set[int] = field(default_factory=set)
    changes: Changes = field(default_factory=Changes)


@contextmanager
def command(case: CaseFile, label: str, kind: StepKind | None = None) -> Iterator[Command]:
    """Run a command in one transaction and remember it as one step. A command that changes nothing leaves no step.

    *kind* is None where a person judges something.
    """
    running = Command(label)
    with case.writing():
        case.commands += 1
        connection = case.connection
        noting.start_command(connection)
        yield running
        rows = noting.stop_command(connection)
        if rows:
            history.forget_undone(case)
            moved = history.ids_of(rows)
            running.changes = _summary(case, running, moved)
            history.remember(connection, running.changes, rows, kind)
            _refresh_search(case, running.changes, moved.came)


@contextmanager
def rehearsal(case: CaseFile) -> Iterator[Command]:
    """Run what a command would do and let nothing of it stay: what it touches can be asked for inside the block."""
    with case.trying():
        noting.start_command(case.connection)
        yield Command("")


Settle = Callable[[Changes], Iterable[int]]
"""Brings up to date what depends on the rows that came back; returns the further events that it changed."""


def _nothing(_: Changes) -> Iterable[int]:
    return ()


def undo(case: CaseFile, settle: Settle = _nothing, progress: Progress | None = None) -> Changes:
    """Take back the last step. Raises ImpossibleError."""
    return move(case, settle, undone=True, steps=(None,), progress=progress)


def redo(case: CaseFile, settle: Settle = _nothing, progress: Progress | None = None) -> Changes:
    """Do the step again that was taken back last. Raises ImpossibleError."""
    return move(case, settle, undone=False, steps=(None,), progress=progress)


def move(
    case: CaseFile, settle: Settle, undone: bool, steps: Iterable[int | None], progress: Progress | None = None
) -> Changes:
    """Undo or redo some steps in one transaction, one after the other; what depends on them is settled once.

    *steps* are their numbers; it ends before one that is not the next. None stands for whichever is next; where there
    is none ImpossibleError is raised. *progress* hears how far it is with what is large.
    """
    changes, came = Changes(), frozenset[int]()
    with case.writing():
        case.commands += 1
        noting.stop_step(case.connection)
        for step in steps:
            if step is not None and history.following(case, undone=not undone) != step:
                break
            moved, stories = _move(case, undone, progress)
            changes, came = changes | moved, came | stories
        further = frozenset(settle(changes)) if changes else frozenset()
        if further:
            changes |= Changes("", _stories_of(case, further), events=further)
        _refresh_search(case, changes, came, progress)
    return changes


def _move(case: CaseFile, undone: bool, progress: Progress | None = None) -> tuple[Changes, frozenset[int]]:
    """Undo or redo the next step. Return what that touched, and the stories that came or went."""
    connection = case.connection
    step = history.next_step(case, undone=not undone)
    # A row may come back before the one that it leads to: the links are checked at the end.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    if step["own_json"] is not None:
        again = gradual_steps.undo if undone else gradual_steps.redo
        moved = again(case, step, progress)
    else:
        moved = history.replay(case, step["id"], undone)
    history.mark_undone(connection, step["id"], undone)
    told = history.touched_by(step)
    changes = Changes(
        f"{'Undone' if undone else 'Done again'}: {step['label']}",
        moved.articles | told.articles | _stories_of(case, moved.events),
        moved.entities | told.entities,
        moved.events | told.events,
        case=True,
    )
    if moved.came:
        case.texts.clear()
        file_names.forget(case)
    return changes, moved.came


def _refresh_search(case: CaseFile, changes: Changes, came: frozenset[int], progress: Progress | None = None) -> None:
    in_parts(changes.entities, lambda ids: search_index.refresh_entities(case, ids), "names", progress)
    in_parts(changes.events, lambda ids: search_index.refresh_events(case, ids), "events", progress)
    in_parts(came, lambda ids: search_stories.refresh(case, ids), "stories", progress)


def _stories_of(case: CaseFile, events: Iterable[int]) -> frozenset[int]:
    return event_store.articles_of(case, events)


def _summary(case: CaseFile, running: Command, moved: Moved) -> Changes:
    events = moved.events | running.also_events
    return Changes(
        running.label,
        moved.articles | running.also_articles | _stories_of(case, events),
        moved.entities | running.also_entities,
        events,
        case=True,
    )
