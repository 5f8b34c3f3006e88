"""Tags, stars and questions from a shell, and found again."""

import json
from pathlib import Path

import pytest

from dossier.cli.__main__ import run

TEXT = "Second trial for Lund\n\nKarl Lund was arrested in May 2015 in Odrin. Ida Brandt was fined.\n"


@pytest.fixture
def case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    (tmp_path / "lund.txt").write_text(TEXT, encoding="utf-8")
    path = str(tmp_path / "harbour.dossier")
    assert run(["import", path, str(tmp_path / "lund.txt")]) == 0
    capsys.readouterr()
    return path


def listed(case: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    capsys.readouterr()
    assert run(["marks", case, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def found(case: str, query: str, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str]]:
    capsys.readouterr()
    assert run(["search", case, query, "--json"]) == 0
    return [(hit["kind"], hit["title"]) for hit in json.loads(capsys.readouterr().out)]


def test_left_listed_found_and_taken_away(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["tag", case, "Karl Lund", "#money"]) == 0
    assert run(["star", case, "lund.txt", "--about", "story"]) == 0
    assert run(["star", case, "1", "--about", "event"]) == 0
    assert run(["question", case, "Karl Lund", "Any brothers?"]) == 0
    marks = listed(case, capsys)
    assert [(m["form"], m["about"], m["text"]) for m in marks] == [
        ("tag", "entity", "money"),
        ("star", "article", ""),
        ("star", "event", ""),
        ("question", "entity", "Any brothers?"),
    ]
    assert found(case, "tag:Money", capsys) == [("entity", "Karl Lund")]
    assert {kind for kind, _ in found(case, "is:starred", capsys)} == {"event", "article"}
    assert found(case, "tag:money is:starred", capsys) == []
    assert found(case, "is:question", capsys) == [("entity", "Karl Lund")]
    assert found(case, "tag:nothing", capsys) == []
    assert [kind for kind, _ in found(case, "is:starred arrested", capsys)] == ["event", "article"]
    assert found(case, "is:starred acquitted", capsys) == []
    assert run(["answered", case, str(marks[3]["id"])]) == 0
    assert found(case, "is:question", capsys) == []
    assert run(["tag", case, "Karl Lund", "money", "--remove"]) == 0
    assert found(case, "tag:money", capsys) == []
    assert run(["marks", case]) == 0
    assert "Any brothers?" in capsys.readouterr().out


def test_they_are_dumped_and_exported(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "case.json"
    assert run(["export", case, "--format", "json", "--out", str(out)]) == 0
    assert "marks" not in json.loads(out.read_text(encoding="utf-8"))
    assert run(["tag", case, "Karl Lund", "money"]) == 0
    assert run(["question", case, "1", "By whom?", "--about", "event"]) == 0
    assert run(["export", case, "--format", "json", "--out", str(out)]) == 0
    marks = json.loads(out.read_text(encoding="utf-8"))["marks"]
    assert [(m["form"], m["text"], m.get("answered")) for m in marks] == [
        ("tag", "money", None),
        ("question", "By whom?", False),
    ]
    capsys.readouterr()
    assert run(["dump", case]) == 0
    assert '["tag","entity"' in capsys.readouterr().out.replace(", ", ",")


def test_what_cannot_be_marked_is_said(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["star", case, "Nobody Here"]) == 1
    assert run(["star", case, "somewhere", "--about", "event"]) == 1
    assert run(["tag", case, "Karl Lund", "#"]) == 1
    assert run(["answered", case, "99"]) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert listed(case, capsys) == []
