"""From loonwaarde to the loonkostensubsidie per month (Participatiewet art. 10d)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from app.loonwaarde.bedrag import CENT, check_getal, check_heel, format_datum, show
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


class SubsidieInvoer(NamedTuple):
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


class Subsidie(NamedTuple):
    """The loonkostensubsidie per month, kept in whole cents; the parts always add up to the total.

    `plafond` tells that the cap of 70 percent lowered the amount.
    """

    subsidie_centen: int
    totaal_centen: int
    plafond: bool
    invoer: SubsidieInvoer
    grondslag: Grondslag

    @property
    def subsidie(self) -> Decimal:
        """Return the subsidy without employer costs, in euro."""
        return CENT * self.subsidie_centen

    @property
    def werkgeverslasten(self) -> Decimal:
        """Return the compensation for employer costs, in euro."""
        return CENT * (self.totaal_centen - self.subsidie_centen)

    @property
    def totaal(self) -> Decimal:
        """Return what the employer receives, in euro."""
        return CENT * self.totaal_centen

    @property
    def exact(self) -> Fraction:
        """Return the unrounded total in euro per month."""
        teller, noemer, _ = _exacte_subsidie(self.invoer, self.grondslag.geschaald)
        vast = self.grondslag.geschaald
        return Fraction(teller * vast.lasten_teller, noemer * vast.lasten_noemer)

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
    teller, noemer, plafond = _exacte_subsidie(invoer, vast)
    deel = (200 * teller + noemer) // (2 * noemer)
    teller *= vast.lasten_teller
    noemer *= vast.lasten_noemer
    samen = (200 * teller + noemer) // (2 * noemer)
    return Subsidie(deel, samen, plafond, invoer, grondslag)


def _exacte_subsidie(invoer: SubsidieInvoer, vast: Geschaald) -> tuple[int, int, bool]:
    """Return numerator and denominator of the subsidy without employer costs, and whether the cap counts."""
    try:
        contract, voltijd = check_contract(invoer.contracturen), check_voltijd(invoer.voltijduren)
    except (
        TypeError
    ):  # what cannot be looked up in the cache (a signalling NaN) is refused by the check itself
        contract = check_contract.__wrapped__(invoer.contracturen)
        voltijd = check_voltijd.__wrapped__(invoer.voltijduren)
    uren = contract if contract < voltijd else voltijd
    noemer = vast.schaal * (vast.urennorm_honderdsten or voltijd)
    if invoer.route != "lid4":
        _check_forfait(invoer)
        return vast.forfait * uren, noemer, False
    loonwaarde = invoer.loonwaarde
    if type(loonwaarde) is not int or not 0 <= loonwaarde <= 100:
        loonwaarde = check_heel(loonwaarde, "loonwaarde", 0, 100)
    maand = vast.loonkosten - loonwaarde * vast.per_procent
    if maand > vast.plafond:
        return vast.plafond * uren, noemer, True
    return max(maand, 0) * uren, noemer, False


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
    maand = geboortedatum.month
    nog_niet = dag.month < maand or (dag.month == maand and dag.day < geboortedatum.day)
    return dag.year - geboortedatum.year - nog_niet


def peildatum_for(ingangsdatum: date, dag: date) -> date:
    """Return the peildatum on a day: the start, afterwards the latest 1 January (Pw art. 10d lid 7)."""
    return max(ingangsdatum, date(dag.year, 1, 1))


@lru_cache(maxsize=8192, typed=True)
def check_contract(uren: Decimal) -> int:
    """Return contract hours in hundredths (cached: all that are allowed); raises LoonwaardeFout."""
    return int(check_getal(uren, "contracturen", *CONTRACTUREN, 2) * 100)


@lru_cache(maxsize=4096, typed=True)
def check_voltijd(uren: Decimal) -> int:
    """Return full-time hours in hundredths; raises LoonwaardeFout outside their range."""
    return int(check_getal(uren, "voltijduren", *VOLTIJDUREN, 2) * 100)


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
