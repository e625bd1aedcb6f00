"""Parts of the quick entry: goals with progress, agreements, and the way to a correction."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.change import Change, Ref
from app.services.errors import UserError
from app.services.formulieren import select_velden
from app.ui.context import Context
from app.ui.language import tr
from app.ui.theme import space, theme
from app.ui.widgets.buttons import IconButton, LinkButton, SecondaryButton
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.choices import ChoiceField
from app.ui.widgets.form import FieldForm
from app.ui.widgets.object_form import ObjectForm
from app.ui.widgets.text import label

VOORTGANG = (("", tr("voortgang")), *((str(stap), tr("{stap} van 5", stap=stap)) for stap in range(1, 6)))


class ContactPart(QWidget):
    """A list of rows in the contact, with a message under it."""

    def __init__(self, context: Context, contact: Ref) -> None:
        super().__init__()
        self.context, self.contact = context, contact
        self.message = label("", "small-bad", wrap=True)
        self.message.hide()
        self.column = QVBoxLayout()
        self.column.setSpacing(space(0))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, space(2))
        column.setSpacing(2)
        column.addLayout(self.column)
        column.addWidget(self.message)

    def show_message(self, text: str) -> None:
        """Say what is lacking here, or nothing with ""."""
        self.message.setText(text)
        self.message.setVisible(bool(text))


class DoelenPart(ContactPart):
    """The goals of the plan: worked on or not, and the progress seen."""

    def __init__(self, context: Context, contact: Ref) -> None:
        super().__init__(context, contact)
        self.rows: dict[int, tuple[CheckBox, ChoiceField]] = {}
        self.boxes: list[QWidget] = []

    def show_doelen(self, doelen: Sequence[Any], editable: bool) -> None:
        """Show these goals; rows that are there already keep the focus."""
        if [doel.id for doel in doelen] != list(self.rows):
            self._build(doelen)
        for doel in doelen:
            box, progress = self.rows[doel.id]
            box.blockSignals(True)
            box.setChecked(doel.gekozen)
            box.blockSignals(False)
            progress.set_content(str(doel.voortgang or ""))
            box.setEnabled(editable)
            progress.setEnabled(editable and doel.gekozen)
        self.show_message("")

    def _build(self, doelen: Sequence[Any]) -> None:
        while self.boxes:
            self.boxes.pop().deleteLater()
        self.rows = {}
        if doelen:
            self._add(label(tr("Doelen waaraan u werkte"), "label"))
        for doel in doelen:
            self._add(self._row(doel.id, doel.omschrijving or tr("(doel zonder naam)")))

    def _add(self, box: QWidget) -> None:
        self.boxes.append(box)
        self.column.addWidget(box)

    def _row(self, number: int, words: str) -> QWidget:
        box, progress = CheckBox(words), ChoiceField(VOORTGANG)
        progress.setFixedWidth(theme.pixels(116))
        progress.setAccessibleName(tr("Voortgang van {woorden}", woorden=words))
        box.toggled.connect(lambda _: self._store())
        progress.ended.connect(self._store)
        self.rows[number] = (box, progress)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(box, 1)
        layout.addWidget(progress)
        return row

    def _store(self) -> None:
        from app.services.coachen.coaching import set_doelen

        chosen = {
            number: int(progress.content() or 0) or None
            for number, (box, progress) in self.rows.items()
            if box.isChecked()
        }
        self.context.write(set_doelen, self.contact.id, chosen, owner=self)


class AfsprakenPart(ContactPart):
    """What was agreed: what, who, by when."""

    def __init__(self, context: Context, contact: Ref) -> None:
        super().__init__(context, contact)
        self.rows: dict[int, QWidget] = {}
        self.new = 0
        self.add_button = LinkButton(tr("+ Afspraak"))
        self.add_button.setObjectName("afspraak_toevoegen")
        self.add_button.clicked.connect(self._create)
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addStretch()
        self.layout().addLayout(foot)

    def show_afspraken(self, ids: Sequence[int], editable: bool) -> None:
        """A row for each of these agreements; a new one gets the focus."""
        self.add_button.setVisible(editable)
        for number in [number for number in self.rows if number not in ids]:
            self.rows.pop(number).deleteLater()
        for number in ids:
            if number not in self.rows:
                self.rows[number] = self._row(number, editable)
                self.column.addWidget(self.rows[number])
        self.show_message("")

    def _row(self, number: int, editable: bool) -> QWidget:
        form = ObjectForm(self.context, Ref("afspraak", number), ("wat", "wie", "uiterlijk"), quiet=True)
        if number == self.new:
            form.focus("wat")
        away = IconButton("trash", tr("Verwijder deze afspraak"))
        away.clicked.connect(lambda: self._remove(number))
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(0))
        layout.addWidget(form, 1)
        layout.addWidget(away)
        away.setVisible(editable)
        return row

    def _create(self) -> None:
        from app.services.coachen.coaching import add_afspraak

        self.context.write(add_afspraak, self.contact.id, done=self._created, owner=self)

    def _created(self, result: tuple[int, Change]) -> None:
        self.new = result[0]

    def _remove(self, number: int) -> None:
        from app.services.objecten import remove

        self.context.write(remove, Ref("afspraak", number), owner=self)


class CorrectionPart(QWidget):
    """A recorded contact is corrected by a new version with a reason, asked at the first press.

    `opened(contact_id)`.
    """

    opened = Signal(int)

    def __init__(self, context: Context, contact_id: int) -> None:
        super().__init__()
        self.context, self.contact_id = context, contact_id
        self.form: FieldForm | None = None
        button = SecondaryButton(tr("Corrigeer met een nieuwe versie"), icon_name="pencil")
        button.setObjectName("contact_corrigeren")
        button.clicked.connect(self.correct)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(button)

    def correct(self) -> None:
        """Ask for the reason first; then make the new version, or say that the reason is lacking."""
        if self.form is None:
            self.form = FieldForm(select_velden("contactmoment", "reden_versie"))
            self.layout().insertWidget(0, self.form)
            self.form.focus("reden_versie")
            return
        from app.services.coachen.coaching import correct_contact

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
        self.form.focus("reden_versie")
