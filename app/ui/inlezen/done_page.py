"""The last step: what was read in, where it is, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from app.services.inlezen.inleesrecords import Controle
from app.ui.theme import space, theme
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.finding_list import IconLabel
from app.ui.widgets.text import label


class DonePage(Card):
    """`people_wished()`, `another_wished()`, `undo_wished()`."""

    people_wished = Signal()
    another_wished = Signal()
    undo_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body.setSpacing(space(2))
        self.title, self.words = label("", "heading", wrap=True), label("", "muted", wrap=True)
        self.people = PrimaryButton("Naar de kandidaten", "Ctrl Enter")
        self.people.setObjectName("naar_kandidaten")
        self.people.clicked.connect(self.people_wished)
        another = SecondaryButton("Nog een bestand")
        another.clicked.connect(self.another_wished)
        self.undo = SecondaryButton("Terugdraaien", icon_name="arrow-back-up")
        self.undo.setObjectName("net_terugdraaien")
        self.undo.clicked.connect(self.undo_wished)
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(IconLabel("circle-check", "good", theme.pixels(28)), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(1))
        for button in (self.people, another, self.undo):
            buttons.addWidget(button)
        buttons.addStretch()
        self.add(head)
        self.add(self.words)
        self.add(buttons)
        self.body.addStretch()
        self.setFocusProxy(self.people)

    def show_done(self, naam: str, controle: Controle) -> None:
        """Tell what came of this file."""
        from app.services.inlezen.terugdraaien import count_in_words

        self.title.setText(f"{naam} is ingelezen")
        delen = [f"Nieuw: {count_in_words(controle.nieuw)}." if controle.nieuw else ""]
        delen.append(f"Bijgewerkt: {controle.gewijzigd}." if controle.gewijzigd else "")
        delen.append(
            f"Overgeslagen: {controle.foute_rijen} rijen met fouten." if controle.foute_rijen else ""
        )
        delen.append("Een eerdere loonwaarde telt nergens als meting die u maakte.")
        self.words.setText(" ".join(filter(None, delen)))
