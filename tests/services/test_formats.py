"""Files of other formats than text go the whole way into a case, and none costs more than itself."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from dossier.domain.documents import PublicationBasis
from dossier.domain.importing import FileState, ImportChoices
from dossier.services import cases, formats, importing, scanning
from dossier.services.cases import CaseFile
from dossier.services.formats import FormatReaders
from dossier.store import source_store

SAMPLES = Path(__file__).parents[1] / "unit" / "ingest" / "formats" / "samples"


@pytest.fixture
def empty(tmp_path: Path) -> CaseFile:
    return cases.create_case(tmp_path / "formats.dossier")


def test_a_pdf_file_goes_into_a_case_with_its_bytes_and_its_pages(empty: CaseFile) -> None:
    path = SAMPLES / "harbour.pdf"
    plan = scanning.scan([path], empty, bare_names=True)
    (finding,) = plan.files
    (story,) = finding.stories
    assert (finding.error, story.title) == (None, "Harbour chief jailed over bribes")
    assert story.published is not None
    assert story.published.basis is PublicationBasis.STATED
    assert story.doubts == ()
    (outcome,) = importing.import_plan(empty, plan, ImportChoices())
    assert outcome.state is FileState.COMMITTED
    (source,) = source_store.records(empty)
    assert source.media_type == "application/pdf"
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert source_store.data(empty, source.id) == path.read_bytes()
    text = source_store.text(empty, source.id)
    assert formats.page_of(empty, source.id, text.index("supreme court")) == 1
    cases.close_case(empty)


def test_text_files_start_no_process(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Lund was freed on Friday.", "utf-8")
    with FormatReaders() as readers:
        scanning.read_stories(tmp_path / "a.txt", "a.txt", readers)
        assert readers.process_id is None


def test_a_broken_file_costs_itself(tmp_path: Path, empty: CaseFile) -> None:
    (tmp_path / "1.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (tmp_path / "2.html").write_text("<html><p>Karl Lund was freed on 4 May 2020 in Oslo.</p>", "utf-8")
    (tmp_path / "3.txt").write_text("Karl Lund was arrested on 4 May 2019 in Oslo.", "utf-8")
    outcomes = list(importing.import_paths(empty, [tmp_path]))
    by_name = {outcome.file: outcome for outcome in outcomes}
    assert by_name["1.pdf"].state is FileState.FAILED
    assert by_name["1.pdf"].reason is not None
    assert "damaged" in by_name["1.pdf"].reason
    assert by_name["2.html"].state is by_name["3.txt"].state is FileState.COMMITTED
    cases.close_case(empty)


def _zip(path: Path, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def test_what_lies_in_a_zip_file_is_imported_one_by_one(tmp_path: Path, empty: CaseFile) -> None:
    docx = (SAMPLES / "harbour.docx").read_bytes()
    path = _zip(
        tmp_path / "papers.ZIP",
        **{
            "court/harbour.docx": docx,
            "a.txt": b"Karl Lund was arrested on 4 May 2019 in Oslo.",
            "__MACOSX/._a.txt": b"x",
            "list.csv": b"a,b",
            "face.png": b"\x89PNG\r\n\x1a\n\0",
        },
    )
    plan = scanning.scan([path], empty, bare_names=True)
    assert [f.file for f in plan.files] == ["papers.ZIP/a.txt", "papers.ZIP/court/harbour.docx", "papers.ZIP/face.png"]
    assert [f.error is None for f in plan.files] == [True, True, False]
    outcomes = list(importing.import_plan(empty, plan, ImportChoices()))
    assert [o.state for o in outcomes] == [FileState.COMMITTED, FileState.COMMITTED, FileState.FAILED]
    kept = {source.file: source_store.data(empty, source.id) for source in source_store.records(empty)}
    assert kept["papers.ZIP/court/harbour.docx"] == docx
    again = list(importing.import_paths(empty, [tmp_path]))
    assert [(o.file, o.state) for o in again] == [
        ("papers.ZIP/a.txt", FileState.ALREADY),
        ("papers.ZIP/court/harbour.docx", FileState.ALREADY),
        ("papers.ZIP/face.png", FileState.FAILED),
    ]
    cases.close_case(empty)


def _error(path: Path) -> str:
    (finding,) = scanning.scan([path], None).files
    assert finding.path == path
    assert finding.error is not None
    assert "\n" not in finding.error
    return finding.error


@pytest.mark.parametrize(
    "name", ["../a.txt", "x/../../a.txt", "/etc/a.txt", "C:/a.txt", "..\\a.txt", "\\a.txt", "C:\\a.txt"]
)
def test_names_that_lead_out_of_a_zip_file_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text("Lund was freed.", "utf-8")
    assert "names that lead out of it" in _error(_zip(tmp_path / "in.zip", **{name: b"x", "b.txt": b"Lund left."}))


def test_the_separators_of_windows_lead_to_folders_in_a_zip_file(tmp_path: Path, empty: CaseFile) -> None:
    path = _zip(tmp_path / "in.zip", **{"news\\may\\a.txt": b"Lund was freed."})
    assert [(each.file.rpartition("in.zip")[2], each.reason) for each in importing.import_paths(empty, [path])] == [
        ("/news/may/a.txt", None)
    ]


def test_a_zip_file_that_holds_nothing_to_import_says_so(tmp_path: Path) -> None:
    assert "nothing in it can be imported" in _error(_zip(tmp_path / "in.zip", **{"list.csv": b"a,b"}))
    (tmp_path / "torn.zip").write_bytes(b"PK\x03\x04torn")
    assert "damaged" in _error(tmp_path / "torn.zip")


def test_a_bomb_in_a_zip_file_costs_itself(tmp_path: Path) -> None:
    path = _zip(tmp_path / "in.zip", **{"a.txt": b"Lund was freed.", "b.txt": b"a" * (65 * 1024 * 1024)})
    plan = scanning.scan([path], None)
    assert [f.error is None for f in plan.files] == [True, False]
    assert "unpacks to far more" in str(plan.files[1].error)


def test_a_document_under_the_name_of_a_zip_file_is_a_document(tmp_path: Path) -> None:
    path = tmp_path / "harbour.zip"
    path.write_bytes((SAMPLES / "harbour.docx").read_bytes())
    (finding,) = scanning.scan([path], None).files
    assert [story.title for story in finding.stories] == ["Harbour chief jailed over bribes"]


def test_a_zip_file_inside_a_zip_file_is_told(tmp_path: Path) -> None:
    inner = _zip(tmp_path / "inner.zip", **{"a.txt": b"Lund left."}).read_bytes()
    outer = _zip(tmp_path / "outer.zip", **{"inner.zip": inner, "b.txt": b"Lund was freed."})
    found = {finding.file: finding.error for finding in scanning.scan([outer], None, bare_names=True).files}
    assert found["outer.zip/b.txt"] is None
    assert "not inside another" in str(found["outer.zip/inner.zip"])
