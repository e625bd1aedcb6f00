"""One contact as the quick entry shows it: whom, which goals, which agreements, what is left."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Coachtraject, Contactmoment
from app.services.archief import Archief
from app.services.change import Ref
from app.services.coachen.aanvullingen import AanvullingRij, list_of_contact
from app.services.coachen.bezoeken import split_evenly
from app.services.coachen.budget import read_budgetten
from app.services.coachen.contactlijst import minuten_of
from app.services.formulieren.coaching import BETALERS
from app.services.naam import format_lijstnaam
from app.services.objecten import get_rij
from app.services.records import Budget
from app.services.velden import format_duur


@dataclass(frozen=True, slots=True)
class DoelKeuze:
    """A goal of the plan, whether this contact worked on it, and the progress seen (1-5)."""

    id: int
    omschrijving: str
    gekozen: bool
    voortgang: int | None


@dataclass(frozen=True, slots=True)
class Versie:
    """One version of a contact, with the reason it was made."""

    id: int
    versie: int
    status: str
    reden: str
    gemaakt: datetime


@dataclass(frozen=True, slots=True)
class ContactRecord:
    """A contact; `minuten` is its duration, `budget` that of its traject without this concept.

    `trajecten` could pay for it: number, and payer with what is left. `deelnemers` (number and name) are
    the others in this visit, `bezoek` says how the time was divided, `versies` are all versions, the first
    one first, `aanvullingen` what was added to it since.
    """

    id: int
    status: str
    versie: int
    kandidaat_id: int
    kandidaat: str
    datum: date | None
    minuten: int
    declarabel: bool | None
    doelen: tuple[DoelKeuze, ...]
    afspraken: tuple[int, ...]
    budget: Budget
    traject_id: int = 0
    trajecten: tuple[tuple[int, str], ...] = ()
    deelnemers: tuple[tuple[int, str], ...] = ()
    bezoek: str = ""
    reden: str = ""
    woorden_reden: str = ""
    aanvullingen: tuple[AanvullingRij, ...] = ()
    versies: tuple[Versie, ...] = ()


def read_contact(archief: Archief, contact_id: int) -> ContactRecord:
    """Everything the quick entry needs. Raises UserError when the contact is gone."""
    with archief.read() as session:
        contact: Contactmoment = get_rij(session, Ref("contactmoment", contact_id))
        gekozen = {deel.doel_id: deel.voortgang for deel in contact.doelen}
        doelen = tuple(
            DoelKeuze(doel.id, doel.omschrijving, doel.id in gekozen, gekozen.get(doel.id))
            for doel in contact.traject.doelen
            if doel.status == "loopt" or doel.id in gekozen
        )
        return ContactRecord(
            id=contact.id,
            status=contact.status,
            versie=contact.versie,
            kandidaat_id=contact.traject.kandidaat_id,
            kandidaat=format_lijstnaam(contact.traject.kandidaat),
            datum=contact.datum,
            minuten=minuten_of(contact.begintijd, contact.eindtijd),
            declarabel=contact.declarabel,
            traject_id=contact.traject_id,
            trajecten=_trajecten(session, contact, archief.vandaag),
            doelen=doelen,
            afspraken=tuple(afspraak.id for afspraak in contact.afspraken),
            deelnemers=tuple((deel.id, format_lijstnaam(deel.kandidaat)) for deel in contact.deelnemers),
            bezoek=_bezoek(contact),
            reden=contact.reden_versie,
            woorden_reden=contact.woorden_reden or "",
            aanvullingen=list_of_contact(session, contact),
            versies=_versies(session, contact),
            budget=read_budgetten(session, [contact.traject], archief.vandaag)[contact.traject_id],
        )


def _trajecten(session: Session, contact: Contactmoment, vandaag: date) -> tuple[tuple[int, str], ...]:
    """The trajecten of this kandidaat that run on the day of the contact, the present one always."""
    dag = contact.datum or vandaag
    vraag = select(Coachtraject).filter_by(kandidaat_id=contact.traject.kandidaat_id)
    mogelijk = [
        rij
        for rij in session.scalars(vraag.order_by(Coachtraject.begin.desc(), Coachtraject.id.desc()))
        if rij.id == contact.traject_id or (rij.begin or dag) <= dag <= (rij.einde or dag)
    ]
    budgetten = read_budgetten(session, mogelijk, vandaag) if len(mogelijk) > 1 else {}
    return tuple((rij.id, _describe_traject(rij, budgetten.get(rij.id))) for rij in mogelijk)


def _describe_traject(traject: Coachtraject, budget: Budget | None) -> str:
    """ "Gemeente · JC-12 · nog 8:45 uur"."""
    over = f"nog {format_duur(max(0, budget.over))} uur" if budget and budget.over is not None else ""
    betaler = dict(BETALERS).get(traject.betaler, "")
    return " · ".join(filter(None, [betaler, traject.referentie, over])) or f"Traject {traject.id}"


def _bezoek(contact: Contactmoment) -> str:
    """How the time of a visit to several kandidaten is (or will be) divided."""
    minuten, samen = minuten_of(contact.begintijd, contact.eindtijd), len(contact.deelnemers) + 1
    if contact.bezoek_personen and contact.bezoek_minuten:
        return (
            f"Deel van een bezoek van {format_duur(contact.bezoek_minuten)} aan {contact.bezoek_personen} "
            "kandidaten; de tijd is gedeeld."
        )
    if samen == 1 or minuten <= 0:
        return ""
    delen = sorted({deel or 0 for deel in split_evenly(minuten, samen)})
    elk = " of ".join(format_duur(deel) for deel in delen)
    return f"{format_duur(minuten)} gedeeld door {samen} kandidaten: {elk} voor elk. Reistijd en km ook."


def _versies(session: Session, contact: Contactmoment) -> tuple[Versie, ...]:
    keten, eerste = [contact], contact
    while eerste.vervangt_id:
        eerste = session.get_one(Contactmoment, eerste.vervangt_id)
        keten.insert(0, eerste)
    laatste: Contactmoment | None = contact
    while laatste := session.scalars(select(Contactmoment).filter_by(vervangt_id=keten[-1].id)).first():
        keten.append(laatste)
    if len(keten) == 1:
        return ()
    return tuple(Versie(rij.id, rij.versie, rij.status, rij.reden_versie, rij.gemaakt) for rij in keten)
