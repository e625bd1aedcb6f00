"""Putting a backup back: built and verified beside, then two renames; the present archive is kept."""

import secrets
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session

from app.models.backup import DATABASE, Backup, make_backup, require_whole
from app.models.connection import connect, make_engine, named_errors
from app.models.copying import made_beside, verify_copy
from app.models.durable import move_into_place, remove_folder, sync_file, sync_folder
from app.models.errors import (
    ArchiveBusy,
    ArchiveDamaged,
    ArchiveEmpty,
    ArchiveMissing,
    ArchiveNewer,
    WrongPassphrase,
)
from app.models.key_store import read_keys, write_keys
from app.models.keys import KeyFile, unlock
from app.models.migration import HEAD, migrate
from app.models.writer import Writer

READY = ".terugzetten"
Log = Callable[[Session], object]


def restore_backup(folder: Path, backup: Backup, secret: str, moment: datetime, log: Log) -> Path | None:
    """Put `backup` at `folder`; answers where the archive that stood there is kept, None when none did.

    `secret` is the passphrase or the recovery key, of the backup or of the present archive; the archive
    keeps the key file it opened. `log` writes in the restored archive. Nothing changes when this raises:
    WrongPassphrase, ArchiveDamaged, ArchiveNewer, ArchiveBusy, another ArchiveError, or OSError.
    """
    manifest = require_whole(backup)
    if manifest.stand.schema > HEAD:
        raise ArchiveNewer
    keys, key = _find_key(folder, backup, secret)
    _keep_present(folder, key, moment)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with made_beside(folder) as beside:
        write_keys(beside, keys)
        shutil.copyfile(backup.folder / DATABASE, beside / DATABASE)
        if verify_copy(beside / DATABASE, key) != manifest.stand.tabellen:
            raise ArchiveDamaged
        _finish(beside / DATABASE, key, manifest.stand.schema, log)
        sync_file(beside / DATABASE)
        return _exchange(beside, folder, moment)


def complete_restore(folder: Path) -> None:
    """Do the second rename of a restore that was killed between the two; otherwise tidy up after it."""
    ready = list(folder.parent.glob(f".{folder.name}.*{READY}")) if folder.parent.is_dir() else []
    if len(ready) == 1 and not folder.exists():
        move_into_place(ready[0], folder)
        return
    if folder.exists():
        for left in ready:
            remove_folder(left)


def _find_key(folder: Path, backup: Backup, secret: str) -> tuple[KeyFile, bytes]:
    """The present key file goes first: its passphrase is the one the user knows now."""
    fitted = False
    for place in (folder, backup.folder):
        try:
            keys = read_keys(place).keys
            key = unlock(keys, secret)
            fitted = True
            connect(backup.folder / DATABASE, key, mode="ro").close()
        except (WrongPassphrase, ArchiveDamaged, ArchiveNewer) as error:
            if place == backup.folder and isinstance(error, ArchiveNewer):
                raise
            continue
        return keys, key
    raise ArchiveDamaged if fitted else WrongPassphrase


def _keep_present(folder: Path, key: bytes, moment: datetime) -> None:
    """Refuse while another program has it open; back up what still can be read with this key."""
    try:
        _require_closed(folder, key)
        make_backup(folder, key, moment, "voor terugzetten")
    except (ArchiveDamaged, ArchiveEmpty, ArchiveMissing, ArchiveNewer):
        return


def _require_closed(folder: Path, key: bytes) -> None:
    database = folder / DATABASE
    if not database.exists():
        raise ArchiveMissing
    if database.stat().st_size == 0:
        raise ArchiveEmpty
    connection = connect(database, key)
    try:
        with named_errors():
            connection.execute("PRAGMA busy_timeout = 0")
            alone = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0] == "delete"
    finally:
        connection.close()
    if not alone:
        raise ArchiveBusy


def _finish(database: Path, key: bytes, schema: str, log: Log) -> None:
    if schema != HEAD:
        migrate(partial(connect, database, key, foreign_keys=False))
    engine = make_engine(partial(connect, database, key))
    with named_errors(), closing(Writer(engine)) as writer, writer.transaction() as session:
        log(session)


def _exchange(beside: Path, folder: Path, moment: datetime) -> Path | None:
    """Killed between the renames, the next start finds the finished folder and does the second one."""
    complete_restore(folder)
    ready = beside.with_name(f".{folder.name}.{secrets.token_hex(4)}{READY}")
    kept = None
    move_into_place(beside, ready)
    try:
        if folder.exists():
            kept = _free_name(folder, moment)
            folder.rename(kept)
            sync_folder(folder.parent)
        move_into_place(ready, folder)
    except OSError:
        if kept is not None and kept.exists() and not folder.exists():
            kept.rename(folder)
        remove_folder(ready)
        raise
    return kept


def _free_name(folder: Path, moment: datetime) -> Path:
    wish = folder.with_name(f"{folder.name}-voor-herstel-{moment.astimezone(UTC):%Y-%m-%dT%H%M%SZ}")
    number, free = 1, wish
    while free.exists():
        number += 1
        free = wish.with_name(f"{wish.name}-{number}")
    return free
