"""What a subsidy was computed from, kept in its receipt so that others can compute it again."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from app.loonwaarde import Stap, Subsidie, Waarde
from app.services.meten.uitkomst_records import Rekeninvoer

MAANDLONEN = ("minimumloon_maand", "referentiemaandloon")


def rekeninvoer_of(subsidie: Subsidie) -> Rekeninvoer:
    """Every number that went into a subsidy, with the day since when it holds."""
    invoer, grond = subsidie.invoer, subsidie.grondslag
    gebruikt = {waarde.parameter: waarde for waarde in grond.gebruikt}
    maandloon = next(gebruikt[naam] for naam in MAANDLONEN if naam in gebruikt)
    jeugd = gebruikt.get("jeugdpercentage")
    eigen = grond.eigen_werkgeverslasten
    return Rekeninvoer(
        route=str(invoer.route),
        loonwaarde=invoer.loonwaarde,
        contracturen=invoer.contracturen,
        voltijduren=invoer.voltijduren,
        minimumloon=_bedrag(maandloon, grond.leeftijd),
        minimumloon_vanaf=maandloon.vanaf,
        jeugdpercentage=_bedrag(jeugd, grond.leeftijd) if jeugd else None,
        jeugdpercentage_vanaf=jeugd.vanaf if jeugd else None,
        vakantiebijslag=grond.vakantiebijslag,
        vakantiebijslag_vanaf=gebruikt["vakantiebijslag"].vanaf,
        vakantiebijslag_loonwaarde=grond.vakantiebijslag_loonwaarde,
        plafond=grond.plafond,
        plafond_vanaf=gebruikt["lks_plafond"].vanaf,
        forfait=grond.forfait,
        forfait_vanaf=gebruikt["lks_forfait"].vanaf,
        urennorm=grond.urennorm,
        urennorm_vanaf=gebruikt["lks_urennorm"].vanaf if grond.urennorm else None,
        werkgeverslasten=grond.werkgeverslasten,
        werkgeverslasten_vanaf=None if eigen else gebruikt["werkgeverslasten"].vanaf,
    )


def _bedrag(waarde: Waarde, leeftijd: int) -> Decimal:
    gevonden = waarde.for_leeftijd(leeftijd) if waarde.per_leeftijd else waarde.waarde
    assert gevonden is not None  # it was used
    return gevonden


def load_rekeninvoer(data: Mapping[str, Any] | None, stappen: Iterable[Stap]) -> Rekeninvoer:
    """The input as it was frozen; older receipts hold it only in their steps."""
    if data is None:
        return _from_stappen(tuple(stappen))
    return Rekeninvoer(**{veld.name: _read(veld.name, data[veld.name]) for veld in fields(Rekeninvoer)})


def _read(naam: str, tekst: str | None) -> Any:
    if tekst is None or naam == "route":
        return tekst
    if naam.endswith("_vanaf"):
        return date.fromisoformat(tekst)
    return int(tekst) if naam == "loonwaarde" else Decimal(tekst)


def _from_stappen(stappen: tuple[Stap, ...]) -> Rekeninvoer:
    """Read the numbers from the words of the steps: the wage is then that of the age, exact."""
    loon, kosten, *midden, uren, totaal = stappen
    gegeven = {naam: waarde for stap in midden for naam, waarde in stap.invoer}
    lid4 = "loonwaarde" in gegeven
    plafond = next((naam for naam in gegeven if naam.startswith("plafond van ")), "")
    bijslag = _number(dict(kosten.invoer)["vakantiebijslag"])
    return Rekeninvoer(
        route="lid4" if lid4 else "lid5",
        loonwaarde=int(_number(gegeven["loonwaarde"])) if lid4 else None,
        contracturen=_number(dict(uren.invoer)["uren per week die tellen"]),
        voltijduren=None,
        minimumloon=_number(loon.uitkomst),
        vakantiebijslag=bijslag,
        vakantiebijslag_loonwaarde=_number(gegeven["vakantiebijslag"]) if lid4 else bijslag,
        plafond=_number(plafond.removeprefix("plafond van ")) if lid4 else None,
        forfait=None if lid4 else _number(gegeven["forfait"]),
        urennorm=_number(dict(uren.invoer)["gedeeld door"]),
        werkgeverslasten=_number(dict(totaal.invoer)["werkgeverslasten"]),
    )


def _number(tekst: str) -> Decimal:
    """A number as the steps write it: "€ 2.191,80", "39,5 %", "36 uur"."""
    return Decimal("".join(teken for teken in tekst if teken in "0123456789,").replace(",", "."))
