"""The fields of every object, declared once: forms, checks and lists of what is missing use them."""

from app.services.formulieren.coaching import (
    AFSPRAAK,
    COACHTRAJECT,
    CONTACT_DOEL,
    CONTACTMOMENT,
    DOEL,
    REGIME,
    WERKWIJZIGING,
)
from app.services.formulieren.evaluatie import EVALUATIE
from app.services.formulieren.meting import (
    AFWEGING,
    DEELTAAK,
    HOOFDTAAK,
    MEETRONDE,
    METING,
    WAARNEMING,
    ZIENSWIJZE,
)
from app.services.formulieren.plaatsing import EERDERE_LOONWAARDE, PLAATSING, URENAFSPRAAK
from app.services.formulieren.signalen import BESLUIT, SIGNAALINSTELLING
from app.services.formulieren.stamgegevens import (
    CONTACTPERSOON,
    EXPORT,
    GEBRUIKER,
    GEMEENTE,
    KANDIDAAT,
    WERKGEVER,
)
from app.services.formulieren.vaardigheden import VAARDIGHEDEN
from app.services.velden import Veld

FORMULIEREN: dict[str, tuple[Veld, ...]] = {
    "afspraak": AFSPRAAK,
    "afweging": AFWEGING,
    "coachtraject": COACHTRAJECT,
    "contact_doel": CONTACT_DOEL,
    "contactmoment": CONTACTMOMENT,
    "contactpersoon": CONTACTPERSOON,
    "deeltaak": DEELTAAK,
    "doel": DOEL,
    "eerdere_loonwaarde": EERDERE_LOONWAARDE,
    "evaluatie": EVALUATIE,
    "export": EXPORT,
    "gebruiker": GEBRUIKER,
    "gemeente": GEMEENTE,
    "hoofdtaak": HOOFDTAAK,
    "kandidaat": KANDIDAAT,
    "meetronde": MEETRONDE,
    "meting": METING,
    "plaatsing": PLAATSING,
    "regime": REGIME,
    "signaalinstelling": SIGNAALINSTELLING,
    "subsidie": BESLUIT,
    "urenafspraak": URENAFSPRAAK,
    "vaardigheden": VAARDIGHEDEN,
    "waarneming": WAARNEMING,
    "werkgever": WERKGEVER,
    "werkwijziging": WERKWIJZIGING,
    "zienswijze": ZIENSWIJZE,
}


def select_velden(soort: str, *namen: str) -> tuple[Veld, ...]:
    """The fields of an object kind, all of them or the named ones in the order given."""
    velden = FORMULIEREN[soort]
    if not namen:
        return velden
    per_naam = {veld.naam: veld for veld in velden}
    return tuple(per_naam[naam] for naam in namen)
