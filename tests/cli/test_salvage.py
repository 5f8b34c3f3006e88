"""A damaged case without any backup: what its digests prove comes out, what is lost is named, and nothing is hidden."""

import random
import shutil
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from dossier.cli.__main__ import run
from dossier.services import cases

STORIES = {
    "one.txt": "Ferry clerk held\n\nOn 4 March 2014 police arrested Mara Lindt in Bergen.\n",
    "two.txt": "Court frees clerk\n\nMara Lindt was released in Bergen on 8 June 2014.\n",
    "three.txt": "Company pays fine\n\nFjord Lines Ltd was fined in April 2015.\n",
}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, story in STORIES.items():
        (folder / name).write_text(story, "utf-8")
    path = tmp_path / "a.dossier"
    assert run(["import", str(path), str(folder)]) == 0
    assert run(["note", str(path), "1", "ask the harbour master"]) == 0
    shutil.rmtree(tmp_path / "a.dossier.backups")
    return path


def _damage(path: Path, what: str) -> None:
    raw = dbapi2.connect(str(path), isolation_level=None)
    raw.execute(f"UPDATE sources SET {what} = x'00' WHERE file LIKE '%two.txt'")
    raw.close()


def test_what_is_whole_comes_out_and_what_is_lost_is_named(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _damage(case, "data")
    _damage(case, "text")
    assert run(["articles", str(case)]) == 1
    said = capsys.readouterr().err
    assert "no whole backup" in said
    assert "dossier salvage" in said
    out = tmp_path / "out"
    before = case.read_bytes()
    assert run(["salvage", str(case), "--out", str(out)]) == 1
    told = capsys.readouterr().out
    assert "Brought 2 files out" in told
    assert next(line for line in told.splitlines() if line.startswith("LOST")).endswith("two.txt")
    for name in ("one.txt", "three.txt"):
        assert (out / name).read_text("utf-8") == STORIES[name]
    assert not (out / "two.txt").exists()
    assert "ask the harbour master" in (out / "notes.txt").read_text("utf-8")
    assert "Imported" in (out / "steps.txt").read_text("utf-8")
    assert case.read_bytes() == before
    assert run(["salvage", str(case), "--out", str(out)]) == 1
    assert "exists already" in capsys.readouterr().err


def test_where_only_the_text_is_whole_it_comes_out_as_text(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _damage(case, "data")
    assert run(["salvage", str(case), "--out", str(tmp_path / "out")]) == 0
    assert "TEXT ONLY" in capsys.readouterr().out
    assert (tmp_path / "out" / "two.txt.txt").read_text("utf-8") == STORIES["two.txt"]


def test_a_check_says_nothing_in_the_words_of_the_database(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = bytearray(case.read_bytes())
    pages = len(data) // 4096
    for page in range(20, pages, 4):
        data[page * 4096 : page * 4096 + 200] = bytes(200)
    case.write_bytes(data)
    capsys.readouterr()
    assert run(["check", str(case)]) == 1
    said = capsys.readouterr()
    told = said.out + said.err
    assert "damaged" in told
    for word in ("btree", "Tree ", "rowid", "sqlite", "page ", "(sqlcipher", "[SQL", "malformed", "disk image"):
        assert word.casefold() not in told.casefold(), told


@pytest.mark.parametrize(
    "lost",
    [bytes(4096), bytes(100), b"x" * 4096, random.Random(3).randbytes(4096)],
    ids=["nothing", "no header", "letters", "noise"],
)
def test_a_case_whose_beginning_is_lost_is_told_as_one_and_comes_out(
    lost: bytes, case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case.write_bytes(lost + case.read_bytes()[len(lost) :])
    before = case.read_bytes()
    assert run(["articles", str(case)]) == 1
    said = capsys.readouterr().err
    assert "beginning is not that of a case" in said
    assert "dossier salvage" in said
    out = tmp_path / "out"
    assert run(["salvage", str(case), "--out", str(out)]) == 0
    assert {path.name: path.read_text("utf-8") for path in out.glob("[!ns]*.txt")} | STORIES == STORIES
    assert {path.name for path in out.iterdir()} == {*STORIES, "notes.txt", "steps.txt"}
    assert case.read_bytes() == before


def test_a_first_page_of_which_only_the_name_is_left_is_made_anew(case: Path, tmp_path: Path) -> None:
    data = case.read_bytes()
    case.write_bytes(data[:100] + bytes(3996) + data[4096:])
    assert run(["salvage", str(case), "--out", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "two.txt").read_text("utf-8") == STORIES["two.txt"]


def test_a_protected_case_whose_beginning_is_lost_is_told_and_nothing_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "p.dossier"
    cases.close_case(cases.create_case(path, passphrase="birch and alder"))
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])
    assert run(["articles", str(path)]) == 1
    assert "damaged" in capsys.readouterr().err
    assert run(["salvage", str(path), "--out", str(tmp_path / "out")]) == 1
    assert "If it had a passphrase" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_another_file_is_no_case_whatever_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number, data in enumerate((b"", b"a letter", bytes(8192), b"table index trigger" * 5000)):
        path = tmp_path / f"{number}.dossier"
        path.write_bytes(data)
        assert run(["salvage", str(path), "--out", str(tmp_path / "out")]) == 1
        assert "is not a Dossier case" in capsys.readouterr().err
