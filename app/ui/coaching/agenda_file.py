"""The agenda as a file for another calendar; names go along only when asked for."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.ui.context import Context
from app.ui.language import tr
from app.ui.saving import ask_place, tell_saved
from app.ui.theme import space
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.flow import Flow

AGENDA = tr("Agenda (*.ics)")
UITLEG = tr(
    "Contacten en termijnen van het komende jaar. Zonder vinkje staan er alleen initialen en nummers van "
    "dossiers in."
)


class AgendaFile(QWidget):
    """A button, and a switch that is off each time the program starts."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.button = SecondaryButton(tr("Bewaar als .ics …"), icon_name="calendar")
        self.button.setObjectName("agenda_bewaren")
        self.button.setToolTip(UITLEG)
        self.button.clicked.connect(self.save)
        self.names = CheckBox(tr("Met namen"))
        self.names.setToolTip(UITLEG)
        row = Flow().add_all(self.button, self.names)
        row.setContentsMargins(0, space(1), 0, 0)
        self.setLayout(row)

    def save(self) -> None:
        """Ask where, then write it off the GUI thread."""
        from app.services.coachen.agendabestand import agenda_naam

        self.context.read(agenda_naam, done=self._ask_place, owner=self)

    def _ask_place(self, naam: str) -> None:
        from app.services.coachen.agendabestand import save_agenda

        place, names = (
            ask_place(self.context, self, tr("Bewaar de agenda"), naam, AGENDA),
            self.names.isChecked(),
        )
        if place is not None:
            self.context.read(save_agenda, place, names, done=self._saved, owner=self, lane="lang")

    def _saved(self, result: tuple[Path, int]) -> None:
        place, count = result
        tell_saved(
            self.context,
            tr(
                "{aantal} dagen bewaard in {map}: {naam}",
                aantal=count,
                map=place.parent.name,
                naam=place.name,
            ),
            place,
        )
