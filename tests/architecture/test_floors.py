"""The floors of the house: who may import whom."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "dossier"
FLOORS = {
    "errors": 0,
    "paths": 0,
    "tongue": 1,
    "domain": 1,
    "ingest": 2,
    "extract": 2,
    "store": 2,
    "timeline": 2,
    "network": 2,
    "report": 2,
    "services": 3,
    "cli": 4,
    "gui": 4,
    "__main__": 5,
}
SKINS_MAY_NOT = {"ingest", "extract", "store"}
ONLY_IN = {
    "sqlalchemy": "store",
    "sqlcipher3": "store",
    "PySide6": "gui",
    "typst": "report",
    "dateparser": "extract/time",
    "onnxruntime": "extract/naming",
    "trafilatura": "ingest/formats",
    "lxml": "ingest/formats",
    "pypdfium2": "ingest/formats",
    "olefile": "ingest/formats",
    "warcio": "ingest/formats",
    "zipfile": ("ingest/formats", "report/exports"),
    "xlsxwriter": "report/exports",
}
THE_PROGRAM_OPENS_ITS_WINDOW = {
    ("dossier.cli.__main__", "dossier.gui.app"),
    ("dossier.cli.__main__", "dossier.gui.app.main"),
}
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "manager", "core", "widgets"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _is_for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def _nodes(tree: ast.AST, types_too: bool) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(tree):
        if types_too or not _is_for_types_only(child):
            yield child
            yield from _nodes(child, types_too)


def _imports(path: Path, types_too: bool = True) -> Iterator[str]:
    for node in _nodes(ast.parse(path.read_text(encoding="utf-8")), types_too):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def _place(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == "dossier" and len(parts) > 1 else None


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_floor_imports_only_floors_below(path: Path) -> None:
    here = _place(_name(path))
    if here is None:
        return
    for module in _imports(path):
        there = _place(module)
        if there is None or there == here or there not in FLOORS:
            continue
        if (_name(path), module) in THE_PROGRAM_OPENS_ITS_WINDOW:
            continue
        assert FLOORS[there] < FLOORS[here], f"{_name(path)} imports {module}"
        if here in {"cli", "gui"}:
            assert there not in SKINS_MAY_NOT, f"{_name(path)} imports {module}"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_libraries_stay_in_their_rooms(path: Path) -> None:
    where = path.relative_to(PACKAGE).as_posix()
    for module in _imports(path):
        rooms = ONLY_IN.get(module.split(".")[0], "")
        rooms = (rooms,) if isinstance(rooms, str) else rooms
        is_at_home = any(where.startswith(f"{room}/") for room in rooms if room)
        assert rooms == ("",) or is_at_home, f"{where} imports {module}, which belongs in {rooms}"


def test_the_package_itself_imports_nothing() -> None:
    assert list(_imports(PACKAGE / "__init__.py")) == []


def test_no_import_cycles() -> None:
    names = {_name(path) for path in MODULES}
    graph = {
        _name(path): {
            m for m in _imports(path, types_too=False) if m in names and m != _name(path) and m.count(".") > 1
        }
        for path in MODULES
        if path.name != "__init__.py"
    }
    state: dict[str, int] = {}

    def visit(module: str, trail: tuple[str, ...]) -> None:
        if state.get(module) == 2:
            return
        assert state.get(module) != 1, f"import cycle: {' -> '.join((*trail, module))}"
        state[module] = 1
        for other in sorted(graph.get(module, ())):
            visit(other, (*trail, module))
        state[module] = 2

    for module in sorted(graph):
        visit(module, ())


def test_module_names_say_something() -> None:
    assert not [path for path in MODULES if path.stem in FORBIDDEN_NAMES]


def test_modules_keep_a_readable_size() -> None:
    long = {str(path): n for path in MODULES if (n := len(path.read_text(encoding="utf-8").splitlines())) > 500}
    assert not long


def test_everything_but_the_window_imports_without_qt() -> None:
    modules = [_name(path) for path in MODULES if _place(_name(path)) != "gui" and path.stem != "__main__"]
    code = (
        "import sys, importlib\n"
        "class NoQt:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] in ('PySide6', 'shiboken6'):\n"
        "            raise ImportError('Qt is blocked: ' + name)\n"
        "sys.meta_path.insert(0, NoQt())\n"
        f"for name in {modules!r}:\n"
        "    importlib.import_module(name)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
