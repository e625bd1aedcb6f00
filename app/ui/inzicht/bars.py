"""A bar chart: a name, a bar and a number per row, an axis with its unit, more on hover."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.services.velden import format_geheel
from app.ui.language import tr
from app.ui.theme import colour, font, theme
from app.ui.widgets.chart import nice_steps

ROW, BAR, AXIS, NUMBER = 27, 14, 38, 96
NAME = 250  # pixels for the names at the ordinary letter size
MEESTE = 200


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: what it is called, its value (None when there is none), and the words on hover."""

    name: str
    value: Fraction | None
    text: str
    told: str


def axis_number(value: Fraction) -> str:
    """A round number under the axis: "50.000", "0,5"."""
    if value.denominator == 1:
        return format_geheel(int(value))
    return f"{float(value):g}".replace(".", ",")


def height_of(bars: int) -> int:
    """Pixels of a chart of so many."""
    return theme.pixels(ROW) * bars + theme.pixels(AXIS)


class BarChart(QWidget):
    """`set_bars(bars, unit)`; `chosen(row)` when a bar is clicked. Give the same figures in a table."""

    chosen = Signal(int)

    def __init__(self, name: str = tr("Grafiek")) -> None:
        super().__init__()
        self.name, self.unit, self.current, self.hover = name, "", -1, -1
        self.bars: tuple[Bar, ...] = ()
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_bars(self, bars: Sequence[Bar], unit: str, name: str = "") -> None:
        """Show these rows in this order."""
        self.bars, self.unit, self.name = tuple(bars[:MEESTE]), unit, name or self.name
        self.current = self.hover = -1
        self.setAccessibleName(self.name)
        self.setAccessibleDescription("; ".join(f"{bar.name}: {bar.text}" for bar in self.bars))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def set_current(self, row: int) -> None:
        """Mark the bar whose names are shown."""
        self.current = row
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(520, height_of(len(self.bars)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour("surface"))
        if self.bars:
            self._paint_axis(painter)
            for row in range(len(self.bars)):
                self._paint_row(painter, row)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().y())
        if row != self.hover:
            self.hover = row
            self.update()
        if row >= 0:
            bar = self.bars[row]
            QToolTip.showText(event.globalPosition().toPoint(), f"{bar.name}\n{bar.told}", self)
        else:
            QToolTip.hideText()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (row := self._row_at(event.position().y())) >= 0:
            self.chosen.emit(row)

    def _row_at(self, y: float) -> int:
        row = int((y - theme.pixels(AXIS)) // theme.pixels(ROW))
        return row if 0 <= row < len(self.bars) else -1

    def _plot(self) -> QRect:
        left = theme.pixels(NAME)
        wide, tall = self.width() - left - theme.pixels(NUMBER), theme.pixels(ROW) * len(self.bars)
        return QRect(left, theme.pixels(AXIS), wide, tall)

    def _bounds(self) -> tuple[Fraction, Fraction, Fraction]:
        values = [bar.value for bar in self.bars if bar.value is not None]
        return nice_steps(min([Fraction(0), *values]), max([Fraction(0), *values]))

    def _x(self, value: Fraction) -> float:
        plot, (low, high, _step) = self._plot(), self._bounds()
        return plot.left() + plot.width() * float((value - low) / (high - low))

    def _paint_axis(self, painter: QPainter) -> None:
        plot, (low, high, step) = self._plot(), self._bounds()
        painter.setFont(font(11))
        value = low
        while value <= high:
            x = self._x(value)
            painter.setPen(QPen(colour("text" if value == 0 else "line"), 1))
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
            painter.setPen(colour("muted"))
            box = QRectF(x - 40, plot.top() - theme.pixels(18), 80, theme.pixels(15))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, axis_number(value))
            value += step
        words = QRectF(plot.left(), 0, plot.width(), theme.pixels(16))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.unit)

    def _paint_row(self, painter: QPainter, row: int) -> None:
        bar, tall, plot = self.bars[row], theme.pixels(ROW), self._plot()
        top, marked = plot.top() + row * tall, row in (self.current, self.hover)
        painter.setFont(font(13, 600 if row == self.current else 400))
        painter.setPen(colour("text"))
        room = QRectF(0, top, plot.left() - 12, tall)
        name = painter.fontMetrics().elidedText(bar.name, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)
        right = float(plot.left())
        if bar.value is not None:
            start, end = sorted((self._x(Fraction(0)), self._x(bar.value)))
            high = theme.pixels(BAR)
            shape = QRectF(start, top + (tall - high) / 2, max(2.0, end - start), high)
            painter.setPen(QPen(colour("text"), 1.5) if marked else Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent" if bar.value >= 0 else "attention"))
            painter.drawRoundedRect(shape, 3, 3)
            right = max(end, self._x(Fraction(0)))
        painter.setPen(colour("text"))
        painter.setFont(font(13, 600))
        words = QRectF(right + 8, top, self.width() - right - 8, tall)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, bar.text)
