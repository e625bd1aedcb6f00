"""Names that must not get into the library: all that the archive knows, and what looks like one.

A colleague stands in no field of the archive; a word with a capital inside a sentence may be his name.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import (
    Coachtraject,
    Contactmoment,
    Contactpersoon,
    Gebruiker,
    Kandidaat,
    Meting,
    Werkgever,
    Zienswijze,
)
from app.models.search import fold

GEWOON = {"de", "het", "een", "van", "der", "den", "ten", "ter", "en", "bv", "nv", "bij", "in", "op", "te"}
KORTSTE_NAAM = 3
PERSONEN = (
    Kandidaat.coach,
    Coachtraject.coach,
    Contactmoment.uitvoerder,
    Contactpersoon.naam,
    Gebruiker.naam,
    Meting.contactpersoon,
    Meting.geinterviewde,
    Zienswijze.naam,
)
MIDDEN = re.compile(r"(?<=[\w,;)] )[A-ZÀ-Þ][a-zß-ÿ]+")
"""A word with a capital that does not begin a sentence."""


@dataclass(frozen=True, slots=True)
class Namen:
    """`geheel` are names as they are written (folded), `woorden` single first names and surnames."""

    geheel: frozenset[str]
    woorden: frozenset[str]

    def find(self, tekst: str, baan: str = "") -> str:
        """What in this text may point at somebody; "" when nothing does.

        Many a surname is a trade: Bakker, Kok, Visser. One with which a word of `baan`
        begins gives nobody away.
        """
        gevouwen = f" {fold(tekst)} "
        vakwoorden = fold(baan).split()
        for naam in sorted(self.geheel):
            if f" {naam} " in gevouwen:
                return naam
        for woord in gevouwen.split():
            if woord in self.woorden and not any(vak.startswith(woord) for vak in vakwoorden):
                return woord
        groot = MIDDEN.search(tekst)
        return groot.group() if groot and not _is_vak(groot.group(), vakwoorden) else ""


def read_namen(session: Session) -> Namen:
    """Every name of a person or an employer that stands in the archive."""
    geheel = [fold(naam) for naam in session.scalars(select(Werkgever.naam))]
    woorden: set[str] = set()
    for voornaam, achternaam in session.execute(select(Kandidaat.roepnaam, Kandidaat.achternaam)):
        _take(f"{voornaam} {achternaam}", geheel, woorden)
    for kolom in PERSONEN:
        for naam in session.scalars(select(kolom).distinct()):
            _take(naam or "", geheel, woorden)
    return Namen(_long(geheel, GEWOON), _long(woorden, GEWOON))


def _take(persoon: str, geheel: list[str], woorden: set[str]) -> None:
    delen = fold(persoon).split()
    if len(delen) > 1:
        geheel.append(" ".join(delen))
    woorden.update(delen)


def _long(namen: Iterable[str], gewoon: set[str]) -> frozenset[str]:
    return frozenset(naam for naam in namen if len(naam) >= KORTSTE_NAAM and naam not in gewoon)


def _is_vak(woord: str, vakwoorden: list[str]) -> bool:
    return fold(woord) in vakwoorden
