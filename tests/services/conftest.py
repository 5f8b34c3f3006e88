"""Files as an investigator has them, and a case that took them in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.services import cases, importing
from dossier.services.cases import CaseFile

ARTICLES = {
    "berg.txt": (
        "Former harbour clerk jailed in Oslo\n\n"
        "Published: 14 March 2019\n\n"
        "Anna Berg was arrested on 4 February 2014 in Oslo, police said. Berg was convicted of fraud on Monday. "
        "Prosecutors allege that Berg paid Karl Lund in October 2013. Lund denied it.\n\n"
        "Karl Lund was arrested in May 2015. He was extradited to Norway three months later.\n"
    ),
    "undated.txt": (
        "Second trial for Lund\n\n"
        "Karl Lund was charged with bribery on Friday. Anna Berg testified last month. "
        "In 2012 Lund founded Lund Shipping with Anna Berg.\n"
    ),
    "more/lund.txt": (
        "Court frees shipping owner\n\n"
        "Updated May 9, 2020\n\n"
        "Karl Lund, 52, was acquitted on 7 May 2020. The judge released Lund the same day.\n"
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "articles"
    for name, text in ARTICLES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    made = cases.create_case(tmp_path / "harbour.dossier")
    yield made
    cases.close_case(made)


@pytest.fixture
def imported(case: CaseFile, folder: Path) -> CaseFile:
    for outcome in importing.import_paths(case, [folder]):
        assert outcome.reason is None
    return case
