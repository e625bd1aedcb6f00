"""Schemas: what migrations make is what the models say, and a stopped migration changes nothing."""

import hashlib
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from app.models import Base, Kandidaat, migration
from app.models.archive import Archive, ArchiveDamaged
from app.models.backup import backups_folder, list_backups
from app.models.connection import connect
from app.models.key_store import read_keys
from app.models.keys import unlock
from app.models.search import search_kandidaten
from tests.conftest import WACHTWOORD
from tests.models.population import FILES, PASSPHRASE, count_models, populate

ROOT = Path(__file__).resolve().parents[2]
NOW = migration.HEAD
LATER = f"{int(NOW) + 1:04}"
NEXT = """
from alembic import op
import sqlalchemy as sa
revision, down_revision = "{later}", "{now}"

def upgrade():
    with op.batch_alter_table("plaatsing") as batch:
        batch.add_column(sa.Column("ploeg", sa.String(60), nullable=False, server_default=""))
        batch.alter_column("functie", type_=sa.Text())
    {extra}

def downgrade():
    with op.batch_alter_table("plaatsing") as batch:
        batch.drop_column("ploeg")
"""

ADDED = {
    "0002": {"meetronde", "telgebeurtenis"},
    "0003": {"handtekening", "normfunctie", "normtaak"},
    "0004": {"bestede_tijd", "deeltaak"},
    "0005": {"signaalinstelling", "uitstel", "werkwijziging"},
    "0006": {"deelnemer", "regime", "vaardigheden"},
    "0007": {"medisch_woord", "stageovergang", "stuk"},
    "0009": {"bedragenstand", "wettelijk_bedrag"},
    "0010": {"export"},
    "0011": {"eerdere_loonwaarde", "ingelezen", "inlezing"},
    "0012": {"aanvulling", "evaluatie"},
    "0013": {"peildatumkeuze"},
}
SHIPPED = 7  # examples of a regime that every archive begins with


@pytest.fixture
def filled(folder) -> Path:
    """A closed archive with a row in every table."""
    archive = Archive.open(folder, WACHTWOORD)
    with archive.write() as session:
        populate(session)
    archive.close()
    return folder


@pytest.fixture
def next_schema(tmp_path, monkeypatch):
    """A program one revision later; called with extra lines for its upgrade."""

    def release(extra: str = "") -> None:
        scripts = tmp_path / "migrations"
        shutil.copytree(migration.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        text = NEXT.format(later=LATER, now=NOW, extra=extra)
        (scripts / "versions" / f"v{LATER}_ploeg.py").write_text(text)
        monkeypatch.setattr(migration, "SCRIPTS", scripts)
        for module in ("migration", "archive", "restore"):
            monkeypatch.setattr(f"app.models.{module}.HEAD", LATER)

    return release


def key_of(folder: Path, passphrase: str = WACHTWOORD) -> bytes:
    return unlock(read_keys(folder).keys, passphrase)


def content(folder: Path) -> dict[str, list[object]]:
    """Every row of every table, through a connection of its own."""
    connection = connect(folder / "archief.db", key_of(folder))
    tables = [*Base.metadata.tables, "alembic_version"]
    rows = {name: connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in tables}
    rows["schema"] = connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
    connection.close()
    return rows


def only_backup(folder: Path) -> Path:
    (backup,) = list_backups(backups_folder(folder))
    assert backup.manifest.reden == "voor bijwerken"
    return backup.folder


def test_head_is_the_last_revision():
    assert ScriptDirectory(str(migration.SCRIPTS)).get_heads() == [migration.HEAD]


def test_models_and_migrations_agree(archive):
    def own(obj, name, kind, reflected, compare_to):
        return kind != "table" or "_zoek" not in name

    with archive.read() as session:
        options = {"compare_type": True, "compare_server_default": True, "include_object": own}
        context = MigrationContext.configure(session.connection(), opts=options)
        assert compare_metadata(context, Base.metadata) == []


def shape(connection) -> dict[str, object]:
    """Columns, references and indexes of every table, without the text they were written in."""
    found: dict[str, object] = {}
    for name in Base.metadata.tables:
        for pragma in ("table_xinfo", "foreign_key_list", "index_list"):
            rows = connection.execute(text(f"PRAGMA {pragma}({name})")).all()
            found[f"{name} {pragma}"] = sorted(str(row[1:]) for row in rows)
    return found


def test_models_and_migrations_agree_to_the_letter(archive):
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with engine.connect() as plain, archive.read() as session:
        assert shape(session) == shape(plain)
    engine.dispose()


def test_revisions_import_nothing_from_the_program():
    lines = [line for path in migration.SCRIPTS.rglob("*.py") for line in path.read_text().splitlines()]
    assert not [line for line in lines if line.split()[:1] in (["import"], ["from"]) and " app" in line]


def test_an_older_archive_is_copied_and_brought_up_to_date(filled, next_schema):
    before = content(filled)
    next_schema()
    archive = Archive.open(filled, WACHTWOORD)
    assert archive.versions()["schema"] == LATER
    assert archive.check() == []
    with archive.read() as session:
        assert session.execute(text("SELECT ploeg FROM plaatsing")).scalars().all() == [""]
        assert {name: len(before[name]) for name in Base.metadata.tables} == count_models(session)
    archive.close()
    assert content(only_backup(filled)) == before


def test_and_back_again(filled, next_schema):
    before = content(filled)
    next_schema()
    connector = partial(connect, filled / "archief.db", key_of(filled), foreign_keys=False)
    migration.migrate(connector)
    migration.migrate(connector, NOW)
    after = content(filled)
    assert {name: rows for name, rows in after.items() if name != "schema"} == {
        name: rows for name, rows in before.items() if name != "schema"
    }


@pytest.mark.parametrize(
    ("extra", "error"),
    [
        ("raise ZeroDivisionError", ZeroDivisionError),
        ("op.execute('DELETE FROM urenafspraak')", ArchiveDamaged),
        ("op.execute('UPDATE kandidaat SET gemeente_id = 99')", ArchiveDamaged),
        ("op.execute('INSERT INTO nergens VALUES (1)')", OperationalError),
    ],
)
def test_a_migration_that_fails_leaves_nothing_half(filled, next_schema, extra, error):
    before = content(filled)
    next_schema(extra)
    with pytest.raises(error):
        Archive.open(filled, WACHTWOORD)
    assert content(filled) == before


KILLED = """
import sys
from pathlib import Path
from app.models import archive, migration
migration.SCRIPTS = Path(sys.argv[3])
archive.HEAD = migration.HEAD = sys.argv[4]
archive.Archive.open(Path(sys.argv[1]), sys.argv[2])
"""


def test_a_killed_migration_leaves_nothing_half(filled, next_schema):
    before = content(filled)
    next_schema("__import__('os')._exit(9)")
    command = [sys.executable, "-c", KILLED, str(filled), WACHTWOORD, str(migration.SCRIPTS), LATER]
    assert subprocess.run(command, cwd=ROOT).returncode == 9
    assert content(filled) == before
    assert content(only_backup(filled)) == before


def test_a_copy_that_is_not_equal_stops_the_upgrade(filled, next_schema, monkeypatch):
    before = content(filled)
    next_schema()
    counts = iter([{"kandidaat": 1}, {"kandidaat": 0}])
    monkeypatch.setattr("app.models.copying.count_rows", lambda connection: next(counts))
    with pytest.raises(ArchiveDamaged, match="kopie"):
        Archive.open(filled, WACHTWOORD)
    assert content(filled) == before
    assert list(backups_folder(filled).iterdir()) == []


def test_everything_can_be_taken_away(folder):
    connector = partial(connect, folder / "archief.db", key_of(folder), foreign_keys=False)
    migration.migrate(connector, "base")
    connection = connector()
    left = connection.execute("SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite%'").fetchall()
    connection.close()
    assert left == [("alembic_version",)]


def test_an_archive_without_a_schema_is_refused(folder):
    connector = partial(connect, folder / "archief.db", key_of(folder), foreign_keys=False)
    migration.migrate(connector, "base")
    with pytest.raises(ArchiveDamaged):
        Archive.open(folder, WACHTWOORD)


def later(released: Path) -> set[str]:
    """Tables that came after this schema: empty in its file."""
    return set().union(*(names for schema, names in ADDED.items() if f"schema-{schema}" > released.name))


@pytest.mark.parametrize("released", sorted(FILES.iterdir()), ids=lambda path: path.name)
def test_every_released_schema_opens(released, tmp_path):
    folder = tmp_path / released.name
    shutil.copytree(released, folder)
    archive = Archive.open(folder, PASSPHRASE)
    assert archive.check() == []
    with archive.read() as session:
        counts = {name: rows for name, rows in count_models(session).items() if name not in later(released)}
        assert counts.pop("regime", SHIPPED) == SHIPPED
        assert set(counts.values()) <= {1, 2} and min(counts.values())
        assert session.query(Kandidaat).one().achternaam == "Łukasik-Yılmaz"
        assert list(search_kandidaten(session, "lukasik jel")) == [1]
    archive.close()


def test_the_kept_files_are_never_written(tmp_path):
    for path in FILES.rglob("*"):
        assert not path.name.endswith(("-wal", "-shm"))
        assert path.is_dir() or len(hashlib.sha256(path.read_bytes()).hexdigest()) == 64
