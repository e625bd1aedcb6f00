"""What the report of a meting says, as the frozen record that the paper room lays out."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import __version__
from app.documents.handtekening import Handtekening
from app.documents.rapport import (
    Keuze,
    Loonwaarderapport,
    RapportAdvies,
    RapportBerekening,
    RapportDeeltaak,
    RapportDeskundige,
    RapportFactor,
    RapportHoofdtaak,
    RapportKenmerken,
    RapportKop,
    RapportLetOp,
    RapportStap,
    RapportWaarneming,
    RapportZienswijze,
    Status,
)
from app.loonwaarde import Loonwaarde, Stap, format_datum
from app.models import Gebruiker, Meting
from app.services.bedragen.lezen import read_bedragen
from app.services.formulieren.meting import HERKOMSTEN
from app.services.meten.controles import controle_of, reden_of
from app.services.meten.uitkomst_records import Uitkomst
from app.services.meten.waarnemingen import spreiding
from app.services.naam import format_rapportnaam
from app.services.papier.handtekeningen import describe_change
from app.services.records import HoofdtaakRecord, MetingRecord, WaarnemingRecord, ZienswijzeRecord

ROUTE = "Participatiewet art. 10d lid 4, op de gemeten loonwaarde"
KEUZES = {
    "": Keuze.NIET_GEVRAAGD,
    "akkoord": Keuze.AKKOORD,
    "tekst": Keuze.TEKST,
    "geen_gebruik": Keuze.GEEN_GEBRUIK,
}
BRONNEN = {code: label.lower() for code, label in HERKOMSTEN}


@dataclass(frozen=True, slots=True)
class Merk:
    """What marks a definitive report; both empty in a concept."""

    controlegetal: str = ""
    logkop: str = ""


def gebruiker_of(session: Session) -> Gebruiker:
    """The profile of the user; an empty one when there is none yet."""
    eerste = session.scalars(select(Gebruiker).order_by(Gebruiker.id)).first()
    return eerste or Gebruiker(**dict.fromkeys(("naam", "telefoon", "organisatie"), ""))


def build_rapport(
    session: Session, rij: Meting, record: MetingRecord, uitkomst: Uitkomst, merk: Merk
) -> Loonwaarderapport:
    """The content of the report; with a `merk` it is the definitive one, else a concept."""
    loonwaarde, deskundige = uitkomst.loonwaarde, gebruiker_of(session)
    return Loonwaarderapport(
        kop=_kop(rij, deskundige),
        hoofdtaken=_hoofdtaken(record, loonwaarde if isinstance(loonwaarde, Loonwaarde) else None),
        regulier=bool(record.regulier),
        loonwaarde=loonwaarde.percentage if loonwaarde else None,
        kenmerken=_kenmerken(session, rij, record, uitkomst, merk),
        zienswijzen=tuple(
            _zienswijze(z, loonwaarde.percentage if loonwaarde else None) for z in record.zienswijzen
        ),
        berekening=_berekening(uitkomst),
        loondispensatie=record.doel == "loondispensatie",
        advies=RapportAdvies(rij.advies, rij.volgende_meting, rij.volgende_meting_reden),
    )


def describe_bedragen(session: Session, uitkomst: Uitkomst) -> tuple[str, ...]:
    """Each legal amount that was used: its name, since when, its status and source."""
    subsidie = uitkomst.subsidie
    if subsidie is None:
        return ()
    bedragen, dag = read_bedragen(session), subsidie.peildatum
    _, minimumloon = bedragen.minimumloon(dag, subsidie.leeftijd)
    op_dag = (bedragen.vakantiebijslag, bedragen.plafond, bedragen.urennorm, bedragen.werkgeverslasten)
    return tuple(
        f"{bedragen.parameters[w.parameter].naam} vanaf {format_datum(w.vanaf)}, {w.status}. Bron: {w.bron}"
        for w in (*minimumloon, *(find(dag) for find in op_dag))
    )


def _kop(rij: Meting, deskundige: Gebruiker) -> RapportKop:
    kandidaat, werkgever = rij.plaatsing.kandidaat, rij.plaatsing.werkgever
    return RapportKop(
        naam=format_rapportnaam(kandidaat),
        geboortedatum=kandidaat.geboortedatum,
        datum_rapportage=rij.datum_rapport,
        datum_bedrijfsbezoek=rij.datum_bezoek,
        werkgever=werkgever.naam if werkgever else "",
        contactpersoon_werkgever=rij.contactpersoon,
        email_contactpersoon=rij.contactpersoon_email,
        geinterviewde_werkgever=rij.geinterviewde,
        normfunctie=rij.normfunctie,
        uitgevoerde_functie=rij.uitgevoerde_functie,
        aantal_uren_werknemer=rij.contracturen,
        aantal_voltijdsuren=rij.voltijduren,
        loonwaardedeskundige=deskundige.naam,
        telefoonnummer=deskundige.telefoon,
        normfunctie_omschrijving=rij.normfunctie_omschrijving,
    )


def _zienswijze(zienswijze: ZienswijzeRecord, loonwaarde: int | None) -> RapportZienswijze:
    gezet = zienswijze.handtekening
    return RapportZienswijze(
        zienswijze.partij,
        KEUZES[zienswijze.keuze],
        zienswijze.tekst,
        zienswijze.naam,
        zienswijze.dag,
        Handtekening(gezet.naam, gezet.gezet, gezet.lijnen, describe_change(zienswijze, loonwaarde))
        if gezet
        else None,
    )


def _hoofdtaken(record: MetingRecord, loonwaarde: Loonwaarde | None) -> tuple[RapportHoofdtaak, ...]:
    if record.regulier:
        return ()
    prestaties = loonwaarde.prestaties if loonwaarde else ()
    exact = [(prestatie.aandeel, prestatie.resultaat) for prestatie in prestaties]
    leeg: list[tuple[Fraction | None, Fraction | None]] = [(None, None)] * len(record.hoofdtaken)
    return tuple(
        RapportHoofdtaak(
            omschrijving=taak.omschrijving,
            aandeel=aandeel,
            tempo=_factor(taak, "tempo"),
            kwaliteit=_factor(taak, "kwaliteit"),
            netto_werktijd=_factor(taak, "netto_werktijd"),
            resultaat=resultaat,
            minuten_per_week=None if record.verdeling == "aandeel" else taak.minuten_per_week,
            eenheid=taak.eenheid,
            norm_per_uur=taak.norm_per_uur,
            deeltaken=_deeltaken(taak, record.verdeling == "aandeel"),
        )
        for taak, (aandeel, resultaat) in zip(record.hoofdtaken, exact or leeg, strict=True)
    )


def _deeltaken(taak: HoofdtaakRecord, in_procenten: bool) -> tuple[RapportDeeltaak, ...]:
    return tuple(
        RapportDeeltaak(deel.omschrijving, None, deel.aandeel)
        if in_procenten
        else RapportDeeltaak(deel.omschrijving, deel.minuten_per_week)
        for deel in taak.deeltaken
    )


def _factor(taak: HoofdtaakRecord, factor: str) -> RapportFactor:
    waarde = getattr(taak, factor)
    return RapportFactor(
        waarde=waarde,
        toelichting=taak.toelichtingen[factor],
        telt_als=100 if waarde is not None and waarde > 100 else None,
        spreiding=spreiding(taak.waarnemingen, factor),
        waarnemingen=tuple(_waarneming(w) for w in taak.waarnemingen if w.factor == factor),
    )


def _waarneming(waarneming: WaarnemingRecord) -> RapportWaarneming:
    dag, tijd = waarneming.dag, waarneming.tijd
    return RapportWaarneming(
        bron=BRONNEN.get(waarneming.herkomst, waarneming.herkomst),
        waarde=waarneming.percentage,
        telling="" if waarneming.waarde is not None else waarneming.tekst.partition(" → ")[0],
        moment=datetime.combine(dag, tijd) if dag and tijd else dag,
        notitie=waarneming.notitie,
    )


def _kenmerken(
    session: Session, rij: Meting, record: MetingRecord, uitkomst: Uitkomst, merk: Merk
) -> RapportKenmerken:
    deskundige = gebruiker_of(session)
    oud = session.get(Meting, rij.vervangt_id) if rij.vervangt_id else None
    return RapportKenmerken(
        dossiernummer=rij.plaatsing.kandidaat.dossiernummer,
        versie=rij.versie,
        status=Status.DEFINITIEF if merk.controlegetal else Status.CONCEPT,
        programmaversie=__version__,
        deskundige=RapportDeskundige(
            deskundige.naam,
            deskundige.organisatie,
            deskundige.registernummer or "",
            deskundige.opleiding or "",
            deskundige.ervaring or "",
        ),
        vervangt_versie=oud.versie if oud else None,
        vervangt_hash=oud.rapport.controlegetal if oud and oud.rapport else "",
        reden_vervanging=rij.reden_versie,
        bedragen=describe_bedragen(session, uitkomst),
        let_op=_let_op(record, uitkomst),
        hash_invoer=merk.controlegetal,
        logkop=merk.logkop,
    )


def _let_op(record: MetingRecord, uitkomst: Uitkomst) -> tuple[RapportLetOp, ...]:
    """The points that were passed, with the reason; also why somebody who coaches could measure."""
    return tuple(
        RapportLetOp(bevinding.tekst, reden)
        for bevinding in controle_of(record, uitkomst)
        if (reden := reden_of(record, bevinding))
    )


def _berekening(uitkomst: Uitkomst) -> RapportBerekening | None:
    subsidie = uitkomst.subsidie
    if subsidie is None:
        return None
    return RapportBerekening(
        peildatum=subsidie.peildatum,
        route=ROUTE,
        stappen=tuple(_stap(stap) for stap in subsidie.stappen),
        subsidie=subsidie.subsidie,
        werkgeverslasten=subsidie.werkgeverslasten,
        totaal=subsidie.totaal,
        plafond=subsidie.plafond,
        onbevestigd=subsidie.onbevestigd,
    )


def _stap(stap: Stap) -> RapportStap:
    opmerking = (("let op", stap.opmerking),) if stap.opmerking else ()
    return RapportStap(stap.regel, str(stap.bron), (*stap.invoer, *opmerking), stap.uitkomst)
