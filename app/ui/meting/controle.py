"""Controle: what still stands between this concept and a definitive meting, with the way to mend it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.loonwaarde import Ernst
from app.services.change import Ref
from app.services.meten.metingen import pass_afweging
from app.ui.language import tr
from app.ui.meting.draft import Draft
from app.ui.meting.fields import FieldGroup, form_of
from app.ui.meting.finding_row import FindingRow
from app.ui.meting.page import StepPage
from app.ui.widgets.card import Card
from app.ui.widgets.finding_list import IconLabel
from app.ui.widgets.form import FieldForm
from app.ui.widgets.text import label

IN_ORDE = tr("Alle punten zijn in orde. Bekijk het rapport en maak de meting definitief.")
GESLOTEN = tr("Deze meting is definitief; de controle is toen gedaan.")


class ControlePage(StepPage):
    """`jump(plaats)` to the field of a finding."""

    jump = Signal(str)

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self.rows: dict[str, FindingRow] = {}
        self.card = Card(tr("Punten voor definitief"))
        self.list = QVBoxLayout()
        self.list.setSpacing(0)
        self.clear, self.clear_text = QWidget(), label("", wrap=True)
        self._lay_out_clear()
        self.card.add(self.clear)
        self.card.add(self.list)
        self.column.addWidget(self.card)
        self.independence: FieldForm | None = None

    def rebuild(self) -> None:
        if not self.groups and self.draft.record is not None:
            self.column.addWidget(self._questions())
            self.column.addWidget(self._advice())
            self.column.addStretch()
        super().rebuild()

    def refresh(self) -> None:
        if self.independence is not None:
            self.independence.setVisible(self.draft.record.meter_is_coach)

    def settle(self) -> None:
        record, findings = self.draft.record, self.draft.findings
        if record is None:
            return
        wanted = {finding.code for finding in findings}
        for code in set(self.rows) - wanted:
            self.rows.pop(code).deleteLater()
        for place, finding in enumerate(findings):
            row = self.rows.get(finding.code) or self._row(finding.code)
            row.show_finding(record, finding, record.afwegingen.get(finding.code, ""))
            row.separator.setVisible(place < len(findings) - 1)
            self.list.insertWidget(place, row)
        self.clear.setVisible(not self.draft.open_findings)
        self.clear_text.setText(GESLOTEN if self.draft.closed else IN_ORDE)
        blocking = sum(finding.ernst is Ernst.BLOKKEERT for finding in findings)
        passed = len(findings) - len(self.draft.open_findings)
        note = tr(
            "{blokkerend} blokkeren · {aantal} let op, waarvan {met_reden} met een reden",
            blokkerend=blocking,
            aantal=len(findings) - blocking,
            met_reden=passed,
        )
        self.card.set_note(note if findings else "")

    def flush(self) -> None:
        super().flush()
        for row in self.rows.values():
            row.flush()

    def focus_first(self) -> None:
        if self.rows:
            next(iter(self.rows.values())).focus_first()
        else:
            super().focus_first()

    def _row(self, code: str) -> FindingRow:
        row = self.rows[code] = FindingRow()
        row.jump.connect(self.jump)
        row.passed.connect(lambda reden: self._pass(code, reden))
        return row

    def _pass(self, code: str, reden: str) -> None:
        if not self.draft.closed:
            self.draft.perform(pass_afweging, self.draft.meting_id, code, reden)

    def _questions(self) -> Card:
        card = Card(tr("Eén oorzaak, één factor"))
        form = form_of("meting", "dubbeltelling")
        self.independence = form_of("meting", "onafhankelijkheid")
        card.add(form)
        card.add(self.independence)
        self._bind(form, self.independence)
        return card

    def _advice(self) -> Card:
        card = Card(tr("Advies en volgende meting"), tr("telt niet mee in het percentage"))
        form = form_of("meting", "advies", "volgende_meting", "volgende_meting_reden")
        card.add(form)
        self._bind(form)
        return card

    def _bind(self, *forms: FieldForm) -> None:
        self.groups.append(FieldGroup(self.draft, Ref("meting", self.draft.meting_id), forms, self))

    def _lay_out_clear(self) -> None:
        row = QHBoxLayout(self.clear)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(12)
        row.addWidget(IconLabel("circle-check", "good"))
        row.addWidget(self.clear_text, 1)
