"""What one can do with an amount, each in the side panel: enter, put back, accept the shipped ones."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from app.services.bedragen.bedrag_records import BedragRij, Overzicht, Voorstel
from app.ui.bedragen.act_panel import act_panel, difference_rows
from app.ui.bedragen.enter_panel import BEVESTIG, NIEUW, TITELS, VERVANG, EnterPanel
from app.ui.bedragen.waiting import Waiting
from app.ui.context import Context
from app.ui.language import tr

MINIMUMLOON = "referentiemaandloon"
AANVAARD = tr(
    "Deze versie van het programma levert de bedragen hieronder anders dan u eerder zag. Tot u ze overneemt, "
    "rekent dit archief met de bedragen van voorheen."
)
TERUG = tr("Uw eigen bedrag gaat weg. Daarna geldt weer wat met het programma is meegeleverd, als dat er is.")


class Acts(QObject):
    """`drafts` keeps what was typed in a panel that was closed before it was stored."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.drafts: dict[Any, Any] = {}
        self.waiting = Waiting()

    def enter(self, act: str, parameter: str, vanaf: date | None = None) -> None:
        """Open the fields of an amount."""
        from app.services.bedragen.invulling import read_invulling

        def show(invulling: Any) -> None:
            self.context.show_panel(EnterPanel(self.context, act, invulling, self.drafts), TITELS[act])

        self.context.read(read_invulling, parameter, vanaf, done=show, owner=self)

    def new(self, rij: BedragRij | None) -> None:
        """A new amount of the kind that is chosen, else a minimum wage."""
        self.enter(NIEUW, rij.waarde.parameter if rij is not None and rij.wijzigbaar else MINIMUMLOON)

    def confirm(self, rij: BedragRij) -> None:
        """Confirm this amount."""
        self.enter(BEVESTIG, *rij.sleutel)

    def replace(self, rij: BedragRij) -> None:
        """Enter another number for this period."""
        self.enter(VERVANG, *rij.sleutel)

    def next(self, rij: BedragRij) -> None:
        """Enter the period after the last one."""
        self.enter(NIEUW, rij.waarde.parameter)

    def back(self, rij: BedragRij) -> None:
        """What changes when the own amount goes away."""
        from app.services.bedragen.vastleggen import propose_put_back, put_back

        args = (put_back, (rij.eigen_id,))
        show = self._panel(
            tr("Bedrag terugzetten"), lambda voorstel: (voorstel, TERUG, tr("Zet terug"), *args)
        )
        self.waiting.follow(
            self.context.read(propose_put_back, rij.eigen_id, done=show, owner=self, lane="lang")
        )

    def show_differences(self, overzicht: Overzicht) -> None:
        """What this version ships otherwise, and what accepting it would change."""
        from app.services.bedragen.vastleggen import accept_meegeleverd, propose_meegeleverd

        eenheden = {rij.naam: rij.eenheid for rij in overzicht.rijen}
        rows = difference_rows(overzicht.verschillen, eenheden)
        args = (accept_meegeleverd, (), rows)
        show = self._panel(
            tr("Nieuwe bedragen"), lambda voorstel: (voorstel, AANVAARD, tr("Neem over"), *args)
        )
        self.waiting.follow(self.context.read(propose_meegeleverd, done=show, owner=self, lane="lang"))

    def _panel(self, title: str, parts: Callable[[Voorstel], Any]) -> Callable[[Voorstel], None]:
        def show(voorstel: Voorstel) -> None:
            self.context.show_panel(act_panel(self.context, *parts(voorstel)), title)

        return show
