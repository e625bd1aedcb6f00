"""Euros and percentages as exact numbers: reading, rounding, writing."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from app.loonwaarde.fout import LoonwaardeFout

CENT: Final = Decimal("0.01")
_GETAL: Final = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?", re.ASCII)
_DATUM: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_LANGST: Final = 100
_TOON: Final = 40
_DEEL: Final = 8


def round_half_up(waarde: Fraction | Decimal, decimalen: int) -> int:
    """Return `waarde` in units of the last decimal, half away from zero."""
    teller, noemer = waarde.as_integer_ratio()
    heel: int = (2 * abs(teller) * 10**decimalen + noemer) // (2 * noemer)
    return heel if teller >= 0 else -heel


def round_half_up_cent(waarde: Fraction | Decimal) -> Decimal:
    """Round an amount in euros half up to the cent."""
    return CENT * round_half_up(waarde, 2)


def round_half_up_percent(waarde: Fraction | Decimal) -> int:
    """Round half up to a whole percent (Besluit LKS Participatiewet 2021 art. 3 lid 1)."""
    return round_half_up(waarde, 0)


def show(waarde: object) -> str:
    """Give a value in a form that fits and can be written in every message."""
    tekst = "leeg" if waarde is None else str(waarde)
    tekst = tekst[: _TOON + 1].encode("utf-8", "replace").decode()
    tekst = "".join(teken if teken.isprintable() else "\N{REPLACEMENT CHARACTER}" for teken in tekst)
    return tekst if len(tekst) <= _TOON else tekst[:_TOON] + "…"


def _bereik(minimum: Decimal, maximum: Decimal, decimalen: int | None) -> str:
    deel = "" if decimalen is None else f", met hoogstens {decimalen} decimalen"
    heel = ", zonder decimalen" if decimalen == 0 else deel
    return f"van {format_getal(minimum)} tot en met {format_getal(maximum)}{heel}"


def parse_getal(
    text: object,
    veld: str,
    minimum: Decimal | int,
    maximum: Decimal | int,
    decimalen: int | None,
    plaats: str = "",
) -> Decimal:
    """Read a number of ASCII digits with at most one decimal point or comma.

    `veld` is the name in the message, `plaats` the path of the field (default: `veld`); `decimalen` None
    means any number of decimals. Raises LoonwaardeFout naming the field, the value and the range.
    """
    laagst, hoogst = Decimal(minimum), Decimal(maximum)
    if isinstance(text, str) and len(text) <= _LANGST and (gevonden := _GETAL.fullmatch(text)):
        achter = gevonden[2] or ""
        getal = Decimal(f"{gevonden[1]}.{achter}" if achter else gevonden[1])
        if (decimalen is None or len(achter) <= decimalen) and laagst <= getal <= hoogst:
            return getal
    raise LoonwaardeFout(
        plaats or veld,
        f"{veld}: “{show(text)}” is geen getal {_bereik(laagst, hoogst, decimalen)}; "
        "schrijf cijfers met hoogstens één komma of punt.",
    )


def check_getal(
    waarde: object,
    veld: str,
    minimum: Decimal | int,
    maximum: Decimal | int,
    decimalen: int | None,
    plaats: str = "",
) -> Decimal:
    """Return a Decimal that lies in the range; raises LoonwaardeFout like `parse_getal`."""
    laagst, hoogst = Decimal(minimum), Decimal(maximum)
    if isinstance(waarde, Decimal) and waarde.is_finite() and laagst <= waarde <= hoogst:
        exponent = waarde.as_tuple().exponent
        if isinstance(exponent, int) and -exponent <= (_LANGST if decimalen is None else decimalen):
            return waarde
    raise LoonwaardeFout(
        plaats or veld, f"{veld}: {show(waarde)} is geen getal {_bereik(laagst, hoogst, decimalen)}."
    )


def check_heel(waarde: object, veld: str, minimum: int, maximum: int, plaats: str = "") -> int:
    """Return a whole number in the range (a boolean is none); raises LoonwaardeFout."""
    if type(waarde) is int and minimum <= waarde <= maximum:
        return waarde
    toon = show(waarde) if type(waarde) is not int or abs(waarde) < 10**_TOON else "dat getal"
    raise LoonwaardeFout(
        plaats or veld, f"{veld}: {toon} is geen heel getal van {minimum} tot en met {maximum}."
    )


def parse_datum(text: object, veld: str, plaats: str = "") -> date:
    """Read a complete ISO date (jjjj-mm-dd); raises LoonwaardeFout."""
    if isinstance(text, str) and len(text) == 10 and _DATUM.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise LoonwaardeFout(
        plaats or veld, f"{veld}: “{show(text)}” is geen bestaande datum in de vorm jjjj-mm-dd."
    )


def format_getal(waarde: Decimal) -> str:
    """Write an exact number with a decimal comma and without trailing zeros."""
    tekst = f"{waarde:f}"
    return (tekst.rstrip("0").rstrip(".") if "." in tekst else tekst).replace(".", ",")


def format_centen(centen: int) -> str:
    """Write whole cents as "€ 1.104,07"; a negative amount gets "− € 87,00"."""
    if centen < 0:
        return f"− {format_centen(-centen)}"
    cijfers = str(centen)
    if 2 < len(cijfers) < 6:
        return f"€ {cijfers[:-2]},{cijfers[-2:]}"
    if 5 < len(cijfers) < 9:
        return f"€ {cijfers[:-5]}.{cijfers[-5:-2]},{cijfers[-2:]}"
    heel = f"{centen // 100:,}".replace(",", ".")
    return f"€ {heel},{centen % 100:02d}"


def format_euro(bedrag: Decimal | Fraction) -> str:
    """Write an amount in euros, rounded half up to the cent: "€ 1.104,07"."""
    return format_centen(round_half_up(bedrag, 2))


def format_euro_exact(bedrag: Fraction) -> str:
    """Write an unrounded amount: at least two decimals, at most six, then "…"."""
    miljoenste, rest = divmod(abs(bedrag.numerator) * 10**6, bedrag.denominator)
    centen, staart = divmod(miljoenste, 10**4)
    tekst = format_centen(centen if bedrag >= 0 else -centen)
    if rest:
        return f"{tekst}{staart:04d}…"
    return tekst + f"{staart:04d}".rstrip("0")


def format_percentage(waarde: Decimal | Fraction, decimalen: int = 2) -> str:
    """Write a percentage with a fixed number of decimals, half up: "58,15" (without the sign)."""
    heel, rest = divmod(abs(round_half_up(waarde, decimalen)), 10**decimalen)
    teken = "−" if round_half_up(waarde, decimalen) < 0 else ""
    return f"{teken}{heel},{rest:0{decimalen}d}" if decimalen else f"{teken}{heel}"


def format_som(som: Fraction) -> str:
    """Write a fraction exactly, or cut to 8 decimals when it has no end; never with idle zeros."""
    decimalen = _count_decimalen(som)
    if decimalen is None:
        return _cut(som, _DEEL).rstrip("0").rstrip(".")
    return _cut(som, decimalen)


def format_breuk(breuk: Fraction | Decimal) -> str:
    """Write a number exactly with a decimal comma; with more than 8 decimals it is cut, with "…"."""
    waarde = Fraction(breuk)
    decimalen = _count_decimalen(waarde)
    if decimalen is None or decimalen > _DEEL:
        return _cut(waarde, _DEEL).replace(".", ",") + "…"
    return _cut(waarde, decimalen).replace(".", ",")


def _count_decimalen(breuk: Fraction) -> int | None:
    """Return the number of decimals of a fraction, None when it has no end."""
    rest, machten = breuk.denominator, []
    for priem in (2, 5):
        macht = 0
        while rest % priem == 0:
            rest, macht = rest // priem, macht + 1
        machten.append(macht)
    return max(machten) if rest == 1 else None


def _cut(breuk: Fraction, decimalen: int) -> str:
    heel, rest = divmod(breuk.numerator * 10**decimalen // breuk.denominator, 10**decimalen)
    return f"{heel}.{rest:0{decimalen}d}" if decimalen else str(heel)


def format_datum(dag: date) -> str:
    """Write a date as in tables: "01-01-2027"."""
    return f"{dag.day:02}-{dag.month:02}-{dag.year:04}"
