"""From typed texts to a case: every refusal at its own field, in words that say what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from app.loonwaarde import Bedragen, Route, add_months
from app.services.errors import UserError
from app.services.formulieren.rekenhulp import JONGST, LEEFTIJD, OUDST, REKENHULP
from app.services.rekenhulp.records import Situatie
from app.services.velden import Soort, Veld, parse, readable

NODIG = {
    "loonwaarde": "Vul de loonwaarde in, een heel getal van 0 tot en met 100.",
    "contracturen": "Vul de uren van het contract in.",
    "voltijduren": "Vul in hoeveel uur in dit werk voltijd is.",
    "leeftijd": "Vul een leeftijd in, zoals 19, of een geboortedatum.",
    "ingangsdatum": "Vul de eerste dag van de subsidie in.",
}
_GEBOORTEDATUM = Veld("leeftijd", "Geboortedatum", Soort.DATUM)
_LANGSTE_LEEFTIJD = 3  # signs; more is meant as a date
_GEEN_LEEFTIJD = f"Kies een leeftijd van {JONGST} tot en met {OUDST} jaar, of een geboortedatum."
_GEEN_DATUM = "Dit is geen leeftijd en geen datum. Schrijf 19, of 03-02-2007."


@dataclass(frozen=True, slots=True)
class Gelezen:
    """The case, or None with a message per field that stands in its way."""

    situatie: Situatie | None
    meldingen: Mapping[str, str]


def read_situatie(teksten: Mapping[str, str]) -> Gelezen:
    """Read the texts of REKENHULP; never raises."""
    waarden: dict[str, Any] = {}
    meldingen: dict[str, str] = {}
    for veld in REKENHULP:
        tekst = teksten.get(veld.naam, "")
        try:
            waarden[veld.naam] = _read_leeftijd(tekst) if veld is LEEFTIJD else parse(veld, tekst)
        except UserError as fout:
            meldingen[veld.naam] = fout.tekst
        else:
            if veld.naam in NODIG and waarden[veld.naam] is None:
                meldingen[veld.naam] = NODIG[veld.naam]
    return Gelezen(None if meldingen else _situatie(waarden), meldingen)


def suggest_teksten(bedragen: Bedragen, vandaag: date) -> dict[str, str]:
    """A case to begin with: the first day of the next month, or of this one while that has no amount."""
    begin = add_months(vandaag.replace(day=1), 1)
    if begin > bedragen.laatste_dag():
        begin = vandaag.replace(day=1)
    return {
        "loonwaarde": "50",
        "route": Route.LID4.value,
        "contracturen": "32",
        "voltijduren": "38",
        "leeftijd": "21",
        "ingangsdatum": f"{begin:%d-%m-%Y}",
        "loon": "",
        "lasten": "",
    }


def _read_leeftijd(tekst: str) -> int | date | None:
    """An age in years, or a birth date; the field is narrow, so the refusals are short."""
    schoon = readable(tekst).strip().removesuffix("jaar").rstrip()
    if not schoon:
        return None
    if schoon.isascii() and schoon.isdigit() and len(schoon) <= _LANGSTE_LEEFTIJD:
        if JONGST <= int(schoon) <= OUDST:
            return int(schoon)
        raise UserError(_GEEN_LEEFTIJD, LEEFTIJD.naam)
    try:
        geboren = parse(_GEBOORTEDATUM, schoon)
    except UserError:
        raise UserError(_GEEN_DATUM, LEEFTIJD.naam) from None
    assert isinstance(geboren, date)
    return geboren


def _situatie(waarden: Mapping[str, Any]) -> Situatie:
    """With only an age the birthday is taken on the first day, so that none falls in the year after it."""
    ingang, leeftijd = waarden["ingangsdatum"], waarden["leeftijd"]
    jaren = leeftijd if isinstance(leeftijd, int) else None
    return Situatie(
        ingangsdatum=ingang,
        geboortedatum=leeftijd if jaren is None else add_months(ingang, -12 * jaren),
        leeftijd=jaren,
        route=Route(waarden["route"] or Route.LID4),
        contracturen=waarden["contracturen"],
        voltijduren=waarden["voltijduren"],
        loonwaarde=waarden["loonwaarde"],
        loon=_amount(waarden["loon"]),
        lasten=_amount(waarden["lasten"]),
    )


def _amount(waarde: object) -> Decimal | None:
    assert waarde is None or isinstance(waarde, Decimal)
    return waarde
