"""Taken en uren: one to five hoofdtaken with their time, and where that time leaves a gap."""

from PySide6.QtWidgets import QVBoxLayout

from app.services.change import Ref
from app.services.meten.metingen import add_hoofdtaak, move_hoofdtaak, remove_hoofdtaak
from app.services.records import HoofdtaakRecord, MetingRecord
from app.ui.language import said, tr
from app.ui.meting.draft import Draft
from app.ui.meting.fields import FieldGroup, form_of
from app.ui.meting.grouping import Grouping
from app.ui.meting.page import StepPage
from app.ui.meting.taak_row import TaakRow
from app.ui.meting.taken_kader import Foot, Head, compute_aandelen, limits
from app.ui.widgets.card import Card
from app.ui.widgets.text import label

LEEG = tr("Nog geen hoofdtaken. Voeg de taken toe waaraan de werknemer de meeste tijd besteedt.")


class TakenPage(StepPage):
    """The list of hoofdtaken; Alt+Up and Alt+Down move the one in use."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self.rows: dict[int, TaakRow] = {}
        self.wish = 0
        self.grouping = Grouping(draft, self, self)
        self.empty = label(LEEG, "muted", wrap=True)
        self.foot = Foot()
        self.foot.add_button.clicked.connect(self.new)
        self.foot.join_button.clicked.connect(lambda: self.grouping.join())
        self.foot.split_button.clicked.connect(lambda: self.grouping.split())
        self.add_button, self.total, self.gap = self.foot.add_button, self.foot.total, self.foot.gap
        self.card = Card(tr("Taken en uren"))
        self.head = Head()
        self.list = QVBoxLayout()
        self.list.setSpacing(0)
        for part in (self.head, self.empty):
            self.card.add(part)
        self.card.add(self.list)
        self.card.add(self.foot)
        self.column.addWidget(self.card)
        self.column.addWidget(limits())
        self.column.addStretch()

    def rebuild(self) -> None:
        record = self.draft.record
        if record is None:
            return
        if not self.groups:
            self._add_choice()
        for taak_id in set(self.rows) - {taak.id for taak in record.hoofdtaken}:
            self.rows.pop(taak_id).deleteLater()
        for taak in record.hoofdtaken:
            row = self.rows.get(taak.id) or self._row(taak.id)
            self.list.addWidget(row)
            row.rebuild(taak, record.verdeling == "aandeel")
        super().rebuild()
        self.grouping.settle()
        self._show_schedule(record)
        if self.wish in self.rows:
            self.rows[self.wish].focus("omschrijving")
            self.reveal(self.rows[self.wish])
            self.wish = 0

    def refresh(self) -> None:
        record = self.draft.record
        if record is None:
            return
        in_procenten = record.verdeling == "aandeel"
        aandelen = compute_aandelen(record)
        for taak, aandeel in zip(record.hoofdtaken, aandelen, strict=True):
            if taak.id in self.rows:
                self.rows[taak.id].show_share(taak, aandeel, record.werkdagen_per_week, in_procenten)
        self.head.show_choice(in_procenten)
        self.empty.setVisible(not record.hoofdtaken)
        self.head.setVisible(bool(record.hoofdtaken))
        self.foot.refresh(record, aandelen)

    def settle(self) -> None:
        record = self.draft.record
        for taak in record.hoofdtaken if record else ():
            plaats = f"hoofdtaak.{taak.volgnr}."
            te_klein = [
                f"{said(finding.tekst)}. {said(finding.herstel)}"
                for finding in self.draft.findings
                if finding.code.startswith("hoofdtaak-grens") and finding.plaats.startswith(plaats)
            ]
            self.rows[taak.id].show_limit(" ".join(te_klein))

    def new(self) -> None:
        """Add a hoofdtaak and put the cursor in its name."""
        if not self.draft.closed:
            self.flush()
            self.draft.perform(add_hoofdtaak, self.draft.meting_id, done=self._added)

    def focus_first(self) -> None:
        if self.rows:
            next(iter(self.rows.values())).focus("omschrijving")
        else:
            self.add_button.setFocus()

    def mend_focus(self) -> None:
        if self.grouping.here in self.rows:
            self.rows[self.grouping.here].focus("omschrijving")
        else:
            self.focus_first()

    def focus_field(self, ref: Ref | None, naam: str) -> bool:
        if ref is None:
            self.focus_first()
            return True
        for own in self.rows.values():
            if ref.soort == "deeltaak" and ref.id in own.parts.rows:
                self.reveal(own.parts.rows[ref.id])
                return own.parts.rows[ref.id].group.focus(naam)
        row = self.rows.get(ref.id) if ref.soort == "hoofdtaak" else None
        if row is not None and row.focus(naam):
            self.reveal(row)
            return True
        return super().focus_field(ref, naam)

    def _row(self, taak_id: int) -> TaakRow:
        row = self.rows[taak_id] = TaakRow(self.draft, taak_id)
        self.grouping.bind(row)
        row.moved.connect(lambda step: self._move(taak_id, step))
        row.removed.connect(lambda: self._ask_remove(taak_id))
        return row

    def _move(self, taak_id: int, step: int) -> None:
        if not self.draft.closed:
            self.flush()
            self.draft.perform(move_hoofdtaak, taak_id, step)

    def _ask_remove(self, taak_id: int) -> None:
        """Remove an empty hoofdtaak at once; ask first when something would be lost."""
        taak = next(taak for taak in self.draft.record.hoofdtaken if taak.id == taak_id)
        naam = tr("Hoofdtaak {nummer}", nummer=taak.volgnr)
        if not _holds_work(taak):
            self._remove(taak_id)
            return
        wat = tr("de scores en {aantal} waarnemingen", aantal=len(taak.waarnemingen))
        tekst = tr("{naam} verwijderen, met {wat}? Met F9 haalt u haar terug.", naam=naam, wat=wat)
        action = (tr("Verwijder {naam}", naam=naam.lower()), lambda: self._remove(taak_id))
        self.draft.context.messages.show(tekst, "attention", action)

    def _remove(self, taak_id: int) -> None:
        self.flush()
        self.draft.perform(remove_hoofdtaak, taak_id)

    def _added(self, result: tuple[int, object]) -> None:
        self.wish = result[0]

    def _add_choice(self) -> None:
        form = form_of("meting", "verdeling", "werkdagen_per_week", breedte=3)
        form.setMaximumWidth(560)
        form.cells["verdeling"].message.hide()
        self.schedule = form.cells["werkdagen_per_week"]
        self.card.body.insertWidget(1, form)
        self.groups.append(FieldGroup(self.draft, Ref("meting", self.draft.meting_id), [form], self))

    def _show_schedule(self, record: MetingRecord) -> None:
        """The working days are asked once: here only while nobody gave them."""
        asked = record.werkdagen_per_week is None or self.schedule.editor.hasFocus()
        self.schedule.setVisible(asked and record.verdeling != "aandeel")


def _holds_work(taak: HoofdtaakRecord) -> bool:
    scores = (taak.tempo, taak.kwaliteit, taak.netto_werktijd)
    return bool(taak.omschrijving or taak.waarnemingen or any(score is not None for score in scores))
