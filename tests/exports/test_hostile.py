"""Texts with letters that some formats cannot hold, and cells that are too long for a workbook."""

import json
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import icalendar
import networkx
import openpyxl
import pytest

from dossier.domain.export_formats import EXPORT_FORMATS, export_format
from dossier.domain.mentions import EntityKind
from dossier.report.exports.tables_xlsx import _fitting
from dossier.services import cases, claims, editing, exporting, handing_over, importing, reading, taking_in
from dossier.services.cases import CaseFile

TEXT = (
    "Lund \x0bheld]]> <!-- & \x01 -->\r\n\r\nPublished: 4 March 2019\r\n\r\n"
    "Karl\u00a0Lund was arrested\x0c on 4 May 2014 in Odrin \u202eabc\u202c; he \\ was, “released” in June 2014.\r\n"
    "Karl Lund\ufffe met Mona\ud7ffLind 🚢👩\u200d🚀 in Odrin in May 2016, prosecutors allege.\r\n"
)


@pytest.fixture
def odd(tmp_path: Path) -> Iterator[CaseFile]:
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / "=1+1 & <x>.txt").write_bytes(TEXT.encode("utf-8"))
    made = cases.create_case(tmp_path / "odd.dossier", title="Odd \x1f “case” ]]>\n;,\\")
    assert [o.reason for o in importing.import_paths(made, [folder])] == [None]
    assert claims.told_events(made)
    yield made
    cases.close_case(made)


def _written(case: CaseFile, name: str, folder: Path) -> Path:
    return handing_over.export_as(case, name, folder / f"odd.{export_format(name).ending}").path


def test_odd_letters_leave_every_file_readable(odd: CaseFile, tmp_path: Path) -> None:
    paths = {each.name: _written(odd, each.name, tmp_path) for each in EXPORT_FORMATS}
    for name in ("annotations", "timelinejs"):
        json.loads(paths[name].read_text(encoding="utf-8"))
    for name in ("ftm", "timesketch"):
        # Lines end with a line feed alone: what other line ends a text has stands escaped or inside the words.
        assert all(json.loads(line) for line in paths[name].read_text(encoding="utf-8").rstrip("\n").split("\n"))
    assert networkx.read_graphml(paths["graphml"]).number_of_nodes() > 0
    calendar = icalendar.Calendar.from_ical(paths["ical"].read_bytes())
    assert calendar.walk("VEVENT")
    assert zipfile.ZipFile(paths["tables"]).testzip() is None
    book = openpyxl.load_workbook(paths["xlsx"])
    assert "=1+1 & <x>.txt" in {cell.value for row in book["events"].iter_rows() for cell in row}


def test_odd_letters_come_back_from_json(odd: CaseFile, tmp_path: Path) -> None:
    exporting.export_json(odd, tmp_path / "odd.json")
    other = cases.create_case(tmp_path / "other.dossier")
    taking_in.take_in(other, tmp_path / "odd.json")
    assert list(cases.dump_case(other)) == list(cases.dump_case(odd))
    assert cases.check_case(other).findings == ()
    cases.close_case(other)


@pytest.mark.parametrize("letter", ["x", "ä", "🚢"])
def test_a_cell_is_cut_where_a_letter_ends(letter: str) -> None:
    assert _fitting(letter * 10) == letter * 10
    cut = _fitting(letter * 40_000)
    assert set(cut) == {letter}
    assert 32_700 < len(cut.encode("utf-16-le")) // 2 <= 32_767


def _office() -> str:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        pytest.skip("LibreOffice is not installed here")
    return found


def _converted(path: Path, ending: str, folder: Path) -> Path | None:
    """Return a table as LibreOffice writes it again, None where it could not read it."""
    profile = (folder / "profile").as_uri()
    command = [_office(), f"-env:UserInstallation={profile}", "--headless", "--convert-to", ending]
    subprocess.run([*command, "--outdir", str(folder), str(path)], capture_output=True, timeout=240, check=False)
    made = folder / f"{path.stem}.{ending}"
    return made if made.exists() else None


def _opened(path: Path | None) -> openpyxl.Workbook:
    assert path is not None, "LibreOffice could not read it"
    return openpyxl.load_workbook(path)


@pytest.mark.slow
def test_libreoffice_opens_the_tables_and_calculates_nothing(odd: CaseFile, tmp_path: Path) -> None:
    person = next(e for e in reading.entities(odd, EntityKind.PERSON) if e.name == "Karl Lund")
    editing.rename_entity(odd, person.id, "=1+1")
    folder = tmp_path / "office"
    folder.mkdir()
    (tmp_path / "plain.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    if _converted(tmp_path / "plain.csv", "xlsx", folder) is None:
        pytest.skip("the LibreOffice that is installed here has no Calc")
    with zipfile.ZipFile(_written(odd, "tables", tmp_path)) as archive:
        archive.extract("people.csv", tmp_path)
    told = _opened(_converted(tmp_path / "people.csv", "xlsx", folder)).active
    assert told is not None
    assert "f" not in {cell.data_type for row in told.iter_rows() for cell in row}
    assert "'=1+1" in {cell.value for row in told.iter_rows() for cell in row}
    book = openpyxl.load_workbook(_written(odd, "xlsx", tmp_path))
    again = _opened(_converted(_written(odd, "xlsx", tmp_path), "xlsx", folder))
    assert again.sheetnames == book.sheetnames
    cells = [cell for sheet in again for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert "=1+1" in {cell.value for cell in cells}
