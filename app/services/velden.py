"""Fields as data: what a field is called, what it accepts, how its text is read and written.

A form on screen, the check of what was typed and the list of what is missing all come from the same
declaration. Reading refuses with a Dutch message that names the field, the value and the range.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from app.loonwaarde import LoonwaardeFout, parse_getal
from app.services.errors import UserError

Waarde = str | int | bool | Decimal | date | time | None


LANGSTE_NOTITIE = 200_000
VROEGSTE_JAAR, LAATSTE_JAAR = 1900, 2100


class Soort(StrEnum):
    """How a field is typed and stored."""

    TEKST = "tekst"
    NOTITIE = "notitie"
    DATUM = "datum"
    TIJD = "tijd"
    DUUR = "duur"
    GETAL = "getal"
    GEHEEL = "geheel"
    PERCENTAGE = "percentage"
    EURO = "euro"
    KEUZE = "keuze"
    MEERKEUZE = "meerkeuze"
    JANEE = "janee"
    VERWIJZING = "verwijzing"


@dataclass(frozen=True, slots=True)
class Veld:
    """One field. `breedte` counts columns of a grid of six; `uitleg` and `bron` are shown by F1.

    `weglaten` is a prefix that may be typed and is not stored.
    """

    naam: str
    label: str
    soort: Soort = Soort.TEKST
    verplicht: bool = False
    eenheid: str = ""
    keuzes: tuple[tuple[str, str], ...] = ()
    verwijst_naar: str = ""
    uitleg: str = ""
    bron: str = ""
    breedte: int = 2
    maximum_lengte: int = 300
    minimum: str = "0"
    maximum: str = "1000000"
    decimalen: int = 2
    patroon: str = ""
    patroon_uitleg: str = ""
    weglaten: str = ""


JANEE = (("ja", "Ja"), ("nee", "Nee"), ("", "Onbekend"))


def parse(veld: Veld, tekst: str) -> Waarde:
    """The stored value of what was typed; empty text is no value.

    Raises UserError that names the field, what was typed and what it accepts.
    """
    schoon = readable(tekst).strip()
    if not schoon:
        return "" if veld.soort in TEKSTSOORTEN else None
    return LEZERS[veld.soort](veld, schoon)


def readable(tekst: str) -> str:
    """The same text with a replacement sign for what no archive can hold: half a character, or none."""
    if tekst.isascii() and "\0" not in tekst:
        return tekst
    heel = tekst.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return heel.replace("\0", "\N{REPLACEMENT CHARACTER}")


def format_waarde(veld: Veld, waarde: Waarde) -> str:
    """The text of a stored value as it stands in the field."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, Decimal):
        return format_getal(waarde)
    if isinstance(waarde, date):
        return f"{waarde:%d-%m-%Y}"
    if isinstance(waarde, time):
        return f"{waarde:%H:%M}"
    if veld.soort is Soort.DUUR:
        return format_duur(int(waarde))
    return str(waarde)


def format_getal(waarde: Decimal) -> str:
    """A decimal with a comma and without idle zeros after it: "87,5"."""
    tekst = format(waarde, "f")
    if "." in tekst:
        tekst = tekst.rstrip("0").rstrip(".")
    return tekst.replace(".", ",")


def format_geheel(getal: int) -> str:
    """A whole number with a point between the thousands: "12.345"."""
    return f"{getal:,}".replace(",", ".")


def format_aantal(aantal: int, een: str, meer: str) -> str:
    """ "1 dag", "6 dagen", "12.345 dagen"."""
    return f"{format_geheel(aantal)} {een if aantal == 1 else meer}"


def format_duur(minuten: int) -> str:
    """Minutes as hours and minutes: 585 is "9:45"."""
    return f"{minuten // 60}:{minuten % 60:02d}"


def _refuse(veld: Veld, tekst: str, wat: str) -> UserError:
    getoond = " ".join(tekst[:200].split())
    getoond = getoond if len(getoond) <= 40 else getoond[:39] + "…"
    return UserError(f"{veld.label}: “{getoond}” {wat}", veld.naam)


def _read_tekst(veld: Veld, tekst: str) -> str:
    if veld.weglaten and tekst.upper().startswith(veld.weglaten):
        tekst = tekst[len(veld.weglaten) :].strip()
    if len(tekst) > veld.maximum_lengte:
        wat = f"heeft {len(tekst)} tekens; er passen er {veld.maximum_lengte}. Kort de tekst in."
        raise _refuse(veld, tekst, wat)
    if veld.patroon and not re.fullmatch(veld.patroon, tekst):
        raise _refuse(veld, tekst, veld.patroon_uitleg)
    return tekst


def _read_notitie(veld: Veld, tekst: str) -> str:
    if len(tekst) > LANGSTE_NOTITIE:
        raise _refuse(veld, tekst, "is langer dan 200.000 tekens. Kort de tekst in.")
    return tekst


DATUM = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})|(\d{4})-(\d{2})-(\d{2})", re.ASCII)


def _read_datum(veld: Veld, tekst: str) -> date:
    match = DATUM.fullmatch(tekst)
    if not match:
        raise _refuse(veld, tekst, "is geen volledige datum. Schrijf dag-maand-jaar, zoals 03-02-2026.")
    dag, maand, jaar, iso_jaar, iso_maand, iso_dag = match.groups()
    try:
        datum = date(int(jaar or iso_jaar), int(maand or iso_maand), int(dag or iso_dag))
    except ValueError:
        raise _refuse(veld, tekst, "bestaat niet op de kalender. Kijk de dag en de maand na.") from None
    if not VROEGSTE_JAAR <= datum.year <= LAATSTE_JAAR:
        raise _refuse(veld, tekst, f"ligt niet tussen {VROEGSTE_JAAR} en {LAATSTE_JAAR}. Kijk het jaar na.")
    return datum


TIJD = re.compile(r"(\d{1,2})[:.]?(\d{2})?", re.ASCII)


def _read_tijd(veld: Veld, tekst: str) -> time:
    match = TIJD.fullmatch(tekst)
    if match and int(match[1]) < 24 and int(match[2] or 0) < 60:
        return time(int(match[1]), int(match[2] or 0))
    raise _refuse(veld, tekst, "is geen tijd. Schrijf uren:minuten, zoals 13:15.")


DUUR = re.compile(r"(\d{1,4}):([0-5]\d)", re.ASCII)
KEER = re.compile(r"([0-9]{1,4})\s*[xX×*]\s*([1-7])")


def _read_duur(veld: Veld, tekst: str) -> int:
    """Minutes of "9:36" or "45 x 5" (minutes times days); a bare number counts in the unit of the field."""
    if match := DUUR.fullmatch(tekst):
        minuten = Decimal(int(match[1]) * 60 + int(match[2]))
    elif match := KEER.fullmatch(tekst):
        minuten = Decimal(int(match[1]) * int(match[2]))
    else:
        getal = _read_getal(veld, tekst, "0", "100000")
        minuten = getal * 60 if veld.eenheid.startswith("u") else getal
    laagste, hoogste = int(veld.minimum), int(veld.maximum)
    if minuten != int(minuten) or not laagste <= minuten <= hoogste:
        grenzen = f"{format_duur(laagste)} en {format_duur(hoogste)}"
        raise _refuse(veld, tekst, f"past niet. Schrijf uren:minuten tussen {grenzen}, zoals 9:36.")
    return int(minuten)


def _read_getal(veld: Veld, tekst: str, minimum: str = "", maximum: str = "") -> Decimal:
    try:
        return parse_getal(
            tekst,
            veld.label,
            Decimal(minimum or veld.minimum),
            Decimal(maximum or veld.maximum),
            veld.decimalen,
        )
    except LoonwaardeFout as fout:
        raise UserError(str(fout), veld.naam) from None


def _read_percentage(veld: Veld, tekst: str) -> Decimal:
    return _read_getal(veld, tekst.rstrip("%").rstrip())


def _read_euro(veld: Veld, tekst: str) -> Decimal:
    kaal = tekst.lstrip("€").strip()
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d{1,2})?", kaal, re.ASCII):
        kaal = kaal.replace(".", "")
    return _read_getal(veld, kaal)


def _read_geheel(veld: Veld, tekst: str) -> int:
    getal = _read_getal(veld, tekst)
    if getal != int(getal):
        raise _refuse(veld, tekst, "is geen heel getal.")
    return int(getal)


def _read_keuze(veld: Veld, tekst: str) -> str:
    if tekst not in dict(veld.keuzes):
        raise _refuse(veld, tekst, "staat niet in de lijst. Kies een van de mogelijkheden.")
    return tekst


def _read_meerkeuze(veld: Veld, tekst: str) -> str:
    delen = [deel.strip() for deel in tekst.split(",") if deel.strip()]
    return ",".join(dict.fromkeys(_read_keuze(veld, deel) for deel in delen))


def _read_janee(veld: Veld, tekst: str) -> bool:
    if tekst not in ("ja", "nee"):
        raise _refuse(veld, tekst, "is geen ja of nee.")
    return tekst == "ja"


def _read_verwijzing(veld: Veld, tekst: str) -> int:
    if not (tekst.isascii() and tekst.isdigit() and len(tekst) < 16):
        raise _refuse(veld, tekst, "staat niet in de lijst. Kies een van de mogelijkheden.")
    return int(tekst)


TEKSTSOORTEN = frozenset({Soort.TEKST, Soort.NOTITIE, Soort.KEUZE, Soort.MEERKEUZE})

LEZERS: dict[Soort, Callable[[Veld, str], Waarde]] = {
    Soort.TEKST: _read_tekst,
    Soort.NOTITIE: _read_notitie,
    Soort.DATUM: _read_datum,
    Soort.TIJD: _read_tijd,
    Soort.DUUR: _read_duur,
    Soort.GETAL: _read_getal,
    Soort.GEHEEL: _read_geheel,
    Soort.PERCENTAGE: _read_percentage,
    Soort.EURO: _read_euro,
    Soort.KEUZE: _read_keuze,
    Soort.MEERKEUZE: _read_meerkeuze,
    Soort.JANEE: _read_janee,
    Soort.VERWIJZING: _read_verwijzing,
}
