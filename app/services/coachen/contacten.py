"""Contactmomenten: a concept with defaults that are right most of the time, recorded, corrected."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Coachtraject, ContactDoel, Contactmoment, Kandidaat
from app.services.archief import Archief, Werk
from app.services.change import Change, Ref
from app.services.coachen.bezoeken import add_goals, concept_of, divide_visit, newest_running
from app.services.coachen.contactcontrole import find_meldingen, find_woorden
from app.services.coachen.contactlijst import minuten_of
from app.services.coachen.medischewoorden import TOEGESTAAN, describe_toegestaan
from app.services.coachen.trajecten import new_traject
from app.services.errors import UserError
from app.services.formulieren import FORMULIEREN
from app.services.lineage import touch
from app.services.naam import format_lijstnaam
from app.services.objecten import create, delete_rij, get_rij, read_waarde

KWARTIER = 15
GEWONE_DUUR = 45
VOLGEND_NA_DAGEN = 14
KIJK_TERUG = 10


def create_contact(archief: Archief, kandidaat_id: int | None = None) -> tuple[int, Change]:
    """A concept that is right most of the time; without a kandidaat: the one contacted last.

    A kandidaat without a traject gets one from today. Raises UserError when there is no kandidaat.
    """
    with archief.write() as werk:
        traject = _traject(werk, kandidaat_id or _last_kandidaat(werk.session))
        eerdere = _earlier(werk.session, traject.kandidaat_id)
        contact: Contactmoment = create(
            werk,
            "contactmoment",
            Ref("coachtraject", traject.id),
            status="concept",
            gemaakt=werk.moment,
            uitvoerder=werk.gebruiker or traject.coach,
            declarabel=True,
            zichtbaar_voor_werkgever=False,
            **_when(werk.moment, eerdere, traject.ritme_dagen or VOLGEND_NA_DAGEN),
            **_habits(eerdere),
        )
        add_goals(werk, contact, traject)
        return contact.id, werk.change


def open_concept_contact(archief: Archief, kandidaat_id: int | None = None) -> int | None:
    """The newest concept that was left open, of this kandidaat or of anybody."""
    vraag = select(func.max(Contactmoment.id)).where(Contactmoment.status == "concept")
    if kandidaat_id is not None:
        vraag = vraag.join(Coachtraject).where(Coachtraject.kandidaat_id == kandidaat_id)
    with archief.read() as session:
        return session.scalar(vraag)


def move_contact(archief: Archief, contact_id: int, kandidaat_id: int) -> Change:
    """Give a concept to another kandidaat; the goals become those of that plan."""
    ref = Ref("contactmoment", contact_id)
    with archief.write() as werk:
        contact = concept_of(werk.session, ref)
        if contact.traject.kandidaat_id != kandidaat_id:
            _move(werk, contact, _traject(werk, kandidaat_id))
            werk.log("gewijzigd", ref, "kandidaat")
        return werk.change


def choose_traject(archief: Archief, contact_id: int, traject_id: int) -> Change:
    """Which traject pays for a concept, when the kandidaat has more than one; the goals become its goals.

    Raises UserError for a traject of somebody else.
    """
    ref = Ref("contactmoment", contact_id)
    with archief.write() as werk:
        contact = concept_of(werk.session, ref)
        traject: Coachtraject = get_rij(werk.session, Ref("coachtraject", traject_id))
        if traject.kandidaat_id != contact.traject.kandidaat_id:
            raise UserError("Dit traject is van een andere kandidaat. Kies een traject uit de lijst.")
        if traject.id != contact.traject_id:
            _move(werk, contact, traject)
            werk.log("gewijzigd", ref, "traject")
        return werk.change


def _move(werk: Werk, contact: Contactmoment, traject: Coachtraject) -> None:
    ref = Ref("contactmoment", contact.id)
    touch(werk, ref)
    contact.doelen.clear()
    contact.traject = traject
    werk.session.flush()
    add_goals(werk, contact, traject)
    touch(werk, ref)


def set_doelen(archief: Archief, contact_id: int, voortgang: Mapping[int, int | None]) -> Change:
    """The goals worked on, each with the progress seen (1-5) or None. Raises UserError at "doelen"."""
    ref = Ref("contactmoment", contact_id)
    with archief.write() as werk:
        contact = concept_of(werk.session, ref)
        van_plan = {doel.id for doel in contact.traject.doelen}
        if not van_plan.issuperset(voortgang):
            raise UserError("Dit doel hoort niet bij dit traject. Kies een doel uit het plan.", "doelen")
        if any(stap is not None and not 1 <= stap <= 5 for stap in voortgang.values()):
            raise UserError("De voortgang is een cijfer van 1 tot en met 5.", "doelen")
        contact.doelen.clear()
        werk.session.flush()
        contact.doelen.extend(ContactDoel(doel_id=doel, voortgang=stap) for doel, stap in voortgang.items())
        touch(werk, ref)
        werk.log("gewijzigd", ref, "doelen")
        return werk.change


def add_afspraak(archief: Archief, contact_id: int) -> tuple[int, Change]:
    """A new agreement, due by default on the day of the next contact."""
    ref = Ref("contactmoment", contact_id)
    with archief.write() as werk:
        contact = concept_of(werk.session, ref)
        rij = create(werk, "afspraak", ref, uiterlijk=contact.volgend_contact)
        return rij.id, werk.change


def vastleggen(archief: Archief, contact_id: int) -> Change:
    """Record a concept; a correction then takes the place of the old version, and both stay.

    A visit with several kandidaten becomes one contact for each, with the time divided: all or none.
    Raises UserError with the first field that is not right; `check_contact` names all of them.
    """
    ref = Ref("contactmoment", contact_id)
    with archief.write() as werk:
        contact = concept_of(werk.session, ref)
        for deel in divide_visit(werk, contact) or [contact]:
            for veld, melding in find_meldingen(werk.session, deel, werk.moment):
                wie = "" if deel is contact else f"{format_lijstnaam(deel.traject.kandidaat)}: "
                raise UserError(f"{wie}{melding}", veld)
            _record(werk, deel)
        return werk.change


def _record(werk: Werk, contact: Contactmoment) -> None:
    ref = Ref("contactmoment", contact.id)
    for afspraak in contact.afspraken:
        if not afspraak.wat:
            delete_rij(werk, Ref("afspraak", afspraak.id))
    contact.status = "vastgelegd"
    if contact.vervangt_id:
        oud = Ref("contactmoment", contact.vervangt_id)
        get_rij(werk.session, oud).status = "vervangen"
        touch(werk, oud)
    touch(werk, ref)
    werk.log("vastgelegd", ref, f"versie {contact.versie}")
    if woorden := find_woorden(werk.session, contact):
        werk.log(TOEGESTAAN, ref, describe_toegestaan(woorden, contact.woorden_reden or ""))


def correct_contact(archief: Archief, contact_id: int, reden: str) -> tuple[int, Change]:
    """A concept of the next version, with everything of the old one; one already begun is answered again.

    The old version holds until the new one is recorded. Raises UserError at "reden_versie".
    """
    ref = Ref("contactmoment", contact_id)
    with archief.write() as werk:
        oud: Contactmoment = get_rij(werk.session, ref)
        if oud.status != "vastgelegd":
            raise UserError(NIET_TE_CORRIGEREN[oud.status])
        begonnen = select(Contactmoment.id).filter_by(vervangt_id=oud.id, status="concept")
        if nummer := werk.session.scalar(begonnen):
            return nummer, werk.change
        return _next_version(werk, oud, _reden(werk, ref, oud, reden)).id, werk.change


NIET_TE_CORRIGEREN = {
    "concept": "Dit contact is nog een concept. Verander het gewoon en leg het dan vast.",
    "vervangen": "Van dit contact is al een nieuwere versie. Corrigeer die.",
}


def _reden(werk: Werk, ref: Ref, oud: Contactmoment, reden: str) -> str:
    (veld,) = (veld for veld in FORMULIEREN["contactmoment"] if veld.naam == "reden_versie")
    if waarde := read_waarde(werk, ref, veld, reden):
        return str(waarde)
    raise UserError("Schrijf op waarom u dit contact corrigeert.", "reden_versie")


def _next_version(werk: Werk, oud: Contactmoment, reden: str) -> Contactmoment:
    waarden = {veld.naam: getattr(oud, veld.naam) for veld in FORMULIEREN["contactmoment"]}
    waarden |= {
        "status": "concept",
        "versie": oud.versie + 1,
        "vervangt_id": oud.id,
        "gemaakt": werk.moment,
        "reden_versie": reden,
        "bezoek_minuten": oud.bezoek_minuten,
        "bezoek_personen": oud.bezoek_personen,
    }
    nieuw: Contactmoment = create(werk, "contactmoment", Ref("coachtraject", oud.traject_id), **waarden)
    ref = Ref("contactmoment", nieuw.id)
    for doel in oud.doelen:
        create(werk, "contact_doel", ref, doel_id=doel.doel_id, voortgang=doel.voortgang)
    for afspraak in oud.afspraken:
        velden = {veld.naam: getattr(afspraak, veld.naam) for veld in FORMULIEREN["afspraak"]}
        create(werk, "afspraak", ref, **velden)
    return nieuw


def _last_kandidaat(session: Session) -> int:
    """The kandidaat of the newest contact, or the newest kandidaat."""
    laatste = select(Coachtraject.kandidaat_id).join(Contactmoment).order_by(Contactmoment.id.desc()).limit(1)
    nummer = session.scalar(laatste) or session.scalar(select(func.max(Kandidaat.id)))
    if nummer is None:
        raise UserError(
            "Er is nog geen kandidaat. Maak eerst een kandidaat, dan kunt u een contact vastleggen."
        )
    return nummer


def _traject(werk: Werk, kandidaat_id: int) -> Coachtraject:
    """The newest traject that runs, else the newest, else a new one."""
    return newest_running(werk.session, kandidaat_id, werk.moment.date()) or new_traject(werk, kandidaat_id)


def _earlier(session: Session, kandidaat_id: int) -> list[Contactmoment]:
    """The last recorded contacts of this kandidaat, newest first."""
    vraag = (
        select(Contactmoment)
        .join(Coachtraject)
        .where(Coachtraject.kandidaat_id == kandidaat_id, Contactmoment.status == "vastgelegd")
        .order_by(Contactmoment.datum.desc(), Contactmoment.begintijd.desc(), Contactmoment.id.desc())
        .limit(KIJK_TERUG)
    )
    return list(session.scalars(vraag))


def _when(nu: datetime, eerdere: list[Contactmoment], ritme: int) -> dict[str, Any]:
    """Ends at the last quarter of an hour and lasts as long as last time; never past midnight.

    The next one is `ritme` days later: contacts come back in the rhythm of the traject.
    """
    duur = timedelta(
        minutes=minuten_of(eerdere[0].begintijd, eerdere[0].eindtijd) if eerdere else GEWONE_DUUR
    )
    einde = nu.replace(minute=nu.minute - nu.minute % KWARTIER, second=0, microsecond=0)
    begin = einde - duur
    if begin.date() != einde.date():
        einde = datetime.combine(begin.date(), time(23, 60 - KWARTIER))
        begin = max(einde - duur, datetime.combine(begin.date(), time()))
    volgend = begin.date() + timedelta(days=ritme)
    return {
        "datum": begin.date(),
        "begintijd": begin.time(),
        "eindtijd": einde.time(),
        "volgend_contact": volgend,
    }


def _habits(eerdere: list[Contactmoment]) -> dict[str, Any]:
    """The usual soort of this kandidaat, and with whom one then spoke last."""
    if not eerdere:
        return {"soort": "werkplekbezoek", "gesproken_met": "werknemer"}
    soort, _ = Counter(contact.soort for contact in eerdere).most_common(1)[0]
    gesproken = next(contact.gesproken_met for contact in eerdere if contact.soort == soort)
    return {"soort": soort, "gesproken_met": gesproken}
