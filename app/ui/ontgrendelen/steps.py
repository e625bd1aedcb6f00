"""The head of the first start, the step about the user and the step about practising."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from app.services.errors import UserError
from app.services.formulieren import select_velden
from app.services.velden import parse
from app.ui.theme import space
from app.ui.widgets.card import Card
from app.ui.widgets.form import FieldForm
from app.ui.widgets.marks import ProgressBarThin
from app.ui.widgets.text import label

TITELS = (
    (
        "Wie bent u?",
        "Deze gegevens komen op het rapport. De wet vraagt wie de loonwaarde bepaalt en waarom die dat kan.",
    ),
    (
        "Uw wachtwoord",
        "Het archief is versleuteld. Zonder wachtwoord of herstelsleutel kan niemand erbij, ook wij niet.",
    ),
    ("Oefenen of beginnen", "Met het oefenarchief ziet u het hele programma met verzonnen personen."),
)


class StepHead(QWidget):
    """Which step of three, and what it is about."""

    def __init__(self) -> None:
        super().__init__()
        self.count, self.title, self.text = (
            label("", "label"),
            label("", "title"),
            label("", "muted", wrap=True),
        )
        self.bar = ProgressBarThin(0, len(TITELS))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0))
        for part in (self.count, self.bar, self.title, self.text):
            column.addWidget(part)

    def show_step(self, number: int) -> None:
        """Show step 0, 1 or 2."""
        self.count.setText(f"Stap {number + 1} van {len(TITELS)}")
        self.title.setText(TITELS[number][0])
        self.text.setText(TITELS[number][1])
        self.bar.set_value(number + 1)
        self.bar.setAccessibleName(self.count.text())


class ProfileStep(QWidget):
    """The profile (art. 3 Regeling); may be completed later, a name is needed now."""

    def __init__(self) -> None:
        super().__init__()
        self.velden = select_velden("gebruiker")
        self.form = FieldForm(self.velden)
        self.form.field_edited.connect(self._check)
        card = Card()
        card.add(self.form)
        card.add(label("Wat u nu openlaat, vult u later aan bij Instellingen.", "small", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch()
        self.setFocusProxy(self.form)

    def values(self) -> dict[str, str]:
        """What was typed, by field."""
        return {veld.naam: self.form.value(veld.naam) for veld in self.velden}

    def complete(self) -> bool:
        """Whether one may go on: a name, and no field that is refused."""
        if not self.form.value("naam").strip():
            self.form.set_message("naam", "Vul uw naam in; die staat op elk rapport.", "blokkeert")
            self.form.focus("naam")
            return False
        refused = [veld for veld in self.velden if not self._check(veld.naam, self.form.value(veld.naam))]
        return not refused

    def _check(self, naam: str, tekst: str) -> bool:
        (veld,) = select_velden("gebruiker", naam)
        try:
            parse(veld, tekst)
        except UserError as fout:
            self.form.set_message(naam, fout.tekst, "blokkeert")
            return False
        self.form.set_message(naam, "", "")
        return True


class ExampleStep(QWidget):
    """Practise with fictional people first, or begin with an empty archive."""

    def __init__(self) -> None:
        super().__init__()
        self.empty = QRadioButton("Begin met mijn eigen, lege archief")
        self.practise = QRadioButton("Open eerst het oefenarchief")
        self.empty.setChecked(True)
        self.group = QButtonGroup(self)
        card = Card()
        card.body.setSpacing(space(1))
        self._add(card, self.empty, "U vult zelf gemeenten, werkgevers en kandidaten in.")
        self._add(
            card,
            self.practise,
            "Ongeveer 24 verzonnen kandidaten bij 10 werkgevers, met metingen en begeleiding. "
            "Uw eigen archief blijft leeg en klaarstaan.",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch()
        self.setFocusProxy(self.empty)

    def wanted(self) -> bool:
        """Whether the user wants the example archive."""
        return self.practise.isChecked()

    def _add(self, card: Card, choice: QRadioButton, text: str) -> None:
        self.group.addButton(choice)
        choice.setAccessibleDescription(text)
        choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        card.add(choice)
        note = QHBoxLayout()
        note.setContentsMargins(26, 0, 0, space(1))
        note.addWidget(label(text, "muted", wrap=True))
        card.add(note)
