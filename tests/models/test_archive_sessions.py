"""One write is one transaction: everything or nothing, and nobody in between."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from app.models import Gebruiker, Kandidaat
from app.models import connection as connections
from app.models.archive import Archive, ArchiveBusy, ArchiveFull, ArchiveReadOnly
from tests.conftest import WACHTWOORD

ROOT = Path(__file__).resolve().parents[2]


def names(archive: Archive) -> list[str]:
    with archive.read() as session:
        return list(session.execute(text("SELECT naam FROM gebruiker ORDER BY id")).scalars())


def test_saved_at_the_end(archive):
    with archive.write() as session:
        session.add(Gebruiker(naam="Sanne"))
        assert names(archive) == []
    assert names(archive) == ["Sanne"]


def test_undone_when_it_raises(archive):
    with pytest.raises(KeyError), archive.write() as session:
        session.add(Gebruiker(naam="Sanne"))
        session.flush()
        raise KeyError
    assert names(archive) == []


def test_a_changed_schema_is_undone_too(archive):
    with pytest.raises(KeyError), archive.write() as session:
        session.execute(text("CREATE TABLE half (x)"))
        session.execute(text("DROP TABLE gebruiker"))
        raise KeyError
    assert names(archive) == []
    with pytest.raises(OperationalError), archive.read() as session:
        session.execute(text("SELECT * FROM half"))


def test_reading_cannot_write(archive):
    with pytest.raises(ArchiveReadOnly), archive.read() as session:
        session.add(Gebruiker(naam="Sanne"))
        session.flush()
    assert names(archive) == []


def test_a_reader_keeps_its_moment(archive):
    with archive.read() as session:
        assert session.query(Gebruiker).count() == 0
        with archive.write() as writer:
            writer.add(Gebruiker(naam="Sanne"))
        assert session.query(Gebruiker).count() == 0


def test_the_second_writer_is_told(folder, archive, monkeypatch):
    monkeypatch.setitem(connections.PRAGMAS, "busy_timeout", ("50", "50"))
    other = Archive.open(folder, WACHTWOORD)
    with archive.write() as session:
        session.add(Gebruiker(naam="Sanne"))
        session.flush()
        with pytest.raises(ArchiveBusy), other.write():
            pytest.fail("two writers at once")
    assert names(other) == ["Sanne"]
    other.close()


WRITER = """
import sys
from pathlib import Path
from app.models import connection
from app.models.archive import Archive, ArchiveBusy
connection.PRAGMAS["busy_timeout"] = ("50", "50")
archive = Archive.open(Path(sys.argv[1]), sys.argv[2])
with archive.read() as session:
    print(session.connection().exec_driver_sql("SELECT count(*) FROM gebruiker").scalar())
try:
    with archive.write():
        print("two writers at once")
except ArchiveBusy:
    print("busy")
"""


def test_a_second_process_reads_and_is_told_to_wait(folder, archive):
    with archive.write() as session:
        session.add(Gebruiker(naam="Sanne"))
        session.flush()
        command = [sys.executable, "-c", WRITER, str(folder), WACHTWOORD]
        second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert second.stdout.split() == ["0", "busy"], second.stderr
    assert names(archive) == ["Sanne"]


def test_a_full_disk_is_told_and_passes(archive):
    with pytest.raises(ArchiveFull), archive.write() as session:
        session.execute(text("PRAGMA max_page_count = 1"))
        session.add(Gebruiker(naam="x" * 3_000_000))
        session.flush()
    with archive.write() as session:
        session.execute(text("PRAGMA max_page_count = 1000000"))
        session.add(Gebruiker(naam="Sanne"))
    assert names(archive) == ["Sanne"]


def test_references_are_kept(archive):
    with pytest.raises(IntegrityError), archive.write() as session:
        session.add(Kandidaat(dossiernummer="1", gemeente_id=99))


def test_parameters_never_stand_in_an_error(archive):
    with pytest.raises(IntegrityError) as caught, archive.write() as session:
        session.add(Kandidaat(dossiernummer="1", achternaam="Geheim", gemeente_id=99))
    assert "Geheim" not in str(caught.value)
