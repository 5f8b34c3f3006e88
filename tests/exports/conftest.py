"""A case with everything in it that is hard to hand over."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.domain.export_formats import Loss, export_format
from dossier.domain.notes import SubjectKind
from dossier.domain.spans import Span
from dossier.services import by_hand, cases, claims, handing_over, importing, reading
from dossier.services.cases import CaseFile

ARTICLES = {
    "berg.txt": (
        "Former harbour clerk jailed in Oslo\n\n"
        "Published: 14 March 2019\n\n"
        "Anna Berg was arrested on 4 February 2014 in Oslo, police said. Berg was convicted of fraud on Monday. "
        "Prosecutors allege that Berg paid Karl Lund in October 2013. Lund denied it.\n\n"
        "Karl Lund was arrested in May 2015. He was extradited to Norway three months later. "
        "Between March 2010 and May 2011 Lund met Berg in Bergen. From 2003 to 2007 Lund worked at Lund Shipping.\n"
    ),
    "undated.txt": (
        "Second trial for Lund\n\n"
        "Karl Lund was charged with bribery on Friday. Anna Berg testified last month. "
        "“=HYPERLINK(1)” & <b>bold</b>, Lund wrote; in 2012 Çağrı Lund founded Lund Shipping with Anna Berg.\n"
    ),
    "more/lund.txt": (
        "Court frees shipping owner\n\n"
        "Updated May 9, 2020\n\n"
        "Karl Lund, 52, was acquitted on 7 May 2020. The judge released Lund the same day. "
        "𝒮 Lund met Anna Berg in 2021.\n"
    ),
}


def filled_case(tmp_path: Path) -> CaseFile:
    """Return a new case in a folder, with the articles and a few notes."""
    folder = tmp_path / "articles"
    for name, text in ARTICLES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    made = cases.create_case(tmp_path / "harbour.dossier", title="Harbour; docks, & <b>“more”</b>")
    for outcome in importing.import_paths(made, [folder]):
        assert outcome.reason is None
    story = reading.find_article(made, "berg.txt").id
    by_hand.add_note(made, story, Span(0, 6), "=ask; the clerk,\nagain")
    by_hand.add_note_about(made, SubjectKind.ENTITY, reading.find_entity(made, "Karl Lund").id, "Ask him.")
    by_hand.add_note_about(made, SubjectKind.EVENT, claims.told_events(made)[0].id, "Who saw it?")
    return made


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    made = filled_case(tmp_path)
    yield made
    cases.close_case(made)


class Exporting:
    """Writes a case in a format and keeps what the exporter said."""

    def __init__(self, case: CaseFile, folder: Path) -> None:
        self._case, self._folder = case, folder
        self.losses: tuple[Loss, ...] = ()

    def __call__(self, name: str) -> Path:
        out = self._folder / f"out.{export_format(name).ending}"
        written = handing_over.export_as(self._case, name, out)
        self.losses = tuple(written.losses)
        return written.path

    def said(self) -> str:
        return "\n".join(loss.sentence for loss in self.losses)


@pytest.fixture
def export(case: CaseFile, tmp_path: Path) -> Exporting:
    (tmp_path / "out").mkdir()
    return Exporting(case, tmp_path / "out")
