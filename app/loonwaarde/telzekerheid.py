"""How sure counts are: 95 % intervals, computed exactly and rounded outwards.

tempo beside a colleague: given both counts together, the employee's share of them is binomial (the
conditional test for two rates); its Clopper-Pearson interval is turned back into a ratio. tempo against
a norm: Garwood's interval for a Poisson count. kwaliteit: Clopper-Pearson for the usable part, the
measure beside it taken as fixed. Above EXACT counts the score interval of Wilson (and its Poisson
counterpart) takes over: there the two differ by less than a point.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from app.loonwaarde.telling import Kant, compute_kwaliteit, compute_tempo

EXACT = 200
STAP = 10_000  # an interval of a share is found to 1/STAP
LAMBDA_STAP = 100
STAART = 40  # one in so many lies outside on either side: 2,5 %
Z = Decimal("1.959964")
DIEP = Context(prec=50)

Interval = tuple[Fraction, Fraction | None]


def tempo_interval(werknemer: Kant, collega: Kant, norm_per_uur: Fraction | None) -> Interval | None:
    """95 % interval of the tempo in percent; no upper end when the counts set none; None without tempo."""
    if compute_tempo(werknemer, collega, norm_per_uur) is None:
        return None
    if collega.per_uur:
        laag, hoog = share_interval(werknemer.gemaakt, werknemer.gemaakt + collega.gemaakt)
        maat = Fraction(100 * collega.netto_ms, werknemer.netto_ms)
        return maat * laag / (1 - laag), None if hoog == 1 else maat * hoog / (1 - hoog)
    laag, hoog = count_interval(werknemer.gemaakt)
    assert werknemer.per_uur and norm_per_uur
    maat = 100 * werknemer.per_uur / werknemer.gemaakt / norm_per_uur
    return maat * laag, maat * hoog


def kwaliteit_interval(werknemer: Kant, collega: Kant, foutmarge: Fraction = Fraction(0)) -> Interval | None:
    """95 % interval of the kwaliteit in percent; None without kwaliteit."""
    kwaliteit = compute_kwaliteit(werknemer, collega, foutmarge)
    if kwaliteit is None:
        return None
    goed = werknemer.gemaakt - werknemer.fouten
    heel = compute_kwaliteit(Kant(gemaakt=1), collega, foutmarge)
    assert heel is not None
    laag, hoog = share_interval(goed, werknemer.gemaakt)
    return heel * laag, heel * hoog


@lru_cache(maxsize=4096)
def share_interval(aantal: int, van: int) -> tuple[Fraction, Fraction]:
    """95 % interval (0-1) of a share of which `aantal` of `van` were seen; ValueError when that cannot be."""
    if not 0 <= aantal <= van or not van:
        raise ValueError(f"{aantal} van {van}")
    if van > EXACT:
        return _wilson(aantal, van)
    return 1 - _upper_share(van - aantal, van), _upper_share(aantal, van)


@lru_cache(maxsize=1024)
def count_interval(aantal: int) -> tuple[Fraction, Fraction]:
    """95 % interval of the expected count when `aantal` (0 or more) was counted."""
    if aantal > EXACT:
        half, wortel = Z * Z / 2, Z * (aantal + Z * Z / 4).sqrt(DIEP)
        return Fraction(aantal + half - wortel), Fraction(aantal + half + wortel)
    hoog = _first(lambda stap: _poisson(aantal, stap) * STAART <= 1, LAMBDA_STAP * (2 * aantal + 8))
    laag = 0
    if aantal:
        laag = _first(lambda stap: (1 - _poisson(aantal - 1, stap)) * STAART > 1, LAMBDA_STAP * (aantal + 1))
    return Fraction(max(0, laag - 1), LAMBDA_STAP), Fraction(hoog, LAMBDA_STAP)


def _upper_share(aantal: int, van: int) -> Fraction:
    """The smallest share at which so few would be seen in at most 2,5 % of all cases."""
    heel: int = STAP**van
    return Fraction(_first(lambda stap: _tail(aantal, van, stap) * STAART <= heel, STAP), STAP)


def _tail(aantal: int, van: int, stap: int) -> int:
    """STAP**van times the chance of at most `aantal` of `van` when the share is stap/STAP; exact."""
    if aantal == van:
        return int(STAP**van)
    rest = STAP - stap
    term: int = rest**van
    samen = term
    for k in range(aantal):
        term = term * (van - k) * stap // ((k + 1) * rest)
        samen += term
    return samen


def _poisson(aantal: int, stap: int) -> Decimal:
    """The chance of at most `aantal` when stap/LAMBDA_STAP is expected."""
    verwacht = DIEP.divide(Decimal(stap), Decimal(LAMBDA_STAP))
    term = samen = Decimal(1)
    for k in range(1, aantal + 1):
        term = DIEP.divide(DIEP.multiply(term, verwacht), Decimal(k))
        samen = DIEP.add(samen, term)
    return DIEP.multiply(samen, DIEP.exp(-verwacht))


def _first(is_far: Callable[[int], bool], grens: int) -> int:
    """The first step from 0 up to `grens` that is far enough; `grens` when none before it is."""
    laag, hoog = 0, grens
    while laag < hoog:
        midden = (laag + hoog) // 2
        if is_far(midden):
            hoog = midden
        else:
            laag = midden + 1
    return hoog


def _wilson(aantal: int, van: int) -> tuple[Fraction, Fraction]:
    kwadraat = Z * Z
    spreiding = Decimal(aantal * (van - aantal)) / van + kwadraat / 4
    wortel = Z * spreiding.sqrt(DIEP)
    laag = (aantal + kwadraat / 2 - wortel) / (van + kwadraat)
    hoog = (aantal + kwadraat / 2 + wortel) / (van + kwadraat)
    return _step(max(Decimal(0), laag), ROUND_FLOOR), _step(min(Decimal(1), hoog), ROUND_CEILING)


def _step(waarde: Decimal, richting: str) -> Fraction:
    return Fraction(waarde.quantize(Decimal(1) / STAP, richting))
