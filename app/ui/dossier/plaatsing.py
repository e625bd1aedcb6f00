"""Plaatsing: the job as a form, with the agreed hours from day to day."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.services.change import Change, Ref
from app.services.errors import UserError
from app.services.formulieren import select_velden
from app.services.records import Dossier
from app.services.velden import format_getal
from app.ui.context import Context
from app.ui.dossier.part import DossierTab
from app.ui.theme import space
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import EmptyState
from app.ui.widgets.form import FieldForm
from app.ui.widgets.object_form import ObjectForm
from app.ui.widgets.text import label, line


class PlaatsingTab(DossierTab):
    """One plaatsing at a time; the newest first."""

    def __init__(self, context: Context, kandidaat: Ref) -> None:
        super().__init__(context, kandidaat)
        self.shown, self.wish = 0, 0
        self.choice = QComboBox()
        self.choice.setAccessibleName("Plaatsing")
        self.choice.activated.connect(lambda _: self._show(self.choice.currentData()))
        self.add_button = SecondaryButton("Nieuwe plaatsing", icon_name="plus")
        self.add_button.setObjectName("nieuwe_plaatsing")
        self.add_button.clicked.connect(self.new)
        row = QHBoxLayout()
        row.addWidget(self.choice, 1)
        row.addWidget(self.add_button)
        self.place = QVBoxLayout()
        self.column.addLayout(row)
        self.column.addLayout(self.place)
        self.column.addStretch()
        self.empty: QWidget | None = None

    def new(self) -> None:
        """Create a plaatsing and put the cursor in it."""
        from app.services.plaatsingen import create_plaatsing

        self.context.write(create_plaatsing, self.kandidaat.id, done=self._created, owner=self)

    def choose(self, plaatsing_id: int) -> None:
        """Show this plaatsing as soon as the dossier is read."""
        self.wish = plaatsing_id

    def count(self, dossier: Dossier) -> int:
        return len(dossier.plaatsingen) if len(dossier.plaatsingen) > 1 else 0

    def show_dossier(self, dossier: Dossier) -> None:
        plaatsingen = list(reversed(dossier.plaatsingen))
        self.choice.clear()
        for plaatsing in plaatsingen:
            self.choice.addItem(plaatsing.titel or "Nieuwe plaatsing", plaatsing.id)
        self.choice.setVisible(bool(plaatsingen))
        ids = [plaatsing.id for plaatsing in plaatsingen]
        wanted = next((nummer for nummer in (self.wish, self.shown) if nummer in ids), ids[0] if ids else 0)
        self.choice.setCurrentIndex(self.choice.findData(wanted))
        self._show(wanted)

    def _created(self, result: tuple[int, Change]) -> None:
        self.wish = result[0]

    def _show(self, number: int) -> None:
        if number == self.shown and self.place.count():
            return
        self.shown = number
        while (item := self.place.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if not number:
            text = "Leg vast waar de kandidaat werkt; daarna kunt u meten."
            empty = EmptyState("briefcase", "Nog geen plaatsing", text, ("Nieuwe plaatsing", self.new))
            self.place.addWidget(empty)
            return
        form = ObjectForm(self.context, Ref("plaatsing", number))
        self.place.addWidget(form)
        self.place.addWidget(line())
        self.place.addWidget(UrenPart(self.context, number))
        if number == self.wish:
            form.focus()
            self.wish = 0


class UrenPart(QWidget):
    """The agreed hours per week, each from a day on."""

    def __init__(self, context: Context, plaatsing_id: int) -> None:
        super().__init__()
        self.context, self.plaatsing_id = context, plaatsing_id
        self.form = FieldForm(select_velden("urenafspraak"))
        self.form.setMaximumWidth(420)
        self.add_button = SecondaryButton("Uren vastleggen", icon_name="check")
        self.add_button.setObjectName("uren_vastleggen")
        self.add_button.clicked.connect(self._store)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(space(0))
        entry = QHBoxLayout()
        entry.addWidget(self.form, 1)
        entry.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignVCenter)
        entry.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(label("Contracturen per week", "heading"))
        column.addLayout(self.rows)
        column.addLayout(entry)
        self._read()

    def _read(self) -> None:
        from app.services.plaatsingen import list_uren

        self.context.read(list_uren, self.plaatsing_id, done=self._show)

    def _show(self, regels: Sequence[Any]) -> None:
        while (item := self.rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for regel in regels:
            uren = "–" if regel.contracturen is None else format_getal(regel.contracturen)
            self.rows.addWidget(label(f"vanaf {regel.vanaf:%d-%m-%Y}: {uren} uur"))
        if not regels:
            self.rows.addWidget(label("Nog niet vastgelegd. Vul de eerste uren in.", "attention"))

    def _store(self) -> None:
        from app.services.plaatsingen import set_contracturen

        self.form.set_messages({})
        self.context.write(
            set_contracturen,
            self.plaatsing_id,
            self.form.value("vanaf"),
            self.form.value("contracturen"),
            done=self._stored,
            failed=self._refused,
            owner=self,
        )

    def _stored(self, _change: Change) -> None:
        self.form.set_values({"vanaf": "", "contracturen": ""})
        self._read()

    def _refused(self, fout: UserError) -> None:
        self.form.set_message(fout.veld if fout.veld in self.form.cells else "contracturen", fout.tekst)
