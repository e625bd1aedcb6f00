"""The line under the name and the four figures of a dossier."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.loonwaarde import format_euro
from app.services.records import Dossier
from app.services.velden import format_duur
from app.ui.language import said, tr
from app.ui.theme import space
from app.ui.widgets.card import StatTile


def dossier_subtitle(dossier: Dossier) -> str:
    """ "20 jaar · dossier 2025-014 · gemeente Losser · coach: J. Voorbeeld"."""
    delen = [
        tr("{leeftijd} jaar", leeftijd=dossier.leeftijd) if dossier.leeftijd is not None else "",
        tr("dossier {dossiernummer}", dossiernummer=dossier.dossiernummer),
        tr("gemeente {gemeente}", gemeente=dossier.gemeente) if dossier.gemeente else "",
        tr("coach: {coach}", coach=dossier.coach) if dossier.coach else "",
    ]
    return " · ".join(filter(None, delen))


class Figures(QWidget):
    """Loonwaarde, subsidie, plaatsing, coaching: one tile each."""

    def __init__(self) -> None:
        super().__init__()
        self.loonwaarde = StatTile(tr("Loonwaarde"))
        self.subsidie = StatTile(tr("Subsidie per maand"))
        self.werkgever = StatTile(tr("Bij"))
        self.coaching = StatTile(tr("Coaching"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        for tile in (self.loonwaarde, self.subsidie, self.werkgever, self.coaching):
            row.addWidget(tile, 1)

    def show_dossier(self, dossier: Dossier) -> None:
        """Fill the four tiles; what is not known says so."""
        waarde = f"{dossier.loonwaarde} %" if dossier.loonwaarde is not None else "–"
        self.loonwaarde.show_value(waarde, said(dossier.loonwaarde_noot) or tr("nog niet gemeten"))
        bedrag = format_euro(dossier.subsidie) if dossier.subsidie is not None else "–"
        self.subsidie.show_value(bedrag, said(dossier.subsidie_noot) or tr("nog niet berekend"))
        self._show_werkgever(dossier)
        self._show_coaching(dossier)

    def _show_werkgever(self, dossier: Dossier) -> None:
        plaatsing = dossier.huidige
        if plaatsing is None:
            self.werkgever.show_value("–", tr("nog geen plaatsing"))
            return
        tot = tr("tot {einde:%d-%m-%Y}", einde=plaatsing.einde) if plaatsing.einde else tr("onbepaalde tijd")
        self.werkgever.show_value(plaatsing.werkgever or "–", tot)

    def _show_coaching(self, dossier: Dossier) -> None:
        if not dossier.trajecten:
            self.coaching.show_value("–", tr("nog geen traject"))
            return
        traject = dossier.trajecten[0]
        over = traject.budget.over
        waarde = format_duur(traject.budget.gebruikt) if over is None else _over(over)
        volgend = traject.volgend_contact
        self.coaching.show_value(
            waarde,
            tr("volgend contact {volgend:%d-%m-%Y}", volgend=volgend)
            if volgend
            else tr("geen vervolg gepland"),
        )


def _over(minuten: int) -> str:
    return (
        tr("{minuten} over", minuten=format_duur(minuten))
        if minuten >= 0
        else tr("{minuten} te veel", minuten=format_duur(-minuten))
    )
