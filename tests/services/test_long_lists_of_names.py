"""A story that lists very many names alike: each is compared with a few of the others, not with all of them."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from dossier.domain.mentions import EntityKind
from dossier.extract.identity import Judgement, judge
from dossier.services import cases, importing, joining, reading
from dossier.services.cases import CaseFile

COMPARED = 6


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[CaseFile, list[str]]:
    """A case with a list of thirty names alike, and the names that were compared."""
    asked: list[str] = []

    def listening(kind: EntityKind, a: Sequence[str], b: Sequence[str]) -> Judgement:
        asked.append(f"{a[0]} / {b[0]}")
        return judge(kind, a, b)

    monkeypatch.setattr(joining, "judge", listening)
    monkeypatch.setattr(joining, "_MOST_COMPARED", COMPARED)
    listed = [f"Lena Markovic{one}{two}" for one in "abcdef" for two in "aeiou"]
    story = "The crew\n\nPublished: 4 March 2019\n\n" + "\n".join(listed) + "\n"
    (tmp_path / "a.txt").write_text(story, encoding="utf-8")
    case = cases.create_case(tmp_path / "a.dossier", "Names")
    list(importing.import_paths(case, [tmp_path / "a.txt"], processes=1))
    return case, asked


def test_names_alike_are_compared_with_the_nearest_alone(told: tuple[CaseFile, list[str]]) -> None:
    case, asked = told
    people = [row.name for row in reading.entities(case, EntityKind.PERSON)]
    assert len(people) >= 25
    assert 0 < len(asked) <= 2 * COMPARED * len(people) < len(people) * (len(people) - 1)
    cases.close_case(case)


def test_the_nearest_are_those_that_share_most(told: tuple[CaseFile, list[str]]) -> None:
    case, _ = told
    index = joining.EntityIndex(case)
    near, wanted = index._near(EntityKind.PERSON, ["Lena Markovicca"]), ["Lena Markovicca"]
    shared = [sum(id_ in some for some in index._groups(EntityKind.PERSON, wanted)) for id_ in near]
    nearest = index._nearest(EntityKind.PERSON, wanted, but=0)
    kept = [sum(id_ in some for some in index._groups(EntityKind.PERSON, wanted)) for id_ in nearest]
    assert len(nearest) == COMPARED < len(near)
    assert kept == sorted(shared, reverse=True)[:COMPARED]
    cases.close_case(case)
