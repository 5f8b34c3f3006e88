"""Every character of the interface is in a font that we ship: nothing shows as a box where the system has no others."""

import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo, QFontMetrics, QRawFont
from PySide6.QtWidgets import QApplication

from dossier import tongue
from dossier.domain import claim_words, wording
from dossier.gui import right_to_left
from dossier.paths import resources

ROOT = Path(__file__).parents[2]


@cache
def fonts() -> list[QRawFont]:
    paths = [*sorted((resources() / "fonts").glob("*.ttf")), resources() / "icons/signs.ttf"]
    return [QRawFont(str(path), 16) for path in paths]


def without_form(text: str) -> set[str]:
    """Return the characters of *text* that no font of ours has."""
    signs = {sign for sign in text if unicodedata.category(sign) not in ("Cc", "Cf", "Zs", "Zl", "Zp")}
    return {sign for sign in signs if not any(font.supportsCharacter(ord(sign)) for font in fonts())}


def literals() -> Iterator[str]:
    """Yield every text in the code of the window, and of what gives it words, that is not plain ASCII."""
    import ast

    for folder in ("dossier/gui", "dossier/domain", "dossier/timeline"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and not node.value.isascii():
                    yield "".join(sign for sign in node.value if not 0xD800 <= ord(sign) < 0xE000)


def test_every_sign_of_the_interface_has_a_form(dressed: QApplication) -> None:
    said = "".join(literals())
    assert "▾" in said or "★" in said
    assert without_form(said) == set()


@pytest.mark.parametrize("language", tongue.languages())
def test_every_letter_of_a_translation_has_a_form(dressed: QApplication, language: str) -> None:
    said = tongue.catalogue(language)
    assert without_form("".join((*said, *said.values()))) == set()


def test_every_letter_of_the_layout_from_right_to_left_has_a_form(dressed: QApplication) -> None:
    said = "".join(right_to_left.in_arabic_letters(words) for words in tongue.catalogue("de"))
    assert without_form(said) == set()


def test_the_manual_and_the_words_of_the_domain_have_forms(dressed: QApplication) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("manual*.md"))]
    texts += [*wording.STATUS_SIGNS.values(), *wording.MONTHS, *claim_words.SECTION_MEANINGS.values()]
    assert without_form("".join(texts)) == set()


def test_signs_come_from_our_font_where_the_systems_has_none(dressed: QApplication) -> None:
    font = dressed.font()
    assert font.families()[-1] == "Dossier Signs"
    assert QFontInfo(font).family() != "Dossier Signs", "words are in the font of the system"
    assert QFontMetrics(font).inFontUcs4(ord("a"))


def test_a_missing_form_is_noticed(dressed: QApplication) -> None:
    assert without_form("a\U00013000") == {"\U00013000"}


def test_the_font_is_what_its_tool_draws() -> None:
    program = "import sys; sys.path.insert(0, 'tools'); import build_signs; sys.stdout.buffer.write(build_signs.font())"
    drawn = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True).stdout
    assert drawn == (resources() / "icons/signs.ttf").read_bytes()
