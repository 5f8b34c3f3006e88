"""Another passphrase, a first one, or none any more: all of the case follows, and a kill leaves one or the other."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dossier.errors import CaseBusyError, CaseError, NotACaseError, WrongPassphraseError
from dossier.store import backups, dump, opening, rekeying, seal, verification
from dossier.store.case_file import CaseFile

KEYS = (None, "a first key", "it's another 'key'")
KILLER = """
import os, signal, sys
count = 0
def watch(event, args):
    # Each opening, renaming and removing of a file is a moment of its own.
    global count
    if event in ("open", "os.rename", "os.remove", "sqlite3.connect", "os.link"):
        if event == "open" and str(args[0]).endswith((".py", ".pyc")):
            return
        count += 1
        if began and count >= int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
began = False
from pathlib import Path
from dossier.store import rekeying, seal, protection
sys.addaudithook(watch)
path, old, new = Path(sys.argv[1]), *sys.stdin.read().split(chr(10))
count, began = 0, True
def stepping(module, name):
    real = getattr(module, name)
    def stepped(*args, **kwargs):
        watch("os.rename", args)
        done = real(*args, **kwargs)
        watch("os.rename", args)
        return done
    setattr(module, name, stepped)
for name in ("_export", "_raise_where_unlike", "_take_place", "_write_over"):
    stepping(rekeying, name)
rekeying.change(path, old or None, new or None)
os._exit(0)
"""


def _lines(path: Path, passphrase: str | None) -> list[str]:
    with closing(opening.open_existing(path, passphrase)) as case:
        assert verification.check(case).findings == ()
        return list(dump.lines(case))


def _closed(filled: CaseFile) -> tuple[Path, list[str]]:
    lines = list(dump.lines(filled))
    filled.close()
    return filled.path, lines


@pytest.mark.parametrize("old", KEYS)
@pytest.mark.parametrize("new", KEYS)
def test_all_of_the_case_follows(filled: CaseFile, old: str | None, new: str | None) -> None:
    assert backups.make(filled) is not None
    path, lines = _closed(filled)
    if old is not None:
        assert rekeying.change(path, None, old) == ()
    assert rekeying.change(path, old, new) == ()
    (backup,) = backups.of_case(path)
    assert backup.is_whole
    for file in (path, backup.path):
        assert opening.is_encrypted(file) is (new is not None)
        assert seal.examine(file) is seal.Seal.WHOLE
        assert file.stat().st_mode & 0o777 == 0o600
        assert _lines(file, new) == lines
        if old not in (None, new) and new is not None:
            with pytest.raises(WrongPassphraseError):
                opening.open_existing(file, old)
    assert sorted(each.name for each in path.parent.iterdir() if each.is_file()) == [path.name]


def test_a_brought_back_backup_has_the_new_passphrase(filled: CaseFile) -> None:
    assert backups.make(filled) is not None
    path, lines = _closed(filled)
    rekeying.change(path, None, "a key")
    path.write_bytes(b"\x00" * 8192)
    backups.restore(path)
    assert _lines(path, "a key") == lines


def test_whatever_is_wrong_leaves_the_case_as_it_was(filled: CaseFile, tmp_path: Path) -> None:
    path, lines = _closed(filled)
    rekeying.change(path, None, "a key")
    before = path.read_bytes()
    for old, new in (("wrong", "b"), (None, "b"), ("a key", ""), ("a key", "b\0c")):
        with pytest.raises(CaseError):
            rekeying.change(path, old, new)
    assert path.read_bytes() == before
    other = tmp_path / "none.dossier"
    other.write_text("no case")
    with pytest.raises(NotACaseError):
        rekeying.change(other, None, "b")
    assert _lines(path, "a key") == lines


def test_a_case_that_is_open_is_left_alone(filled: CaseFile) -> None:
    with pytest.raises(CaseBusyError):
        rekeying.change(filled.path, None, "a key")
    assert not opening.is_encrypted(filled.path)
    lines = list(dump.lines(filled))
    filled.close()
    assert _lines(filled.path, None) == lines


def test_a_backup_that_cannot_follow_is_named(filled: CaseFile) -> None:
    made = backups.make(filled)
    assert made is not None
    path, _ = _closed(filled)
    with made.path.open("r+b") as file:
        file.seek(5000)
        file.write(b"?")
    beside = path.with_name(f"{path.stem}.version-3.20260101.backup")
    beside.write_bytes(b"x")
    assert rekeying.change(path, None, "a key") == (made.path, beside)


@pytest.mark.skipif(os.name != "posix", reason="what is written over can be looked at there")
def test_what_the_old_file_held_is_written_over(filled: CaseFile) -> None:
    path, _ = _closed(filled)
    descriptor = os.open(path, os.O_RDONLY)
    try:
        size = os.fstat(descriptor).st_size
        rekeying.change(path, None, "a key")
        assert os.fstat(descriptor).st_nlink == 0
        assert os.pread(descriptor, size, 0) == bytes(size)
    finally:
        os.close(descriptor)


@pytest.mark.skipif(os.name != "posix", reason="hard links")
def test_somebodys_own_copy_is_not_written_over(filled: CaseFile, tmp_path: Path) -> None:
    path, lines = _closed(filled)
    copy = tmp_path / "copy.dossier"
    copy.hardlink_to(path)
    rekeying.change(path, None, "a key")
    assert _lines(copy, None) == lines


def test_a_link_leads_to_the_new_file(filled: CaseFile, tmp_path: Path) -> None:
    path, lines = _closed(filled)
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.dossier"
    link.symlink_to(path)
    rekeying.change(link, None, "a key")
    assert link.is_symlink()
    assert _lines(path, "a key") == lines


def test_whether_a_passphrase_fits_is_told_while_the_case_is_open(filled: CaseFile) -> None:
    path, _ = _closed(filled)
    rekeying.change(path, None, "a key")
    with closing(opening.open_existing(path, "a key")):
        assert rekeying.fits(path, "a key")
        assert not rekeying.fits(path, "a Key")


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize(("old", "new"), [(None, "a key"), ("a key", "b key"), ("a key", None)])
def test_a_kill_leaves_the_one_or_the_other(
    filled: CaseFile, old: str | None, new: str | None, kill_at: Callable[..., bool]
) -> None:
    path, lines = _closed(filled)
    if old is not None:
        rekeying.change(path, None, old)
    done = False
    for call in range(1, 400):
        if not kill_at(call, path, old, new):
            done = True
            break
        standing = old if opening.is_encrypted(path) is (old is not None) else new
        if old and new:
            standing = old if rekeying.fits(path, old) else new
        assert _lines(path, standing) == lines
        # What was left of the new file is gone once the case has been opened.
        assert sorted(each.name for each in path.parent.iterdir() if each.is_file()) == [path.name]
        if standing == new:
            rekeying.change(path, new, old)
    assert done, "it never came to its end"
    assert _lines(path, new) == lines


@pytest.fixture
def kill_at() -> Callable[..., bool]:
    """Change a passphrase in a process that is killed at its nth touch of a file; tell whether it was."""

    def run(call: int, path: Path, old: str | None, new: str | None) -> bool:
        ended = subprocess.run(
            [sys.executable, "-c", KILLER, str(path), str(call)],
            input=f"{old or ''}\n{new or ''}",
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        assert ended.returncode in {0, -signal.SIGKILL}
        return ended.returncode != 0

    return run
