"""Connections to the encrypted database: key first, settings set and read back, errors named."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as engine_module
from sqlalchemy import Connection, Engine, Pool, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from app.models.errors import (
    ArchiveBusy,
    ArchiveDamaged,
    ArchiveError,
    ArchiveFull,
    ArchiveReadOnly,
    ArchiveUnreachable,
    EngineTooOld,
)

OLDEST_SQLITE = (3, 51, 3)
BUSY_MILLISECONDS = 5000
CACHE_KIB = 65536
PRAGMAS: dict[str, tuple[str, str]] = {
    "busy_timeout": (str(BUSY_MILLISECONDS), str(BUSY_MILLISECONDS)),
    "cell_size_check": ("ON", "1"),
    "trusted_schema": ("OFF", "0"),
    "temp_store": ("MEMORY", "2"),
    "foreign_keys": ("ON", "1"),
    "recursive_triggers": ("ON", "1"),
    "secure_delete": ("ON", "1"),
    "cache_size": (f"-{CACHE_KIB}", f"-{CACHE_KIB}"),
    "journal_mode": ("WAL", "wal"),
    "synchronous": ("FULL", "2"),
}
MEANINGS: dict[str, type[ArchiveError]] = {
    "SQLITE_BUSY": ArchiveBusy,
    "SQLITE_LOCKED": ArchiveBusy,
    "SQLITE_FULL": ArchiveFull,
    "SQLITE_IOERR": ArchiveUnreachable,
    "SQLITE_CANTOPEN": ArchiveUnreachable,
    "SQLITE_READONLY": ArchiveReadOnly,
    "SQLITE_PERM": ArchiveUnreachable,
    "SQLITE_NOTADB": ArchiveDamaged,
    "SQLITE_CORRUPT": ArchiveDamaged,
}
UNNAMED = {
    "database is locked": "SQLITE_BUSY",
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
}
"""What the driver calls an error in a backup: there it gives no name."""


def require_engine() -> None:
    """Raise EngineTooOld below SQLite 3.51.3: older ones can corrupt a WAL file."""
    if engine_module.sqlite_version_info < OLDEST_SQLITE:
        raise EngineTooOld


def connect(path: Path, key: bytes, mode: str = "rw", foreign_keys: bool = True) -> Any:
    """An open connection with every setting in PRAGMAS verified; `mode` as in SQLite's URI.

    `rw` never makes a file, `rwc` does, `ro` only looks: it sets, makes and changes nothing.
    Raises ArchiveError.
    """
    require_engine()
    with named_errors():
        connection = engine_module.connect(
            _locate(path, mode), uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            _prepare(connection, key, mode, foreign_keys)
        except BaseException:
            connection.close()
            raise
    return connection


def make_engine(connector: Callable[[], Any], poolclass: type[Pool] = QueuePool) -> Engine:
    """An engine over `connector`; each transaction begins as its execution option `begin` says."""
    engine = create_engine(
        "sqlite://", module=engine_module, creator=connector, poolclass=poolclass, hide_parameters=True
    )
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def named_errors() -> Iterator[None]:
    """Turn errors of disk, lock and file into an ArchiveError; others pass unchanged."""
    try:
        yield
    except DBAPIError as error:
        _raise_named(error.orig, error)
    except engine_module.Error as error:
        _raise_named(error, error)


def _raise_named(original: Any, error: Exception) -> None:
    name = getattr(original, "sqlite_errorname", "") or UNNAMED.get(str(original), "")
    for prefix, meaning in MEANINGS.items():
        if name.startswith(prefix):
            raise meaning from error
    raise error


def _locate(path: Path, mode: str) -> str:
    """Only looking would leave an empty journal behind, unless the file is called immutable."""
    calm = mode == "ro" and not path.with_name(f"{path.name}-wal").exists()
    return f"{path.absolute().as_uri()}?mode={mode}{'&immutable=1' if calm else ''}"


def _prepare(connection: Any, key: bytes, mode: str, foreign_keys: bool) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")  # its remarks on damage are for nobody on stderr
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    if connection.execute("PRAGMA cipher_version").fetchone() is None:
        raise EngineTooOld
    connection.execute("SELECT count(*) FROM sqlite_master")
    if mode == "ro":
        return
    for name, (value, expected) in PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}")
        if read_pragma(connection, name) != expected:
            raise ArchiveUnreachable(f"De database weigert de instelling {name}.")
    if not foreign_keys:
        connection.execute("PRAGMA foreign_keys = OFF")


def read_pragma(connection: Any, name: str) -> str:
    """The value a connection of the driver really uses."""
    row = connection.execute(f"PRAGMA {name}").fetchone()
    return "" if row is None else str(row[0])


def shrink_memory(connection: Connection) -> None:
    """Let this connection forget the pages it keeps; it reads them again when they are asked for."""
    driver: Any = connection.connection.dbapi_connection
    driver.execute("PRAGMA shrink_memory")


def _begin(connection: Connection) -> None:
    driver: Any = connection.connection.dbapi_connection
    if driver.in_transaction:
        return  # the writer began it
    kind = connection.get_execution_options().get("begin", "DEFERRED")
    driver.execute(f"PRAGMA query_only = {'OFF' if kind == 'IMMEDIATE' else 'ON'}")
    driver.execute(f"BEGIN {kind}")
