"""Reads a window over AT-SPI and prints what its timeline holds; run by the system's Python, which has the bindings."""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402


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


def main():
    """Print the children of the timeline as JSON, press the first event, and print which is selected then."""
    desktop = Atspi.get_desktop(0)
    # A machine that is busy with other things answers late.
    Atspi.set_timeout(30_000, 60_000)
    until = time.monotonic() + 120
    timeline = None
    while timeline is None and time.monotonic() < until:
        timeline = find(desktop, "list", "Timeline")
    if timeline is None:
        sys.exit("the timeline was not found")
    children = [timeline.get_child_at_index(number) for number in range(timeline.get_child_count())]
    told = []
    for child in children:
        box = Atspi.Component.get_extents(child, Atspi.CoordType.SCREEN)
        told.append(
            {"name": child.get_name(), "role": child.get_role_name(), "box": [box.x, box.y, box.width, box.height]}
        )
    pressed = next(child for child in children if child.get_role_name() == "list item")
    name = pressed.get_name()
    Atspi.Action.do_action(pressed, 0)
    selected = []
    while not selected and time.monotonic() < until:
        every = [timeline.get_child_at_index(number) for number in range(timeline.get_child_count())]
        selected = [
            child.get_name() for child in every if child and child.get_state_set().contains(Atspi.StateType.SELECTED)
        ]
    print(json.dumps({"children": told, "pressed": name, "selected": selected}))


main()
