"""Fields of a plaatsing and its agreed hours (process.md §2a, law.md §8)."""

from app.services.velden import Soort, Veld

SOORTEN = (
    ("", "Kies …"),
    ("dienstbetrekking", "Dienstbetrekking"),
    ("beschut_werk", "Beschut werk"),
    ("proefplaats", "Proefplaats"),
    ("stage", "Stage"),
)
CONTRACTSOORTEN = (
    ("", "Kies …"),
    ("bepaald", "Bepaalde tijd"),
    ("onbepaald", "Onbepaalde tijd"),
    ("oproep", "Oproep"),
)
ROUTES = (("", "Kies …"), ("lid4", "Lid 4: op gemeten loonwaarde"), ("lid5", "Lid 5: forfait van 50 %"))
UITKOMSTEN = (
    ("loopt", "Loopt"),
    ("vast", "Vast contract"),
    ("verlengd", "Verlengd"),
    ("doorgestroomd", "Doorgestroomd"),
    ("gestopt", "Gestopt"),
)
MET_CONTRACT = ("dienstbetrekking", "beschut_werk")
STAGES = ("stage", "proefplaats")
GEEINDIGD = ("doorgestroomd", "gestopt")  # outcomes after which it runs no more

CONTRACTUREN = Veld(
    "contracturen",
    "Contracturen",
    Soort.GETAL,
    verplicht=True,
    eenheid="uur p/w",
    minimum="0.01",
    maximum="60",
    uitleg="De overeengekomen uren, nooit de werkelijk gewerkte uren.",
    bron="Participatiewet art. 10d lid 4",
)
VOLTIJDUREN = Veld(
    "voltijduren",
    "Voltijduren",
    Soort.GETAL,
    verplicht=True,
    eenheid="uur p/w",
    minimum="20",
    maximum="48",
    uitleg="De uren die in vergelijkbare functies als voltijd gelden; volgens cao meestal 36, 38 of 40.",
    bron="Participatiewet art. 10d lid 4",
)
WERKDAGEN = Veld(
    "werkdagen_per_week",
    "Werkdagen",
    Soort.GEHEEL,
    verplicht=True,
    eenheid="per week",
    minimum="1",
    maximum="7",
    uitleg="Nodig voor de ondergrens van een hoofdtaak: 30 minuten per werkdag.",
    bron="Besluit loonkostensubsidie Participatiewet 2021 art. 1",
)

PLAATSING = (
    Veld("werkgever_id", "Werkgever", Soort.VERWIJZING, verplicht=True, verwijst_naar="werkgever", breedte=3),
    Veld("functie", "Functie", verplicht=True, breedte=3),
    Veld("soort", "Soort plaatsing", Soort.KEUZE, keuzes=SOORTEN, verplicht=True),
    Veld("contractsoort", "Contract", Soort.KEUZE, keuzes=CONTRACTSOORTEN),
    VOLTIJDUREN,
    Veld("begin", "Contract begin", Soort.DATUM, verplicht=True),
    Veld("einde", "Contract einde", Soort.DATUM),
    WERKDAGEN,
    Veld(
        "route",
        "Route van de subsidie",
        Soort.KEUZE,
        keuzes=ROUTES,
        verplicht=True,
        breedte=3,
        uitleg="Lid 4: op de gemeten loonwaarde. Lid 5: hoogstens zes maanden 50 % zonder meting vooraf.",
        bron="Participatiewet art. 10d lid 4 en 5",
    ),
    Veld(
        "ingangsdatum",
        "Ingangsdatum subsidie",
        Soort.DATUM,
        verplicht=True,
        uitleg="De bedragen van deze dag gelden tot 1 januari; daarna steeds die van 1 januari.",
        bron="Participatiewet art. 10d lid 7",
        breedte=3,
    ),
    Veld(
        "buiten_beschouwing",
        "Loonwaarde buiten beschouwing",
        Soort.DATUM,
        uitleg="Alleen bij lid 5: de dag waarop is besloten om eerst niet te meten. Vanaf die dag heeft de "
        "gemeente vijf weken voor haar besluit over de subsidie.",
        bron="Participatiewet art. 10d lid 5 en 12",
        breedte=3,
    ),
    Veld(
        "datum_aanvraag",
        "Datum aanvraag",
        Soort.DATUM,
        breedte=3,
        uitleg="Vóór het begin; schoolverlaters van pro, vso en entree tot zes maanden erna.",
        bron="Participatiewet art. 10d lid 2",
    ),
    Veld("loon_per_maand", "Loon per maand", Soort.EURO, eenheid="€", maximum="100000", breedte=3),
    Veld("intentieverklaring", "Intentieverklaring", Soort.DATUM, breedte=3),
    Veld("uitkomst", "Uitkomst", Soort.KEUZE, keuzes=UITKOMSTEN),
    Veld("uitkomst_datum", "Datum uitkomst", Soort.DATUM),
    Veld("uit_uitkering", "Uit de uitkering", Soort.JANEE),
    Veld("uitstroomreden", "Reden van uitstroom", Soort.NOTITIE, breedte=6),
)

URENAFSPRAAK = (
    Veld("vanaf", "Vanaf", Soort.DATUM, verplicht=True),
    CONTRACTUREN,
)

EERDERE_LOONWAARDE = (
    Veld("datum", "Datum eerdere loonwaarde", Soort.DATUM, verplicht=True, breedte=3),
    Veld(
        "percentage",
        "Eerdere loonwaarde",
        Soort.GEHEEL,
        verplicht=True,
        eenheid="%",
        breedte=3,
        maximum="100",
        uitleg="Wat anderen eerder vaststelden. Het telt niet als een meting die u hier maakte.",
    ),
    Veld("gemeten_door", "Eerder gemeten door", breedte=6),
)
EERDER_BIJ = Veld(
    "plaatsing_id",
    "Gemeten in",
    Soort.KEUZE,
    breedte=6,
    uitleg="De plaatsing waarin deze loonwaarde is gemeten. Dan telt zij mee voor de subsidie van dat werk.",
)
"""Which job an earlier loonwaarde is of; the choices are the jobs of the kandidaat."""
