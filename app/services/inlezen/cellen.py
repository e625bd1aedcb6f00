"""A cell of a file as the text somebody would type in the field; what was done to it is said."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from app.services.velden import Soort, Veld, format_getal

DAG_NUL, DAG_NUL_1904 = date(1899, 12, 30), date(1904, 1, 1)
VOORLOOPNULLEN = {"kvk": (7, 8), "bsn": (7, 9), "cbs_code": (1, 4), "telefoon": (9, 10)}
"""Figures that are left at least, and that belong there."""
JA = frozenset({"ja", "j", "yes", "y", "waar", "true", "1", "x"})
NEE = frozenset({"nee", "n", "no", "onwaar", "false", "0"})
MAANDEN = {
    naam: nummer
    for nummer, namen in enumerate(
        (
            "januari jan",
            "februari feb febr",
            "maart mrt mar",
            "april apr",
            "mei may",
            "juni jun",
            "juli jul",
            "augustus aug",
            "september sep sept",
            "oktober okt oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for naam in namen.split()
}
MET_MAAND = re.compile(r"(\d{1,2})[\s./-]+([a-z]{3,9})\.?[\s./-]+(\d{4}|\d{2})", re.ASCII)
KORT_JAAR = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2})", re.ASCII)
AANEEN = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
MET_TIJD = re.compile(
    r"(\d{4}-\d{2}-\d{2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?", re.ASCII
)
NULPUNT = re.compile(r"(-?\d{1,15})[.,]0+", re.ASCII)

EENHEID = re.compile(r"(?:\s*(?:uren|uur|u|p/w|per week|weken|dagen|%|procent)\.?)+$", re.IGNORECASE)

Gelezen = tuple[str, str]
"""The text, and what to tell about it ("" for nothing)."""


def read_cel(
    veld: Veld, cel: Any, vandaag: date, *, datum1904: bool = False, maal100: bool = False
) -> Gelezen:
    """The cell as text for `veld`; `maal100` for a column of Excel percentages (0,59 is 59 %)."""
    if cel is None or cel == "":
        return "", ""
    if isinstance(cel, str):
        tekst = cel.strip()
        lezer = TEKSTLEZERS.get(veld.soort)
        return lezer(veld, tekst, vandaag) if lezer else (tekst, "")
    if isinstance(cel, bool):
        return ("ja" if cel else "nee"), ""
    if isinstance(cel, datetime):
        return f"{cel:%d-%m-%Y}", ""
    if isinstance(cel, date):
        return f"{cel:%d-%m-%Y}", ""
    if isinstance(cel, time):
        return f"{cel:%H:%M}", ""
    if isinstance(cel, timedelta):
        minuten = int(cel.total_seconds()) // 60
        return f"{minuten // 60}:{minuten % 60:02d}", ""
    return _read_number(veld, cel, datum1904, maal100)


def as_text(cel: Any) -> str:
    """A cell as it is shown before anything is known of its column."""
    if isinstance(cel, str):
        return cel.strip()
    return read_cel(Veld("", ""), cel, date.min)[0]


def _read_number(veld: Veld, cel: Any, datum1904: bool, maal100: bool) -> Gelezen:
    """A number of a spreadsheet has fifteen digits; what lies behind them is noise of the machine."""
    getal = Decimal(format(cel, ".15g"))
    if not getal.is_finite():
        return str(cel), ""
    if veld.soort is Soort.DATUM:
        return _read_day_number(getal, datum1904)
    if veld.soort is Soort.JANEE:
        return {0: "nee", 1: "ja"}.get(int(getal) if getal == int(getal) else -1, format_getal(getal)), ""
    if maal100:
        return format_getal(getal * 100), "Excel-percentage: met 100 vermenigvuldigd."
    return _with_zeros(veld, format_getal(getal))


def _with_zeros(veld: Veld, tekst: str) -> Gelezen:
    """A number of fixed length loses the zeros in front of it in a spreadsheet."""
    minst, lengte = VOORLOOPNULLEN.get(veld.naam, (0, 0))
    if tekst.isascii() and tekst.isdigit() and minst <= len(tekst) < lengte:
        return tekst.zfill(lengte), f"Nul ervoor gezet: dit heeft {lengte} cijfers."
    return tekst, ""


def _read_day_number(getal: Decimal, datum1904: bool) -> Gelezen:
    """Excel counts days; a column that was not formatted as a date shows the count."""
    tekst = format_getal(getal)
    if match := AANEEN.fullmatch(tekst):
        return f"{match[3]}-{match[2]}-{match[1]}", ""
    if not 366 <= getal < 90_000:
        return tekst, ""
    dag = (DAG_NUL_1904 if datum1904 else DAG_NUL) + timedelta(days=int(getal))
    return f"{dag:%d-%m-%Y}", f"Dagnummer {tekst} van Excel gelezen als {dag:%d-%m-%Y}."


def _read_datum(veld: Veld, tekst: str, vandaag: date) -> Gelezen:
    """A date in the Dutch order, with a month in words, without its century, or with a time."""
    klein = tekst.lower()
    if match := MET_MAAND.fullmatch(klein):
        maand = MAANDEN.get(match[2])
        if maand:
            jaar, noot = _whole_year(match[3], vandaag)
            return f"{int(match[1]):02d}-{maand:02d}-{jaar}", noot
    if match := KORT_JAAR.fullmatch(tekst):
        jaar, noot = _whole_year(match[3], vandaag)
        return f"{int(match[1]):02d}-{int(match[2]):02d}-{jaar}", noot
    if match := AANEEN.fullmatch(tekst):
        return f"{match[3]}-{match[2]}-{match[1]}", ""
    if match := MET_TIJD.fullmatch(tekst):
        return match[1], ""
    return tekst, ""


def _whole_year(cijfers: str, vandaag: date) -> Gelezen:
    """Two figures are a year of this century unless that lies more than ten years ahead."""
    if len(cijfers) == 4:
        return cijfers, ""
    jaar = 2000 + int(cijfers)
    jaar = jaar if jaar <= vandaag.year + 10 else jaar - 100
    return str(jaar), f"Jaar {cijfers} gelezen als {jaar}."


def _read_janee(veld: Veld, tekst: str, vandaag: date) -> Gelezen:
    klein = tekst.lower()
    if klein in ("onbekend", "?", "-"):
        return "", ""
    return "ja" if klein in JA else "nee" if klein in NEE else tekst, ""


def _read_keuze(veld: Veld, tekst: str, vandaag: date) -> Gelezen:
    """The code of a choice by its own name, its words on screen, or the first of those words."""
    zoek = _plain(tekst)
    for code, woorden in veld.keuzes:
        if zoek in (
            _plain(code),
            _plain(woorden),
            _plain(woorden.partition("(")[0]),
            _plain(woorden.partition(":")[0]),
        ):
            return code, ""
    return tekst, ""


def _plain(tekst: str) -> str:
    return re.sub(r"[\W_]+", "", tekst.casefold())


def _read_getal(veld: Veld, tekst: str, vandaag: date) -> Gelezen:
    """Without its unit; whole numbers may carry an idle ",0"."""
    kaal = EENHEID.sub("", tekst)
    if veld.soort is Soort.GEHEEL and (match := NULPUNT.fullmatch(kaal)):
        return match[1], ""
    return kaal or tekst, ""


def _read_text(veld: Veld, tekst: str, vandaag: date) -> Gelezen:
    """Lines in a cell of one line become spaces; signs between the figures of a number go."""
    if veld.naam in ("kvk", "bsn"):
        tekst = re.sub(r"[\s.\-]", "", tekst)
    if tekst.startswith(("=", "@")):
        return tekst, "Begint met een teken van een formule; het blijft gewone tekst."
    return _with_zeros(veld, " ".join(tekst.split()))


TEKSTLEZERS: dict[Soort, Callable[[Veld, str, date], Gelezen]] = {
    Soort.TEKST: _read_text,
    Soort.DATUM: _read_datum,
    Soort.JANEE: _read_janee,
    Soort.KEUZE: _read_keuze,
    Soort.GETAL: _read_getal,
    Soort.GEHEEL: _read_getal,
    Soort.PERCENTAGE: _read_getal,
}
