"""Handing a case over from the window, and taking an exported one in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from dossier.domain.export_formats import EXPORT_FORMATS
from dossier.gui.dialogs.base import MessageDialog
from dossier.gui.export_flow import ExportDialog
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.services import cases, exporting, handing_over, importing

Settle = Callable[[Hub], None]


def _finished(window: MainWindow) -> ExportDialog:
    (dialog,) = [child for child in window.findChildren(ExportDialog) if child.isVisible()]
    return dialog


@pytest.mark.parametrize("name", [each.name for each in EXPORT_FORMATS])
def test_the_menu_writes_each_format_and_says_what_it_left_out(
    open_window: MainWindow, settle: Settle, tmp_path: Path, name: str
) -> None:
    offer = open_window.offers[f"export_as_{name}"]
    assert offer.isEnabled()
    assert offer in open_window.menus.hand_over.actions()
    offer.trigger()
    (asking,) = open_window.findChildren(QFileDialog)
    out = tmp_path / "out" / "harbour"
    out.parent.mkdir()
    asking.fileSelected.emit(str(out))
    asking.reject()
    settle(open_window.hub)
    done = _finished(open_window)
    assert "complete" in done.words.text()
    assert out.stat().st_size > 100
    assert done.left_out.isVisible()
    told = done.left_out.text()
    assert "left out" in told or "make no link" in told or "without each step" in told


@pytest.mark.parametrize("name", ["other.json", "other.zip"])
def test_an_exported_case_is_taken_in_as_one_step(
    open_window: MainWindow, settle: Settle, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "further"
    folder.mkdir()
    (folder / "lund.txt").write_text("Second trial\n\nKarl Lund was arrested in May 2015 in Odrin.\n", encoding="utf-8")
    other = cases.create_case(tmp_path / "other.dossier")
    assert [o.reason for o in importing.import_paths(other, [folder])] == [None]
    exported = tmp_path / name
    if exported.suffix == ".json":
        exporting.export_json(other, exported)
    else:
        handing_over.export_as(other, "tables", exported)
    cases.close_case(other)
    assert open_window.hub.info is not None
    before = open_window.hub.info.articles
    open_window.exports.take_in_file(exported)
    settle(open_window.hub)
    done = _finished(open_window)
    assert done.words.text() == f"Done. Took in 1 source of “{name}”."
    assert open_window.hub.info.articles == before + 1
    assert "Took in 1 source" in open_window.offers["undo"].text()
    done.reject()
    open_window.offers["undo"].trigger()
    settle(open_window.hub)
    assert open_window.hub.info.articles == before


def test_what_is_no_exported_case_is_one_sentence(open_window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    odd = tmp_path / "odd.json"
    odd.write_text("[]", encoding="utf-8")
    open_window.exports.take_in_file(odd)
    settle(open_window.hub)
    (message,) = [child for child in open_window.findChildren(MessageDialog) if child.isVisible()]
    assert "odd.json: it is not a case that Dossier exported as JSON" in message.message.text()
    assert not [child for child in open_window.findChildren(ExportDialog) if child.isVisible()]
