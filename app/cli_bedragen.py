"""The command `bedragen`: list, write and read the legal amounts of an archive."""

import json
import sys
from pathlib import Path
from typing import Any

from app.loonwaarde import format_euro
from app.services.archief import Archief
from app.services.bedragen.bedrag_records import BedragRij, Gevolg
from app.services.bedragen.bestand import Proef, save_bedragen, try_bestand
from app.services.bedragen.overzicht import read_overzicht
from app.services.bedragen.vastleggen import store_voorstel
from app.services.errors import UserError

GEWEIGERD = 1
BESTAND_NODIG = "Achter {} hoort een BESTAND."
BESTAAT = "{} bestaat al en wordt niet overschreven. Kies een andere naam."
NIETS = "Er is niets opgeslagen. Met --vastleggen worden deze bedragen opgeslagen."


def run_bedragen(archief: Archief, keuze: Any) -> int:
    """Do what the command asks; answers the exit status. Raises UserError."""
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    if keuze.actie == "lijst":
        return _list(archief)
    if keuze.bestand is None:
        raise UserError(BESTAND_NODIG.format(keuze.actie))
    if keuze.actie == "uitvoeren":
        return _write(archief, keuze.bestand, keuze.alles)
    return _read(archief, keuze.bestand, keuze.vastleggen, keuze.klopt)


def _list(archief: Archief) -> int:
    overzicht = read_overzicht(archief)
    for rij in overzicht.rijen:
        print(json.dumps(_as_data(rij)))
    if overzicht.verschillen:
        aantal = len(overzicht.verschillen)
        print(
            f"Dit programma levert {aantal} bedragen anders dan hier gelden. Bekijk ze in het scherm "
            "Wettelijke bedragen; tot die tijd gelden de bedragen hierboven.",
            file=sys.stderr,
        )
    return 0


def _write(archief: Archief, bestand: Path, alles: bool) -> int:
    if bestand.exists():
        raise UserError(BESTAAT.format(bestand))
    aantal = save_bedragen(archief, bestand.absolute(), alles)
    print(f"{bestand}: {_count(aantal)}")
    return 0


def _read(archief: Archief, bestand: Path, vastleggen: bool, klopt: bool) -> int:
    proef = try_bestand(archief, bestand)
    _show(proef)
    if proef.fouten:
        print("Geweigerd. Er is niets opgeslagen.", file=sys.stderr)
        return GEWEIGERD
    if proef.voorstel is None:
        print("Er is niets nieuws in dit bestand.")
        return 0
    if not vastleggen:
        print(NIETS)
        return 0
    if proef.voorstel.vragen and not klopt:
        print("Kijk de vragen na in de bron en geef --klopt mee. Er is niets opgeslagen.", file=sys.stderr)
        return GEWEIGERD
    store_voorstel(archief, proef.voorstel, bevestigd=klopt)
    print(f"Opgeslagen: {_count(len(proef.voorstel.waarden))}.")
    return 0


def _show(proef: Proef) -> None:
    for regel in proef.regels:
        print(f"{regel.stand}: {regel.naam} vanaf {regel.waarde.vanaf:%d-%m-%Y}")
        for bevinding in regel.bevindingen:
            print(f"  {bevinding.ernst}: {bevinding.tekst}. {bevinding.herstel}")
    if proef.voorstel is None:
        return
    gevolgen = proef.voorstel.gevolgen
    print(f"Ander bedrag per maand: {len(gevolgen.rijen)} van {gevolgen.bekeken} subsidies en concepten.")
    for gevolg in gevolgen.rijen:
        print(f"  {gevolg.soort} {gevolg.ref.soort} {gevolg.ref.id}: {_change(gevolg)}")


def _change(gevolg: Gevolg) -> str:
    oud, nieuw = ("geen bedrag" if b is None else format_euro(b) for b in (gevolg.oud, gevolg.nieuw))
    return f"{oud} wordt {nieuw} vanaf {gevolg.vanaf:%d-%m-%Y}"


def _count(aantal: int) -> str:
    return "1 bedrag" if aantal == 1 else f"{aantal} bedragen"


def _as_data(rij: BedragRij) -> dict[str, Any]:
    waarde = rij.waarde
    return {
        "parameter": waarde.parameter,
        "naam": rij.naam,
        "eenheid": rij.eenheid,
        "vanaf": waarde.vanaf.isoformat(),
        "tot": waarde.tot.isoformat() if waarde.tot else None,
        "waarde": None if waarde.waarde is None else format(waarde.waarde, "f"),
        "per_leeftijd": {str(jaren): format(bedrag, "f") for jaren, bedrag in waarde.per_leeftijd},
        "status": waarde.status,
        "bron": waarde.bron,
        "opmerking": waarde.opmerking,
        "herkomst": rij.herkomst,
        "door": rij.door,
        "vastgelegd": rij.moment.isoformat(timespec="seconds") if rij.moment else None,
        "gelezen": rij.brondatum.isoformat() if rij.brondatum else None,
    }
