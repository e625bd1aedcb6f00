"""The guide as PDF: from the screen, or as a command."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from app import __version__
from app.documents.gidsboek import Boekdeel, Gidsboek, Regel, Regelsoort, write_gidsboek
from app.documents.whole_file import whole_file
from app.services.errors import UserError
from app.services.gids.hoofdstuk import Blok, Hoofdstuk, Soort
from app.services.gids.lezen import beeld_pad, read_gids

NAAM = "gids-loonwaarde.pdf"
SOORTEN = {
    Soort.KOP: Regelsoort.KOP,
    Soort.ALINEA: Regelsoort.TEKST,
    Soort.PUNT: Regelsoort.PUNT,
    Soort.STAP: Regelsoort.STAP,
    Soort.LET_OP: Regelsoort.LET_OP,
    Soort.OOK: Regelsoort.KLEIN,
    Soort.BRON: Regelsoort.KLEIN,
    Soort.BEELD: Regelsoort.BEELD,
}
VOORAF = {Soort.OOK: "Ook: ", Soort.BRON: "Bron: "}


def write_gids(dag: date) -> bytes:
    """The whole guide as a PDF, made on `dag`."""
    return write_gidsboek(Gidsboek(tuple(map(_deel, read_gids().hoofdstukken)), __version__, dag))


def print_gids(_archief: object) -> bytes:
    """The guide for a printer. Nothing of the archive is in it: no log entry."""
    return write_gids(date.today())


def save_gids(_archief: object, pad: Path) -> Path:
    """Write the PDF whole or not at all; nothing of the archive is in it. Raises UserError."""
    pdf = write_gids(date.today())
    try:
        with whole_file(pad) as bestand:
            bestand.write(pdf)
    except OSError as fout:
        raise UserError(
            f"{pad.name} kan daar niet worden bewaard. Kies een andere map, of maak ruimte op de schijf."
        ) from fout
    return pad


def _deel(hoofdstuk: Hoofdstuk) -> Boekdeel:
    apart = hoofdstuk.titel.startswith(f"{hoofdstuk.groep}: ")
    return Boekdeel(hoofdstuk.groep, hoofdstuk.titel, tuple(_regels(hoofdstuk.blokken)), apart)


def _regels(blokken: tuple[Blok, ...]) -> Iterator[Regel]:
    for blok in blokken:
        beeld = beeld_pad(blok.beeld) if blok.beeld else None
        yield Regel(SOORTEN[blok.soort], f"{VOORAF.get(blok.soort, '')}{blok.tekst}", beeld)
