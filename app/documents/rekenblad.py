"""The sheet to leave on the table: what the subsidy would be and what the job would cost, on one page."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

from app.documents.papier import PageFrame, Papier, Properties

TITEL = "Wat wordt de loonkostensubsidie?"
VOET = "Rekenhulp · geen besluit; de gemeente beslist"
MAAND_DEEL, BEDRAG_DEEL = 22, 20


@dataclass(frozen=True, slots=True)
class Rekenblad:
    """Everything on the page as text. Rows of `kosten` and `maanden` have their heads in front of them.

    `situaties` are (label, sentence); `grenzen` are the days on which something changes.
    """

    situaties: tuple[tuple[str, str], ...]
    uitkomst: str
    kosten: tuple[tuple[str, ...], ...]
    maanden: tuple[tuple[str, ...], ...]
    grenzen: tuple[str, ...]
    voordelen: tuple[tuple[str, str], ...]
    onbevestigd: tuple[str, ...]
    gemaakt_op: date


def write_rekenblad(blad: Rekenblad) -> bytes:
    """Return the sheet as PDF bytes, on one page; the same input gives the same bytes.

    Where two cases leave no room, the advantages are only named.
    """
    from pikepdf import Pdf

    heel = _lay_out(blad, kort=False)
    with Pdf.open(BytesIO(heel)) as document:
        return heel if len(document.pages) == 1 else _lay_out(blad, kort=True)


def _lay_out(blad: Rekenblad, kort: bool) -> bytes:
    papier = Papier()
    papier.titel(TITEL)
    dicht = len(blad.situaties) > 1
    for naam, zin in blad.situaties:
        papier.alinea(zin, "klein" if dicht else "P", label=naam)
    papier.alinea(blad.uitkomst, "slotregel")
    papier.kop("Kosten per maand (schatting)", 2)
    kop, *rijen = blad.kosten
    papier.tabel(kop, rijen, (40, *(BEDRAG_DEEL for _ in kop[1:])), _figures(kop), dicht=True)
    papier.kop("Het eerste jaar", 2)
    kop, *rijen = side_by_side(blad.maanden, 3 if dicht else 2)
    widths = [MAAND_DEEL if name == "Maand" else BEDRAG_DEEL for name in kop]
    papier.tabel(kop, rijen, widths, _figures(kop), dicht=True)
    for grens in blad.grenzen:
        papier.alinea(grens, "klein")
    _put_voordelen(papier, blad, kort)
    for regel in blad.onbevestigd:
        papier.alinea(regel, "klein", label="Onbevestigd bedrag:")
    return papier.to_pdf(PageFrame(footer=VOET), Properties(TITEL, "", blad.gemaakt_op))


def _put_voordelen(papier: Papier, blad: Rekenblad, kort: bool) -> None:
    if kort:
        namen = "; ".join(naam for naam, _ in blad.voordelen)
        papier.alinea(f"{namen}. Vraag ernaar; niet meegeteld.", "klein", label="Andere voordelen:")
        return
    papier.kop("Andere voordelen, niet meegeteld", 2)
    for naam, tekst in blad.voordelen:
        papier.alinea(tekst, "klein", label=f"{naam}.")


def side_by_side(rijen: tuple[tuple[str, ...], ...], blokken: int) -> tuple[tuple[str, ...], ...]:
    """Fold the months into blocks beside each other, so that a year takes less of the height."""
    kop, *maanden = rijen
    hoogte = -(-len(maanden) // blokken)
    maanden += [("",) * len(kop)] * (hoogte * blokken - len(maanden))
    gevouwen = (maanden[rij::hoogte] for rij in range(hoogte))
    return (kop * blokken, *(tuple(cel for deel in rij for cel in deel) for rij in gevouwen))


def _figures(kop: tuple[str, ...]) -> str:
    return "".join(" " if name in ("Maand", "") else "r" for name in kop)
