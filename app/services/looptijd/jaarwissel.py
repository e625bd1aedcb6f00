"""The run of 1 January: look at all running subsidies, then set them again in one transaction."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.loonwaarde import Bedragen, LoonwaardeFout, Route, SubsidieInvoer, compute_subsidie, format_datum
from app.models import Plaatsing
from app.services.archief import Archief
from app.services.change import Change
from app.services.errors import UserError
from app.services.looptijd.bewijzen import write_plan
from app.services.looptijd.boek import read_boek
from app.services.looptijd.jaar_records import STANDEN, Jaaroverzicht, Jaarregel, Jaarresultaat
from app.services.looptijd.jaaroordeel import Oordeel, select_lopend, stream_oordelen
from app.services.voortgang import Voortgang, told

STAP = 500  # rows between two looks at the stop button
GESTOPT = "Gestopt. Er is niets gewijzigd."
GEEN_BEDRAGEN = (
    "Voor {dag} is er nog geen minimumloon of een ander wettelijk bedrag. Zonder die bedragen stelt het "
    "programma niets vast; het schat nooit. Voer ze in bij Wettelijke bedragen, met de bron."
)
PROEFLEEFTIJDEN = (17, 30)  # one of the youth scale, one adult


def suggest_jaar(vandaag: date) -> int:
    """The year whose 1 January one is busy with: the next one from November on."""
    return vandaag.year + (vandaag.month >= 11)


def preview_jaarwissel(archief: Archief, jaar: int, progress: Voortgang | None = None) -> Jaaroverzicht:
    """All running subsidies on this 1 January, old and new, exceptions first; nothing is stored.

    Without the amounts of that day the answer says so. Raises UserError when it was stopped.
    """
    dag = date(jaar, 1, 1)
    with archief.read() as session:
        boek = read_boek(session)
        if weigering := find_weigering(boek, dag):
            return Jaaroverzicht(dag, weigering=weigering)
        regels: list[Jaarregel] = []
        grondslagen: dict[Any, None] = {}
        for oordeel in _judged(session, jaar, boek, progress):
            regels.append(oordeel.regel)
            if oordeel.periode is not None and oordeel.periode.subsidie is not None:
                grondslagen[oordeel.periode.subsidie.grondslag] = None
    regels.sort(key=_order)
    onbevestigd = dict.fromkeys(tekst for deel in grondslagen for _, tekst in deel.onbevestigd)
    return Jaaroverzicht(dag, tuple(regels), "", tuple(onbevestigd))


def run_jaarwissel(
    archief: Archief, jaar: int, progress: Voortgang | None = None
) -> tuple[Jaarresultaat, Change]:
    """Write the receipts of this year for every running subsidie: all of them, or none.

    What was kept already and is the same stays as it is; run again it changes only what changed. Raises
    UserError without the amounts of that day, or when it was stopped.
    """
    nieuw = gewijzigd = vervallen = gelijk = 0
    with archief.write() as werk:
        boek = read_boek(werk.session)
        if weigering := find_weigering(boek, date(jaar, 1, 1)):
            raise UserError(weigering, "jaar")
        te_doen: list[Oordeel] = []
        for oordeel in _judged(werk.session, jaar, boek, None):
            gelijk += oordeel.regel.stand == "gelijk"
            if oordeel.plan:
                te_doen.append(oordeel)
        for oordeel in told(te_doen, len(te_doen), progress, GESTOPT, STAP):
            write_plan(werk, oordeel.feiten, oordeel.plan, f"jaarwissel {jaar}")
            nieuw += sum(deel.vorige is None for deel in oordeel.plan.nieuw)
            gewijzigd += sum(deel.vorige is not None for deel in oordeel.plan.nieuw)
            vervallen += len(oordeel.plan.vervalt)
        if te_doen:
            aantallen = f"{nieuw} nieuw, {gewijzigd} gewijzigd, {vervallen} vervallen"
            werk.log("jaarwissel", bijzonderheid=f"01-01-{jaar}: {aantallen}")
        return Jaarresultaat(nieuw, gewijzigd, vervallen, gelijk), werk.change


def find_weigering(boek: Bedragen, dag: date) -> str:
    """Why nothing can be set on this day: an amount is lacking; "" when none is."""
    for leeftijd in PROEFLEEFTIJDEN:
        geboren = date(dag.year - leeftijd, 1, 1)
        uren = Decimal(36)
        try:
            compute_subsidie(SubsidieInvoer(dag, geboren, Route.LID5, uren, uren), boek)
        except LoonwaardeFout:
            return GEEN_BEDRAGEN.format(dag=format_datum(dag))
    return ""


def _judged(session: Session, jaar: int, boek: Bedragen, progress: Voortgang | None) -> Iterator[Oordeel]:
    vraag = select(func.count()).select_from(Plaatsing).where(*select_lopend(jaar))
    aantal = session.scalar(vraag) or 0
    return told(stream_oordelen(session, jaar, boek), aantal, progress, GESTOPT, STAP)


def _order(regel: Jaarregel) -> tuple[bool, int, str, int]:
    return not regel.bijzonder, STANDEN.index(regel.stand), regel.naam.casefold(), regel.plaatsing_id
