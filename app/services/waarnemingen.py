"""From counts to a percentage, so that nothing counts twice (process.md: the visit).

tempo = units made (good and bad) per net minute, against a colleague or the norm; kwaliteit = usable
units of units made; netto werktijd = net minutes of all minutes.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from app.loonwaarde import format_getal, round_half_up_cent
from app.services.records import Telling, WaarnemingRecord


def with_percentage(waarneming: WaarnemingRecord, norm_per_uur: Decimal | None) -> WaarnemingRecord:
    """The observation with its percentage and text; a value that was given goes before counts."""
    if waarneming.waarde is not None:
        tekst = f"{format_getal(waarneming.waarde)} %"
        return replace(waarneming, percentage=waarneming.waarde, tekst=tekst)
    deel, uitleg = _count(waarneming.factor, waarneming.telling, norm_per_uur)
    if deel is None:
        return replace(waarneming, percentage=None, tekst=uitleg)
    percentage = round_half_up_cent(100 * deel)
    return replace(waarneming, percentage=percentage, tekst=f"{uitleg} → {format_getal(percentage)} %")


def spreiding(waarnemingen: Iterable[WaarnemingRecord], factor: str) -> Decimal | None:
    """Percentage points between the lowest and the highest observation; None with fewer than two."""
    waarden = [w.percentage for w in waarnemingen if w.factor == factor and w.percentage is not None]
    return max(waarden) - min(waarden) if len(waarden) > 1 else None


def _count(factor: str, telling: Telling, norm_per_uur: Decimal | None) -> tuple[Fraction | None, str]:
    if factor == "tempo":
        return _tempo(telling, norm_per_uur)
    if factor == "kwaliteit":
        return _kwaliteit(telling)
    return _netto_werktijd(telling)


def _tempo(telling: Telling, norm_per_uur: Decimal | None) -> tuple[Fraction | None, str]:
    netto = _netto(telling)
    if telling.aantal is None or not netto:
        return None, ""
    gezien = f"{telling.aantal} in {netto} min"
    if telling.collega_aantal and telling.collega_minuten:
        tekst = f"{gezien}, collega {telling.collega_aantal} in {telling.collega_minuten} min"
        collega = Fraction(telling.collega_aantal, telling.collega_minuten)
        return Fraction(telling.aantal, netto) / collega, tekst
    if norm_per_uur:
        norm = Fraction(norm_per_uur) / 60
        return Fraction(telling.aantal, netto) / norm, f"{gezien}, norm {format_getal(norm_per_uur)} per uur"
    return None, gezien


def _kwaliteit(telling: Telling) -> tuple[Fraction | None, str]:
    if not telling.aantal or telling.fouten is None or telling.fouten > telling.aantal:
        return None, ""
    goed = telling.aantal - telling.fouten
    return Fraction(goed, telling.aantal), f"{goed} van {telling.aantal} bruikbaar"


def _netto_werktijd(telling: Telling) -> tuple[Fraction | None, str]:
    netto = _netto(telling)
    if netto is None or not telling.minuten or telling.onderbroken_minuten is None:
        return None, ""
    return Fraction(netto, telling.minuten), f"{netto} van {telling.minuten} min gewerkt"


def _netto(telling: Telling) -> int | None:
    """Minutes really worked; None when they are unknown or more were lost than there are."""
    if telling.minuten is None:
        return None
    netto = telling.minuten - (telling.onderbroken_minuten or 0)
    return netto if netto >= 0 else None
