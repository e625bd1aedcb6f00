"""The year by month: bars with the days on which something changes, the list of those days, the table."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.loonwaarde import NIET_WETTELIJK
from app.services.rekenhulp.records import Berekening, Grens, Rekenmaand
from app.services.rekenhulp.woorden import (
    ONBEKEND,
    describe_grens,
    describe_jaar,
    describe_maand,
    write_bedrag,
    write_dag,
)
from app.ui.language import said, tr, tr_date
from app.ui.tables.column import Column
from app.ui.tables.model import PagedModel
from app.ui.tables.view import TableView
from app.ui.theme import space, theme
from app.ui.widgets.beside import Beside
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card, EmptyState
from app.ui.widgets.chart import MONTHS
from app.ui.widgets.letter_size import follow_letters, in_letters
from app.ui.widgets.month_chart import Bar, Legend, MonthChart, paint_number
from app.ui.widgets.text import StillLabel, label

NOTHING = tr(
    "Vul de situatie hiernaast in. Dan staat hier per maand wat de gemeente betaalt en wat u betaalt."
)
ROAD = tr("Bedrag invoeren bij Wettelijke bedragen")
AMOUNT = "€ 8.888,88"  # the widest that has to fit
PART = tr("* naar kalenderdagen ({uitleg})", uitleg=said(NIET_WETTELIJK))
TABLE = 288  # pixels of the table at the usual letter size
LISTED = 6  # boundaries shown; a year has at most five
Row = tuple[Rekenmaand | None, Rekenmaand | None]


class Year(Card):
    """`amounts_wished()` when an amount is missing and the user wants to enter it."""

    amounts_wished = Signal()

    def __init__(self, with_road: bool) -> None:
        super().__init__(tr("Het jaar per maand"))
        self.with_road = with_road
        self.layers = QStackedWidget()
        self.body.setContentsMargins(space(3), space(2), space(3), space(2))
        self.add(self.layers, 1)
        self.chart = MonthChart(tr("Het jaar per maand"), said(ONBEKEND))
        self.legend = Legend(tr("euro per maand"), tr("subsidie"), tr("u betaalt zelf"))
        self.total, self.parts = StillLabel("", "muted", lines=2), label(PART, "small", wrap=True)
        self.list = Boundaries()
        self.road = LinkButton(ROAD)
        self.road.clicked.connect(lambda: self.amounts_wished.emit())
        self.model = _Months(_columns())
        self.table = TableView(self.model, "rekenhulp")
        self.table.setAccessibleName(tr("Het jaar per maand, als tabel"))
        self.table.verticalHeader().setDefaultSectionSize(theme.pixels(13) + 12)
        self._lay_out()

    def show_cases(
        self, cases: Mapping[str, Berekening | None], front: str, lacks_amount: bool = False
    ) -> None:
        """Show these; the boundaries are those of the case in front, which may lack an amount altogether."""
        case = cases.get(front)
        if any(cases.values()):
            self.layers.setCurrentIndex(0)
        else:
            self.layers.setCurrentWidget(self.nothing)
            self.nothing.button.setVisible(self.with_road and lacks_amount)
        self.legend.setVisible(any(cases.values()))
        rows = [
            _bars(each.maanden, letter if len(cases) > 1 else "") for letter, each in cases.items() if each
        ]
        letters = [letter for letter, each in cases.items() if each]
        self.chart.show_bars(rows, [grens.vanaf for grens in case.grenzen] if case else (), letters)
        self.list.show_boundaries(case.grenzen if case else ())
        self.total.setText(said(describe_jaar(case)) if case else "")
        self.road.setVisible(self.with_road and case is not None and not case.volledig)
        self.model.show_cases(list(cases.values()))
        both = len(cases) > 1
        for place in range(1, len(self.model.columns)):
            self.table.setColumnHidden(place, (place > 2) != both)
        self.parts.setVisible(
            any(not maand.heel for each in cases.values() if each for maand in each.maanden)
        )

    @cached_property
    def nothing(self) -> EmptyState:
        """What stands there as long as no case can be worked out."""
        road = (ROAD, self.amounts_wished.emit)
        made = EmptyState("calculator", tr("Nog geen jaar"), NOTHING, road)
        self.layers.addWidget(made)
        return made

    def _lay_out(self) -> None:
        self.head.insertWidget(1, self.legend)
        left = QVBoxLayout()
        left.setSpacing(space(1))
        left.addWidget(self.chart, 1)
        left.addWidget(self.list)
        left.addWidget(self.road, 0, Qt.AlignmentFlag.AlignLeft)
        beside = QWidget()
        in_letters(beside, QWidget.setFixedWidth, TABLE)
        right = QVBoxLayout(beside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(space(0))
        right.addWidget(self.table, 1)
        follow_letters(self.table, _give_room)
        right.addWidget(self.parts)
        right.addWidget(self.total)
        filled = QWidget()
        row = Beside(with_letters=True)
        filled.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(left, 1)
        row.addWidget(beside)
        self.layers.addWidget(filled)


class Boundaries(QWidget):
    """The numbered days of the chart in words: from when, why, and what it gives."""

    def __init__(self) -> None:
        super().__init__()
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(space(1))
        self.grid.setVerticalSpacing(2)
        self.grid.setColumnStretch(2, 1)
        self.rows: list[tuple[_Number, QLabel, QLabel, StillLabel]] = []

    def show_boundaries(self, grenzen: Sequence[Grens]) -> None:
        """Show these; what is left over stays hidden, and a row is made when there is something for it."""
        while len(self.rows) < min(LISTED, len(grenzen)):
            self._add_row(len(self.rows))
        for place, row in enumerate(self.rows):
            for part in row:
                part.setVisible(place < len(grenzen))
            if place < len(grenzen):
                _number, day, why, amount = row
                grens = grenzen[place]
                day.setText(tr_date(write_dag(grens.vanaf)))
                unknown = "" if grens.subsidie is not None else f" · {said(ONBEKEND)}"
                why.setText(said(describe_grens(grens)) + unknown)
                amount.setText(write_bedrag(grens.subsidie))

    def _add_row(self, place: int) -> None:
        row = (_Number(place + 1), label(), label("", "small", wrap=True), StillLabel(AMOUNT, "strong"))
        row[3].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        for column, part in enumerate(row):
            side = Qt.AlignmentFlag(0) if column == 2 else Qt.AlignmentFlag.AlignTop
            self.grid.addWidget(part, place, column, side)
        self.rows.append(row)


class _Number(QWidget):
    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.setFixedSize(16, 18)
        self.setAccessibleName(tr("Grens {nummer}", nummer=number))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_number(painter, QRectF(0, 1, 16, 16), self.number)


class _Months(PagedModel):
    """The months of one case, or of two beside each other, in place while the slider is dragged."""

    def show_cases(self, cases: Sequence[Berekening | None]) -> None:
        """Show the same rows with other figures; only another number of months begins anew."""
        known = [case for case in cases if case is not None]
        self.both = len(cases) > 1
        rows = max((len(case.maanden) for case in known), default=0)
        records = [[_at(case, place) for case in cases] for place in range(rows)]
        if rows != len(self.ids):
            self.set_records(range(rows), records)
        elif rows:
            before, self._pages[0] = self._pages[0], records
            changed = [row for row in range(rows) if before[row] != records[row]]
            if changed:
                last = len(self.columns) - 1
                self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], last))


def _at(case: Berekening | None, place: int) -> Rekenmaand | None:
    return case.maanden[place] if case is not None and place < len(case.maanden) else None


def _columns() -> list[Column]:
    return [
        Column("maand", tr("Maand"), _month_name, width=88, least=88),
        Column("subsidie", tr("Subsidie"), lambda row: _paid(row[0]), "rechts", 92, least=84),
        Column("zelf", tr("U betaalt zelf"), lambda row: _own(row[0]), "rechts", 98, least=84),
        Column("subsidie_a", tr("Subsidie A"), lambda row: _paid(row[0]), "rechts", 92, least=84),
        Column("subsidie_b", tr("Subsidie B"), lambda row: _paid(row[-1]), "rechts", 98, least=84),
    ]


def _month_name(row: Sequence[Any]) -> str:
    maand = next(each for each in row if each is not None)
    name = f"{MONTHS[maand.van.month - 1]} {maand.van.year}"
    return name if maand.heel else f"{name}*"


def _paid(maand: Rekenmaand | None) -> str:
    return "–" if maand is None else write_bedrag(maand.kosten.subsidie)


def _own(maand: Rekenmaand | None) -> str:
    return "–" if maand is None else write_bedrag(maand.kosten.zelf)


def _bars(maanden: Sequence[Rekenmaand], letter: str) -> list[Bar]:
    first = f"{letter} · " if letter else ""
    return [
        Bar(
            maand.van,
            maand.tot,
            maand.kosten.zelf,
            maand.kosten.subsidie,
            first + said(describe_maand(maand)),
        )
        for maand in maanden
    ]


def _give_room(table: QWidget) -> None:
    """With large letters the table stands under the chart and would vanish."""
    table.setMinimumHeight(theme.pixels(TABLE // 2) if theme.large else 0)
