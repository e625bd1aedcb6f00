"""The filtered log as a workbook: dossier numbers instead of names, and the head of the chain."""

from collections.abc import Sequence
from pathlib import Path

from app import __version__
from app.documents.workbook import Blad, Kolom, Soort, Werkboek, write_workbook
from app.services.archief import Archief
from app.services.errors import UserError
from app.services.logboeken.logboek import (
    Keten,
    Logboekrij,
    LogFilter,
    list_logregels,
    read_keten,
    read_logregels,
)
from app.services.uitwisselen.export import GESTOPT, NIET_GESCHREVEN
from app.services.voortgang import Voortgang, report

BLOK = 500
KOLOMMEN = (
    Kolom("Regel", Soort.GEHEEL, 9),
    Kolom("Datum", Soort.DATUM, 12),
    Kolom("Tijd", Soort.TIJD, 8),
    Kolom("Wie", breedte=24),
    Kolom("Wat", breedte=24),
    Kolom("Waarop", breedte=36),
    Kolom("Bijzonderheid", breedte=40),
    Kolom("Resultaat", breedte=12),
    Kolom("Herkomst", breedte=14),
    Kolom("Schakel", breedte=20),
)


def logexport_naam(archief: Archief) -> str:
    """The name for the file: "logboek-2026-11-22.xlsx"."""
    return f"logboek-{archief.vandaag:%Y-%m-%d}.xlsx"


def write_logexport(archief: Archief, keuze: LogFilter, pad: Path, progress: Voortgang | None = None) -> Path:
    """Write the entries that pass, oldest first, complete or not at all; that too is logged.

    Raises UserError when it was stopped or cannot be written; then no file was made.
    """
    nummers = list_logregels(archief, keuze)[::-1]
    keten = read_keten(archief)
    try:
        rijen = _rows(archief, nummers, progress)
        blad = Blad("Logboek", KOLOMMEN, rijen)
        boek = Werkboek("Logboek", (blad, _leeswijzer(archief, keuze, keten, len(rijen))))
        write_workbook(boek, pad)
    except OSError as fout:
        raise UserError(NIET_GESCHREVEN, "pad") from fout
    try:
        with archief.write() as werk:
            werk.log("logboek geëxporteerd", None, f"{len(rijen)} regels")
    except BaseException:
        pad.unlink(missing_ok=True)
        raise
    return pad


def _rows(archief: Archief, nummers: Sequence[int], progress: Voortgang | None) -> list[tuple[object, ...]]:
    rijen: list[tuple[object, ...]] = []
    for begin in range(0, len(nummers), BLOK):
        report(progress, begin, len(nummers), GESTOPT)
        blok = read_logregels(archief, nummers[begin : begin + BLOK], met_naam=False)
        rijen += [_cells(rij) for rij in blok]
    return rijen


def _cells(rij: Logboekrij) -> tuple[object, ...]:
    return (
        rij.id,
        rij.moment.date(),
        rij.moment.time().replace(microsecond=0),
        rij.gebruiker,
        rij.actie,
        rij.onderwerp,
        rij.bijzonderheid,
        rij.resultaat,
        rij.herkomst,
        rij.schakel[:16],
    )


def _leeswijzer(archief: Archief, keuze: LogFilter, keten: Keten, aantal: int) -> Blad:
    van = f"{keuze.van:%d-%m-%Y}" if keuze.van else "het begin"
    tot = f"{keuze.tot:%d-%m-%Y}" if keuze.tot else "heden"
    rijen = [
        ("Periode", f"Van {van} tot en met {tot}"),
        ("Wie", keuze.gebruiker or "iedereen"),
        ("Wat", keuze.actie or "alles"),
        ("Over wie", "een deel van de dossiers" if keuze.kandidaat.strip() else "alle dossiers"),
        ("Aantal regels", str(aantal)),
        ("Regels in het hele logboek", str(keten.regels)),
        ("Kop van het logboek", keten.kop),
        ("Gemaakt op", f"{archief.klok():%d-%m-%Y %H:%M}"),
        ("Gemaakt door", archief.gebruiker),
        ("Programmaversie", __version__),
        *UITLEG,
    ]
    return Blad("Leeswijzer", (Kolom("Onderwerp", breedte=34), Kolom("Toelichting", breedte=110)), rijen)


UITLEG = (
    ("Regel", "Het volgnummer. In het hele logboek ontbreekt geen nummer; in een deel ervan wel."),
    ("Waarop", "Dossiers staan hier met hun nummer, niet met een naam."),
    ("Schakel", "Begin van de vingerafdruk van de regel; elke regel bevat ook de schakel van de vorige."),
    ("Kop van het logboek", "De laatste schakel. Staat ook op definitieve rapporten."),
)
