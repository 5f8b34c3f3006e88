"""What the window shows, as plain values to be kept in the case, and shown again."""

from collections.abc import Mapping
from typing import Any

from dossier.gui.hub import Hub
from dossier.gui.workspace import Workspace
from dossier.timeline.scale import Scale

_TABS = ("timeline", "overview", "network")


def shown(hub: Hub, workspace: Workspace) -> dict[str, Any]:
    """Return which view is open, lanes, filters, the part of time in sight, and what is selected."""
    canvas, graph = workspace.timeline.canvas, workspace.graph
    scale = canvas.scale_ahead
    return {
        "tab": dict(enumerate(_TABS)).get(workspace.views.currentIndex(), _TABS[0]),
        "filters": workspace.timeline.filters.state(),
        "days": None if canvas.is_fitted else [scale.left, scale.right],
        "table": workspace.timeline.table_button.isChecked(),
        "network": [box.currentIndex() for box in (graph.scope, graph.people, graph.least)],
        "selected": {"event": hub.selected_event, "entity": hub.selected_entity, "article": hub.selected_article},
    }


def show(hub: Hub, workspace: Workspace, state: Mapping[str, Any]) -> None:
    """Show what ``shown`` returned, as far as it is still there."""
    timeline, graph = workspace.timeline, workspace.graph
    selected = state.get("selected", {})
    hub.select_entity(int(selected.get("entity", 0)))
    hub.select_article(int(selected.get("article", 0)))
    hub.select_event(int(selected.get("event", 0)))
    timeline.filters.restore(state.get("filters", {}))
    timeline.table_button.setChecked(bool(state.get("table", False)))
    for box, index in zip((graph.scope, graph.people, graph.least), state.get("network", ()), strict=False):
        box.setCurrentIndex(int(index))
    workspace.views.setCurrentIndex(_TABS.index(state["tab"]) if state.get("tab") in _TABS else 0)
    days = state.get("days")
    if days is None:
        timeline.canvas.fit_all(animate=False)
    else:
        first, last = float(days[0]), float(days[1])
        width = max(timeline.canvas.body_size.width(), 1.0)
        timeline.canvas.look_at(Scale((first + last) / 2, (last - first) / width, width).clamped())
