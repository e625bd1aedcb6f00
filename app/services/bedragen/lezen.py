"""Which legal amounts are in force in this archive: the shipped ones with those of the user over them."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import literal, null, select, union_all
from sqlalchemy.orm import Session

from app import __version__
from app.loonwaarde import Bedragen, Waarde, load_bedragen
from app.models import Bedragenstand, WettelijkBedrag

EIGEN = (
    WettelijkBedrag.parameter,
    WettelijkBedrag.vanaf,
    WettelijkBedrag.waarde,
    WettelijkBedrag.per_leeftijd,
    WettelijkBedrag.status,
    WettelijkBedrag.bron,
    WettelijkBedrag.opmerking,
)
STAND = select(
    literal("").label("parameter"),
    null(),
    null(),
    Bedragenstand.inhoud,
    literal(""),
    literal(""),
    literal(""),
)
# Both in one question: lists ask for the amounts with every page. The stand is the row without a parameter.
IN_FORCE: Any = union_all(select(*EIGEN), STAND).order_by("parameter", "vanaf")


def read_bedragen(session: Session) -> Bedragen:
    """The amounts in force. As long as nothing changed it is the same object: look-ups are cached by it."""
    stand, eigen = "", []
    for rij in session.execute(IN_FORCE):
        if rij.parameter:
            eigen.append(_waarde(*rij))
        else:
            stand = rij.per_leeftijd
    return _combine(stand, tuple(eigen))


def read_stand(session: Session) -> str:
    """The shipped amounts that were last accepted here; "" while the user saw no other."""
    return session.scalar(select(Bedragenstand.inhoud).order_by(Bedragenstand.id.desc()).limit(1)) or ""


def read_eigen(session: Session) -> tuple[Waarde, ...]:
    """The amounts that the user entered or confirmed, by parameter and day."""
    vraag = select(*EIGEN).order_by(WettelijkBedrag.parameter, WettelijkBedrag.vanaf)
    return tuple(_waarde(*rij) for rij in session.execute(vraag))


def keep_stand(session: Session, door: str, moment: datetime) -> None:
    """Keep which shipped amounts count here, when none were kept yet; part of the caller's transaction."""
    if not read_stand(session):
        stand = Bedragenstand(
            inhoud=dump_meegeleverd(), programmaversie=__version__, door=door, moment=moment
        )
        session.add(stand)


def combine_meegeleverd(stand: str) -> Bedragen:
    """The shipped amounts in force: those accepted, and those of a parameter that is new in the program."""
    return _combine(stand, ())


@lru_cache(maxsize=1)
def dump_meegeleverd() -> str:
    """The amounts of this version of the program as text."""
    return dump_waarden(load_bedragen().all())


def dump_waarden(waarden: Iterable[Waarde]) -> str:
    """Amounts as JSON, every number in its own digits."""
    return json.dumps(
        [
            (
                w.parameter,
                w.vanaf.isoformat(),
                None if w.waarde is None else format(w.waarde, "f"),
                dump_leeftijden(w.per_leeftijd),
                w.status,
                w.bron,
                w.opmerking,
            )
            for w in waarden
        ],
        ensure_ascii=False,
    )


def load_waarden(tekst: str) -> tuple[Waarde, ...]:
    """The amounts again."""
    rijen: list[Any] = json.loads(tekst) if tekst else []
    return tuple(
        _waarde(parameter, date.fromisoformat(vanaf), None if getal is None else Decimal(getal), *rest)
        for parameter, vanaf, getal, *rest in rijen
    )


def dump_leeftijden(per_leeftijd: tuple[tuple[int, Decimal], ...]) -> str:
    """Amounts by age as JSON; "" when there are none."""
    return json.dumps({str(j): format(b, "f") for j, b in per_leeftijd}) if per_leeftijd else ""


@lru_cache(maxsize=8)
def _combine(stand: str, eigen: tuple[Waarde, ...]) -> Bedragen:
    meegeleverd = load_bedragen()
    if stand and stand != dump_meegeleverd():
        meegeleverd = _put_back(meegeleverd, load_waarden(stand))
    bekend = tuple(w for w in eigen if w.parameter in meegeleverd.parameters)
    return meegeleverd.with_values(bekend) if bekend else meegeleverd


def _put_back(nieuw: Bedragen, gezien: tuple[Waarde, ...]) -> Bedragen:
    """As they were accepted; what the program knows no longer is left out, a new parameter counts at once."""
    oud = {w.parameter for w in gezien}
    return nieuw.only_values(
        [
            *(w for w in gezien if w.parameter in nieuw.parameters),
            *(w for w in nieuw.all() if w.parameter not in oud),
        ]
    )


def _waarde(
    parameter: str,
    vanaf: date,
    getal: Decimal | None,
    per_leeftijd: str,
    status: str,
    bron: str,
    opmerking: str,
) -> Waarde:
    tabel = json.loads(per_leeftijd) if per_leeftijd else {}
    leeftijden = tuple((int(jaren), Decimal(bedrag)) for jaren, bedrag in tabel.items())
    return Waarde(
        parameter,
        vanaf,
        waarde=getal,
        per_leeftijd=leeftijden,
        status=status,
        bron=bron,
        opmerking=opmerking,
    )
