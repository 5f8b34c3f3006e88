"""A dossier of many rows: few of them are measured at a time, and what is looked at stays in its place."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QListView

from dossier.gui.models.dossier_rows import DossierModel
from dossier.gui.people.row_delegate import AT_ONCE, RowDelegate
from dossier.gui.people.row_view import PatientList
from dossier.gui.people.rows import Row, RowKind

_MANY = 250


def _events(count: int) -> list[Row]:
    return [
        Row(RowKind.EVENT, "arrested", "3 May 2019", "“words ” " * 9, target=number) for number in range(1, count + 1)
    ]


def _long() -> list[Row]:
    return [
        Row(RowKind.TITLE, "Ada Berg"),
        Row(RowKind.HEADING, f"Established ({_MANY})"),
        *_events(_MANY),
        Row(RowKind.HEADING, "Sources"),
        Row(RowKind.SOURCE, "A story", target=7),
    ]


@pytest.fixture
def view(dressed: object) -> Iterator[PatientList]:
    """The list of a dossier, on screen with many rows; it is taken down here, and by no other thread later."""
    made = PatientList()
    made.setModel(DossierModel(made))
    made.setItemDelegate(_Counting(made))
    made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    made.resize(460, 400)
    made.show()
    _model(made).show(_long())
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _model(view: PatientList) -> DossierModel:
    model = view.model()
    assert isinstance(model, DossierModel)
    return model


class _Counting(RowDelegate):
    """Notes how many rows were measured between two times at which more were allowed."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self.most = self.now = 0

    def go_on(self) -> None:
        self.now = 0
        super().go_on()

    def _lay(self, painter, rect, font, row):  # type: ignore[no-untyped-def]
        if painter is None:
            self.now += 1
            self.most = max(self.most, self.now)
        return super()._lay(painter, rect, font, row)


def test_few_rows_are_measured_at_a_time_and_all_in_the_end(view: PatientList) -> None:
    model, delegate = _model(view), view.itemDelegate()
    assert isinstance(delegate, _Counting)
    for width in (460, 380):
        view.resize(width, 400)
        for _ in range(100):
            QCoreApplication.processEvents()
        assert not delegate.is_behind
        assert 0 < delegate.most <= AT_ONCE
        heights = [view.visualRect(model.index(number)).height() for number in range(model.rowCount())]
        assert len(set(heights[2:40])) == 1, "all events have words of the same length"


def test_the_chosen_row_stays_in_sight_while_heights_are_found(view: PatientList) -> None:
    index = _model(view).index(_model(view).row_of_event(240))
    view.setCurrentIndex(index)
    view.scrollTo(index)
    for width in (460, 300, 520):
        view.resize(width, 400)
        for _ in range(100):
            QCoreApplication.processEvents()
        assert view.visualRect(view.currentIndex()).intersects(view.viewport().rect())
