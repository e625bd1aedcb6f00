"""One sheet: what it counts, the chart, the same numbers in a table, and the names behind a number."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.services.inzien.inzicht_records import Achter, Inzichtblad, Kop, Regel
from app.ui.inzicht.bars import Bar, BarChart, height_of
from app.ui.inzicht.lines import make_chart, to_series
from app.ui.inzicht.words import UNITS, number, with_unit
from app.ui.language import said, tr
from app.ui.settings import Settings
from app.ui.tables.column import Column
from app.ui.tables.model import PagedModel
from app.ui.tables.source import Keuzes, ListHead
from app.ui.tables.view import TableView
from app.ui.theme import space
from app.ui.widgets.card import Card, EmptyState
from app.ui.widgets.laid_out import ANY_SIZE
from app.ui.widgets.text import label

ROOM = 630  # pixels of the table with numbers on the smallest window
CHART, TABLES = 12, 10  # how the height is divided
FEW = 5  # bars that ask less than that; the tables get the rest
NAMEN = (
    Column("naam", tr("Kandidaat"), lambda wie: wie.kandidaat, width=130, strong=True, least=110),
    Column("waar", tr("Waar"), lambda wie: wie.waar, width=130),
    Column("tekst", tr("Wat"), lambda wie: said(wie.tekst), width=180, least=160),
)


class Sheet(QWidget):
    """`opened(kandidaat_id)` when a name is chosen; `longer_wished()` when nothing was found."""

    opened = Signal(int)
    longer_wished = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.blad: Inzichtblad | None = None
        self.choices: Callable[[], Keuzes] = tuple
        self.shown_row = ""
        self.table: TableView | None = None
        self.definition, self.denominator = label("", wrap=True), label("", "muted", wrap=True)
        self.chart = BarChart()
        self.chart.chosen.connect(self._choose)
        self.lines, self.pictures = make_chart(), QStackedWidget()
        self.names_model = PagedModel(NAMEN)
        self.names = TableView(self.names_model, "inzicht_namen", settings)
        self.names.setAccessibleName(tr("Namen achter het getal"))
        self.names.head = lambda: ListHead(
            "Namen achter een getal", (*self.choices(), (tr("Regel"), self.shown_row))
        )
        self.names.activated_id.connect(self._open_name)
        self.names_card, self.numbers_card = Card(tr("Wie staat hierachter?")), Card(tr("Cijfers"))
        self.chart_card = Card(" ")
        self.layers = QStackedWidget()
        self._lay_out()

    @property
    def picture(self) -> QWidget:
        """The chart that is shown, to be saved or copied."""
        return self.lines if self.blad is not None and self.blad.lijnen else self.chart

    def show_blad(self, blad: Inzichtblad) -> None:
        """Show these numbers; the first row is chosen."""
        self.blad = blad
        self.definition.setText(said(blad.definitie))
        self.denominator.setText(said(blad.noemer))
        if not blad.regels:
            self.empty.text.setText(said(blad.leeg))
            self.layers.setCurrentWidget(self.nothing)
            return
        self.chart_card.title.setText(said(blad.titel))
        self._show_picture(blad)
        self.numbers_card.set_note(_units(blad))
        self._new_table(blad)
        self.layers.setCurrentWidget(self.page)
        self._choose(0)

    def _show_picture(self, blad: Inzichtblad) -> None:
        """Bars of all rows, or the lines of the row that is chosen."""
        self.pictures.setCurrentIndex(1 if blad.lijnen else 0)
        self._give_room(bars=0 if blad.lijnen else len(blad.regels))
        if blad.lijnen:
            return
        kop = blad.koppen[0]
        unit = UNITS[kop.eenheid] or said(kop.eenheid)
        self.chart.set_bars(
            [_bar(blad, regel) for regel in blad.regels], f"{said(kop.titel)} ({unit})", said(blad.titel)
        )

    def _give_room(self, bars: int) -> None:
        """A chart of few bars is no higher than these."""
        few = 0 < bars <= FEW
        self.column.setStretch(0, 0 if few else CHART)
        self.pictures.setMinimumHeight(height_of(bars) if few else 0)
        self.pictures.setMaximumHeight(height_of(bars) if few else ANY_SIZE)

    def _new_table(self, blad: Inzichtblad) -> None:
        """Other numbers have other columns."""
        model = PagedModel(_columns(blad))
        model.set_records(list(range(1, len(blad.regels) + 1)), blad.regels)
        if self.table is not None:
            self.numbers_card.body.removeWidget(self.table)
            self.table.deleteLater()
        self.table = TableView(model, f"inzicht_{blad.sleutel}", self.settings)
        model.setParent(self.table)
        self.table.setAccessibleName(tr("Cijfers: {titel}", titel=said(blad.titel)))
        told = ((tr("Definitie"), blad.definitie), (tr("Noemer"), blad.noemer))
        self.table.head = lambda: ListHead(f"Cijfers: {blad.titel}", (*self.choices(), *told))
        self.table.chosen_id.connect(lambda number: self._show_names(number))
        self.numbers_card.add(self.table, 1)

    def _choose(self, row: int) -> None:
        if self.table is not None:
            self.table.selectRow(row)
            self._show_names(row + 1)

    def _show_names(self, place: object) -> None:
        if self.blad is None or not isinstance(place, int) or not 0 < place <= len(self.blad.regels):
            return
        regel = self.blad.regels[place - 1]
        self.shown_row = regel.naam
        if self.blad.lijnen:
            self.lines.name = f"{self.blad.titel}: {regel.naam}"
            self.lines.set_series(to_series(self.blad.lines_of(regel)))
        else:
            self.chart.set_current(place - 1)
        self.names_card.title.setToolTip(said(regel.naam))
        self.names_card.set_note(str(len(regel.wie)))
        self.names_model.set_records(list(range(1, len(regel.wie) + 1)), regel.wie)

    def _open_name(self, place: object) -> None:
        wie = self.names.current_record()
        if isinstance(wie, Achter):
            self.opened.emit(wie.kandidaat_id)

    def _lay_out(self) -> None:
        self.page = QWidget()
        area = QScrollArea(widgetResizable=True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        holder.setProperty("role", "scroll")
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.chart)
        inside.addStretch()
        area.setWidget(holder)
        self.chart_card.add(self.definition)
        self.chart_card.add(self.denominator)
        for picture in (area, self.lines):
            self.pictures.addWidget(picture)
        self.chart_card.add(self.pictures, 1)
        self.names_card.add(self.names, 1)
        below = QHBoxLayout()
        below.setSpacing(space(2))
        below.addWidget(self.numbers_card, 8)
        below.addWidget(self.names_card, 5)
        self.column = QVBoxLayout(self.page)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(space(2))
        self.column.addWidget(self.chart_card, CHART)
        self.column.addLayout(below, TABLES)
        longer = (tr("Neem de laatste vijf jaar"), self.longer_wished.emit)
        self.empty = EmptyState("chart-bar", tr("Nog niets te tellen"), " ", longer)
        nothing = Card()
        nothing.add(self.empty, 1)
        self.nothing = nothing
        for layer in (self.page, nothing):
            self.layers.addWidget(layer)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.layers)


def _bar(blad: Inzichtblad, regel: Regel) -> Bar:
    value, unit = regel.getallen[0], blad.koppen[0].eenheid
    told = "\n".join(
        f"{said(kop.titel)}: {with_unit(getal, kop.eenheid)}"
        for kop, getal in zip(blad.koppen, regel.getallen, strict=True)
    )
    return Bar(said(regel.naam), None if value is None else Fraction(value), with_unit(value, unit), told)


def _columns(blad: Inzichtblad) -> Sequence[Column]:
    rest = [_column(place, kop) for place, kop in enumerate(blad.koppen)]
    wide = max(200, ROOM - sum(column.width for column in rest))
    first = Column("naam", tr("Regel"), lambda regel: said(regel.naam), width=wide, strong=True, least=130)
    return (first, *rest)


def _column(place: int, kop: Kop) -> Column:
    show = with_unit if kop.eenheid == "procent" else number
    return Column(
        f"getal{place}",
        said(kop.titel),
        lambda regel: show(regel.getallen[place], kop.eenheid),
        align="rechts",
        width=max(108 if kop.eenheid == "euro" else 78, 8 * len(kop.titel) + 22),
    )


def _units(blad: Inzichtblad) -> str:
    """The units that the numbers themselves do not name."""
    named = dict.fromkeys(UNITS[kop.eenheid] for kop in blad.koppen if kop.eenheid in ("punten", "dagen"))
    return tr("in {plaatsen}", plaatsen=tr(" en ").join(named)) if named else ""
