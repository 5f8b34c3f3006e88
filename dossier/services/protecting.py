"""Looking after a case that nobody has open: its passphrase, and forgetting for good what was taken out of it."""

from dataclasses import dataclass
from pathlib import Path

from dossier.domain.importing import IsCancelled
from dossier.errors import CaseError, DossierError, NotFoundError
from dossier.services import claims, held_words
from dossier.services.watching import watched
from dossier.store import backups, forgetting, opening, rekeying, settlement_store
from dossier.store.case_file import CaseFile

__all__ = ["Forgotten", "change_passphrase", "fits", "forget"]


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What forgetting did: older backups that were deleted, and copies that may still hold what was taken out."""

    deleted: int
    left: tuple[Path, ...]


fits = rekeying.fits
change_passphrase = rekeying.change


def forget(path: Path, passphrase: str | None, cancelled: IsCancelled | None = None) -> Forgotten:
    """Empty what undo keeps of the case at *path*, write it anew, and replace its older backups by a new one.

    Nothing of what was taken out of the case, or undone, is in its file then, and nothing done so far can be undone.
    Raises WrongPassphraseError, CaseBusyError, DamagedCaseError, CaseError, and Cancelled, with the case as it was: it
    can be stopped until undo has been emptied, and not in the middle of what makes that last.
    """
    path = path.absolute()
    _empty(path, passphrase, cancelled)
    rekeying.rewrite(path, passphrase, passphrase)
    case = opening.open_existing(path, passphrase)
    try:
        made = backups.make(case, at_once=True)
    finally:
        case.close()
        held_words.forget()
    older = [backup for backup in backups.of_case(path) if made is None or backup.path != made.path]
    if made is None or not made.is_whole:
        raise CaseError("No new backup could be made, so the older ones were kept: they still hold what was forgotten.")
    left = list(rekeying.other_copies(path))
    deleted = 0
    for backup in older:
        try:
            rekeying.wipe(backup.path)
            deleted += 1
        except OSError:
            left.append(backup.path)
    return Forgotten(deleted, tuple(left))


def _empty(path: Path, passphrase: str | None, cancelled: IsCancelled | None) -> None:
    # Nobody else may be at work in it: it could not be written anew, and half would have been done.
    rekeying.refuse_if_open(path, passphrase)
    case = opening.open_existing(path, passphrase)
    try:
        with watched(case, None, cancelled):
            forgetting.forget(case, _settled_nowhere(case))
    finally:
        case.close()
        held_words.forget()


def _settled_nowhere(case: CaseFile) -> list[str]:
    """Return the keys of settled contradictions that are none any more."""
    gone: list[str] = []
    for key in settlement_store.sides(case):
        try:
            claims.find_contradiction(case, key)
        except NotFoundError:
            gone.append(key)
        except DossierError:
            continue
    return gone
