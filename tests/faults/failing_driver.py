"""Run by test_io_errors.py with failing_disk.c preloaded: does commands of the program while the disk fails.

Each line on stdin is a JSON list: the folder of the files that fail, the classes of calls, the first call that fails,
how many do, the errno, and commands of the terminal. A child does the commands; a JSON line tells what it said.
"""

import ctypes
import json
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

from dossier.cli import commands as commands  # warm, so that children start at once
from dossier.cli.__main__ import run
from dossier.extract import pipeline as pipeline
from dossier.services import annotating, exporting


def did(folder: str, classes: int, first: int, times: int, error: int, asked: list[list[str]]) -> dict[str, object]:
    """Do the commands one after the other until one fails."""
    disk = ctypes.CDLL(None)
    disk.failing_seen.restype = ctypes.c_long
    out, err, code = StringIO(), StringIO(), 0
    with redirect_stdout(out), redirect_stderr(err):
        disk.failing_arm(folder.encode(), classes, ctypes.c_long(first), ctypes.c_long(times), error)
        for each in asked:
            if code == 0:
                code = run(each)
        seen = disk.failing_seen()
        disk.failing_arm(b"", 0, ctypes.c_long(0), ctypes.c_long(0), 0)
    return {"code": code, "out": out.getvalue(), "err": err.getvalue(), "seen": seen}


def in_a_child(request: list[object]) -> str:
    """Return the answer of a child to one line."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            answer = json.dumps(did(*request))  # type: ignore[arg-type]
        except BaseException as error:
            answer = json.dumps({"code": -1, "out": "", "err": repr(error), "seen": 0})
        with os.fdopen(writing, "w") as stream:
            stream.write(answer)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as stream:
        answer = stream.read()
    _, status = os.waitpid(child, 0)
    return answer or json.dumps({"code": -1, "out": "", "err": f"ended by {status}", "seen": 0})


def main() -> None:
    annotating.annotate_text("Anna Berg was arrested in Oslo on 3 May 2020.", None, "a.txt")
    assert exporting.export_pdf is not None
    for line in sys.stdin:
        print(in_a_child(json.loads(line)), flush=True)


if __name__ == "__main__":
    main()
