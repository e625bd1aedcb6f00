"""Frozen records of legal amounts as the screen and the command show them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from app.loonwaarde import Bevinding, Waarde
from app.services.change import Ref

MEEGELEVERD, EIGEN = "meegeleverd", "eigen"


@dataclass(frozen=True, slots=True)
class BedragRij:
    """One amount in force with its period; `herkomst` is shipped or own, `eigen_id` its row when own.

    `door` and `moment` tell who confirmed or entered it and when; `brondatum` when the source was read.
    """

    id: int
    waarde: Waarde
    naam: str
    eenheid: str
    toelichting: str
    herkomst: str
    eigen_id: int | None = None
    door: str = ""
    moment: datetime | None = None
    brondatum: date | None = None
    meegeleverd: Waarde | None = None
    wijzigbaar: bool = True
    geldt: bool = False

    @property
    def sleutel(self) -> tuple[str, date]:
        """What tells this amount from all others."""
        return self.waarde.parameter, self.waarde.vanaf


@dataclass(frozen=True, slots=True)
class Verschil:
    """An amount that this version of the program ships otherwise than what is in force here."""

    naam: str
    vanaf: date
    nu: Waarde | None
    nieuw: Waarde | None
    eigen: bool = False


@dataclass(frozen=True, slots=True)
class Overzicht:
    """All amounts by name, the newest first; `verschillen` wait until the user accepts them."""

    rijen: tuple[BedragRij, ...]
    verschillen: tuple[Verschil, ...]
    laatste_dag: date

    @property
    def onbevestigd(self) -> int:
        """How many amounts nobody confirmed yet."""
        return sum(rij.waarde.status == "onbevestigd" for rij in self.rijen)


@dataclass(frozen=True, slots=True)
class Gevolg:
    """One subsidy that would get another amount, in euro per month, from `vanaf`; None is no amount."""

    soort: str
    kandidaat_id: int
    kandidaat: str
    werkgever: str
    vanaf: date
    oud: Decimal | None
    nieuw: Decimal | None
    ref: Ref

    @property
    def verschil(self) -> Decimal:
        """New minus old in euro per month; no amount counts as nothing."""
        return (self.nieuw or Decimal(0)) - (self.oud or Decimal(0))


@dataclass(frozen=True, slots=True)
class Gevolgen:
    """What would change for running subsidies and open concepts; `bekeken` counts all that were looked at."""

    rijen: tuple[Gevolg, ...] = ()
    bekeken: int = 0


@dataclass(frozen=True, slots=True)
class Voorstel:
    """Amounts that were judged and may be stored, with what has to be confirmed and what they change.

    `basis` are the amounts in force when it was judged: when these changed meanwhile, it is judged again.
    """

    waarden: tuple[Waarde, ...]
    brondata: tuple[date | None, ...]
    vragen: tuple[Bevinding, ...]
    gevolgen: Gevolgen
    basis: object = field(repr=False, default=None)
