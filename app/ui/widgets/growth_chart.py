"""Lines of growth with the hours of coaching per month as bars under them, on one axis of time."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from app.services.velden import format_duur
from app.ui.language import tr
from app.ui.theme import colour, font
from app.ui.widgets.chart import MONTHS, Chart, Scale, Series

FOOT, HEAD = 74, 20  # pixels of the strip with bars, and of its own heading
Months = Sequence[tuple[date, int]]


class GrowthChart(Chart):
    """`show_growth(lines, hours)`: hours as (first day of the month, minutes)."""

    nothing = tr("Na de eerste meting of het eerste contact staat hier de groei.")

    def __init__(self, unit: str = "%", name: str = tr("Groei"), parent: QWidget | None = None) -> None:
        self.months: tuple[tuple[date, int], ...] = ()
        super().__init__(unit, name, parent)

    def show_growth(self, series: Sequence[Series], months: Months) -> None:
        """Show these lines above these bars."""
        self.months = tuple(months)
        self.set_series(series)
        told = ", ".join(
            tr("{maand} {jaar}: {duur} uur", maand=MONTHS[day.month - 1], jaar=day.year, duur=format_duur(m))
            for day, m in months
        )
        if told:
            self.setAccessibleDescription(
                tr("{grafiek}; coaching per maand: {tekst}", grafiek=self.accessibleDescription(), tekst=told)
            )

    def scale(self) -> Scale:
        days = [day for day, _ in self.months]
        days += [_next_month(day) for day in days]
        return Scale(self.series, QRectF(self.rect()), days, FOOT if self.months else 0, self.bounds)

    def label_days(self) -> list[date]:
        return super().label_days() or [day for day, _ in self.months]

    def paint_ground(self, painter: QPainter, scale: Scale) -> None:
        super().paint_ground(painter, scale)
        if not self.months:
            return
        base = scale.plot.bottom() + FOOT - 6
        painter.setFont(font(11))
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(QPointF(scale.plot.left(), base), QPointF(scale.plot.right(), base))
        painter.setPen(colour("muted"))
        most = max(minutes for _, minutes in self.months)
        words = QRectF(scale.plot.left(), base - FOOT + HEAD - 4, scale.plot.width(), 14)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft, tr("Coaching per maand"))
        top = QRectF(0, base - FOOT + HEAD + 10, scale.plot.left() - 8, 14)
        painter.drawText(top, Qt.AlignmentFlag.AlignRight, tr("{meeste} u", meeste=format_duur(most)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("good"))
        for place in range(len(self.months)):
            painter.drawRoundedRect(self._bar(place, scale), 2, 2)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not self.months or QToolTip.isVisible():
            return
        scale = self.scale()
        for place, (day, minutes) in enumerate(self.months):
            bar = self._bar(place, scale)
            if bar.left() <= event.position().x() <= bar.right() and event.position().y() > bar.top() - 8:
                words = tr(
                    "Coaching {maand} {jaar}: {minuten} uur",
                    maand=MONTHS[day.month - 1],
                    jaar=day.year,
                    minuten=format_duur(minutes),
                )
                QToolTip.showText(event.globalPosition().toPoint(), words, self)

    def _bar(self, place: int, scale: Scale) -> QRectF:
        day, minutes = self.months[place]
        most = max(minutes for _, minutes in self.months) or 1
        left, right = scale.x(day), scale.x(_next_month(day))
        wide = min(max(3.0, right - left - 4), 26)
        high = max(1.0, (FOOT - HEAD - 20) * minutes / most)
        base = scale.plot.bottom() + FOOT - 6
        return QRectF((left + right - wide) / 2, base - high, wide, high)


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
