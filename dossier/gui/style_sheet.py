"""The few things that a palette cannot say, for Qt's style sheets.

Widgets opt in by the dynamic properties ``role`` (card, pane, primary, way) and, for labels, ``rank``.
"""

from collections.abc import Mapping
from string import Template

from dossier.paths import resources

_TITLE, _HEADING = 2.2, 1.4
"""How much larger than the text around them titles and headings are."""

_PIXELS = 1.6
"""How high a line is for each point of its letters."""
_BOX, _SIGN = 13 / 18, 12 / 18
"""How large boxes to tick, and arrows, are beside such a line."""

_SHEET = Template("""
QToolTip { color: $text; background: $surface; border: 1px solid $outline; padding: 4px 6px; }
QAbstractItemView { selection-background-color: $accent_soft; selection-color: $text; outline: none; }
QTableView::item { padding: 0px 5px; border: 1px solid transparent; }
QTableView::item:selected { background: $accent_soft; color: $text; }
QTableView::item:focus { border-color: $accent; }
QListWidget::item, QListView[role="card"]::item { padding: 3px 4px; border: 1px solid transparent;
    border-radius: 4px; }
QListWidget::item:hover, QListView[role="card"]::item:hover { background: $raised; }
QListWidget::item:selected, QListView[role="card"]::item:selected { background: $accent_soft; color: $text; }
QListWidget::item:focus, QListView[role="card"]::item:focus { border-color: $accent; }
QHeaderView::section { color: $muted; background: $raised; border: none; border-bottom: 1px solid $border;
    padding: 5px 8px; }

QMenuBar { border-bottom: 1px solid $border; padding: 2px 4px; }
QStatusBar { color: $muted; border-top: 1px solid $border; }
QStatusBar::item { border: none; }
QSplitter::handle { background: $window; }
QSplitter::handle:hover { background: $accent_soft; }

QToolBar { border: none; border-bottom: 1px solid $border; padding: 5px 8px; spacing: 4px; }
QToolBar QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 4px 8px; }
QToolBar QToolButton:hover { background: $accent_soft; }
QToolBar QToolButton:pressed { background: $border; }
QToolBar QToolButton:focus { border-color: $accent; }
QToolBar QToolButton:disabled { color: $outline; }
QToolButton::menu-indicator { image: none; }
QToolButton[role="chip"] { color: $muted; background: transparent; border: 1px solid $border; border-radius: 11px;
    padding: 2px 8px 2px 7px; }
QPushButton[role="chip"] { background: transparent; border-radius: 11px; padding: 2px 9px; min-height: ${chip}px; }
QPushButton[role="chip"]:focus { border: 1px solid $accent; padding: 2px 9px; background: $accent_soft; }
QPushButton[role="chip"]::menu-indicator { image: none; width: 0px; }
QToolButton[role="chip"]:checked { color: $text; background: $raised; }
QToolButton[role="chip"]:hover { background: $accent_soft; }
QToolButton[role="chip"]:focus { border-color: $accent; }

QTabWidget::pane { border: none; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { color: $muted; background: transparent; border: none; border-bottom: 2px solid $border;
    padding: 6px 12px; }
QTabBar[role="narrow"]::tab { padding: 6px 6px; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $text; background: $accent_soft; }
QTabBar:focus { outline: none; }
QTabBar::tab:selected:focus { color: $text; background: $accent_soft; border: 1px solid $accent;
    border-bottom: 2px solid $accent; padding: 5px 11px 6px 11px; }
QTabBar[role="narrow"]::tab:selected:focus { padding: 5px 5px 6px 5px; }

QLineEdit { color: $text; background: $surface; border: 1px solid $outline; border-radius: 4px; padding: 5px 6px;
    min-height: ${line}px; placeholder-text-color: $muted; }
QLineEdit:focus { border-color: $accent; background: $surface; }
QLineEdit:disabled { color: $outline; background: $raised; border-color: $border; }
QAbstractItemView QLineEdit { border: none; border-radius: 0px; padding: 0px 2px; background: $surface;
    min-height: 0px; }
QPlainTextEdit { placeholder-text-color: $muted; }
QComboBox { color: $text; background: $surface; border: 1px solid $outline; border-radius: 4px; padding: 3px 6px;
    min-height: ${line}px; }
QComboBox:hover { border-color: $accent; }
QComboBox:focus { border: 2px solid $accent; padding: 2px 5px; }
QComboBox:disabled { color: $outline; background: $raised; border-color: $border; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url("$arrow"); width: ${sign}px; height: ${sign}px; }
QCheckBox, QRadioButton { border: 1px solid transparent; border-radius: 4px; padding: 2px; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator { width: ${box}px; height: ${box}px;
    border: 1px solid $outline; border-radius: 3px; background: $surface; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { border: 1px solid $accent_fill;
    background: $accent_fill; image: url("$tick"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border: 1px solid $border; background: $raised; }
QCheckBox::indicator:checked:disabled { border: 1px solid $outline; background: $outline; }
QRadioButton::indicator { border-radius: ${round}px; }
QRadioButton::indicator:checked { border: ${ring}px solid $accent_fill; width: ${hole}px; height: ${hole}px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QPlainTextEdit[role="field"] { color: $text; background: $surface; border: 1px solid $outline; border-radius: 4px;
    padding: 2px; }
QPlainTextEdit[role="field"]:focus { border-color: $accent; }
QScrollArea[role="text"] { border: 1px solid transparent; border-radius: 4px; }
QScrollArea[role="text"]:focus { border-color: $accent; }
QToolButton:focus { border: 1px solid $accent; border-radius: 4px; }
QAbstractItemView QComboBox { min-height: 0px; }
QFrame[role="bar"] QComboBox, QFrame[role="bar"] QToolButton { color: $text; background: $surface;
    border: 1px solid $outline; border-radius: 4px; padding: 2px; min-height: ${line}px; }
QFrame[role="bar"] QComboBox { padding: 3px 6px; }
QFrame[role="bar"] QComboBox::drop-down { border: none; width: 18px; }
QFrame[role="bar"] QComboBox::down-arrow { image: none; }
QFrame[role="bar"] QLineEdit { padding: 3px 6px; }
QFrame[role="bar"] QToolButton[role="flat"] { background: transparent; border-color: transparent; }
QFrame[role="bar"] QComboBox:hover, QFrame[role="bar"] QToolButton:hover { background: $accent_soft;
    border-color: $accent; }
QFrame[role="bar"] QToolButton:pressed, QFrame[role="bar"] QToolButton:checked { background: $accent_soft;
    border-color: $accent; }
QFrame[role="bar"] QComboBox:focus, QFrame[role="bar"] QToolButton:focus { border-color: $accent; }
QFrame[role="bar"] QToolButton::menu-indicator { image: none; }

QPushButton { color: $text; background: $raised; border: 1px solid $outline; border-radius: 4px; padding: 5px 14px;
    min-height: ${line}px; }
QPushButton:hover { background: $accent_soft; border-color: $accent; }
QPushButton:pressed, QPushButton:checked { background: $border; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 13px; }
QPushButton:disabled { color: $outline; border-color: $border; }
QFrame[role="strip"] QPushButton { padding: 5px 8px; }
QFrame[role="strip"] QPushButton:focus { padding: 4px 7px; }
QPushButton[role="primary"] { color: $on_accent; background: $accent_fill; border: 1px solid $accent_fill;
    font-weight: 600; padding: 5px 16px; }
QPushButton[role="primary"]:hover { border-color: $text; }
QPushButton[role="primary"]:focus { border: 2px solid $text; padding: 4px 15px; }
QPushButton[role="primary"]:disabled { color: $outline; background: $raised; border: 1px solid $border; }
QPushButton[role="way"] { background: $surface; border: 1px solid $border; border-radius: 8px; padding: 0px;
    min-height: 0px; }
QPushButton[role="way"]:hover { background: $accent_soft; border-color: $accent; }
QPushButton[role="way"]:focus { border: 2px solid $accent; padding: 0px; }

QToolButton[role="beside-line"] { background: $raised; border: 1px solid $outline; border-radius: 4px; padding: 4px;
    min-height: 20px; min-width: 20px; }
QToolButton[role="beside-line"]:hover { background: $accent_soft; border-color: $accent; }
QToolButton[role="beside-line"]:focus { border: 2px solid $accent; padding: 3px; }
QFrame[role="calendar"] { background: $surface; border: 1px solid $outline; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $raised; }
QCalendarWidget QToolButton { color: $text; background: transparent; border: 1px solid transparent; border-radius: 4px;
    padding: 3px 8px; font-weight: 600; }
QCalendarWidget QToolButton:hover { background: $accent_soft; }
QCalendarWidget QToolButton:focus { border-color: $accent; }
QCalendarWidget QAbstractItemView { selection-background-color: $accent_fill; selection-color: $on_accent; }

QListView[role="popup"] { background: $surface; border: 1px solid $outline; }

QProgressBar { background: $raised; border: 1px solid $outline; border-radius: 4px; min-height: 8px;
    max-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QScrollBar:vertical { background: transparent; border: none; width: 12px; margin: 0px; }
QScrollBar:horizontal { background: transparent; border: none; height: 12px; margin: 0px; }
QAbstractItemView QScrollBar:vertical, QAbstractItemView QScrollBar:horizontal, QPlainTextEdit QScrollBar:vertical {
    background: $surface; }
QScrollBar::handle { background: $border; border-radius: 4px; margin: 2px; }
QScrollBar::handle:hover { background: $outline; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QFrame[role="card"] { background: $surface; border: 1px solid $border; border-radius: 8px; }
QFrame[role="drop"] { background: $surface; border: 1px dashed $outline; border-radius: 8px; }
QFrame[role="drop"][hovered="true"] { background: $accent_soft; border-color: $accent; }
QFrame[role="bar"] { background: $raised; border: none; border-bottom: 1px solid $border; }
QFrame[role="strip"] { background: $raised; border: none; border-top: 1px solid $border; }
QFrame[role="rule"] { background: $border; border: none; min-width: 1px; max-width: 1px; }
QFrame[role="pane"] { background: $surface; border: none; }
QAbstractScrollArea[role="card"] { background: $surface; border: 1px solid $border; border-radius: 8px; padding: 4px; }

QLabel[rank="title"] { font-size: ${title_size}pt; font-weight: 600; }
QLabel[rank="heading"] { font-size: ${heading_size}pt; font-weight: 600; }
QLabel[rank="strong"] { font-weight: 600; }
QLabel[rank="section"] { color: $muted; font-weight: 600; }
QLabel[rank="step"] { color: $accent; font-weight: 600; }
QLabel[rank="pane"] { color: $muted; background: $raised; font-weight: 600; padding: 5px 10px;
    border-bottom: 1px solid $border; }
QLabel[rank="muted"] { color: $muted; }
QLabel[rank="good"] { color: $good; }
QLabel[rank="warning"] { color: $warning; }
QLabel[rank="danger"] { color: $danger; }
""")


def style_sheet(colours: Mapping[str, object], points: float) -> str:
    """Return the style sheet in *colours* (the fields of ``theme.Colours`` by name) for text of *points*."""
    arrow = resources() / "icons" / ("down-dark.svg" if colours["dark"] else "down.svg")
    line = max(18, round(points * _PIXELS))
    sizes = {"title_size": round(points * _TITLE), "heading_size": round(points * _HEADING)}
    # Ticks and arrows grow with the words beside them.
    box = round(line * _BOX)
    ring = box // 3
    sizes |= {"line": line, "chip": line - 2, "sign": round(line * _SIGN), "box": box, "round": box // 2 + 1}
    sizes |= {"ring": ring, "hole": box + 2 - 2 * ring}
    tick = resources() / "icons" / ("tick.svg" if _is_light(str(colours["on_accent"])) else "tick-dark.svg")
    return _SHEET.substitute(colours, arrow=arrow.as_posix(), tick=tick.as_posix(), **sizes)


def _is_light(colour: str) -> bool:
    """Tell whether a colour, written "#rrggbb", is nearer to white than to black."""
    return sum(bytes.fromhex(colour.lstrip("#"))) > 3 * 127
