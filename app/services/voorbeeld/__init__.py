"""The example archive: fictional people, made through the same services a user goes through."""

import secrets
from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from app.models.durable import move_into_place, remove_folder
from app.services.archief import Archief, archive_exists, create_archief, open_archief
from app.services.change import Ref
from app.services.errors import UserError
from app.services.objecten import save_veld
from app.services.profiel import read_profiel
from app.services.stamgegevens import create_contactpersoon, create_gemeente, create_werkgever
from app.services.voorbeeld.bronnen import Klok, at, load, voorbeeld_dag
from app.services.voorbeeld.verloop import Gebeurtenis, Verloop

__all__ = ["PASSPHRASE", "create_voorbeeld", "ensure_voorbeeld", "voorbeeld_dag", "voorbeeld_klok"]

PASSPHRASE = "voorbeeld-archief"
SEED = 2026


def voorbeeld_klok() -> datetime:
    """The time of day on the day of the example: never later than the amounts go."""
    nu = datetime.now()
    return datetime.combine(voorbeeld_dag(nu.date()), nu.time())


def ensure_voorbeeld(folder: Path, vandaag: date | None = None, seed: int = SEED) -> bool:
    """Make the example in `folder` when nothing is there; tell whether it was made.

    What is there already is somebody's, and stays as it is. Raises UserError when it cannot be stored.
    """
    if archive_exists(folder) or (folder.is_dir() and any(folder.iterdir())):
        return False
    create_voorbeeld(folder, vandaag or date.today(), seed).close()
    return True


def create_voorbeeld(
    folder: Path, vandaag: date, seed: int = SEED, klok: Callable[[], datetime] = voorbeeld_klok
) -> Archief:
    """Make the example in a new folder and open it; the same day and seed give the same people and figures.

    It appears complete or not at all. Raises UserError when something stands at `folder`.
    """
    folder = folder.absolute()
    beside = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.voorbeeld")
    try:
        _build(beside, voorbeeld_dag(vandaag), seed)
        move_into_place(beside, folder)
    except OSError as fout:
        raise UserError("In deze map staat al iets. Kies een lege of nieuwe map.", "map") from fout
    finally:
        remove_folder(beside)
    return open_archief(folder, PASSPHRASE, klok)


def _build(folder: Path, vandaag: date, seed: int) -> None:
    """Play everything that happened, in the order of time, with the clock on each moment."""
    specs = load("kandidaten")["kandidaat"]
    eerste = vandaag - timedelta(days=31 * (max(spec["start"] for spec in specs) + 3))
    klok = Klok(at(eerste, 9))
    archief, _ = create_archief(folder, PASSPHRASE, klok)
    archief.herkomst = "voorbeeld"
    try:
        nummers = _fill_profiel(archief) | _fill_gemeenten(archief) | _fill_werkgevers(archief)
        gebeurtenissen: list[Gebeurtenis] = []
        agenda: dict[str, set[datetime]] = defaultdict(set)
        for index, spec in enumerate(specs):
            verloop = Verloop(archief, spec, nummers, vandaag, Random(f"{seed}-{index}"), agenda)
            gebeurtenissen += verloop.plan()
        for moment, doe in sorted(gebeurtenissen, key=lambda gebeurtenis: gebeurtenis[0]):
            klok.moment = moment
            doe()
    finally:
        archief.close()


def _fill_profiel(archief: Archief) -> dict[str, int]:
    profiel = read_profiel(archief)
    gegevens = load("gegevens")["gebruiker"]
    archief.gebruiker = gegevens["naam"]
    for veld, tekst in gegevens.items():
        save_veld(archief, Ref("gebruiker", profiel.id), veld, tekst)
    return {}


def _fill_gemeenten(archief: Archief) -> dict[str, int]:
    nummers = {}
    for gegevens in load("gegevens")["gemeente"]:
        nummer, _ = create_gemeente(archief, gegevens["naam"])
        nummers[gegevens["sleutel"]] = nummer
        for veld, waarde in gegevens.items():
            if veld not in ("sleutel", "naam"):
                save_veld(archief, Ref("gemeente", nummer), veld, str(waarde))
    return nummers


def _fill_werkgevers(archief: Archief) -> dict[str, int]:
    nummers = {}
    for gegevens in load("werkgevers")["werkgever"]:
        nummer, _ = create_werkgever(archief, gegevens["naam"])
        nummers[gegevens["sleutel"]] = nummer
        for veld in ("kvk", "plaats", "sector", "cao"):
            save_veld(archief, Ref("werkgever", nummer), veld, gegevens[veld])
        contact, _ = create_contactpersoon(archief, nummer)
        for veld, tekst in zip(("naam", "functie", "email", "telefoon"), gegevens["contact"], strict=True):
            save_veld(archief, Ref("contactpersoon", contact), veld, tekst)
    return nummers
