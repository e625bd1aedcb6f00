"""The workbook for the gemeente: which sheets, which columns, in which order.

A row record is the definition of its sheet: the order of its fields is the order of the columns.
Percentages are percent points (59 = 59 %), hours are hours per week unless said otherwise, money is euro.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from app.documents.workbook import Soort, Werkboek

Getal = Decimal | Fraction | int


class JaNee(StrEnum):
    """Yes, no or not known."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


def _kolom(kop: str, soort: Soort = Soort.TEKST, breedte: int = 14, *, standaard: bool = True) -> Any:
    """Declare a field that is a column; empty unless filled."""
    return field(
        default=None, metadata={"kop": kop, "soort": soort, "breedte": breedte, "standaard": standaard}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MetingRij:
    """One measurement."""

    dossiernummer: str | None = _kolom("Dossiernummer")
    bsn: str | None = _kolom("BSN", standaard=False)
    achternaam: str | None = _kolom("Achternaam", breedte=24)
    voorletters: str | None = _kolom("Voorletters", breedte=12)
    geboortedatum: date | None = _kolom("Geboortedatum", Soort.DATUM)
    gemeente: str | None = _kolom("Gemeente", breedte=18)
    werkgever: str | None = _kolom("Werkgever", breedte=28)
    kvk_nummer: str | None = _kolom("KvK-nummer")
    functie: str | None = _kolom("Functie", breedte=24)
    normfunctie: str | None = _kolom("Normfunctie", breedte=24)
    cao: str | None = _kolom("Cao", breedte=20)
    contract_begin: date | None = _kolom("Contract begin", Soort.DATUM)
    contract_einde: date | None = _kolom("Contract einde", Soort.DATUM)
    overeengekomen_uren: Getal | None = _kolom("Overeengekomen uren p/w", Soort.UREN)
    voltijduren_functie: Getal | None = _kolom("Voltijduren functie", Soort.UREN)
    route: str | None = _kolom("Route (lid 4 / lid 5)", breedte=12)
    datum_aanvraag: date | None = _kolom("Datum aanvraag", Soort.DATUM)
    datum_bezoek: date | None = _kolom("Datum bezoek", Soort.DATUM)
    datum_zienswijze_werknemer: date | None = _kolom("Datum zienswijze werknemer", Soort.DATUM)
    datum_zienswijze_werkgever: date | None = _kolom("Datum zienswijze werkgever", Soort.DATUM)
    datum_rapport: date | None = _kolom("Datum rapport", Soort.DATUM)
    uiterste_datum_beschikking: date | None = _kolom("Uiterste datum beschikking", Soort.DATUM)
    loonwaardedeskundige: str | None = _kolom("Loonwaardedeskundige", breedte=24)
    registernummer: str | None = _kolom("Registernummer", breedte=16)
    methode: str | None = _kolom("Methode", breedte=22)
    loonwaarde: int | None = _kolom("Loonwaarde %", Soort.PERCENTAGE)
    plafond_toegepast: JaNee | None = _kolom("Plafond 70 % toegepast")
    peildatum: date | None = _kolom("Peildatum", Soort.DATUM)
    leeftijd_op_peildatum: int | None = _kolom("Leeftijd op peildatum", Soort.GEHEEL)
    wml_per_maand: Decimal | None = _kolom("WML per maand", Soort.EURO)
    lks_per_maand: Decimal | None = _kolom("LKS per maand", Soort.EURO)
    werkgeverslasten_percentage: Getal | None = _kolom("Werkgeverslasten %", Soort.PERCENTAGE)
    werkgeverslasten: Decimal | None = _kolom("Werkgeverslasten", Soort.EURO)
    lks_incl_werkgeverslasten: Decimal | None = _kolom("LKS incl. werkgeverslasten", Soort.EURO)
    ingangsdatum: date | None = _kolom("Ingangsdatum", Soort.DATUM)
    volgende_meting: date | None = _kolom("Volgende meting", Soort.DATUM)
    reden_volgende_meting: str | None = _kolom("Reden volgende meting", breedte=32)
    status: str | None = _kolom("Status", breedte=12)
    versie: int | None = _kolom("Versie", Soort.GEHEEL, 9)
    controlegetal: str | None = _kolom("Controlegetal", breedte=20)


@dataclass(frozen=True, slots=True, kw_only=True)
class HoofdtaakRij:
    """One hoofdtaak of a measurement; `gemeten` says how: waargenomen, verklaring, geschat."""

    dossiernummer: str | None = _kolom("Dossiernummer")
    meting: str | None = _kolom("Meting")
    volgnr: int | None = _kolom("Volgnr", Soort.GEHEEL, 9)
    hoofdtaak: str | None = _kolom("Hoofdtaak", breedte=32)
    uren: Getal | None = _kolom("Uren p/w", Soort.UREN, 11)
    aandeel: Getal | None = _kolom("Aandeel %", Soort.PERCENTAGE, 12)
    eenheid: str | None = _kolom("Eenheid")
    norm_per_uur: Getal | None = _kolom("Norm per uur", Soort.GETAL)
    gemeten: str | None = _kolom("Gemeten", breedte=20)
    tempo: Getal | None = _kolom("Tempo %", Soort.PERCENTAGE, 12)
    kwaliteit: Getal | None = _kolom("Kwaliteit %", Soort.PERCENTAGE, 12)
    netto_werktijd: Getal | None = _kolom("Netto werktijd %", Soort.PERCENTAGE)
    arbeidsprestatie: Getal | None = _kolom("Arbeidsprestatie %", Soort.PERCENTAGE)
    bron: str | None = _kolom("Bron", breedte=24)
    toelichting: str | None = _kolom("Toelichting", breedte=48)


@dataclass(frozen=True, slots=True, kw_only=True)
class JobcoachingRij:
    """One coachtraject; hours of the period, `reistijd` in hours and never part of them."""

    dossiernummer: str | None = _kolom("Dossiernummer")
    jobcoach: str | None = _kolom("Jobcoach", breedte=24)
    regime: str | None = _kolom("Regime", breedte=18)
    periode: str | None = _kolom("Periode", breedte=26)
    uren_toegekend: Getal | None = _kolom("Uren toegekend", Soort.UREN)
    uren_gebruikt: Getal | None = _kolom("Uren gebruikt", Soort.UREN)
    uren_over: Getal | None = _kolom("Uren over", Soort.UREN)
    reistijd: Getal | None = _kolom("Reistijd", Soort.UREN)
    km: Getal | None = _kolom("Km", Soort.GETAL, 10)
    aantal_contacten: int | None = _kolom("Aantal contacten", Soort.GEHEEL)
    laatste_contact: date | None = _kolom("Laatste contact", Soort.DATUM)
    volgend_contact: date | None = _kolom("Volgend contact", Soort.DATUM)
    doelen: int | None = _kolom("Doelen", Soort.GEHEEL, 10)
    doelen_bereikt: int | None = _kolom("Doelen bereikt", Soort.GEHEEL)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaatsingRij:
    """One plaatsing, with four definitions of "geplaatst" side by side."""

    dossiernummer: str | None = _kolom("Dossiernummer")
    werkgever: str | None = _kolom("Werkgever", breedte=28)
    start: date | None = _kolom("Start", Soort.DATUM)
    einde: date | None = _kolom("Einde", Soort.DATUM)
    contractsoort: str | None = _kolom("Contractsoort", breedte=18)
    intentieverklaring: date | None = _kolom("Intentieverklaring", Soort.DATUM)
    uitkomst: str | None = _kolom("Uitkomst", breedte=16)
    uitstroomreden: str | None = _kolom("Uitstroomreden", breedte=28)
    contract_gestart: JaNee | None = _kolom("Contract gestart")
    minstens_zes_maanden: JaNee | None = _kolom("Minstens 6 maanden")
    uit_uitkering: JaNee | None = _kolom("Uit uitkering")
    regulier_werk: JaNee | None = _kolom("Regulier werk")


@dataclass(frozen=True, slots=True)
class Leeswijzer:
    """What the reader has to know. `bedragen`: name of a legal amount and its version and status."""

    periode: str
    filter: str
    programmaversie: str
    gemaakt_op: date
    gemaakt_door: str = ""
    bedragen: tuple[tuple[str, str], ...] = ()


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


def build_werkboek(
    bestand: Gemeentebestand, profiel: Kolomprofiel | None = None, *, met_bsn: bool = False
) -> Werkboek:
    """Return the workbook Metingen, Hoofdtaken, Jobcoaching, Plaatsingen, Leeswijzer as data.

    The column BSN appears only with `met_bsn`, whatever the profile says. Raises ValueError on a profile
    that names an unknown sheet or field.
    """
    raise NotImplementedError
