"""The archive: one encrypted SQLite database of typed aggregates."""

from app.models.base import Base
from app.models.bedragen import Bedragenstand, WettelijkBedrag
from app.models.coaching import (
    Aanvulling,
    Afspraak,
    Coachtraject,
    ContactDoel,
    Contactmoment,
    Deelnemer,
    Doel,
)
from app.models.evaluatie import Evaluatie
from app.models.export import Export
from app.models.gebruiker import Gebruiker
from app.models.gemeente import Gemeente
from app.models.handtekening import Handtekening
from app.models.inlezing import EerdereLoonwaarde, Ingelezen, Inlezing
from app.models.invoer import BestedeTijd, OpenInvoer, Wijziging
from app.models.kandidaat import Kandidaat
from app.models.logboek import Logregel
from app.models.meting import Afweging, Deeltaak, Hoofdtaak, Meting, Rapport, Waarneming, Zienswijze
from app.models.normfunctie import Normfunctie, Normtaak
from app.models.plaatsing import Plaatsing, Urenafspraak
from app.models.regime import Regime
from app.models.signaal import Signaalinstelling, Uitstel, Werkwijziging
from app.models.stuk import MedischWoord, Stageovergang, Stuk
from app.models.subsidie import Peildatumkeuze, Subsidie
from app.models.telling import Meetronde, Telgebeurtenis
from app.models.vaardigheden import Vaardigheden
from app.models.werkgever import Contactpersoon, Werkgever

__all__ = [
    "Aanvulling",
    "Afspraak",
    "Afweging",
    "Base",
    "Bedragenstand",
    "BestedeTijd",
    "Coachtraject",
    "ContactDoel",
    "Contactmoment",
    "Contactpersoon",
    "Deelnemer",
    "Deeltaak",
    "Doel",
    "EerdereLoonwaarde",
    "Evaluatie",
    "Export",
    "Gebruiker",
    "Gemeente",
    "Handtekening",
    "Hoofdtaak",
    "Ingelezen",
    "Inlezing",
    "Kandidaat",
    "Logregel",
    "MedischWoord",
    "Meetronde",
    "Meting",
    "Normfunctie",
    "Normtaak",
    "OpenInvoer",
    "Peildatumkeuze",
    "Plaatsing",
    "Rapport",
    "Regime",
    "Signaalinstelling",
    "Stageovergang",
    "Stuk",
    "Subsidie",
    "Telgebeurtenis",
    "Uitstel",
    "Urenafspraak",
    "Vaardigheden",
    "Waarneming",
    "Werkgever",
    "Werkwijziging",
    "WettelijkBedrag",
    "Wijziging",
    "Zienswijze",
]
