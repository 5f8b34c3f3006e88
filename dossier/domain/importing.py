"""An import before, while and after it happens. Nothing is stored until a person has seen the plan."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from dossier.domain.changes import Changes
from dossier.domain.documents import Doubt, PublicationDate

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
class FileFinding:
    """One file that an import would take. ``error`` is the reason why it cannot be, None where it can.

    ``file`` is the name under which the case would keep it. Bytes and text are not held: the file is read again.
    """

    path: Path
    file: str
    sha256: str
    bytes: int
    stories: tuple[StoryFinding, ...]
    error: str | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import found."""

    files: tuple[FileFinding, ...]


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What the user decided: stories left out and publication dates set, by (``FileFinding.path``, ordinal).

    ``published`` is for every story without a stated date that has no date of its own in ``dates``. The publication
    dates of ``undated`` are set aside, even where the text states one.
    """

    left_out: frozenset[tuple[Path, int]] = frozenset()
    dates: dict[tuple[Path, int], date] = field(default_factory=dict)
    published: date | None = None
    undated: frozenset[tuple[Path, int]] = frozenset()


class FileState(StrEnum):
    """How the import of one file ended."""

    COMMITTED = "committed"
    ALREADY = "already"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """How one file fared. COMMITTED means it is safely on disk. ``reason`` is a clear line where it failed."""

    path: Path
    file: str
    state: FileState
    stories: int = 0
    events: int = 0
    reason: str | None = None
    changes: Changes = field(default=Changes())


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did, all files together."""

    outcomes: tuple[FileOutcome, ...]
    cancelled: bool = False
