"""The list of all metingen: concept or definitief; Enter opens one."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.services.change import Change
from app.services.records import MetingRij
from app.ui.context import Context, Screen
from app.ui.language import said, tr
from app.ui.tables.column import Column
from app.ui.tables.model import PagedModel
from app.ui.tables.narrowed import told
from app.ui.tables.source import ListHead
from app.ui.tables.view import TableView
from app.ui.theme import space
from app.ui.widgets.buttons import Segmented
from app.ui.widgets.card import Card, EmptyState, PageHead

FILTERS = (("alle", tr("Alle")), ("concept", tr("Concept")), ("definitief", tr("Definitief")))
CHIPS = {"concept": "attention", "definitief": "good", "vervangen": "neutral"}


def _day(dag: date | None) -> str:
    return f"{dag:%d-%m-%Y}" if dag else ""


COLUMNS = (
    Column(
        "kandidaat", tr("Kandidaat"), lambda rij: rij.kandidaat, width=230, sort_key="kandidaat", strong=True
    ),
    Column("werkgever", tr("Werkgever"), lambda rij: rij.werkgever, width=230, sort_key="werkgever"),
    Column("bezoek", tr("Bezoek"), lambda rij: _day(rij.datum_bezoek), width=110, sort_key="bezoek"),
    Column("rapport", tr("Rapport"), lambda rij: _day(rij.datum_rapport), width=110, sort_key="rapport"),
    Column(
        "loonwaarde",
        tr("Loonwaarde"),
        lambda rij: "" if rij.loonwaarde is None else f"{rij.loonwaarde} %",
        align="rechts",
        width=110,
        sort_key="loonwaarde",
    ),
    Column("versie", tr("Versie"), lambda rij: str(rij.versie), align="rechts", width=76, sort_key="versie"),
    Column(
        "status", tr("Status"), lambda rij: said(rij.status), width=120, chip=lambda rij: CHIPS[rij.status]
    ),
)
KEYS: dict[str, Callable[[MetingRij], Any]] = {
    "kandidaat": lambda rij: rij.kandidaat.casefold(),
    "werkgever": lambda rij: rij.werkgever.casefold(),
    "bezoek": lambda rij: rij.datum_bezoek or date.max,
    "rapport": lambda rij: rij.datum_rapport or date.max,
    "loonwaarde": lambda rij: -1 if rij.loonwaarde is None else rij.loonwaarde,
    "versie": lambda rij: rij.versie,
}


class MetingenScreen(Screen):
    """All metingen, the newest visit first."""

    title = tr("Metingen")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.rows: Sequence[MetingRij] = ()
        self.model = PagedModel(COLUMNS)
        self.model.set_sort("bezoek", True)
        self.table = TableView(self.model, "metingen", context.settings)
        self.table.setAccessibleName(tr("Metingen"))
        self.filter = Segmented(FILTERS, tr("Welke metingen"))
        self.filter.set_value("alle")
        self.table.head = lambda: ListHead("Metingen", told(self.filter))
        self.head = PageHead(tr("Metingen"), " ", (self.filter,))
        self._lay_out()
        self.filter.chosen.connect(lambda _value: self.reload())
        self.table.activated_id.connect(lambda number: self.context.navigate("meting", id=number))
        self.table.sort_requested.connect(lambda _key, _descending: self._show(self.rows))

    def open(self, status: str = "", **_arg: Any) -> None:
        """Show the list, perhaps only concepts or definitive ones."""
        if status:
            self.filter.set_value(status)
        self.reload()
        self.table.setFocus()

    def refresh(self, change: Change | None) -> None:
        if change is None or any(change.touches(soort) for soort in ("meting", "kandidaat", "werkgever")):
            self.reload()

    def new(self) -> None:
        """A meting begins at a plaatsing: show the way."""
        self.context.messages.show(
            tr("Een meting begint in het dossier van een kandidaat, bij Plaatsing."), "info"
        )
        self.context.navigate("kandidaten")

    def reload(self) -> None:
        """Ask for the list again."""
        from app.services.meten.metingen import list_metingen

        status = self.filter.value()
        self.context.read(list_metingen, "" if status == "alle" else status, done=self._show)

    def _show(self, rows: Sequence[MetingRij]) -> None:
        current = self.table.current_id()
        if self.model.sorted_by in KEYS:
            rows = sorted(rows, key=KEYS[self.model.sorted_by], reverse=self.model.descending)
        self.rows = rows
        self.model.set_records([rij.id for rij in rows], rows)
        concepts = sum(rij.status == "concept" for rij in rows)
        count = tr("1 meting") if len(rows) == 1 else tr("{aantal} metingen", aantal=len(rows))
        self.head.subtitle.setText(
            tr("{aantal} · {concepten} concept", aantal=count, concepten=concepts) if rows else " "
        )
        all_shown = self.filter.value() == "alle"
        self.layers.setCurrentWidget(self.table if rows else self.empty if all_shown else self.nothing)
        if rows:
            self.table.selectRow(max(0, self.model.row_of(current) if isinstance(current, int) else 0))

    def _show_all(self) -> None:
        self.filter.set_value("alle")
        self.reload()

    def _lay_out(self) -> None:
        self.empty = EmptyState(
            "gauge",
            tr("Nog geen metingen"),
            tr(
                "Hier komt elke loonwaardemeting. Zij begint in het dossier van een kandidaat, bij de "
                "plaatsing."
            ),
            (tr("Naar kandidaten"), lambda: self.context.navigate("kandidaten")),
        )
        self.nothing = EmptyState(
            "filter",
            tr("Niets in dit filter"),
            tr("Geen meting heeft deze status."),
            (tr("Toon alle"), self._show_all),
        )
        self.layers = QStackedWidget()
        for layer in (self.table, self.empty, self.nothing):
            self.layers.addWidget(layer)
        card = Card()
        card.add(self.layers, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.head)
        column.addWidget(card, 1)
