"""The timeline for those who do not see it: a name, a summary, and each event spoken as the keyboard reaches it."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget

NAME = "Timeline"
HELP = (
    "Arrow keys pan until an event is chosen, then go from event to event; Control with an arrow key always does. "
    "Enter selects, Escape lets go. Plus and minus zoom, 0 shows everything, "
    "Home and End go to the first and last event. Control A chooses all events in sight. "
    "The table lists the same events."
)


def describe(widget: QWidget, summary: str) -> None:
    """Give *widget* the summary of what it shows."""
    widget.setAccessibleName(NAME)
    text = f"{summary} {HELP}"
    if widget.accessibleDescription() != text:
        widget.setAccessibleDescription(text)


def announce(widget: QWidget, text: str) -> None:
    """Put *text* into the widget's name, and say it now if the widget has the keyboard."""
    widget.setAccessibleName(f"{NAME}: {text}" if text else NAME)
    if QAccessible.isActive() and widget.hasFocus():
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.NameChanged))
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
