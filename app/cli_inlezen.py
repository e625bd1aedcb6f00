"""The command `inlezen`: look at a list, or read it into an archive."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.services.archief import Archief

GEWEIGERD = 1
INLEZEN = """\
Leest kandidaten met hun werk, werkgevers of gemeenten in. Wat elke kolom is, volgt uit de kolomnamen en uit
eerdere keren. Met --proef wordt alleen nagekeken: elke bevinding met rij, kolom, waarde en wat te doen.
Zonder --proef wordt alles ingelezen, of bij één fout niets. Terugdraaien kan in het venster, bij Inlezen.
"""


def add_inlezen(opdracht: argparse.ArgumentParser) -> None:
    """The options of the command."""
    opdracht.add_argument("archief", type=Path, metavar="ARCHIEF", help="de map van het archief")
    opdracht.add_argument("bestand", type=Path, metavar="BESTAND", help="de lijst: .xlsx of .csv")
    opdracht.add_argument("--proef", action="store_true", help="alleen nakijken; er wordt niets opgeslagen")
    tabellen = ("kandidaten", "werkgevers", "gemeenten")
    opdracht.add_argument("--tabel", choices=tabellen, default="", help="wat erin staat (anders geraden)")
    bekend = ("laten", "aanvullen", "bijwerken")
    opdracht.add_argument("--bekend", choices=bekend, help="wat er gebeurt met wat al in het archief staat")
    opdracht.add_argument("--fouten-overslaan", action="store_true", help="laat rijen met fouten weg")


def run_inlezen(archief: "Archief", keuze: Any) -> int:
    """Print what was found at which cell and what was done; answers the exit status. Raises UserError."""
    from app.services.inlezen.verslag import lees_lijst

    regels, goed = lees_lijst(
        archief,
        keuze.bestand,
        proef=keuze.proef,
        tabel=keuze.tabel,
        bekend=keuze.bekend or "",
        fouten_overslaan=keuze.fouten_overslaan,
    )
    for regel in regels:
        print(regel)
    return 0 if goed else GEWEIGERD
