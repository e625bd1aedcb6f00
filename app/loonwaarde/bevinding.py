"""What the checks look at and what they find."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from app.loonwaarde.bron import Bron

PROGRAMMA: Final = "Werkwijze van dit programma"


class Ernst(StrEnum):
    """`BLOKKEERT` stops the meting; `LET_OP` may be passed with a reason."""

    BLOKKEERT = "blokkeert"
    LET_OP = "let op"


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One finding: what is wrong, what to do, by which rule, and at which field."""

    code: str
    ernst: Ernst
    tekst: str
    herstel: str
    bron: str
    plaats: str


@dataclass(frozen=True, slots=True)
class HoofdtaakInvoer:
    """One hoofdtaak as typed: scores and spread in percent(age points), None = not yet filled in."""

    volgnr: int
    omschrijving: str = ""
    minuten_per_week: int | None = None
    tempo: Decimal | None = None
    kwaliteit: Decimal | None = None
    netto_werktijd: Decimal | None = None
    toelichting_tempo: str = ""
    toelichting_kwaliteit: str = ""
    toelichting_netto_werktijd: str = ""
    spreiding_tempo: Decimal | None = None
    spreiding_kwaliteit: Decimal | None = None
    spreiding_netto_werktijd: Decimal | None = None
    aandeel: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ZienswijzeInvoer:
    """The view of one party ("werknemer" or "werkgever"); `keuze` is "" while it was not asked."""

    partij: str
    keuze: str
    tekst: str = ""
    datum: date | None = None
    naam: str = ""


@dataclass(frozen=True, slots=True)
class MetingInvoer:
    """Everything the checks look at; `ontbrekend` holds (field path, label) of empty required fields."""

    vandaag: date
    hoofdtaken: tuple[HoofdtaakInvoer, ...] = ()
    regulier: bool = False
    werkdagen_per_week: int | None = None
    contracturen: Decimal | None = None
    voltijduren: Decimal | None = None
    normfunctie: str = ""
    uitgevoerde_functie: str = ""
    datum_bezoek: date | None = None
    datum_rapport: date | None = None
    zienswijzen: tuple[ZienswijzeInvoer | None, ...] = ()
    ontbrekend: tuple[tuple[str, str], ...] = ()
    dubbeltelling_beantwoord: bool = False
    meter_is_coach: bool = False
    onbevestigd: tuple[str, ...] = ()


def blokkeert(code: str, tekst: str, herstel: str, bron: Bron | str, plaats: str) -> Bevinding:
    """Return a finding that stops the meting."""
    return Bevinding(code, Ernst.BLOKKEERT, tekst, herstel, str(bron), plaats)


def let_op(code: str, tekst: str, herstel: str, bron: Bron | str, plaats: str) -> Bevinding:
    """Return a finding that may be passed with a reason."""
    return Bevinding(code, Ernst.LET_OP, tekst, herstel, str(bron), plaats)
