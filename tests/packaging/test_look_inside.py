"""What is looked for in a frozen program is found: tools, parts of Qt, other resources, packages without a licence."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def _loaded(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / f"packaging/{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


look = _loaded("look_inside")


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt6Network.dll",
        "PySide6/QtNetwork.abi3.so",
        "PySide6/Qt/lib/libQt6WebEngineCore.so.6",
        "PySide6/Qt6Qml.dll",
        "PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/plugins/networkinformation/qnetworklistmanager.dll",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "libgtk-3.so.0",
        "pytest/__init__.py",
        "hypothesis-6.150.dist-info/METADATA",
        "pip-26.dist-info/RECORD",
    ],
)
def test_what_must_not_be_frozen_is_seen(name: str) -> None:
    assert look.unwanted_files([name]) == [name]


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/QtWidgets.abi3.so",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "pypdfium2_raw/libpdfium.so",
        "resources/models/names.onnx",
        "docs/images/window.png",
    ],
)
def test_what_belongs_there_is_let_be(name: str) -> None:
    assert look.unwanted_files([name]) == []


def test_modules_of_tools_are_seen_by_their_first_name() -> None:
    modules = ["dossier.tools", "_pytest.config", "unittest", "unittest.mock", "dossier.gui.app", "PySide6.QtNetwork"]
    assert look.unwanted_modules(modules) == ["_pytest.config", "unittest", "unittest.mock", "PySide6.QtNetwork"]


def test_a_package_whose_notes_were_not_frozen_is_named() -> None:
    owners = {"dateutil": ["python-dateutil"], "lxml": ["lxml"], "lxml_html_clean": ["lxml_html_clean"]}
    tops = ["dateutil", "lxml", "lxml_html_clean", "json", "dossier"]
    assert look.without_licence(tops, owners, ["python_dateutil", "lxml"]) == ["lxml_html_clean"]
    assert look.without_licence(tops, owners, ["Python.Dateutil", "lxml", "lxml-html-clean"]) == []


def test_resources_that_differ_or_are_alone_are_named(tmp_path: Path) -> None:
    ours, frozen = tmp_path / "ours", tmp_path / "frozen"
    for folder in (ours, frozen):
        (folder / "models").mkdir(parents=True)
        (folder / "models/names.onnx").write_bytes(b"model")
        (folder / "same.txt").write_bytes(b"same")
    assert look.differing(frozen, ours) == []
    (frozen / "models/names.onnx").write_bytes(b"older")
    (frozen / "left.pyc").write_bytes(b"")
    (ours / "new.tsv").write_bytes(b"")
    assert look.differing(frozen, ours) == ["left.pyc", "models/names.onnx", "new.tsv"]


def test_what_the_freezer_leaves_out_is_what_is_looked_for() -> None:
    """The recipe and the look at what came of it must not drift apart."""
    spec = (ROOT / "packaging/dossier.spec").read_text(encoding="utf-8")
    block = spec[spec.index("LEFT_OUT = [") : spec.index("QT_LEFT_OUT")]
    named = re.findall(r'"([\w.]+)"', block)
    assert len(named) > 20
    ours = {name for name in named if "." not in name} & look.TOOLS
    assert {"pytest", "pip", "tkinter", "unittest", "mypy"} <= ours
    qt = [name for name in named if name.startswith("PySide6.") and name != "PySide6.QtOpenGL"]
    assert look.unwanted_modules(qt) == qt


def test_nothing_of_the_program_starts_copies_of_itself_by_multiprocessing() -> None:
    """What PyInstaller needs for that is left out, see ``HOOKS_LEFT_OUT``."""
    for path in sorted((ROOT / "dossier").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(?m)^\s*(?:import|from) multiprocessing\b|\bProcessPoolExecutor\b", text), path
        assert not re.search(r"\bpkgutil\.(?:iter_modules|walk_packages)\b|\binspect\.getsource", text), path
