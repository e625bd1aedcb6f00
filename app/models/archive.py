"""The archive: a folder with the encrypted database and its key file, twice."""

import errno
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy
import sqlcipher3.dbapi2
from sqlalchemy import QueuePool
from sqlalchemy.orm import Session

from app.models import keys
from app.models.backup import DATABASE, MANIFEST, Backup, Stand, make_backup, read_stand
from app.models.connection import (
    PRAGMAS,
    connect,
    make_engine,
    named_errors,
    read_pragma,
    shrink_memory,
)
from app.models.copying import Progress, no_progress
from app.models.damage import sure_of_damage
from app.models.durable import move_into_place, remove_folder, sync_file
from app.models.errors import (
    ArchiveBusy,
    ArchiveClosed,
    ArchiveDamaged,
    ArchiveEmpty,
    ArchiveError,
    ArchiveExists,
    ArchiveFull,
    ArchiveIsBackup,
    ArchiveMissing,
    ArchiveNewer,
    ArchiveReadOnly,
    ArchiveUnreachable,
    EngineTooOld,
    WrongPassphrase,
)
from app.models.key_store import KEY_NAMES, read_keys, replace_keys, write_keys
from app.models.migration import HEAD, migrate, read_revision
from app.models.restore import complete_restore
from app.models.search import ORDERS
from app.models.soundness import find_faults
from app.models.upgrade import upgrade
from app.models.writer import Writer

__all__ = [
    "Archive",
    "ArchiveBusy",
    "ArchiveClosed",
    "ArchiveDamaged",
    "ArchiveEmpty",
    "ArchiveError",
    "ArchiveExists",
    "ArchiveFull",
    "ArchiveIsBackup",
    "ArchiveMissing",
    "ArchiveNewer",
    "ArchiveReadOnly",
    "ArchiveUnreachable",
    "EngineTooOld",
    "WrongPassphrase",
    "exists",
]

FULL = (errno.ENOSPC, errno.EDQUOT)


def exists(folder: Path) -> bool:
    """Whether `folder` holds an archive, or a part of one."""
    return any((folder / name).exists() for name in (DATABASE, *KEY_NAMES))


class Archive:
    """An open archive. Sessions come from `read` and `write`; one `write` is one transaction."""

    def __init__(self, folder: Path, key: bytes) -> None:
        """Use `create` or `open` instead: they check what is there."""
        self.folder, self.database = folder, folder / DATABASE
        self.name = folder.name
        self._key = key
        self._engine = make_engine(partial(_connect, self))
        self._writer = Writer(self._engine)
        self._orders: dict[str, list[int]] = {}

    @classmethod
    def create(cls, folder: Path, passphrase: str, kdf: keys.Kdf | None = None) -> tuple["Archive", str]:
        """Make a new archive and open it; also returns the recovery key, to be printed.

        It appears in one step, complete. `folder` must not exist or be empty: raises ArchiveExists.
        """
        folder = folder.absolute()
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise ArchiveExists
        key_file, key, recovery = keys.make_key_file(passphrase, kdf or keys.STANDARD)
        with disk_errors():
            folder.parent.mkdir(parents=True, exist_ok=True)
            _build(folder, key_file, key)
        return cls(folder, key), recovery

    @classmethod
    def open(cls, folder: Path, passphrase: str) -> "Archive":
        """Open with the passphrase or the recovery key; brings an older schema up to date first.

        Raises ArchiveMissing, ArchiveEmpty, ArchiveReadOnly, ArchiveDamaged, WrongPassphrase, ArchiveNewer, …
        """
        folder = folder.absolute()
        with disk_errors():
            complete_restore(folder)
            _require_database(folder)
            stored = read_keys(folder)
            key = keys.unlock(stored.keys, passphrase)
            with sure_of_damage(folder / DATABASE, key):
                revision = _look_at_revision(folder / DATABASE, key)
            if revision != HEAD:
                upgrade(folder, DATABASE, key)
            if not stored.complete:
                write_keys(folder, stored.keys)
        return cls(folder, key)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one moment of the archive; writing in it fails."""
        with (
            sure_of_damage(self.database, self._key),
            named_errors(),
            Session(self._engine, info={ORDERS: self._orders}) as session,
        ):
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session in one transaction: saved when the block ends, undone when it raises.

        Raises ArchiveBusy, ArchiveFull or ArchiveUnreachable; then nothing was saved.
        """
        with (
            sure_of_damage(self.database, self._key),
            named_errors(),
            self._writer.transaction() as session,
        ):
            yield session
            self._orders = {}
        self._orders = {}  # a reader may have begun between the last line and the commit

    def change_passphrase(self, old: str, new: str) -> Callable[[], None]:
        """Put `new` in the place of the passphrase; `old` may be the recovery key, which stays valid.

        Copies of the archive made before keep the old passphrase. Raises WrongPassphrase; when the disk
        refuses, ArchiveError and the old passphrase stays. Answers how to undo it (raises OSError).
        """
        with disk_errors():
            stored = read_keys(self.folder)
            key = keys.unlock(stored.keys, old)
            replace_keys(self.folder, stored.keys, keys.with_passphrase(stored.keys, key, new))
        return partial(write_keys, self.folder, stored.keys)

    def renew_recovery(self, secret: str) -> tuple[str, Callable[[], None]]:
        """Put a new recovery key in the place of the old one; answers it, and how to undo (raises OSError).

        Copies of the archive made before keep the old one. Raises as `change_passphrase` does.
        """
        with disk_errors():
            stored = read_keys(self.folder)
            changed, recovery = keys.with_recovery(stored.keys, keys.unlock(stored.keys, secret))
            replace_keys(self.folder, stored.keys, changed)
        return recovery, partial(write_keys, self.folder, stored.keys)

    def shrink(self) -> None:
        """Let go of what was read and kept for a next time, where no connection is at work."""
        self._writer.shrink()
        waiting = self._engine.pool
        assert isinstance(waiting, QueuePool)
        with ExitStack() as taken:
            for _number in range(waiting.checkedin()):
                shrink_memory(taken.enter_context(self._engine.connect()))

    def close(self) -> None:
        """Let go of the key and of every connection; the last one folds the journal into the file."""
        self._key = b""
        self._writer.close()
        self._engine.dispose()

    def versions(self) -> dict[str, str]:
        """Versions of the engine, its parts and the schema."""
        with self._driver() as connection:
            return {
                "SQLite": sqlcipher3.dbapi2.sqlite_version,
                "SQLCipher": read_pragma(connection, "cipher_version"),
                "SQLAlchemy": sqlalchemy.__version__,
                "schema": read_revision(connection),
                "sleutelbestand": str(keys.FORMAT),
            }

    def pragmas(self) -> dict[str, str]:
        """The settings as a connection really uses them."""
        with self._driver() as connection:
            return {name: read_pragma(connection, name) for name in (*PRAGMAS, "application_id")}

    def check(self) -> list[str]:
        """Everything that is wrong with the archive, in Dutch; empty when it is sound.

        Pages in the journal go to their place first: a page torn there by a power cut is no fault.
        """
        with self._driver() as connection:
            connection.execute("PRAGMA wal_checkpoint").fetchall()
        with self.read() as session:
            return find_faults(session)

    def backup(self, moment: datetime, reden: str, progress: Progress = no_progress) -> Backup:
        """Make a verified backup while work goes on. Raises ArchiveError, and what `progress` raises."""
        if not self._key:
            raise ArchiveClosed
        with disk_errors():
            return make_backup(self.folder, self._key, moment, reden, progress)

    def stand(self) -> Stand:
        """What is in the archive now."""
        with self._driver() as connection:
            return read_stand(connection)

    @contextmanager
    def _driver(self) -> Iterator[Any]:
        with named_errors(), self._engine.connect() as connection:
            yield connection.connection.dbapi_connection


@contextmanager
def disk_errors() -> Iterator[None]:
    """Turn an OSError into ArchiveFull or ArchiveUnreachable."""
    try:
        yield
    except OSError as error:
        raise (ArchiveFull if error.errno in FULL else ArchiveUnreachable) from error


def _connect(archive: Archive) -> Any:
    if not archive._key:
        raise ArchiveClosed
    return connect(archive.database, archive._key)


def _build(folder: Path, key_file: keys.KeyFile, key: bytes) -> None:
    beside = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.nieuw")
    beside.mkdir(mode=0o700)
    try:
        write_keys(beside, key_file)
        migrate(partial(connect, beside / DATABASE, key, mode="rwc", foreign_keys=False))
        sync_file(beside / DATABASE)
        move_into_place(beside, folder)
    except FileExistsError as error:
        raise ArchiveExists from error
    finally:
        remove_folder(beside)


def _require_database(folder: Path) -> None:
    database = folder / DATABASE
    if (folder / MANIFEST).exists():
        raise ArchiveIsBackup
    if not database.exists():
        raise ArchiveMissing
    if database.stat().st_size == 0:
        raise ArchiveEmpty
    if not all(os.access(path, os.W_OK) for path in (folder, database)):
        raise ArchiveReadOnly


def _look_at_revision(database: Path, key: bytes) -> str:
    connection = connect(database, key, mode="ro")
    try:
        with named_errors():
            return read_revision(connection)
    finally:
        connection.close()
