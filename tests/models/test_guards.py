"""What is definitive never changes, whatever statement tries."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.models import Base, Kandidaat, Meting, Plaatsing, Rapport
from app.models.connection import connect
from app.models.soundness import GUARDS, INDEXERS
from tests.models.population import populate


@pytest.fixture
def filled(archive):
    with archive.write() as session:
        populate(session)
    return archive


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE rapport SET controlegetal = 'x'",
        "DELETE FROM rapport",
        "INSERT OR REPLACE INTO rapport SELECT * FROM rapport",
        "UPDATE meting SET status = 'concept'",
        "UPDATE meting SET loonwaarde = 60",
        "UPDATE meting SET status = 'vervangen', loonwaarde = 60",
        "UPDATE meting SET advies = NULL",
        "DELETE FROM meting",
        "INSERT OR REPLACE INTO meting SELECT * FROM meting",
        "UPDATE hoofdtaak SET tempo = 10000",
        "DELETE FROM hoofdtaak",
        "INSERT INTO hoofdtaak SELECT 9, 1, 2, '', 1, '', '', 1, 1, 1, 1, '', '', '' FROM hoofdtaak",
        "UPDATE waarneming SET notitie = 'x'",
        "DELETE FROM waarneming",
        "DELETE FROM zienswijze",
        "UPDATE zienswijze SET keuze = 'oneens'",
        "UPDATE afweging SET reden = 'x'",
        "DELETE FROM meetronde",
        "UPDATE telgebeurtenis SET ms = 0",
        "DELETE FROM telgebeurtenis",
        "DELETE FROM plaatsing",
        "DELETE FROM kandidaat",
    ],
)
def test_definitive_is_definitive(filled, statement):
    with pytest.raises(IntegrityError, match="vast"), filled.write() as session:
        session.execute(text(statement))


@pytest.mark.parametrize("column", sorted(set(Meting.__table__.columns.keys()) - {"status"}))
def test_no_column_of_a_definitive_meting_is_forgotten(filled, column):
    with pytest.raises(IntegrityError), filled.write() as session:
        session.execute(text("PRAGMA defer_foreign_keys = ON"))
        session.execute(text(f"UPDATE meting SET {column} = 77, status = 'vervangen'"))


def test_a_definitive_meting_can_be_replaced_once(filled):
    with filled.write() as session:
        session.query(Meting).one().status = "vervangen"
    with pytest.raises(IntegrityError, match="meting ligt vast"), filled.write() as session:
        session.query(Meting).one().status = "definitief"


def test_a_concept_goes_with_its_kandidaat(archive):
    with archive.write() as session:
        populate(session)
        session.query(Rapport).count()
        plaatsing = session.query(Plaatsing).one()
        concept = Meting(plaatsing=plaatsing, status="concept", gemaakt=plaatsing.metingen[0].gemaakt)
        session.add(concept)
        session.flush()
        session.delete(concept)
    assert archive.check() == []


def test_a_whole_file_can_go_in_one_statement(archive):
    """References that are not RESTRICT: a traject that points at a plaatsing goes along with it."""
    with archive.write() as session:
        populate(session)
        for name in GUARDS:
            session.execute(text(f"DROP TRIGGER {name}"))
        session.execute(text("UPDATE coachtraject SET plaatsing_id = 1"))
        session.query(Kandidaat).delete()
    with archive.read() as session:
        kept = {name for name, table in Base.metadata.tables.items() if session.query(table).count()}
        assert kept == {
            "gemeente",
            "werkgever",
            "contactpersoon",
            "gebruiker",
            "wijziging",
            "normfunctie",
            "normtaak",
            "open_invoer",
            "logboek",
            "regime",
            "signaalinstelling",
            "medisch_woord",
            "wettelijk_bedrag",
            "bedragenstand",
            "export",
            "inlezing",
            "ingelezen",
        }
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []


def test_something_pointed_at_cannot_go(filled):
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), filled.write() as session:
        session.execute(text("DELETE FROM werkgever"))
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), filled.write() as session:
        session.execute(text("DELETE FROM doel"))


def test_the_check_knows_every_guard(archive):
    with archive.read() as session:
        names = session.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars()
        assert set(names) == GUARDS | INDEXERS


def test_a_dangling_reference_is_found(filled):
    driver = connect(filled.database, filled._key)
    driver.execute("PRAGMA foreign_keys = OFF")
    driver.execute("UPDATE kandidaat SET gemeente_id = 99")
    driver.close()
    assert filled.check() == ["Tabel kandidaat, regel 1: verwijst naar iets wat er niet is (gemeente)."]
