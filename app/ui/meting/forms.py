"""The steps that are plain forms: Gegevens."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.change import Ref
from app.ui.language import tr
from app.ui.meting.draft import Draft
from app.ui.meting.fields import FieldGroup, form_of
from app.ui.meting.page import StepPage
from app.ui.meting.vragenlijsten import VragenlijstCard
from app.ui.widgets.card import Card
from app.ui.widgets.text import label


class FormPage(StepPage):
    """Cards with fields of the meting itself: title, explanation, names of fields, width of each."""

    cards: tuple[tuple[str, str, tuple[str, ...], int], ...] = ()

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self.made = 0
        self.column.addStretch()

    def rebuild(self) -> None:
        if self.draft.record is not None:
            super().rebuild()
            self.in_turns([partial(self._add, make) for make in self.parts()[self.made :]])

    def parts(self) -> list[Callable[[], QWidget]]:
        """What makes the parts of this step, from top to bottom."""
        return [partial(self._card, *card) for card in self.cards]

    def _add(self, make: Callable[[], QWidget]) -> None:
        self.column.insertWidget(self.made, make())
        self.made += 1

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

    questions: VragenlijstCard | None = None

    def rebuild(self) -> None:
        super().rebuild()
        if self.questions is not None:
            self.questions.setVisible(not self.draft.closed)

    def parts(self) -> list[Callable[[], QWidget]]:
        return [*super().parts(), self._questions]

    def _questions(self) -> VragenlijstCard:
        self.questions = VragenlijstCard(self.draft)
        if self.draft.closed:
            self.questions.hide()
        return self.questions
