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


def test_names_and_events_have_notes_too(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["note", case, "Karl Lund", "Any brothers?", "--about", "name"]) == 0
    assert run(["note", case, "#1", "By whom?", "--about", "event"]) == 0
    capsys.readouterr()
    assert run(["notes", case]) == 0
    said = capsys.readouterr().out
    assert "Karl Lund" in said
    assert "Any brothers?" in said
    assert "By whom?" in said
    assert run(["notes", case, "--json"]) == 0
    assert {note["about"] for note in json.loads(capsys.readouterr().out)} == {"entity", "event"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Nobody", "Who?", "--about", "name"], "Nobody"),
        (["Lund", "Who?", "--about", "event"], "no number of an event"),
        (["999", "Who?", "--about", "event"], "999"),
        (["Karl Lund", "Who?", "--about", "name", "--on", "arrested"], "Only a note on a story"),
    ],
)
def test_what_is_not_there_has_no_notes(
    case: str, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert run(["note", case, *arguments]) == 1
    assert words in capsys.readouterr().err
