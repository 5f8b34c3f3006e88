"""Each command, as called from a shell, with what it prints and how it ends."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dossier.cli.__main__ import run


class Shell:
    """Calls the program in this process and keeps what it printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str], case: Path) -> None:
        self._capsys = capsys
        self.case = case
        self.out = self.err = ""

    def __call__(self, command: str, *arguments: object) -> int:
        try:
            code = run([command, str(self.case), *(str(a) for a in arguments)])
        except SystemExit as end:
            assert isinstance(end.code, int)
            code = end.code
        self.out, self.err = self._capsys.readouterr()
        assert "Traceback" not in self.out + self.err
        return code

    def json(self, command: str, *arguments: object) -> Any:
        assert self(command, *arguments, "--json") == 0, self.err
        return json.loads(self.out)


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(capsys, tmp_path / "harbour.dossier")


@pytest.fixture
def filled(shell: Shell, folder: Path) -> Iterator[Shell]:
    assert shell("import", folder) == 0
    yield shell


def test_an_import_acknowledges_each_file(shell: Shell, folder: Path) -> None:
    assert shell("import", folder) == 0
    assert shell.out.splitlines() == ["COMMITTED berg.txt", "COMMITTED undated.txt"]
    assert shell.err == ""
    assert shell("import", folder) == 0
    assert shell.out.splitlines() == ["ALREADY berg.txt", "ALREADY undated.txt"]


def test_an_import_as_json_is_one_line_a_file(shell: Shell, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    assert shell("import", folder, "--json") == 1
    lines = [json.loads(line) for line in shell.out.splitlines()]
    assert [(line["file"], line["state"]) for line in lines] == [
        ("berg.txt", "committed"), ("empty.txt", "failed"), ("undated.txt", "committed"),
    ]  # fmt: skip


def test_bad_files_and_paths_are_named_and_the_rest_is_imported(shell: Shell, folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    assert shell("import", folder, tmp_path / "nowhere.txt") == 1
    assert shell.out.splitlines() == ["COMMITTED berg.txt", "COMMITTED undated.txt"]
    lines = shell.err.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith(f"{tmp_path / 'nowhere.txt'}: ")
    assert [line.split(": ")[0] for line in lines[1:]] == ["empty.txt", "picture.txt"]


def test_nothing_to_import_makes_no_case(shell: Shell, tmp_path: Path) -> None:
    assert shell("import", tmp_path / "nowhere") == 1
    assert not shell.case.exists()


def test_a_given_date_reaches_the_stories_without_one(shell: Shell, folder: Path) -> None:
    shell("import", folder, "--published", "2021-11-22")
    rows = {row["file"]: row["published"] for row in shell.json("articles")}
    assert rows["undated.txt"] == {"start": "2021-11-22", "end": "2021-11-22", "basis": "given"}
    assert rows["berg.txt"] == {"start": "2019-03-14", "end": "2019-03-14", "basis": "stated"}


def test_people_and_places_are_listed(filled: Shell) -> None:
    people = filled.json("people")
    assert {row["name"] for row in people} >= {"Anna Berg", "Karl Lund"}
    assert {row["kind"] for row in people} == {"person"}
    assert {row["kind"] for row in filled.json("people", "--kind", "all")} >= {"person", "place"}
    assert filled("people", "--query", "berg") == 0
    assert "Anna Berg" in filled.out
    assert "Karl Lund" not in filled.out


def test_the_timeline_of_one_person(filled: Shell) -> None:
    events = filled.json("timeline", "--person", "lund")
    assert {e["kind"] for e in events} >= {"arrest", "extradite"}
    arrest = next(e for e in events if e["kind"] == "arrest")
    assert (arrest["date"]["start"], arrest["date"]["end"]) == ("2015-05-01", "2015-05-31")
    assert arrest["text"][arrest["trigger"]["start"] - arrest["start"] :].startswith(arrest["trigger"]["text"])
    assert filled("timeline") == 0
    assert "May 2015" in filled.out


def test_search_finds_and_never_fails(filled: Shell) -> None:
    hits = filled.json("search", "extradited")
    assert {"event", "article"} <= {hit["kind"] for hit in hits}
    for query in ("*", '"', "", "NEAR(", "-x", "al-Safoo"):
        assert filled("search", "--", query) == 0 or query.startswith("-")


def test_a_date_is_set_and_undone(filled: Shell) -> None:
    before = filled.json("dump")
    assert filled.json("set-date", "undated.txt", "22 Nov 2021")["articles"] == [2]
    charge = next(e for e in filled.json("timeline") if e["kind"] == "charge")
    assert charge["date"]["start"] == charge["date"]["end"] == "2021-11-19"
    assert filled("set-date", "2", "none") == 0
    assert "Took away the publication date" in filled.out
    assert filled("undo") == 0
    assert filled("undo") == 0
    assert filled.json("dump") == before
    assert filled("undo") == 0
    assert filled.out == "Undone: Imported 2 files\n"
    assert filled("undo") == 1
    assert filled.err == "dossier: There is nothing to undo.\n"
    assert filled("redo") == 0
    assert filled.json("dump") == before
    assert filled("redo") == 0
    assert [step["undone"] for step in filled.json("history")] == [False, False, True]


def _of_kind(shell: Shell, kind: str, file: str) -> Any:
    return next(e for e in shell.json("timeline") if (e["kind"], e["file"]) == (kind, file))


def test_the_date_of_an_event_is_set_and_what_hangs_on_it_follows(filled: Shell) -> None:
    arrest = next(e for e in filled.json("timeline", "--person", "lund") if e["kind"] == "arrest")
    told = f"  #{arrest['id']} Arrested: Karl Lund (Former harbour clerk jailed in Oslo): May 2015 -> March 2014"
    before = filled.json("dump")
    assert filled("set-date", "--event", arrest["id"], "2014-03", "--dry-run") == 0
    assert filled.out.startswith("Nothing was changed.\nThis would follow:\n")
    lines = filled.out.splitlines()[2:]
    assert lines[0] == told
    assert lines[1].endswith("August 2015 -> June 2014")
    assert filled.json("dump") == before
    preview = filled.json("set-date", "--event", arrest["id"], "2014-03", "--dry-run")
    assert list(preview) == ["follows"]
    assert filled("set-date", f"--event={arrest['id']}", "2014-03") == 0
    assert filled.out.splitlines() == ["Set the date of “Arrested: Karl Lund”; 1 date followed", *lines]
    extradition = _of_kind(filled, "extradite", "berg.txt")
    assert (extradition["date"]["start"], extradition["date"]["end"]) == ("2014-06-01", "2014-06-30")
    changed = preview["follows"]["changes"][1]
    assert (changed["event"], changed["after"]) == (extradition["id"], extradition["date"])
    assert filled("undo") == 0
    assert filled.json("dump") == before
    assert filled("set-date", "--event", 9999, "2014-03") == 1
    assert "no event number 9999" in filled.err


def test_a_dry_run_of_a_publication_date_changes_nothing(filled: Shell) -> None:
    before = filled.json("dump")
    assert filled("set-date", "undated.txt", "22 Nov 2021", "--dry-run") == 0
    assert ": undated -> 19 November 2021" in filled.out
    assert filled.json("dump") == before
    assert len(filled.json("history")) == 1
    assert filled("set-date", "undated.txt", "none", "--dry-run") == 0
    assert filled.out == "Nothing was changed, and nothing would follow.\n"


def test_a_timeline_can_say_why(filled: Shell) -> None:
    assert filled("timeline", "--why") == 0
    lines = filled.out.splitlines()
    at = next(i for i, line in enumerate(lines) if "Extradited" in line)
    assert lines[at + 1].startswith("    “three months later”: counted on from “May 2015”")
    assert lines[at + 1].endswith("August 2015")
    at = next(i for i, line in enumerate(lines) if "Charged" in line)
    assert lines[at + 1] == "    “Friday” counts from the day on which the story came out, and that day is not known."
    assert filled("timeline") == 0
    assert not any(line.startswith("    ") for line in filled.out.splitlines())


def test_the_timeline_and_the_export_tell_dates_alike(filled: Shell, tmp_path: Path) -> None:
    assert filled("export", "--format", "json", "--out", tmp_path / "case.json") == 0
    case = json.loads((tmp_path / "case.json").read_text("utf-8"))
    text = {a["id"]: next(s["text"] for s in case["sources"] if s["id"] == a["source"]) for a in case["articles"]}
    exported = {event["id"]: event for event in case["events"]}
    steps = 0
    for event in filled.json("timeline"):
        there = exported[event["id"]]["date"]
        if there is not None:
            there.pop("mentions")
        assert event["date"] == there
        for step in (event["date"] or {"ledger": []})["ledger"]:
            words = text[event["article"]]
            assert " ".join(words[step["start"] : step["end"]].split()) == step["words"]
            anchor = step["anchor"]
            assert set(anchor or {}) <= {"kind", "words", "start", "end", "from", "to", "event", "happening"}
            assert anchor is None or anchor["event"] is None or anchor["event"] in exported
            steps += 1
        if event["date"] is not None:
            last = event["date"]["ledger"][-1]
            assert (last["from"], last["to"]) == (event["date"]["start"], event["date"]["end"])
    assert steps > 3
    extradition = _of_kind(filled, "extradite", "berg.txt")
    arrest = next(e for e in filled.json("timeline", "--person", "lund") if e["kind"] == "arrest")
    assert extradition["date"]["ledger"][-1]["anchor"]["event"] == arrest["id"]


def test_numeric_dates_are_read_as_said(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "met.txt"
    path.write_text("Meeting\n\nAnna Berg met Karl Lund in Oslo on 03/04/2020.\n", "utf-8")
    assert shell("import", path, "--numeric-dates", "month-first") == 0
    assert [e["date"]["start"] for e in shell.json("timeline")] == ["2020-03-04"]
    assert shell("import", path, "--numeric-dates", "backwards") == 2


def test_an_import_says_which_numeric_dates_are_open_and_settles_them_by_another(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "met.txt"
    path.write_text("Meeting\n\nAnna Berg met Karl Lund in Oslo on 03/04/2020.\n", "utf-8")
    assert shell("import", path) == 0
    assert "met.txt: “03/04/2020” may be 3 April 2020 or 4 March 2020, and nothing in the file settles it." in shell.err
    assert shell("import", path, "--numeric-dates", "day-first") == 0
    assert "met.txt: “03/04/2020”" not in shell.err
    assert [e["date"]["start"] for e in shell.json("timeline")] == ["2020-04-03"]


def test_two_people_are_merged(filled: Shell) -> None:
    assert filled("merge", "Anna Berg", "Karl Lund") == 0
    assert filled.out == "Merged “Karl Lund” into “Anna Berg”\n"
    assert [row["name"] for row in filled.json("people", "--query", "Lund")] == ["Anna Berg"]
    assert filled("merge", "Anna Berg", "Nobody") == 1
    assert "“Nobody”" in filled.err


def test_a_sound_case_and_a_damaged_one(filled: Shell) -> None:
    assert filled("check") == 0
    assert filled.out.startswith("Sound: ")
    assert filled.json("check")["findings"] == []
    content = filled.case.read_bytes()
    at = content.index(b"Former harbour clerk")
    filled.case.write_bytes(content[:at] + b"Farmer" + content[at + 6 :])
    assert filled("check") == 1
    assert "berg.txt" in filled.out
    assert filled("export", "--format", "json", "--out", filled.case.with_name("x.json")) == 1
    assert "damaged" in filled.err
    assert not filled.case.with_name("x.json").exists()


def test_the_dump_is_the_same_text_every_time(filled: Shell, folder: Path, tmp_path: Path) -> None:
    assert filled("dump") == 0
    first = filled.out
    other = Shell(filled._capsys, tmp_path / "other.dossier")
    assert other("import", folder, "--title", "Another") == 0
    assert other("dump") == 0
    assert other.out == first
    assert all(json.loads(line) for line in first.splitlines())


def test_exports_are_written(filled: Shell, tmp_path: Path) -> None:
    assert filled("export", "--format", "json", "--out", tmp_path / "case.json") == 0
    case = json.loads((tmp_path / "case.json").read_text("utf-8"))
    assert case["format"] == "dossier-case"
    sources = {source["id"]: source["text"] for source in case["sources"]}
    articles = {article["id"]: sources[article["source"]] for article in case["articles"]}
    for event in case["events"]:
        assert articles[event["article"]][event["start"] : event["end"]] == event["text"]
    assert filled("export", "--format", "csv", "--out", tmp_path / "case.csv") == 0
    assert (tmp_path / "case.csv").stat().st_size > 100
    assert filled("export", "--person", "lund", "--out", tmp_path / "lund.pdf") == 0
    assert (tmp_path / "lund.pdf").read_bytes().startswith(b"%PDF")


def test_the_case_at_a_glance(filled: Shell) -> None:
    info = filled.json("info")
    assert (info["sources"], info["articles"], info["title"]) == (2, 2, "harbour")
    assert filled("info") == 0
    assert "2 stories in 2 files" in filled.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("people",), "There is no case"),
        (("timeline", "--person", "x"), "There is no case"),
        (("set-date", "1", "none"), "There is no case"),
        (("dump",), "There is no case"),
        (("export", "--out", "x.pdf"), "There is no case"),
    ],
)
def test_a_missing_case_is_said_in_one_line(shell: Shell, arguments: tuple[str, ...], words: str) -> None:
    assert shell(*arguments) == 1
    assert shell.err.startswith(f"dossier: {words}")
    assert shell.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("import",),
        ("set-date", "1", "Friday"),
        ("set-date", "1", "Nov 2021"),
        ("set-date", "1"),
        ("set-date", "--event", "1"),
        ("set-date", "--event", "one", "2014"),
        ("set-date", "--event", "1", "Friday"),
        ("set-date", "--event", "1", "2", "2014"),
        ("merge", "x"),
        ("export",),
        ("export", "--format", "doc", "--out", "x"),
        ("people", "--kind", "ghost"),
        ("search", "x", "--limit", "many"),
        ("picnic",),
    ],
)
def test_a_wrong_command_line_ends_with_2(shell: Shell, arguments: tuple[str, ...]) -> None:
    assert shell(*arguments) == 2
    assert "usage: dossier" in shell.err


def test_an_export_never_takes_the_place_of_a_case(filled: Shell, folder: Path, tmp_path: Path) -> None:
    other = Shell(filled._capsys, tmp_path / "other.dossier")
    assert other("import", folder) == 0
    (tmp_path / "link").symlink_to(filled.case)
    for form in ("json", "csv", "pdf"):
        for out in (filled.case, other.case, tmp_path / "link"):
            assert filled("export", "--format", form, "--out", out) == 1
            assert "is a case" in filled.err
    assert filled("check") == other("check") == 0


def test_a_folder_without_articles_is_no_silent_success(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    assert shell("import", tmp_path / "bare") == 1
    assert shell.err == f"{tmp_path / 'bare'}: there is no file in it that could be an article\n"


def test_a_case_without_a_passphrase_is_not_taken_for_protected(filled: Shell, folder: Path) -> None:
    assert filled("import", folder, "--encrypt") == 1
    assert "without a passphrase" in filled.err


@pytest.mark.parametrize("arguments", [("import", ""), ("export", "--format", "csv", "--out", "")])
def test_an_empty_path_is_not_the_present_folder(filled: Shell, arguments: tuple[str, ...]) -> None:
    assert filled(*arguments) == 2
    assert "the path is empty" in filled.err


def test_stray_bytes_in_arguments_are_no_fault(filled: Shell, folder: Path, tmp_path: Path) -> None:
    stray = "caf\udce9"
    assert filled.json("people", "--query", stray) == []
    assert filled("timeline", "--person", stray) == 1
    assert filled("search", stray, "--limit", 10**30) == 0
    named = Shell(filled._capsys, tmp_path / "named.dossier")
    assert named("import", folder, "--title", stray) == 0
    assert named.json("info")["title"] == "caf\ufffd"


def test_results_say_what_is_not_asserted(filled: Shell, folder: Path) -> None:
    (folder / "claims.txt").write_text("Port case\n\nProsecutors allege that Karl Lund bribed a clerk in May 2012.\n")
    assert filled("import", folder) == 0
    events = {event["id"]: event["status"] for event in filled.json("timeline")}
    hits = [hit for hit in filled.json("search", "bribed clerk") if hit["kind"] == "event"]
    assert hits
    for hit in hits:
        assert events[hit["id"]] == "alleged"
        assert "alleged" in hit["title"]


def test_a_file_is_removed_and_comes_back(filled: Shell) -> None:
    before = filled.json("dump")
    assert filled("remove", "undated.txt") == 0
    assert filled.out.startswith("Removed “")
    assert [row["file"].rpartition("/")[2] for row in filled.json("articles")] == ["berg.txt"]
    assert filled("remove", "undated.txt") == 1
    assert filled("undo") == 0
    assert filled.json("dump") == before


def test_the_case_as_it_was_is_looked_at(filled: Shell) -> None:
    before = filled.json("dump")
    assert filled("rename", "Karl Lund", "Lund, Karl") == 0
    steps = [step["id"] for step in filled.json("history")]
    assert filled("history") == 0
    assert [line.split()[0] for line in filled.out.splitlines()] == ["step", *map(str, steps)]
    assert filled.json("dump", "--as-of", steps[0]) == before
    assert filled.json("dump", "--as-of", 0) == []
    assert [row["name"] for row in filled.json("people", "--query", "Karl", "--as-of", steps[0])] == ["Karl Lund"]
    assert filled("people", "--as-of", 99) == 1
    assert "no step number 99" in filled.err
    assert filled.json("dump") != before


def test_stories_are_read_again_where_an_older_version_read_them(filled: Shell) -> None:
    before = filled.json("dump")
    assert filled("reread") == 0
    assert filled.out == "Nothing to change.\n"
    assert filled("reread", "--all") == 0
    assert filled.out == "Read 2 stories again\n"
    assert filled.json("dump") == before
    assert filled("undo") == 0
    assert filled.out == "Undone: Read 2 stories again\n"
