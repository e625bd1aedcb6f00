"""Fields of kandidaat, werkgever, gemeente and the user's own profile (process.md §2a)."""

from app.services.velden import Soort, Veld

DOELGROEPEN = (
    ("", "Onbekend"),
    ("participatiewet", "Participatiewet"),
    ("praktijkroute", "Praktijkroute"),
    ("schoolverlater", "Schoolverlater pro, vso of entree"),
    ("wajong", "Wajong (loondispensatie)"),
    ("beschut_werk", "Beschut werk"),
)

ROLLEN = (
    ("loonwaardedeskundige", "Loonwaardedeskundige"),
    ("arbeidsdeskundige", "Arbeidsdeskundige"),
    ("jobcoach", "Jobcoach"),
)

EMAIL = r"[^@\s]+@[^@\s]+\.[^@\s]+"
EMAIL_UITLEG = "is geen e-mailadres. Schrijf het zoals naam@voorbeeld.nl."


def email(naam: str = "email", label: str = "E-mail") -> Veld:
    """An e-mail address."""
    return Veld(naam, label, patroon=EMAIL, patroon_uitleg=EMAIL_UITLEG, breedte=3)


KANDIDAAT = (
    Veld("achternaam", "Achternaam", verplicht=True, breedte=2),
    Veld("voorvoegsel", "Voorvoegsel", maximum_lengte=60, breedte=1),
    Veld("voorletters", "Voorletters", verplicht=True, maximum_lengte=60, breedte=1),
    Veld("roepnaam", "Roepnaam", breedte=2),
    Veld(
        "geboortedatum",
        "Geboortedatum",
        Soort.DATUM,
        verplicht=True,
        uitleg="De leeftijd op de peildatum bepaalt welk minimumloon geldt.",
        bron="Participatiewet art. 2",
    ),
    Veld(
        "dossiernummer",
        "Dossiernummer",
        verplicht=True,
        maximum_lengte=60,
        uitleg="Gegeven door het programma; u mag het wijzigen in het nummer van de gemeente.",
    ),
    Veld("gemeente_id", "Gemeente", Soort.VERWIJZING, verplicht=True, verwijst_naar="gemeente"),
    Veld("telefoon", "Telefoon", maximum_lengte=60),
    email(),
    Veld("doelgroep", "Doelgroep", Soort.KEUZE, keuzes=DOELGROEPEN, breedte=3),
    Veld("doelgroepregister", "In doelgroepregister", Soort.JANEE, breedte=3),
    Veld("school", "School", breedte=3),
    Veld("coach", "Jobcoach", breedte=3),
    Veld(
        "bsn",
        "BSN",
        maximum_lengte=9,
        patroon=r"[0-9]{9}",
        patroon_uitleg="heeft geen negen cijfers. Neem het nummer over van het identiteitsbewijs.",
        uitleg="Alleen als de gemeente het gebruik met een wettelijke grondslag heeft aangezet.",
    ),
    Veld("opleidingen", "Opleidingen en certificaten", Soort.NOTITIE, breedte=6),
    Veld(
        "notitie",
        "Notitie",
        Soort.NOTITIE,
        breedte=6,
        uitleg="Geen diagnose, ziekte of oorzaak van verzuim: die horen niet in dit dossier.",
        bron="AVG art. 9",
    ),
)

WERKGEVER = (
    Veld("naam", "Naam", verplicht=True, breedte=4),
    Veld(
        "kvk",
        "KvK-nummer",
        maximum_lengte=8,
        patroon=r"[0-9]{8}",
        patroon_uitleg="is geen KvK-nummer. Dat heeft acht cijfers.",
    ),
    Veld("plaats", "Plaats"),
    Veld("sector", "Sector"),
    Veld("cao", "Cao"),
    Veld("notitie", "Notitie", Soort.NOTITIE, breedte=6),
)

CONTACTPERSOON = (
    Veld("naam", "Naam", verplicht=True, breedte=3),
    Veld("functie", "Functie", breedte=3),
    email(),
    Veld("telefoon", "Telefoon", maximum_lengte=60, breedte=3),
)

GEMEENTE = (
    Veld("naam", "Naam", verplicht=True, breedte=3),
    Veld("arbeidsmarktregio", "Arbeidsmarktregio", breedte=3),
    Veld(
        "cbs_code",
        "CBS-code",
        weglaten="GM",
        patroon=r"[0-9]{4}",
        patroon_uitleg="is geen CBS-code. Dat zijn vier cijfers, zoals 0168 of GM0168.",
        uitleg="Het nummer dat het CBS aan de gemeente gaf.",
    ),
    Veld("indeling_bron", "Waar staat de indeling", uitleg="De lijst waaruit code en regio komen."),
    Veld("indeling_datum", "Indeling geldt vanaf", Soort.DATUM),
    Veld("contactpersoon", "Contactpersoon", breedte=3),
    email(),
    Veld("telefoon", "Telefoon", maximum_lengte=60),
    Veld(
        "termijn_aanvraag_weken",
        "Termijn voor de aanvraag",
        Soort.GEHEEL,
        eenheid="weken",
        maximum="52",
        uitleg="Veel gemeenten vragen 6 of 8 weken. Dit is een plaatselijke regel, geen wet.",
    ),
    Veld(
        "bewaartermijn_jaren",
        "Bewaartermijn",
        Soort.GEHEEL,
        eenheid="jaar",
        maximum="30",
        uitleg="Voorstel voor uw eigen kopie: 2 jaar na het einde.",
    ),
    Veld(
        "bsn_toegestaan",
        "BSN gebruiken",
        Soort.JANEE,
        breedte=3,
        uitleg="Staat uit. Toestemming van de kandidaat is geen grondslag; noem de wettelijke bepaling.",
    ),
    Veld("bsn_grondslag", "Wettelijke grondslag voor BSN", breedte=3),
)

EXPORT = (
    Veld("ontvanger", "Verstuurd aan", breedte=6, uitleg="Naam of afdeling bij de gemeente."),
    Veld("notitie", "Notitie", Soort.NOTITIE, breedte=6),
)

GEBRUIKER = (
    Veld("naam", "Uw naam", verplicht=True, breedte=3),
    Veld("rollen", "Uw rol", Soort.MEERKEUZE, keuzes=ROLLEN, verplicht=True, breedte=3),
    Veld("organisatie", "Organisatie", breedte=3),
    Veld("telefoon", "Telefoon", verplicht=True, maximum_lengte=60, breedte=3),
    email(),
    Veld("registernummer", "Registernummer", breedte=3),
    Veld(
        "opleiding",
        "Opleiding",
        Soort.NOTITIE,
        verplicht=True,
        breedte=6,
        uitleg="Diploma hbo of wo van een passende studie, of gelijkwaardig.",
        bron="Regeling loonkostensubsidie Participatiewet 2021 art. 3",
    ),
    Veld(
        "ervaring",
        "Ervaring",
        Soort.NOTITIE,
        verplicht=True,
        breedte=6,
        uitleg="Minstens twee jaar ervaring; kennis van de wet en de arbeidsmarkt, aantoonbaar bijgehouden.",
        bron="Regeling loonkostensubsidie Participatiewet 2021 art. 3",
    ),
)
