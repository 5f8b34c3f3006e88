"""What opening a case loads: memory that every window would hold from its start to its end."""

import subprocess
import sys

_NOT_NEEDED = ("asyncio", "ssl", "email", "importlib.metadata", "greenlet", "sqlite3")


def _said_by(program: str) -> str:
    made = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return made.stdout.strip()


def test_a_case_is_opened_without_what_it_never_needs() -> None:
    program = (
        "import pathlib, sys, tempfile\n"
        "from dossier.services import cases\n"
        "with tempfile.TemporaryDirectory() as folder:\n"
        "    cases.close_case(cases.create_case(pathlib.Path(folder, 'a.dossier')))\n"
        f"print([name for name in {_NOT_NEEDED!r} if name in sys.modules])"
    )
    assert _said_by(program) == "[]"


def test_what_was_left_out_is_there_for_whoever_asks() -> None:
    program = (
        "import dossier.store, sqlalchemy, sys\n"
        "import asyncio, importlib.metadata\n"
        "from sqlalchemy.util import concurrency, compat\n"
        "assert concurrency.is_cancellation_exception(asyncio.CancelledError())\n"
        "assert not concurrency.is_cancellation_exception(ValueError())\n"
        "assert compat.importlib_metadata.version('sqlalchemy') == sqlalchemy.__version__\n"
        "import greenlet\n"
        "print(asyncio.run(asyncio.sleep(0, 'well')))"
    )
    assert _said_by(program) == "well"


def test_a_module_that_stands_for_another_hands_on_what_it_answers() -> None:
    program = (
        "import dossier.store, sys\n"
        "from sqlalchemy.util import concurrency\n"
        "assert not hasattr(concurrency.asyncio, '__wrapped__')\n"
        "assert 'asyncio' not in sys.modules\n"
        "assert concurrency.asyncio.CancelledError.__name__ == 'CancelledError'\n"
        "print(concurrency.asyncio.sleep is sys.modules['asyncio'].sleep)"
    )
    assert _said_by(program) == "True"
