"""Every deliberate exception of the program.

    DossierError                  something a user can be told in one sentence
    ├── UnreadableFileError       a file that cannot be taken in: names the file and the reason
    ├── CaseError                 something about the case file
    │   ├── CaseMissingError      there is no case at that path
    │   ├── CaseExistsError       a case would overwrite a file
    │   ├── NotACaseError         the file is something else
    │   ├── NewerCaseError        made by a newer Dossier
    │   ├── WrongPassphraseError  the passphrase does not open it (or none was given)
    │   ├── DamagedCaseError      contents do not match their digests
    │   └── CaseBusyError         another program has it open for writing
    ├── NotFoundError             no such person, event or article in the case
    ├── AmbiguousError            several fit; the sentence lists them
    ├── ImpossibleError           a change that makes no sense ("cannot merge a person with a place")
    ├── ExportError               a file could not be written: nothing is left half done
    └── Cancelled                 the user stopped it; not shown as an error

Anything else that is raised is a bug of ours and is shown as one, with a text that can be copied.
"""

from pathlib import Path


class DossierError(Exception):
    """A failure that a user can understand. ``str()`` is the whole sentence, with what to do next."""


class UnreadableFileError(DossierError):
    """A file that cannot be imported."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason


class CaseError(DossierError):
    """Something is wrong with a case file."""


class CaseMissingError(CaseError):
    """There is no case file at the path."""


class CaseExistsError(CaseError):
    """A new case would overwrite an existing file."""


class NotACaseError(CaseError):
    """The file is not a Dossier case."""


class NewerCaseError(CaseError):
    """The case was written by a newer version of the program."""


class WrongPassphraseError(CaseError):
    """The passphrase is wrong or missing."""


class DamagedCaseError(CaseError):
    """What the case holds does not match its digests. ``backup`` is the last good backup of it, if there is one."""

    def __init__(self, sentence: str, backup: Path | None = None) -> None:
        super().__init__(sentence)
        self.backup = backup


class CaseBusyError(CaseError):
    """Another program is writing to the case."""


class NotFoundError(DossierError):
    """Nothing in the case fits what was asked for."""


class AmbiguousError(DossierError):
    """More than one thing in the case fits what was asked for."""


class ImpossibleError(DossierError):
    """A change that cannot be made."""


class ExportError(DossierError):
    """A file could not be written."""


class Cancelled(DossierError):
    """The user stopped a long operation."""
