"""The preview of 1 January over 100,000 running subsidies: seconds of processor, and memory.

Run on demand: python -m tests.bench.bench_jaarwissel [number]
"""

import gc
import resource
import sys
import tempfile
import threading
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from time import perf_counter, process_time

from sqlalchemy import insert

from app.loonwaarde import Waarde
from app.models import Kandidaat, Meting, Plaatsing, Subsidie, Urenafspraak, Werkgever, WettelijkBedrag
from app.models.archive import Archive
from app.models.keys import Kdf
from app.services.archief import Archief
from app.services.looptijd.jaarwissel import preview_jaarwissel
from tests.bench.figures import show_figure

AANTAL = 100_000
NU = datetime(2026, 12, 10, 9, 0)
PASSPHRASE = "een zin voor de maat"
VERZONNEN = Waarde("referentiemaandloon", date(2027, 1, 1), waarde=Decimal(2400), bron="verzonnen")
STAP = 10_000


def fill(session: object, aantal: int) -> None:
    """Persons of all ages, employers, hours, loonwaarden; a receipt of this year for nine in ten."""
    put = session.execute  # type: ignore[attr-defined]
    put(insert(Werkgever), [{"naam": f"Werkgever {n}", "zoektekst": ""} for n in range(1, 501)])
    put(
        insert(WettelijkBedrag),
        [
            {
                "parameter": VERZONNEN.parameter,
                "vanaf": VERZONNEN.vanaf,
                "waarde": VERZONNEN.waarde,
                "status": "bevestigd",
                "bron": VERZONNEN.bron,
                "moment": NU,
            }
        ],
    )
    for begin in range(1, aantal + 1, STAP):
        nummers = range(begin, min(begin + STAP, aantal + 1))
        put(insert(Kandidaat), [_kandidaat(n) for n in nummers])
        put(insert(Plaatsing), [_plaatsing(n) for n in nummers])
        uren = [{"plaatsing_id": n, "vanaf": _start(n), "contracturen": _uren(n)} for n in nummers]
        put(insert(Urenafspraak), uren)
        put(insert(Meting), [_meting(n) for n in nummers])
        put(insert(Subsidie), [_bewijs(n) for n in nummers if n % 10])


def _start(n: int) -> date:
    return date(2025 + n % 2, 1 + n % 11, 1 + n % 28)


def _uren(n: int) -> Decimal:
    return Decimal(800 + n % 3200).scaleb(-2)


def _kandidaat(n: int) -> dict[str, object]:
    geboren = date(1985 + n % 25, 1 + n % 12, 1 + n % 28)
    return {
        "dossiernummer": f"2026-{n:06}",
        "achternaam": f"Achternaam{n % 5000}",
        "voorletters": "J.",
        "geboortedatum": geboren,
    }


def _plaatsing(n: int) -> dict[str, object]:
    return {
        "kandidaat_id": n,
        "werkgever_id": 1 + n % 500,
        "soort": "dienstbetrekking",
        "route": "lid4",
        "begin": _start(n),
        "ingangsdatum": _start(n),
        "voltijduren": Decimal(36 + n % 5),
        "einde": date(2027, 1 + n % 12, 28) if n % 20 == 0 else None,
        "uitkomst": "loopt",
    }


def _meting(n: int) -> dict[str, object]:
    return {
        "plaatsing_id": n,
        "status": "definitief",
        "gemaakt": NU,
        "doel": "lks",
        "datum_rapport": _start(n),
        "loonwaarde": 20 + n % 70,
    }


def _bewijs(n: int) -> dict[str, object]:
    peildatum = max(_start(n), date(2026, 1, 1))
    return {
        "plaatsing_id": n,
        "meting_id": n,
        "gemaakt": NU,
        "van": peildatum,
        "tot": date(2026, 12, 31),
        "peildatum": peildatum,
        "route": "lid4",
        "loonwaarde": 20 + n % 70,
        "leeftijd": 20 + n % 5,
        "minimumloon": Decimal("2294.40"),
        "contracturen": _uren(n),
        "voltijduren": Decimal(36 + n % 5),
        "werkgeverslasten_percentage": Decimal("23.5"),
        "subsidie": Decimal("900.00"),
        "werkgeverslasten": Decimal("211.50"),
        "totaal": Decimal("1111.50"),
    }


class Watch(threading.Thread):
    """Looks at the memory of the process while something runs; filling the archive took more than that."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.highest, self.ended = 0, threading.Event()

    def run(self) -> None:
        """Keep the highest figure, in MB."""
        while not self.ended.wait(0.05):
            self.highest = max(self.highest, memory())


def memory() -> int:
    """Memory in use by the process now, in MB."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() // (1024 * 1024)


def main() -> None:
    """Print seconds and memory."""
    aantal = int(sys.argv[1]) if len(sys.argv) > 1 else AANTAL
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "archief"
        archive, _ = Archive.create(folder, PASSPHRASE, kdf=Kdf(8, 1, 1))
        with archive.write() as session:
            fill(session, aantal)
        archive.close()
        archief = Archief(Archive.open(folder, PASSPHRASE), klok=lambda: NU)
        preview_jaarwissel(archief, 2031)  # what is imported once does not count
        gc.collect()
        gc.disable()  # as in the program: only the GUI thread sweeps, between two looks (app/ui/sweep.py)
        watch, before = Watch(), memory()
        watch.start()
        wall, begin = perf_counter(), process_time()
        overzicht = preview_jaarwissel(archief, 2027)
        used = process_time() - begin
        watch.ended.set()
        watch.join()
        what, passed = f"1 January, preview of {len(overzicht.regels)}", perf_counter() - wall
        special = sum(bool(regel.bijzonder) for regel in overzicht.regels)
        show_figure(what, f"{passed:.1f} s", "<= 10 s", f"processor {used:.1f} s, {special} special")
        show_figure(f"{what}, memory added", f"{watch.highest - before} MB", "<= 200 MB")
        archief.close()


if __name__ == "__main__":
    main()
