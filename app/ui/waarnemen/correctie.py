"""The panel in which a count is corrected: whose, what, how many more or fewer, and why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.loonwaarde.telling import COLLEGA, WERKNEMER, Telsoort
from app.services.change import Ref
from app.ui.context import Context
from app.ui.language import tr
from app.ui.theme import space
from app.ui.widgets.buttons import PrimaryButton, Segmented
from app.ui.widgets.object_form import ObjectForm
from app.ui.widgets.text import label

UITLEG = tr("De telling zelf blijft bewaard; uw correctie komt erbij, met de reden.")
MARGE = tr("In een ronde zonder collega vergelijkt u de fouten met wat in dit werk gewoon is.")
MEEST = 10_000


class CorrectiePanel(QWidget):
    """`corrected(wie, soort, aantal, reden)`."""

    corrected = Signal(str, str, int, str)

    def __init__(self, context: Context, ronde_id: int, naam: str) -> None:
        super().__init__()
        self.wie = Segmented(((WERKNEMER, naam), (COLLEGA, tr("Collega"))), tr("Wie"))
        self.wat = Segmented(
            ((Telsoort.MEER_GEMAAKT, tr("Gemaakt")), (Telsoort.MEER_FOUT, tr("Fout"))), tr("Wat")
        )
        self.wie.set_value(WERKNEMER)
        self.wat.set_value(Telsoort.MEER_GEMAAKT)
        self.aantal, self.reden = QLineEdit(), QLineEdit()
        self.aantal.setPlaceholderText(tr("bijvoorbeeld 2 of -1"))
        self.aantal.setAccessibleName(tr("Hoeveel meer of minder"))
        self.reden.setPlaceholderText(tr("bijvoorbeeld: twee bakken dubbel geteld"))
        self.reden.setAccessibleName(tr("Reden"))
        self.note = label("", "bad", wrap=True)
        self.note.hide()
        self.ready = PrimaryButton(tr("Correctie vastleggen"), "Ctrl Enter")
        self.ready.clicked.connect(self.finish)
        self.marge = ObjectForm(context, Ref("meetronde", ronde_id), ("foutmarge",), quiet=True)
        self._lay_out()
        self.setFocusProxy(self.aantal)

    def finish(self) -> None:
        """Ctrl+Enter: offer the correction, or say what is lacking."""
        tekst, reden = self.aantal.text().strip().replace("−", "-"), self.reden.text().strip()
        cijfers = tekst.lstrip("+-")
        if not (cijfers.isdecimal() and 0 < int(cijfers[:6]) <= MEEST and len(tekst) - len(cijfers) <= 1):
            self._refuse(tr("Vul een heel getal in: 2 erbij, of -1 eraf."), self.aantal)
        elif not reden:
            self._refuse(tr("Schrijf kort op waarom u het aantal wijzigt."), self.reden)
        else:
            self.corrected.emit(self.wie.value(), self.wat.value(), int(tekst), reden)

    def flush(self) -> None:
        """Store what was typed in the field of the margin."""
        self.marge.flush()

    def _refuse(self, text: str, field: QLineEdit) -> None:
        self.note.setText(text)
        self.note.show()
        field.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(label(UITLEG, "muted", wrap=True))
        for title, part in (
            (tr("Van wie"), self.wie),
            (tr("Wat"), self.wat),
            (tr("Hoeveel meer of minder"), self.aantal),
            (tr("Reden"), self.reden),
        ):
            column.addWidget(label(title, "label"))
            column.addWidget(part)
        column.addWidget(self.note)
        row = QHBoxLayout()
        row.addWidget(self.ready)
        row.addStretch()
        column.addLayout(row)
        column.addSpacing(space(3))
        column.addWidget(label(MARGE, "muted", wrap=True))
        column.addWidget(self.marge)
        column.addStretch()
