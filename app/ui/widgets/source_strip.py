"""What each source says about one factor, on a scale from 0 to 100, with the decision as an upright mark."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QWidget

from app.ui.language import tr
from app.ui.theme import colour
from app.ui.widgets.text import label

# source -> (colour token, shape, word); the shape is the second mark beside the colour
BRONNEN = {
    "waargenomen": ("accent", "dot", tr("waargenomen")),
    "werkgever": ("employer", "square", tr("werkgever")),
    "werknemer": ("good", "triangle", tr("werknemer")),
    "geschat": ("muted", "ring", tr("geschat")),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One observation: source (key of BRONNEN) and value in percent."""

    bron: str
    value: object


class SourceStrip(QWidget):
    """`set_marks(marks, decision)`; values in percent, above 100 drawn at 100; decision None = open."""

    def __init__(
        self, marks: Sequence[Mark] = (), decision: object = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.marks: tuple[Mark, ...] = ()
        self.decision: object = None
        self.setAccessibleName(tr("nog geen waarnemingen"))
        self.set_marks(marks, decision)

    def set_marks(self, marks: Sequence[Mark], decision: object = None) -> None:
        """Show these observations and the decision."""
        if (tuple(marks), decision) == (self.marks, self.decision):
            return
        self.marks, self.decision = tuple(marks), decision
        words = [f"{BRONNEN[mark.bron][2]} {_percent(mark.value)}" for mark in self.marks]
        if decision is not None:
            words.append(tr("uw oordeel {oordeel}", oordeel=_percent(decision)))
        self.setAccessibleName(", ".join(words) or tr("nog geen waarnemingen"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(96, 16)

    def event(self, event: object) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.accessibleName().replace(", ", "\n"), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle = self.height() / 2
            painter.setPen(QPen(colour("field_line"), 1.5))
            painter.drawLine(QPointF(4, middle), QPointF(self.width() - 4, middle))
            for mark in self.marks:
                paint_mark(painter, QPointF(self._x(mark.value), middle), mark.bron)
            if self.decision is not None:
                painter.setPen(QPen(colour("text"), 2))
                x = self._x(self.decision)
                painter.drawLine(QPointF(x, middle - 6), QPointF(x, middle + 6))

    def _x(self, value: object) -> float:
        share = min(100.0, max(0.0, float(value))) / 100
        return 5 + share * (self.width() - 10)


def paint_mark(painter: QPainter, middle: QPointF, bron: str, size: float = 4) -> None:
    """The shape of a source: dot, square, triangle or ring."""
    token, shape, _word = BRONNEN[bron]
    painter.setPen(QPen(colour("surface"), 1))
    painter.setBrush(colour(token))
    if shape == "square":
        painter.drawRect(QRectF(middle.x() - size + 0.5, middle.y() - size + 0.5, 2 * size - 1, 2 * size - 1))
    elif shape == "triangle":
        top = QPointF(middle.x(), middle.y() - size - 0.5)
        left, right = middle + QPointF(-size - 0.5, size - 0.5), middle + QPointF(size + 0.5, size - 0.5)
        painter.drawPolygon(QPolygonF([top, right, left]))
    elif shape == "ring":
        painter.setPen(QPen(colour(token), 1.5))
        painter.setBrush(colour("surface"))
        painter.drawEllipse(middle, size - 0.5, size - 0.5)
    else:
        painter.drawEllipse(middle, size, size)


class SourceLegend(QWidget):
    """What the shapes mean, in one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for bron, (_token, _shape, word) in BRONNEN.items():
            row.addWidget(_Shape(bron))
            row.addWidget(label(word, "small"))
            row.addSpacing(10)
        row.addWidget(_Shape(""))
        row.addWidget(label(tr("uw oordeel"), "small"))
        row.addStretch()
        self.setAccessibleName(tr("Legenda van de bronnen"))


class _Shape(QWidget):
    def __init__(self, bron: str) -> None:
        super().__init__()
        self._bron = bron
        self.setFixedSize(12, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._bron:
                paint_mark(painter, QPointF(6, 7), self._bron, 4.5)
            else:
                painter.setPen(QPen(colour("text"), 2))
                painter.drawLine(QPointF(6, 1), QPointF(6, 13))


def _percent(value: object) -> str:
    return f"{value} %".replace(".", ",")
