"""A few fields and one button in the side panel: filled in as a whole, stored with Ctrl+Enter.

What was typed and not stored stays for when the same is asked again, whichever way the panel went.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.services.errors import UserError
from app.ui.context import Context
from app.ui.language import tr
from app.ui.theme import space
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.form import FieldForm
from app.ui.widgets.text import label

Store = Callable[[Any, dict[str, str]], Any]


class AskPanel(QWidget):
    """`store(archief, texts)` is the service; its refusal is said at its field and stays there.

    `about` says what is asked of whom; `told(result)` comes after storing.
    """

    def __init__(
        self,
        context: Context,
        about: Hashable,
        velden: Sequence[Any],
        waarden: Mapping[str, str],
        words: tuple[str, str],
        store: Store,
        told: Callable[[Any], object] | None = None,
    ) -> None:
        super().__init__()
        self.context, self.about, self.waarden = context, about, waarden
        self.store, self.told = store, told
        intro, knop = words
        self.form = FieldForm(velden)
        self.form.set_values({**waarden, **context.typed.get(about, {})})
        self.form.field_edited.connect(lambda _naam, _tekst: self._keep())
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

    def ask(self, title: str, naam: str) -> None:
        """Open the panel with the cursor in this field."""
        self.context.show_panel(self, title, tr("Esc sluit, wat u typte blijft"))
        self.form.focus(naam)

    def finish(self) -> None:
        """Ctrl+Enter."""
        self.form.set_messages({})
        self.form.flush()
        self.context.write(
            self.store, self.form.values(), done=self._stored, failed=self._refused, owner=self.context
        )

    def _keep(self) -> None:
        """What differs from what stood there."""
        values = self.form.values()
        typed = {naam: text for naam, text in values.items() if text != self.waarden.get(naam, "")}
        self.context.typed[self.about] = typed

    def _stored(self, result: Any) -> None:
        """Also when the panel went meanwhile."""
        self.context.typed.pop(self.about, None)
        if isValid(self):
            self.context.close_panel()
        if self.told is not None:
            self.told(result)

    def _refused(self, fout: UserError) -> None:
        if not isValid(self):
            self.context.messages.refuse(fout)
            return
        veld = fout.veld if fout.veld in self.form.cells else next(iter(self.form.cells))
        self.form.set_message(veld, fout.tekst)
        self.form.focus(veld)
