"""Claims across files and names that come together or apart, as called from a shell."""

import json
from pathlib import Path
from typing import Any

import pytest

from dossier.cli.__main__ import run

ARTICLES = {
    "post.txt": "Held\n\nPublished: 13 May 2015\n\nPolice arrested Karl Lund on 12 May 2015 in Bergen.\n",
    "herald.txt": "Detained\n\nPublished: 14 May 2015\n\nKarl Lund, 52, was arrested on 12 May 2015.\n",
    "times.txt": "A week in court\n\nPublished: 20 May 2015\n\nKarl Lund was arrested on 14 May 2015, we hear.\n",
    "other.txt": "Choir\n\nPublished: 21 May 2016\n\nRita Holm was elected on 20 May 2016. Rita Holm sings.\n",
}


class Shell:
    """Calls the program in this process on one case."""

    def __init__(self, capsys: pytest.CaptureFixture[str], case: Path) -> None:
        self._capsys, self.case, self.out, self.err = capsys, case, "", ""

    def __call__(self, command: str, *arguments: object) -> int:
        code = run([command, str(self.case), *map(str, arguments)])
        self.out, self.err = self._capsys.readouterr()
        return code

    def json(self, command: str, *arguments: object) -> Any:
        assert self(command, *arguments, "--json") == 0, self.err
        return json.loads(self.out)


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    for name, text in ARTICLES.items():
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    made = Shell(capsys, tmp_path / "harbour.dossier")
    assert made("import", tmp_path / "in") == 0
    return made


def test_the_timeline_says_who_stands_behind_an_event(shell: Shell) -> None:
    assert shell("timeline", "--person", "Karl Lund") == 0
    assert "3 sources, disputed" in shell.out
    events = [event for event in shell.json("timeline", "--person", "Karl Lund") if event["kind"] == "arrest"]
    assert {event["sources"] for event in events} == {3}
    assert len({event["happening"] for event in events}) == 1


def test_a_contradiction_is_listed_and_settled(shell: Shell) -> None:
    (found,) = shell.json("contradictions")
    assert (found["about"], [side["words"] for side in found["sides"]]) == ("date", ["12 May 2015", "14 May 2015"])
    assert shell("settle", found["key"], "2") == 0
    assert shell.json("contradictions", "--person", "Karl Lund")[0]["settled"] == 1
    assert shell("contradictions") == 0
    assert "settled: this one" in shell.out
    assert shell("settle", found["key"], "7") == 1
    assert shell("settle", found["key"], "none") == 0
    assert shell.json("contradictions")[0]["settled"] is None


def test_names_are_merged_and_taken_apart(shell: Shell) -> None:
    assert shell("rename", "Rita Holm", "Rita Lund") == 0
    assert shell("merge", "Karl Lund", "Rita Lund") == 0
    merge = shell.json("merges", "Karl Lund")[0]
    assert (merge["how"], merge["name"], merge["reversible"]) == ("merged", "Rita Lund", True)
    assert shell("merges", "Karl Lund") == 0
    assert "Rita Lund" in shell.out
    assert shell("unmerge", merge["id"]) == 0
    assert {row["name"] for row in shell.json("people")} == {"Karl Lund", "Rita Lund"}
    assert shell("unmerge", merge["id"]) == 1


def test_stories_are_split_off(shell: Shell) -> None:
    assert shell("split", "Karl Lund", "times.txt") == 0
    assert [row["articles"] for row in shell.json("people", "--query", "lund")] == [2, 1]
    assert shell("undo") == 0
    assert [row["articles"] for row in shell.json("people", "--query", "lund")] == [3]


def test_mentions_of_one_story_are_listed_and_split_off(shell: Shell) -> None:
    assert shell("split", "Rita Holm", "other.txt", "--mentions") == 0
    assert shell.out.splitlines()[1].startswith("2  Rita Holm")
    assert shell("split", "Rita Holm", "other.txt", "--mentions", "2") == 0
    assert len(shell.json("people", "--query", "holm")) == 2
    assert shell("split", "Karl Lund", "times.txt", "--mentions", "9") == 1
    assert "mentions 1 to 1" in shell.err


def test_the_export_tells_of_happenings_and_standing(shell: Shell, tmp_path: Path) -> None:
    out = tmp_path / "case.json"
    assert shell("export", "--format", "json", "--out", out) == 0
    case = json.loads(out.read_text(encoding="utf-8"))
    (arrest,) = [each for each in case["happenings"] if each["kind"] == "arrest"]
    assert (arrest["sources"], arrest["copies"], len(arrest["events"])) == (3, 0, 3)
    assert [each["about"] for each in arrest["contradictions"]] == ["date"]
    (karl,) = [entity for entity in case["entities"] if entity["name"] == "Karl Lund"]
    assert [rung["standing"] for rung in karl["standing"]] == ["named", "arrested"]
    told = {event for each in case["happenings"] for event in each["events"]}
    assert told == {event["id"] for event in case["events"]}


def test_the_ladder_of_a_person_is_printed_with_its_words(shell: Shell) -> None:
    assert [rung["standing"] for rung in shell.json("standing", "Karl Lund")] == ["named", "arrested"]
    assert shell("standing", "Karl Lund") == 0
    assert "arrested" in shell.out
    assert "“Police arrested Karl Lund on 12 May 2015 in Bergen.” (Held)" in shell.out
    assert shell("standing", "Nobody Known") == 1


def test_what_is_not_known_of_somebody_is_listed(shell: Shell) -> None:
    kinds = {each["kind"] for each in shell.json("unknowns", "Rita Holm")}
    assert kinds == {"single-source"}
    assert shell("unknowns", "Rita Holm") == 0
    assert shell.out.startswith("Only “Choir” tells of: ")


def test_people_are_listed_with_how_well_they_are_backed(shell: Shell) -> None:
    found = {row["name"]: row["happenings"] for row in shell.json("people")}
    assert found["Karl Lund"] == {"told": 1, "by_several_sources": 1, "disputed": 1, "denied": 0}
    assert found["Rita Holm"]["by_several_sources"] == 0
    assert shell("people") == 0
    assert "1 of 1 by several sources, 1 disputed" in shell.out


def test_a_denial_is_printed_beside_what_it_denies(shell: Shell, tmp_path: Path) -> None:
    words = "Prosecutors allege that Ines Falk took bribes in 2016. A lawyer read a letter. Falk denied the allegation."
    (tmp_path / "bribes.txt").write_text(f"Bribes\n\nPublished: 9 May 2020\n\n{words}\n", encoding="utf-8")
    assert shell("import", tmp_path / "bribes.txt") == 0
    assert shell("timeline", "--person", "Ines Falk") == 0
    lines = shell.out.splitlines()
    (deed,) = [number for number, line in enumerate(lines) if "alleged" in line and "bribes" in line]
    assert lines[deed + 1].strip() == "Denied by Ines Falk: “Falk denied the allegation.” (Bribes)"
    (told,) = [e for e in shell.json("timeline", "--person", "Ines Falk") if e["status"] == "alleged"]
    assert [(d["by"], d["text"]) for d in told["denials"]] == [("Ines Falk", "Falk denied the allegation.")]
    out = tmp_path / "case.csv"
    assert shell("export", "--format", "csv", "--out", out) == 0
    assert "Denied by Ines Falk: “Falk denied the allegation.” (Bribes)" in out.read_text(encoding="utf-8-sig")


def test_numbers_tell_apart_who_has_the_same_name(shell: Shell) -> None:
    assert shell("standing", "Karl Lund") == 0
    assert "others of this name" not in shell.out
    numbers = {row["name"]: row["id"] for row in shell.json("people")}
    karl, rita = numbers["Karl Lund"], numbers["Rita Holm"]
    assert shell("rename", "Rita Holm", "Karl Lund") == 0
    assert shell("standing", "Karl Lund") == 1
    assert f"#{karl}" in shell.err
    assert f"#{rita}" in shell.err
    assert shell("standing", f"#{karl}") == 0
    assert shell.out.startswith(f"Karl Lund (#{karl}); others of this name: #{rita}")
    assert shell("people") == 0
    assert {line.split()[0] for line in shell.out.splitlines() if "Karl Lund" in line} == {f"#{karl}", f"#{rita}"}
