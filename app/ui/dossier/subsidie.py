"""Subsidie: what runs now, the terms, and every period of the plaatsing with its amount, newest first."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.loonwaarde import format_datum
from app.services.change import Change, Ref
from app.services.looptijd.looptijd_records import Looptijd, Looptijdregel, Termijn
from app.services.records import Dossier
from app.ui.context import Context
from app.ui.dossier import subsidie_woorden as woorden
from app.ui.dossier.besluit import show_besluit
from app.ui.dossier.part import DossierTab
from app.ui.dossier.periode_rij import PeriodeRij
from app.ui.language import said, tr
from app.ui.theme import space
from app.ui.widgets.ask_panel import AskPanel
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.card import EmptyState
from app.ui.widgets.choices import ChoiceField
from app.ui.widgets.marks import Chip
from app.ui.widgets.text import label, line

UITLEG_KEUZE = tr(
    "Volgens de wet blijven de bedragen van de peildatum gelden tot 1 januari. Neemt de gemeente voor deze "
    "periode de bedragen van de eerste dag, schrijf dan op waarom. De reden blijft bij de periode staan."
)
GEEN_PLAATSING = tr(
    "Leg op het tabblad Plaatsing vast waar de kandidaat werkt; daarna ziet u hier de subsidie per periode."
)


class SubsidieTab(DossierTab):
    """One plaatsing at a time; each period opens in its place."""

    def __init__(self, context: Context, kandidaat: Ref) -> None:
        super().__init__(context, kandidaat)
        self.looptijd: Looptijd | None = None
        self.opened: set[date] = set()
        self.rows: list[PeriodeRij] = []
        self.choice = ChoiceField()
        self.choice.setAccessibleName(tr("Plaatsing"))
        self.choice.ended.connect(self._chosen)
        self.amount, self.note = label("", "hero"), label("", "muted", wrap=True)
        self.open_note = label("", "attention", wrap=True)
        self.keep = PrimaryButton(tr("Leg vast"), icon_name="check")
        self.keep.setObjectName("looptijd_vastleggen")
        self.keep.setAccessibleName(tr("Leg de berekening van elke periode vast"))
        self.keep.clicked.connect(self.store)
        self.empty = EmptyState(
            "scale", tr("Nog geen subsidie"), GEEN_PLAATSING, (tr("Naar Plaatsing"), self._to_job)
        )
        self.empty.hide()
        self.body = QWidget()
        self.body.hide()  # until there is something to show
        self.terms, self.place = QVBoxLayout(), QVBoxLayout()
        self._lay_out()

    def show_dossier(self, dossier: Dossier) -> None:
        jobs = dossier.plaatsingen
        self.choice.set_choices([(str(job.id), job.titel) for job in jobs])
        if not self.choice.content() and jobs:
            self.choice.set_content(str(jobs[0].id))
        self.choice.setVisible(len(jobs) > 1)
        if jobs:
            self._read()
        else:
            self._show_nothing(GEEN_PLAATSING)

    def store(self) -> None:
        """Keep the calculation of every period that has none, or another."""
        from app.services.looptijd.vastleggen import record_perioden

        self.context.write(record_perioden, self._number(), done=self._stored, owner=self)

    def _stored(self, result: tuple[int, Change]) -> None:
        count = result[0]
        what = (
            tr("1 periode is vastgelegd.")
            if count == 1
            else tr("{aantal} perioden zijn vastgelegd.", aantal=count)
        )
        self.context.messages.show(what if count else tr("Bijgewerkt: een periode is vervallen."), "good")

    def _number(self) -> int:
        return int(self.choice.content() or 0)

    def _chosen(self) -> None:
        self.opened.clear()
        self._read()

    def _read(self) -> None:
        from app.services.looptijd.looptijd import read_looptijd

        number = self._number()
        if number:
            self.context.read(read_looptijd, number, done=self._show, failed=lambda _: None, owner=self)

    def _show(self, looptijd: Looptijd) -> None:
        if looptijd.plaatsing_id != self._number() or looptijd == self.looptijd:
            return
        self.looptijd = looptijd
        if looptijd.melding or not looptijd.regels:
            self._show_nothing(said(looptijd.melding) or tr("In deze plaatsing loopt geen subsidie."))
            return
        self.empty.hide()
        self.body.show()
        now = looptijd.nu
        self.amount.setText(woorden.write_amount(now) if now else "–")
        self.amount.setAccessibleName(tr("Subsidie per maand nu: {bedrag}", bedrag=self.amount.text()))
        self.note.setText(woorden.describe(now) if now else tr("er loopt vandaag geen subsidie"))
        self.open_note.setText(woorden.describe_open(looptijd))
        self.open_note.setVisible(bool(looptijd.open))
        self.keep.setVisible(bool(looptijd.open))
        _fill(self.terms, [_term(term) for term in looptijd.termijnen])
        self.rows = [self._row(regel) for regel in reversed(looptijd.regels)]
        gone = [
            label(tr("Vervallen: {versie}", versie=woorden.describe_versie(old)), "small")
            for old in looptijd.vervallen
        ]
        _fill(self.place, [*self.rows, *gone])

    def _show_nothing(self, text: str) -> None:
        self.looptijd = None
        self.body.hide()
        self.empty.text.setText(text)
        self.empty.show()

    def _row(self, regel: Looptijdregel) -> PeriodeRij:
        row = PeriodeRij(regel, regel.van in self.opened)
        row.toggled.connect(lambda on: (self.opened.add if on else self.opened.discard)(regel.van))
        row.besluit_wished.connect(lambda: self._decide(regel))
        row.keuze_wished.connect(lambda: self._choose(regel))
        row.terug_wished.connect(lambda: self._back(regel))
        row.bedragen_wished.connect(lambda: self.context.navigate("bedragen"))
        return row

    def _decide(self, regel: Looptijdregel) -> None:
        assert regel.bewijs is not None
        text = tr(
            "{termijn}. Berekend: {bedrag} per maand.",
            termijn=woorden.write_span(regel.van, regel.tot, regel.open_einde),
            bedrag=woorden.write_amount(regel),
        )
        show_besluit(self.context, Ref("subsidie", regel.bewijs.id), text)

    def _choose(self, regel: Looptijdregel) -> None:
        from app.services.looptijd.keuzes import REDEN, choose_peildatum

        number, van = self._number(), regel.van
        panel = AskPanel(
            self.context,
            ("peildatum", number, van),
            (REDEN,),
            {},
            (UITLEG_KEUZE, tr("Neem deze bedragen")),
            lambda archief, texts: choose_peildatum(archief, number, van, texts["reden"]),
        )
        panel.ask(tr("Bedragen van {termijn}", termijn=format_datum(van)), "reden")

    def _back(self, regel: Looptijdregel) -> None:
        from app.services.looptijd.keuzes import drop_peildatum

        self.context.write(drop_peildatum, self._number(), regel.van, owner=self)

    def _to_job(self) -> None:
        self.context.navigate("dossier", id=self.kandidaat.id, tab="plaatsing")

    def _lay_out(self) -> None:
        figure = QVBoxLayout()
        figure.setSpacing(0)
        figure.addWidget(label(tr("Subsidie per maand, nu"), "muted"))
        figure.addWidget(self.amount)
        figure.addWidget(self.note)
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addLayout(figure, 1)
        head.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignVCenter)
        body = QVBoxLayout(self.body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(space(1))
        body.addLayout(head)
        body.addWidget(self.open_note)
        body.addWidget(line())
        body.addLayout(self.terms)
        body.addWidget(label(tr("Perioden"), "heading"))
        body.addLayout(self.place)
        self.terms.setSpacing(space(0))
        self.place.setSpacing(space(0))
        for part in (self.choice, self.empty, self.body):
            self.column.addWidget(part)
        self.column.addStretch()


def _term(term: Termijn) -> QWidget:
    holder = QWidget()
    holder.setAccessibleName(f"{said(term.titel)}: {said(term.tekst)}, {said(term.chip)}")
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(space(1))
    name = label(said(term.titel), "strong")
    name.setMinimumWidth(72)
    row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(said(term.tekst), "muted", wrap=True), 1)
    row.addWidget(Chip(term.chip, term.ernst), 0, Qt.AlignmentFlag.AlignTop)
    return holder


def _fill(layout: QVBoxLayout, widgets: list[Any]) -> None:
    """Put these in the place of what stands there."""
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
    for widget in widgets:
        layout.addWidget(widget)
        widget.show()  # else hidden until the layout looks
