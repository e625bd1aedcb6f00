"""What the run of 1 January shows and answers."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

STANDEN = ("geen", "gewijzigd", "nieuw", "gelijk", "eindigt")


class Jaarregel(NamedTuple):
    """One running subsidie, old and new in euro per month.

    `stand`: "nieuw" (no receipt yet), "gewijzigd" (another than its receipt), "gelijk" (kept already),
    "geen" (no new amount) or "eindigt" (the contract is over). `bijzonder` are the exceptions.
    """

    plaatsing_id: int
    kandidaat_id: int
    gemeente_id: int | None
    werkgever_id: int | None
    dossiernummer: str
    naam: str
    werkgever: str
    oud: Decimal | None
    nieuw: Decimal | None
    redenen: tuple[str, ...]
    bijzonder: tuple[str, ...]
    stand: str

    @property
    def verschil(self) -> Decimal | None:
        """New minus old."""
        return None if self.oud is None or self.nieuw is None else self.nieuw - self.oud


@dataclass(frozen=True, slots=True)
class Jaaroverzicht:
    """All running subsidies on this 1 January, exceptions first; with `weigering` there is none."""

    dag: date
    regels: tuple[Jaarregel, ...] = ()
    weigering: str = ""
    onbevestigd: tuple[str, ...] = ()

    def count(self, *standen: str) -> int:
        """How many rows have one of these states."""
        return sum(regel.stand in standen for regel in self.regels)

    @property
    def te_doen(self) -> int:
        """How many the run would write."""
        return self.count("nieuw", "gewijzigd")

    def total(self, kant: str) -> Decimal:
        """The sum of "oud" or "nieuw" over the rows that have both, in euro per month."""
        met_beide = (regel for regel in self.regels if regel.verschil is not None)
        return sum((getattr(regel, kant) for regel in met_beide), Decimal(0))


@dataclass(frozen=True, slots=True)
class Jaarresultaat:
    """What a run wrote: first receipts, new versions, lapsed ones; and how many stayed as they were."""

    nieuw: int
    gewijzigd: int
    vervallen: int
    gelijk: int
