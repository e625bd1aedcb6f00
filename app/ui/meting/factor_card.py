"""One factor of one hoofdtaak: its toelichting for the report, and the observations behind it."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.loonwaarde import format_getal
from app.services.change import Ref
from app.services.meten.metingen import add_waarneming
from app.services.meten.waarnemingen import spreiding
from app.services.records import HoofdtaakRecord
from app.ui.language import tr
from app.ui.meting.draft import Draft
from app.ui.meting.fields import FieldGroup, form_of
from app.ui.meting.observation import ObservationEditor, ObservationRow
from app.ui.meting.score_row import FACTOREN
from app.ui.theme import space
from app.ui.widgets.beside import Beside
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.text import label

NAMEN = {**FACTOREN, "netto_werktijd": tr("Netto werktijd (inzetbaarheid)")}
LEEG = tr("Nog geen waarnemingen. Leg vast wat u telt, of wat werkgever en werknemer zeggen.")


class FactorCard(Card):
    """`opened(editor)` when the fields of an observation came up; Esc closes them."""

    opened = Signal(QWidget)

    def __init__(self, draft: Draft, taak_id: int, factor: str) -> None:
        super().__init__(" ")
        self.draft, self.taak_id, self.factor = draft, taak_id, factor
        self.rows: dict[int, ObservationRow] = {}
        self.taak: HoofdtaakRecord | None = None  # as it is shown
        self.editor: ObservationEditor | None = None
        self.wish: tuple[int, str] | None = None
        self.form = form_of("hoofdtaak", f"toelichting_{factor}")
        self.cell = self.form.cells[f"toelichting_{factor}"]
        self.cell.label.setText(tr("Toelichting (komt in het rapport)"))
        self.empty = label(LEEG, "muted", wrap=True)
        self.list = QVBoxLayout()
        self.list.setSpacing(0)
        self.add_button = SecondaryButton(tr("Waarneming"), "Ctrl Shift N", icon_name="plus")
        self.add_button.clicked.connect(self.add_observation)
        self.title.setWordWrap(True)
        self._lay_out()
        self.group = FieldGroup(draft, Ref("hoofdtaak", taak_id), [self.form], self)

    def rebuild(self, taak: HoofdtaakRecord) -> None:
        """Show the observations of this factor."""
        self.taak = None
        delen = [deel for deel in taak.waarnemingen if deel.factor == self.factor]
        for number in set(self.rows) - {deel.id for deel in delen}:
            self.rows.pop(number).deleteLater()
            if self.editor is not None and self.editor.number == number:
                self._close_editor()
        for deel in delen:
            if deel.id not in self.rows:
                row = self.rows[deel.id] = ObservationRow(deel.id)
                row.chosen.connect(self.edit)
                self.list.addWidget(row)
        self.cell.editor.setAccessibleName(
            tr("Toelichting {veld}, taak {nummer}", veld=NAMEN[self.factor], nummer=taak.volgnr)
        )
        self.empty.setVisible(not delen)
        self.add_button.setVisible(not self.draft.closed)
        self.group.fill()
        if self.editor is not None:
            self.editor.group.fill()
        if self.wish is not None and self.wish[0] in self.rows:
            wish, self.wish = self.wish, None
            self.edit(*wish)

    def refresh(self, taak: HoofdtaakRecord) -> None:
        """Show the words and values as they now stand."""
        if self.taak is taak:
            return
        self.taak = taak
        self.title.setText(
            f"{NAMEN[self.factor]} – {taak.omschrijving or tr('taak {nummer}', nummer=taak.volgnr)}"
        )
        self.setAccessibleName(self.title.text())
        self.set_note(describe_factor(taak, self.factor))
        for deel in taak.waarnemingen:
            if deel.id in self.rows:
                self.rows[deel.id].refresh(deel)

    def add_observation(self) -> None:
        """Add one and put the cursor in it; the source of the last one is taken over."""
        self.form.flush()
        taak = next(taak for taak in self.draft.record.hoofdtaken if taak.id == self.taak_id)
        eigen = [deel.herkomst for deel in taak.waarnemingen if deel.factor == self.factor]
        self.draft.perform(
            add_waarneming, self.taak_id, self.factor, eigen[-1] if eigen else "waargenomen", done=self._added
        )

    def edit(self, number: int, naam: str = "herkomst") -> bool:
        """Open an observation below the list, with the cursor in one of its fields."""
        if self.editor is not None and self.editor.number != number:
            self._close_editor()
        if self.editor is None:
            self.editor = ObservationEditor(self.draft, number, self.factor)
            self.editor.finished.connect(self._finish)
            self.add(self.editor)
        for own, row in self.rows.items():
            row.set_open(own == number)
        self.opened.emit(self.editor)
        return self.editor.group.focus(naam) or self.editor.group.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.editor is not None:
            self._finish()
        else:
            super().keyPressEvent(event)

    def _finish(self) -> None:
        self._close_editor()
        self.add_button.setFocus()

    def _close_editor(self) -> None:
        if self.editor is not None:
            self.editor.form.flush()
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
        for row in self.rows.values():
            row.set_open(False)

    def _added(self, result: tuple[int, Any]) -> None:
        self.wish = (result[0], "herkomst")

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(2)
        right.addWidget(label(tr("Waarnemingen"), "label"))
        right.addWidget(self.empty)
        right.addLayout(self.list)
        right.addSpacing(space(1))
        right.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch()
        row = Beside()
        row.addWidget(self.form, 11)
        row.addLayout(right, 10)
        self.add(row)


def describe_factor(taak: HoofdtaakRecord, factor: str) -> str:
    """Norm and spread, at the right of the title."""
    delen = []
    if factor == "tempo" and taak.norm_per_uur is not None:
        delen.append(
            tr(
                "norm {norm} {eenheid} per uur", norm=format_getal(taak.norm_per_uur), eenheid=taak.eenheid
            ).replace("  ", " ")
        )
    punten = spreiding(taak.waarnemingen, factor)
    if punten is not None:
        delen.append(tr("spreiding {punten} punten", punten=format_getal(punten)))
    return " · ".join(delen)
