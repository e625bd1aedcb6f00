"""What was added to a recorded contact, and a line to add something; what stands there never changes."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.errors import UserError
from app.services.formulieren.evaluatie import AANVULLING
from app.ui.context import Context
from app.ui.language import tr
from app.ui.theme import space
from app.ui.widgets.buttons import LinkButton, SecondaryButton
from app.ui.widgets.form import FieldForm
from app.ui.widgets.text import label


class AanvullingPart(QWidget):
    """Hidden for a concept; the field opens on request, and is made then."""

    def __init__(self, context: Context, contact_id: int) -> None:
        super().__init__()
        self.context, self.contact_id = context, contact_id
        self.shown: Sequence[Any] | None = None
        self.head = label(tr("Aanvullingen"), "label")
        self.rows = QVBoxLayout()
        self.rows.setSpacing(space(1))
        self.ask = LinkButton(tr("+ Aanvulling"))
        self.ask.setObjectName("contact_aanvullen")
        self.ask.setToolTip(tr("Voeg later iets toe; wat is vastgelegd blijft zoals het is"))
        self.ask.clicked.connect(self.open)
        self.form: FieldForm | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, space(1))
        self.column.setSpacing(space(0))
        self.column.addWidget(self.head)
        self.column.addLayout(self.rows)
        self.column.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)

    def show_record(self, record: Any) -> None:
        """Show what was added; only the version that counts can get more."""
        self.setVisible(record.status != "concept")
        self.ask.setVisible(record.status == "vastgelegd" and (self.form is None or self.form.isHidden()))
        self.head.setVisible(bool(record.aanvullingen))
        if record.aanvullingen == self.shown:
            return
        self.shown = record.aanvullingen
        while (item := self.rows.takeAt(0)) is not None:
            item.widget().deleteLater()
        for rij in record.aanvullingen:
            self.rows.addWidget(_row(rij))

    def open(self) -> None:
        """Show the field and put the cursor in it."""
        self.ask.hide()
        if self.form is None:
            self._make_form()
        self.form.show()
        self.form.set_field_visible("aanvulling_reden", False)
        self.button.show()
        self.form.focus("tekst")

    def store(self) -> None:
        """Add what was typed; what is refused keeps its text."""
        from app.services.coachen.aanvullingen import add_aanvulling

        self.form.set_messages({})
        self.context.write(
            add_aanvulling,
            self.contact_id,
            self.form.values(),
            done=lambda _: self._stored(),
            failed=self._refused,
            owner=self,
        )

    def _stored(self) -> None:
        self.form.set_values({"tekst": "", "aanvulling_reden": ""})
        self.form.hide()
        self.button.hide()
        self.ask.show()
        self.ask.setFocus()
        self.context.messages.show(tr("De aanvulling staat bij het contact."), "good")

    def _refused(self, fout: UserError) -> None:
        if fout.veld not in self.form.cells:
            self.context.messages.refuse(fout)
            return
        self.form.set_field_visible(fout.veld, True)
        self.form.set_message(fout.veld, fout.tekst)
        self.form.focus(fout.veld)

    def _make_form(self) -> None:
        self.form = FieldForm(AANVULLING)
        self.button = SecondaryButton(tr("Voeg toe"), icon_name="plus")
        self.button.setObjectName("aanvulling_vastleggen")
        self.button.clicked.connect(self.store)
        self.column.addWidget(self.form)
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)


def _row(rij: Any) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    words = label(rij.tekst, wrap=True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column.addWidget(words)
    wie = f" · {rij.auteur}" if rij.auteur else ""
    column.addWidget(label(f"{rij.gemaakt:%d-%m-%Y %H:%M}{wie}", "small", wrap=True))
    return holder
