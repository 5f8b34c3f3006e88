"""What the machine is unsure of, asked and answered from a shell."""

import json
from pathlib import Path

import pytest

from dossier.cli.__main__ import run

TEXT = (
    "Second trial for Lund\n\nKarl Lund was arrested in May 2015. He was extradited to Norway three months later.\n\n"
    "Lund was charged with bribery on Friday.\n"
)


@pytest.fixture
def case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    (tmp_path / "lund.txt").write_text(TEXT, encoding="utf-8")
    path = str(tmp_path / "harbour.dossier")
    assert run(["import", path, str(tmp_path / "lund.txt")]) == 0
    capsys.readouterr()
    return path


def test_questions_are_listed_answered_and_asked_again_after_undo(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["review", case, "--json"]) == 0
    asked = json.loads(capsys.readouterr().out)
    assert {"day", "who"} <= {question["kind"] for question in asked}
    who = next(question for question in asked if question["kind"] == "who")
    assert TEXT[who["span"]["start"] : who["span"]["end"]] == who["quote"]
    assert run(["answer", case, who["key"], "accept"]) == 0
    assert run(["review", case]) == 0
    out = capsys.readouterr().out
    assert who["key"] not in out
    assert "Answered so far: 1." in out
    assert run(["undo", case]) == 0
    assert run(["review", case]) == 0
    assert who["key"] in capsys.readouterr().out


def test_a_key_that_no_open_question_has_is_said(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["answer", case, "who@999", "reject"]) == 1
    assert "no open question who@999" in capsys.readouterr().err


def test_the_list_ends_where_it_is_told_to(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", case, "--json", "--limit", "1"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 1
