"""Statements that go straight to the driver, inside the transaction of a session.

SQLAlchemy takes three times as long over a small statement as SQLCipher does, and one saved field sends ten
of them. What is written here keeps the types of the columns, and what the session holds stays true.
"""

from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy.dialects.sqlite import pysqlite
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from app.models.base import Base

DRIVER = "driver"
DIALECT = pysqlite.dialect()


class Column(NamedTuple):
    """How one column of one row is read and written, and how its values lie in the archive."""

    read: str
    write: str
    stored: Any
    loaded: Any
    mapped: type[Base]


def driver_of(session: Session) -> Any:
    """The driver's connection in the transaction of `session`; what the session still held back is sent."""
    if session.new or session.identity_map:  # else there is nothing to send: this is asked ten times a save
        session.flush()
    if DRIVER not in session.info:
        session.info[DRIVER] = session.connection().connection.dbapi_connection
    return session.info[DRIVER]


def as_stored(moment: datetime) -> str:
    """A moment as it lies in the archive."""
    return moment.isoformat(" ", "microseconds")


def read_value(session: Session, table: str, name: str, number: int) -> Any:
    """The value of a column in the row with this number; KeyError without the row."""
    column = _column(table, name)
    row = driver_of(session).execute(column.read, (number,)).fetchone()
    if row is None:
        raise KeyError(table, number)
    return column.loaded(row[0]) if column.loaded else row[0]


def write_value(session: Session, table: str, name: str, number: int, value: Any) -> None:
    """Give a column in the row with this number its value; a mapped object of that row has it too."""
    column = _column(table, name)
    stored = column.stored(value) if column.stored else value
    driver_of(session).execute(column.write, (stored, number))
    if session.identity_map:
        held = session.identity_map.get(session.identity_key(column.mapped, number))
        if held is not None:
            set_committed_value(held, name, value)


@cache
def _column(table: str, name: str) -> Column:
    kind = Base.metadata.tables[table].c[name].type.dialect_impl(DIALECT)
    mapped = next(m.class_ for m in Base.registry.mappers if m.local_table.name == table)  # type: ignore[attr-defined]
    return Column(
        f'SELECT "{name}" FROM "{table}" WHERE id = ?',
        f'UPDATE "{table}" SET "{name}" = ? WHERE id = ?',
        kind.bind_processor(DIALECT),
        kind.result_processor(DIALECT, None),
        mapped,
    )
