"""Frozen records of Inzicht: the choice, a sheet of numbers, and who stands behind each number."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.services.errors import UserError

VERKEERD_OM = "De periode eindigt vóór zij begint. Kies een latere einddatum."
Getal = Fraction | int | None


@dataclass(frozen=True, slots=True)
class Inzichtkeuze:
    """A period (both days count), of one gemeente or regio or of all."""

    van: date
    tot: date
    gemeente_id: int | None = None
    regio: str = ""

    def check(self) -> None:
        """Raises UserError when the period is the wrong way round."""
        if self.tot < self.van:
            raise UserError(VERKEERD_OM, "tot")

    def holds(self, dag: date | None) -> bool:
        """Whether a day lies in the period."""
        return dag is not None and self.van <= dag <= self.tot


@dataclass(frozen=True, slots=True)
class Achter:
    """One person behind a number: where, and what it is about in words."""

    kandidaat_id: int
    kandidaat: str
    waar: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Kop:
    """A column of numbers: "punten", "procent", "dagen", "euro", "uur" or "aantal"."""

    titel: str
    eenheid: str


@dataclass(frozen=True, slots=True)
class Punt:
    """A percentage on a day; `kort` names the day under a chart ("" is the month), `tekst` tells all."""

    dag: date
    waarde: Fraction
    tekst: str
    kort: str = ""


@dataclass(frozen=True, slots=True)
class Lijn:
    """Percentages through time of one group of rows; `elders` was determined by others and looks so."""

    groep: str
    naam: str
    punten: tuple[Punt, ...]
    elders: bool = False


@dataclass(frozen=True, slots=True)
class Regel:
    """A row: its numbers in the order of the heads, who stands behind it, and the lines it belongs to."""

    naam: str
    getallen: tuple[Getal, ...]
    wie: tuple[Achter, ...] = ()
    groep: str = ""


@dataclass(frozen=True, slots=True)
class Inzichtblad:
    """One question with its answer: `definitie` and `noemer` in words; the first column is the chart.

    With `lijnen` the chart shows those of the chosen row, and `naast` lines of other groups beside them.
    """

    sleutel: str
    titel: str
    definitie: str
    noemer: str
    koppen: tuple[Kop, ...]
    regels: tuple[Regel, ...]
    leeg: str
    lijnen: tuple[Lijn, ...] = ()
    naast: int = 0

    def lines_of(self, regel: Regel) -> tuple[Lijn, ...]:
        """What the chart shows for a row: its own lines, then of other groups what was measured here."""
        eigen = [lijn for lijn in self.lijnen if lijn.groep == regel.groep]
        ander = [lijn for lijn in self.lijnen if lijn.groep != regel.groep and not lijn.elders]
        return (*eigen, *ander[: self.naast])


def share(teller: int, noemer: int) -> Getal:
    """A part of a whole in percent; none of nothing."""
    return Fraction(100 * teller, noemer) if noemer else None


def mean(getallen: list[int]) -> Getal:
    """The exact average; none of nothing."""
    return Fraction(sum(getallen), len(getallen)) if getallen else None


def median(getallen: list[int]) -> Getal:
    """The middle one, or the average of the middle two; none of nothing."""
    rij, midden = sorted(getallen), len(getallen) // 2
    if not rij:
        return None
    return Fraction(rij[midden]) if len(rij) % 2 else Fraction(rij[midden - 1] + rij[midden], 2)
