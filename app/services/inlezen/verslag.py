"""Reading in without a window: the file, what was found at which cell, and what was done, as lines."""

from dataclasses import replace
from pathlib import Path

from app.services.archief import Archief
from app.services.errors import UserError
from app.services.inlezen.bestand import read_bestand
from app.services.inlezen.doelen import PER_SLEUTEL
from app.services.inlezen.inleesrecords import FOUT, Celbevinding, Controle, Opdracht, Opzet
from app.services.inlezen.inlezen import controleer, opdracht_of
from app.services.inlezen.kolommen import propose
from app.services.inlezen.terugdraaien import count_in_words
from app.services.inlezen.veilig import lees_in_na_backup
from app.services.velden import format_aantal

MEESTE_REGELS = 200


def lees_lijst(
    archief: Archief, pad: Path, *, proef: bool, tabel: str, bekend: str, fouten_overslaan: bool
) -> tuple[list[str], bool]:
    """The lines to print, and whether all went well. Raises UserError when the file cannot be read."""
    try:
        bestand = read_bestand(pad)
    except UserError as fout:
        if fout.veld == "wachtwoord":
            raise UserError("Dit bestand heeft een wachtwoord. Lees het in met het venster.") from fout
        raise
    opzet = propose(archief, bestand, None, tabel)
    opdracht = opdracht_of(opzet)
    opdracht = replace(opdracht, bekend=bekend or opdracht.bekend, fouten_overslaan=fouten_overslaan)
    controle = controleer(archief, bestand, opdracht)
    regels = [*bestand.meldingen, *_columns(opzet, opdracht), *_findings(opzet, controle)]
    if proef or (controle.fouten and not fouten_overslaan):
        slot = "Er is niets ingelezen: dit was een proef." if proef else "Er is niets ingelezen."
        return [*regels, describe_controle(controle), slot], not controle.fouten
    _, gedaan, _ = lees_in_na_backup(archief, bestand, opdracht)
    return [*regels, f"Ingelezen: {describe_controle(gedaan)}"], True


def describe_controle(controle: Controle) -> str:
    """In one line: rows, what is new, what changes, what is wrong."""
    delen = [
        format_aantal(controle.rijen, "rij", "rijen"),
        f"nieuw: {count_in_words(controle.nieuw) or 'niets'}",
        f"{controle.gewijzigd} gewijzigd" if controle.gewijzigd else "",
        _errors(controle) if controle.fouten else "geen fouten",
        f"{controle.let_op} keer let op" if controle.let_op else "",
    ]
    return "; ".join(filter(None, delen)) + "."


def describe_bevinding(opzet: Opzet, bevinding: Celbevinding) -> str:
    """Row, column, value and what to do."""
    kop = opzet.kolommen[bevinding.kolom].kop if bevinding.kolom >= 0 else ""
    waarde = f" “{bevinding.waarde}”" if bevinding.waarde else ""
    soort = "FOUT" if bevinding.ernst == FOUT else "LET OP"
    waar = ", ".join(filter(None, [f"rij {bevinding.rij}", kop and f"kolom {kop}"]))
    return f"{soort} {waar}{waarde}: {bevinding.melding}"


def _columns(opzet: Opzet, opdracht: Opdracht) -> list[str]:
    doelen = PER_SLEUTEL[opdracht.tabel]
    paren = [
        f"{kolom.kop} → {doelen[kolom.sleutel].label if kolom.sleutel else 'niet ingelezen'}"
        for kolom in opzet.kolommen
    ]
    return [f"Lijst met {opdracht.tabel}. Kolommen: {'; '.join(paren)}."]


def _findings(opzet: Opzet, controle: Controle) -> list[str]:
    regels = [describe_bevinding(opzet, bevinding) for bevinding in controle.bevindingen[:MEESTE_REGELS]]
    over = controle.fouten + controle.let_op - len(regels)
    return [*regels, f"En nog {over} bevindingen."] if over > 0 else regels


def _errors(controle: Controle) -> str:
    fouten = format_aantal(controle.fouten, "fout", "fouten")
    return f"{fouten} in {format_aantal(controle.foute_rijen, 'rij', 'rijen')}"
