"""Werknemersvaardigheden of a plaatsing: the employer's marks at 0, 3 and 6 months, and their trend."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.loonwaarde import add_months
from app.models import Plaatsing, Vaardigheden
from app.services.archief import Archief
from app.services.change import Change, Ref
from app.services.errors import UserError
from app.services.formulieren.vaardigheden import MAANDEN, ONDERDELEN
from app.services.objecten import create, get_rij


@dataclass(frozen=True, slots=True)
class Beeld:
    """One rating: marks 1-5 by item (only those given) and their mean with one decimal."""

    id: int
    maand: int
    dag: date | None
    beoordelaar: str
    cijfers: Mapping[str, int]
    gemiddelde: Decimal | None


@dataclass(frozen=True, slots=True)
class Vaardigheidsverloop:
    """The ratings of a plaatsing in order, and the day on which each of the three is due (if known)."""

    beelden: tuple[Beeld, ...]
    verwacht: Mapping[int, date]


def read_vaardigheden(archief: Archief, plaatsing_id: int) -> Vaardigheidsverloop:
    """The ratings of this plaatsing. Raises UserError when it is gone."""
    with archief.read() as session:
        plaatsing: Plaatsing = get_rij(session, Ref("plaatsing", plaatsing_id))
        beelden = list_beelden(session, [plaatsing_id])
        begin = plaatsing.begin
        verwacht = {int(code): add_months(begin, int(code)) for code, _ in MAANDEN} if begin else {}
        return Vaardigheidsverloop(beelden, verwacht)


def list_beelden(session: Session, plaatsing_ids: Collection[int]) -> tuple[Beeld, ...]:
    """The ratings of these plaatsingen, in order of their month."""
    vraag = select(Vaardigheden).where(Vaardigheden.plaatsing_id.in_(plaatsing_ids))
    return tuple(_beeld(rij) for rij in session.scalars(vraag.order_by(Vaardigheden.maand)))


def start_vaardigheden(archief: Archief, plaatsing_id: int, maand: int) -> tuple[int, Change]:
    """The rating at this month (0, 3 or 6), dated today; one that exists is answered again.

    Raises UserError for another month.
    """
    if str(maand) not in dict(MAANDEN):
        raise UserError("De werkgever beoordeelt bij het begin, na 3 en na 6 maanden.")
    with archief.write() as werk:
        vraag = select(Vaardigheden.id).filter_by(plaatsing_id=plaatsing_id, maand=maand)
        if nummer := werk.session.scalar(vraag):
            return nummer, werk.change
        ref = Ref("plaatsing", plaatsing_id)
        rij = create(werk, "vaardigheden", ref, maand=maand, dag=werk.moment.date())
        return rij.id, werk.change


def _beeld(rij: Vaardigheden) -> Beeld:
    cijfers = {naam: cijfer for naam, _ in ONDERDELEN if (cijfer := getattr(rij, naam)) is not None}
    gemiddelde = None
    if cijfers:
        gemiddelde = (Decimal(sum(cijfers.values())) / len(cijfers)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Beeld(rij.id, rij.maand or 0, rij.dag, rij.beoordelaar, cijfers, gemiddelde)
