"""The table of the case's stories."""

from datetime import date

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from dossier.domain.documents import PublicationBasis, PublicationDate
from dossier.domain.views import ArticleRow
from dossier.gui.models.articles import ArticleModel, Column


def row(number: int, title: str, published: date | None, events: int) -> ArticleRow:
    known = PublicationDate(published, published, PublicationBasis.GIVEN) if published else None
    return ArticleRow(number, number, f"{number}.txt", 1, title, None, known, "00", events, 1)


ROWS = [
    row(4, "Beta", date(2020, 5, 1), 7),
    row(9, "alpha <b>bold</b>", None, 70),
    row(2, "Gamma", date(2019, 5, 1), 8),
]


def filled() -> ArticleModel:
    model = ArticleModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    model.show(ROWS)
    return model


def test_rows_and_places(dressed: QApplication) -> None:
    model = filled()
    assert model.index(0, Column.PUBLISHED).data() == "1 May 2020"
    assert model.index(1, Column.PUBLISHED).data() == "⚠ unknown"
    assert model.place(2).row() == 2
    assert not model.place(3).isValid()
    assert model.index(0, 0).data(ArticleModel.IdRole) == 4


def test_sorting_by_every_column(dressed: QApplication) -> None:
    model, proxy = filled(), QSortFilterProxyModel()
    proxy.setSourceModel(model)
    proxy.setSortRole(ArticleModel.SortRole)
    orders = {}
    for column in Column:
        proxy.sort(column, Qt.SortOrder.AscendingOrder)
        orders[column] = [proxy.index(place, 0).data(ArticleModel.IdRole) for place in range(3)]
    assert orders == {Column.TITLE: [9, 4, 2], Column.PUBLISHED: [9, 2, 4], Column.EVENTS: [4, 2, 9]}


def test_other_rows_replace_the_first(dressed: QApplication) -> None:
    model = filled()
    model.show(ROWS[:1])
    assert model.rowCount() == 1
    assert not model.place(9).isValid()
