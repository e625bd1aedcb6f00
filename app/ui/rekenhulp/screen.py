"""What if, at the table: type or slide, and see the subsidy, the cost and the year at once.

Nothing is stored; the cases live as long as the screen. All is worked out on the GUI thread, once for
however many steps of the slider wait: it takes some two milliseconds.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.loonwaarde import Bedragen, load_bedragen
from app.services.change import Change
from app.services.rekenhulp.voordelen import list_voordelen
from app.ui.afdrukken.printing import print_document
from app.ui.context import Context, Screen
from app.ui.language import tr
from app.ui.rekenhulp.amounts import Amounts
from app.ui.rekenhulp.benefits import Benefits
from app.ui.rekenhulp.cases import A, B, Cases
from app.ui.rekenhulp.situation import Situation
from app.ui.rekenhulp.year import Year
from app.ui.saving import ask_place, tell_place
from app.ui.screens import SCREENS
from app.ui.theme import space
from app.ui.widgets.beside import Beside
from app.ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton, Segmented
from app.ui.widgets.card import Card, PageHead
from app.ui.widgets.ground import Ground
from app.ui.widgets.letter_size import in_letters
from app.ui.widgets.pane import Pane

AMOUNTS = "bedragen"  # the screen where a missing amount is entered
AMOUNT_KINDS = ("wettelijk_bedrag", "bedragenstand")
COMPARE, ALONE = tr("Vergelijk met B"), tr("Alleen A")
WORDS = tr("Wat wordt de subsidie, en wat kost de baan? Niets hiervan wordt bewaard.")


class RekenhulpScreen(Screen):
    """Ctrl+B puts a second case beside the first, Ctrl+Enter saves the sheet, Ctrl+Shift+N begins anew."""

    title = tr("Rekenhulp")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.cases = Cases(load_bedragen())
        self.compare = SecondaryButton(COMPARE, "Ctrl B")
        self.compare.setObjectName("vergelijk")
        self.again = SecondaryButton(tr("Opnieuw"))
        self.again.setObjectName("opnieuw")
        self.save = PrimaryButton(tr("Bewaar als PDF"), "Ctrl Enter", icon_name="file-text")
        self.save.setObjectName("bewaar_rekenblad")
        self.print_button = IconButton("printer", tr("Druk de berekening af"))
        self._soon = QTimer(self, singleShot=True, interval=0)
        self.row = Beside()
        _lay_out(self)

    def make_parts(self) -> Iterator[None]:
        """At the left the form above the advantages: with many refusals it scrolls, and does not grow."""
        self.form, self.benefits = Situation(), Benefits()
        self.situation = Card(tr("Situatie"))
        self.which = Segmented(((A, A), (B, B)), tr("Situatie"))
        self.situation.head.addWidget(self.which)
        self.situation.body.setContentsMargins(space(3), space(2), space(3), 0)
        self.situation.add(self.form)
        in_letters(self.benefits, QWidget.setMinimumHeight, 120)
        ground, left = _column()
        left.addWidget(self.situation)
        left.addWidget(self.benefits, 1)
        self.row.add_part(Pane(ground), side=310, large=270)
        yield
        self.amounts, (ground, self.right) = Amounts(), _column()
        self.right.addWidget(self.amounts)
        self.row.add_part(Pane(ground))
        yield
        self.year = Year(any(spec.name == AMOUNTS for spec in SCREENS))
        self.right.addWidget(self.year, 1)
        yield
        _connect(self)
        self.new()

    def open(self, **_arg: Any) -> None:
        self.form.focus("loonwaarde")
        self.refresh(None)

    def leave(self) -> None:
        self.form.flush()

    def refresh(self, change: Change | None) -> None:
        """Other legal amounts were entered, or F5: work out everything with what is in force now."""
        from app.services.rekenhulp.geldend import read_geldend

        if change is None or any(change.touches(soort) for soort in AMOUNT_KINDS):
            self.context.read(read_geldend, done=self._take_amounts)

    def new(self) -> None:
        """Begin anew with one case."""
        self.cases.begin(self.context.today())
        self._bring_forward()

    def finish(self) -> None:
        """Ask where the sheet goes and write it."""
        from app.services.rekenhulp.blad import blad_naam

        self.judge()
        if not self.cases.complete:
            return
        chosen = ask_place(self.context, self, tr("Bewaar de berekening"), blad_naam(self.cases.known))
        if chosen is not None:
            self.save_to(chosen)

    def save_to(self, pad: Path) -> None:
        """Write the sheet off the GUI thread."""
        from app.services.rekenhulp.blad import save_blad

        cases = self.cases
        self.context.read(
            save_blad, cases.known, cases.bedragen, pad, done=self._saved, owner=self, lane="lang"
        )

    def toggle_compare(self) -> None:
        """A second case beside the first, beginning as a copy of it; or only A again."""
        self.form.flush()
        self.cases.toggle()
        self._bring_forward()

    def choose(self, letter: str) -> None:
        """Bring the other case into the form."""
        self.form.flush()
        self.cases.front = letter
        self._bring_forward()

    def judge(self) -> None:
        """Work out the case in the form, and say at its field what stands in the way."""
        self._soon.stop()
        self._work_out(judging=True)

    def _bring_forward(self) -> None:
        cases = self.cases
        self.which.setVisible(cases.both)
        self.which.set_value(cases.front)
        self.situation.title.setText(
            tr("Situatie {letter}", letter=cases.front) if cases.both else tr("Situatie")
        )
        self.compare.setText(ALONE if cases.both else COMPARE)
        self.form.show_texts(cases.texts[cases.front])
        self.judge()

    def _work_out(self, judging: bool = False) -> None:
        """As `judge`; while typing, what cannot be read yet leaves the last answer standing."""
        cases = self.cases
        if not cases.take(self.form.values(), judging):
            return
        self.form.tell(cases.messages, "bad" if cases.refused else "attention")
        message = next(iter(cases.messages.values()), "") if cases.refused else ""
        answer = cases.answers[cases.front]
        if answer is not None:
            self.form.show_defaults(answer)
            self.benefits.show_benefits(list_voordelen(cases.bedragen, answer.situatie.ingangsdatum))
        shown = {letter: cases.answers.get(letter) for letter in sorted(cases.texts)}
        self.amounts.show_cases(shown, message)
        self.year.show_cases(shown, cases.front, cases.lacks_amount)
        self.save.setEnabled(cases.complete)
        self.save.setToolTip("" if cases.complete else message)
        self.print_button.setEnabled(cases.complete)

    def _take_amounts(self, bedragen: Bedragen) -> None:
        if bedragen is not self.cases.bedragen:
            self.cases.change_amounts(bedragen)
            self.judge()

    def _saved(self, pad: Path) -> None:
        tell_place(self.context, pad)


def _print(screen: RekenhulpScreen) -> None:
    from app.services.rekenhulp.blad import print_blad

    screen.judge()
    cases = screen.cases
    if cases.complete:
        print_document(screen.context, screen, tr("De berekening"), print_blad, cases.known, cases.bedragen)


def _connect(screen: RekenhulpScreen) -> None:
    screen._soon.timeout.connect(screen._work_out)
    screen.form.altered.connect(screen._soon.start)
    screen.form.judged.connect(screen.judge)
    screen.which.chosen.connect(screen.choose)
    screen.compare.clicked.connect(screen.toggle_compare)
    screen.again.clicked.connect(screen.new)
    screen.save.clicked.connect(screen.finish)
    screen.print_button.clicked.connect(lambda: _print(screen))
    screen.year.amounts_wished.connect(lambda: screen.context.navigate(AMOUNTS))
    here = Qt.ShortcutContext.WidgetWithChildrenShortcut
    QShortcut(QKeySequence("Ctrl+B"), screen, screen.toggle_compare, context=here)


def _lay_out(screen: RekenhulpScreen) -> None:
    column = QVBoxLayout(screen)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(2))
    column.addWidget(
        PageHead(screen.title, WORDS, (screen.again, screen.compare, screen.print_button, screen.save))
    )
    column.addLayout(screen.row, 1)


def _column() -> tuple[Ground, QVBoxLayout]:
    """A column, with the ground it stands on."""
    ground = Ground("background")
    column = QVBoxLayout(ground)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(2))
    return ground, column
