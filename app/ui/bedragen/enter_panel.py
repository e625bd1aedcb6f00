"""Confirm, replace or add an amount in the side panel: fill in, look at what changes, store."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.services.bedragen.bedrag_records import Voorstel
from app.services.errors import UserError
from app.ui.bedragen.proposal import ProposalView
from app.ui.bedragen.waiting import Waiting
from app.ui.bedragen.words import capital
from app.ui.context import Context
from app.ui.language import said, tr, tr_pairs
from app.ui.theme import space
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.choices import ChoiceField
from app.ui.widgets.form import FieldForm
from app.ui.widgets.text import label

BEVESTIG, VERVANG, NIEUW = "bevestig", "vervang", "nieuw"
TITELS = {BEVESTIG: tr("Bevestig een bedrag"), VERVANG: tr("Vervang een bedrag"), NIEUW: tr("Nieuw bedrag")}
UITLEG = {
    BEVESTIG: tr("U bevestigt dat u dit bedrag zelf in een officiële bron hebt gelezen. Noem die bron."),
    VERVANG: tr(
        "Het nieuwe bedrag komt in de plaats van het bedrag dat er staat. U kunt het later terugzetten."
    ),
    NIEUW: tr("Een bedrag mag ook in de toekomst liggen, als het in een officiële bron staat."),
}
KNOPPEN = {BEVESTIG: tr("Bevestig"), VERVANG: tr("Vervang"), NIEUW: tr("Voeg toe")}
KIJKEN = tr("Bekijk wat er verandert")


class EnterPanel(QWidget):
    """`drafts` keeps what was typed, by act and amount, until it is stored."""

    def __init__(self, context: Context, act: str, invulling: Any, drafts: dict[Any, Any]) -> None:
        super().__init__()
        self.context, self.act, self.drafts = context, act, drafts
        self.invulling: Any = None
        self.form: FieldForm | None = None
        self.steps = QStackedWidget()
        self.typing = QWidget()
        self.kind = ChoiceField(tr_pairs(invulling.keuzes))
        self.kind.setObjectName("veld_parameter")
        self.kind.setAccessibleName(tr("Welk bedrag"))
        self.kind.ended.connect(self._other_kind)
        self.note, self.what = label("", "muted", wrap=True), label("", "strong", wrap=True)
        self.waiting = Waiting()
        self.button = PrimaryButton(KIJKEN, "Ctrl Enter")
        self.button.setObjectName("bedrag_kijk")
        self.button.clicked.connect(self.finish)
        self._lay_out()
        self.kind.setVisible(act == NIEUW)
        self.what.setVisible(act != NIEUW)
        self.show_invulling(invulling)

    def show_invulling(self, invulling: Any) -> None:
        """Fill the form for this kind of amount."""
        self.invulling = invulling
        self.kind.set_content(invulling.parameter)
        self.note.setText(
            tr(
                "{uitleg} Regeling: {toelichting}.",
                uitleg=UITLEG[self.act],
                toelichting=said(invulling.toelichting),
            )
        )
        self.what.setText(self._what())
        form = FieldForm(invulling.velden)
        form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        form.set_values({**self._texts(), **self.drafts.get(self.key, {})})
        form.field_edited.connect(self._keep)
        if self.act == BEVESTIG:
            for veld in invulling.velden:
                form.set_field_visible(veld.naam, veld.naam in ("bron", "brondatum", "opmerking"))
        if self.act == VERVANG:
            form.cells["vanaf"].set_read_only(True)
        if self.form is not None:
            self.slot.removeWidget(self.form)
            self.form.deleteLater()
        self.form = form
        self.slot.addWidget(form)
        first = {BEVESTIG: "bron", VERVANG: invulling.velden[1].naam, NIEUW: "vanaf"}[self.act]
        self.setFocusProxy(form.cells[first].editor)

    @property
    def key(self) -> tuple[str, str, str]:
        """What the typing belongs to."""
        vanaf = "" if self.act == NIEUW else self.invulling.teksten["vanaf"]
        return self.act, self.invulling.parameter, vanaf

    def finish(self) -> None:
        """Ctrl+Enter: first look at what changes, then store."""
        from app.services.bedragen.vastleggen import propose_bedrag

        shown = self.steps.currentWidget()
        if isinstance(shown, ProposalView):
            shown.finish()
            return
        self.form.set_messages({})
        self.button.setEnabled(False)
        job = self.context.read(
            propose_bedrag,
            self.invulling.parameter,
            self.form.values(),
            done=self._propose,
            failed=self._refused,
            owner=self,
            lane="lang",
        )
        self.waiting.follow(job)

    def _texts(self) -> dict[str, str]:
        today = f"{self.context.today():%d-%m-%Y}"
        texts = {**self.invulling.teksten, "brondatum": today}
        return texts if self.act == NIEUW else {**texts, "status": "bevestigd", "bron": "", "opmerking": ""}

    def _what(self) -> str:
        """The amount in words; a new one is named in its own field."""
        texts = self.invulling.teksten
        if self.act == NIEUW:
            return ""
        getal = f" {texts['waarde']} {self.invulling.velden[1].eenheid}" if "waarde" in texts else ""
        return tr(
            "{naam}{getal}, vanaf {vanaf}",
            naam=capital(said(self.invulling.naam)),
            getal=getal.rstrip(),
            vanaf=texts["vanaf"],
        )

    def _keep(self, naam: str, tekst: str) -> None:
        self.drafts.setdefault(self.key, {})[naam] = tekst

    def _other_kind(self) -> None:
        from app.services.bedragen.invulling import read_invulling

        if self.kind.content() != self.invulling.parameter:
            self.context.read(read_invulling, self.kind.content(), done=self.show_invulling, owner=self)

    def _propose(self, voorstel: Voorstel | None) -> None:
        self.button.setEnabled(True)
        if voorstel is None:
            return
        view = ProposalView(self.context, voorstel, KNOPPEN[self.act], self._store, back=self._back)
        self.steps.addWidget(view)
        self.steps.setCurrentWidget(view)
        view.setFocus()

    def _store(self, voorstel: Voorstel, refused: Any) -> None:
        from app.services.bedragen.vastleggen import store_voorstel

        self.context.write(
            store_voorstel, voorstel, True, done=lambda _change: self._stored(), failed=refused, owner=self
        )

    def _stored(self) -> None:
        self.drafts.pop(self.key, None)
        self.context.close_panel()

    def _back(self) -> None:
        view = self.steps.currentWidget()
        self.steps.setCurrentWidget(self.typing)
        self.steps.removeWidget(view)
        view.deleteLater()
        self.setFocus()

    def _refused(self, fout: UserError) -> None:
        self.button.setEnabled(True)
        if fout.veld not in self.form.cells:
            self.context.messages.refuse(fout)
            return
        veld = fout.veld
        self.form.set_field_visible(veld, True)
        self.form.set_message(veld, fout.tekst)
        self.form.focus(veld)

    def _lay_out(self) -> None:
        self.slot = QVBoxLayout()
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch()
        column = QVBoxLayout(self.typing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.what)
        column.addWidget(self.note)
        column.addWidget(self.kind)
        column.addLayout(self.slot)
        column.addLayout(row)
        column.addWidget(self.waiting)
        column.addStretch()
        self.steps.addWidget(self.typing)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.steps)
