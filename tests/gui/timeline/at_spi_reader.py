"""Reads a window over AT-SPI and prints what its timeline holds; run by the system's Python, which has the bindings."""

import json
import sys
import time
from contextlib import suppress

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

SECONDS = 120
"""So long is waited for each answer: a machine that is busy with other things gives it late."""


def find(node, role, name):
    """Return the first node of a role whose name begins so, breadth first."""
    waiting = [node]
    while waiting:
        here = waiting.pop(0)
        if here is None:
            continue
        if here.get_role_name() == role and (here.get_name() or "").startswith(name):
            return here
        waiting += [here.get_child_at_index(number) for number in range(here.get_child_count())]
    return None


def until(ask):
    """Return what *ask* finds as soon as it finds something; nodes may go while they are looked at."""
    ends = time.monotonic() + SECONDS
    while time.monotonic() < ends:
        with suppress(GLib.Error):
            if found := ask():
                return found
        time.sleep(0.05)
    return None


def children_of(timeline):
    """Return the children of the timeline and what they tell of themselves."""
    children = [timeline.get_child_at_index(number) for number in range(timeline.get_child_count())]
    told = []
    for child in children:
        box = Atspi.Component.get_extents(child, Atspi.CoordType.SCREEN)
        told.append(
            {"name": child.get_name(), "role": child.get_role_name(), "box": [box.x, box.y, box.width, box.height]}
        )
    return list(zip(children, told, strict=True))


def selected_of(timeline):
    """Return the names of what is selected."""
    children = [timeline.get_child_at_index(number) for number in range(timeline.get_child_count())]
    return [
        child.get_name() for child in children if child and child.get_state_set().contains(Atspi.StateType.SELECTED)
    ]


def main():
    """Print the children of the timeline as JSON, press the first event, and print which is selected then."""
    Atspi.set_timeout(30_000, 60_000)
    desktop = Atspi.get_desktop(0)
    timeline = until(lambda: find(desktop, "list", "Timeline"))
    if timeline is None:
        sys.exit("the timeline was not found")
    children = until(lambda: children_of(timeline))
    if children is None:
        sys.exit("the timeline holds nothing")
    pressed, told = next((child, told) for child, told in children if told["role"] == "list item")
    Atspi.Action.do_action(pressed, 0)
    selected = until(lambda: selected_of(timeline)) or []
    print(json.dumps({"children": [each for _, each in children], "pressed": told["name"], "selected": selected}))


main()
