"""Backups of a case, made by the program itself, in a folder beside it.

A backup is a copy of the case's file while nobody writes, sealed, under a name of its own that tells when it was made
and of which edition. None is ever written over; older ones are thinned once a newer one is safe on disk. A case with a
passphrase has backups with the same passphrase.
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dossier.errors import CaseError, DamagedCaseError
from dossier.store import journal, protection, seal
from dossier.store.case_file import CaseFile
from dossier.store.seal import Seal

_STAMP = "%Y%m%dT%H%M%S%fZ"
_LETTERS = 12
_BLOCK = 1 << 20

SHORTEST = timedelta(minutes=5)
"""So long lie at least between two backups."""
_BYTES_A_SECOND = 2_000_000
"""So many bytes of a case make it wait a second longer: copying takes about a hundredth of the time."""
_LARGE = 256 << 20
"""From so many bytes on fewer backups are kept."""
_LOOKED_THROUGH = 32 << 20
"""Up to so many bytes a case is compared with its digests before it is copied."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: its file, when it was made, and the first letters of the edition that it holds."""

    path: Path
    made: datetime
    edition: str

    @property
    def is_whole(self) -> bool:
        """Tell whether not a bit of it has changed since it was made."""
        try:
            return seal.examine(self.path) is Seal.WHOLE
        except OSError:
            return False


def folder_of(path: Path) -> Path:
    """Return the folder in which the backups of the case at *path* lie."""
    return path.with_name(f"{path.name}.backups")


def of_case(path: Path) -> list[Backup]:
    """Return the backups of the case at *path*, the newest first, whole or not."""
    found: list[Backup] = []
    with suppress(OSError):
        for file in folder_of(path).iterdir():
            stamp, _, edition = file.name.removesuffix(".dossier").rpartition(".")
            with suppress(ValueError):
                made = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
                found.append(Backup(file, made, edition))
    return sorted(found, key=lambda backup: backup.made, reverse=True)


def last_good(path: Path) -> Backup | None:
    """Return the newest backup of the case at *path* that is whole, None where there is none."""
    return next((backup for backup in of_case(path) if backup.is_whole), None)


def make(case: CaseFile, now: datetime | None = None, *, at_once: bool = False) -> Backup | None:
    """Back the case up where that is due; return the backup, None where there was nothing to do.

    It is due where the case has changed since the last one and enough time has passed, the more the larger it is;
    *at_once* asks for no time. Raises CaseError where it cannot be made, DamagedCaseError where the case is damaged.
    """
    now = now or datetime.now(UTC)
    if case.as_of is not None or case.damage is not None or not case.is_guarded:
        return None
    with case.reading():
        head = journal.last(case.connection)
    if head is None or not _is_due(case, head.digest[:_LETTERS], now, at_once):
        return None
    try:
        made = _copied(case, head.digest[:_LETTERS], now)
        _thin(case.path, now)
    except OSError as error:
        raise CaseError(
            f"No backup of {case.path.name} could be made: {error.strerror or error}. The case itself is safe; "
            "see that its folder can be written to and has room."
        ) from error
    return made


def _is_due(case: CaseFile, edition: str, now: datetime, at_once: bool) -> bool:
    kept = of_case(case.path)
    if not kept:
        return True
    if kept[0].edition == edition:
        return False
    # One that is dated ahead of now was made before the clock was set back: it says nothing of how long ago.
    since = now - kept[0].made
    return at_once or since < timedelta(0) or since >= shortest_wait(case.path.stat().st_size)


def shortest_wait(size: int) -> timedelta:
    """Return how long lies at least between two backups of a case of so many bytes."""
    return max(SHORTEST, timedelta(seconds=size / _BYTES_A_SECOND))


def _copied(case: CaseFile, edition: str, now: datetime) -> Backup:
    folder = folder_of(case.path)
    folder.mkdir(0o700, exist_ok=True)
    _remove_drafts(folder)
    target = folder / f"{now.strftime(_STAMP)}.{edition}.dossier"
    draft = folder / f".{target.name}.{os.getpid()}.new"
    try:
        with case.standing_still() as (descriptor, size):
            if size <= _LOOKED_THROUGH and any(True for _ in protection.findings(case.connection)):
                raise DamagedCaseError(f"{case.path.name} is damaged: it was not backed up. Check it with “check”.")
            if shutil.disk_usage(folder).free < 2 * size:
                raise CaseError(
                    f"There is too little room on the disk for a backup of {case.path.name}. Free some space."
                )
            _copy(descriptor, size, draft)
        seal.lay_on(draft)
        draft.rename(target)
        _sync_folder(folder)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return Backup(target, now, edition)


def _copy(descriptor: int, size: int, draft: Path) -> None:
    target = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(target, "wb") as copy:
        for block in seal.blocks(descriptor, size, _BLOCK):
            copy.write(block)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _remove_drafts(folder: Path) -> None:
    """Remove what a program left behind that was killed while it made a backup here."""
    for draft in folder.glob(".*.new"):
        draft.unlink(missing_ok=True)


def _thin(path: Path, now: datetime) -> None:
    found = of_case(path)
    kept = set(_worth_keeping(found, now, few=path.stat().st_size >= _LARGE))
    gone = [backup for backup in found if backup.path not in kept]
    if gone and not any(backup.is_whole for backup in found if backup.path in kept):
        # The only good one may be among those that would go.
        return
    for backup in gone:
        backup.path.unlink(missing_ok=True)


def _worth_keeping(found: Sequence[Backup], now: datetime, few: bool) -> Iterator[Path]:
    """Yield the newest ones, the last of each hour of a day, of each day of two weeks, and of each week of a year."""
    newest, hours, days, weeks = (2, 0, 3, 4) if few else (3, 24, 14, 52)
    yield from (backup.path for backup in found[:newest])
    for count, length in ((hours, timedelta(hours=1)), (days, timedelta(days=1)), (weeks, timedelta(weeks=1))):
        seen: set[int] = set()
        for backup in found:
            period = (now - backup.made) // length
            if 0 <= period < count and period not in seen:
                seen.add(period)
                yield backup.path
    # What is dated ahead of now was made before the clock was set back.
    yield from (backup.path for backup in found if backup.made > now)


def restore(path: Path, now: datetime | None = None) -> tuple[Backup, Path | None]:
    """Put the last good backup in the place of the case at *path*, which is kept under another name.

    Return the backup and where the damaged case lies now, None where there was none. Raises CaseError.
    """
    now = now or datetime.now(UTC)
    backup = last_good(path)
    if backup is None and of_case(path):
        raise CaseError(
            f"The backups of {path.name} could not be read, or are not whole. Check the disk on which they lie; "
            "“dossier salvage” brings out what can be read of the case itself."
        )
    if backup is None:
        raise CaseError(f"There is no backup of {path.name}. “dossier salvage” brings out what can be read of it.")
    aside = None
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        source = os.open(backup.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            # With its seal: the case may say of itself that it has one.
            _copy(source, backup.path.stat().st_size, draft)
        finally:
            os.close(source)
        with draft.open("rb") as copy:
            os.fsync(copy.fileno())
        aside = _put_aside(path, now)
        draft.rename(path)
    except OSError as error:
        if aside is not None and not path.exists():
            with suppress(OSError):
                aside.rename(path)
        raise CaseError(
            f"The backup cannot be brought back: {error.strerror or error}. It lies at {backup.path}."
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    try:
        _sync_folder(path.parent)
    except OSError as error:
        raise CaseError(
            f"The backup stands in the place of {path.name} now, but could not be seen safely onto the disk "
            f"({error.strerror or error}). Check the disk, and the case with “dossier check”."
        ) from error
    return backup, aside


def _put_aside(path: Path, now: datetime) -> Path | None:
    if not path.exists():
        return None
    aside = path.with_name(f"{path.stem}.damaged-{now.strftime('%Y%m%dT%H%M%S')}{path.suffix}")
    if aside.exists():
        raise FileExistsError(17, "a file of that name exists", str(aside))
    path.rename(aside)
    for ending in ("-wal", "-shm", seal.CLOSING):
        beside = path.with_name(path.name + ending)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + ending))
    return aside
