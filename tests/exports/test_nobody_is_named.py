"""What is exported tells nothing of who made it, on which machine, and where the case lies."""

import platform
import re
import socket
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dossier.domain.export_formats import EXPORT_FORMATS
from dossier.services import cases, exporting, handing_over, importing
from dossier.services.cases import CaseFile

STORY = """Harbour clerk jailed

Published: 14 March 2019

Anna Berg was arrested on 4 February 2014 in Oslo, police said. Berg was convicted of fraud on Monday.
"""
USER, HOME, FOLDER, CASE, HOST = "quokkauser", "quokkahome", "quokkafolder", "quokkacase", "quokkahost"
_LONG = 6
"""A shorter name of the machine stands in any packed bytes by chance."""
_REAL_HOST = socket.gethostname()
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CaseFile]:
    """A case of one article, made by somebody whose name, home and folders can be told from everything else."""
    for name in ("USER", "LOGNAME", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, USER)
    for module, name in ((socket, "gethostname"), (platform, "node")):
        monkeypatch.setattr(module, name, lambda: HOST)
    home = tmp_path / HOME
    folder = home / FOLDER
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    (folder / "articles").mkdir()
    (folder / "articles" / "berg.txt").write_text(STORY)
    made = cases.create_case(folder / f"{CASE}.dossier", "Harbour")
    list(importing.import_paths(made, [folder / "articles"]))
    with closing(made):
        yield made


def _parts(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file, and whatever is packed in it."""
    data = path.read_bytes()
    yield data
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            for each in packed.infolist():
                yield from (each.filename.encode(), each.comment, each.extra, packed.read(each))
    if data.startswith(b"%PDF"):
        streams = 0
        for found in _STREAM.finditer(data):
            try:
                yield zlib.decompressobj().decompress(found[1])
                streams += 1
            except zlib.error:
                yield found[1]
        assert streams > 3


def _tells(path: Path) -> list[str]:
    host = () if len(_REAL_HOST) < _LONG else (_REAL_HOST,)
    told = (USER, HOME, FOLDER, CASE, HOST, *host)
    forms = {(word, encoding): word.encode(encoding) for word in told for encoding in ("utf-8", "utf-16-be")}
    return [word for part in _parts(path) for (word, _), form in forms.items() if form in part]


@pytest.mark.parametrize("name", [each.name for each in EXPORT_FORMATS])
def test_files_for_other_programs_name_nobody(case: CaseFile, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out" / "export"
    out.parent.mkdir()
    handing_over.export_as(case, name, out)
    assert out.stat().st_size > 100
    assert _tells(out) == []


def test_dossiers_and_data_name_nobody(case: CaseFile, tmp_path: Path) -> None:
    for name, export in (
        ("all.pdf", exporting.export_pdf),
        ("case.json", exporting.export_json),
        ("chronology.csv", exporting.export_csv),
    ):
        out = tmp_path / name
        export(case, out)
        assert out.stat().st_size > 100
        assert _tells(out) == []
        assert out.stat().st_mode & 0o077 == 0, name


def test_the_search_finds_what_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("core.xml", f"<creator>{USER}</creator>" * 10)
    assert _tells(tmp_path / "a.zip") == [USER]
