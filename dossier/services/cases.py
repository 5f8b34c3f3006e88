"""Making, opening, closing and checking cases."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from dossier.domain.importing import IsCancelled, Progress
from dossier.domain.views import CaseInfo, CheckReport
from dossier.errors import DossierError
from dossier.services import claims, held_words, timelines
from dossier.services.watching import Watch
from dossier.store import case_facts, dump, file_names, opening, renewal, verification
from dossier.store.case_file import CaseFile
from dossier.store.stopping import asked_until, stopped_by

__all__ = [
    "CaseFile",
    "asked_until",
    "case_info",
    "check_case",
    "close_case",
    "close_with_present",
    "create_case",
    "dump_case",
    "is_encrypted",
    "open_case",
    "outdated_stories",
    "pack",
    "rest",
    "settle",
    "stopped_by",
]


def create_case(path: Path, title: str | None = None, passphrase: str | None = None) -> CaseFile:
    """Make a case at *path* and open it; with a passphrase it is encrypted. Raises CaseExistsError, CaseError.

    The title is the file's name where none is given.
    """
    return opening.create(path, title, passphrase)


def open_case(
    path: Path,
    passphrase: str | None = None,
    *,
    to_check: bool = False,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> CaseFile:
    """Open a case. *to_check*: a damaged one too, as far as it can be read, to say what is wrong with it.

    *progress* hears how far it is with a large one; *cancelled* stops it before anything is changed, and Cancelled is
    raised.

    Raises CaseMissingError, NotACaseError, NewerCaseError, WrongPassphraseError, DamagedCaseError, CaseBusyError.
    """
    return opening.open_existing(path, passphrase, to_check=to_check, progress=Watch(progress, cancelled).tell)


def close_case(case: CaseFile) -> None:
    """Bring everything into the one file and close it. Closing twice is no error.

    Where the case was changed, its events are packed for the timeline before, so that it opens quickly the next time.
    None of its words stay in memory.
    """
    if case.is_open and case.was_written:
        # What cannot be packed, for example on a full disk, is read from its rows.
        with suppress(DossierError):
            timelines.refresh(case)
    case.close()
    claims.forget(case)
    file_names.forget(case)
    held_words.forget()


def close_with_present(case: CaseFile | None) -> None:
    """Close a case, if there is one, and where it is a past one, the present one behind it too."""
    while case is not None:
        close_case(case)
        case = case.present


def settle(case: CaseFile) -> None:
    """Bring everything into the one file, for example when nothing has happened for a while.

    The events are packed for the timeline too, where much about them has changed.
    """
    timelines.refresh(case)
    case.checkpoint()


def rest(case: CaseFile) -> None:
    """Keep no more memory than an open case needs, for example when nothing has been asked for a while."""
    claims.forget(case)
    case.texts.clear()
    held_words.forget()
    case_facts.forget_pages(case)
    timelines.give_back()


def pack(case: CaseFile) -> bool:
    """Pack the events for lists and the timeline where that is worth while; tell whether it was."""
    return timelines.refresh(case)


def is_encrypted(path: Path) -> bool:
    """Tell whether the case at *path* asks for a passphrase. Raises CaseMissingError, NotACaseError."""
    return opening.is_encrypted(path)


def case_info(case: CaseFile) -> CaseInfo:
    """Return the case at a glance."""
    return case_facts.info(case)


def outdated_stories(case: CaseFile) -> int:
    """Return how many stories of the case were read by another engine than the present one."""
    return renewal.count_outdated(case)


def check_case(case: CaseFile) -> CheckReport:
    """Verify the whole case: digests, spans, links, index and history. Findings are sentences; none means sound."""
    return verification.check(case)


def dump_case(case: CaseFile) -> Iterator[str]:
    """Yield the canonical text of the case, line by line, each line one JSON value.

    Two cases of equal content give equal lines: there are no ids, no times of import and no order of import in it.
    """
    return dump.lines(case)
