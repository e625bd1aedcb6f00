"""Fictional amounts of 1-1-2027 in an archive, taken over from a file like a user does."""

from pathlib import Path

from app.services.archief import Archief
from app.services.bedragen.bestand import try_bestand
from app.services.bedragen.vastleggen import store_voorstel

VERZONNEN = Path(__file__).parent / "files" / "bedragen-2027-verzonnen.toml"


def enter_2027(archief: Archief) -> None:
    """Enter the fictional minimum wage of 2,400 euro a month."""
    proef = try_bestand(archief, VERZONNEN)
    assert proef.voorstel is not None, proef.fouten
    store_voorstel(archief, proef.voorstel, bevestigd=True)
