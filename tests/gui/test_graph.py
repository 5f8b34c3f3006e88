"""The network: who appears with whom, the evidence on click and by key, and the picture."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from dossier.gui.graph.canvas import link_words
from dossier.gui.graph.pane import GraphPane, shown_words
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.timeline import picture
from dossier.services import reading

from .test_accessible_tree import check_tree
from .test_plain_and_reachable import check_names, check_plain, check_reachable

Settle = Callable[[Hub], None]
STORY = """Four at the harbour

Published: 20 June 2019

Ida Brandt met Otto Lind on 3 May 2017. Ida Brandt was arrested with Otto Lind on 9 May 2018.
Prosecutors allege that Otto Lind paid Paula Reyes in March 2016. Paula Reyes met Karl Weber on 1 April 2011.
Nadia Falk was arrested on 2 June 2018.
"""


@pytest.fixture
def graph(window: MainWindow, tmp_path: Path, settle: Settle) -> GraphPane:
    from dossier.services import cases, importing

    folder = tmp_path / "linked"
    folder.mkdir()
    (folder / "one.txt").write_text(STORY, encoding="utf-8")

    def opener() -> cases.CaseFile:
        case = cases.create_case(tmp_path / "linked.dossier", "Linked")
        list(importing.import_paths(case, [folder]))
        return case

    window.hub.open_case(opener)
    settle(window.hub)
    assert window.workspace is not None
    assert window.workspace.graph.canvas.laid_out() is None, "nothing is read before it is in sight"
    window.offers["graph"].trigger()
    settle(window.hub)
    return window.workspace.graph


def middle(graph: GraphPane, link: int) -> QPoint:
    shown = graph.canvas.laid_out()
    assert shown is not None
    return shown.middle(link).toPoint()


def test_a_click_on_a_line_opens_the_evidence(graph: GraphPane, window: MainWindow, settle: Settle) -> None:
    network = graph.canvas.laid_out().network
    assert "Ida Brandt" in link_words(network, 0)
    QTest.mouseClick(graph.canvas, Qt.MouseButton.LeftButton, pos=middle(graph, 0))
    settle(window.hub)
    assert graph.canvas.link == 0
    rows = graph.events.model.rows
    assert len(rows) == network.tally(0).total == 2
    assert "met Otto Lind" in rows[0].detail
    graph.events.view.setCurrentIndex(graph.events.model.index(0))
    QTest.keyClick(graph.events.view, Qt.Key.Key_Return)
    settle(window.hub)
    assert window.hub.selected_event == rows[0].target
    assert window.workspace is not None
    assert window.workspace.source.isVisible()


def test_a_click_on_a_person_selects_everywhere(graph: GraphPane, window: MainWindow, settle: Settle) -> None:
    shown = graph.canvas.laid_out()
    person = shown.network.names.index("Paula Reyes")
    QTest.mouseClick(graph.canvas, Qt.MouseButton.LeftButton, pos=QPoint(*map(round, shown.centres[person])))
    settle(window.hub)
    assert window.hub.selected_entity == shown.network.graph.people[person]
    assert {row.title for row in graph.links.model.rows} == {"Otto Lind", "Karl Weber"}
    QTest.keyClick(graph.canvas, Qt.Key.Key_Escape)
    assert len(graph.links.model.rows) == len(shown.network.graph.links)


def test_arrow_keys_walk_and_enter_selects(graph: GraphPane, window: MainWindow, settle: Settle) -> None:
    canvas = graph.canvas
    assert canvas.hasFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    reached = {canvas.accessibleName()}
    keys = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
    for key in (*keys, *reversed(keys), *keys):
        QTest.keyClick(canvas, key)
        reached.add(canvas.accessibleName())
    assert len(reached) >= 3
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    settle(window.hub)
    assert window.hub.selected_entity
    assert canvas.accessibleName().startswith("Network: ")


def test_who_is_selected_elsewhere_is_set_off(graph: GraphPane, window: MainWindow, settle: Settle) -> None:
    network = graph.canvas.laid_out().network
    window.hub.select_entity(int(network.graph.people[1]))
    settle(window.hub)
    assert graph.canvas.person == 1
    graph.scope.setCurrentIndex(1)
    settle(window.hub)
    around = graph.canvas.laid_out().network
    assert network.names[1] in around.names
    assert "left out" not in shown_words(network)


def test_who_appears_with_nobody_has_no_links_of_others(graph: GraphPane, window: MainWindow, settle: Settle) -> None:
    network = graph.canvas.laid_out().network
    assert graph.links.model.rows
    assert window.hub.info is not None
    found: list[int] = []
    window.hub.read(lambda case: found.extend(entity.id for entity in reading.entities(case)), lambda _: None)
    settle(window.hub)
    alone = next(entity for entity in found if network.position(entity) < 0)
    window.hub.select_entity(alone)
    settle(window.hub)
    assert not graph.links.model.rows
    assert "nobody" in graph.links.heading.text()
    graph.scope.setCurrentIndex(1)
    settle(window.hub)
    assert graph.canvas.laid_out() is None
    assert "nobody" in graph.canvas.empty_text
    assert "nobody" in graph.links.heading.text()
    window.hub.select_entity(int(network.graph.people[0]))
    settle(window.hub)
    assert graph.links.model.rows
    graph.scope.setCurrentIndex(0)
    window.hub.select_entity(alone)
    settle(window.hub)
    window.hub.select_entity(0)
    settle(window.hub)
    assert len(graph.links.model.rows) == len(network.graph.links)


def test_fewer_people_and_stronger_links(graph: GraphPane, window: MainWindow, settle: Settle) -> None:
    graph.least.setCurrentIndex(1)
    settle(window.hub)
    network = graph.canvas.laid_out().network
    assert set(network.names) == {"Ida Brandt", "Otto Lind"}
    assert graph.told.text() == "2 people, 1 link; 2 more people left out"
    graph.least.setCurrentIndex(4)
    settle(window.hub)
    assert graph.canvas.laid_out() is None
    assert graph.canvas.empty_text


def test_the_picture(graph: GraphPane, tmp_path: Path) -> None:
    for suffix, head in ((".svg", b"<?xml"), (".png", b"\x89PNG")):
        out = tmp_path / f"network{suffix}"
        picture.save(graph.canvas, out, "Network")
        assert out.read_bytes().startswith(head)
    assert "Ida Brandt" in (tmp_path / "network.svg").read_text(encoding="utf-8")


def test_names_roles_and_reach(graph: GraphPane, window: MainWindow) -> None:
    assert graph.isVisible()
    check_plain(window)
    check_names(window)
    check_reachable(window)
    check_tree(window)
