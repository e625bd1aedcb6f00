"""The last sheet of the file for the gemeente: what was exported, with which amounts, what the words mean."""

from dataclasses import dataclass
from datetime import date

from app.documents.workbook import Blad, Kolom
from app.documents.writing import write_date


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


def build_leeswijzer(leeswijzer: Leeswijzer, bladen: tuple[Blad, ...]) -> Blad:
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
    return Blad("Leeswijzer", (Kolom("Onderwerp", breedte=58), Kolom("Toelichting", breedte=110)), rijen)


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
    (
        "Blad Narekening",
        "Per subsidie de invoer en formules die het bedrag opnieuw uitrekenen. Verschil hoort 0,00 te zijn.",
    ),
    (
        "Uren gedeeld door",
        "Vanaf 2024 is dat 36 uur. Staat er niets, dan geldt het aantal voltijduren van de functie.",
    ),
    (
        "Rekengetallen en producten",
        "Hele getallen waarmee het blad Narekening precies rekent. Met getallen achter de komma kan een "
        "rekenblad een halve cent verkeerd afronden.",
    ),
    (
        "LKS onafgerond",
        "De gewone weg met getallen achter de komma, om mee te lezen. Alleen het bedrag zelf is afgerond.",
    ),
    ("Controlegetal", "Vingerafdruk van de vastgestelde meting; hetzelfde getal staat in het rapport."),
)
