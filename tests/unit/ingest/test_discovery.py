import os
from pathlib import Path

import pytest

from dossier.ingest.discovery import find_files, readable_name


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")


def test_a_folder_gives_its_files_by_their_path_from_it_in_order(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a.txt", "sub/c.txt", "sub/deep/d", "é.txt")
    assert [name for _, name in find_files([tmp_path])] == ["a.txt", "b.txt", "é.txt", "sub/c.txt", "sub/deep/d"]


def test_a_file_keeps_the_name_under_which_it_was_given(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    assert [name for _, name in find_files([tmp_path / "a.txt"])] == [(tmp_path / "a.txt").as_posix()]


def test_hidden_files_cases_and_data_are_passed_over_in_folders(tmp_path: Path) -> None:
    fill(tmp_path, ".hidden.txt", ".git/config", "x.dossier", "x.dossier-wal", "a.gold.json", "~$a.docx")
    fill(tmp_path, "a.txt", "b.pdf")
    assert [name for _, name in find_files([tmp_path])] == ["a.txt", "b.pdf"]


def test_what_is_named_outright_is_taken(tmp_path: Path) -> None:
    fill(tmp_path, ".hidden.txt")
    paths = [tmp_path / ".hidden.txt", tmp_path / "missing.txt"]
    assert [path for path, _ in find_files(paths)] == paths


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    fill(tmp_path, "sub/a.txt")
    (tmp_path / "sub" / "again").symlink_to(tmp_path)
    assert [name for _, name in find_files([tmp_path])] == ["sub/a.txt"]


def test_a_file_reached_twice_is_found_once(tmp_path: Path) -> None:
    fill(tmp_path, "sub/a.txt")
    assert len(list(find_files([tmp_path, tmp_path / "sub", tmp_path / "sub" / "a.txt"]))) == 1


def test_equal_names_of_two_folders_are_told_apart(tmp_path: Path) -> None:
    fill(tmp_path, "one/a.txt", "two/a.txt")
    assert [name for _, name in find_files([tmp_path / "one", tmp_path / "two"])] == ["a.txt", "two/a.txt"]


def test_names_that_cannot_be_shown_become_readable() -> None:
    assert readable_name(os.fsdecode(b"caf\xe9\n.txt")) == "caf\ufffd\ufffd.txt"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_cannot_be_read_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    closed = tmp_path / "articles" / "closed"
    closed.mkdir(parents=True)
    (closed.parent / "open.txt").write_text("Some words.")
    closed.chmod(0)
    try:
        found = dict(find_files([closed.parent]))
    finally:
        closed.chmod(0o700)
    assert found == {closed.parent / "open.txt": "open.txt", closed: "closed"}
