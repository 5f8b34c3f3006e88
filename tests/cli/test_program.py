"""The program as a process: start, pipes, passphrases, hostile names, faults."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

import dossier
from dossier.cli.__main__ import fault_line, guarded
from dossier.services import format_process, typesetting_process, worker_process

Run = Callable[..., "subprocess.CompletedProcess[str]"]
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def test_the_help_is_worth_reading_and_needs_no_database(program: Run) -> None:
    shown = program("--help")
    assert shown.returncode == 0
    for word in ("import", "timeline", "set-date", "examples:", "exit codes:", "--passphrase-fd"):
        assert word in shown.stdout
    code = (
        "import sys, runpy\nsys.argv = ['dossier', '--help']\n"
        "try:\n    runpy.run_module('dossier.cli', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "sys.exit(any(m.split('.')[0] in {'sqlalchemy', 'sqlcipher3', 'PySide6', 'dateparser'} for m in sys.modules))"
    )
    root = Path(__file__).parents[2]
    assert (
        subprocess.run([sys.executable, "-c", code], cwd=root, stdout=subprocess.DEVNULL, check=False).returncode == 0
    )


def test_python_runs_the_package_as_the_program() -> None:
    root = Path(__file__).parents[2]
    ran = [sys.executable, "-m", "dossier", "--version"]
    done = subprocess.run(ran, cwd=root, capture_output=True, text=True, check=False)
    assert (done.returncode, dossier.__version__ in done.stdout) == (0, True), done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere a window would open")
def test_the_window_does_not_wait_for_what_tells_commands_apart() -> None:
    code = (
        "import sys\nfrom dossier.cli.__main__ import run\n"
        "for asked in ([], ['gui'], ['gui', 'a.dossier']): assert run(asked) == 1\n"
        "sys.exit(any(m in sys.modules for m in ('dossier.cli.arguments', 'dossier.domain.dates')))"
    )
    blind = {name: value for name, value in os.environ.items() if name not in _SCREENS}
    done = subprocess.run([sys.executable, "-c", code], env=blind, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("No display was found") == 3


@pytest.mark.parametrize("helper", [format_process, typesetting_process, worker_process])
def test_a_frozen_program_starts_itself_for_each_work_at_arms_length(
    helper: ModuleType,
) -> None:
    """Frozen, there is no other Python to do it: the program is started with one word, which must reach the helper."""
    code = (
        "import sys\nsys.frozen = True\nsys.argv = ['dossier', sys.argv[1]]\n"
        "from dossier.cli.__main__ import run\nsys.exit(run())"
    )
    # Nothing comes in: whoever asked for the work is gone, and the helper ends without a word about the command line.
    done = subprocess.run(
        [sys.executable, "-c", code, helper.FLAG],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert b"usage:" not in done.stderr
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("words", [["gui", ""], ["gui", "a.dossier", "b.dossier"], ["gui", "--no-such"], ["window"]])
def test_a_wrong_start_of_the_window_is_still_a_wrong_command_line(program: Run, words: list[str]) -> None:
    assert program(*words).returncode == 2


def test_every_command_explains_itself(program: Run) -> None:
    for command in ("import", "people", "timeline", "search", "set-date", "merge", "check", "dump", "export", "gui"):
        shown = program(command, "--help")
        assert shown.returncode == 0
        assert len(shown.stdout) > 200 or command == "gui"


def test_the_version_is_told(program: Run) -> None:
    assert program("--version").stdout == f"Dossier {dossier.__version__}\n"


@pytest.mark.skipif(os.name != "posix", reason="file descriptors")
def test_an_encrypted_case_takes_its_passphrase_from_a_descriptor(program: Run, folder: Path, tmp_path: Path) -> None:
    def with_passphrase(passphrase: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
        reading, writing = os.pipe()
        os.write(writing, f"{passphrase}\nrest".encode())
        os.close(writing)
        try:
            return program(*arguments, "--passphrase-fd", str(reading), pass_fds=(reading,))
        finally:
            os.close(reading)

    assert with_passphrase("Đặng's key", "import", "e.dossier", str(folder)).returncode == 0
    assert b"SQLite" not in (tmp_path / "e.dossier").read_bytes()
    shown = with_passphrase("Đặng's key", "people", "e.dossier", "--json")
    assert "Anna Berg" in {row["name"] for row in json.loads(shown.stdout)}
    for refused in (with_passphrase("wrong", "people", "e.dossier"), program("people", "e.dossier")):
        assert refused.returncode == 1
        assert refused.stderr.startswith("dossier: ")
        assert refused.stderr.count("\n") == 1
    assert program("people", "e.dossier", "--passphrase-fd", "77").returncode == 1


def test_a_reader_that_goes_away_is_no_fault(program: Run, folder: Path, tmp_path: Path) -> None:
    program("import", "a.dossier", str(folder))
    root = Path(__file__).parents[2]
    command = f"{sys.executable} -m dossier.cli dump a.dossier | true"
    for _ in range(3):
        ended = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(root)},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert ended.stderr == ""
        assert ended.returncode in {0, 141}


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_an_interrupt_ends_in_one_line(folder: Path, tmp_path: Path) -> None:
    for number in range(300):
        (folder / f"more {number}.txt").write_text(f"Story {number}\n\nAnna Berg left Oslo in {1700 + number}.\n")
    with subprocess.Popen(
        [sys.executable, "-m", "dossier.cli", "import", "a.dossier", str(folder)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # What a shell starts in the background ignores the key, and so would its children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline().startswith("COMMITTED")
        running.send_signal(signal.SIGINT)
        _, err = running.communicate()
    assert running.returncode == 130
    assert err == "dossier: Stopped. What had been committed is safe.\n"


def test_names_cannot_steer_the_terminal(program: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "a\x1b[31mred\nCOMMITTED fake.txt").write_text("Oslo court\n\nAnna Berg was freed in 2014.\n")
    done = program("import", "a.dossier", str(folder))
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert len(done.stdout.splitlines()) == 3
    assert "\x1b" not in program("articles", "a.dossier").stdout


def test_file_names_that_are_no_text_are_printed_all_the_same(program: Run, folder: Path) -> None:
    try:
        (folder / os.fsdecode(b"caf\xe9.txt")).write_text("Oslo court\n\nAnna Berg was freed in 2014.\n")
    except OSError:
        pytest.skip("the file system takes text only")
    done = program("import", "a.dossier", str(folder))
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 3
    assert program("dump", "a.dossier").returncode == 0
    assert program("check", "a.dossier").returncode == 0


def test_a_fault_is_one_line_that_can_be_copied(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> int:
        raise KeyError("secret words of a case")

    assert guarded(fail) == 70
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "KeyError at test_program.py:" in err
    assert "secret" not in err


def test_a_fault_line_names_places_only() -> None:
    try:
        int("no number")
    except ValueError as error:
        assert fault_line(error).startswith("ValueError at test_program.py:")


@pytest.mark.skipif(os.name != "posix", reason="a POSIX shell")
def test_closed_streams_are_no_fault(program: Run, folder: Path, tmp_path: Path) -> None:
    program("import", "a.dossier", str(folder))
    command = f"{sys.executable} -m dossier.cli"
    for words in ("people a.dossier >&-", "import a.dossier articles >&- 2>&-", "info a.dossier <&-"):
        ended = subprocess.run(
            ["sh", "-c", f"{command} {words}"], cwd=tmp_path, check=False, capture_output=True, text=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )  # fmt: skip
        assert (ended.returncode, ended.stderr) == (0, ""), words


@pytest.mark.skipif(os.name != "posix", reason="file descriptors")
@pytest.mark.parametrize("given", ["a\0b\n", "\n", ""])
def test_passphrases_that_cannot_be_are_refused_in_one_line(
    program: Run, folder: Path, tmp_path: Path, given: str
) -> None:
    (tmp_path / "given").write_text(given)
    with (tmp_path / "given").open() as stdin:
        refused = program("import", "e.dossier", str(folder), "--passphrase-fd", "0", stdin=stdin)
    assert refused.returncode == 1
    assert refused.stderr.startswith("dossier: ")
    assert refused.stderr.count("\n") == 1
    assert not (tmp_path / "e.dossier").exists()
    assert program("import", "e.dossier", str(folder), "--passphrase-fd", str(10**30)).returncode == 1
