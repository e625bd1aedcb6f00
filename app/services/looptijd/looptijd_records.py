"""What a screen shows of a running subsidie."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from app.loonwaarde import Stap


class Bewijs(NamedTuple):
    """A receipt in columns; euro per month, hours per week, percent."""

    id: int
    plaatsing_id: int
    meting_id: int | None
    gemaakt: datetime
    van: date | None
    tot: date | None
    peildatum: date | None
    route: str
    loonwaarde: int | None
    leeftijd: int | None
    minimumloon: Decimal | None
    plafond: bool | None
    werkgeverslasten_percentage: Decimal | None
    subsidie: Decimal | None
    werkgeverslasten: Decimal | None
    totaal: Decimal | None
    besluit_datum: date | None
    besluit_bedrag: Decimal | None
    besluit_afwijking: str
    contracturen: Decimal | None
    voltijduren: Decimal | None
    onbevestigd: bool | None
    versie: int | None
    vervallen: datetime | None

    def holds_on(self, dag: date) -> bool:
        """Whether its period covers a day."""
        return (self.van or self.peildatum or dag) <= dag <= (self.tot or dag)


@dataclass(frozen=True, slots=True)
class Deelbedrag:
    """The amount in euro for a part of a month, by calendar days."""

    van: date
    tot: date
    bedrag: Decimal


@dataclass(frozen=True, slots=True)
class Looptijdregel:
    """One period; euro per month, hours per week, percent.

    With a receipt everything comes from it, else it was computed now. `stand`: "vastgelegd", "voorlopig",
    "verschilt" (the facts say something else than the receipt: `verschillen`, `nieuw_bedrag`) or "geen"
    (no amount: `melding` says why; `zonder_bedrag` when only the legal amounts lack).
    """

    van: date
    tot: date
    open_einde: bool
    peildatum: date | None
    redenen: tuple[str, ...]
    markeringen: tuple[str, ...]
    stand: str
    melding: str
    zonder_bedrag: bool
    nu: bool
    bedrag: Decimal | None
    subsidie: Decimal | None
    werkgeverslasten: Decimal | None
    plafond: bool
    loonwaarde: int | None
    leeftijd: int | None
    contracturen: Decimal | None
    voltijduren: Decimal | None
    route: str
    onbevestigd: tuple[str, ...]
    stappen: tuple[Stap, ...]
    vier_weken: Decimal | None
    delen: tuple[Deelbedrag, ...]
    bewijs: Bewijs | None
    versies: tuple[Bewijs, ...]
    nieuw_bedrag: Decimal | None
    verschillen: tuple[str, ...]
    keuze: str
    mag_kiezen: bool
    opmerking: str = ""

    @property
    def besluit_wijkt_af(self) -> bool:
        """Whether the gemeente decided another amount than was computed."""
        besluit = self.bewijs.besluit_bedrag if self.bewijs else None
        return besluit is not None and besluit != self.bedrag


@dataclass(frozen=True, slots=True)
class Termijn:
    """A term: what, in words, and how urgent ("good", "info", "attention", "bad")."""

    titel: str
    tekst: str
    ernst: str
    chip: str


@dataclass(frozen=True, slots=True)
class Looptijd:
    """The running subsidie of one plaatsing; `melding` says what is lacking for it.

    `open` counts the periods that are not kept as they are now; `vervallen` are receipts of before that
    belong to no period any more.
    """

    plaatsing_id: int
    titel: str
    melding: str
    regels: tuple[Looptijdregel, ...]
    termijnen: tuple[Termijn, ...]
    open: int
    vervallen: tuple[Bewijs, ...]

    @property
    def nu(self) -> Looptijdregel | None:
        """The period of today."""
        return next((regel for regel in self.regels if regel.nu), None)
