"""Werknemersvaardigheden: what the employer sees at 0, 3 and 6 months, as a table and as a trend."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.services.change import Change, Ref
from app.services.formulieren.vaardigheden import CIJFERS, MAANDEN, ONDERDELEN
from app.services.records import Dossier
from app.ui.context import Context
from app.ui.dossier.part import DossierTab
from app.ui.language import said, tr
from app.ui.theme import space, theme
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import EmptyState
from app.ui.widgets.chart import Chart, Series
from app.ui.widgets.choices import ChoiceField
from app.ui.widgets.object_form import ObjectForm
from app.ui.widgets.text import label, line

KEUZES = (("", "–"), *((str(cijfer), str(cijfer)) for cijfer in range(1, 6)))
UITLEG = tr(
    "De werkgever geeft bij elke zin een cijfer: {cijfers} Deze cijfers tellen nooit mee "
    "in de loonwaarde; ze laten alleen zien hoe iemand zich ontwikkelt.",
    cijfers=said(CIJFERS),
)


class VaardighedenTab(DossierTab):
    """The ratings of the running plaatsing."""

    def __init__(self, context: Context, kandidaat: Ref) -> None:
        super().__init__(context, kandidaat)
        self.plaatsing = 0
        self.verloop: Any = None
        self.cells: dict[tuple[int, str], ChoiceField] = {}
        self.empty = EmptyState(
            "briefcase",
            tr("Nog geen plaatsing"),
            tr("De werkgever beoordeelt de vaardigheden in een plaatsing."),
        )
        self.chart = Chart("", tr("Gemiddeld cijfer"), bounds=(Decimal(1), Decimal(5)))
        self.chart.nothing = tr("Na de eerste beoordeling staat hier het gemiddelde cijfer.")
        self.chart.setFixedHeight(150)
        self.place = QVBoxLayout()
        self.parts = QWidget()
        column = QVBoxLayout(self.parts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(label(UITLEG, "muted", wrap=True))
        column.addWidget(label(tr("Gemiddeld cijfer van de werkgever (1–5)"), "heading"))
        column.addWidget(self.chart)
        column.addLayout(self.place)
        self.column.addWidget(self.empty)
        self.column.addWidget(self.parts)
        self.column.addStretch()
        self.parts.hide()

    def show_dossier(self, dossier: Dossier) -> None:
        self.plaatsing = dossier.huidige.id if dossier.huidige else 0
        self.empty.setVisible(not self.plaatsing)
        self.parts.setVisible(bool(self.plaatsing))
        self._read()

    def start(self, maand: int) -> None:
        """A rating at this month, to be filled in."""
        from app.services.coachen.vaardigheden import start_vaardigheden

        self.context.write(start_vaardigheden, self.plaatsing, maand, done=self._started, owner=self)

    def _started(self, _result: tuple[int, Change]) -> None:
        self._read()

    def _read(self) -> None:
        from app.services.coachen.vaardigheden import read_vaardigheden

        if self.plaatsing:
            self.context.read(
                read_vaardigheden, self.plaatsing, done=self._show, failed=lambda _: None, owner=self
            )

    def _show(self, verloop: Any) -> None:
        known = [beeld.id for beeld in self.verloop.beelden] if self.verloop is not None else None
        self.verloop = verloop
        if known != [beeld.id for beeld in verloop.beelden]:
            self._build()
        for beeld in verloop.beelden:
            for naam, _ in ONDERDELEN:
                self.cells[beeld.id, naam].set_content(str(beeld.cijfers.get(naam, "")))
        points = [
            (beeld.dag or verloop.verwacht.get(beeld.maand), beeld.gemiddelde) for beeld in verloop.beelden
        ]
        known_points = tuple(sorted((dag, cijfer) for dag, cijfer in points if dag and cijfer is not None))
        self.chart.set_series([Series(tr("Gemiddelde"), known_points)])

    def _build(self) -> None:
        while (item := self.place.takeAt(0)) is not None:
            item.widget().deleteLater()
        self.cells = {}
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(2))
        grid.setVerticalSpacing(space(0))
        grid.setColumnStretch(0, 1)
        for row, (_naam, woorden) in enumerate(ONDERDELEN, start=1):
            grid.addWidget(label(said(woorden), wrap=True), row, 0, Qt.AlignmentFlag.AlignVCenter)
        for column, (code, moment) in enumerate(MAANDEN, start=1):
            grid.addWidget(label(said(moment), "label"), 0, column)
            self._fill_column(grid, column, int(code), moment)
        self.place.addWidget(holder)
        for beeld in self.verloop.beelden:
            self.place.addWidget(self._signature(beeld))

    def _fill_column(self, grid: QGridLayout, column: int, maand: int, moment: str) -> None:
        beeld = next((beeld for beeld in self.verloop.beelden if beeld.maand == maand), None)
        if beeld is None:
            button = SecondaryButton(tr("Invullen"))
            button.setObjectName(f"vaardigheden_{maand}")
            button.setAccessibleName(tr("Vaardigheden invullen: {moment}", moment=said(moment).lower()))
            button.clicked.connect(lambda: self.start(maand))
            grid.addWidget(button, 1, column)
            if dag := self.verloop.verwacht.get(maand):
                grid.addWidget(label(tr("rond {dag:%d-%m-%Y}", dag=dag), "small"), 2, column)
            return
        for row, (naam, woorden) in enumerate(ONDERDELEN, start=1):
            cell = self.cells[beeld.id, naam] = ChoiceField(KEUZES)
            cell.setAccessibleName(f"{said(woorden)}, {said(moment).lower()}")
            cell.setFixedWidth(theme.pixels(104))
            ref = Ref("vaardigheden", beeld.id)
            cell.ended.connect(lambda ref=ref, naam=naam, cell=cell: self._store(ref, naam, cell))
            grid.addWidget(cell, row, column)

    def _store(self, ref: Ref, naam: str, cell: ChoiceField) -> None:
        from app.services.objecten import save_veld

        self.context.write(save_veld, ref, naam, cell.content(), owner=self)

    def _signature(self, beeld: Any) -> QWidget:
        """When and by whom a rating was given."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, space(1), 0, 0)
        column.setSpacing(space(0))
        column.addWidget(line())
        moment = said(dict(MAANDEN)[str(beeld.maand)])
        holder.setAccessibleName(moment)
        column.addWidget(label(moment, "strong"))
        column.addWidget(ObjectForm(self.context, Ref("vaardigheden", beeld.id), ("dag", "beoordelaar")))
        return holder
