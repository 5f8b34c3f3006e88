"""A printed dossier is compared with the case; what is exported twice is the same byte for byte."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.errors import ExportError
from dossier.report import provenance
from dossier.services import cases, editing, exporting, importing, reading, removing, verifying
from dossier.services.cases import CaseFile
from dossier.services.verifying import Standing

STORIES = {
    "quay.txt": "Quay clerk held\n\nPublished: 5 March 2014\n\nPolice arrested Ilse Varga in Pula on 4 March 2014.\n",
    "court.txt": "Inspector freed\n\nPublished: 9 June 2014\n\nIlse Varga was released in Pula on 8 June 2014.\n",
}


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, story in STORIES.items():
        (folder / name).write_text(story, "utf-8")
    made = cases.create_case(tmp_path / "a.dossier")
    list(importing.import_paths(made, [folder]))
    yield made
    cases.close_case(made)


@pytest.fixture
def pdf(case: CaseFile, tmp_path: Path) -> Path:
    return exporting.export_pdf(case, tmp_path / "a.pdf")


def _import_more(case: CaseFile, tmp_path: Path, name: str, story: str) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / name).write_text(story, "utf-8")
    list(importing.import_paths(case, [folder]))


def test_a_dossier_holds_as_long_as_nothing_changes(case: CaseFile, pdf: Path) -> None:
    verdict = verifying.verify(case, pdf)
    assert verdict.holds
    assert verdict.edition is Standing.SAME
    assert [each.words for each in verdict.sources] == ["court.txt", "quay.txt"]
    assert any("Police arrested Ilse Varga" in each.words for each in verdict.quotes)
    assert (verdict.since, verdict.added) == ((), ())


def test_what_was_done_since_is_told(case: CaseFile, pdf: Path, tmp_path: Path) -> None:
    editing.rename_entity(case, reading.find_entity(case, "Ilse Varga").id, "Ilse Varga-Kos")
    editing.undo(case)
    _import_more(case, tmp_path, "third.txt", "Pula port\n\nIlse Varga met Ivo Kos in 2015.\n")
    verdict = verifying.verify(case, pdf)
    assert verdict.holds
    assert verdict.edition is Standing.CHANGED
    assert verdict.added == ("third.txt",)
    renamed, undone, *_ = verdict.since
    assert undone == f"Undone: {renamed}"
    assert any("third.txt" in label for label in verdict.since)


def test_a_source_that_is_gone_takes_its_quotes_along(case: CaseFile, pdf: Path) -> None:
    removing.remove_stories(case, [reading.find_article(case, "quay.txt").id])
    verdict = verifying.verify(case, pdf)
    assert not verdict.holds
    assert [each.standing for each in verdict.sources] == [Standing.SAME, Standing.GONE]
    assert {each.standing for each in verdict.quotes if each.words.startswith("quay")} == {Standing.GONE}
    assert {each.standing for each in verdict.quotes if each.words.startswith("court")} == {Standing.SAME}


def test_another_file_of_the_same_name_is_a_changed_source(case: CaseFile, pdf: Path, tmp_path: Path) -> None:
    other = cases.create_case(tmp_path / "b.dossier")
    _import_more(other, tmp_path, "quay.txt", "Quay inspector held\n\nPolice arrested Ilse Varga.\n")
    verdict = verifying.verify(other, pdf)
    assert verdict.edition is Standing.GONE
    assert [each.standing for each in verdict.sources] == [Standing.GONE, Standing.CHANGED]
    cases.close_case(other)


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n", b"", b"/EmbeddedFile stream\n{}endstream", b"/EmbeddedFile " * 9000]
)
def test_a_file_that_says_nothing_is_refused_in_a_sentence(case: CaseFile, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.pdf").write_bytes(content)
    with pytest.raises(ExportError, match="does not say"):
        verifying.verify(case, tmp_path / "x.pdf")


def test_the_data_in_a_dossier_is_what_it_quotes(pdf: Path) -> None:
    made_from = provenance.read(pdf)
    for quote in made_from.quotes:
        assert STORIES[made_from.sources[quote.source].file][quote.start : quote.end] == quote.text


def test_exports_are_the_same_byte_for_byte(case: CaseFile, pdf: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    again.mkdir()
    first = {"a.pdf": pdf.read_bytes()}
    for folder in (tmp_path, again):
        exporting.export_json(case, folder / "a.json")
        exporting.export_csv(case, folder / "a.csv")
    first |= {name: (tmp_path / name).read_bytes() for name in ("a.json", "a.csv")}
    exporting.export_pdf(case, again / "a.pdf")
    assert {name: (again / name).read_bytes() for name in first} == first
