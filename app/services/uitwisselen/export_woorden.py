"""Words about health in the file for the gemeente: say where, and ask why they go along (process.md §6)."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from sqlalchemy.orm import Session

from app.documents.gemeentebestand import Gemeentebestand, Kolomprofiel, choose_kolommen
from app.services.coachen.medischewoorden import REDEN_ZONDER, find_medisch, make_keurder, read_woordenlijst
from app.services.errors import UserError
from app.services.records import ExportKeuze
from app.services.velden import format_aantal

VRIJE_TEKST = (  # names of jobs and tasks are about the work and left alone
    ("Metingen", "reden_volgende_meting"),
    ("Hoofdtaken", "toelichting"),
    ("Plaatsingen", "uitstroomreden"),
)
EERSTE_RIJ = 2  # the first row of a sheet holds the headings
MEESTE = 8  # rows that are named one by one
GEVONDEN = (
    "In het bestand staat iets over gezondheid: {plekken}. Verander de tekst of laat de kolom weg, of "
    "schrijf op waarom het er toch in moet. Er is nog geen bestand gemaakt."
)


class Plek(NamedTuple):
    """A column in which such words stand, with the numbers of the rows as the spreadsheet counts them."""

    blad: str
    kop: str
    rijen: tuple[int, ...]


def check_woorden(
    session: Session, bestand: Gemeentebestand, profiel: Kolomprofiel, keuze: ExportKeuze
) -> int:
    """In how many cells words about health go along. Raises UserError without a good reason for them."""
    lijst = read_woordenlijst(session)
    plekken = tuple(_find_plekken(bestand, profiel, keuze, make_keurder(lijst)))
    if not plekken:
        return 0
    if not keuze.woorden_reden.strip():
        raise UserError(GEVONDEN.format(plekken="; ".join(map(_describe, plekken))), "woorden_reden")
    if find_medisch(lijst, [keuze.woorden_reden]):
        raise UserError(REDEN_ZONDER, "woorden_reden")
    return sum(len(plek.rijen) for plek in plekken)


def describe_meegegaan(aantal: int, reden: str) -> str:
    """For the log: how many cells, and why; never a word of them."""
    return f"{aantal} × gezondheid in het bestand, reden: {' '.join(reden.split())}"[:300]


def _find_plekken(
    bestand: Gemeentebestand, profiel: Kolomprofiel, keuze: ExportKeuze, is_medisch: Callable[[str], bool]
) -> Iterator[Plek]:
    for blad, veld in VRIJE_TEKST:
        kolom = choose_kolommen(blad, profiel.get(blad), keuze.met_bsn).get(veld)
        if blad not in keuze.bladen or kolom is None:
            continue
        teksten = (getattr(rij, veld) for rij in getattr(bestand, blad.lower()))
        gevonden = [nummer for nummer, tekst in enumerate(teksten, EERSTE_RIJ) if tekst and is_medisch(tekst)]
        if gevonden:
            yield Plek(blad, kolom.kop, tuple(gevonden))


def _describe(plek: Plek) -> str:
    rijen = ", ".join(map(str, plek.rijen[:MEESTE]))
    rest = len(plek.rijen) - MEESTE
    meer = f" en nog {format_aantal(rest, 'rij', 'rijen')}" if rest > 0 else ""
    return f"blad {plek.blad}, kolom {plek.kop}, {'rij' if len(plek.rijen) == 1 else 'rijen'} {rijen}{meer}"
