"""Files of other formats than text go the whole way into a case, and none costs more than itself."""

import hashlib
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
