"""``dossier annotate``: what is found in plain text, for other programs and for scorers."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dossier.cli.__main__ import run

ROOT = Path(__file__).parents[2]

NEWS = (
    "Harbour clerk held in Riga\n\n"
    "Anna Berg was arrested in Riga on 4 February 2014, police said Friday. She has been in custody since 2013, "
    "and Karl Lund left the harbour company three months later.\n\n"
    "Hearings take place every week. “I slept for two days,” Berg told the court on Monday."
)


class Shell:
    """Calls ``dossier annotate`` in this process with the standard input given."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys, self._patch = capsys, monkeypatch
        self.out = self.err = ""

    def __call__(self, *arguments: object, stdin: bytes | str = b"") -> int:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        code = run(["annotate", *(str(argument) for argument in arguments)])
        self.out, self.err = self._capsys.readouterr()
        assert "Traceback" not in self.err
        return code

    def lines(self, *documents: dict[str, Any], options: tuple[str, ...] = ()) -> list[dict[str, Any]]:
        """Annotate *documents* as lines and return what was printed for each."""
        stdin = "".join(json.dumps(document) + "\n" for document in documents)
        assert self(*options, "--input", "jsonl", "--format", "jsonl", "-", stdin=stdin) == 0, self.err
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def annotate(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(capsys, monkeypatch)


def words(text: str, items: list[dict[str, Any]], *keys: str) -> list[tuple[str, ...]]:
    return [(text[item["start"] : item["end"]], *(item[key] for key in keys)) for item in items]


def test_a_line_has_values_days_people_and_names(annotate: Shell) -> None:
    (line,) = annotate.lines({"doc": "a", "dct": "2014-02-12", "text": NEWS})
    assert line["doc"] == "a"
    assert set(words(NEWS, line["spans"], "type", "value")) >= {
        ("4 February 2014", "DATE", "2014-02-04"),
        ("Friday", "DATE", "2014-02-07"),
        ("2013", "DATE", "2013"),
        ("every week", "SET", "P1W"),
        ("two days", "DURATION", "P2D"),
        ("Monday", "DATE", "2014-02-10"),
    }
    dates = words(NEWS, line["dates"], "from", "to")
    assert ("4 February 2014", "2014-02-04", "2014-02-04") in dates
    assert ("2013", "2013-01-01", "2013-12-31") in dates  # the expression itself, not "since 2013"
    people = {person["name"]: words(NEWS, person["mentions"]) for person in line["people"]}
    assert {("Anna Berg",), ("She",), ("Berg",)} <= set(people["Anna Berg"])
    assert ("Karl Lund",) in people["Karl Lund"]
    assert len({person["id"] for person in line["people"]}) == len(line["people"])
    entities = set(words(NEWS, line["entities"], "kind"))
    assert {("Anna Berg", "person"), ("Riga", "place"), ("Karl Lund", "person")} <= entities
    assert "She" not in {word for word, _ in entities}


def test_without_a_day_a_weekday_has_no_date(annotate: Shell) -> None:
    text = "He was held on Friday."
    known, unknown, given = annotate.lines(
        {"doc": 1, "dct": "2013-03-22", "text": text},
        {"doc": 2, "dct": None, "text": text},
        {"doc": 3, "dct": "", "text": "Published: 1 May 2010\n\nHe was held on Friday."},
    )
    assert known["dates"] == [{"start": 15, "end": 21, "from": "2013-03-22", "to": "2013-03-22"}]
    assert unknown["dates"] == []
    assert [span["type"] for span in unknown["spans"]] == ["DATE"]
    assert "2010-05" not in {span["value"][:7] for span in given["spans"][1:]}


def test_a_day_given_is_for_documents_without_one(annotate: Shell) -> None:
    text = "He was held on Friday."
    lines = annotate.lines(
        {"doc": 1, "dct": "2013-03-22", "text": text},
        {"doc": 2, "text": text},
        options=("--published", "2020-05-14"),
    )
    assert [line["dates"][0]["from"] for line in lines] == ["2013-03-22", "2020-05-08"]


@pytest.mark.parametrize("dct", ["2013-03-22", "20130322", "2013-03-22T09:30:00", " 2013-03-22 "])
def test_a_day_may_come_with_a_time(annotate: Shell, dct: str) -> None:
    (line,) = annotate.lines({"doc": "a", "dct": dct, "text": "He left yesterday."})
    assert [span["value"] for span in line["spans"]] == ["2013-03-21"]


def test_where_only_the_month_is_known_its_days_must_agree(annotate: Shell) -> None:
    (line,) = annotate.lines({"doc": "a", "dct": "2013-03", "text": "He left last month, on a Friday."})
    assert [date["from"] for date in line["dates"]] == ["2013-02-01"]


@pytest.mark.parametrize(
    "text",
    [
        "\U0001d504\U0001d505 🙂 met on 4 March 2014. 🙂 They left in May 2015.",
        "\ufeffThey met on 4 March 2014.\r\n\r\nThey left in May 2015.\r\n",
        "They met on 4 March 2014.\rThey left in May 2015.",
        "E\u0301tienne met them on\u00a04\u00a0March\u00a02014.\u2028They left in May 2015.\x00",
        "half a pair \ud83d here: 4 March 2014. They left in May 2015.",
    ],
)
def test_offsets_count_code_points(annotate: Shell, text: str) -> None:
    (line,) = annotate.lines({"doc": "a", "dct": None, "text": text})
    found = [(" ".join(word.split()), value) for word, value in words(text, line["spans"], "value")]
    assert found == [("4 March 2014", "2014-03-04"), ("May 2015", "2015-05")]


def test_a_bad_line_is_named_and_the_others_go_on(annotate: Shell) -> None:
    good = json.dumps({"doc": "good", "dct": "2013-03-22", "text": "He left in May 2012."})
    bad = [
        b"\xff\xfe{}", b"{", b"[1]", b'{"doc": 1}', b'{"text": 3}', b'{"text": "a", "dct": "31 Feb"}',
        b'{"text": "a", "dct": "2013-02-30"}', b'{"text": "a", "dct": 20130322}', b"[" * 100_000,
    ]  # fmt: skip
    stdin = b"\xef\xbb\xbf" + good.encode() + b"\n\n" + b"\n".join(bad) + b"\r\n" + good.encode()
    assert annotate("--input", "jsonl", "--format", "jsonl", "-", stdin=stdin) == 1
    assert [json.loads(line)["doc"] for line in annotate.out.splitlines()] == ["good", "good"]
    told = annotate.err.splitlines()
    assert [line.split(": ")[0] for line in told] == [f"-, line {number}" for number in range(3, 3 + len(bad))]


def test_files_of_text_and_one_that_is_missing(annotate: Shell, tmp_path: Path) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_bytes(b"\xef\xbb\xbfHe left on Friday.\r\nShe stayed.")
    two.write_bytes("Zoë Lund left in May 2012.".encode("cp1252"))
    code = annotate("--format", "jsonl", "--published", "2013-03-22", one, tmp_path / "none.txt", tmp_path, two)
    assert code == 1
    lines = [json.loads(line) for line in annotate.out.splitlines()]
    assert [line["doc"] for line in lines] == [str(one), str(two)]
    assert lines[0]["dates"] == [{"start": 12, "end": 18, "from": "2013-03-22", "to": "2013-03-22"}]
    assert [person["name"] for person in lines[1]["people"]] == ["Zoë Lund"]
    assert [line.split(": ")[0] for line in annotate.err.splitlines()] == [str(tmp_path / "none.txt"), str(tmp_path)]


def test_a_missing_file_of_lines(annotate: Shell, tmp_path: Path) -> None:
    assert annotate("--input", "jsonl", "--format", "jsonl", tmp_path / "none.jsonl") == 1
    assert annotate.out == ""
    assert annotate.err.startswith(f"{tmp_path / 'none.jsonl'}: ")
    assert annotate.err.count("\n") == 1


def test_a_text_that_states_its_day_is_read_from_it(annotate: Shell) -> None:
    text = "Clerk held\n\nPublished: 14 March 2019\n\nAnna Berg was held on Tuesday, the police in Riga said."
    assert annotate("-", stdin=text) == 0
    (document,) = json.loads(annotate.out)["documents"]
    assert document["articles"][0]["published"] == {"start": "2019-03-14", "end": "2019-03-14", "basis": "stated"}
    assert document["spans"][-1]["date"]["start"] == "2019-03-12"
    assert annotate("--published", "2020-05-14", "-", stdin=text) == 0
    (document,) = json.loads(annotate.out)["documents"]
    assert document["spans"][-1]["date"]["start"] == "2020-05-12"


def test_nothing_of_a_text_is_left_out(annotate: Shell, tmp_path: Path) -> None:
    parts = [
        "Harbour clerk held", "Share this on 2 May 2001", "By Tom Holm, 3 May 2002", "Photo: harbour, May 2003 (AP)",
        "The clerk was held in May 2004, and the court of the town heard her case for more than two weeks.",
        "Read more: the trial of June 2005", "3 comments", "tom: I was there in June 2006", "© 2007 Harbour News",
    ]  # fmt: skip
    file = tmp_path / "page.txt"
    file.write_text("\n\n".join(parts), encoding="utf-8")
    assert annotate("--format", "jsonl", file) == 0
    found = {span["value"][:4] for span in json.loads(annotate.out)["spans"]}
    assert found >= {"2001", "2002", "2003", "2004", "2005", "2006"}


def test_the_readable_document_has_events_and_quotes(annotate: Shell) -> None:
    assert annotate("--published", "2014-02-12", "-", stdin=NEWS) == 0
    whole = json.loads(annotate.out)
    (document,) = whole["documents"]
    assert document["text"] == NEWS
    quoted = [*document["spans"], *document["events"], *(event["trigger"] for event in document["events"])]
    quoted += [mention for entity in document["entities"] for mention in entity["mentions"]]
    assert all(NEWS[item["start"] : item["end"]] == item["text"] for item in quoted)
    names = {entity["id"]: entity["name"] for entity in document["entities"]}
    (arrest,) = [event for event in document["events"] if event["kind"] == "arrest"]
    assert arrest["date"]["start"] == "2014-02-04"
    assert (names[arrest["participants"][0]["entity"]], arrest["status"]) == ("Anna Berg", "asserted")


def test_stories_of_one_file_keep_their_people_apart(annotate: Shell, tmp_path: Path) -> None:
    story = "{0} {1} was arrested in Riga on {2} March 2014. {1} denied the charges and said that the money was hers. "
    stories = [
        f"Title: Clerk number {n} held in Riga\n\nPublished: {n} April 2014\n\n" + story.format(*name, n) * 4
        for n, name in ((3, ("Anna", "Berg")), (4, ("Karla", "Lund")))
    ]
    file = tmp_path / "two.txt"
    file.write_text("\n\n\n\n\n".join(stories), encoding="utf-8")
    assert annotate(file) == 0
    (document,) = json.loads(annotate.out)["documents"]
    assert [article["published"]["start"] for article in document["articles"]] == ["2014-04-03", "2014-04-04"]
    ids = [entity["id"] for entity in document["entities"]]
    assert ids == list(range(len(ids)))
    people = {entity["id"]: entity["name"] for entity in document["entities"] if entity["kind"] == "person"}
    arrested = [people[event["participants"][0]["entity"]] for event in document["events"] if event["kind"] == "arrest"]
    assert set(arrested) == {"Anna Berg", "Karla Lund"}


def test_no_documents_make_an_empty_list(annotate: Shell) -> None:
    assert annotate("--input", "jsonl", "-", stdin=b"\n \n") == 0
    assert json.loads(annotate.out)["documents"] == []


def test_documents_come_out_as_they_come_in(tmp_path: Path) -> None:
    """Each document is printed before the next is read: a stream without an end is annotated too."""
    command = [sys.executable, "-m", "dossier.cli", "annotate", "--input", "jsonl", "--format", "jsonl", "-"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as child:
        assert child.stdin is not None and child.stdout is not None
        for number in range(3):
            child.stdin.write(json.dumps({"doc": number, "text": "He left in May 2012."}) + "\n")
            child.stdin.flush()
            assert json.loads(child.stdout.readline())["doc"] == number
        child.stdin.close()
        assert child.wait(60) == 0


def test_output_is_utf8_in_any_locale(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Zoë Ćosić left in May 2012.", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "dossier.cli", "annotate", "--format", "jsonl", "a.txt"]
    printed = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True, timeout=60)
    assert [person["name"] for person in json.loads(printed.stdout.decode("utf-8"))["people"]] == ["Zoë Ćosić"]
