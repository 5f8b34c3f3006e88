"""Where the disk is full, the import says so, keeps what it had acknowledged, and goes on later."""

import sys
from pathlib import Path

import pytest

from dossier.errors import CaseError
from dossier.services import cases, importing, reading
from dossier.store import seal
from dossier.store.seal import Seal


def test_a_full_disk_stops_an_import_with_a_sentence_and_loses_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(12):
        words = f"Oslo court, part {number}\n\n" + f"Anna Berg was arrested in Oslo in {1990 + number}. " * 40
        (folder / f"{number:02}.txt").write_text(words, "utf-8")
    case = cases.create_case(tmp_path / "a.dossier")
    with case.reading():
        pages = case.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        case.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 30}")
    acknowledged: list[str] = []
    with pytest.raises(CaseError, match="no room left on the disk"):
        acknowledged.extend(outcome.file for outcome in importing.import_paths(case, [folder]))
    assert 0 < len(acknowledged) < 12
    assert [row.file for row in reading.articles(case)] == acknowledged
    cases.close_case(case)
    case = cases.open_case(tmp_path / "a.dossier")
    assert cases.check_case(case).findings == ()
    states = [outcome.state.value for outcome in importing.import_paths(case, [folder])]
    assert states == ["already"] * len(acknowledged) + ["committed"] * (12 - len(acknowledged))
    cases.close_case(case)


def test_two_programs_may_import_the_same_files_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"Part {number}\n\nAnna Berg was arrested in Oslo in {1990 + number}.\n")
    one = cases.create_case(tmp_path / "a.dossier")
    two = cases.open_case(tmp_path / "a.dossier")
    states = []
    for pair in zip(importing.import_paths(one, [folder]), importing.import_paths(two, [folder]), strict=True):
        states += [outcome.state.value for outcome in pair]
    assert states == ["committed", "already"] * 6
    list(importing.import_paths(two, [folder]))
    assert [row.name for row in reading.entities(two, query="Berg")] == ["Anna Berg"]
    assert cases.check_case(two).findings == ()
    cases.close_case(two)
    cases.close_case(one)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process")
def test_a_case_that_could_not_be_sealed_opens_all_the_same(tmp_path: Path) -> None:
    import resource

    path = tmp_path / "a.dossier"
    case = cases.create_case(path)
    with case.writing():
        case.connection.exec_driver_sql("UPDATE case_facts SET value = 'b' WHERE name = 'title'")
    case.checkpoint()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with case.reading():
        pages = case.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    # No byte can be written behind the pages that the file has.
    resource.setrlimit(resource.RLIMIT_FSIZE, (pages * 4096, hard))
    try:
        cases.close_case(case)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert seal.examine(path) is not Seal.WHOLE
    case = cases.open_case(path)
    assert cases.case_info(case).title == "b"
    assert cases.check_case(case).findings == ()
    cases.close_case(case)
    assert seal.examine(path) is Seal.WHOLE
