"""Fields of a meting, its hoofdtaken, waarnemingen and zienswijzen (process.md §3)."""

from app.services.formulieren.plaatsing import CONTRACTUREN, VOLTIJDUREN, WERKDAGEN
from app.services.formulieren.stamgegevens import email
from app.services.velden import Soort, Veld

DOELEN = (("lks", "Loonkostensubsidie"), ("loondispensatie", "Loondispensatie (Wajong)"))
VERDELINGEN = (("minuten", "In uren per week"), ("aandeel", "In procenten"))
DUBBELTELLING = (
    ("", "Nog niet nagegaan"),
    ("niet", "Herstelt geen eigen fouten"),
    ("apart", "Hersteltijd zit niet in het tempo"),
    ("in_tempo", "Hersteltijd zit al in het tempo"),
)
FACTOREN = (
    ("tempo", "Tempo"),
    ("kwaliteit", "Kwaliteit"),
    ("netto_werktijd", "Netto werktijd (inzetbaarheid)"),
)
HERKOMSTEN = (
    ("waargenomen", "Waargenomen"),
    ("werkgever", "Verklaring werkgever"),
    ("werknemer", "Verklaring werknemer"),
    ("geschat", "Geschat"),
)
PARTIJEN = (("werknemer", "Werknemer"), ("werkgever", "Werkgever"))
ZIENSWIJZEN = (
    ("", "Nog niet gevraagd"),
    ("akkoord", "Akkoord"),
    ("tekst", "Eigen zienswijze"),
    ("geen_gebruik", "Geen gebruik van gemaakt"),
)

BESLUIT_1 = "Besluit loonkostensubsidie Participatiewet 2021 art. 1"

METING = (
    Veld("doel", "Meting voor", Soort.KEUZE, keuzes=DOELEN, breedte=3),
    Veld("datum_bezoek", "Datum bedrijfsbezoek", Soort.DATUM, verplicht=True, breedte=3),
    Veld("datum_rapport", "Datum rapportage", Soort.DATUM, verplicht=True, breedte=3),
    Veld("geinterviewde", "Geïnterviewde werkgever", verplicht=True, breedte=3),
    Veld("contactpersoon", "Contactpersoon werkgever", breedte=3),
    email("contactpersoon_email", "E-mail contactpersoon"),
    CONTRACTUREN,
    VOLTIJDUREN,
    WERKDAGEN,
    Veld(
        "vakantiebijslag",
        "Vakantiebijslag over de loonwaarde",
        Soort.PERCENTAGE,
        eenheid="%",
        maximum="25",
        uitleg="Leeg is 8 %. Wijk alleen af als voor deze functie wettelijk een andere bijslag geldt.",
        bron="Wet minimumloon en minimumvakantiebijslag art. 15",
    ),
    Veld(
        "normfunctie",
        "Normfunctie",
        verplicht=True,
        breedte=6,
        uitleg=(
            "De functie van een gemiddelde werknemer buiten de doelgroep, waarvan de taken het dichtst bij "
            "het werk van de kandidaat liggen."
        ),
        bron=BESLUIT_1,
    ),
    Veld("normfunctie_omschrijving", "Omschrijving van de normfunctie", Soort.NOTITIE, breedte=6),
    Veld("uitgevoerde_functie", "Uitgevoerde functie", verplicht=True, breedte=6),
    Veld("verdeling", "Tijd per hoofdtaak invullen", Soort.KEUZE, keuzes=VERDELINGEN, breedte=3),
    Veld(
        "regulier",
        "Levert reguliere arbeidsprestatie",
        Soort.JANEE,
        breedte=3,
        uitleg="Ja: de loonwaarde is 100 %, zonder tabel van hoofdtaken.",
        bron="Model Rapport Loonwaardemeting LKS",
    ),
    Veld(
        "dubbeltelling",
        "Herstelt de werknemer eigen fouten? Is die tijd al in het tempo verrekend?",
        Soort.KEUZE,
        keuzes=DUBBELTELLING,
        breedte=6,
        uitleg="Een oorzaak mag maar in één factor meetellen.",
        bron="AKC Cahier 24",
    ),
    Veld("onafhankelijkheid", "Waarom meet u iemand die u begeleidt?", Soort.NOTITIE, breedte=6),
    Veld("advies", "Advies over groei en begeleiding", Soort.NOTITIE, breedte=6),
    Veld(
        "volgende_meting",
        "Volgende meting",
        Soort.DATUM,
        uitleg="Er is geen vaste termijn: de gemeente bepaalt die met werknemer en werkgever.",
        bron="Participatiewet art. 10d lid 6",
    ),
    Veld("volgende_meting_reden", "Reden van die datum", breedte=4),
    Veld("reden_versie", "Reden van de nieuwe versie", Soort.NOTITIE, breedte=6),
)


def _factor(naam: str, label: str, uitleg: str) -> Veld:
    return Veld(naam, label, Soort.PERCENTAGE, eenheid="%", maximum="200", uitleg=uitleg, bron=BESLUIT_1)


def _toelichting(naam: str, label: str) -> Veld:
    return Veld(f"toelichting_{naam}", f"Toelichting {label} (komt in het rapport)", Soort.NOTITIE, breedte=6)


HOOFDTAAK = (
    Veld("omschrijving", "Hoofdtaak", breedte=3),
    Veld(
        "minuten_per_week",
        "Tijd per week",
        Soort.DUUR,
        eenheid="uur",
        minimum="1",
        maximum="3600",
        breedte=1,
        uitleg=(
            "Schrijf uren:minuten per week, of minuten per dag keer het aantal dagen: 45 x 5. Een hoofdtaak "
            "beslaat minstens 1/16 van de werkweek en minstens 30 minuten per werkdag."
        ),
        bron=BESLUIT_1,
    ),
    Veld("aandeel", "Aandeel", Soort.PERCENTAGE, eenheid="%", maximum="100", decimalen=20, breedte=1),
    Veld("eenheid", "Eenheid", breedte=1, uitleg="Waarin u telt: stuks, kamers, klanten …"),
    Veld("norm_per_uur", "Norm per uur", Soort.GETAL, maximum="100000", breedte=1),
    _factor("tempo", "Tempo", "Aantal per tijd, vergeleken met de norm. Boven 100 telt als 100."),
    _factor("kwaliteit", "Kwaliteit", "Het deel dat bruikbaar is en aan de eisen voldoet."),
    _factor(
        "netto_werktijd",
        "Netto werktijd (inzetbaarheid)",
        "De tijd die de werknemer werkelijk aan de taak besteedt. Heette tot 01-07-2021 inzetbaarheid.",
    ),
    _toelichting("tempo", "tempo"),
    _toelichting("kwaliteit", "kwaliteit"),
    _toelichting("netto_werktijd", "netto werktijd"),
)

DEELTAAK = (
    Veld("omschrijving", "Deeltaak", breedte=3),
    Veld(
        "minuten_per_week",
        "Tijd per week",
        Soort.DUUR,
        eenheid="uur",
        minimum="1",
        maximum="3600",
        breedte=1,
        uitleg="Schrijf uren:minuten per week, of minuten per dag keer het aantal dagen: 45 x 5.",
    ),
    Veld("aandeel", "Aandeel", Soort.PERCENTAGE, eenheid="%", maximum="100", decimalen=20, breedte=1),
)

WAARNEMING = (
    Veld("factor", "Factor", Soort.KEUZE, keuzes=FACTOREN),
    Veld("herkomst", "Bron", Soort.KEUZE, keuzes=HERKOMSTEN),
    Veld("dag", "Datum", Soort.DATUM, breedte=1),
    Veld("tijd", "Tijd", Soort.TIJD, breedte=1),
    Veld("waarde", "Waarde", Soort.PERCENTAGE, eenheid="%", maximum="200", breedte=1),
    Veld("aantal", "Aantal", Soort.GEHEEL, maximum="1000000", breedte=1),
    Veld("minuten", "In", Soort.GEHEEL, eenheid="min", maximum="3600", breedte=1),
    Veld("collega_aantal", "Collega", Soort.GEHEEL, maximum="1000000", breedte=1),
    Veld("collega_minuten", "In", Soort.GEHEEL, eenheid="min", maximum="3600", breedte=1),
    Veld("fouten", "Fouten", Soort.GEHEEL, maximum="1000000", breedte=1),
    Veld("onderbroken_minuten", "Onderbroken", Soort.GEHEEL, eenheid="min", maximum="3600", breedte=1),
    Veld("notitie", "Notitie", Soort.NOTITIE, breedte=6),
)

MEETRONDE = (
    Veld(
        "foutmarge",
        "Aanvaarde foutmarge",
        Soort.PERCENTAGE,
        eenheid="%",
        maximum="99",
        uitleg="Hoeveel fout er in dit werk gewoon is. Telt alleen in een ronde zonder collega.",
        bron=BESLUIT_1,
    ),
)

ZIENSWIJZE = (
    Veld("keuze", "Zienswijze", Soort.KEUZE, keuzes=ZIENSWIJZEN, breedte=6),
    Veld("tekst", "Tekst", Soort.NOTITIE, breedte=6),
    Veld("naam", "Naam", breedte=3),
    Veld("dag", "Datum", Soort.DATUM, breedte=3),
)

AFWEGING = (Veld("reden", "Reden om door te gaan", Soort.NOTITIE, breedte=6),)
