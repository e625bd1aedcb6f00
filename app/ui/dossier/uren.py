"""The agreed hours per week, each from a day on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.change import Change, Ref
from app.services.errors import UserError
from app.services.formulieren import select_velden
from app.services.records import Urenregel
from app.services.velden import format_getal
from app.ui.context import Context
from app.ui.language import tr
from app.ui.theme import space
from app.ui.widgets.buttons import IconButton, SecondaryButton
from app.ui.widgets.form import FieldForm
from app.ui.widgets.letter_size import in_letters
from app.ui.widgets.text import label


class UrenPart(QWidget):
    """What was agreed so far, and a line to agree something else from a day on."""

    def __init__(self, context: Context, plaatsing_id: int) -> None:
        super().__init__()
        self.context, self.ref = context, Ref("plaatsing", plaatsing_id)
        self.form = FieldForm(select_velden("urenafspraak"), columns=4)
        in_letters(self.form, QWidget.setFixedWidth, 300)
        self.form.cells["vanaf"].editor.setPlaceholderText(tr("begin contract"))
        self.add_button = SecondaryButton(tr("Uren vastleggen"), icon_name="check")
        self.add_button.setObjectName("uren_vastleggen")
        self.add_button.clicked.connect(self.store)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        entry = QHBoxLayout()
        entry.setSpacing(space(2))
        entry.addWidget(self.form)
        entry.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignVCenter)
        entry.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(label(tr("Contracturen per week"), "heading"))
        column.addLayout(self.rows)
        column.addLayout(entry)
        self.refresh(None)

    def refresh(self, change: Change | None) -> None:
        """Read again when this plaatsing changed."""
        from app.services.dossiers.plaatsingen import list_uren

        if change is None or change.touches(self.ref.soort, self.ref.id):
            self.context.read(list_uren, self.ref.id, done=self._show, failed=lambda _: None)

    def store(self) -> None:
        """Agree the hours in the line; what does not fit is said at its field and stays there."""
        from app.services.dossiers.plaatsingen import set_contracturen

        self.form.set_messages({})
        self.context.write(
            set_contracturen,
            self.ref.id,
            self.form.value("vanaf"),
            self.form.value("contracturen"),
            done=self._stored,
            failed=self._refused,
            owner=self,
        )

    def flush(self) -> None:
        """Store hours that were typed but not yet agreed."""
        if self.form.value("contracturen").strip():
            self.store()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in one of the fields stores them."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.store()
        else:
            super().keyPressEvent(event)

    def _show(self, regels: Sequence[Urenregel]) -> None:
        while (item := self.rows.takeAt(0)) is not None:
            item.widget().deleteLater()
        for regel in regels:
            self.rows.addWidget(self._row(regel))
        if not regels:
            self.rows.addWidget(
                label(tr("Nog niet vastgelegd. Zonder uren is er geen subsidie."), "attention")
            )

    def _row(self, regel: Urenregel) -> QWidget:
        uren = "–" if regel.contracturen is None else format_getal(regel.contracturen)
        away = IconButton("trash", tr("Verwijder de uren vanaf {vanaf:%d-%m-%Y}", vanaf=regel.vanaf))
        away.clicked.connect(lambda: self._remove(regel.id))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1))
        hours = label(tr("{uren} uur", uren=uren), "strong")
        in_letters(hours, QWidget.setMinimumWidth, 64)
        row.addWidget(hours)
        row.addWidget(label(tr("vanaf {vanaf:%d-%m-%Y}", vanaf=regel.vanaf), "muted"))
        row.addWidget(away)
        row.addStretch()
        return holder

    def _remove(self, number: int) -> None:
        from app.services.objecten import remove

        self.context.write(remove, Ref("urenafspraak", number), owner=self)

    def _stored(self, _change: Change) -> None:
        for naam in ("vanaf", "contracturen"):
            self.form.cells[naam].editor.set_content("")
            self.form.cells[naam].told = ""

    def _refused(self, fout: UserError) -> None:
        self.form.set_message(fout.veld if fout.veld in self.form.cells else "contracturen", fout.tekst)
