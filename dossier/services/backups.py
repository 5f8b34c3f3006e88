"""Backups that the program makes by itself, and bringing one back."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dossier.errors import DossierError, ImpossibleError
from dossier.store import backups, opening
from dossier.store.case_file import CaseFile

__all__ = ["Kept", "Restored", "after_import", "before_merge", "kept", "restore"]


_QUICKLY_COPIED = 16 << 20
"""Up to so many bytes a case is copied in less time than anybody notices."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup of a case: where it lies, when it was made, and whether not a bit of it has changed since."""

    path: Path
    made: datetime
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back: the backup, and where the case lies now that it took the place of, if there was one."""

    backup: Path
    made: datetime
    aside: Path | None


def after_import(case: CaseFile) -> str | None:
    """Back the case up where that is due. Return a sentence where it failed, None otherwise: the import stands."""
    return _made(case)


def before_merge(case: CaseFile) -> str | None:
    """Back the case up before names come together, where that is due and nobody has to wait for it.

    Return a sentence where it failed. A large case has its backups after imports alone.
    """
    if not case.path.exists() or case.path.stat().st_size > _QUICKLY_COPIED:
        return None
    return _made(case)


def _made(case: CaseFile) -> str | None:
    try:
        backups.make(case)
    except DossierError as error:
        return str(error)
    return None


def kept(path: Path) -> list[Kept]:
    """Return the backups of the case at *path*, the newest first."""
    return [Kept(backup.path, backup.made, backup.is_whole) for backup in backups.of_case(path.absolute())]


def restore(path: Path) -> Restored:
    """Put the last good backup in the place of a damaged or missing case; what stood there is kept beside it.

    Raises ImpossibleError where the case is whole or in use, CaseError where there is no backup or no room.
    """
    path = path.absolute()
    if path.exists() and (reason := opening.why_not_replace(path)) is not None:
        raise ImpossibleError(reason)
    backup, aside = backups.restore(path)
    return Restored(backup.path, backup.made, aside)
