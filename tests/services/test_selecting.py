"""What a dossier limited to a time holds of the ladder."""

from datetime import date
from pathlib import Path

from dossier.domain.claims import Standing
from dossier.domain.dossier_options import DossierOptions
from dossier.services import cases, dossier_claims, importing, reading, selecting

STORY = """\
Clerk in court

Published: 3 June 2021

Ada Moll was charged with fraud on 4 May 2021. Ada Moll was convicted of theft.
"""


def test_the_day_of_a_report_brings_no_undated_step_into_a_period(tmp_path: Path) -> None:
    file = tmp_path / "clerk.txt"
    file.write_text(STORY, encoding="utf-8")
    case = cases.create_case(tmp_path / "moll.dossier")
    list(importing.import_paths(case, [file]))
    (moll,) = [row for row in reading.entities(case) if row.name == "Ada Moll"]
    dossier = reading.dossier(case, moll.id)
    told = dossier_claims.claims_of(case, dossier)
    reported = {rung.standing for rung in told.standing.rungs if rung.reported}
    assert Standing.CONVICTED in reported
    limited = DossierOptions(first=date(2021, 1, 1), last=date(2021, 12, 31))
    chosen = selecting.selected(dossier, told, limited).claims.standing.rungs
    assert [rung.standing for rung in chosen] == [Standing.NAMED, Standing.CHARGED]
    case.close()
