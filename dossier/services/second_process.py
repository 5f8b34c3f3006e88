"""A process beside this one, for an import: how it is started, spoken to and ended."""

import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import IO, Any

from dossier.services.worker_process import FLAG, receive, send


@dataclass(frozen=True, slots=True)
class Work:
    """What a second process is for: the module whose ``main`` it runs, and the word that tells a frozen program so.

    ``unpack`` makes messages of what it sends, none of more than ``most`` bytes.
    """

    module: str
    flag: str
    # Only the process that was started here can write there.
    unpack: Callable[[bytes], Any] = pickle.loads
    most: int = sys.maxsize


READING = Work("dossier.services.worker_process", FLAG)
"""Reading stories."""


class SecondProcess:
    """A running process. Messages go out and come in without blocking whoever sends and asks.

    Raises OSError where it cannot be started.
    """

    def __init__(self, work: Work = READING) -> None:
        self._unpack = work.unpack
        self._process = subprocess.Popen(
            _command(work),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # The window has no console; without this Windows would open one.
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._outgoing: SimpleQueue[object] = SimpleQueue()
        self._incoming: SimpleQueue[bytes | None] = SimpleQueue()
        self._threads = [
            threading.Thread(target=_feed, args=(self._process.stdin, self._outgoing), daemon=True),
            threading.Thread(target=_listen, args=(self._process.stdout, self._incoming, work.most), daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    @property
    def id(self) -> int:
        """The number by which the system knows it."""
        return self._process.pid

    def send(self, message: object) -> None:
        """Send a message; where the process is gone, ``receive`` will tell."""
        self._outgoing.put(message)

    def receive(self, seconds: float) -> Any:
        """Return the next message, waiting so long for it. Raises Empty where none came, EOFError where it is gone."""
        packed = self._incoming.get(timeout=seconds) if seconds else self._incoming.get_nowait()
        if packed is None:
            raise EOFError
        return self._unpack(packed)

    def end(self) -> None:
        """End the process at once, whatever it is doing, and wait until it is gone."""
        self._process.kill()
        self._process.wait()
        self._outgoing.put(None)
        for thread in self._threads:
            thread.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()


def _command(work: Work) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, work.flag]
    code = f"import sys; sys.path[:] = {sys.path!r}; from {work.module} import main; sys.exit(main())"
    return [sys.executable, "-c", code]


def _feed(stream: IO[bytes], outgoing: "SimpleQueue[object]") -> None:
    with suppress(OSError, ValueError):
        while (message := outgoing.get()) is not None:
            send(stream, message)


def _listen(stream: IO[bytes], incoming: "SimpleQueue[bytes | None]", most: int) -> None:
    with suppress(OSError, ValueError):
        while (packed := receive(stream, most)) is not None:
            incoming.put(packed)
    incoming.put(None)


__all__ = ["READING", "Empty", "SecondProcess", "Work"]
