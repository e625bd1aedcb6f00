"""Much in one go while the power goes or the disk refuses: lists of people, legal amounts, 1 January."""

from decimal import Decimal
from pathlib import Path

from sqlalchemy import select

from app.models import Plaatsing
from app.services.archief import Archief
from app.services.bedragen.bestand import KOP, try_bestand
from app.services.bedragen.vastleggen import store_voorstel
from app.services.inlezen.bestand import read_inhoud
from app.services.inlezen.inlezen import lees_in, opdracht_of
from app.services.inlezen.kolommen import propose
from app.services.inlezen.terugdraaien import draai_terug
from app.services.looptijd.jaarwissel import run_jaarwissel
from tests.trust.example import open_example

ROWS = 25
HEAD = "Achternaam;Roepnaam;Geboortedatum;Gemeente;Telefoon;Werkgever;Functie;Contract begin;Contracturen"
HEAD += ";Eerdere loonwaarde;Datum loonwaarde"
AMOUNT = """
[[bedrag]]
parameter = "referentiemaandloon"
vanaf = 2027-01-01
waarde = "2380.80"
status = "bevestigd"
bron = "Stcrt. 2026, 40000"
brondatum = 2026-11-01
"""


def read_list(archief: Archief) -> int:
    """Read in 25 new people with their jobs; answers the number of the import."""
    rows = [
        f"Voorbeeld{n};Naam{n};01-02-20{n % 8:02};Dorp {n % 3};06{n:08};Werkgever {n % 4};Werk;01-01-2026;32;"
        f"{40 + n};01-06-2025"
        for n in range(ROWS)
    ]
    bestand = read_inhoud("\n".join((HEAD, *rows)).encode())
    nummer, _, _ = lees_in(archief, bestand, opdracht_of(propose(archief, bestand)))
    return nummer


def read_list_before(folder: Path) -> None:
    """An archive in which the list was read."""
    archief = open_example(folder)
    assert read_list(archief) == 1
    archief.close()


def take_list_out(archief: Archief) -> None:
    """Undo that import."""
    draai_terug(archief, 1)


def read_amounts(archief: Archief) -> None:
    """Read in a fictional minimum wage from a file beside the archive."""
    voorstel = try_bestand(archief, _amounts(archief.archive.folder)).voorstel
    assert voorstel is not None
    store_voorstel(archief, voorstel, bevestigd=True)


def write_amounts(folder: Path) -> None:
    """Put the file there."""
    _amounts(folder).write_text(KOP + AMOUNT, encoding="utf-8")


def run_1_january(archief: Archief) -> None:
    """Set every running subsidie again on 1 January of the next year."""
    resultaat, _ = run_jaarwissel(archief, 2027)
    assert resultaat.nieuw >= ROWS and resultaat.gelijk == 0


def measured_and_amounts(folder: Path) -> None:
    """An archive with 25 running subsidies and the amounts of that day."""
    write_amounts(folder)
    archief = open_example(folder)
    assert read_list(archief) == 1
    read_amounts(archief)
    with archief.write() as werk:
        for plaatsing in werk.session.scalars(select(Plaatsing).where(Plaatsing.functie == "Werk")):
            plaatsing.ingangsdatum, plaatsing.route = plaatsing.begin, "lid4"
            plaatsing.voltijduren = Decimal(36)
    archief.close()


def _amounts(folder: Path) -> Path:
    return folder / "bedragen.toml"
