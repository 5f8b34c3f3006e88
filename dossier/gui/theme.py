"""Colours, light, dark and in high contrast, and the size of text.

Follows the system unless the user has chosen, and changes while the program runs.

Panes ask ``colours()`` when they paint and hear of a change through ``QEvent.Type.PaletteChange``. Every colour that
text is written in has a contrast of at least 4.5 to 1 on ``window``, ``surface`` and ``raised``; every ``*_soft``
colour is a background on which ``text`` keeps that contrast. A test measures both.
"""

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6 import QtCore
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from dossier.gui.style_sheet import style_sheet
from dossier.paths import resources

if TYPE_CHECKING:
    # Only to be named: the first frame waits for none of the records of a case.
    from dossier.domain.events import Status
    from dossier.domain.views import Layer


class Scheme(StrEnum):
    """What the View menu offers."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST_LIGHT = "contrast-light"
    CONTRAST_DARK = "contrast-dark"


_CHOSEN = "chosenScheme"
"""The property of the application that holds the user's choice."""
_STRONG = "systemAsksForContrast"
"""The property of the application that holds whether the system asks for high contrast."""
_BASE_POINTS = "basePoints"
"""The property of the application that holds the size of the system's text."""
SCALES = (80, 90, 100, 110, 125, 150, 175, 200)
"""How large text can be, in per cent of the system's."""


class Colours(NamedTuple):
    """The palette, as ``#rrggbb``. Use ``QColor(colours().text)``."""

    dark: bool
    # Grounds
    window: str
    """The ground of the window, toolbars and empty places."""
    surface: str
    """The ground of lists, text and canvases."""
    raised: str
    """Cards, table headers and rows under the pointer."""
    border: str
    """Hairlines between areas; decoration only."""
    outline: str
    """The border of controls (contrast 3 to 1)."""
    # Text
    text: str
    muted: str
    """Second-rank text: captions, counts, hints."""
    # One accent, for what can be pressed and what is selected
    accent: str
    accent_fill: str
    """Ground of primary buttons and selected rows; ``on_accent`` is the text on it."""
    on_accent: str
    accent_soft: str
    # What a source says, by layer: a colour for text and lines, a soft one for the ground behind words
    person: str
    person_soft: str
    organisation: str
    organisation_soft: str
    place: str
    place_soft: str
    time: str
    time_soft: str
    event: str
    event_soft: str
    # What a source claims
    asserted: str
    alleged: str
    denied: str
    planned: str
    # What the program has to say
    good: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    # The timeline's canvas
    grid: str
    lane: str
    """Every second lane."""

    def layer(self, layer: "Layer") -> str:
        """Return the colour for text and lines of *layer*."""
        return str(getattr(self, layer.value))

    def layer_soft(self, layer: "Layer") -> str:
        """Return the ground behind marked words of *layer*."""
        return str(getattr(self, f"{layer.value}_soft"))

    def status(self, status: "Status") -> str:
        """Return the colour of *status*; never the only sign of it."""
        return str(getattr(self, status.value))


LIGHT = Colours(
    dark=False,
    window="#f3f4f6",
    surface="#ffffff",
    raised="#f8f9fb",
    border="#d8dce3",
    outline="#808998",
    text="#1b2230",
    muted="#576174",
    accent="#2a5596",
    accent_fill="#2a5596",
    on_accent="#ffffff",
    accent_soft="#dfe8f5",
    person="#0a667f",
    person_soft="#d5edf3",
    organisation="#75399a",
    organisation_soft="#eee1f6",
    place="#3b6b20",
    place_soft="#e0efd6",
    time="#874e00",
    time_soft="#f9e7c8",
    event="#a92a4a",
    event_soft="#fbe0e6",
    asserted="#2a5596",
    alleged="#8a4b00",
    denied="#a92a4a",
    planned="#5b4b9a",
    good="#1f6b3a",
    warning="#874e00",
    warning_soft="#fdf1da",
    danger="#a8232f",
    danger_soft="#fce4e4",
    grid="#e4e7ec",
    lane="#f8f9fb",
)

DARK = Colours(
    dark=True,
    window="#181b21",
    surface="#1f232b",
    raised="#272c36",
    border="#363d49",
    outline="#737e90",
    text="#e6e9ef",
    muted="#a3adbd",
    accent="#8db8f2",
    accent_fill="#335f9f",
    on_accent="#ffffff",
    accent_soft="#28374f",
    person="#63c6de",
    person_soft="#17404c",
    organisation="#cda3ec",
    organisation_soft="#42305a",
    place="#9fce76",
    place_soft="#2b431c",
    time="#e8b765",
    time_soft="#4d3a14",
    event="#f593aa",
    event_soft="#57273a",
    asserted="#8db8f2",
    alleged="#e8b765",
    denied="#f593aa",
    planned="#b9adf5",
    good="#7fce9b",
    warning="#e8b765",
    warning_soft="#3d3117",
    danger="#f58f93",
    danger_soft="#4a2529",
    grid="#2c323c",
    lane="#23272f",
)


CONTRAST_LIGHT = LIGHT._replace(
    window="#ffffff",
    raised="#ffffff",
    border="#000000",
    outline="#000000",
    text="#000000",
    muted="#262626",
    accent="#00309c",
    accent_fill="#00309c",
    accent_soft="#cfe0ff",
    person="#004152",
    organisation="#4c0e73",
    place="#1d4405",
    time="#5a3000",
    event="#7a0f2b",
    asserted="#00309c",
    alleged="#5a3000",
    denied="#7a0f2b",
    planned="#38207c",
    good="#0a4520",
    warning="#5a3000",
    danger="#7d0a15",
    grid="#767676",
    lane="#ffffff",
)
CONTRAST_DARK = DARK._replace(
    window="#000000",
    surface="#000000",
    raised="#000000",
    border="#ffffff",
    outline="#ffffff",
    text="#ffffff",
    muted="#e2e2e2",
    accent="#ffe14d",
    accent_fill="#ffe14d",
    on_accent="#000000",
    accent_soft="#123a73",
    person="#8fe6fa",
    person_soft="#003544",
    organisation="#e9ceff",
    organisation_soft="#34204c",
    place="#c2f29b",
    place_soft="#1c360d",
    time="#ffd68a",
    time_soft="#402d05",
    event="#ffc2cf",
    event_soft="#4d1527",
    asserted="#ffe14d",
    alleged="#ffd68a",
    denied="#ffc2cf",
    planned="#dcd4ff",
    good="#a6f2bf",
    warning="#ffd68a",
    warning_soft="#332600",
    danger="#ffc4c6",
    danger_soft="#45151a",
    grid="#8a8a8a",
    lane="#000000",
)


def colours() -> Colours:
    """Return the colours in use now."""
    if _is_strong():
        return CONTRAST_DARK if _is_dark() else CONTRAST_LIGHT
    return DARK if _is_dark() else LIGHT


def install(application: QApplication, scheme: Scheme = Scheme.SYSTEM, per_cent: int = 100) -> None:
    """Dress *application* in Fusion and our colours, and follow the system from now on. Text is *per_cent* large."""
    application.setStyle("Fusion")
    _have_letters(application)
    QGuiApplication.styleHints().colorSchemeChanged.connect(_follow_system)
    application.setProperty(_CHOSEN, scheme.value)
    if application.property(_BASE_POINTS) is None:
        application.setProperty(_BASE_POINTS, max(application.font().pointSizeF(), 6.0))
    if per_cent != 100:
        application.setFont(_sized(application, per_cent))
    _redress()


def enlarge(per_cent: int, *, gently: bool = False) -> None:
    """Show all text at *per_cent* of the size that the system asks for; *gently* as ``choose`` does."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        _redress(gently=gently, font=_sized(application, per_cent))


def scaled(pixels: float) -> int:
    """Return what *pixels* beside text of the usual size come to beside text as large as it is now."""
    application = QApplication.instance()
    if not isinstance(application, QApplication) or not application.property(_BASE_POINTS):
        return round(pixels)
    return round(pixels * application.font().pointSizeF() / float(application.property(_BASE_POINTS)))


def _sized(application: QApplication, per_cent: int) -> QFont:
    font = application.font()
    font.setPointSizeF(float(application.property(_BASE_POINTS)) * min(max(per_cent, SCALES[0]), SCALES[-1]) / 100)
    return font


def _have_letters(application: QApplication) -> None:
    """Take our own fonts where the system has none, and our own signs: boxes would stand for them."""
    font = application.font()
    # A name such as "Sans Serif" stands for a family; beside a family of ours it would stand for nothing.
    families = [QFontInfo(font).family()]
    if not QFontMetrics(font).inFontUcs4(ord("a")):
        families = _own_families()
    signs = QFontDatabase.addApplicationFont(str(resources() / "icons" / "signs.ttf"))
    # Arrows, stars and boxes between words: many fonts have none.
    font.setFamilies([*families, *QFontDatabase.applicationFontFamilies(signs)])
    application.setFont(font)


def _own_families() -> list[str]:
    """Load the fonts that we ship and return their families, that of Latin letters first."""
    families: list[str] = []
    for path in sorted((resources() / "fonts").glob("NotoSans*.ttf")):
        for family in QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path))):
            families += [family] if family not in families else []
    return sorted(families, key=len)


def choose(scheme: Scheme, *, gently: bool = False) -> None:
    """Use light, dark, or what the system says; *gently* in the next turns of the event loop, a few widgets in each."""
    # Not every platform obeys the request below, so the choice is kept as well.
    application = QApplication.instance()
    if application is not None:
        application.setProperty(_CHOSEN, scheme.value)
    tell_platform()
    _redress(gently=gently)


def tell_platform() -> None:
    """Ask the platform to dress its own parts (the frame of the window, file dialogs) as the user chose."""
    application = QApplication.instance()
    chosen = application.property(_CHOSEN) if application is not None else None
    # Not at the top of the module: see ``text``.
    schemes = QtCore.Qt.ColorScheme
    asked = dict.fromkeys((Scheme.LIGHT.value, Scheme.CONTRAST_LIGHT.value), schemes.Light)
    asked |= dict.fromkeys((Scheme.DARK.value, Scheme.CONTRAST_DARK.value), schemes.Dark)
    _follow_contrast()
    QGuiApplication.styleHints().setColorScheme(asked.get(str(chosen), schemes.Unknown))


def palette(c: Colours) -> QPalette:
    """Return the Qt palette of *c*."""
    made = QPalette()
    role = QPalette.ColorRole
    plain = {
        role.Window: c.window,
        role.WindowText: c.text,
        role.Base: c.surface,
        role.AlternateBase: c.raised,
        role.Text: c.text,
        role.Button: c.raised,
        role.ButtonText: c.text,
        role.BrightText: c.danger,
        role.ToolTipBase: c.surface,
        role.ToolTipText: c.text,
        role.PlaceholderText: c.muted,
        role.Highlight: c.accent_fill,
        role.HighlightedText: c.on_accent,
        role.Accent: c.accent_fill,
        role.Link: c.accent,
        role.LinkVisited: c.organisation,
        role.Light: c.surface,
        role.Midlight: c.raised,
        role.Mid: c.border,
        role.Dark: c.outline,
        role.Shadow: c.border,
    }
    for name, colour in plain.items():
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(c.outline))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(c.border))
    return made


def _is_dark() -> bool:
    application = QApplication.instance()
    chosen = application.property(_CHOSEN) if application is not None else None
    if chosen and chosen != Scheme.SYSTEM.value:
        return chosen in (Scheme.DARK.value, Scheme.CONTRAST_DARK.value)
    # What Fusion would look like by itself tells it too, without loading the names of Qt (see ``text``).
    return QApplication.style().standardPalette().window().color().lightness() < 128


def _is_strong() -> bool:
    """Tell whether the user, or the system where the user follows it, asks for high contrast."""
    application = QApplication.instance()
    chosen = application.property(_CHOSEN) if application is not None else None
    if chosen and chosen != Scheme.SYSTEM.value:
        return chosen in (Scheme.CONTRAST_LIGHT.value, Scheme.CONTRAST_DARK.value)
    return bool(application is not None and application.property(_STRONG))


def _follow_contrast() -> None:
    """Take what the system says on contrast. After the first frame: the answer needs the namespace of Qt."""
    application = QApplication.instance()
    # What they hand out is gone with the hints themselves, for Python.
    hints = QGuiApplication.styleHints()
    if application is None:
        return
    if application.property(_STRONG) is None:
        hints.accessibility().contrastPreferenceChanged.connect(_follow_contrast)
    is_strong = bool(hints.accessibility().contrastPreference().value > 0)
    was_strong = bool(application.property(_STRONG))
    application.setProperty(_STRONG, is_strong)
    if is_strong != was_strong:
        _redress(gently=True)


def _follow_system() -> None:
    _redress(gently=True)


def _redress(*, gently: bool = False, font: QFont | None = None) -> None:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    points = max((application.font() if font is None else font).pointSizeF(), 6.0)
    colours_now, sheet = palette(colours()), style_sheet(colours()._asdict(), points)
    if not application.styleSheet():
        application.setPalette(colours_now)
        application.setStyleSheet(sheet)
        return
    # The first frame does without it.
    from dossier.gui.dressing import Dresser, Looks

    dresser = application.findChild(Dresser) or Dresser(application)
    dresser.dress(Looks(colours_now, sheet, font), gently=gently)
