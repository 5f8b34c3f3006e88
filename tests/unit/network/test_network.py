"""The graph counts what people share, and its layout is the same each time, within its bounds and without overlaps."""

import networkx
import numpy as np
import pytest

from dossier.network.graph import Graph, graph_of
from dossier.network.layout import laid_out, nearest_that_way, parted

ASSERTED, ALLEGED = 0, 1


def made(events: list[tuple[int, list[int]]], most: int = 50, least: int = 1, around: int | None = None) -> Graph:
    """The graph of events, each a status and who takes part."""
    pairs = [(person, number) for number, (_, people) in enumerate(events) for person in people]
    people, places = (np.array([pair[at] for pair in pairs], np.int32) for at in (0, 1))
    return graph_of(people, places, np.array([status for status, _ in events], np.uint8), most, least, around)


EVENTS = [
    (ASSERTED, [7, 9]),
    (ASSERTED, [9, 7, 7]),
    (ALLEGED, [7, 9, 30]),
    (ALLEGED, [30, 44]),
    (ASSERTED, [44]),
    (ASSERTED, [50]),
]


def links(graph: Graph) -> dict[tuple[int, int], list[int]]:
    pairs = graph.people[graph.links].tolist()
    return {(min(a, b), max(a, b)): n for (a, b), n in zip(pairs, graph.counts.tolist(), strict=True)}


def test_shared_events_are_counted_by_status() -> None:
    graph = made(EVENTS)
    assert links(graph) == {(7, 9): [2, 1, 0, 0], (7, 30): [0, 1, 0, 0], (9, 30): [0, 1, 0, 0], (30, 44): [0, 1, 0, 0]}
    assert graph.people.tolist() == [7, 9, 30, 44], "who shares most comes first; who is always alone is not there"
    assert graph.weights.tolist() == [3, 3, 2, 1]
    assert graph.left_out == 0
    assert graph.shared.tolist() == sorted(graph.shared.tolist(), reverse=True)


def test_as_another_program_counts() -> None:
    dice = np.random.default_rng(3)
    events = [(int(dice.integers(4)), dice.integers(1, 25, int(dice.integers(1, 6))).tolist()) for _ in range(200)]
    theirs = networkx.Graph()
    for _, people in events:
        for one in set(people):
            for other in set(people):
                if one < other:
                    weight = theirs.get_edge_data(one, other, {"weight": 0})["weight"]
                    theirs.add_edge(one, other, weight=weight + 1)
    ours = {pair: sum(counts) for pair, counts in links(made(events)).items()}
    assert ours == {(min(a, b), max(a, b)): data["weight"] for a, b, data in theirs.edges(data=True)}


def test_only_the_heaviest_are_shown_and_the_others_counted() -> None:
    graph = made(EVENTS, most=2)
    assert links(graph) == {(7, 9): [2, 1, 0, 0]}
    assert graph.left_out == 2
    assert made(EVENTS, least=2).people.tolist() == [7, 9]
    assert made(EVENTS, least=2).left_out == 2
    assert len(made(EVENTS, least=9).links) == 0


def test_around_a_person() -> None:
    graph = made(EVENTS, around=44)
    assert sorted(graph.people.tolist()) == [30, 44]
    assert made(EVENTS, most=2, around=30).people.tolist()[0] == 30
    assert len(made(EVENTS, around=50).people) == 0


def test_nothing_at_all() -> None:
    assert len(made([]).people) == 0
    assert laid_out(0, made([]).links, made([]).shared).shape == (0, 2)


def test_neighbours_and_links() -> None:
    graph = made(EVENTS)
    assert graph.neighbours(2) == [0, 1, 3]
    assert graph.people[graph.links[graph.link_between(3, 2)]].tolist() == [30, 44]
    assert graph.link_between(0, 3) == -1


def test_the_layout_is_the_same_each_time_and_draws_the_linked_together() -> None:
    groups = [(ASSERTED, [a, b]) for base in (0, 20) for a in range(base, base + 8) for b in range(a + 1, base + 8)]
    graph = made([*groups, (ASSERTED, [0, 20])])
    places = laid_out(len(graph.people), graph.links, graph.shared)
    assert np.array_equal(places, laid_out(len(graph.people), graph.links, graph.shared))
    assert places.min() >= 0
    assert places.max() <= 1
    far = np.sqrt(((places[:, None] - places[None]) ** 2).sum(axis=2))
    same = (graph.people[:, None] < 20) == (graph.people[None] < 20)
    assert far[same].mean() < far[~same].mean() / 2


@pytest.mark.parametrize("count", [1, 2, 3, 17, 60])
def test_names_are_parted_within_the_area(count: int) -> None:
    centres = np.random.default_rng(count).uniform((60, 40), (940, 560), (count, 2))
    boxes = np.tile(np.array([60.0, 20.0]), (count, 1))
    made = parted(centres, boxes, 1000, 600)
    assert (made - boxes / 2 >= 0).all()
    assert (made + boxes / 2 <= np.array([1000, 600])).all()
    way = np.abs(made[:, None] - made[None])
    over = (boxes[:, None] / 2 + boxes[None] / 2 - way > 0.5).all(axis=2)
    assert int(over.sum()) == count, "each overlaps itself alone"


def test_the_next_node_that_way() -> None:
    places = np.array([[0.0, 0.0], [10.0, 1.0], [3.0, 9.0], [-5.0, 0.0]])
    assert nearest_that_way(places, 0, [1, 2, 3], (1.0, 0.0)) == 1
    assert nearest_that_way(places, 0, [1, 2, 3], (0.0, 1.0)) == 2
    assert nearest_that_way(places, 0, [1, 2, 3], (-1.0, 0.0)) == 3
    assert nearest_that_way(places, 0, [1, 2, 3], (0.0, -1.0)) == -1


def test_pairs_count_alike_whatever_their_order() -> None:
    generator = np.random.default_rng(7)
    events = [
        (int(status), generator.integers(1, 40, int(size)).tolist())
        for status, size in zip(generator.integers(0, 4, 300), generator.integers(1, 9, 300), strict=True)
    ]
    graph = made(events, most=25)
    pairs = sorted({(person, number) for number, (_, people) in enumerate(events) for person in people})
    people, places = (np.array([pair[at] for pair in pairs], np.int32) for at in (0, 1))
    statuses = np.array([status for status, _ in events], np.uint8)
    assert links(graph_of(people, places, statuses, 25)) == links(graph)
    for (one, other), counts in links(graph).items():
        shared = [status for status, named in events if one in named and other in named]
        assert counts == [shared.count(status) for status in range(4)]


def test_a_graph_is_stopped_on_the_way() -> None:
    looks = []
    made_of = np.array([1, 2, 3, 1, 2], np.int32), np.array([0, 0, 0, 1, 1], np.int32), np.zeros(2, np.uint8)
    graph_of(*made_of, 10, look=lambda: looks.append(None))
    assert len(looks) >= 5

    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        graph_of(*made_of, 10, look=stop)
