"""Loonkostensubsidie and coaching hours over the same period, per gemeente."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

from sqlalchemy import Integer, func, select
from sqlalchemy.orm import Session

from app.loonwaarde import format_euro
from app.models import Coachtraject, Contactmoment, Gemeente, Kandidaat
from app.services.coachen.budget import SECONDEN
from app.services.dossiers.plaatsingen import ended_on
from app.services.inzien.inzicht_records import Achter, Inzichtblad, Inzichtkeuze, Kop, Regel
from app.services.inzien.lezen import NAAM, behind, of_keuze, read_subsidies
from app.services.velden import format_duur

KOPPEN = (
    Kop("Subsidie", "euro"),
    Kop("Besloten", "euro"),
    Kop("Berekend", "euro"),
    Kop("Coaching, uren", "uur"),
    Kop("Subsidies", "aantal"),
)
GEEN_GEMEENTE, ALLE = "geen gemeente ingevuld", "Alle gemeenten"
DAG = timedelta(days=1)


def read_geld(session: Session, keuze: Inzichtkeuze) -> Inzichtblad:
    """Euro by calendar days of each month, hours of recorded contacts that can be declared."""
    delen = list(subsidie_delen(session, keuze))
    uren = list(_hours(session, keuze))
    gemeenten = sorted({deel[0] for deel in delen} | {rij.gemeente or GEEN_GEMEENTE for rij in uren})
    groepen = [ALLE, *gemeenten] if len(gemeenten) > 1 else gemeenten
    return Inzichtblad(
        "geld",
        "Subsidie en coaching",
        "Loonkostensubsidie met werkgeverslasten over de dagen van de periode, en uren van vastgelegde "
        "contacten die te declareren zijn. Een deel van een maand telt naar kalenderdagen.",
        _noemer(delen),
        KOPPEN,
        tuple(_row(naam, delen, uren) for naam in groepen),
        "In deze periode loopt geen subsidie en is geen contact vastgelegd.",
    )


def _noemer(delen: list[tuple[str, Any, bool, Fraction]]) -> str:
    """How many rest on a decision; the others on the amount that was computed."""
    alle = {rij.id for _, rij, _, _ in delen}
    besloten = {rij.id for _, rij, besluit, _ in delen if besluit}
    return (
        f"Van {len(alle)} subsidies is bij {len(besloten)} een bedrag in het besluit genoteerd. De andere "
        "zijn berekend: daar staat het bedrag van het ontvangstbewijs."
    )


def subsidie_delen(session: Session, keuze: Inzichtkeuze) -> Iterator[tuple[str, Any, bool, Fraction]]:
    """Gemeente, receipt, whether it was decided, and euro in the period; the next receipt ends this one."""
    per_plaatsing: dict[int, list[Any]] = defaultdict(list)
    for rij in read_subsidies(session, keuze):
        per_plaatsing[rij.plaatsing_id].append(rij)
    for rijen in per_plaatsing.values():
        for rij, volgende in pairwise([*rijen, None]):
            einden = [keuze.tot, rij.tot, ended_on(rij), volgende.van - DAG if volgende else None]
            van, tot = max(keuze.van, rij.van), min(filter(None, einden))
            if van <= tot:
                besloten = rij.besluit_bedrag is not None
                maand = Fraction(rij.besluit_bedrag if besloten else rij.totaal)
                yield rij.gemeente or GEEN_GEMEENTE, rij, besloten, maand * months(van, tot)


def months(van: date, tot: date) -> Fraction:
    """The number of months from day to day, both included: a part of a month by its calendar days."""
    som = Fraction(0)
    while van <= tot:
        dagen = monthrange(van.year, van.month)[1]
        einde = min(tot, van.replace(day=dagen))
        som += Fraction((einde - van).days + 1, dagen)
        van = einde + DAG
    return som


def _hours(session: Session, keuze: Inzichtkeuze) -> list[Any]:
    vraag = (
        select(*NAAM, Gemeente.naam.label("gemeente"), func.sum(SECONDEN, type_=Integer).label("seconden"))
        .join(Coachtraject, Contactmoment.traject_id == Coachtraject.id)
        .join(Kandidaat, Coachtraject.kandidaat_id == Kandidaat.id)
        .outerjoin(Gemeente, Kandidaat.gemeente_id == Gemeente.id)
        .where(Contactmoment.status == "vastgelegd", Contactmoment.declarabel.is_(True))
        .where(Contactmoment.datum.between(keuze.van, keuze.tot))
        .group_by(Kandidaat.id)
        .order_by(Kandidaat.sorteernaam, Kandidaat.id)
    )
    return [rij for rij in session.execute(of_keuze(vraag, keuze)) if rij.seconden]


def _row(naam: str, delen: list[tuple[str, Any, bool, Fraction]], uren: list[Any]) -> Regel:
    eigen = [deel for deel in delen if naam in (ALLE, deel[0])]
    contact = [rij for rij in uren if naam in (ALLE, rij.gemeente or GEEN_GEMEENTE)]
    besloten = sum((euro for _, _, besluit, euro in eigen if besluit), Fraction(0))
    berekend = sum((euro for _, _, besluit, euro in eigen if not besluit), Fraction(0))
    uur = Fraction(sum(rij.seconden for rij in contact), 3600)
    aantal = len({rij.id for _, rij, _, _ in eigen})
    return Regel(
        naam, (besloten + berekend, besloten, berekend, uur, aantal), (*_money(eigen), *_coached(contact))
    )


def _money(delen: list[tuple[str, Any, bool, Fraction]]) -> Iterator[Achter]:
    for _, rij, besluit, euro in delen:
        yield behind(rij, f"{format_euro(euro)}, {'besloten' if besluit else 'berekend'}")


def _coached(rijen: list[Any]) -> Iterator[Achter]:
    for rij in rijen:
        yield behind(rij, f"{format_duur(rij.seconden // 60)} uur coaching", "coaching")
