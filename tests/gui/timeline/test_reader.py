"""A screen reader finds every painted event, what it says and where it is, and can press it."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface

from dossier.gui.hub import Hub
from dossier.gui.timeline.gathering import gathered
from dossier.gui.timeline.pane import TimelinePane

NAME = QAccessible.Text.Name
PRESS = QAccessibleActionInterface.pressAction()


def children(pane: TimelinePane) -> list[QAccessibleInterface]:
    pane.canvas.grab()
    timeline = QAccessible.queryAccessibleInterface(pane.canvas)
    return [timeline.child(number) for number in range(timeline.childCount())]


def test_every_painted_event_is_a_child_with_its_words(pane: TimelinePane) -> None:
    found = children(pane)
    painted = sum(len(lane.items) + len(lane.clusters) for lane in pane.canvas.seen_lanes)
    assert len(found) == painted > 10
    names = [child.text(NAME) for child in found]
    assert "Lena Markovic: Born & raised <i>there</i>, 4 March 1999, asserted" in names
    assert any("alleged" in name for name in names)
    assert any(name.startswith("Tomas Hale: Event 4, until") for name in names)
    assert {child.role() for child in found} <= {QAccessible.Role.ListItem, QAccessible.Role.Button}
    timeline = QAccessible.queryAccessibleInterface(pane.canvas)
    assert timeline.role() is QAccessible.Role.List
    assert [timeline.indexOfChild(child) for child in found] == list(range(len(found)))
    assert all(child.isValid() and child.parent() is timeline for child in found)


def test_a_child_lies_where_it_is_painted(pane: TimelinePane) -> None:
    timeline = QAccessible.queryAccessibleInterface(pane.canvas)
    for child in children(pane):
        assert timeline.rect().intersects(child.rect())
        centre = child.rect().center()
        hit = pane.canvas.hit(pane.canvas.mapFromGlobal(centre).toPointF())
        assert hit.item >= 0 or hit.cluster is not None
        assert timeline.childAt(centre.x(), centre.y()) is not None


def test_pressing_a_child_selects_its_event_for_all_panes(pane: TimelinePane, hub: Hub) -> None:
    child = next(child for child in children(pane) if "Event 9" in child.text(NAME))
    assert PRESS in child.actionInterface().actionNames()
    child.actionInterface().doAction(PRESS)
    assert hub.selected_event == 9
    again = next(child for child in children(pane) if "Event 9" in child.text(NAME))
    assert again.state().selected
    assert again.state().focused == pane.canvas.hasFocus()


def test_a_child_comes_back_with_its_event_and_is_not_valid_meanwhile(pane: TimelinePane) -> None:
    first = next(child for child in children(pane) if "Born" in child.text(NAME))
    pane.canvas.zoom(50)
    assert all("Born" not in child.text(NAME) for child in children(pane))
    assert not first.isValid()
    pane.fit()
    assert next(child for child in children(pane) if "Born" in child.text(NAME)) is first
    assert first.isValid()


def test_a_cluster_says_how_many_and_opens(pane: TimelinePane, make_event: object) -> None:
    events = [make_event(i, f"2014-{1 + i % 12:02d}-{1 + i % 28:02d}") for i in range(1, 301)]  # type: ignore[operator]
    pane.show_gathered(gathered(events, [(1, "Lena Markovic")]))
    pane.fit()
    before = pane.canvas.scale
    chip = max((c for c in children(pane) if c.role() is QAccessible.Role.Button), key=lambda c: len(c.text(NAME)))
    assert "events" in chip.text(NAME)
    assert "Click to open" in chip.text(NAME)
    chip.actionInterface().doAction(PRESS)
    assert pane.canvas.scale.days_per_pixel < before.days_per_pixel


@pytest.mark.parametrize("size", [(700, 300), (1400, 800)])
def test_there_are_children_at_any_size(pane: TimelinePane, size: tuple[int, int]) -> None:
    pane.resize(*size)
    assert children(pane)
