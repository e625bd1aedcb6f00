"""What parts stand on: a ground of one colour without holes, so that Qt paints nothing behind it first."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme import colour


class Ground(QWidget):
    """`token` names its colour: "background" as a page, "surface" as a card."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self.token = token
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), colour(self.token))
