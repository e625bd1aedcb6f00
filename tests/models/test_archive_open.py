"""Making and opening: four different answers, nothing overwritten, nothing touched."""

import hashlib
import os
import sqlite3
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text

from app.models import archive as door
from app.models import connection as connections
from app.models import keys
from app.models.archive import (
    Archive,
    ArchiveClosed,
    ArchiveDamaged,
    ArchiveEmpty,
    ArchiveExists,
    ArchiveMissing,
    ArchiveNewer,
    ArchiveUnreachable,
    EngineTooOld,
    WrongPassphrase,
    exists,
)
from app.models.migration import HEAD
from tests.conftest import SNEL, WACHTWOORD

NAMES = ["archief.db", "sleutel-kopie.json", "sleutel.json"]
ROOT = Path(__file__).resolve().parents[2]


def fingerprints(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def test_a_new_archive_is_complete_and_alone(tmp_path):
    folder = tmp_path / "map" / "archief"
    archive, recovery = Archive.create(folder, WACHTWOORD, kdf=SNEL)
    assert archive.name == "archief" and archive.folder == folder
    assert archive.check() == []
    archive.close()
    assert sorted(fingerprints(folder)) == NAMES
    assert [path.name for path in folder.parent.iterdir()] == ["archief"]
    Archive.open(folder, recovery).close()


def test_the_standard_cost_is_64_mib_and_three_rounds():
    assert (keys.Kdf(memory_kib=65536, rounds=3, lanes=1)) == keys.STANDARD


def test_nothing_is_readable_from_the_first_byte(folder, archive):
    with archive.write() as session:
        columns = "moment, gebruiker, soort, object_id, veld, oud, nieuw"
        session.execute(text(f"INSERT INTO wijziging ({columns}) VALUES ('', '', '', 1, '', '', 'kanarie')"))
    content = b"".join(path.read_bytes() for path in folder.iterdir())
    assert not any(word in content for word in (b"SQLite format", b"CREATE TABLE", b"kandidaat", b"kanarie"))


@pytest.mark.parametrize("name", [*NAMES, "iets anders.txt"])
def test_no_archive_over_something(tmp_path, name):
    (tmp_path / name).write_bytes(b"van iemand")
    with pytest.raises(ArchiveExists):
        Archive.create(tmp_path, WACHTWOORD, kdf=SNEL)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"van iemand"]


def test_an_archive_that_appears_meanwhile_stays(tmp_path, monkeypatch):
    folder = tmp_path / "archief"

    def slow(*args, **kwargs):
        folder.mkdir()
        (folder / "archief.db").write_bytes(b"eerder")

    monkeypatch.setattr(door, "migrate", slow)
    monkeypatch.setattr(door, "sync_file", lambda path: None)
    with pytest.raises(ArchiveExists):
        Archive.create(folder, WACHTWOORD, kdf=SNEL)
    assert [path.name for path in tmp_path.rglob("*")] == ["archief", "archief.db"]


def test_a_failed_start_leaves_nothing(tmp_path, monkeypatch):
    def fail(*args, **kwargs):
        raise OSError(28, "vol")

    monkeypatch.setattr(door, "sync_file", fail)
    with pytest.raises(door.ArchiveFull):
        Archive.create(tmp_path / "archief", WACHTWOORD, kdf=SNEL)
    assert list(tmp_path.iterdir()) == []


def test_missing(tmp_path):
    for folder in (tmp_path, tmp_path / "weg"):
        assert not exists(folder)
        with pytest.raises(ArchiveMissing):
            Archive.open(folder, WACHTWOORD)
    assert list(tmp_path.iterdir()) == []


def test_empty(folder):
    (folder / "archief.db").write_bytes(b"")
    with pytest.raises(ArchiveEmpty):
        Archive.open(folder, WACHTWOORD)
    assert (folder / "archief.db").stat().st_size == 0


def test_wrong_passphrase(folder):
    before = fingerprints(folder)
    with pytest.raises(WrongPassphrase):
        Archive.open(folder, "iets anders")
    assert fingerprints(folder) == before


def overwrite_first_page(database: Path) -> None:
    with database.open("rb+") as file:
        file.seek(200)
        file.write(b"\0" * 32)


def replace_by_foreign(database: Path) -> None:
    database.unlink()
    with sqlite3.connect(database) as foreign:
        foreign.execute("CREATE TABLE t (x)")
    foreign.close()


def cut_short(database: Path) -> None:
    os.truncate(database, 3000)


@pytest.mark.parametrize("harm", [overwrite_first_page, replace_by_foreign, cut_short])
def test_damaged(folder, harm):
    harm(folder / "archief.db")
    before = fingerprints(folder)
    with pytest.raises(ArchiveDamaged):
        Archive.open(folder, WACHTWOORD)
    assert fingerprints(folder) == before
    with pytest.raises(WrongPassphrase):
        Archive.open(folder, "iets anders")


def test_an_encrypted_file_of_another_program_is_refused(folder):
    key = keys.unlock(keys.from_bytes((folder / "sleutel.json").read_bytes()), WACHTWOORD)
    foreign = connections.connect(folder / "archief.db", key)
    foreign.execute("PRAGMA application_id = 7")
    foreign.close()
    with pytest.raises(ArchiveDamaged):
        Archive.open(folder, WACHTWOORD)


@pytest.mark.parametrize("name", ["sleutel.json", "sleutel-kopie.json"])
@pytest.mark.parametrize("content", [None, b"", b"kapot"])
def test_one_key_file_is_enough_and_mends_the_other(folder, name, content):
    before = fingerprints(folder)
    (folder / name).unlink() if content is None else (folder / name).write_bytes(content)
    Archive.open(folder, WACHTWOORD).close()
    assert fingerprints(folder).keys() == before.keys()
    assert (folder / "sleutel.json").read_bytes() == (folder / "sleutel-kopie.json").read_bytes()


def test_without_both_key_files_it_is_damaged_not_missing(folder):
    for name in NAMES[1:]:
        (folder / name).unlink()
    assert exists(folder)
    with pytest.raises(ArchiveDamaged):
        Archive.open(folder, WACHTWOORD)


def test_a_passing_error_starts_no_repair(folder, monkeypatch):
    written = []
    monkeypatch.setattr(door, "write_keys", lambda *args: written.append(args))
    real = Path.read_bytes
    first = folder / "sleutel.json"

    def read(path: Path) -> bytes:
        if path == first:
            raise OSError(5, "lees later nog eens")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", read)
    Archive.open(folder, WACHTWOORD).close()
    assert not written


def test_unreachable_is_not_damaged(folder, monkeypatch):
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "mag niet")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ArchiveUnreachable):
        Archive.open(folder, WACHTWOORD)


def make_newer(folder: Path) -> None:
    archive = Archive.open(folder, WACHTWOORD)
    with archive.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    archive.close()


def test_a_newer_archive_is_left_alone(folder):
    make_newer(folder)
    before = fingerprints(folder)
    with pytest.raises(ArchiveNewer):
        Archive.open(folder, WACHTWOORD)
    assert fingerprints(folder) == before


def run(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Python in a process of its own, in the root of the project."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


CRASH = """
import os, sys
from pathlib import Path
from sqlalchemy import text
from app.models.archive import Archive
archive = Archive.open(Path(sys.argv[1]), sys.argv[2])
with archive.write() as session:
    session.execute(text(sys.argv[3]))
os._exit(9)
"""


def test_what_was_saved_survives_a_killed_process(folder):
    statement = "INSERT INTO gebruiker VALUES (1, 'Sanne', '', '', '', '', '', '', '')"
    assert run(CRASH, folder, WACHTWOORD, statement).returncode == 9
    assert (folder / "archief.db-wal").stat().st_size > 0
    archive = Archive.open(folder, WACHTWOORD)
    with archive.read() as session:
        assert session.execute(text("SELECT naam FROM gebruiker")).scalars().all() == ["Sanne"]
    archive.close()
    assert sorted(fingerprints(folder)) == NAMES


def test_a_newer_journal_left_behind_is_left_alone(folder):
    statement = "UPDATE alembic_version SET version_num = '9999'"
    assert run(CRASH, folder, WACHTWOORD, statement).returncode == 9
    before = fingerprints(folder)
    with pytest.raises(ArchiveNewer):
        Archive.open(folder, WACHTWOORD)
    after = fingerprints(folder)
    assert [after[name] for name in ("archief.db", "archief.db-wal")] == [
        before[name] for name in ("archief.db", "archief.db-wal")
    ]


def test_change_of_passphrase(folder, archive):
    archive.change_passphrase(WACHTWOORD, "een nieuwe zin")
    with pytest.raises(WrongPassphrase):
        archive.change_passphrase(WACHTWOORD, "nog een")
    archive.close()
    with pytest.raises(WrongPassphrase):
        Archive.open(folder, WACHTWOORD)
    Archive.open(folder, "een nieuwe zin").close()


def test_a_change_of_passphrase_cut_off_halfway_is_finished(folder):
    stored = keys.from_bytes((folder / "sleutel.json").read_bytes())
    changed = keys.with_passphrase(stored, keys.unlock(stored, WACHTWOORD), "een nieuwe zin")
    (folder / "sleutel.json").write_bytes(keys.to_bytes(changed))
    Archive.open(folder, "een nieuwe zin").close()
    assert (folder / "sleutel-kopie.json").read_bytes() == (folder / "sleutel.json").read_bytes()


def test_an_old_engine_is_refused(folder, monkeypatch):
    monkeypatch.setattr(connections, "OLDEST_SQLITE", (99, 0, 0))
    with pytest.raises(EngineTooOld):
        Archive.open(folder, WACHTWOORD)


def test_a_closed_archive_stays_closed(archive):
    archive.close()
    with pytest.raises(ArchiveClosed), archive.read() as session:
        session.execute(text("SELECT 1"))


def test_every_connection_has_every_setting(archive):
    expected = {name: value for name, (_, value) in connections.PRAGMAS.items()}
    with archive.read() as first, archive.read() as second:
        for session in (first, second):
            driver = session.connection().connection.dbapi_connection
            assert {name: connections.read_pragma(driver, name) for name in expected} == expected
    assert archive.pragmas() == expected | {"application_id": "1280266062"}


def test_a_setting_that_is_refused_is_no_archive(folder, monkeypatch):
    monkeypatch.setitem(connections.PRAGMAS, "synchronous", ("FULL", "3"))
    archive = Archive.open(folder, WACHTWOORD)
    with pytest.raises(ArchiveUnreachable, match="synchronous"), archive.read() as session:
        session.execute(text("SELECT 1"))


def test_versions(archive):
    versions = archive.versions()
    assert versions["schema"] == HEAD and versions["SQLCipher"].startswith("4.")
    assert tuple(map(int, versions["SQLite"].split("."))) >= (3, 51, 3)


def test_errors_have_a_dutch_sentence_without_values():
    assert str(ArchiveMissing()) == "In deze map staat geen archief."
    assert str(ArchiveDamaged("anders")) == "anders"


def test_opening_does_not_import_alembic(folder):
    code = (
        "import sys; from pathlib import Path; from app.models.archive import Archive; "
        "Archive.open(Path(sys.argv[1]), sys.argv[2]).close(); sys.exit('alembic' in sys.modules)"
    )
    assert run(code, folder, WACHTWOORD).returncode == 0


def test_connect_never_makes_a_file(tmp_path):
    with pytest.raises(ArchiveUnreachable):
        connections.connect(tmp_path / "archief.db", b"k" * 32)
    assert list(tmp_path.iterdir()) == []


def test_a_half_made_folder_never_has_the_name(tmp_path, monkeypatch):
    seen = []
    real = door.migrate

    def watch(connector: partial) -> None:
        seen.append((tmp_path / "archief").exists())
        real(connector)

    monkeypatch.setattr(door, "migrate", watch)
    Archive.create(tmp_path / "archief", WACHTWOORD, kdf=SNEL)[0].close()
    assert seen == [False]
