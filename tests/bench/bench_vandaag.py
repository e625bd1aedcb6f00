"""Speed of Vandaag with 2,000 placements and 100,000 contacts: `python tests/bench/bench_vandaag.py`.

Prints milliseconds beside the goal: read off the GUI thread, and the first paint of the screen. Nothing
fails on time.
"""

# ruff: noqa: E402 - run as a script, it has to find the program first

import gc
import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parent)]

from kandidaten import fill_kandidaten
from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.models import Coachtraject, Contactmoment, Doel, Gemeente, Meting, Plaatsing, Subsidie, Werkgever
from app.models.archive import Archive
from app.models.keys import Kdf
from app.services.archief import Archief
from app.services.signaleren.vandaag import read_vandaag
from tests.bench.figures import show_figure, show_seconds

COUNT, CONTACTS, ROUNDS, PASSPHRASE = 2000, 100_000, 15, "meten is weten"
NOW = datetime(2026, 11, 22, 14, 3)
TODAY = NOW.date()


def back(chance: random.Random, days: int) -> date:
    return TODAY - timedelta(days=chance.randrange(days))


def make_plaatsingen(chance: random.Random) -> Iterator[dict[str, Any]]:
    """A job for everybody; one in twenty ends within three months."""
    for number in range(1, COUNT + 1):
        begin = back(chance, 700)
        einde = TODAY + timedelta(days=chance.randrange(5, 1800))
        yield {
            "kandidaat_id": number,
            "werkgever_id": 1 + number % 50,
            "soort": "dienstbetrekking",
            "functie": "Medewerker",
            "begin": begin,
            "einde": einde,
            "route": chance.choice(["lid4", "lid4", "lid5"]),
            "ingangsdatum": begin,
            "uitkomst": "loopt",
        }


def make_trajecten(chance: random.Random) -> Iterator[dict[str, Any]]:
    for number in range(1, COUNT + 1):
        yield {
            "kandidaat_id": number,
            "betaler": "gemeente",
            "begin": TODAY - timedelta(days=400),
            "uren_toegekend": Decimal(chance.choice([40, 60, 80])),
        }


def make_contacten(chance: random.Random) -> Iterator[dict[str, Any]]:
    """Fifty each over a year, with a text as coaches write it."""
    text = "Samen de volgorde van het werk doorgenomen en geoefend. " * 4
    for number in range(CONTACTS):
        day = back(chance, 380)
        yield {
            "traject_id": 1 + number % COUNT,
            "status": "vastgelegd",
            "gemaakt": NOW,
            "datum": day,
            "begintijd": time(9 + number % 8, 0),
            "eindtijd": time(9 + number % 8, 45),
            "soort": "werkplekbezoek",
            "uitvoerder": "Sanne Willemsen",
            "gedaan": text,
            "volgend_contact": day + timedelta(days=21),
            "signalen": "verzuim" if number % 40 == 0 else "",
            "reistijd_minuten": 25,
            "kilometers": 18,
            "declarabel": True,
            "zichtbaar_voor_werkgever": False,
        }


def make_metingen(chance: random.Random) -> Iterator[dict[str, Any]]:
    for number in range(1, COUNT + 1):
        yield {
            "plaatsing_id": number,
            "status": "concept",
            "gemaakt": NOW,
            "datum_rapport": back(chance, 500),
            "volgende_meting": TODAY + timedelta(days=chance.randrange(10, 700)),
            "loonwaarde": 55,
        }


def fill(session: Session) -> None:
    """Everything an archive of this size holds."""
    chance = random.Random(1)
    session.add(Gemeente(naam="Zonnehoven", termijn_aanvraag_weken=8))
    session.add_all(Werkgever(naam=f"Werkgever {number}") for number in range(1, 51))
    session.flush()
    fill_kandidaten(session, COUNT)
    for table, rows in (
        (Plaatsing, make_plaatsingen),
        (Coachtraject, make_trajecten),
        (Contactmoment, make_contacten),
        (Meting, make_metingen),
    ):
        session.execute(insert(table), list(rows(chance)))
    doel = {"omschrijving": "Zelfstandig werken", "status": "loopt"}
    dagen = (TODAY + timedelta(days=chance.randrange(-5, 400)) for _ in range(COUNT))
    session.execute(
        insert(Doel), [{"traject_id": n, "streefdatum": dag, **doel} for n, dag in enumerate(dagen, 1)]
    )
    receipts = [{"plaatsing_id": n, "meting_id": n, "gemaakt": NOW} for n in range(1, COUNT + 1)]
    session.execute(insert(Subsidie), receipts)
    session.execute(Meting.__table__.update().where(Meting.id > 10).values(status="definitief"))


def timed(action: Callable[[], object]) -> float:
    start = perf_counter()
    action()
    return perf_counter() - start


def bench_screen(archief: Archief, folder: Path) -> None:
    """From asking for the screen to its first paint, and to its last row."""
    from PySide6.QtWidgets import QApplication

    from app.ui.context import Context
    from app.ui.jobs import Jobs
    from app.ui.main_window import MainWindow
    from app.ui.messages import Messages
    from app.ui.screens import SCREENS
    from app.ui.settings import Settings
    from app.ui.theme import apply_theme

    app = QApplication([])
    apply_theme(app, "licht")
    jobs = Jobs()
    context = Context(jobs, Messages(), Settings(folder / "i.ini"), archief, None, lambda: TODAY)
    window = MainWindow(context, SCREENS, "maat")
    window.show()

    def open_screen() -> None:
        window.navigate("vandaag")
        window.repaint()

    show_seconds("first paint of the frame", [timed(open_screen)], "at once")
    show_seconds("then all rows on screen", [timed(jobs.wait_idle)], "")
    screen = window.current_screen()
    count = len(screen.list.rows)

    def draw() -> None:
        screen.list.rows = []  # what still stands there would not be drawn again
        screen.list._again()

    show_seconds(f"drawing {count} rows", [timed(draw) for _ in range(5)], "<= 100 ms")
    show_seconds("showing the same rows again", [timed(screen.list._again) for _ in range(5)], "")
    window.close()
    jobs.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "archief"
        archive, _ = Archive.create(folder, PASSPHRASE, kdf=Kdf(8, 1, 1))
        with archive.write() as session:
            fill(session)
        archive.close()
        archief = Archief(Archive.open(folder, PASSPHRASE), klok=lambda: NOW)
        gevonden: list[int] = []

        def read() -> None:
            gevonden.append(len(read_vandaag(archief).punten))

        gc.disable()  # as in the program: only the GUI thread sweeps, between two looks (app/ui/sweep.py)
        begin = process_time()
        show_seconds("Vandaag, read", [timed(read) for _ in range(ROUNDS)], "<= 300 ms")
        each = 1000 * (process_time() - begin) / ROUNDS
        show_figure("Vandaag, work of the processor", f"{each:.0f} ms", "", f"{gevonden[0]} points")
        bench_screen(archief, Path(place))
        archief.close()


if __name__ == "__main__":
    main()
