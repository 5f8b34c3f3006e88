"""Where the program starts: ``dossier`` with a command works in the terminal, without one it opens the window."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from dossier.errors import DossierError
from dossier.services import crashes

EXIT_FAILED = 1
EXIT_FAULT = 70
EXIT_INTERRUPTED = 130
EXIT_PIPE_CLOSED = 141


def run(argv: Sequence[str] | None = None) -> int:
    """Run the program with *argv* (those of the process where None) and return its exit code.

    0: done; 1: something failed, and a line on stderr says what; 2: the command line was wrong; 70: a fault of the
    program; 130: interrupted from the keyboard; 141: whoever read the output went away.
    """
    # A frozen program starts itself for work at arm's length; nothing of that is loaded for anything else.
    if getattr(sys, "frozen", False) and len(sys.argv) == 2 and sys.argv[1].endswith("-for-another-process"):
        from dossier.services import format_process, typesetting_process, worker_process

        helpers = {worker_process.FLAG: worker_process.main, format_process.FLAG: format_process.main}
        helpers[typesetting_process.FLAG] = typesetting_process.main
        if sys.argv[1] in helpers:
            return helpers[sys.argv[1]]()
    crashes.leave_no_dumps()
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # Closed by whoever started the program (`>&-`).
            setattr(sys, name, Path(os.devnull).open("r" if name == "stdin" else "w"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure") and name != "stdin":
            stream.reconfigure(errors="backslashreplace")
    return guarded(lambda: _dispatch(sys.argv[1:] if argv is None else argv))


def _dispatch(argv: Sequence[str]) -> int:
    # Who starts the window need not wait for what tells commands apart: it takes as long as half a window.
    if not _only_window(argv):
        from dossier.cli.arguments import parse

        arguments = parse(argv)
        if arguments.command != "gui":
            # Only now: the help must not wait for the database library.
            from dossier.cli import commands

            return commands.run(arguments)
        argv = ["gui"] if arguments.case is None else ["gui", str(arguments.case)]
    # While modules are loaded there is nothing to collect, and looking for it takes a twentieth of the time to the
    # first frame. The window looks again once it is built.
    gc.disable()
    try:
        from dossier.gui.app import main

        return main(argv[1:])
    finally:
        gc.enable()


def _only_window(argv: Sequence[str]) -> bool:
    """Tell whether *argv* plainly asks for the window, with at most a case: no option, nothing that may be wrong."""
    return not argv or (argv[0] == "gui" and len(argv) <= 2 and all(word and word[0] != "-" for word in argv))


def guarded(work: Callable[[], int]) -> int:
    """Do *work* and turn whatever goes wrong into one line and an exit code."""
    try:
        code = work()
        sys.stdout.flush()
    except DossierError as error:
        return _tell(str(error), EXIT_FAILED)
    except BrokenPipeError:
        # Python would complain once more when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_PIPE_CLOSED
    except KeyboardInterrupt:
        return _tell("Stopped. What had been committed is safe.", EXIT_INTERRUPTED)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _tell(f"{where}{error.strerror or error}.", EXIT_FAILED)
    except Exception as error:
        return _tell(
            f"Dossier has a fault here. Please report this line: {fault_line(error)}. "
            "Nothing that was acknowledged is lost.",
            EXIT_FAULT,
        )
    return code


def _tell(sentence: str, code: int) -> int:
    line = " ".join(sentence.split())
    try:
        print(f"dossier: {line}", file=sys.stderr, flush=True)
    except OSError:
        return code
    return code


def fault_line(error: BaseException) -> str:
    """Return a fault as one line to be copied: its type and the places it passed, without words from any case."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames[-6:]))
    return f"{type(error).__name__} at {places}"


if __name__ == "__main__":
    sys.exit(run())
