"""An import before, while and after it happens. Nothing is stored until a person has seen the plan."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from dossier.domain.changes import Changes
from dossier.domain.documents import Doubt, PublicationDate
from dossier.domain.mentions import NumericOrder

Progress = Callable[[int, int, str], None]
"""Called with (done, total, what): how far a long operation is. Called from the worker's thread."""

IsCancelled = Callable[[], bool]
"""Asked between steps whether to stop."""


@dataclass(frozen=True, slots=True)
class StoryFinding:
    """One story of a file, as the wizard shows it. ``opening`` are its first words, ``doubts`` what to look at."""

    ordinal: int
    title: str | None
    opening: str
    words: int
    published: PublicationDate | None
    published_note: str
    doubts: tuple[Doubt, ...]
    in_case: bool = False


@dataclass(frozen=True, slots=True)
class NumericQuestion:
    """A numeric date of a file that can be read in two ways, and that nothing in the file settles.

    ``words`` are the date as written ("03/04/2021"), ``day_first`` and ``month_first`` what it then means.
    ``contradicted`` tells that the file writes other dates in both orders.
    """

    words: str
    day_first: date
    month_first: date
    contradicted: bool = False


@dataclass(frozen=True, slots=True)
class FileFinding:
    """One file that an import would take. ``error`` is the reason why it cannot be, None where it can.

    ``question`` is asked of a person where the file's numeric dates can be read in two ways. ``file`` is the name under
    which the case would keep it. Bytes and text are not held: the file is read again.
    """

    path: Path
    file: str
    sha256: str
    bytes: int
    stories: tuple[StoryFinding, ...]
    error: str | None = None
    question: NumericQuestion | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import found."""

    files: tuple[FileFinding, ...]


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What the user decided: stories left out and publication dates set, by (``FileFinding.path``, ordinal).

    ``published`` is for every story without a stated date that has no date of its own in ``dates``. The publication
    dates of ``undated`` are set aside, even where the text states one. ``intervals`` are days between which a person
    says that a story was published. ``orders`` are what a person says of a file's numeric dates (by path); where it
    has none they stay open. ``names_model`` finds the names ("spacy:en_core_web_sm"), None for the program's own.
    """

    left_out: frozenset[tuple[Path, int]] = frozenset()
    dates: dict[tuple[Path, int], date] = field(default_factory=dict)
    published: date | None = None
    undated: frozenset[tuple[Path, int]] = frozenset()
    intervals: dict[tuple[Path, int], PublicationDate] = field(default_factory=dict)
    orders: dict[Path, NumericOrder] = field(default_factory=dict)
    names_model: str | None = None


class FileState(StrEnum):
    """How the import of one file ended."""

    COMMITTED = "committed"
    ALREADY = "already"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """How one file fared. COMMITTED means it is safely on disk. ``reason`` is a clear line where it failed.

    ``unread`` says in a sentence what of it was kept without being read, None where all was read.
    """

    path: Path
    file: str
    state: FileState
    stories: int = 0
    events: int = 0
    reason: str | None = None
    changes: Changes = field(default=Changes())
    unread: str | None = None


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did, all files together."""

    outcomes: tuple[FileOutcome, ...]
    cancelled: bool = False
