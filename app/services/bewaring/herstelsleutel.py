"""The recovery key on paper."""

from datetime import date
from pathlib import Path

from app.documents.herstelsleutel import Herstelsleutel, write_herstelsleutel
from app.documents.whole_file import whole_file
from app.services.errors import UserError

NIET_BEWAARD = (
    "Op deze plek kan het bestand niet worden bewaard. Kies een andere map, of sluit het bestand als het "
    "nog open staat. De sleutel zelf blijft dezelfde."
)


def print_herstelsleutel(archief: str, sleutel: str, vandaag: date) -> bytes:
    """The page with the recovery key as PDF, for a printer: no file is left to throw away."""
    return write_herstelsleutel(Herstelsleutel(archief, vandaag, tuple(sleutel.replace("-", " ").split())))


def save_herstelsleutel(pad: Path, archief: str, sleutel: str, vandaag: date) -> Path:
    """Write the page with the recovery key of the archive named `archief`; answers where it lies.

    Without the ending .pdf the name gets it. Raises UserError when the file cannot be written, or when
    the name with the ending is taken: nobody was asked about that one.
    """
    if pad.suffix.lower() != ".pdf":
        pad = pad.with_name(f"{pad.name}.pdf")
        if pad.exists():
            raise UserError(f"Er staat al een bestand {pad.name}. Kies een andere naam.", "bestand")
    inhoud = print_herstelsleutel(archief, sleutel, vandaag)
    try:
        with whole_file(pad) as stroom:
            stroom.write(inhoud)
    except OSError as fout:
        raise UserError(NIET_BEWAARD, "bestand") from fout
    return pad
