"""The recovery key on paper."""

from datetime import date
from pathlib import Path

from app.documents.herstelsleutel import Herstelsleutel, write_herstelsleutel
from app.documents.whole_file import whole_file


def save_herstelsleutel(pad: Path, archief: str, sleutel: str, vandaag: date) -> Path:
    """Write the page with the recovery key of the archive named `archief`; OSError when it cannot."""
    groepen = tuple(sleutel.replace("-", " ").split())
    inhoud = write_herstelsleutel(Herstelsleutel(archief, vandaag, groepen))
    with whole_file(pad) as stroom:
        stroom.write(inhoud)
    return pad
