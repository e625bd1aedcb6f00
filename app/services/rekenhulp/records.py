"""What the rekenhulp is asked and what it answers."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.loonwaarde import Periode, Route, Subsidie


@dataclass(frozen=True, slots=True)
class Situatie:
    """One case: whole percent, hours per week, euro per month, percent of wage and holiday allowance.

    `leeftijd` is set when only an age was given: then no birthday falls in the year. Without `loon` the
    minimum wage for the hours counts, without `lasten` the percentage of the compensation.
    """

    ingangsdatum: date
    geboortedatum: date
    leeftijd: int | None
    route: Route
    contracturen: Decimal
    voltijduren: Decimal
    loonwaarde: int
    loon: Decimal | None = None
    lasten: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Kosten:
    """What a job costs its employer, in euro; an estimate. The parts always add up.

    A part is None while the amount it rests on is unknown.
    """

    loon: Decimal | None
    vakantiebijslag: Decimal | None
    lasten: Decimal | None
    subsidie: Decimal | None

    @property
    def samen(self) -> Decimal | None:
        """Wage, holiday allowance and employer costs."""
        if self.loon is None or self.vakantiebijslag is None or self.lasten is None:
            return None
        return self.loon + self.vakantiebijslag + self.lasten

    @property
    def zelf(self) -> Decimal | None:
        """What the employer pays when the subsidy is taken off; below zero when the subsidy is more."""
        return None if self.samen is None or self.subsidie is None else self.samen - self.subsidie


@dataclass(frozen=True, slots=True)
class Rekenmaand:
    """One calendar month of the year, or the part of it that falls in the year."""

    van: date
    tot: date
    heel: bool
    kosten: Kosten


@dataclass(frozen=True, slots=True)
class Grens:
    """From this day on something counts anew: why, what it gives per month, and what is open about it."""

    vanaf: date
    redenen: tuple[str, ...]
    subsidie: Decimal | None
    melding: str
    markeringen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Berekening:
    """A case worked out: a whole month as it begins, the year, and what must be said with it.

    `vakantiebijslag` and `lasten` in percent. `let_op` holds (field, remark). The sum of the year
    is over the months that are known.
    """

    situatie: Situatie
    leeftijd: int
    subsidie: Subsidie
    maand: Kosten
    vakantiebijslag: Decimal
    lasten: Decimal
    minimumloon: Decimal
    let_op: tuple[tuple[str, str], ...]
    perioden: tuple[Periode, ...]
    maanden: tuple[Rekenmaand, ...]
    onbevestigd: tuple[str, ...]

    @property
    def grenzen(self) -> tuple[Grens, ...]:
        """The days on which something changes, the first day included."""
        return tuple(
            Grens(
                periode.van,
                periode.redenen,
                periode.subsidie.totaal if periode.subsidie else None,
                periode.melding,
                periode.markeringen,
            )
            for periode in self.perioden
        )

    @property
    def bekend(self) -> tuple[Rekenmaand, ...]:
        """The months whose subsidy is known."""
        return tuple(maand for maand in self.maanden if maand.kosten.subsidie is not None)

    @property
    def jaarsubsidie(self) -> Decimal:
        """The subsidy of the months that are known, in euro."""
        return sum((maand.kosten.subsidie or Decimal(0) for maand in self.bekend), Decimal(0))

    @property
    def volledig(self) -> bool:
        """Whether every month of the year has its amount."""
        return len(self.bekend) == len(self.maanden)


@dataclass(frozen=True, slots=True)
class Verschil:
    """B less A, in euro per month; None where one of the two is unknown."""

    samen: Decimal | None
    subsidie: Decimal | None
    zelf: Decimal | None


@dataclass(frozen=True, slots=True)
class Voordeel:
    """Something else an employer may be entitled to: information, never part of the sum."""

    naam: str
    tekst: str
    vraag_na: str
    bron: str
