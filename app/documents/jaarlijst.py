"""The subsidies from 1 January as a workbook for the gemeente: one row each, exceptions in words."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from app.documents.workbook import Blad, Kolom, Soort, Werkboek
from app.documents.writing import write_date

TITEL = "Loonkostensubsidie per 1 januari"


@dataclass(frozen=True, slots=True)
class JaarlijstRij:
    """One subsidie; euro per month, hours per week, percent. None where nothing is known."""

    dossiernummer: str
    achternaam: str
    voorletters: str
    geboortedatum: date | None
    gemeente: str | None
    werkgever: str | None
    route: str | None
    loonwaarde: int | None
    contracturen: Decimal | None
    voltijduren: Decimal | None
    peildatum: date | None
    leeftijd: int | None
    wml: Decimal | None
    lks: Decimal | None
    werkgeverslasten_percentage: Decimal | None
    werkgeverslasten: Decimal | None
    oud: Decimal | None
    nieuw: Decimal | None
    verschil: Decimal | None
    tot: date | None
    stand: str
    bijzonderheden: str | None


@dataclass(frozen=True, slots=True)
class Jaarlijst:
    """All rows of one gemeente (or of all), and what the reader has to know."""

    dag: date
    gemeente: str
    gemaakt_op: date
    gemaakt_door: str
    programmaversie: str
    onbevestigd: tuple[str, ...]
    bronnen: tuple[tuple[str, str], ...]
    rijen: tuple[JaarlijstRij, ...]


KOLOMMEN = (
    Kolom("Dossiernummer"),
    Kolom("Achternaam", breedte=20),
    Kolom("Voorletters", breedte=12),
    Kolom("Geboortedatum", Soort.DATUM),
    Kolom("Gemeente", breedte=18),
    Kolom("Werkgever", breedte=26),
    Kolom("Route", breedte=8),
    Kolom("Loonwaarde %", Soort.GEHEEL),
    Kolom("Uren p/w", Soort.UREN, 10),
    Kolom("Voltijduren functie", Soort.UREN, 12),
    Kolom("Peildatum", Soort.DATUM),
    Kolom("Leeftijd", Soort.GEHEEL, 10),
    Kolom("WML per maand", Soort.EURO),
    Kolom("LKS per maand", Soort.EURO),
    Kolom("Werkgeverslasten %", Soort.PERCENTAGE),
    Kolom("Werkgeverslasten", Soort.EURO),
    Kolom("Bedrag tot 1 januari", Soort.EURO),
    Kolom("Bedrag vanaf 1 januari", Soort.EURO),
    Kolom("Verschil", Soort.EURO),
    Kolom("Tot en met", Soort.DATUM),
    Kolom("Stand", breedte=16),
    Kolom("Bijzonderheden", breedte=48),
)


def build_jaarlijst(lijst: Jaarlijst) -> Werkboek:
    """Return the workbook: the sheet Jaarwisseling and the Leeswijzer."""
    rijen = [tuple(getattr(rij, veld.name) for veld in fields(JaarlijstRij)) for rij in lijst.rijen]
    titel = f"{TITEL} {lijst.dag.year}"
    return Werkboek(titel, (Blad("Jaarwisseling", KOLOMMEN, rijen), _leeswijzer(lijst)))


def _leeswijzer(lijst: Jaarlijst) -> Blad:
    rijen: list[tuple[object, ...]] = [
        ("Waarover", f"Lopende loonkostensubsidies, opnieuw berekend per {write_date(lijst.dag)}"),
        ("Gemeente", lijst.gemeente),
        ("Aantal subsidies", str(len(lijst.rijen))),
        ("Bedrag", "Per maand, met werkgeverslasten. De berekening is een voorstel; de gemeente besluit."),
        ("Stand", "Vastgelegd: het bewijs van de berekening staat in het archief. Voorstel: nog niet."),
        ("Regel", "Participatiewet artikel 10d lid 7: op 1 januari gelden de bedragen van die dag."),
        *(("Onbevestigd bedrag", tekst) for tekst in lijst.onbevestigd),
        *lijst.bronnen,
        ("Gemaakt", f"{write_date(lijst.gemaakt_op)} door {lijst.gemaakt_door or 'onbekend'}"),
        ("Programma", f"Loonwaarde {lijst.programmaversie}"),
    ]
    return Blad("Leeswijzer", (Kolom("Onderwerp", breedte=24), Kolom("Uitleg", breedte=110)), rijen)
