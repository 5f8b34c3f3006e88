"""Which spelling of a name is shown: the full one that most stories use, whatever the order of import."""

from itertools import permutations
from pathlib import Path

import pytest

from dossier.domain.mentions import EntityKind
from dossier.services import cases, importing, reading
from dossier.services.shown_names import most_used


@pytest.mark.parametrize(
    ("uses", "shown"),
    [
        ([["Omar Kazemi"], ["Omar Kazami"], ["Omar Kazemi"]], "Omar Kazemi"),
        ([["Omar Kazemi"], ["Omar Kazami"]], "Omar Kazemi"),
        ([["Omar Kazami"], ["Omar Kazemi"]], "Omar Kazami"),
        ([["Erik Dahl"], ["Erik Johan Dahl"]], "Erik Johan Dahl"),
        ([["Erik Dahl"], ["Erik Johan Dahl"], ["Erik Dahl", "Dahl"]], "Erik Dahl"),
        ([["E. Dahl"], ["Erik Dahl"]], "Erik Dahl"),
        ([["Dahl"], ["Dahl"], ["Erik Dahl"]], "Erik Dahl"),
        ([["ERIK DAHL"], ["Erik Dahl"]], "Erik Dahl"),
        ([["Erik Dahl", "Abu Nasir al-Kabir al-Shami"]], "Erik Dahl"),
        ([["Dahl"]], None),
    ],
)
def test_the_most_used_full_name_is_shown(uses: list[list[str]], shown: str | None) -> None:
    assert most_used(uses) == shown


STORIES = {
    "one.txt": ("3 May 2018", "Erik Johan Halvorsen met Anna Berg in Oslo on 2 May 2018."),
    "two.txt": ("5 May 2018", "Erik Halvorsen wrote to Anna Berg in Oslo on 4 May 2018."),
    "three.txt": ("9 May 2018", "Erik Halvorsen thanked Anna Berg in Oslo on 8 May 2018."),
}


def test_a_name_does_not_hang_on_the_order_of_import(tmp_path: Path) -> None:
    for name, (day, text) in STORIES.items():
        (tmp_path / name).write_text(f"News\n\nPublished: {day}\n\n{text}\n", encoding="utf-8")
    dumps = []
    for number, order in enumerate(permutations(STORIES)):
        case = cases.create_case(tmp_path / f"{number}.dossier")
        for name in order:
            assert [outcome.reason for outcome in importing.import_paths(case, [tmp_path / name])] == [None]
        shown = [row.name for row in reading.entities(case, EntityKind.PERSON) if "Halvorsen" in row.name]
        assert shown == ["Erik Halvorsen"]
        dumps.append(list(cases.dump_case(case)))
        cases.close_case(case)
    assert all(dump == dumps[0] for dump in dumps)
