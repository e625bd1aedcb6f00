"""Fields of the rekenhulp: a what-if without a dossier, stored nowhere (law.md §3, §4, §8)."""

from dataclasses import replace

from app.services.formulieren.plaatsing import CONTRACTUREN, VOLTIJDUREN
from app.services.velden import Soort, Veld

JONGST, OUDST = 15, 75  # years of age on the first day

LOONWAARDE = Veld(
    "loonwaarde",
    "Loonwaarde",
    Soort.GEHEEL,
    eenheid="%",
    breedte=6,
    maximum="100",
    decimalen=0,
    uitleg="Hoeveel procent van het gewone werk iemand doet, gemeten of geschat. Onder de 30 % stijgt de "
    "subsidie niet meer: het plafond van 70 % is bereikt.",
    bron="Participatiewet art. 6 onder g en art. 10d lid 4",
)
ROUTE = Veld(
    "route",
    "Hoe begint het?",
    Soort.KEUZE,
    keuzes=(("lid4", "Met loonwaarde"), ("lid5", "Eerst forfait")),
    breedte=6,
    uitleg="Met loonwaarde: eerst meten, dan beginnen (lid 4). Eerst forfait: hoogstens zes maanden een vast "
    "deel van 50 %, daarna de loonwaarde (lid 5).",
    bron="Participatiewet art. 10d lid 4 en 5",
)
LEEFTIJD = Veld(
    "leeftijd",
    "Leeftijd of geboren op",
    breedte=3,
    maximum_lengte=40,
    uitleg="Met een leeftijd, zoals 19, telt die leeftijd het hele jaar. Met een geboortedatum ziet u ook "
    "wat de verjaardag verandert. Het minimumloon hangt tot 21 jaar van de leeftijd af.",
    bron="Participatiewet art. 2; Wet minimumloon en minimumvakantiebijslag art. 8",
)
INGANGSDATUM = Veld(
    "ingangsdatum",
    "Begin",
    Soort.DATUM,
    breedte=3,
    uitleg="De eerste dag met subsidie. De bedragen van deze dag gelden tot 1 januari; daarna steeds die van "
    "1 januari.",
    bron="Participatiewet art. 10d lid 7",
)
LOON = Veld(
    "loon",
    "Bruto loon per maand",
    Soort.EURO,
    breedte=3,
    minimum="0.01",
    maximum="100000",
    uitleg="Het loon voor de uren van het contract, zonder vakantiegeld. Laat leeg om met het minimumloon "
    "voor deze uren te rekenen. Meer loon verandert de subsidie niet; dat deel betaalt de werkgever.",
    bron="Participatiewet art. 10d lid 4",
)
LASTEN = Veld(
    "lasten",
    "Werkgeverslasten",
    Soort.PERCENTAGE,
    breedte=3,
    maximum="100",
    uitleg="Uw eigen schatting van premies en andere lasten, in procenten van loon en vakantiegeld samen. "
    "Laat leeg om te rekenen met het percentage waarmee de gemeente deze lasten vergoedt.",
    bron="Regeling loonkostensubsidie Participatiewet 2021 art. 1 (alleen de vergoeding)",
)

SITUATIE = (
    ROUTE,
    replace(CONTRACTUREN, verplicht=False, breedte=3),
    replace(VOLTIJDUREN, verplicht=False, breedte=3),
    LEEFTIJD,
    INGANGSDATUM,
    LOON,
    LASTEN,
)
REKENHULP = (LOONWAARDE, *SITUATIE)
