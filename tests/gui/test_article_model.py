"""The table of the case's stories."""

from datetime import date

import numpy as np
from PySide6.QtCore import Qt
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


def show(model: ArticleModel, rows: list[ArticleRow]) -> None:
    model.show(np.array([row.id for row in rows], np.int32), {row.id: row for row in rows})


def filled() -> ArticleModel:
    model = ArticleModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    show(model, ROWS)
    return model


def test_rows_and_places(dressed: QApplication) -> None:
    model = filled()
    assert model.index(0, Column.PUBLISHED).data() == "1 May 2020"
    assert model.index(1, Column.PUBLISHED).data() == "⚠ unknown"
    assert model.place(2).row() == 2
    assert not model.place(3).isValid()
    assert model.index(0, 0).data(ArticleModel.IdRole) == 4


def test_an_order_is_asked_for(dressed: QApplication) -> None:
    model, asked = filled(), []
    model.order_wanted.connect(lambda column, descending: asked.append((column, descending)))
    model.sort(Column.EVENTS, Qt.SortOrder.DescendingOrder)
    model.sort(-1)
    assert asked == [(Column.EVENTS, True)]


def test_other_rows_replace_the_first(dressed: QApplication) -> None:
    model = filled()
    show(model, ROWS[:1])
    assert model.rowCount() == 1
    assert not model.place(9).isValid()
