"""The schema of the archive: which revision it has, and bringing it up to date."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, NullPool, inspect

from app.models.connection import make_engine, named_errors
from app.models.errors import ArchiveDamaged, ArchiveNewer

HEAD = "0014"
SCRIPTS = Path(__file__).parent / "migrations"
APPLICATION_ID = 0x4C4F4F4E


def read_revision(connection: Any) -> str:
    """The revision of the archive behind a connection of the driver.

    Raises ArchiveDamaged when it is no archive of this program, ArchiveNewer when it is ahead of us.
    """
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise ArchiveDamaged
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
        raise ArchiveDamaged
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise ArchiveDamaged
    if row[0] > HEAD:
        raise ArchiveNewer
    return str(row[0])


def migrate(connector: Callable[[], Any], revision: str = "") -> None:
    """Bring the archive to `revision` (default: HEAD), all of it or nothing.

    `connector` must give connections with foreign_keys OFF: with them on, a rebuilt table
    takes its children along. Raises ArchiveDamaged when rows or references got lost.
    """
    engine = make_engine(connector, NullPool).execution_options(begin="IMMEDIATE")
    try:
        with named_errors(), engine.begin() as connection:
            before = count_rows(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            _run_alembic(connection, revision or HEAD)
            _require_nothing_lost(connection, before)
    finally:
        engine.dispose()


def count_rows(connection: Connection) -> dict[str, int]:
    """Rows per table, without the tables of the search index and of Alembic."""
    names = connection.exec_driver_sql(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
        "AND name NOT LIKE 'sqlite%' AND name <> 'alembic_version'"
    ).scalars()
    count = 'SELECT count(*) FROM "{}"'
    return {name: connection.exec_driver_sql(count.format(name)).scalar_one() for name in list(names)}


def _require_nothing_lost(connection: Connection, before: dict[str, int]) -> None:
    after = count_rows(connection)
    lost = [name for name, rows in before.items() if after.get(name, rows) != rows]
    dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if lost or dangling is not None:
        raise ArchiveDamaged("Het bijwerken van het archief is gestopt: er zouden gegevens verloren gaan.")


def _run_alembic(connection: Connection, revision: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    back = revision == "base" or revision < _current(connection)
    step = command.downgrade if back else command.upgrade
    step(config, revision)


def _current(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or "")
