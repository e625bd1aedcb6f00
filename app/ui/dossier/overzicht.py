"""Overzicht: growth of the loonwaarde and the job in short. Gegevens: the person as a form."""

from typing import Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget

from app.services.change import Ref
from app.services.records import Dossier, PlaatsingRecord
from app.services.velden import format_getal
from app.ui.context import Context
from app.ui.dossier.groei_tabel import GroeiTabel
from app.ui.dossier.part import DossierTab
from app.ui.dossier.signalen import SignalenPart
from app.ui.language import said, tr
from app.ui.theme import space
from app.ui.widgets.buttons import Segmented
from app.ui.widgets.card import EmptyState, pair
from app.ui.widgets.chart import Series
from app.ui.widgets.growth_chart import GrowthChart
from app.ui.widgets.object_form import ObjectForm
from app.ui.widgets.text import label, line

ELDERS = tr("Eerder, elders gemeten")
ROUTES = {"lid4": tr("Lid 4 (gemeten loonwaarde)"), "lid5": tr("Lid 5 (forfait)")}
SOORTEN = {
    "dienstbetrekking": tr("Dienstbetrekking"),
    "beschut_werk": tr("Beschut werk"),
    "proefplaats": tr("Proefplaats"),
    "stage": tr("Stage"),
}


class OverzichtTab(DossierTab):
    """The growth chart, what is still missing, and the running job."""

    def __init__(self, context: Context, kandidaat: Ref) -> None:
        super().__init__(context, kandidaat)
        self.groei: Any = None
        self.title, self.growth = label(tr("Groei van de loonwaarde"), "heading"), label("", "muted")
        self.missing, self.signalen = label("", "attention", wrap=True), SignalenPart()
        self.choice = Segmented(
            (("loonwaarde", tr("Loonwaarde")), ("taken", tr("Per hoofdtaak"))), tr("Groei")
        )
        self.choice.set_value("loonwaarde")
        self.choice.chosen.connect(lambda _: self._draw())
        self.chart = GrowthChart("%", tr("Groei van de loonwaarde"))
        self.chart.setMinimumHeight(236)
        self.table = GroeiTabel()
        self.table.hide()
        self.nothing = EmptyState(
            "gauge",
            tr("Nog geen definitieve meting"),
            tr("Na de eerste definitieve meting ziet u hier de groei."),
        )
        self.layers = QStackedWidget()
        self.layers.addWidget(self.chart)
        self.layers.addWidget(self.nothing)
        self.facts = QGridLayout()
        self.facts.setVerticalSpacing(space(2))
        self.facts.setHorizontalSpacing(space(2))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.choice)
        self.column.addWidget(self.signalen)
        self.column.addWidget(self.missing)
        self.column.addLayout(head)
        self.column.addWidget(self.growth)
        self.column.addWidget(self.layers, 1)
        self.column.addWidget(self.table)
        self.column.addWidget(line())
        self.column.addLayout(self.facts)

    def show_dossier(self, dossier: Dossier) -> None:
        self.signalen.show_signalen(dossier.signalen)
        self.missing.setVisible(bool(dossier.ontbrekend))
        self.missing.setText(
            tr("Nog in te vullen bij Gegevens: ") + ", ".join(map(said, dossier.ontbrekend)).lower() + "."
        )
        self._read_groei()
        self._show_facts(dossier.huidige)

    def _read_groei(self) -> None:
        from app.services.dossiers.groei import read_groei

        self.context.read(read_groei, self.kandidaat.id, done=self._show_groei, failed=lambda _: None)

    def _show_groei(self, groei: Any) -> None:
        self.groei = groei
        self.choice.setVisible(bool(groei.taken))
        self.layers.setCurrentWidget(
            self.chart if groei.loonwaarde or groei.uren or groei.eerder else self.nothing
        )
        self._draw()

    def _draw(self) -> None:
        """The loonwaarde, or a line for each hoofdtaak; the hours under it stay."""
        if self.groei is None:
            return
        taken = self.choice.value() == "taken"
        lines = self.groei.taken if taken else ((tr("Loonwaarde"), self.groei.loonwaarde),)
        if self.groei.eerder and not taken:
            lines = (*lines, (ELDERS, self.groei.eerder))
        shown = [Series(name, points, name == ELDERS) for name, points in lines if points]
        self.chart.show_growth(shown, self.groei.uren)
        self.table.show_groei(lines, self.groei.uren)
        self.growth.setText(_growth(self.groei.loonwaarde))
        self.growth.setVisible(bool(self.growth.text()))

    def _show_facts(self, plaatsing: PlaatsingRecord | None) -> None:
        while (item := self.facts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for place, (naam, waarde) in enumerate(_facts(plaatsing)):
            self.facts.addWidget(pair(naam, waarde or "–"), place // 3, place % 3)


class GegevensTab(DossierTab):
    """Every field of the kandidaat."""

    def __init__(self, context: Context, kandidaat: Ref) -> None:
        super().__init__(context, kandidaat)
        self.form = ObjectForm(context, kandidaat)
        self.column.addWidget(self.form)
        self.column.addStretch()
        self.setFocusProxy(self.form)


def _growth(lijn: Any) -> str:
    """ "+20 punten, 67 % meer in 19 maanden"; empty with less than two values."""
    from app.services.dossiers.groei import compute_groei, describe_groei

    regels = compute_groei(lijn)
    if len(regels) < 2:
        return ""
    eerste, laatste = regels[0].dag, regels[-1].dag
    maanden = (laatste.year - eerste.year) * 12 + laatste.month - eerste.month
    return tr(
        "{regels} in {woord}",
        regels=said(describe_groei(regels[-1])),
        woord=tr("1 maand") if maanden == 1 else tr("{maanden} maanden", maanden=maanden),
    )


def _facts(plaatsing: PlaatsingRecord | None) -> list[tuple[str, str]]:
    if plaatsing is None:
        return [(tr("Plaatsing"), tr("nog geen; voeg er een toe op het tabblad Plaatsing"))]
    uren = "–" if plaatsing.contracturen is None else format_getal(plaatsing.contracturen)
    voltijd = "–" if plaatsing.voltijduren is None else format_getal(plaatsing.voltijduren)
    return [
        (tr("Functie"), plaatsing.functie),
        (tr("Normfunctie"), plaatsing.normfunctie),
        (tr("Uren / voltijd per week"), f"{uren} / {voltijd}"),
        (tr("Soort"), SOORTEN.get(plaatsing.soort, plaatsing.soort)),
        (tr("Route"), ROUTES.get(plaatsing.route, plaatsing.route)),
        (tr("Start"), f"{plaatsing.begin:%d-%m-%Y}" if plaatsing.begin else ""),
    ]
