"""The screen: two sides to count on, and beside them time, proposal and log."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.loonwaarde.telling import COLLEGA, WERKNEMER, Gebeurtenis, Telsoort
from app.services.change import Change
from app.ui.context import Context, Screen
from app.ui.language import tr
from app.ui.theme import space
from app.ui.waarnemen.bediening import Bediening
from app.ui.waarnemen.kant import KantCard
from app.ui.waarnemen.kop import show_buttons, show_head
from app.ui.waarnemen.opstelling import Opstelling
from app.ui.waarnemen.panelen import Panelen
from app.ui.waarnemen.rondes import Rondes
from app.ui.waarnemen.scherm import leave_full_screen, toggle_contrast, toggle_full_screen
from app.ui.waarnemen.wakker import KAN_UITGAAN, Wakker
from app.ui.waarnemen.woorden import UITLEG
from app.ui.waarnemen.zijkaart import SMALL, WIDTH, Zijkaart
from app.ui.widgets.beside import Beside
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.card import PageHead
from app.ui.widgets.text import set_style

TICK = 250  # milliseconds between two looks at the clock


class WaarnemenScreen(Screen):
    """Counting at one hoofdtaak; `open(id=hoofdtaak)`. F5 goes back to the meting."""

    title = tr("Waarnemen")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.rondes = Rondes(context, self)
        self.sides = {
            WERKNEMER: KantCard(tr("Werknemer"), "accent"),
            COLLEGA: KantCard(tr("Collega"), "collega"),
        }
        self.side_card = Zijkaart()
        self.panelen = Panelen(self)
        self.bediening = Bediening(self)
        self.undo_button = SecondaryButton(tr("Laatste ongedaan"), "Ctrl Z")
        self.keys_button = SecondaryButton(tr("Toetsen"))
        self.main_button = PrimaryButton(tr("Ronde starten"), "Enter")
        self.again_button = SecondaryButton(tr("Nieuwe ronde"), "Ctrl Shift N")
        self.back_button = SecondaryButton(tr("Meting"), "F5", icon_name="gauge")
        quiet = (self.back_button, self.keys_button, self.undo_button, self.again_button)
        self.head = PageHead(tr("Waarnemen"), " ", (*quiet, self.main_button))
        self.contrast = SecondaryButton(tr("Hoog contrast"), icon_name="sun")
        self.full = SecondaryButton(tr("Volledig scherm"), "F11")
        self.wakker = Wakker(context, self)
        self.timer = QTimer(self, interval=TICK)
        self._lay_out()
        self._connect()
        self.opstelling = Opstelling(self)

    def open(self, id: int | None = None, **_arg: Any) -> None:  # noqa: A002 - the window's word
        """Read the hoofdtaak with its runs; a run that goes on is counted on."""
        number = id if id is not None else self.rondes.plek.hoofdtaak_id if self.rondes.plek else None
        if number is not None:
            self.rondes.open(number)
        self.timer.start()

    def refresh(self, change: Change | None) -> None:
        self.rondes.refresh(change)

    def leave(self) -> None:
        leave_full_screen(self)
        self.wakker.keep(False)
        if not self.rondes.any_running:
            self.timer.stop()

    def new(self) -> None:
        """Ctrl+Shift+N: another run."""
        self.rondes.start()

    def extra(self) -> None:
        """F5: back to the meting."""
        if self.rondes.plek is not None:
            self.context.navigate("meting", id=self.rondes.plek.meting_id, stap="waarnemen")

    def kandidaat(self) -> int | None:
        return self.rondes.plek.kandidaat_id if self.rondes.plek else None

    def explain(self, _widget: QWidget | None = None) -> None:
        """F1: what the three factors are, and how sure they are."""
        self.panelen.explain(UITLEG)

    def top_widgets(self) -> Sequence[QWidget]:
        return (self.contrast, self.full)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.bediening.handle(event):
            super().keyPressEvent(event)

    def show_now(self) -> None:
        """Everything as it stands; several times a second."""
        plek, teller = self.rondes.plek, self.rondes.front
        for running in self.rondes.tellers.values():
            running.tick()
        if plek is None or teller is None:
            return
        stand = teller.stand()
        for wie, card in self.sides.items():
            card.set_live(self.rondes.live)
            card.show_kant(getattr(stand, wie))
        self.side_card.show_stand(plek, teller.record, stand)
        self.side_card.show_saving(teller)
        self.wakker.keep(self.rondes.live and self.isVisible())
        show_buttons(self.main_button, self.again_button, self.undo_button, self.rondes)

    def _show_front(self) -> None:
        """Another run, or its log was read."""
        plek, teller = self.rondes.plek, self.rondes.front
        if plek is not None and teller is not None:
            self.sides[WERKNEMER].set_name(plek.naam)
            self.side_card.log.log.show(teller.events, plek.naam)
            show_head(self.head, self.side_card, self.rondes)
            self.show_now()

    def _counted(self, deel: Gebeurtenis) -> None:
        """First the figure, then the rest: a count shows within one frame."""
        teller = self.rondes.front
        if deel.soort in (Telsoort.GEMAAKT, Telsoort.FOUT):
            card, counts = self.sides[deel.wie], teller.counts
            card.show_counts(counts[deel.wie, Telsoort.GEMAAKT], counts[deel.wie, Telsoort.FOUT])
            card.targets[deel.soort].light()
        else:
            if self.rondes.live and self.side_card.asks:  # the end was taken back: what asked goes away
                self.sides[WERKNEMER].set_live(True)
                self.sides[WERKNEMER].made.setFocus()
            self.show_now()
            if deel.soort is Telsoort.EINDE:
                self.side_card.accept.setFocus()
        self.side_card.log.log.add(deel, teller.events)

    def _connect(self) -> None:
        self.timer.timeout.connect(self.show_now)
        self.rondes.changed.connect(self._show_front)
        self.rondes.counted.connect(self._counted)
        self.rondes.stored.connect(lambda: self.side_card.show_saving(self.rondes.front))
        self.wakker.told.connect(lambda: self.side_card.show_dark("" if self.wakker.granted else KAN_UITGAAN))
        self.rondes.opened.connect(self.sides[WERKNEMER].made.setFocus)
        self.contrast.clicked.connect(lambda: toggle_contrast(self.context.settings))
        self.full.clicked.connect(lambda: toggle_full_screen(self))
        self.back_button.clicked.connect(self.extra)
        self.again_button.clicked.connect(self.new)
        self.side_card.ronde_chosen.connect(self.rondes.choose)
        self.bediening.connect_buttons()

    def _lay_out(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(space(2))
        for card in self.sides.values():
            sides.addWidget(card, 1)
        row = Beside()
        row.addLayout(sides, 1)
        row.add_part(self.side_card, side=WIDTH, large=SMALL, tall=300)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.head)
        column.addLayout(row, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_style(self, "ring", "true")
