"""Signing on the screen with mouse, pen or finger; what is drawn is kept as lines."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.services.papier.handtekeningen import MEESTE_PUNTEN, PAD_HEIGHT, PAD_WIDTH
from app.services.papier.tafel_records import Lijnen, Punt
from app.ui.language import tr
from app.ui.theme import colour

RADIUS = 6
INK_WIDTH = 18  # in the units of the pad
LEAST_PIXELS = 1.4


class SignaturePad(QWidget):
    """Draw in it; `changed()` after each stroke. `lijnen()` gives whole numbers in the units of the pad."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[list[Punt]] = []
        self._drawing = False
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(420, 140)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Vak om in te tekenen"))
        self.setAccessibleDescription(tr("Tekenen gaat met muis, pen of vinger. De getypte naam geldt ook."))

    def lijnen(self) -> Lijnen:
        """What was drawn."""
        return tuple(tuple(line) for line in self._lines)

    def clear(self) -> None:
        """Begin again."""
        self._lines, self._drawing = [], False
        self.update()
        self.changed.emit()

    def paper(self) -> QRectF:
        """The part of the pad in which one draws: three wide, one high."""
        width = min(self.width(), self.height() * PAD_WIDTH / PAD_HEIGHT)
        height = width * PAD_HEIGHT / PAD_WIDTH
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._end(event.position())

    def tabletEvent(self, event: QTabletEvent) -> None:
        acts = {
            QEvent.Type.TabletPress: self._begin,
            QEvent.Type.TabletMove: self._go_on,
            QEvent.Type.TabletRelease: self._end,
        }
        acts[event.type()](event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """One finger draws; a second one is left alone."""
        if isinstance(event, QTouchEvent) and event.points():
            place = event.points()[0].position()
            acts = {
                QEvent.Type.TouchBegin: self._begin,
                QEvent.Type.TouchUpdate: self._go_on,
                QEvent.Type.TouchEnd: self._end,
            }
            if event.type() in acts:
                acts[event.type()](place)
                event.accept()
                return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paper = self.paper().adjusted(1, 1, -1, -1)
            painter.setPen(QPen(colour("field_line"), 1))
            painter.setBrush(colour("background"))
            painter.drawRoundedRect(paper, RADIUS, RADIUS)
            low = paper.bottom() - paper.height() / 5
            painter.drawLine(QPointF(paper.left() + 24, low), QPointF(paper.right() - 24, low))
            paint_lijnen(painter, self._lines, self.paper(), colour("text"))

    def _begin(self, place: QPointF) -> None:
        self._drawing = self.paper().contains(place) and self._room()
        if self._drawing:
            self._lines.append([self._point(place)])
            self.update()

    def _go_on(self, place: QPointF) -> None:
        if not self._drawing or not self._room():
            return
        point = self._point(place)
        if point != self._lines[-1][-1]:
            self._lines[-1].append(point)
            self.update()

    def _end(self, place: QPointF) -> None:
        if self._drawing:
            self._go_on(place)
            self._drawing = False
            self.changed.emit()

    def _room(self) -> bool:
        return sum(map(len, self._lines)) < MEESTE_PUNTEN

    def _point(self, place: QPointF) -> Punt:
        paper = self.paper()
        x = round((place.x() - paper.left()) * PAD_WIDTH / paper.width())
        y = round((place.y() - paper.top()) * PAD_HEIGHT / paper.height())
        return max(0, min(PAD_WIDTH, x)), max(0, min(PAD_HEIGHT, y))


class SignatureImage(QWidget):
    """A signature as it was drawn, small."""

    def __init__(self) -> None:
        super().__init__()
        self.lijnen: Lijnen = ()
        self.setFixedSize(216, 72)

    def show_lijnen(self, lijnen: Lijnen, naam: str) -> None:
        """Show these strokes of this person."""
        self.lijnen = lijnen
        self.setVisible(bool(lijnen))
        self.setAccessibleName(tr("Handtekening van {naam}", naam=naam))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(colour("line"), 1))
            painter.setBrush(colour("background"))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
            paint_lijnen(painter, self.lijnen, box, colour("text"))


def paint_lijnen(painter: QPainter, lijnen: Iterable[Iterable[Punt]], box: QRectF, ink: QColor) -> None:
    """Draw strokes, whose units are those of the pad, in a box."""
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(box.width() / PAD_WIDTH, box.height() / PAD_HEIGHT)
    style = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(QPen(ink, max(INK_WIDTH, LEAST_PIXELS * PAD_WIDTH / box.width()), *style))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for lijn in lijnen:
        first, *rest = (QPointF(x, y) for x, y in lijn)
        path = QPainterPath(first)
        for place in rest:
            path.lineTo(place)
        if rest:
            painter.drawPath(path)
        else:
            painter.drawPoint(first)
    painter.restore()


def is_finish(event: QKeyEvent) -> bool:
    """Ctrl+Enter."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
