"""List everything that the frozen program carries, as a CycloneDX bill of materials: ``contents.py FROZEN OUT.json``.

Python packages are those whose metadata were frozen with them; libraries of the system are named with the Debian
package they came from. The names model, the fonts and the Python interpreter are components as well. A copy goes beside
the manual in FROZEN, with the texts of the system libraries' licences: the About box shows them.
"""

import filecmp
import hashlib
import json
import platform
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

ROOT = Path(__file__).parent.parent
VERSION = re.search(r'__version__ = "(.+?)"', (ROOT / "dossier/__init__.py").read_text(encoding="utf-8"))
LICENSES = LicenseFactory()
_LIBRARY = re.compile(r"\.so(\.\d+)*$")


def component(name: str, version: str, licence: str, purl: PackageURL | None = None, **more: object) -> Component:
    """Return a component with its licence, as an SPDX expression where it is one."""
    kind = more.pop("type", ComponentType.LIBRARY)
    return Component(
        name=name,
        version=version,
        type=kind,
        purl=purl,
        licenses=[LICENSES.make_from_string(licence)] if licence else [],
        bom_ref=f"{name}@{version}",
        **more,
    )


def licence_of(about: metadata.PackageMetadata) -> str:
    """Return what a package says of its licence: the expression, else the classifiers, else a short line of text."""
    if expression := about.get("License-Expression"):
        return str(expression)
    named = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or () if line.startswith("License ::")]
    stated = str(about.get("License") or "").strip().partition("\n")[0]
    return " AND ".join(named) if named else stated[:80]


def packages(frozen: Path) -> Iterator[Component]:
    """Yield the Python packages whose metadata lie in the frozen folder."""
    for folder in sorted(frozen.rglob("*.dist-info")):
        package = metadata.Distribution.at(folder)
        name, version = package.metadata["Name"], package.version
        yield component(
            name, version, licence_of(package.metadata), PackageURL("pypi", name=name.lower(), version=version)
        )


def keep(frozen: Path, name: str, text: str) -> None:
    """Put what a component says of its licence beside the manual, where the About box finds it."""
    copy = frozen / "docs/licences" / f"{name}.txt"
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_text(text, encoding="utf-8", newline="\n")


def starter(frozen: Path) -> Component:
    """Return what starts the frozen program: PyInstaller's, under its exception for programs that are frozen."""
    package = metadata.distribution("pyinstaller")
    for file in package.files or ():
        if file.name == "COPYING.txt":
            keep(frozen, "PyInstaller bootloader", file.read_text(encoding="utf-8"))
    licence = "GPL-2.0-or-later WITH Bootloader-exception"
    return component("PyInstaller bootloader", package.version, licence)


def owner_of(library: Path) -> str | None:
    """Return the Debian package whose very file was frozen as *library*; None where it came from somewhere else."""
    asked = subprocess.run(["dpkg-query", "--search", f"*/{library.name}"], capture_output=True, text=True, check=False)
    for line in asked.stdout.splitlines():
        owners, _, place = line.partition(": ")
        if not owners.startswith("diversion ") and Path(place).is_file() and filecmp.cmp(library, place, shallow=False):
            return owners.partition(",")[0]
    return None


def system_libraries(frozen: Path) -> Iterator[Component]:
    """Yield the Debian packages whose libraries were frozen with the program; nothing on other systems.

    What they say of their licences is kept with the program.
    """
    if not Path("/usr/bin/dpkg-query").exists():
        return
    libraries = sorted(path for path in frozen.iterdir() if _LIBRARY.search(path.name) and not path.is_symlink())
    for owner in sorted({owner for library in libraries if (owner := owner_of(library)) is not None}):
        form = "${Package}\t${Version}"
        asked = subprocess.run(["dpkg-query", "--show", "-f", form, owner], capture_output=True, text=True, check=True)
        name, version = asked.stdout.split("\t")
        notice = Path(f"/usr/share/doc/{name}/copyright")
        text = notice.read_text(encoding="utf-8", errors="replace") if notice.exists() else ""
        if text:
            keep(frozen, name, text)
        found = re.findall(r"(?m)^License: *(\S.*)$", text) if text.startswith("Format:") else []
        terms = ", ".join(sorted(dict.fromkeys(found)))[:400] or "see the copyright file of the Debian package"
        yield component(name, version, terms, PackageURL("deb", "debian", name, version))


def own_data(frozen: Path) -> Iterator[Component]:
    """Yield the interpreter, the names model with its checksum, and the fonts."""
    yield component("CPython", platform.python_version(), "PSF-2.0", type=ComponentType.APPLICATION)
    model = frozen / "resources/models/names.onnx"
    digest = hashlib.sha256(model.read_bytes()).hexdigest()
    yield component(
        "names.onnx",
        digest[:12],
        "Apache-2.0",
        type=ComponentType.MACHINE_LEARNING_MODEL,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
        properties=[Property(name="card", value="resources/models/README.md")],
    )
    for font in sorted((frozen / "resources/fonts").glob("*.ttf")):
        digest = hashlib.sha256(font.read_bytes()).hexdigest()
        hashes = [HashType(alg=HashAlgorithm.SHA_256, content=digest)]
        licence = "Apache-2.0" if font.stem.startswith("Droid") else "OFL-1.1"
        yield component(font.stem, digest[:12], licence, type=ComponentType.FILE, hashes=hashes)


def main(folder: Path, out: Path) -> None:
    """Write the bill of what lies in *folder*. It names no day and no number of its own, so that it is reproducible."""
    inside = next((path for path in (folder / "_internal", folder) if (path / "resources").is_dir()), folder)
    bom = Bom()
    assert VERSION is not None
    bom.metadata.component = component("dossier", VERSION[1], "GPL-3.0-or-later", type=ComponentType.APPLICATION)
    for each in (*packages(inside), *system_libraries(inside), starter(inside), *own_data(inside)):
        bom.components.add(each)
        bom.register_dependency(bom.metadata.component, [each])
    told = json.loads(JsonV1Dot6(bom).output_as_string())
    told.pop("serialNumber", None)
    told["metadata"].pop("timestamp", None)
    bill = json.dumps(told, indent=1, sort_keys=True) + "\n"
    out.write_text(bill, encoding="utf-8")
    (inside / "docs/contents.cdx.json").write_text(bill, encoding="utf-8")
    print(f"{len(told['components'])} components in {out}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
