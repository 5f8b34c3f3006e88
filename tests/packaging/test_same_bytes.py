"""Two packings of one frozen program are the same bytes, whoever packs, when, and from which folder."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "packaging/linux"
FILES = {
    "dossier": b"\x7fELF",
    "_internal/libz.so.1": b"library",
    "_internal/resources/models/names.onnx": bytes(range(256)) * 40,
    "_internal/docs/Ähnliches.md": b"text",
    "_internal/a/very/deep/folder/file": b"",
}
DAY = "1700000000"

pytestmark = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in ("dpkg-deb", "tar", "xz", "sha256sum")),
    reason="dpkg-deb, tar, xz or sha256sum is not installed",
)


def _frozen(folder: Path, names: list[str], umask: int, moment: int) -> Path:
    """Lay out a frozen program whose files were made in the order of *names*."""
    before = os.umask(umask)
    try:
        for name in names:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(FILES[name])
            os.utime(path, (moment, moment))
        (folder / "_internal/libz.so").symlink_to("libz.so.1")
    finally:
        os.umask(before)
    return folder


def _packed(work: Path, names: list[str], umask: int, zone: str) -> Path:
    """Stage and pack as packaging/linux/build does, and return the folder of what users get."""
    work.mkdir()
    frozen = _frozen(work / "frozen", names, umask, 1_600_000_000 + umask)
    bill = work / "contents.cdx.json"
    bill.write_text("{}\n", encoding="utf-8")
    given = {**os.environ, "SOURCE_DATE_EPOCH": DAY, "TZ": zone}
    # A umask of the process that stages and packs, as a user may have set it.
    settings = {"env": given, "umask": umask, "check": True, "capture_output": True, "text": True}
    staged = subprocess.run([sys.executable, LINUX / "stage.py", frozen, bill, work / "staged"], **settings)
    (work / "dist").mkdir()
    subprocess.run([LINUX / "pack", work / "staged", staged.stdout.strip(), work / "dist"], **settings)
    return work / "dist"


def test_two_packings_are_the_same_bytes(tmp_path: Path) -> None:
    one = _packed(tmp_path / "one", list(FILES), 0o022, "UTC")
    other = _packed(tmp_path / "another folder", list(reversed(FILES)), 0o077, "Asia/Tokyo")
    made = sorted(path.name for path in one.iterdir())
    assert len(made) == 3
    assert [path.suffix for path in map(Path, made)] == ["", ".xz", ".deb"]
    for name in made:
        assert (one / name).read_bytes() == (other / name).read_bytes(), name


def test_the_package_belongs_to_root_and_is_dated_by_the_commit(tmp_path: Path) -> None:
    made = next(_packed(tmp_path / "one", list(FILES), 0o077, "UTC").glob("*.deb"))
    listed = subprocess.run(
        ["dpkg-deb", "--contents", made], env={**os.environ, "TZ": "UTC"}, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert all(line.split()[1] == "root/root" for line in listed)
    assert {line.split()[3] for line in listed} == {"2023-11-14"}
    program = next(line for line in listed if line.endswith("usr/lib/dossier/dossier"))
    assert program.startswith("-rwxr-xr-x")


def test_the_sums_beside_a_download_are_what_the_readme_compares(tmp_path: Path) -> None:
    dist = _packed(tmp_path / "one", list(FILES), 0o022, "UTC")
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=dist, check=True, capture_output=True)
    assert "sha256sum --check" in (ROOT / "packaging/README.md").read_text(encoding="utf-8")
