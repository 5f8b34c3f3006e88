"""Whether pairs of names are told to be one person's or two, by the classes of what makes names alike."""

from collections import defaultdict
from pathlib import Path

import pytest

from dossier.domain.mentions import EntityKind
from dossier.extract.identity import THRESHOLD, Verdict, blocking_keys, judge, lookup_keys, similarity

_ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "pairs.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
_CLASSES: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
for _class, _a, _b, _same in _ROWS:
    _CLASSES[_class].append((_a, _b, _same == "1"))


def test_the_table_is_large_enough_to_say_something() -> None:
    assert len(_ROWS) >= 250
    same = sum(row[3] == "1" for row in _ROWS)
    assert 0.35 < same / len(_ROWS) < 0.65


@pytest.mark.parametrize("name", sorted(_CLASSES))
def test_pairs_of_a_class(name: str) -> None:
    wrong = [(a, b, similarity(a, b)) for a, b, same in _CLASSES[name] if (similarity(a, b) >= THRESHOLD) is not same]
    assert not wrong


@pytest.mark.parametrize("name", sorted(_CLASSES))
def test_the_order_of_two_names_plays_no_part(name: str) -> None:
    for a, b, _ in _CLASSES[name]:
        assert similarity(a, b) == pytest.approx(similarity(b, a), abs=0.02), (a, b)
        assert 0.0 <= similarity(a, b) <= 1.0
        assert judge(EntityKind.PERSON, [a], [b]).verdict is judge(EntityKind.PERSON, [b], [a]).verdict, (a, b)


@pytest.mark.parametrize("name", sorted(_CLASSES))
def test_what_is_one_is_found_by_a_key(name: str) -> None:
    for a, b, same in _CLASSES[name]:
        if same:
            assert lookup_keys(EntityKind.PERSON, a) & blocking_keys(EntityKind.PERSON, b), (a, b)
            assert lookup_keys(EntityKind.PERSON, b) & blocking_keys(EntityKind.PERSON, a), (a, b)


def test_nobody_is_joined_who_is_somebody_else() -> None:
    joined = [
        (a, b)
        for rows in _CLASSES.values()
        for a, b, same in rows
        if not same and judge(EntityKind.PERSON, [a], [b]).verdict is Verdict.CERTAIN
    ]
    assert not joined


def test_every_judgement_is_a_sentence_for_a_reader() -> None:
    for _, a, b, _ in _ROWS:
        reason = judge(EntityKind.PERSON, [a], [b]).reason
        assert reason.endswith(".") and a in reason and b in reason
