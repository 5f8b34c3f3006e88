"""A file that kills, stops or starves the process that reads it costs that file, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dossier.errors import Cancelled
from dossier.ingest.formats.parsed import CannotParse
from dossier.services import formats
from dossier.services.formats import FormatReaders

from .parents import ROOT, child_ends_with

PAGE = b"<html><body><p>Lund was freed.</p></body></html>"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals, and process handles to wait on")


def _is_gone(process: int) -> bool:
    return not Path(f"/proc/{process}").exists()


def _begun(readers: FormatReaders) -> int:
    assert readers.parse("text/html", PAGE).text == "Lund was freed."
    assert readers.process_id is not None
    return readers.process_id


def test_a_process_that_dies_costs_one_file() -> None:
    with FormatReaders() as readers:
        process = _begun(readers)
        os.kill(process, signal.SIGKILL)
        with pytest.raises(CannotParse, match="reading it failed"):
            readers.parse("text/html", PAGE)
        assert readers.parse("text/html", PAGE).text == "Lund was freed."
        last = readers.process_id
    assert last is not None
    assert _is_gone(process)
    assert _is_gone(last)


def test_a_process_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with FormatReaders() as readers:
        process = _begun(readers)
        os.kill(process, signal.SIGSTOP)
        monkeypatch.setattr(formats, "SECONDS", 0.2)
        with pytest.raises(CannotParse, match="took too long"):
            readers.parse("text/html", PAGE)
        assert _is_gone(process)
        monkeypatch.undo()
        assert readers.parse("text/html", PAGE).text == "Lund was freed."


def test_stopping_an_import_ends_the_process() -> None:
    stop: list[bool] = []
    with FormatReaders(lambda: bool(stop)) as readers:
        process = _begun(readers)
        os.kill(process, signal.SIGSTOP)
        stop.append(True)
        with pytest.raises(Cancelled):
            readers.parse("text/html", PAGE)
        assert _is_gone(process)


def test_a_file_that_needs_too_much_memory_costs_itself() -> None:
    with FormatReaders() as readers:
        with pytest.raises(CannotParse, match="too much memory"):
            readers.parse("text/html", b"<html><body>" + b"<i>a</i>" * 5_000_000)
        assert readers.parse("text/html", PAGE).text == "Lund was freed."


def test_how_much_the_first_process_holds_does_not_count() -> None:
    code = (
        "from dossier.services import format_process, formats\n"
        "held = bytearray(b'x') * (format_process.MEMORY + (16 << 20))\n"
        "with formats.FormatReaders() as readers:\n"
        f"    print(readers.parse('text/html', {PAGE!r}).text, len(held) > 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == "Lund was freed. True"


def test_the_process_ends_when_the_first_one_is_killed() -> None:
    code = (
        "from dossier.services.formats import FormatReaders\n"
        "readers = FormatReaders()\n"
        f"readers.parse('text/html', {PAGE!r})\n"
        "print(readers.process_id, flush=True)\n"
    )
    assert child_ends_with(code)


ATTEMPTS = (
    "import socket; socket.socket(socket.AF_INET)",
    "import subprocess; subprocess.Popen(['true'])",
    "import os; os.system('true')",
    "open('made-by-a-file', 'w')",
    "import pathlib; pathlib.Path('made-by-a-file').touch()",
)


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_what_runs_there_reaches_nothing(attempt: str, tmp_path: Path) -> None:
    code = f"import sys\nfrom dossier.services.format_process import refuse\nsys.addaudithook(refuse)\n{attempt}\n"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert "PermissionError" in done.stderr
    assert list(tmp_path.iterdir()) == []
