"""What a meting comes to: computed while it is a concept, read from the receipt once it is definitief."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.loonwaarde import Loonwaarde, Stap, Subsidie


@dataclass(frozen=True, slots=True)
class BewaardeLoonwaarde:
    """A loonwaarde as it was frozen: whole percent, exact sum as text, steps."""

    percentage: int
    som_tekst: str
    stappen: tuple[Stap, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekeninvoer:
    """What a subsidy was computed from: euro per month, hours per week, percent; `…_vanaf`: since when.

    `minimumloon` is that of an adult when a `jeugdpercentage` goes with it, otherwise that of the age.
    Without `urennorm` the hours are divided by the full-time hours (before 2024).
    """

    route: str
    loonwaarde: int | None
    contracturen: Decimal
    voltijduren: Decimal | None
    minimumloon: Decimal
    minimumloon_vanaf: date | None = None
    jeugdpercentage: Decimal | None = None
    jeugdpercentage_vanaf: date | None = None
    vakantiebijslag: Decimal
    vakantiebijslag_vanaf: date | None = None
    vakantiebijslag_loonwaarde: Decimal
    plafond: Decimal | None
    plafond_vanaf: date | None = None
    forfait: Decimal | None
    forfait_vanaf: date | None = None
    urennorm: Decimal | None
    urennorm_vanaf: date | None = None
    werkgeverslasten: Decimal
    werkgeverslasten_vanaf: date | None = None


@dataclass(frozen=True, slots=True)
class BewaardeSubsidie:
    """A loonkostensubsidie as it was frozen; euro per month and percent, named as in the law's own."""

    subsidie: Decimal
    werkgeverslasten: Decimal
    totaal: Decimal
    plafond: bool
    peildatum: date
    leeftijd: int
    minimumloon: Decimal
    werkgeverslasten_percentage: Decimal
    onbevestigd: tuple[str, ...]
    stappen: tuple[Stap, ...]
    rekeninvoer: Rekeninvoer


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """The outcome of a meting; `melding` says in plain Dutch what is still needed for the rest of it.

    `prestaties` holds the arbeidsprestatie of each hoofdtaak as shown (percent), "" while unknown;
    `verschil` is the difference with the meting before this one in whole percent.
    """

    loonwaarde: Loonwaarde | BewaardeLoonwaarde | None = None
    prestaties: tuple[str, ...] = ()
    subsidie: Subsidie | BewaardeSubsidie | None = None
    melding: str = ""
    peildatum: date | None = None
    verschil: int | None = None

    @property
    def stappen(self) -> tuple[Stap, ...]:
        """The explanation trail, loonwaarde first; built when asked for."""
        delen = (self.loonwaarde, self.subsidie)
        return tuple(stap for deel in delen if deel is not None for stap in deel.stappen)

    @property
    def onbevestigd(self) -> tuple[str, ...]:
        """One line for each unconfirmed amount that was used."""
        return self.subsidie.onbevestigd if self.subsidie else ()
