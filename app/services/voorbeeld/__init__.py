"""The example archive: fictional people, made through the same services a user goes through."""

import secrets
from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from app.models import Contactpersoon
from app.models.durable import move_into_place, remove_folder
from app.services.archief import Archief, archive_exists, create_archief, open_archief
from app.services.change import Ref
from app.services.dossiers.profiel import read_profiel
from app.services.dossiers.zoeken import refresh_zoektekst
from app.services.errors import UserError
from app.services.objecten import create, save_veld
from app.services.voorbeeld.bronnen import Gebeurtenis, Klok, at, load, voorbeeld_dag
from app.services.voorbeeld.verloop import Verloop
from app.services.voortgang import Voortgang, report, told

__all__ = ["PASSPHRASE", "create_voorbeeld", "ensure_voorbeeld", "voorbeeld_dag", "voorbeeld_klok"]

PASSPHRASE = "voorbeeld-archief"
SEED = 2026
BEZET = "In deze map staat al iets. Kies een lege of nieuwe map; er is niets overschreven."
GESTOPT = "Gestopt. Er is niets gemaakt."
GEEN_PLEK = "Het voorbeeld kan hier niet worden gemaakt. Kies een andere map, of maak ruimte op de schijf."


def voorbeeld_klok() -> datetime:
    """The time of day on the day of the example: never later than the amounts go."""
    nu = datetime.now()
    return datetime.combine(voorbeeld_dag(nu.date()), nu.time())


def ensure_voorbeeld(
    folder: Path, vandaag: date | None = None, seed: int = SEED, progress: Voortgang | None = None
) -> bool:
    """Make the example in `folder` when nothing is there; tell whether it was made.

    What is there already is somebody's, and stays as it is. Raises UserError when it cannot be stored, or
    was stopped: then nothing of it is left.
    """
    if archive_exists(folder) or (folder.is_dir() and any(folder.iterdir())):
        return False
    create_voorbeeld(folder, vandaag or date.today(), seed, progress=progress).close()
    return True


def create_voorbeeld(
    folder: Path,
    vandaag: date,
    seed: int = SEED,
    klok: Callable[[], datetime] = voorbeeld_klok,
    progress: Voortgang | None = None,
) -> Archief:
    """Make the example in a new folder and open it; the same day and seed give the same people and figures.

    It appears complete or not at all. Raises UserError when something stands at `folder`.
    """
    folder = folder.absolute()
    beside = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.voorbeeld")
    try:
        _build(beside, voorbeeld_dag(vandaag), seed, progress)
        move_into_place(beside, folder)
    except OSError as fout:
        raise UserError(BEZET if folder.exists() else GEEN_PLEK, "map") from fout
    finally:
        remove_folder(beside)
    return open_archief(folder, PASSPHRASE, klok)


def _build(folder: Path, vandaag: date, seed: int, progress: Voortgang | None) -> None:
    """Play everything that happened, in the order of time, with the clock on each moment."""
    report(progress, 0, 1, GESTOPT)  # the keys alone take a second
    specs = load("kandidaten")["kandidaat"]
    eerste = vandaag - timedelta(days=31 * (max(spec["start"] for spec in specs) + 3))
    klok = Klok(at(eerste, 9))
    archief, _ = create_archief(folder, PASSPHRASE, klok)
    archief.herkomst = "voorbeeld"
    try:
        _fill_profiel(archief)
        nummers = _fill_stamgegevens(archief)
        gebeurtenissen: list[Gebeurtenis] = []
        agenda: dict[str, set[datetime]] = defaultdict(set)
        for index, spec in enumerate(specs):
            verloop = Verloop(archief, spec, nummers, vandaag, Random(f"{seed}-{index}"), agenda)
            gebeurtenissen += verloop.plan()
        gebeurtenissen.sort(key=lambda gebeurtenis: gebeurtenis[0])
        for moment, doe in told(gebeurtenissen, len(gebeurtenissen), progress, GESTOPT):
            klok.moment = moment
            doe()
    finally:
        archief.close()


def _fill_profiel(archief: Archief) -> None:
    profiel = read_profiel(archief)
    for veld, tekst in load("gegevens")["gebruiker"].items():
        save_veld(archief, Ref("gebruiker", profiel.id), veld, tekst)


def _fill_stamgegevens(archief: Archief) -> dict[str, int]:
    """The gemeenten and werkgevers; answers their numbers by their short names."""
    nummers = {}
    with archief.write() as werk:
        for gegevens in load("gegevens")["gemeente"]:
            waarden = {veld: waarde for veld, waarde in gegevens.items() if veld != "sleutel"}
            nummers[gegevens["sleutel"]] = create(werk, "gemeente", **waarden).id
        for gegevens in load("werkgevers")["werkgever"]:
            waarden = {veld: gegevens[veld] for veld in ("naam", "kvk", "plaats", "sector", "cao")}
            naam, functie, email, telefoon = gegevens["contact"]
            contact = Contactpersoon(naam=naam, functie=functie, email=email, telefoon=telefoon)
            nummer = create(werk, "werkgever", **waarden, contactpersonen=[contact]).id
            refresh_zoektekst(werk.session, Ref("werkgever", nummer))
            nummers[gegevens["sleutel"]] = nummer
    return nummers
