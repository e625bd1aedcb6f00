"""Parts of the quick entry: goals with progress, agreements, and the way to a correction."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.services.change import Change, Ref
from app.services.errors import UserError
from app.services.formulieren import select_velden
from app.ui.context import Context
from app.ui.theme import space
from app.ui.widgets.buttons import IconButton, LinkButton, SecondaryButton
from app.ui.widgets.form import FieldForm
from app.ui.widgets.object_form import ObjectForm
from app.ui.widgets.text import label

VOORTGANG = ("–", "1 van 5", "2 van 5", "3 van 5", "4 van 5", "5 van 5")


class DoelenPart(QWidget):
    """The goals of the plan: worked on or not, and the progress seen."""

    def __init__(self, context: Context, contact: Ref) -> None:
        super().__init__()
        self.context, self.contact = context, contact
        self.shown: Sequence[Any] | None = None
        self.rows: dict[int, tuple[QCheckBox, QComboBox]] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, space(1))
        self.column.setSpacing(space(0))

    def show_doelen(self, doelen: Sequence[Any], editable: bool) -> None:
        """Show these goals; unchanged ones are not drawn again."""
        if doelen == self.shown:
            return
        self.shown = doelen
        while (item := self.column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.rows = {}
        if doelen:
            self.column.addWidget(label("Doelen waaraan u werkte", "label"))
        for doel in doelen:
            self.column.addWidget(self._row(doel, editable))

    def _row(self, doel: Any, editable: bool) -> QWidget:
        box, progress = QCheckBox(doel.omschrijving or "(doel zonder naam)"), QComboBox()
        box.setChecked(doel.gekozen)
        progress.addItems(VOORTGANG)
        progress.setCurrentIndex(doel.voortgang or 0)
        progress.setAccessibleName(f"Voortgang van {doel.omschrijving}")
        box.toggled.connect(progress.setEnabled)
        box.toggled.connect(lambda _: self._store())
        progress.activated.connect(lambda _: self._store())
        self.rows[doel.id] = (box, progress)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(box, 1)
        layout.addWidget(progress)
        row.setEnabled(editable)
        progress.setEnabled(doel.gekozen)
        return row

    def _store(self) -> None:
        from app.services.coaching import set_doelen

        chosen = {
            number: progress.currentIndex() or None
            for number, (box, progress) in self.rows.items()
            if box.isChecked()
        }
        self.context.write(set_doelen, self.contact.id, chosen, owner=self)


class AfsprakenPart(QWidget):
    """What was agreed: what, who, by when."""

    def __init__(self, context: Context, contact: Ref) -> None:
        super().__init__()
        self.context, self.contact = context, contact
        self.rows: dict[int, QWidget] = {}
        self.column = QVBoxLayout()
        self.add_button = LinkButton("+ Afspraak")
        self.add_button.setObjectName("afspraak_toevoegen")
        self.add_button.clicked.connect(self._create)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, space(1))
        column.setSpacing(0)
        column.addLayout(self.column)
        head = QHBoxLayout()
        head.addWidget(self.add_button)
        head.addStretch()
        column.addLayout(head)

    def show_afspraken(self, ids: Sequence[int], editable: bool) -> None:
        """A row for each of these agreements."""
        self.add_button.setVisible(editable)
        for number in [number for number in self.rows if number not in ids]:
            self.rows.pop(number).deleteLater()
        for number in ids:
            if number not in self.rows:
                self.rows[number] = self._row(number, editable)
                self.column.addWidget(self.rows[number])

    def _row(self, number: int, editable: bool) -> QWidget:
        form = ObjectForm(self.context, Ref("afspraak", number), ("wat", "wie", "uiterlijk"))
        away = IconButton("trash", "Verwijder deze afspraak")
        away.setVisible(editable)
        away.clicked.connect(lambda: self._remove(number))
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(form, 1)
        layout.addWidget(away)
        row.setFocusProxy(form)
        return row

    def _create(self) -> None:
        from app.services.coaching import add_afspraak

        self.context.write(add_afspraak, self.contact.id, owner=self)

    def _remove(self, number: int) -> None:
        from app.services.objecten import remove

        self.context.write(remove, Ref("afspraak", number), owner=self)


class CorrectionPart(QWidget):
    """A recorded contact is corrected by a new version with a reason; `opened(contact_id)`."""

    opened = Signal(int)

    def __init__(self, context: Context, contact_id: int) -> None:
        super().__init__()
        self.context, self.contact_id = context, contact_id
        self.form = FieldForm(select_velden("contactmoment", "reden_versie"))
        button = SecondaryButton("Corrigeer met een nieuwe versie", icon_name="pencil")
        button.setObjectName("contact_corrigeren")
        button.clicked.connect(self._correct)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(1), 0, 0)
        column.addWidget(self.form)
        column.addWidget(button)

    def _correct(self) -> None:
        from app.services.coaching import correct_contact

        self.context.write(
            correct_contact,
            self.contact_id,
            self.form.value("reden_versie"),
            done=self._made,
            failed=self._refused,
            owner=self,
        )

    def _made(self, result: tuple[int, Change]) -> None:
        self.opened.emit(result[0])

    def _refused(self, fout: UserError) -> None:
        self.form.set_message("reden_versie", fout.tekst)
