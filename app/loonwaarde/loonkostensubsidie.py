"""From loonwaarde to the loonkostensubsidie per month (Participatiewet art. 10d)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from app.loonwaarde.bedrag import CENT, check_getal, check_heel, format_datum, format_getal, show
from app.loonwaarde.bedragen import Bedragen, load_bedragen
from app.loonwaarde.fout import LoonwaardeFout
from app.loonwaarde.grondslag import Geschaald, Grondslag, find_grondslag
from app.loonwaarde.toelichting import Stap
from app.loonwaarde.uitleg import build_stappen

LEEFTIJD: Final = (15, 75)
CONTRACTUREN: Final = (CENT, Decimal(60))
VOLTIJDUREN: Final = (Decimal(20), Decimal(48))
VAKANTIEBIJSLAG_HOOGST: Final = 25
WERKGEVERSLASTEN_HOOGST: Final = 100
PERCENTAGE_DECIMALEN: Final = 4


class Route(StrEnum):
    """How the subsidy is set: from the loonwaarde (lid 4) or as a fixed share (lid 5)."""

    LID4 = "lid4"
    LID5 = "lid5"


@dataclass(frozen=True, slots=True)
class SubsidieInvoer:
    """Input of one month: hours per week, percentages in percent.

    `werkgeverslasten` replaces the legal percentage; `vakantiebijslag` is the one on the side of the
    loonwaarde (default: the legal one); on `leeftijdsdatum` the age counts (default: peildatum).
    """

    peildatum: date
    geboortedatum: date
    route: Route
    contracturen: Decimal
    voltijduren: Decimal
    loonwaarde: int | None = None
    werkgeverslasten: Decimal | None = None
    vakantiebijslag: Decimal | None = None
    leeftijdsdatum: date | None = None


@dataclass(frozen=True, slots=True)
class Subsidie:
    """The loonkostensubsidie in euro per month; `totaal` = `subsidie` + `werkgeverslasten`, to the cent.

    `plafond` tells that the cap of 70 percent lowered the amount.
    """

    subsidie: Decimal
    werkgeverslasten: Decimal
    totaal: Decimal
    plafond: bool
    invoer: SubsidieInvoer
    grondslag: Grondslag
    teller: int
    noemer: int

    @property
    def exact(self) -> Fraction:
        """Return the unrounded total in euro per month."""
        return Fraction(self.teller, self.noemer)

    @property
    def onbevestigd(self) -> tuple[str, ...]:
        """Return one line for each unconfirmed amount that was used."""
        return tuple(tekst for _, tekst in self.grondslag.onbevestigd)

    @property
    def peildatum(self) -> date:
        """Return the day whose amounts were used."""
        return self.grondslag.peildatum

    @property
    def leeftijd(self) -> int:
        """Return the age in years that was used."""
        return self.grondslag.leeftijd

    @property
    def minimumloon(self) -> Fraction:
        """Return the minimum wage for the age in euro per month, unrounded."""
        return self.grondslag.minimumloon

    @property
    def werkgeverslasten_percentage(self) -> Decimal:
        """Return the compensation for employer costs in percent."""
        return self.grondslag.werkgeverslasten

    @property
    def stappen(self) -> tuple[Stap, ...]:
        """Return the explanation trail, built on demand."""
        return build_stappen(self)


def compute_subsidie(invoer: SubsidieInvoer, bedragen: Bedragen | None = None) -> Subsidie:
    """Return the subsidy per month, exact until one rounding half up to the cent.

    Participatiewet art. 10d lid 4 (route lid4) and lid 5 (route lid5, takes no loonwaarde); Regeling
    loonkostensubsidie Participatiewet 2021 art. 1. Hours per week, percentages in percent. The cap comes
    before the employer costs. Raises GeenBedrag for a date without an amount, LoonwaardeFout otherwise.
    """
    grondslag = find_invoer_grondslag(invoer, bedragen or load_bedragen())
    vast = grondslag.geschaald
    contract = _honderdsten(invoer.contracturen, "contracturen", *CONTRACTUREN)
    voltijd = _honderdsten(invoer.voltijduren, "voltijduren", *VOLTIJDUREN)
    maand, plafond = _maandbedrag(invoer, vast)
    teller = maand * min(contract, voltijd)
    noemer = vast.schaal * (vast.urennorm_honderdsten or voltijd)
    deel = (200 * teller + noemer) // (2 * noemer)
    teller *= vast.lasten_teller
    noemer *= vast.lasten_noemer
    samen = (200 * teller + noemer) // (2 * noemer)
    return Subsidie(
        CENT * deel, CENT * (samen - deel), CENT * samen, plafond, invoer, grondslag, teller, noemer
    )


def _maandbedrag(invoer: SubsidieInvoer, vast: Geschaald) -> tuple[int, bool]:
    """Return the amount before the hours, scaled, and whether the cap lowered it."""
    if invoer.route == "lid4":
        loonwaarde = invoer.loonwaarde
        if type(loonwaarde) is not int or not 0 <= loonwaarde <= 100:
            loonwaarde = check_heel(loonwaarde, "loonwaarde", 0, 100)
        maand = vast.loonkosten - loonwaarde * vast.per_procent
        if maand > vast.plafond:
            return vast.plafond, True
        return max(maand, 0), False
    _check_forfait(invoer)
    return vast.forfait, False


def find_invoer_grondslag(invoer: SubsidieInvoer, bedragen: Bedragen) -> Grondslag:
    """Check dates, age and percentages, and return the amounts that go with them."""
    leeftijd = leeftijd_op(invoer.geboortedatum, invoer.leeftijdsdatum or invoer.peildatum)
    if not LEEFTIJD[0] <= leeftijd <= LEEFTIJD[1]:
        raise _leeftijd_fout(invoer, leeftijd)
    lasten, bijslag = invoer.werkgeverslasten, invoer.vakantiebijslag
    if lasten is not None:
        check_getal(lasten, "werkgeverslasten", 0, WERKGEVERSLASTEN_HOOGST, PERCENTAGE_DECIMALEN)
    if bijslag is not None:
        check_getal(bijslag, "vakantiebijslag", 0, VAKANTIEBIJSLAG_HOOGST, PERCENTAGE_DECIMALEN)
    return find_grondslag(bedragen, invoer.peildatum, leeftijd, lasten, bijslag)


def leeftijd_op(geboortedatum: date, dag: date) -> int:
    """Return the age in years on a day; born on 29 February: a year older on 1 March of a common year."""
    nog_niet = (dag.month, dag.day) < (geboortedatum.month, geboortedatum.day)
    return dag.year - geboortedatum.year - nog_niet


def peildatum_for(ingangsdatum: date, dag: date) -> date:
    """Return the peildatum on a day: the start, afterwards the latest 1 January (Pw art. 10d lid 7)."""
    return max(ingangsdatum, date(dag.year, 1, 1))


def _honderdsten(uren: Decimal, veld: str, laagst: Decimal, hoogst: Decimal) -> int:
    """Return hours in hundredths; raises LoonwaardeFout outside the range or with more decimals."""
    try:
        if laagst <= uren <= hoogst:
            heel = int(uren * 100)
            if CENT * heel == uren and isinstance(uren, Decimal):
                return heel
    except (ArithmeticError, TypeError):
        pass
    raise LoonwaardeFout(
        veld,
        f"{veld}: {show(uren)} is geen getal van {format_getal(laagst)} tot en met "
        f"{format_getal(hoogst)}, met hoogstens 2 decimalen.",
    )


def _check_forfait(invoer: SubsidieInvoer) -> None:
    if invoer.route != "lid5":
        raise LoonwaardeFout("route", f"route: “{show(invoer.route)}” is geen lid4 of lid5.")
    if invoer.loonwaarde is not None:
        raise LoonwaardeFout(
            "loonwaarde", "loonwaarde: bij route lid5 (forfait) hoort geen loonwaarde; laat dit veld weg."
        )


def _leeftijd_fout(invoer: SubsidieInvoer, leeftijd: int) -> LoonwaardeFout:
    geboren = f"geboortedatum: {format_datum(invoer.geboortedatum)}"
    if leeftijd < 0:
        return LoonwaardeFout(
            "geboortedatum", f"{geboren} ligt na de peildatum {format_datum(invoer.peildatum)}."
        )
    return LoonwaardeFout(
        "geboortedatum",
        f"{geboren} geeft een leeftijd van {leeftijd} jaar op de peildatum {format_datum(invoer.peildatum)}; "
        f"dat moet {LEEFTIJD[0]} tot en met {LEEFTIJD[1]} jaar zijn.",
    )
