"""The import offers another model that finds names where one is installed, here a small one that the test brings."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dossier.domain.mentions import EntityKind
from dossier.domain.views import EntityRow
from dossier.extract.naming.chosen import chosen_tagger
from dossier.gui.hub import Hub
from dossier.gui.importer.wizard import ImportWizard, Step
from dossier.gui.main_window import MainWindow
from dossier.services import cases, reading
from dossier.services.installed_models import installed_models
from tests.cli.test_names_model import SPACY, STORY

Settle = Callable[[Hub], None]
ANSWERING = ("spacy", "spacy.tokens")


@pytest.fixture
def no_spacy(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Nothing is known of spaCy, before and after."""
    for name in ANSWERING:
        monkeypatch.delitem(sys.modules, name, raising=False)
    chosen_tagger.cache_clear()
    yield monkeypatch
    chosen_tagger.cache_clear()
    for name in ANSWERING:
        sys.modules.pop(name, None)


@pytest.fixture
def installed(no_spacy: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Install a package called spaCy and one pipeline for it."""
    packages = tmp_path / "packages"
    told = packages / "court-1.0.dist-info"
    (packages / "spacy").mkdir(parents=True)
    told.mkdir()
    for name, text in SPACY.items():
        (packages / "spacy" / name).write_text(text, encoding="utf-8")
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: court\nVersion: 1.0\n", encoding="utf-8")
    (told / "entry_points.txt").write_text("[spacy_models]\ncourt = court\n", encoding="utf-8")
    no_spacy.syspath_prepend(packages)
    return packages


@pytest.fixture
def wizard(window: MainWindow, tmp_path: Path, settle: Settle) -> ImportWizard:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    window.hub.open_case(lambda: cases.create_case(tmp_path / "new.dossier", "New"))
    settle(window.hub)
    window.cases.import_paths([])
    settle(window.hub)
    assert window.cases.wizard is not None
    return window.cases.wizard


def imported(wizard: ImportWizard, window: MainWindow, settle: Settle, path: Path) -> None:
    wizard.add_paths([path])
    for step in (Step.REVIEW, Step.SUMMARY):
        wizard.next.click()
        settle(window.hub)
        assert wizard.step is step


def people(window: MainWindow, settle: Settle) -> list[str]:
    got: list[EntityRow] = []
    window.hub.read(reading.entities, got.extend)
    settle(window.hub)
    return [row.name for row in got if row.kind is EntityKind.PERSON]


@pytest.mark.usefixtures("installed")
def test_names_are_found_by_the_model_that_is_chosen(
    wizard: ImportWizard, window: MainWindow, tmp_path: Path, settle: Settle
) -> None:
    models = wizard.choose.models
    assert wizard.choose.model_row.isVisible() and wizard.choose.names_model() is None
    assert [models.itemText(row) for row in range(models.count())] == ["Dossier’s own model", "court"]
    models.setCurrentIndex(1)
    imported(wizard, window, settle, tmp_path / "a.txt")
    assert people(window, settle) == ["Vosk"]


@pytest.mark.usefixtures("installed")
def test_the_own_model_is_used_unless_another_is_chosen(
    wizard: ImportWizard, window: MainWindow, tmp_path: Path, settle: Settle
) -> None:
    imported(wizard, window, settle, tmp_path / "a.txt")
    assert "Anna Berg" in people(window, settle)


def test_a_model_that_went_away_is_told_of(
    installed: Path, wizard: ImportWizard, window: MainWindow, tmp_path: Path, settle: Settle
) -> None:
    heard: list[str] = []
    window.hub.failed.connect(heard.append)
    wizard.choose.models.setCurrentIndex(1)
    (installed / "spacy" / "__init__.py").write_text("raise ImportError\n", encoding="utf-8")
    imported(wizard, window, settle, tmp_path / "a.txt")
    assert any("The names model court cannot be used" in words for words in heard), heard
    assert people(window, settle) == []


def test_without_spacy_nothing_is_offered(no_spacy: pytest.MonkeyPatch, wizard: ImportWizard, tmp_path: Path) -> None:
    told = tmp_path / "packages" / "court-1.0.dist-info"
    told.mkdir(parents=True)
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: court\nVersion: 1.0\n", encoding="utf-8")
    (told / "entry_points.txt").write_text("[spacy_models]\ncourt = court\n", encoding="utf-8")
    no_spacy.setattr(sys, "path", [str(told.parent), *(p for p in sys.path if not (Path(p) / "spacy").exists())])
    assert installed_models() == ()
    assert wizard.choose.model_row.isHidden() and wizard.choose.names_model() is None
