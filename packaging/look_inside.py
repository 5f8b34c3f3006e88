"""Look at what a frozen program carries: the checkout's resources, nothing to develop with, no network, every licence.

``look_inside.py PROGRAM``, with packaging/build/venv/bin/python: it knows which package each module came from.
"""

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parent.parent
# What only those who work on the program need; none of it may lie in what users get.
TOOLS = frozenset(
    "pytest _pytest hypothesis mypy mypyc ruff PyInstaller _pyinstaller_hooks_contrib cyclonedx pip setuptools "
    "pkg_resources wheel hatchling editables pluggy trove_classifiers torch onnx atheris unittest doctest pdb idlelib "
    "tkinter turtle IPython matplotlib followthemoney rigour icalendar networkx openpyxl tests benchmarks tools".split()
)
# Parts of Qt that speak to a network, run what a page says, or bring in what belongs to the user's desktop.
_QT_UNWANTED = re.compile(
    r"(?i)(?:^|/|\\)(?:lib)?(?:Qt6?(?:Network|WebEngine|WebView|WebSockets|WebChannel|HttpServer|Qml|Quick|Pdf|Sql|Test|Multimedia|"
    r"Designer|Help|Bluetooth|Nfc|RemoteObjects|SerialPort|OpenGLWidgets|VirtualKeyboard)\w*)[^/\\]*$"
    r"|plugins[/\\](?:tls|networkinformation|networkaccess|qmltooling|sqldrivers|generic|egldeviceintegrations)[/\\]"
    r"|platformthemes[/\\](?:lib)?qgtk|libgtk|libgdk"
)


def unwanted_files(names: Iterable[str]) -> list[str]:
    """Return those paths within a frozen folder that must not be there: parts of Qt, and tools."""
    return [name for name in names if _QT_UNWANTED.search(name) or re.split(r"[/\\.-]", name)[0] in TOOLS]


def unwanted_modules(names: Iterable[str]) -> list[str]:
    """Return those Python modules that must not be in a frozen program."""
    return [name for name in names if name.partition(".")[0] in TOOLS or _QT_UNWANTED.search(name.replace(".", "/"))]


def without_licence(tops: Iterable[str], owners: Mapping[str, list[str]], told: Iterable[str]) -> list[str]:
    """Return the packages that were frozen and of which the program does not tell: neither name nor licence.

    *tops* are the outermost names of modules and folders, *owners* says which packages each may have come from, *told*
    are the packages whose own notes were frozen. A module without an owner belongs to Python or to the program.
    """
    plain = {_plain(name) for name in told}
    missing = set()
    for top in tops:
        named = owners.get(top, [])
        if named and not plain.intersection(map(_plain, named)):
            missing.add(named[0])
    return sorted(missing)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def differing(frozen: Path, ours: Path) -> list[str]:
    """Return the files of two folders that are in one of them alone, or not the same in both."""
    inside, checkout = (
        {path.relative_to(at): path for path in at.rglob("*") if path.is_file()} for at in (frozen, ours)
    )
    alone = set(inside) ^ set(checkout)
    changed = {name for name in set(inside) & set(checkout) if digest(inside[name]) != digest(checkout[name])}
    return sorted(str(name) for name in alone | changed)


def modules(program: Path) -> list[str]:
    """Return the names of all modules in the archive within *program*."""
    from PyInstaller.archive.readers import CArchiveReader

    return sorted(CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz").toc)


def faults(program: Path) -> Iterator[str]:
    """Yield, in a sentence each, what is wrong with what *program* carries."""
    below = next(program.parent.parent.rglob("resources/models/names.onnx")).parents[2]
    for name in differing(below / "resources", ROOT / "resources"):
        yield f"resources/{name} is not what the checkout has."
    # On macOS libraries lie beside the data.
    folders = [below, *(folder for folder in (below.parent / "Frameworks",) if folder.is_dir() and folder != below)]
    files = [path.relative_to(folder).as_posix() for folder in folders for path in sorted(folder.rglob("*"))]
    frozen = modules(program)
    for name in (*unwanted_modules(frozen), *unwanted_files(files)):
        yield f"{name} was frozen and must not be."
    told = [metadata.Distribution.at(path).metadata["Name"] for path in below.glob("*.dist-info")]
    tops = {name.partition(".")[0] for name in frozen} | {name.partition("/")[0].partition(".")[0] for name in files}
    for name in without_licence(tops, metadata.packages_distributions(), told):
        yield f"{name} was frozen without its notes: the About box would not name its licence."
    if not (below / "LICENSE.txt").is_file() or not (below / "docs/LICENSE").is_file():
        yield "The licence of Python or of the program is missing."


def main(program: Path) -> int:
    """Print what is wrong; return 1 where anything is."""
    found = list(faults(program))
    for sentence in found:
        print(sentence, file=sys.stderr)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
