"""What goes into the workbook: gemeente, period, sheets, columns, passphrase."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.change import Change
from app.services.errors import UserError
from app.services.records import ExportKeuze
from app.services.velden import Soort, Veld, parse
from app.ui.context import Context
from app.ui.export.columns_button import ColumnsButton
from app.ui.ontgrendelen.parts import PasswordEdit
from app.ui.theme import space
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.choices import ChoiceField
from app.ui.widgets.form import FieldForm
from app.ui.widgets.text import label

VAN = Veld("van", "Rapport vanaf", Soort.DATUM, breedte=3, uitleg="Leeg: vanaf het begin.")
TOT = Veld("tot", "Tot en met", Soort.DATUM, breedte=3, uitleg="Leeg: tot en met vandaag.")
GEMEENTEN = (("", "Alle gemeenten"),)
BLADEN = ("Metingen", "Hoofdtaken", "Jobcoaching", "Plaatsingen", "Narekening")


class Choices(QWidget):
    """`changed()` after each choice; `keuze()` is the choice, or None while a date is refused."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.gemeente = ChoiceField(GEMEENTEN)
        self.gemeente.setObjectName("export_gemeente")
        self.gemeente.setAccessibleName("Gemeente")
        self.gemeente.set_content("")
        self.gemeente.ended.connect(self.changed)
        self.period = FieldForm((VAN, TOT))
        self.period.field_edited.connect(self._check)
        self.sheets = {naam: CheckBox(naam) for naam in BLADEN}
        self.columns = {naam: ColumnsButton(context, naam) for naam in BLADEN}
        self.password = PasswordEdit("Wachtwoord op het bestand (mag leeg)")
        self._lay_out()
        self.setFocusProxy(self.gemeente)

    def keuze(self) -> ExportKeuze | None:
        """The choice as the service wants it."""
        try:
            van, tot = (parse(veld, self.period.value(veld.naam)) for veld in (VAN, TOT))
        except UserError:
            return None
        gemeente = self.gemeente.content()
        kolommen = {naam: button.chosen() for naam, button in self.columns.items() if button.chosen()}
        return ExportKeuze(
            gemeente_id=int(gemeente) if gemeente else None,
            van=van,
            tot=tot,
            bladen=tuple(naam for naam, box in self.sheets.items() if box.isChecked()),
            kolommen=kolommen,
            met_bsn="bsn" in kolommen.get("Metingen", ()),
            wachtwoord=self.password.edit.text(),
        )

    def refresh(self, change: Change | None) -> None:
        """Follow changes of the gemeenten."""
        from app.services.dossiers.stamgegevens import list_gemeenten

        if change is None or change.touches("gemeente"):
            self.context.read(list_gemeenten, done=self._fill)

    def _fill(self, gemeenten: Sequence[tuple[int, str]]) -> None:
        named = [(str(number), naam or "(zonder naam)") for number, naam in gemeenten]
        self.gemeente.set_choices((*GEMEENTEN, *named))

    def show_refusal(self, fout: UserError) -> bool:
        """Say at its field what was refused; False when no field here is to blame."""
        if fout.veld not in self.period.cells:
            return False
        self.period.set_message(fout.veld, fout.tekst)
        return True

    def focus_mistake(self) -> None:
        """Put the cursor in the date that cannot be read."""
        for veld in (VAN, TOT):
            try:
                parse(veld, self.period.value(veld.naam))
            except UserError as fout:
                self.period.set_message(veld.naam, fout.tekst)
                self.period.focus(veld.naam)
                return

    def _check(self, naam: str, tekst: str) -> None:
        veld = VAN if naam == "van" else TOT
        try:
            parse(veld, tekst)
        except UserError as fout:
            self.period.set_message(naam, fout.tekst)
            return
        self.period.set_messages({})
        self.changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(label("Gemeente", "label"))
        column.addWidget(self.gemeente)
        column.addWidget(self.period)
        column.addWidget(label("Bladen", "label"))
        for naam in BLADEN:
            column.addLayout(self._sheet_row(self.sheets[naam], self.columns[naam]))
        column.addWidget(label("De Leeswijzer met uitleg en bronnen gaat altijd mee.", "small", wrap=True))
        column.addSpacing(space(1))
        column.addWidget(self.password)
        column.addStretch()

    def _sheet_row(self, box: CheckBox, columns: ColumnsButton) -> QHBoxLayout:
        box.setChecked(True)
        box.toggled.connect(columns.setEnabled)
        box.toggled.connect(lambda _: self.changed.emit())
        columns.changed.connect(self.changed)
        row = QHBoxLayout()
        row.addWidget(box, 1)
        row.addWidget(columns)
        return row
