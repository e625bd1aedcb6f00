"""Which part of the work goes along: region, werkgever, jobcoach, stand; folded away until asked for."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.records import ExportKeuzes
from app.ui.theme import space
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.choices import ChoiceField
from app.ui.widgets.text import label

ALLES = {
    "regio": ("Arbeidsmarktregio", "Alle regio's"),
    "werkgever": ("Werkgever", "Alle werkgevers"),
    "coach": ("Jobcoach", "Alle jobcoaches"),
    "stand": ("Stand van de plaatsing", "Alle plaatsingen"),
}
STANDEN = (("lopend", "Lopende plaatsingen"), ("afgerond", "Afgelopen plaatsingen"))
MEER, MINDER = "Meer keuzes", "Minder keuzes"


class Filters(QWidget):
    """`changed()` after each choice; what is folded away counts only while it says so on its button."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields = {naam: self._field(naam) for naam in ALLES}
        self.fields["stand"].set_choices((("", ALLES["stand"][1]), *STANDEN))
        self.more = LinkButton(MEER)
        self.more.setObjectName("export_meer_keuzes")
        self.more.setAccessibleDescription("Regio, werkgever, jobcoach en stand van de plaatsing")
        self.more.setToolTip("Regio, werkgever, jobcoach en stand van de plaatsing")
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
            "werkgever": [(str(nummer), naam or "(zonder naam)") for nummer, naam in keuzes.werkgevers],
            "coach": [(naam, naam) for naam in keuzes.coaches],
        }
        for naam, choices in offered.items():
            self.fields[naam].set_choices((("", ALLES[naam][1]), *choices))

    def open(self, shown: bool) -> None:
        """Fold the choices out, or away; those in use are counted on the button."""
        self.inside.setVisible(shown)
        used = sum(bool(field.content()) for field in self.fields.values())
        counted = f"{MEER} ({used} in gebruik)" if used else MEER
        self.more.setText(MINDER if shown else counted)

    def _field(self, naam: str) -> ChoiceField:
        field = ChoiceField((("", ALLES[naam][1]),))
        field.setObjectName(f"export_{naam}")
        field.setAccessibleName(ALLES[naam][0])
        field.set_content("")
        field.ended.connect(self.changed)
        return field
