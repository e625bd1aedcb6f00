"""A slider of whole percents: arrows one, Page ten, Home and End; a click goes straight to its place."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider, QWidget

from app.ui.theme import colour

HANDLE, GROOVE = 18, 6  # pixels


class PercentSlider(QSlider):
    """From 0 to 100; `name` is its accessible name."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, 100)
        self.setPageStep(10)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(160, 32)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, HANDLE + 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go_to(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._go_to(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle, place = self.height() / 2, self._place()
            groove = QRectF(HANDLE / 2, middle - GROOVE / 2, self.width() - HANDLE, GROOVE)
            painter.setPen(QPen(colour("field_line"), 1))
            painter.setBrush(colour("background"))
            painter.drawRoundedRect(groove, GROOVE / 2, GROOVE / 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            done = QRectF(groove.left(), groove.top(), place - groove.left(), GROOVE)
            painter.drawRoundedRect(done, GROOVE / 2, GROOVE / 2)
            handle = QRectF(place - HANDLE / 2, middle - HANDLE / 2, HANDLE, HANDLE).adjusted(2, 2, -2, -2)
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(colour("accent_soft" if self.isSliderDown() else "surface"))
            painter.drawEllipse(handle)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(handle.adjusted(-2.5, -2.5, 2.5, 2.5))

    def _place(self) -> float:
        return HANDLE / 2 + (self.width() - HANDLE) * self.value() / self.maximum()

    def _go_to(self, event: QMouseEvent) -> None:
        share = (event.position().x() - HANDLE / 2) / max(1, self.width() - HANDLE)
        self.setValue(round(self.maximum() * min(1, max(0, share))))
