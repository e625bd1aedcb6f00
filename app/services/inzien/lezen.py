"""The rows that Inzicht counts: a few questions for all kandidaten of a choice together."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import (
    Coachtraject,
    EerdereLoonwaarde,
    Gemeente,
    Kandidaat,
    Meting,
    Plaatsing,
    Stageovergang,
    Subsidie,
    Werkgever,
)
from app.services.inzien.inzicht_records import Achter, Inzichtkeuze
from app.services.naam import format_lijstnaam

NAAM = (
    Kandidaat.id.label("kandidaat_id"),
    Kandidaat.achternaam,
    Kandidaat.voorvoegsel,
    Kandidaat.voorletters,
    Kandidaat.roepnaam,
)


def of_keuze(vraag: Any, keuze: Inzichtkeuze) -> Any:
    """Only kandidaten of the gemeente or regio; the question has joined Kandidaat."""
    if keuze.gemeente_id is not None:
        vraag = vraag.where(Kandidaat.gemeente_id == keuze.gemeente_id)
    if keuze.regio:
        in_regio = select(Gemeente.id).where(Gemeente.arbeidsmarktregio == keuze.regio)
        vraag = vraag.where(Kandidaat.gemeente_id.in_(in_regio))
    return vraag


def read_metingen(session: Session, keuze: Inzichtkeuze) -> list[Any]:
    """Definitive metingen with their report in the period, oldest first; replaced ones are left out."""
    vraag = (
        select(
            *NAAM,
            Meting.id,
            Meting.plaatsing_id,
            Meting.datum_bezoek,
            Meting.datum_rapport,
            Meting.loonwaarde,
            Plaatsing.werkgever_id,
            Werkgever.naam.label("werkgever"),
            Werkgever.sector,
        )
        .join(Plaatsing, Meting.plaatsing_id == Plaatsing.id)
        .join(Kandidaat, Plaatsing.kandidaat_id == Kandidaat.id)
        .outerjoin(Werkgever, Plaatsing.werkgever_id == Werkgever.id)
        .where(Meting.status == "definitief", Meting.datum_rapport.between(keuze.van, keuze.tot))
        .order_by(Meting.datum_rapport, Meting.id)
    )
    return list(session.execute(of_keuze(vraag, keuze)))


def read_eerdere(session: Session, keuze: Inzichtkeuze) -> list[Any]:
    """Loonwaarden that others determined in the period, oldest first; the werkgever where it is known."""
    vraag = (
        select(
            *NAAM,
            EerdereLoonwaarde.id,
            EerdereLoonwaarde.datum,
            EerdereLoonwaarde.percentage.label("loonwaarde"),
            EerdereLoonwaarde.gemeten_door,
            Plaatsing.werkgever_id,
            Werkgever.naam.label("werkgever"),
            Werkgever.sector,
        )
        .join(Kandidaat, EerdereLoonwaarde.kandidaat_id == Kandidaat.id)
        .outerjoin(Plaatsing, EerdereLoonwaarde.plaatsing_id == Plaatsing.id)
        .outerjoin(Werkgever, Plaatsing.werkgever_id == Werkgever.id)
        .where(EerdereLoonwaarde.datum.between(keuze.van, keuze.tot))
        .where(EerdereLoonwaarde.percentage.is_not(None))
        .order_by(EerdereLoonwaarde.datum, EerdereLoonwaarde.id)
    )
    return list(session.execute(of_keuze(vraag, keuze)))


def read_plaatsingen(session: Session, keuze: Inzichtkeuze) -> list[Any]:
    """Every plaatsing of the choice, whatever its days, by name; with the job that followed a stage."""
    vraag = (
        select(
            *NAAM,
            Plaatsing.id,
            Plaatsing.soort,
            Plaatsing.functie,
            Plaatsing.begin,
            Plaatsing.einde,
            Plaatsing.uit_uitkering,
            Plaatsing.uitkomst,
            Plaatsing.uitkomst_datum,
            Werkgever.naam.label("werkgever"),
            Stageovergang.plaatsing_id.label("gevolgd"),
        )
        .join(Kandidaat, Plaatsing.kandidaat_id == Kandidaat.id)
        .outerjoin(Werkgever, Plaatsing.werkgever_id == Werkgever.id)
        .outerjoin(Stageovergang, Stageovergang.stage_id == Plaatsing.id)
        .order_by(Kandidaat.sorteernaam, Plaatsing.begin, Plaatsing.id)
    )
    return list(session.execute(of_keuze(vraag, keuze)))


def read_kandidaten(session: Session, keuze: Inzichtkeuze) -> list[Any]:
    """Every kandidaat of the choice by name, with gemeente and regio."""
    vraag = (
        select(*NAAM, Gemeente.naam.label("gemeente"), Gemeente.arbeidsmarktregio.label("regio"))
        .select_from(Kandidaat)
        .outerjoin(Gemeente, Kandidaat.gemeente_id == Gemeente.id)
        .order_by(Kandidaat.sorteernaam, Kandidaat.id)
    )
    return list(session.execute(of_keuze(vraag, keuze)))


def read_trajecten(session: Session, keuze: Inzichtkeuze) -> list[Any]:
    """Coachtrajecten that ended in the period, by name."""
    vraag = (
        select(*NAAM, Coachtraject.id, Coachtraject.begin, Coachtraject.einde)
        .join(Kandidaat, Coachtraject.kandidaat_id == Kandidaat.id)
        .where(Coachtraject.einde.between(keuze.van, keuze.tot))
        .order_by(Kandidaat.sorteernaam, Coachtraject.id)
    )
    return list(session.execute(of_keuze(vraag, keuze)))


def read_subsidies(session: Session, keuze: Inzichtkeuze) -> list[Any]:
    """Receipts of definitive metingen by plaatsing and day, with the gemeente that pays."""
    vraag = (
        select(
            *NAAM,
            Subsidie.id,
            Subsidie.plaatsing_id,
            Subsidie.meting_id,
            Subsidie.van,
            Subsidie.tot,
            Subsidie.totaal,
            Subsidie.besluit_datum,
            Subsidie.besluit_bedrag,
            Plaatsing.einde,
            Plaatsing.uitkomst,
            Plaatsing.uitkomst_datum,
            Werkgever.naam.label("werkgever"),
            Gemeente.naam.label("gemeente"),
            Gemeente.arbeidsmarktregio.label("regio"),
        )
        .join(Plaatsing, Subsidie.plaatsing_id == Plaatsing.id)
        .join(Kandidaat, Plaatsing.kandidaat_id == Kandidaat.id)
        .outerjoin(Werkgever, Plaatsing.werkgever_id == Werkgever.id)
        .outerjoin(Gemeente, Kandidaat.gemeente_id == Gemeente.id)
        .outerjoin(Meting, Subsidie.meting_id == Meting.id)
        .where((Meting.status == "definitief") | Meting.id.is_(None), Subsidie.vervallen.is_(None))
        .where(Subsidie.van.is_not(None), Subsidie.totaal.is_not(None))
        .order_by(Subsidie.plaatsing_id, Subsidie.van, Subsidie.id)
    )
    return list(session.execute(of_keuze(vraag, keuze)))


def behind(rij: Any, tekst: str, waar: str = "") -> Achter:
    """The person of a row."""
    return Achter(rij.kandidaat_id, format_lijstnaam(rij), waar or getattr(rij, "werkgever", "") or "", tekst)
