"""Quick entry of a contact in the side panel: right most of the time, stored field by field."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.change import Change, Ref
from app.services.errors import UserError
from app.services.records import TrajectRecord
from app.services.velden import Soort, Veld, format_duur
from app.ui.coaching.contact_parts import AfsprakenPart, CorrectionPart, DoelenPart
from app.ui.context import Context
from app.ui.theme import space
from app.ui.widgets.buttons import LinkButton, PrimaryButton
from app.ui.widgets.form import FieldForm
from app.ui.widgets.object_form import ObjectForm
from app.ui.widgets.text import label

BOVEN = ("datum", "begintijd", "eindtijd", "soort", "gesproken_met")
MIDDEN = ("gedaan", "volgend_contact", "geen_volgend_reden")
ONDER = ("reistijd_minuten", "kilometers", "signalen", "declarabel", "zichtbaar_voor_werkgever", "uitvoerder")
KANDIDAAT = Veld("kandidaat", "Kandidaat", Soort.VERWIJZING, breedte=6)


class ContactPanel(QWidget):
    """The contact with this number: typed in while a concept, shown with a way to correct it after."""

    def __init__(self, context: Context, contact_id: int) -> None:
        super().__init__()
        self.context, self.ref = context, Ref("contactmoment", contact_id)
        self.record: Any = None
        self.who = FieldForm((KANDIDAAT,))
        self.who.field_edited.connect(self._move)
        self.forms = [ObjectForm(context, self.ref, namen) for namen in (BOVEN, MIDDEN, ONDER)]
        self.doelen, self.afspraken = DoelenPart(context, self.ref), AfsprakenPart(context, self.ref)
        self.correction = CorrectionPart(context, contact_id)
        self.correction.opened.connect(self._show_other)
        self.summary = label("", "muted", wrap=True)
        self.record_button = PrimaryButton("Vastleggen", "Ctrl Enter")
        self.record_button.setObjectName("contact_vastleggen")
        self.record_button.clicked.connect(self.finish)
        self.again = LinkButton("en nog een")
        self.again.clicked.connect(lambda: self._record(then_another=True))
        self.drop = LinkButton("Verwijder concept")
        self.drop.clicked.connect(self._remove)
        self._lay_out()
        self.context.changed.connect(self.refresh)
        self._read_people()
        self.refresh(None)
        self.forms[1].loaded.connect(lambda: self.forms[1].focus("gedaan"))

    def refresh(self, change: Change | None) -> None:
        """Follow what is stored of this contact."""
        from app.services.contactlezen import read_contact

        if change is None or change.touches("contactmoment", self.ref.id) or change.touches("coachtraject"):
            self.context.read(read_contact, self.ref.id, done=self._show, failed=lambda _: None)

    def finish(self) -> None:
        """Ctrl+Enter: record the contact; what is lacking is said at its field."""
        self._record(then_another=False)

    def flush(self) -> None:
        """Store what is being typed."""
        for form in (*self.forms, *self.findChildren(ObjectForm)):
            form.flush()

    def _record(self, then_another: bool) -> None:
        from app.services.coaching import vastleggen

        if self.record is None or self.record.status != "concept":
            return
        self.flush()
        kandidaat = self.record.kandidaat_id
        self.context.write(
            vastleggen,
            self.ref.id,
            done=lambda _: self._recorded(kandidaat if then_another else None),
            failed=self._refused,
            owner=self,
        )

    def _recorded(self, kandidaat: int | None) -> None:
        self.context.messages.show("Het contact is vastgelegd.", "good")
        self.context.close_panel()
        if kandidaat is not None:
            self.context.log_contact(kandidaat)

    def _remove(self) -> None:
        from app.services.objecten import remove

        self.context.write(remove, self.ref, done=lambda _: self.context.close_panel(), owner=self)

    def _refused(self, fout: UserError) -> None:
        for form in self.forms:
            if form.form is not None and fout.veld in form.form.cells:
                form.form.set_message(fout.veld, fout.tekst)
                form.form.focus(fout.veld)
                return
        self.summary.setText(fout.tekst)
        self.context.messages.refuse(fout)

    def _move(self, _naam: str, kandidaat_id: str) -> None:
        from app.services.coaching import move_contact

        if kandidaat_id and self.record is not None and int(kandidaat_id) != self.record.kandidaat_id:
            self.context.write(move_contact, self.ref.id, int(kandidaat_id), owner=self)

    def _show_other(self, contact_id: int) -> None:
        self.context.show_panel(ContactPanel(self.context, contact_id), "Contact corrigeren")

    def _read_people(self) -> None:
        from app.services.coaching import list_trajecten

        self.context.read(list_trajecten, done=self._show_people)

    def _show_people(self, trajecten: Sequence[TrajectRecord]) -> None:
        self.people = {str(traject.kandidaat_id): traject.kandidaat for traject in trajecten}
        self._show_person()

    def _show(self, record: Any) -> None:
        self.record = record
        concept = record.status == "concept"
        self.doelen.show_doelen(record.doelen, concept)
        self.afspraken.show_afspraken(record.afspraken, concept)
        self.who.set_read_only(not concept)
        self.record_button.setVisible(concept)
        self.again.setVisible(concept)
        self.drop.setVisible(concept)
        self.correction.setVisible(record.status == "vastgelegd")
        self.summary.setText(_summary(record))
        self._show_person()

    def _show_person(self) -> None:
        if self.record is not None:
            people = {**getattr(self, "people", {}), str(self.record.kandidaat_id): self.record.kandidaat}
            self.who.set_choices("kandidaat", tuple(people.items()))
            self.who.set_values({"kandidaat": str(self.record.kandidaat_id)})

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, space(1), 0)
        column.setSpacing(space(0))
        for part in (self.who, self.forms[0], self.doelen, self.forms[1], self.afspraken, self.forms[2]):
            column.addWidget(part)
        column.addWidget(self.summary)
        buttons = QHBoxLayout()
        buttons.addWidget(self.record_button)
        buttons.addWidget(self.again)
        buttons.addStretch()
        buttons.addWidget(self.drop)
        column.addLayout(buttons)
        column.addWidget(self.correction)
        column.addStretch()


def _summary(record: Any) -> str:
    duur = format_duur(max(0, record.minuten))
    delen = [f"{duur} {'declarabel' if record.declarabel else 'niet declarabel'}"]
    if record.budget.over is not None:
        over, toegekend = max(0, record.budget.over), record.budget.toegekend
        delen.append(f"nog {format_duur(over)} van {format_duur(toegekend)} uur")
    delen.append("reistijd telt niet mee")
    return " · ".join(delen)
