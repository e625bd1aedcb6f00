"""Hours of the coaching as they are accounted for: per contact, per goal, never more than granted.

Everything is whole minutes of recorded contacts; travel stands apart and never counts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.models import Coachtraject, Contactmoment
from app.services.coachen.contactlijst import minuten_of


@dataclass(frozen=True, slots=True)
class Contacturen:
    """A recorded contact in minutes: `declarabel` can be declared, `boven` is over what was granted."""

    contact: Contactmoment
    dag: date
    minuten: int
    declarabel: int
    boven: int
    reistijd: int
    kilometers: int


def read_contacturen(
    session: Session, trajecten: Sequence[Coachtraject], tot: date
) -> dict[int, tuple[Contacturen, ...]]:
    """By traject: its recorded contacts up to and with `tot`, oldest first."""
    vraag = (
        select(Contactmoment)
        .where(Contactmoment.traject_id.in_([traject.id for traject in trajecten]))
        .where(Contactmoment.status == "vastgelegd", Contactmoment.datum <= tot)
        .options(selectinload(Contactmoment.doelen), selectinload(Contactmoment.afspraken))
        .order_by(Contactmoment.datum, Contactmoment.begintijd, Contactmoment.id)
    )
    per_traject: dict[int, list[Contactmoment]] = {traject.id: [] for traject in trajecten}
    for contact in session.scalars(vraag):
        per_traject[contact.traject_id].append(contact)
    return {
        traject.id: tuple(_declare(per_traject[traject.id], granted_minutes(traject)))
        for traject in trajecten
    }


def granted_minutes(traject: Coachtraject) -> int | None:
    """Whole minutes granted; None when nothing was written down."""
    return None if traject.uren_toegekend is None else int(traject.uren_toegekend * 60)


def select_period(uren: Iterable[Contacturen], van: date) -> tuple[Contacturen, ...]:
    """Those from this day on."""
    return tuple(regel for regel in uren if regel.dag >= van)


def split_doelen(minuten: int, doelen: Sequence[int]) -> dict[int, int]:
    """Whole minutes divided equally over the goals; the first ones get the minutes that are left."""
    if not doelen:
        return {}
    deel, rest = divmod(minuten, len(doelen))
    return {doel: deel + (place < rest) for place, doel in enumerate(sorted(doelen))}


def sum_doelen(uren: Iterable[Contacturen]) -> tuple[dict[int, int], int]:
    """Minutes per goal, and the minutes of contacts without one; together all minutes worked."""
    per_doel: dict[int, int] = {}
    zonder = 0
    for regel in uren:
        delen = split_doelen(regel.minuten, [deel.doel_id for deel in regel.contact.doelen])
        zonder += 0 if delen else regel.minuten
        for doel, minuten in delen.items():
            per_doel[doel] = per_doel.get(doel, 0) + minuten
    return per_doel, zonder


def _declare(contacten: Iterable[Contactmoment], toegekend: int | None) -> Iterable[Contacturen]:
    """In order of time: what comes after the last minute granted is shown, and not declared."""
    over = toegekend
    for contact in contacten:
        minuten = max(0, minuten_of(contact.begintijd, contact.eindtijd))
        wens = minuten if contact.declarabel else 0
        mag = wens if over is None else min(wens, over)
        over = None if over is None else over - mag
        assert contact.datum
        yield Contacturen(
            contact=contact,
            dag=contact.datum,
            minuten=minuten,
            declarabel=mag,
            boven=wens - mag,
            reistijd=contact.reistijd_minuten or 0,
            kilometers=contact.kilometers or 0,
        )
