"""The command line: what can be asked for, and the help that says so."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

import dossier
from dossier.domain.dates import DateInterval
from dossier.domain.events import Status
from dossier.domain.export_formats import EXPORT_FORMATS
from dossier.errors import DossierError

_DESCRIPTION = """\
Dossier reads news articles and keeps, in one file, who did what, when, and by whose account.

Without a command, `dossier` opens its window. A case is one file, usually ending in .dossier; `import` makes it
where it does not exist. Everything works offline; the articles themselves are never changed.
"""

_EPILOG = """\
examples:
  dossier import harbour.dossier articles/                 take in a folder of articles
  dossier import harbour.dossier web.txt --published 2021-11-19
  dossier people harbour.dossier                           who there is, the most mentioned first
  dossier timeline harbour.dossier --person "Anna Berg"    what happened to one person, in order
  dossier set-date harbour.dossier 3 2021-11-19            say when article 3 came out; "Friday" follows
  dossier set-date harbour.dossier --event 12 "May 2014" --dry-run
  dossier merge harbour.dossier "Anna Berg" "A. Berg"      one person under two names
  dossier standing harbour.dossier "Anna Berg"             charged, convicted, acquitted …, and by which words
  dossier contradictions harbour.dossier                   where the sources disagree
  dossier export harbour.dossier --format pdf --out harbour.pdf
  dossier annotate article.txt --published 2021-11-19      what is found in a text, as JSON, without a case

People, organisations and places are named by any of their names, by a part of a name that fits only one, or by
number ("#12"). Commands on a case take --json for other programs, and --passphrase-fd N for an encrypted one;
without it the passphrase is asked for. A passphrase is never taken from the command line itself.

exit codes: 0 done, 1 something failed (a line on stderr says what), 2 wrong command line, 70 fault of the program
"""


@dataclass
class Arguments(argparse.Namespace):
    """What was asked for. Fields that a command does not have keep these values."""

    command: str = "gui"
    case: Path | None = None
    json: bool = False
    passphrase_fd: int | None = None
    as_of: int | None = None
    all_stories: bool = False
    paths: list[Path] = field(default_factory=list)
    published: date | None = None
    encrypt: bool = False
    title: str | None = None
    kind: str = "person"
    query: str = ""
    person: str | None = None
    rejected: bool = False
    limit: int = 50
    article: str = ""
    day: date | None = None
    event: int | None = None
    when: DateInterval | None = None
    dry_run: bool = False
    remove: bool = False
    yes: bool = False
    why: bool = False
    numeric_order: str | None = None
    names_model: str | None = None
    keep: str = ""
    absorb: str = ""
    name: str = ""
    merge: int = 0
    stories: list[str] = field(default_factory=list)
    mentions: list[int] | None = None
    note: str = ""
    words: str | None = None
    about: str = "story"
    key: str = ""
    side: int | None = None
    answer: str = ""
    choice: int = 1
    format: str = "pdf"
    as_format: str | None = None
    input: str = "text"
    out: Path | None = None
    people: list[str] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)
    first: date | None = None
    last: date | None = None
    sources: str = "list"
    pages: bool = False
    marks: bool = False
    redact: list[str] = field(default_factory=list)
    digests: bool = False
    chronology: bool = False


_LOOKING = frozenset(
    "info people timeline standing unknowns contradictions merges search articles review check dump export".split()
)
"""The commands that only look at a case: they can look at it as it was."""


class Add(Protocol):
    """Adds a command to the command line."""

    def __call__(self, name: str, summary: str, description: str = "", case: bool = True) -> argparse.ArgumentParser:
        """Return the parser of the new command; *case* tells whether it works on a case file."""


def _path(text: str) -> Path:
    # An empty path would mean the present folder: nearly always a variable of a script that is not set.
    if not text:
        raise argparse.ArgumentTypeError("the path is empty.")
    return Path(text)


def _day(text: str) -> date:
    from dossier.services.typed_dates import parse_date

    try:
        interval = parse_date(text)
    except DossierError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    if not interval.is_day or interval.start is None:
        raise argparse.ArgumentTypeError(f"“{text}” is not one day. Type for example 2021-11-19.")
    return interval.start


def _day_or_none(text: str) -> date | None:
    return None if _is_none(text) else _day(text)


def _interval_or_none(text: str) -> DateInterval | None:
    from dossier.services.typed_dates import parse_date

    try:
        return None if _is_none(text) else parse_date(text)
    except DossierError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _side(text: str) -> int | None:
    if _is_none(text):
        return None
    if not text.isascii() or not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("a side is a number from 1 on, or none.")
    return int(text)


def _is_none(text: str) -> bool:
    return text.strip().casefold() == "none"


def _parser(dates_an_event: bool) -> argparse.ArgumentParser:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="dossier", description=_DESCRIPTION, epilog=_EPILOG, formatter_class=raw, allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"Dossier {dossier.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")

    def with_case(command: argparse.ArgumentParser) -> None:
        command.add_argument("case", metavar="CASE", type=_path, help="the case file")
        command.add_argument("--json", action="store_true", help="print JSON for other programs")
        command.add_argument(
            "--passphrase-fd", type=int, metavar="N", help="read the passphrase from file descriptor N (one line)"
        )

    def add(name: str, summary: str, description: str = "", case: bool = True) -> argparse.ArgumentParser:
        command = commands.add_parser(
            name, help=summary, description=description or f"{summary[0].upper()}{summary[1:]}.", allow_abbrev=False
        )
        if case:
            with_case(command)
            if name in _LOOKING:
                command.add_argument(
                    "--as-of", type=int, metavar="N", help="the case as it was after step N of its history (0: before)"
                )
        return command

    _add_import(add("import", "take article files and folders into a case", _IMPORT))
    taking = add("take-in", "take an exported case, or FollowTheMoney, into a case, as one step", _TAKE_IN)
    taking.add_argument("paths", metavar="FILE", type=_path, nargs=1, help="the exported file, or a folder of tables")
    _add_questions(add)
    _add_dating(add, dates_an_event)
    _add_changes(add)
    _add_export(add("export", "write dossiers, data or the chronology to a file"))
    _add_annotate(add("annotate", "print times, mentions and events of plain text, without a case", _ANNOTATE, False))
    verifying = add("verify", "compare a dossier (PDF) with the case: sources, quotes, edition", _VERIFY, False)
    verifying.add_argument("paths", metavar="FILE.pdf", type=_path, nargs=1, help="the dossier")
    with_case(verifying)
    for name in ("gui", "open"):
        window = add(name, "open the window, with a case where one is named", case=False)
        window.add_argument("case", metavar="CASE", type=_path, nargs="?", help="the case file to open")
        window.set_defaults(command="gui")
    return parser


_VERIFY = (
    "Compare a dossier that was exported as PDF with the case: whether each source that it quotes is in the case with "
    "the same digest, whether each quote stands there word for word, and what was done in the case since. The exit "
    "code is 1 where a source or a quote is changed or gone."
)


_IMPORT = (
    "Take article files, or all files of folders, into a case; the case is made where it does not exist. After each "
    "file is safely on disk one line says COMMITTED or ALREADY (it was in the case) and its name. A file that cannot "
    "be read is named on stderr with the reason, the others are imported all the same, and the exit code is 1."
)


_TAKE_IN = (
    "Take a case that was exported as JSON or as CSV tables, or entities of FollowTheMoney, into a case, which is "
    "made where it is not there: sources, names and events as they were found and decided there, as one step that can "
    "be undone. Sources that the case has already are left out, and so is what no source has the words of; both are "
    "counted. A file that is not whole is refused. Tables are taken in from their ZIP file, or from the folder into "
    "which it was unpacked, also after a spreadsheet saved them."
)


def _add_import(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", metavar="PATH", type=_path, nargs="+", help="article files and folders of them")
    command.add_argument(
        "--published", type=_day, metavar="DATE", help="publication date of the stories whose text does not state one"
    )
    command.add_argument(
        "--numeric-dates",
        dest="numeric_order",
        choices=("day-first", "month-first"),
        help="how the files write dates such as 03/04/2020, where their text does not settle it",
    )
    _add_names_model(command)
    command.add_argument("--title", help="title of the case, where it is made now")
    command.add_argument(
        "--encrypt", action="store_true", help="where the case is made now, protect it by a passphrase"
    )


def _add_names_model(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--names-model",
        metavar="MODEL",
        help="what finds the names: spacy: and an installed spaCy pipeline (spacy:en_core_web_lg); without this, "
        "the model that comes with Dossier",
    )


def _add_questions(add: Add) -> None:
    add("info", "say what a case holds")
    people = add("people", "list people, organisations or places, the most mentioned first")
    people.add_argument("--kind", choices=("person", "organisation", "place", "all"), default="person")
    people.add_argument("--query", default="", metavar="TEXT", help="only those with TEXT in one of their names")
    timeline = add("timeline", "list events in time order, the undated last")
    timeline.add_argument("--person", metavar="NAME", help="only the events of one person, organisation or place")
    timeline.add_argument("--rejected", action="store_true", help="also events that were rejected")
    timeline.add_argument("--why", action="store_true", help="under each event, how its date is known")
    ladder = add("standing", "list where a person stands before the law, each step with the words that state it")
    ladder.add_argument("person", metavar="NAME", help="whose standing")
    unknown = add("unknowns", "list what the case does not know of somebody")
    unknown.add_argument("person", metavar="NAME", help="of whom")
    differing = add("contradictions", "list where the sources disagree, side by side")
    differing.add_argument("--person", metavar="NAME", help="only about one person, organisation or place")
    review = add("review", "list what the machine is unsure of, as questions with keys")
    review.add_argument("--limit", type=int, default=50, metavar="N", help="at most N questions (50)")
    search = add("search", "search names, events and texts")
    search.add_argument("query", metavar="QUERY", help="words; the last one may be the beginning of a word")
    search.add_argument("--limit", type=int, default=50, metavar="N", help="at most N results (50)")
    add("articles", "list the stories of a case with their publication dates")
    add("history", "list what was done, step by step")
    add("check", "verify digests, spans, links, the search index and the history")
    add(
        "dump",
        "print the whole case as canonical text",
        "Print the whole case as canonical text, one JSON value a line. Cases of equal content give equal text: it "
        "holds no ids, no times of import and no order of import.",
    )


_PASSPHRASE = (
    "Give a case another passphrase, or a first one, or with --remove none. The case is written anew, and its backups "
    "too. The new passphrase is asked for at the keyboard, twice. Nobody can recover one that was forgotten."
)


_FORGET = (
    "Forget for good what was taken out of the case: whatever undo keeps is emptied, the case is written anew, and its "
    "older backups are replaced by a new one. Nothing done so far can be undone then. Exports and copies that you made "
    "yourself are not touched."
)


_DATING = (
    "Set an article's publication date, or with --event ID the date of one event (then no ARTICLE is named). Whatever "
    "hangs on it follows, in this story and in others, as one step that can be undone; dates that a person set stay."
)


def _add_dating(add: Add, dates_an_event: bool) -> None:
    dating = add(
        "set-date", "set when an article came out, or when something happened; what hangs on it follows", _DATING
    )
    if dates_an_event:
        dating.add_argument("when", metavar="DATE", type=_interval_or_none, help='such as 2014-03, or "none"')
    else:
        dating.add_argument(
            "article", metavar="ARTICLE", help="its number, or its file name, with :N for the Nth story"
        )
        dating.add_argument("day", metavar="DATE", type=_day_or_none, help='a day such as 2021-11-19, or "none"')
    dating.add_argument(
        "--event", metavar="ID", type=int, help="the number of an event; its date may be coarser than a day"
    )
    dating.add_argument("--dry-run", action="store_true", help="only say what would follow, and change nothing")


def _add_changes(add: Add) -> None:
    merging = add("merge", "make two people (or organisations, or places) one")
    merging.add_argument("keep", metavar="KEEP", help="the one that keeps its name")
    merging.add_argument("absorb", metavar="ABSORB", help="the one whose names become aliases")
    renaming = add("rename", "choose the name under which somebody is shown; the old one becomes an alias")
    renaming.add_argument("person", metavar="NAME", help="whom to rename")
    renaming.add_argument("name", metavar="NEW", help="the name to be shown")
    merges = add("merges", "list how the names of somebody came together and apart")
    merges.add_argument("person", metavar="NAME", help="whose names")
    unmerging = add("unmerge", "take a merge apart, whenever it was made; edits made since stay")
    unmerging.add_argument("merge", metavar="NUMBER", type=int, help="its number, as “merges” lists it")
    splitting = add("split", "take what some articles tell of somebody out into one of its own")
    splitting.add_argument("person", metavar="NAME", help="whose mentions are somebody else's there")
    splitting.add_argument("stories", metavar="ARTICLE", nargs="+", help="articles, by number or file")
    splitting.add_argument(
        "--mentions",
        metavar="N",
        nargs="*",
        type=int,
        help="of one article only these mentions, by number; without numbers, list them",
    )
    settling = add("settle", "say which side of a contradiction is right")
    settling.add_argument("key", metavar="KEY", help="its key, as “contradictions” lists it")
    settling.add_argument("side", metavar="SIDE", type=_side, help='the number of the side, or "none" to take it back')
    answering = add("answer", "answer a question of the review; the answer can be undone")
    answering.add_argument("key", metavar="KEY", help="its key, as “review” lists it")
    answering.add_argument("answer", choices=("accept", "reject"), help="what you say to it")
    answering.add_argument("--choice", type=int, default=1, metavar="N", help="which way of accepting, from 1 (1)")
    again = add(
        "reread",
        "read the stories again that an older version has read; what people decided stays",
        "Read the stories again that an older version of the program has read, and keep whatever people decided. It "
        "can be stopped at any story and goes on there the next time; all of it is one step that can be undone.",
    )
    again.add_argument("--all", dest="all_stories", action="store_true", help="all stories, by whichever version read")
    removing = add("remove", "take files with all their stories out of the case; that can be undone")
    removing.add_argument("stories", metavar="ARTICLE", nargs="+", help="articles, by number or file")
    noting = add("note", "write a note on a story, on words of it, on a name or on an event")
    noting.add_argument(
        "article", metavar="SUBJECT", help="the story, by number or file; the name; or the event's number"
    )
    noting.add_argument("--about", choices=("story", "name", "event"), default="story", help="what SUBJECT is")
    noting.add_argument("note", metavar="TEXT", help="what to note")
    noting.add_argument("--on", dest="words", metavar="WORDS", help="words of the story on which the note stands")
    add("notes", "list the notes")
    _add_marks(add)
    add("undo", "take back the last change")
    add("redo", "do again what was undone last")
    add("backups", "list the backups that were made of a case, the newest first")
    protecting = add("passphrase", "change the passphrase of a case, give it one, or take it away", _PASSPHRASE)
    protecting.add_argument("--remove", action="store_true", help="take the passphrase away: anyone can read the case")
    forgetting = add("forget", "forget for good what was removed or undone; nothing so far can be undone", _FORGET)
    forgetting.add_argument("--yes", action="store_true", help="do it without asking")
    salvaging = add("salvage", "bring out of a damaged case what can still be read, where there is no backup")
    salvaging.add_argument("--out", metavar="FOLDER", type=_path, required=True, help="a folder that does not exist")
    add("restore", "put the last good backup in the place of a damaged case, which is kept beside it")


def _add_marks(add: Add) -> None:
    tagging = add("tag", "put a word of your own on a name, an event or a story, to find it by")
    starring = add("star", "give a name, an event or a story a star")
    asking = add("question", "keep a question about a name, an event or a story")
    for command in (tagging, starring, asking):
        command.add_argument(
            "article", metavar="SUBJECT", help="the name; the event's number; or the story, by number or file"
        )
        command.add_argument("--about", choices=("name", "event", "story"), default="name", help="what SUBJECT is")
    tagging.add_argument("note", metavar="TAG", help="the tag, such as money")
    asking.add_argument("note", metavar="TEXT", help="what you want to find out")
    answered = add("answered", "say that a question of yours is answered")
    answered.add_argument("merge", metavar="NUMBER", type=int, help="its number, as “marks” lists it")
    for command, words in ((tagging, "take the tag off"), (starring, "take the star off"), (answered, "open it again")):
        command.add_argument("--remove", action="store_true", help=words)
    add("marks", "list tags, stars and questions")


def _add_export(command: argparse.ArgumentParser) -> None:
    kind = command.add_mutually_exclusive_group()
    kind.add_argument("--format", choices=("pdf", "json", "csv"), default="pdf")
    names = [each.name for each in EXPORT_FORMATS]
    kind.add_argument("--as", dest="as_format", choices=names, help="a format of other programs, see below")
    command.add_argument("--person", metavar="NAME", help="pdf: the dossier of one only; without it, of all people")
    _add_dossier_options(command.add_argument_group("what goes into a PDF"))
    command.add_argument("--out", metavar="PATH", type=_path, required=True, help="the file to write")
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    table = (f"  {each.name:<12} {each.title} (.{each.ending})\n{'':15}{each.holds}" for each in EXPORT_FORMATS)
    command.epilog = "\n".join(("formats for --as; each says what it left out:", *table))


def _add_dossier_options(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add("--people", metavar="NAME", nargs="+", action="extend", default=[], help="a chapter each of these")
    add("--chronology", action="store_true", help="one line of time of all (or of --people) instead of chapters")
    statuses = [status.value for status in Status]
    add("--status", dest="statuses", nargs="+", action="extend", default=[], choices=statuses, help="only these")
    add("--from", dest="first", metavar="DATE", type=_day, help="nothing that ended before this day, nothing undated")
    add("--to", dest="last", metavar="DATE", type=_day, help="nothing that began after this day, nothing undated")
    add("--no-sources", dest="sources", action="store_const", const="none", help="without the list of sources")
    add("--source-texts", dest="sources", action="store_const", const="texts", help="with the stories, quotes marked")
    group.set_defaults(sources="list")
    add("--pages", action="store_true", help="with the free page of each person")
    add("--marks", action="store_true", help="with tags, stars, questions and notes")
    add(
        "--redact",
        metavar="WORDS",
        action="append",
        default=[],
        help="black out a name in all its forms, or a passage, everywhere in the file; may be given several times",
    )
    add("--keep-digests", dest="digests", action="store_true", help="give the SHA-256 of files with redacted words too")


_ANNOTATE = (
    "Print what is found in text files as JSON (UTF-8), without a case: time expressions with their values and days, "
    "people, organisations, places, and events. “-” is standard input. With --input jsonl each line is a document, "
    '{"doc": "name", "dct": "2013-03-22" or null, "text": "…"}; dct is the day on which it came out. Offsets count '
    "characters (code points) of the text. A line or file that cannot be read is named on stderr, the others go on, "
    "and the exit code is 1."
)


def _add_annotate(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", metavar="FILE", type=_path, nargs="+", help="text files; “-” is standard input")
    command.add_argument(
        "--published", type=_day, metavar="DATE", help="the day on which the texts came out that do not bring a dct"
    )
    command.add_argument(
        "--format",
        choices=("json", "jsonl"),
        default="json",
        help="json: everything found, as one readable document; jsonl: one line a document, for scorers",
    )
    command.add_argument("--input", choices=("text", "jsonl"), default="text", help="what the files are (text)")
    _add_names_model(command)


def parse(argv: Sequence[str]) -> Arguments:
    """Return what *argv* asks for. Prints help or a usage error and raises SystemExit (0 or 2) where that is due."""
    # With an event no article is named: argparse knows no argument that depends on an option.
    dates_an_event = any(word == "--event" or word.startswith("--event=") for word in argv)
    return _parser(dates_an_event).parse_args(list(argv), namespace=Arguments())
