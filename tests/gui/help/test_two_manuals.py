"""The German manual has the same sections, pictures, tables and commands as the English one, and is shown in German."""

import re
from collections.abc import Iterator

import pytest

from dossier import tongue
from dossier.gui.help import places
from dossier.gui.help.window import ManualWindow, languages_of_manual
from dossier.gui.main_window import MainWindow
from dossier.paths import manual

GERMAN = tongue.catalogue("de")
TEXTS = {code: (manual() / name).read_text(encoding="utf-8") for code, name in languages_of_manual().items()}


@pytest.fixture
def german() -> Iterator[None]:
    tongue.use(lambda text: GERMAN.get(text, text), "de")
    yield
    tongue.use(None)


def outline(text: str) -> list[str]:
    """Return what a reader finds in order: depths of headings, pictures, tables by their columns, and code."""
    found = []
    for line in text.splitlines():
        if line.startswith("#"):
            found.append(line.split(" ")[0])
        elif picture := re.fullmatch(r"!\[.*\]\((.*)\)", line):
            found.append(picture[1])
        elif re.fullmatch(r"\|[-|]+\|", line):
            found.append(f"table of {line.count('|') - 1}")
        elif line.startswith("```"):
            found.append("code")
    return found


def headings(text: str) -> list[str]:
    return [line.lstrip("# ") for line in text.splitlines() if line.startswith("#")]


def test_there_is_a_manual_for_every_language() -> None:
    assert set(TEXTS) == {"en", *tongue.languages()}


@pytest.mark.parametrize("code", sorted(set(TEXTS) - {"en"}))
def test_a_translation_has_the_same_sections(code: str) -> None:
    assert outline(TEXTS[code]) == outline(TEXTS["en"])


def test_rows_of_tables_and_points_of_lists_are_all_there() -> None:
    for sign in ("| ", "- **", "   - ", "- *"):
        counts = {code: sum(line.startswith(sign) for line in text.splitlines()) for code, text in TEXTS.items()}
        assert len(set(counts.values())) == 1, (sign, counts)


def test_no_paragraph_of_a_translation_is_english() -> None:
    plain = re.sub(r"```.*?```|`[^`]*`", "", TEXTS["de"], flags=re.DOTALL)
    assert not re.findall(r"\b(?:the|and|which|with|is not)\b", plain)


def test_chapters_are_found_in_german_too(german: None, open_window: MainWindow) -> None:
    window = ManualWindow(open_window.offers.all())
    shown = {heading.words for heading in window.page.headings()}
    assert set(headings(TEXTS["de"])) <= shown
    for chapter in places.chapters():
        window.show_chapter(chapter)
        item = window.contents.currentItem()
        assert item is not None
        assert headings(TEXTS["en"]).index(chapter) == headings(TEXTS["de"]).index(item.text(0))
    window.close()
    window.deleteLater()


def test_in_english_the_english_manual_is_shown(open_window: MainWindow) -> None:
    window = ManualWindow(open_window.offers.all())
    assert set(headings(TEXTS["en"])) <= {heading.words for heading in window.page.headings()}
    window.deleteLater()
