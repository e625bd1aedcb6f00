"""The command `gids`: the user guide as a PDF."""

from pathlib import Path
from typing import Any

from app.services.errors import UserError

GIDS = """\
Schrijft de gids bij dit programma als PDF: per rol in tien minuten, elk scherm, veilig werken, wat niet
zeker is en de uitleg van alle begrippen. Er is geen archief en geen wachtwoord voor nodig.

Bestaat het bestand al, dan wordt het niet overschreven.
"""


def add_gids(opdracht: Any) -> None:
    """The options of the command."""
    opdracht.add_argument(
        "--uit", type=Path, required=True, metavar="BESTAND", help="het nieuwe .pdf-bestand"
    )


def run_gids(keuze: Any) -> int:
    """Write the guide and say where. Raises UserError where it cannot stand."""
    from app.services.gids.boek import save_gids

    pad = keuze.uit.absolute()
    if pad.exists():
        raise UserError(f"{keuze.uit} bestaat al en wordt niet overschreven. Kies een andere naam.")
    if not pad.parent.is_dir():
        raise UserError(f"De map {pad.parent} is er niet. Maak hem eerst, of kies een andere map.")
    print(save_gids(None, pad))
    return 0
