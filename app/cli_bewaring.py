"""The commands `verify`, `backup` and `restore`: is the archive sound, keep a copy, put one back."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.services.archief import open_archief
from app.services.bewaring.backups import make_backup
from app.services.bewaring.onderzoek import Onderzoek, verify_archief
from app.services.bewaring.terugzetten import describe_backup, find_backup, restore_backup

NIET_IN_ORDE = 1
HERKOMST = "opdrachtregel"


def run_verify(folder: Path, wachtwoord: str) -> int:
    """Print versions, settings and counts, and what is wrong; answers the exit status. Raises UserError."""
    gevonden = verify_archief(folder, wachtwoord)
    print(f"Archief: {gevonden.naam}")
    for kop, waarden in (("Versies", gevonden.versies), ("Instellingen", gevonden.instellingen)):
        print(f"{kop}: " + ", ".join(f"{naam} {waarde}" for naam, waarde in waarden.items()))
    print(f"Logboek: {gevonden.logregels} regels")
    print(f"Rapporten: {gevonden.rapporten}")
    print(f"Back-ups: {len(gevonden.backups)}")
    for naam, staat in gevonden.backups:
        print(f"  {naam}: {staat or 'heel'}")
    for fout in gevonden.fouten:
        print(f"FOUT: {fout}")
    oordeel, status = _judge(gevonden)
    print(oordeel)
    return status


def _judge(gevonden: Onderzoek) -> tuple[str, int]:
    if gevonden.fouten:
        return "Niet in orde. Zet een back-up terug.", NIET_IN_ORDE
    if any(staat for _, staat in gevonden.backups):
        return (
            "Het archief is in orde, maar niet elke back-up. Maak een nieuwe back-up.",
            NIET_IN_ORDE,
        )
    return "Alles is in orde.", 0


def run_backup(folder: Path, wachtwoord: str) -> int:
    """Make a verified backup and print where it lies. Raises UserError."""
    archief = open_archief(folder, wachtwoord, herkomst=HERKOMST)
    try:
        gemaakt = make_backup(archief, "met een opdracht")
    finally:
        archief.close()
    if gemaakt is not None:
        print(gemaakt.rij.map)
        print(gemaakt.melding, end="\n" if gemaakt.melding else "", file=sys.stderr)
    return 0


def run_restore(keuze: Any, ask_wachtwoord: Callable[[], str]) -> int:
    """Print what is in the backup, and put it back unless one only wants to look. Raises UserError."""
    rij = find_backup(keuze.archief, keuze.backup, keuze.van)
    print(f"Back-up: {rij.naam}", *describe_backup(rij), sep="\n", flush=True)
    if keuze.bekijk:
        return 0
    gedaan = restore_backup(keuze.archief, rij, ask_wachtwoord(), herkomst=HERKOMST)
    print(f"Teruggezet: {rij.naam}")
    if gedaan.bewaard is not None:
        print(f"Het vorige archief is bewaard als {gedaan.bewaard}")
    return 0
