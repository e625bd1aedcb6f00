"""The coaching of one kandidaat: traject with budget and goals, and the contacts."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.change import Change, Ref
from app.services.formulieren.coaching import SOORTEN
from app.services.records import ContactRij, Dossier, TrajectRecord
from app.services.velden import format_duur
from app.ui.coaching.evaluaties_part import EvaluatiesPart
from app.ui.coaching.meter import BudgetMeter
from app.ui.coaching.paper_menu import PaperButton
from app.ui.coaching.quick_entry import show_contact
from app.ui.coaching.toekenning_part import ToekenningPart
from app.ui.context import Context
from app.ui.dossier.part import DossierTab
from app.ui.language import said, tr
from app.ui.tables.column import Column
from app.ui.tables.model import PagedModel
from app.ui.tables.source import ListHead
from app.ui.tables.view import TableView
from app.ui.theme import space
from app.ui.widgets.buttons import IconButton, SecondaryButton
from app.ui.widgets.card import EmptyState
from app.ui.widgets.object_form import ObjectForm
from app.ui.widgets.text import label, line

SOORT = dict(SOORTEN)
COLUMNS = (
    Column(
        "datum",
        tr("Datum"),
        lambda rij: f"{rij.datum:%d-%m-%Y}" if rij.datum else "",
        width=102,
        strong=True,
        least=102,
    ),
    Column("soort", tr("Soort"), lambda rij: said(SOORT.get(rij.soort, rij.soort)), width=140, least=116),
    Column("duur", tr("Duur"), lambda rij: format_duur(max(0, rij.minuten)), align="rechts", width=56),
    Column(
        "status",
        tr("Stand"),
        lambda rij: "" if rij.status == "vastgelegd" else said(rij.status),
        width=80,
        chip=lambda _: "attention",
    ),
    Column("gedaan", tr("Wat is gedaan"), lambda rij: " ".join(rij.gedaan[:300].split()), width=240),
)


class CoachingTab(DossierTab):
    """The trajecten of the kandidaat, newest first, above the contacts."""

    def __init__(self, context: Context, kandidaat: Ref) -> None:
        super().__init__(context, kandidaat)
        self.parts: dict[int, TrajectPart] = {}
        self.new = 0
        self.contacten: Sequence[ContactRij] | None = None
        self.empty = EmptyState(
            "message",
            tr("Nog geen coachtraject"),
            tr("Leg vast wie betaalt, hoeveel uren er zijn en aan welke doelen u werkt."),
            (tr("Nieuw traject"), self._create),
        )
        self.place = QVBoxLayout()
        self.place.setSpacing(space(3))
        self.add_button = SecondaryButton(tr("Nieuw traject"), icon_name="plus")
        self.add_button.setObjectName("nieuw_traject")
        self.add_button.clicked.connect(self._create)
        self.model = PagedModel(COLUMNS)
        self.table = TableView(self.model, "dossier_contacten", context.settings)
        self.table.setAccessibleName(tr("Contacten"))
        self.table.setMinimumHeight(240)
        self.wie = ""
        self.table.head = lambda: ListHead(
            "Contacten van een dossier", ((tr("Dossier"), self.wie),), kandidaat
        )
        self.table.activated_id.connect(self._open_contact)
        row = QHBoxLayout()
        self.papers = PaperButton(context)
        row.addWidget(self.add_button)
        row.addWidget(self.papers)
        row.addStretch()
        self.column.addWidget(self.empty)
        self.column.addLayout(self.place)
        self.column.addLayout(row)
        self.column.addWidget(self.table, 1)

    @staticmethod
    def count(dossier: Dossier) -> int:
        return len(dossier.contacten)

    def show_dossier(self, dossier: Dossier) -> None:
        self.wie = dossier.naam
        self.empty.setVisible(not dossier.trajecten)
        self.add_button.setVisible(bool(dossier.trajecten))
        self.papers.dossier = dossier
        self.papers.setVisible(bool(dossier.trajecten))
        self.table.setVisible(bool(dossier.trajecten))
        for traject in reversed(dossier.trajecten):
            if traject.id not in self.parts:
                self.parts[traject.id] = TrajectPart(self.context, traject.id)
                self.place.insertWidget(0, self.parts[traject.id])
                if traject.id == self.new:
                    self.parts[traject.id].form.focus("uren_toegekend")
            self.parts[traject.id].show_traject(traject)
        if dossier.contacten != self.contacten:
            self.contacten = dossier.contacten
            self.model.set_records([contact.id for contact in dossier.contacten], dossier.contacten)

    def _open_contact(self, number: int) -> None:
        record = self.table.current_record()
        show_contact(self.context, number, record.status if isinstance(record, ContactRij) else "vastgelegd")

    def _create(self) -> None:
        from app.services.coachen.coaching import create_traject

        self.context.write(create_traject, self.kandidaat.id, done=self._created, owner=self)

    def _created(self, result: tuple[int, Change]) -> None:
        self.new = result[0]


class TrajectPart(QWidget):
    """One traject: what was granted, what is left, the goals."""

    def __init__(self, context: Context, traject_id: int) -> None:
        super().__init__()
        self.context, self.traject_id = context, traject_id
        self.goals: dict[int, QWidget] = {}
        self.new = 0
        self.meter = BudgetMeter(compact=False)
        self.form = ObjectForm(context, Ref("coachtraject", traject_id))
        self.toekenning = ToekenningPart(context, traject_id)
        self.evaluaties = EvaluatiesPart(context, traject_id)
        self.goal_column = QVBoxLayout()
        self.goal_column.setSpacing(0)
        add_goal = SecondaryButton(tr("Doel toevoegen"), icon_name="target")
        add_goal.setObjectName("doel_toevoegen")
        add_goal.clicked.connect(self._create_goal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self.form)
        column.addWidget(self.toekenning)
        column.addWidget(self.meter)
        column.addWidget(label(tr("Doelen"), "heading"))
        column.addLayout(self.goal_column)
        row = QHBoxLayout()
        row.addWidget(add_goal)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.evaluaties)
        column.addWidget(line())

    def show_traject(self, traject: TrajectRecord) -> None:
        """Show budget and goals as they are now."""
        budget = traject.budget
        self.toekenning.show_granted(budget.toegekend)
        self.meter.show_budget(budget, self.context.today())
        self.evaluaties.show_evaluaties(traject.evaluaties)
        numbers = [doel[0] for doel in traject.doelen]
        for number in [number for number in self.goals if number not in numbers]:
            self.goals.pop(number).deleteLater()
        for number in numbers:
            if number not in self.goals:
                self.goals[number] = self._goal(number)
                self.goal_column.addWidget(self.goals[number])

    def _goal(self, number: int) -> QWidget:
        form, name = (
            ObjectForm(self.context, Ref("doel", number)),
            tr("Doel {aantal}", aantal=len(self.goals) + 1),
        )
        form.setAccessibleName(name)
        if self.goals:
            form.loaded.connect(lambda: _without_labels(form))
        if number == self.new:
            form.focus("omschrijving")
        away = IconButton("trash", tr("Verwijder: {naam}", naam=name.lower()))
        away.setToolTip(tr("Verwijder dit doel"))
        away.clicked.connect(lambda: self._remove(number))
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(form, 1)
        foot = QVBoxLayout()
        foot.addStretch()
        foot.addWidget(away)
        foot.addSpacing(20)  # the line for a message under the fields
        layout.addLayout(foot)
        return row

    def _create_goal(self) -> None:
        from app.services.coachen.coaching import create_doel

        self.context.write(create_doel, self.traject_id, done=self._created, owner=self)

    def _created(self, result: tuple[int, Change]) -> None:
        self.new = result[0]

    def _remove(self, number: int) -> None:
        from app.services.objecten import remove

        self.context.write(remove, Ref("doel", number), owner=self)


def _without_labels(form: ObjectForm) -> None:
    """Under the first goal the labels need not stand again; the fields keep their names."""
    for cell in form.form.cells.values():
        cell.label.hide()
