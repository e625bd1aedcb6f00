"""What the rows of a file speak of: each kandidaat, werkgever, job once, however many rows name it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.models.search import fold

VOLGORDE = (
    "gemeente",
    "werkgever",
    "contactpersoon",
    "kandidaat",
    "plaatsing",
    "urenafspraak",
    "eerdere_loonwaarde",
)
"""In this order one can be stored: what is pointed at comes first."""


@dataclass(slots=True, eq=False)
class Ding:
    """One object of the file. `bestaand` is its number in the archive, `verwijst` names other objects.

    `veranderd` holds what differs from the archive and will be stored there: field to old and new.
    `werk` are the jobs of a kandidaat.
    """

    soort: str
    rij: int
    waarden: dict[str, Any]
    verwijst: dict[str, "Ding"] = field(default_factory=dict)
    bestaand: int | None = None
    nummer: int = 0
    veranderd: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    werk: list["Ding"] = field(default_factory=list)


@dataclass(slots=True)
class Persoon:
    """Of a kandidaat in the archive: what he or she is known by."""

    id: int
    dossiernummer: str
    achternaam: str
    geboortedatum: date | None
    voorletters: str
    roepnaam: str


def same_person(waarden: dict[str, Any], ander: Any) -> bool:
    """Whether initials and first name leave room for the same person; name and birth date are equal.

    Twins share both, so initials or first names that contradict each other tell two people apart.
    """
    if (a := waarden.get("voorletters")) and (b := ander("voorletters")):
        return fold(a).replace(" ", "") == fold(b).replace(" ", "")
    if (a := waarden.get("roepnaam")) and (b := ander("roepnaam")):
        return fold(a) == fold(b)
    een = fold(waarden.get("voorletters") or waarden.get("roepnaam") or "")
    twee = fold(ander("voorletters") or ander("roepnaam") or "")
    return not een or not twee or een[0] == twee[0]


@dataclass(slots=True)
class Verzameling:
    """All objects of the file, and the ways to find one again."""

    dingen: dict[str, list[Ding]] = field(default_factory=lambda: {soort: [] for soort in VOLGORDE})
    vindplaats: dict[tuple[Any, ...], list[Ding]] = field(default_factory=dict)

    def add(self, ding: Ding, *sleutels: tuple[Any, ...]) -> Ding:
        """Keep an object under these keys."""
        self.dingen[ding.soort].append(ding)
        self.know(ding, *sleutels)
        return ding

    def know(self, ding: Ding, *sleutels: tuple[Any, ...]) -> None:
        """Let an object be found under more keys."""
        for sleutel in sleutels:
            rij = self.vindplaats.setdefault(sleutel, [])
            if ding not in rij:
                rij.append(ding)

    def find(self, *sleutel: Any) -> list[Ding]:
        """The objects under this key."""
        return self.vindplaats.get(sleutel, [])

    def __iter__(self) -> Iterator[Ding]:
        for soort in VOLGORDE:
            yield from self.dingen[soort]
