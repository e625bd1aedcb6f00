"""Fields of a coachtraject, its doelen, contactmomenten and afspraken (process.md §4)."""

from app.services.velden import Soort, Veld

BETALERS = (("gemeente", "Gemeente"), ("uwv", "UWV"))
DOELSTATUS = (("loopt", "Loopt"), ("bereikt", "Bereikt"), ("gesloten", "Gesloten"))
SOORTEN = (
    ("werkplekbezoek", "Werkplekbezoek"),
    ("telefoon", "Telefoon"),
    ("video", "Video"),
    ("bericht", "E-mail of bericht"),
    ("overleg_werkgever", "Overleg werkgever"),
    ("overleg_derden", "Overleg derden"),
    ("voorbereiding", "Voorbereiding of verslag"),
)
GESPREKSPARTNERS = (
    ("werknemer", "Werknemer"),
    ("leidinggevende", "Leidinggevende"),
    ("werkbegeleider", "Werkbegeleider"),
    ("school", "School"),
    ("gemeente", "Gemeente"),
    ("anders", "Anders"),
)
SIGNALEN = (
    ("verzuim", "Verzuim"),
    ("conflict", "Conflict"),
    ("leidinggevende", "Andere leidinggevende"),
    ("werkstructuur", "Wijziging rooster of taken"),
    ("contract", "Contract loopt af"),
    ("motivatie", "Motivatie"),
    ("vervoer", "Vervoer"),
    ("financien", "Financiën"),
)
PERCENTAGE_UITLEG = "Deel van de uren in het contract dat de betaler voor begeleiding toekent."
WIJZIGINGEN = (
    ("leidinggevende", "Andere leidinggevende"),
    ("begeleider", "Andere werkbegeleider"),
    ("rooster", "Ander rooster"),
    ("taken", "Andere taken"),
    ("werkplek", "Andere werkplek of ploeg"),
    ("anders", "Iets anders in het werk"),
)
JA_NEE = (("ja", "Ja"), ("nee", "Nee"))

COACHTRAJECT = (
    Veld("betaler", "Betaler", Soort.KEUZE, keuzes=BETALERS, breedte=2),
    Veld("gemeente_id", "Gemeente", Soort.VERWIJZING, verwijst_naar="gemeente", breedte=2),
    Veld("referentie", "Kenmerk", breedte=2),
    Veld("begin", "Begin", Soort.DATUM, verplicht=True),
    Veld("einde", "Einde", Soort.DATUM),
    Veld(
        "regime_id",
        "Regime",
        Soort.VERWIJZING,
        verwijst_naar="regime",
        uitleg="Het regime zegt hoeveel uren de betaler toekent. U past de regimes aan bij Instellingen.",
    ),
    Veld(
        "uren_toegekend",
        "Uren toegekend",
        Soort.GETAL,
        eenheid="uur",
        maximum="5000",
        uitleg="De uren uit de beschikking. Hieronder staat wat het regime geeft; dat neemt u over of niet.",
    ),
    Veld("coach", "Jobcoach"),
    Veld(
        "ritme_dagen",
        "Contact elke",
        Soort.GEHEEL,
        eenheid="dagen",
        minimum="1",
        maximum="365",
        uitleg="Een nieuw contact stelt het volgende zoveel dagen later voor. Leeg is 14 dagen.",
    ),
    Veld("plan_datum", "Plan akkoord op", Soort.DATUM),
)

REGIME = (
    Veld("naam", "Naam", verplicht=True, breedte=2),
    Veld("betaler", "Betaler", Soort.KEUZE, keuzes=BETALERS, verplicht=True, breedte=2),
    Veld(
        "gemeente_id",
        "Alleen voor gemeente",
        Soort.VERWIJZING,
        verwijst_naar="gemeente",
        uitleg="Leeg: voor elke gemeente.",
        breedte=2,
    ),
    Veld("jaar1", "Jaar 1", Soort.PERCENTAGE, eenheid="%", maximum="100", uitleg=PERCENTAGE_UITLEG),
    Veld("jaar2", "Jaar 2", Soort.PERCENTAGE, eenheid="%", maximum="100", uitleg=PERCENTAGE_UITLEG),
    Veld("jaar3", "Jaar 3 en later", Soort.PERCENTAGE, eenheid="%", maximum="100", uitleg=PERCENTAGE_UITLEG),
    Veld("bron", "Waar staat dit", Soort.NOTITIE, breedte=6),
)

DOEL = (
    Veld("omschrijving", "Doel", verplicht=True, breedte=3),
    Veld("streefdatum", "Streefdatum", Soort.DATUM, breedte=2),
    Veld("status", "Stand", Soort.KEUZE, keuzes=DOELSTATUS, breedte=1),
)

CONTACTMOMENT = (
    Veld("datum", "Datum", Soort.DATUM, verplicht=True),
    Veld("begintijd", "Van", Soort.TIJD, verplicht=True),
    Veld("eindtijd", "Tot", Soort.TIJD, verplicht=True),
    Veld("soort", "Soort", Soort.KEUZE, keuzes=SOORTEN, verplicht=True, breedte=3),
    Veld(
        "gesproken_met", "Gesproken met", Soort.MEERKEUZE, keuzes=GESPREKSPARTNERS, verplicht=True, breedte=3
    ),
    Veld("uitvoerder", "Uitvoerder", verplicht=True, breedte=3),
    Veld("gedaan", "Wat is gedaan", Soort.NOTITIE, verplicht=True, breedte=6),
    Veld(
        "woorden_reden",
        "Waarom dit er toch in moet",
        Soort.NOTITIE,
        breedte=6,
        uitleg="Schrijf op wat iemand kan, niet wat iemand heeft. De reden komt in het logboek.",
        bron="AVG art. 9",
    ),
    Veld("volgend_contact", "Volgend contact", Soort.DATUM, breedte=3),
    Veld("geen_volgend_reden", "Of: geen, omdat", breedte=3),
    Veld(
        "signalen",
        "Signaal",
        Soort.MEERKEUZE,
        keuzes=SIGNALEN,
        breedte=6,
        uitleg="Verzuim: alleen dat het er is, nooit de oorzaak.",
        bron="AVG art. 9",
    ),
    Veld(
        "reistijd_minuten",
        "Reistijd (telt niet mee)",
        Soort.DUUR,
        eenheid="min",
        maximum="1440",
        uitleg="Reistijd is geen begeleiding en telt nooit mee in de uren.",
        bron="ECLI:NL:RBMNE:2016:4145",
        breedte=3,
    ),
    Veld("kilometers", "Km", Soort.GEHEEL, eenheid="km", maximum="2000", breedte=3),
    Veld("declarabel", "Declarabel", Soort.JANEE, keuzes=JA_NEE, breedte=3),
    Veld("zichtbaar_voor_werkgever", "In verslag voor werkgever", Soort.JANEE, keuzes=JA_NEE, breedte=3),
    Veld("reden_versie", "Reden van de correctie", Soort.NOTITIE, breedte=6),
)

CONTACT_DOEL = (Veld("voortgang", "Voortgang", Soort.GEHEEL, minimum="1", maximum="5", breedte=1),)

AFSPRAAK = (
    Veld("wat", "Afspraak", breedte=6),
    Veld("wie", "Wie doet het", breedte=3),
    Veld("uiterlijk", "Uiterlijk", Soort.DATUM, breedte=3),
    Veld("gedaan_op", "Gedaan op", Soort.DATUM, breedte=3),
)

WERKWIJZIGING = (
    Veld("datum", "Sinds", Soort.DATUM, verplicht=True, breedte=3),
    Veld("wat", "Wat is er anders", Soort.KEUZE, keuzes=WIJZIGINGEN, verplicht=True, breedte=6),
    Veld(
        "toelichting",
        "Toelichting",
        breedte=6,
        uitleg="Kort: wie, welke dagen of welke taken. Geen medische gegevens.",
    ),
)

UITSTEL = (
    Veld("tot", "Laat weer zien op", Soort.DATUM, verplicht=True, breedte=3),
    Veld("reden", "Waarom het kan wachten", verplicht=True, breedte=6),
)
