"""The part of the subsidy that day, age and percentages fix: looked up once, kept as scaled whole numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm

from app.loonwaarde.bedragen import ONBEVESTIGD, Bedragen, Waarde, describe_onbevestigd


@dataclass(frozen=True, slots=True, eq=False)
class Grondslag:
    """Amounts in euro per month; the `_n` fields are the same amounts times `schaal`, exact."""

    peildatum: date
    leeftijd: int
    minimumloon: Fraction
    waarden: tuple[Waarde, ...]
    vakantiebijslag: Decimal
    vakantiebijslag_loonwaarde: Decimal
    eigen_vakantiebijslag: bool
    plafond: Decimal
    forfait: Decimal
    urennorm: Decimal | None
    urennorm_honderdsten: int
    werkgeverslasten: Decimal
    eigen_werkgeverslasten: bool
    onbevestigd: tuple[tuple[str, str], ...]
    schaal: int
    loonkosten_n: int
    per_procent_n: int
    plafond_n: int
    forfait_n: int
    lasten_n: int
    lasten_d: int

    @property
    def loonkosten(self) -> Fraction:
        """Return B: the minimum wage with holiday allowance."""
        return Fraction(self.loonkosten_n, self.schaal)


@lru_cache(maxsize=4096)
def find_grondslag(
    bedragen: Bedragen,
    peildatum: date,
    leeftijd: int,
    eigen_lasten: Decimal | None,
    eigen_bijslag: Decimal | None,
) -> Grondslag:
    """Return the dated part for an age in years; raises GeenBedrag and LoonwaardeFout."""
    minimumloon, waarden = bedragen.minimumloon(peildatum, leeftijd)
    dagwaarden = [
        bedragen.vakantiebijslag(peildatum),
        bedragen.plafond(peildatum),
        bedragen.forfait(peildatum),
    ]
    bijslag, plafond, forfait = (waarde.waarde or Decimal(0) for waarde in dagwaarden)
    norm = bedragen.urennorm(peildatum)
    gebruikt = [*waarden, *dagwaarden, norm]
    if eigen_lasten is None:
        gebruikt.append(bedragen.werkgeverslasten(peildatum))
    lasten = gebruikt[-1].waarde or Decimal(0) if eigen_lasten is None else eigen_lasten
    loonwaardekant = bijslag if eigen_bijslag is None else eigen_bijslag
    onbevestigd = tuple(
        (w.parameter, describe_onbevestigd(bedragen, w)) for w in gebruikt if w.status == ONBEVESTIGD
    )
    loonkosten = minimumloon * (1 + Fraction(bijslag) / 100)
    per_procent = minimumloon * (1 + Fraction(loonwaardekant) / 100) / 100
    bedrag_plafond, bedrag_forfait = (loonkosten * Fraction(deel) / 100 for deel in (plafond, forfait))
    breuken = (loonkosten, per_procent, bedrag_plafond, bedrag_forfait)
    schaal = lcm(*(breuk.denominator for breuk in breuken))
    geschaald = (int(breuk * schaal) for breuk in breuken)
    opslag = 1 + Fraction(lasten) / 100
    return Grondslag(
        peildatum,
        leeftijd,
        minimumloon,
        tuple(gebruikt),
        bijslag,
        loonwaardekant,
        eigen_bijslag is not None,
        plafond,
        forfait,
        norm.waarde,
        0 if norm.waarde is None else int(norm.waarde * 100),
        lasten,
        eigen_lasten is not None,
        onbevestigd,
        schaal,
        *geschaald,
        opslag.numerator,
        opslag.denominator,
    )
