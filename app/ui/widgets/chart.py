"""A line chart of values over dates: axis labels with unit, value at each point, more on hover."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import cycle
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.ui.language import SHORT_MONTHS, tr
from app.ui.theme import colour, font, theme

MONTHS = tuple(tr(SHORT_MONTHS).split())
_TOKENS = ("accent", "employer", "good", "collega", "muted")
_LEFT, _TOP, _BOTTOM, _RIGHT = 44, 26, 26, 30  # pixels at the ordinary letter size
_NAME = 150  # pixels of a name in the legend


@dataclass(frozen=True, slots=True)
class Series:
    """A named line: points (day, value) in order of day; `elders` was not measured here and looks so.

    `told` holds the words on hover, else day and value; `short` the days under the chart, else months.
    """

    name: str
    points: tuple[tuple[date, Decimal], ...]
    elders: bool = False
    told: tuple[str, ...] = ()
    short: tuple[str, ...] = ()


Bounds = tuple[Decimal, Decimal]


class Scale:
    """From (day, value) to a place in the picture; `foot` pixels stay free under the lines.

    Days outside the series can be asked for with `days`; `bounds` are the lowest and highest value shown,
    else whole tens around the values.
    """

    def __init__(
        self,
        series: Sequence[Series],
        area: QRectF,
        days: Sequence[date] = (),
        foot: int = 0,
        bounds: Bounds | None = None,
    ) -> None:
        shown = [*days, *(day for line in series for day, _value in line.points)]
        self.first, self.last = min(shown), max(shown)
        self.low, self.high = bounds or _tens([value for line in series for _day, value in line.points])
        left, top, right, bottom = map(theme.pixels, (_LEFT, _TOP, _RIGHT, _BOTTOM))
        self.plot = area.adjusted(left, top, -right, -bottom - foot)
        self.labels = area.bottom() - bottom + 8

    def x(self, day: date) -> float:
        span, inner = (self.last - self.first).days, self.plot.adjusted(16, 0, -16, 0)
        return inner.left() + inner.width() * ((day - self.first).days / span) if span else inner.center().x()

    def y(self, value: Decimal) -> float:
        return self.plot.bottom() - self.plot.height() * float((value - self.low) / (self.high - self.low))

    def place(self, day: date, value: Decimal) -> QPointF:
        return QPointF(self.x(day), self.y(value))


class Chart(QWidget):
    """`set_series([Series(…)])`; give the same figures in a table beside it."""

    nothing = tr("Na de eerste meting staat hier de groei.")

    def __init__(
        self,
        unit: str = "%",
        name: str = tr("Grafiek"),
        parent: QWidget | None = None,
        bounds: Bounds | None = None,
    ) -> None:
        super().__init__(parent)
        self.unit, self.name, self.bounds = unit, name, bounds
        self.series: tuple[Series, ...] = ()
        self._hover: tuple[int, int] | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_series(())

    def set_series(self, series: Sequence[Series]) -> None:
        """Show these lines."""
        self.series = tuple(line for line in series if line.points)
        self.setAccessibleName(self.name)
        told = [
            f"{line.name}: " + ", ".join(self._word(line, spot) for spot in range(len(line.points)))
            for line in self.series
        ]
        self.setAccessibleDescription("; ".join(told) or tr("nog geen waarden"))
        self._hover = None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, 170)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 130)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        near = self._nearest(event.position())
        if near != self._hover:
            self._hover = near
            self.update()
        if near is not None:
            line = self.series[near[0]]
            QToolTip.showText(
                event.globalPosition().toPoint(),
                f"{line.name}\n{self._word(line, near[1])}",
                self,
            )
        else:
            QToolTip.hideText()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if not self.label_days():
                painter.setPen(colour("muted"))
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.nothing)
            else:
                scale = self.scale()
                self.paint_ground(painter, scale)
                for number in range(len(self.series)):
                    self._paint_line(painter, number, scale)
                if len(self.series) > 1 or (self.series[:1] and self.series[0].elders):
                    self._paint_legend(painter)

    def scale(self) -> Scale:
        """Where days and values stand now."""
        return Scale(self.series, QRectF(self.rect()), bounds=self.bounds)

    def label_days(self) -> list[date]:
        """The days named under the lines."""
        return sorted({day for line in self.series for day, _value in line.points})

    def paint_ground(self, painter: QPainter, scale: Scale) -> None:
        """What lies under the lines: the axes."""
        painter.setFont(font(11))
        plot = scale.plot
        for value in (scale.low, (scale.low + scale.high) / 2, scale.high):
            y = scale.y(value)
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(colour("muted"))
            tall = theme.pixels(16)
            box = QRectF(0, y - tall / 2, plot.left() - 8, tall)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, right, f"{_number(value)} {self.unit}")
        self._paint_days(painter, scale)

    def _paint_days(self, painter: QPainter, scale: Scale) -> None:
        free_from = -1.0
        short = {
            day: words
            for line in self.series
            for (day, _value), words in zip(line.points, line.short, strict=False)
        }
        for day in self.label_days():
            x = scale.x(day)
            wide = theme.pixels(64)
            box = QRectF(x - wide / 2, scale.labels, wide, theme.pixels(16))
            if box.left() >= free_from:
                words = short.get(day) or f"{MONTHS[day.month - 1]} {day.year}"
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
                free_from = box.right()

    def _paint_line(self, painter: QPainter, number: int, scale: Scale) -> None:
        line, (token, style) = self.series[number], _look(self.series[number], number)
        places = [scale.place(*point) for point in line.points]
        painter.setPen(QPen(colour(token), 2 if number == 0 else 1.5, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(places))
        for spot, (place, point) in enumerate(zip(places, line.points, strict=True)):
            big = self._hover == (number, spot)
            painter.setPen(QPen(colour(token), 2.5))
            painter.setBrush(colour(token) if big else colour("surface"))
            size = 5 if big else 4
            if line.elders:
                painter.drawRect(QRectF(place.x() - size, place.y() - size, 2 * size, 2 * size))
            else:
                painter.drawEllipse(place, size, size)
            if len(self.series) == 1:
                painter.setPen(colour("text"))
                painter.setFont(font(11, 600))
                wide, tall = theme.pixels(60), theme.pixels(16)
                box = QRectF(place.x() - wide / 2, place.y() - tall - 6, wide, tall)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{_number(point[1])} {self.unit}")

    def _paint_legend(self, painter: QPainter) -> None:
        painter.setFont(font(11))
        x, tall = theme.pixels(_LEFT), theme.pixels(16)
        for number, line in enumerate(self.series):
            token, style = _look(line, number)
            painter.setPen(QPen(colour(token), 2, style))
            painter.drawLine(QPointF(x, tall / 2), QPointF(x + 18, tall / 2))
            painter.setPen(colour("muted"))
            name = painter.fontMetrics().elidedText(
                line.name, Qt.TextElideMode.ElideRight, theme.pixels(_NAME)
            )
            wide = painter.fontMetrics().horizontalAdvance(name)
            painter.drawText(QRectF(x + 24, 0, wide + 4, tall), Qt.AlignmentFlag.AlignVCenter, name)
            x += wide + 44

    def _nearest(self, mouse: QPointF) -> tuple[int, int] | None:
        if not self.series:
            return None
        scale = self.scale()
        spots = [
            ((scale.place(*point) - mouse).manhattanLength(), (number, spot))
            for number, line in enumerate(self.series)
            for spot, point in enumerate(line.points)
        ]
        near = min(spots)
        return near[1] if near[0] < 24 else None

    def _word(self, line: Series, spot: int) -> str:
        if line.told:
            return line.told[spot]
        day, value = line.points[spot]
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}: {_number(value)} {self.unit}"


def _look(line: Series, number: int) -> tuple[str, Qt.PenStyle]:
    """Colour and stroke: the first line whole, others dashed, what was measured elsewhere dotted and grey."""
    if line.elders:
        return "muted", Qt.PenStyle.DotLine
    return _TOKENS[number % len(_TOKENS)], Qt.PenStyle.SolidLine if number == 0 else Qt.PenStyle.DashLine


def _tens(values: Sequence[Decimal]) -> Bounds:
    """Whole tens around these values; a percentage when there are none."""
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(85))
    return Decimal(max(0, (int(low) - 5) // 10 * 10)), Decimal((int(high) + 15) // 10 * 10)


def nice_steps(low: Fraction, high: Fraction) -> tuple[Fraction, Fraction, Fraction]:
    """Bounds around two values and a step of 1, 2 or 5 times a power of ten, at most seven steps."""
    high = max(high, low + 1)
    span = high - low
    step = Fraction(1, 100)
    for factor in cycle((2, Fraction(5, 2), 2)):
        if span / step <= 6:
            break
        step *= factor
    return floor(low / step) * step, ceil(high / step) * step, step


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")
