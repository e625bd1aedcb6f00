"""The workbook for the gemeente: look at the first rows, write the file, and log that it was made."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import __version__
from app.documents.gemeentebestand import (
    Gemeentebestand,
    KolomKeuze,
    Kolomprofiel,
    build_werkboek,
    list_declared,
)
from app.documents.leeswijzer import Leeswijzer
from app.documents.sheet_rows import Formule
from app.documents.workbook import Blad, Gestopt, Soort, Werkboek, write_workbook
from app.documents.writing import write_euro, write_number
from app.models import Gemeente, Meting
from app.models.logboek import log_head
from app.services.archief import Archief
from app.services.bedragen.lezen import read_bedragen
from app.services.errors import UserError
from app.services.records import ExportKeuze, Voorbeeldblad
from app.services.uitwisselen.export_bedragen import describe_bedragen
from app.services.uitwisselen.export_filter import select_metingen
from app.services.uitwisselen.export_metingen import read_hoofdtaken, read_metingen
from app.services.uitwisselen.export_narekening import read_narekening
from app.services.uitwisselen.export_trajecten import read_jobcoaching, read_plaatsingen
from app.services.uitwisselen.export_woorden import check_woorden
from app.services.uitwisselen.exportgeschiedenis import describe_filter, describe_periode, note_export
from app.services.uitwisselen.kolomprofiel import as_kolomprofiel, parse_profiel
from app.services.voortgang import Voortgang

Stops = Callable[[], bool]
VOORBEELD_RIJEN = 20
OVER_METINGEN = frozenset({"Metingen", "Hoofdtaken", "Narekening"})
DECIMALEN = {Soort.GEHEEL: 0, Soort.FACTOR: 6}
NIET_GESCHREVEN = (
    "Het bestand kan hier niet worden opgeslagen. Er is niets half geschreven. Kies een andere map of naam; "
    "staat het bestand open in Excel, sluit het dan eerst."
)
GESTOPT = "Gestopt. Er is geen bestand gemaakt."
VERKEERD_OM = "De periode eindigt vóór ze begint. Kies een latere einddatum."


def export_naam(archief: Archief, keuze: ExportKeuze) -> str:
    """The name for the file, without personal data: "loonwaarde-losser-2026-01-01-tot-2026-11-22.xlsx"."""
    with archief.read() as session:
        delen = ["loonwaarde", _slug(_gemeente(session, keuze) or "alle-gemeenten")]
        van = keuze.van or _first_rapport(session, keuze)
    tot = keuze.tot or archief.vandaag
    periode = [f"{van:%Y-%m-%d}"] if van and van <= tot else []
    return "-".join([*delen, *periode, "tot", f"{tot:%Y-%m-%d}"]) + ".xlsx"


def list_kolommen(blad: str) -> tuple[tuple[str, str, bool], ...]:
    """The columns of a sheet in the usual order: field, heading, and whether it is on by default."""
    kolommen = list_declared(blad)
    return tuple((veld, kolom["kop"], kolom["standaard"]) for veld, kolom in kolommen.items())


def preview_export(archief: Archief, keuze: ExportKeuze) -> tuple[Voorbeeldblad, ...]:
    """The first rows of each sheet as text, and how many rows there are. Raises UserError."""
    return tuple(
        Voorbeeldblad(
            blad.naam,
            tuple(kolom.kop for kolom in blad.kolommen),
            tuple(_as_text(blad, rij) for rij in blad.rijen[:VOORBEELD_RIJEN]),
            len(blad.rijen),
        )
        for blad in build_export(archief, keuze).bladen
    )


def write_export(archief: Archief, keuze: ExportKeuze, pad: Path, progress: Voortgang | None = None) -> Path:
    """Write the workbook, complete or not at all, and keep in the history what it is.

    Raises UserError when it was stopped, cannot be written, or holds words about health without a reason;
    then no file was made.
    """
    keuze = _complete(archief, keuze)
    stops = _stopper(progress)
    boek, metingen, woorden = _read(archief, keuze, stops, check_woorden)
    try:
        write_workbook(boek, pad, progress=progress, stopped=stops, password=keuze.wachtwoord or None)
    except Gestopt as gestopt:
        raise UserError(GESTOPT) from gestopt
    except OSError as fout:
        raise UserError(NIET_GESCHREVEN, "pad") from fout
    try:
        with archief.write() as werk:
            note_export(werk, keuze, boek, pad, metingen, woorden)
    except BaseException:
        pad.unlink(missing_ok=True)
        raise
    return pad


def build_export(archief: Archief, keuze: ExportKeuze) -> Werkboek:
    """All rows of this choice as one workbook. Raises UserError at the field of the choice."""
    return _read(archief, _complete(archief, keuze))[0]


def _complete(archief: Archief, keuze: ExportKeuze) -> ExportKeuze:
    """The choice with the day on which a plaatsing runs or not. Raises UserError at the field."""
    if keuze.van and keuze.tot and keuze.tot < keuze.van:
        raise UserError(VERKEERD_OM, "tot")
    return replace(keuze, op=keuze.op or min(keuze.tot or archief.vandaag, archief.vandaag))


def _read(
    archief: Archief,
    keuze: ExportKeuze,
    stops: Stops = lambda: False,
    keur: Callable[[Session, Gemeentebestand, Kolomprofiel, ExportKeuze], int] = lambda *_: 0,
) -> tuple[Werkboek, tuple[int, ...], int]:
    """The workbook, the measurements in it and what `keur` found, as they were at one moment."""
    with archief.read() as session:
        bestand = _bestand(session, archief, keuze, stops)
        profiel = _profiel(session, keuze)
        gekeurd = keur(session, bestand, profiel, keuze)
        over_metingen = not OVER_METINGEN.isdisjoint(keuze.bladen)
        metingen = tuple(session.scalars(select_metingen(keuze, Meting.id))) if over_metingen else ()
    boek = build_werkboek(bestand, profiel, met_bsn=keuze.met_bsn, bladen=keuze.bladen)
    return boek, metingen, gekeurd


def _profiel(session: Session, keuze: ExportKeuze) -> Kolomprofiel:
    """The columns of the gemeente, under those of the choice itself."""
    gemeente = session.get(Gemeente, keuze.gemeente_id) if keuze.gemeente_id is not None else None
    van_gemeente = as_kolomprofiel(parse_profiel(gemeente.kolomprofiel)) if gemeente else {}
    eigen = {
        blad: tuple(KolomKeuze(veld) for veld in velden) for blad, velden in keuze.kolommen.items() if velden
    }
    if keuze.met_bsn and "bsn" not in keuze.kolommen.get("Metingen", ("bsn",)):
        eigen["Metingen"] = (KolomKeuze("bsn"), *eigen["Metingen"])
    return {**van_gemeente, **eigen}


def _bestand(session: Session, archief: Archief, keuze: ExportKeuze, stops: Stops) -> Gemeentebestand:
    """The rows of the sheets that were asked for, one sheet after another. Raises UserError when stopped."""
    lezers: dict[str, Callable[[], Any]] = {
        "Metingen": lambda: read_metingen(session, keuze, keuze.met_bsn),
        "Hoofdtaken": lambda: read_hoofdtaken(session, keuze),
        "Jobcoaching": lambda: read_jobcoaching(session, keuze),
        "Plaatsingen": lambda: read_plaatsingen(session, keuze, archief.vandaag),
        "Narekening": lambda: read_narekening(session, keuze),
    }
    rijen: dict[str, Any] = {}
    for naam, lees in lezers.items():
        if stops():
            raise UserError(GESTOPT)
        if naam in keuze.bladen:
            rijen[naam.lower()] = lees()
    return Gemeentebestand(_leeswijzer(session, archief, keuze), **rijen)


def _leeswijzer(session: Session, archief: Archief, keuze: ExportKeuze) -> Leeswijzer:
    anders = describe_filter(session, keuze)
    gemeente = _gemeente(session, keuze) or "alle gemeenten"
    return Leeswijzer(
        periode=f"{describe_periode(keuze).capitalize()}, naar de datum van het rapport. Jobcoaching en "
        "plaatsingen die in deze periode liepen, naar de stand op de laatste dag.",
        filter=f"Gemeente: {gemeente}. Alleen definitieve metingen; vervangen versies staan er niet in."
        + (f" Keuze: {anders}." if anders else ""),
        programmaversie=__version__,
        gemaakt_op=archief.vandaag,
        gemaakt_door=archief.gebruiker,
        bedragen=describe_bedragen(session, keuze, read_bedragen(session)),
        logkop=log_head(session),
    )


def _gemeente(session: Session, keuze: ExportKeuze) -> str:
    if keuze.gemeente_id is None:
        return ""
    return session.scalar(select(Gemeente.naam).where(Gemeente.id == keuze.gemeente_id)) or ""


def _first_rapport(session: Session, keuze: ExportKeuze) -> date | None:
    eerste: date | None = session.scalar(select_metingen(keuze, func.min(Meting.datum_rapport)))
    return eerste


def _slug(naam: str) -> str:
    """A name in signs that every file system takes."""
    return re.sub(r"[^a-z0-9]+", "-", naam.casefold()).strip("-")[:60] or "gemeente"


def _stopper(progress: Voortgang | None) -> Stops:
    return (lambda: progress.stopped) if progress is not None else (lambda: False)


def _as_text(blad: Blad, rij: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(_cell(kolom.soort, waarde) for kolom, waarde in zip(blad.kolommen, rij, strict=True))


def _cell(soort: Soort, waarde: object) -> str:
    """A value as the spreadsheet will show it."""
    if waarde is None:
        return ""
    if isinstance(waarde, Formule):
        waarde = waarde.waarde
    if isinstance(waarde, date):
        return f"{waarde:%d-%m-%Y}"
    if isinstance(waarde, Decimal | Fraction | int):
        if soort is Soort.EURO:
            return write_euro(waarde)
        decimals = DECIMALEN.get(soort, 2)
        return write_number(waarde, decimals, decimals)
    return str(waarde)
