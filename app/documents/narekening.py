# ruff: noqa: RUF009 - kolom() is dataclasses.field() with the heading in it
"""The sheet Narekening: per subsidy the stored input, and live formulas that give its amount to the cent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from app.documents.narekening_formules import REKENKOLOMMEN
from app.documents.sheet_rows import Formule, column_letter
from app.documents.workbook import Blad, Kolom, Rijen, Soort, kolom


@dataclass(frozen=True, slots=True, kw_only=True)
class NarekeningRij:
    """The input of one subsidy and its amounts, as stored: euro per month, hours per week, percent.

    `minimumloon` is the amount for an adult when a `jeugdpercentage` goes with it, else that of the age.
    """

    dossiernummer: str | None = kolom("Dossiernummer")
    meting: str | None = kolom("Meting")
    van: date | None = kolom("Periode van", Soort.DATUM)
    tot: date | None = kolom("Periode t/m", Soort.DATUM)
    peildatum: date | None = kolom("Peildatum", Soort.DATUM)
    leeftijd: int | None = kolom("Leeftijd op peildatum", Soort.GEHEEL)
    route: str | None = kolom("Route (lid 4 / lid 5)", breedte=12)
    loonwaarde: int | None = kolom("Loonwaarde %", Soort.GEHEEL)
    minimumloon: Decimal | None = kolom("Minimumloon per maand", Soort.EURO)
    minimumloon_vanaf: date | None = kolom("Minimumloon vanaf", Soort.DATUM)
    jeugdpercentage: Decimal | None = kolom("Jeugdpercentage", Soort.PERCENTAGE)
    jeugdpercentage_vanaf: date | None = kolom("Jeugdpercentage vanaf", Soort.DATUM)
    vakantiebijslag: Decimal | None = kolom("Vakantiebijslag %", Soort.PERCENTAGE)
    vakantiebijslag_vanaf: date | None = kolom("Vakantiebijslag vanaf", Soort.DATUM)
    vakantiebijslag_loonwaarde: Decimal | None = kolom("Vakantiebijslag % over loonwaarde", Soort.PERCENTAGE)
    plafond: Decimal | None = kolom("Plafond %", Soort.PERCENTAGE)
    plafond_vanaf: date | None = kolom("Plafond vanaf", Soort.DATUM)
    forfait: Decimal | None = kolom("Forfait %", Soort.PERCENTAGE)
    forfait_vanaf: date | None = kolom("Forfait vanaf", Soort.DATUM)
    contracturen: Decimal | None = kolom("Overeengekomen uren p/w", Soort.UREN)
    voltijduren: Decimal | None = kolom("Voltijduren functie", Soort.UREN)
    urennorm: Decimal | None = kolom("Uren gedeeld door", Soort.UREN)
    urennorm_vanaf: date | None = kolom("Uren gedeeld door vanaf", Soort.DATUM)
    werkgeverslasten: Decimal | None = kolom("Werkgeverslasten %", Soort.PERCENTAGE)
    werkgeverslasten_vanaf: date | None = kolom("Werkgeverslasten % vanaf", Soort.DATUM)
    onbevestigd: str | None = kolom("Onbevestigde bedragen", breedte=28)
    lks: Decimal | None = kolom("LKS per maand", Soort.EURO)
    lks_incl: Decimal | None = kolom("LKS incl. werkgeverslasten", Soort.EURO)


WEG_TE_LATEN = (
    *("dossiernummer", "meting", "van", "tot", "peildatum", "leeftijd", "onbevestigd"),
    *(veld.name for veld in fields(NarekeningRij) if veld.name.endswith("_vanaf")),
)
"""Columns that no formula looks at; the others always go along."""


def list_narekening() -> dict[str, Mapping[str, Any]]:
    """Every column of the sheet in the usual order, with what is declared of it."""
    eigen = {veld.name: veld.metadata for veld in fields(NarekeningRij)}
    gerekend = {
        deel.naam: {"kop": deel.kop, "soort": deel.soort, "breedte": deel.breedte, "standaard": True}
        for deel in REKENKOLOMMEN
    }
    return {**eigen, **gerekend}


def build_narekening(rijen: Sequence[NarekeningRij], namen: Sequence[str], kolommen: Sequence[Kolom]) -> Blad:
    """Return the sheet with these columns, by name; the formulas follow wherever a column stands.

    Raises ValueError when a column is left out that a formula needs, or Verschil is not the last.
    """
    weg = [naam for naam in list_narekening() if naam not in namen and naam not in WEG_TE_LATEN]
    if weg:
        raise ValueError(f"Het blad Narekening kan niet zonder deze kolom: {', '.join(weg)}.")
    if namen[-1] != "verschil":
        raise ValueError("Op het blad Narekening staat de kolom Verschil achteraan.")
    letters = {naam: column_letter(plaats) for plaats, naam in enumerate(namen, 1)}
    eigen = tuple(veld.name for veld in fields(NarekeningRij))

    def make(nummer: int, rij: NarekeningRij) -> tuple[object, ...]:
        waarden: dict[str, Any] = {naam: getattr(rij, naam) for naam in eigen}
        cellen: dict[str, object] = dict(waarden)
        plaats = {naam: f"{letter}{nummer}" for naam, letter in letters.items()}
        for deel in REKENKOLOMMEN:
            waarden[deel.naam] = waarde = deel.reken(waarden)
            cellen[deel.naam] = Formule(deel.formule.format_map(plaats), waarde)
        return tuple(cellen[naam] for naam in namen)

    return Blad("Narekening", tuple(kolommen), Rijen(rijen, make))
