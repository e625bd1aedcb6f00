"""What stands where on Jaarwisseling, and the words of its figures."""

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.loonwaarde import format_datum, format_euro
from app.services.looptijd.jaar_records import Jaaroverzicht, Jaarregel
from app.ui.context import Context
from app.ui.jaarwissel.tabel import COLUMNS, FILTERS, write_difference
from app.ui.language import said, tr
from app.ui.tables.model import PagedModel
from app.ui.tables.narrowed import told
from app.ui.tables.source import ListHead
from app.ui.tables.view import TableView
from app.ui.theme import space
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton, Segmented
from app.ui.widgets.card import Card, EmptyState, PageHead, StatTile
from app.ui.widgets.choices import ChoiceField
from app.ui.widgets.flow import Flow
from app.ui.widgets.letter_size import in_letters
from app.ui.widgets.marks import ProgressBarThin
from app.ui.widgets.text import label

NIETS = tr("Hier komt elke plaatsing met een subsidie die vóór deze dag begon en dan nog loopt.")
TEGELS = (tr("Lopende subsidies"), tr("Tot 1 januari"), tr("Vanaf 1 januari"), tr("Vraagt aandacht"))
NIETS_GEKOZEN = tr("Kies een andere gemeente of een ander filter.")
UITLEG = tr("Op 1 januari gelden de bedragen van die dag (Participatiewet art. 10d lid 7)")


class Opmaak(QObject):
    """The widgets of the screen; `year_chosen()`."""

    year_chosen = Signal()

    def __init__(self, screen: QWidget, context: Context) -> None:
        super().__init__(screen)
        self.context = context
        self.rows: dict[int, Jaarregel] = {}
        self.year = Segmented((("", ""),), tr("1 januari van"))
        self.year_place = QHBoxLayout()
        self.list_button = SecondaryButton(tr("Lijst voor de gemeente"), icon_name="file-spreadsheet")
        self.list_button.setObjectName("jaarlijst")
        self.letters_button = SecondaryButton(tr("Brieven"), icon_name="file-text")
        self.letters_button.setObjectName("jaarbrieven")
        self.letters_button.setAccessibleName(tr("Brieven voor de werkgevers"))
        self.set_all = PrimaryButton(tr("Stel vast"), "Ctrl Enter", icon_name="check")
        self.set_all.setObjectName("jaarwissel_vaststellen")
        self.stop = SecondaryButton(tr("Stop"), icon_name="x")
        self.stop.setObjectName("jaarwissel_stop")
        self.bar = ProgressBarThin()
        self.gemeente = ChoiceField((("", tr("Alle gemeenten")),))
        self.gemeente.setAccessibleName(tr("Gemeente"))
        self.gemeente.set_content("")
        self.filter = Segmented(FILTERS, tr("Welke subsidies"))
        self.filter.set_value("alles")
        self.model = PagedModel(COLUMNS)
        self.table = TableView(self.model, "jaarwissel", context.settings)
        self.table.setAccessibleName(tr("Lopende subsidies, oud en nieuw"))
        self.table.head = lambda: ListHead(
            "Lopende subsidies, oud en nieuw", told(self.year, self.gemeente, self.filter)
        )
        self.tiles = [
            StatTile(naam)
            for naam in (
                tr("Loopt op 1 januari"),
                tr("Tot 1 januari"),
                tr("Vanaf 1 januari"),
                tr("Vraagt aandacht"),
            )
        ]
        self.detail = label("", "muted", wrap=True)
        self.table.chosen_id.connect(self._show_detail)
        self.warning = label("", "attention", wrap=True)
        self.warning.hide()
        self._lay_out(screen)

    def show_years(self, years: Sequence[int], chosen: int) -> None:
        """Offer these years."""
        self.year_place.removeWidget(self.year)
        self.year.hide()
        self.year.deleteLater()
        self.year = Segmented(
            [(str(year), tr("1 januari {jaar}", jaar=year)) for year in years], tr("Jaarwisseling")
        )
        self.year.setObjectName("jaar")
        self.year.set_value(str(chosen))
        self.year.chosen.connect(lambda _value: self.year_chosen.emit())
        self.year_place.addWidget(self.year)

    def show_overview(self, overview: Jaaroverzicht) -> None:
        """The figures of all, and what has to be known before."""
        count, special = len(overview.regels), sum(bool(regel.bijzonder) for regel in overview.regels)
        old, new = overview.total("oud"), overview.total("nieuw")
        done = overview.count("gelijk")
        figures = [
            (str(count), tr("{gedaan} al vastgelegd", gedaan=done) if done else tr("nog niets vastgelegd")),
            (format_euro(old), tr("samen per maand")),
            (format_euro(new), tr("{nieuw} per maand", nieuw=write_difference(new - old))),
            (str(special), tr("{aantal} zonder nieuw bedrag", aantal=overview.count("geen"))),
        ]
        for tile, (value, note) in zip(self.tiles, figures, strict=True):
            tile.show_value("–" if overview.weigering else value, " " if overview.weigering else note)
        self.warning.setText(
            "\n".join(tr("Onbevestigd: {tekst}", tekst=said(text)) for text in overview.onbevestigd)
        )
        self.warning.setVisible(bool(overview.onbevestigd))
        if overview.weigering:
            self.refusal.text.setText(said(overview.weigering))
            self.refusal.title.setText(tr("Nog geen bedragen voor {dag}", dag=format_datum(overview.dag)))
        to_do = overview.te_doen
        what = f"{to_do} {(tr('subsidie') if to_do == 1 else tr('subsidies'))} " if to_do else ""
        self.set_all.setText(tr("Stel {wat}vast", wat=what))

    def show_rows(self, rows: Sequence[Jaarregel], overview: Jaaroverzicht) -> None:
        """These rows, or why there are none."""
        self.rows = {regel.plaatsing_id: regel for regel in rows}
        self.model.set_records([regel.plaatsing_id for regel in rows], rows)
        front = (
            self.refusal
            if overview.weigering
            else self.table
            if rows
            else self.none
            if overview.regels
            else self.empty
        )
        self.layers.setCurrentWidget(front)
        self.detail.setText("")
        if rows:
            self.table.selectRow(0)

    def show_busy(self, busy: bool, overview: Jaaroverzicht | None) -> None:
        """While something runs it can be stopped; a button that cannot be used says why."""
        self.stop.setVisible(busy)
        self.bar.setVisible(busy)
        self.bar.set_value(0)
        rows = bool(overview and overview.regels)
        to_do = bool(overview and overview.te_doen)
        self.set_all.setEnabled(not busy and to_do)
        self.set_all.setToolTip(_reason(busy, overview))
        for button in (self.list_button, self.letters_button):
            button.setEnabled(not busy and rows)
            button.setToolTip("" if rows else tr("Er zijn geen subsidies om over te schrijven."))

    def _show_detail(self, number: object) -> None:
        """The whole of what stands out and why, for the row in use."""
        regel = self.rows.get(number) if isinstance(number, int) else None
        parts = (*regel.bijzonder, *regel.redenen) if regel is not None else ()
        self.detail.setText(
            f"{regel.naam}: {'; '.join(map(said, parts))}." if regel is not None and parts else ""
        )

    def open_dossier(self, number: object) -> None:
        """Enter on a row."""
        if isinstance(number, int) and number in self.rows:
            kandidaat = self.rows[number].kandidaat_id
            self.context.navigate("dossier", id=kandidaat, tab="subsidie")

    @cached_property
    def refusal(self) -> EmptyState:
        """There are no amounts of this 1 January yet."""
        road = (tr("Naar Wettelijke bedragen"), lambda: self.context.navigate("bedragen"))
        return self._layer(EmptyState("scale", tr("Nog geen bedragen"), "", road))

    @cached_property
    def empty(self) -> EmptyState:
        """No subsidie runs."""
        road = (tr("Naar kandidaten"), lambda: self.context.navigate("kandidaten"))
        return self._layer(EmptyState("calendar", tr("Geen lopende subsidies"), NIETS, road))

    @cached_property
    def none(self) -> EmptyState:
        """None of them is in the choice."""
        return self._layer(EmptyState("filter", tr("Niets in deze keuze"), NIETS_GEKOZEN))

    def _layer(self, made: EmptyState) -> EmptyState:
        self.layers.addWidget(made)
        return made

    def _lay_out(self, screen: QWidget) -> None:
        self.layers = QStackedWidget()
        self.layers.addWidget(self.table)
        head = PageHead(tr("Jaarwisseling"), UITLEG, (self.list_button, self.letters_button, self.set_all))
        column = QVBoxLayout(screen)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(head)
        column.addLayout(_row(self.tiles, stretch=True))
        card = Card()
        card.add(self._choices())
        card.add(self.warning)
        card.add(self.layers, 1)
        card.add(self.detail)
        column.addWidget(card, 1)

    def _choices(self) -> Flow:
        in_letters(self.gemeente, QWidget.setFixedWidth, 200)
        in_letters(self.bar, QWidget.setFixedWidth, 140)
        self.year_place.addWidget(self.year)
        row = Flow(right=2, step=2)
        row.add_layout(self.year_place)
        return row.add_all(self.filter, self.gemeente, self.bar, self.stop)


def _row(parts: Sequence[QWidget], stretch: bool = False) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(space(2))
    for part in parts:
        row.addWidget(part, int(stretch))
    return row


def _reason(busy: bool, overview: Jaaroverzicht | None) -> str:
    if busy:
        return tr("Even geduld: er wordt gerekend.")
    if overview is not None and overview.weigering:
        return tr("Voer eerst de bedragen van deze 1 januari in.")
    if overview is not None and not overview.te_doen:
        return tr("Alles is al vastgelegd.")
    return ""
