"""A second process of the program that reads stories for an import: started by ``second_process``, and by nobody else.

It knows no case and no window, and ends as soon as the process that started it is gone. It is spoken to through its
standard input and output, in frames of eight bytes of length and a pickle: no socket is opened, and nobody but the
two processes can speak there.
"""

import gc
import os
import pickle
import signal
import struct
import sys
import threading
from collections.abc import Sequence
from queue import SimpleQueue
from typing import IO, Any

from dossier.domain.documents import Passage, PassageRole, Story
from dossier.domain.spans import Span
from dossier.services.analysing import Reading, StoryText, collected_seldom, fault_words, read_story

FLAG = "--read-stories-for-another-process"
"""The command-line word with which a frozen program is told to be such a process."""

READY = "ready"
Answer = tuple[int, list[Reading] | str]
"""The number of a part, and what was found in each of its stories, or the fault that stopped it in a few words."""

_LENGTH = struct.Struct(">Q")
_WARM_UP = "Anna Berg was arrested in Oslo on 3 May 2020."


def send(stream: IO[bytes], message: object) -> None:
    """Write one message and see it off. Raises OSError where the other side is gone."""
    send_bytes(stream, pickle.dumps(message, pickle.HIGHEST_PROTOCOL))


def send_bytes(stream: IO[bytes], packed: bytes) -> None:
    """Write one message that is packed already and see it off. Raises OSError where the other side is gone."""
    stream.write(_LENGTH.pack(len(packed)))
    stream.write(packed)
    stream.flush()


def receive(stream: IO[bytes], most: int = sys.maxsize) -> bytes | None:
    """Return the next message as it was packed, None where the other side is gone or sends more than *most* bytes."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > most:
        return None
    packed = stream.read(length)
    return packed if len(packed) == length else None


def main() -> int:
    """Read what is asked for until the asking process closes the pipe or is gone."""
    if hasattr(signal, "SIGINT"):
        # Control-C in a terminal reaches both processes; the other one decides what becomes of this one.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, answers = channels()
    asked: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=listen, args=(requests, asked), daemon=True).start()
    _warm_up()
    try:
        send(answers, READY)
        with collected_seldom():
            _serve(asked, answers)
    except OSError:
        return 0
    return 0


def channels() -> tuple[IO[bytes], IO[bytes]]:
    """Return the two pipes. What anything prints from now on must not get between the answers."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return os.fdopen(os.dup(0), "rb"), answers


def listen(requests: IO[bytes], asked: "SimpleQueue[bytes]") -> None:
    """Queue what is asked, and end this process as soon as nobody can ask any more."""
    while (packed := receive(requests)) is not None:
        asked.put(packed)
    # In the middle of a story too: nobody waits for the answer any more.
    os._exit(0)


def _warm_up() -> None:
    span = Span(0, len(_WARM_UP))
    read_story(StoryText(_WARM_UP, "", None), Story(1, span, passages=(Passage(span, PassageRole.BODY),)))
    # The lexicons stay for good: the collector need not look at them again and again.
    gc.collect()
    gc.freeze()


def _serve(asked: "SimpleQueue[bytes]", answers: IO[bytes]) -> None:
    source = StoryText("", "", None)
    while True:
        # Only the process that started this one can write here.
        message: Any = pickle.loads(asked.get())
        if isinstance(message, StoryText):
            source = message
            continue
        number, seconds, stories = message
        end_after(seconds)
        send(answers, (number, _read(source, stories)))
        end_after(0)


def _read(source: StoryText, stories: Sequence[Story]) -> list[Reading] | str:
    try:
        return [read_story(source, story) for story in stories]
    except Exception as error:
        return fault_words(error)


def end_after(seconds: float) -> None:
    """Let the system end this process after so long, even if it no longer listens to anybody; 0 takes that back."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)
