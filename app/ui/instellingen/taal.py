"""The language of the screen: chosen here, spoken from the next start."""

from PySide6.QtCore import Qt

from app.ui.context import Context
from app.ui.language import LANGUAGES, chosen, tr
from app.ui.theme import space
from app.ui.widgets.buttons import SecondaryButton, Segmented
from app.ui.widgets.card import Card
from app.ui.widgets.text import label

UITLEG = tr(
    "Rapporten, brieven, Excel-bestanden en het logboek blijven Nederlands. Datums en bedragen houden hun "
    "Nederlandse schrijfwijze."
)
STRAKS = tr("De taal wisselt als Loonwaarde opnieuw start. Wat u typte, wordt eerst bewaard.")


class TaalCard(Card):
    """A choice, and a button to begin anew once it is another language than this run speaks."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Taal"))
        self.context: Context = context
        self.choice = Segmented(LANGUAGES, tr("Taal van het scherm"))
        self.choice.setObjectName("taal")
        self.choice.set_value(context.settings.taal)
        self.choice.chosen.connect(self._choose)
        self.later = label(STRAKS, "attention", wrap=True)
        self.restart = SecondaryButton(tr("Start nu opnieuw"), icon_name="refresh")
        self.restart.setObjectName("start_opnieuw")
        self.restart.clicked.connect(lambda: self.context.restart())
        self.body.setSpacing(space(2))
        for part in (label(UITLEG, "muted", wrap=True), self.choice, self.later):
            self.add(part)
        self.body.addWidget(self.restart, 0, Qt.AlignmentFlag.AlignLeft)
        self._show()

    def _choose(self, value: str) -> None:
        self.context.settings.taal = value
        self._show()

    def _show(self) -> None:
        waits = self.choice.value() != chosen()
        for part in (self.later, self.restart):
            part.setVisible(waits)
