"""What of a window cannot be read or reached: cut off, squeezed, covered or beyond the screen."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QToolBar,
    QToolButton,
    QWidget,
)

from dossier.gui.text import ElidedLabel, WrappedLabel

_SLACK = 2
"""Pixels by which letters may be wider than their box: the last one has room to its right."""
_CONTROLS = (QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QComboBox, QTabBar, QAbstractItemView)


def clipped(root: QWidget) -> list[str]:
    """Return one line for each visible control of *root* whose words are cut off, or that lies out of sight."""
    found: list[str] = []
    for widget in [each for each in root.findChildren(QWidget) if _is_ours(each, root)]:
        found += [f"{type(widget).__name__} {_words(widget)!r}: {what}" for what in _faults(widget, root)]
    return found


def _is_ours(widget: QWidget, root: QWidget) -> bool:
    """Tell whether *widget* is a visible control in the window *root*, and no part that Qt makes inside one."""
    if not isinstance(widget, _CONTROLS) or not widget.isVisible() or widget.window() is not root.window():
        return False
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        if isinstance(parent, QLineEdit | QComboBox | QAbstractItemView | QMenuBar | QTabBar):
            return False
        parent = parent.parentWidget()
    return not (isinstance(widget.parentWidget(), QToolBar) and widget.objectName() == "qt_toolbar_ext_button")


def _words(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    return (text or widget.accessibleName())[:60]


def _faults(widget: QWidget, root: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and not widget.text():
        return
    if wanted := _too_small(widget):
        yield f"is {widget.width()}x{widget.height()} and needs {wanted}"
    whole = QRect(QPoint(0, 0), widget.size())
    seen = _in_sight(widget, root)
    if seen != whole:
        yield f"shows {seen.width()}x{seen.height()} of {whole.width()}x{whole.height()}"
    for other in _beside(widget):
        common = other.geometry() & widget.geometry()
        if common.width() > _SLACK and common.height() > _SLACK:
            yield f"overlaps {type(other).__name__} {_words(other)!r}"


def _beside(widget: QWidget) -> list[QWidget]:
    parent = widget.parentWidget()
    siblings = parent.children() if parent is not None else []
    return [
        each
        for each in siblings
        if isinstance(each, _CONTROLS) and isinstance(each, QWidget) and each is not widget and each.isVisible()
    ]


def _too_small(widget: QWidget) -> str:
    """Return how large *widget* must be for its words; "" where it is."""
    metrics = QFontMetrics(widget.font())
    if isinstance(widget, QLabel):
        return _label_needs(widget, metrics)
    if isinstance(widget, QCheckBox | QRadioButton | QPushButton) or (
        isinstance(widget, QAbstractButton) and widget.text() and not widget.objectName().startswith("qt_")
    ):
        if _shows_icon_alone(widget):
            return ""
        letters = metrics.size(0, widget.text().replace("&&", "+").replace("&", "")).width()
        room = widget.width()
        least_height = metrics.height() + (4 if isinstance(widget, QPushButton) else -_SLACK)
        if letters > room + _SLACK or least_height > widget.height():
            return f"{letters}x{least_height}"
    least = 3 * metrics.height(), metrics.height()
    if isinstance(widget, QLineEdit | QComboBox) and (least[1] > widget.height() or widget.width() < least[0]):
        return f"{least[0]}x{least[1]}"
    if isinstance(widget, QTabBar):
        last = widget.tabRect(widget.count() - 1).united(widget.tabRect(0)) if widget.count() else QRect()
        if last.width() > widget.width() + _SLACK:
            return f"{last.width()} wide"
    in_a_row = isinstance(widget, QListView) and widget.flow() is QListView.Flow.LeftToRight
    rows = 1 if in_a_row else 2
    if isinstance(widget, QAbstractItemView) and widget.height() < rows * metrics.height():
        return f"{rows} rows, {rows * metrics.height()} high"
    return ""


def _shows_icon_alone(button: QAbstractButton) -> bool:
    return isinstance(button, QToolButton) and button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly


def _label_needs(label: QLabel, metrics: QFontMetrics) -> str:
    if not label.text():
        return ""
    if isinstance(label, WrappedLabel | ElidedLabel):
        least = 4 * metrics.averageCharWidth()
        fits = label.height() + _SLACK >= metrics.height() and label.width() >= least
        return "" if fits else f"{least}x{metrics.height()}"
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        widest = max(map(metrics.horizontalAdvance, label.text().split()), default=0)
        if needed > label.height() + _SLACK:
            return f"{needed} high"
        return f"{widest} wide" if widest > label.width() + _SLACK else ""
    needs = label.minimumSizeHint()
    fits = needs.width() <= label.width() + _SLACK and needs.height() <= label.height() + _SLACK
    return "" if fits else f"{needs.width()}x{needs.height()}"


def _in_sight(widget: QWidget, root: QWidget) -> QRect:
    """Return the part of *widget* that its parents leave in sight; what can be scrolled to counts as in sight."""
    seen = QRect(QPoint(0, 0), widget.size())
    here: QWidget = widget
    place = QPoint(0, 0)
    while here is not root and (parent := here.parentWidget()) is not None:
        place += here.pos()
        around = parent.parentWidget()
        if isinstance(around, QAbstractScrollArea) and around.viewport() is parent:
            # Up and down can be scrolled everywhere; to the side it is a nuisance even where it can.
            seen &= QRect(-place.x() - _SLACK, seen.y(), parent.width() + 2 * _SLACK, seen.height())
            place = QPoint(place.x(), 0)
            if isinstance(around, QScrollArea):
                # From here on the area itself is what must be in sight.
                seen_height = seen.height()
                inner = _in_sight(around, root)
                return seen if inner.height() >= min(seen_height, around.height()) else inner
        else:
            seen &= parent.rect().translated(-place).adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
        here = parent
    return seen & QRect(QPoint(0, 0), widget.size())
