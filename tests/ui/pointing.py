"""The mouse above a part of a window, without a button pressed."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


def hover(widget: QWidget, place: QPoint) -> None:
    """Move the mouse there, once all lies where it will.

    Told to the part itself: what an earlier test left of the one mouse there is (a button down, the same
    place) keeps a move of the window from it.
    """
    QApplication.processEvents()
    assert widget.hasMouseTracking(), "without a button no move reaches it"
    there = QPointF(widget.mapToGlobal(place))
    none, key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QMouseEvent(QEvent.Type.MouseMove, QPointF(place), there, none, none, key))
