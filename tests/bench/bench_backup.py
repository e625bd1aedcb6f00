"""Speed of backup and restore of an archive of 25 MB: `python tests/bench/bench_backup.py`.

The backup runs in a thread, as in the program; meanwhile a beat every millisecond shows how long the
main thread had to wait. Nothing fails on time.
"""

# ruff: noqa: E402 - run as a script, it has to find the program first

import shutil
import sys
import tempfile
import threading
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parent)]

from bench_archive import PASSPHRASE, make, timed
from kandidaten import fill_kandidaten

from app.models.archive import Archive
from app.models.backup import Backup, copy_backup
from app.models.keys import Kdf
from app.models.restore import restore_backup
from tests.bench.figures import show_seconds

COUNT, ROUNDS, SHORT = 90_000, 10, 0.001


def backup_in_a_thread(archive: Archive, waits: list[float]) -> Backup:
    """Make one while this thread beats; the longest wait between two beats goes into `waits`."""
    made: list[Backup] = []
    worker = threading.Thread(target=lambda: made.append(archive.backup(datetime.now(UTC), "meten")))
    worker.start()
    longest, before = 0.0, perf_counter()
    while worker.is_alive():
        worker.join(SHORT)
        now = perf_counter()
        longest, before = max(longest, now - before), now
    waits.append(longest)
    return made[0]


def main() -> None:
    """Fill an archive, then back it up, bring it elsewhere and put it back."""
    place = Path(tempfile.mkdtemp())
    try:
        archive = make(place / "archief", Kdf(8, 1, 1))
        with archive.write() as session:
            fill_kandidaten(session, COUNT)
        waits: list[float] = []
        made: list[Backup] = []
        seconds = [timed(lambda: made.append(backup_in_a_thread(archive, waits))) for _ in range(ROUNDS)]
        assert made[0].manifest is not None
        show_seconds(f"backup of {made[0].manifest.bytes / 1_000_000:.1f} MB", seconds, "<= 1000 ms")
        show_seconds("longest wait of the main thread meanwhile", waits, "<= 100 ms")
        archive.close()
        stick = place / "stick"
        show_seconds(
            "copy to a second place", [timed(partial(copy_backup, each, stick)) for each in made], "-"
        )
        show_seconds("restore", [timed(lambda: restore(place, made[0])) for _ in range(3)], "-")
    finally:
        shutil.rmtree(place)


def restore(place: Path, backup: Backup) -> None:
    restore_backup(place / "archief", backup, PASSPHRASE, datetime.now(UTC), lambda _session: None)


if __name__ == "__main__":
    main()
