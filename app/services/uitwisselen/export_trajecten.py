"""Rows of the sheets Jobcoaching and Plaatsingen: how each stands at the end of the period."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from sqlalchemy import Integer, func, select
from sqlalchemy.orm import Session

from app.documents.gemeentebestand import JaNee, JobcoachingRij, PlaatsingRij
from app.models import Coachtraject, Contactmoment, Doel, Kandidaat, Plaatsing, Werkgever
from app.services.coachen.budget import SECONDEN
from app.services.dossiers.plaatsingen import lasted_half_year
from app.services.formulieren.plaatsing import CONTRACTSOORTEN, MET_CONTRACT, UITKOMSTEN
from app.services.records import ExportKeuze
from app.services.uitwisselen.export_filter import filter_plaatsingen, filter_trajecten

JA_NEE = {True: JaNee.JA, False: JaNee.NEE, None: JaNee.ONBEKEND}


def label(keuzes: Iterable[tuple[str, str]], code: str) -> str | None:
    """What a stored choice is called; nothing while none was made."""
    return dict(keuzes).get(code) if code else None


def read_jobcoaching(session: Session, keuze: ExportKeuze) -> tuple[JobcoachingRij, ...]:
    """The trajecten of the period, with everything recorded up to its last day."""
    vraag = select(Coachtraject, Kandidaat.dossiernummer).join(Kandidaat)
    vraag = filter_trajecten(vraag, Coachtraject, keuze)
    trajecten = session.execute(vraag.order_by(Kandidaat.dossiernummer, Coachtraject.id)).all()
    sommen = _count_contacten(session, keuze)
    volgende = _next_contacten(session, keuze)
    doelen = _count_doelen(session)
    return tuple(
        _jobcoaching(traject, nummer, sommen.get(traject.id), volgende.get(traject.id), doelen)
        for traject, nummer in trajecten
    )


def read_plaatsingen(session: Session, keuze: ExportKeuze, vandaag: date) -> tuple[PlaatsingRij, ...]:
    """The plaatsingen of the period, with four definitions of "geplaatst" (process.md §7)."""
    vraag = select(Plaatsing, Kandidaat.dossiernummer, Werkgever.naam).join(Kandidaat)
    vraag = filter_plaatsingen(vraag.outerjoin(Werkgever), keuze)
    rijen = session.execute(vraag.order_by(Kandidaat.dossiernummer, Plaatsing.begin, Plaatsing.id))
    op = min(vandaag, keuze.tot or vandaag)
    return tuple(_plaatsing(plaatsing, nummer, naam, op) for plaatsing, nummer, naam in rijen)


def _recorded(vraag: Any, keuze: ExportKeuze) -> Any:
    vraag = vraag.where(Contactmoment.status == "vastgelegd")
    return vraag if keuze.tot is None else vraag.where(Contactmoment.datum <= keuze.tot)


def _count_contacten(session: Session, keuze: ExportKeuze) -> dict[int, Any]:
    """Per traject: declarable seconds, travel minutes, km, number and last day of the contacts."""
    vraag = select(
        Contactmoment.traject_id,
        func.coalesce(func.sum(SECONDEN, type_=Integer).filter(Contactmoment.declarabel.is_(True)), 0).label(
            "seconden"
        ),
        func.coalesce(func.sum(Contactmoment.reistijd_minuten), 0).label("reistijd"),
        func.coalesce(func.sum(Contactmoment.kilometers), 0).label("kilometers"),
        func.count(Contactmoment.id).label("aantal"),
        func.max(Contactmoment.datum).label("laatste"),
    ).group_by(Contactmoment.traject_id)
    return {rij.traject_id: rij for rij in session.execute(_recorded(vraag, keuze))}


def _next_contacten(session: Session, keuze: ExportKeuze) -> dict[int, date | None]:
    vraag = select(Contactmoment.traject_id, Contactmoment.volgend_contact)
    vraag = vraag.order_by(Contactmoment.datum, Contactmoment.begintijd, Contactmoment.id)
    return {rij.traject_id: rij.volgend_contact for rij in session.execute(_recorded(vraag, keuze))}


def _count_doelen(session: Session) -> dict[int, tuple[int, int]]:
    """Per traject: the number of doelen, and of those reached."""
    bereikt = func.count(Doel.id).filter(Doel.status == "bereikt")
    vraag = select(Doel.traject_id, func.count(Doel.id), bereikt).group_by(Doel.traject_id)
    return {traject: (aantal, gehaald) for traject, aantal, gehaald in session.execute(vraag)}


def _jobcoaching(
    traject: Coachtraject,
    dossiernummer: str,
    som: Any,
    volgende: date | None,
    doelen: Mapping[int, tuple[int, int]],
) -> JobcoachingRij:
    gebruikt = Fraction(som.seconden if som else 0, 3600)
    toegekend = traject.uren_toegekend
    aantal, bereikt = doelen.get(traject.id, (0, 0))
    return JobcoachingRij(
        dossiernummer=dossiernummer,
        jobcoach=traject.coach,
        regime=traject.regime.naam if traject.regime else None,
        periode=_periode(traject.begin, traject.einde),
        uren_toegekend=toegekend,
        uren_gebruikt=gebruikt,
        uren_over=None if toegekend is None else Fraction(toegekend) - gebruikt,
        reistijd=Fraction(som.reistijd if som else 0, 60),
        km=som.kilometers if som else 0,
        aantal_contacten=som.aantal if som else 0,
        laatste_contact=som.laatste if som else None,
        volgend_contact=volgende,
        doelen=aantal,
        doelen_bereikt=bereikt,
    )


def _periode(begin: date | None, einde: date | None) -> str:
    dagen = [f"{dag:%d-%m-%Y}" if dag else "onbekend" for dag in (begin, einde)]
    return " t/m ".join(dagen)


def _plaatsing(plaatsing: Plaatsing, dossiernummer: str, werkgever: str | None, op: date) -> PlaatsingRij:
    begonnen = plaatsing.begin is not None and plaatsing.begin <= op
    contract = begonnen and plaatsing.soort in MET_CONTRACT
    return PlaatsingRij(
        dossiernummer=dossiernummer,
        werkgever=werkgever,
        start=plaatsing.begin,
        einde=plaatsing.einde,
        contractsoort=label(CONTRACTSOORTEN, plaatsing.contractsoort),
        intentieverklaring=plaatsing.intentieverklaring,
        uitkomst=label(UITKOMSTEN, plaatsing.uitkomst),
        uitstroomreden=plaatsing.uitstroomreden or None,
        contract_gestart=JA_NEE[contract],
        minstens_zes_maanden=JA_NEE[
            contract
            and lasted_half_year(
                plaatsing.begin, plaatsing.einde, plaatsing.uitkomst, plaatsing.uitkomst_datum, op
            )
        ],
        uit_uitkering=JA_NEE[plaatsing.uit_uitkering],
        regulier_werk=JA_NEE[contract and plaatsing.soort == "dienstbetrekking"],
    )
