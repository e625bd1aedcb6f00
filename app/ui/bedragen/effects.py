"""What a proposal asks and changes: questions to confirm, and each subsidy with its old and new amount."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.loonwaarde import format_euro
from app.services.bedragen.bedrag_records import Gevolg, Gevolgen
from app.ui.bedragen.words import capital, change
from app.ui.language import said, tr
from app.ui.theme import space
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.finding_list import IconLabel
from app.ui.widgets.marks import Chip
from app.ui.widgets.text import elided, label, line

MEESTE = 60  # rows; the count above them always tells how many there are
NIETS = tr("Geen enkele lopende subsidie en geen open meting krijgt een ander bedrag.")
BEWIJZEN = tr(
    "Wat al is vastgesteld, blijft staan zoals het is berekend. Open metingen rekenen direct met het nieuwe "
    "bedrag; lopende subsidies bij de volgende berekening."
)


class Effects(QWidget):
    """`confirmed(bool)` when the questions are answered or no longer."""

    confirmed = Signal(bool)

    def __init__(self, vragen: Sequence[Any], gevolgen: Gevolgen) -> None:
        super().__init__()
        self.check: CheckBox | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        for vraag in vragen:
            column.addWidget(question_row(f"{capital(said(vraag.tekst))}. {said(vraag.herstel)}"))
        if vragen:
            self.check = CheckBox(tr("Ja, dit klopt volgens de bron"))
            self.check.setObjectName("klopt")
            self.check.toggled.connect(self.confirmed)
            column.addWidget(self.check)
            column.addWidget(line())
        column.addWidget(label(tr("Wat verandert er?"), "strong"))
        column.addWidget(label(summary(gevolgen), wrap=True))
        for gevolg in gevolgen.rijen[:MEESTE]:
            column.addWidget(_row(gevolg))
        if len(gevolgen.rijen) > MEESTE:
            column.addWidget(label(tr("en nog {aantal}", aantal=len(gevolgen.rijen) - MEESTE), "muted"))
        if gevolgen.rijen:
            column.addWidget(label(BEWIJZEN, "muted", wrap=True))

    @property
    def is_confirmed(self) -> bool:
        """Whether there is nothing left to confirm."""
        return self.check is None or self.check.isChecked()


def summary(gevolgen: Gevolgen) -> str:
    """How many of how many, and what it is together per month."""
    if not gevolgen.rijen:
        return NIETS
    samen = sum((gevolg.verschil for gevolg in gevolgen.rijen), Decimal(0))
    teken = "+ " if samen > 0 else ""
    krijgt = tr("krijgt") if len(gevolgen.rijen) == 1 else tr("krijgen")
    return tr(
        "{aantal} van {bekeken} subsidies en open metingen {krijgt} een ander bedrag, samen "
        "{teken}{samen} per maand.",
        aantal=len(gevolgen.rijen),
        bekeken=gevolgen.bekeken,
        krijgt=krijgt,
        teken=teken,
        samen=format_euro(samen),
    )


def question_row(text: str, icon_name: str = "alert-triangle", token: str = "attention") -> QWidget:
    """A sentence with a mark before it."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(IconLabel(icon_name, token), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text, wrap=True), 1)
    return holder


def _row(gevolg: Gevolg) -> QWidget:
    holder = QWidget()
    holder.setAccessibleName(f"{gevolg.kandidaat}: {change(gevolg)}")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 4, 0, 4)
    column.setSpacing(0)
    head = QHBoxLayout()
    naam = f"{gevolg.kandidaat} · {gevolg.werkgever}" if gevolg.werkgever else gevolg.kandidaat
    head.addWidget(elided(naam, "strong"), 1)
    head.addWidget(Chip(tr("open meting") if gevolg.soort == "concept" else tr("loopt"), "neutral"))
    column.addLayout(head)
    column.addWidget(label(change(gevolg), wrap=True))
    return holder
