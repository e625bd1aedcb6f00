"""The log: who did what to which dossier; the chain can be checked and the rows saved as a workbook."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services.change import Change
from app.services.velden import format_aantal
from app.ui.context import Context
from app.ui.instellingen.keten import KetenCard
from app.ui.instellingen.logexport import LogExportButton
from app.ui.instellingen.logfilter import LogFilterBar
from app.ui.language import said, tr
from app.ui.tables.column import Column
from app.ui.tables.model import RECORD, PagedModel
from app.ui.tables.narrowed import told
from app.ui.tables.source import ListHead
from app.ui.tables.view import TableView
from app.ui.theme import space
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card, EmptyState
from app.ui.widgets.text import label

COLUMNS = (
    Column("moment", tr("Moment"), lambda rij: f"{rij.moment:%d-%m-%Y %H:%M}", width=150, least=146),
    Column("wie", tr("Wie"), lambda rij: rij.gebruiker or tr("onbekend"), width=124),
    Column("wat", tr("Wat"), lambda rij: said(rij.actie), width=150, strong=True),
    Column("waarop", tr("Waarop"), lambda rij: said(rij.onderwerp), width=210),
    Column("bijzonderheid", tr("Bijzonderheid"), lambda rij: said(rij.bijzonderheid), width=180),
    Column(
        "resultaat",
        tr("Resultaat"),
        lambda rij: said(rij.resultaat),
        width=96,
        chip=lambda rij: "" if rij.resultaat == "goed" else "attention",
    ),
    Column("herkomst", tr("Herkomst"), lambda rij: said(rij.herkomst), width=90),
)
SCREENS = {
    "kandidaat": ("dossier", tr("Open het dossier")),
    "meting": ("meting", tr("Open de meting")),
    "werkgever": ("instellingen", tr("Open de werkgever")),
}


class LogboekTab(QWidget):
    """The chain above, the filter and the rows below; Enter opens what a row is about."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.chain, self.filter = KetenCard(context), LogFilterBar()
        self.model = PagedModel(COLUMNS, context.jobs, partial(_fetch, context.archive))
        self.table = TableView(self.model, "logboek", context.settings)
        self.table.setAccessibleName(tr("Logboek"))
        self.table.setMinimumHeight(240)
        bar = self.filter
        controls = (bar.words, bar.who, bar.what, bar.since, bar.until)
        self.table.head = lambda: ListHead("Logboek", told(*controls))
        self.count, self.message = label("", "muted"), label("", "bad")
        self.export = LogExportButton(context, self.filter.keuze)
        self.open_button = LinkButton(tr("Open het dossier"))
        self._lay_out()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """The log is read when somebody looks at it, not before."""
        super().showEvent(event)
        self.reload()

    def refresh(self, change: Change | None) -> None:
        """Each change is an entry; they are read while the tab is in view."""
        if self.isVisible():
            self.reload()

    def flush(self) -> None:
        """Nothing is typed here that has to be kept."""

    def reload(self) -> None:
        """Ask for the head, the choices and the rows again."""
        from app.services.logboeken.logboek import list_wie_en_wat

        self.chain.reload()
        self.context.read(list_wie_en_wat, done=self._show_choices)
        self._read_rows()

    def _read_rows(self) -> None:
        from app.services.logboeken.logboek import list_logregels

        keuze = self.filter.keuze()
        if keuze is not None:
            self.context.read(list_logregels, keuze, done=self._show_ids)

    def _show_choices(self, gevonden: tuple[Sequence[str], Sequence[str]]) -> None:
        self.filter.show_choices(*gevonden)

    def _show_ids(self, ids: Sequence[int]) -> None:
        self.model.set_ids(ids)
        self.count.setText(format_aantal(len(ids), tr("regel"), tr("regels")))
        self.export.setEnabled(bool(ids))
        self.layers.setCurrentWidget(self.table if ids else self.nothing)
        if ids:
            self.table.selectRow(0)
        self._show_row()

    def _show_row(self, _anything: object = None) -> None:
        openen = self._subject()
        self.open_button.setVisible(openen is not None)
        if openen is not None:
            self.open_button.setText(SCREENS[openen.soort][1])

    def _subject(self) -> Any:
        """What the row in use is about, when a screen can show it."""
        index = self.table.currentIndex()
        rij = index.data(RECORD) if index.isValid() else None
        openen = rij.openen if rij is not None else None
        return openen if openen is not None and openen.soort in SCREENS else None

    def _open(self, _number: object = None) -> None:
        if (openen := self._subject()) is not None:
            self.context.navigate(SCREENS[openen.soort][0], id=openen.id)

    def _connect(self) -> None:
        self.filter.changed.connect(self._read_rows)
        self.filter.refused.connect(self.message.setText)
        self.table.activated_id.connect(self._open)
        self.table.chosen_id.connect(self._show_row)
        self.table.letters_typed.connect(lambda _: self.filter.words.setFocus())
        self.model.page_ready.connect(self._show_row)
        self.open_button.clicked.connect(self._open)
        self.export.saved.connect(self.reload)
        self.chain.verified.connect(self._read_rows)

    def _lay_out(self) -> None:
        self.layers = QStackedWidget()
        self.nothing = EmptyState(
            "history",
            tr("Geen regels"),
            tr("Niets in het logboek past bij dit filter."),
            (tr("Toon alles"), self.filter.clear),
        )
        for layer in (self.table, self.nothing):
            self.layers.addWidget(layer)
        foot = QHBoxLayout()
        for part in (self.count, self.open_button, self.message):
            foot.addWidget(part)
        foot.addStretch()
        foot.addWidget(self.export)
        card = Card()
        card.add(self.filter)
        card.add(self.layers, 1)
        card.add(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(2), 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.chain)
        column.addWidget(card, 1)


def _fetch(archief: Any, ids: Sequence[int]) -> Sequence[Any]:
    """Holds no widget: a worker thread that lets go of one last would take it apart."""
    from app.services.logboeken.logboek import read_logregels

    return read_logregels(archief, ids)
