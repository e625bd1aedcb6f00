"""What the papers of the coaching say, as the frozen records that the paper room lays out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app import __version__
from app.documents.coachingsplan import Coachingsplan, Ondertekenaar, Plandoel
from app.documents.intentieverklaring import Intentieverklaring
from app.documents.urenstaat import Urendossier, Urenregel, Urenstaat
from app.documents.voortgangsverslag import (
    Doelregel,
    Oordeel,
    Uren,
    Verslagafspraak,
    Verslagcontact,
    Voortgangsverslag,
)
from app.models import Coachtraject, Gemeente, Kandidaat, Plaatsing, Werkgever
from app.services.archief import Archief
from app.services.change import Ref
from app.services.coachen.aanvullingen import list_of_contact
from app.services.coachen.coachinguren import (
    Contacturen,
    granted_minutes,
    read_contacturen,
    select_period,
    sum_doelen,
)
from app.services.coachen.evaluaties import list_evaluaties
from app.services.coachen.papierkeuze import ZINNEN, Papierkeuze
from app.services.dossiers.plaatsingen import contracturen_op, newest_plaatsing
from app.services.errors import UserError
from app.services.formulieren.coaching import BETALERS, DOELSTATUS, SOORTEN
from app.services.formulieren.plaatsing import SOORTEN as PLAATSINGSOORTEN
from app.services.naam import format_naam, format_rapportnaam
from app.services.objecten import get_rij
from app.services.papier.rapportinhoud import gebruiker_of

GEEN_TRAJECT = "Er is nog geen coachtraject. Maak dat eerst op het tabblad Coaching."
GEEN_PLAATSING = "Er is nog geen plaatsing. Maak die eerst op het tabblad Plaatsing."


def build_plan(archief: Archief, session: Session, keuze: Papierkeuze) -> Coachingsplan:
    """The coaching plan of a traject, still without signatures."""
    traject = _traject(session, keuze)
    plaatsing = _plaatsing(session, traject)
    return Coachingsplan(
        kop=_kop(session, traject, plaatsing),
        dossiernummer=traject.kandidaat.dossiernummer,
        begin=traject.begin,
        einde=traject.einde,
        regime=traject.regime.naam if traject.regime else "",
        toegekend=granted_minutes(traject),
        doelen=tuple(
            Plandoel(doel.omschrijving, doel.streefdatum, dict(DOELSTATUS).get(doel.status, doel.status))
            for doel in traject.doelen
        ),
        akkoord_op=traject.plan_datum,
        ondertekenaars=(
            Ondertekenaar("werknemer", format_naam(traject.kandidaat)),
            Ondertekenaar("werkgever", _speaker(plaatsing.werkgever if plaatsing else None)),
            Ondertekenaar("jobcoach", traject.coach),
        ),
        coach=traject.coach,
        gemaakt_op=archief.vandaag,
    )


def build_verslag(archief: Archief, session: Session, keuze: Papierkeuze) -> Voortgangsverslag:
    """The report over a period: hours of every recorded contact, words only of those meant to be read."""
    traject = _traject(session, keuze)
    tot_en_met = read_contacturen(session, [traject], keuze.tot)[traject.id]
    uren = select_period(tot_en_met, keuze.van)
    per_doel, zonder = sum_doelen(uren)
    zichtbaar = [regel for regel in uren if regel.contact.zichtbaar_voor_werkgever]
    return Voortgangsverslag(
        kop=_kop(session, traject, _plaatsing(session, traject)),
        dossiernummer=traject.kandidaat.dossiernummer,
        van=keuze.van,
        tot=keuze.tot,
        doelen=tuple(
            Doelregel(
                doel.omschrijving,
                doel.streefdatum,
                dict(DOELSTATUS).get(doel.status, doel.status),
                per_doel.get(doel.id, 0),
                *_progress(uren, doel.id),
            )
            for doel in traject.doelen
        ),
        zonder_doel=zonder,
        uren=_hours(uren, tot_en_met, granted_minutes(traject)),
        contacten=tuple(_verslagcontact(session, regel) for regel in zichtbaar),
        afspraken=tuple(_afspraken(zichtbaar)),
        coach=traject.coach,
        gemaakt_op=archief.vandaag,
        oordelen=tuple(_oordelen(session, traject.id, keuze)),
    )


def build_urenstaat(archief: Archief, session: Session, keuze: Papierkeuze) -> Urenstaat:
    """The hours of one payer over a period; with a traject only those of that traject."""
    keuze = _with_payer(session, keuze)
    trajecten = _of_payer(session, keuze)
    uren = read_contacturen(session, trajecten, keuze.tot)
    dossiers, regels = [], []
    for traject in trajecten:
        periode = select_period(uren[traject.id], keuze.van)
        if not periode:
            continue
        eerder = sum(regel.declarabel for regel in uren[traject.id] if regel.dag < keuze.van)
        declarabel = sum(regel.declarabel for regel in periode)
        nummer = traject.kandidaat.dossiernummer
        dossiers.append(Urendossier(nummer, traject.referentie, granted_minutes(traject), eerder, declarabel))
        regels += [_urenregel(nummer, regel) for regel in periode]
    gebruiker = gebruiker_of(session)
    return Urenstaat(
        betaler=describe_betaler(session, keuze.betaler, keuze.gemeente_id),
        van=keuze.van,
        tot=keuze.tot,
        coach=gebruiker.naam,
        organisatie=gebruiker.organisatie,
        gemaakt_op=archief.vandaag,
        programmaversie=__version__,
        dossiers=tuple(dossiers),
        regels=tuple(regels),
    )


def build_intentie(archief: Archief, session: Session, keuze: Papierkeuze) -> Intentieverklaring:
    """What the employer declares, still without a signature."""
    if not keuze.plaatsing_id:
        raise UserError(GEEN_PLAATSING)
    plaatsing: Plaatsing = get_rij(session, Ref("plaatsing", keuze.plaatsing_id))
    werkgever = plaatsing.werkgever
    return Intentieverklaring(
        werkgever=werkgever.naam if werkgever else "",
        plaats=werkgever.plaats if werkgever else "",
        vertegenwoordiger=keuze.vertegenwoordiger.strip(),
        werknemer=format_rapportnaam(plaatsing.kandidaat),
        dossiernummer=plaatsing.kandidaat.dossiernummer,
        functie=plaatsing.functie,
        soort=dict(PLAATSINGSOORTEN).get(plaatsing.soort, "") if plaatsing.soort else "",
        begin=plaatsing.begin,
        einde=plaatsing.einde,
        contracturen=contracturen_op(plaatsing, archief.vandaag),
        voornemen=ZINNEN[keuze.voornemen],
        voorwaarden=keuze.voorwaarden.strip(),
        datum=archief.vandaag,
    )


def describe_betaler(session: Session, betaler: str, gemeente_id: int | None) -> str:
    """ "Gemeente Zonnehoven", "UWV"."""
    naam = dict(BETALERS).get(betaler, "")
    gemeente = session.get(Gemeente, gemeente_id) if betaler == "gemeente" and gemeente_id else None
    return f"{naam} {gemeente.naam}".strip() if gemeente else naam


def _traject(session: Session, keuze: Papierkeuze) -> Coachtraject:
    if not keuze.traject_id:
        raise UserError(GEEN_TRAJECT)
    traject: Coachtraject = get_rij(session, Ref("coachtraject", keuze.traject_id))
    return traject


def _plaatsing(session: Session, traject: Coachtraject) -> Plaatsing | None:
    if traject.plaatsing_id:
        return session.get(Plaatsing, traject.plaatsing_id)
    return newest_plaatsing(session, traject.kandidaat_id)


def _kop(session: Session, traject: Coachtraject, plaatsing: Plaatsing | None) -> tuple[tuple[str, str], ...]:
    werkgever = plaatsing.werkgever.naam if plaatsing and plaatsing.werkgever else "–"
    return (
        ("Werknemer", format_rapportnaam(traject.kandidaat)),
        ("Dossiernummer", traject.kandidaat.dossiernummer),
        ("Werkgever", werkgever),
        ("Functie", plaatsing.functie if plaatsing and plaatsing.functie else "–"),
        ("Betaler", describe_betaler(session, traject.betaler, traject.gemeente_id) or "–"),
        ("Kenmerk", traject.referentie or "–"),
        ("Jobcoach", traject.coach or "–"),
    )


def _progress(uren: Sequence[Contacturen], doel_id: int) -> tuple[int | None, int | None]:
    gezien = [
        deel.voortgang
        for regel in uren
        for deel in regel.contact.doelen
        if deel.doel_id == doel_id and deel.voortgang is not None
    ]
    return (gezien[0], gezien[-1]) if gezien else (None, None)


def _hours(uren: Sequence[Contacturen], alles: Iterable[Contacturen], toegekend: int | None) -> Uren:
    return Uren(
        gewerkt=sum(regel.minuten for regel in uren),
        declarabel=sum(regel.declarabel for regel in uren),
        reistijd=sum(regel.reistijd for regel in uren),
        kilometers=sum(regel.kilometers for regel in uren),
        contacten=len(uren),
        toegekend=toegekend,
        gedeclareerd=sum(regel.declarabel for regel in alles),
    )


def _soort(regel: Contacturen) -> str:
    return dict(SOORTEN).get(regel.contact.soort, regel.contact.soort)


def _verslagcontact(session: Session, regel: Contacturen) -> Verslagcontact:
    """The words of a contact with what was added to it later, each with its day."""
    erbij = list_of_contact(session, regel.contact)
    woorden = [regel.contact.gedaan, *(f"Aanvulling {rij.gemaakt:%d-%m-%Y}: {rij.tekst}" for rij in erbij)]
    return Verslagcontact(regel.dag, _soort(regel), regel.minuten, "\n".join(woorden))


def _oordelen(session: Session, traject_id: int, keuze: Papierkeuze) -> Iterable[Oordeel]:
    """The evaluaties that came back in the period, the oldest first; only the mark."""
    for rij in reversed(list_evaluaties(session, [traject_id]).get(traject_id, ())):
        if rij.dag and keuze.van <= rij.dag <= keuze.tot:
            yield Oordeel(rij.partij, rij.dag, rij.cijfer)


def _afspraken(regels: Iterable[Contacturen]) -> Iterable[Verslagafspraak]:
    for regel in regels:
        for afspraak in regel.contact.afspraken:
            yield Verslagafspraak(afspraak.wat, afspraak.wie, afspraak.uiterlijk, afspraak.gedaan_op)


def _with_payer(session: Session, keuze: Papierkeuze) -> Papierkeuze:
    """The payer of the traject, when one was chosen."""
    if not keuze.traject_id:
        return keuze
    traject = _traject(session, keuze)
    return replace(keuze, betaler=traject.betaler, gemeente_id=traject.gemeente_id)


def _of_payer(session: Session, keuze: Papierkeuze) -> list[Coachtraject]:
    vraag = select(Coachtraject).join(Kandidaat).where(Coachtraject.betaler == keuze.betaler)
    if keuze.betaler == "gemeente":
        vraag = vraag.where(Coachtraject.gemeente_id == keuze.gemeente_id)
    if keuze.traject_id:
        vraag = vraag.where(Coachtraject.id == keuze.traject_id)
    vraag = vraag.options(selectinload(Coachtraject.kandidaat))
    return list(session.scalars(vraag.order_by(Kandidaat.dossiernummer, Coachtraject.id)))


def _urenregel(dossiernummer: str, regel: Contacturen) -> Urenregel:
    contact = regel.contact
    assert contact.begintijd and contact.eindtijd
    return Urenregel(
        dossiernummer=dossiernummer,
        datum=regel.dag,
        begintijd=contact.begintijd,
        eindtijd=contact.eindtijd,
        soort=_soort(regel),
        uitvoerder=contact.uitvoerder,
        minuten=regel.minuten,
        declarabel=regel.declarabel,
        boven=regel.boven,
        reistijd=regel.reistijd,
        kilometers=regel.kilometers,
    )


def list_betalers(archief: Archief) -> tuple[tuple[str, str], ...]:
    """Every payer of a traject: "gemeente:3" or "uwv:" with its name, in order of name."""
    with archief.read() as session:
        paren = session.execute(select(Coachtraject.betaler, Coachtraject.gemeente_id).distinct()).all()
        namen = {
            f"{betaler}:{(gemeente or '') if betaler == 'gemeente' else ''}": describe_betaler(
                session, betaler, gemeente
            )
            for betaler, gemeente in paren
            if betaler
        }
    return tuple(sorted(namen.items(), key=lambda paar: paar[1]))


def likely_signer(archief: Archief, plaatsing_id: int) -> str:
    """Who probably signs for the employer of this plaatsing; empty when nobody is known."""
    with archief.read() as session:
        plaatsing: Plaatsing = get_rij(session, Ref("plaatsing", plaatsing_id))
        return _speaker(plaatsing.werkgever)


def _speaker(werkgever: Werkgever | None) -> str:
    namen = (persoon.naam for persoon in werkgever.contactpersonen) if werkgever else ()
    return next(filter(None, namen), "")
