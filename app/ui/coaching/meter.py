"""The budget meter: used, planned and left of the hours granted, and when they run out."""

from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.records import Budget
from app.services.signaleren.dagen import format_dag
from app.services.velden import format_duur
from app.ui.language import tr, tr_date
from app.ui.theme import colour
from app.ui.widgets.text import label

BIJNA_OP = 15  # percent of the hours granted; the mark of the bar, the signal has its own threshold


class BudgetMeter(QWidget):
    """A bar in three parts, and the words under it; `compact` leaves travel to another place."""

    def __init__(self, compact: bool = True) -> None:
        super().__init__()
        self.compact = compact
        self.bar, self.words = _Bar(), label("", "small", wrap=True)
        self.words.setProperty("meter", "woorden")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.bar)
        column.addWidget(self.words)

    def show_budget(self, budget: Budget, vandaag: date) -> None:
        """Show these hours; without granted hours only what was used."""
        self.bar.budget = budget
        self.bar.setVisible(bool(budget.toegekend))
        self.bar.setAccessibleDescription(describe_budget(budget, vandaag, compact=False))
        self.words.setText(describe_budget(budget, vandaag, compact=self.compact))
        self.bar.update()


def is_scarce(budget: Budget) -> bool:
    """Whether less than 15 percent of the hours granted is left."""
    return budget.toegekend is not None and (budget.over or 0) * 100 < budget.toegekend * BIJNA_OP


def describe_budget(budget: Budget, vandaag: date, *, compact: bool) -> str:
    """ "7:30 gebruikt · 0:56 gepland · op rond 28 februari 2027 bij dit tempo"."""
    delen = [tr("{gebruikt} gebruikt", gebruikt=format_duur(budget.gebruikt))]
    if not compact and budget.toegekend is not None:
        delen[0] += tr(" van {toegekend}", toegekend=format_duur(budget.toegekend))
    if budget.gepland:
        delen.append(tr("{gepland} gepland", gepland=format_duur(budget.gepland)))
    over = budget.over
    if over is None:
        delen.append(tr("nog geen uren toegekend"))
    elif not compact or over <= 0:
        delen.append(
            tr("{over} over", over=format_duur(over))
            if over >= 0
            else tr("{over} te veel", over=format_duur(-over))
        )
    if budget.op_dag:
        delen.append(tr("op rond {op_dag} bij dit tempo", op_dag=tr_date(format_dag(budget.op_dag, vandaag))))
    if not compact:
        delen.append(
            tr(
                "reistijd {reistijd} en {kilometers} km apart",
                reistijd=format_duur(budget.reistijd),
                kilometers=budget.kilometers,
            )
        )
    return " · ".join(delen)


class _Bar(QWidget):
    """Used in the accent, planned in a soft tone of it, the rest empty."""

    def __init__(self) -> None:
        super().__init__()
        self.budget: Budget | None = None
        self.setFixedHeight(10)
        self.setMinimumWidth(60)
        self.setAccessibleName(tr("Uren gebruikt en gepland"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        budget = self.budget
        if budget is None or not budget.toegekend:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(colour("line"))
            painter.setBrush(colour("background"))
            painter.drawRoundedRect(QRectF(0.5, 1.5, self.width() - 1, 7), 3.5, 3.5)
            painter.setPen(Qt.PenStyle.NoPen)
            token = "attention" if is_scarce(budget) else "accent"
            self._paint_part(painter, budget.gebruikt + budget.gepland, token, 0.35)
            self._paint_part(painter, budget.gebruikt, token, 1)

    def _paint_part(self, painter: QPainter, minuten: int, token: str, strength: int | float) -> None:
        assert self.budget is not None and self.budget.toegekend
        share = min(1, minuten / self.budget.toegekend)
        if share > 0:
            ink = colour(token)
            ink.setAlphaF(strength)
            painter.setBrush(ink)
            painter.drawRoundedRect(QRectF(0, 1, max(8, self.width() * share), 8), 4, 4)
