"""A window on a screen that is no longer there comes back on one that is."""

from PySide6.QtCore import QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

EDGE = QSize(0, 28)  # pixels of the title bar
PRETENDED = "offscreen"  # says it is 800 by 800 pixels, and is as large as one likes
GRIP = QSize(160, 24)  # pixels of the top edge that must be within reach, so that a mouse can take it


def keep_on_screen(window: QWidget) -> None:
    """Bring it within reach now, and again whenever a screen is unplugged: not every desktop does that."""
    bring_on_screen(window)
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    later = QTimer(window)  # once Qt has told its windows of the screens that are left
    later.setSingleShot(True)
    later.timeout.connect(lambda: bring_on_screen(window))
    app.screenRemoved.connect(later.start)


def bring_on_screen(window: QWidget) -> None:
    """Leave a window alone that can be taken hold of; put any other in the middle of the first screen.

    None is larger than the largest screen: what would lie beside it is out of reach.
    """
    rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    if rooms and QGuiApplication.platformName() != PRETENDED:
        largest = max(rooms, key=lambda room: room.width() * room.height())
        window.resize(window.size().boundedTo(largest.size() - EDGE))
    if rooms and not any(_within_reach(window.frameGeometry(), room) for room in rooms):
        room = QGuiApplication.primaryScreen().availableGeometry()
        size = window.size().boundedTo(room.size())
        window.resize(size)
        spare = room.size() - size
        window.move(room.topLeft() + QPoint(spare.width() // 2, spare.height() // 2))


def _within_reach(frame: QRect, room: QRect) -> bool:
    edge = QRect(frame.topLeft(), QSize(frame.width(), GRIP.height())) & room
    return edge.width() >= GRIP.width() and edge.height() >= GRIP.height()
