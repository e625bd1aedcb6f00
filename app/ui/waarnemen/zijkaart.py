"""The right card: running time, whether all is stored, what to decide, the proposal and the log."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QTabBar, QVBoxLayout, QWidget

from app.loonwaarde.telling import Stand
from app.services.meten.tellen import factoren_of
from app.services.meten.telrecords import RondeRecord, Telplek
from app.ui.language import tr
from app.ui.theme import space, theme
from app.ui.waarnemen.loglijst import LogList
from app.ui.waarnemen.teller import Teller
from app.ui.waarnemen.woorden import (
    FACTOREN,
    describe_factor,
    describe_hiaat,
    describe_sprongen,
    describe_zekerheid,
    klok,
)
from app.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.ground import Ground
from app.ui.widgets.text import label, line, set_role

WIDTH, SMALL = 300, 236  # pixels at letter size 100; small where letters are large
LINES = 5  # lines of the log that stay in view
NOG_GEEN = tr("Nog geen ronde. Druk op Enter: dan loopt de stopwatch en telt u met de toetsen of de vlakken.")


class Zijkaart(Card):
    """`ronde_chosen(place)`; the buttons are connected by the screen."""

    ronde_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.rondes = QTabBar()
        self.rondes.setExpanding(False)
        self.rondes.setAccessibleName(tr("Rondes"))
        self.rondes.tabBarClicked.connect(self.ronde_chosen)
        self.time = label("00:00:00", "hero")
        self.since, self.saved = label("", "muted"), label("", "small", wrap=True)
        self.gap = _Question()
        self.clock_note = label("", "small-attention", wrap=True)
        self.dark_note = label("", "small", wrap=True)
        self.dark_note.hide()
        self.values: dict[str, QLabel] = {name: label("–", "strong") for name, _title in FACTOREN}
        self.notes: dict[str, QLabel] = {name: label("", "small") for name, _title in FACTOREN}
        self.sure = label("", "small", wrap=True)
        self.accept = PrimaryButton(tr("Overnemen als waarneming"))
        self.decide = SecondaryButton(tr("Overnemen, ook als oordeel"))
        self.remove, self.correct = LinkButton(tr("Verwijder (Del)")), LinkButton(tr("Aantal corrigeren"))
        self.log, self.log_title = LogList(), label(tr("Telling"), "heading")
        self._lay_out()

    @property
    def asks(self) -> bool:
        """Whether the cursor is on one of the buttons that take over."""
        return self.accept.hasFocus() or self.decide.hasFocus()

    def show_rondes(self, rondes: list[str], current: int) -> None:
        """The runs by name, one of them in front."""
        self.rondes.blockSignals(True)
        while self.rondes.count() > len(rondes):
            self.rondes.removeTab(self.rondes.count() - 1)
        for place, text in enumerate(rondes):
            if place < self.rondes.count():
                self.rondes.setTabText(place, text)
            else:
                self.rondes.addTab(text)
        self.rondes.setCurrentIndex(current)
        self.rondes.setVisible(len(rondes) > 1)
        self.rondes.blockSignals(False)

    def show_stand(self, plek: Telplek, ronde: RondeRecord | None, stand: Stand) -> None:
        """Time, questions and proposal of the run in front."""
        self.time.setText(klok(stand.looptijd_ms))
        closed = ronde is not None and not stand.loopt and not plek.gesloten
        for button in (self.accept, self.decide):
            button.setVisible(closed)
        self.log_title.setVisible(ronde is not None)
        for part in (self.remove, self.correct):
            part.setVisible(ronde is not None and not plek.gesloten)
        if ronde is None:
            self.gap.hide()
            self.clock_note.hide()
            self.sure.setText(NOG_GEEN)
            for name in self.values:
                self.values[name].setText("–")
                self.notes[name].setText("")
            return
        self.gap.ask(describe_hiaat(ronde.begonnen, stand.hiaten[0]) if stand.hiaten else "")
        _say(self.clock_note, describe_sprongen(ronde.begonnen, stand.sprongen))
        factoren = factoren_of(ronde, stand, plek.norm_per_uur)
        for name, _title in FACTOREN:
            value, note = describe_factor(getattr(factoren, name))
            self.values[name].setText(value)
            self.notes[name].setText(note)
        self.sure.setText(describe_zekerheid(plek, ronde, stand, factoren))

    def show_saving(self, teller: Teller) -> None:
        """When it began, and honestly what of it is in the archive."""
        if teller.record is None:
            self.since.setText("")
            self.saved.setText("")
            return
        self.since.setText(tr("sinds {begonnen:%H:%M}", begonnen=teller.record.begonnen))
        keeper, open_count = teller.keeper, len(teller.keeper.unsaved)
        last = f"{keeper.last:%H:%M:%S}" if keeper.last else ""
        if keeper.failure:
            text, role = (
                tr("{aantal} nog niet bewaard. {fout}", aantal=open_count, fout=keeper.failure),
                "small-bad",
            )
        elif open_count:
            text, role = (
                tr(
                    "bewaard tot {laatste}, {aantal} onderweg",
                    laatste=last or tr("het begin"),
                    aantal=open_count,
                ),
                "small",
            )
        else:
            text, role = (
                tr("elke telling is bewaard") + (tr(" · laatste {laatste}", laatste=last) if last else ""),
                "small",
            )
        set_role(self.saved, role)
        self.saved.setText(text)

    def show_dark(self, text: str) -> None:
        """That the display may go dark during a run; "" when it may not."""
        _say(self.dark_note, text)

    def _lay_out(self) -> None:
        """All but the buttons scrolls, where letters are large."""
        holder = Ground("surface")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0))
        column.addWidget(self.rondes)
        top = QHBoxLayout()
        top.addWidget(label(tr("Looptijd"), "muted"), 1)
        top.addWidget(self.since)
        column.addLayout(top)
        for part in (self.time, self.saved, self.dark_note, self.clock_note, self.gap):
            column.addWidget(part)
        column.addSpacing(space(2))
        self._lay_out_proposal(column)
        column.addSpacing(space(1))
        head = QHBoxLayout()
        head.addWidget(self.log_title, 1)
        head.addWidget(self.correct)
        column.addLayout(head)
        self.log.setMinimumHeight(theme.pixels(13) * LINES)
        column.addWidget(self.log, 1)
        column.addWidget(self.remove)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(holder)
        self.add(scroll, 1)
        for part in (self.accept, self.decide):
            self.add(part)

    def _lay_out_proposal(self, column: QVBoxLayout) -> None:
        column.addWidget(label(tr("Voorstel uit deze ronde"), "heading"))
        for name, title in FACTOREN:
            row = QHBoxLayout()
            row.setContentsMargins(0, 4, 0, 4)
            row.addWidget(label(title), 1)
            row.addWidget(self.notes[name])
            row.addWidget(self.values[name])
            column.addLayout(row)
            column.addWidget(line())
        column.addSpacing(space(0))
        column.addWidget(self.sure)


class _Question(QWidget):
    """A stretch of time to cut or to keep."""

    def __init__(self) -> None:
        super().__init__()
        self.text = label("", "small-attention", wrap=True)
        self.cut, self.keep = SecondaryButton(tr("Knip eruit")), SecondaryButton(tr("Telt mee"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.cut)
        buttons.addWidget(self.keep)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(1), 0, 0)
        column.addWidget(self.text)
        column.addLayout(buttons)
        for button in (self.cut, self.keep):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def ask(self, text: str) -> None:
        """Show the question, or hide it when there is none."""
        self.text.setText(text)
        self.setVisible(bool(text))


def _say(note: QLabel, text: str) -> None:
    note.setText(text)
    note.setVisible(bool(text))
