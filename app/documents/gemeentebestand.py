# ruff: noqa: RUF009 - kolom() is dataclasses.field() with the heading in it
"""The workbook for the gemeente: which sheets, which columns, in which order.

A row record is the definition of its sheet: the order of its fields is the order of the columns.
Percentages are percent points (59 = 59 %), hours are hours per week unless said otherwise, money is euro.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from app.documents.leeswijzer import Leeswijzer, build_leeswijzer
from app.documents.narekening import NarekeningRij, build_narekening, list_narekening
from app.documents.workbook import Blad, Kolom, Rijen, Soort, Werkboek, kolom

Getal = Decimal | Fraction | int


class JaNee(StrEnum):
    """Yes, no or not known."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True, kw_only=True)
class MetingRij:
    """One measurement."""

    dossiernummer: str | None = kolom("Dossiernummer")
    bsn: str | None = kolom("BSN", standaard=False)
    achternaam: str | None = kolom("Achternaam", breedte=24)
    voorletters: str | None = kolom("Voorletters", breedte=12)
    geboortedatum: date | None = kolom("Geboortedatum", Soort.DATUM)
    gemeente: str | None = kolom("Gemeente", breedte=18)
    werkgever: str | None = kolom("Werkgever", breedte=28)
    kvk_nummer: str | None = kolom("KvK-nummer")
    functie: str | None = kolom("Functie", breedte=24)
    normfunctie: str | None = kolom("Normfunctie", breedte=24)
    cao: str | None = kolom("Cao", breedte=20)
    contract_begin: date | None = kolom("Contract begin", Soort.DATUM)
    contract_einde: date | None = kolom("Contract einde", Soort.DATUM)
    overeengekomen_uren: Getal | None = kolom("Overeengekomen uren p/w", Soort.UREN)
    voltijduren_functie: Getal | None = kolom("Voltijduren functie", Soort.UREN)
    route: str | None = kolom("Route (lid 4 / lid 5)", breedte=12)
    datum_aanvraag: date | None = kolom("Datum aanvraag", Soort.DATUM)
    datum_bezoek: date | None = kolom("Datum bezoek", Soort.DATUM)
    datum_zienswijze_werknemer: date | None = kolom("Datum zienswijze werknemer", Soort.DATUM)
    datum_zienswijze_werkgever: date | None = kolom("Datum zienswijze werkgever", Soort.DATUM)
    datum_rapport: date | None = kolom("Datum rapport", Soort.DATUM)
    uiterste_datum_beschikking: date | None = kolom("Uiterste datum beschikking", Soort.DATUM)
    loonwaardedeskundige: str | None = kolom("Loonwaardedeskundige", breedte=24)
    registernummer: str | None = kolom("Registernummer", breedte=16)
    methode: str | None = kolom("Methode", breedte=22)
    loonwaarde: int | None = kolom("Loonwaarde %", Soort.GEHEEL)
    plafond_toegepast: JaNee | None = kolom("Plafond 70 % toegepast")
    peildatum: date | None = kolom("Peildatum", Soort.DATUM)
    leeftijd_op_peildatum: int | None = kolom("Leeftijd op peildatum", Soort.GEHEEL)
    wml_per_maand: Decimal | None = kolom("WML per maand", Soort.EURO)
    lks_per_maand: Decimal | None = kolom("LKS per maand", Soort.EURO)
    werkgeverslasten_percentage: Getal | None = kolom("Werkgeverslasten %", Soort.PERCENTAGE)
    werkgeverslasten: Decimal | None = kolom("Werkgeverslasten", Soort.EURO)
    lks_incl_werkgeverslasten: Decimal | None = kolom("LKS incl. werkgeverslasten", Soort.EURO)
    ingangsdatum: date | None = kolom("Ingangsdatum", Soort.DATUM)
    volgende_meting: date | None = kolom("Volgende meting", Soort.DATUM)
    reden_volgende_meting: str | None = kolom("Reden volgende meting", breedte=32)
    status: str | None = kolom("Status", breedte=12)
    versie: int | None = kolom("Versie", Soort.GEHEEL, 9)
    controlegetal: str | None = kolom("Controlegetal", breedte=20)


@dataclass(frozen=True, slots=True, kw_only=True)
class HoofdtaakRij:
    """One hoofdtaak of a measurement; `gemeten` says how: waargenomen, verklaring, geschat."""

    dossiernummer: str | None = kolom("Dossiernummer")
    meting: str | None = kolom("Meting")
    volgnr: int | None = kolom("Volgnr", Soort.GEHEEL, 9)
    hoofdtaak: str | None = kolom("Hoofdtaak", breedte=32)
    uren: Getal | None = kolom("Uren p/w", Soort.UREN, 11)
    aandeel: Getal | None = kolom("Aandeel %", Soort.PERCENTAGE, 12)
    eenheid: str | None = kolom("Eenheid")
    norm_per_uur: Getal | None = kolom("Norm per uur", Soort.GETAL)
    gemeten: str | None = kolom("Gemeten", breedte=20)
    tempo: Getal | None = kolom("Tempo %", Soort.PERCENTAGE, 12)
    kwaliteit: Getal | None = kolom("Kwaliteit %", Soort.PERCENTAGE, 12)
    netto_werktijd: Getal | None = kolom("Netto werktijd %", Soort.PERCENTAGE)
    arbeidsprestatie: Getal | None = kolom("Arbeidsprestatie %", Soort.PERCENTAGE)
    bron: str | None = kolom("Bron", breedte=24)
    toelichting: str | None = kolom("Toelichting", breedte=48)


@dataclass(frozen=True, slots=True, kw_only=True)
class JobcoachingRij:
    """One coachtraject; hours of the period, `reistijd` in hours and never part of them."""

    dossiernummer: str | None = kolom("Dossiernummer")
    jobcoach: str | None = kolom("Jobcoach", breedte=24)
    regime: str | None = kolom("Regime", breedte=18)
    periode: str | None = kolom("Periode", breedte=26)
    uren_toegekend: Getal | None = kolom("Uren toegekend", Soort.UREN)
    uren_gebruikt: Getal | None = kolom("Uren gebruikt", Soort.UREN)
    uren_over: Getal | None = kolom("Uren over", Soort.UREN)
    reistijd: Getal | None = kolom("Reistijd", Soort.UREN)
    km: Getal | None = kolom("Km", Soort.GETAL, 10)
    aantal_contacten: int | None = kolom("Aantal contacten", Soort.GEHEEL)
    laatste_contact: date | None = kolom("Laatste contact", Soort.DATUM)
    volgend_contact: date | None = kolom("Volgend contact", Soort.DATUM)
    doelen: int | None = kolom("Doelen", Soort.GEHEEL, 10)
    doelen_bereikt: int | None = kolom("Doelen bereikt", Soort.GEHEEL)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaatsingRij:
    """One plaatsing, with four definitions of "geplaatst" side by side."""

    dossiernummer: str | None = kolom("Dossiernummer")
    werkgever: str | None = kolom("Werkgever", breedte=28)
    start: date | None = kolom("Start", Soort.DATUM)
    einde: date | None = kolom("Einde", Soort.DATUM)
    contractsoort: str | None = kolom("Contractsoort", breedte=18)
    intentieverklaring: date | None = kolom("Intentieverklaring", Soort.DATUM)
    uitkomst: str | None = kolom("Uitkomst", breedte=16)
    uitstroomreden: str | None = kolom("Uitstroomreden", breedte=28)
    contract_gestart: JaNee | None = kolom("Contract gestart")
    minstens_zes_maanden: JaNee | None = kolom("Minstens 6 maanden")
    uit_uitkering: JaNee | None = kolom("Uit uitkering")
    regulier_werk: JaNee | None = kolom("Regulier werk")


@dataclass(frozen=True, slots=True)
class KolomKeuze:
    """One column that a gemeente wants: the field of the row record, and its own header text if any."""

    veld: str
    kop: str = ""


Kolomprofiel = Mapping[str, tuple[KolomKeuze, ...]]
"""Per sheet name the columns in the order wanted; what is not named is left out; no entry = all columns."""


@dataclass(frozen=True, slots=True)
class Gemeentebestand:
    """All rows of one export."""

    leeswijzer: Leeswijzer
    metingen: tuple[MetingRij, ...] = ()
    hoofdtaken: tuple[HoofdtaakRij, ...] = ()
    jobcoaching: tuple[JobcoachingRij, ...] = ()
    plaatsingen: tuple[PlaatsingRij, ...] = ()
    narekening: tuple[NarekeningRij, ...] = ()


RIJEN: Mapping[str, type[Any]] = {
    "Metingen": MetingRij,
    "Hoofdtaken": HoofdtaakRij,
    "Jobcoaching": JobcoachingRij,
    "Plaatsingen": PlaatsingRij,
    "Narekening": NarekeningRij,
}


def list_declared(blad: str) -> dict[str, Mapping[str, Any]]:
    """Every column of a sheet in the usual order: field, and what is declared of it."""
    if blad == "Narekening":
        return list_narekening()
    return {veld.name: veld.metadata for veld in fields(RIJEN[blad])}


def build_werkboek(
    bestand: Gemeentebestand,
    profiel: Kolomprofiel | None = None,
    *,
    met_bsn: bool = False,
    bladen: Collection[str] = tuple(RIJEN),
) -> Werkboek:
    """Return the workbook with these sheets, and the Leeswijzer, as data.

    The column BSN appears only with `met_bsn`, whatever the profile says. Raises ValueError on a profile
    that names an unknown sheet or field, or a heading twice.
    """
    if unknown := set(profiel or {}) - set(RIJEN):
        raise ValueError(f"Het kolomprofiel noemt een onbekend blad: {', '.join(sorted(unknown))}.")
    gemaakt = tuple(
        _blad(naam, getattr(bestand, naam.lower()), (profiel or {}).get(naam), met_bsn)
        for naam in RIJEN
        if naam in bladen
    )
    return Werkboek("Bestand voor de gemeente", (*gemaakt, build_leeswijzer(bestand.leeswijzer, gemaakt)))


def choose_kolommen(blad: str, keuzes: tuple[KolomKeuze, ...] | None, met_bsn: bool) -> dict[str, Kolom]:
    """Return the columns wanted by field; raises ValueError on an unknown field or a double heading."""
    alle = list_declared(blad)
    declared = {veld: metadata for veld, metadata in alle.items() if met_bsn or metadata["standaard"]}
    keuzes = keuzes or tuple(KolomKeuze(veld) for veld in declared)
    if unknown := [keuze.veld for keuze in keuzes if keuze.veld not in alle]:
        raise ValueError(f"Het blad {blad} kent deze kolom niet: {', '.join(unknown)}.")
    kolommen = {
        keuze.veld: _kolom_van(declared[keuze.veld], keuze.kop) for keuze in keuzes if keuze.veld in declared
    }
    if len({kolom.kop.casefold() for kolom in kolommen.values()}) < len(kolommen):
        raise ValueError(f"Op het blad {blad} hebben twee kolommen dezelfde kop.")
    return kolommen


def _blad(naam: str, rijen: Sequence[Any], keuzes: tuple[KolomKeuze, ...] | None, met_bsn: bool) -> Blad:
    kolommen = choose_kolommen(naam, keuzes, met_bsn)
    if naam == "Narekening":
        return build_narekening(rijen, tuple(kolommen), tuple(kolommen.values()))
    velden = tuple(kolommen)
    return Blad(
        naam,
        tuple(kolommen.values()),
        Rijen(rijen, lambda _, rij: tuple(getattr(rij, veld) for veld in velden)),
    )


def _kolom_van(declared: Mapping[str, Any], kop: str) -> Kolom:
    return Kolom(kop or declared["kop"], declared["soort"], declared["breedte"])
