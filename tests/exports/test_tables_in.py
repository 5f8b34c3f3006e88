"""The CSV tables taken into a case again: as they were written, and as spreadsheets and people bring them back."""

import codecs
import csv
import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from dossier.domain.dates import DateBasis, DateInterval, Precision
from dossier.domain.documents import PublicationBasis
from dossier.domain.events import Review, Status
from dossier.domain.notes import SubjectKind
from dossier.errors import UnreadableFileError
from dossier.services import cases, claims, editing, exporting, handing_over, importing, marking, reading, taking_in
from dossier.services.cases import CaseFile
from tests.exports.conftest import ARTICLES, filled_case
from tests.exports.test_round_trip import Form, _numbered_anew, other, worked_on

__all__ = ["other", "worked_on"]
Rows = list[list[str]]


def _json(case: CaseFile, out: Path) -> Form:
    return _numbered_anew(json.loads(exporting.export_json(case, out).read_text(encoding="utf-8")))


def _without_ways(value: object) -> object:
    """Return a document without the steps by which dates were found: no table holds them."""
    if isinstance(value, dict):
        return {k: _without_ways(v) for k, v in value.items() if k not in {"ledger", "hanging"}}
    return [_without_ways(each) for each in value] if isinstance(value, list) else value


def test_out_and_in_again_nothing_is_lost_but_what_the_exporter_says(
    worked_on: CaseFile, other: CaseFile, tmp_path: Path
) -> None:
    rejected = next(e for e in reading.events(worked_on, rejected=True) if e.review is Review.REJECTED)
    editing.review_event(worked_on, rejected.id, Review.UNREVIEWED)
    marking.ask(worked_on, *_subject(worked_on), "=Who paid?")
    written = handing_over.export_as(worked_on, "tables", tmp_path / "tables.zip")
    said = [loss.sentence for loss in written.losses]
    assert [words for words in said if "without each step" not in words and "count" not in words] == [
        "2 cells begin with an apostrophe now, so that no spreadsheet takes them for a formula."
    ]
    taken = taking_in.take_in(other, written.path)
    assert ["without the way" in loss.sentence for loss in taken.losses] == [True]
    first, second = (_json(each, tmp_path / "out.json") for each in (worked_on, other))
    assert _without_ways(second) == _without_ways(first)
    assert cases.check_case(other).findings == ()
    editing.undo(other)
    assert cases.case_info(other).sources == 0


def _subject(case: CaseFile) -> tuple[SubjectKind, int]:
    return SubjectKind.ENTITY, reading.find_entity(case, "Karl Lund").id


def test_a_page_keeps_its_bytes_and_what_is_there_already_is_left_out(other: CaseFile, tmp_path: Path) -> None:
    page = tmp_path / "in" / "page.html"
    page.parent.mkdir()
    words = "Karl Lund was arrested in Oslo on 4 May 2014, the harbour police said on the evening of that day. " * 3
    page.write_text(f"<html><head><title>Lund held</title></head><body><p>{words}</p></body></html>", encoding="utf-8")
    assert [o.reason for o in importing.import_paths(other, [page.parent])] == [None]
    out = handing_over.export_as(other, "tables", tmp_path / "tables.zip").path
    before = list(cases.dump_case(other))
    assert "1 source left out" in " ".join(loss.sentence for loss in taking_in.take_in(other, out).losses)
    assert list(cases.dump_case(other)) == before
    second = cases.create_case(tmp_path / "second.dossier")
    taking_in.take_in(second, out)
    source = reading.articles(second)[0].source
    assert reading.source_bytes(second, source) == page.read_bytes()
    cases.close_case(second)


class Tables:
    """The tables of a case, unpacked, in which somebody writes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def rows(self, table: str) -> Rows:
        text = (self.folder / f"{table}.csv").read_bytes().decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text, newline="")))

    def write(self, table: str, rows: Rows, encoding: str = "utf-8", **form: object) -> None:
        out = io.StringIO(newline="")
        csv.writer(out, **form).writerows(rows)  # type: ignore[arg-type]
        mark = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else b""
        (self.folder / f"{table}.csv").write_bytes(mark + out.getvalue().encode(encoding))

    def set(self, table: str, number: int, **cells: str) -> None:
        """Write into a row, counted as a spreadsheet does."""
        rows = self.rows(table)
        for column, cell in cells.items():
            rows[number - 1][rows[0].index(column)] = cell
        self.write(table, rows)

    def cell(self, table: str, number: int, column: str) -> str:
        rows = self.rows(table)
        return rows[number - 1][rows[0].index(column)]

    def row_of(self, table: str, **cells: str) -> int:
        rows = self.rows(table)
        fits = (all(row[rows[0].index(column)] == cell for column, cell in cells.items()) for row in rows)
        return next(number for number, fit in enumerate(fits, 1) if fit)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[CaseFile, Path]]:
    """A case that no test changes, and its tables."""
    folder = tmp_path_factory.mktemp("exported")
    made = filled_case(folder)
    yield made, handing_over.export_as(made, "tables", folder / "tables.zip").path
    cases.close_case(made)


@pytest.fixture
def tables(exported: tuple[CaseFile, Path], tmp_path: Path) -> Tables:
    folder = tmp_path / "tables"
    with zipfile.ZipFile(exported[1]) as packed:
        packed.extractall(folder)
    return Tables(folder)


@pytest.fixture
def kept(exported: tuple[CaseFile, Path]) -> CaseFile:
    return exported[0]


def _told(case: CaseFile) -> list[tuple[object, ...]]:
    return [(e.quote, e.status, e.kind, e.date and (e.date.start, e.date.end)) for e in claims.told_events(case)]


_SAVED: dict[str, dict[str, object]] = {
    "semicolons": {"delimiter": ";"},
    "tabs in UTF-16": {"delimiter": "\t", "encoding": "utf-16-le"},
    "all quoted": {"quoting": csv.QUOTE_ALL, "encoding": "utf-8-sig"},
    "line feeds": {"lineterminator": "\n"},
}


@pytest.mark.parametrize("form", _SAVED.values(), ids=_SAVED)
def test_tables_that_a_spreadsheet_saved_its_own_way(
    kept: CaseFile, other: CaseFile, tables: Tables, form: dict[str, object]
) -> None:
    for path in tables.folder.glob("*.csv"):
        # Spreadsheets leave empty rows behind.
        tables.write(path.stem, [*tables.rows(path.stem), ["", ""], []], **form)  # type: ignore[arg-type]
    taking_in.take_in(other, tables.folder / "events.csv")
    assert _told(other) == _told(kept)
    assert {row.name for row in reading.entities(other)} == {row.name for row in reading.entities(kept)}


@pytest.mark.parametrize("pattern", ["%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y"])
def test_days_as_another_language_writes_them(kept: CaseFile, other: CaseFile, tables: Tables, pattern: str) -> None:
    rows = tables.rows("events")
    for column in (rows[0].index("date_from"), rows[0].index("date_to")):
        for row in rows[1:]:
            row[column] = date.fromisoformat(row[column]).strftime(pattern) if row[column] else ""
    tables.write("events", rows)
    taking_in.take_in(other, tables.folder)
    assert _told(other) == _told(kept)


def test_what_a_person_wrote_into_the_tables_comes_in_as_set_by_hand(other: CaseFile, tables: Tables) -> None:
    row = tables.row_of("events", kind="arrest", date_from="2014-02-04")
    tables.set("events", row, date_from="2014-02-05", date_to="2014-02-05", date_edtf="", status="alleged")
    quote = tables.cell("events", row, "quote")
    tables.set("people", tables.row_of("people", name="Anna Berg"), name="Anna K. Berg")
    tables.set("sources", 3, published_from="2019-11-22", published_to="", published_basis="")
    taking_in.take_in(other, tables.folder)
    event = next(e for e in claims.told_events(other) if e.quote == quote and e.kind.value == "arrest")
    assert event.date == DateInterval(
        date(2014, 2, 5), date(2014, 2, 5), Precision.DAY, DateBasis.GIVEN, explanation="set by hand in a table"
    )
    assert (event.status, event.review) == (Status.ALLEGED, Review.EDITED)
    assert event.edited == {"date", "status"}
    assert reading.find_entity(other, "Anna K. Berg")
    published = reading.find_article(other, tables.cell("sources", 3, "file")).published
    assert published is not None
    assert (published.day, published.basis) == (date(2019, 11, 22), PublicationBasis.GIVEN)


def test_rows_and_columns_that_somebody_took_out_or_put_in(other: CaseFile, tables: Tables) -> None:
    rows = tables.rows("events")
    tables.write("events", [[*row, "checked" if number else "my column"] for number, row in enumerate(rows[:-2])])
    taken = taking_in.take_in(other, tables.folder)
    said = " ".join(loss.sentence for loss in taken.losses)
    assert "1 column that Dossier does not know left out." in said
    assert "in events that are no longer in the table of events left out." in said
    assert len(claims.told_events(other)) == len(rows) - 3


Spoil = Callable[[Tables], object]
SPOILT: list[tuple[str, Spoil, str]] = [
    ("a word", lambda t: t.set("events", 3, status="proven"), "events.csv: row 3: the status “proven” is none of"),
    ("a number", lambda t: t.set("events", 4, start="many"), "events.csv: row 4: a number is wanted .* “start”"),
    ("a quote", lambda t: t.set("events", 2, quote="He fled."), "events.csv: row 2: the words in “quote” are not"),
    ("a place", lambda t: t.set("events", 2, end="999999"), "events.csv: row 2: the words in “quote” are not"),
    ("two days", lambda t: t.set("events", 2, date_from="2001-01-01", date_to="2001-01-01"), "row 2: date_edtf says"),
    ("an odd day", lambda t: t.set("events", 2, date_from="2014-02-30"), "row 2: date_from: there is no day"),
    ("two readings", lambda t: t.set("events", 2, date_from="04/05/2014"), "row 2: date_from: .* in two ways"),
    ("no story", lambda t: t.set("events", 2, story="99"), "row 2: there is no story 99"),
    ("nobody", lambda t: t.set("claims", 2, entity="999"), "claims.csv: row 2: there is nobody with the number 999"),
    ("no name", lambda t: t.set("people", 2, name=" "), "people.csv: row 2: the name is empty"),
    ("twice", lambda t: t.set("people", 2, entity=t.cell("people", 3, "entity")), "people.csv: row 3: .* twice"),
    ("a path", lambda t: t.set("files", 2, text="texts/../../x"), "files.csv: row 2: .* names no file beside"),
    ("a text", lambda t: next((t.folder / "texts").iterdir()).unlink(), "files.csv: row .: the file texts/.* missing"),
    ("a table", lambda t: (t.folder / "claims.csv").unlink(), "the table claims.csv is missing"),
    ("a column", lambda t: t.write("events", [row[1:] for row in t.rows("events")]), "the column “event” is missing"),
    ("cells", lambda t: t.write("people", [*t.rows("people"), ["1"] * 30]), "more cells than the table has columns"),
    ("no table", lambda t: (t.folder / "events.csv").write_bytes(bytes(range(256)) * 9), "events.csv: it is no table"),
    ("a quote mark", lambda t: (t.folder / "notes.csv").write_bytes(b'form,about\r\n"note'), "notes.csv"),
    ("a date", lambda t: t.set("notes", 2, made="yesterday"), "notes.csv: row 2: made is no moment"),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "said"), [row[1:] for row in SPOILT], ids=[row[0] for row in SPOILT])
def test_a_row_that_cannot_be_read_gets_one_clear_line(
    other: CaseFile, tables: Tables, spoil: Spoil, said: str
) -> None:
    spoil(tables)
    with pytest.raises(UnreadableFileError, match=said) as failure:
        taking_in.take_in(other, tables.folder)
    assert "\n" not in str(failure.value)
    assert cases.case_info(other).sources == 0


def test_packed_again_by_hand_and_what_is_packed_wrongly(
    kept: CaseFile, other: CaseFile, tables: Tables, tmp_path: Path
) -> None:
    packed = Path(shutil.make_archive(str(tmp_path / "again"), "zip", tables.folder.parent, tables.folder.name))
    cut = tmp_path / "cut.zip"
    cut.write_bytes(packed.read_bytes()[:-400])
    empty = tmp_path / "empty.zip"
    zipfile.ZipFile(empty, "w").close()
    for broken in (cut, empty):
        with pytest.raises(UnreadableFileError):
            taking_in.take_in(other, broken)
    chronology = exporting.export_csv(kept, tmp_path / "chronology.csv")
    for strange in (empty, chronology):
        with pytest.raises(UnreadableFileError, match="none of the tables of a case; export the case as"):
            taking_in.take_in(other, strange)
    taking_in.take_in(other, packed)
    assert cases.case_info(other).sources == len(ARTICLES)


def _saved_by_office(folder: Path, scratch: Path) -> Iterator[Path]:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed here: tables that it saved were not taken in")
    command = [office, f"-env:UserInstallation={(scratch / 'profile').as_uri()}", "--headless"]
    opened = "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
    saved = ["--convert-to", "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,true,true,false"]
    files = map(str, sorted(folder.glob("*.csv")))
    done = subprocess.run(
        [*command, opened, *saved, "--outdir", str(scratch / "saved"), *files],
        capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    made = sorted((scratch / "saved").glob("*.csv"))
    if not made:
        pytest.skip(f"LibreOffice opened nothing here: {done.stderr.strip()[:200]}")
    yield from made


def test_libreoffice_opens_them_saves_them_and_they_come_in(
    kept: CaseFile, other: CaseFile, tables: Tables, tmp_path: Path
) -> None:
    for saved in _saved_by_office(tables.folder, tmp_path):
        shutil.copy(saved, tables.folder / saved.name)
    assert b";" in (tables.folder / "events.csv").read_bytes().partition(b"\n")[0]
    taking_in.take_in(other, tables.folder)
    assert _told(other) == _told(kept)
    assert {row.name for row in reading.entities(other)} == {row.name for row in reading.entities(kept)}
