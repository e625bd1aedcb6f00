"""The figures of the growth chart as a table: each value, what changed since the first, hours per month."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.services.dossiers.groei import Lijn, compute_groei, describe_groei
from app.services.velden import format_duur, format_getal
from app.ui.language import said, tr
from app.ui.theme import space
from app.ui.widgets.beside import Beside
from app.ui.widgets.chart import MONTHS
from app.ui.widgets.text import elided, label

RIGHT = Qt.AlignmentFlag.AlignRight
Months = Sequence[tuple[date, int]]


class GroeiTabel(QWidget):
    """Two small tables side by side; each is left out while it is empty."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("De cijfers bij de grafiek"))
        self.row = Beside()
        self.setLayout(self.row)
        self.row.setContentsMargins(0, 0, 0, 0)

    def show_groei(self, lines: Sequence[tuple[str, Lijn]], months: Months) -> None:
        """Show the same as the chart."""
        while (item := self.row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        lines = [(name, points) for name, points in lines if points]
        if lines:
            self.row.addWidget(_values(lines), 2, Qt.AlignmentFlag.AlignTop)
        if months:
            self.row.addWidget(_months(months), 1, Qt.AlignmentFlag.AlignTop)
        self.setVisible(bool(lines or months))


def _values(lines: Sequence[tuple[str, Lijn]]) -> QWidget:
    """One line needs no name; more lines stand under each other, each under its own."""
    grid, holder = _grid((tr("Datum"), tr("Waarde"), tr("Sinds de eerste")), right_from=1)
    for name, points in lines:
        if len(lines) > 1:
            grid.addWidget(elided(name, "strong"), grid.rowCount(), 0, 1, 3)
        for regel in compute_groei(points):
            words = (f"{regel.dag:%d-%m-%Y}", f"{format_getal(regel.waarde)} %", said(describe_groei(regel)))
            _add(grid, words, right_from=1)
    return holder


def _months(months: Months) -> QWidget:
    grid, holder = _grid((tr("Maand"), tr("Coaching")), right_from=1)
    for day, minutes in reversed(months):
        _add(
            grid,
            (f"{MONTHS[day.month - 1]} {day.year}", tr("{minuten} uur", minuten=format_duur(minutes))),
            right_from=1,
        )
    return holder


def _grid(heads: Sequence[str], right_from: int) -> tuple[QGridLayout, QWidget]:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(space(2))
    grid.setVerticalSpacing(2)
    for place, head in enumerate(heads):
        grid.addWidget(label(head, "label"), 0, place, RIGHT if place >= right_from else Qt.AlignmentFlag(0))
    grid.setColumnStretch(max(0, right_from - 1), 1)
    return grid, holder


def _add(grid: QGridLayout, words: Sequence[str], right_from: int) -> None:
    line = grid.rowCount()
    for place, word in enumerate(words):
        role = "strong" if place == right_from else "muted"
        grid.addWidget(label(word, role), line, place, RIGHT if place >= right_from else Qt.AlignmentFlag(0))
