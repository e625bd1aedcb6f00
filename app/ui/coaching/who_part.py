"""Whom a contact is with: by default the right one, another by typing a part of the name."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.change import Ref
from app.services.records import TrajectRecord
from app.services.velden import Soort, Veld
from app.ui.context import Context
from app.ui.language import tr
from app.ui.widgets.form import FieldForm

KANDIDAAT = Veld(
    "kandidaat",
    tr("Kandidaat"),
    Soort.VERWIJZING,
    breedte=6,
    uitleg=tr("U kiest uit de lopende trajecten. De doelen worden die van het plan van deze kandidaat."),
)
TRAJECT = Veld(
    "traject",
    tr("Uren van"),
    Soort.VERWIJZING,
    breedte=6,
    uitleg=tr(
        "Deze kandidaat heeft meer trajecten. Kies wie deze tijd betaalt; de doelen worden die van dat "
        "traject."
    ),
)
ONBEKEND = tr("Deze naam staat niet bij de lopende trajecten. Kies een naam uit de lijst.")


class WhoPart(QWidget):
    """The kandidaat of a contact; choosing another moves the concept."""

    def __init__(self, context: Context, contact: Ref) -> None:
        super().__init__()
        self.context, self.contact = context, contact
        self.people: dict[str, str] = {}
        self.chosen = ""
        self.form = FieldForm((KANDIDAAT,))
        self.form.field_edited.connect(self._move)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        self.payer = FieldForm((TRAJECT,))
        self.payer.field_edited.connect(self._choose_traject)
        self.payer.hide()
        column.addWidget(self.payer)
        self._read()

    def show_record(self, record: Any, editable: bool) -> None:
        """Show whom the contact is with now."""
        self.chosen = str(record.kandidaat_id)
        self.people[self.chosen] = record.kandidaat
        self.form.set_read_only(not editable)
        self._fill()
        self.payer.set_choices("traject", [(str(number), words) for number, words in record.trajecten])
        self.payer.set_values({"traject": str(record.traject_id)})
        self.payer.set_read_only(not editable)
        self.payer.setVisible(len(record.trajecten) > 1)

    def _read(self) -> None:
        from app.services.coachen.coaching import list_trajecten

        self.context.read(list_trajecten, done=self._show_people)

    def _show_people(self, trajecten: Sequence[TrajectRecord]) -> None:
        self.people |= {str(traject.kandidaat_id): traject.kandidaat for traject in trajecten}
        self._fill()

    def _fill(self) -> None:
        in_order = sorted(self.people.items(), key=lambda item: item[1].casefold())
        self.form.set_choices("kandidaat", in_order)
        self.form.set_values({"kandidaat": self.chosen})

    def _move(self, _naam: str, kandidaat_id: str) -> None:
        from app.services.coachen.coaching import move_contact

        known = kandidaat_id in self.people
        self.form.set_message("kandidaat", "" if known else ONBEKEND)
        if known and kandidaat_id != self.chosen:
            self.context.write(move_contact, self.contact.id, int(kandidaat_id), owner=self)

    def _choose_traject(self, _naam: str, traject_id: str) -> None:
        from app.services.coachen.coaching import choose_traject

        if traject_id.isdigit():
            self.context.write(choose_traject, self.contact.id, int(traject_id), owner=self)
