"""The one connection that writes: kept open, one transaction at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from app.models.connection import BUSY_MILLISECONDS, shrink_memory
from app.models.direct import DRIVER
from app.models.errors import ArchiveBusy


class Writer:
    """Gives sessions that write, each in a transaction of its own; whoever comes meanwhile waits.

    Beginning and ending go straight to the driver: with SQLAlchemy they took half the time of what one saved
    field sends. A session that maps objects joins the transaction that runs.
    """

    def __init__(self, engine: Engine) -> None:
        """Connects at the first transaction; with the engine of the readers, what is compiled is shared."""
        self._engine = engine
        self._connection: Connection | None = None
        self._busy, self._closed = Lock(), False

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Stored when the block ends, undone when it raises. Raises ArchiveBusy while another one goes on."""
        if not self._busy.acquire(timeout=BUSY_MILLISECONDS / 1000):
            raise ArchiveBusy
        try:
            yield from _begun(self._connected())
        finally:
            self._release()

    def shrink(self) -> None:
        """Let go of the pages it keeps, unless a transaction runs."""
        if not self._busy.acquire(blocking=False):
            return
        if self._connection is not None:
            shrink_memory(self._connection)
        self._release()

    def close(self) -> None:
        """Let go of the connection, after the transaction that runs."""
        self._closed = True
        if self._connection is not None and self._busy.acquire(blocking=False):
            self._connection.close()
            self._connection = None
            self._busy.release()

    def _release(self) -> None:
        """Let the next one in; who closed meanwhile could not take the connection away."""
        self._busy.release()
        if self._closed:
            self.close()

    def _connected(self) -> Connection:
        if self._connection is None:
            connection = self._engine.connect()
            connection.detach()  # from the pool, so that closing closes
            driver: Any = connection.connection.dbapi_connection
            driver.execute("PRAGMA query_only = OFF")  # it may have read before
            self._connection = connection
        return self._connection


def _begun(connection: Connection) -> Iterator[Session]:
    driver: Any = connection.connection.dbapi_connection
    driver.execute("BEGIN IMMEDIATE")
    session = Session(connection, expire_on_commit=False, info={DRIVER: driver})
    try:
        yield session
        if session.in_transaction():
            session.commit()
        if driver.in_transaction:  # nothing was mapped, so the session knew of no transaction
            driver.execute("COMMIT")
    except BaseException:
        session.rollback()  # after a commit that failed, closing alone would leave its transaction behind
        raise
    finally:
        session.close()
        if driver.in_transaction:
            driver.execute("ROLLBACK")
