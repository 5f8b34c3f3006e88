"""Nothing is told to a dialog that is gone, and nothing of one case lives on in the next."""

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialog

from dossier.domain.mentions import EntityKind
from dossier.domain.views import EntityRow
from dossier.gui.dialogs.base import MessageDialog
from dossier.gui.dialogs.names import MergeDialog, RenameDialog
from dossier.gui.dialogs.proposals import ProposalsDialog
from dossier.gui.export_flow import ExportDialog
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.models.articles import ArticleModel
from dossier.gui.timeline.lettering import Lettering
from dossier.services import cases, editing, exporting, importing, reading

Settle = Callable[[Hub], None]


def delete_now(dialog: QDialog) -> None:
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def people(window: MainWindow, settle: Settle) -> list[EntityRow]:
    rows: list[EntityRow] = []
    window.hub.read(lambda case: reading.entities(case, EntityKind.PERSON), rows.extend)
    settle(window.hub)
    return rows


@pytest.fixture
def faults(open_window: MainWindow) -> list[str]:
    """What the window reports as going wrong. pytest-qt fails a test that raises in a slot."""
    heard: list[str] = []
    open_window.hub.bug.connect(heard.append)
    open_window.hub.failed.connect(heard.append)
    return heard


@pytest.fixture
def other_case(tmp_path: Path, articles: Path) -> Path:
    """Another case of the same articles, so that the same ids stand for something in it too."""
    path = tmp_path / "other.dossier"
    case = cases.create_case(path, "Other")
    assert len(list(importing.import_paths(case, [articles]))) == 3
    cases.close_case(case)
    return path


@pytest.mark.parametrize("dialog_class", [ProposalsDialog, MergeDialog])
def test_a_dialog_closed_before_its_answer_came(
    open_window: MainWindow, settle: Settle, faults: list[str], dialog_class: type[ProposalsDialog | MergeDialog]
) -> None:
    first = people(open_window, settle)[0]
    if dialog_class is MergeDialog:
        dialog: QDialog = MergeDialog(open_window.hub, first, open_window)
    else:
        dialog = ProposalsDialog(open_window.hub, open_window)
    dialog.show()
    delete_now(dialog)
    settle(open_window.hub)
    assert not faults
    assert not open_window.findChildren(dialog_class)


def test_an_export_that_was_stopped(open_window: MainWindow, settle: Settle, faults: list[str], tmp_path: Path) -> None:
    out = tmp_path / "all.pdf"
    open_window.exports.write(
        "Export",
        out,
        lambda case, path, context: exporting.export_pdf(case, path, None, context.progress, context.is_cancelled),
    )
    (dialog,) = open_window.findChildren(ExportDialog)
    delete_now(dialog)
    settle(open_window.hub)
    assert not faults
    assert not out.exists()


def test_a_wizard_cancelled_while_it_searches(
    open_window: MainWindow, settle: Settle, faults: list[str], articles: Path
) -> None:
    open_window.cases.import_paths([articles])
    wizard = open_window.cases.wizard
    assert wizard is not None
    wizard.scan()
    delete_now(wizard)
    settle(open_window.hub)
    assert not faults
    assert open_window.cases.wizard is None


def test_dialogs_on_a_case_go_away_with_it(open_window: MainWindow, settle: Settle, other_case: Path) -> None:
    first = people(open_window, settle)[0]
    ProposalsDialog(open_window.hub, open_window).show()
    RenameDialog(open_window.hub, first, open_window).show()
    settle(open_window.hub)
    open_window.cases.open(other_case)
    settle(open_window.hub)
    assert open_window.hub.info is not None
    assert open_window.hub.info.title == "Other"
    assert not [dialog for dialog in open_window.findChildren(QDialog) if dialog.isVisible()]


def test_what_was_ticked_off_in_one_case_is_shown_in_the_next(
    open_window: MainWindow, settle: Settle, other_case: Path
) -> None:
    assert open_window.workspace is not None
    timeline = open_window.workspace.timeline
    timeline.filters.chooser.nobody.click()
    timeline.filters.statuses.choose("asserted", False)
    timeline.filters.rejected.setChecked(True)
    assert not timeline.canvas.stage.lanes
    open_window.cases.open(other_case)
    settle(open_window.hub)
    assert timeline.canvas.stage.lanes
    wanted = timeline.filters.wanted()
    assert (wanted.statuses, wanted.kinds, wanted.rejected) == (None, None, False)
    assert timeline.filters.lanes.text().startswith("All lanes")
    assert "of" not in timeline.filters.statuses.text()


def test_finding_a_headline_chooses_no_other_story(open_window: MainWindow, settle: Settle) -> None:
    assert open_window.workspace is not None
    stories = open_window.workspace.stories
    open_window.workspace.left.setCurrentWidget(stories)
    first, *others = [row.id for row in stories.model.rows]
    titles = {row.id: row.title for row in stories.model.rows}
    open_window.hub.select_article(first)
    settle(open_window.hub)
    for other in others:
        stories.search.setText(titles[other])
        settle(open_window.hub)
        assert stories.model.rowCount() == 1
        assert open_window.hub.selected_article == first
        assert not stories.table.currentIndex().isValid()
    stories.search.clear()
    settle(open_window.hub)
    assert stories.table.currentIndex().data(ArticleModel.IdRole) == first


def test_the_same_obstacle_is_told_once(open_window: MainWindow) -> None:
    for sentence in ("The case is damaged.", "The case is damaged.", "The disk is full."):
        open_window.show_failure(sentence)
    shown = [dialog.message.text() for dialog in open_window.findChildren(MessageDialog)]
    assert sorted(shown) == ["The case is damaged.", "The disk is full."]


def test_every_item_model_keeps_qts_rules(open_window: MainWindow, settle: Settle, other_case: Path) -> None:
    """Every model below the window, those of Qt's own lists as well."""
    assert open_window.workspace is not None
    models = open_window.findChildren(QAbstractItemModel)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    testers = [QAbstractItemModelTester(model, mode) for model in models]
    names = {type(model).__name__ for model in models}
    assert names >= {"ArticleModel", "DossierModel", "EntityModel", "SearchModel", "UndatedModel"}
    row = people(open_window, settle)[0]
    open_window.hub.select_entity(row.id)
    open_window.hub.command(lambda case: editing.rename_entity(case, row.id, "Lena Marković"))
    settle(open_window.hub)
    open_window.workspace.stories.search.setText("convicted")
    open_window.hub.command(editing.undo)
    settle(open_window.hub)
    open_window.cases.open(other_case)
    settle(open_window.hub)
    open_window.cases.close()
    settle(open_window.hub)
    assert len(testers) == len(models)


def test_no_measure_of_a_word_outlives_its_case(open_window: MainWindow, settle: Settle) -> None:
    first = people(open_window, settle)[0].name
    assert open_window.workspace is not None
    timeline = open_window.workspace.timeline
    timeline.canvas.grab()
    assert first in measured(timeline), "the names of lanes are measured"
    open_window.hub.close_case()
    settle(open_window.hub)
    assert first not in measured(timeline)


def measured(timeline: object) -> set[object]:
    """Return the texts whose widths any letters of *timeline* keep; windows of other tests may live on."""
    letters: list[Lettering] = []
    seen, left = set[int](), [timeline]
    while left:
        each = left.pop()
        if id(each) in seen:
            continue
        seen.add(id(each))
        if isinstance(each, Lettering):
            letters.append(each)
        elif isinstance(each, dict | list | tuple) or type(each).__module__.startswith("dossier.gui.timeline"):
            left += gc.get_referents(each)
    kept = (held for each in letters for held in gc.get_referents(each.width))
    return {text for held in kept if isinstance(held, dict) for text in held}
