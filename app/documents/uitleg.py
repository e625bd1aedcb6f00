"""Plain words for employer and employee: the concept at the table, and the explanation afterwards.

Larger letters than the report, short sentences, one sheet for each reader. The words themselves come in.
"""

from dataclasses import dataclass
from datetime import date

from app.documents.papier import PageFrame, Papier, Properties
from app.documents.writing import plain_text


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph; the label stands before it."""

    tekst: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Deel:
    """A heading with what stands under it; a table comes first (its first row is the head)."""

    kop: str
    alineas: tuple[Alinea, ...] = ()
    tabel: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Blad:
    """What one reader gets; `tekenen` leaves room to sign for each of these."""

    kop: str
    delen: tuple[Deel, ...]
    tekenen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Uitleg:
    """The whole paper. `stempel` is printed on every page, `voet` at its foot; `dag` dates the file."""

    titel: str
    inleiding: str
    bladen: tuple[Blad, ...]
    voet: str
    stempel: str = ""
    schrijver: str = ""
    dag: date | None = None


def write_uitleg(uitleg: Uitleg) -> bytes:
    """Return the paper as PDF bytes; the same input gives the same bytes."""
    papier = Papier()
    papier.titel(uitleg.titel)
    papier.alinea(uitleg.inleiding, "inleiding")
    for nummer, blad in enumerate(uitleg.bladen):
        if nummer:
            papier.deel(blad.kop)
        else:
            papier.kop(blad.kop)
        for deel in blad.delen:
            _put_deel(papier, deel)
        for wie in blad.tekenen:
            papier.handtekening(wie)
    frame = PageFrame(footer=uitleg.voet, stamp=uitleg.stempel)
    return papier.to_pdf(frame, Properties(uitleg.titel, plain_text(uitleg.schrijver), uitleg.dag))


def _put_deel(papier: Papier, deel: Deel) -> None:
    papier.kop(deel.kop, 2)
    if deel.tabel:
        kop, *rijen = deel.tabel
        papier.tabel(kop, rijen, (34, *(66 // (len(kop) - 1) for _ in kop[1:])), " " + "r" * (len(kop) - 1))
    for nummer, alinea in enumerate(deel.alineas, 1):
        keep = nummer == 1 < len(deel.alineas) and not deel.tabel
        papier.alinea(alinea.tekst, "groot bij tabel" if keep else "groot", alinea.label)
