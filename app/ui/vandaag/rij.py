"""One item: what, who, why, how urgent, one button, and a way to put it off."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.services.signaleren.dagen import format_dag
from app.services.signaleren.signaal_records import Actiepunt
from app.services.signaleren.vandaag import Uitgesteld
from app.ui.language import said, tr, tr_date
from app.ui.theme import space
from app.ui.widgets.buttons import IconButton, LinkButton, SecondaryButton
from app.ui.widgets.marks import Chip
from app.ui.widgets.text import elided, label


class PuntRij(QFrame):
    """An item that asks an action: `asked(punt)` and `put_off(punt)`."""

    asked = Signal(object)
    put_off = Signal(object)

    def __init__(self, punt: Actiepunt) -> None:
        super().__init__()
        self.punt = punt
        wie = _who(punt)
        self.setAccessibleName(f"{said(punt.titel)}, {wie}: {said(punt.tekst)}")
        self.button = _RijKnop(said(punt.knop))
        self.button.setObjectName(f"doe_{punt.soort}")
        self.button.setAccessibleName(f"{said(punt.knop)}: {said(punt.titel)}, {wie}")
        self.button.clicked.connect(lambda: self.asked.emit(punt))
        later = IconButton("clock", tr("Stel uit: {titel}, {wie}", titel=said(punt.titel), wie=wie))
        later.setToolTip(tr("Stel uit, met een reden"))
        later.setObjectName(f"uitstel_{punt.soort}")
        later.clicked.connect(lambda: self.put_off.emit(punt))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addLayout(_head(punt, wie))
        words.addWidget(label(said(punt.tekst), "muted", wrap=True))
        if punt.regel:
            self.setToolTip(
                tr("Regel: {regel}. Aan te passen bij Instellingen, Signalen.", regel=said(punt.regel))
            )
            words.addWidget(label(tr("Regel: {regel}", regel=said(punt.regel)), "small", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, space(1), 0, space(1))
        row.setSpacing(space(2))
        row.addLayout(words, 1)
        for part in (Chip(punt.chip, punt.ernst), self.button, later):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)


class _RijKnop(SecondaryButton):
    """Leaves the arrows to the list, which moves from item to item."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)


class UitgesteldRij(QFrame):
    """An item that can wait, until when and why; `back(punt)` shows it again."""

    back = Signal(object)

    def __init__(self, uitgesteld: Uitgesteld, vandaag: date) -> None:
        super().__init__()
        punt = uitgesteld.punt
        button = LinkButton(tr("Weer tonen"))
        button.setObjectName(f"weer_{punt.soort}")
        button.setAccessibleName(tr("Weer tonen: {titel}, {wie}", titel=said(punt.titel), wie=_who(punt)))
        button.clicked.connect(lambda: self.back.emit(punt))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addLayout(_head(punt, _who(punt)))
        tot = tr_date(format_dag(uitgesteld.tot, vandaag))
        words.addWidget(
            label(tr("Uitgesteld tot {tot}: {reden}", tot=tot, reden=uitgesteld.reden), "muted", wrap=True)
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, space(1), 0, space(1))
        row.setSpacing(space(2))
        row.addLayout(words, 1)
        row.addWidget(button)


def _who(punt: Actiepunt) -> str:
    return tr(" bij ").join(filter(None, [punt.kandidaat, punt.werkgever]))


def _head(punt: Actiepunt, wie: str) -> QHBoxLayout:
    head = QHBoxLayout()
    head.setSpacing(0)
    head.addWidget(label(said(punt.titel), "strong"))
    head.addWidget(elided(f" · {wie}"), 1)
    return head
