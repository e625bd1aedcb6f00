"""The steps that are plain forms: Gegevens."""

from app.services.change import Ref
from app.ui.language import tr
from app.ui.meting.fields import FieldGroup, form_of
from app.ui.meting.page import StepPage
from app.ui.meting.vragenlijsten import VragenlijstCard
from app.ui.widgets.card import Card
from app.ui.widgets.text import label


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
        (tr("Bezoek en rapport"), "", ("doel", "regulier", "datum_bezoek", "datum_rapport"), 3),
        (tr("Gesproken met"), "", ("geinterviewde", "contactpersoon", "contactpersoon_email"), 2),
        (
            tr("Uren en vakantiebijslag"),
            tr("De uren uit het contract, niet de uren die werkelijk zijn gewerkt."),
            ("contracturen", "voltijduren", "werkdagen_per_week", "vakantiebijslag"),
            2,
        ),
    )

    def rebuild(self) -> None:
        new = not self.groups and self.draft.record is not None
        super().rebuild()
        if new:
            self.questions = VragenlijstCard(self.draft)
            self.column.insertWidget(self.column.count() - 1, self.questions)
        if self.draft.record is not None:
            self.questions.setVisible(not self.draft.closed)
