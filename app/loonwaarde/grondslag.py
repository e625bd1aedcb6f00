"""The part of the subsidy that day, age and percentages fix: looked up once, kept as scaled whole numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm

from app.loonwaarde.bedragen import ONBEVESTIGD, Bedragen, Waarde, describe_onbevestigd


@dataclass(frozen=True, slots=True)
class Geschaald:
    """Amounts in euro per month times `schaal`, and 1 + werkgeverslasten as a fraction; all whole numbers."""

    schaal: int
    loonkosten: int
    per_procent: int
    plafond: int
    forfait: int
    lasten_teller: int
    lasten_noemer: int
    urennorm_honderdsten: int


@dataclass(frozen=True, slots=True, eq=False)
class Grondslag:
    """The dated amounts for one day and age: minimum wage in euro per month, percentages in percent.

    `gebruikt` holds the amounts looked up, `onbevestigd` (parameter, line); `eigen_…` tells that the caller
    gave the percentage.
    """

    peildatum: date
    leeftijd: int
    minimumloon: Fraction
    vakantiebijslag: Decimal
    vakantiebijslag_loonwaarde: Decimal
    eigen_vakantiebijslag: bool
    plafond: Decimal
    forfait: Decimal
    urennorm: Decimal | None
    werkgeverslasten: Decimal
    eigen_werkgeverslasten: bool
    gebruikt: tuple[Waarde, ...]
    onbevestigd: tuple[tuple[str, str], ...]
    geschaald: Geschaald

    @property
    def loonkosten(self) -> Fraction:
        """Return the minimum wage with holiday allowance in euro per month."""
        return Fraction(self.geschaald.loonkosten, self.geschaald.schaal)


@lru_cache(maxsize=4096)
def find_grondslag(
    bedragen: Bedragen,
    peildatum: date,
    leeftijd: int,
    eigen_lasten: Decimal | None,
    eigen_bijslag: Decimal | None,
) -> Grondslag:
    """Return the dated part for an age in years; raises GeenBedrag and LoonwaardeFout."""
    minimumloon, gebruikt = bedragen.minimumloon(peildatum, leeftijd)
    bijslag, plafond, forfait = (
        bedragen.vakantiebijslag(peildatum),
        bedragen.plafond(peildatum),
        bedragen.forfait(peildatum),
    )
    norm = bedragen.urennorm(peildatum)
    gebruikt = (*gebruikt, bijslag, plafond, forfait, norm)
    if eigen_lasten is None:
        gebruikt = (*gebruikt, bedragen.werkgeverslasten(peildatum))
    lasten = gebruikt[-1].getal if eigen_lasten is None else eigen_lasten
    loonwaardekant = bijslag.getal if eigen_bijslag is None else eigen_bijslag
    return Grondslag(
        peildatum=peildatum,
        leeftijd=leeftijd,
        minimumloon=minimumloon,
        vakantiebijslag=bijslag.getal,
        vakantiebijslag_loonwaarde=loonwaardekant,
        eigen_vakantiebijslag=eigen_bijslag is not None,
        plafond=plafond.getal,
        forfait=forfait.getal,
        urennorm=norm.waarde,
        werkgeverslasten=lasten,
        eigen_werkgeverslasten=eigen_lasten is not None,
        gebruikt=gebruikt,
        onbevestigd=_onbevestigd(bedragen, gebruikt),
        geschaald=_scale(minimumloon, bijslag, plafond, forfait, norm, loonwaardekant, lasten),
    )


def _onbevestigd(bedragen: Bedragen, gebruikt: tuple[Waarde, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (w.parameter, describe_onbevestigd(bedragen, w)) for w in gebruikt if w.status == ONBEVESTIGD
    )


def _scale(
    minimumloon: Fraction,
    bijslag: Waarde,
    plafond: Waarde,
    forfait: Waarde,
    norm: Waarde,
    loonwaardekant: Decimal,
    lasten: Decimal,
) -> Geschaald:
    """Bring the amounts under one denominator."""
    loonkosten = minimumloon * _plus(bijslag.getal)
    delen = [
        loonkosten,
        minimumloon * _plus(loonwaardekant) / 100,
        loonkosten * Fraction(plafond.getal) / 100,
        loonkosten * Fraction(forfait.getal) / 100,
    ]
    schaal = lcm(*(deel.denominator for deel in delen))
    basis, per_procent, hoogst, vast = (int(deel * schaal) for deel in delen)
    opslag = _plus(lasten)
    uren = int((norm.waarde or 0) * 100)
    return Geschaald(schaal, basis, per_procent, hoogst, vast, opslag.numerator, opslag.denominator, uren)


def _plus(percentage: Decimal) -> Fraction:
    return 1 + Fraction(percentage) / 100
