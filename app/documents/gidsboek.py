"""The user guide on paper: a title page with the contents, then each group of chapters on a new page."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import partial
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.documents.look import WIDTH
from app.documents.papier import PageFrame, Papier, Properties

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

LEAST = 300  # points of a page with which a chapter still begins on it
TITEL = "Gids bij Loonwaarde"
INLEIDING = "Voor loonwaardedeskundigen, jobcoaches en gemeenten. In gewone taal, met het wetsartikel erbij."


class Regelsoort(StrEnum):
    """How a line of the book looks."""

    KOP = "kop"
    TEKST = "tekst"
    PUNT = "punt"
    STAP = "stap"
    LET_OP = "let op"
    KLEIN = "klein"
    BEELD = "beeld"


@dataclass(frozen=True, slots=True)
class Regel:
    """A heading, paragraph, item or picture; `tekst` of a picture says what it shows.

    `leeg`: the room of the picture is kept and nothing is drawn in it.
    """

    soort: Regelsoort
    tekst: str
    beeld: Path | None = None
    leeg: bool = False


@dataclass(frozen=True, slots=True)
class Boekdeel:
    """One chapter, in its group; `apart` begins it on a page of its own, to be handed out alone."""

    groep: str
    titel: str
    regels: tuple[Regel, ...]
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Gidsboek:
    """The whole book. `versie` of the program; `dag` dates the file."""

    delen: tuple[Boekdeel, ...]
    versie: str
    dag: date


def write_gidsboek(boek: Gidsboek) -> bytes:
    """Return the book as PDF bytes; the same input gives the same bytes.

    Laid out twice: the first time, with the room of the pictures left empty, tells on which page each
    chapter begins.
    """
    leeg = (replace(deel, regels=tuple(map(_emptied, deel.regels))) for deel in boek.delen)
    proef = _lay_out(replace(boek, delen=tuple(leeg)), ["0"] * len(boek.delen))
    return _lay_out(boek, _begin_pages(proef, {deel.groep for deel in boek.delen}))


def _emptied(regel: Regel) -> Regel:
    return replace(regel, leeg=True)


def _begin_pages(pdf: bytes, groepen: set[str]) -> list[str]:
    """The pages of the chapters, from the outline of the file; groups stand there too."""
    from pikepdf import Pdf

    with Pdf.open(BytesIO(pdf)) as document, document.open_outline() as outline:
        numbers: dict[Any, str] = {page.objgen: str(number) for number, page in enumerate(document.pages, 1)}
        parts: list[Any] = [part for part in outline.root[0].children if part.title not in groepen]
        return [numbers[part.destination[0].objgen] for part in parts]


def _lay_out(boek: Gidsboek, bladen: list[str]) -> bytes:
    papier = Papier()
    papier.titel(TITEL)
    papier.alinea(INLEIDING, "inleiding")
    rijen = [(deel.groep, deel.titel, blad) for deel, blad in zip(boek.delen, bladen, strict=True)]
    papier.tabel(("Deel", "Hoofdstuk", "Bladzijde"), _once(rijen), (30, 58, 12), "  r", dicht=True)
    groep = ""
    for deel in boek.delen:
        if deel.groep != groep or deel.apart:
            groep = deel.groep
            papier.deel(deel.titel if deel.apart else groep)
        if not deel.apart:
            papier.houd_bijeen(LEAST)
            papier.kop(deel.titel)
        _put_regels(papier, deel.regels)
    voet = f"{TITEL} · versie {boek.versie}"
    return papier.to_pdf(PageFrame(footer=voet), Properties(TITEL, "Loonwaarde", boek.dag))


def _once(rijen: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Name a group at its first chapter only."""
    answer, vorige = [], ""
    for groep, titel, blad in rijen:
        answer.append((groep if groep != vorige else "", titel, blad))
        vorige = groep
    return answer


def _put_regels(papier: Papier, regels: tuple[Regel, ...]) -> None:
    nummer = 0
    for regel, volgende in zip_longest(regels, regels[1:]):
        nummer = nummer + 1 if regel.soort is Regelsoort.STAP else 0
        if regel.soort is Regelsoort.KOP:
            papier.kop(regel.tekst, 2)
        elif regel.soort is Regelsoort.STAP:
            papier.alinea(f"{nummer}.  {regel.tekst}", "opsomming")
        elif regel.soort is Regelsoort.PUNT:
            papier.alinea(f"•   {regel.tekst}", "opsomming")
        elif regel.soort is Regelsoort.LET_OP:
            papier.alinea(regel.tekst, "waarschuwing", "Let op:")
        elif regel.soort is Regelsoort.KLEIN:
            papier.alinea(regel.tekst, "klein")
        elif regel.beeld is not None:
            _put_beeld(papier, regel)
        else:
            bron = volgende is not None and volgende.soort is Regelsoort.KLEIN
            papier.alinea(regel.tekst, "bij tabel" if bron else "P")  # a source stays with its words


def _put_beeld(papier: Papier, regel: Regel) -> None:
    from reportlab.lib.utils import ImageReader

    assert regel.beeld is not None
    wide, high = ImageReader(str(regel.beeld)).getSize()
    room = int(WIDTH) * 17 // 20
    tall = room * high // wide
    papier.houd_bijeen(tall + 60)
    beeld = None if regel.leeg else str(regel.beeld)
    papier.figuur(room, tall, partial(_draw, beeld, room, tall), regel.tekst)
    papier.alinea(regel.tekst, "klein")


def _draw(picture: str | None, wide: int, high: int, canvas: "Canvas") -> None:
    from reportlab.lib.utils import ImageReader

    if picture is not None:
        canvas.drawImage(ImageReader(picture), 0, 0, wide, high)
