import csv
import json
import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pytest

from dossier.domain.dossier_options import DossierOptions
from dossier.domain.events import Review
from dossier.domain.importing import IsCancelled, Progress
from dossier.domain.mentions import EntityKind
from dossier.errors import Cancelled, ExportError, ImpossibleError, NotFoundError
from dossier.report.pdf import pages_of, set_pages
from dossier.services import cases, claims, editing, exporting, gathering, handing_over, importing, reading
from dossier.services.typesetting import FailedTypesetting, set_stoppably
from dossier.services.watching import Watch
from dossier.store.case_file import CaseFile

_SETTING = "Setting the pages"
MADE = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)

ARTICLE = """\
Customs chief held in Türkiye

Police arrested Çağrı Demir in Mersin on 5 March 2021. He was charged in April 2021.

Çağrı Demir allegedly met Ivan Petrov in Istanbul in May 2019, the indictment says. Ivan Petrov denies it.

"=HYPERLINK" was the first word of the message that Demir wrote, the court heard.
"""


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "harbour.txt").write_text(ARTICLE, encoding="utf-8")
    made = cases.create_case(tmp_path / "x.dossier", title="Harbour")
    assert [o.reason for o in importing.import_paths(made, [folder], published=date(2021, 6, 1))] == [None]
    yield made
    cases.close_case(made)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def test_json_holds_the_case_and_every_span_reproduces(case: CaseFile, out: Path) -> None:
    made = json.loads(exporting.export_json(case, out / "case.json").read_text(encoding="utf-8"))
    assert (made["format"], made["version"], made["title"]) == ("dossier-case", 1, "Harbour")
    (source,) = made["sources"]
    assert source["text"] == ARTICLE
    assert [a["published"]["basis"] for a in made["articles"]] == ["given"]
    pieces = [m for e in made["entities"] for m in e["mentions"]]
    for event in made["events"]:
        pieces += [event, event["trigger"], *((event["date"] or {}).get("mentions", []))]
    assert len(pieces) > 8
    for piece in pieces:
        assert ARTICLE[piece["start"] : piece["end"]] == piece["text"]
    known = {e["id"] for e in made["entities"]}
    assert {p["entity"] for e in made["events"] for p in e["participants"]} <= known
    arrest = next(e for e in made["events"] if e["kind"] == "arrest")
    assert (arrest["date"]["start"], arrest["date"]["end"]) == ("2021-03-05", "2021-03-05")


def test_rejected_events_are_in_the_json_alone(case: CaseFile, out: Path) -> None:
    arrest = next(e for e in reading.events(case) if e.kind == "arrest")
    editing.review_event(case, arrest.id, Review.REJECTED)
    made = json.loads(exporting.export_json(case, out / "case.json").read_text(encoding="utf-8"))
    assert next(e for e in made["events"] if e["id"] == arrest.id)["review"] == "rejected"
    with exporting.export_csv(case, out / "case.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(made["events"]) - 1
    assert not [row for row in rows if row["kind"] == "arrest"]


def test_csv_is_in_time_order_and_names_its_source(case: CaseFile, out: Path) -> None:
    with exporting.export_csv(case, out / "case.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    dated = [row["date_from"] for row in rows if row["date_from"]]
    assert dated == sorted(dated)
    assert {row["source file"] for row in rows} == {"harbour.txt"}
    assert {len(row["sha256"]) for row in rows} == {64}
    assert not [cell for row in rows for cell in row.values() if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]


def test_the_pdf_of_one_person_and_of_all(case: CaseFile, out: Path) -> None:
    demir = reading.find_entity(case, "Çağrı Demir", EntityKind.PERSON)
    seen: list[tuple[int, int]] = []
    one = exporting.export_pdf(
        case, out / "one.pdf", demir.id, lambda done, total, _: seen.append((done, total)), made=MADE
    )
    every = exporting.export_pdf(case, out / "all.pdf", made=MADE)
    assert one.read_bytes().startswith(b"%PDF-")
    assert every.read_bytes() != one.read_bytes()
    assert exporting.export_pdf(case, out / "again.pdf", demir.id, made=MADE).read_bytes() == one.read_bytes()
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]


def test_the_book_tells_of_the_people_with_a_picture(case: CaseFile) -> None:
    book = gathering.gather_book(case, DossierOptions(), MADE)
    names = [chapter.name for chapter in book.chapters]
    assert names[0] == "Çağrı Demir"
    assert "Ivan Petrov" in names
    assert "Mersin" not in names
    first = book.chapters[0]
    assert first.picture is not None
    drawn = {shape.target for shape in first.picture.shapes if shape.target}
    assert drawn <= {entry.number for entry in first.dated}
    assert drawn
    alleged = [entry for entry in first.dated if entry.status == "alleged"]
    assert [entry.word for entry in alleged] == ["Alleged"] * len(alleged)
    assert alleged


def test_stopping_and_impossible_wishes_write_nothing(case: CaseFile, out: Path, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        exporting.export_pdf(case, out / "x.pdf", cancelled=lambda: True)
    with pytest.raises(NotFoundError):
        exporting.export_pdf(case, out / "x.pdf", 10_000)
    with pytest.raises(ExportError, match="folder does not exist"):
        exporting.export_pdf(case, out / "no" / "x.pdf")
    empty = cases.create_case(tmp_path / "empty.dossier")
    with pytest.raises(ImpossibleError, match="nobody"):
        exporting.export_pdf(empty, out / "x.pdf")
    assert json.loads(exporting.export_json(empty, tmp_path / "e.json").read_text(encoding="utf-8"))["events"] == []
    cases.close_case(empty)
    assert list(out.iterdir()) == []


def test_a_pdf_is_stopped_while_its_pages_are_set(case: CaseFile, out: Path) -> None:
    told: list[str] = []
    with pytest.raises(Cancelled):
        exporting.export_pdf(
            case, out / "x.pdf", progress=lambda *far: told.append(far[2]), cancelled=lambda: told[-1:] == [_SETTING]
        )
    assert told[-1] == _SETTING
    assert list(out.iterdir()) == []


def test_pages_set_in_a_process_of_their_own_are_the_same(case: CaseFile) -> None:
    pages = pages_of(gathering.gather_book(case, DossierOptions(), MADE))
    assert set_stoppably(pages) == set_pages(pages)
    with pytest.raises(FailedTypesetting, match="TypstError"):
        set_stoppably(replace(pages, data="{"))
    # Looked at once before and once after the work has been handed over.
    looks = iter([False, True])
    with pytest.raises(Cancelled):
        set_stoppably(pages, Watch(cancelled=lambda: next(looks)))


def _children() -> set[int]:
    lists = Path("/proc/self/task").glob("*/children")
    return {int(number) for each in lists for number in each.read_text().split()}


def test_a_process_that_the_system_ends_is_one_sentence(case: CaseFile) -> None:
    if not list(Path("/proc/self/task").glob("*/children")):
        pytest.skip("the system does not list a process's children here")
    pages = pages_of(gathering.gather_book(case, DossierOptions(), MADE))
    before = _children()

    def end_it() -> bool:
        for number in _children() - before:
            os.kill(number, signal.SIGKILL)
        return False

    with pytest.raises(ExportError, match="for want of memory"):
        set_stoppably(pages, Watch(cancelled=end_it))
    assert _children() == before


def test_a_volume_holds_the_weightiest_and_lists_the_others(case: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "_MOST_CHAPTERS", 1)
    book = gathering.gather_book(case, DossierOptions(), MADE)
    assert [chapter.name for chapter in book.chapters] == ["Çağrı Demir"]
    assert "Ivan Petrov" in [name for name, _ in book.further]


FORMATS = ["json", "csv", "xlsx", "ftm"]


def written(case: CaseFile, name: str, path: Path, progress: Progress, cancelled: IsCancelled) -> object:
    if name == "json":
        return exporting.export_json(case, path, progress, cancelled)
    if name == "csv":
        return exporting.export_csv(case, path, progress, cancelled)
    return handing_over.export_as(case, name, path, progress, cancelled)


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_can_be_stopped_wherever_it_is(case: CaseFile, out: Path, name: str) -> None:
    path = out / "what.was"
    path.write_text("older")
    # Further and further on, until it is done before it is stopped.
    for most in (0, 1, 2, 4, 7, 11, 16, 25, 40, 100, 10_000):
        asked = count()

        def stopped(asked: Iterator[int] = asked, most: int = most) -> bool:
            return next(asked) >= most

        try:
            written(case, name, path, lambda *_: None, stopped)
        except Cancelled:
            assert path.read_text() == "older"
            assert [each.name for each in out.iterdir()] == ["what.was"], "nothing half is left"
            claims.forget(case)
        else:
            break
    assert most > 2
    assert path.read_bytes() != b"older"
    # The case is as usable as before.
    assert reading.events(case)


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_tells_how_far_it_is(case: CaseFile, out: Path, name: str) -> None:
    told: list[tuple[int, int, str]] = []
    written(case, name, out / "made", lambda *far: told.append(far), lambda: False)
    assert any(total for _, total, _ in told)
    assert all(0 <= done <= total and what for done, total, what in told)
