"""What each command does, in terms of the services."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from dossier.cli import (
    claim_commands,
    hand_over_commands,
    history_commands,
    json_forms,
    mark_commands,
    note_commands,
    passphrases,
    protection_commands,
    review_commands,
    safety_commands,
)
from dossier.cli.arguments import Arguments
from dossier.cli.claim_commands import Backing
from dossier.cli.terminal import ProgressBar, say, table, warn
from dossier.domain.changes import Changes
from dossier.domain.claim_words import told_through
from dossier.domain.importing import FileState
from dossier.domain.mentions import EntityKind, NumericOrder
from dossier.domain.views import ArticleRow, DatePreview, EntityRow, EventView
from dossier.domain.wording import STATUS_SIGNS, counted, date_words, day_words, published_words, titled
from dossier.errors import CaseError, ImpossibleError, NotFoundError
from dossier.services import cases, claims, editing, following, importing, numeric_dates, reading, splitting
from dossier.services.analysing import check_names_model
from dossier.services.cases import CaseFile


def run(arguments: Arguments) -> int:
    """Do what was asked for and return the exit code. Raises DossierError."""
    return _COMMANDS[arguments.command](arguments)


def _case_path(arguments: Arguments) -> Path:
    assert arguments.case is not None, "every command but gui has a case"
    return arguments.case


@contextmanager
def _opened(arguments: Arguments, *, to_check: bool = False) -> Iterator[CaseFile]:
    path = _case_path(arguments)
    case = cases.open_case(path, passphrases.of_case(path, arguments.passphrase_fd), to_check=to_check)
    with _closing(case):
        safety_commands.tell_circumstances(case)
        if arguments.as_of is None:
            yield case
            return
        with _closing(history_commands.past(case, arguments.as_of)) as past:
            yield past


@contextmanager
def _closing(case: CaseFile) -> Iterator[CaseFile]:
    try:
        yield case
    except BaseException:
        with suppress(CaseError):
            cases.close_case(case)
        raise
    if case.backup_failure is not None:
        warn(f"dossier: {case.backup_failure}")
    try:
        cases.close_case(case)
    except CaseError as error:
        # What was asked for has been done: only the tidying up was not (on a full disk, for example).
        warn(f"dossier: {error} Until then keep {case.path.name} and {case.path.name}-wal together.")


@contextmanager
def _opened_or_made(arguments: Arguments) -> Iterator[CaseFile]:
    path = _case_path(arguments)
    if path.exists():
        if arguments.encrypt and not cases.is_encrypted(path):
            raise ImpossibleError(
                f"{path.name} exists already, without a passphrase, and --encrypt cannot give it one. Import into a "
                "new case instead."
            )
        with _opened(arguments) as case:
            yield case
        return
    passphrase = None
    if arguments.passphrase_fd is not None:
        passphrase = passphrases.from_descriptor(arguments.passphrase_fd)
    elif arguments.encrypt:
        passphrase = passphrases.chosen(path.name)
    case = cases.create_case(path, arguments.title, passphrase)
    with _closing(case):
        yield case


def _import(arguments: Arguments) -> int:
    check_names_model(arguments.names_model)
    missing = [path for path in arguments.paths if not path.exists()]
    for path in missing:
        warn(f"{path}: there is no such file or folder")
    failed = len(missing)
    if failed == len(arguments.paths):
        return 1
    bar = ProgressBar()
    outcome = None
    taken = set()
    with _opened_or_made(arguments) as case:
        present = [path for path in arguments.paths if path not in missing]
        order, model = _order(arguments), arguments.names_model
        for outcome in importing.import_paths(
            case, present, arguments.published, bar.show, order=order, names_model=model
        ):
            bar.clear()
            if arguments.json:
                print(json_forms.line(json_forms.outcome(outcome)), flush=True)
            elif outcome.state is not FileState.FAILED:
                say(outcome.state.value.upper(), outcome.file)
            if outcome.state is not FileState.FAILED:
                taken.add(outcome.file)
            if outcome.state is FileState.FAILED:
                failed += 1
                warn(f"{outcome.file}: {outcome.reason}")
            elif outcome.unread is not None:
                warn(f"{outcome.file}: {outcome.unread}")
        bar.clear()
        _ask_orders(case, taken, order)
    if outcome is None:
        warn(f"{', '.join(map(str, present))}: there is no file in it that could be an article")
        return 1
    return 1 if failed else 0


def _ask_orders(case: CaseFile, files: Collection[str], order: NumericOrder | None) -> None:
    """Read the numeric dates of files that were left open in the *order* given, or say how to give one."""
    for file, numeric in numeric_dates.left_open(case, files):
        if order is not None:
            editing.set_numeric_order(case, numeric.source, order)
            continue
        days = f"{day_words(numeric.day_first)} or {day_words(numeric.month_first)}"
        warn(
            f"{file}: “{numeric.words}” may be {days}, and nothing in the file settles it. Import it again with "
            "--numeric-dates day-first or --numeric-dates month-first."
        )


def _order(arguments: Arguments) -> NumericOrder | None:
    orders: dict[str, NumericOrder] = {"day-first": "DMY", "month-first": "MDY"}
    return None if arguments.numeric_order is None else orders[arguments.numeric_order]


def _info(arguments: Arguments) -> int:
    with _opened(arguments) as case:
        info = cases.case_info(case)
    if arguments.json:
        json_forms.show(json_forms.info(info))
        return 0
    say(info.title)
    say(counted(info.articles, "story", "stories"), "in", counted(info.sources, "file"))
    say(
        counted(info.people, "person", "people") + ",",
        counted(info.organisations, "organisation") + ",",
        counted(info.places, "place"),
    )
    say(counted(info.events, "event") + f", {info.dated_events:,} of them dated")
    if info.proposals:
        say(counted(info.proposals, "proposed merge"), "to decide")
    return 0


def _people(arguments: Arguments) -> int:
    kind = None if arguments.kind == "all" else EntityKind(arguments.kind)
    with _opened(arguments) as case:
        rows = reading.entities(case, kind, arguments.query)
        backed = claim_commands.backing_of(case)
    if arguments.json:
        json_forms.show([{**json_forms.entity(r), **backed.get(r.id, Backing()).form()} for r in rows])
        return 0
    table(
        ("#", "mentions", "stories", "events", "dates", "told by", "name"),
        (
            (f"#{r.id}", str(r.mentions), str(r.articles), str(r.events), _spread(r), _mark(r, backed), _names(r))
            for r in rows
        ),
    )
    return 0


def _mark(row: EntityRow, backed: Mapping[int, Backing]) -> str:
    return backed.get(row.id, Backing()).words()


def _spread(row: EntityRow) -> str:
    if row.first is None or row.last is None:
        return ""
    return str(row.first.year) if row.first.year == row.last.year else f"{row.first.year}–{row.last.year}"


def _names(row: EntityRow) -> str:
    others = ", ".join(row.aliases)
    return f"{row.name} (also {others})" if others else row.name


def _entity(case: CaseFile, name: str) -> EntityRow:
    """Find who is meant: a person first, else an organisation or a place."""
    try:
        return reading.find_entity(case, name, EntityKind.PERSON)
    except NotFoundError:
        return reading.find_entity(case, name)


def _timeline(arguments: Arguments) -> int:
    with _opened(arguments) as case:
        entity = _entity(case, arguments.person).id if arguments.person is not None else None
        events = claims.told_events(case, entity, arguments.rejected)
        told = claim_commands.by_event(case, entity)
    if arguments.json:
        json_forms.show([json_forms.event(event, told.get(event.id)) for event in events])
        return 0
    rows = [_event_cells(event, claim_commands.mark(told.get(event.id))) for event in events]
    notes = [claim_commands.lines_under(event, arguments.why) for event in events]
    table(("date", "", "#", "kind", "what", "told by", "source"), rows, notes)
    return 0


def _event_cells(event: EventView, mark: str) -> tuple[str, ...]:
    by = f" (by {told_through(event)})" if event.attribution else ""
    status = f"{STATUS_SIGNS[event.status]} {event.status.value}"
    return date_words(event.date), status, f"#{event.id}", event.kind.value, f"{titled(event)}{by}", mark, event.file


def _standing(arguments: Arguments) -> int:
    with _opened(arguments) as case:
        claim_commands.show_standing(case, _entity(case, arguments.person or "").id, arguments.json)
    return 0


def _unknowns(arguments: Arguments) -> int:
    with _opened(arguments) as case:
        claim_commands.show_unknowns(case, _entity(case, arguments.person or "").id, arguments.json)
    return 0


def _contradictions(arguments: Arguments) -> int:
    with _opened(arguments) as case:
        entity = _entity(case, arguments.person).id if arguments.person is not None else None
        claim_commands.show_contradictions(case, entity, arguments.json)
    return 0


def _settle(arguments: Arguments) -> int:
    side = None if arguments.side is None else arguments.side - 1
    with _opened(arguments) as case:
        return _done(arguments, editing.settle_contradiction(case, arguments.key, side))


def _review(arguments: Arguments) -> int:
    with _opened(arguments) as case:
        review_commands.show_questions(case, arguments.limit, arguments.json)
    return 0


def _answer(arguments: Arguments) -> int:
    with _opened(arguments) as case:
        changes = review_commands.give_answer(case, arguments.key, arguments.answer, arguments.choice)
        return _done(arguments, changes)


def _rename(arguments: Arguments) -> int:
    with _opened(arguments) as case:
        return _done(arguments, editing.rename_entity(case, _entity(case, arguments.person or "").id, arguments.name))


def _merges(arguments: Arguments) -> int:
    with _opened(arguments) as case:
        claim_commands.show_merges(case, _entity(case, arguments.person or "").id, arguments.json)
    return 0


def _unmerge(arguments: Arguments) -> int:
    with _opened(arguments) as case:
        return _done(arguments, editing.unmerge(case, arguments.merge))


def _split(arguments: Arguments) -> int:
    with _opened(arguments) as case:
        entity = _entity(case, arguments.person or "").id
        stories = [reading.find_article(case, name).id for name in arguments.stories]
        if arguments.mentions is None:
            return _done(arguments, editing.split_entity(case, entity, stories))
        if len(stories) != 1:
            raise ImpossibleError("--mentions is for one article. Name one only, before --mentions.")
        found = splitting.mentions_in(case, entity, stories[0])
        if not arguments.mentions:
            for each in found:
                say(f"{each.number}  {each.words}  “{each.context}”")
            return 0
        if not {each.number for each in found}.issuperset(arguments.mentions):
            raise ImpossibleError(f"This article has mentions 1 to {len(found)} of that name. Choose among them.")
        ids = {each.id for each in found if each.number in arguments.mentions}
        return _done(arguments, splitting.split_mentions(case, entity, stories[0], ids))


def _search(arguments: Arguments) -> int:
    with _opened(arguments) as case:
        hits = reading.search(case, arguments.query, max(0, arguments.limit))
    if arguments.json:
        json_forms.show([json_forms.hit(hit) for hit in hits])
        return 0
    if not hits:
        say("Nothing found. A day is written as in after:2019-05-01, a filter as in person:Berg or source:courier.")
        return 0
    table(("what", "#", "title", "words"), ((h.kind.value, f"#{h.id}", h.title, h.snippet) for h in hits))
    return 0


def _articles(arguments: Arguments) -> int:
    with _opened(arguments) as case:
        rows = reading.articles(case)
    if arguments.json:
        json_forms.show([json_forms.article(row) for row in rows])
        return 0
    table(
        ("#", "published", "events", "file", "title"),
        ((f"#{row.id}", published_words(row.published), str(row.events), _place(row), row.title) for row in rows),
    )
    return 0


def _place(row: ArticleRow) -> str:
    return f"{row.file}:{row.ordinal}" if row.ordinal > 1 else row.file


def _history(arguments: Arguments) -> int:
    with _opened(arguments) as case:
        history_commands.show(case, arguments.json)
    return 0


def _check(arguments: Arguments) -> int:
    with _opened(arguments, to_check=True) as case:
        report = cases.check_case(case)
    return safety_commands.tell_findings(report, arguments.json)


def _dump(arguments: Arguments) -> int:
    with _opened(arguments) as case:
        if arguments.json:
            json_forms.show([json.loads(line) for line in cases.dump_case(case)])
        else:
            for line in cases.dump_case(case):
                print(line)
    return 0


def _done(arguments: Arguments, changes: Changes) -> int:
    if arguments.json:
        json_forms.show(json_forms.changes(changes))
    else:
        say(changes.label or "Nothing to change.")
    return 0


def _set_date(arguments: Arguments) -> int:
    with _opened(arguments) as case:
        if arguments.event is not None:
            number, when = arguments.event, arguments.when
            preview = following.preview_event_date(case, number, when)
            return _dated(arguments, preview, lambda: editing.edit_event(case, number, date=when))
        article = reading.find_article(case, arguments.article).id
        preview = following.preview_published(case, article, arguments.day)
        return _dated(arguments, preview, lambda: editing.set_published(case, article, arguments.day))


def _dated(arguments: Arguments, preview: DatePreview, change: Callable[[], Changes]) -> int:
    """Make a change to dates, unless it is only asked for, and say what follows from it."""
    changes = Changes() if arguments.dry_run else change()
    if arguments.json:
        done = {} if arguments.dry_run else json_forms.changes(changes)
        json_forms.show({**done, "follows": json_forms.preview(preview)})
        return 0
    follows = bool(preview.changes or preview.kept or preview.added or preview.removed)
    if arguments.dry_run:
        say("Nothing was changed." if follows else "Nothing was changed, and nothing would follow.")
        if follows:
            say("This would follow:")
    else:
        say(changes.label or "Nothing to change.")
        if not changes:
            return 0
    for change_of in preview.changes:
        before, after = date_words(change_of.before), date_words(change_of.after)
        say(f"  #{change_of.event} {change_of.label} ({change_of.article_title}): {before} -> {after}")
    for count, words in ((preview.added, "told now"), (preview.removed, "no longer told")):
        if count:
            say(f"  {counted(count, 'event')} {words}")
    if preview.kept:
        say(f"  {counted(preview.kept, 'date')} set by hand {'stays' if preview.kept == 1 else 'stay'}")
    return 0


def _merge(arguments: Arguments) -> int:
    with _opened(arguments) as case:
        keep, absorb = _entity(case, arguments.keep), _entity(case, arguments.absorb)
        return _done(arguments, editing.merge_entities(case, keep.id, absorb.id))


def _reread(arguments: Arguments) -> int:
    with _opened(arguments) as case:
        return _done(arguments, history_commands.read_again(case, arguments.all_stories))


def _remove(arguments: Arguments) -> int:
    with _opened(arguments) as case:
        return _done(arguments, history_commands.remove(case, arguments.stories))


def _note(arguments: Arguments) -> int:
    with _opened(arguments) as case:
        return _done(arguments, note_commands.write(case, arguments))


def _notes(arguments: Arguments) -> int:
    with _opened(arguments) as case:
        note_commands.show(case, arguments.json)
    return 0


def _undo(arguments: Arguments) -> int:
    with _opened(arguments) as case:
        return _done(arguments, editing.undo(case))


def _redo(arguments: Arguments) -> int:
    with _opened(arguments) as case:
        return _done(arguments, editing.redo(case))


def _verify(arguments: Arguments) -> int:
    with _opened(arguments) as case:
        return safety_commands.verify(case, arguments.paths[0], arguments.json)


def _take_in(arguments: Arguments) -> int:
    def opened(title: str) -> AbstractContextManager[CaseFile]:
        arguments.title = title
        return _opened_or_made(arguments)

    hand_over_commands.take_in(opened, arguments.paths[0], arguments.json)
    return 0


def _annotate(arguments: Arguments) -> int:
    # Only now: it needs the extraction stages, which no question to a case does.
    from dossier.cli import annotate

    return annotate.run(arguments)


_COMMANDS: dict[str, Callable[[Arguments], int]] = {
    "annotate": _annotate,
    "import": _import,
    "info": _info,
    "people": _people,
    "timeline": _timeline,
    "search": _search,
    "articles": _articles,
    "history": _history,
    "check": _check,
    "dump": _dump,
    "set-date": _set_date,
    "merge": _merge,
    "merges": _merges,
    "unmerge": _unmerge,
    "split": _split,
    "rename": _rename,
    "standing": _standing,
    "unknowns": _unknowns,
    "contradictions": _contradictions,
    "settle": _settle,
    "review": _review,
    "answer": _answer,
    "remove": _remove,
    "reread": _reread,
    "note": _note,
    "notes": _notes,
    **mark_commands.commands(_opened, _done),
    "undo": _undo,
    "redo": _redo,
    "export": lambda arguments: hand_over_commands.export(arguments, _opened, _entity),
    "take-in": _take_in,
    "backups": lambda arguments: safety_commands.show_backups(_case_path(arguments), arguments.json),
    "verify": _verify,
    "passphrase": lambda a: protection_commands.change_passphrase(_case_path(a), a.passphrase_fd, a.remove, a.json),
    "forget": lambda a: protection_commands.forget(_case_path(a), a.passphrase_fd, a.yes, a.json),
    "salvage": lambda a: safety_commands.salvage(_case_path(a), a.passphrase_fd, a.out, a.json),
    "restore": lambda arguments: safety_commands.restore(_case_path(arguments), arguments.json),
}
