"""What is known of an undated story of the case, offered where its date is set."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from dossier.domain.documents import PublicationDate
from dossier.domain.views import ArticleRow
from dossier.gui import theme
from dossier.gui.dialogs.event import PublishedDialog
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.services import cases, importing, reading

Settle = Callable[[Hub], None]

STORIES = {
    "interval": "Trial to begin\n\nRuben Hale was charged with fraud on 3 May 2021. He is due to stand trial on "
    "14 June 2021.\n",
    "day": "Council meets\n\nThe council met yesterday, 4 May 2021. Ruben Hale was charged with fraud.\n",
    "open": "Clerk held\n\nRuben Hale was arrested on 3 May 2021, police said.\n",
    "nothing": "Market reopens\n\nTraders of the old market are back, and Ruben Hale is among them.\n",
    "stated": "Clerk jailed\n\nPublished: 9 March 2022\n\nRuben Hale was jailed on 3 May 2021, police said.\n",
}


def opened(window: MainWindow, settle: Settle, tmp_path: Path, name: str) -> PublishedDialog:
    """Return the dialog for the story of that name, in a case of its own."""
    path = tmp_path / f"{name}.txt"
    path.write_text(STORIES[name], encoding="utf-8")
    case = cases.create_case(tmp_path / f"{name}.dossier")
    assert all(outcome.reason is None for outcome in importing.import_paths(case, [path]))
    cases.close_case(case)
    window.hub.open_case(lambda: cases.open_case(tmp_path / f"{name}.dossier"))
    settle(window.hub)
    dialog = PublishedDialog(window.hub, article(window, settle), window)
    dialog.open()
    settle(window.hub)
    return dialog


def article(window: MainWindow, settle: Settle) -> ArticleRow:
    got: list[ArticleRow] = []
    window.hub.read(reading.articles, got.extend)
    settle(window.hub)
    (row,) = got
    return row


def published(window: MainWindow, settle: Settle) -> PublicationDate | None:
    return article(window, settle).published


def test_an_interval_is_offered_and_taken_over_by_a_key(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    dialog = opened(window, settle, tmp_path, "interval")
    offer = dialog.offer
    assert offer.isVisible()
    assert offer.words.text() == "? Probably 3 May to 14 June 2021"
    assert "“was charged with fraud on 3 May 2021”" in offer.reasons.toPlainText()
    assert published(window, settle) is None, "nothing is set before it is taken over"
    QTest.keyClick(offer.use, Qt.Key.Key_Space)
    settle(window.hub)
    found = published(window, settle)
    assert found is not None
    assert (found.start, found.end) == (date(2021, 5, 3), date(2021, 6, 14))


def test_a_day_is_offered_as_a_day(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    dialog = opened(window, settle, tmp_path, "day")
    assert dialog.offer.use.text() == "Use th&is day"
    dialog.offer.use.click()
    settle(window.hub)
    found = published(window, settle)
    assert found is not None
    assert found.day == date(2021, 5, 5)


def test_an_open_side_is_told_and_cannot_be_taken_over(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    dialog = opened(window, settle, tmp_path, "open")
    assert dialog.offer.words.text() == "? Probably not before 3 May 2021"
    assert not dialog.offer.use.isVisible()


def test_where_nothing_is_known_nothing_is_offered(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    assert not opened(window, settle, tmp_path, "nothing").offer.isVisible()
    assert not opened(window, settle, tmp_path, "stated").offer.isVisible()


def test_the_dialog_grows_for_what_is_known_and_nothing_covers_the_reasons(
    window: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    theme.enlarge(200)
    try:
        dialog = opened(window, settle, tmp_path, "interval")
        QCoreApplication.processEvents()
        offer = dialog.offer
        assert not offer.use.geometry().intersects(offer.reasons.geometry())
        assert offer.rect().contains(offer.use.geometry())
        dialog.close()
    finally:
        theme.enlarge(100)
