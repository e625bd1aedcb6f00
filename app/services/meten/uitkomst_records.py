"""What a meting comes to: computed while it is a concept, read from the receipt once it is definitief."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.loonwaarde import Loonwaarde, Stap, Subsidie
from app.services.records import Gevoeligheid


@dataclass(frozen=True, slots=True)
class BewaardeLoonwaarde:
    """A loonwaarde as it was frozen: whole percent, exact sum as text, steps."""

    percentage: int
    som_tekst: str
    stappen: tuple[Stap, ...]


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
    gevoeligheid: tuple[Gevoeligheid, ...] = ()

    @property
    def stappen(self) -> tuple[Stap, ...]:
        """The explanation trail, loonwaarde first; built when asked for."""
        delen = (self.loonwaarde, self.subsidie)
        return tuple(stap for deel in delen if deel is not None for stap in deel.stappen)

    @property
    def onbevestigd(self) -> tuple[str, ...]:
        """One line for each unconfirmed amount that was used."""
        return self.subsidie.onbevestigd if self.subsidie else ()
