"""Pages of libraries go back to the system, and what is in them is there again when it is used."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QApplication, QLabel

from dossier.gui import library_pages


def _is_told() -> bool:
    """Tell whether the system says of each stretch of memory whether it was written; some containers do not."""
    smaps = Path("/proc/self/smaps")
    return smaps.exists() and "\nAnonymous:" in smaps.read_text(encoding="utf-8", errors="replace")


ON_LINUX = pytest.mark.skipif(not _is_told(), reason="where the system does not tell, nothing is handed back")
CODE = """7f0000000000-7f0000002000 r-xp 00001000 fe:00 77  /opt/a program/lib one.so
Size:                  8 kB
Rss:                   8 kB
Anonymous:             {anonymous} kB
Swap:                  {swap} kB
VmFlags: rd ex mr mw me sd
"""


def stretches(text: str) -> list[library_pages.Stretch]:
    return list(library_pages.stretches(text.splitlines(keepends=True)))


@ON_LINUX
def test_memory_falls_and_everything_still_works(dressed: QApplication) -> None:
    label = QLabel("Tomas Hale")
    words, numbers = label.grab().toImage(), np.linspace(0.0, 1.0, 50)
    handed_back = library_pages.hand_back()
    assert handed_back > 4 << 20, "the libraries of Qt alone are larger"
    assert label.grab().toImage() == words
    assert np.array_equal(np.sort(numbers[::-1]), numbers)
    assert QLocale("en_GB").toString(QDate(2019, 3, 4), "d MMMM yyyy") == "4 March 2019"
    again = library_pages.hand_back()
    assert again < handed_back, "only what has been used since is there to be handed back"


def test_a_stretch_that_was_only_read_is_told() -> None:
    clean = CODE.format(anonymous=0, swap=0)
    first, second = stretches(clean * 2)
    assert first == second
    assert (first.start, first.length, first.offset, first.resident) == (0x7F0000000000, 8192, 4096, 8192)
    assert first.path == "/opt/a program/lib one.so"


@pytest.mark.parametrize(
    "text",
    [
        CODE.format(anonymous=4, swap=0),
        CODE.format(anonymous=0, swap=4),
        CODE.format(anonymous=0, swap=0).replace("r-xp", "rw-p"),
        CODE.format(anonymous=0, swap=0).replace("r-xp", "r--s"),
        CODE.format(anonymous=0, swap=0).replace("/opt/a program/lib one.so", "[heap]"),
        CODE.format(anonymous=0, swap=0).replace("/opt/a program/lib one.so", ""),
        CODE.format(anonymous=0, swap=0).replace("Swap:", "Other:"),
        CODE.format(anonymous=0, swap=0).replace("Rss:                   8", "Rss:                   0"),
        "",
        "nothing of the kind\n",
    ],
)
def test_what_may_hold_written_pages_is_left_alone(text: str) -> None:
    assert stretches(text) == []


@pytest.mark.parametrize("contents", [None, b"", b"words", b"\x7fELF\x02\x01", b"\x7fELF\x02\x01" + bytes(70)])
def test_what_is_no_library_is_left_alone(tmp_path: Path, contents: bytes | None) -> None:
    path = tmp_path / "data"
    if contents is not None:
        path.write_bytes(contents)
    assert not library_pages.is_never_written(library_pages.Stretch(4096, 4096, 0, str(path), 4096))


@ON_LINUX
def test_of_a_library_what_is_written_while_it_is_loaded_is_left_alone() -> None:
    with Path("/proc/self/smaps").open(encoding="utf-8") as lines:
        code = max(
            (each for each in library_pages.stretches(lines) if library_pages.is_never_written(each)),
            key=lambda each: each.length,
        )
    whole = Path(code.path).stat().st_size
    assert not library_pages.is_never_written(library_pages.Stretch(code.start, whole, 0, code.path, whole))
