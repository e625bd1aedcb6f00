"""From counts to a percentage, so that nothing counts twice (process.md: the visit).

tempo = units made (good and bad) per net minute, against a colleague or the norm; kwaliteit = usable
units of units made; netto werktijd = net minutes of all minutes. Times taken over from a run are exact.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from app.loonwaarde import format_getal, round_half_up_cent
from app.loonwaarde.telling import Kant, compute_kwaliteit, compute_netto_werktijd, compute_tempo
from app.services.records import Telling, WaarnemingRecord

MINUUT = 60_000


def with_percentage(waarneming: WaarnemingRecord, norm_per_uur: Decimal | None) -> WaarnemingRecord:
    """The observation with its percentage and text; a value that was given goes before counts."""
    if waarneming.waarde is not None:
        tekst = f"{format_getal(waarneming.waarde)} %"
        return replace(waarneming, percentage=waarneming.waarde, tekst=tekst)
    deel, uitleg = _count(waarneming.factor, waarneming.telling, norm_per_uur)
    if deel is None:
        return replace(waarneming, percentage=None, tekst=uitleg)
    percentage = round_half_up_cent(deel)
    return replace(waarneming, percentage=percentage, tekst=f"{uitleg} → {format_getal(percentage)} %")


def spreiding(waarnemingen: Iterable[WaarnemingRecord], factor: str) -> Decimal | None:
    """Percentage points between the lowest and the highest observation; None with fewer than two."""
    waarden = [w.percentage for w in waarnemingen if w.factor == factor and w.percentage is not None]
    return max(waarden) - min(waarden) if len(waarden) > 1 else None


def format_minuten(ms: int) -> str:
    """Time as it is read out: "35 min" or "34:10 min"; parts of a second are left out."""
    minuten, seconden = divmod(ms // 1000, 60)
    return f"{minuten}:{seconden:02} min" if ms % MINUUT else f"{minuten} min"


def _count(factor: str, telling: Telling, norm_per_uur: Decimal | None) -> tuple[Fraction | None, str]:
    if factor == "tempo":
        return _tempo(telling, norm_per_uur)
    if factor == "kwaliteit":
        return _kwaliteit(telling)
    return _netto_werktijd(telling)


def _tempo(telling: Telling, norm_per_uur: Decimal | None) -> tuple[Fraction | None, str]:
    werknemer, collega = _werknemer(telling), _collega(telling)
    if telling.aantal is None or werknemer.netto_ms <= 0:
        return None, ""
    gezien = f"{telling.aantal} in {format_minuten(werknemer.netto_ms)}"
    norm = Fraction(norm_per_uur) if norm_per_uur else None
    if not collega.per_uur and not norm:
        return None, gezien
    if collega.per_uur:
        gezien += f", collega {collega.gemaakt} in {format_minuten(collega.netto_ms)}"
    else:
        gezien += f", norm {format_getal(norm_per_uur or Decimal(0))} per uur"
    return compute_tempo(werknemer, collega, norm) or Fraction(0), gezien


def _kwaliteit(telling: Telling) -> tuple[Fraction | None, str]:
    if not telling.aantal or telling.fouten is None or telling.fouten > telling.aantal:
        return None, ""
    gezien = f"{telling.aantal - telling.fouten} van {telling.aantal} bruikbaar"
    collega = Kant()
    if telling.collega_fouten is not None and telling.collega_aantal:
        collega = _collega(telling)
        goed = collega.gemaakt - collega.fouten
        gezien += f", collega {goed} van {collega.gemaakt}"
    elif telling.foutmarge:
        gezien += f", {format_getal(telling.foutmarge)} % fout is gewoon"
    return compute_kwaliteit(_werknemer(telling), collega, Fraction(telling.foutmarge or 0)), gezien


def _netto_werktijd(telling: Telling) -> tuple[Fraction | None, str]:
    werknemer, collega = _werknemer(telling), _collega(telling)
    getimed = telling.minuten is None and telling.netto_ms is not None
    if telling.onderbroken_minuten is None and not getimed:
        return None, ""
    deel = compute_netto_werktijd(werknemer, collega if getimed else Kant())
    if deel is None or werknemer.netto_ms < 0:
        return None, ""
    van = format_minuten(werknemer.bruto_ms)
    gezien = f"{format_minuten(werknemer.netto_ms).removesuffix(' min')} van {van} gewerkt"
    if getimed and collega.gezien and collega.netto_ms != collega.bruto_ms:
        gezien += f", collega {format_minuten(collega.netto_ms)}"
    return deel, gezien


def _werknemer(telling: Telling) -> Kant:
    """What the employee did; typed minutes go before those of a run. Net time 0 when it cannot be."""
    aantal, fouten = telling.aantal or 0, telling.fouten or 0
    if telling.minuten is None:
        return Kant(aantal, fouten, telling.bruto_ms or 0, telling.netto_ms or 0)
    netto = (telling.minuten - (telling.onderbroken_minuten or 0)) * MINUUT
    return Kant(aantal, fouten, telling.minuten * MINUUT, netto)


def _collega(telling: Telling) -> Kant:
    aantal, fouten = telling.collega_aantal or 0, telling.collega_fouten or 0
    if telling.collega_minuten is not None:
        netto = telling.collega_minuten * MINUUT
        return Kant(aantal, fouten, netto, netto, gezien=True)
    gezien = telling.collega_netto_ms is not None
    return Kant(aantal, fouten, telling.collega_bruto_ms or 0, telling.collega_netto_ms or 0, gezien=gezien)
