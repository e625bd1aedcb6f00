"""The papers beside the report: concept, explanation and questionnaires, made on the spot and saved whole.

The explanation of a definitive meting is made from what was frozen with it.
"""

import re
from collections.abc import Callable
from pathlib import Path

from app.documents.uitleg import write_uitleg
from app.documents.whole_file import whole_file
from app.models import Meting
from app.services.archief import Archief
from app.services.change import Ref
from app.services.errors import UserError
from app.services.objecten import get_rij
from app.services.papier.uitleg import read_concept, read_uitleg
from app.services.papier.vragenlijsten import read_vragenlijst

STUKKEN: dict[str, Callable[[Archief, int], bytes]] = {
    "concept": lambda archief, nummer: write_uitleg(read_concept(archief, nummer)),
    "uitleg": lambda archief, nummer: write_uitleg(read_uitleg(archief, nummer)),
    "vragenlijst-werknemer": lambda archief, nummer: read_vragenlijst(archief, nummer, "werknemer"),
    "vragenlijst-werkgever": lambda archief, nummer: read_vragenlijst(archief, nummer, "werkgever"),
}
NIET_BEWAARD = (
    "Het bestand kan daar niet worden opgeslagen. In het archief is niets veranderd. Kies een andere map, of "
    "maak ruimte op de schijf."
)


def read_stuk(archief: Archief, meting_id: int, soort: str) -> bytes:
    """One of STUKKEN as a PDF."""
    return STUKKEN[soort](archief, meting_id)


def stuk_naam(archief: Archief, meting_id: int, soort: str) -> str:
    """A file name without personal data: dossier number, meting, what it is, version."""
    with archief.read() as session:
        rij: Meting = get_rij(session, Ref("meting", meting_id))
        dossier = re.sub(r"[^A-Za-z0-9]+", "-", rij.plaatsing.kandidaat.dossiernummer).strip("-")[:60]
        return f"{dossier or 'dossier'}-meting-{rij.id}-{soort}-versie-{rij.versie}.pdf"


def save_stuk(archief: Archief, meting_id: int, soort: str, pad: Path) -> Path:
    """Write the PDF whole or not at all, and log that it left the archive. Raises UserError."""
    pdf = read_stuk(archief, meting_id, soort)
    try:
        with whole_file(pad) as bestand:
            bestand.write(pdf)
    except OSError as fout:
        raise UserError(NIET_BEWAARD) from fout
    try:
        with archief.write() as werk:
            werk.log(f"{soort.replace('-', ' ')} opgeslagen", Ref("meting", meting_id))
    except BaseException:
        pad.unlink(missing_ok=True)
        raise
    return pad
