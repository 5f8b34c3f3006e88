"""The commands that write a case anew: another passphrase, and forgetting for good."""

import sys
from collections.abc import Sequence
from pathlib import Path

from dossier.cli import json_forms, passphrases
from dossier.cli.terminal import ProgressBar, say, warn
from dossier.domain.wording import counted
from dossier.errors import ImpossibleError, WrongPassphraseError
from dossier.services import protecting


def change_passphrase(path: Path, descriptor: int | None, remove: bool, as_json: bool) -> int:
    """Give the case at *path* a passphrase asked for at the keyboard, or none; return the exit code.

    The present one comes from *descriptor* where one is given. Raises DossierError.
    """
    old = passphrases.of_case(path, descriptor)
    if old is None and remove:
        raise ImpossibleError(f"{path.name} has no passphrase. There is nothing to take away.")
    if old is not None and not protecting.fits(path, old):
        raise WrongPassphraseError(f"The passphrase does not open {path.name}, so nothing was changed. Try again.")
    new = None if remove else passphrases.chosen_anew(path.name)
    bar = ProgressBar()
    try:
        left = protecting.change_passphrase(path, old, new, bar.show)
    finally:
        bar.clear()
    if as_json:
        json_forms.show({"encrypted": new is not None, "left": [str(each) for each in left]})
        return 0
    if new is None:
        say(f"{path.name} has no passphrase any more: anyone who has the file can read it.")
    else:
        say(f"{path.name} has {'a' if old is None else 'another'} passphrase now.")
    _tell_of(left, "These copies do not follow; delete them if nobody should read them:")
    return 0


def forget(path: Path, descriptor: int | None, is_sure: bool, as_json: bool) -> int:
    """Forget for good what was removed from the case at *path* or undone; return the exit code. Raises DossierError."""
    passphrase = passphrases.of_case(path, descriptor)
    if not is_sure and not _agreed():
        raise ImpossibleError("Nothing was forgotten. Say --yes to forget what undo keeps.")
    done = protecting.forget(path, passphrase)
    if as_json:
        json_forms.show({"deleted": done.deleted, "left": [str(each) for each in done.left]})
        return 0
    say(f"Forgot what undo kept. {counted(done.deleted, 'older backup')} deleted, a new one made.")
    _tell_of(done.left, "These copies may still hold what was forgotten:")
    return 0


def _agreed() -> bool:
    if not sys.stdin.isatty():
        return False
    warn("Nothing done so far can be undone then, and older backups of the case are deleted.")
    sys.stderr.write("Forget for good? Type yes: ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() == "yes"


def _tell_of(left: Sequence[Path], words: str) -> None:
    if left:
        say(words)
        for each in left:
            say(f"  {each}")
