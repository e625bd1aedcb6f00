"""Metingen, Documenten and Log of one kandidaat: short tables."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from app.services.change import Ref
from app.services.records import Dossier
from app.ui.afdrukken.drag import drag_out
from app.ui.afdrukken.printing import print_document
from app.ui.coaching.paper_menu import PaperButton
from app.ui.context import Context
from app.ui.dossier.eerder import EerderPart
from app.ui.dossier.part import DossierTab
from app.ui.dossier.stukken import StukkenPart
from app.ui.language import said, tr
from app.ui.saving import ask_place, tell_saved
from app.ui.tables.column import Column
from app.ui.tables.model import PagedModel
from app.ui.tables.source import ListHead
from app.ui.tables.taking import RowPull
from app.ui.tables.view import TableView
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import EmptyState

STATUS_CHIP = {"concept": "attention", "definitief": "good", "vervangen": "neutral"}


def _dag(waarde: Any) -> str:
    return f"{waarde:%d-%m-%Y}" if waarde else ""


METINGEN = (
    Column("rapport", tr("Rapport"), lambda rij: _dag(rij.datum_rapport), width=104, strong=True, least=104),
    Column("bezoek", tr("Bezoek"), lambda rij: _dag(rij.datum_bezoek), width=100, least=100),
    Column("werkgever", tr("Werkgever"), lambda rij: rij.werkgever, width=180),
    Column(
        "loonwaarde",
        tr("Loonwaarde"),
        lambda rij: "" if rij.loonwaarde is None else f"{rij.loonwaarde} %",
        align="rechts",
        width=96,
    ),
    Column("versie", tr("Versie"), lambda rij: str(rij.versie), align="rechts", width=64),
    Column(
        "status",
        tr("Stand"),
        lambda rij: said(rij.status),
        width=110,
        chip=lambda rij: STATUS_CHIP[rij.status],
    ),
)
DOCUMENTEN = (
    Column("titel", tr("Document"), lambda rij: said(rij.titel), width=320, strong=True),
    Column("gemaakt", tr("Gemaakt"), lambda rij: f"{rij.gemaakt:%d-%m-%Y %H:%M}", width=146, least=146),
    Column("controlegetal", tr("Controlegetal"), lambda rij: rij.controlegetal[:16], width=150),
)
LOG = (
    Column("moment", tr("Wanneer"), lambda rij: f"{rij.moment:%d-%m-%Y %H:%M}", width=146, least=146),
    Column("gebruiker", tr("Wie"), lambda rij: rij.gebruiker, width=150),
    Column("actie", tr("Wat"), lambda rij: said(rij.actie), width=150, strong=True),
    Column("bijzonderheid", tr("Waaraan"), lambda rij: said(rij.bijzonderheid), width=200),
)


class ListTab(DossierTab):
    """A table, or a friendly word when there is nothing to list."""

    name: str = ""
    columns: tuple[Column, ...] = ()
    nothing: tuple[str, str, str] = ("", "", "")

    def __init__(self, context: Context, kandidaat: Ref) -> None:
        super().__init__(context, kandidaat)
        self.records: Sequence[Any] | None = None
        self.wie = ""
        self.model = PagedModel(self.columns)
        self.table = TableView(self.model, f"dossier_{self.name}", context.settings)
        self.table.setAccessibleName(said(self.name))
        self.table.head = self.list_head
        self.table.setMinimumHeight(200)
        self.table.activated_id.connect(self.activate)
        self.layers = QStackedWidget()
        self.layers.addWidget(self.table)
        self.layers.addWidget(EmptyState(*self.nothing))
        self.column.addWidget(self.layers, 1)

    def records_of(self, dossier: Dossier) -> Sequence[Any]:
        """The rows of this tab."""
        return ()

    def activate(self, _number: int) -> None:
        """Enter or a double click."""

    def list_head(self) -> ListHead:
        """Whose list it is, for paper; the log knows the dossier by its number."""
        return ListHead(
            f"{self.name.capitalize()} van een dossier",
            ((tr("Dossier"), self.wie),),
            self.kandidaat,
        )

    def show_dossier(self, dossier: Dossier) -> None:
        self.wie = dossier.naam
        records = self.records_of(dossier)
        if records == self.records:
            return
        self.records = records
        self.model.set_records(
            [self.number_of(place, record) for place, record in enumerate(records)], records
        )
        self.layers.setCurrentIndex(0 if records else 1)

    def number_of(self, place: int, _record: Any) -> int:
        """What identifies a row."""
        return place


class MetingenTab(ListTab):
    """The measurements, Enter opens one; under them what others measured before."""

    name, columns = "metingen", METINGEN
    nothing = ("gauge", tr("Nog geen meting"), tr("Begin een meting met de knop rechtsboven."))

    def __init__(self, context: Context, kandidaat: Ref) -> None:
        super().__init__(context, kandidaat)
        self.earlier = EerderPart(context, kandidaat)
        self.column.addWidget(self.earlier)

    def show_dossier(self, dossier: Dossier) -> None:
        super().show_dossier(dossier)
        self.earlier.show_dossier(dossier)

    @staticmethod
    def count(dossier: Dossier) -> int:
        return len(dossier.metingen)

    def records_of(self, dossier: Dossier) -> Sequence[Any]:
        return dossier.metingen

    def number_of(self, _place: int, record: Any) -> int:
        return int(record.id)

    def activate(self, number: int) -> None:
        self.context.navigate("meting", id=number)


class DocumentenTab(ListTab):
    """The frozen reports; Enter or the button saves one as PDF."""

    name, columns = "documenten", DOCUMENTEN
    nothing = ("file-text", tr("Nog geen document"), tr("Elk definitief rapport komt hier te staan."))

    def __init__(self, context: Context, kandidaat: Ref) -> None:
        super().__init__(context, kandidaat)
        save = SecondaryButton(tr("Bewaar als PDF …"), icon_name="download")
        save.clicked.connect(lambda: self.activate(self.table.current_id()))
        self.print_button = SecondaryButton(tr("Afdrukken …"), icon_name="printer")
        self.print_button.clicked.connect(self._print)
        self.table.setToolTip(tr("Sleep een rij naar een map of een bericht: het rapport gaat als PDF mee."))
        RowPull(self.table)
        self.table.pulled.connect(lambda number: drag_out(context, self, _naam, _save, (number,)))
        self.save_button = save
        self.papers = PaperButton(context)
        row = QHBoxLayout()
        row.addWidget(save)
        row.addWidget(self.print_button)
        row.addWidget(self.papers)
        row.addStretch()
        self.signed = StukkenPart(context)
        self.column.addLayout(row)
        self.column.addWidget(self.signed)

    def show_dossier(self, dossier: Dossier) -> None:
        super().show_dossier(dossier)
        for button in (self.save_button, self.print_button):
            button.setVisible(bool(dossier.documenten))
        self.papers.dossier = dossier
        self.signed.show_stukken(dossier.stukken)

    @staticmethod
    def count(dossier: Dossier) -> int:
        return len(dossier.documenten) + len(dossier.stukken)

    def records_of(self, dossier: Dossier) -> Sequence[Any]:
        return dossier.documenten

    def number_of(self, _place: int, record: Any) -> int:
        return int(record.meting_id)

    def activate(self, number: object) -> None:
        from app.services.papier.rapporten import rapport_naam

        if isinstance(number, int):
            self.context.read(rapport_naam, number, done=lambda naam: self._ask(number, naam), owner=self)

    def _ask(self, number: int, naam: str) -> None:
        from app.services.papier.rapporten import save_rapport

        pad = ask_place(self.context, self, tr("Rapport bewaren"), naam)
        if pad is not None:
            self.context.read(save_rapport, number, pad, done=self._saved, owner=self, lane="lang")

    def _saved(self, pad: Path) -> None:
        tell_saved(self.context, tr("Het rapport is bewaard."), pad)

    def _print(self) -> None:
        from app.services.papier.afdrukken import print_rapport

        if isinstance(number := self.table.current_id(), int):
            print_document(self.context, self, tr("Het rapport"), print_rapport, number)


class LogTab(ListTab):
    """Who did what in this dossier."""

    name, columns = "log", LOG
    nothing = ("history", tr("Nog niets gebeurd"), tr("Elke wijziging en inzage komt hier te staan."))

    def records_of(self, dossier: Dossier) -> Sequence[Any]:
        return dossier.log


def _naam(archief: Any, number: int) -> str:
    from app.services.papier.rapporten import rapport_naam

    return rapport_naam(archief, number)


def _save(archief: Any, number: int, pad: Path) -> Path:
    from app.services.papier.rapporten import save_rapport

    return save_rapport(archief, number, pad)
