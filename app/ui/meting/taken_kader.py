"""Around the list of tasks: the words above it, its sums and buttons below, the limits."""

from decimal import Decimal
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.loonwaarde import format_percentage
from app.services.records import MetingRecord
from app.services.velden import format_duur
from app.ui.language import tr
from app.ui.meting.handle import WIDE
from app.ui.meting.taak_row import AANDEEL, EENHEID, NORM, TIJD
from app.ui.theme import space, theme
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.finding_list import IconLabel
from app.ui.widgets.text import label, set_role

MEESTE_TAKEN, MEESTE_REGELS = 5, 20


class Foot(QWidget):
    """How many and how much together, the difference with the contract, and what one can do."""

    def __init__(self) -> None:
        super().__init__()
        self.many = label("", "attention", wrap=True)
        self.total, self.gap = label("", "strong"), label("", wrap=True)
        self.gap_icon = IconLabel("alert-triangle", "attention", 16)
        self.add_button = SecondaryButton(tr("Hoofdtaak toevoegen"), "Ctrl Shift N", icon_name="plus")
        self.join_button = SecondaryButton(tr("Samenvoegen"), "J")
        self.split_button = SecondaryButton(tr("Splitsen"), "S")
        sums, buttons = QHBoxLayout(), QHBoxLayout()
        sums.addWidget(self.total)
        sums.addSpacing(space(3))
        sums.addWidget(self.gap_icon)
        sums.addWidget(self.gap, 1)
        buttons.setSpacing(space(1))
        for button in (self.add_button, self.join_button, self.split_button):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(1), 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self.many)
        column.addLayout(sums)
        column.addLayout(buttons)

    def refresh(self, record: MetingRecord, aandelen: list[Fraction | None]) -> None:
        """Show the sums as they now stand."""
        count, closed = len(record.hoofdtaken), record.status != "concept"
        self.many.setVisible(count > MEESTE_TAKEN)
        self.many.setText(
            tr(
                "Dit zijn {aantal} taken. Voeg ze samen tot 1 tot en met {meeste_taken} hoofdtaken.",
                aantal=count,
                meeste_taken=MEESTE_TAKEN,
            )
        )
        self.add_button.setVisible(not closed and count < MEESTE_REGELS)
        self.join_button.setVisible(not closed and count > 1)
        self.split_button.setVisible(not closed and any(taak.deeltaken for taak in record.hoofdtaken))
        self.total.setText(describe_total(record, aandelen))
        tekst, ernst = describe_gap(record, aandelen)
        self.gap.setText(tekst)
        set_role(self.gap, ernst)
        self.gap_icon.setVisible(bool(tekst))
        self.gap_icon.show_icon("circle-check" if ernst == "good" else "alert-triangle", ernst)


class Head(QWidget):
    """The words above the columns."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, space(1), 0, 0)
        row.setSpacing(space(1))
        row.addSpacing(WIDE + space(1))
        row.addWidget(label(tr("Hoofdtaak"), "label"), 1)
        self.time, self.share = label("", "label", wrap=True), label("", "label", wrap=True)
        for part, width in ((self.time, TIJD), (self.share, AANDEEL)):
            part.setFixedWidth(theme.pixels(width))
            row.addWidget(part)
        self.share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for text, width in ((tr("Eenheid"), EENHEID), (tr("Norm p/u"), NORM)):
            part = label(text, "label", wrap=True)
            part.setFixedWidth(theme.pixels(width))
            row.addWidget(part)
        row.addSpacing(28 + space(1))

    def show_choice(self, in_procenten: bool) -> None:
        """Name the columns for hours or for percentages."""
        self.time.setText(tr("Aandeel") if in_procenten else tr("Tijd per week"))
        self.share.setText("" if in_procenten else tr("Aandeel"))


def compute_aandelen(record: MetingRecord) -> list[Fraction | None]:
    """The share of each hoofdtaak in percent as far as it can be known, for show only."""
    if record.verdeling == "aandeel":
        return [None if taak.aandeel is None else Fraction(taak.aandeel) for taak in record.hoofdtaken]
    samen = sum(taak.minuten_per_week or 0 for taak in record.hoofdtaken)
    return [
        Fraction(100 * taak.minuten_per_week, samen) if taak.minuten_per_week else None
        for taak in record.hoofdtaken
    ]


def describe_total(record: MetingRecord, aandelen: list[Fraction | None]) -> str:
    """All hoofdtaken together, in hours a week or in percent."""
    if not record.hoofdtaken:
        return ""
    if record.verdeling == "aandeel":
        return tr("Samen {totaal} %", totaal=format_percentage(sum(filter(None, aandelen), Fraction())))
    return tr(
        "Samen {duur} uur per week",
        duur=format_duur(sum(taak.minuten_per_week or 0 for taak in record.hoofdtaken)),
    )


def describe_gap(record: MetingRecord, aandelen: list[Fraction | None]) -> tuple[str, str]:
    """What is missing or too much, and its weight."""
    if not record.hoofdtaken:
        return "", "muted"
    if record.verdeling == "aandeel":
        rest = 100 - sum(filter(None, aandelen), Fraction())
        if not rest:
            return tr("precies 100 %"), "good"
        return tr(
            "{rest} % te {woord}",
            rest=format_percentage(abs(rest)),
            woord=tr("weinig") if rest > 0 else tr("veel"),
        ), "attention"
    if record.contracturen is None:
        return tr("Vul bij Gegevens de contracturen in."), "attention"
    contract = int(record.contracturen * Decimal(60))
    verschil = contract - sum(taak.minuten_per_week or 0 for taak in record.hoofdtaken)
    if not verschil:
        return tr("gelijk aan het contract ({contract})", contract=format_duur(contract)), "good"
    vraag = tr("waar blijft die tijd?") if verschil > 0 else tr("dat is meer dan het contract")
    return tr(
        "Contract {contract} · verschil {verschil} — {vraag}",
        contract=format_duur(contract),
        verschil=format_duur(abs(verschil)),
        vraag=vraag,
    ), "attention"


def limits() -> QWidget:
    """The two limits, always in view."""
    holder = QWidget()
    row = QVBoxLayout(holder)
    row.setContentsMargins(space(1), 0, 0, 0)
    row.addWidget(
        label(
            tr(
                "Een hoofdtaak beslaat minstens 1/16 (6,25 %) van de werkweek en minstens 30 minuten per "
                "werkdag. Bron: Besluit loonkostensubsidie Participatiewet 2021 art. 1.\n"
                "Tijd: typ uren per week (16:00), of minuten per dag keer dagen (45 x 5). Op het nummer "
                "van een taak: spatie kiest, Shift+↓ kiest verder, J voegt samen, S splitst. In een veld: "
                "Alt+J, Alt+S, Alt+↑ en Alt+↓. Slepen kan ook: op een taak voegt samen, ertussen "
                "verplaatst."
            ),
            "small",
            wrap=True,
        )
    )
    return holder
