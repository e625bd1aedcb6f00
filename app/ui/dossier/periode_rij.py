"""One period of the subsidie: a line, and on demand what the amount rests on and each step of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.loonwaarde import format_datum
from app.services.looptijd.looptijd_records import Looptijdregel
from app.ui.dossier import subsidie_woorden as woorden
from app.ui.language import said, tr
from app.ui.meting.trail import rules_of
from app.ui.meting.trail_row import TrailRow
from app.ui.roles import Role
from app.ui.theme import icon, space
from app.ui.widgets.buttons import LinkButton, SecondaryButton
from app.ui.widgets.card import pair
from app.ui.widgets.flow import Flow
from app.ui.widgets.marks import Chip
from app.ui.widgets.ringed import Ringed
from app.ui.widgets.text import label, line


class PeriodeRij(QWidget):
    """`toggled(open)`; `besluit_wished()`, `keuze_wished()`, `terug_wished()`, `bedragen_wished()`."""

    toggled = Signal(bool)
    besluit_wished = Signal()
    keuze_wished = Signal()
    terug_wished = Signal()
    bedragen_wished = Signal()

    def __init__(self, regel: Looptijdregel, opened: bool) -> None:
        super().__init__()
        self.regel = regel
        self.details: QWidget | None = None
        self.head = _Head(regel)
        self.head.pressed.connect(self.toggle)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(space(1))
        self.column.addWidget(self.head)
        if regel.melding:
            self.column.addLayout(self._nothing())
        self.end = line()
        self.column.addWidget(self.end)
        if opened:
            self.toggle()

    def toggle(self) -> None:
        """Show what is behind the amount, or fold it away."""
        if self.regel.bedrag is None:
            return
        if self.details is None:
            self.details = self._details()
            self.column.insertWidget(self.column.indexOf(self.end), self.details)
            self.details.show()  # else hidden until the layout looks
        else:
            self.details.setVisible(self.details.isHidden())
        opened = not self.details.isHidden()
        self.head.show_open(opened)
        self.toggled.emit(opened)

    def _nothing(self) -> QHBoxLayout:
        """Why there is no amount, and the road to it."""
        row = QHBoxLayout()
        text = said(self.regel.melding)
        row.addWidget(label(text[:1].upper() + text[1:] + ".", "muted", wrap=True), 1)
        if self.regel.zonder_bedrag:
            road = LinkButton(tr("Naar Wettelijke bedragen"))
            road.setObjectName("naar_bedragen")
            road.clicked.connect(self.bedragen_wished)
            row.addWidget(road)
        return row

    def _details(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(space(2), 0, 0, space(1))
        column.setSpacing(space(1))
        grid = QGridLayout()
        grid.setHorizontalSpacing(space(2))
        for place, (name, value) in enumerate(woorden.facts_of(self.regel)):
            grid.addWidget(pair(name, value), place // 3, place % 3)
        column.addLayout(grid)
        for text in self._notes():
            column.addWidget(label(text, "small", wrap=True))
        for text in self._warnings():
            column.addWidget(label(text, "attention", wrap=True))
        column.addWidget(label(tr("Zo is het berekend"), "label"))
        for rule in rules_of(self.regel.stappen):
            row = TrailRow()
            row.show_regel(rule)
            column.addWidget(row)
        for bewijs in self.regel.versies:
            column.addWidget(label(woorden.describe_versie(bewijs), "small"))
        column.addLayout(self._buttons())
        return holder

    def _notes(self) -> list[str]:
        marks = [f"{mark[:1].upper()}{mark[1:]}." for mark in map(said, self.regel.markeringen)]
        conversion = woorden.conversions_of(self.regel)
        return [*marks, *([conversion] if conversion else [])]

    def _warnings(self) -> list[str]:
        unconfirmed = [tr("Onbevestigd: {tekst}", tekst=said(text)) for text in self.regel.onbevestigd]
        regel = self.regel
        own = (
            woorden.describe_difference(regel),
            woorden.describe_afwijking(regel),
            said(regel.opmerking),
        )
        return [*filter(None, own), *unconfirmed]

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space(1))
        day = format_datum(self.regel.van)
        if self.regel.bewijs is not None:
            noted = self.regel.bewijs.besluit_datum is not None
            decide = SecondaryButton(
                tr("Besluit wijzigen") if noted else tr("Besluit noteren"), icon_name="pencil"
            )
            decide.setObjectName("besluit_noteren")
            decide.clicked.connect(self.besluit_wished)
            row.addWidget(decide)
        if self.regel.mag_kiezen:
            choose = SecondaryButton(tr("Bedragen van {dag} nemen …", dag=day))
            choose.setObjectName("peildatum_kiezen")
            choose.clicked.connect(self.keuze_wished)
            row.addWidget(choose)
        if self.regel.keuze:
            back = SecondaryButton(tr("Terug naar de wettelijke peildatum"), icon_name="arrow-back-up")
            back.setObjectName("peildatum_terug")
            back.clicked.connect(self.terug_wished)
            row.addWidget(back)
        row.addStretch()
        return row


class _Head(Ringed):
    """The line of a period; Enter, Space or a click opens it."""

    spoken_role = Role.Button

    pressed = Signal()

    def __init__(self, regel: Looptijdregel) -> None:
        super().__init__()
        self.opens = regel.bedrag is not None
        if self.opens:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        span, amount = woorden.write_span(regel.van, regel.tot, regel.open_einde), woorden.write_amount(regel)
        stand = ", ".join(text for text, _ in woorden.chips_of(regel))
        self.setAccessibleName(
            tr("{termijn}: {bedrag} per maand, {stand}", termijn=span, bedrag=amount, stand=stand)
        )
        self.setAccessibleDescription(tr("Enter toont de berekening") if self.opens else "")
        self.arrow = label("")
        self.arrow.setFixedWidth(16)
        self.show_open(False)
        self._lay_out(regel, span, amount)

    def show_open(self, opened: bool) -> None:
        """Turn the arrow."""
        if self.opens:
            self.arrow.setPixmap(icon("chevron-down" if opened else "chevron-right", "muted").pixmap(16, 16))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, regel: Looptijdregel, span: str, amount: str) -> None:
        top = Flow()
        top.addWidget(label(span, "strong"))
        for text, kind in woorden.chips_of(regel):
            top.addWidget(Chip(text, kind))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addLayout(top)
        words.addWidget(label(", ".join(map(said, regel.redenen)), "muted", wrap=True))
        right = QVBoxLayout()
        right.setSpacing(1)
        right.addWidget(label(amount, "strong"), 0, Qt.AlignmentFlag.AlignRight)
        decided, role = woorden.describe_besluit(regel)
        right.addWidget(label(decided, role), 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 4, 4, 2)
        row.setSpacing(space(1))
        row.addWidget(self.arrow, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addLayout(right)
