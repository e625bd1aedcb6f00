"""The one connection that writes: what goes straight to the driver and what is mapped are one transaction."""

from threading import Event, Thread

import pytest
import sqlcipher3.dbapi2 as engine_module
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError

from app.models import Gebruiker, Kandidaat
from app.models import writer as writers
from app.models.archive import Archive, ArchiveBusy, ArchiveClosed
from app.models.direct import driver_of
from tests.conftest import WACHTWOORD


def names(archive: Archive) -> list[str]:
    with archive.read() as session:
        return list(session.execute(text("SELECT naam FROM gebruiker ORDER BY id")).scalars())


def rename(archive: Archive, naam: str) -> None:
    with archive.write() as session:
        driver_of(session).execute("UPDATE gebruiker SET naam = ?", (naam,))


@pytest.fixture
def named(archive):
    with archive.write() as session:
        session.add(Gebruiker(naam="Sanne"))
    return archive


def test_plain_statements_alone_are_stored(named):
    rename(named, "Joris")
    assert names(named) == ["Joris"]


def test_plain_statements_alone_are_undone(named):
    with pytest.raises(KeyError), named.write() as session:
        driver_of(session).execute("UPDATE gebruiker SET naam = 'Joris'")
        raise KeyError
    assert names(named) == ["Sanne"]


@pytest.mark.parametrize("plain_first", [True, False])
def test_plain_and_mapped_are_one_transaction(named, plain_first):
    def mixed(naam: str) -> None:
        with named.write() as session:
            if plain_first:
                driver_of(session).execute("UPDATE gebruiker SET naam = ?", (naam,))
            session.add(Gebruiker(naam=naam))
            driver_of(session).execute("UPDATE gebruiker SET naam = ?", (naam,))
            session.add(Kandidaat(dossiernummer=naam, gemeente_id=99 if naam == "fout" else None))

    with pytest.raises(IntegrityError):
        mixed("fout")
    assert names(named) == ["Sanne"]
    mixed("Joris")
    assert names(named) == ["Joris", "Joris"]


@pytest.mark.parametrize("mapped", [True, False])
def test_a_commit_that_fails_leaves_nothing_and_the_next_works(named, mapped):
    """A deferred reference is judged at the commit itself."""
    error = IntegrityError if mapped else engine_module.IntegrityError
    with pytest.raises(error), named.write() as session:
        driver = driver_of(session)
        driver.execute("CREATE TABLE los (g REFERENCES gebruiker (id) DEFERRABLE INITIALLY DEFERRED)")
        driver.execute("INSERT INTO los VALUES (99)")
        driver.execute("UPDATE gebruiker SET naam = 'Joris'")
        if mapped:
            session.add(Gebruiker(naam="Joris"))
    assert names(named) == ["Sanne"]
    rename(named, "Fatma")
    with named.write() as session:
        session.add(Gebruiker(naam="Joris"))
    assert names(named) == ["Fatma", "Joris"]


def test_whoever_comes_meanwhile_waits(named):
    inside, let_go = Event(), Event()

    def first() -> None:
        with named.write() as session:
            driver_of(session).execute("UPDATE gebruiker SET naam = 'eerst'")
            inside.set()
            let_go.wait(10)

    thread = Thread(target=first)
    thread.start()
    inside.wait(10)
    second = Thread(target=rename, args=(named, "daarna"))
    second.start()
    let_go.set()
    thread.join(10)
    second.join(10)
    assert names(named) == ["daarna"]


def test_who_waits_too_long_is_told(named, monkeypatch):
    monkeypatch.setattr(writers, "BUSY_MILLISECONDS", 20)
    with named.write(), pytest.raises(ArchiveBusy):
        rename(named, "Joris")
    rename(named, "Fatma")
    assert names(named) == ["Fatma"]


def test_a_transaction_that_runs_is_finished_when_the_archive_closes(folder, named):
    closed: list[object] = []
    with named.write() as session:
        event.listen(named._engine, "close_detached", lambda *_: closed.append(1))
        driver_of(session).execute("UPDATE gebruiker SET naam = 'Joris'")
        named.close()
        assert not closed
    assert closed
    with pytest.raises(ArchiveClosed):
        rename(named, "Fatma")
    again = Archive.open(folder, WACHTWOORD)
    assert names(again) == ["Joris"]
    again.close()


def test_it_gives_back_pages_and_goes_on(named):
    named.shrink()
    rename(named, "Joris")
    named.shrink()
    assert names(named) == ["Joris"]


def test_it_gives_nothing_back_while_it_writes(named):
    with named.write() as session:
        named.shrink()
        driver_of(session).execute("UPDATE gebruiker SET naam = 'Joris'")
    assert names(named) == ["Joris"]
