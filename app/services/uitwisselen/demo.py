"""The main job without a screen: example archive, one new measurement, contact, reports and workbook."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from app.services.archief import Archief
from app.services.change import Ref
from app.services.coachen.coaching import (
    add_afspraak,
    create_contact,
    create_doel,
    create_traject,
    set_doelen,
    vastleggen,
)
from app.services.coachen.regimes import list_regimes
from app.services.dossiers.kandidaten import create_kandidaat, list_kandidaten
from app.services.dossiers.plaatsingen import create_plaatsing, set_contracturen
from app.services.dossiers.stamgegevens import list_gemeenten, list_werkgevers
from app.services.errors import UserError
from app.services.formulieren import select_velden
from app.services.meten.metingen import (
    add_hoofdtaak,
    add_waarneming,
    compute_uitkomst,
    create_meting,
    list_metingen,
    read_meting,
)
from app.services.meten.vaststellen import finalise_meting
from app.services.objecten import save_veld
from app.services.papier.rapporten import rapport_naam, save_rapport
from app.services.records import ExportKeuze, KandidatenFilter
from app.services.uitwisselen.export import export_naam, write_export
from app.services.velden import Soort
from app.services.voorbeeld import PASSPHRASE, create_voorbeeld, voorbeeld_dag
from app.services.voorbeeld.bronnen import Klok, at, load
from app.services.voorbeeld.metingen import pass_all

EINDE_WERKDAG = 17


def run_demo(uit: Path, vandaag: date) -> dict[str, Any]:
    """Do the main job in folder `uit` and answer figures and paths, ready for JSON; amounts as text.

    What lies in the folder stays as it is: everything gets a free name. Raises UserError.
    """
    dag = voorbeeld_dag(vandaag)
    try:
        uit.mkdir(parents=True, exist_ok=True)
    except OSError as fout:
        raise UserError(f"De map {uit} kan niet worden gemaakt. Kies een andere map.") from fout
    archief = create_voorbeeld(free_name(uit / "voorbeeld"), dag, klok=Klok(at(dag, EINDE_WERKDAG)))
    archief.herkomst = "opdrachtregel"
    try:
        kandidaat_id, meting_id = add_meting(archief)
        rapporten = {
            rij.id: str(save_rapport(archief, rij.id, free_name(uit / rapport_naam(archief, rij.id))))
            for rij in list_metingen(archief, "definitief")
        }
        add_contact(archief, kandidaat_id)
        keuze = ExportKeuze()
        werkboek = write_export(archief, keuze, free_name(uit / export_naam(archief, keuze)))
        return {
            "archief": str(archief.archive.folder),
            "wachtwoord": PASSPHRASE,
            "vandaag": dag.isoformat(),
            "kandidaten": len(list_kandidaten(archief, KandidatenFilter())),
            "metingen": len(rapporten),
            "nieuwe_meting": _figures(archief, meting_id) | {"rapport": rapporten[meting_id]},
            "rapporten": list(rapporten.values()),
            "werkboek": str(werkboek),
        }
    finally:
        archief.close()


def add_meting(archief: Archief) -> tuple[int, int]:
    """One new kandidaat with a definitive measurement, typed field by field; answers both numbers."""
    bron = load("nieuwe_meting")
    gemeente = _number(list_gemeenten(archief), bron["gemeente"])
    werkgever = _number(list_werkgevers(archief), bron["werkgever"])
    kandidaat_id, _ = create_kandidaat(archief)
    fill(archief, Ref("kandidaat", kandidaat_id), bron["kandidaat"] | {"gemeente_id": gemeente})
    plaatsing_id, _ = create_plaatsing(archief, kandidaat_id)
    fill(archief, Ref("plaatsing", plaatsing_id), bron["plaatsing"] | {"werkgever_id": werkgever})
    set_contracturen(archief, plaatsing_id, _day(archief, bron["uren"]["vanaf"]), bron["uren"]["uren"])
    meting_id, _ = create_meting(archief, plaatsing_id)
    fill(archief, Ref("meting", meting_id), bron["meting"])
    for taak in bron["hoofdtaak"]:
        _add_hoofdtaak(archief, meting_id, taak)
    for zienswijze in read_meting(archief, meting_id).zienswijzen:
        fill(archief, Ref("zienswijze", zienswijze.id), bron["zienswijze"][zienswijze.partij])
    pass_all(archief, meting_id)
    finalise_meting(archief, meting_id)
    return kandidaat_id, meting_id


def add_contact(archief: Archief, kandidaat_id: int) -> int:
    """A traject with one doel and one recorded contact; answers the number of the contact."""
    bron = load("nieuwe_meting")
    traject_id, _ = create_traject(archief, kandidaat_id)
    regimes = {naam: str(nummer) for nummer, naam in list_regimes(archief)}
    traject = bron["traject"] | {"regime_id": regimes[bron["traject"]["regime_id"]]}
    fill(archief, Ref("coachtraject", traject_id), traject)
    doel_id, _ = create_doel(archief, traject_id)
    fill(archief, Ref("doel", doel_id), bron["doel"])
    contact_id, _ = create_contact(archief, kandidaat_id)
    fill(archief, Ref("contactmoment", contact_id), bron["contact"])
    set_doelen(archief, contact_id, {doel_id: 3})
    afspraak_id, _ = add_afspraak(archief, contact_id)
    fill(archief, Ref("afspraak", afspraak_id), bron["afspraak"])
    vastleggen(archief, contact_id)
    return contact_id


def fill(archief: Archief, ref: Ref, teksten: Mapping[str, str]) -> None:
    """Type texts into the fields of an object; a date is a number of days from today."""
    datums = {veld.naam for veld in select_velden(ref.soort) if veld.soort is Soort.DATUM}
    for veld, tekst in teksten.items():
        save_veld(archief, ref, veld, _day(archief, tekst) if veld in datums else tekst)


def free_name(pad: Path) -> Path:
    """This path, or the first with a number behind it at which nothing stands."""
    if not pad.exists():
        return pad
    namen = (pad.with_name(f"{pad.stem}-{nummer}{pad.suffix}") for nummer in count(2))
    return next(naam for naam in namen if not naam.exists())


def _add_hoofdtaak(archief: Archief, meting_id: int, taak: Mapping[str, Any]) -> None:
    hoofdtaak_id, _ = add_hoofdtaak(archief, meting_id)
    velden = {veld: tekst for veld, tekst in taak.items() if veld != "waarneming"}
    fill(archief, Ref("hoofdtaak", hoofdtaak_id), velden)
    for waarneming in taak["waarneming"]:
        factor, herkomst = waarneming["factor"], waarneming["herkomst"]
        nummer, _ = add_waarneming(archief, hoofdtaak_id, factor, herkomst)
        velden = {veld: tekst for veld, tekst in waarneming.items() if veld not in ("factor", "herkomst")}
        fill(archief, Ref("waarneming", nummer), velden)


def _figures(archief: Archief, meting_id: int) -> dict[str, Any]:
    """The outcome as it was frozen."""
    uitkomst = compute_uitkomst(read_meting(archief, meting_id))
    loonwaarde, subsidie = uitkomst.loonwaarde, uitkomst.subsidie
    if loonwaarde is None or subsidie is None:
        raise UserError(uitkomst.melding)
    return {
        "loonwaarde": loonwaarde.percentage,
        "som": loonwaarde.som_tekst,
        "peildatum": subsidie.peildatum.isoformat(),
        "subsidie": f"{subsidie.subsidie:.2f}",
        "werkgeverslasten": f"{subsidie.werkgeverslasten:.2f}",
        "totaal": f"{subsidie.totaal:.2f}",
        "plafond": subsidie.plafond,
        "onbevestigd": list(subsidie.onbevestigd),
    }


def _number(lijst: tuple[tuple[int, str], ...], naam: str) -> str:
    return next(str(nummer) for nummer, gevonden in lijst if gevonden == naam)


def _day(archief: Archief, dagen: str) -> str:
    return f"{archief.vandaag + timedelta(days=int(dagen)):%d-%m-%Y}"
