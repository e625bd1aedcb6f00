"""Undo and redo of what is stored: two buttons with their keys, always in view while it is a concept."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.change import Change
from app.services.meten.ongedaan import Gedaan, Geschiedenis, read_geschiedenis, redo, undo
from app.ui.context import Screen
from app.ui.language import tr
from app.ui.meting.draft import Draft
from app.ui.meting.places import step_of
from app.ui.widgets.buttons import SecondaryButton

NIETS = {"terug": tr("Er is nog niets om ongedaan te maken"), "opnieuw": tr("Er is niets om opnieuw te doen")}


class HistoryBar(QWidget):
    """F9 and Shift+F9 on `screen`, and Ctrl+Z where nothing typed is left; `step_wished(name)` to see it."""

    step_wished = Signal(str)

    def __init__(self, draft: Draft, screen: Screen) -> None:
        super().__init__()
        self.draft, self.screen = draft, screen
        screen.installEventFilter(self)
        for keys, act in (("F9", self.undo), ("Shift+F9", self.redo)):
            context = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(keys), screen, context=context).activated.connect(act)
        self.back = SecondaryButton(tr("Ongedaan"), "F9", icon_name="arrow-back-up")
        self.forth = SecondaryButton(tr("Opnieuw"), "⇧F9", icon_name="arrow-forward-up")
        self.back.setAccessibleName(tr("Ongedaan maken"))
        self.forth.setAccessibleName(tr("Opnieuw doen"))
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Z that no field had a use for."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
            return True
        return super().eventFilter(watched, event)

    def _turn(self, service: Callable[..., tuple[Gedaan, Change]]) -> None:
        if self.draft.record is not None and not self.draft.closed:
            self.screen.leave()
            self.draft.perform(
                service, self.draft.meting_id, done=lambda result: self._tell(result[0]), owner=self
            )

    def _tell(self, gedaan: Gedaan) -> None:
        self.draft.context.messages.show(gedaan.tekst, "info")
        part = f"hoofdtaak.{gedaan.ref.id}" if gedaan.ref.soort == "hoofdtaak" else gedaan.ref.soort
        step = step_of(f"{part}.{'omschrijving' if gedaan.veld in ('+', '-') else gedaan.veld}")
        if step:
            self.step_wished.emit(step)

    def _show(self, stand: Geschiedenis) -> None:
        for button, naam in ((self.back, "terug"), (self.forth, "opnieuw")):
            button.setEnabled(getattr(stand, naam))
            button.setToolTip("" if getattr(stand, naam) else NIETS[naam])
