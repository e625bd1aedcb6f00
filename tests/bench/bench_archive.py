"""Speed and memory of the archive with 100,000 kandidaten: `python tests/bench/bench_archive.py`.

Prints percentiles in milliseconds and memory in MB beside the goal. Nothing fails on time.
"""

# ruff: noqa: E402 - run as a script, it has to find the program first

import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parent)]

from kandidaten import SURNAMES, fill_kandidaten
from sqlalchemy import select

from app.models import Kandidaat
from app.models.archive import Archive
from app.models.keys import STANDARD, Kdf
from app.models.search import search_kandidaten
from tests.bench.figures import show_figure, show_seconds

COUNT, PAGE, PASSPHRASE = 100_000, 256, "meten is weten"
CHEAP = Kdf(8, 1, 1)
COLUMNS = (
    Kandidaat.id,
    Kandidaat.dossiernummer,
    Kandidaat.achternaam,
    Kandidaat.roepnaam,
    Kandidaat.geboortedatum,
)


def resident() -> int:
    """Memory of this process in MB; 0 where the system does not tell."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS"))


def timed(action: Callable[[], object]) -> float:
    start = perf_counter()
    action()
    return perf_counter() - start


def typed(chance: random.Random, words: int) -> list[str]:
    """Every state of the search field while `words` searches are typed: names and file numbers."""
    states = []
    for _ in range(words):
        surname = chance.choice(SURNAMES)[: chance.randrange(3, 9)]
        number = f"{2020 + chance.randrange(6)}-{chance.randrange(COUNT):06}"
        text = chance.choice([surname, surname, f"{surname} ja", number])
        states += [text[:end] for end in range(1, len(text) + 1)]
    return states


def bench_open(folder: Path) -> None:
    def open_and_look() -> None:
        archive = Archive.open(folder, PASSPHRASE)
        with archive.read() as session:
            session.execute(select(Kandidaat.id).limit(1)).all()
        archive.close()

    show_seconds("open, without the cost of Argon2", [timed(open_and_look) for _ in range(30)], "<= 250 ms")


def bench_argon2() -> None:
    place = Path(tempfile.mkdtemp())
    folder = place / "archief"
    show_seconds("create with the standard Argon2", [timed(lambda: make(folder, STANDARD).close())], "-")
    show_seconds(
        "open with the standard Argon2",
        [timed(lambda: Archive.open(folder, PASSPHRASE)) for _ in range(5)],
        "-",
    )
    shutil.rmtree(place)


def make(folder: Path, kdf: Kdf) -> Archive:
    return Archive.create(folder, PASSPHRASE, kdf=kdf)[0]


def bench_search(archive: Archive, limit: int | None) -> None:
    def search(text: str) -> None:
        with archive.read() as session:
            search_kandidaten(session, text, limit)

    states = typed(random.Random(7), 150)
    name = f"search as you type, {'all ids' if limit is None else f'first {limit}'}"
    show_seconds(name, [timed(lambda text=text: search(text)) for text in states], "p99 <= 16 ms")


def bench_list(archive: Archive) -> None:
    chance = random.Random(7)
    with archive.read() as session:
        show_seconds(
            "ordered list of all ids",
            [timed(lambda: search_kandidaten(session, "")) for _ in range(20)],
            "<= 100 ms",
        )
        ids = search_kandidaten(session, "")

        def page(start: int) -> None:
            wanted = ids[start : start + PAGE].tolist()
            rows = session.execute(select(*COLUMNS).where(Kandidaat.id.in_(wanted))).all()
            assert len(rows) == PAGE

        starts = [chance.randrange(COUNT - PAGE) for _ in range(200)]
        show_seconds(
            "page of 256 rows", [timed(lambda start=start: page(start)) for start in starts], "p99 <= 16 ms"
        )


def main() -> None:
    """Make the archive, then measure in a fresh process, for the memory."""
    place = Path(tempfile.mkdtemp())
    folder = place / "archief"
    try:
        archive = make(folder, CHEAP)
        with archive.write() as session:
            print(f"fill: {timed(lambda: fill_kandidaten(session, COUNT)):.1f} s")
        archive.close()
        print(f"file: {(folder / 'archief.db').stat().st_size // 2**20} MB")
        bench_open(folder)
        bench_argon2()
        subprocess.run([sys.executable, __file__, str(folder)], check=True)
    finally:
        shutil.rmtree(place)


def measure(folder: Path) -> None:
    before = resident()
    archive = Archive.open(folder, PASSPHRASE)
    bench_list(archive)
    bench_search(archive, limit=PAGE)
    bench_search(archive, limit=None)
    added = f"{resident() - before} MB"
    show_figure("memory added by list and search", added, "<= 60 MB", f"{before} MB before it was opened")
    archive.close()


if __name__ == "__main__":
    measure(Path(sys.argv[1])) if sys.argv[1:] else main()
