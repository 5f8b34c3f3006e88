"""What the program consists of, by whose licence, asked of what is installed or frozen at run time."""

import json
import re
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from dossier import __version__
from dossier.paths import manual, resources
from dossier.tongue import tr

_NAME = re.compile(r"([A-Za-z0-9._-]{1,200})\s{0,9}(?:\[([^\[\]]{0,999})\])?")
_EXTRA = re.compile(r"extra == [\"']([^\"']+)")
_TEXT_OF_LICENCE = re.compile(r"(?i)(?:^|/)(?:licen[cs]e|copying|notice)[^/]*$")
_OURS = "GPL-3.0-or-later"
_SHIPPED = (
    ("Noto fonts", "OFL-1.1", "fonts", ("OFL.txt",)),
    ("Droid Sans Fallback (font)", "Apache-2.0", "fonts", ("Apache-2.0.txt",)),
    ("Names model and what it was trained with", "several, see the text", "models", ("README.md",)),
    ("Lists of names, places and words", "several, see the text", "lexicon", ("README.md", "README-events.md")),
    ("Calendars of feasts and elections", "several, see the text", "calendar", ("README.md",)),
)
"""Name, licence, and the folder and files of ``resources`` that hold the text."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the program: its name and edition, its licence in a few words, and files that hold the text."""

    name: str
    edition: str
    licence: str
    files: tuple[Path, ...]

    def text(self) -> str:
        """Return what the licence says, as far as it came with the part."""
        found = [path.read_text(encoding="utf-8", errors="replace").strip() for path in self.files]
        if found:
            return ("\n\n" + "—" * 40 + "\n\n").join(found)
        return tr("{0} comes under this licence: {1}.\n\nThe package brings no copy of its text.").format(
            self.name, self.licence
        )


def parts() -> list[Part]:
    """Return the program, Python, what the program ships, what it needs, and what else was frozen with it."""
    own = Part("Dossier", __version__, _OURS, _own_licence())
    python = Part("Python", sys.version.split()[0], "PSF-2.0", _python_licence())
    shipped = [
        Part(name, "", licence, tuple(resources() / folder / file for file in files))
        for name, licence, folder, files in _SHIPPED
    ]
    needed = sorted((_part(each) for each in _needed()), key=lambda part: part.name.lower())
    return [own, python, *shipped, *needed, *frozen_with_it(manual())]


def frozen_with_it(folder: Path) -> list[Part]:
    """Return what else was frozen with the program, libraries of the system above all: with its texts in *folder*.

    The bill of materials there names it. None in a checkout, which uses what its system has.
    """
    bill = folder / "contents.cdx.json"
    found = []
    for each in json.loads(bill.read_text(encoding="utf-8"))["components"] if bill.is_file() else ():
        text = folder / "licences" / f"{each['name']}.txt"
        if text.is_file():
            said = [
                one.get("expression") or one["license"].get("id") or one["license"]["name"] for one in each["licenses"]
            ]
            found.append(Part(each["name"], each["version"], ", ".join(said), (text,)))
    return sorted(found, key=lambda part: part.name.lower())


def _own_licence() -> tuple[Path, ...]:
    beside = (manual() / "LICENSE", manual().parent / "LICENSE")
    found = [path for path in beside if path.is_file()]
    if not found:
        try:
            found = list(_texts(metadata.distribution("dossier")))
        except metadata.PackageNotFoundError:
            found = []
    return tuple(found[:1])


def _python_licence() -> tuple[Path, ...]:
    prefix = Path(sys.base_prefix)
    places = (prefix / "LICENSE.txt", Path(metadata.__file__).parents[1] / "LICENSE.txt")
    return tuple(path for path in places if path.is_file())[:1]


def _needed() -> list[metadata.Distribution]:
    """Return the packages that the program needs; of a frozen program all that are there."""
    if getattr(sys, "frozen", False):
        return [each for each in metadata.distributions() if each.name.lower() != "dossier"]
    found: dict[str, metadata.Distribution] = {}
    seen: set[tuple[str, str]] = set()
    asked = [("dossier", "")]
    while asked:
        name, extra = asked.pop()
        key, extra = _plain(name), _plain(extra)
        if (key, extra) in seen:
            continue
        seen.add((key, extra))
        try:
            found[key] = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # for another system, or another Python
        for line in found[key].requires or []:
            match, only = _NAME.match(line), _EXTRA.search(line)
            if match is not None and (only is None or _plain(only[1]) == extra):
                extras = match[2].split(",") if match[2] else []
                asked += [(match[1], each.strip()) for each in ("", *extras)]
    found.pop("dossier", None)
    return list(found.values())


def _plain(name: str) -> str:
    """Return *name* as packages are compared by it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _part(each: metadata.Distribution) -> Part:
    return Part(each.name, each.version, _licence(each), _texts(each))


def _licence(each: metadata.Distribution) -> str:
    """Return the licence as the package names it, in one line."""
    said = _field(each, "License-Expression")
    if not said:
        stated = _field(each, "License").strip()
        said = stated.splitlines()[0] if stated and len(stated) < 200 else ""
    if not said:
        kinds = [line for line in each.metadata.get_all("Classifier") or [] if line.startswith("License ::")]
        said = ", ".join(line.rpartition(" :: ")[2] for line in kinds)
    return said or tr("see the text")


def _field(each: metadata.Distribution, name: str) -> str:
    """Return what a package says of itself under *name*, "" where it says nothing."""
    return str(each.metadata[name]) if name in each.metadata else ""


def _texts(each: metadata.Distribution) -> tuple[Path, ...]:
    """Return the files of a package that hold its licence and those of what is built into it."""
    found = []
    for file in each.files or []:
        name = file.as_posix()
        if not name.endswith((".py", ".pyc", ".yaml", ".html")) and (
            _TEXT_OF_LICENCE.search(name) or "dist-info/licenses/" in name
        ):
            path = Path(str(file.locate()))
            if path.is_file():
                found.append(path)
    return tuple(found)
