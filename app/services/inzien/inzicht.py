"""Inzicht as the screen asks it: one sheet for a choice, and the file that is made of it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from app.documents.workbook import Blad, Kolom, Soort, Werkboek, write_workbook
from app.services.archief import Archief
from app.services.errors import UserError
from app.services.inzien.geld import read_geld
from app.services.inzien.groei import read_per_persoon, read_per_sector, read_per_werkgever
from app.services.inzien.inzicht_records import Inzichtblad, Inzichtkeuze, Kop
from app.services.inzien.regios import read_regios
from app.services.inzien.tijdlijnen import read_lijn_persoon, read_lijn_sector, read_lijn_werkgever
from app.services.inzien.uitkomsten import read_duur, read_geplaatst, read_stages, read_uitkomsten
from app.services.papier.papieren import NIET_BEWAARD

Lezer = Callable[[Session, Inzichtkeuze, date], Inzichtblad]
BLADEN: tuple[tuple[str, str, Lezer], ...] = (
    ("groei_persoon", "Groei per persoon", lambda s, k, _dag: read_per_persoon(s, k)),
    ("groei_werkgever", "Groei per werkgever", lambda s, k, _dag: read_per_werkgever(s, k)),
    ("groei_sector", "Groei per sector", lambda s, k, _dag: read_per_sector(s, k)),
    ("lijn_persoon", "Loonwaarde in de tijd, per persoon", lambda s, k, _dag: read_lijn_persoon(s, k)),
    ("lijn_werkgever", "Loonwaarde in de tijd, per werkgever", lambda s, k, _dag: read_lijn_werkgever(s, k)),
    ("lijn_sector", "Loonwaarde in de tijd, per sector", lambda s, k, _dag: read_lijn_sector(s, k)),
    ("duur", "Duur", lambda s, k, _dag: read_duur(s, k)),
    ("uitkomsten", "Uitkomsten", lambda s, k, _dag: read_uitkomsten(s, k)),
    ("geplaatst", "Geplaatst", read_geplaatst),
    ("geld", "Subsidie en coaching", lambda s, k, _dag: read_geld(s, k)),
    ("regios", "Arbeidsmarktregio's", read_regios),
    ("stages", "Van stage naar plaatsing", read_stages),
)
SOORTEN = {
    "punten": Soort.GETAL,
    "procent": Soort.PERCENTAGE,
    "dagen": Soort.GETAL,
    "euro": Soort.EURO,
    "uur": Soort.UREN,
    "aantal": Soort.GEHEEL,
}


def read_inzicht(archief: Archief, sleutel: str, keuze: Inzichtkeuze) -> Inzichtblad:
    """One sheet of numbers; nothing is stored. Raises UserError at the field of the choice."""
    keuze.check()
    lezer = next(lezer for naam, _, lezer in BLADEN if naam == sleutel)
    with archief.read() as session:
        return lezer(session, keuze, archief.vandaag)


def save_inzicht(archief: Archief, blad: Inzichtblad, keuze: Inzichtkeuze, pad: Path) -> Path:
    """Write numbers, names and definitions as a workbook, and log it. Raises UserError."""
    try:
        write_workbook(build_inzicht(blad, keuze, archief.vandaag), pad)
    except OSError as fout:
        raise UserError(NIET_BEWAARD) from fout
    try:
        note_inzicht(archief, blad, "Excel")
    except BaseException:
        pad.unlink(missing_ok=True)
        raise
    return pad


def note_inzicht(archief: Archief, blad: Inzichtblad, vorm: str) -> None:
    """Log that a picture, a copy or a file was made of a sheet: it can hold names."""
    with archief.write() as werk:
        werk.log("inzicht bewaard", None, f"{blad.titel}, {vorm}")


def head_words(kop: Kop) -> str:
    """The title of a column with its unit; a count needs none."""
    return kop.titel if kop.eenheid == "aantal" else f"{kop.titel} ({kop.eenheid})"


def build_inzicht(blad: Inzichtblad, keuze: Inzichtkeuze, vandaag: date) -> Werkboek:
    """The sheet as a workbook: Cijfers, Namen, Leeswijzer."""
    koppen = tuple(Kolom(head_words(kop), SOORTEN[kop.eenheid], 18) for kop in blad.koppen)
    cijfers = tuple((regel.naam, *regel.getallen) for regel in blad.regels)
    namen = tuple(
        (regel.naam, wie.kandidaat, wie.waar, wie.tekst) for regel in blad.regels for wie in regel.wie
    )
    uitleg = (
        ("Overzicht", blad.titel),
        ("Periode", f"{keuze.van:%d-%m-%Y} tot en met {keuze.tot:%d-%m-%Y}"),
        ("Definitie", blad.definitie),
        ("Noemer", blad.noemer),
        ("Gemaakt op", f"{vandaag:%d-%m-%Y}"),
    )
    tekst = [Kolom(kop, Soort.TEKST, breedte) for kop, breedte in (("Regel", 30), ("Kandidaat", 26))]
    tekst += [Kolom("Waar", Soort.TEKST, 30), Kolom("Wat", Soort.TEKST, 36)]
    return Werkboek(
        blad.titel,
        (
            Blad("Cijfers", (Kolom("Regel", Soort.TEKST, 34), *koppen), cijfers),
            Blad("Namen", tuple(tekst), namen),
            Blad(
                "Leeswijzer", (Kolom("Onderwerp", Soort.TEKST, 18), Kolom("Uitleg", Soort.TEKST, 90)), uitleg
            ),
        ),
    )
