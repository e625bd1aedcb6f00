"""Regimes per payer: which part of the contract hours is granted for coaching, with where that is written."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.services.change import Ref
from app.ui.context import Context
from app.ui.instellingen.list_tab import ListTab
from app.ui.language import tr
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.text import label

UITLEG = tr(
    "De percentages gelden voor de uren in het contract: jaar 1, jaar 2, en elk jaar daarna. De regimes van "
    "het begin zijn voorbeelden; kijk na wat uw betaler toekent. Wat u hier wijzigt, geldt voor de "
    "berekening bij elk traject met dit regime. Uren die al zijn overgenomen, blijven staan."
)


class RegimesTab(ListTab):
    """A list of regimes with the fields of the chosen one."""

    soort, titel, nieuw = "regime", tr("Regimes"), tr("Nieuw regime")
    leeg = tr("Een regime zegt hoeveel uren begeleiding een betaler toekent.")

    def __init__(self, context: Context) -> None:
        from app.services.coachen.regimes import create_regime, list_regimes

        super().__init__(context, list_regimes, create_regime)

    def add_below(self, column: QVBoxLayout, number: int) -> None:
        column.addWidget(label(UITLEG, "muted", wrap=True))
        away = SecondaryButton(tr("Verwijder dit regime"), icon_name="trash")
        away.setObjectName("regime_verwijderen")
        away.clicked.connect(lambda: self._remove(number))
        column.addWidget(away, 0, Qt.AlignmentFlag.AlignLeft)

    def _remove(self, number: int) -> None:
        from app.services.objecten import remove

        self.context.write(remove, Ref("regime", number), owner=self)
