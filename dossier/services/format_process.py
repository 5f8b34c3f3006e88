"""The process in which files of other formats than text are taken apart: started by ``formats``, and by nobody else.

A file may have been made to harm whoever opens it. Here it meets no case: only pipes to the process that asked, no
network, no way to start a program, and bounds on memory and time. Answers are plain JSON or the bare bytes of a packed
file, so that nothing that is sent back can be more than words and numbers.
"""

import ctypes
import json
import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import IO, TYPE_CHECKING, Any

from dossier.ingest.formats.parsed import CannotParse
from dossier.services.worker_process import channels, end_after, listen, send_bytes

if TYPE_CHECKING:
    from dossier.ingest.formats.packed import Archive
    from dossier.ingest.formats.web_archive import WebArchive

FLAG = "--take-files-apart-for-another-process"
"""The command-line word with which a frozen program is told to be such a process."""

MEMORY = 384 * 1024 * 1024
"""How much memory a file may take to be read, in bytes."""

BYTES = b"\0"
"""What the bytes of a packed file begin with on their way back: no JSON does."""

_LOOK = 0.02
_REFUSED = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile")
_CHANGES = ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod")
OUT_OF_MEMORY = 17
"""The exit code of a process that took too much memory."""


def main() -> int:
    """Read what is asked for until the asking process closes the pipe or is gone."""
    if hasattr(signal, "SIGINT"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, answers = channels()
    _bound_memory()
    asked: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=listen, args=(requests, asked), daemon=True).start()
    threading.Thread(target=_watch_memory, daemon=True).start()
    sys.addaudithook(refuse)
    try:
        send_bytes(answers, json.dumps({"ready": True}).encode("ascii"))
        _serve(asked, answers)
    except OSError:
        return 0
    return 0


def _serve(asked: "SimpleQueue[bytes]", answers: IO[bytes]) -> None:
    while True:
        # Only the process that started this one can write here.
        act, asked_of, seconds = pickle.loads(asked.get())
        end_after(seconds)
        try:
            answer = _answer(act, asked_of)
        except MemoryError:
            # What is left of this process is in no state to read a further file.
            os._exit(OUT_OF_MEMORY)
        send_bytes(answers, answer if isinstance(answer, bytes) else json.dumps(answer).encode("ascii"))
        end_after(0)


def _answer(act: str, asked_of: Any) -> dict[str, Any] | bytes:
    """Return what was asked for, or why it cannot be had."""
    try:
        return _ACTS[act](*asked_of)
    except CannotParse as error:
        return {"refused": str(error)}
    except RecursionError:
        return {"refused": "it is nested too deeply to be read. Save its text as a .txt file and import that."}
    except MemoryError:
        raise
    except Exception as error:
        return {"broken": " ".join(f"{type(error).__name__}: {error}".split())[:200]}


def _parsed(media_type: str, data: bytes) -> dict[str, Any]:
    from dossier.ingest.formats.parsers import parse

    found = parse(media_type, data)
    return {"text": found.text, "notes": found.notes, "pages": found.pages, "encoding": found.encoding}


def _prepared(media_type: str) -> dict[str, Any]:
    from dossier.ingest.formats.parsers import prepare

    prepare(media_type)
    return {}


def _names(path: Path) -> dict[str, Any]:
    return {"names": _archive(path).names}


def _taken(path: Path, name: str) -> bytes:
    return BYTES + _archive(path).take(name)


def _archive(path: Path) -> "Archive | WebArchive":
    """Return an archive, opened once for all the files that are taken out of it."""
    from dossier.ingest.formats.packed import Archive

    state = path.stat()
    key = (path, state.st_mtime_ns, state.st_size)
    if key not in _opened:
        _opened.clear()
        if path.name.casefold().endswith((".warc", ".warc.gz")):
            from dossier.ingest.formats.web_archive import WebArchive

            _opened[key] = WebArchive(path)
        else:
            _opened[key] = Archive(path)
    return _opened[key]


_ACTS: dict[str, Callable[..., dict[str, Any] | bytes]] = {
    "prepare": _prepared,
    "parse": _parsed,
    "names": _names,
    "take": _taken,
}
_opened: dict[tuple[Path, int, int], "Archive | WebArchive"] = {}


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Let nothing in this process reach a network, start a program or change a file."""
    if event.startswith(_REFUSED) or event.startswith(_CHANGES):
        raise PermissionError(f"{event} is not allowed while a file is read")
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        raise PermissionError("writing is not allowed while a file is read")
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR):
        raise PermissionError("writing is not allowed while a file is read")


def _bound_memory() -> None:
    """Let the system refuse more memory than a file may take, where it can."""
    if sys.platform == "linux":
        import resource

        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (2 * MEMORY, 2 * MEMORY))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _watch_memory() -> None:
    """End this process once it holds more memory than a file may take, on every system."""
    while _memory_held() <= MEMORY:
        time.sleep(_LOOK)
    os._exit(OUT_OF_MEMORY)


def _memory_held() -> int:
    """Return the most memory that this process has held, in bytes; 0 where that is not known."""
    if sys.platform == "win32":
        return _memory_on_windows()
    if sys.platform == "linux":
        # What getrusage tells there goes on from the process that started this one, which may hold far more.
        with suppress(OSError, ValueError, IndexError):
            told = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
            return int(told.partition("VmHWM:")[2].split(maxsplit=1)[0]) * 1024
    import resource

    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held if sys.platform == "darwin" else held * 1024


if sys.platform == "win32":

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of the Windows interface."""

        _fields_ = (
            ("size", ctypes.c_ulong), ("faults", ctypes.c_ulong), ("peak", ctypes.c_size_t),
            ("held", ctypes.c_size_t), ("peak_paged", ctypes.c_size_t), ("paged", ctypes.c_size_t),
            ("peak_other", ctypes.c_size_t), ("other", ctypes.c_size_t), ("pagefile", ctypes.c_size_t),
            ("peak_pagefile", ctypes.c_size_t),
        )  # fmt: skip

    def _memory_on_windows() -> int:
        counters = _Counters()
        counters.size = ctypes.sizeof(counters)
        kernel = ctypes.windll.kernel32
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        asked = kernel.K32GetProcessMemoryInfo
        asked.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)
        done = asked(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.size)
        return int(counters.peak_pagefile) if done else 0

else:

    def _memory_on_windows() -> int:
        return 0
