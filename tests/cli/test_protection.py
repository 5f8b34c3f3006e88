"""The commands that write a case anew, in a terminal of their own: what is typed there, and what is not."""

import os
import select
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="terminals")

Run = Callable[..., "subprocess.CompletedProcess[str]"]
ROOT = Path(__file__).parents[2]


def in_terminal(folder: Path, arguments: Sequence[str], answers: Sequence[tuple[str, str]]) -> tuple[int, str]:
    """Run the program in a terminal and type each answer once its question stands there; return code and screen."""
    master, slave = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "dossier.cli", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
        preexec_fn=_own_terminal,
    ) as process:
        os.close(slave)
        screen, seen, waiting = "", 0, list(answers)
        while select.select([master], [], [], 60)[0]:
            try:
                block = os.read(master, 4096)
            except OSError:
                break
            if not block:
                break
            screen += block.decode()
            if waiting and (at := screen.find(waiting[0][0], seen)) >= 0:
                seen = at + 1
                os.write(master, waiting.pop(0)[1].encode() + b"\n")
        os.close(master)
    assert not waiting, screen
    return process.returncode, screen


def _own_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def test_a_passphrase_is_given_changed_and_taken_away(program: Run, folder: Path, tmp_path: Path) -> None:
    assert program("import", "a.dossier", str(folder)).returncode == 0
    whole = program("dump", "a.dossier").stdout
    path = tmp_path / "a.dossier"
    new = [("New passphrase", "first key"), ("Once more", "first key")]
    code, screen = in_terminal(tmp_path, ["passphrase", "a.dossier"], new)
    assert code == 0, screen
    assert "Weak" in screen
    assert "first key" not in screen
    assert not path.read_bytes().startswith(b"SQLite")
    changed = [("Passphrase of", "first key"), ("New passphrase", "Zweiter Schlüssel"), ("Once", "Zweiter Schlüssel")]
    assert in_terminal(tmp_path, ["passphrase", "a.dossier"], changed)[0] == 0
    code, screen = in_terminal(tmp_path, ["dump", "a.dossier"], [("Passphrase of", "Zweiter Schlüssel")])
    assert code == 0
    assert [line.rstrip() for line in screen.splitlines()][1:] == whole.splitlines()
    away = in_terminal(tmp_path, ["passphrase", "a.dossier", "--remove"], [("Passphrase of", "Zweiter Schlüssel")])
    assert away[0] == 0, away[1]
    assert program("dump", "a.dossier").stdout == whole


@pytest.mark.parametrize(
    ("arguments", "answers", "words"),
    [
        (["passphrase", "a.dossier"], [("New passphrase", "one"), ("Once more", "two")], "differ"),
        (["passphrase", "a.dossier"], [("New passphrase", ""), ("Once more", "")], "empty"),
        (["passphrase", "a.dossier", "--remove"], [], "no passphrase"),
        (["forget", "a.dossier"], [("Type yes", "no")], "Nothing was forgotten"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    program: Run, folder: Path, tmp_path: Path, arguments: list[str], answers: list[tuple[str, str]], words: str
) -> None:
    assert program("import", "a.dossier", str(folder)).returncode == 0
    before = (tmp_path / "a.dossier").read_bytes()
    code, screen = in_terminal(tmp_path, arguments, answers)
    assert code == 1
    last = screen.strip().splitlines()[-1]
    assert last.startswith("dossier: ")
    assert words in last
    assert (tmp_path / "a.dossier").read_bytes() == before


def test_a_new_passphrase_comes_from_the_keyboard_alone(program: Run, folder: Path, tmp_path: Path) -> None:
    assert program("import", "a.dossier", str(folder)).returncode == 0
    (tmp_path / "given").write_text("a key\na key\n")
    with (tmp_path / "given").open() as stdin:
        refused = program("passphrase", "a.dossier", stdin=stdin)
    assert refused.returncode == 1
    assert "keyboard" in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_a_wrong_passphrase_changes_nothing(program: Run, folder: Path, tmp_path: Path) -> None:
    assert program("import", "a.dossier", str(folder)).returncode == 0
    assert in_terminal(tmp_path, ["passphrase", "a.dossier"], [("New", "a key"), ("Once", "a key")])[0] == 0
    before = (tmp_path / "a.dossier").read_bytes()
    code, screen = in_terminal(tmp_path, ["passphrase", "a.dossier"], [("Passphrase of", "A key")])
    assert code == 1
    assert "does not open a.dossier" in screen
    assert (tmp_path / "a.dossier").read_bytes() == before


def test_forgetting_empties_what_undo_keeps(program: Run, folder: Path, tmp_path: Path) -> None:
    assert program("import", "a.dossier", str(folder)).returncode == 0
    assert program("remove", "a.dossier", "undated.txt").returncode == 0
    assert program("forget", "a.dossier").returncode == 1
    done = program("forget", "a.dossier", "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert program("undo", "a.dossier").returncode == 1
    assert program("check", "a.dossier").returncode == 0
    assert b"undated" not in (tmp_path / "a.dossier").read_bytes()
