"""Undo and redo of what is stored: two buttons with their keys, always in view while it is a concept."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.change import Change
from app.services.ongedaan import Gedaan, Geschiedenis, read_geschiedenis, redo, undo
from app.ui.meting.draft import Draft
from app.ui.widgets.buttons import SecondaryButton

NIETS = {"terug": "Er is nog niets om ongedaan te maken", "opnieuw": "Er is niets om opnieuw te doen"}


class HistoryBar(QWidget):
    """`turned(Gedaan)` after an act was taken back or done again."""

    turned = Signal(object)

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft
        self.back = SecondaryButton("Ongedaan", "F9", icon_name="arrow-back-up")
        self.forth = SecondaryButton("Opnieuw", "⇧F9", icon_name="arrow-forward-up")
        self.back.setAccessibleName("Ongedaan maken")
        self.forth.setAccessibleName("Opnieuw doen")
        self.back.clicked.connect(self.undo)
        self.forth.clicked.connect(self.redo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.back)
        column.addWidget(self.forth)
        draft.loaded.connect(self.look)
        draft.field_changed.connect(self.look)

    def undo(self) -> None:
        """Take the last stored change back."""
        self._turn(undo)

    def redo(self) -> None:
        """Do again what was undone."""
        self._turn(redo)

    def look(self, *_what: Any) -> None:
        """Ask what can be undone now."""
        self.setVisible(not self.draft.closed)
        if self.draft.meting_id and not self.draft.closed:
            self.draft.context.read(read_geschiedenis, self.draft.meting_id, done=self._show, owner=self)

    def _turn(self, service: Callable[..., tuple[Gedaan, Change]]) -> None:
        if self.draft.record is not None and not self.draft.closed:
            self.draft.perform(service, self.draft.meting_id, done=lambda result: self._tell(result[0]))

    def _tell(self, gedaan: Gedaan) -> None:
        self.draft.context.messages.show(gedaan.tekst, "info")
        self.turned.emit(gedaan)

    def _show(self, stand: Geschiedenis) -> None:
        for button, naam in ((self.back, "terug"), (self.forth, "opnieuw")):
            button.setEnabled(getattr(stand, naam))
            button.setToolTip("" if getattr(stand, naam) else NIETS[naam])
