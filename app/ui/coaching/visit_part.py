"""Less typing for a contact: the last one again, and several kandidaten in one visit."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.change import Ref
from app.services.errors import UserError
from app.services.velden import Soort, Veld
from app.ui.context import Context
from app.ui.language import tr
from app.ui.theme import space
from app.ui.widgets.buttons import IconButton, LinkButton
from app.ui.widgets.form import FieldForm
from app.ui.widgets.text import label

DEELNEMER = Veld(
    "deelnemer",
    tr("Ook bij dit bezoek"),
    Soort.VERWIJZING,
    breedte=6,
    uitleg=tr(
        "Bij het vastleggen krijgt elke kandidaat een eigen contact. De tijd, de reistijd en de "
        "kilometers worden gedeeld, zodat elk uur één keer telt."
    ),
)


class VisitPart(QWidget):
    """Links under the name; `repeated()` when the last contact was put in."""

    repeated = Signal()

    def __init__(self, context: Context, contact: Ref, people: Callable[[], dict[str, str]]) -> None:
        super().__init__()
        self.context, self.contact, self.people = context, contact, people
        self.chosen = ""
        self.shown: tuple[tuple[int, str], ...] = ()
        self.repeat = LinkButton(tr("Herhaal vorige"))
        self.repeat.setObjectName("contact_herhaal")
        self.repeat.setToolTip(tr("Vul in wat u de vorige keer vastlegde (Ctrl D)"))
        self.repeat.setShortcut("Ctrl+D")
        self.repeat.clicked.connect(self.repeat_last)
        self.more = LinkButton(tr("+ Nog een kandidaat"))
        self.more.setObjectName("contact_deelnemer")
        self.more.clicked.connect(self._ask_more)
        self.form = FieldForm((DEELNEMER,))
        self.form.field_edited.connect(self._add)
        self.form.hide()
        self.rows, self.words = QVBoxLayout(), label("", "small", wrap=True)
        self.rows.setSpacing(0)
        links = QHBoxLayout()
        links.setSpacing(space(2))
        links.addWidget(self.repeat)
        links.addWidget(self.more)
        links.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, space(1))
        column.setSpacing(2)
        for part in (links, self.rows):
            column.addLayout(part)
        for widget in (self.form, self.words):
            column.addWidget(widget)

    def show_record(self, record: Any, editable: bool) -> None:
        """Who else is there, and how the time is divided."""
        if record.deelnemers != self.shown:
            self._build(record.deelnemers, editable)
        self.words.setText(record.bezoek)
        self.words.setVisible(bool(record.bezoek))
        self.repeat.setVisible(editable and not record.versies)
        self.more.setVisible(editable and not record.versies)
        self.chosen = str(record.kandidaat_id)

    def _build(self, deelnemers: tuple[tuple[int, str], ...], editable: bool) -> None:
        self.shown = deelnemers
        while (item := self.rows.takeAt(0)) is not None:
            item.widget().deleteLater()
        for number, naam in deelnemers:
            self.rows.addWidget(self._row(number, naam, editable))

    def repeat_last(self) -> None:
        """Put in what the last contact of this kandidaat said."""
        from app.services.coachen.coaching import repeat_last

        self.context.write(
            repeat_last, self.contact.id, done=lambda _: self.repeated.emit(), failed=self._say, owner=self
        )

    def show_message(self, text: str) -> None:
        """Say what is wrong with the others in this visit."""
        self.form.show()
        self.form.set_message("deelnemer", text)

    def _ask_more(self) -> None:
        others = {number: naam for number, naam in self.people().items() if number != self.chosen}
        self.form.set_choices("deelnemer", sorted(others.items(), key=lambda item: item[1].casefold()))
        self.form.show()
        self.form.focus("deelnemer")

    def _add(self, _naam: str, kandidaat: str) -> None:
        from app.services.coachen.coaching import add_deelnemer

        if not kandidaat:
            return
        if kandidaat not in self.people():
            self.form.set_message("deelnemer", tr("Kies een naam uit de lijst van lopende trajecten."))
            return
        self.context.write(
            add_deelnemer,
            self.contact.id,
            int(kandidaat),
            done=lambda _: self._added(),
            failed=lambda fout: self.show_message(fout.tekst),
            owner=self,
        )

    def _added(self) -> None:
        cell = self.form.cells["deelnemer"]
        cell.editor.set_content("")
        cell.told = cell.editor.content()
        self.form.set_message("deelnemer", "")
        self.more.setFocus()
        self.form.hide()

    def _row(self, number: int, naam: str, editable: bool) -> QWidget:
        away = IconButton("trash", tr("{naam} was niet bij dit bezoek", naam=naam))
        away.clicked.connect(lambda: self._remove(number))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(tr("en {naam}", naam=naam), "strong"))
        row.addStretch()
        row.addWidget(away, 0, Qt.AlignmentFlag.AlignRight)
        away.setVisible(editable)  # only now: without a parent it would be a window of its own
        return holder

    def _remove(self, number: int) -> None:
        from app.services.objecten import remove

        self.context.write(remove, Ref("deelnemer", number), owner=self)

    def _say(self, fout: UserError) -> None:
        self.context.messages.show(fout.tekst, "attention")
