"""Notes, written and listed from a shell."""

import json
from pathlib import Path

import pytest

from dossier.cli.__main__ import run

TEXT = "Second trial for Lund\n\nKarl Lund was arrested in May 2015 in Odrin.\n"


@pytest.fixture
def case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    (tmp_path / "lund.txt").write_text(TEXT, encoding="utf-8")
    path = str(tmp_path / "harbour.dossier")
    assert run(["import", path, str(tmp_path / "lund.txt")]) == 0
    capsys.readouterr()
    return path


def test_a_note_is_written_on_words_listed_dumped_and_undone(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["note", case, "lund.txt", "By whom?", "--on", "arrested"]) == 0
    assert run(["note", case, "1", "Ask the court."]) == 0
    capsys.readouterr()
    assert run(["notes", case, "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {(note["words"], note["note"]) for note in listed} == {("arrested", "By whom?"), (None, "Ask the court.")}
    assert run(["dump", case]) == 0
    assert '"By whom?"' in capsys.readouterr().out
    assert run(["undo", case]) == 0
    assert run(["undo", case]) == 0
    capsys.readouterr()
    assert run(["notes", case]) == 0
    assert capsys.readouterr().out == "There are no notes in this case.\n"


def test_words_that_the_story_does_not_have_are_said(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["note", case, "1", "Who?", "--on", "acquitted"]) == 1
    assert "does not stand in" in capsys.readouterr().err
