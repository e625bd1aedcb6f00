"""A copy of the archive that was opened, checked and counted before anybody relies on it."""

import secrets
import shutil
from pathlib import Path
from typing import Any

from app.models.connection import connect, named_errors
from app.models.durable import move_into_place, remove_folder, sync_file
from app.models.errors import ArchiveDamaged
from app.models.key_store import KEY_NAMES


def copy_archive(folder: Path, database: str, key: bytes, place: Path) -> Path:
    """Copy database and key files to `place`, or `place-2`, … when taken; returns the folder used.

    The copy appears complete or not at all. Raises ArchiveError or OSError.
    """
    place.parent.mkdir(exist_ok=True)
    beside = place.with_name(f".{place.name}.{secrets.token_hex(4)}.nieuw")
    beside.mkdir(mode=0o700)
    try:
        for name in KEY_NAMES:
            if (folder / name).exists():
                shutil.copyfile(folder / name, beside / name)
                sync_file(beside / name)
        _copy_pages(folder / database, beside / database, key)
        sync_file(beside / database)
        free = _free_place(place)
        move_into_place(beside, free)
    finally:
        remove_folder(beside)
    return free


def _free_place(place: Path) -> Path:
    number, free = 1, place
    while free.exists():
        number += 1
        free = place.with_name(f"{place.name}-{number}")
    return free


def _copy_pages(source: Path, target: Path, key: bytes) -> None:
    original = connect(source, key)
    copy = connect(target, key, mode="rwc")
    try:
        with named_errors():
            original.execute("BEGIN")
            original.backup(copy)
            _require_equal(original, copy)
    finally:
        copy.close()
        original.close()


def _require_equal(original: Any, copy: Any) -> None:
    faults = copy.execute("PRAGMA cipher_integrity_check").fetchall()
    sound = copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    if faults or not sound or _counts(original) != _counts(copy):
        raise ArchiveDamaged("De kopie van het archief klopt niet. Er is niets bijgewerkt.")


def _counts(connection: Any) -> dict[str, int]:
    tables = connection.execute("SELECT name FROM pragma_table_list WHERE type = 'table'").fetchall()
    count = 'SELECT count(*) FROM "{}"'
    return {name: connection.execute(count.format(name)).fetchone()[0] for (name,) in tables}
