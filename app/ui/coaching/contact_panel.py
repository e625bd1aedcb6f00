"""Quick entry of a contact in the side panel: right most of the time, stored field by field."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.services.change import Change, Ref
from app.services.errors import UserError
from app.services.velden import format_duur
from app.ui.coaching.aanvulling_part import AanvullingPart
from app.ui.coaching.contact_parts import AfsprakenPart, CorrectionPart, DoelenPart
from app.ui.coaching.versions_part import VersionsPart
from app.ui.coaching.visit_part import VisitPart
from app.ui.coaching.who_part import WhoPart
from app.ui.context import Context
from app.ui.language import tr
from app.ui.theme import space
from app.ui.widgets.buttons import IconButton, LinkButton, PrimaryButton
from app.ui.widgets.object_form import ObjectForm
from app.ui.widgets.text import label, line

BOVEN = ("datum", "begintijd", "eindtijd", "soort", "gesproken_met")
MIDDEN = ("gedaan", "volgend_contact", "geen_volgend_reden")
ONDER = (
    "reistijd_minuten",
    "kilometers",
    "signalen",
    "declarabel",
    "zichtbaar_voor_werkgever",
    "uitvoerder",
)
WOORDEN = ("woorden_reden",)


class ContactPanel(QWidget):
    """The contact with this number: typed in while a concept, shown with a way to correct it after.

    The fields scroll; what it comes to and the button that records it stay in view. Why a word about health
    stands in the text is asked only when there is one.
    """

    gids = "contact"  # what of the guide F1 opens here

    def __init__(self, context: Context, contact_id: int) -> None:
        super().__init__()
        self.context, self.ref = context, Ref("contactmoment", contact_id)
        self.record: Any = None
        self.who = WhoPart(context, self.ref)
        self.forms = [
            ObjectForm(context, self.ref, namen, quiet=namen is not BOVEN)
            for namen in (BOVEN, MIDDEN, ONDER, WOORDEN)
        ]
        self.words = self.forms[3]
        self.words.hide()
        self.visit = VisitPart(context, self.ref, lambda: self.who.people)
        for form in self.forms:
            self.visit.repeated.connect(form.reload)
        self.visit.repeated.connect(self._begin)
        self.versions = VersionsPart(context, contact_id)
        self.added = AanvullingPart(context, contact_id)
        self.doelen, self.afspraken = DoelenPart(context, self.ref), AfsprakenPart(context, self.ref)
        self.correction = CorrectionPart(context, contact_id)
        self.correction.opened.connect(self._show_other)
        self.summary = label("", "muted", wrap=True)
        self.buttons = self._make_buttons()
        self.area = QScrollArea(widgetResizable=True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self.context.changed.connect(self.refresh)
        self.refresh(None)
        self.forms[1].loaded.connect(self._begin)

    def refresh(self, change: Change | None) -> None:
        """Follow what is stored of this contact."""
        from app.services.coachen.contactlezen import read_contact

        if change is None or change.touches("contactmoment", self.ref.id) or change.touches("coachtraject"):
            self.context.read(read_contact, self.ref.id, done=self._show, failed=lambda _: None)

    def finish(self) -> None:
        """Ctrl+Enter: record the contact; what is lacking is said at its field."""
        self._record(then_another=False)

    def _record(self, then_another: bool) -> None:
        from app.services.coachen.coaching import vastleggen

        if self.record is None or self.record.status != "concept":
            return
        for form in self.findChildren(ObjectForm):
            form.flush()
        kandidaat = self.record.kandidaat_id if then_another else None
        self.context.write(
            vastleggen,
            self.ref.id,
            done=lambda _: self._recorded(kandidaat),
            failed=self._refused,
            owner=self,
        )

    def _recorded(self, kandidaat: int | None) -> None:
        words = tr("Het contact met {kandidaat} is vastgelegd.", kandidaat=self.record.kandidaat)
        if samen := len(self.record.deelnemers):
            words = tr(
                "Het bezoek aan {aantal} kandidaten is vastgelegd. De tijd is gedeeld.", aantal=samen + 1
            )
        self.context.messages.show(words, "good")
        self.context.close_panel()
        if kandidaat is not None:
            self.context.log_contact(kandidaat)

    def _refused(self, fout: UserError) -> None:
        """Every message of this contact, else the one of another kandidaat in the visit."""
        from app.services.coachen.coaching import check_contact

        def show(meldingen: Sequence[tuple[str, str]]) -> None:
            self._show_meldingen(meldingen or ((fout.veld, fout.tekst),))

        self.context.read(check_contact, self.ref.id, done=show, owner=self)

    def _show_meldingen(self, meldingen: Sequence[tuple[str, str]]) -> None:
        """Every message at its field, the last one found first, so that the first ends in focus."""
        for veld, tekst in reversed(meldingen):
            self._show_melding(veld, tekst)
        focus = self.window().focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self.area.ensureWidgetVisible(focus, 0, 60)

    def _show_melding(self, veld: str, tekst: str) -> None:
        parts = {"doelen": self.doelen, "afspraken": self.afspraken, "deelnemers": self.visit}
        part = parts.get(veld)
        if part is not None:
            part.show_message(tekst)
            self.area.ensureWidgetVisible(part)
            return
        for form in self.forms:
            if form.form is not None and veld in form.form.cells:
                form.show()
                form.form.set_message(veld, tekst)
                form.form.focus(veld)
                return
        self.context.messages.show(tekst, "bad")

    def _ask_remove(self) -> None:
        self.context.messages.show(
            tr("Dit concept weggooien? Wat u er typte, komt niet terug."),
            "attention",
            (tr("Gooi weg"), self._remove),
        )

    def _remove(self) -> None:
        from app.services.objecten import remove

        self.context.write(remove, self.ref, done=lambda _: self.context.close_panel(), owner=self)

    def _show_other(self, contact_id: int) -> None:
        self.context.show_panel(ContactPanel(self.context, contact_id), tr("Contact corrigeren"))

    def _show(self, record: Any) -> None:
        self.record = record
        concept = record.status == "concept"
        self.who.show_record(record, concept)
        self.visit.show_record(record, concept)
        self.words.setVisible(bool(record.woorden_reden) or not self.words.isHidden())
        self.versions.show_versies(record.versies)
        self.added.show_record(record)
        self.doelen.show_doelen(record.doelen, concept)
        self.afspraken.show_afspraken(record.afspraken, concept)
        self.buttons.setVisible(concept)
        self.correction.setVisible(record.status == "vastgelegd")
        self.summary.setText(_summary(record))

    def _begin(self) -> None:
        """The words are what one types; the rest is mostly right."""
        self.forms[1].focus("gedaan")

    def _make_buttons(self) -> QWidget:
        record_button = PrimaryButton(tr("Vastleggen"), "Ctrl Enter")
        record_button.setObjectName("contact_vastleggen")
        record_button.clicked.connect(self.finish)
        again = LinkButton(tr("en nog een"))
        again.setObjectName("contact_en_nog_een")
        again.clicked.connect(lambda: self._record(then_another=True))
        drop = IconButton("trash", tr("Gooi dit concept weg"))
        drop.clicked.connect(self._ask_remove)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(record_button)
        row.addWidget(again)
        row.addStretch()
        row.addWidget(drop)
        return holder

    def _lay_out(self) -> None:
        fields = QWidget()
        fields.setProperty("role", "scroll")
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, space(1), 0)
        column.setSpacing(2)
        above, middle, below, words = self.forms
        parts = (
            self.who,
            self.visit,
            above,
            self.doelen,
            middle,
            self.afspraken,
            self.added,
            words,
            below,
            self.versions,
        )
        for part in parts:
            column.addWidget(part)
        column.addStretch()
        self.area.setWidget(fields)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space(1))
        whole.addWidget(self.area, 1)
        whole.addWidget(line())
        for part in (self.summary, self.buttons, self.correction):
            whole.addWidget(part)
        self.correction.hide()


def _summary(record: Any) -> str:
    """ "0:45 declarabel · nog 10:45 van 30:00 uur · reistijd telt niet mee"."""
    minuten = max(0, record.minuten) // (len(record.deelnemers) + 1)
    delen = [f"{format_duur(minuten)} {(tr('declarabel') if record.declarabel else tr('niet declarabel'))}"]
    if record.budget.over is not None:
        mee = minuten if record.declarabel and record.status == "concept" else 0
        over = max(0, record.budget.over - mee)
        delen.append(
            tr(
                "daarna nog {over} van {toegekend} uur",
                over=format_duur(over),
                toegekend=format_duur(record.budget.toegekend),
            )
        )
    delen.append(tr("reistijd telt niet mee"))
    return " · ".join(delen)
