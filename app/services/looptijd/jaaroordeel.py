"""One running subsidie on 1 January: what held before, what holds from then, and what stands out."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, or_
from sqlalchemy.orm import Session

from app.loonwaarde import Bedragen, Periode, format_datum, format_euro, format_getal
from app.models import Plaatsing, Subsidie
from app.services.formulieren.plaatsing import STAGES
from app.services.looptijd.bewijzen import Plan, find_geldend, in_cents, make_plan, select_bewijzen
from app.services.looptijd.jaar_records import Jaarregel
from app.services.looptijd.looptijd_records import Bewijs
from app.services.looptijd.looptijdfeiten import (
    EINDE,
    Looptijdfeiten,
    compute_perioden,
    group_rows,
    stream_feiten,
)
from app.services.naam import format_lijstnaam

DAG = timedelta(days=1)
NU_BEREKEND = "oude bedrag is nu berekend"
EINDIGT_BINNEN = timedelta(days=92)
GESTOPT_ZONDER_DAG = "Staat op gestopt zonder datum. Vul bij Plaatsing de datum in."
GRENZEN = ("verjaardag", "einde van het forfait")


class Oordeel(NamedTuple):
    """A row of the overview with all that the run and the papers need."""

    feiten: Looptijdfeiten
    regel: Jaarregel
    plan: Plan
    periode: Periode | None
    bewijs: Bewijs | None


def select_lopend(jaar: int) -> tuple[ColumnElement[bool], ...]:
    """Which plaatsingen have a subsidie on 1 January of a year, or had one until shortly before."""
    dag = date(jaar, 1, 1)
    einde = or_(Plaatsing.einde.is_(None), Plaatsing.einde >= dag - EINDIGT_BINNEN)
    return Plaatsing.ingangsdatum < dag, Plaatsing.soort.not_in(STAGES), einde


def stream_oordelen(session: Session, jaar: int, boek: Bedragen) -> Iterator[Oordeel]:
    """Judge every running subsidie, by number of the plaatsing; nothing is kept of those passed."""
    waar = select_lopend(jaar)
    bewijzen = group_rows(session, _bewijzen(jaar).where(*waar), Bewijs)
    nummer, eigen = next(bewijzen, EINDE)
    for feiten in stream_feiten(session, *waar):
        plaatsing_id = feiten.rij.id
        while nummer < plaatsing_id:
            nummer, eigen = next(bewijzen, EINDE)
        geldig = eigen if nummer == plaatsing_id else ()
        if (oordeel := judge(feiten, geldig, jaar, boek)) is not None:
            yield oordeel


def judge(feiten: Looptijdfeiten, geldig: Sequence[Bewijs], jaar: int, boek: Bedragen) -> Oordeel | None:
    """Old and new amount of one subsidie; None when it was over long before."""
    dag = date(jaar, 1, 1)
    einde = feiten.einde
    if einde is not None and einde < dag - EINDIGT_BINNEN:
        return None
    oud_bewijs = find_geldend(geldig, dag - DAG)
    perioden, melding = compute_perioden(feiten, date(jaar, 12, 31), boek, dag if oud_bewijs else dag - DAG)
    oud = oud_bewijs or next((p for p in perioden if p.van < dag and p.subsidie), None)
    dit_jaar = [periode for periode in perioden if periode.van >= dag]
    over = einde is not None and einde < dag
    if feiten.gestopt_zonder_dag:
        melding, dit_jaar = GESTOPT_ZONDER_DAG, []
    later = [bewijs for bewijs in geldig if bewijs.van is not None and bewijs.van >= dag]
    plan = make_plan(dit_jaar, later)
    eerste = dit_jaar[0] if dit_jaar else None
    nieuw = eerste if eerste is not None and eerste.subsidie is not None else None
    bewijs = next((bewijs for bewijs in later if bewijs.van == dag), None)
    regel = _regel(
        feiten,
        _amount(oud),
        _amount(nieuw),
        _redenen(oud, nieuw, oud_bewijs is None, _volwassen(boek)),
        tuple(_bijzonder(feiten, oud_bewijs, dit_jaar, melding, dag, over)),
        "eindigt" if over else _stand(nieuw, bewijs, plan),
    )
    return Oordeel(feiten, regel, plan, nieuw, bewijs)


@lru_cache(maxsize=8)
def _volwassen(boek: Bedragen) -> int:
    return boek.jeugdleeftijden()[-1]


def _regel(
    feiten: Looptijdfeiten,
    oud: Decimal | None,
    nieuw: Decimal | None,
    redenen: tuple[str, ...],
    bijzonder: tuple[str, ...],
    stand: str,
) -> Jaarregel:
    rij = feiten.rij
    return Jaarregel(
        rij.id,
        rij.kandidaat_id,
        rij.gemeente_id,
        rij.werkgever_id,
        rij.dossiernummer,
        format_lijstnaam(rij),
        rij.werkgever or "",
        oud,
        nieuw,
        redenen,
        bijzonder,
        stand,
    )


def _stand(nieuw: Periode | None, bewijs: Bewijs | None, plan: Plan) -> str:
    if nieuw is None:
        return "geen"
    if not plan:
        return "gelijk"
    return "gewijzigd" if bewijs is not None else "nieuw"


def _amount(deel: Bewijs | Periode | None) -> Decimal | None:
    if isinstance(deel, Periode):
        return deel.subsidie.totaal if deel.subsidie else None
    return deel.totaal if deel else None


def _bijzonder(
    feiten: Looptijdfeiten,
    oud: Bewijs | None,
    dit_jaar: Sequence[Periode],
    melding: str,
    dag: date,
    over: bool,
) -> Iterator[str]:
    """What asks attention, the gravest first."""
    einde = feiten.einde
    if over and einde is not None:
        yield f"Contract geëindigd op {format_datum(einde)}"
        return
    if not dit_jaar or dit_jaar[0].subsidie is None:
        tekst = melding or (dit_jaar[0].melding if dit_jaar else "geen periode")
        yield tekst[:1].upper() + tekst[1:]
    if einde is not None and einde < dag + EINDIGT_BINNEN:
        yield f"Contract eindigt op {format_datum(einde)}"
    if oud is not None and oud.besluit_bedrag is not None and oud.besluit_bedrag != oud.totaal:
        berekend = format_euro(oud.totaal or Decimal(0))
        yield f"Besluit week af: {format_euro(oud.besluit_bedrag)}, berekend {berekend}"
    for periode in dit_jaar[1:]:
        if periode.subsidie is None or _crosses_a_border(periode):
            yield _later(periode)


def _crosses_a_border(periode: Periode) -> bool:
    """Whether it begins by age or by the end of the forfait, not by something the user entered."""
    return any(reden.startswith(GRENZEN) for reden in periode.redenen)


def _later(periode: Periode) -> str:
    bedrag = format_euro(periode.subsidie.totaal) if periode.subsidie else periode.melding
    return f"Vanaf {format_datum(periode.van)} {', '.join(periode.redenen)}: {bedrag}"


def _redenen(
    oud: Bewijs | Periode | None, nieuw: Periode | None, berekend: bool, volwassen: int
) -> tuple[str, ...]:
    """What makes the difference; texts are shared by all rows in which the same changed.

    An age counts only below `volwassen`: from there on the minimum wage is the same.
    """
    if oud is None or nieuw is None:
        return ()
    was, wordt = _basis(oud), _basis(nieuw)
    if was == wordt:
        return (NU_BEREKEND,) if berekend else ()
    delen = [
        _describe(naam, eerst, daarna)
        for naam, eerst, daarna in zip(BASIS, was, wordt, strict=True)
        if eerst != daarna and eerst is not None and (naam != "leeftijd" or eerst < volwassen)
    ]
    return (*delen, NU_BEREKEND) if berekend else tuple(delen)


BASIS = ("minimumloon", "leeftijd", "loonwaarde", "contracturen", "werkgeverslasten_percentage")
BASIS_OF_BEWIJS = attrgetter(*BASIS)
WOORD = {
    "minimumloon": "minimumloon {} → {}",
    "leeftijd": "leeftijd {} → {}",
    "loonwaarde": "loonwaarde {} → {} %",
    "contracturen": "uren {} → {}",
    "werkgeverslasten_percentage": "werkgeverslasten {} → {} %",
}


def _basis(deel: Bewijs | Periode) -> tuple[Any, ...]:
    if isinstance(deel, Bewijs):
        return BASIS_OF_BEWIJS(deel)
    subsidie = deel.subsidie
    assert subsidie is not None
    invoer, vast = subsidie.invoer, subsidie.grondslag
    uren, lasten = invoer.contracturen, vast.werkgeverslasten
    return in_cents(vast), vast.leeftijd, invoer.loonwaarde, uren, lasten


@lru_cache(maxsize=4096)
def _describe(naam: str, was: Decimal | int, wordt: Decimal | int | None) -> str:
    if wordt is None:
        return f"{naam} vervalt"
    if naam == "minimumloon":
        return WOORD[naam].format(format_euro(Decimal(was)), format_euro(Decimal(wordt)))
    return WOORD[naam].format(format_getal(Decimal(was)), format_getal(Decimal(wordt)))


def _bewijzen(jaar: int) -> Any:
    """Receipts that count and cover the last day of the old year, or a day of the new one."""
    oudjaar, einde = date(jaar - 1, 12, 31), date(jaar, 12, 31)
    return (
        select_bewijzen()
        .join(Plaatsing)
        .where(Subsidie.vervallen.is_(None), Subsidie.van <= einde)
        .where(or_(Subsidie.tot.is_(None), Subsidie.tot >= oudjaar))
    )
