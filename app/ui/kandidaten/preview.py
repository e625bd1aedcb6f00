"""The chosen kandidaat at a glance, with what one mostly does next."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.services.records import KandidaatRij
from app.ui.language import tr
from app.ui.theme import space
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.card import Avatar, Card, pair
from app.ui.widgets.letter_size import hold_width
from app.ui.widgets.row_card import RowCard
from app.ui.widgets.text import label, line


class Preview(RowCard):
    """`open_wished(id)`, `contact_wished(id)`."""

    open_wished = Signal(int)
    contact_wished = Signal(int)

    def __init__(self) -> None:
        super().__init__(tr("Kies een kandidaat om hier het overzicht te zien."), self._card)
        self.held = hold_width(self, 288)

    def show_rij(self, rij: Any) -> None:
        super().show_rij(rij)
        self.held.follow()

    def _card(self, rij: KandidaatRij) -> Card:
        card = Card()
        card.body.setSpacing(space(2))
        card.add(_head(rij))
        card.add(line())
        for naam, waarde in _feiten(rij):
            card.add(pair(naam, waarde))
        card.body.addStretch()
        open_button = PrimaryButton(tr("Open dossier"), "Enter")
        open_button.clicked.connect(lambda: self.open_wished.emit(rij.id))
        contact = SecondaryButton(tr("Contact vastleggen"))
        contact.clicked.connect(lambda: self.contact_wished.emit(rij.id))
        card.add(open_button)
        card.add(contact)
        return card


def _head(rij: KandidaatRij) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(label(rij.naam, "heading", wrap=True))
    leeftijd = (
        tr("{leeftijd} jaar", leeftijd=rij.leeftijd) if rij.leeftijd is not None else tr("geen geboortedatum")
    )
    words.addWidget(
        label(
            tr("{leeftijd} · dossier {dossiernummer}", leeftijd=leeftijd, dossiernummer=rij.dossiernummer),
            "small",
            wrap=True,
        )
    )
    row = QHBoxLayout()
    row.setSpacing(space(2))
    row.addWidget(Avatar(rij.initialen))
    row.addLayout(words, 1)
    return row


def _feiten(rij: KandidaatRij) -> list[tuple[str, str]]:
    loonwaarde = f"{rij.loonwaarde} %" if rij.loonwaarde is not None else tr("nog niet definitief gemeten")
    if rij.loonwaarde is None and rij.route == "lid5":
        loonwaarde = tr("forfait van 50 %")
    contact = f"{rij.laatste_contact:%d-%m-%Y}" if rij.laatste_contact else tr("nog geen contact")
    feiten = [
        (tr("Werkgever"), rij.werkgever or tr("nog geen plaatsing")),
        (tr("Functie"), rij.functie),
        (tr("Gemeente"), rij.gemeente),
        (tr("Loonwaarde"), loonwaarde),
        (tr("Laatste contact"), contact),
        (tr("Jobcoach"), rij.coach),
    ]
    return [(naam, waarde) for naam, waarde in feiten if waarde]
