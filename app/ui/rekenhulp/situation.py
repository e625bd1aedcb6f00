"""The case as a form: loonwaarde by slider or number, hours, age, begin, wage, own costs."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal

from app.services.formulieren.rekenhulp import LOONWAARDE, REKENHULP
from app.services.rekenhulp.records import Berekening
from app.services.rekenhulp.woorden import write_bedrag
from app.services.velden import format_getal
from app.ui.language import said, tr
from app.ui.widgets.form import FieldForm
from app.ui.widgets.slider import PercentSlider

HINTS = {"leeftijd": tr("19 of dd-mm-jjjj")}


class Situation(FieldForm):
    """`altered()` at each key and step, `judged()` when a field is finished or a pause falls."""

    altered = Signal()
    judged = Signal()

    def __init__(self) -> None:
        super().__init__(REKENHULP)
        self._said: tuple[dict[str, str], str] = ({}, "")
        self.slider = PercentSlider(said(LOONWAARDE.label))
        self.slider.setObjectName("schuif_loonwaarde")
        self.cells[LOONWAARDE.naam].add_beside(self.slider)
        for naam, hint in HINTS.items():
            self.cells[naam].editor.setPlaceholderText(hint)
        for naam, cell in self.cells.items():
            cell.editor.typed.connect(partial(self._typed, naam))
            cell.editor.ended.connect(partial(self._typed, naam))
        self.slider.valueChanged.connect(self._slid)
        self.field_edited.connect(lambda _naam, _tekst: self.judged.emit())

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Take over another case, whatever was being typed."""
        for naam, text in texts.items():
            cell = self.cells[naam]
            cell.editor.set_content(text)
            cell.told = cell.editor.content()
        self.tell({}, "bad")
        self._follow()

    def tell(self, messages: Mapping[str, str], ernst: str) -> None:
        """Show these messages; the same ones stay as they are, for a slider has no time to spare."""
        if (told := (dict(messages), ernst)) != self._said:
            self._said = told
            self.set_messages(messages, ernst)

    def show_defaults(self, case: Berekening) -> None:
        """Stand in an empty field what is counted with instead."""
        self.cells["loon"].editor.setPlaceholderText(write_bedrag(case.minimumloon).removeprefix("€ "))
        self.cells["lasten"].editor.setPlaceholderText(format_getal(case.lasten))

    def _typed(self, naam: str) -> None:
        if naam == LOONWAARDE.naam:
            self._follow()
        self.altered.emit()

    def _follow(self) -> None:
        """The slider goes to the number in the field, when there is one."""
        text = self.value(LOONWAARDE.naam).strip()
        if text.isdecimal() and int(text) <= self.slider.maximum():
            self.slider.blockSignals(True)
            self.slider.setValue(int(text))
            self.slider.blockSignals(False)
            self.slider.update()

    def _slid(self, value: int) -> None:
        cell = self.cells[LOONWAARDE.naam]
        cell.editor.set_content(str(value))
        cell.told = str(value)
        self.altered.emit()
