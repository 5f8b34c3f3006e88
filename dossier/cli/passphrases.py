"""Where a passphrase comes from: a file descriptor or the keyboard. Never the command line, never the environment."""

import getpass
import os
import sys
from pathlib import Path

from dossier.cli.terminal import warn
from dossier.domain.passphrases import hint
from dossier.errors import CaseError, WrongPassphraseError
from dossier.services import cases

_LONGEST = 4096


def from_descriptor(descriptor: int) -> str:
    """Return the first line that can be read from *descriptor*. Raises CaseError."""
    read = b""
    try:
        while b"\n" not in read and len(read) < _LONGEST:
            block = os.read(descriptor, _LONGEST)
            if not block:
                break
            read += block
        passphrase = read.split(b"\n", 1)[0].removesuffix(b"\r").decode("utf-8")
    except (OSError, OverflowError, UnicodeDecodeError) as error:
        raise CaseError(f"No passphrase can be read from file descriptor {descriptor}.") from error
    if not passphrase:
        raise CaseError(f"File descriptor {descriptor} gave an empty passphrase.")
    return passphrase


def of_case(path: Path, descriptor: int | None) -> str | None:
    """Return the passphrase of the case at *path*, None where it has none. Raises CaseError where nobody gives it."""
    if not cases.is_encrypted(path):
        return None
    return asked(path.name) if descriptor is None else from_descriptor(descriptor)


def asked(name: str) -> str:
    """Ask for the passphrase of the case called *name*. Raises WrongPassphraseError where nobody can be asked."""
    if not sys.stdin.isatty():
        raise WrongPassphraseError(f"{name} is protected by a passphrase. Give it by --passphrase-fd N.")
    return _typed(f"Passphrase of {name}: ")


def chosen(name: str) -> str:
    """Ask twice for the passphrase of a new case. Raises CaseError where the two differ or nobody can be asked."""
    if not sys.stdin.isatty():
        raise CaseError("A passphrase for the new case is needed. Give it by --passphrase-fd N.")
    return _typed_twice(name)


def chosen_anew(name: str) -> str:
    """Ask twice for another passphrase of a case. Raises CaseError where the two differ or nobody can be asked."""
    if not sys.stdin.isatty():
        raise CaseError("A new passphrase is taken from the keyboard alone. Run this command in a terminal.")
    return _typed_twice(name)


def _typed_twice(name: str) -> str:
    first = _typed(f"New passphrase of {name}: ")
    warn(f"{hint(first).sentence} A forgotten passphrase cannot be recovered by anyone.")
    if first != _typed("Once more: "):
        raise CaseError("The two passphrases differ, so nothing was done. Try again.")
    return first


def _typed(prompt: str) -> str:
    try:
        return getpass.getpass(prompt)
    except EOFError as error:
        raise CaseError("No passphrase was typed, so nothing was done. Try again.") from error
