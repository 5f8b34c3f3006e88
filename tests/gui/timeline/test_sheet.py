"""The timeline on paper: it says what it shows, and hides no event behind a number."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter

from dossier.domain.events import Status
from dossier.domain.views import EventView
from dossier.errors import Cancelled
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.timeline import picture
from dossier.gui.timeline.filter_words import filter_words
from dossier.gui.timeline.gathering import gathered
from dossier.gui.timeline.pane import TimelinePane
from dossier.gui.timeline.sheet import Heading, Sheet
from dossier.timeline.columns import Labels
from dossier.timeline.lanes import Grouping, Names
from tests.gui.timeline.conftest import PEOPLE, MakeEvent

HEADING = Heading("The harbour case", "From 2010 to 2014", ("Lanes: People", "Status: alleged"))


def _crowd(make_event: MakeEvent, number: int) -> list[EventView]:
    return [make_event(n + 1, f"2012-03-{n % 20 + 1:02d}", label=f"event number {n}") for n in range(number)]


def test_no_event_is_hidden_on_paper(pane: TimelinePane, make_event: MakeEvent) -> None:
    events = [*_crowd(make_event, 120), make_event(900, "2002-01-01"), make_event(901, "2022-01-01")]
    pane.show_gathered(gathered(events, PEOPLE))
    pane.canvas.repaint()
    assert any(len(lane.chips) for lane in pane.canvas.seen_lanes), "on screen some are in clusters"
    sheet = Sheet(pane.canvas.shown(), HEADING)
    assert sheet.missing == 0
    assert sum(len(lane.index) for lane in sheet.lanes) == len(events)
    assert not any(len(lane.chips) for lane in sheet.lanes)


def test_a_sheet_without_room_says_how_many_are_not_on_it(pane: TimelinePane, make_event: MakeEvent) -> None:
    crowd = [make_event(n + 1, "2012-03-14", label="the same") for n in range(700)]
    pane.show_gathered(gathered(crowd, PEOPLE))
    sheet = Sheet(pane.canvas.shown(), HEADING)
    shown = sum(len(lane.index) for lane in sheet.lanes)
    assert 0 < sheet.missing == 700 - shown


def test_lanes_that_find_no_room_are_counted(pane: TimelinePane, make_event: MakeEvent) -> None:
    lanes = [replace(make_event(n, "2012-03-14"), article=n) for n in range(1, 601)]
    content = gathered(lanes, PEOPLE)
    pane.show_gathered(
        replace(content, board=replace(content.board, sources=Names((n, f"Report {n}") for n in range(1, 601))))
    )
    pane.filters.grouping.setCurrentIndex(pane.filters.grouping.findData(Grouping.SOURCE))
    assert len(pane.canvas.stage.lanes) == 600
    sheet = Sheet(pane.canvas.shown(), HEADING)
    assert sheet.picture_size().height() < 12_500
    assert 0 < sheet.missing == 600 - len(sheet.lanes)


@pytest.mark.parametrize("suffix", picture.SUFFIXES)
def test_title_filters_and_key_stand_on_it(
    pane: TimelinePane, make_event: MakeEvent, tmp_path: Path, suffix: str
) -> None:
    pane.show_gathered(gathered([make_event(1, "2012-03-14", label="opened the gate")], PEOPLE))
    path = tmp_path / f"sheet{suffix}"
    picture.save(Sheet(pane.canvas.shown(), HEADING), path, str(HEADING))
    if suffix == ".svg":
        text = path.read_text(encoding="utf-8")
        for words in (
            "The harbour case",
            "From 2010 to 2014",
            "Status: alleged",
            "some time within",
            "sources disagree",
        ):
            assert words in text
    else:
        assert not QImage(str(path)).isNull()


def test_filters_are_said_in_words(pane: TimelinePane, make_event: MakeEvent) -> None:
    pane.show_gathered(gathered([make_event(1, "2012-03-14")], PEOPLE))
    assert filter_words(pane.filters) == ("Lanes: People",)
    for status in (Status.DENIED, Status.PLANNED, Status.ASSERTED):
        pane.filters.statuses.choose(status.value, False)
    pane.filters.only.people.choose([(1, "Lena Markovic")])
    pane.filters.words.setText("gate")
    assert filter_words(pane.filters) == (
        "Lanes: People",
        "Status: alleged",
        "Person: Lena Markovic",
        "With words: gate",
    )


def test_an_empty_timeline_is_a_sheet_too(pane: TimelinePane) -> None:
    sheet = Sheet(pane.canvas.shown(), HEADING)
    image = QImage(sheet.picture_size().toSize(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sheet.picture(painter, sheet.picture_size())
    painter.end()
    assert sheet.missing == 0


def test_words_that_the_window_has_not_read_stand_on_paper(
    pane: TimelinePane, make_event: MakeEvent, tmp_path: Path
) -> None:
    content = gathered([make_event(1, "2012-03-14"), make_event(2, "2013-03-14")], PEOPLE)
    bare = replace(content, board=replace(content.board, labels=Labels()))
    pane.show_gathered(bare)
    asked: list[int] = []

    def words(ids: list[int]) -> dict[int, str]:
        asked.extend(ids)
        return {id_: f"gate number {id_}" for id_ in ids}

    path = tmp_path / "sheet.svg"
    picture.save(Sheet(pane.canvas.shown(), HEADING, words), path, str(HEADING))
    text = path.read_text(encoding="utf-8")
    assert "gate number 1" in text and "gate number 2" in text
    assert sorted(asked) == [1, 2]
    assert not bare.board.labels.texts, "the window keeps what it has read itself"


def test_a_sheet_is_not_laid_out_to_its_end_once_it_is_stopped(pane: TimelinePane, make_event: MakeEvent) -> None:
    pane.show_gathered(gathered(_crowd(make_event, 120), PEOPLE))

    def words(_: list[int]) -> dict[int, str]:
        raise Cancelled

    with pytest.raises(Cancelled):
        Sheet(pane.canvas.shown(), HEADING, words)


def test_the_timeline_is_saved_without_waiting_for_it(
    open_window: MainWindow, settle: Callable[[Hub], None], tmp_path: Path
) -> None:
    assert open_window.workspace is not None
    path = tmp_path / "timeline.svg"
    open_window.workspace.timeline.taking_out.save(path)
    assert not path.exists(), "the worker writes it"
    settle(open_window.hub)
    assert "<svg" in path.read_text(encoding="utf-8")


def test_a_picture_that_is_stopped_is_not_written(
    open_window: MainWindow, settle: Callable[[Hub], None], tmp_path: Path
) -> None:
    assert open_window.workspace is not None
    job = open_window.workspace.timeline.taking_out.save(tmp_path / "timeline.png")
    assert job is not None
    job.cancel()
    settle(open_window.hub)
    assert not list(tmp_path.glob("timeline*"))
