"""Lay out what the Debian package and the archive hold: ``stage.py FROZEN CONTENTS.json OUT``.

OUT/deb is the package's tree with its DEBIAN folder, OUT/dossier-VERSION the archive's. Files get fixed modes, so that
the builder's umask leaves no trace.
"""

import gzip
import os
import re
import shutil
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FOUND = re.search(r'__version__ = "(.+?)"', (ROOT / "dossier/__init__.py").read_text(encoding="utf-8"))
VERSION = FOUND[1] if FOUND is not None else sys.exit("The version is not where it was.")
WHEN = int(os.environ.get("SOURCE_DATE_EPOCH", "0")) or int(time.time())
DAY = time.strftime("%Y-%m-%d", time.gmtime(WHEN))

DEPENDS = (
    "libc6 (>= 2.36), libegl1, libgl1, libxcb1, libxcb-cursor0, libxcb-icccm4, libxcb-image0, libxcb-keysyms1, "
    "libxcb-randr0, libxcb-render-util0, libxcb-render0, libxcb-shape0, libxcb-shm0, libxcb-sync1, libxcb-xfixes0, "
    "libxcb-xkb1, libxcb-glx0"
)
CONTROL = """Package: dossier
Version: {version}
Architecture: amd64
Maintainer: The Dossier developers <dossier@localhost>
Section: text
Priority: optional
Installed-Size: {kib}
Depends: {depends}
Recommends: fonts-dejavu-core, shared-mime-info, desktop-file-utils
Description: who did what, when, and by whose account
 Dossier reads folders of news articles and finds who did what, when, and by
 whose account. It shows a timeline, a dossier per person and the source with
 the exact words marked, and exports dossiers to PDF. It works offline.
"""


def told(name: str) -> str:
    """Return a text of this folder with version and day filled in."""
    return (HERE / name).read_text(encoding="utf-8").replace("@VERSION@", VERSION).replace("@DATE@", DAY)


def write(path: Path, text: str | bytes) -> None:
    """Write a file, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)


def debian(frozen: Path, contents: Path, root: Path) -> None:
    """Lay out the package: the program under /usr/lib, one link in /usr/bin, and what desktops read."""
    shutil.copytree(frozen, root / "usr/lib/dossier", symlinks=True)
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin/dossier").symlink_to("../lib/dossier/dossier")
    share = root / "usr/share"
    write(share / "applications/dossier.desktop", told("dossier.desktop"))
    write(share / "mime/packages/dossier.xml", told("dossier-mime.xml"))
    write(share / "metainfo/org.dossier.Dossier.metainfo.xml", told("org.dossier.Dossier.metainfo.xml"))
    write(share / "man/man1/dossier.1.gz", gzip.compress(told("dossier.1").encode(), mtime=0))
    icons(share / "icons/hicolor")
    write(share / "doc/dossier/copyright", told("copyright"))
    write(share / "doc/dossier/contents.cdx.json", contents.read_bytes())
    notes = gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), mtime=0)
    write(share / "doc/dossier/changelog.gz", notes)
    kib = sum(path.lstat().st_size for path in root.rglob("*") if not path.is_dir()) // 1024
    write(root / "DEBIAN/control", CONTROL.format(version=VERSION, kib=kib, depends=DEPENDS))


def icons(folder: Path) -> None:
    """Copy the drawing and its pictures to where icon themes look."""
    write(folder / "scalable/apps/dossier.svg", (ROOT / "resources/icons/dossier.svg").read_bytes())
    for picture in sorted((ROOT / "packaging/build/icons").glob("dossier-*.png")):
        size = picture.stem.partition("-")[2]
        write(folder / f"{size}x{size}/apps/dossier.png", picture.read_bytes())


def archive(frozen: Path, contents: Path, root: Path) -> None:
    """Lay out the folder that runs from wherever it is unpacked."""
    shutil.copytree(frozen, root, symlinks=True)
    for name in ("README.txt", "Dossier.desktop", "add-to-menu"):
        write(root / name, told(name))
    for name in ("dossier.desktop", "dossier-mime.xml"):
        write(root / "share" / name, told(name))
    write(root / "share/dossier.svg", (ROOT / "resources/icons/dossier.svg").read_bytes())
    write(root / "contents.cdx.json", contents.read_bytes())
    write(root / "LICENSE", (ROOT / "LICENSE").read_bytes())


def settle(root: Path, programs: set[str]) -> None:
    """Give *root* and everything in it the same modes and times on every machine."""
    for path in (*sorted(root.rglob("*"), reverse=True), root):
        if not path.is_symlink():
            runs = path.is_dir() or str(path.relative_to(root)) in programs or ".so" in path.name
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (WHEN, WHEN), follow_symlinks=False)


def main(frozen: Path, contents: Path, out: Path) -> None:
    """Lay out both below *out*, which is emptied first."""
    shutil.rmtree(out, ignore_errors=True)
    debian(frozen, contents, out / "deb")
    settle(out / "deb", {"usr/lib/dossier/dossier"})
    folder = out / f"dossier-{VERSION}"
    archive(frozen, contents, folder)
    settle(folder, {"dossier", "add-to-menu", "Dossier.desktop"})
    print(VERSION)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
