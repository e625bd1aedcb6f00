"""The list of items: rows with their buttons, and under them what was put off."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.services.signaleren.vandaag import Uitgesteld, Vandaag
from app.ui.language import tr
from app.ui.theme import space
from app.ui.vandaag.rij import PuntRij, UitgesteldRij
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import EmptyState
from app.ui.widgets.text import label, line

STAP = 20  # rows drawn at once, two screens full; more on request


class PuntenLijst(QScrollArea):
    """`asked(punt)`, `put_off(punt)` and `back(punt)`; Up and Down move, Enter presses the button."""

    asked = Signal(object)
    put_off = Signal(object)
    back = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName(tr("Wat u nu vraagt"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows: list[PuntRij] = []
        self.shown: Vandaag | None = None
        self.most, self.waiting_open = STAP, False

    def show_vandaag(self, vandaag: Vandaag) -> None:
        """Show these items; the focus stays at the same place in the list."""
        self.shown = vandaag
        place, top = self._place_of_focus(), self.verticalScrollBar().value()
        holder = QWidget()
        holder.setProperty("role", "scroll")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, space(1), 0)
        column.setSpacing(0)
        made = {row.punt: row for row in self.rows}  # what still stands there is not drawn again
        self.rows = [made.pop(punt, None) or self._row(punt) for punt in vandaag.punten[: self.most]]
        for row in self.rows:
            column.addWidget(row)
            column.addWidget(line())
        if not self.rows:
            column.addWidget(_nothing(), 1)
        self._add_more(column, len(vandaag.punten) - len(self.rows))
        self._add_waiting(column, vandaag.uitgesteld, vandaag.dag)
        column.addStretch(0 if not self.rows else 1)
        self.setWidget(holder)
        self.verticalScrollBar().setValue(top)
        if place is not None:
            self.focus_row(place)

    def focus_row(self, place: int) -> None:
        """Put the focus on the button of a row, the last one when there are fewer."""
        if self.rows:
            row = self.rows[max(0, min(place, len(self.rows) - 1))]
            row.button.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        place = self._place_of_focus()
        focus = QApplication.focusWidget()
        if step and place is not None:
            self.focus_row(max(0, place + step))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QPushButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def _row(self, punt: object) -> PuntRij:
        row = PuntRij(punt)
        row.asked.connect(self.asked)
        row.put_off.connect(self.put_off)
        return row

    def _place_of_focus(self) -> int | None:
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return None
        return next((place for place, row in enumerate(self.rows) if row.isAncestorOf(focus)), 0)

    def _add_more(self, column: QVBoxLayout, rest: int) -> None:
        if rest > 0:
            text = tr("Toon nog 1 punt") if rest == 1 else tr("Toon nog {rest} punten", rest=rest)
            button = LinkButton(text)
            button.clicked.connect(self._show_more)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_waiting(self, column: QVBoxLayout, uitgesteld: Sequence[Uitgesteld], vandaag: date) -> None:
        if not uitgesteld:
            return
        wat = (
            tr("1 punt kan wachten")
            if len(uitgesteld) == 1
            else tr("{aantal} punten kunnen wachten", aantal=len(uitgesteld))
        )
        button = LinkButton(f"{wat} – {(tr('verberg') if self.waiting_open else tr('toon'))}")
        button.setObjectName("toon_uitgesteld")
        button.clicked.connect(self._toggle_waiting)
        column.addSpacing(space(1))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if self.waiting_open:
            for item in uitgesteld[: self.most]:
                row = UitgesteldRij(item, vandaag)
                row.back.connect(self.back)
                column.addWidget(row)
                column.addWidget(line())

    def _show_more(self) -> None:
        self.most += STAP
        self._again()

    def _toggle_waiting(self) -> None:
        self.waiting_open = not self.waiting_open
        self._again()

    def _again(self) -> None:
        if self.shown is not None:
            self.show_vandaag(self.shown)


def _nothing() -> QFrame:
    frame = QFrame()
    column = QVBoxLayout(frame)
    column.addWidget(
        EmptyState(
            "circle-check",
            tr("Alles is bij"),
            tr(
                "Er is nu niets dat u vraagt. Nieuwe contacten, termijnen en signalen verschijnen hier "
                "vanzelf."
            ),
        )
    )
    return frame


def waiting() -> QWidget:
    """What stands in the list until the first answer comes."""
    return label(tr("Bezig met kijken …"), "muted")
