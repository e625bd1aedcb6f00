"""One hoofdtaak in the list: name, time, unit, norm, and what to do with it."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.loonwaarde import format_percentage
from app.services.change import Ref
from app.services.records import HoofdtaakRecord
from app.ui.meting.draft import Draft
from app.ui.meting.fields import FieldGroup, bare_field
from app.ui.theme import space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.text import label, line

TIJD, AANDEEL, EENHEID, NORM = 92, 62, 96, 76  # widths of columns in pixels
NAMEN = {
    "omschrijving": "Omschrijving",
    "minuten_per_week": "Tijd per week",
    "aandeel": "Aandeel",
    "eenheid": "Eenheid",
    "norm_per_uur": "Norm per uur",
}


class TaakRow(QWidget):
    """`moved(step)` by Alt+Up and Alt+Down or the menu, `removed()`."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self, draft: Draft, taak_id: int) -> None:
        super().__init__()
        self.number = label("", "muted")
        self.number.setFixedWidth(14)
        self.share = label("", "muted")
        self.share.setFixedWidth(AANDEEL)
        self.share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        widths = {"minuten_per_week": TIJD, "aandeel": TIJD, "eenheid": EENHEID, "norm_per_uur": NORM}
        self.forms = {naam: bare_field("hoofdtaak", naam, NAMEN[naam], widths.get(naam, 0)) for naam in NAMEN}
        self.menu_button = IconButton("dots", "Verplaatsen of verwijderen")
        self.menu_button.clicked.connect(self.open_menu)
        self.note, self.limit = label("", "small-bad", wrap=True), label("", "small-bad", wrap=True)
        self._lay_out()
        self.group = FieldGroup(draft, Ref("hoofdtaak", taak_id), list(self.forms.values()), self, self.note)
        self.limit.hide()

    def rebuild(self, taak: HoofdtaakRecord, in_procenten: bool) -> None:
        """Show the number and the fields of this way of entering time."""
        self.number.setText(str(taak.volgnr))
        for naam, form in self.forms.items():
            form.cells[naam].editor.setAccessibleName(f"{NAMEN[naam]}, taak {taak.volgnr}")
        self.menu_button.setAccessibleName(f"Verplaatsen of verwijderen, taak {taak.volgnr}")
        self.menu_button.setVisible(not self.group.draft.closed)
        self._show_choice(in_procenten)
        self.group.fill()

    def show_share(self, aandeel: Fraction | None, in_procenten: bool) -> None:
        """The share of the week that follows from the time."""
        self._show_choice(in_procenten)
        self.share.setText("" if aandeel is None or in_procenten else f"{format_percentage(aandeel)} %")

    def show_limit(self, text: str) -> None:
        """Which limit of a hoofdtaak is missed, and by how much."""
        self.limit.setText(text)
        self.limit.setVisible(bool(text))

    def focus(self, naam: str) -> bool:
        """Put the cursor in a field."""
        return self.group.focus(naam)

    def editors(self) -> Iterable[Any]:
        """What Tab visits, in the order of the eye."""
        return [*(form.cells[naam].editor for naam, form in self.forms.items()), self.menu_button]

    def open_menu(self) -> None:
        """Up, down, remove."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Omhoog\tAlt+↑", lambda: self.moved.emit(-1))
        menu.addAction("Omlaag\tAlt+↓", lambda: self.moved.emit(1))
        menu.addSeparator()
        menu.addAction("Verwijderen", self.removed.emit)
        menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def _show_choice(self, in_procenten: bool) -> None:
        self.forms["minuten_per_week"].setVisible(not in_procenten)
        self.forms["aandeel"].setVisible(in_procenten)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(space(1))
        row.addWidget(self.number)
        row.addWidget(self.forms["omschrijving"], 1)
        row.addWidget(self.forms["minuten_per_week"])
        row.addWidget(self.forms["aandeel"])
        row.addWidget(self.share)
        row.addWidget(self.forms["eenheid"])
        row.addWidget(self.forms["norm_per_uur"])
        row.addWidget(self.menu_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        for note in (self.note, self.limit):
            note.setContentsMargins(22, 0, 0, 0)
            column.addWidget(note)
        column.addSpacing(4)
        column.addWidget(line())
