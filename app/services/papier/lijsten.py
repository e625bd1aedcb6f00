"""A list of the screen on paper, in a file, on the clipboard; each is logged, without its values."""

import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from app import __version__
from app.services.archief import Archief
from app.services.change import Ref
from app.services.errors import UserError
from app.services.papier.lijst_records import GESTOPT, Lijst, Lijststuk, check_lengte
from app.services.voortgang import Voortgang, report

if TYPE_CHECKING:
    from app.documents.lijst import Lijstpapier


def make_lijst(archief: Archief, lijst: Lijst, progress: Voortgang | None = None) -> Lijststuk:
    """The list as a PDF; nothing leaves the program yet. Raises UserError when stopped or too long."""
    from app.documents.lijst import write_lijst

    check_lengte(len(lijst.rijen))
    pdf = write_lijst(_paper(archief, lijst), lambda done, total: report(progress, done, total, GESTOPT))
    return Lijststuk(pdf, count_pages(pdf), lijst.titel, len(lijst.rijen), lijst.over)


def lijst_naam(archief: Archief, stuk: Lijststuk) -> str:
    """A file name without personal data: "lijst-kandidaten-2026-11-29.pdf"."""
    slug = re.sub(r"[^a-z0-9]+", "-", stuk.titel.lower()).strip("-")[:60]
    return f"lijst-{slug or 'lijst'}-{archief.vandaag:%Y-%m-%d}.pdf"


def save_lijst(archief: Archief, stuk: Lijststuk, pad: Path) -> Path:
    """Write the PDF whole or not at all, and log that it left the archive. Raises UserError."""
    from app.documents.whole_file import whole_file
    from app.services.papier.papieren import NIET_BEWAARD

    try:
        with whole_file(pad) as bestand:
            bestand.write(stuk.pdf)
    except OSError as fout:
        raise UserError(NIET_BEWAARD) from fout
    try:
        note_lijst(archief, "opgeslagen", stuk.titel, stuk.rijen, stuk.over)
    except BaseException:
        pad.unlink(missing_ok=True)
        raise
    return pad


def print_lijst(archief: Archief, stuk: Lijststuk) -> bytes:
    """The PDF for the printer; that it goes there is logged first."""
    note_lijst(archief, "afgedrukt", stuk.titel, stuk.rijen, stuk.over)
    return stuk.pdf


def note_lijst(archief: Archief, wat: str, titel: str, rijen: int, over: Ref | None = None) -> None:
    """Log that a list was printed, saved or copied: its title and how long it was, nothing out of it."""
    with archief.write() as werk:
        werk.log(f"lijst {wat}", over, f"{titel}, {'1 rij' if rijen == 1 else f'{rijen} rijen'}")


def render_lijst(_archief: Archief, stuk: Lijststuk, breedte_px: int, most: int = 3) -> tuple[bytes, ...]:
    """The first pages as PNG of this width in pixels."""
    from app.services.papier.rapporten import render_pdf

    return render_pdf(stuk.pdf, breedte_px, most)


def count_pages(pdf: bytes) -> int:
    """How many pages a PDF has."""
    from pikepdf import Pdf

    with Pdf.open(BytesIO(pdf)) as document:
        return len(document.pages)


def _paper(archief: Archief, lijst: Lijst) -> "Lijstpapier":
    from app.documents.lijst import Lijstkolom, Lijstpapier

    return Lijstpapier(
        lijst.titel,
        lijst.keuzes,
        tuple(Lijstkolom(kop.titel, kop.breed, kop.getal) for kop in lijst.koppen),
        lijst.rijen,
        archief.klok(),
        archief.gebruiker,
        __version__,
    )
