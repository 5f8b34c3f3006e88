import errno
import os
from pathlib import Path

import pytest

from dossier.errors import ExportError
from dossier.report.atomic import export_error, written_whole


def test_the_file_is_whole_private_and_alone(tmp_path: Path) -> None:
    out = tmp_path / "x.csv"
    with written_whole(out) as file:
        file.write(b"abc")
        assert not out.exists()
    assert out.read_bytes() == b"abc"
    assert list(tmp_path.iterdir()) == [out]
    assert out.stat().st_mode & 0o077 == 0


def test_a_failure_keeps_the_old_file_and_leaves_nothing(tmp_path: Path) -> None:
    out = tmp_path / "x.csv"
    out.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), written_whole(out) as file:
        file.write(b"new")
        raise ZeroDivisionError
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_file_that_is_not_right_is_not_kept(tmp_path: Path) -> None:
    def refuse(file: Path) -> None:
        raise ExportError(f"{file.stat().st_size} bytes are too few.")

    with pytest.raises(ExportError, match="3 bytes"), written_whole(tmp_path / "x.pdf", refuse) as file:
        file.write(b"abc")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["missing/x.pdf", "file/x.pdf", "folder", "n" * 300])
def test_impossible_places_give_one_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExportError, match=r"could not be written: .+; .+\.$"), written_whole(tmp_path / name) as file:
        file.write(b"abc")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="disk is full"), written_whole(tmp_path / "x.pdf") as file:
        full = os.open("/dev/full", os.O_WRONLY)
        os.dup2(full, file.fileno())
        os.close(full)
        file.write(b"abc")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_failure_keeps_the_system_s_words() -> None:
    assert "Input/output error" in str(export_error(Path("x"), OSError(errno.EIO, "Input/output error")))


@pytest.mark.skipif(os.name != "posix", reason="pipes in the file system")
def test_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    out = tmp_path / "pipe"
    os.mkfifo(out)
    with pytest.raises(ExportError, match="not an ordinary file"), written_whole(out):
        pass
    assert out.is_fifo()
    assert list(tmp_path.iterdir()) == [out]


def test_what_a_killed_program_had_begun_is_removed_and_what_is_being_written_is_not(tmp_path: Path) -> None:
    old, fresh, others = tmp_path / ".dossier-ab12.part", tmp_path / ".dossier-cd34.part", tmp_path / "mine.part"
    for path in (old, fresh, others):
        path.write_text("words of a case", "utf-8")
    day_before_yesterday = fresh.stat().st_mtime - 2 * 24 * 3600
    for path in (old, others):
        os.utime(path, (day_before_yesterday, day_before_yesterday))
    with written_whole(tmp_path / "out.txt") as file:
        file.write(b"whole")
    assert {path.name for path in tmp_path.iterdir()} == {fresh.name, others.name, "out.txt"}
