"""Totals by arbeidsmarktregio: gemeenten, people, jobs that run, people measured and loonkostensubsidie."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Gemeente
from app.services.dossiers.plaatsingen import ended_on
from app.services.formulieren.plaatsing import GEEINDIGD
from app.services.inzien.geld import subsidie_delen
from app.services.inzien.inzicht_records import Achter, Inzichtblad, Inzichtkeuze, Kop, Regel
from app.services.inzien.lezen import (
    behind,
    read_kandidaten,
    read_metingen,
    read_plaatsingen,
)
from app.services.velden import format_aantal

GEEN_REGIO, ALLE = "Zonder arbeidsmarktregio", "Alle regio's"
KOPPEN = (
    Kop("Kandidaten", "aantal"),
    Kop("Gemeenten", "aantal"),
    Kop("Plaatsingen", "aantal"),
    Kop("Gemeten", "aantal"),
    Kop("Subsidie", "euro"),
)


def read_regios(session: Session, keuze: Inzichtkeuze, vandaag: date) -> Inzichtblad:
    """One row per regio of the gemeente of each kandidaat, so that the rows add up to the archive."""
    op = min(vandaag, keuze.tot)
    kandidaten = read_kandidaten(session, keuze)
    gemeenten = _gemeenten(session, keuze)
    feiten = _Feiten(session, keuze, op)
    per_regio: dict[str, list[Any]] = {regio: [] for regio in gemeenten}
    for rij in kandidaten:
        per_regio.setdefault(rij.regio or "", []).append(rij)
    regels = [
        feiten.row(regio or GEEN_REGIO, per_regio[regio], gemeenten[regio])
        for regio in sorted(per_regio, key=lambda naam: (not naam, naam.casefold()))
    ]
    if len(regels) > 1:
        regels.insert(0, feiten.row(ALLE, kandidaten, gemeenten.total()))
    return Inzichtblad(
        "regios",
        "Arbeidsmarktregio's",
        f"Plaatsingen, ook stages en proefplaatsen, die op {op:%d-%m-%Y} lopen. Gemeten telt wie in de "
        "periode een definitief rapport kreeg; de subsidie is die over de dagen van de periode.",
        f"De noemer is {len(kandidaten)}: alle kandidaten in dit archief. Wie geen gemeente heeft, of een "
        "gemeente zonder regio, staat apart.",
        KOPPEN,
        tuple(regels),
        "Er zijn nog geen kandidaten of gemeenten. De regio vult u in bij Instellingen, Gemeenten.",
    )


class _Feiten:
    """What is known of each kandidaat of the choice, by number."""

    def __init__(self, session: Session, keuze: Inzichtkeuze, op: date) -> None:
        lopend = (rij for rij in read_plaatsingen(session, keuze) if runs_on(rij, op))
        self.lopend = Counter(rij.kandidaat_id for rij in lopend)
        self.gemeten = {rij.kandidaat_id for rij in read_metingen(session, keuze)}
        self.subsidie: dict[int, Fraction] = defaultdict(Fraction)
        for _, rij, _, euro in subsidie_delen(session, keuze):
            self.subsidie[rij.kandidaat_id] += euro

    def row(self, naam: str, kandidaten: Iterable[Any], gemeenten: int) -> Regel:
        """The totals of these people."""
        wie = [rij.kandidaat_id for rij in kandidaten]
        getallen = (
            len(wie),
            gemeenten,
            sum(self.lopend[nummer] for nummer in wie),
            sum(nummer in self.gemeten for nummer in wie),
            sum((self.subsidie.get(nummer, Fraction(0)) for nummer in wie), Fraction(0)),
        )
        return Regel(naam, getallen, tuple(map(self._behind, kandidaten)))

    def _behind(self, rij: Any) -> Achter:
        aantal = self.lopend[rij.kandidaat_id]
        delen = [
            format_aantal(aantal, "plaatsing", "plaatsingen") if aantal else "geen plaatsing",
            "gemeten" if rij.kandidaat_id in self.gemeten else "",
        ]
        return behind(rij, ", ".join(filter(None, delen)), rij.gemeente or "geen gemeente ingevuld")


def runs_on(plaatsing: Any, dag: date) -> bool:
    """Whether it had begun and not ended; one that stopped on an unknown day counts no more."""
    einde = ended_on(plaatsing)
    if einde is None and plaatsing.uitkomst in GEEINDIGD:
        return False
    return (plaatsing.begin or dag) <= dag <= (einde or dag)


def _gemeenten(session: Session, keuze: Inzichtkeuze) -> Counter[str]:
    vraag = select(Gemeente.arbeidsmarktregio, func.count()).group_by(Gemeente.arbeidsmarktregio)
    if keuze.gemeente_id is not None:
        vraag = vraag.where(Gemeente.id == keuze.gemeente_id)
    if keuze.regio:
        vraag = vraag.where(Gemeente.arbeidsmarktregio == keuze.regio)
    return Counter({regio or "": aantal for regio, aantal in session.execute(vraag)})
