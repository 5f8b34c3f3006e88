"""Two palettes that can be read, and a change while the program runs."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from dossier.domain.events import Status
from dossier.domain.views import Layer
from dossier.gui import preferences, theme
from dossier.gui.main_window import MainWindow
from dossier.gui.theme import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Colours, Scheme, colours

GROUNDS = ("window", "surface", "raised", "lane")
INKS = (
    *("text", "muted", "accent", "person", "organisation", "place", "time", "event"),
    *("asserted", "alleged", "denied", "planned", "good", "warning", "danger"),
)
SOFT = ("accent", "person", "organisation", "place", "time", "event", "warning", "danger")


def contrast(first: str, second: str) -> float:
    """Return the WCAG contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(QColor(first)), luminance(QColor(second))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_text_can_be_read_on_every_ground(palette: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", SOFT)
def test_marked_words_can_be_read(palette: Colours, name: str) -> None:
    ground = getattr(palette, f"{name}_soft")
    for ink in ("text", "muted", name):
        assert contrast(getattr(palette, ink), ground) >= 4.5, ink


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_controls_stand_out(palette: Colours) -> None:
    for ground in GROUNDS:
        assert contrast(palette.outline, getattr(palette, ground)) >= 3, ground
    assert contrast(palette.on_accent, palette.accent_fill) >= 4.5


@pytest.mark.parametrize("palette", [CONTRAST_LIGHT, CONTRAST_DARK], ids=["on white", "on black"])
@pytest.mark.parametrize("ink", INKS)
def test_high_contrast_is_seven_to_one_on_every_ground(palette: Colours, ink: str) -> None:
    grounds = [getattr(palette, ground) for ground in GROUNDS]
    assert min(contrast(getattr(palette, ink), ground) for ground in grounds) >= 7
    for name in SOFT:
        for on_it in ("text", "muted", name, "outline"):
            assert contrast(getattr(palette, on_it), getattr(palette, f"{name}_soft")) >= 7, (on_it, name)
    for line in ("border", "outline"):
        assert min(contrast(getattr(palette, line), ground) for ground in grounds) >= 7, line
    assert contrast(palette.on_accent, palette.accent_fill) >= 7


def test_every_colour_of_a_palette_is_measured() -> None:
    softs = {f"{name}_soft" for name in SOFT}
    measured = {*GROUNDS, *INKS, *softs, "border", "outline", "accent_fill", "on_accent"}
    # The lines of the timeline's scale are decoration: what they mean is written beside them.
    assert set(Colours._fields) - measured == {"dark", "grid"}


def test_text_grows_to_twice_its_size_and_back(qtbot: QtBot, window: MainWindow, dressed: QApplication) -> None:
    before = dressed.font().pointSizeF()
    for _ in range(12):
        window.offers["larger"].trigger()
    qtbot.waitUntil(window.updatesEnabled)
    assert dressed.font().pointSizeF() == pytest.approx(2 * before)
    assert window.menuBar().font().pointSizeF() == pytest.approx(2 * before)
    assert preferences.text_size() == 200
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 740
    window.offers["smaller"].trigger()
    assert preferences.text_size() == 175
    window.offers["normal"].trigger()
    qtbot.waitUntil(window.updatesEnabled)
    assert dressed.font().pointSizeF() == pytest.approx(before)
    assert preferences.text_size() == 100


def test_letters_are_there_where_the_system_has_no_font(tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text(
        f"<?xml version='1.0'?><fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}</cachedir></fontconfig>"
    )
    program = (
        "from PySide6.QtGui import QFontInfo, QFontMetrics\n"
        "from dossier.gui.app import make_application\n"
        "application = make_application()\n"
        "metrics = QFontMetrics(application.font())\n"
        "print(QFontInfo(application.font()).family(), metrics.inFont('a'), metrics.horizontalAdvance('iiii'),"
        " metrics.horizontalAdvance('MMMM'))\n"
    )
    environment = {**os.environ, "FONTCONFIG_FILE": str(config), "QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    family, is_there, narrow, wide = told.stdout.rsplit(maxsplit=3)
    assert (family, is_there) == ("Noto Sans", "True")
    assert int(narrow) < int(wide), "boxes are all alike"


def test_black_on_white_is_the_most() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_every_layer_and_status_has_a_colour() -> None:
    for palette in (LIGHT, DARK):
        assert all(palette.layer(layer).startswith("#") for layer in Layer)
        assert all(palette.layer_soft(layer).startswith("#") for layer in Layer)
        assert len({palette.status(status) for status in Status}) == len(Status)


class Listener(QObject):
    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.heard = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.heard += event.type() == QEvent.Type.PaletteChange
        return False


def test_a_change_reaches_open_windows(qtbot: QtBot, light: None, dressed: QApplication) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    listener = Listener(widget)
    theme.choose(Scheme.DARK)
    assert colours() is DARK
    assert listener.heard
    assert widget.palette().window().color().name() == DARK.window
    theme.choose(Scheme.LIGHT)
    assert colours() is LIGHT
    assert widget.palette().window().color().name() == LIGHT.window


def test_the_system_is_asked_for_contrast_again_and_again(dressed: QApplication) -> None:
    """What Qt hands out for it lives no longer than the hints it belongs to."""
    theme.choose(Scheme.SYSTEM)
    assert {colours().window for _ in range(50)} <= {LIGHT.window, DARK.window}
    theme.choose(Scheme.LIGHT)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST_LIGHT, Scheme.CONTRAST_DARK])
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_boxes_to_tick_stand_out_and_tell_whether_they_are_ticked(
    qtbot: QtBot, light: None, dressed: QApplication, scheme: Scheme, kind: type[QCheckBox | QRadioButton]
) -> None:
    theme.choose(scheme)
    box = kind()
    qtbot.addWidget(box)
    box.resize(40, 30)
    box.show()
    QApplication.processEvents()
    empty = seen_colours(box)
    assert QColor(colours().outline).name() in empty, "its border is that of every control"
    box.setChecked(True)
    ticked, full = seen_colours(box), QColor(colours().accent_fill).name()
    # The keyboard's frame may have the same colour.
    assert ticked[full] > empty[full] + 10
    if kind is QCheckBox:
        assert QColor(colours().on_accent).name() in ticked, "the tick itself is there"


def seen_colours(widget: QWidget) -> Counter[str]:
    """Return how often each colour is in a picture of *widget*."""
    image = widget.grab().toImage()
    return Counter(image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height()))


def test_what_a_change_of_colours_tells_a_part_does_not_grow_with_what_is_around_it(
    qtbot: QtBot, light: None, dressed: QApplication
) -> None:
    def told(depth: int) -> int:
        """Return how often a part hears that its looks changed that lies in so many others."""
        top = part = QWidget()
        qtbot.addWidget(top)
        for _ in range(depth):
            part = QWidget(part)
        label = QLabel("words", part)
        heard: list[QEvent.Type] = []

        class Ear(QObject):
            def eventFilter(self, _: QObject, event: QEvent) -> bool:
                heard.append(event.type())
                return False

        ear = Ear()
        label.installEventFilter(ear)
        top.show()
        heard.clear()
        theme.choose(Scheme.DARK)
        theme.enlarge(125)
        theme.enlarge(100)
        theme.choose(Scheme.LIGHT)
        label.removeEventFilter(ear)
        return len(heard)

    assert told(24) == told(3) > 0
