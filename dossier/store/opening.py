"""Making, opening and recognising case files."""

import glob
import os
import shlex
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from weakref import WeakSet

from sqlalchemy import Connection, insert
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from dossier.domain.importing import Progress
from dossier.errors import (
    CaseError,
    CaseExistsError,
    CaseMissingError,
    DamagedCaseError,
    DossierError,
    NotACaseError,
    WrongPassphraseError,
)
from dossier.store import backups, first_page, migrations, protection, seal
from dossier.store.case_file import CaseFile
from dossier.store.connection import connect
from dossier.store.failures import explain, in_plain_words
from dossier.store.folding import storable
from dossier.store.schema import APPLICATION_ID, case_facts
from dossier.store.seal import Seal

_PLAIN_HEADER = b"SQLite format 3\x00"
_PAGE = 4096
_LARGE = 64 << 20
"""To read so many bytes takes longer than to try a passphrase."""

_RANDOM_ENOUGH = 200
"""A page of ciphertext holds nearly all of the 256 byte values; texts and most formats hold far fewer."""

_OPEN: "WeakSet[CaseFile]" = WeakSet()
"""The cases that are open in this process."""


def create(path: Path, title: str | None = None, passphrase: str | None = None) -> CaseFile:
    """Make a case at *path*, readable by its owner alone, and open it. Raises CaseExistsError, CaseError.

    It is made under another name and then takes its own in one step: at no moment is there half a case.
    """
    path = path.absolute()
    if path.exists() or path.is_symlink():
        raise CaseExistsError(f"{path.name} exists already. Choose another name, or open it.")
    refuse_passphrase(passphrase)
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        remove_drafts_of_the_dead(path)
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with in_plain_words(path):
            _fill(draft, storable(title or path.stem), passphrase)
        _take_name(draft, path)
    except OSError as error:
        raise CaseError(f"{path} cannot be made: {error.strerror or error}. Choose another folder.") from error
    finally:
        with suppress(OSError):
            remove_draft(draft)
    return open_existing(path, passphrase)


def refuse_passphrase(passphrase: str | None) -> None:
    """Raise CaseError for a passphrase that no case can have. None stands for a case without one."""
    if passphrase == "":
        raise CaseError("The passphrase is empty. Give at least one character, or none at all.")
    if passphrase is not None and not _can_be_typed(passphrase):
        raise CaseError("The passphrase holds a character that cannot be typed. Choose another one.")


def open_existing(
    path: Path, passphrase: str | None = None, *, to_check: bool = False, progress: Progress | None = None
) -> CaseFile:
    """Open the case at *path*, bringing it to the newest version first where it is older.

    *to_check*: a damaged one too, as far as it can be read; it then says so (``CaseFile.damage``) and takes no changes.
    *progress* hears how far it is with a large one, and may raise to stop it: the case stays as it was.
    Raises CaseMissingError, NotACaseError, NewerCaseError, WrongPassphraseError, DamagedCaseError, CaseBusyError.
    """
    path = path.absolute()
    try:
        return _opened(path, passphrase, to_check, progress)
    except (DamagedCaseError, NotACaseError) as error:
        if (failure := _failure_of_the_disk(path)) is not None:
            raise failure from error
        offered = _with_backup(error, path)
        if offered is None:
            raise
        raise offered from error


def _failure_of_the_disk(path: Path) -> CaseError | None:
    """Return why the file at *path* cannot be read to its end, None where it can: then it is the file that is damaged.

    The database may take what a failing disk gives it for a damaged file.
    """
    if not path.is_file() or _open_here(path) is not None:
        return None
    try:
        with path.open("rb") as file:
            while file.read(1 << 20):
                pass
    except OSError as error:
        said = f"{error.strerror or error}. Check the disk, and copy the case elsewhere"
        return CaseError(f"The disk reported an error while {path.name} was read: {said}.")
    return None


def _opened(path: Path, passphrase: str | None, to_check: bool, progress: Progress | None) -> CaseFile:
    encrypted = _recognise(path)
    if encrypted and not passphrase:
        raise WrongPassphraseError(f"{path.name} is protected by a passphrase. Give it to open the case.")
    if passphrase is not None and not _can_be_typed(passphrase):
        raise _wrong_passphrase(path)
    if _is_unchanging(path):
        return _opened_to_read(path, passphrase if encrypted else None, progress)
    open_here = _open_here(path)
    with suppress(OSError):
        # Of a case that was just being written anew, perhaps without its passphrase.
        remove_drafts_of_the_dead(path)
    if encrypted and path.stat().st_size > _LARGE:
        # A wrong passphrase is refused at once, before the whole file is read.
        _connect(path, passphrase).close()
    found = Seal.IN_USE if open_here else _examined(path, progress)
    connection = _connect(path, passphrase if encrypted else None)
    try:
        with in_plain_words(path):
            if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION_ID:
                raise NotACaseError(f"{path.name} is a database of another program, not a Dossier case.")
            migrations.refuse_newer(connection, path)
            damage = None
            try:
                if not open_here and found is not Seal.WHOLE:
                    _look_through(connection, path, found, progress)
            except DamagedCaseError as error:
                if not to_check:
                    raise
                damage = str(_with_backup(error, path) or error)
            if damage is None:
                migrations.migrate(connection, path)
                # Not so where a program was killed while it wrote the case anew.
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            case = CaseFile(path, connection, encrypted, damage)
            if damage is None:
                case.guard(found is Seal.WHOLE)
    except BaseException:
        connection.close()
        raise
    _OPEN.add(case)
    return case


def _is_unchanging(path: Path) -> bool:
    """Tell whether the case lies where nothing can be written, and nothing is left to be written."""
    beside = path.with_name(f"{path.name}-wal")
    can_write = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    return not can_write and not (beside.exists() and beside.stat().st_size > 0)


def _opened_to_read(path: Path, passphrase: str | None, progress: Progress | None) -> CaseFile:
    """Open a case on a disk, or in a folder, that can only be read: it can be looked at, not changed."""
    found = _examined(path, progress)
    connection = _connect(path, passphrase, unchanging=True)
    try:
        with in_plain_words(path):
            migrations.refuse_newer(connection, path)
            if migrations.version_of(connection) < migrations.MIGRATIONS[-1].number:
                raise CaseError(
                    f"{path.name} was made by an older version of Dossier and lies where nothing can be written. Copy "
                    "it to another folder and open it there."
                )
            if found is not Seal.WHOLE:
                _look_through(connection, path, found, progress)
    except BaseException:
        connection.close()
        raise
    case = CaseFile(path, connection, encrypted=passphrase is not None)
    case.read_only = (
        f"{path.name} lies where nothing can be written: it can be looked at, not changed. Copy it to another folder "
        "to change it."
    )
    case.identity = seal.identity_of(path)
    _OPEN.add(case)
    return case


def _examined(path: Path, progress: Progress | None = None) -> Seal:
    try:
        return seal.examine(path, progress)
    except OSError as error:
        raise _unreadable(path, error) from error


def _look_through(connection: Connection, path: Path, found: Seal, progress: Progress | None) -> None:
    """Compare all rows with their digests, of a case that no whole seal vouches for. Raises DamagedCaseError."""
    if migrations.version_of(connection) < migrations.FIRST_PROTECTED:
        return
    connection.exec_driver_sql("BEGIN")
    try:
        if found is not Seal.IN_USE and seal.is_marked(connection):
            raise _damaged(path)
        if any(True for _ in protection.findings(connection, progress)):
            raise _damaged(path)
    except (DBAPIError, dbapi2.Error, ValueError, TypeError) as error:
        if (sentence := explain(error, path)) is not None:
            raise sentence from error
        raise _damaged(path) from error
    finally:
        with suppress(DBAPIError):
            connection.exec_driver_sql("ROLLBACK")


def _damaged(path: Path) -> DamagedCaseError:
    return DamagedCaseError(
        f"{path.name} is damaged, or another program has changed it: it is not as Dossier left it. "
        "Open a backup of the case instead."
    )


def _with_backup(error: DossierError, path: Path) -> DamagedCaseError | None:
    """Return the failure of a damaged case with the backup that can take its place, None where there is none."""
    backup = backups.last_good(path)
    if backup is None and isinstance(error, NotACaseError):
        return None
    if backup is None:
        said = str(error).removesuffix(" Open a backup of the case instead.")
        how = f"dossier salvage {shlex.quote(str(path))} --out FOLDER"
        return DamagedCaseError(f"{said} There is no whole backup of it: “{how}” brings out what can still be read.")
    first = str(error).removesuffix(" Open a backup of the case instead.")
    if isinstance(error, NotACaseError):
        first = f"{path.name} is damaged: its beginning is not that of a case."
    made = f"{backup.made.astimezone():%d %B %Y, %H:%M}".lstrip("0")
    how = f"dossier restore {shlex.quote(str(path))}"
    return DamagedCaseError(f"{first} There is a backup of {made}: “{how}” puts it in its place.", backup.path)


def why_not_replace(path: Path) -> str | None:
    """Return why a backup must not take the place of the case at *path*, None where it may: the case is damaged."""
    path = path.absolute()
    if _open_here(path) is not None or _examined(path) is Seal.WHOLE:
        return f"{path.name} is whole. There is nothing to bring back."
    try:
        open_existing(path).close()
    except (DamagedCaseError, NotACaseError):
        return None
    except WrongPassphraseError:
        # Nobody can tell without it; what stands there is kept beside.
        return None
    except CaseError as error:
        return str(error)
    return f"{path.name} is whole. There is nothing to bring back."


def is_encrypted(path: Path) -> bool:
    """Tell whether the case at *path* asks for a passphrase. Raises CaseMissingError, NotACaseError."""
    try:
        return _recognise(path.absolute())
    except DamagedCaseError:
        # Opening it says so, with the backup that can take its place.
        return False


def _recognise(path: Path) -> bool:
    """Return whether the file is an encrypted case; raise where it cannot be a case at all."""
    not_a_case = NotACaseError(f"{path.name} is not a Dossier case. Choose a file that ends in .dossier.")
    try:
        if not path.exists():
            raise CaseMissingError(f"There is no case at {path}. Check the path, or make a new case there.")
        if not path.is_file():
            raise not_a_case
        # On POSIX, closing the file would give up the locks that the open case holds on it.
        if (case := _open_here(path)) is not None:
            return case.encrypted
        with path.open("rb") as file:
            head, second = file.read(_PAGE), file.read(_PAGE)
        if head.startswith(_PLAIN_HEADER):
            return False
        is_random = not path.stat().st_size % _PAGE and _is_random(head)
        if is_random and _is_random(second):
            return True
        if first_page.is_lost(path):
            raise DamagedCaseError(f"{path.name} is damaged: its beginning is not that of a case.")
    except OSError as error:
        raise _unreadable(path, error) from error
    if not is_random:
        raise not_a_case
    return True


def _is_random(page: bytes) -> bool:
    return len(page) == _PAGE and len(set(page)) >= _RANDOM_ENOUGH


def _open_here(path: Path) -> CaseFile | None:
    """Return the case of that file which is open in this process, None where there is none."""
    identity = seal.identity_of(path)
    return next((case for case in _OPEN if case.is_open and case.identity == identity), None)


def _unreadable(path: Path, error: OSError) -> CaseError:
    return CaseError(
        f"{path.name} cannot be read: {error.strerror or error}. Check the permissions of the file and its folder."
    )


def _connect(path: Path, passphrase: str | None, *, unchanging: bool = False) -> Connection:
    try:
        connection = connect(path, passphrase, unchanging=unchanging)
        # The first page is read only now, and with it the passphrase is tried.
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema")
    except DBAPIError as error:
        if passphrase is not None and "not a database" in str(error.orig):
            raise _wrong_passphrase(path) from error
        sentence = explain(error, path)
        if sentence is None:
            raise
        raise sentence from error
    return connection


def _wrong_passphrase(path: Path) -> WrongPassphraseError:
    return WrongPassphraseError(
        f"The passphrase does not open {path.name}. Check capitals and the keyboard layout, and try again."
    )


def _can_be_typed(passphrase: str) -> bool:
    """Tell whether the cipher can take *passphrase*: NUL would cut it short, and halves of characters have no bytes."""
    return "\x00" not in passphrase and storable(passphrase) == passphrase


def _fill(draft: Path, title: str, passphrase: str | None) -> None:
    connection = connect(draft, passphrase)
    try:
        connection.exec_driver_sql(f"PRAGMA page_size = {_PAGE}")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        migrations.migrate(connection, draft)
        created = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        facts = [{"name": "title", "value": title}, {"name": "created", "value": created}]
        protection.watch(connection)
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        connection.execute(insert(case_facts), facts)
        protection.renew(connection)
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def _take_name(draft: Path, path: Path) -> None:
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    try:
        # A link, unlike a rename, never replaces what has come to stand there meanwhile.
        os.link(draft, path)
    except FileExistsError as error:
        raise CaseExistsError(f"{path.name} exists already. Choose another name, or open it.") from error
    except OSError:
        draft.rename(path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def remove_drafts_of_the_dead(path: Path) -> None:
    """Remove what programs left behind that were killed while they made a case of this name."""
    for draft in path.parent.glob(f".{glob.escape(path.name)}.*.new"):
        number = draft.name.removesuffix(".new").rsplit(".", 1)[-1]
        if number.isdecimal() and not _is_running(int(number)):
            remove_draft(draft)


def _is_running(process: int) -> bool:
    if os.name != "posix":
        # There the same call would end the process; a draft too many does no harm.
        return process != os.getpid()
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return process != os.getpid()


def remove_draft(draft: Path) -> None:
    """Remove what was made of a new case file."""
    for ending in ("", "-wal", "-shm", "-journal", seal.CLOSING):
        draft.with_name(draft.name + ending).unlink(missing_ok=True)
