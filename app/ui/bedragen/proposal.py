"""The second step of every act on amounts: what it asks and changes, and the button that does it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.bedragen.bedrag_records import Voorstel
from app.services.errors import UserError
from app.ui.bedragen.effects import Effects
from app.ui.context import Context
from app.ui.language import said, tr
from app.ui.theme import space
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.text import label

EERST = tr("Kijk eerst na of dit klopt, en vink dat aan.")


class ProposalView(QWidget):
    """`act(voorstel, done, failed)` does it; `back` leads to what was typed, when there is such a step."""

    def __init__(
        self,
        context: Context,
        voorstel: Voorstel,
        knop: str,
        act: Callable[..., Any],
        above: Sequence[QWidget] = (),
        back: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self.context, self.voorstel, self.act = context, voorstel, act
        self.effects = Effects(voorstel.vragen, voorstel.gevolgen)
        self.button = PrimaryButton(knop, "Ctrl Enter")
        self.button.setObjectName("voorstel_klaar")
        self.button.clicked.connect(self.finish)
        self.message = label("", "bad", wrap=True)
        self.message.hide()
        self.setFocusProxy(self.effects.check or self.button)
        row = QHBoxLayout()
        row.addWidget(self.button)
        if back is not None:
            before = SecondaryButton(tr("Terug"), icon_name="chevron-left")
            before.setObjectName("voorstel_terug")
            before.clicked.connect(lambda: back())
            row.addWidget(before)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        for part in (*above, self.effects, self.message):
            column.addWidget(part)
        column.addLayout(row)
        column.addStretch()

    def finish(self) -> None:
        """Ctrl+Enter."""
        if not self.effects.is_confirmed:
            self._say(EERST)
            self.effects.check.setFocus()
            return
        self.message.hide()
        self.act(self.voorstel, self._refused)

    def _refused(self, fout: UserError) -> None:
        self._say(said(fout.tekst))

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.show()
