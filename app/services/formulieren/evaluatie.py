"""Fields of an evaluatie of the coaching, and of an addition to a recorded contact."""

from app.services.velden import Soort, Veld

PARTIJEN = (("werknemer", "Werknemer"), ("werkgever", "Werkgever"))
SCHAAL = "1 = helemaal niet, 5 = heel goed."
STELLINGEN = {
    "werknemer": ("doelen", "bereikbaar", "uitleg", "werk", "afspraken"),
    "werkgever": ("doelen", "bereikbaar", "overdracht", "werk", "afspraken"),
}
OPEN = ("goed", "beter", "verder")
GEZONDHEID = "Schrijf op wat iemand vindt of kan, niet wat iemand heeft. De reden komt in het logboek."


def _stelling(naam: str, label: str) -> Veld:
    return Veld(naam, label, Soort.GEHEEL, minimum="1", maximum="5", uitleg=SCHAAL, breedte=3)


def _waarom(naam: str, label: str) -> Veld:
    return Veld(naam, label, Soort.NOTITIE, breedte=6, uitleg=GEZONDHEID, bron="AVG art. 9")


EVALUATIE = (
    Veld("dag", "Ingevuld op", Soort.DATUM, verplicht=True, breedte=3),
    Veld("cijfer", "Rapportcijfer (1–10)", Soort.GEHEEL, minimum="1", maximum="10", breedte=3),
    _stelling("doelen", "Ging over wat nodig was"),
    _stelling("bereikbaar", "Goed bereikbaar"),
    _stelling("uitleg", "Duidelijke uitleg"),
    _stelling("overdracht", "Kunnen het zelf beter"),
    _stelling("werk", "Het werk gaat beter"),
    _stelling("afspraken", "Afspraken waren duidelijk"),
    Veld("goed", "Wat ging goed", Soort.NOTITIE, breedte=6),
    Veld("beter", "Wat kan beter", Soort.NOTITIE, breedte=6),
    Veld("verder", "Wat is nog nodig", Soort.NOTITIE, breedte=6),
    _waarom("woorden_reden", "Waarom dit er toch in moet"),
)

AANVULLING = (
    Veld("tekst", "Aanvulling", Soort.NOTITIE, verplicht=True, breedte=6),
    _waarom("aanvulling_reden", "Waarom dit er toch in moet"),
)
