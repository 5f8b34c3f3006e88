"""People of one full name across files: one where nothing speaks against it, two where the circumstances do."""

from collections.abc import Iterable, Mapping
from itertools import permutations
from pathlib import Path

import pytest

from dossier.domain.mentions import EntityKind
from dossier.services import cases, editing, importing, reading
from dossier.services.cases import CaseFile

JUDGE = (
    "3 May 2019",
    "Judge Victor Lorne of the High Court in Bristol rejected the appeal on 2 May 2019. Lorne said it was late.",
)
STRANGER = (
    "3 June 2021",
    "Police arrested a man named Victor Lorne in Lyon on 2 June 2021. Lorne had broken a window.",
)
STRIKER = ("3 June 2021", "Footballer John Baker scored twice in Leeds on 2 June 2021. He smiled. He ran home.")
DRIVER = ("5 June 2021", "Driver John Baker, 61, was charged with theft in Perth on 4 June 2021. He wept.")
YOUNG = ("5 September 2021", "John Baker, 25, left Leeds on 4 September 2021, the club said. Baker wept.")
HELD = (
    "3 June 2021",
    "Police arrested a 43-year-old man named Erik Dahl in Oslo on 2 June 2021. Dahl had broken a window.",
)
CHARGED = ("5 June 2021", "Erik Dahl, 43, was charged with burglary in Oslo on 4 June 2021, the court said.")
JAILED = ("5 September 2021", "Erik Dahl was sentenced to two years on 4 September 2021. Dahl wept.")
DEAD = ("3 June 2011", "Anna Berg died in Hamar on 2 June 2011. She was 80. Berg had lived in Hamar.")
TAKEN = ("5 June 2016", "Police arrested Anna Berg in Bergen on 4 June 2016. Berg wept.")
MINISTER = ("3 June 2011", "Finance Minister Carla Ortiz met bankers in Lima on 2 June 2011. Ortiz smiled.")
FORMER = ("5 June 2016", "Former minister Carla Ortiz was arrested in Lima on 4 June 2016. Ortiz wept.")
CONVICTED = ("5 June 2017", "Carla Ortiz was convicted of fraud on 4 June 2017. Ortiz wept.")
SALAS_HIM = ("3 March 2014", "A man named Ivo Kern robbed Pedro Salas in Quito on 2 March 2014. Kern fled.")
SALAS_CAUGHT = ("9 March 2016", "Banker Ivo Kern was tried for the robbery of Pedro Salas. Kern wept.")


def _files(folder: Path, stories: Iterable[tuple[str, str]]) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, (day, text) in enumerate(stories):
        paths.append(folder / f"{number}.txt")
        paths[-1].write_text(f"News of the day\n\nPublished: {day}\n\n{text}\n", encoding="utf-8")
    return paths


def _take(case: CaseFile, paths: Iterable[Path]) -> None:
    for path in paths:
        assert [outcome.reason for outcome in importing.import_paths(case, [path])] == [None]


def _bearers(case: CaseFile, name: str) -> list[int]:
    return sorted(row.articles for row in reading.entities(case, EntityKind.PERSON) if row.name == name)


@pytest.mark.parametrize(
    ("name", "stories", "wanted", "reason"),
    [
        ("Victor Lorne", (JUDGE, STRANGER), [1, 1], "a stranger (“a man named”), the other speaks of “judge”"),
        ("John Baker", (STRIKER, DRIVER, YOUNG), [1, 2], "one story says “driver”, the other “footballer”"),
        ("Erik Dahl", (HELD, CHARGED, JAILED), [3], ""),
        ("Anna Berg", (DEAD, TAKEN), [1, 1], "had died by June 2011, and the other still acted in June 2016"),
        ("Carla Ortiz", (MINISTER, FORMER, CONVICTED), [3], ""),
        ("Ivo Kern", (SALAS_HIM, SALAS_CAUGHT), [2], ""),
    ],
)
def test_circumstances_tell_namesakes_apart_in_any_order(
    tmp_path: Path, name: str, stories: tuple[tuple[str, str], ...], wanted: list[int], reason: str
) -> None:
    paths = _files(tmp_path / "in", stories)
    dumps = []
    for number, order in enumerate(permutations(paths)):
        case = cases.create_case(tmp_path / f"{number}.dossier")
        _take(case, order)
        assert _bearers(case, name) == wanted
        reasons = [p.reason for p in reading.proposals(case) if p.first.name == name == p.second.name]
        assert len(reasons) == len(wanted) - 1
        assert all(reason in told for told in reasons)
        assert cases.check_case(case).is_sound
        dumps.append(list(cases.dump_case(case)))
        cases.close_case(case)
    assert all(dump == dumps[0] for dump in dumps)


def test_a_later_story_can_bring_namesakes_together(case: CaseFile, tmp_path: Path) -> None:
    linking = (
        "9 July 2021",
        "Judge Victor Lorne was held in Lyon on 2 June 2021, Anna Moss said. Victor Lorne had broken a window.",
    )
    paths = _files(tmp_path / "in", (JUDGE, STRANGER, linking))
    _take(case, paths[:2])
    assert _bearers(case, "Victor Lorne") == [1, 1]
    _take(case, paths[2:])
    assert _bearers(case, "Victor Lorne") == [3]
    assert cases.check_case(case).is_sound


def test_an_undone_import_leaves_who_was_one_as_it_was(case: CaseFile, tmp_path: Path) -> None:
    paths = _files(tmp_path / "in", (STRIKER, YOUNG, DRIVER))
    _take(case, paths[:2])
    before = list(cases.dump_case(case))
    _take(case, paths[2:])
    after = list(cases.dump_case(case))
    editing.undo(case)
    assert list(cases.dump_case(case)) == before
    editing.redo(case)
    assert list(cases.dump_case(case)) == after


def test_what_a_person_joined_is_not_taken_apart(case: CaseFile, tmp_path: Path) -> None:
    paths = _files(tmp_path / "in", (JUDGE, STRANGER, (STRANGER[0], STRANGER[1].replace("window", "door"))))
    _take(case, paths[:2])
    proposal = next(p for p in reading.proposals(case) if p.first.name == "Victor Lorne")
    editing.accept_proposal(case, proposal.id)
    assert _bearers(case, "Victor Lorne") == [2]
    _take(case, paths[2:])
    assert max(_bearers(case, "Victor Lorne")) >= 2


def test_who_is_well_known_loses_no_story(case: CaseFile, tmp_path: Path) -> None:
    told: Mapping[int, tuple[str, str]] = {
        n: ("5 June 2017", f"Judge Victor Lorne heard witness number {n} in Bristol. Lorne nodded.") for n in range(25)
    }
    for outcome in importing.import_paths(case, _files(tmp_path / "in", told.values())):
        assert outcome.reason is None
    assert _bearers(case, "Victor Lorne") == [25]
