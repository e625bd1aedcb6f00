"""Beside the list: the week ahead, and the trajecten with the fewest hours left."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.services.papier.lijst_records import Lijstkop
from app.services.signaleren.vandaag import UrenOver, Weekregel
from app.ui.coaching.cards import DAGEN, UREN, ShortList, hours_told
from app.ui.language import said, tr
from app.ui.theme import space, theme
from app.ui.widgets.text import elided, label


class DezeWeek(ShortList):
    """What stands in the agenda after today; a click on the name opens the dossier."""

    nothing = tr("De komende zeven dagen staat er niets in de agenda.")
    title = tr("Deze week")
    koppen = (Lijstkop(tr("Dag"), 90), Lijstkop(tr("Kandidaat"), 170), Lijstkop(tr("Wat"), 320))

    def show_week(self, regels: Sequence[Weekregel]) -> None:
        """Show the days in order."""
        self.told = [(f"{regel.dag:%d-%m-%Y}", regel.kandidaat, regel.tekst) for regel in regels]
        self.show_rows([self._row(regel) for regel in regels])

    def _row(self, regel: Weekregel) -> QWidget:
        row = QFrame()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(1))
        dag = label(short_day(regel.dag), "muted")
        dag.setFixedWidth(theme.pixels(44))
        layout.addWidget(dag)
        layout.addWidget(self.name_button(regel.kandidaat, regel.kandidaat_id))
        layout.addWidget(elided(said(regel.tekst), "muted"), 1)
        return row


class WeinigUren(ShortList):
    """The trajecten with the smallest part of their hours left."""

    nothing = tr("Geen lopende trajecten met toegekende uren.")
    title, koppen = tr("Uren over"), UREN

    def show_uren(self, regels: Sequence[UrenOver]) -> None:
        """Show a bar for each."""
        self.told = [hours_told(regel.kandidaat, regel.budget) for regel in regels]
        self.show_rows(
            [self.budget_row(regel.kandidaat, regel.kandidaat_id, regel.budget) for regel in regels]
        )


def short_day(dag: date) -> str:
    """ "ma 23"."""
    return f"{DAGEN[dag.weekday()]} {dag.day}"
