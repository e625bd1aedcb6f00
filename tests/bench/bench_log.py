"""Speed of the log with 100,000 entries: `python tests/bench/bench_log.py`.

Prints milliseconds and memory beside the goal. Nothing fails on time.
"""

# ruff: noqa: E402 - run as a script, it has to find the program first

import shutil
import sys
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path
from time import perf_counter

sys.path[:0] = [str(Path(__file__).resolve().parents[2])]

from sqlalchemy import insert

from app.models import Logregel
from app.models.archive import Archive
from app.models.keys import Kdf
from app.models.logboek import CHAINED, FIRST_LINK, compute_link, verify_log
from app.services.archief import Archief
from app.services.change import Ref
from app.services.dossiers.kandidaten import create_kandidaat
from app.services.logboeken.logboek import LogFilter, list_logregels, list_wie_en_wat, read_logregels
from app.services.objecten import save_veld
from tests.bench.figures import show_seconds

COUNT, PASSPHRASE = 100_000, "meten is weten"
START = datetime(2024, 1, 2, 9, 0)
FILTERS = {
    "all": LogFilter(),
    "one act in a year": LogFilter(actie="vastgelegd", van=date(2024, 6, 1), tot=date(2025, 5, 31)),
    "one user": LogFilter(gebruiker="Sanne Willemsen"),
    "one dossier": LogFilter(kandidaat="voorbeeld"),
}
ACTS = (
    ("gewijzigd", "hoofdtaak", "toelichting_kwaliteit"),
    ("dossier ingezien", "kandidaat", ""),
    ("gewijzigd", "contactmoment", "gedaan"),
    ("aangemaakt", "waarneming", ""),
    ("vastgelegd", "contactmoment", "versie 1"),
)


def fill_log(archive: Archive, count: int) -> None:
    """A chain of `count` entries, as four years of work would leave."""
    rows, previous = [], FIRST_LINK
    for number in range(1, count + 1):
        actie, soort, bijzonderheid = ACTS[number % len(ACTS)]
        moment = START + timedelta(minutes=7 * number, microseconds=number)
        what = ("Sanne Willemsen", actie, soort, number % 900 + 1, bijzonderheid, "goed", "scherm")
        row = dict(zip(CHAINED, (number, moment, *what, previous), strict=True))
        row["schakel"] = previous = compute_link(number, moment, *what, previous)
        rows.append(row)
    with archive.write() as session:
        session.execute(insert(Logregel), rows)


def measure(name: str, action, goal: str) -> None:
    """Four times, the first with what is read once."""
    seconds = []
    for _ in range(4):
        start = perf_counter()
        action()
        seconds.append(perf_counter() - start)
    show_seconds(name, seconds, goal)


def main() -> None:
    """Make the archive, then measure."""
    place = Path(tempfile.mkdtemp())
    try:
        archive, _ = Archive.create(place / "archief", PASSPHRASE, kdf=Kdf(8, 1, 1))
        fill_log(archive, COUNT)

        def verify() -> None:
            with archive.read() as session:
                assert verify_log(session) == []

        measure(f"verify the chain of {COUNT} entries", verify, "<= 1000 ms")
        archief = Archief(archive)
        number, _ = create_kandidaat(archief)
        save_veld(archief, Ref("kandidaat", number), "achternaam", "Voorbeeld")
        for name, keuze in FILTERS.items():
            measure(f"numbers of {name}", lambda k=keuze: list_logregels(archief, k), "<= 250 ms")
        nummers = list_logregels(archief, LogFilter())
        measure(
            "page of 256 entries in words", lambda: read_logregels(archief, nummers[5000:5256]), "<= 50 ms"
        )
        measure("who and what occur", lambda: list_wie_en_wat(archief), "<= 250 ms")
        archive.close()
    finally:
        shutil.rmtree(place)


if __name__ == "__main__":
    main()
