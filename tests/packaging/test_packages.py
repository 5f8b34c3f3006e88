"""What packages are made from: the same versions as the checkout's, and files that desktops understand."""

import re
import shutil
import subprocess
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from dossier.cli.__main__ import EXIT_FAILED, EXIT_FAULT, EXIT_INTERRUPTED, EXIT_PIPE_CLOSED
from dossier.cli.arguments import parse

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
_MORE = {"import": ["a.txt"], "search": ["word"], "export": ["--out", "a.pdf"]}


def _pinned(lock: Path) -> dict[str, str]:
    lines = re.findall(r"(?m)^([\w.-]+)==(\S+?)(?: ;.*?)?(?: \\)?$", lock.read_text(encoding="utf-8"))
    return {name.lower(): version for name, version in lines}


def test_what_is_frozen_has_the_versions_that_were_tested() -> None:
    tested, frozen = _pinned(ROOT / "requirements-dev.lock"), _pinned(PACKAGING / "requirements.lock")
    shipped = _pinned(ROOT / "requirements.lock")
    assert len(shipped) > 15
    assert {name: frozen.get(name) for name in shipped} == shipped
    assert {name: tested.get(name) for name in shipped} == shipped


def test_a_case_has_one_kind_of_file_everywhere() -> None:
    kind = "application/vnd.dossier.case"
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    described = ElementTree.parse(PACKAGING / "linux/dossier-mime.xml").getroot().find(f"{space}mime-type")
    assert described is not None
    assert described.get("type") == kind
    glob = described.find(f"{space}glob")
    assert glob is not None
    assert glob.get("pattern") == "*.dossier"
    assert f"MimeType={kind};" in (PACKAGING / "linux/dossier.desktop").read_text(encoding="utf-8")
    provided = ElementTree.parse(PACKAGING / "linux/org.dossier.Dossier.metainfo.xml").findtext("provides/mediatype")
    assert provided == kind
    for name in ("dossier.spec", "windows/installer.nsi"):
        assert kind in (PACKAGING / name).read_text(encoding="utf-8")


def test_the_window_finds_its_entry_in_the_menu() -> None:
    entry = (PACKAGING / "linux/dossier.desktop").read_text(encoding="utf-8")
    assert "Exec=dossier gui %f" in entry
    assert (ROOT / "resources/icons/dossier.svg").is_file()
    assert 'setDesktopFileName("dossier")' in (ROOT / "dossier/gui/app.py").read_text(encoding="utf-8")


def test_the_network_of_qt_is_left_out() -> None:
    spec = (PACKAGING / "dossier.spec").read_text(encoding="utf-8")
    assert '"PySide6.QtNetwork"' in spec
    left_out = re.compile("".join(re.findall(r'(?m)^    r"(.+)"$', spec)))
    for name in (
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt6Network.dll",
        "PySide6/Qt/lib/QtNetwork.framework/Versions/A/QtNetwork",
        "PySide6/Qt/plugins/tls/libqopenssl.so",
    ):
        assert left_out.search(name), name
    for name in (
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "resources/models/names.onnx",
        "resources/models/happenings.json",
    ):
        assert not left_out.search(name), name


def test_no_tool_is_a_dependency_of_the_program() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = " ".join(project["project"]["dependencies"]).lower()
    assert not re.search(r"pytest|hypothesis|mypy|ruff|pyinstaller|torch", named)


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-validate is not installed")
@pytest.mark.parametrize("name", ["dossier.desktop", "Dossier.desktop"])
def test_desktops_accept_the_entry(name: str) -> None:
    subprocess.run(["desktop-file-validate", PACKAGING / "linux" / name], check=True)


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="appstreamcli is not installed")
def test_shops_accept_the_description(tmp_path: Path) -> None:
    name = "org.dossier.Dossier.metainfo.xml"
    text = (PACKAGING / "linux" / name).read_text(encoding="utf-8")
    (tmp_path / name).write_text(text.replace("@VERSION@", "1.2.3").replace("@DATE@", "2026-01-31"), encoding="utf-8")
    subprocess.run(["appstreamcli", "validate", "--no-net", tmp_path / name], check=True, capture_output=True)


def test_the_manual_page_names_commands_and_codes_that_there_are() -> None:
    page = (PACKAGING / "linux/dossier.1").read_text(encoding="utf-8")
    described = page[page.index(".SH DESCRIPTION") : page.index("and more")]
    named = re.findall(r"\\fB([a-z]+)\\fR", described)
    assert len(named) > 8
    for command in sorted({*named} - {"dossier"}):
        assert (
            parse([command, *(["case.dossier"] if command != "gui" else []), *_MORE.get(command, [])]).command
            == command
        )
    codes = re.findall(r"(?m)^\.B (\d+)$", page)
    assert {int(code) for code in codes} == {0, 2, EXIT_FAILED, EXIT_FAULT, EXIT_INTERRUPTED, EXIT_PIPE_CLOSED}


def test_every_lock_is_written_by_one_command() -> None:
    """What is locked by hand would be forgotten; what is locked needs hashes."""
    command = (ROOT / "scripts/lock").read_text(encoding="utf-8")
    locks = [*ROOT.glob("*.lock"), *PACKAGING.glob("*.lock")]
    assert len(locks) == 4
    for lock in locks:
        assert f"locked {lock.relative_to(ROOT).as_posix()} " in command
        parts = re.split(r"(?m)^(?=[\w.-]+==)", lock.read_text(encoding="utf-8"))[1:]
        assert parts
        assert all("--hash=sha256:" in part for part in parts)
