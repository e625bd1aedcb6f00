"""A finding: what is wrong, how to mend it, by which rule; a let-op point takes a reason to go on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.loonwaarde import Bevinding, Ernst
from app.services.meten.metingen import reden_of
from app.services.records import MetingRecord
from app.ui.language import said, tr
from app.ui.meting.places import screen_of, step_of
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.fields import LineField
from app.ui.widgets.finding_list import IconLabel, ernst_of
from app.ui.widgets.text import label, line, set_role

KNOPPEN = {"dossier": tr("Naar dossier"), "instellingen": tr("Naar instellingen")}


class FindingRow(QWidget):
    """`jump(plaats)` to mend it, `passed(reden)` when a let-op point got its reason."""

    jump = Signal(str)
    passed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.finding: Bevinding | None = None
        self.told = ""
        self.picture = IconLabel("alert-circle", "bad")
        self.word, self.text = label("", "small"), label("", wrap=True)
        self.mend, self.source = label("", "muted", wrap=True), label("", "small", wrap=True)
        self.reason = LineField()
        self.reason.setPlaceholderText(tr("Of ga door met een reden; die wordt bewaard"))
        self.reason.setMaxLength(2000)
        self.reason.setObjectName("reden")
        self.reason.ended.connect(self.flush)
        self.button = SecondaryButton(tr("Ga naar veld"))
        self.button.clicked.connect(lambda: self.jump.emit(self.finding.plaats))
        self.separator = line()
        self._lay_out()

    def show_finding(self, record: MetingRecord, finding: Bevinding, reden: str) -> None:
        """Show it, with the reason that was given earlier, here or at a question of its own."""
        passed = bool(reden_of(record, finding))
        self.finding, words = finding, said(finding.tekst)
        let_op = finding.ernst is Ernst.LET_OP
        token, icon_name, word = ernst_of("good" if passed else finding.ernst)
        self.picture.show_icon(icon_name, token)
        self.word.setText(tr("Let op, doorgegaan met een reden") if passed else word)
        set_role(self.word, f"small-{token}")
        self.text.setText(words[:1].upper() + words[1:])
        self.mend.setText(said(finding.herstel))
        self.source.setText(finding.bron)
        self.setAccessibleName(f"{self.word.text()}: {words}")
        self.reason.setVisible(let_op)
        self.reason.setAccessibleName(tr("Reden om door te gaan: {tekst}", tekst=words))
        if self.reason.text() == self.told:
            self.told = reden
            self.reason.set_content(reden)
        self._show_button(record, finding)

    def flush(self) -> None:
        """Tell the reason when it is new."""
        text = self.reason.text()
        if text != self.told:
            self.told = text
            self.passed.emit(text)

    def focus_first(self) -> None:
        """Where one begins to mend this."""
        (self.button if not self.button.isHidden() else self.reason).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_button(self, record: MetingRecord, finding: Bevinding) -> None:
        elsewhere = screen_of(record, finding.plaats)
        text = (
            KNOPPEN.get(elsewhere[0], "")
            if elsewhere
            else (tr("Ga naar veld") if step_of(finding.plaats) else "")
        )
        self.button.setVisible(bool(text))
        if text and self.button.text() != text:
            self.button.setText(text)
        self.button.setAccessibleName(f"{text}: {said(finding.tekst)}")

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        for part in (self.word, self.text, self.mend, self.source):
            words.addWidget(part)
        words.addSpacing(2)
        words.addWidget(self.reason)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.separator)
