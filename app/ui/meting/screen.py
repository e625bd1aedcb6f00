"""The screen: steps at the left, the form of the step in the middle, the outcome at the right."""

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.loonwaarde import Ernst, format_getal, leeftijd_op
from app.services.change import Change
from app.services.meten.metingen import find_veld
from app.services.papier.pers import warm_press
from app.services.records import MetingRecord
from app.ui.context import Context, Screen
from app.ui.language import DUTCH, said, tr, tr_date
from app.ui.meting.arrange import Arrangement
from app.ui.meting.closed_bar import ClosedBar
from app.ui.meting.cursor import rebuild_with_cursor
from app.ui.meting.draft import Draft
from app.ui.meting.history import HistoryBar
from app.ui.meting.outcome import OutcomePanel
from app.ui.meting.own_time import OwnTime
from app.ui.meting.pages import Pages
from app.ui.meting.places import STEPS, screen_of, step_of
from app.ui.meting.waarnemen import WaarnemenPage
from app.ui.theme import space
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.card import PageHead
from app.ui.widgets.steps import Step, StepList

ORDER = [name for name, _title in STEPS]


class MetingScreen(Screen):
    """One meting; `open(id=…, stap="")`. Ctrl+PageDown and Ctrl+PageUp walk the steps."""

    title = tr("Meting")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.draft = Draft(context)
        self.target = ""
        self.steps, self.pages, self.outcome = StepList(), Pages(self.draft), OutcomePanel()
        self.closed_bar, self.history = ClosedBar(), HistoryBar(self.draft, self)
        self.own_time = OwnTime(context, self, lambda: (self.draft.meting_id, self.steps.current()))
        self.next_button = PrimaryButton(tr("Volgende stap"), "Ctrl PgDn")
        self.next_plain = SecondaryButton(tr("Volgende stap"), "Ctrl PgDn")
        self.teller_button = PrimaryButton(tr("Teller openen"), "F5")
        self.dossier_button = SecondaryButton(tr("Dossier"), icon_name="user")
        self.head = PageHead(
            tr("Meting"), " ", (self.dossier_button, self.next_plain, self.next_button, self.teller_button)
        )
        lay_out(self)
        self._connect()

    def open(self, id: int | None = None, stap: str = "", **_arg: Any) -> None:  # noqa: A002 - the window's word
        """Show a meting, perhaps at one of its steps."""
        if id is not None and id != self.draft.meting_id:
            self.leave()
            self.pages.forget()
            self.steps.set_current("")
        self.target = stap
        self.context.jobs.run(warm_press, lane="lang")
        self.draft.open(id if id is not None else self.draft.meting_id)

    def refresh(self, change: Change | None) -> None:
        self.draft.refresh(change)

    def new(self) -> None:
        if (page := self.pages.page()) is not None:
            page.new()

    def kandidaat(self) -> int | None:
        return self.draft.record.kandidaat_id if self.draft.record is not None else None

    def finish(self) -> None:
        """Ctrl+Enter: to the open points, else to the report, and from there definitief."""
        if self.draft.record is None or self.draft.closed:
            return
        self.leave()
        self.draft.settle()
        if self.draft.open_findings:
            self.show_step("controle")
        elif self.steps.current() != "rapport":
            self.show_step("rapport")
        else:
            self.pages.page().finalise()

    def extra(self) -> None:
        """F5: the counter for the hoofdtaak in view; on other steps read again."""
        page = self.pages.page()
        if page is not None:
            page.turns.finish()
        if isinstance(page, WaarnemenPage) and page.shown is not None:
            self.leave()
            self.context.navigate("waarnemen", id=page.shown[0])
        else:
            super().extra()

    def leave(self) -> None:
        if (page := self.pages.page()) is not None:
            page.flush()
        self.own_time.tick()
        self.own_time.keep()

    def show_step(self, name: str, focus: bool = True) -> None:
        """Bring a step to the front; what was being typed is stored first."""
        if self.draft.record is None:
            return
        self.leave()
        self.steps.set_current(name)
        page = self.pages.bring(name)
        counts = isinstance(page, WaarnemenPage) and bool(page.rows)
        self.teller_button.setVisible(counts)
        self.next_plain.setVisible(counts)
        self.next_button.setVisible(name != ORDER[-1] and not counts)
        if focus:
            page.focus_first()

    def walk(self, step: int) -> None:
        """To the next or the previous step."""
        here = ORDER.index(self.steps.current()) if self.steps.current() else 0
        self.show_step(ORDER[max(0, min(len(ORDER) - 1, here + step))])

    def jump(self, plaats: str) -> None:
        """Put the cursor where a finding is mended, on a step or on another screen."""
        elsewhere = screen_of(self.draft.record, plaats)
        if elsewhere is not None:
            self.context.navigate(elsewhere[0], **elsewhere[1])
            return
        self.show_step(step_of(plaats), focus=False)
        ref, naam = find_veld(self.draft.record, plaats)
        if (page := self.pages.page()) is not None and not page.focus_field(ref, naam):
            page.focus_first()

    def _connect(self) -> None:
        self.draft.loaded.connect(self._show_loaded)
        self.draft.changed.connect(self._show_changed)
        self.draft.settled.connect(self._show_settled)
        self.steps.chosen.connect(lambda name: self.show_step(name, focus=False))
        self.history.step_wished.connect(
            lambda name: name == self.steps.current() or self.show_step(name, focus=False)
        )
        self.pages.step_wished.connect(self.show_step)
        self.pages.jump.connect(self.jump)
        self.pages.opened.connect(lambda number: self.context.navigate("meting", id=number))
        for button in (self.next_button, self.next_plain):
            button.clicked.connect(lambda: self.walk(1))
        self.teller_button.clicked.connect(self.extra)
        self.outcome.road.clicked.connect(lambda: self.context.navigate("bedragen"))
        self.dossier_button.clicked.connect(
            lambda: self.kandidaat() and self.context.navigate("dossier", id=self.kandidaat())
        )
        for keys, act in (
            ("Ctrl+PgDown", lambda: self.walk(1)),
            ("Ctrl+PgUp", lambda: self.walk(-1)),
        ):
            shortcut = QShortcut(
                QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(act)

    def _show_loaded(self) -> None:
        record = self.draft.record
        self.head.set_texts(describe_title(record), describe_subtitle(record))
        self.closed_bar.show_status(record.status)
        if self.target or not self.steps.current():
            name, self.target = self.target or first_step(self.draft), ""
            self.show_step(name)
        elif (page := self.pages.page()) is not None:
            rebuild_with_cursor(page)

    def _show_changed(self) -> None:
        self.outcome.refresh(self.draft.record, self.draft.uitkomst)
        if (page := self.pages.page()) is not None:
            page.refresh()

    def _show_settled(self) -> None:
        self.steps.set_steps(states_of(self.draft))
        self.outcome.show_gevoeligheid(self.draft.record, self.draft.gevoeligheid)
        count = len(self.draft.open_findings)
        one = tr("Nog 1 punt open voor definitief")
        punten = one if count == 1 else tr("Nog {aantal} punten open voor definitief", aantal=count)
        self.steps.set_note("" if self.draft.closed else punten if count else tr("Klaar voor definitief"))
        if (page := self.pages.page()) is not None:
            page.settle()


def lay_out(screen: MetingScreen) -> None:
    """Steps and undo at the left, the step in the middle, the outcome at the right."""
    screen.steps.set_steps([Step(name, title) for name, title in STEPS])
    middle = QVBoxLayout()
    middle.setSpacing(space(1))
    middle.addWidget(screen.closed_bar)
    middle.addWidget(screen.pages, 1)
    row = QHBoxLayout()
    row.setSpacing(14)
    left = QVBoxLayout()
    left.setSpacing(space(1))
    left.addWidget(screen.steps, 1)
    left.addWidget(screen.history)
    row.addLayout(left)
    row.addLayout(middle, 1)
    row.addWidget(screen.outcome)
    screen.arrangement = Arrangement(screen, row, left)
    column = QVBoxLayout(screen)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(2))
    column.addWidget(screen.head)
    column.addLayout(row, 1)


def first_step(draft: Draft) -> str:
    """Where work goes on: the first step with something open, the report of a closed meting."""
    if draft.closed:
        return "rapport"
    record = draft.record
    if record.datum_bezoek is None:
        return "gegevens"
    return "waarnemen" if record.hoofdtaken else "taken"


def states_of(draft: Draft) -> list[Step]:
    """A check mark for each step without blocking findings; the number of open points at Controle."""
    if draft.closed:
        return [Step(name, title, "klaar") for name, title in STEPS]
    blocked = {step_of(finding.plaats) for finding in draft.findings if finding.ernst is Ernst.BLOKKEERT}
    count = len(draft.open_findings)
    states = {name: "open" if name in blocked else "klaar" for name, _title in STEPS}
    if not draft.record.hoofdtaken and not draft.record.regulier:
        states["waarnemen"] = "open"
    states |= {"controle": str(count) if count else "klaar", "rapport": "open"}
    return [Step(name, title, states[name]) for name, title in STEPS]


def describe_title(record: MetingRecord) -> str:
    """ "Meting 14 november 2026"."""
    dag = record.datum_bezoek or record.datum_rapport
    return tr("Meting {dag}", dag=_long(dag)) if dag else tr("Nieuwe meting")


def describe_subtitle(record: MetingRecord) -> str:
    """Who, how old, where, how many hours, which state."""
    leeftijd = leeftijd_op(record.geboortedatum, record.vandaag) if record.geboortedatum else None
    versie = tr(" (versie {versie})", versie=record.versie) if record.versie > 1 else ""
    delen = (
        record.kandidaat,
        tr("{leeftijd} jaar", leeftijd=leeftijd) if leeftijd is not None else "",
        record.werkgever,
        tr("{contracturen} uur", contracturen=format_getal(record.contracturen))
        if record.contracturen is not None
        else "",
        said(record.status) + versie,
    )
    return " · ".join(filter(None, delen))


def _long(dag: date) -> str:
    return tr_date(DUTCH.toString(QDate(dag.year, dag.month, dag.day), "d MMMM yyyy"))
