"""All lanes as arrays: what each holds is what a list of lists would hold."""

import random

import numpy as np
import pytest

from dossier.timeline.lane import Lanes, Names, lanes_of

REST = 0


def pairs(count: int) -> list[tuple[int, str]]:
    return [(7 * number + 3, f"Örsted 𝔄{number}") for number in range(count)]


def plain(lanes: Lanes) -> list[tuple[int, str, list[int]]]:
    return [(lane.key, lane.name, lane.items.tolist()) for lane in lanes]


@pytest.fixture(params=range(8))
def held(request: pytest.FixtureRequest) -> list[list[int]]:
    """For each name the items that stand in its lane, some in none."""
    dice = random.Random(request.param)
    return [sorted(dice.sample(range(60), dice.choice((0, 0, 1, 3, 17)))) for _ in range(dice.randint(0, 12))]


def made(held: list[list[int]], rest: list[int]) -> tuple[Lanes, list[tuple[int, str, list[int]]]]:
    # The stretches lie in another order than the lanes, as they do where lanes stand by how much they hold.
    named, at = pairs(len(held)), [(0, 0)] * len(held)
    items: list[int] = []
    for number in reversed(range(len(held))):
        at[number] = (len(items), len(items) + len(held[number]))
        items += held[number]
    begins, ends = (np.array([each[side] for each in at], np.int64) for side in (0, 1))
    names = Names(named)
    lanes = lanes_of(names, names.keys, np.array(items, np.int32), begins, ends, "Others")
    expected = [(key, name, own) for (key, name), own in zip(named, held, strict=True) if own]
    if rest:
        expected.append((REST, "Others", rest))
    return lanes.with_rest(REST, np.array(rest, np.int32)), expected


@pytest.mark.parametrize("rest", [[], [2, 59]])
def test_lanes_hold_what_they_were_made_of(held: list[list[int]], rest: list[int]) -> None:
    lanes, expected = made(held, rest)
    assert plain(lanes) == expected
    assert len(lanes) == len(expected)
    assert lanes.sizes.tolist() == [lanes.size_of(number) for number in range(len(lanes))]
    for item in range(60):
        assert lanes.holding(item) == [n for n, (_, _, own) in enumerate(expected) if item in own]
    for number, (key, _, own) in enumerate(expected):
        assert lanes.number_of(key) == number
        assert [lanes[number].position_of(item) for item in own] == list(range(len(own)))
    assert lanes.number_of(-5) is None


@pytest.mark.parametrize("rest", [[], [2, 59]])
def test_some_lanes_and_some_items_are_taken(held: list[list[int]], rest: list[int]) -> None:
    lanes, expected = made(held, rest)
    assert plain(lanes[1:4]) == expected[1:4]
    assert plain(lanes[::-1]) == expected[::-1]
    kept = [(key, name, [item for item in own if item % 3 == 0]) for key, name, own in expected]
    assert plain(lanes.where(lanes.items % 3 == 0)) == [each for each in kept if each[2]]


def test_a_number_that_has_no_lane_is_refused() -> None:
    lanes, _ = made([[1], [2]], [])
    assert lanes[-1].items.tolist() == [2]
    with pytest.raises(IndexError):
        _ = lanes[2]
    assert not Lanes()


def test_names_are_kept_whatever_letters_they_have() -> None:
    named = pairs(5)
    names = Names(named)
    assert list(names) == named
    assert list(names[3:]) == named[3:]
    assert names[-1] == named[-1]
