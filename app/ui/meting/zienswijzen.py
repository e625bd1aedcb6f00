"""Zienswijzen: show the concept, keep what each party says of it, and let them sign."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from app.services.change import Ref
from app.services.papier.handtekeningen import describe_change, remove_handtekening, store_handtekening
from app.services.papier.uitleg import show_concept
from app.services.records import ZienswijzeRecord
from app.ui.language import said, tr
from app.ui.meting.concept_view import ConceptView
from app.ui.meting.draft import Draft
from app.ui.meting.fields import FieldGroup, form_of
from app.ui.meting.page import StepPage
from app.ui.meting.save_paper import ask_and_save, print_paper
from app.ui.meting.sign_view import SignView
from app.ui.meting.signature import SignatureImage
from app.ui.theme import space
from app.ui.widgets.buttons import LinkButton, SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.text import label, line, set_role

PARTIJEN = {"werknemer": tr("Werknemer"), "werkgever": tr("Werkgever")}
WOORDEN = {"akkoord": "Akkoord met het concept.", "geen_gebruik": "Ik maak geen gebruik van een zienswijze."}
INLEIDING = tr(
    "Werknemer en werkgever mogen allebei reageren voordat het rapport definitief is. Laat hun het concept "
    "zien, leg hun eigen woorden vast, of dat zij akkoord zijn of er geen gebruik van maken."
)
BRON = tr("Bron: Besluit loonkostensubsidie Participatiewet 2021 art. 3 lid 3")


class ZienswijzenPage(StepPage):
    """Employee and employer side by side."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self.cards: dict[str, ZienswijzeCard] = {}
        self.concept: ConceptView | None = None
        self.show_button = SecondaryButton(tr("Laat het concept zien"), icon_name="eye")
        self.print_button = SecondaryButton(tr("Druk het concept af …"), icon_name="printer")
        self.save_button = SecondaryButton(tr("Bewaar PDF …"), icon_name="download")
        self.show_button.clicked.connect(self.show_concept)
        self.print_button.clicked.connect(self.print_concept)
        self.save_button.clicked.connect(self.save_concept)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(1))
        for button in (self.show_button, self.print_button, self.save_button):
            buttons.addWidget(button)
        buttons.addStretch()
        self.row = QHBoxLayout()
        self.row.setSpacing(space(2))
        self.column.addWidget(label(INLEIDING, "muted", wrap=True))
        self.column.addLayout(buttons)
        self.column.addLayout(self.row)
        self.column.addWidget(label(BRON, "small"))
        self.column.addStretch()

    def rebuild(self) -> None:
        record = self.draft.record
        if record is None:
            return
        super().rebuild()
        delen = {deel.partij: deel for deel in record.zienswijzen}
        missing = [partij for partij in PARTIJEN if partij in delen and partij not in self.cards]
        self.in_turns([partial(self._add_card, delen[partij]) for partij in missing])

    def refresh(self) -> None:
        for deel in self.draft.record.zienswijzen if self.draft.record else ():
            if deel.partij in self.cards:
                self.cards[deel.partij].refresh(deel)

    def _add_card(self, deel: ZienswijzeRecord) -> None:
        card = self.cards[deel.partij] = ZienswijzeCard(self.draft, deel)
        self.groups.append(card.group)
        self.row.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)

    def show_concept(self) -> None:
        """Over the whole window, in large letters; what was typed is stored first."""
        self.flush()
        self.draft.context.read(show_concept, self.draft.meting_id, done=self._show, owner=self)

    def print_concept(self) -> None:
        """On paper, to hand over."""
        self.flush()
        print_paper(self.draft, "concept", self)

    def save_concept(self) -> None:
        """As a PDF."""
        self.flush()
        ask_and_save(self.draft, "concept", self)

    def _show(self, uitleg: Any) -> None:
        self.concept = ConceptView(uitleg, self)
        self.concept.print_wished.connect(self.print_concept)
        self.concept.left.connect(self._forget)
        self.concept.enter()

    def _forget(self) -> None:
        self.concept = None


class ZienswijzeCard(Card):
    """What one party says, who says it, and the signature under it."""

    def __init__(self, draft: Draft, deel: ZienswijzeRecord) -> None:
        super().__init__(tr("Zienswijze {partij}", partij=said(deel.partij)))
        self.draft, self.ref, self.partij = draft, Ref("zienswijze", deel.id), deel.partij
        self.view: SignView | None = None
        self.form = form_of("zienswijze")
        for cell in self.form.cells.values():
            cell.editor.setAccessibleName(
                tr("{label}, zienswijze {partij}", label=cell.veld.label, partij=deel.partij)
            )
        self.image = SignatureImage()
        self.state = label("", "muted", wrap=True)
        self.sign_button = SecondaryButton(tr("Laat tekenen …"), icon_name="pencil")
        self.sign_button.setAccessibleName(tr("Laat tekenen, zienswijze {partij}", partij=said(deel.partij)))
        self.remove_button = LinkButton(tr("Wis de handtekening"))
        self.sign_button.clicked.connect(self.sign)
        self.remove_button.clicked.connect(self._remove)
        buttons = QHBoxLayout()
        buttons.addWidget(self.sign_button)
        buttons.addStretch()
        buttons.addWidget(self.remove_button)
        for part in (self.form, line(), label(tr("Handtekening"), "label"), self.image, self.state, buttons):
            self.add(part)
        self.group = FieldGroup(draft, self.ref, [self.form], self)
        self.refresh(deel)

    def refresh(self, deel: ZienswijzeRecord) -> None:
        """Show the signature, and what changed since."""
        gezet, loonwaarde = deel.handtekening, self.draft.uitkomst.loonwaarde
        anders = describe_change(deel, loonwaarde.percentage if loonwaarde else None)
        self.image.show_lijnen(gezet.lijnen if gezet else (), gezet.naam if gezet else "")
        self.state.setText(anders or describe_signature(deel))
        set_role(self.state, "attention" if anders else "muted")
        self.sign_button.setVisible(not self.draft.closed)
        self.remove_button.setVisible(bool(gezet) and not self.draft.closed)
        self.form.set_field_visible("tekst", deel.keuze in ("", "tekst") or bool(deel.tekst))

    def sign(self) -> None:
        """Let the party sign; an empty name or day is filled in first, a missing choice is asked for."""
        self.form.flush()
        deel = self._now()
        if not deel.keuze:
            self.state.setText(tr("Kies eerst wat de zienswijze is. Daarna kan er getekend worden."))
            set_role(self.state, "attention")
            self.group.focus("keuze")
            return
        for veld, waarde in (("naam", self._likely_name()), ("dag", f"{self.draft.record.vandaag:%d-%m-%Y}")):
            if not getattr(deel, veld) and waarde:
                self.draft.save(self.ref, veld, waarde)
                self.form.set_values({veld: waarde})
        deel = self._now()
        woorden = deel.tekst if deel.keuze == "tekst" else WOORDEN[deel.keuze]
        self.view = SignView(self.partij, deel.naam, woorden or tr("(nog geen tekst)"), self)
        self.view.signed.connect(self._store)
        self.view.enter()

    def _now(self) -> ZienswijzeRecord:
        return next(deel for deel in self.draft.record.zienswijzen if deel.partij == self.partij)

    def _likely_name(self) -> str:
        if self.partij == "werknemer":
            return self.draft.record.kandidaat
        return self.draft.texts.get((Ref("meting", self.draft.meting_id), "geinterviewde"), "")

    def _store(self, lijnen: Any) -> None:
        self.draft.perform(store_handtekening, self.ref.id, lijnen)

    def _remove(self) -> None:
        self.draft.perform(remove_handtekening, self.ref.id)


def describe_signature(deel: ZienswijzeRecord) -> str:
    """Who signed, how and when."""
    gezet = deel.handtekening
    if gezet is None:
        return tr("Nog niet getekend. Tekenen mag; een zienswijze is ook zonder handtekening geldig.")
    hoe = tr("Getekend") if gezet.lijnen else tr("Naam getypt als ondertekening")
    return tr(
        "{hoe} door {naam} op {gezet:%d-%m-%Y} om {gezet:%H:%M}.", hoe=hoe, naam=gezet.naam, gezet=gezet.gezet
    )
