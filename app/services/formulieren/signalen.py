"""Fields of the signals that can be switched and adjusted, and of the decision of the gemeente."""

from app.services.velden import Soort, Veld

JA_NEE = (("ja", "Aan"), ("nee", "Uit"))
VRIJ = (("nee", "Nee"), ("ja", "Ja"))


def _aan(naam: str, label: str, uitleg: str, bron: str = "") -> Veld:
    return Veld(naam, label, Soort.JANEE, keuzes=JA_NEE, uitleg=uitleg, bron=bron, breedte=3)


def _getal(naam: str, label: str, eenheid: str, maximum: str, minimum: str = "1") -> Veld:
    return Veld(naam, label, Soort.GEHEEL, eenheid=eenheid, minimum=minimum, maximum=maximum, breedte=1)


SIGNAALINSTELLING = (
    _aan("stilte", "Stilte", "Er is te lang geen contact vastgelegd in een lopend traject."),
    _getal("stilte_dagen", "Geen contact in", "dagen", "365"),
    _getal("stilte_begin_dagen", "In het begin", "dagen", "365"),
    _getal("stilte_begin_maanden", "Het begin duurt", "maanden", "24", "0"),
    _aan(
        "contract",
        "Contract loopt af",
        "Zo veel maanden vóór het einde, als er nog geen later contract staat.",
    ),
    _getal("contract_maanden", "Eerste keer", "maanden", "24"),
    _getal("contract_maanden_later", "Tweede keer", "maanden", "24"),
    _getal("contract_maanden_laatst", "Laatste keer", "maanden", "24"),
    _aan(
        "werkstructuur",
        "Wijziging werkstructuur",
        "Na een wijziging in het werk is nog geen contact geweest.",
    ),
    _getal("werkstructuur_werkdagen", "Contact binnen", "werkdagen", "60"),
    Veld(
        "bevrijdingsdag_vrij",
        "5 mei is een vrije dag",
        Soort.JANEE,
        keuzes=VRIJ,
        uitleg="Voor de meeste mensen is 5 mei eens in de vijf jaar een vrije dag. Kies wat bij u geldt.",
        bron="Algemene termijnenwet art. 3",
    ),
    _aan("doel", "Doel over tijd", "De streefdatum van een lopend doel is voorbij."),
    _getal("doel_dagen", "Na de streefdatum", "dagen", "365", "0"),
    _aan("budget", "Uren bijna op", "Van de toegekende uren is weinig over. Reistijd telt niet mee."),
    _getal("budget_procent", "Minder over dan", "procent", "100"),
    _aan(
        "verzuim",
        "Herhaald verzuim",
        "In meer contacten is verzuim genoteerd; nooit de oorzaak.",
        "AVG art. 9",
    ),
    _getal("verzuim_keren", "Aantal contacten", "keer", "20", "2"),
    _getal("verzuim_weken", "Binnen", "weken", "52"),
    _aan("hermeting", "Hermeting", "De afgesproken dag van de volgende meting komt dichtbij."),
    _getal("hermeting_weken", "Vooraf", "weken", "52", "0"),
    _aan(
        "forfait",
        "Forfait eindigt",
        "Het forfait van 50 procent loopt hoogstens zes maanden.",
        "Participatiewet art. 10d lid 5",
    ),
    _getal("forfait_weken", "Vooraf", "weken", "26", "0"),
    _aan(
        "beschikking",
        "Beslistermijn",
        "De gemeente beslist binnen vijf weken nadat de loonwaarde is vastgesteld of, bij lid 5, nadat is "
        "besloten eerst niet te meten.",
        "Participatiewet art. 10d lid 12",
    ),
    _getal("beschikking_dagen", "Vooraf", "dagen", "35", "0"),
    _aan("verjaardag", "Verjaardag", "Een verjaardag verandert het minimumloon voor jongeren."),
    _getal("verjaardag_weken", "Vooraf", "weken", "52", "0"),
)

BESLUIT = (
    Veld("besluit_datum", "Datum van het besluit", Soort.DATUM, breedte=3),
    Veld("besluit_bedrag", "Bedrag per maand", Soort.EURO, eenheid="euro", breedte=3),
    Veld(
        "besluit_afwijking",
        "Wijkt af, omdat",
        Soort.NOTITIE,
        breedte=6,
        uitleg="Alleen als de gemeente een ander bedrag besluit dan berekend is.",
    ),
)
