"""The screen one begins the day with: what asks an action, why, and the button that does it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.change import Change
from app.services.papier.lijst_records import Lijstkop
from app.services.signaleren.dagen import format_lange_dag
from app.services.signaleren.signaal_records import Actiepunt
from app.services.velden import format_aantal
from app.ui.context import Context, Screen
from app.ui.language import tr, tr_date
from app.ui.tables.source import ListHead, ListSource, simple_source
from app.ui.theme import space, theme
from app.ui.vandaag.doen import ask_uitstel, do_punt
from app.ui.vandaag.kaarten import DezeWeek, WeinigUren
from app.ui.vandaag.lijst import PuntenLijst, waiting
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.card import Card, PageHead
from app.ui.widgets.letter_size import in_letters

ROOM_FOR_SIDE = 900  # pixels
AROUND_NEW_YEAR = (11, 12, 1, 2)  # months in which the run of 1 January is at hand
KOPPEN = (
    Lijstkop(tr("Wat"), 190),
    Lijstkop(tr("Kandidaat"), 150),
    Lijstkop(tr("Werkgever"), 160),
    Lijstkop(tr("Waarom"), 330),
    Lijstkop(tr("Wanneer"), 120),
)
REST = 2000  # milliseconds without a change after which the count beside the navigation follows


class VandaagScreen(Screen):
    """Read off the GUI thread; the frame stands at once. Its count follows the work on other screens."""

    title = tr("Vandaag")
    makes_room = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.list, self.week, self.uren = PuntenLijst(), DezeWeek(context), WeinigUren(context)
        self.list.asked.connect(lambda punt: do_punt(context, punt))
        self.list.put_off.connect(lambda punt: ask_uitstel(context, punt))
        self.list.back.connect(self._show_again)
        self.list.setWidget(waiting())
        self.contact_button = PrimaryButton(tr("Contact"), "Ctrl N", icon_name="plus")
        self.contact_button.clicked.connect(lambda: context.log_contact())
        self.new_year = SecondaryButton(tr("Jaarwisseling"), icon_name="calendar")
        self.new_year.setObjectName("naar_jaarwissel")
        self.new_year.setToolTip(tr("Stel alle lopende subsidies opnieuw vast per 1 januari"))
        self.new_year.clicked.connect(lambda: context.navigate("jaarwissel"))
        self.head = PageHead(tr("Vandaag"), tr_date(format_lange_dag(context.today())), (self.new_year,))
        self.arriving = False
        self.later = QTimer(self, singleShot=True, interval=REST)
        self.later.timeout.connect(lambda: self._read("lang"))
        self._lay_out()

    def open(self, **_arg: Any) -> None:
        self.arriving = True
        if self.list.shown is None:  # perhaps made before there was an archive to tell the day
            self.head.subtitle.setText(tr_date(format_lange_dag(self.context.today())))
        self.new_year.setVisible(self.context.today().month in AROUND_NEW_YEAR)
        self._read("kort")

    def refresh(self, change: Change | None) -> None:
        if self.isVisible():
            self._read("kort")
        elif change is None or change.touches("kandidaat") or change.touches("signaalinstelling"):
            self.later.start()

    def list_source(self) -> ListSource:
        """All that asks an action and all that can wait, for paper and the clipboard."""
        shown = self.list.shown
        rows = [] if shown is None else [_row(punt, punt.chip) for punt in shown.punten]
        later = () if shown is None else shown.uitgesteld
        rows += [_row(item.punt, tr("kan wachten tot {tot:%d-%m-%Y}", tot=item.tot)) for item in later]
        dag = format_lange_dag(self.context.today())
        return simple_source(ListHead("Vandaag", ((tr("Dag"), dag),)), KOPPEN, rows)

    def top_widgets(self) -> Sequence[QWidget]:
        return (self.contact_button,)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.right.setVisible(event.size().width() >= theme.pixels(ROOM_FOR_SIDE))

    def _read(self, lane: str) -> None:
        from app.services.signaleren.vandaag import read_vandaag

        self.later.stop()
        self.context.read(read_vandaag, done=self._show, lane=lane)

    def _show(self, vandaag: Any) -> None:
        count = len(vandaag.punten)
        self.context.set_badge("vandaag", count)
        delen = [tr_date(format_lange_dag(vandaag.dag)), _describe(count, len(vandaag.uitgesteld))]
        self.head.subtitle.setText(" · ".join(filter(None, delen)))
        self.list.show_vandaag(vandaag)
        QTimer.singleShot(0, self, lambda: self._show_side(vandaag))  # all in one turn would take too long
        if self.arriving and self.isVisible():
            self.arriving = False
            self.list.focus_row(0)

    def _show_side(self, vandaag: Any) -> None:
        self.week.show_week(vandaag.week)
        self.uren.show_uren(vandaag.uren)

    def _show_again(self, punt: Actiepunt) -> None:
        from app.services.signaleren.uitstel import end_uitstel

        self.context.write(end_uitstel, punt.kandidaat_id, punt.sleutel, owner=self)

    def _lay_out(self) -> None:
        left = Card(tr("Vraagt u nu"))
        left.add(self.list, 1)
        self.right = QWidget()
        in_letters(self.right, QWidget.setFixedWidth, 400)
        side = QVBoxLayout(self.right)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(space(2))
        for title, part in ((tr("Deze week"), self.week), (tr("Uren over"), self.uren)):
            card = Card(title)
            card.add(part, 1)
            side.addWidget(card, 1)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(left, 1)
        row.addWidget(self.right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.head)
        column.addLayout(row, 1)


def _describe(count: int, wachtend: int) -> str:
    """ "6 punten vragen u, 3 kunnen wachten"."""
    nu = (
        tr("{aantal} u", aantal=format_aantal(count, tr("punt vraagt"), tr("punten vragen")))
        if count
        else tr("niets vraagt u nu")
    )
    return (
        tr("{nu}, {wachtend} wachten", nu=nu, wachtend=format_aantal(wachtend, tr("kan"), tr("kunnen")))
        if wachtend
        else nu
    )


def _row(punt: Actiepunt, wanneer: str) -> tuple[str, ...]:
    return punt.titel, punt.kandidaat, punt.werkgever, punt.tekst, wanneer
