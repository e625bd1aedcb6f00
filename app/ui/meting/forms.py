"""The steps that are plain forms: Gegevens, Normfunctie, Zienswijzen."""

from PySide6.QtWidgets import QHBoxLayout

from app.services.change import Ref
from app.services.records import ZienswijzeRecord
from app.ui.meting.draft import Draft
from app.ui.meting.fields import FieldGroup, form_of
from app.ui.meting.page import StepPage
from app.ui.theme import space
from app.ui.widgets.card import Card
from app.ui.widgets.text import label

BRON = "Besluit loonkostensubsidie Participatiewet 2021 art. 3 lid 3"
PARTIJEN = {"werknemer": "Werknemer", "werkgever": "Werkgever"}


class FormPage(StepPage):
    """Cards with fields of the meting itself: title, explanation, names of fields, width of each."""

    cards: tuple[tuple[str, str, tuple[str, ...], int], ...] = ()

    def rebuild(self) -> None:
        if not self.groups and self.draft.record is not None:
            for card in self.cards:
                self.column.addWidget(self._card(*card))
            self.column.addStretch()
        super().rebuild()

    def _card(self, title: str, text: str, namen: tuple[str, ...], breedte: int) -> Card:
        card = Card(title)
        if text:
            card.add(label(text, "muted", wrap=True))
        form = form_of("meting", *namen, breedte=breedte)
        card.add(form)
        self.groups.append(FieldGroup(self.draft, Ref("meting", self.draft.meting_id), [form], self))
        return card


class GegevensPage(FormPage):
    """Dates, people, hours."""

    cards = (
        ("Bezoek en rapport", "", ("doel", "regulier", "datum_bezoek", "datum_rapport"), 3),
        ("Gesproken met", "", ("geinterviewde", "contactpersoon", "contactpersoon_email"), 2),
        (
            "Uren en vakantiebijslag",
            "De uren uit het contract, niet de uren die werkelijk zijn gewerkt.",
            ("contracturen", "voltijduren", "werkdagen_per_week", "vakantiebijslag"),
            2,
        ),
    )


class NormfunctiePage(FormPage):
    """The job one compares with."""

    cards = (
        (
            "Normfunctie",
            "Met welke functie vergelijkt u? Kies de functie van een gemiddelde werknemer buiten de "
            "doelgroep waarvan de taken het dichtst bij het werk van de kandidaat liggen.",
            ("normfunctie", "normfunctie_omschrijving", "uitgevoerde_functie"),
            6,
        ),
    )


class ZienswijzenPage(StepPage):
    """Employee and employer side by side (Besluit loonkostensubsidie Participatiewet 2021 art. 3 lid 3)."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self.column.addWidget(
            label(
                "Werknemer en werkgever mogen allebei reageren voordat het rapport definitief is. Leg hun "
                "eigen woorden vast, of dat zij akkoord zijn of er geen gebruik van maken.",
                "muted",
                wrap=True,
            )
        )
        self.row = QHBoxLayout()
        self.row.setSpacing(space(2))
        self.column.addLayout(self.row)
        self.column.addWidget(
            label("Bron: Besluit loonkostensubsidie Participatiewet 2021 art. 3 lid 3", "small")
        )
        self.column.addStretch()

    def rebuild(self) -> None:
        if not self.groups and self.draft.record is not None:
            for partij, naam in PARTIJEN.items():
                for deel in self.draft.record.zienswijzen:
                    if deel.partij == partij:
                        self.row.addWidget(self._card(naam, deel), 1)
        super().rebuild()

    def _card(self, naam: str, deel: ZienswijzeRecord) -> Card:
        card, form = Card(f"Zienswijze {naam.lower()}"), form_of("zienswijze")
        for cell in form.cells.values():
            cell.editor.setAccessibleName(f"{cell.veld.label}, zienswijze {naam.lower()}")
        card.add(form)
        self.groups.append(FieldGroup(self.draft, Ref("zienswijze", deel.id), [form], self))
        return card
