"""The log of contacten and the agreements that are still open."""

from collections.abc import Sequence
from datetime import time

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager

from app.models import Afspraak, Coachtraject, ContactDoel, Contactmoment, Doel, Kandidaat
from app.services.archief import Archief
from app.services.naam import format_lijstnaam
from app.services.records import AfspraakRij, ContactRij


def list_contacten(
    archief: Archief, kandidaat_id: int | None = None, limit: int = 500, met_vervangen: bool = False
) -> tuple[ContactRij, ...]:
    """The newest contacten, newest first, concepts included; replaced versions only when asked for."""
    with archief.read() as session:
        return contacten_of(session, kandidaat_id, limit, met_vervangen)


def contacten_of(
    session: Session, kandidaat_id: int | None, limit: int, met_vervangen: bool = False
) -> tuple[ContactRij, ...]:
    """As `list_contacten`, inside a session that is already open."""
    vraag = (
        select(Contactmoment)
        .join(Coachtraject)
        .join(Kandidaat)
        .options(contains_eager(Contactmoment.traject).contains_eager(Coachtraject.kandidaat))
        .order_by(Contactmoment.datum.desc(), Contactmoment.begintijd.desc(), Contactmoment.id.desc())
        .limit(limit)
    )
    if kandidaat_id is not None:
        vraag = vraag.where(Coachtraject.kandidaat_id == kandidaat_id)
    if not met_vervangen:
        vraag = vraag.where(Contactmoment.status != "vervangen")
    contacten = session.scalars(vraag).all()
    doelen = _doelen(session, [contact.id for contact in contacten])
    return tuple(_rij(contact, tuple(doelen.get(contact.id, ()))) for contact in contacten)


def list_afspraken_open(archief: Archief) -> tuple[AfspraakRij, ...]:
    """Agreements of recorded contacten that nobody marked as done, the earliest date first."""
    vraag = (
        select(Afspraak, Kandidaat)
        .join(Contactmoment, Afspraak.contact_id == Contactmoment.id)
        .join(Coachtraject, Contactmoment.traject_id == Coachtraject.id)
        .join(Kandidaat, Coachtraject.kandidaat_id == Kandidaat.id)
        .where(Contactmoment.status == "vastgelegd", Afspraak.gedaan_op.is_(None))
        .order_by(Afspraak.uiterlijk.is_(None), Afspraak.uiterlijk, Afspraak.id)
    )
    with archief.read() as session:
        return tuple(
            AfspraakRij(
                afspraak.id,
                afspraak.contact_id,
                kandidaat.id,
                format_lijstnaam(kandidaat),
                afspraak.wat,
                afspraak.wie,
                afspraak.uiterlijk,
            )
            for afspraak, kandidaat in session.execute(vraag)
        )


def minuten_of(begin: time | None, einde: time | None) -> int:
    """Minutes from begin to end of one day; 0 while one of both is missing."""
    if begin is None or einde is None:
        return 0
    return (einde.hour - begin.hour) * 60 + einde.minute - begin.minute


def _doelen(session: Session, contact_ids: Sequence[int]) -> dict[int, list[str]]:
    vraag = (
        select(ContactDoel.contact_id, Doel.omschrijving)
        .join(Doel)
        .where(ContactDoel.contact_id.in_(contact_ids))
        .order_by(Doel.id)
    )
    per_contact: dict[int, list[str]] = {}
    for rij in session.execute(vraag):
        per_contact.setdefault(rij.contact_id, []).append(rij.omschrijving)
    return per_contact


def _rij(contact: Contactmoment, doelen: tuple[str, ...]) -> ContactRij:
    return ContactRij(
        id=contact.id,
        traject_id=contact.traject_id,
        kandidaat_id=contact.traject.kandidaat_id,
        kandidaat=format_lijstnaam(contact.traject.kandidaat),
        datum=contact.datum,
        begintijd=contact.begintijd,
        minuten=minuten_of(contact.begintijd, contact.eindtijd),
        soort=contact.soort,
        gedaan=contact.gedaan,
        doelen=doelen,
        volgend_contact=contact.volgend_contact,
        reistijd_minuten=contact.reistijd_minuten or 0,
        uitvoerder=contact.uitvoerder,
        status=contact.status,
        versie=contact.versie,
    )
