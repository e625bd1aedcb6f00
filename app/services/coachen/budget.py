"""The hours of a traject: granted, used, planned, left, and the day on which they run out at this pace."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Integer, Select, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from app.models import Coachtraject, Contactmoment
from app.services.records import Budget

TEMPO_DAGEN = 56
MINSTE_DAGEN = 14
GEWONE_DUUR = 45
VERSTE_DAG = timedelta(days=3 * 365)
SECONDEN = func.unixepoch(Contactmoment.eindtijd) - func.unixepoch(Contactmoment.begintijd)
"""How long a contact took, as SQL."""
NUMMERS: BindParameter[int] = bindparam("nummers", expanding=True)


class Uren(NamedTuple):
    """What the recorded contacts of one traject add up to, in minutes; `recent` over the last 56 days."""

    gebruikt: int = 0
    recent: int = 0
    declarabel: int = 0
    reistijd: int = 0
    kilometers: int = 0
    contacten: int = 0
    laatste: date | None = None
    volgend: date | None = None


def read_budgetten(session: Session, trajecten: Sequence[Coachtraject], vandaag: date) -> dict[int, Budget]:
    """The budget of each of these trajecten, by its number."""
    uren = read_uren(session, vandaag, [rij.id for rij in trajecten])
    return {rij.id: compute_budget(uren.get(rij.id, Uren()), rij, vandaag) for rij in trajecten}


def read_uren(session: Session, vandaag: date, traject_ids: Sequence[int] | None = None) -> dict[int, Uren]:
    """The sums of each traject with recorded contacts, of all of them without numbers: two questions."""
    enkele = traject_ids is not None
    waarden = {"kort_geleden": vandaag - timedelta(days=TEMPO_DAGEN), "nummers": list(traject_ids or ())}
    nieuwste = {nummer: dagen for nummer, *dagen in session.execute(_newest(enkele), waarden)}
    gevonden = {}
    for nummer, gebruikt, recent, *rest in session.execute(_sums(enkele), waarden):
        declarabel, reistijd, kilometers, contacten = rest
        laatste, volgend = nieuwste.get(nummer, (None, None))
        gevonden[nummer] = Uren(
            (gebruikt or 0) // 60,
            (recent or 0) // 60,
            declarabel,
            reistijd or 0,
            kilometers or 0,
            contacten,
            laatste,
            volgend,
        )
    return gevonden


@cache
def _sums(enkele: bool) -> Select[*tuple[Any, ...]]:
    """Seconds used and used lately, and how many contacts; answered from the index alone."""
    telt = Contactmoment.declarabel.is_(True)
    kort_geleden = Contactmoment.datum > bindparam("kort_geleden")
    vraag = (
        select(
            Contactmoment.traject_id,
            func.sum(SECONDEN, type_=Integer).filter(telt),
            func.sum(SECONDEN, type_=Integer).filter(telt, kort_geleden),
            func.count().filter(telt),
            func.sum(Contactmoment.reistijd_minuten),
            func.sum(Contactmoment.kilometers),
            func.count(),
        )
        .where(Contactmoment.status == "vastgelegd")
        .group_by(Contactmoment.traject_id)
    )
    return vraag.where(Contactmoment.traject_id.in_(NUMMERS)) if enkele else vraag


@cache
def _newest(enkele: bool) -> Select[*tuple[Any, ...]]:
    """Traject, day and next day of its newest recorded contact: one look in the index for each traject."""
    ander = aliased(Contactmoment)
    laatste = (
        select(ander.id)
        .where(ander.traject_id == Coachtraject.id, ander.status == "vastgelegd")
        .order_by(ander.datum.desc(), ander.begintijd.desc())
        .limit(1)
        .scalar_subquery()
    )
    vraag = select(Coachtraject.id, Contactmoment.datum, Contactmoment.volgend_contact).join(
        Contactmoment, Contactmoment.id == laatste
    )
    return vraag.where(Coachtraject.id.in_(NUMMERS)) if enkele else vraag


def compute_budget(uren: Uren, traject: Any, vandaag: date) -> Budget:
    """Granted hours against what was used and what the agenda still asks; minutes, travel apart.

    `traject` is a Coachtraject or a row with its granted hours, begin, end and rhythm. Planned is the next
    contact agreed upon, with a rhythm all until the end, at the usual length of this traject.
    """
    toegekend = None if traject.uren_toegekend is None else int(traject.uren_toegekend * 60)
    over = 0 if toegekend is None else toegekend - uren.gebruikt
    aantal = _count_planned(uren.volgend, traject.einde, traject.ritme_dagen, vandaag)
    return Budget(
        toegekend=toegekend,
        gebruikt=uren.gebruikt,
        reistijd=uren.reistijd,
        kilometers=uren.kilometers,
        contacten=uren.contacten,
        gepland=aantal * _usual_length(uren),
        op_dag=compute_op_dag(over, uren.recent, traject.begin, vandaag),
    )


def _count_planned(volgend: date | None, einde: date | None, ritme: int | None, vandaag: date) -> int:
    if volgend is None or volgend < vandaag:
        return 0
    if not ritme or einde is None or einde < volgend:
        return 1
    return 1 + (einde - volgend).days // ritme


def compute_op_dag(over: int, recent: int, begin: date | None, vandaag: date) -> date | None:
    """The day on which `over` minutes are used up when the pace of the last 56 days goes on.

    A traject that began later is judged over the days since, at least 14. None without recent hours, when
    nothing is left, and beyond three years.
    """
    if over <= 0 or recent <= 0:
        return None
    sinds_begin = (vandaag - begin).days if begin else TEMPO_DAGEN
    dagen = min(TEMPO_DAGEN, max(MINSTE_DAGEN, sinds_begin))
    nog = timedelta(days=over * dagen // recent)
    return vandaag + nog if nog <= VERSTE_DAG else None


def _usual_length(uren: Uren) -> int:
    return uren.gebruikt // uren.declarabel if uren.declarabel else GEWONE_DUUR
