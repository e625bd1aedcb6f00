"""A few fields and one button in the side panel: filled in as a whole, stored with Ctrl+Enter."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.services.errors import UserError
from app.ui.theme import space
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.form import FieldForm
from app.ui.widgets.text import label

Send = Callable[[dict[str, str], Callable[[UserError], None]], Any]


class AskPanel(QWidget):
    """`send(texts, refused)` stores what was typed; a refusal is said at its field and stays there."""

    def __init__(
        self, velden: Sequence[Any], waarden: Mapping[str, str], intro: str, knop: str, send: Send
    ) -> None:
        super().__init__()
        self.send = send
        self.form = FieldForm(velden)
        self.form.set_values(waarden)
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.button = PrimaryButton(knop, "Ctrl Enter")
        self.button.setObjectName("paneel_klaar")
        self.button.clicked.connect(self.finish)
        self.setFocusProxy(next(iter(self.form.cells.values())).editor)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(label(intro, "muted", wrap=True))
        column.addWidget(self.form)
        column.addLayout(row)
        column.addStretch()

    def finish(self) -> None:
        """Ctrl+Enter."""
        self.form.set_messages({})
        self.send(self.form.values(), self._refused)

    def _refused(self, fout: UserError) -> None:
        veld = fout.veld if fout.veld in self.form.cells else next(iter(self.form.cells))
        self.form.set_message(veld, fout.tekst)
        self.form.focus(veld)
