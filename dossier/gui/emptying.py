"""Takes out of a layout what stands in it, to make room for something else."""

from PySide6.QtWidgets import QLayout


def empty(layout: QLayout) -> None:
    """Take every widget, and all room, out of *layout*; the widgets are deleted."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            # A layout shows what is put into it a moment later. What is taken out within that moment, without having
            # been hidden, would be shown as a window of its own, and take the keyboard with it.
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
