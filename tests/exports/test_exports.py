"""Each file of a hand-over is opened by a program that nobody here wrote."""

import csv
import io
import json
import zipfile
from pathlib import Path

import icalendar
import networkx
import openpyxl
import pytest
from followthemoney import model

from dossier.domain.events import Review, Status
from dossier.domain.export_formats import EXPORT_FORMATS
from dossier.domain.spreadsheet_cells import harmless
from dossier.errors import ExportError
from dossier.report.exports.calendar_file import folded
from dossier.services import cases, claims, editing, handing_over
from dossier.services.cases import CaseFile
from tests.exports.conftest import ARTICLES, Exporting

FORMATS = [each.name for each in EXPORT_FORMATS]


@pytest.mark.parametrize("name", FORMATS)
def test_a_case_gives_the_same_bytes_each_time(case: CaseFile, export: Exporting, name: str) -> None:
    first = export(name).read_bytes()
    assert first == export(name).read_bytes()
    assert len(first) > 200


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_case_and_a_place_that_is_none(tmp_path: Path, case: CaseFile, name: str) -> None:
    empty = cases.create_case(tmp_path / "empty.dossier")
    written = handing_over.export_as(empty, name, tmp_path / "empty.out")
    assert written.path.exists()
    assert list(written.losses) == []
    cases.close_case(empty)
    with pytest.raises(ExportError, match="does not exist"):
        handing_over.export_as(case, name, tmp_path / "no" / "such" / "folder.x")
    with pytest.raises(ExportError, match="is a case"):
        handing_over.export_as(case, name, case.path)


@pytest.mark.parametrize("name", FORMATS)
def test_what_was_rejected_is_left_out_and_said(case: CaseFile, export: Exporting, name: str) -> None:
    export(name)
    assert "rejected" not in export.said()
    event = next(e for e in claims.told_events(case) if e.date is not None)
    editing.review_event(case, event.id, Review.REJECTED)
    export(name)
    assert "1 rejected event left out." in export.said()


def _ftm(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_follow_the_money_takes_every_entity(case: CaseFile, export: Exporting) -> None:
    made = _ftm(export("ftm"))
    ids = {entity["id"] for entity in made}
    assert len(ids) == len(made)
    for entity in made:
        schema = model.get(entity["schema"])
        assert schema is not None
        assert schema.validate({"properties": entity["properties"]}) is None
        proxy = model.get_proxy(entity)
        for prop, value in proxy.itervalues():
            # Kept as it is: nothing of it was cleaned away.
            if prop.type.name == "entity":
                assert value in ids, f"{prop.qname} leads nowhere"
                target = model.get(next(e["schema"] for e in made if e["id"] == value))
                assert target is not None
                assert target.is_a(prop.range)
            else:
                assert prop.type.validate(value), f"{prop.qname}: {value!r}"
        assert {p.name for p in proxy.iterprops()} == set(entity["properties"])


def test_follow_the_money_leads_to_the_words(case: CaseFile, export: Exporting) -> None:
    made = _ftm(export("ftm"))
    texts = {e["id"].removeprefix("dossier-source-"): e["properties"]["bodyText"][0] for e in made
             if e["schema"] == "PlainText"}  # fmt: skip
    assert sorted(texts.values()) == sorted(ARTICLES.values())
    told = [e["properties"] for e in made if e["schema"] == "Event"]
    assert len(told) == len(claims.told_events(case))
    for event in told:
        sha256, _, place = event["recordId"][0].partition(":")
        start, end = map(int, place.split("-"))
        assert texts[sha256][start:end] == event["description"][0]
    people = {e["properties"]["name"][0] for e in made if e["schema"] == "Person"}
    assert {"Anna Berg", "Karl Lund"} <= people


def _rows(path: Path, table: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(path) as archive:
        text = archive.read(f"{table}.csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_tables_give_back_what_they_hold(case: CaseFile, export: Exporting) -> None:
    path = export("tables")
    events = claims.told_events(case)
    rows = _rows(path, "events")
    assert len(rows) == len(events)
    for row, event in zip(rows, events, strict=True):
        assert row["event"] == str(event.id)
        assert (row["status"], row["kind"]) == (event.status.value, event.kind.value)
        assert row["quote"].removeprefix("'") == event.quote
        assert row["attribution"].removeprefix("'") == (event.attribution or "")
        assert ARTICLES[row["file"]][int(row["start"]) : int(row["end"])] == event.quote
        assert bool(row["date_edtf"]) == (event.date is not None)
    assert {row["name"] for row in _rows(path, "people")} >= {"Anna Berg", "Karl Lund", "Oslo"}
    assert len(_rows(path, "claims")) == sum(len(event.participants) for event in events)
    assert [row["file"] for row in _rows(path, "sources")] == list(ARTICLES)
    with zipfile.ZipFile(path) as archive:
        texts = [archive.read(row["text"]).decode("utf-8") for row in _rows(path, "files")]
    assert texts == list(ARTICLES.values())
    export("xlsx")
    assert "texts of the sources left out" in export.said()


def test_no_cell_of_a_table_is_a_formula(case: CaseFile, export: Exporting) -> None:
    event = next(e for e in claims.told_events(case) if e.status is Status.ASSERTED)
    name = "=cmd|' /C calc'!A0"
    editing.rename_entity(case, event.participants[0].entity.id, name)
    path = export("tables")
    for table in ("events", "people", "claims", "sources", "notes"):
        for row in _rows(path, table):
            assert not [cell for cell in row.values() if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]
    assert "apostrophe" in export.said()
    book = openpyxl.load_workbook(export("xlsx"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "n"}
    assert name in {cell.value for cell in cells}


def test_the_workbook_holds_the_tables(case: CaseFile, export: Exporting) -> None:
    book = openpyxl.load_workbook(export("xlsx"))
    assert book.sheetnames == ["events", "people", "claims", "sources", "notes"]
    for sheet in book:
        head, *rows = sheet.iter_rows(values_only=True)
        told = _rows(export("tables"), sheet.title)
        values = [["" if value is None else str(value) for value in row] for row in rows]
        assert [dict(zip(head, map(harmless, row), strict=True)) for row in values] == told


def test_annotations_stand_on_their_words(case: CaseFile, export: Exporting) -> None:
    made = json.loads(export("annotations").read_text(encoding="utf-8"))
    items = made["first"]["items"]
    assert made["type"] == "AnnotationCollection"
    assert made["total"] == len(items)
    assert len({item["id"] for item in items}) == len(items)
    assert {item["motivation"] for item in items} == {"describing", "identifying", "commenting"}
    for item in items:
        position, quote = item["target"]["selector"]
        text = ARTICLES[item["target"]["source"]["schema:name"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in text
    assert [i for i in items if any(b["value"] == "=ask; the clerk,\nagain" for b in i["body"])]


def test_a_timeline_escapes_its_words_and_dates_no_more_than_is_known(case: CaseFile, export: Exporting) -> None:
    made = json.loads(export("timelinejs").read_text(encoding="utf-8"))
    assert made["title"]["text"]["headline"] == "Harbour; docks, &amp; &lt;b&gt;“more”&lt;/b&gt;"
    assert "<b>" not in json.dumps(made)
    events = {event.id: event for event in claims.told_events(case)}
    dated = [event for event in events.values() if event.date is not None]
    assert len(made["events"]) == len(dated)
    for slide, event in zip(made["events"], dated, strict=True):
        assert event.date is not None
        assert ("day" in slide["start_date"]) or not event.date.is_day
        assert ("end_date" in slide) == (event.date.extent == "throughout" and not event.date.is_day)
    assert "without a date left out" in export.said()


def test_timesketch_lines_have_what_it_asks_for(case: CaseFile, export: Exporting) -> None:
    lines = [json.loads(line) for line in export("timesketch").read_text(encoding="utf-8").splitlines()]
    assert lines
    for line in lines:
        assert {"message", "datetime", "timestamp", "timestamp_desc"} <= set(line)
        assert line["datetime"].endswith("T00:00:00+00:00")
        assert ARTICLES[line["source_file"]][line["source_start"] : line["source_end"]] == line["quote"]
    assert [line for line in lines if line["timestamp_desc"] == "Earliest possible day (May 2015)"]


def test_networkx_reads_who_appears_with_whom(case: CaseFile, export: Exporting) -> None:
    graph = networkx.read_graphml(export("graphml"))
    names = {data["label"]: node for node, data in graph.nodes(data=True)}
    assert {"Anna Berg", "Karl Lund"} <= set(names)
    assert "Oslo" not in names
    edge = graph.edges[names["Anna Berg"], names["Karl Lund"]]
    together = [e for e in claims.told_events(case) if {"Anna Berg", "Karl Lund"} <= _people(e)]
    assert edge["weight"] == len(together)
    assert edge["alleged"] == sum(e.status is Status.ALLEGED for e in together) > 0
    assert "Alleged by" in edge["claims"]
    assert "make no link" in export.said()


def _people(event: object) -> set[str]:
    return {part.entity.name for part in event.participants}  # type: ignore[attr-defined]


def test_a_calendar_reader_finds_whole_days(case: CaseFile, export: Exporting) -> None:
    data = export("ical").read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    made = icalendar.Calendar.from_ical(data)
    entries = made.walk("VEVENT")
    assert len({str(entry["UID"]) for entry in entries}) == len(entries)
    by_day = {entry.decoded("DTSTART").isoformat(): entry for entry in entries}
    arrest = by_day["2014-02-04"]
    assert arrest.decoded("DTEND").isoformat() == "2014-02-05"
    assert "“" in str(arrest["DESCRIPTION"])
    month = by_day["2015-05-01"]
    assert month.decoded("DTEND").isoformat() == "2015-06-01"
    assert "(some time: May 2015)" in str(month["SUMMARY"])
    assert not [entry for entry in entries if entry.errors]
    assert "left out" in export.said()


def test_folding_tears_no_letter_apart() -> None:
    line = "DESCRIPTION:" + "ä𝒮" * 60
    made = folded(line)
    assert all(len(part) <= 75 and part.decode("utf-8") is not None for part in made.split(b"\r\n"))
    assert made.decode("utf-8").replace("\r\n ", "") == line + "\r\n"


@pytest.mark.parametrize(("name", "field"), [("ftm", "name"), ("timesketch", "message"), ("tables", "title")])
def test_what_is_alleged_never_reads_as_proven(case: CaseFile, export: Exporting, name: str, field: str) -> None:
    path = export(name)
    if name == "tables":
        titles = {
            row["quote"].removeprefix("'"): row[field] for row in _rows(path, "events") if row["status"] == "alleged"
        }
    elif name == "ftm":
        told = [e["properties"] for e in _ftm(path) if e["schema"] == "Event"]
        titles = {e["description"][0]: e[field][0] for e in told if "status: alleged" in e["keywords"]}
    else:
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        titles = {line["quote"]: line[field] for line in lines if line["status"] == "alleged"}
    assert titles
    assert all(title.startswith("Alleged") for title in titles.values())
    paid = next(title for quote, title in titles.items() if "paid Karl Lund" in quote)
    assert paid.startswith("Alleged by prosecutors: ")
    assert "denied" in paid
