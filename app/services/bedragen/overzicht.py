"""All legal amounts in force with where they come from, and what this version ships otherwise."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.loonwaarde import Bedragen, Waarde, load_bedragen
from app.models import WettelijkBedrag
from app.services.archief import Archief
from app.services.bedragen.bedrag_records import EIGEN, MEEGELEVERD, BedragRij, Overzicht, Verschil
from app.services.bedragen.lezen import combine_meegeleverd, read_bedragen, read_stand

Sleutel = tuple[str, date]


def read_overzicht(archief: Archief) -> Overzicht:
    """Every amount in force, by name and the newest first, and the differences that wait."""
    with archief.read() as session:
        bedragen = read_bedragen(session)
        meegeleverd = by_sleutel(combine_meegeleverd(read_stand(session)))
        eigen = {(rij.parameter, rij.vanaf): rij for rij in session.scalars(select(WettelijkBedrag))}
        verschillen = list_verschillen(session)
    waarden = sorted(
        bedragen.all(), key=lambda w: (bedragen.parameters[w.parameter].naam, -w.vanaf.toordinal())
    )
    rijen = tuple(
        _rij(nummer, bedragen, waarde, eigen, meegeleverd, archief.vandaag)
        for nummer, waarde in enumerate(waarden, 1)
    )
    return Overzicht(rijen, verschillen, bedragen.laatste_dag())


def list_verschillen(session: Session) -> tuple[Verschil, ...]:
    """What this version of the program ships otherwise than what was accepted here, by name and day."""
    programma = load_bedragen()
    nieuw, oud = by_sleutel(programma), by_sleutel(combine_meegeleverd(read_stand(session)))
    eigen = {tuple(rij) for rij in session.execute(select(WettelijkBedrag.parameter, WettelijkBedrag.vanaf))}
    anders = [s for s in {**oud, **nieuw} if _plain(oud.get(s)) != _plain(nieuw.get(s))]
    return tuple(
        Verschil(programma.parameters[s[0]].naam, s[1], oud.get(s), nieuw.get(s), s in eigen)
        for s in sorted(anders)
    )


def count_verschillen(archief: Archief) -> int:
    """How many amounts wait until the user looked at them."""
    with archief.read() as session:
        return len(list_verschillen(session))


def by_sleutel(bedragen: Bedragen) -> dict[Sleutel, Waarde]:
    """The values by parameter and first day."""
    return {(waarde.parameter, waarde.vanaf): waarde for waarde in bedragen.all()}


def is_equal(een: Waarde | None, ander: Waarde | None) -> bool:
    """Whether two amounts say the same, their last day apart: that follows from the ones after it."""
    return _plain(een) == _plain(ander)


def _plain(waarde: Waarde | None) -> tuple[Any, ...] | None:
    if waarde is None:
        return None
    return waarde.waarde, dict(waarde.per_leeftijd), waarde.status, waarde.bron, waarde.opmerking


def _rij(
    nummer: int,
    bedragen: Bedragen,
    waarde: Waarde,
    eigen: dict[Sleutel, WettelijkBedrag],
    meegeleverd: dict[Sleutel, Waarde],
    vandaag: date,
) -> BedragRij:
    parameter = bedragen.parameters[waarde.parameter]
    sleutel = waarde.parameter, waarde.vanaf
    rij = eigen.get(sleutel)
    return BedragRij(
        id=nummer,
        waarde=waarde,
        naam=parameter.naam,
        eenheid=parameter.eenheid,
        toelichting=parameter.toelichting,
        herkomst=EIGEN if rij else MEEGELEVERD,
        eigen_id=rij.id if rij else None,
        door=rij.door if rij else "",
        moment=rij.moment if rij else None,
        brondatum=rij.brondatum if rij else None,
        meegeleverd=meegeleverd.get(sleutel) if rij else None,
        wijzigbaar=not parameter.grenzen.vast and (waarde.waarde is not None or bool(waarde.per_leeftijd)),
        geldt=waarde.holds_on(vandaag),
    )
