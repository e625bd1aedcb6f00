"""Agenda, hours left and open agreements: short lists beside the log."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.services.change import Ref
from app.services.papier.lijst_records import Lijstkop
from app.services.records import AfspraakRij, Budget, TrajectRecord
from app.services.velden import format_duur
from app.ui.coaching.meter import BudgetMeter, is_scarce
from app.ui.context import Context
from app.ui.language import tr
from app.ui.tables.source import ListHead, ListSource, simple_source
from app.ui.theme import space
from app.ui.widgets.buttons import IconButton, LinkButton
from app.ui.widgets.chart import MONTHS
from app.ui.widgets.text import label, line

UREN = (
    Lijstkop(tr("Kandidaat"), 200),
    Lijstkop(tr("Over"), 90, getal=True),
    Lijstkop(tr("Toegekend"), 90, getal=True),
)
DAGEN = tuple(tr("ma di wo do vr za zo").split())


class ShortList(QScrollArea):
    """A scrolling column of rows, or a sentence when there are none; `told` is the same in words."""

    nothing = ""
    title = ""
    koppen: tuple[Lijstkop, ...] = ()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.told: Sequence[Sequence[str]] = ()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_rows(())

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these rows with a thin line between them."""
        holder = QWidget()
        holder.setProperty("role", "scroll")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, space(1), space(1), 0)
        column.setSpacing(space(1))
        for place, row in enumerate(rows):
            if place:
                column.addWidget(line())
            column.addWidget(row)
        if not rows:
            column.addWidget(label(self.nothing, "muted", wrap=True))
        column.addStretch()
        self.setWidget(holder)

    def list_source(self) -> ListSource:
        """The list for paper and the clipboard."""
        return simple_source(ListHead(self.title), self.koppen, self.told)

    def name_button(self, kandidaat: str, kandidaat_id: int) -> LinkButton:
        """The name of a kandidaat; a click opens the coaching of the dossier."""
        button = LinkButton(kandidaat)
        button.clicked.connect(lambda: self.context.navigate("dossier", id=kandidaat_id, tab="coaching"))
        return button

    def budget_row(self, kandidaat: str, kandidaat_id: int, budget: Budget) -> QWidget:
        """Who, how much of the hours is left, and the meter."""
        row = QFrame()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0))
        head = QHBoxLayout()
        head.addWidget(self.name_button(kandidaat, kandidaat_id))
        head.addStretch()
        over = tr(
            "{over} van {toegekend} uur over",
            over=format_duur(max(0, budget.over or 0)),
            toegekend=format_duur(budget.toegekend or 0),
        )
        head.addWidget(label(over, "attention" if is_scarce(budget) else "muted"))
        meter = BudgetMeter()
        meter.show_budget(budget, self.context.today())
        column.addLayout(head)
        column.addWidget(meter)
        return row


class Agenda(ShortList):
    """The next contact of every traject, earliest first; what is past stands out."""

    nothing = tr("Er staat geen volgend contact gepland. Bij elk contact spreekt u het volgende af.")
    title, koppen = tr("Agenda"), (Lijstkop(tr("Dag"), 110), Lijstkop(tr("Kandidaat"), 240))

    def show_trajecten(self, trajecten: Sequence[TrajectRecord]) -> None:
        """Show the planned contacts."""
        gepland = sorted(
            ((traject.volgend_contact, traject) for traject in trajecten if traject.volgend_contact),
            key=lambda paar: paar[0],
        )
        self.told = [(f"{dag:%d-%m-%Y}", traject.kandidaat) for dag, traject in gepland]
        self.show_rows([self._row(dag, traject) for dag, traject in gepland])

    def _row(self, dag: date, traject: TrajectRecord) -> QWidget:
        late = dag < self.context.today()
        row = QFrame()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        wanneer = label(
            f"{DAGEN[dag.weekday()]} {dag.day} {MONTHS[dag.month - 1]}", "bad" if late else "muted"
        )
        wanneer.setFixedWidth(84)
        layout.addWidget(wanneer)
        layout.addWidget(self.name_button(traject.kandidaat, traject.kandidaat_id))
        layout.addStretch()
        if late:
            layout.addWidget(
                label(tr("{dagen} dagen over", dagen=(self.context.today() - dag).days), "small-bad")
            )
        return row


class UrenOver(ShortList):
    """Hours granted and used per traject; a bar each, and the words beside it."""

    nothing = tr("Geen lopende trajecten met toegekende uren.")
    title, koppen = tr("Uren over"), UREN

    def show_trajecten(self, trajecten: Sequence[TrajectRecord]) -> None:
        """Show the budgets, the smallest remainder first."""
        met_budget = [traject for traject in trajecten if traject.budget.over is not None]
        met_budget.sort(key=lambda traject: traject.budget.over or 0)
        self.told = [hours_told(rij.kandidaat, rij.budget) for rij in met_budget]
        self.show_rows([self.budget_row(rij.kandidaat, rij.kandidaat_id, rij.budget) for rij in met_budget])


class Afspraken(ShortList):
    """Agreements that nobody marked as done."""

    nothing = tr("Geen open afspraken.")
    title = tr("Open afspraken")
    koppen = (
        Lijstkop(tr("Wat"), 300),
        Lijstkop(tr("Wie"), 120),
        Lijstkop(tr("Uiterlijk"), 90),
        Lijstkop(tr("Kandidaat"), 160),
    )

    def show_afspraken(self, afspraken: Sequence[AfspraakRij]) -> None:
        """Show the open agreements, the earliest first."""
        self.told = [
            (rij.wat, rij.wie, f"{rij.uiterlijk:%d-%m-%Y}" if rij.uiterlijk else "", rij.kandidaat)
            for rij in afspraken
        ]
        self.show_rows([self._row(afspraak) for afspraak in afspraken])

    def _row(self, afspraak: AfspraakRij) -> QWidget:
        done = IconButton("check", tr("Gedaan: {wat}", wat=afspraak.wat))
        done.clicked.connect(lambda: self._mark_done(afspraak.id))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(afspraak.wat, "strong", wrap=True))
        wie = f"{afspraak.wie} · " if afspraak.wie else ""
        tot = (
            tr("uiterlijk {uiterlijk:%d-%m-%Y}", uiterlijk=afspraak.uiterlijk)
            if afspraak.uiterlijk
            else tr("zonder datum")
        )
        late = afspraak.uiterlijk is not None and afspraak.uiterlijk < self.context.today()
        words.addWidget(label(f"{wie}{tot}", "small-bad" if late else "small", wrap=True))
        words.addWidget(
            self.name_button(afspraak.kandidaat, afspraak.kandidaat_id), 0, Qt.AlignmentFlag.AlignLeft
        )
        row = QFrame()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(words, 1)
        layout.addWidget(done, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _mark_done(self, number: int) -> None:
        from app.services.objecten import save_veld

        vandaag = f"{self.context.today():%d-%m-%Y}"
        self.context.write(save_veld, Ref("afspraak", number), "gedaan_op", vandaag, owner=self)


def hours_told(kandidaat: str, budget: Budget) -> tuple[str, str, str]:
    """Who, hours left and hours granted, in words."""
    return kandidaat, format_duur(max(0, budget.over or 0)), format_duur(budget.toegekend or 0)
