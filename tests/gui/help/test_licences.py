"""Every part of the program is named with its licence."""

import json
import re
from pathlib import Path

from PySide6.QtWidgets import QApplication

from dossier.gui.dialogs.help import LicencesDialog
from dossier.gui.help.licences import frozen_with_it, parts
from dossier.paths import resources

ROOT = Path(__file__).parents[3]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_everything_locked_for_the_program_is_named() -> None:
    """Packages for other systems are locked too, and not there."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = {_plain(name) for name in re.findall(r"(?m)^([\w.-]+)==[^;\n]+?(?: \\)?$", lock)}
    assert len(locked) > 15
    named = {_plain(part.name) for part in parts()}
    to_build_with = set("editables hatchling packaging pathspec pluggy tomlkit trove-classifiers".split())
    assert locked - to_build_with <= named, locked - named
    assert not {"pytest", "mypy", "pip"} & named


def test_each_part_says_its_licence_and_most_bring_its_text() -> None:
    told = parts()
    assert all(part.licence for part in told)
    with_text = [part for part in told if part.files]
    assert len(with_text) >= len(told) - 4
    assert all(len(part.text()) > 80 for part in told)
    own = next(part for part in told if part.name == "Dossier")
    assert "GNU GENERAL PUBLIC LICENSE" in own.text()


def test_what_is_shipped_beside_code_is_named_too() -> None:
    files = {path for part in parts() for path in part.files}
    for notice in resources().rglob("*"):
        if notice.name.startswith("README") or notice.name in ("OFL.txt", "Apache-2.0.txt"):
            assert notice in files, notice


def test_a_part_that_is_chosen_shows_its_text(dressed: QApplication) -> None:
    dialog = LicencesDialog()
    assert "GNU GENERAL PUBLIC LICENSE" in dialog.text.toPlainText()
    row = next(n for n in range(dialog.list.count()) if dialog.list.item(n).text().startswith("Noto fonts"))
    dialog.list.setCurrentRow(row)
    assert "SIL OPEN FONT LICENSE" in dialog.text.toPlainText()
    dialog.deleteLater()


def test_what_was_frozen_of_the_system_is_named_with_its_text(tmp_path: Path) -> None:
    components = [
        {"name": "zlib1g", "version": "1.2", "licenses": [{"license": {"id": "Zlib"}}]},
        {"name": "libx", "version": "2:1.8", "licenses": [{"license": {"name": "MIT, X11"}}]},
        {"name": "lxml", "version": "6.1", "licenses": [{"expression": "BSD-3-Clause"}]},
    ]
    (tmp_path / "contents.cdx.json").write_text(json.dumps({"components": components}), encoding="utf-8")
    (tmp_path / "licences").mkdir()
    for name in ("zlib1g", "libx"):
        (tmp_path / f"licences/{name}.txt").write_text(f"Terms of {name}", encoding="utf-8")
    named = [(part.name, part.edition, part.licence, part.text()) for part in frozen_with_it(tmp_path)]
    assert named == [("libx", "2:1.8", "MIT, X11", "Terms of libx"), ("zlib1g", "1.2", "Zlib", "Terms of zlib1g")]
    assert frozen_with_it(tmp_path / "licences") == []
