"""The formulas of the sheet Narekening, each with the same sum in exact numbers for the value in its cell.

A spreadsheet computes in binary floating point, in which half a cent can fall on the wrong side. The first
columns show the road as one would write it. The amount itself comes from whole numbers ("rekengetallen")
that are multiplied in parts of six digits: every value on the way stays below 10^13 and every quotient below
fourteen digits, so it is exact, also in a spreadsheet that looks at fifteen digits only. One division is the
last step, and it rounds half up.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from app.documents.workbook import Soort

DEEL = 1_000_000  # one part of a long number: six digits
Waarden = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rekenkolom:
    """A column with a formula: `{name}` is the cell of another column; `reken` gives the same value."""

    naam: str
    kop: str
    formule: str
    reken: Callable[[Waarden], Any]
    soort: Soort = Soort.GEHEEL
    breedte: int = 16


def _scaled(waarde: Decimal | int | None, factor: int) -> int:
    return int(Fraction(waarde or 0) * factor)


def _low(getal: int) -> int:
    return getal % DEEL


def _high(getal: int) -> int:
    return getal // DEEL


def _procent(w: Waarden, naam: str) -> Fraction:
    return 1 + Fraction(w[naam]) / 100


def _wml(w: Waarden) -> Fraction:
    deel = w["jeugdpercentage"]
    return Fraction(w["minimumloon"]) * (1 if deel is None else Fraction(deel) / 100)


def _maand(w: Waarden) -> Any:
    if w["route"] == "lid 5":
        return w["loonkosten"] * Fraction(w["forfait"]) / 100
    return min(
        max(Fraction(0), w["loonkosten"] - w["waarde"]), w["loonkosten"] * Fraction(w["plafond"]) / 100
    )


def _uren(w: Waarden) -> Any:
    return min(uren for uren in (w["contracturen"], w["voltijduren"]) if uren is not None)


def _loongetal(w: Waarden) -> int:
    deel = w["jeugdpercentage"]
    if deel is None:
        return _scaled(w["minimumloon"], DEEL)
    return _scaled(w["minimumloon"], 100) * _scaled(deel, 100)


def _deelgetal(w: Waarden) -> Any:
    vol = DEEL + _scaled(w["vakantiebijslag"], 10_000)
    if w["route"] == "lid 5":
        return _scaled(w["forfait"], 100) * vol
    waarde = w["loonwaarde"] * 100 * (DEEL + _scaled(w["vakantiebijslag_loonwaarde"], 10_000))
    return min(max(0, vol * 10_000 - waarde), _scaled(w["plafond"], 100) * vol)


def _met_lasten(w: Waarden) -> Any:
    lasten = w["r_lasten"]
    laag = _high(_low(w["p5"]) * lasten + _high(_low(w["p4"]) * lasten))
    return _high(w["p6"]) * lasten + _high(_low(w["p6"]) * lasten + laag)


def _afgerond(naam: str) -> Callable[[Waarden], Decimal]:
    return lambda w: Decimal((w[naam] + 50 * w["r_norm"]) // (100 * w["r_norm"])).scaleb(-2)


VOL = "(1000000+ROUND({vakantiebijslag}*10000,0))"
WEG = (
    Rekenkolom(
        "wml",
        "WML naar leeftijd",
        'IF({jeugdpercentage}="",{minimumloon},{minimumloon}*{jeugdpercentage}/100)',
        _wml,
        Soort.EURO,
    ),
    Rekenkolom(
        "loonkosten",
        "WML met vakantiebijslag",
        "{wml}*(100+{vakantiebijslag})/100",
        lambda w: w["wml"] * _procent(w, "vakantiebijslag"),
        Soort.EURO,
    ),
    Rekenkolom(
        "waarde",
        "Loonwaarde in geld",
        "N({loonwaarde})/100*{wml}*(100+{vakantiebijslag_loonwaarde})/100",
        lambda w: Fraction(w["loonwaarde"] or 0, 100) * w["wml"] * _procent(w, "vakantiebijslag_loonwaarde"),
        Soort.EURO,
    ),
    Rekenkolom(
        "maand",
        "Subsidie bij volle uren",
        'IF({route}="lid 5",{loonkosten}*{forfait}/100,'
        "MIN(MAX(0,{loonkosten}-{waarde}),{loonkosten}*{plafond}/100))",
        _maand,
        Soort.EURO,
    ),
    Rekenkolom(
        "factor",
        "Urenfactor",
        'MIN({contracturen},{voltijduren})/IF({urennorm}="",{voltijduren},{urennorm})',
        lambda w: Fraction(_uren(w)) / Fraction(w["urennorm"] or w["voltijduren"]),
        Soort.FACTOR,
    ),
    Rekenkolom(
        "onafgerond",
        "LKS onafgerond",
        "{maand}*{factor}*(100+{werkgeverslasten})/100",
        lambda w: w["maand"] * w["factor"] * _procent(w, "werkgeverslasten"),
        Soort.FACTOR,
    ),
)
REKENGETALLEN = (
    Rekenkolom(
        "r_loon",
        "Rekengetal loon",
        'IF({jeugdpercentage}="",ROUND({minimumloon}*1000000,0),'
        "ROUND({minimumloon}*100,0)*ROUND({jeugdpercentage}*100,0))",
        _loongetal,
    ),
    Rekenkolom(
        "r_deel",
        "Rekengetal deel",
        f'IF({{route}}="lid 5",ROUND({{forfait}}*100,0)*{VOL},MIN(MAX(0,{VOL}*10000-{{loonwaarde}}*100*'
        f"(1000000+ROUND({{vakantiebijslag_loonwaarde}}*10000,0))),ROUND({{plafond}}*100,0)*{VOL}))",
        _deelgetal,
    ),
    Rekenkolom(
        "r_uren",
        "Rekengetal uren",
        "ROUND(MIN({contracturen},{voltijduren})*100,0)",
        lambda w: _scaled(_uren(w), 100),
    ),
    Rekenkolom(
        "r_norm",
        "Rekengetal gedeeld door",
        'ROUND(IF({urennorm}="",{voltijduren},{urennorm})*100,0)',
        lambda w: _scaled(w["urennorm"] or w["voltijduren"], 100),
    ),
    Rekenkolom(
        "r_lasten",
        "Rekengetal lasten",
        "1000000+ROUND({werkgeverslasten}*10000,0)",
        lambda w: DEEL + _scaled(w["werkgeverslasten"], 10_000),
    ),
)
PRODUCTEN = (
    Rekenkolom(
        "p1",
        "Product 1",
        "MOD({r_deel},1000000)*MOD({r_loon},1000000)",
        lambda w: _low(w["r_deel"]) * _low(w["r_loon"]),
    ),
    Rekenkolom(
        "p2",
        "Product 2",
        "INT({r_deel}/1000000)*MOD({r_loon},1000000)+MOD({r_deel},1000000)*INT({r_loon}/1000000)"
        "+INT({p1}/1000000)",
        lambda w: (
            _high(w["r_deel"]) * _low(w["r_loon"]) + _low(w["r_deel"]) * _high(w["r_loon"]) + _high(w["p1"])
        ),
    ),
    Rekenkolom(
        "p3",
        "Product 3",
        "INT({r_deel}/1000000)*INT({r_loon}/1000000)+INT({p2}/1000000)",
        lambda w: _high(w["r_deel"]) * _high(w["r_loon"]) + _high(w["p2"]),
    ),
    Rekenkolom("p4", "Product 4", "MOD({p1},1000000)*{r_uren}", lambda w: _low(w["p1"]) * w["r_uren"]),
    Rekenkolom(
        "p5",
        "Product 5",
        "MOD({p2},1000000)*{r_uren}+INT({p4}/1000000)",
        lambda w: _low(w["p2"]) * w["r_uren"] + _high(w["p4"]),
    ),
    Rekenkolom(
        "p6",
        "Product 6",
        "{p3}*{r_uren}+INT({p5}/1000000)",
        lambda w: w["p3"] * w["r_uren"] + _high(w["p5"]),
    ),
    Rekenkolom(
        "p7",
        "Product 7",
        "INT({p6}/1000000)*{r_lasten}+INT((MOD({p6},1000000)*{r_lasten}+INT((MOD({p5},1000000)*{r_lasten}"
        "+INT(MOD({p4},1000000)*{r_lasten}/1000000))/1000000))/1000000)",
        _met_lasten,
    ),
)
UITKOMST = (
    Rekenkolom(
        "lks_formule",
        "LKS per maand (formule)",
        "INT(({p6}+50*{r_norm})/(100*{r_norm}))/100",
        _afgerond("p6"),
        Soort.EURO,
    ),
    Rekenkolom(
        "lks_incl_formule",
        "LKS incl. werkgeverslasten (formule)",
        "INT(({p7}+50*{r_norm})/(100*{r_norm}))/100",
        _afgerond("p7"),
        Soort.EURO,
        24,
    ),
    Rekenkolom(
        "verschil_lks",
        "Verschil LKS per maand",
        "ROUND({lks}-{lks_formule},2)",
        lambda w: w["lks"] - w["lks_formule"],
        Soort.EURO,
    ),
    Rekenkolom(
        "verschil",
        "Verschil",
        "ROUND({lks_incl}-{lks_incl_formule},2)",
        lambda w: w["lks_incl"] - w["lks_incl_formule"],
        Soort.EURO,
    ),
)
REKENKOLOMMEN = (*WEG, *REKENGETALLEN, *PRODUCTEN, *UITKOMST)
