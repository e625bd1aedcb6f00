"""Which sheets go into the file, each with its columns: those of the gemeente, or one's own."""

import json
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.export.columns_button import ColumnsButton
from app.ui.export.profiel import ProfielEditor
from app.ui.language import tr
from app.ui.theme import space
from app.ui.widgets.check_box import CheckBox

BLADEN = ("Metingen", "Hoofdtaken", "Jobcoaching", "Plaatsingen", "Narekening")
KEPT = "export_bladen"


class Sheets(QWidget):
    """`changed()` after each choice. With a gemeente its profile counts; without one the own columns."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.gemeente = context, (0, "")
        self.boxes = {naam: CheckBox(naam) for naam in BLADEN}
        self.columns = {naam: ColumnsButton(context, naam) for naam in BLADEN}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0))
        for naam in BLADEN:
            column.addLayout(self._row(naam))
        self._put(self._remembered())

    def chosen(self) -> tuple[str, ...]:
        """The sheets that go along."""
        return tuple(naam for naam, box in self.boxes.items() if box.isChecked())

    def own_columns(self) -> Mapping[str, tuple[str, ...]]:
        """The columns that stand over the usual ones; none for a gemeente, which has its profile."""
        if self.gemeente[0]:
            return {}
        return {naam: button.chosen() for naam, button in self.columns.items() if button.chosen()}

    def set_gemeente(self, number: int, naam: str) -> None:
        """Follow the profile of this gemeente; 0 for all together."""
        from app.services.uitwisselen.kolomprofiel import list_bladen

        self.gemeente = (number, naam)
        for button in self.columns.values():
            button.set_owner(naam)
        if number:
            self.context.read(list_bladen, number, done=self._put, owner=self)
        else:
            self._put(self._remembered())

    def _put(self, bladen: tuple[str, ...]) -> None:
        for naam, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(naam in bladen)
            box.blockSignals(False)
            self.columns[naam].setEnabled(naam in bladen)
        self.changed.emit()

    def _remembered(self) -> tuple[str, ...]:
        kept = json.loads(self.context.settings.table(KEPT) or "[]")
        return tuple(naam for naam in BLADEN if naam in kept) or BLADEN

    def _toggled(self, naam: str, on: bool) -> None:
        self.columns[naam].setEnabled(on)
        if not self.gemeente[0]:
            self.context.settings.remember_table(KEPT, json.dumps(self.chosen()))
        self.changed.emit()

    def _row(self, naam: str) -> QHBoxLayout:
        box, columns = self.boxes[naam], self.columns[naam]
        box.toggled.connect(lambda on: self._toggled(naam, on))
        columns.changed.connect(self.changed)
        columns.profile_wished.connect(lambda: self._edit(naam))
        row = QHBoxLayout()
        row.addWidget(box, 1)
        row.addWidget(columns)
        return row

    def _edit(self, blad: str) -> None:
        number, naam = self.gemeente
        self.context.show_panel(
            ProfielEditor(self.context, number, blad), tr("Kolommen voor {naam}", naam=naam), ""
        )
