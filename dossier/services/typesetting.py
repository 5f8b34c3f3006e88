"""Setting the pages of a PDF in a process of its own, so that it can be stopped while it is done."""

from dossier.errors import ExportError
from dossier.report.pdf import Pages, set_pages
from dossier.services.second_process import Empty, SecondProcess, Work
from dossier.services.typesetting_process import FLAG
from dossier.services.watching import Watch

_WORK = Work("dossier.services.typesetting_process", FLAG)
_LOOK = 0.05
"""Seconds between two looks at whether it was stopped."""


class FailedTypesetting(RuntimeError):
    """Setting the pages failed for a fault of ours."""


def set_stoppably(pages: Pages, watch: Watch | None = None) -> bytes:
    """Return a PDF, as ``set_pages`` does.

    Raises Cancelled as soon as *watch* does, and ExportError where the process ended before it was done.
    """
    try:
        process = SecondProcess(_WORK)
    except OSError:
        # Where no process can be started the pages are set here, and cannot be stopped.
        return set_pages(pages)
    try:
        process.send(pages)
        answer = _awaited(process, watch or Watch())
    except EOFError as error:
        raise ExportError(
            "The pages could not be set: the system ended the process that sets them, perhaps for want of memory. "
            "Choose fewer people or leave the texts out, and try again."
        ) from error
    finally:
        process.end()
    if not isinstance(answer, bytes):
        raise FailedTypesetting(str(answer))
    return answer


def _awaited(process: SecondProcess, watch: Watch) -> object:
    while True:
        watch.look()
        try:
            return process.receive(_LOOK)
        except Empty:
            continue
