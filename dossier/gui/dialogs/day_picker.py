"""A calendar beside a line for a date, for whoever would rather point at a day than write it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QSpinBox, QTableView, QToolButton, QVBoxLayout, QWidget

from dossier.gui import icons
from dossier.gui.theme import scaled
from dossier.tongue import tr

_PARTS = {
    "qt_calendar_prevmonth": "Previous month",
    "qt_calendar_nextmonth": "Next month",
    "qt_calendar_monthbutton": "Month",
    "qt_calendar_yearbutton": "Year",
}
_SIGNS = {"qt_calendar_prevmonth": "‹", "qt_calendar_nextmonth": "›"}


class DayPicker(QToolButton):
    """Opens a calendar on the day that *near* tells, on today where it tells none."""

    picked = Signal(object)
    """The ``datetime.date`` that was chosen."""

    def __init__(self, near: Callable[[], date | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._near = near
        self._draw()
        self.setIconSize(QSize(scaled(18), scaled(18)))
        self.setProperty("role", "beside-line")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(tr("Choose a day from a calendar"))
        self.setAccessibleName(tr("Choose a day from a calendar"))
        self.calendar: DayCalendar | None = None
        self.clicked.connect(self.open_calendar)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        self.setIcon(icons.icon("calendar"))

    def open_calendar(self) -> None:
        """Show the calendar below the button, or above it where there is no room below."""
        shown = DayCalendar(self)
        shown.days.setSelectedDate(_qt_day(self._near()))
        shown.picked.connect(self.picked)
        self.calendar = shown
        shown.adjustSize()
        corner = self.mapToGlobal(QPoint(self.width() - shown.width(), self.height() + 2))
        room = self.screen().availableGeometry()
        if corner.y() + shown.height() > room.bottom():
            corner.setY(self.mapToGlobal(QPoint(0, -shown.height() - 2)).y())
        corner.setX(max(room.left(), min(corner.x(), room.right() - shown.width())))
        shown.move(corner)
        shown.show()
        shown.days.setFocus()


class DayCalendar(QFrame):
    """The calendar itself: a click or Return takes a day, Escape leaves."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "calendar")
        self.setAccessibleName(tr("Calendar"))
        self.days = QCalendarWidget()
        self.days.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.days.setMinimumWidth(12 * self.fontMetrics().horizontalAdvance("Wed."))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.days.setWeekdayTextFormat(day, QTextCharFormat())
        self.days.setAccessibleName(tr("Days of the month"))
        self._name_parts()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.days)
        self.days.clicked.connect(self._take)
        self.days.activated.connect(self._take)

    def _name_parts(self) -> None:
        for name, words in _PARTS.items():
            button = self.days.findChild(QToolButton, name)
            if button is not None:
                button.setAccessibleName(tr(words))
                if name in _SIGNS:
                    # The style's own arrows are black on any ground.
                    button.setIcon(QIcon())
                    button.setText(_SIGNS[name])
        for view in self.days.findChildren(QTableView):
            view.setAccessibleName(tr("Days of the month"))
        for box in self.days.findChildren(QSpinBox):
            box.setAccessibleName(tr("Year"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def _take(self, day: QDate) -> None:
        # A double click and Return tell of the day twice.
        if self.isVisible():
            self.close()
            self.picked.emit(date(day.year(), day.month(), day.day()))


def _qt_day(day: date | None) -> QDate:
    return QDate.currentDate() if day is None else QDate(day.year, day.month, day.day)
