"""The head of the first start, the step about the user and the step about practising."""

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.services.errors import UserError
from app.services.formulieren import select_velden
from app.services.velden import parse
from app.ui.language import tr
from app.ui.ontgrendelen.option import OptionCard
from app.ui.theme import space
from app.ui.widgets.card import Card
from app.ui.widgets.form import FieldForm
from app.ui.widgets.marks import ProgressBarThin
from app.ui.widgets.text import label

TITELS = (
    (
        tr("Wie bent u?"),
        tr(
            "Deze gegevens komen op het rapport. De wet vraagt wie de loonwaarde bepaalt en waarom die "
            "dat kan."
        ),
    ),
    (
        tr("Uw wachtwoord"),
        tr(
            "Het archief is versleuteld. Zonder wachtwoord of herstelsleutel kan niemand erbij, ook wij niet."
        ),
    ),
    (tr("Oefenen of beginnen"), tr("Uw archief staat klaar. U kunt altijd nog wisselen.")),
)


class StepHead(QWidget):
    """Which step of three, and what it is about."""

    def __init__(self) -> None:
        super().__init__()
        self.count, self.title = label("", "label"), label("", "title")
        self.text = label("", "muted", wrap=True)
        self.bar = ProgressBarThin(0, len(TITELS))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0))
        for part in (self.count, self.bar):
            column.addWidget(part)
        column.addSpacing(space(1))
        for part in (self.title, self.text):
            column.addWidget(part)

    def show_step(self, number: int) -> None:
        """Show step 0, 1 or 2."""
        self.count.setText(tr("Stap {nummer} van {aantal}", nummer=number + 1, aantal=len(TITELS)))
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
        card.body.setContentsMargins(space(4), space(3), space(4), space(3))
        card.add(self.form)
        card.add(label(tr("Wat u nu openlaat, vult u later aan bij Instellingen."), "small", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch()
        self.setFocusProxy(next(iter(self.form.cells.values())).editor)

    def values(self) -> dict[str, str]:
        """What was typed, by field."""
        return self.form.values()

    def complete(self) -> bool:
        """Whether one may go on: a name, and no field that is refused; else the cursor goes there."""
        if not self.form.value("naam").strip():
            self.form.set_message("naam", tr("Vul uw naam in; die staat op elk rapport."), "blokkeert")
            self.form.focus("naam")
            return False
        refused = [naam for naam, tekst in self.values().items() if not self._check(naam, tekst)]
        if refused:
            self.form.focus(refused[0])
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
        self.empty = OptionCard(
            tr("Beginnen met mijn eigen archief"),
            tr("Het is nog leeg. U vult zelf gemeenten, werkgevers en kandidaten in."),
        )
        self.practise = OptionCard(
            tr("Eerst oefenen"),
            tr(
                "In het oefenarchief staan ongeveer 24 verzonnen kandidaten bij 10 werkgevers, met "
                "metingen en begeleiding. Uw eigen archief blijft klaarstaan."
            ),
        )
        self.empty.setChecked(True)
        self.group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        for choice in (self.empty, self.practise):
            self.group.addButton(choice)
            column.addWidget(choice)
        column.addStretch()
        self.setFocusProxy(self.empty)

    def wanted(self) -> bool:
        """Whether the user wants the example archive."""
        return self.practise.isChecked()
