"""Frozen records of counting: a hoofdtaak to count at, and its runs."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from app.loonwaarde.telling import Gebeurtenis


@dataclass(frozen=True, slots=True)
class RondeRecord:
    """A run with its events in order; `foutmarge` in percent; `overgenomen`: factors taken over from it."""

    id: int
    hoofdtaak_id: int
    volgnr: int
    begonnen: datetime
    foutmarge: Fraction
    gebeurtenissen: tuple[Gebeurtenis, ...]
    overgenomen: frozenset[str]


@dataclass(frozen=True, slots=True)
class Telplek:
    """Where counting takes place; `gesloten` says why nothing can be added any more."""

    hoofdtaak_id: int
    meting_id: int
    kandidaat_id: int
    volgnr: int
    omschrijving: str
    eenheid: str
    norm_per_uur: Fraction | None
    naam: str
    werkgever: str
    gesloten: str
    rondes: tuple[RondeRecord, ...]
