"""Who measures: the profile that the report names (art. 3 Regeling)."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.change import Change, Ref
from app.ui.context import Context
from app.ui.language import said, tr
from app.ui.theme import space
from app.ui.widgets.card import Card
from app.ui.widgets.letter_size import in_letters
from app.ui.widgets.object_form import ObjectForm
from app.ui.widgets.text import label, set_role

WIDTH = 760


class ProfielTab(QWidget):
    """The form of the one user of this archive, and what a report still needs of it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.form = context, None
        self.card = Card(tr("Uw profiel"))
        in_letters(self.card, QWidget.setMaximumWidth, WIDTH)
        self.state = label(" ", "muted", wrap=True)
        self.card.add(self.state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(2), 0, 0)
        column.addWidget(self.card)
        column.addStretch()
        self._read()

    def refresh(self, change: Change | None) -> None:
        """Read again after a change of the profile."""
        if change is None or change.touches("gebruiker"):
            self._read()

    def flush(self) -> None:
        """Store what is being typed."""
        if self.form is not None:
            self.form.flush()

    def _read(self) -> None:
        from app.services.dossiers.profiel import read_profiel

        self.context.read(read_profiel, done=self._show)

    def _show(self, profiel: Any) -> None:
        if profiel.ontbrekend:
            self.state.setText(
                tr(
                    "Voor een definitief rapport ontbreekt nog: {ontbrekend}.",
                    ontbrekend=", ".join(map(said, profiel.ontbrekend)),
                )
            )
            set_role(self.state, "attention")
        else:
            self.state.setText(tr("Compleet voor een definitief rapport."))
            set_role(self.state, "muted")
        if self.form is None:
            self.form = ObjectForm(self.context, Ref("gebruiker", profiel.id))
            self.card.add(self.form)
            self.setFocusProxy(self.form)
        else:
            self.form.reload()
