"""What the log is narrowed to: about whom, by whom, which act, in which period."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from app.services.errors import UserError
from app.services.velden import Soort, Veld, parse
from app.ui.language import said, tr
from app.ui.theme import icon
from app.ui.widgets.beside import Beside
from app.ui.widgets.choices import ChoiceField
from app.ui.widgets.fields import DateField
from app.ui.widgets.flow import Flow

PAUSE = 150  # milliseconds between a key and the question to the archive
IEDEREEN, ALLES = (("", tr("Door iedereen")),), (("", tr("Alle handelingen")),)
VAN, TOT = Veld("van", tr("Vanaf"), Soort.DATUM), Veld("tot", tr("Tot en met"), Soort.DATUM)


class LogFilterBar(QWidget):
    """`changed()` after each choice; `keuze()` is a services.logboek.LogFilter, None while a date is wrong.

    `refused(text)` says which date cannot be read, or "" when all can.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.words = QLineEdit(placeholderText=tr("Over wie? Naam of dossiernummer"))
        self.words.setObjectName("zoek_logboek")
        self.words.setAccessibleName(tr("Over wie: naam of dossiernummer"))
        self.words.setClearButtonEnabled(True)
        self.words.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        for button in self.words.findChildren(QToolButton):
            button.setAccessibleName(tr("Wis wat u zoekt"))
        self.who, self.what = ChoiceField(IEDEREEN), ChoiceField(ALLES)
        self.since, self.until = DateField(), DateField()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._tell)
        self.words.textChanged.connect(lambda _: self._pause.start())
        self._dress()

    def keuze(self) -> Any:
        """The filter as it stands; None while a date cannot be read."""
        from app.services.logboeken.logboek import LogFilter

        try:
            van, tot = (parse(veld, editor.content()) for veld, editor in self._days())
        except UserError as fout:
            self.refused.emit(said(fout.tekst))
            return None
        self.refused.emit("")
        return LogFilter(self.who.content(), self.words.text(), self.what.content(), van, tot)

    def show_choices(self, wie: Sequence[str], wat: Sequence[str]) -> None:
        """Who and what occur in the log; what was chosen stays."""
        self.who.set_choices((*IEDEREEN, *((naam, naam) for naam in wie)))
        self.what.set_choices((*ALLES, *((actie, said(actie[:1].upper() + actie[1:])) for actie in wat)))

    def clear(self) -> None:
        """Show everything again."""
        self.words.clear()
        for field in (self.who, self.what, self.since, self.until):
            field.set_content("")
        self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        self.changed.emit()

    def _days(self) -> tuple[tuple[Veld, DateField], ...]:
        return (VAN, self.since), (TOT, self.until)

    def _dress(self) -> None:
        choices = Flow()
        row = Beside()
        self.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        row.add_part(self.words)
        row.addLayout(choices)
        for choice, name in ((self.who, tr("Door wie")), (self.what, tr("Welke handeling"))):
            choice.setAccessibleName(name)
            choice.set_content("")
            choice.setFixedWidth(170)
            choice.ended.connect(self._tell)
            choices.addWidget(choice)
        for veld, editor in self._days():
            editor.setAccessibleName(veld.label)
            editor.setPlaceholderText(veld.label)
            editor.setFixedWidth(130)
            editor.ended.connect(self._tell)
            choices.addWidget(editor)
