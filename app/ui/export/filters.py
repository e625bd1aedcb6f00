"""Which part of the work goes along: region, werkgever, jobcoach, stand; folded away until asked for."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.records import ExportKeuzes
from app.ui.language import tr
from app.ui.theme import space
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.choices import ChoiceField
from app.ui.widgets.text import label

ALLES = {
    "regio": (tr("Arbeidsmarktregio"), tr("Alle regio's")),
    "werkgever": (tr("Werkgever"), tr("Alle werkgevers")),
    "coach": (tr("Jobcoach"), tr("Alle jobcoaches")),
    "stand": (tr("Stand van de plaatsing"), tr("Alle plaatsingen")),
}
STANDEN = (("lopend", tr("Lopende plaatsingen")), ("afgerond", tr("Afgelopen plaatsingen")))
MEER, MINDER = tr("Meer keuzes"), tr("Minder keuzes")


class Filters(QWidget):
    """`changed()` after each choice; what is folded away counts only while it says so on its button."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields = {naam: self._field(naam) for naam in ALLES}
        self.fields["stand"].set_choices((("", ALLES["stand"][1]), *STANDEN))
        self.more = LinkButton(MEER)
        self.more.setObjectName("export_meer_keuzes")
        self.more.setAccessibleDescription(tr("Regio, werkgever, jobcoach en stand van de plaatsing"))
        self.more.setToolTip(tr("Regio, werkgever, jobcoach en stand van de plaatsing"))
        self.more.clicked.connect(lambda: self.open(self.inside.isHidden()))
        self.inside = QWidget()
        inner = QVBoxLayout(self.inside)
        inner.setContentsMargins(0, 0, 0, space(1))
        inner.setSpacing(2)
        for naam, field in self.fields.items():
            inner.addWidget(label(ALLES[naam][0], "label"))
            inner.addWidget(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.more)
        column.addWidget(self.inside)
        self.open(False)

    def values(self) -> dict[str, Any]:
        """The choice under the names of ExportKeuze."""
        werkgever = self.fields["werkgever"].content()
        return {
            "regio": self.fields["regio"].content(),
            "werkgever_id": int(werkgever) if werkgever else None,
            "coach": self.fields["coach"].content(),
            "stand": self.fields["stand"].content() or "alle",
        }

    def fill(self, keuzes: ExportKeuzes) -> None:
        """Offer what there is."""
        offered = {
            "regio": [(naam, naam) for naam in keuzes.regios],
            "werkgever": [(str(nummer), naam or tr("(zonder naam)")) for nummer, naam in keuzes.werkgevers],
            "coach": [(naam, naam) for naam in keuzes.coaches],
        }
        for naam, choices in offered.items():
            self.fields[naam].set_choices((("", ALLES[naam][1]), *choices))

    def open(self, shown: bool) -> None:
        """Fold the choices out, or away; those in use are counted on the button."""
        self.inside.setVisible(shown)
        used = sum(bool(field.content()) for field in self.fields.values())
        counted = tr("{meer} ({gebruikt} in gebruik)", meer=MEER, gebruikt=used) if used else MEER
        self.more.setText(MINDER if shown else counted)

    def _field(self, naam: str) -> ChoiceField:
        field = ChoiceField((("", ALLES[naam][1]),))
        field.setObjectName(f"export_{naam}")
        field.setAccessibleName(ALLES[naam][0])
        field.set_content("")
        field.ended.connect(self.changed)
        return field
