"""How the counting screen is worked: keys and buttons."""

from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from app.loonwaarde.telling import Gebeurtenis, Telsoort
from app.services.change import Change
from app.services.meten.tellen import accept_ronde
from app.ui.language import tr
from app.ui.waarnemen.scherm import toggle_full_screen

EERST_STARTEN = tr("De stopwatch staat stil, dus er is niets geteld. Druk op Enter om een ronde te starten.")
OVERGENOMEN = tr("Overgenomen als waarneming. U vindt ze bij de scores van deze taak.")
CTRL = Qt.KeyboardModifier.ControlModifier


class Bediening(QObject):
    """Belongs to one WaarnemenScreen, whose run in front it works."""

    def __init__(self, screen: Any) -> None:
        super().__init__(screen)
        self.screen, self.context, self.rondes = screen, screen.context, screen.rondes
        self.toetsen = screen.panelen.toetsen

    def connect_buttons(self) -> None:
        """Let every target and button do what its key does."""
        screen, side, panelen = self.screen, self.screen.side_card, self.screen.panelen
        for wie, card in screen.sides.items():
            card.pressed.connect(lambda soort, wie=wie: self.act(wie, soort))
        screen.main_button.clicked.connect(self.start_or_end)
        screen.undo_button.clicked.connect(self.undo)
        screen.keys_button.clicked.connect(panelen.show_keys)
        side.accept.clicked.connect(lambda: self.accept(False))
        side.decide.clicked.connect(lambda: self.accept(True))
        side.log.removed.connect(self.remove)
        side.remove.clicked.connect(side.log.remove_current)
        side.correct.clicked.connect(panelen.show_correction)
        side.gap.cut.clicked.connect(lambda: self.settle_gap(Telsoort.KNIP))
        side.gap.keep.clicked.connect(lambda: self.settle_gap(Telsoort.TELT_MEE))
        panelen.name_targets()

    def handle(self, event: QKeyEvent) -> bool:
        """Act on a key; a key that is held down counts once."""
        key, control = event.key(), bool(event.modifiers() & CTRL)
        if key == Qt.Key.Key_F11:
            toggle_full_screen(self.screen)
        elif event.isAutoRepeat():
            return bool(self.toetsen.find(event.text()))
        elif control and key == Qt.Key.Key_Z:
            self.undo()
        elif not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and key in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            self.enter()
        elif not control and (daad := self.toetsen.find(event.text())):
            self.act(*daad)
        else:
            return False
        return True

    def act(self, wie: str, soort: str) -> None:
        """A count, or the beginning or end of an interruption."""
        teller = self.rondes.front
        if not self.rondes.live:
            self.context.messages.show(EERST_STARTEN, "attention")
            return
        if soort == Telsoort.ONDERBROKEN and getattr(teller.stand(), wie).nu_onderbroken:
            soort = Telsoort.HERVAT
        teller.add(Telsoort(soort), wie)

    def enter(self) -> None:
        """Enter ends a run, and starts the first one; a finished run is left in peace."""
        if self.rondes.live or (self.rondes.front and self.rondes.front.record is None):
            self.start_or_end()

    def start_or_end(self) -> None:
        """End the run that goes on, else start one."""
        if self.rondes.live:
            self.rondes.front.add(Telsoort.EINDE)
        else:
            self.context.messages.clear()
            self.rondes.start()

    def undo(self) -> None:
        """Take back the last event."""
        if self._open():
            self.rondes.front.undo()

    def remove(self, deel: Gebeurtenis) -> None:
        """Take back one line of the log."""
        if self._open():
            self.rondes.front.withdraw(deel)

    def settle_gap(self, soort: Telsoort) -> None:
        """Cut the stretch that is asked about, or keep it."""
        hiaten = self.rondes.front.stand().hiaten if self._open() else ()
        if hiaten:
            van, tot = hiaten[0]
            self.rondes.front.add(soort, van_ms=van, ms=tot)

    def accept(self, als_oordeel: bool) -> None:
        """Take the finished run over as observations, perhaps as the decision too."""
        record = self.rondes.front.record if self._open() else None
        if record is not None:
            self.context.write(accept_ronde, record.id, als_oordeel, done=self._accepted)

    def _accepted(self, _change: Change) -> None:
        self.context.messages.show(OVERGENOMEN, "good", (tr("Naar de meting"), self.screen.extra))

    def _open(self) -> bool:
        """Whether there is a run that may be changed."""
        return (
            self.rondes.front is not None and self.rondes.plek is not None and not self.rondes.plek.gesloten
        )
