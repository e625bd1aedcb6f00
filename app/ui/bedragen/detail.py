"""The chosen amount: period, numbers, status, source, who and when, and what one can do with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.services.bedragen.bedrag_records import EIGEN, BedragRij
from app.ui.bedragen.words import STATUS_CHIP, capital, day, number, value, who
from app.ui.language import said, tr
from app.ui.theme import space
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.card import Card, pair
from app.ui.widgets.flow import Flow
from app.ui.widgets.marks import Chip
from app.ui.widgets.pane import Pane
from app.ui.widgets.row_card import RowCard
from app.ui.widgets.text import label, line, set_role

WIDTH, MOST = 306, 380  # pixels; with large letters the list needs its share
VAST = tr("Dit getal zit vast in de rekenwijze en is hier niet te wijzigen.")


class Detail(RowCard):
    """`confirm`, `replace`, `next` and `back` carry the amount."""

    confirm = Signal(object)
    replace = Signal(object)
    next = Signal(object)
    back = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Kies een bedrag om te zien waar het vandaan komt."), self._card)

    def _card(self, rij: BedragRij) -> Card:
        card = Card()
        holder = QWidget()
        set_role(holder, "scroll")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(space(1))
        for part in _facts(rij):
            column.addWidget(part)
        column.addStretch()
        card.add(Pane(holder), 1)
        for button in self._buttons(rij):
            card.add(button)
        return card

    def _buttons(self, rij: BedragRij) -> list[QWidget]:
        if not rij.wijzigbaar:
            return [label(VAST, "muted", wrap=True)] if rij.waarde.waarde is not None else []
        unconfirmed = rij.waarde.status == "onbevestigd"
        row = QWidget()
        beside = Flow()
        row.setLayout(beside)
        for name, text, signal in (
            ("vervang", tr("Vervang"), self.replace),
            ("volgend", tr("Nieuwe periode"), self.next),
        ):
            beside.addWidget(_button(SecondaryButton(text), name, signal, rij))
        buttons: list[QWidget] = [row]
        if unconfirmed:
            buttons.insert(
                0, _button(PrimaryButton(tr("Bevestig dit bedrag")), "bevestig", self.confirm, rij)
            )
        if rij.herkomst == EIGEN:
            text = tr("Zet het meegeleverde terug") if rij.meegeleverd else tr("Verwijder dit bedrag")
            buttons.append(_button(SecondaryButton(text, icon_name="arrow-back-up"), "terug", self.back, rij))
        return buttons


def _button(button: QWidget, name: str, signal: object, rij: BedragRij) -> QWidget:
    button.setObjectName(f"bedrag_{name}")
    button.clicked.connect(lambda: signal.emit(rij))
    return button


def _facts(rij: BedragRij) -> list[QWidget]:
    waarde = rij.waarde
    status = Chip(waarde.status, STATUS_CHIP[waarde.status])
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label(value(waarde, rij.eenheid), "figure"), 1)
    row.addWidget(status, 0, Qt.AlignmentFlag.AlignVCenter)
    tot = tr("tot en met {tot}", tot=day(waarde.tot)) if waarde.tot else tr("tot er een nieuwer bedrag is")
    parts = [
        label(capital(said(rij.naam)), "heading", wrap=True),
        head,
        label(
            tr(
                "{eenheid} · vanaf {vanaf} {tot}",
                eenheid=said(rij.eenheid),
                vanaf=day(waarde.vanaf),
                tot=tot,
            ),
            "muted",
            wrap=True,
        ),
    ]
    if waarde.per_leeftijd:
        parts.append(_ages(rij))
    parts += [line(), pair(tr("Bron"), _breakable(waarde.bron))]
    if rij.brondatum:
        parts.append(pair(tr("Gelezen op"), day(rij.brondatum)))
    parts.append(pair(tr("Vastgelegd"), capital(who(rij))))
    if rij.meegeleverd is not None and rij.meegeleverd.waarde != waarde.waarde:
        parts.append(pair(tr("Meegeleverd"), value(rij.meegeleverd, rij.eenheid)))
    if waarde.opmerking:
        parts.append(pair(tr("Opmerking"), capital(said(waarde.opmerking))))
    return [*parts, pair(tr("Regeling"), said(rij.toelichting))]


def _ages(rij: BedragRij) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, space(1), 0, 0)
    grid.setHorizontalSpacing(space(3))
    grid.setVerticalSpacing(2)
    hoogst = max(jaren for jaren, _ in rij.waarde.per_leeftijd)
    for place, (jaren, bedrag) in enumerate(sorted(rij.waarde.per_leeftijd, reverse=True)):
        ouder = tr(" en ouder") if jaren == hoogst and jaren > 20 else ""
        grid.addWidget(label(tr("{jaren} jaar{ouder}", jaren=jaren, ouder=ouder), "muted"), place, 0)
        grid.addWidget(label(number(bedrag, rij.eenheid)), place, 1, Qt.AlignmentFlag.AlignRight)
    return holder


def _breakable(text: str) -> str:
    """An address may be cut into lines at its slashes."""
    for sign in ("/", "-", "_", "?", "&"):
        text = text.replace(sign, f"{sign}\N{ZERO WIDTH SPACE}")
    return text
