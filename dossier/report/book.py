"""A printable dossier: chapters of people, their statements and the notes that lead to the sources.

Built from the views that every skin is shown. Everything here is text ready to be set (see ``printable``), plain
values that turn into JSON one to one. What is alleged, denied or planned says so in words before the statement.
"""

from dataclasses import dataclass
from datetime import datetime

from dossier.report.picture import Picture

Pieces = tuple[tuple[str, bool], ...]
"""Words of a source in pieces: each with whether it names a happening (and is marked)."""


@dataclass(frozen=True, slots=True)
class Note:
    """Where a statement comes from. ``number`` is counted through the whole book. ``quote`` are the source's words, put
    together again by joining its pieces.

    ``code`` names the story in the list of sources. ``how`` says how the date is known ("Date resolved:"), ``reason``
    is the chain of reasons that led to it, "" where there is none. ``sha256`` is "" where it is withheld. ``copy`` says
    of which note's report this one is a copy, "" for a report that counts for itself.
    """

    number: int
    quote: Pieces
    file: str
    story: str
    published: str
    how: str
    reason: str
    sha256: str
    code: str
    copy: str = ""


@dataclass(frozen=True, slots=True)
class Denial:
    """Words that deny the statement beside which they stand, by whose account, and the number of their note."""

    words: Pieces
    account: str
    note: Note


@dataclass(frozen=True, slots=True)
class Entry:
    """One happening by all who report it, or all that one sentence of a source tells of one time with one status.

    ``number`` is its first note's number; ``events`` are the ids of the case. ``sources`` counts the independent
    sources behind it, ``copies`` what only repeats them; ``backing`` says both. ``remark`` says what the sources
    disagree about.
    ``status`` is one of the interchange words, ``word`` how it is shown. ``label`` says it in our words; where it is
    empty, ``words`` are the source's. ``account`` is by whose account it is told, ``others`` who else takes part,
    ``review`` what a person did to it; these may be empty. ``marks`` are lines on what people left on it,
    ``others_are`` is the word before the others.
    """

    number: int
    events: tuple[int, ...]
    year: str
    date: str
    status: str
    word: str
    kinds: str
    label: str
    words: Pieces
    account: str
    others: str
    places: str
    review: str
    sources: int
    copies: int
    backing: str
    remark: str
    notes: tuple[Note, ...]
    denials: tuple[Denial, ...]
    marks: tuple[str, ...] = ()
    others_are: str = "With"

    @property
    def note(self) -> Note:
        """The note of the report whose words stand for the statement."""
        return self.notes[0]


@dataclass(frozen=True, slots=True)
class Group:
    """Statements under one heading: a year, or by whose account something is alleged."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What is established, alleged, denied or planned, with a sentence on what that means."""

    section: str
    heading: str
    meaning: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class PaperSide:
    """What some sources say: in words, with the numbers of their notes and the codes of their stories."""

    words: str
    quote: str
    numbers: tuple[int, ...]
    sources: tuple[tuple[str, str], ...]
    """Code and title of each story that says so."""
    is_taken: bool


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Sources that cannot all be right about one happening; ``state`` says whether a person has settled it."""

    title: str
    words: str
    state: str
    sides: tuple[PaperSide, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """One thing that the sources leave open, with the numbers of the notes and the codes of the stories concerned."""

    words: str
    numbers: tuple[int, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """What texts say of a person: a label ("Age") and its values, each with the codes of the stories that say it."""

    label: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the legal standing: what, when, with what status, and the words that state it.

    ``number`` is that of the note that proves it, 0 where no statement does: then ``code`` names the story. ``account``
    is by whose account it is told, ``remark`` what became of it.
    """

    step: str
    date: str
    status: str
    word: str
    number: int
    words: Pieces
    account: str
    remark: str
    code: str


@dataclass(frozen=True, slots=True)
class Companion:
    """Someone or something named together with the person. ``chapter`` is its chapter's anchor, or empty."""

    name: str
    kind: str
    events: int
    articles: int
    chapter: str


@dataclass(frozen=True, slots=True)
class Working:
    """What people wrote or left on somebody, under one heading ("Notes"): paragraphs that no source stands behind."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """The dossier of one person (or organisation, or place), or one year of a chronology."""

    anchor: str
    name: str
    kind: str
    weight: str
    names: tuple[tuple[str, int], ...]
    facts: tuple[Fact, ...]
    standing: tuple[Rung, ...]
    picture: Picture | None
    parts: tuple[Part, ...]
    disagreements: tuple[Disagreement, ...]
    companions: tuple[Companion, ...]
    unknowns: tuple[Unknown, ...]
    sources: tuple[str, ...]
    working: tuple["Working", ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All statements of the chapter."""
        return tuple(entry for part in self.parts for group in part.groups for entry in group.entries)

    @property
    def dated(self) -> tuple[Entry, ...]:
        """Those whose time is known."""
        return tuple(entry for entry in self.entries if entry.year)

    @property
    def undated(self) -> tuple[Entry, ...]:
        """The others."""
        return tuple(entry for entry in self.entries if not entry.year)


@dataclass(frozen=True, slots=True)
class SourceStory:
    """A story in the list of sources. ``code`` is unique in the book ("S3")."""

    code: str
    title: str
    byline: str
    published: str
    marks: str = ""


@dataclass(frozen=True, slots=True)
class StoryText:
    """The words of a story, for the appendix: paragraphs in pieces, each with the number of the note that quotes it, 0
    for what no note quotes."""

    code: str
    title: str
    file: str
    published: str
    paragraphs: tuple[tuple[tuple[str, int], ...], ...]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file in the list of sources with the stories that the book quotes. ``sha256`` is "" where it is withheld."""

    file: str
    sha256: str
    stories: tuple[SourceStory, ...]


@dataclass(frozen=True, slots=True)
class StatusWord:
    """A status word of the legend, its meaning, and how many statements of the book bear it."""

    status: str
    word: str
    meaning: str
    count: int


@dataclass(frozen=True, slots=True)
class Book:
    """A dossier as it is printed.

    ``title`` is the person's name or the case's title, ``made`` the moment of making (with a time zone): it is all
    that tells two printings of the same case apart. ``remarks`` are sentences on what the reader should know.
    ``further`` are the people without a chapter, each with what the case has of them. ``provenance`` is what it was
    made from, as JSON that the PDF carries as data; "" for none. ``edition`` are sentences on what was chosen, left out
    or blacked out. ``form`` is "dossier", or "chronology" with one chapter a year. Without ``lists_sources`` no code
    of a story leads anywhere. ``texts`` are the stories printed in full.
    """

    title: str
    case: str
    made: datetime
    single: bool
    figures: tuple[str, ...]
    legend: tuple[StatusWord, ...]
    remarks: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    further: tuple[tuple[str, str], ...]
    sources: tuple[SourceFile, ...]
    provenance: str = ""
    edition: tuple[str, ...] = ()
    form: str = "dossier"
    lists_sources: bool = True
    texts: tuple[StoryText, ...] = ()
