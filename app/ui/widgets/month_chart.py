"""Bars per month in two parts, one above the other, with numbered days on which something changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.services.velden import format_geheel
from app.ui.language import tr
from app.ui.theme import colour, font, theme
from app.ui.widgets.chart import MONTHS, Scale, Series

Paint = Callable[["MonthChart", QPainter, Scale], None]
UPPER, LOWER = "accent", "employer"
_GAP, _MARK = 2, 16  # pixels between the bars of a month, and across the number of a mark
_LINES = (Decimal(0), Decimal("0.5"), Decimal(1))


@dataclass(frozen=True, slots=True)
class Bar:
    """A month, or the days of it: what lies below and above; None for what is unknown. `words` on hover."""

    first: date
    last: date
    lower: Decimal | None
    upper: Decimal | None
    words: str

    @property
    def known(self) -> bool:
        """Whether the bar can be drawn."""
        return self.lower is not None and self.upper is not None

    @property
    def total(self) -> Decimal:
        """Its height; 0 for an unknown one."""
        return max(Decimal(0), self.lower or Decimal(0)) + max(Decimal(0), self.upper or Decimal(0))


class MonthChart(QWidget):
    """`show_bars([bars, …], marks, names)`: one or two rows of bars over the same months."""

    def __init__(self, name: str, unknown: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unknown = unknown
        self.setAccessibleName(name)
        self.rows: tuple[tuple[Bar, ...], ...] = ()
        self.marks: tuple[date, ...] = ()
        self.names: tuple[str, ...] = ()
        self._hover: Bar | None = None
        self._backdrop = _Backdrop()
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bars(
        self, rows: Sequence[Sequence[Bar]], marks: Sequence[date] = (), names: Sequence[str] = ()
    ) -> None:
        """Show these; `names` stand above the bars of the first month when there are two rows."""
        self.rows = tuple(tuple(row) for row in rows if row)
        self.marks, self.names, self._hover = tuple(marks), tuple(names), None
        self.setAccessibleDescription(self._describe())
        self.update()

    def _describe(self) -> str:
        """What the picture shows, for who cannot see it."""
        told = []
        for place, row in enumerate(self.rows):
            name = f"{self.names[place]}: " if len(self.rows) > 1 else ""
            told.append(name + "; ".join(bar.words.replace("\n", ", ") for bar in row))
        return ". ".join(told)

    def sizeHint(self) -> QSize:
        return QSize(480, 180)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, 130)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        near = self._bar_at(event.position()) if self.rows else None
        if near is not self._hover:
            self._hover = near
            self.update()
        if near is not None:
            QToolTip.showText(event.globalPosition().toPoint(), near.words, self)
        else:
            QToolTip.hideText()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.rows:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(font(11))
            scale = self.scale()
            self._backdrop.prepare(self, scale)
            painter.drawPixmap(0, 0, self._backdrop.below)
            for place, row in enumerate(self.rows):
                for bar in row:
                    self._paint_bar(painter, scale, place, bar)
            painter.drawPixmap(0, 0, self._backdrop.above)

    def scale(self) -> Scale:
        """Where days and amounts stand now."""
        bars = [bar for row in self.rows for bar in row]
        days = [min(bar.first for bar in bars), max(bar.last for bar in bars) + timedelta(days=1)]
        high = _round_up(max(bar.total for bar in bars))
        return Scale((Series("", ()),), QRectF(self.rect()), days, bounds=(Decimal(0), high))

    def box(self, scale: Scale, place: int, bar: Bar) -> QRectF:
        """Where a bar of a row stands, full height."""
        left, right = scale.x(bar.first), scale.x(bar.last + timedelta(days=1))
        wide = (right - left - 2 * _GAP) / len(self.rows)
        begin = left + _GAP + place * wide
        top = scale.y(bar.total)
        return QRectF(
            begin, top, max(2.0, wide - (1 if len(self.rows) > 1 else 0)), scale.plot.bottom() - top
        )

    def _paint_bar(self, painter: QPainter, scale: Scale, place: int, bar: Bar) -> None:
        if not bar.known:
            return
        box = self.box(scale, place, bar)
        over = scale.y(max(Decimal(0), bar.lower or Decimal(0)))
        lower = QRectF(box.left(), over, box.width(), scale.plot.bottom() - over)
        upper = QRectF(box.left(), box.top(), box.width(), over - box.top())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setOpacity(1 if self._hover in (None, bar) else 0.55)
        for part, token in ((lower, LOWER), (upper.adjusted(0, 0, 0, -1.5), UPPER)):
            if part.height() > 0:
                painter.setBrush(colour(token))
                painter.drawRoundedRect(part, 2, 2)
        painter.setOpacity(1)
        if len(self.rows) > 1 and bar is self.rows[place][0]:
            painter.setPen(colour("text"))
            name = QRectF(box.left() - 8, box.top() - 16, box.width() + 16, 14)
            painter.drawText(name, Qt.AlignmentFlag.AlignCenter, self.names[place])

    def _bar_at(self, mouse: QPointF) -> Bar | None:
        scale = self.scale()
        for place, row in enumerate(self.rows):
            for bar in row:
                box = self.box(scale, place, bar) if bar.known else self._slot(scale, bar)
                if box.left() - 1 <= mouse.x() <= box.right() + 1 and mouse.y() >= scale.plot.top():
                    return bar
        return None

    def _slot(self, scale: Scale, bar: Bar) -> QRectF:
        left, right = scale.x(bar.first), scale.x(bar.last + timedelta(days=1))
        return QRectF(left, scale.plot.top(), right - left, scale.plot.height())


class _Backdrop:
    """What stays while a slider is dragged, painted once: lines and names below the bars, marks above."""

    def __init__(self) -> None:
        self.key: object = None
        self.below, self.above = QPixmap(), QPixmap()

    def prepare(self, chart: MonthChart, scale: Scale) -> None:
        """Paint both pictures anew when something in them changed."""
        days = tuple((bar.first, bar.last, bar.known) for row in chart.rows for bar in row)
        look = (theme.mode, theme.scale, chart.size(), chart.devicePixelRatioF())
        key = (look, days, len(chart.rows), chart.marks, scale.high)
        if key == self.key:
            return
        self.key = key
        self.below = self._picture(chart, scale, (_paint_ground, _paint_unknown))
        self.above = self._picture(chart, scale, (_paint_marks,))

    def _picture(self, chart: MonthChart, scale: Scale, painters: Sequence[Paint]) -> QPixmap:
        picture = QPixmap(chart.size() * chart.devicePixelRatioF())
        picture.setDevicePixelRatio(chart.devicePixelRatioF())
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(font(11))
            for paint in painters:
                paint(chart, painter, scale)
        return picture


def _paint_ground(chart: MonthChart, painter: QPainter, scale: Scale) -> None:
    plot = scale.plot
    for share in _LINES:
        value = scale.high * share
        y = scale.y(value)
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(colour("muted"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, y - 8, plot.left() - 6, 16), right, _thousands(value))
    for bar in max(chart.rows, key=len):
        middle = (scale.x(bar.first) + scale.x(bar.last + timedelta(days=1))) / 2
        words = MONTHS[bar.first.month - 1]
        box = QRectF(middle - 20, scale.labels, 40, 16)
        if box.width() >= painter.fontMetrics().horizontalAdvance(words):
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _paint_unknown(chart: MonthChart, painter: QPainter, scale: Scale) -> None:
    """The months without an amount are one quiet, hatched field that says so."""
    days = [(bar.first, bar.last) for row in chart.rows for bar in row if not bar.known]
    if not days:
        return
    left = scale.x(min(first for first, _ in days)) + _GAP
    right = scale.x(max(last for _, last in days) + timedelta(days=1)) - _GAP
    field = QRectF(left, scale.plot.top(), right - left, scale.plot.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("background"))
    painter.drawRect(field)
    painter.setBrush(QBrush(colour("line"), Qt.BrushStyle.BDiagPattern))
    painter.drawRect(field)
    words = painter.fontMetrics().boundingRect(chart.unknown).adjusted(-8, -3, 8, 3)
    if words.width() < field.width():
        words.moveCenter(field.center().toPoint())
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(words, 4, 4)
        painter.setPen(colour("muted"))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, chart.unknown)


def _paint_marks(chart: MonthChart, painter: QPainter, scale: Scale) -> None:
    free_from = -1.0
    for number, day in enumerate(chart.marks, start=1):
        x = scale.x(day)
        painter.setPen(QPen(colour("muted"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, scale.plot.top() - 2), QPointF(x, scale.plot.bottom()))
        left = max(free_from, x - _MARK / 2)
        paint_number(painter, QRectF(left, scale.plot.top() - _MARK - 2, _MARK, _MARK), number)
        free_from = left + _MARK + 1


class Legend(QWidget):
    """What the parts of the bars are, the upper one first, and the unit."""

    def __init__(self, unit: str, upper: str, lower: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unit, self.parts = unit, ((UPPER, upper), (LOWER, lower))
        self.setAccessibleName(
            tr("{boven} boven, {onder} onder, in {eenheid}", boven=upper, onder=lower, eenheid=unit)
        )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(11))
        words = [name for _, name in self.parts]
        wide = sum(metrics.horizontalAdvance(name) + 30 for name in words) + metrics.horizontalAdvance(
            self.unit
        )
        return QSize(wide + 4, metrics.height() + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(font(11))
            middle, left = self.height() / 2, 0
            for token, name in self.parts:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour(token))
                painter.drawRoundedRect(QRectF(left, middle - 5, 10, 10), 2, 2)
                left = self._paint_word(painter, left + 15, name) + 15
            self._paint_word(painter, left, self.unit)

    def _paint_word(self, painter: QPainter, left: int, word: str) -> int:
        wide = painter.fontMetrics().horizontalAdvance(word)
        painter.setPen(colour("muted"))
        painter.drawText(QRectF(left, 0, wide + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, word)
        return left + wide


def paint_number(painter: QPainter, box: QRectF, number: int) -> None:
    """The number of a mark in a small disc; the same one stands in the list beside the chart."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("text"))
    painter.drawEllipse(box)
    painter.setPen(colour("surface"))
    painter.setFont(font(11, 600))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))


def _round_up(value: Decimal) -> Decimal:
    """A round number at or above the highest bar, so that the lines stand at round amounts."""
    step = Decimal(1000) if value > 2000 else Decimal(200)
    return step * max(1, ceil(value / step))


def _thousands(value: Decimal) -> str:
    return format_geheel(int(value))
