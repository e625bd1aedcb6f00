"""The report as a file: stored bytes once definitief, made on the spot while it is a concept."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents.press import PRESS
from app.models import Meting
from app.services.archief import Archief
from app.services.change import Ref
from app.services.errors import UserError
from app.services.logboeken.bekeken import note_view
from app.services.meten.meting_lezen import meting_of
from app.services.meten.uitkomst import compute_uitkomst
from app.services.objecten import get_rij

if TYPE_CHECKING:
    from app.documents.vervangblad import Vervanging


def read_rapport(archief: Archief, meting_id: int) -> bytes:
    """The PDF: the very bytes that were frozen, or for a concept one made now and marked CONCEPT.

    A version that was replaced gets a page in front that says by which; its frozen bytes go along in it.
    """
    from app.documents.loonwaarderapport import write_loonwaarderapport
    from app.documents.vervangblad import put_vervangblad
    from app.services.papier.rapportinhoud import Merk, build_rapport

    with archief.read() as session:
        rij: Meting = get_rij(session, Ref("meting", meting_id))
        if rij.rapport is not None:
            vervanging = _vervanging(session, rij)
            return put_vervangblad(rij.rapport.pdf, vervanging) if vervanging else rij.rapport.pdf
        record = meting_of(session, meting_id, archief.vandaag, archief.gebruiker)
        inhoud = build_rapport(session, rij, record, compute_uitkomst(record), Merk())
    return write_loonwaarderapport(inhoud)


def _vervanging(session: Session, rij: Meting) -> "Vervanging | None":
    """What the page in front of a replaced report says; None for the report that counts."""
    from app.documents.vervangblad import Vervanging

    nieuw = session.scalar(select(Meting).where(Meting.vervangt_id == rij.id, Meting.status != "concept"))
    if rij.status != "vervangen" or nieuw is None or rij.rapport is None or nieuw.rapport is None:
        return None
    return Vervanging(
        rij.versie,
        rij.rapport.controlegetal,
        nieuw.versie,
        nieuw.rapport.controlegetal,
        nieuw.rapport.gemaakt.date(),
        nieuw.reden_versie,
        rij.plaatsing.kandidaat.dossiernummer,
    )


def rapport_naam(archief: Archief, meting_id: int) -> str:
    """A file name without personal data: dossier number, meting and version."""
    with archief.read() as session:
        rij: Meting = get_rij(session, Ref("meting", meting_id))
        dossier = re.sub(r"[^A-Za-z0-9]+", "-", rij.plaatsing.kandidaat.dossiernummer).strip("-")[:60]
        concept = "-concept" if rij.status == "concept" else ""
        return f"{dossier or 'dossier'}-meting-{rij.id}-versie-{rij.versie}{concept}.pdf"


def save_rapport(archief: Archief, meting_id: int, pad: Path) -> Path:
    """Write the PDF whole or not at all, and log that it left the archive. Raises UserError."""
    from app.documents.whole_file import whole_file

    pdf = read_rapport(archief, meting_id)
    try:
        with whole_file(pad) as bestand:
            bestand.write(pdf)
    except OSError as fout:
        raise UserError(
            "Het rapport kan daar niet worden opgeslagen. In het archief staat het veilig. Kies een andere "
            "map, of maak ruimte op de schijf."
        ) from fout
    try:
        with archief.write() as werk:
            werk.log("rapport opgeslagen", Ref("meting", meting_id))
    except BaseException:
        pad.unlink(missing_ok=True)
        raise
    return pad


def render_rapport(archief: Archief, meting_id: int, breedte_px: int) -> tuple[bytes, ...]:
    """Each page as a PNG of this width in pixels, for the preview; that it was looked at is logged."""
    note_view(archief, "rapport ingezien", Ref("meting", meting_id))
    return render_pdf(read_rapport(archief, meting_id), breedte_px)


def render_pdf(pdf: bytes, breedte_px: int, most: int | None = None) -> tuple[bytes, ...]:
    """Each page of a PDF as a PNG of this width in pixels; with `most` only the first ones."""
    pages: tuple[bytes, ...] = PRESS.run("app.documents.rendering", "render", (pdf, breedte_px, most))
    return pages
