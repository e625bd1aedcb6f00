"""The number at the left of a task: choose it, walk along it, drag it."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.language import tr
from app.ui.roles import Role
from app.ui.theme import colour, font

WIDE, TALL = 26, 30
KEYS = {
    Qt.Key.Key_Space: "choose",
    Qt.Key.Key_J: "join",
    Qt.Key.Key_S: "split",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}


class Handle(QWidget):
    """`asked(what, shift)` by key or click; `dragged(place)` and `dropped(place)` in screen coordinates."""

    spoken_role = Role.Button

    asked = Signal(str, bool)
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.text, self.chosen, self.closed = "", False, False
        self._pressed: QPoint | None = None
        self._dragging = False
        self.setFixedSize(WIDE, TALL)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(tr("Spatie kiest, J voegt samen, S splitst, of sleep de taak op een andere"))

    def show_text(self, text: str, name: str) -> None:
        """The number of the task, and how it is read out."""
        self.text = text
        self.setAccessibleName(name)
        self.update()

    def set_chosen(self, chosen: bool) -> None:
        """Mark it as one of the tasks to join."""
        self.chosen = chosen
        self.setAccessibleDescription(tr("gekozen") if chosen else tr("Spatie kiest"))
        self.update()

    def set_reach(self, reach: bool) -> None:
        """Tab visits one handle; the arrows go on from there."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if reach else Qt.FocusPolicy.ClickFocus)

    def set_closed(self, closed: bool) -> None:
        """Nothing can be chosen any more."""
        self.closed = closed
        self.setCursor(Qt.CursorShape.ArrowCursor if closed else Qt.CursorShape.OpenHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        what = KEYS.get(Qt.Key(event.key()))
        others = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
        if what is None or event.modifiers() & others or self.closed:
            super().keyPressEvent(event)
        else:
            self.asked.emit(what, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        if event.button() == Qt.MouseButton.LeftButton and not self.closed:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if self._dragging or far >= QApplication.startDragDistance():
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, dragging = self._pressed, self._dragging
        self._pressed, self._dragging = None, False
        self.set_closed(self.closed)
        if dragging:
            self.dropped.emit(event.globalPosition().toPoint())
        elif pressed is not None:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.asked.emit("choose", bool(shift))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.setPen(Qt.PenStyle.NoPen)
            if self.chosen:
                painter.setBrush(colour("accent"))
                painter.drawRoundedRect(box, 6, 6)
            self._paint_grip(painter)
            painter.setFont(font(13, 600 if self.chosen else 400))
            painter.setPen(colour("on_accent" if self.chosen else "muted"))
            painter.drawText(self.rect().adjusted(9, 0, 0, 0), Qt.AlignmentFlag.AlignCenter, self.text)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(colour("accent" if not self.chosen else "text"), 2))
                painter.drawRoundedRect(box, 6, 6)

    def _paint_grip(self, painter: QPainter) -> None:
        """Six dots: it can be dragged."""
        if self.closed:
            return
        painter.setBrush(colour("on_accent" if self.chosen else "disabled"))
        for column in (5, 9):
            for row in (-4, 0, 4):
                painter.drawEllipse(QRectF(column, self.height() / 2 + row - 1, 2, 2))
