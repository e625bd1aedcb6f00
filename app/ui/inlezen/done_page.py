"""The last step: what was read in, where it is, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.inlezen.inleesrecords import Controle
from app.services.velden import format_aantal
from app.ui.context import Context
from app.ui.inlezen.history import History
from app.ui.language import said, tr
from app.ui.theme import space, theme
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.finding_list import IconLabel
from app.ui.widgets.text import label

NOT_MEASURED = tr("Een eerdere loonwaarde telt nergens als een meting van u.")


class DonePage(QWidget):
    """`people_wished()`, `another_wished()`; the list of imports below has the way back."""

    people_wished = Signal()
    another_wished = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.title, self.words = label("", "heading", wrap=True), label("", "muted", wrap=True)
        self.history = History(context)
        self.people = PrimaryButton(tr("Naar de kandidaten"), "Ctrl Enter")
        self.people.setObjectName("naar_kandidaten")
        self.people.clicked.connect(self.people_wished)
        another = SecondaryButton(tr("Nog een bestand"))
        another.clicked.connect(self.another_wished)
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(IconLabel("circle-check", "good", theme.pixels(28)), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(1))
        buttons.addWidget(self.people)
        buttons.addWidget(another)
        buttons.addStretch()
        card = Card()
        card.body.setSpacing(space(2))
        card.add(head)
        card.add(self.words)
        card.add(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(card)
        column.addWidget(self.history, 1)
        self.setFocusProxy(self.people)

    def show_done(self, naam: str, controle: Controle) -> None:
        """Tell what came of this file."""
        from app.services.inlezen.terugdraaien import count_in_words

        self.title.setText(tr("{naam} is ingelezen", naam=naam))
        delen = [tr("Nieuw: {nieuw}.", nieuw=said(count_in_words(controle.nieuw))) if controle.nieuw else ""]
        delen.append(
            tr("Bijgewerkt: {gewijzigd}.", gewijzigd=controle.gewijzigd) if controle.gewijzigd else ""
        )
        delen.append(
            tr(
                "Overgeslagen: {foute_rijen} met fouten.",
                foute_rijen=format_aantal(controle.foute_rijen, tr("rij"), tr("rijen")),
            )
            if controle.foute_rijen
            else ""
        )
        delen.append(NOT_MEASURED if controle.nieuw.get("eerdere_loonwaarde") else "")
        self.words.setText(" ".join(filter(None, delen)))
