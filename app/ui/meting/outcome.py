"""The outcome, always in view: loonwaarde, subsidy, how it comes about, what would change it."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QDate, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.loonwaarde import format_euro
from app.services.meten.uitkomst_records import Uitkomst
from app.services.records import Gevoeligheid, MetingRecord, VorigeMeting
from app.ui.language import DUTCH, said, tr, tr_date
from app.ui.meting.trail import sensitivity_of, trail_of
from app.ui.meting.trail_row import TrailRow
from app.ui.theme import colour, font, space, theme
from app.ui.widgets.beside import Beside
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card
from app.ui.widgets.finding_list import IconLabel
from app.ui.widgets.ground import Ground
from app.ui.widgets.laid_out import ANY_SIZE, laid_out_once
from app.ui.widgets.marks import Chip, ProgressBarThin
from app.ui.widgets.text import StillLabel, label, line, set_role

WIDTH = 300
PERCENT, AMOUNT = "100 %", "€ 8.888,88"  # the widest that has to fit
BEDRAGEN = "Wettelijke bedragen"  # named by a refusal that an amount mends
MOST_HIGH = 190  # pixels at letter size 100 of the strip with its steps unfolded
MEER, MINDER = tr("Hoe komt dat?"), tr("Klap in")
PLAFOND = 30  # percent of loonwaarde below which the ceiling of 70 % bites


class OutcomePanel(Card):
    """Labels are changed in place, so that a keystroke costs next to nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Uitkomst"))
        self.figure, self.chip = StillLabel(PERCENT, "hero"), Chip("", "good")
        self.bar = LoonwaardeBar()
        self.amount, self.ceiling = StillLabel(AMOUNT, "figure"), label("", "muted")
        self.message, self.message_row = label("", wrap=True), QWidget()
        self.road = LinkButton(tr("Naar Wettelijke bedragen"))
        self.road.hide()
        self.rows: list[TrailRow] = []
        self.trail = QVBoxLayout()
        self.trail.setSpacing(0)
        self.trail_title = label(tr("Hoe komt dit bedrag tot stand?"), "strong")
        self.hints = label("", "muted", wrap=True)
        self.hints.setTextFormat(Qt.TextFormat.RichText)
        self.before = label("", "small")
        self.more, self.what = LinkButton(MEER), label("", "muted")
        self.more.setCheckable(True)
        self.more.toggled.connect(lambda _on: self._fold())
        self.narrow = False
        self._lay_out()
        self.set_narrow(False)

    def refresh(self, record: MetingRecord, uitkomst: Uitkomst) -> None:
        """Show the outcome as it now stands."""
        with laid_out_once(self.holder, self.details):
            self._show(record, uitkomst)
        if self.narrow:
            self._fit_height()

    def _show(self, record: MetingRecord, uitkomst: Uitkomst) -> None:
        loonwaarde, subsidie = uitkomst.loonwaarde, uitkomst.subsidie
        self.figure.setText("–" if loonwaarde is None else f"{loonwaarde.percentage} %")
        self.figure.setAccessibleName(tr("Loonwaarde {getal}", getal=self.figure.text()))
        self.bar.show_value(None if loonwaarde is None else loonwaarde.percentage)
        self._show_change(record.vorige, uitkomst.verschil)
        self.amount.setText("–" if subsidie is None else format_euro(subsidie.totaal))
        self.amount.setAccessibleName(tr("Loonkostensubsidie per maand {bedrag}", bedrag=self.amount.text()))
        if subsidie is not None:
            self.ceiling.setText(
                tr(
                    "Plafond van 70 % {woord}",
                    woord=tr("bereikt") if subsidie.plafond else tr("niet bereikt"),
                )
            )
            set_role(self.ceiling, "attention" if subsidie.plafond else "muted")
        self.ceiling.setVisible(subsidie is not None)
        self.message.setText(said(uitkomst.melding))
        self.message_row.setVisible(bool(uitkomst.melding))
        self.road.setVisible(BEDRAGEN in uitkomst.melding)
        self._show_trail(uitkomst)

    def show_gevoeligheid(self, record: MetingRecord, delen: Iterable[Gevoeligheid]) -> None:
        """What would change the outcome: told at a pause in typing, when it stands."""
        hints = sensitivity_of(record, delen)
        with laid_out_once(self.holder, self.details):
            self.hints.setText("<br>".join(hints))
            self.last_line.setVisible(bool(hints))
        if self.narrow:
            self._fit_height()

    def set_narrow(self, narrow: bool) -> None:
        """A column at the right, or a strip above the form whose steps come on demand."""
        self.narrow = narrow
        self.setMinimumWidth(0 if narrow else theme.pixels(WIDTH))
        self.setMaximumWidth(ANY_SIZE if narrow else theme.pixels(WIDTH))
        way = QBoxLayout.Direction
        for figure in self.figures:
            figure.setDirection(way.LeftToRight if narrow else way.TopToBottom)
            figure.setSpacing(space(2) if narrow else 3)
        self.more.setVisible(narrow)
        self._fold()

    def _fold(self) -> None:
        folded = self.narrow and not self.more.isChecked()
        self.more.setText(MINDER if self.more.isChecked() else MEER)
        self.details.setVisible(not folded)
        for part in (self.bar, self.top_line):
            part.setVisible(not self.narrow)
        self.before.setVisible(bool(self.before.text()) and not self.narrow)
        self.what.setText(tr("LKS per maand") if self.narrow else tr("Loonkostensubsidie per maand"))
        self._fit_height()

    def _fit_height(self) -> None:
        """As a strip no higher than what stands in it, and at most half a small screen."""
        if not self.narrow:
            self.setMinimumHeight(0)
            self.setMaximumHeight(ANY_SIZE)
            return
        margins, inside = self.body.contentsMargins(), self.holder.layout()
        wide = self.width() - margins.left() - margins.right() - space(3)
        self.top.turn(wide)
        high = max(inside.totalSizeHint().height(), inside.totalHeightForWidth(wide))
        high += margins.top() + margins.bottom() + space(1)
        self.setFixedHeight(min(high, theme.pixels(MOST_HIGH)))

    def _show_change(self, vorige: VorigeMeting | None, verschil: int | None) -> None:
        self.before.setText(describe_before(vorige))
        self.before.setVisible(vorige is not None and not self.narrow)
        self.chip.setVisible(verschil is not None and vorige is not None)
        if verschil is None or vorige is None:
            return
        if not verschil:
            self.chip.show_text(tr("gelijk aan {dag}", dag=month(vorige.dag)), "neutral")
            return
        teken, kind = ("+", "good") if verschil > 0 else ("−", "attention")
        self.chip.show_text(
            tr("{teken}{verschil} sinds {dag}", teken=teken, verschil=abs(verschil), dag=month(vorige.dag)),
            kind,
        )

    def _show_trail(self, uitkomst: Uitkomst) -> None:
        regels = trail_of(uitkomst)
        while len(self.rows) < len(regels):
            row = TrailRow()
            self.rows.append(row)
            self.trail.addWidget(row)
        if regels:  # a trail that is unknown for a moment is hidden as a whole, and comes back as it was
            for place, row in enumerate(self.rows):
                row.setVisible(place < len(regels))
                if place < len(regels):
                    row.show_regel(regels[place])
        self.trail_box.setVisible(bool(regels))

    def _lay_out(self) -> None:
        self.trail_box, self.last_line = QWidget(), line()
        steps = QVBoxLayout(self.trail_box)
        steps.setContentsMargins(0, 4, 0, 2)
        steps.setSpacing(3)
        for part in (line(), self.trail_title):
            steps.addWidget(part)
        steps.addLayout(self.trail)
        need = QHBoxLayout(self.message_row)
        need.setContentsMargins(0, 4, 0, 0)
        need.addWidget(IconLabel("info-circle", "attention"), 0, Qt.AlignmentFlag.AlignTop)
        need.addWidget(self.message, 1)
        self.details, self.top_line = QWidget(), line()
        rest = QVBoxLayout(self.details)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(3)
        rest.addWidget(self.trail_box)
        rest.addWidget(self.last_line)
        rest.addWidget(self.hints)
        self.holder = holder = Ground("surface")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(3)
        column.addLayout(self._head())
        for part in (self.ceiling, self.message_row, self.road, self.details):
            column.addWidget(part)
        column.addStretch()
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(holder)
        self.body.setContentsMargins(space(3), 10, 10, 8)
        self.add(scroll, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_height()

    def _head(self) -> Beside:
        """The two figures: under each other, or beside each other where there is room."""
        self.top = Beside(gap=3)
        hero = QHBoxLayout()
        hero.setSpacing(space(2))
        hero.addWidget(self.figure)
        hero.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignBottom)
        hero.addStretch()
        self.figures = tuple(QBoxLayout(QBoxLayout.Direction.TopToBottom) for _figure in range(2))
        self.figures[0].addWidget(label(tr("Loonwaarde"), "muted"))
        self.figures[0].addLayout(hero)
        for part in (self.what, self.amount, self.more):
            self.figures[1].addWidget(part)
        self.top.addLayout(self.figures[0])
        between: tuple[QWidget, ...] = (self.bar, self.before, self.top_line)
        for widget in between:
            self.top.addWidget(widget)
        self.top.addLayout(self.figures[1])
        return self.top


class LoonwaardeBar(QWidget):
    """The bar from 0 to 100 with the mark at 30 %, and what that mark means."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = ProgressBarThin()
        self.bar.set_mark(PLAFOND)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(_Caption())

    def show_value(self, percentage: int | None) -> None:
        """Move the bar; None empties it."""
        self.bar.set_value(percentage or 0)
        self.bar.setAccessibleName(tr("Loonwaarde op een schaal van 0 tot 100; onder 30 geldt het plafond"))


class _Caption(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.pixels(11) + 5)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font(11))
        painter.setPen(colour("muted"))
        left = self.width() * PLAFOND / 100
        box = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(
            box, Qt.AlignmentFlag.AlignVCenter, tr("{plafond} % – daaronder plafond", plafond=PLAFOND)
        )
        painter.end()


def describe_before(vorige: VorigeMeting | None) -> str:
    """ "Vorige meting: 50 % op 12 juni 2026"."""
    if vorige is None:
        return ""
    dag = tr_date(DUTCH.toString(QDate(vorige.dag.year, vorige.dag.month, vorige.dag.day), "d MMMM yyyy"))
    return tr("Vorige meting: {loonwaarde} % op {dag}", loonwaarde=vorige.loonwaarde, dag=dag)


def month(dag: date) -> str:
    """ "juni", or "juni 2025" when that was longer ago."""
    dated = QDate(dag.year, dag.month, dag.day)
    return tr_date(DUTCH.toString(dated, "MMMM" if dated.daysTo(QDate.currentDate()) < 330 else "MMM yyyy"))
