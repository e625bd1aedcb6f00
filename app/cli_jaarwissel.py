"""The command `jaarwissel`: look at the subsidies of 1 January, or set them again in one go."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.services.archief import Archief

EERSTE, LAATSTE = 2022, 2100
JAARWISSEL = """\
Stelt elke lopende loonkostensubsidie op 1 januari opnieuw vast (Participatiewet art. 10d lid 7), in één keer:
alles, of bij een fout niets. Met --proef wordt alleen gekeken: per subsidie het oude en het nieuwe bedrag per
maand, wat het verschil maakt en wat aandacht vraagt. Nog een keer uitvoeren verandert alleen wat sindsdien
anders is. Zonder de wettelijke bedragen van die dag weigert het programma; voer ze eerst in met
"bedragen … inlezen" of in het venster, bij Wettelijke bedragen.
"""


def add_jaarwissel(opdracht: argparse.ArgumentParser) -> None:
    """The options of the command."""
    opdracht.add_argument("archief", type=Path, metavar="ARCHIEF", help="de map van het archief")
    opdracht.add_argument("--proef", action="store_true", help="alleen kijken; er wordt niets opgeslagen")
    jaar = "het jaar van die 1 januari (anders dit jaar, en vanaf november het volgende)"
    opdracht.add_argument("--jaar", type=int, choices=range(EERSTE, LAATSTE), metavar="JAAR", help=jaar)


def run_jaarwissel(archief: "Archief", keuze: Any) -> int:
    """Print each subsidie with what it was and becomes, or what was written. Raises UserError."""
    from app.services.looptijd import jaarwissel
    from app.services.looptijd.jaarverslag import describe_overzicht

    jaar = keuze.jaar or jaarwissel.suggest_jaar(archief.vandaag)
    if keuze.proef:
        for regel in describe_overzicht(jaarwissel.preview_jaarwissel(archief, jaar)):
            print(regel)
        return 0
    gedaan, _ = jaarwissel.run_jaarwissel(archief, jaar)
    print(
        f"1 januari {jaar}: {gedaan.nieuw} nieuw, {gedaan.gewijzigd} gewijzigd, {gedaan.vervallen} vervallen"
    )
    print(f"{gedaan.gelijk} stonden er al zo.")
    return 0
