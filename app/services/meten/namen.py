"""Names that must not get into the library: all that the archive knows, and what looks like one.

A colleague stands in no field of the archive; a word with a capital inside a sentence may be his name.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
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
LOT = 1_000  # rows read at once
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
    """`geheel` are names as they are written (folded), `woorden` single first names and surnames.

    Only names of which every word stands in `gelezen`: no other can be found in the texts of those words.
    """

    geheel: frozenset[str]
    woorden: frozenset[str]
    gelezen: frozenset[str]

    def find(self, tekst: str, baan: str = "") -> str:
        """What in this text may point at somebody; "" when nothing does. Only for a text they were read for.

        Many a surname is a trade: Bakker, Kok, Visser. One with which a word of `baan`
        begins gives nobody away.
        """
        gevouwen = f" {fold(tekst)} "
        if not self.gelezen.issuperset(gevouwen.split()):
            raise LookupError  # else a name that was not read would be called none
        vakwoorden = fold(baan).split()
        for naam in sorted(self.geheel):
            if f" {naam} " in gevouwen:
                return naam
        for woord in gevouwen.split():
            if woord in self.woorden and not any(vak.startswith(woord) for vak in vakwoorden):
                return woord
        groot = MIDDEN.search(tekst)
        return groot.group() if groot and not _is_vak(groot.group(), vakwoorden) else ""


def read_namen(session: Session, teksten: Iterable[str]) -> Namen:
    """The names of persons and employers in the archive, of all of them, that may stand in these texts.

    A row at a time: together they are tens of megabytes where there are 100,000 kandidaten.
    """
    gelezen = frozenset(woord for tekst in teksten for woord in fold(tekst).split())
    geheel: set[str] = set()
    woorden: set[str] = set()
    for naam in _stream(session, select(Werkgever.naam)):
        if gelezen.issuperset(fold(naam).split()):
            geheel.add(fold(naam))
    personen = select(Kandidaat.roepnaam + " " + Kandidaat.achternaam)
    for vraag in (personen, *(select(kolom).distinct() for kolom in PERSONEN)):
        for naam in _stream(session, vraag):
            delen = fold(naam or "").split()
            woorden.update(gelezen.intersection(delen))
            if len(delen) > 1 and gelezen.issuperset(delen):
                geheel.add(" ".join(delen))
    return Namen(_long(geheel, GEWOON), _long(woorden, GEWOON), gelezen)


def _stream(session: Session, vraag: Select[*tuple[Any, ...]]) -> Iterable[Any]:
    return session.scalars(vraag.execution_options(yield_per=LOT))


def _long(namen: Iterable[str], gewoon: set[str]) -> frozenset[str]:
    return frozenset(naam for naam in namen if len(naam) >= KORTSTE_NAAM and naam not in gewoon)


def _is_vak(woord: str, vakwoorden: list[str]) -> bool:
    return fold(woord) in vakwoorden
