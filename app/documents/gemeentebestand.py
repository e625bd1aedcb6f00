# ruff: noqa: RUF009 - _kolom() is dataclasses.field() with the heading in it
"""The workbook for the gemeente: which sheets, which columns, in which order.

A row record is the definition of its sheet: the order of its fields is the order of the columns.
Percentages are percent points (59 = 59 %), hours are hours per week unless said otherwise, money is euro.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from app.documents.workbook import Blad, Kolom, Soort, Werkboek
from app.documents.writing import write_date

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
    loonwaarde: int | None = _kolom("Loonwaarde %", Soort.GEHEEL)
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
    """What the reader has to know. `bedragen`: name of a legal amount and its version and status.

    `logkop`: the last link of the log's chain when the file was made.
    """

    periode: str
    filter: str
    programmaversie: str
    gemaakt_op: date
    gemaakt_door: str = ""
    bedragen: tuple[tuple[str, str], ...] = ()
    logkop: str = ""


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
    bladen = tuple(
        _blad(naam, soort, rijen, (profiel or {}).get(naam), met_bsn)
        for naam, soort, rijen in (
            ("Metingen", MetingRij, bestand.metingen),
            ("Hoofdtaken", HoofdtaakRij, bestand.hoofdtaken),
            ("Jobcoaching", JobcoachingRij, bestand.jobcoaching),
            ("Plaatsingen", PlaatsingRij, bestand.plaatsingen),
        )
    )
    unknown = set(profiel or {}) - {blad.naam for blad in bladen}
    if unknown:
        raise ValueError(f"Het kolomprofiel noemt een onbekend blad: {', '.join(sorted(unknown))}.")
    return Werkboek(
        titel="Bestand voor de gemeente", bladen=(*bladen, _leeswijzer(bestand.leeswijzer, bladen))
    )


def _blad(
    naam: str,
    soort: type[Any],
    rijen: Sequence[Any],
    keuzes: tuple[KolomKeuze, ...] | None,
    met_bsn: bool,
) -> Blad:
    """Return one sheet with the columns wanted; raises ValueError on an unknown field or a double heading."""
    declared = {veld.name: veld.metadata for veld in fields(soort) if met_bsn or veld.metadata["standaard"]}
    keuzes = keuzes or tuple(KolomKeuze(veld) for veld in declared)
    unknown = [keuze.veld for keuze in keuzes if keuze.veld not in {veld.name for veld in fields(soort)}]
    if unknown:
        raise ValueError(f"Het blad {naam} kent deze kolom niet: {', '.join(unknown)}.")
    keuzes = tuple(keuze for keuze in keuzes if keuze.veld in declared)
    kolommen = tuple(_kolom_van(declared[keuze.veld], keuze.kop) for keuze in keuzes)
    if len({kolom.kop.casefold() for kolom in kolommen}) < len(kolommen):
        raise ValueError(f"Op het blad {naam} hebben twee kolommen dezelfde kop.")
    return Blad(naam, kolommen, [tuple(getattr(rij, keuze.veld) for keuze in keuzes) for rij in rijen])


def _kolom_van(declared: Mapping[str, Any], kop: str) -> Kolom:
    return Kolom(kop or declared["kop"], declared["soort"], declared["breedte"])


def _leeswijzer(leeswijzer: Leeswijzer, bladen: tuple[Blad, ...]) -> Blad:
    """Return the last sheet: what was exported, with which amounts, and what the words mean."""
    rijen = [
        ("Periode", leeswijzer.periode),
        ("Filter", leeswijzer.filter),
        ("Gemaakt op", write_date(leeswijzer.gemaakt_op)),
        ("Gemaakt door", leeswijzer.gemaakt_door),
        ("Programmaversie", leeswijzer.programmaversie),
        ("Kop van het logboek", leeswijzer.logkop),
        *((f"Aantal rijen {blad.naam}", str(len(blad.rijen))) for blad in bladen),
        *((f"Bedrag: {naam}", stand) for naam, stand in leeswijzer.bedragen),
        *DEFINITIES,
    ]
    return Blad("Leeswijzer", (Kolom("Onderwerp", breedte=34), Kolom("Toelichting", breedte=110)), rijen)


DEFINITIES = (
    ("Percentages", "Percentages zijn getallen in procenten: 59 betekent 59 %."),
    ("Bedragen", "Bedragen zijn in euro per maand."),
    ("Uren", "Uren zijn getallen met decimalen: 7,50 betekent zeven en een half uur. p/w = per week."),
    ("Loonwaarde %", "Vast deel van het minimumloon voor het werk dat iemand doet, in hele procenten."),
    ("Loonwaarde %", "Gemeten tegen een gemiddelde werknemer met vergelijkbare opleiding en ervaring."),
    ("Loonwaarde %", "Bron: Participatiewet art. 6 onder g."),
    ("Tempo %", "Aantal eenheden in een bepaalde tijd, ten opzichte van de norm."),
    ("Kwaliteit %", "Deel van de eenheden dat bruikbaar is en aan de eisen voldoet."),
    ("Netto werktijd %", "Deel van de werktijd dat echt aan de hoofdtaak wordt besteed (inzetbaarheid)."),
    ("Arbeidsprestatie %", "Aandeel × tempo × kwaliteit × netto werktijd; meer dan 100 % telt als 100 %."),
    ("WML per maand", "Wettelijk minimumloon per maand op de peildatum, naar leeftijd."),
    ("LKS per maand", "Loonkostensubsidie per maand zonder werkgeverslasten (Participatiewet art. 10d)."),
    (
        "Plafond 70 % toegepast",
        "Ja: de subsidie is begrensd op 70 % van het minimumloon met vakantiebijslag.",
    ),
    (
        "Route (lid 4 / lid 5)",
        "Lid 4: op basis van de loonwaarde. Lid 5: forfait van 50 %, hoogstens zes maanden.",
    ),
    ("Uiterste datum beschikking", "Vijf weken na het vaststellen van de loonwaarde (art. 10d lid 12)."),
    ("Reistijd", "Reistijd staat apart en telt nooit mee in de gebruikte uren."),
    ("Contract gestart", "Geplaatst volgens definitie 1: er is een contract begonnen."),
    (
        "Minstens 6 maanden",
        "Geplaatst volgens definitie 2: het contract duurde of duurt minstens zes maanden.",
    ),
    ("Uit uitkering", "Geplaatst volgens definitie 3: de uitkering is beëindigd."),
    ("Regulier werk", "Geplaatst volgens definitie 4: gewoon dienstverband, geen beschut werk."),
    ("Controlegetal", "Vingerafdruk van de vastgestelde meting; hetzelfde getal staat in het rapport."),
)
