"""What goes into the workbook: gemeente, period, sheets, columns, passphrase."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from app.services.change import Change
from app.services.errors import UserError
from app.services.records import ExportKeuze
from app.services.velden import Soort, Veld, parse
from app.ui.context import Context
from app.ui.ontgrendelen.parts import PasswordEdit
from app.ui.theme import space
from app.ui.widgets.form import FieldForm
from app.ui.widgets.text import label

VAN = Veld("van", "Rapport vanaf", Soort.DATUM, breedte=3, uitleg="Leeg: vanaf het begin.")
TOT = Veld("tot", "Tot en met", Soort.DATUM, breedte=3, uitleg="Leeg: tot en met vandaag.")
BLADEN = ("Metingen", "Hoofdtaken", "Jobcoaching", "Plaatsingen")


class Choices(QWidget):
    """`changed()` after each choice; `keuze()` is the choice, or None while a date is refused."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.gemeente = QComboBox()
        self.gemeente.setAccessibleName("Gemeente")
        self.gemeente.addItem("Alle gemeenten", None)
        self.gemeente.activated.connect(lambda _: self.changed.emit())
        self.period = FieldForm((VAN, TOT))
        self.period.field_edited.connect(self._check)
        self.sheets = {naam: QCheckBox(naam) for naam in BLADEN}
        self.password = PasswordEdit("Wachtwoord op het bestand (mag leeg)")
        self._lay_out()
        self.setFocusProxy(self.gemeente)

    def keuze(self) -> ExportKeuze | None:
        """The choice as the service wants it."""
        try:
            van, tot = (parse(veld, self.period.value(veld.naam)) for veld in (VAN, TOT))
        except UserError:
            return None
        return ExportKeuze(
            gemeente_id=self.gemeente.currentData(),
            van=van,
            tot=tot,
            bladen=tuple(naam for naam, box in self.sheets.items() if box.isChecked()),
            wachtwoord=self.password.edit.text(),
        )

    def refresh(self, change: Change | None) -> None:
        """Follow changes of the gemeenten."""
        from app.services.stamgegevens import list_gemeenten

        if change is None or change.touches("gemeente"):
            self.context.read(list_gemeenten, done=self._fill)

    def _fill(self, gemeenten: Sequence[tuple[int, str]]) -> None:
        chosen = self.gemeente.currentData()
        self.gemeente.clear()
        self.gemeente.addItem("Alle gemeenten", None)
        for number, naam in gemeenten:
            self.gemeente.addItem(naam or "(zonder naam)", number)
        self.gemeente.setCurrentIndex(max(0, self.gemeente.findData(chosen)))

    def _check(self, naam: str, tekst: str) -> None:
        veld = VAN if naam == "van" else TOT
        try:
            parse(veld, tekst)
        except UserError as fout:
            self.period.set_message(naam, fout.tekst)
            return
        self.period.set_message(naam, "")
        self.changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(label("Gemeente", "label"))
        column.addWidget(self.gemeente)
        column.addWidget(self.period)
        column.addWidget(label("Bladen", "label"))
        for box in self.sheets.values():
            box.setChecked(True)
            box.toggled.connect(lambda _: self.changed.emit())
            column.addWidget(box)
        column.addWidget(label("De Leeswijzer met uitleg en bronnen gaat altijd mee.", "small", wrap=True))
        column.addWidget(self.password)
