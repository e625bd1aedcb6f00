"""Coaching: the log at the left; agenda, hours and open agreements at the right."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from app.services.change import Change
from app.services.formulieren.coaching import SOORTEN
from app.services.records import AfspraakRij, ContactRij, TrajectRecord
from app.services.velden import format_duur
from app.ui.coaching.agenda_file import AgendaFile
from app.ui.coaching.cards import Afspraken, Agenda, UrenOver
from app.ui.coaching.paper_menu import VAN_ALLEN, PaperButton
from app.ui.coaching.quick_entry import show_contact
from app.ui.context import Context, Screen
from app.ui.language import said, tr
from app.ui.tables.column import Column
from app.ui.tables.model import PagedModel
from app.ui.tables.narrowed import told
from app.ui.tables.source import ListHead
from app.ui.tables.view import TableView
from app.ui.theme import space, theme
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.card import Card, EmptyState, PageHead
from app.ui.widgets.choices import ChoiceField
from app.ui.widgets.letter_size import in_letters

MOST = 2000
ROOM_FOR_SIDE = 900  # pixels
IEDEREEN = (("", tr("Alle kandidaten")),)
SOORT = dict(SOORTEN)
STATUS_CHIP = {"concept": "attention", "vastgelegd": "", "vervangen": "neutral"}

COLUMNS = (
    Column(
        "datum", tr("Datum"), lambda rij: f"{rij.datum:%d-%m-%Y}" if rij.datum else "", width=98, least=98
    ),
    Column("kandidaat", tr("Kandidaat"), lambda rij: rij.kandidaat, width=152, strong=True, least=120),
    Column("soort", tr("Soort"), lambda rij: said(SOORT.get(rij.soort, rij.soort)), width=140, least=116),
    Column("duur", tr("Duur"), lambda rij: format_duur(max(0, rij.minuten)), align="rechts", width=56),
    Column(
        "status",
        tr("Stand"),
        lambda rij: "" if rij.status == "vastgelegd" else said(rij.status),
        width=80,
        chip=lambda rij: STATUS_CHIP[rij.status],
    ),
    Column("gedaan", tr("Wat is gedaan"), lambda rij: " ".join(rij.gedaan[:300].split()), width=230),
    Column("doelen", tr("Doelen"), lambda rij: ", ".join(rij.doelen), width=180, shown=False),
    Column("uitvoerder", tr("Uitvoerder"), lambda rij: rij.uitvoerder, width=130, shown=False),
    Column(
        "reistijd",
        tr("Reistijd"),
        lambda rij: format_duur(rij.reistijd_minuten),
        align="rechts",
        width=70,
        shown=False,
    ),
)


class CoachingScreen(Screen):
    """Every contact of every traject that runs; Enter opens one."""

    title = tr("Coaching")
    makes_room = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.model = PagedModel(COLUMNS)
        self.table = TableView(self.model, "contacten", context.settings)
        self.table.setAccessibleName(tr("Contacten"))
        self.table.activated_id.connect(self._open_contact)
        self.who = ChoiceField(IEDEREEN)
        self.who.setAccessibleName(tr("Kandidaat"))
        in_letters(self.who, QWidget.setMinimumWidth, 180)
        self.who.set_content("")
        self.who.ended.connect(self._read_log)
        self.table.head = lambda: ListHead("Contacten", told(self.who))
        self.contact_button = PrimaryButton(tr("Contact"), "Ctrl N", icon_name="plus")
        self.contact_button.clicked.connect(lambda: context.log_contact())
        self.agenda, self.uren, self.afspraken = Agenda(context), UrenOver(context), Afspraken(context)
        self._lay_out()

    def open(self, **_arg: Any) -> None:
        self.refresh(None)
        self.table.setFocus()

    def refresh(self, change: Change | None) -> None:
        from app.services.coachen.coaching import list_afspraken_open, list_trajecten

        if change is None or change.touches("coachtraject") or change.touches("kandidaat"):
            self.context.read(list_trajecten, done=self._show_trajecten)
            self.context.read(list_afspraken_open, done=self._show_afspraken)
            self._read_log()

    def new(self) -> None:
        """A contact with the kandidaat of the row in use."""
        self.context.log_contact()

    def kandidaat(self) -> int | None:
        """Whom a quick contact is about: who is chosen above the log, else the row in use."""
        if chosen := self.who.content():
            return int(chosen)
        record = self.table.current_record()
        return record.kandidaat_id if isinstance(record, ContactRij) else None

    def top_widgets(self) -> Sequence[QWidget]:
        return (self.contact_button,)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.right.setVisible(event.size().width() >= theme.pixels(ROOM_FOR_SIDE))

    def _read_log(self) -> None:
        from app.services.coachen.coaching import list_contacten

        chosen = self.who.content()
        self.context.read(list_contacten, int(chosen) if chosen else None, MOST, done=self._show_log)

    def _show_log(self, contacten: Sequence[ContactRij]) -> None:
        current = self.table.current_id()
        self.model.set_records([contact.id for contact in contacten], contacten)
        self.layers.setCurrentIndex(0 if contacten else 1)
        if contacten:
            self.table.selectRow(max(0, self.model.row_of(current) if isinstance(current, int) else 0))

    def _open_contact(self, number: int) -> None:
        record = self.table.current_record()
        show_contact(self.context, number, record.status if isinstance(record, ContactRij) else "vastgelegd")

    def _show_trajecten(self, trajecten: Sequence[TrajectRecord]) -> None:
        self.agenda.show_trajecten(trajecten)
        self.uren.show_trajecten(trajecten)
        count = len(trajecten)
        from app.services.coachen.evaluaties import compute_tevredenheid, describe_tevredenheid

        woorden = tr("1 lopend traject") if count == 1 else tr("{aantal} lopende trajecten", aantal=count)
        tevreden = describe_tevredenheid(compute_tevredenheid(trajecten))
        self.head.subtitle.setText(
            tr("{woorden} · rapportcijfer {tevreden}", woorden=woorden, tevreden=said(tevreden))
            if tevreden
            else woorden
        )
        people = {str(traject.kandidaat_id): traject.kandidaat for traject in trajecten}
        self.who.set_choices((*IEDEREEN, *people.items()))

    def _show_afspraken(self, afspraken: Sequence[AfspraakRij]) -> None:
        self.afspraken.show_afspraken(afspraken)
        self.side.setTabText(
            2, tr("Afspraken {aantal}", aantal=len(afspraken)) if afspraken else tr("Afspraken")
        )

    def _lay_out(self) -> None:
        empty = EmptyState(
            "message",
            tr("Nog geen contacten"),
            tr("Leg een gesprek of bezoek vast; dat kan in minder dan een minuut."),
            (tr("Contact vastleggen"), self.new),
            "Ctrl N",
        )
        self.layers = QStackedWidget()
        self.layers.addWidget(self.table)
        self.layers.addWidget(empty)
        left = Card(tr("Logboek van contacten"))
        left.head.addWidget(self.who)
        left.add(self.layers, 1)
        self.side = QTabWidget()
        self.side.setDocumentMode(True)
        for part, title in (
            (self._agenda_page(), tr("Agenda")),
            (self.uren, tr("Uren over")),
            (self.afspraken, tr("Afspraken")),
        ):
            self.side.addTab(part, title)
        self.right = Card()
        in_letters(self.right, QWidget.setFixedWidth, 330)
        self.right.add(self.side, 1)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(left, 1)
        row.addWidget(self.right)
        self.head = PageHead(tr("Coaching"), " ", (PaperButton(self.context, VAN_ALLEN),))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.head)
        column.addLayout(row, 1)

    def _agenda_page(self) -> QWidget:
        """The agenda, and under it the way to another calendar."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.agenda, 1)
        column.addWidget(AgendaFile(self.context))
        return page
