"""Saving one field against the same statements on a bare SQLCipher connection, in turn, synchronous=FULL.

What each save sends is noted first, on a copy; it is then played on a twin, through the driver alone, in
turn with the saves themselves.
Run on demand: python -m tests.bench.bench_save
"""

import shutil
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, ClassVar
from unittest.mock import patch

import sqlcipher3.dbapi2 as engine_module

from app.models.archive import Archive
from app.models.backup import DATABASE
from app.models.connection import connect
from app.models.keys import Kdf
from app.services.archief import Archief
from app.services.change import Ref
from app.services.meten.metingen import read_meting
from app.services.objecten import save_veld
from tests import factories
from tests.bench.figures import show_figure, show_times

ROUNDS, WARM = 500, 30
PASSPHRASE = "meten is weten"
Statement = tuple[Any, ...]


class NotingCursor(engine_module.Cursor):
    """A cursor of the driver that notes what it is told, on its way in."""

    def execute(self, words: str, *values: Any) -> Any:
        """As the driver does."""
        Noting.noted.append((words, *values))
        return super().execute(words, *values)

    def executemany(self, words: str, rows: Any) -> Any:
        """As the driver does; the log is the only one to send rows, one here."""
        Noting.noted += [(words, row) for row in rows]
        return super().executemany(words, rows)


class Noting(engine_module.Connection):
    """A connection of the driver that notes what it is told, whoever tells it."""

    noted: ClassVar[list[Statement]] = []

    def cursor(self, *_: Any) -> Any:
        """A cursor that notes; also what `execute` of the connection is made of here."""
        return super().cursor(NotingCursor)

    def execute(self, words: str, *values: Any) -> Any:
        """As the driver does."""
        return self.cursor().execute(words, *values)

    def executemany(self, words: str, rows: Any) -> Any:
        """As the driver does."""
        return self.cursor().executemany(words, rows)


def play(connection: Any, statements: list[Statement]) -> float:
    """Milliseconds of one transaction."""
    begin = perf_counter()
    for words, *values in statements:
        connection.execute(words, *values)
    return 1000 * (perf_counter() - begin)


def saves(archief: Archief, taak: Ref) -> Iterator[None]:
    """One saved field after the other."""
    for round_ in range(ROUNDS + WARM):
        save_veld(archief, taak, "tempo", str(20 + round_ % 80))
        yield


def note_saves(folder: Path, taak: Ref) -> list[list[Statement]]:
    """What each save sends."""
    noted = []
    with patch.object(engine_module, "connect", partial(engine_module.connect, factory=Noting)):
        archief = open_archief(folder)
        for _ in saves(archief, taak):
            noted.append(Noting.noted[:])
            Noting.noted.clear()
        archief.close()
    return noted


def save_in_turn(
    archief: Archief, taak: Ref, twin: Any, noted: list[list[Statement]]
) -> tuple[list[float], list[float], list[float]]:
    """Milliseconds by the clock of both, and of the processor for ours."""
    ours, work, bare = [], [], []
    saving = saves(archief, taak)
    for statements in noted:
        begin, used = perf_counter(), process_time()
        next(saving)
        ours.append(1000 * (perf_counter() - begin))
        work.append(1000 * (process_time() - used))
        bare.append(play(twin, statements))
    return ours[WARM:], work[WARM:], bare[WARM:]


def open_archief(folder: Path) -> Archief:
    """The archive at work, by one clock for all."""
    return Archief(Archive.open(folder, PASSPHRASE), klok=lambda: factories.NU)


def log_of(connection: Any) -> tuple[int, str]:
    """How long the log is, and a link of it: the same where the same was stored."""
    found: tuple[int, str] = connection.execute("SELECT count(*), max(schakel) FROM logboek").fetchone()
    return found


def main() -> None:
    """Three archives with the same content: what is sent is noted in one, a save in each of the others."""
    with tempfile.TemporaryDirectory() as place:
        folder, twin, noting = (Path(place) / name for name in ("ons", "kaal", "genoteerd"))
        archive, _ = Archive.create(folder, PASSPHRASE, kdf=Kdf(8, 1, 1))
        archief = Archief(archive, klok=lambda: factories.NU)
        factories.make_meting(archief)
        taak = Ref("hoofdtaak", read_meting(archief, 1).hoofdtaken[0].id)
        archief.close()
        for copy in (twin, noting):
            shutil.copytree(folder, copy)
        noted = note_saves(noting, taak)
        archief = open_archief(folder)
        connection = connect(twin / DATABASE, archief.archive._key)
        ours, work, bare = save_in_turn(archief, taak, connection, noted)
        assert log_of(connection) == log_of(connect(folder / DATABASE, archief.archive._key))
        connection.close()
        archief.close()
    beside = f"same {len(noted[-1])} statements on bare SQLCipher {median(bare):.2f} ms"
    show_times("a field saved", ours, "p99 <= 15 ms", beside)
    show_times("a field saved, work of the processor", work)
    show_figure(
        "a field saved, ratio of the medians", f"{median(ours) / median(bare):.2f} x", "<= 1.5 x", beside
    )


if __name__ == "__main__":
    main()
