"""Contacts in less typing: the last one again, and one visit to several kandidaten with the time divided."""

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Coachtraject, ContactDoel, Contactmoment
from app.services.archief import Archief, Werk
from app.services.change import Change, Ref
from app.services.coachen.contactlijst import minuten_of
from app.services.errors import UserError
from app.services.lineage import GESLOTEN, touch
from app.services.naam import format_lijstnaam
from app.services.objecten import create, get_rij
from app.services.open_invoer import forget_open

HERHAALD = (
    "soort",
    "gesproken_met",
    "gedaan",
    "reistijd_minuten",
    "kilometers",
    "declarabel",
    "zichtbaar_voor_werkgever",
)
OVERAL_GELIJK = (
    "datum",
    "soort",
    "gesproken_met",
    "uitvoerder",
    "gedaan",
    "woorden_reden",
    "volgend_contact",
    "geen_volgend_reden",
    "declarabel",
    "zichtbaar_voor_werkgever",
    "gemaakt",
)


def repeat_last(archief: Archief, contact_id: int) -> Change:
    """Fill a concept with the last recorded contact of this kandidaat: what, who, how long, which goals.

    Words already typed stay, day and end too; the begin follows the length of that time. Typing refused in
    those fields goes. Raises UserError when there is no earlier contact.
    """
    ref = Ref("contactmoment", contact_id)
    with archief.write() as werk:
        contact = concept_of(werk.session, ref)
        vorige = last_of(werk.session, contact.traject.kandidaat_id)
        if vorige is None:
            raise UserError("Van deze kandidaat is nog geen contact vastgelegd dat u kunt herhalen.")
        for naam in (*HERHAALD, "begintijd"):
            forget_open(werk.session, ref, naam)
        for naam in HERHAALD:
            if naam != "gedaan" or not contact.gedaan:
                setattr(contact, naam, getattr(vorige, naam))
        contact.begintijd = _begin_for(contact.eindtijd, vorige) or contact.begintijd
        _repeat_goals(werk.session, contact, vorige)
        touch(werk, ref)
        werk.log("gewijzigd", ref, f"herhaling van contact {vorige.id}")
        return werk.change


def add_deelnemer(archief: Archief, contact_id: int, kandidaat_id: int) -> Change:
    """Somebody else in the same visit. Raises UserError at "deelnemers"."""
    ref = Ref("contactmoment", contact_id)
    with archief.write() as werk:
        contact = concept_of(werk.session, ref)
        aanwezig = {contact.traject.kandidaat_id, *(deel.kandidaat_id for deel in contact.deelnemers)}
        if contact.vervangt_id:
            raise UserError(
                "Een correctie gaat over één kandidaat. Leg een ander contact vast.", "deelnemers"
            )
        if kandidaat_id in aanwezig:
            raise UserError("Deze kandidaat staat al bij dit bezoek.", "deelnemers")
        if newest_running(werk.session, kandidaat_id, werk.moment.date()) is None:
            raise UserError("Deze kandidaat heeft geen coachtraject. Maak dat eerst.", "deelnemers")
        create(werk, "deelnemer", ref, kandidaat_id=kandidaat_id)
        werk.session.expire(contact, ["deelnemers"])
        return werk.change


def divide_visit(werk: Werk, contact: Contactmoment) -> list[Contactmoment]:
    """The concepts of this visit, one per kandidaat, with time and travel divided; nothing when alone.

    The parts follow each other, so that together they are exactly the visit; a minute that cannot be
    divided goes to the first. Raises UserError at "eindtijd" when there is less than a minute for each.
    """
    anderen = [deel.kandidaat for deel in contact.deelnemers]
    if not anderen or contact.begintijd is None or contact.eindtijd is None:
        return []
    minuten, aantal = minuten_of(contact.begintijd, contact.eindtijd), len(anderen) + 1
    if minuten < aantal:
        raise UserError(f"Dit bezoek is te kort om door {aantal} kandidaten te delen.", "eindtijd")
    tijden = split_time(contact.begintijd, minuten, aantal)
    reis = split_evenly(contact.reistijd_minuten, aantal)
    kilometers = split_evenly(contact.kilometers, aantal)
    contact.bezoek_minuten, contact.bezoek_personen = minuten, aantal
    samen = [contact]
    for kandidaat in anderen:
        traject = newest_running(werk.session, kandidaat.id, werk.moment.date())
        if traject is None:
            raise UserError(f"{format_lijstnaam(kandidaat)} heeft geen coachtraject meer.", "deelnemers")
        samen.append(_part(werk, contact, traject))
    for deel, (begin, einde), duur, afstand in zip(samen, tijden, reis, kilometers, strict=True):
        deel.begintijd, deel.eindtijd, deel.reistijd_minuten, deel.kilometers = begin, einde, duur, afstand
    contact.deelnemers.clear()
    werk.session.flush()
    return samen


def split_time(begin: time, minuten: int, aantal: int) -> list[tuple[time, time]]:
    """Begin and end of each part of a visit, one after another."""
    tijden, van = [], datetime.combine(date.min, begin)
    for duur in split_evenly(minuten, aantal):
        tot = van + timedelta(minutes=duur or 0)
        tijden.append((van.time(), tot.time()))
        van = tot
    return tijden


def split_evenly(geheel: int | None, aantal: int) -> list[int | None]:
    """Whole parts that together are the whole, the larger ones first; nothing of nothing."""
    if geheel is None:
        return [None] * aantal
    deel, rest = divmod(geheel, aantal)
    return [deel + (plaats < rest) for plaats in range(aantal)]


def concept_of(session: Session, ref: Ref) -> Contactmoment:
    """The concept with this number. Raises UserError when it is recorded already or gone."""
    contact: Contactmoment = get_rij(session, ref)
    if contact.status != "concept":
        raise UserError(GESLOTEN["contactmoment"])
    return contact


def newest_running(session: Session, kandidaat_id: int, vandaag: date) -> Coachtraject | None:
    """The newest traject that runs, else the newest."""

    def newest(traject: Coachtraject) -> tuple[bool, date, int]:
        return (traject.einde is None or traject.einde >= vandaag, traject.begin or date.min, traject.id)

    vraag = select(Coachtraject).filter_by(kandidaat_id=kandidaat_id)
    return max(session.scalars(vraag), key=newest, default=None)


def last_of(session: Session, kandidaat_id: int) -> Contactmoment | None:
    """The last recorded contact of this kandidaat."""
    vraag = (
        select(Contactmoment)
        .join(Coachtraject)
        .where(Coachtraject.kandidaat_id == kandidaat_id, Contactmoment.status == "vastgelegd")
        .order_by(Contactmoment.datum.desc(), Contactmoment.begintijd.desc(), Contactmoment.id.desc())
        .limit(1)
    )
    return session.scalars(vraag).first()


def add_goals(werk: Werk, contact: Contactmoment, traject: Coachtraject) -> None:
    """The running goals of the plan, as worked on in this contact."""
    for doel in traject.doelen:
        if doel.status == "loopt":
            create(werk, "contact_doel", Ref("contactmoment", contact.id), doel_id=doel.id)


def _begin_for(einde: time | None, vorige: Contactmoment) -> time | None:
    duur = minuten_of(vorige.begintijd, vorige.eindtijd)
    if einde is None or duur <= 0 or duur > einde.hour * 60 + einde.minute:
        return None
    return (datetime.combine(date.max, einde) - timedelta(minutes=duur)).time()


def _repeat_goals(session: Session, contact: Contactmoment, vorige: Contactmoment) -> None:
    """The same goals as last time, when they still run; the progress is seen anew."""
    doelen = {deel.doel_id for deel in vorige.doelen}
    lopend = [doel.id for doel in contact.traject.doelen if doel.status == "loopt" and doel.id in doelen]
    if lopend:
        contact.doelen.clear()
        session.flush()
        contact.doelen.extend(ContactDoel(doel_id=doel) for doel in lopend)


def _part(werk: Werk, contact: Contactmoment, traject: Coachtraject) -> Contactmoment:
    waarden: dict[str, Any] = {naam: getattr(contact, naam) for naam in OVERAL_GELIJK}
    waarden |= {"bezoek_minuten": contact.bezoek_minuten, "bezoek_personen": contact.bezoek_personen}
    deel: Contactmoment = create(
        werk, "contactmoment", Ref("coachtraject", traject.id), status="concept", **waarden
    )
    add_goals(werk, deel, traject)
    werk.session.expire(deel, ["doelen"])
    return deel
