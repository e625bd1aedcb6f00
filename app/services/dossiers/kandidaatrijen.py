"""The lines of the list of kandidaten: a handful of questions for a page of them, none per line."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from app.loonwaarde import Bedragen, leeftijd_op
from app.models import Coachtraject, Contactmoment, Gemeente, Kandidaat, Meting, Plaatsing, Werkgever
from app.services.archief import Archief
from app.services.bedragen.lezen import read_bedragen
from app.services.formulieren.plaatsing import GEEINDIGD
from app.services.looptijd.looptijdfeiten import elders_vastgesteld
from app.services.naam import format_initialen, format_lijstnaam
from app.services.records import KandidaatRij
from app.services.signaleren.aandacht import Toestand, find_aandacht


def read_kandidaat_rijen(archief: Archief, ids: Sequence[int]) -> list[KandidaatRij]:
    """The lines of these kandidaten in this order; one that was removed meanwhile is left out."""
    with archief.read() as session:
        kandidaten = {rij.id: rij for rij in session.execute(_kandidaten(ids))}
        plaatsingen = _newest(session.execute(_plaatsingen(ids)))
        metingen = session.execute(_metingen(ids)).all()
        contacten = {rij.kandidaat_id: rij.laatste for rij in session.execute(_contacten(ids))}
        trajecten = running_trajecten(session, ids, archief.vandaag)
        bedragen = read_bedragen(session)
    definitief = _newest(meting for meting in metingen if meting.status == "definitief")
    gemeten = {meting.plaatsing_id for meting in metingen if meting.status == "definitief"}
    concepten = {meting.kandidaat_id for meting in metingen if meting.status == "concept"}
    rijen = []
    for nummer in ids:
        if nummer in kandidaten:
            contact = contacten.get(nummer)
            plaatsing = plaatsingen.get(nummer)
            stil_sinds = contact or trajecten[nummer] if nummer in trajecten else None
            toestand = _toestand(plaatsing, stil_sinds, nummer in concepten, gemeten, bedragen)
            rijen.append(
                _rij(
                    kandidaten[nummer], plaatsing, definitief.get(nummer), contact, toestand, archief.vandaag
                )
            )
    return rijen


def running_trajecten(session: Session, ids: Sequence[int], vandaag: date) -> dict[int, date | None]:
    """By kandidaat with a coachtraject that runs on this day: when the newest of these began."""
    vraag = (
        select(Coachtraject.kandidaat_id, func.max(Coachtraject.begin).label("begin"))
        .where(Coachtraject.kandidaat_id.in_(ids))
        .where(func.coalesce(Coachtraject.einde, vandaag) >= vandaag)
        .where(func.coalesce(Coachtraject.begin, vandaag) <= vandaag)
        .group_by(Coachtraject.kandidaat_id)
    )
    return {rij.kandidaat_id: rij.begin for rij in session.execute(vraag)}


def _rij(
    kandidaat: Any, plaatsing: Any, meting: Any, contact: date | None, toestand: Toestand, vandaag: date
) -> KandidaatRij:
    woord, soort = find_aandacht(toestand, vandaag)
    return KandidaatRij(
        id=kandidaat.id,
        dossiernummer=kandidaat.dossiernummer,
        naam=format_lijstnaam(kandidaat),
        initialen=format_initialen(kandidaat),
        leeftijd=leeftijd_op(kandidaat.geboortedatum, vandaag) if kandidaat.geboortedatum else None,
        werkgever=(plaatsing.werkgever or "") if plaatsing else "",
        functie=plaatsing.functie if plaatsing else "",
        gemeente=kandidaat.gemeente or "",
        loonwaarde=meting.loonwaarde if meting else None,
        route=plaatsing.route if plaatsing else "",
        laatste_contact=contact,
        coach=kandidaat.coach,
        aandacht=woord,
        aandacht_soort=soort,
    )


def _toestand(
    plaatsing: Any, stil_sinds: date | None, concept: bool, gemeten: set[int], bedragen: Bedragen
) -> Toestand:
    """A forfait ends with the first loonwaarde, so it asks no attention any more then."""
    if plaatsing is None or plaatsing.uitkomst in GEEINDIGD:
        return Toestand(None, stil_sinds, concept)
    if plaatsing.id in gemeten or plaatsing.elders:
        return Toestand(plaatsing.einde, stil_sinds, concept)
    return Toestand(plaatsing.einde, stil_sinds, concept, plaatsing.route, plaatsing.ingangsdatum, bedragen)


def _newest(rijen: Iterable[Row[*tuple[Any, ...]]]) -> dict[int, Any]:
    """By kandidaat the row with the last day, and the highest number on that day."""
    gevonden: dict[int, Any] = {}
    for rij in sorted(rijen, key=lambda rij: (rij.dag or date.min, rij.id)):
        gevonden[rij.kandidaat_id] = rij
    return gevonden


def _kandidaten(ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    kolommen = (
        Kandidaat.id,
        Kandidaat.dossiernummer,
        Kandidaat.achternaam,
        Kandidaat.voorvoegsel,
        Kandidaat.voorletters,
        Kandidaat.roepnaam,
        Kandidaat.geboortedatum,
        Kandidaat.coach,
        Gemeente.naam.label("gemeente"),
    )
    return select(*kolommen).outerjoin(Gemeente).where(Kandidaat.id.in_(ids))


def _plaatsingen(ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    kolommen = (
        Plaatsing.id,
        Plaatsing.kandidaat_id,
        Plaatsing.begin.label("dag"),
        Plaatsing.einde,
        Plaatsing.functie,
        Plaatsing.route,
        Plaatsing.ingangsdatum,
        Plaatsing.uitkomst,
        elders_vastgesteld().label("elders"),
        Werkgever.naam.label("werkgever"),
    )
    return select(*kolommen).outerjoin(Werkgever).where(Plaatsing.kandidaat_id.in_(ids))


def _metingen(ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    kolommen = (
        Meting.id,
        Meting.plaatsing_id,
        Plaatsing.kandidaat_id,
        Meting.status,
        Meting.datum_rapport.label("dag"),
        Meting.loonwaarde,
    )
    vraag = select(*kolommen).join(Plaatsing, Meting.plaatsing_id == Plaatsing.id)
    return vraag.where(Plaatsing.kandidaat_id.in_(ids), Meting.status != "vervangen")


def _contacten(ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    laatste = func.max(Contactmoment.datum).label("laatste")
    return (
        select(Coachtraject.kandidaat_id, laatste)
        .join(Contactmoment, Contactmoment.traject_id == Coachtraject.id)
        .where(Coachtraject.kandidaat_id.in_(ids), Contactmoment.status == "vastgelegd")
        .group_by(Coachtraject.kandidaat_id)
    )
