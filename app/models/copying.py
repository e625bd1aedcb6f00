"""A copy of the archive that was opened, checked and counted before anybody relies on it."""

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.models.connection import CACHE_KIB, connect, named_errors
from app.models.durable import move_into_place, remove_folder, sync_file
from app.models.errors import ArchiveDamaged
from app.models.key_store import read_keys, write_keys

Progress = Callable[[int, int], None]
UNFINISHED = ".nieuw"
STALE_SECONDS = 3600
PAGES_PER_STEP = 512


def no_progress(_done: int, _total: int) -> None:
    """Nobody wants to know how far it is."""
    return


@contextmanager
def made_beside(place: Path) -> Iterator[Path]:
    """A hidden folder beside `place` to build in; gone afterwards unless it was moved away."""
    beside = place.with_name(f".{place.name}.{secrets.token_hex(4)}{UNFINISHED}")
    beside.mkdir(mode=0o700)
    try:
        yield beside
    finally:
        remove_folder(beside)


def copy_archive(
    folder: Path, database: str, key: bytes, target: Path, progress: Progress = no_progress
) -> dict[str, int]:
    """Copy the archive, also while it is in use, into the empty folder `target`; answers rows per table.

    `progress(done, total)` in pages; it stops the copy by raising. Raises ArchiveError or OSError.
    """
    write_keys(target, read_keys(folder).keys)
    original = connect(folder / database, key)
    try:
        with named_errors():
            original.execute("BEGIN")
            counts = count_rows(original)
            _copy_pages(original, target / database, key, progress)
    finally:
        original.close()
    sync_file(target / database)
    if verify_copy(target / database, key) != counts:
        raise ArchiveDamaged("De kopie van het archief klopt niet. Er is niets veranderd.")
    return counts


def verify_copy(database: Path, key: bytes) -> dict[str, int]:
    """Open a closed archive with its key without touching it, check it whole; answers rows per table.

    Every page in use is read, and the cipher refuses a page with one changed bit. Raises ArchiveDamaged.
    """
    connection = connect(database, key, mode="ro")
    try:
        with named_errors():
            connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
            sound = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            counts = count_rows(connection)
    finally:
        connection.close()
    if not sound:
        raise ArchiveDamaged("De kopie van het archief klopt niet. Er is niets veranderd.")
    return counts


def count_rows(connection: Any) -> dict[str, int]:
    """Rows per table behind a connection of the driver; the first table also fixes the moment."""
    tables = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
        "AND name NOT LIKE 'sqlite%' ORDER BY name"
    ).fetchall()
    count = 'SELECT count(*) FROM "{}"'
    return {name: connection.execute(count.format(name)).fetchone()[0] for (name,) in tables}


def settle(beside: Path, place: Path) -> Path:
    """Give a finished folder its name, or that name with a number when taken; answers the path used."""
    number, free = 1, place
    while free.exists():
        number += 1
        free = place.with_name(f"{place.name}-{number}")
    move_into_place(beside, free)
    return free


def sweep(place: Path) -> None:
    """Take away what a killed program left half made in `place`, once it is an hour old."""
    for left in place.glob(f".*{UNFINISHED}"):
        if left.is_dir() and time.time() - left.stat().st_mtime > STALE_SECONDS:
            remove_folder(left)


def _copy_pages(original: Any, target: Path, key: bytes, progress: Progress) -> None:
    """Without a journal: nobody sees this file before it is synced and verified as a whole."""
    copy = connect(target, key, mode="rwc")
    try:
        with named_errors():
            copy.execute("PRAGMA journal_mode = OFF")
            copy.execute("PRAGMA synchronous = OFF")
            original.backup(
                copy,
                pages=PAGES_PER_STEP,
                progress=lambda _status, left, total: progress(total - left, total),
            )
    finally:
        copy.close()
