"""The process in which the pages of a PDF are set: started by ``typesetting``, and by nobody else.

Nothing stops typst once it works; a process of its own can be ended. It knows no case and writes but its answer.
"""

import pickle
import signal
import threading
from queue import SimpleQueue
from typing import IO

from dossier.report.pdf import Pages, set_pages
from dossier.services.analysing import fault_words
from dossier.services.worker_process import channels, listen, send

FLAG = "--set-pages-for-another-process"
"""The command-line word with which a frozen program is told to be such a process."""


def main() -> int:
    """Set the pages that are asked for, and end; also when the asking process is gone."""
    if hasattr(signal, "SIGINT"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, answers = channels()
    asked: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=listen, args=(requests, asked), daemon=True).start()
    try:
        _answer(asked, answers)
    except OSError:
        return 0
    return 0


def _answer(asked: "SimpleQueue[bytes]", answers: IO[bytes]) -> None:
    # Only the process that started this one can write here.
    pages = pickle.loads(asked.get())
    assert isinstance(pages, Pages)
    try:
        send(answers, set_pages(pages))
    except Exception as error:
        send(answers, fault_words(error))
