"""A text without end is kept whole and read in part, and the user is told so in one line."""

from pathlib import Path

import pytest

from dossier.cli.__main__ import run
from dossier.domain.documents import SourceDocument, Story
from dossier.extract import tokens
from dossier.ingest.structure import find_stories
from dossier.services import cases, importing, reading, searching
from dossier.services.scanning import UNREAD


def _story(text: str) -> Story:
    (story,) = find_stories(SourceDocument("a.txt", b"", "", "utf-8", "text/plain", text, ()))
    return story


def test_a_text_of_ever_the_same_words_is_read_in_part_and_kept_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "long.txt").write_text("Karl Lund was arrested in Oslo on 4 May 2014. " * 4_000 + "Then came Zebulon.")
    (tmp_path / "short.txt").write_text("Anna Berg was arrested in Oslo on 5 May 2014.")
    path = tmp_path / "a.dossier"
    assert run(["import", str(path), str(tmp_path / "long.txt"), str(tmp_path / "short.txt")]) == 0
    said = capsys.readouterr()
    assert said.out.count("COMMITTED") == 2
    assert said.err.count(UNREAD) == 1
    assert said.err.count("\n") == 1
    case = cases.open_case(path)
    assert cases.check_case(case).findings == ()
    rows = reading.articles(case)
    assert {row.name for row in reading.entities(case)} >= {"Karl Lund", "Anna Berg"}
    assert searching.search(case, "Zebulon")
    notes = {row.file: reading.article(case, row.id).notes for row in rows}
    assert sum(UNREAD in note for told in notes.values() for note in told) == 1
    assert [outcome.state.value for outcome in importing.import_paths(case, [tmp_path / "long.txt"])] == ["already"]
    cases.close_case(case)


def test_where_reading_stops() -> None:
    same = "one two three. " * 5_000
    stop = tokens.unread_from(same, _story(same))
    assert stop is not None
    assert same[:stop].count(" ") < 8_000
    told = " ".join(f"Word{number % 5_000}" for number in range(50_000))
    stop = tokens.unread_from(told, _story(told))
    assert stop is not None
    assert len(told[:stop].split()) == tokens.LONGEST_STORY
    report = " ".join(f"word{number % 3_000} of" for number in range(19_000))
    assert tokens.unread_from(report, _story(report)) is None
    end = tokens.unread_from(same, _story(same)) or 0
    sentences = tokens.tokenize(same, _story(same)).sentences
    assert 0 < sentences[-1].span.end <= end
