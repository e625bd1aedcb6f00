"""The answer: what the gemeente pays, large; what the job costs beneath, for one case or two."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.services.rekenhulp.records import Berekening, Verschil
from app.services.rekenhulp.rekenen import compare
from app.services.rekenhulp.woorden import (
    KOSTEN,
    SCHATTING,
    describe_begin,
    describe_deel,
    describe_verschil,
    list_kosten,
    write_bedrag,
    write_verschil,
)
from app.ui.language import said, tr
from app.ui.theme import colour, space, theme
from app.ui.widgets.beside import Beside
from app.ui.widgets.card import Card
from app.ui.widgets.finding_list import IconLabel
from app.ui.widgets.letter_size import follow_letters
from app.ui.widgets.marks import Chip
from app.ui.widgets.text import StillLabel, label, line, set_role

ROWS = 6
HERO, AMOUNT, DIFFERENCE = "€ 8.888,88", "− € 8.888,88", "− € 88.888,88"  # the widest that has to fit
SAMPLES = (AMOUNT, AMOUNT, DIFFERENCE)
WIDE, NARROW = 436, 310  # pixels of the sum, with two cases and with one
MOST = 686  # what a small screen has room for with large letters
LETTERS = ("A", "B")
Cases = Mapping[str, Berekening | None]


class Amounts(Card):
    """`show_cases({"A": berekening})`, or A and B side by side with the difference."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Uitkomst"))
        self.heroes = [Hero(letter) for letter in LETTERS]
        self.bar, self.story = ShareBar(), StillLabel("", "muted", lines=2)
        follow_letters(self.story, lambda story: story.set_lines(3 if theme.large else 2))
        self.unsure = label("", "small-attention", wrap=True)
        self.message, self.message_row = label("", wrap=True), QWidget()
        self.sum = CostTable()
        self._lay_out()

    def show_cases(self, cases: Cases, message: str = "") -> None:
        """Show what is known; `message` says what an empty one still needs."""
        both = len(cases) > 1
        for hero, letter in zip(self.heroes, LETTERS, strict=True):
            hero.setVisible(letter in cases)
            if letter in cases:
                hero.show_case(cases[letter], both)
        known = [case for case in cases.values() if case is not None]
        difference = compare(known[0], known[1]) if both and len(known) > 1 else None
        self.unsure.setText(_unsure(known))
        self.unsure.setVisible(bool(self.unsure.text()))
        self.bar.setVisible(not both)
        self.bar.show_case(None if both or not known else known[0])
        self.story.setText(_story(known, difference))
        self.story.grow()
        self.message.setText(said(message))
        self.message_row.setVisible(bool(message))
        self.sum.show_cases(list(cases.values()), difference)

    def _lay_out(self) -> None:
        need = QHBoxLayout(self.message_row)
        need.setContentsMargins(0, 0, 0, 0)
        need.setSpacing(6)
        need.addWidget(IconLabel("info-circle", "attention"), 0, Qt.AlignmentFlag.AlignTop)
        need.addWidget(self.message, 1)
        heroes = QVBoxLayout()
        heroes.setSpacing(space(1))
        for hero in self.heroes:
            heroes.addWidget(hero)
        left = QVBoxLayout()
        left.setSpacing(space(1))
        left.addWidget(label(tr("Loonkostensubsidie per maand"), "muted"))
        left.addLayout(heroes)
        left.addWidget(self.unsure)
        left.addStretch(1)
        left.addWidget(self.bar)
        left.addWidget(self.story)
        left.addWidget(self.message_row)
        row = Beside(with_letters=True)
        row.addLayout(left, 1)
        row.addWidget(self.sum)
        self.body.setContentsMargins(space(3), space(2), space(3), space(2))
        self.add(row)


class Hero(QWidget):
    """The one number, with its letter when there are two."""

    def __init__(self, letter: str) -> None:
        super().__init__()
        self.letter, self.mark = letter, label(letter, "heading")
        self.figure, self.chip = StillLabel(HERO, "hero"), Chip("", "attention")
        self.under = StillLabel("", "muted")
        self.figure.setObjectName(f"uitkomst_{letter}")
        big = QHBoxLayout()
        big.setSpacing(space(2))
        big.addWidget(self.mark)
        big.addWidget(self.figure)
        big.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        big.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(big)
        column.addWidget(self.under)

    def show_case(self, case: Berekening | None, both: bool) -> None:
        """Show the amount per month as it begins."""
        self.mark.setVisible(both)
        self.figure.setText(write_bedrag(case.maand.subsidie if case else None))
        self.figure.setAccessibleName(
            tr("Loonkostensubsidie per maand {letter}: {getal}", letter=self.letter, getal=self.figure.text())
        )
        self.under.set_lines(2 if both else 1)
        self.under.setText(said(describe_begin(case)) if case else "")
        self.chip.show_text(tr("plafond van 70 % bereikt"))
        self.chip.setVisible(case is not None and case.subsidie.plafond)


class CostTable(QWidget):
    """What the job costs, line by line; with two cases a column for each and one for the difference."""

    def __init__(self) -> None:
        super().__init__()
        self.names = [label("") for _ in range(ROWS)]
        self.cells = [[_amount_label(sample) for sample in SAMPLES] for _ in range(ROWS)]
        self.heads = [label(text, "label") for text in ("A", "B", tr("Verschil"))]
        self.note, self.both = Chip(SCHATTING, "info"), False
        self.note.setToolTip(tr("Alleen de subsidie volgt uit de wet. De kosten zijn een schatting."))
        self._lay_out()
        follow_letters(self, CostTable.fit)

    def fit(self) -> None:
        """As wide as its columns need; with large letters a small screen has no more."""
        wide = theme.pixels(WIDE if self.both else NARROW)
        self.setFixedWidth(max(min(wide, MOST) if theme.large else wide, self.layout().minimumSize().width()))

    def show_cases(self, cases: Sequence[Berekening | None], difference: Verschil | None) -> None:
        """Fill the columns; a case that cannot be worked out yet keeps dashes."""
        both = len(cases) > 1
        tables = [list_kosten(case) if case else () for case in cases]
        names = next((table for table in tables if table), tuple((name, None) for name in KOSTEN))
        for row in range(ROWS):
            known = [table[row] if table else ("", None) for table in tables]
            self.names[row].setText(said(KOSTEN[row] if both else names[row][0]))
            for place, (_, amount) in enumerate(known):
                self.cells[row][place].setText(write_bedrag(amount))
            self.cells[row][2].setText(said(_difference(difference, row)) if both else "")
        for part in [*self.heads, *(cell for row in self.cells for cell in row[1:])]:
            part.setVisible(both)
        self.both = both
        self.fit()
        set_role(self.cells[-1][0], "strong" if both else "figure")
        told = "; ".join(f"{said(name)}: {write_bedrag(amount)}" for name, amount in names)
        self.setAccessibleName(tr("Kosten per maand, {schatting}", schatting=said(SCHATTING)))
        self.setAccessibleDescription(told)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for place, head in enumerate(self.heads, start=1):
            grid.addWidget(head, 0, place, Qt.AlignmentFlag.AlignRight)
        for row in range(ROWS):
            at = row + 1 + (row > 2) + (row > 4)
            grid.addWidget(self.names[row], at, 0)
            for place, cell in enumerate(self.cells[row], start=1):
                grid.addWidget(cell, at, place)
        grid.addWidget(line(), 4, 0, 1, 4)
        grid.addWidget(line(), 7, 0, 1, 4)
        for part in (self.names[3], self.names[5], *self.cells[3], *self.cells[5]):
            set_role(part, "strong")
        foot = QHBoxLayout()
        foot.addWidget(label(tr("per maand, zoals het begint"), "small"))
        foot.addStretch()
        foot.addWidget(self.note)
        grid.addLayout(foot, 9, 0, 1, 4)
        grid.setRowStretch(10, 1)


class ShareBar(QWidget):
    """The cost of the job as one bar: what the gemeente pays, then what the employer pays."""

    def __init__(self) -> None:
        super().__init__()
        self.case: Berekening | None = None
        self.setFixedHeight(14)
        self.setAccessibleName(tr("Verdeling van de kosten"))

    def show_case(self, case: Berekening | None) -> None:
        """Show how this case is shared."""
        self.case = case
        self.setAccessibleDescription(said(describe_deel(case)) if case else "")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            box = QRectF(0, 1, self.width(), 12)
            kosten = self.case.maand if self.case else None
            if kosten is None or not kosten.samen or kosten.subsidie is None:
                painter.setBrush(colour("line"))
                painter.drawRoundedRect(box, 4, 4)
                return
            share = float(min(Decimal(1), max(Decimal(0), kosten.subsidie / kosten.samen)))
            parts = ((0.0, share, "accent"), (share, 1.0, "employer"))
            for begin, end, token in parts:
                left = box.width() * begin + (1 if begin else 0)
                wide = box.width() * end - left - (1 if end < 1 else 0)
                if wide > 0:
                    painter.setBrush(colour(token))
                    painter.drawRoundedRect(QRectF(left, box.top(), wide, box.height()), 3, 3)


def _amount_label(sample: str) -> StillLabel:
    made = StillLabel(sample, right=True)
    made.setContentsMargins(space(2), 0, 0, 0)
    return made


def _unsure(known: Sequence[Berekening]) -> str:
    """The unconfirmed amounts that were used, with their source; the whole text in the tooltip."""
    lines = dict.fromkeys(line for case in known for line in case.onbevestigd)
    return tr("Onbevestigd: {regels}", regels="; ".join(map(said, lines))) if lines else ""


def _story(known: Sequence[Berekening], difference: Verschil | None) -> str:
    if difference is not None:
        return said(describe_verschil(difference))
    return said(describe_deel(known[0])) if len(known) == 1 else ""


def _difference(difference: Verschil | None, row: int) -> str:
    if difference is None:
        return ""
    amounts = {3: difference.samen, 4: difference.subsidie, 5: difference.zelf}
    return write_verschil(amounts[row]) if row in amounts else ""
