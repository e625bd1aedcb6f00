"""A deeltaak under its hoofdtaak: its name, its time, and the way out."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.change import Ref
from app.services.records import DeeltaakRecord
from app.services.velden import format_duur
from app.ui.meting.draft import Draft
from app.ui.meting.fields import FieldGroup, bare_field
from app.ui.meting.handle import WIDE, Handle
from app.ui.theme import space
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.text import label

NAMEN = {"omschrijving": "Deeltaak", "minuten_per_week": "Tijd per week", "aandeel": "Aandeel"}


class DeelRow(QWidget):
    """`asked(what, shift)`, `dragged` and `dropped` of its handle."""

    asked = Signal(str, bool)
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, draft: Draft, deel_id: int, widths: dict[str, int]) -> None:
        super().__init__()
        self.deel_id = deel_id
        self.handle = Handle()
        self.handle.asked.connect(self.asked)
        self.handle.dragged.connect(self.dragged)
        self.handle.dropped.connect(self.dropped)
        self.forms = {naam: bare_field("deeltaak", naam, NAMEN[naam], widths.get(naam, 0)) for naam in NAMEN}
        self.per_day = label("", "small")
        self.per_day.setFixedWidth(widths["per_day"])
        self.per_day.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.out = LinkButton("Losmaken")
        self.out.setToolTip("Weer een eigen taak (S op het nummer, of Alt+S)")
        self.out.clicked.connect(lambda: self.asked.emit("split", False))
        self.note = label("", "small-bad", wrap=True)
        self._lay_out(widths["rest"])
        self.group = FieldGroup(draft, Ref("deeltaak", deel_id), list(self.forms.values()), self, self.note)

    def rebuild(self, deel: DeeltaakRecord, kop: str, in_procenten: bool) -> None:
        """Show its fields; `kop` is the number of the hoofdtaak with a letter, as in "1a"."""
        self.handle.show_text(kop[-1], f"Deeltaak {kop} {deel.omschrijving}: kiezen of slepen")
        self.handle.set_closed(self.group.draft.closed)
        for naam, form in self.forms.items():
            form.cells[naam].editor.setAccessibleName(f"{NAMEN[naam]}, deeltaak {kop}")
        self.out.setAccessibleName(f"Losmaken, deeltaak {kop}")
        self.out.setVisible(not self.group.draft.closed)
        self.forms["minuten_per_week"].setVisible(not in_procenten)
        self.forms["aandeel"].setVisible(in_procenten)
        self.group.fill()

    def show_day(self, deel: DeeltaakRecord, dagen: int | None) -> None:
        """Its minutes per working day."""
        self.per_day.setText(describe_day(deel.minuten_per_week, dagen))

    def editors(self) -> Iterable[Any]:
        """What Tab visits."""
        return [*(form.cells[naam].editor for naam, form in self.forms.items()), self.out]

    def _lay_out(self, rest: int) -> None:
        row = QHBoxLayout()
        row.setSpacing(space(1))
        row.addSpacing(WIDE)
        row.addWidget(self.handle)
        row.addWidget(self.forms["omschrijving"], 1)
        for naam in ("minuten_per_week", "aandeel"):
            row.addWidget(self.forms[naam])
        row.addWidget(self.per_day)
        self.out.setFixedWidth(rest)
        row.addWidget(self.out)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.note)


def describe_day(minuten: int | None, dagen: int | None) -> str:
    """ "45 min/dag", to a tenth; hours from four hours on; "" when unknown."""
    if not minuten or not dagen:
        return ""
    tienden = (20 * minuten + dagen) // (2 * dagen)
    if tienden >= 2400:
        return f"{format_duur(round(tienden / 10))} u/dag"
    heel, rest = divmod(tienden, 10)
    return f"{heel},{rest} min/dag" if rest else f"{heel} min/dag"
